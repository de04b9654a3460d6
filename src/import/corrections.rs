//! `content/corrections/ID.toml`: what people mended in a plan after import: where, was, now, why.
//!
//! `was` and `now` are pieces of the plan file's body, as Markdown: `was` as import writes it, `now` as it
//! stands in the content. Each `was` must stand exactly once in the body that import writes (with the mends
//! before it applied), so that a mend can never mean another place than the one it was made for.

use serde::Deserialize;

use crate::error::{Error, Result};
use crate::placed::Placed;

/// The mends of one plan.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Corrections {
    /// The mends, in the order in which they are applied.
    pub mend: Vec<Mend>,
}

/// One mend.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mend {
    /// The place in the source document, for people: 第 32 行，类别栏.
    #[serde(rename = "where")]
    pub place: Placed<String>,
    /// What import writes.
    pub was: String,
    /// What the content says instead.
    pub now: String,
    /// Why, and how sure.
    pub why: String,
}

impl Corrections {
    /// Reads a corrections file; `file` is its path for messages.
    ///
    /// # Errors
    ///
    /// TOML that does not parse, or has other keys than the four.
    pub fn parse(file: &str, text: &str) -> Result<Self> {
        toml::from_str(text).map_err(|e| Error::toml(file, text, &e))
    }

    /// Applies the mends to a body; gives the mended body and the mends that no longer fit, by index.
    pub fn apply(&self, body: &str) -> (String, Vec<usize>) {
        let mut body = body.to_owned();
        let mut stale = Vec::new();
        for (i, mend) in self.mend.iter().enumerate() {
            if mend.was.is_empty() || body.matches(&mend.was).count() != 1 {
                stale.push(i);
            } else {
                body = body.replacen(&mend.was, &mend.now, 1);
            }
        }
        (body, stale)
    }
}

#[cfg(test)]
mod tests {
    use super::Corrections;

    #[test]
    fn a_mend_fits_one_place_only() {
        let text = "[[mend]]\nwhere='第 1 行'\nwas='甲局'\nnow='乙局'\nwhy='原文是乙局'\n";
        let mends = Corrections::parse("a.toml", text).expect("is well formed");
        assert_eq!(mends.apply("由甲局牵头"), ("由乙局牵头".to_owned(), vec![]));
        assert_eq!(mends.apply("甲局、甲局").1, [0]);
        assert!(Corrections::parse("a.toml", "[[mend]]\nwar='x'\n").is_err());
    }
}
