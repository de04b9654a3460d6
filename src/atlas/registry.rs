//! The register of units, `content/units.toml`: one entry a body, with its region and its names.
//!
//! The same words name different bodies in different regions, so a name is looked up in the region that
//! the column or the plan speaks of, then in the regions above it. Names are joined only where an entry
//! lists them; nothing here guesses.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::pinyin::syllables;
use super::words::name_key;
use crate::error::{Error, Result};
use crate::plan::Tier;
use crate::source::Source;
use crate::zh::region::{ancestors, parent};

/// One `[[unit]]`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The stored ASCII id: lower case letters, digits and hyphens; the address of its page for good.
    pub id: String,
    /// Its name with the region, as its page is titled.
    pub name: String,
    /// The region path: 重庆市/渝北区.
    pub region: String,
    /// Other names that surely mean it, as plans write them.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Pinyin, syllables parted by blanks, where the dictionary misreads the name.
    pub pinyin: Option<String>,
    /// What sorts it instead of its pinyin.
    pub sort: Option<String>,
    /// The id of the body that took its place.
    pub successor: Option<String>,
    /// Since when, YYYY-MM-DD or YYYY-MM or YYYY.
    pub since: Option<String>,
    /// Ids of the bodies with the same work at other levels, where names do not tell or tell wrong: the whole
    /// list, an empty one for a body that has none. Not written, names decide.
    pub counterparts: Option<Vec<String>>,
    /// `import` added it and nobody has looked yet.
    #[serde(default)]
    pub unconfirmed: bool,
}

/// `[[distinct]]`: bodies with like names that a person has found to be different.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Distinct {
    /// Their ids.
    pub units: Vec<String>,
    /// Why they are different, or why that is open.
    pub reason: String,
}

/// `[collective]`
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Collective {
    #[serde(default)]
    phrases: Vec<String>,
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
    /// Phrases for many bodies, as they are compared.
    collective: BTreeSet<String>,
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
        Self::build(file).map_err(|(words, message)| settings(source, &words, message))
    }

    /// Sorts and indexes; the error names the words in the file that are wrong.
    fn build(file: File) -> std::result::Result<Self, (String, String)> {
        let mut entries = file.unit;
        super::order::sort(&mut entries);
        let mut registry = Self {
            distinct: file.distinct,
            collective: file
                .collective
                .phrases
                .iter()
                .map(|p| name_key(p))
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
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
            if !good {
                return Err((
                    entry.id.clone(),
                    format!(
                        "单位编号 {} 须为小写字母、数字和连字符，至多 80 个字符",
                        entry.id
                    ),
                ));
            }
            if ids.insert(&entry.id, index).is_some() {
                return Err((entry.id.clone(), format!("单位编号 {} 出现两次", entry.id)));
            }
            for name in std::iter::once(&entry.name).chain(&entry.aliases) {
                let key = (entry.region.clone(), name_key(name));
                if let Some(other) = registry.by_name.insert(key, index)
                    && other != index
                {
                    return Err((
                        entry.id.clone(),
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
                        id.clone(),
                        format!("{} 提到的单位编号 {id} 不存在", entry.id),
                    ));
                }
            }
        }
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
        self.collective.contains(&name_key(name))
    }

    /// The index of an id.
    pub fn index_of(&self, id: &str) -> Option<usize> {
        self.entries.iter().position(|entry| entry.id == id)
    }

    /// Whether a person said that these two are different bodies.
    pub fn are_distinct(&self, a: &str, b: &str) -> bool {
        self.distinct
            .iter()
            .any(|line| line.units.iter().any(|id| id == a) && line.units.iter().any(|id| id == b))
    }
}

impl Entry {
    /// Pinyin with blanks between syllables.
    pub fn reading(&self) -> String {
        self.pinyin
            .clone()
            .unwrap_or_else(|| syllables(&self.name).join(" "))
    }
}

/// An error of the file, at the first place where `words` stand in quotes.
fn settings(source: &Source, words: &str, message: String) -> Error {
    let at = source.text.rfind(&format!("\"{words}\"")).map(|start| {
        let place = source.place(start..start + words.len() + 2);
        (place.line, place.column)
    });
    Error::Settings {
        file: source.path.clone(),
        at,
        message,
    }
}
