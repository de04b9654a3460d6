//! The index files: sorted, one fact a line, no totals, so that an edit changes the lines it touches.
//!
//! `search/head.js` has the plans' blocks, `search/names.js` plans and units, `search/t/N.js` the texts of the ids `N << pack`
//! and up, `search/g/HEX.js` the lists of the pairs of characters whose hash falls there. Scripts call
//! `__H` and `__S`, because on `file://` a page can load nothing but scripts.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::Mutex;

use rayon::prelude::*;

use super::escape::{names, push_string, string, units};
use super::fold::nfc;
use super::ids::{BLOCK, NO_PLAN, Placed, hash, place};
use super::shards::{self, shard_paths};
use super::{Record, RecordKind, pinyin};
use crate::config::{Search, SearchMode};
use crate::disk::OutFile;
use crate::error::Result;

/// The version of the file formats.
const VERSION: u32 = 1;
/// The size of all texts from which `auto` means `grams`.
const TEXT_LIMIT: usize = 3_000_000;
/// Ids of one text file, as a shift: 8 blocks in mode `text`, a quarter of one in mode `grams`.
const PACK_TEXT: u32 = 10;
const PACK_GRAMS: u32 = 5;
/// Documents up to which 128 shards serve.
const FEW: usize = 10_000;

/// Which index files there will be.
#[derive(Debug)]
pub struct Layout<'a> {
    records: &'a [Record],
    settings: &'a Search,
    placed: Placed<'a>,
    grams: bool,
    /// Ids of one text file, as a shift.
    pack: u32,
    shards: u32,
}

impl<'a> Layout<'a> {
    /// Gives records their places.
    pub fn of(records: &'a [Record], settings: &'a Search) -> Self {
        let placed = place(records);
        let grams = match settings.mode {
            SearchMode::Grams => true,
            SearchMode::Text => false,
            SearchMode::Auto => {
                let bytes: usize = placed.records.iter().map(|(_, r)| r.text.len()).sum();
                bytes > TEXT_LIMIT
            }
        };
        Self {
            shards: match (grams, placed.records.len()) {
                (false, _) => 0,
                (true, ..=FEW) => 128,
                (true, _) => 1024,
            },
            pack: if grams { PACK_GRAMS } else { PACK_TEXT },
            records,
            settings,
            placed,
            grams,
        }
    }

    /// The paths of all files.
    pub fn paths(&self) -> impl Iterator<Item = String> {
        ["search/head.js", "search/names.js"]
            .into_iter()
            .map(str::to_owned)
            .chain(shard_paths(self.shards))
            .chain(self.packs().map(|records| text_path(records, self.pack)))
    }

    /// Draws all files and gives each away.
    pub fn draw(&self, give: &(dyn Fn(OutFile) -> Result<()> + Sync)) -> Result<()> {
        give(self.head())?;
        give(all_names(self.records, self.settings))?;
        shards::draw(&self.placed.records, self.shards, give)?;
        let packs: Vec<&[(u32, &Record)]> = self.packs().collect();
        let done: Vec<Result<()>> = packs
            .into_par_iter()
            .map(|records| give(text_file(records, self.pack)))
            .collect();
        done.into_iter().collect()
    }

    /// The records of each text file.
    fn packs(&self) -> impl Iterator<Item = &[(u32, &'a Record)]> {
        let pack = self.pack;
        self.placed
            .records
            .chunk_by(move |a, b| a.0 >> pack == b.0 >> pack)
    }
}

/// Makes the index files, sorted by path.
pub fn index(records: &[Record], settings: &Search) -> Vec<OutFile> {
    let files = Mutex::new(Vec::new());
    let keep = |file| {
        files
            .lock()
            .expect("nobody panics while holding it")
            .push(file);
        Ok(())
    };
    Layout::of(records, settings)
        .draw(&keep)
        .expect("keeping never fails");
    let mut files = files.into_inner().expect("nobody panics while holding it");
    files.sort_by(|a: &OutFile, b| a.path.cmp(&b.path));
    files
}

impl Layout<'_> {
    /// head.js: what must be known before anything else is asked for; each plan's blocks and date.
    fn head(&self) -> OutFile {
        let dates: BTreeMap<&str, &str> = self
            .records
            .iter()
            .filter(|record| record.kind == RecordKind::Plan)
            .map(|record| (record.id.as_str(), record.date.as_str()))
            .collect();
        let mode = if self.grams { "grams" } else { "text" };
        let (pack, shards) = (self.pack, self.shards);
        let mut out = format!(
            "__H({{\"v\":{VERSION},\"mode\":\"{mode}\",\"pack\":{pack},\"shards\":{shards},\"plans\":[\n"
        );
        for (plan, blocks) in &self.placed.blocks {
            let blocks = serde_json::to_string(blocks).expect("numbers always become JSON");
            let date = dates.get(plan).copied().unwrap_or_default();
            out.push_str(&row(format!("[{},{blocks}", string(plan)), &[date]));
        }
        out.push_str("]});\n");
        OutFile::text("search/head.js", out)
    }
}

