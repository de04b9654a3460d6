//! The words of `vocabulary.toml`, read once: what the atlas must know of how documents speak.
//!
//! Everything in it is common to many offices; names of bodies and places are not here but in the site's
//! registers.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

/// All words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Vocabulary {
    /// How documents are cited.
    pub(crate) documents: Documents,
    /// How a lower plan rewords an upper one.
    pub(crate) wording: Wording,
    /// How names of bodies are shortened.
    pub(crate) check: Check,
    /// Words that the dictionary of pinyin misreads, with their syllables.
    pub(crate) pinyin: BTreeMap<String, String>,
}

/// `[documents]`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Documents {
    /// Endings of what stands in 《》 and is no document.
    pub(crate) no_document: Vec<String>,
    /// Words before 《》 that say "made by it".
    pub(crate) basis: Vec<String>,
    /// 关于印发 and the like.
    pub(crate) hands_out: Vec<String>,
    /// 的通知 and the like.
    pub(crate) handed_out_by: Vec<String>,
    /// 以下简称 and the like.
    pub(crate) short_name: Vec<String>,
}

/// `[wording]`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Wording {
    /// Phrases that say nothing of the measure.
    pub(crate) openers: Vec<String>,
    /// Words for the own place or level.
    pub(crate) places: Vec<String>,
    /// Beginnings of clauses that only name place, level or condition.
    pub(crate) circumstances: Vec<String>,
    /// Verbs by strength, the strongest first.
    pub(crate) verbs: Vec<Vec<String>>,
}

/// `[check]`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Check {
    /// Full and short form of parts of names.
    pub(crate) short_forms: Vec<(String, String)>,
}

/// The words that come with the program.
pub(crate) static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    toml::from_str(include_str!("vocabulary.toml"))
        .expect("the file is part of the program and tested")
});

/// A name with every known long form of its parts made short, until nothing changes: 市场监督管理局 and 市监局
/// are then the same.
pub(crate) fn shortened(name: &str) -> String {
    let mut out = name.to_owned();
    loop {
        let mut next = out.clone();
        for (long, short) in &VOCABULARY.check.short_forms {
            next = next.replace(long.as_str(), short);
        }
        if next == out {
            return out;
        }
        out = next;
    }
}

/// How strong a commitment a leading verb is, 0 the strongest; none for other words.
pub(crate) fn verb_strength(verb: &str) -> Option<usize> {
    VOCABULARY
        .wording
        .verbs
        .iter()
        .position(|group| group.iter().any(|word| word == verb))
}
