//! The words of `docno.toml`, read once: what stands right before a document number.

use std::sync::LazyLock;

use serde::Deserialize;

/// Words that stand right before a number and are no part of it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Docno {
    /// Wherever they stand before it.
    pub(crate) before: Vec<String>,
    /// At the very beginning of its letters only.
    pub(crate) opening: Vec<char>,
}

static DOCNO: LazyLock<Docno> = LazyLock::new(|| {
    toml::from_str(include_str!("docno.toml")).expect("the built-in words are tested")
});

/// The words.
pub(crate) fn words() -> &'static Docno {
    &DOCNO
}
