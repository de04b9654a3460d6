//! The index files: sorted, one fact a line, no totals, so that an edit changes the lines it touches.
//!
//! `search/head.js` has the plans' blocks, `search/names.js` plans and units, `search/t/N.js` the texts of the ids `N << pack`
//! and up, `search/g/HEX.js` the lists of the pairs of characters whose hash falls there. Scripts call
//! `__H` and `__S`, because on `file://` a page can load nothing but scripts.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use rayon::prelude::*;

use super::escape::{names, push_string, string, units};
use super::fold::nfc;
use super::ids::{BLOCK, NO_PLAN, Placed, hash, place};
use super::shards::shard_files;
use super::{Record, RecordKind, pinyin};
use crate::config::{Search, SearchMode};
use crate::disk::OutFile;

/// The version of the file formats.
const VERSION: u32 = 1;
/// The size of all texts from which `auto` means `grams`.
const TEXT_LIMIT: usize = 3_000_000;
/// Ids of one text file, as a shift: 8 blocks in mode `text`, a quarter of one in mode `grams`.
const PACK_TEXT: u32 = 10;
const PACK_GRAMS: u32 = 5;
/// Documents up to which 128 shards serve.
const FEW: usize = 10_000;

/// Makes the index files, sorted by path.
pub fn index(records: &[Record], settings: &Search) -> Vec<OutFile> {
    let placed = place(records);
    let grams_mode = match settings.mode {
        SearchMode::Grams => true,
        SearchMode::Text => false,
        SearchMode::Auto => {
            let bytes: usize = placed.records.iter().map(|(_, r)| r.text.len()).sum();
            bytes > TEXT_LIMIT
        }
    };
    let pack = if grams_mode { PACK_GRAMS } else { PACK_TEXT };
    let shards = match (grams_mode, placed.records.len()) {
        (false, _) => 0,
        (true, ..=FEW) => 128,
        (true, _) => 1024,
    };
    let mode = if grams_mode { "grams" } else { "text" };
    let mut files = vec![
        head(records, &placed, mode, pack, shards),
        all_names(records, settings),
    ];
    files.extend(shard_files(&placed.records, shards));
    files.extend(text_files(&placed, pack));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// head.js: what must be known before anything else is asked for; each plan's blocks and date.
fn head(records: &[Record], placed: &Placed<'_>, mode: &str, pack: u32, shards: u32) -> OutFile {
    let dates: BTreeMap<&str, &str> = records
        .iter()
        .filter(|record| record.kind == RecordKind::Plan)
        .map(|record| (record.id.as_str(), record.date.as_str()))
        .collect();
    let mut out = format!(
        "__H({{\"v\":{VERSION},\"mode\":\"{mode}\",\"pack\":{pack},\"shards\":{shards},\"plans\":[\n"
    );
    for (plan, blocks) in &placed.blocks {
        let blocks = serde_json::to_string(blocks).expect("numbers always become JSON");
        let date = dates.get(plan).copied().unwrap_or_default();
        out.push_str(&row(format!("[{},{blocks}", string(plan)), &[date]));
    }
    out.push_str("]});\n");
    OutFile::text("search/head.js", out)
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

/// The text files: of each block the group headings it uses, then its records.
fn text_files(placed: &Placed<'_>, pack: u32) -> Vec<OutFile> {
    let mut packs: Vec<&[(u32, &Record)]> = Vec::new();
    let mut rest = placed.records.as_slice();
    while let Some((first, _)) = rest.first() {
        let end = rest.partition_point(|(id, _)| id >> pack == first >> pack);
        packs.push(&rest[..end]);
        rest = &rest[end..];
    }
    packs
        .into_par_iter()
        .map(|records| {
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
            OutFile::text(format!("search/t/{}.js", records[0].0 >> pack), out)
        })
        .collect()
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
