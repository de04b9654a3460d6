//! The shards of a large index: for each pair of neighbouring characters the records that hold it.
//!
//! A pair goes to the shard that its hash names, so that an edit touches few files and a query few too.
//! `#LABEL` lists the tasks with a label, for queries such as `yubei/3`.

use std::collections::BTreeMap;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::escape::push_string;
use super::fold::{fold, grams, nfc};
use super::ids::hash;
use super::{Record, RecordKind, lists};
use crate::disk::OutFile;
use crate::error::Result;

/// A pair of a record, and whether it stands in its title, names or units.
type Pair = ([char; 2], bool);

/// The pairs of a record: those of its title, names and units (`true`), and those of the text alone.
fn pairs(record: &Record) -> Vec<Pair> {
    let key = |text: &str| fold(&nfc(text));
    let mut head = key(&record.title);
    for name in record
        .other_names()
        .chain(record.units.iter().map(|(name, _)| name.as_str()))
    {
        head.push(' ');
        head.push_str(&key(name));
    }
    let head = grams(&head);
    let mut all: Vec<Pair> = grams(&key(&record.text))
        .into_iter()
        .filter(|gram| head.binary_search(gram).is_err())
        .map(|gram| (gram, false))
        .collect();
    all.extend(head.into_iter().map(|gram| (gram, true)));
    all
}

/// The records that have a pair in their title, names or units, and those that have it in their text alone.
type Having = (Vec<u32>, Vec<u32>);

/// So many records are cut into pairs at a time: the pairs of all of them would be most of the memory of a build.
const AT_A_TIME: usize = 4096;

/// In so many parts pairs are gathered, each by one thread.
const PARTS: usize = 16;

/// Where the shard files stand.
pub(super) fn shard_paths(shards: u32) -> impl Iterator<Item = String> {
    (0..shards).map(move |shard| path(shard, shards))
}

fn path(shard: u32, shards: u32) -> String {
    let digits = format!("{:x}", shards - 1).len();
    format!("search/g/{shard:0digits$x}.js")
}

/// Draws the shard files; all of them, so that a missing one is known to be lost.
pub(super) fn draw(
    records: &[(u32, &Record)],
    shards: u32,
    give: &(dyn Fn(OutFile) -> Result<()> + Sync),
) -> Result<()> {
    if shards == 0 {
        return Ok(());
    }
    // Whether it is a pair, its key, the records: labels come first.
    let mut lists: Vec<Vec<(bool, String, Having)>> = Vec::new();
    lists.resize_with(shards as usize, Vec::new);
    let mut labels: BTreeMap<String, Having> = BTreeMap::new();
    for (id, record) in records {
        if record.kind == RecordKind::Task {
            let key = format!("#{}", record.tail());
            labels.entry(key).or_default().0.push(*id);
        }
    }
    for (key, having) in labels {
        let shard = (hash(&key) % shards) as usize;
        lists[shard].push((false, key, having));
    }
    for part in gather(records) {
        for (gram, having) in part {
            lists[shard_of(gram, shards)].push((true, gram.iter().collect(), having));
        }
    }
    let done: Vec<Result<()>> = lists
        .into_par_iter()
        .zip(0..shards)
        .map(|(mut lists, shard)| {
            lists.sort_unstable_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
            let mut out = String::from("__S(\"g\",{\n");
            for (_, key, having) in &lists {
                push_list(&mut out, key, having);
            }
            out.push_str("});\n");
            give(OutFile::text(path(shard, shards), out))
        })
        .collect();
    done.into_iter().collect()
}

/// The pairs of all records with the records that have them, ascending; in parts, in no order.
fn gather(records: &[(u32, &Record)]) -> impl Iterator<Item = Vec<([char; 2], Having)>> {
    let mut parts: Vec<FxHashMap<[char; 2], Having>> = Vec::new();
    parts.resize_with(PARTS, FxHashMap::default);
    for some in records.chunks(AT_A_TIME) {
        let found: Vec<(u32, Vec<Pair>)> = some
            .par_iter()
            .map(|(id, record)| (*id, pairs(record)))
            .collect();
        parts.par_iter_mut().enumerate().for_each(|(part, all)| {
            for (id, pairs) in &found {
                for (gram, in_head) in pairs {
                    if (gram[0] as usize * 3 + gram[1] as usize) % PARTS == part {
                        let (head, text) = all.entry(*gram).or_default();
                        if *in_head { head } else { text }.push(*id);
                    }
                }
            }
        });
    }
    parts.into_iter().map(|part| part.into_iter().collect())
}

/// The shard of a pair of characters.
fn shard_of(gram: [char; 2], shards: u32) -> usize {
    let mut buffer = [0; 8];
    let first = gram[0].encode_utf8(&mut buffer).len();
    let length = first + gram[1].encode_utf8(&mut buffer[first..]).len();
    let text = std::str::from_utf8(&buffer[..length]).expect("two characters were written");
    (hash(text) % shards) as usize
}

/// One line of a shard: the ids that have the gram in head fields, then a dot and the others.
fn push_list(out: &mut String, key: &str, (head, text): &Having) {
    push_string(out, key);
    out.push_str(":\"");
    out.push_str(&lists::encode(head));
    if !text.is_empty() {
        out.push('.');
        out.push_str(&lists::encode(text));
    }
    out.push_str("\",\n");
}
