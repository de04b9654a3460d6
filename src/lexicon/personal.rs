//! The words of `personal.toml`, read once: by which personal data is known. Each list is explained there.

use std::sync::LazyLock;

use serde::Deserialize;

use super::words::Words;

/// All words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Personal {
    pub(crate) numbers: Numbers,
    pub(crate) persons: Persons,
    pub(crate) homes: Homes,
}

/// Around numbers.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Numbers {
    pub(crate) labels: Words,
    pub(crate) identity: Words,
    pub(crate) accounts: Words,
    pub(crate) office_accounts: Words,
    pub(crate) phones: Words,
    pub(crate) codes: Words,
    pub(crate) latin: Words,
    pub(crate) is: Words,
    pub(crate) money: Words,
    pub(crate) units: Words,
    pub(crate) columns: Words,
}

/// Around names of persons.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Persons {
    pub(crate) contacts: Words,
    pub(crate) labels: Words,
    pub(crate) and: Words,
    pub(crate) posts: Words,
    pub(crate) titles: Words,
    pub(crate) addressed: Words,
    pub(crate) between: Words,
    pub(crate) skips: Words,
    pub(crate) fields: Words,
    pub(crate) leads: Words,
    pub(crate) joins: Words,
    pub(crate) not_names: Words,
    pub(crate) offices: Words,
    pub(crate) compound: Words,
    pub(crate) family: String,
    pub(crate) sure: String,
    pub(crate) common: Words,
}

/// Around where somebody lives.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Homes {
    pub(crate) labels: Vec<String>,
    pub(crate) lives: Vec<String>,
    pub(crate) sends: Vec<String>,
    pub(crate) to_a_person: Words,
    pub(crate) is: Words,
    pub(crate) streets: Words,
    pub(crate) doors: Words,
}

/// The words of personal data.
pub(crate) fn words() -> &'static Personal {
    static WORDS: LazyLock<Personal> = LazyLock::new(|| {
        toml::from_str(include_str!("personal.toml"))
            .expect("the file is part of the program and tested")
    });
    &WORDS
}
