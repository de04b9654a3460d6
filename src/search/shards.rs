//! The shards of a large index: for each pair of neighbouring characters the records that hold it.
//!
//! A pair goes to the shard that its hash names, so that an edit touches few files and a query few too.
//! `#LABEL` lists the tasks with a label, for queries such as `yubei/3`.

use rayon::prelude::*;

use super::escape::push_string;
use super::fold::{fold, grams, nfc};
use super::ids::hash;
use super::{Record, RecordKind, lists};
use crate::disk::OutFile;

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

/// The shard files; all of them, so that a missing one is known to be lost.
pub(super) fn shard_files(records: &[(u32, &Record)], shards: u32) -> Vec<OutFile> {
    let found: Vec<(u32, Vec<Pair>)> = if shards == 0 {
        return Vec::new();
    } else {
        records
            .par_iter()
            .map(|(id, record)| (*id, pairs(record)))
            .collect()
    };
    let mut buckets: Vec<Vec<(String, u32, bool)>> = Vec::new();
    buckets.resize_with(shards as usize, Vec::new);
    let mut small: Vec<Vec<([char; 2], u32, bool)>> = Vec::new();
    small.resize_with(shards as usize, Vec::new);
    for (id, pairs) in found {
        for (gram, in_head) in pairs {
            small[shard_of(gram, shards)].push((gram, id, in_head));
        }
    }
    for (id, record) in records {
        if record.kind == RecordKind::Task {
            let key = format!("#{}", record.tail());
            buckets[(hash(&key) % shards) as usize].push((key, *id, true));
        }
    }
    let digits = format!("{:x}", shards - 1).len();
    small
        .into_par_iter()
        .zip(buckets)
        .enumerate()
        .map(|(shard, (mut grams, mut labels))| {
            // Stable: within a gram the ids stay ascending, as they were pushed.
            grams.sort_by_key(|(gram, ..)| *gram);
            labels.sort_by(|a, b| a.0.cmp(&b.0));
            let mut out = String::from("__S(\"g\",{\n");
            for of_label in labels.chunk_by(|a, b| a.0 == b.0) {
                push_list(
                    &mut out,
                    &of_label[0].0,
                    of_label.iter().map(|e| (e.1, e.2)),
                );
            }
            for of_gram in grams.chunk_by(|a, b| a.0 == b.0) {
                let gram: String = of_gram[0].0.iter().collect();
                push_list(&mut out, &gram, of_gram.iter().map(|e| (e.1, e.2)));
            }
            out.push_str("});\n");
            OutFile::text(format!("search/g/{shard:0digits$x}.js"), out)
        })
        .collect()
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
fn push_list(out: &mut String, key: &str, ids: impl Iterator<Item = (u32, bool)>) {
    let (head, body): (Vec<_>, Vec<_>) = ids.partition(|(_, in_head)| *in_head);
    let list = |ids: Vec<(u32, bool)>| {
        let ids: Vec<u32> = ids.into_iter().map(|(id, _)| id).collect();
        lists::encode(&ids)
    };
    let body = list(body);
    push_string(out, key);
    out.push_str(":\"");
    out.push_str(&list(head));
    if !body.is_empty() {
        out.push('.');
        out.push_str(&body);
    }
    out.push_str("\",\n");
}
