//! The words of `check.toml`, read once: what the rules of `check` look for in plans. Each list is explained there.

use std::sync::LazyLock;

use serde::Deserialize;

use super::words::Words;

/// All words, one section a rule.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Check {
    pub(crate) names: Names,
    pub(crate) units: Units,
    pub(crate) promises: Promises,
    pub(crate) points: Points,
    pub(crate) references: References,
    pub(crate) counts: Counts,
    pub(crate) documents: Documents,
    pub(crate) cells: Cells,
    pub(crate) slips: Slips,
    pub(crate) front: Front,
}

/// Names of bodies in the prose.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Names {
    pub(crate) endings: Words,
    pub(crate) longer: Words,
    pub(crate) no_bodies: Words,
    pub(crate) many: Words,
    pub(crate) trades: Words,
    pub(crate) trade_endings: Words,
    pub(crate) together: Words,
    pub(crate) before: Words,
    pub(crate) by: String,
    pub(crate) not_by: Words,
    pub(crate) acts: Words,
    pub(crate) leads: Words,
    pub(crate) and_so_on: String,
    pub(crate) goes_on: Words,
    pub(crate) levels: Words,
    pub(crate) no_levels: Words,
    pub(crate) nation: Words,
    pub(crate) offices: Words,
}

/// Names of bodies in tables and in the register.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Units {
    pub(crate) whole: Words,
    pub(crate) level: String,
}

/// Lists and the numbers that go with them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Promises {
    pub(crate) counters: Words,
    pub(crate) great: Words,
    pub(crate) no_counts: Words,
    pub(crate) at_least: String,
    pub(crate) announces: Words,
    pub(crate) opens: Words,
    pub(crate) verbs: Words,
    pub(crate) open: String,
    pub(crate) and: Words,
}

/// Points of a paragraph.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Points {
    pub(crate) is: String,
}

/// Rows of a table, named in a text.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct References {
    pub(crate) order: String,
    pub(crate) item: String,
    pub(crate) rows: Words,
    pub(crate) tasks: Words,
    pub(crate) sends: Words,
    pub(crate) joins: Words,
    pub(crate) counted: Words,
}

/// How many tasks a plan has.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Counts {
    pub(crate) turned: Words,
    pub(crate) tasks: String,
    pub(crate) all: String,
    pub(crate) item: String,
}

/// Titles and annexes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Documents {
    pub(crate) now: Words,
    pub(crate) sent: Words,
    pub(crate) no_slip: Words,
    pub(crate) annex: String,
    pub(crate) others: Words,
}

/// Cells of bodies.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Cells {
    pub(crate) open: Words,
    pub(crate) sentence: Words,
}

/// Slips of the copyist.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Slips {
    pub(crate) small: Words,
    pub(crate) not_small: Words,
    pub(crate) negations: Words,
}

/// The front matter.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Front {
    pub(crate) states: Vec<String>,
    pub(crate) levels: Words,
}

/// The words of the rules of `check`.
pub(crate) fn words() -> &'static Check {
    static WORDS: LazyLock<Check> = LazyLock::new(|| {
        toml::from_str(include_str!("check.toml"))
            .expect("the file is part of the program and tested")
    });
    &WORDS
}
