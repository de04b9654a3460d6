//! Where a key of site.toml is written.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::settings::FILE;
use crate::error::Error;
use crate::source::Source;

/// Why a setting cannot be used, with the place of its key in the text of site.toml where it is written there.
pub(crate) fn refuse(text: &str, key: &[&str], message: String) -> Error {
    let source = Source::new(FILE, text);
    let place = place(&source.text, key).map(|span| source.place(span));
    Error::Settings {
        file: FILE.to_owned(),
        at: place.map(|place| (place.line, place.column)),
        message,
    }
}

/// The bytes of a value by its keys; a number counts in a list.
pub(crate) fn place(text: &str, key: &[&str]) -> Option<Range<usize>> {
    let table = DeTable::parse(text).ok()?;
    let (first, rest) = key.split_first()?;
    let mut value = table.get_ref().get(*first)?;
    for key in rest {
        value = match value.get_ref() {
            DeValue::Table(table) => table.get(*key)?,
            DeValue::Array(list) => list.get(key.parse::<usize>().ok()?)?,
            _ => return None,
        };
    }
    Some(value.span())
}
