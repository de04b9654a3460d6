//! head.js and names.js read back: plans, units, and what every query needs.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use super::RecordKind;
use super::damaged::damaged;
use super::files::usual_href;
use crate::error::Result;

/// head.js and names.js.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) grams: bool,
    pub(super) pack: u32,
    pub(super) shards: u32,
    pub(super) plans: Vec<PlanLine>,
    pub(super) units: Vec<UnitLine>,
    pub(super) initials: BTreeMap<char, String>,
    pub(super) synonyms: Vec<Vec<String>>,
    /// Which plan a block belongs to, as an index into `plans`.
    pub(super) owner: BTreeMap<u32, usize>,
}

/// A plan's line.
#[derive(Debug, Clone, Default)]
pub(super) struct PlanLine {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) label: String,
    pub(super) region: String,
    pub(super) date: String,
    pub(super) also: Vec<String>,
    pub(super) href: String,
}

/// A unit's line.
#[derive(Debug, Clone, Default)]
pub(super) struct UnitLine {
    pub(super) name: String,
    pub(super) href: String,
    pub(super) pinyin: String,
    pub(super) region: String,
    pub(super) also: Vec<String>,
}

#[derive(Deserialize)]
struct HeadJson {
    mode: String,
    pack: u32,
    shards: u32,
    plans: Vec<Vec<Value>>,
}

#[derive(Deserialize)]
struct NamesJson {
    plans: Vec<Vec<String>>,
    units: Vec<Vec<String>>,
    initials: Vec<(char, String)>,
    synonyms: Vec<Vec<String>>,
}

impl Head {
    /// Reads both files; an error names the one that is damaged.
    pub(super) fn read(load: impl Fn(&str) -> Result<String>) -> Result<Self> {
        let (head, names) = ("search/head.js", "search/names.js");
        let damaged = |name: &str| damaged(name, 1);
        let blocks: HeadJson = call(&load(head)?).ok_or_else(|| damaged(head))?;
        let things: NamesJson = call(&load(names)?).ok_or_else(|| damaged(names))?;
        together(&blocks, things).ok_or_else(|| damaged(head))
    }
}

/// What a file hands to `__H`; its lists end in commas that JSON does not allow.
fn call<T: serde::de::DeserializeOwned>(text: &str) -> Option<T> {
    let inner = text.strip_prefix("__H(")?.strip_suffix(");\n")?;
    serde_json::from_str(&inner.replace(",\n]", "\n]")).ok()
}

/// Both put together; `None` if a field is not what it should be.
fn together(head: &HeadJson, names: NamesJson) -> Option<Head> {
    let field = |line: &[String], at: usize| line.get(at).cloned().unwrap_or_default();
    let mut plans: BTreeMap<String, PlanLine> = BTreeMap::new();
    for line in &names.plans {
        let or = |value: String, other: String| if value.is_empty() { other } else { value };
        let (id, title) = (field(line, 0), field(line, 1));
        let plan = PlanLine {
            label: or(field(line, 2), title.clone()),
            region: field(line, 3),
            also: read_names(&field(line, 4)),
            href: or(field(line, 5), usual_href(RecordKind::Plan, &id, "")),
            title,
            id: id.clone(),
            ..PlanLine::default()
        };
        plans.insert(id, plan);
    }
    let mut blocks = Vec::new();
    for line in &head.plans {
        let id = line.first()?.as_str()?.to_owned();
        for block in line.get(1)?.as_array()? {
            blocks.push((u32::try_from(block.as_u64()?).ok()?, id.clone()));
        }
        let plan = plans.entry(id.clone()).or_insert_with(|| PlanLine {
            id,
            ..PlanLine::default()
        });
        line.get(2)
            .map_or("", |date| date.as_str().unwrap_or_default())
            .clone_into(&mut plan.date);
    }
    let places: BTreeMap<&String, usize> = plans.keys().zip(0..).collect();
    let owner = blocks
        .iter()
        .map(|(block, id)| (*block, places[id]))
        .collect();
    Some(Head {
        grams: head.mode == "grams",
        pack: head.pack,
        shards: head.shards,
        units: names
            .units
            .iter()
            .map(|line| UnitLine {
                name: field(line, 0),
                href: field(line, 1),
                pinyin: field(line, 2),
                region: field(line, 3),
                also: read_names(&field(line, 4)),
            })
            .collect(),
        initials: names.initials.into_iter().collect(),
        synonyms: names.synonyms,
        owner,
        plans: plans.into_values().collect(),
    })
}

/// Names joined by `|`.
pub(super) fn read_names(list: &str) -> Vec<String> {
    list.split('|')
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}
