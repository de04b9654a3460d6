//! The words of `atlas.toml`, read once: how documents are cited, how a lower plan rewords an upper one, how names of
//! bodies and places are built. Each list is explained there.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::words::Words;

/// All words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Atlas {
    pub(crate) documents: Documents,
    pub(crate) wording: Wording,
    pub(crate) names: Names,
    pub(crate) ids: Ids,
    pub(crate) queries: Queries,
    /// Words that the dictionary of pinyin misreads, with their syllables.
    pub(crate) pinyin: BTreeMap<String, String>,
}

/// How the id of a plan is proposed.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Ids {
    /// Taken out of a title in this order.
    pub(crate) plain: Vec<String>,
}

/// How people name a task or a document in a query.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Queries {
    /// Characters between a plan and the number of its task.
    pub(crate) task: String,
    /// Characters behind that number.
    pub(crate) counted: String,
    /// What stands for the bracket between the year and the number of a document.
    pub(crate) joins: Vec<String>,
    /// What ends the number of a document.
    pub(crate) number_ends: String,
}

/// How documents are cited.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Documents {
    pub(crate) no_document: Words,
    pub(crate) basis: Words,
    pub(crate) hands_out: Vec<String>,
    pub(crate) handed_out_by: Words,
    pub(crate) short_name: Vec<String>,
}

/// How a lower plan rewords an upper one.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Wording {
    pub(crate) openers: Words,
    pub(crate) places: Vec<String>,
    pub(crate) circumstances: Words,
    /// Verbs by strength, the strongest first.
    pub(crate) verbs: Vec<Words>,
}

/// How names of bodies and places are built.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Names {
    pub(crate) levels: Words,
    pub(crate) low_levels: Words,
    pub(crate) whole_words: Words,
    pub(crate) party: String,
    pub(crate) nation: Words,
    pub(crate) companies: Words,
    pub(crate) kinds: Words,
    /// Taken off one after another, in this order.
    pub(crate) fronts: Vec<String>,
    pub(crate) not_fronts: Words,
    /// Full and short form of parts of names, tried in this order.
    pub(crate) short_forms: Vec<(String, String)>,
}

/// The words of the atlas.
pub(crate) fn words() -> &'static Atlas {
    static WORDS: LazyLock<Atlas> = LazyLock::new(|| {
        toml::from_str(include_str!("atlas.toml"))
            .expect("the file is part of the program and tested")
    });
    &WORDS
}
