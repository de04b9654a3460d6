//! The index files read back: texts and lists. Nothing is loaded before a query needs it.
//!
//! The reader goes line by line, as the files are written; a line that it cannot read is an error that
//! names the file and the line.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use serde_json::Value;

use super::damaged::damaged;
use super::escape::ROLES;
use super::files::usual_href;
use super::fold::fold;
use super::head::{Head, read_names};
use super::ids::{BLOCK, hash};
use super::{RecordKind, lists};
use crate::error::Result;

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

impl<'a> Index<'a> {
    /// Opens an index: `load` gives the text of a file by its name in the site, such as `search/head.js`.
    pub fn open(load: impl Fn(&str) -> Result<String> + 'a) -> Result<Self> {
        let head = Head::read(&load)?;
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

/// A line as JSON, without its last comma.
fn json<T: serde::de::DeserializeOwned>(line: &str) -> Option<T> {
    serde_json::from_str(line.strip_suffix(',').unwrap_or(line)).ok()
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
