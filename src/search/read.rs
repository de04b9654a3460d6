//! The index files read back: head, texts, lists. Nothing is loaded before a query needs it.
//!
//! The reader goes line by line, as the files are written; a line that it cannot read is an error that
//! names the file and the line.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use serde::Deserialize;
use serde_json::Value;

use super::escape::ROLES;
use super::files::usual_href;
use super::fold::fold;
use super::ids::{BLOCK, hash};
use super::{RecordKind, lists};
use crate::error::{Error, Result};

/// Gives the text of an index file by its name.
type Load<'a> = Box<dyn Fn(&str) -> Result<String> + 'a>;

/// The lists of a shard by key.
type Shard = BTreeMap<String, String>;

/// An index whose files are loaded by name through a function.
pub struct Index<'a> {
    load: Load<'a>,
    pub(super) head: Head,
    texts: RefCell<BTreeMap<u32, Rc<Vec<Doc>>>>,
    shards: RefCell<BTreeMap<u32, Rc<Shard>>>,
}

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

/// A record's line, with its keys.
#[derive(Debug, Clone)]
pub(super) struct Doc {
    pub(super) id: u32,
    pub(super) kind: RecordKind,
    pub(super) tail: String,
    pub(super) title: String,
    pub(super) text: String,
    pub(super) units: Vec<(String, String)>,
    pub(super) group: String,
    pub(super) href: String,
    pub(super) label: String,
    pub(super) title_key: String,
    pub(super) also_keys: Vec<String>,
    pub(super) units_key: String,
    pub(super) text_key: String,
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

impl<'a> Index<'a> {
    /// Opens an index: `load` gives the text of a file by its name in the site, such as `search/head.js`.
    pub fn open(load: impl Fn(&str) -> Result<String> + 'a) -> Result<Self> {
        let read: HeadJson =
            call(&load("search/head.js")?).ok_or_else(|| damaged("search/head.js", 1))?;
        let names: NamesJson =
            call(&load("search/names.js")?).ok_or_else(|| damaged("search/names.js", 1))?;
        let head = read_head(&read, names).ok_or_else(|| damaged("search/head.js", 1))?;
        Ok(Self {
            load: Box::new(load),
            head,
            texts: RefCell::default(),
            shards: RefCell::default(),
        })
    }

    /// The records of a text file, by its number.
    pub(super) fn texts(&self, number: u32) -> Result<Rc<Vec<Doc>>> {
        if let Some(known) = self.texts.borrow().get(&number) {
            return Ok(Rc::clone(known));
        }
        let name = format!("search/t/{number}.js");
        let docs = Rc::new(self.read_texts(&name)?);
        self.texts.borrow_mut().insert(number, Rc::clone(&docs));
        Ok(docs)
    }

    /// All text files of the index, in order (mode `text`).
    pub(super) fn all_texts(&self) -> Result<Vec<Rc<Vec<Doc>>>> {
        let mut numbers: Vec<u32> = self
            .head
            .owner
            .keys()
            .map(|block| (block * BLOCK) >> self.head.pack)
            .collect();
        numbers.dedup();
        numbers
            .into_iter()
            .map(|number| self.texts(number))
            .collect()
    }

    /// The list of a gram or `#label`: ids that hold it in title, names or units, and ids in the text alone.
    pub(super) fn list(&self, key: &str) -> Result<(Vec<u32>, Vec<u32>)> {
        let number = hash(key) % self.head.shards;
        let digits = format!("{:x}", self.head.shards - 1).len();
        let name = format!("search/g/{number:0digits$x}.js");
        let known = self.shards.borrow().get(&number).map(Rc::clone);
        let shard = if let Some(known) = known {
            known
        } else {
            let shard = Rc::new(read_shard(&name, &(self.load)(&name)?)?);
            self.shards.borrow_mut().insert(number, Rc::clone(&shard));
            shard
        };
        let Some(list) = shard.get(key) else {
            return Ok((Vec::new(), Vec::new()));
        };
        let (head, body) = list.split_once('.').unwrap_or((list, ""));
        let decode = |list| lists::decode(list).ok_or_else(|| damaged(&name, 1));
        Ok((decode(head)?, decode(body)?))
    }

