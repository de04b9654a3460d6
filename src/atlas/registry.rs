//! The register of units, `content/units.toml`: one entry a body, with its region and its names.
//!
//! The same words name different bodies in different regions, so a name is looked up in the region that
//! the column or the plan speaks of, then in the regions above it. Names are joined only where an entry
//! lists them; nothing here guesses.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;

pub use super::entry::Entry;
use super::words::name_key;
use crate::disk::unfit_part;
use crate::error::{Error, Result};
use crate::placed::Placed;
use crate::plan::Tier;
use crate::source::Source;
use crate::zh::region::{ancestors, parent};

/// `[[distinct]]`: bodies with like names that a person has found to be different.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Distinct {
    /// Their ids.
    pub units: Vec<Placed<String>>,
    /// Why they are different, or why that is open.
    pub reason: String,
}

/// `[collective]`
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Collective {
    #[serde(default)]
    phrases: Vec<Placed<String>>,
}

/// The file as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    unit: Vec<Entry>,
    #[serde(default)]
    distinct: Vec<Distinct>,
    #[serde(default)]
    collective: Collective,
}

/// The register, ready for looking up. Entries are in the fixed order of units.
#[derive(Debug, Clone, Default)]
pub struct Registry {
    /// All entries: by region (nation, province, district), then by pinyin.
    pub entries: Vec<Entry>,
    /// Like names that are different bodies.
    pub distinct: Vec<Distinct>,
    /// Phrases for many bodies, as they are compared, each with where it is written.
    collective: BTreeMap<String, Placed<String>>,
    /// Id to the entry's index.
    by_id: BTreeMap<String, usize>,
    /// Region and name to the entry's index.
    by_name: BTreeMap<(String, String), usize>,
    /// A full name that only one entry has, whatever its region.
    by_title: BTreeMap<String, Option<usize>>,
}

impl Registry {
    /// Reads units.toml. Refused: unknown keys, an id twice or not in ASCII, a name twice in one region,
    /// a successor that does not exist.
    pub fn parse(source: &Source) -> Result<Self> {
        let file: File = toml::from_str(&source.text)
            .map_err(|error| Error::toml(&source.path, &source.text, &error))?;
        Self::build(file).map_err(|(span, message)| {
            let place = source.place(span);
            Error::Settings {
                file: source.path.clone(),
                at: Some((place.line, place.column)),
                message,
            }
        })
    }

    /// Sorts and indexes; the error says where in the file what is wrong.
    fn build(file: File) -> std::result::Result<Self, (Range<usize>, String)> {
        let mut entries = file.unit;
        super::order::sort(&mut entries);
        let mut registry = Self {
            distinct: file.distinct,
            collective: file
                .collective
                .phrases
                .into_iter()
                .map(|phrase| (name_key(&phrase), phrase))
                .collect(),
            ..Self::default()
        };
        let mut ids: BTreeMap<&str, usize> = BTreeMap::new();
        for (index, entry) in entries.iter().enumerate() {
            let good = !entry.id.is_empty()
                && entry.id.len() <= 80
                && entry
                    .id
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
                && unfit_part(&entry.id).is_none();
            if !good {
                return Err((
                    entry.id.span(),
                    format!(
                        "单位编号 {} 须为小写字母、数字和连字符，至多 80 个字符，也不能是 Windows 的保留名",
                        entry.id
                    ),
                ));
            }
            if let Some(other) = ids.insert(&entry.id, index) {
                // Entries are sorted; the one that stands later in the file is the one too many.
                let (one, two) = (entries[other].id.span(), entry.id.span());
                let later = if one.start > two.start { one } else { two };
                return Err((later, format!("单位编号 {} 出现两次", entry.id)));
            }
            for name in std::iter::once(&entry.name).chain(&entry.aliases) {
                let key = (entry.region.to_string(), name_key(name));
                if let Some(other) = registry.by_name.insert(key, index)
                    && other != index
                {
                    return Err((
                        name.span(),
                        format!(
                            "“{name}”在“{}”里同时指 {} 和 {}；一个名称在一个地区只能指一个单位",
                            entry.region, entries[other].id, entry.id
                        ),
                    ));
                }
            }
            registry
                .by_title
                .entry(name_key(&entry.name))
                .and_modify(|only| *only = None)
                .or_insert(Some(index));
        }
        for entry in &entries {
            let named = entry.counterparts.iter().flatten();
            for id in entry.successor.iter().chain(named) {
                if !ids.contains_key(id.as_str()) {
                    return Err((
                        id.span(),
                        format!("{} 提到的单位编号 {id} 不存在", entry.id),
                    ));
                }
            }
        }
        let ids = ids.into_iter().map(|(id, index)| (id.to_owned(), index));
        registry.by_id = ids.collect();
        registry.entries = entries;
        Ok(registry)
    }

    /// The entry that a name means in a column of `tier` of a plan of `region`.
    ///
    /// 市级 columns of a district's plan speak of the region above; a name unknown there is looked for in
    /// the plan's own region too (a bureau's branch in the wrong column), then by its full name anywhere.
    pub fn resolve(&self, name: &str, region: &str, tier: Option<Tier>) -> Option<usize> {
        let key = name_key(name);
        let first = match tier {
            Some(Tier::Municipal) => parent(region).unwrap_or(region),
            _ => region,
        };
        ancestors(first)
            .chain(ancestors(region))
            .find_map(|region| self.by_name.get(&(region.to_owned(), key.clone())))
            .copied()
            .or_else(|| self.by_title.get(&key).copied().flatten())
    }

    /// Whether the register lists the words as a phrase for many bodies.
    pub fn is_collective(&self, name: &str) -> bool {
        self.collective_phrase(name).is_some()
    }

    /// The register's phrase for many bodies that the words are, where it is written.
    pub(crate) fn collective_phrase(&self, name: &str) -> Option<&Placed<String>> {
        self.collective.get(&name_key(name))
    }

    /// The phrases for many bodies that the register lists, sorted as they are compared.
    pub(crate) fn collective_phrases(&self) -> impl Iterator<Item = &str> {
        self.collective.values().map(|phrase| phrase.as_str())
    }

    /// The index of an id.
    pub fn index_of(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// Whether a person said that these two are different bodies.
    pub fn are_distinct(&self, a: &str, b: &str) -> bool {
        self.distinct.iter().any(|line| {
            line.units.iter().any(|id| *id == a) && line.units.iter().any(|id| *id == b)
        })
    }
}