/// names.js: plans and units by name, first letters of characters, words that mean the same.
fn all_names(records: &[Record], settings: &Search) -> OutFile {
    let mut plans: BTreeMap<&str, String> = BTreeMap::new();
    let mut units: BTreeMap<&str, String> = BTreeMap::new();
    let mut initials: BTreeMap<char, BTreeSet<char>> = BTreeMap::new();
    for record in records {
        let begin = |name: &str| format!("[{}", string(name));
        let also = record.other_names();
        let also = names(also.filter(|name| *name != record.title && *name != record.label));
        match record.kind {
            RecordKind::Plan => {
                for (c, letter) in pinyin::letters(&record.title) {
                    initials.entry(letter).or_default().insert(c);
                }
                let href = if usual_href(record.kind, &record.id, "") == record.href {
                    ""
                } else {
                    &record.href
                };
                let label = if record.label == record.title {
                    ""
                } else {
                    &record.label
                };
                let fields = [&record.title, label, &record.region, &also, href];
                plans.insert(&record.id, row(begin(&record.id), &fields));
            }
            RecordKind::Unit => {
                let fields = [&record.href, record.pinyin(), &record.region, &also];
                units.insert(&record.id, row(begin(&record.title), &fields));
            }
            RecordKind::Task | RecordKind::Section | RecordKind::Document => {}
        }
    }
    let mut out = String::from("__H({\"plans\":[\n");
    out.extend(plans.into_values());
    out.push_str("],\"units\":[\n");
    out.extend(units.into_values());
    out.push_str("],\"initials\":[\n");
    for (letter, characters) in initials {
        let characters: String = characters.into_iter().collect();
        out.push_str(&row(format!("[\"{letter}\""), &[characters.as_str()]));
    }
    out.push_str("],\"synonyms\":[\n");
    for (word, others) in super::synonyms::table(settings) {
        let others: Vec<&str> = others.iter().map(String::as_str).collect();
        out.push_str(&row(format!("[{}", string(&word)), &others));
    }
    out.push_str("]});\n");
    OutFile::text("search/names.js", out)
}

/// Ends a line that was begun: the fields as strings, without empty ones at the end.
fn row(mut line: String, fields: &[impl AsRef<str>]) -> String {
    let used = fields
        .iter()
        .rposition(|field| !field.as_ref().is_empty())
        .map_or(0, |last| last + 1);
    for field in &fields[..used] {
        line.push(',');
        push_string(&mut line, field.as_ref());
    }
    line.push_str("],\n");
    line
}

/// Where a text file stands.
fn text_path(records: &[(u32, &Record)], pack: u32) -> String {
    format!("search/t/{}.js", records[0].0 >> pack)
}

/// A text file: of each block the group headings it uses, then its records.
fn text_file(records: &[(u32, &Record)], pack: u32) -> OutFile {
    let mut out = String::from("__S(\"t\",{\n");
    for block in records.chunk_by(|a, b| a.0 / BLOCK == b.0 / BLOCK) {
        writeln!(out, "\"{}\":[", block[0].0 / BLOCK).expect("a String takes any text");
        let groups = group_keys(block);
        for (group, key) in &groups {
            out.push_str(&row(format!("[{}", string(key)), &[*group]));
        }
        for (id, record) in block {
            out.push_str(&record_row(id % BLOCK, record, &groups));
        }
        out.push_str("],\n");
    }
    out.push_str("});\n");
    OutFile::text(text_path(records, pack), out)
}

/// A short name for each group heading of a block: from its hash, longer where two are alike.
fn group_keys<'a>(block: &[(u32, &'a Record)]) -> BTreeMap<&'a str, String> {
    let groups: BTreeSet<&str> = block
        .iter()
        .map(|(_, record)| record.group.as_str())
        .filter(|group| !group.is_empty())
        .collect();
    let mut taken = BTreeSet::new();
    let mut keys = BTreeMap::new();
    for group in groups {
        let full = format!("{:08x}", hash(group));
        let key = (3..=full.len())
            .map(|length| full[..length].to_owned())
            .find(|key| taken.insert(key.clone()))
            .unwrap_or_else(|| group.to_owned());
        keys.insert(group, key);
    }
    keys
}

/// A record's line: ordinal, kind, tail of the id, title, text, units, group, other names, address, label.
///
/// The title is a number where it is that many UTF-16 units of the text's beginning.
fn record_row(ordinal: u32, record: &Record, groups: &BTreeMap<&str, String>) -> String {
    let kind = &record.kind.key()[..1];
    let tail = record.tail();
    let mut line = format!("[{ordinal},\"{kind}\",{},", string(tail));
    let (text, title) = (nfc(&record.text), nfc(&record.title));
    if !title.is_empty() && text.starts_with(&*title) {
        line.push_str(&title.encode_utf16().count().to_string());
    } else {
        push_string(&mut line, &title);
    }
    let units = units(&record.units);
    let group = groups.get(record.group.as_str()).map_or("", String::as_str);
    let also = names(record.other_names());
    let plan = record.plan.as_deref().unwrap_or(NO_PLAN);
    let href = if usual_href(record.kind, plan, tail) == record.href {
        ""
    } else {
        &record.href
    };
    let label = if record.label == tail {
        ""
    } else {
        &record.label
    };
    row(line, &[&*text, &nfc(&units), group, &also, href, label])
}

/// The address that a reader of the index makes up where none is given. It belongs to the format, which
/// search-index.js reads too: an address that differs (see `routes`) is written out.
pub(super) fn usual_href(kind: RecordKind, plan: &str, tail: &str) -> String {
    match kind {
        RecordKind::Plan => format!("plans/{plan}/index.html"),
        RecordKind::Task => format!("plans/{plan}/t{tail}.html"),
        RecordKind::Section => format!("plans/{plan}/index.html#{tail}"),
        _ => format!("documents/{tail}.html"),
    }
}
