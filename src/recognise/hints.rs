//! What a person says beforehand about a document: options of the command, or `NAME.import.toml` beside it.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::error::{Error, Result};
use crate::front::{FrontMatter, LeadRule, Reading};

/// The ending of the file that holds hints: `方案.docx` has `方案.docx.import.toml` or `方案.import.toml`.
pub const ENDING: &str = "import.toml";

/// What a person says about a document; what is absent is recognised.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Options {
    /// The plan's id.
    pub id: Option<String>,
    /// The region path.
    pub region: Option<String>,
    /// The programme (试点).
    pub programme: Option<String>,
    /// The plans that it implements.
    pub implements: Vec<String>,
    /// The document's path relative to the site; its name alone if it lies elsewhere.
    pub source: Option<String>,
    /// A short title.
    pub short: Option<String>,
    /// The title, where it is recognised wrongly.
    pub title: Option<String>,
    /// 发文字号.
    pub number: Option<String>,
    /// 发文机关.
    pub issuer: Option<String>,
    /// 成文日期, YYYY-MM-DD.
    pub date: Option<String>,
    /// 印发, 征求意见稿.
    pub status: Option<String>,
    /// How undivided lists tell who leads: `first` or `before-comma`.
    pub lead: Option<LeadRule>,
    /// Which tables of the document, counted from 1, hold tasks; the others stay tables. All may, if empty.
    pub tables: Vec<usize>,
    /// Headings of columns that the program does not know, with a word that it knows: 主责方 = "牵头单位".
    pub columns: BTreeMap<String, String>,
    /// Whether an empty cell in a column of units means the same units as above. A document does not say.
    pub carry_down: bool,
    /// Whether every sentence that says what a body answers for is a task, or only those that are certain.
    pub duties: Option<bool>,
}

impl Options {
    /// Reads a file of hints; `file` is its path for messages.
    ///
    /// # Errors
    ///
    /// TOML that does not parse, or has unknown keys.
    pub fn parse(file: &str, text: &str) -> Result<Self> {
        toml::from_str(text).map_err(|e| Error::toml(file, text, &e))
    }

    /// These options where they say something, `other` where they do not.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            id: self.id.or(other.id),
            region: self.region.or(other.region),
            programme: self.programme.or(other.programme),
            implements: if self.implements.is_empty() {
                other.implements
            } else {
                self.implements
            },
            source: self.source.or(other.source),
            short: self.short.or(other.short),
            title: self.title.or(other.title),
            number: self.number.or(other.number),
            issuer: self.issuer.or(other.issuer),
            date: self.date.or(other.date),
            status: self.status.or(other.status),
            lead: self.lead.or(other.lead),
            tables: if self.tables.is_empty() {
                other.tables
            } else {
                self.tables
            },
            columns: if self.columns.is_empty() {
                other.columns
            } else {
                self.columns
            },
            carry_down: self.carry_down || other.carry_down,
            duties: self.duties.or(other.duties),
        }
    }

    /// The front matter with what is said here in place of what was recognised.
    pub(crate) fn front(&self, found: FrontMatter) -> FrontMatter {
        FrontMatter {
            title: self.title.clone().unwrap_or(found.title),
            short: self.short.clone().or(found.short),
            number: self.number.clone().or(found.number),
            issuer: self.issuer.clone().or(found.issuer),
            date: self.date.clone().or(found.date),
            status: self.status.clone().or(found.status),
            lead: self.lead.or(found.lead),
            region: self.region.clone(),
            programme: self.programme.clone(),
            implements: self.implements.clone(),
            source: self.source.clone(),
            reading: Reading {
                tables: self.tables.clone(),
                carry_down: self.carry_down,
                duties: self.duties,
                columns: self.columns.clone(),
            },
            ..found
        }
    }
}

impl From<Reading> for Options {
    /// What was said of a document's tables when it was read before.
    fn from(reading: Reading) -> Self {
        Self {
            tables: reading.tables,
            columns: reading.columns,
            carry_down: reading.carry_down,
            duties: reading.duties,
            ..Self::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Options;

    #[test]
    fn hints_are_read_and_typed_options_come_first() {
        let hints = Options::parse(
            "a.import.toml",
            "id = \"a\"\nregion = \"某省/某市\"\n[columns]\n主责方 = \"牵头单位\"\n",
        );
        // TOML wants quotes around Chinese keys; the message says where.
        assert!(hints.is_err());
        let hints = Options::parse(
            "a.import.toml",
            "id = \"a\"\nregion = \"某省/某市\"\ntables = [2]\n[columns]\n\"主责方\" = \"牵头单位\"\n",
        )
        .expect("is well formed");
        let typed = Options {
            id: Some("b".to_owned()),
            ..Options::default()
        };
        let both = typed.or(hints);
        assert_eq!((both.id.as_deref(), both.tables), (Some("b"), vec![2]));
        assert!(Options::parse("a", "regoin = \"x\"\n").is_err());
    }
}
