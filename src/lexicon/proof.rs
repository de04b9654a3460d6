//! The words of `proof.toml`, read once: what a proofreader looks for in plans. Each list is explained there.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::words::Words;

/// All words, one section a class of slips.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Proof {
    pub(crate) deadlines: Deadlines,
    pub(crate) forms: Forms,
    pub(crate) figures: Figures,
    pub(crate) points: Points,
    pub(crate) doubled: Doubled,
    pub(crate) repeats: Repeats,
    pub(crate) places: Places,
}

/// Days by which something is to be done.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Deadlines {
    pub(crate) by: Words,
    pub(crate) before: Words,
    pub(crate) past: Words,
    pub(crate) since: Words,
    pub(crate) done: Words,
    pub(crate) quarters: Words,
    pub(crate) stages: Words,
}

/// How documents write numbers, dates, titles and names.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Forms {
    pub(crate) zeros: Words,
    pub(crate) sends: Words,
    pub(crate) notice: Words,
    pub(crate) issuers: Words,
}

/// Figures that cannot be.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Figures {
    pub(crate) shares: Words,
    pub(crate) no_shares: Words,
    pub(crate) more: Words,
    pub(crate) parts: Words,
    pub(crate) colons: Words,
    pub(crate) loose: Words,
    pub(crate) rises: Words,
    pub(crate) falls: Words,
    pub(crate) from: Words,
    pub(crate) ranges: Words,
    pub(crate) turning: String,
    pub(crate) ratio: String,
    pub(crate) totals: Words,
    pub(crate) year_ends: Words,
    pub(crate) least: Words,
    pub(crate) most: Words,
    pub(crate) rates: Words,
    pub(crate) each: Words,
    pub(crate) often: Words,
    pub(crate) letters: Words,
}

/// Points in paragraphs of their own.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Points {
    pub(crate) parts: Words,
}

/// Words and marks that stand twice, and marks of the wrong width.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Doubled {
    pub(crate) small: Words,
    pub(crate) behind: Words,
    pub(crate) before: Words,
    pub(crate) meant: Words,
    pub(crate) marks: Words,
    pub(crate) half: BTreeMap<char, char>,
}

/// One task twice.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Repeats {
    pub(crate) light: Words,
}

/// Places that are not the plan's own.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Places {
    pub(crate) joins: Words,
    pub(crate) actual: Words,
    pub(crate) endings: Words,
    pub(crate) own: Words,
    pub(crate) kinds: Words,
    pub(crate) alike: Words,
}

/// The words of the proofreader.
pub(crate) fn words() -> &'static Proof {
    static WORDS: LazyLock<Proof> = LazyLock::new(|| {
        toml::from_str(include_str!("proof.toml"))
            .expect("the file is part of the program and tested")
    });
    &WORDS
}