    fn read_texts(&self, name: &str) -> Result<Vec<Doc>> {
        let text = (self.load)(name)?;
        let mut block = 0;
        let mut groups: BTreeMap<String, String> = BTreeMap::new();
        let mut docs = Vec::new();
        for (at, line) in text.lines().enumerate() {
            let error = || damaged(name, at as u32 + 1);
            if let Some(number) = line.strip_prefix('"') {
                let number = number.strip_suffix("\":[").ok_or_else(error)?;
                block = number.parse().map_err(|_| error())?;
                groups.clear();
            } else if line.starts_with("[\"") {
                let group: Vec<String> = json(line).ok_or_else(error)?;
                let [key, name] = <[String; 2]>::try_from(group).map_err(|_| error())?;
                groups.insert(key, name);
            } else if line.starts_with('[') {
                let row: Vec<Value> = json(line).ok_or_else(error)?;
                docs.push(self.doc(block, &row, &groups).ok_or_else(error)?);
            }
        }
        if !text.ends_with("});\n") {
            return Err(damaged(name, text.lines().count() as u32));
        }
        Ok(docs)
    }

    fn doc(&self, block: u32, row: &[Value], groups: &BTreeMap<String, String>) -> Option<Doc> {
        let text = |at: usize| {
            row.get(at)
                .map_or(Some(""), Value::as_str)
                .map(str::to_owned)
        };
        let kind = match row.get(1)?.as_str()? {
            "t" => RecordKind::Task,
            "s" => RecordKind::Section,
            "d" => RecordKind::Document,
            _ => return None,
        };
        let (tail, body) = (text(2)?, text(4)?);
        let title = match row.get(3)? {
            Value::String(title) => title.clone(),
            number => {
                let units: Vec<u16> = body
                    .encode_utf16()
                    .take(number.as_u64()? as usize)
                    .collect();
                String::from_utf16(&units).ok()?
            }
        };
        let units = read_units(&text(5)?);
        let also = read_names(&text(7)?);
        let plan = self
            .head
            .owner
            .get(&block)
            .map_or("", |plan| &self.head.plans[*plan].id);
        let href = match text(8)? {
            href if !href.is_empty() => href,
            _ => usual_href(kind, plan, &tail),
        };
        let label = text(9)?;
        let unit_names: Vec<&str> = units.iter().map(|(name, _)| name.as_str()).collect();
        Some(Doc {
            id: block * BLOCK + u32::try_from(row.first()?.as_u64()?).ok()?,
            kind,
            label: if label.is_empty() && kind == RecordKind::Task {
                tail.clone()
            } else {
                label
            },
            tail,
            title_key: fold(&title).trim().to_owned(),
            also_keys: also.iter().map(|name| fold(name)).collect(),
            units_key: fold(&unit_names.join("、")),
            text_key: fold(&body),
            title,
            text: body,
            units,
            group: groups.get(&text(6)?).cloned().unwrap_or_default(),
            href,
        })
    }
}

/// An index file that is not as it was written.
fn damaged(name: &str, line: u32) -> Error {
    Error::Settings {
        file: name.to_owned(),
        at: Some((line, 1)),
        message: "检索数据已损坏；请重新运行 gangmu build".to_owned(),
    }
}

/// A line as JSON, without its last comma.
fn json<T: serde::de::DeserializeOwned>(line: &str) -> Option<T> {
    serde_json::from_str(line.strip_suffix(',').unwrap_or(line)).ok()
}

/// What a file hands to `__H`; its lists end in commas that JSON does not allow.
fn call<T: serde::de::DeserializeOwned>(text: &str) -> Option<T> {
    let inner = text.strip_prefix("__H(")?.strip_suffix(");\n")?;
    serde_json::from_str(&inner.replace(",\n]", "\n]")).ok()
}

/// The head and the names, put together.
fn read_head(head: &HeadJson, names: NamesJson) -> Option<Head> {
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

/// One shard: the lists by key.
fn read_shard(name: &str, text: &str) -> Result<Shard> {
    let inner = text
        .strip_prefix("__S(\"g\",{\n")
        .and_then(|text| text.strip_suffix("});\n"))
        .ok_or_else(|| damaged(name, 1))?;
    inner
        .lines()
        .enumerate()
        .map(|(at, line)| {
            let line = line.strip_suffix(',').unwrap_or(line);
            let entry: Option<BTreeMap<String, String>> =
                serde_json::from_str(&format!("{{{line}}}")).ok();
            entry
                .and_then(|entry| entry.into_iter().next())
                .ok_or_else(|| damaged(name, at as u32 + 2))
        })
        .collect()
}

/// Names joined by `|`.
fn read_names(list: &str) -> Vec<String> {
    list.split('|')
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Units by role, as (name, role).
fn read_units(list: &str) -> Vec<(String, String)> {
    let mut units = Vec::new();
    for group in list.split(';') {
        let Some((role, names)) = group.split_once(':') else {
            continue;
        };
        let role = ROLES
            .iter()
            .find(|(short, _)| *short == role)
            .map_or(role, |(_, key)| key);
        units.extend(
            read_names(names)
                .into_iter()
                .map(|name| (name, role.to_owned())),
        );
    }
    units
}
