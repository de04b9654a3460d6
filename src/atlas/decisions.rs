//! What people decided about lineage, `content/lineage.toml`: links set, links refused, measures left out.
//!
//! A decision remembers a fingerprint of both texts; when either changes, `check` asks for a new look.
//!
//! ```text
//! [[confirm]]            # this task descends from that one
//! down = "fuling-2022/1"
//! up = "chongqing-2021/1"
//! kind = "adapted"
//! reason = "…"
//! texts = "0f3c…"        # `gangmu check` tells the value
//!
//! [[reject]]             # it does not
//! [[not_taken_up]]       # the plan left the measure out on purpose
//! plan = "yubei"
//! up = "chongqing-2021/47"
//! reason = "…"
//! ```

use serde::Deserialize;

use super::Kind;
use super::words::bare;
use crate::error::{Error, Result};
use crate::placed::Placed;
use crate::source::Source;

/// The file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decisions {
    /// Links that a person set.
    #[serde(default)]
    pub confirm: Vec<Confirm>,
    /// Links that a person refused.
    #[serde(default)]
    pub reject: Vec<Reject>,
    /// Measures that a plan left out on purpose.
    #[serde(default)]
    pub not_taken_up: Vec<NotTakenUp>,
}

/// `[[confirm]]`
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Confirm {
    /// The lower task.
    pub down: Placed<String>,
    /// The upper task.
    pub up: Placed<String>,
    /// The kind, where the program's should not stand.
    pub kind: Option<Kind>,
    /// Why.
    pub reason: String,
    /// The fingerprint of both texts.
    pub texts: Option<String>,
}

/// `[[reject]]`
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reject {
    /// The lower task.
    pub down: Placed<String>,
    /// The upper task.
    pub up: Placed<String>,
    /// Why.
    pub reason: String,
    /// The fingerprint of both texts.
    pub texts: Option<String>,
}

/// `[[not_taken_up]]`
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotTakenUp {
    /// The lower plan.
    pub plan: Placed<String>,
    /// The upper task.
    pub up: Placed<String>,
    /// Why.
    pub reason: String,
}

impl Decisions {
    /// Reads lineage.toml; a decision without a reason is refused.
    pub fn parse(source: &Source) -> Result<Self> {
        let file: Self = toml::from_str(&source.text)
            .map_err(|error| Error::toml(&source.path, &source.text, &error))?;
        let reasons = file
            .confirm
            .iter()
            .map(|line| (&line.down, &line.reason))
            .chain(file.reject.iter().map(|line| (&line.down, &line.reason)))
            .chain(
                file.not_taken_up
                    .iter()
                    .map(|line| (&line.up, &line.reason)),
            );
        for (id, reason) in reasons {
            if reason.trim().is_empty() {
                let place = source.place(id.span());
                return Err(Error::Settings {
                    file: source.path.clone(),
                    at: Some((place.line, place.column)),
                    message: format!("对 {id} 的决定没有写明原因（reason）"),
                });
            }
        }
        Ok(file)
    }
}

/// 16 hexadecimal digits that change when either text does (blanks and punctuation apart).
pub fn fingerprint(down: &str, up: &str) -> String {
    // FNV-1a: no secret is kept here, only a change noticed.
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in bare(down).bytes().chain([0]).chain(bare(up).bytes()) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    format!("{hash:016x}")
}
