//! The bars of search: bytes, recall and precision, as a table. `cargo bench --bench bars [-- SCALE…]`
//!
//! With `--write FOLDER` the index files of each scale and mode are written to FOLDER/SCALE-MODE, to try
//! them in a browser (tests/browser/measure.mjs). Bytes and recall are exact and the same on every machine; the one time (making the index) is not.
#![expect(clippy::print_stdout, reason = "a program of its own")]
#![expect(clippy::disallowed_methods, reason = "it measures")]

#[expect(dead_code, reason = "each bench uses its part")]
mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

use common::{Corpus, Numbers};
use gangmu::config::{Search, SearchMode};
use gangmu::disk::OutFile;
use gangmu::error::Error;
use gangmu::search::{Filters, Index, Record, RecordKind, fold, index, vectors};

/// Queries of each length.
const QUERIES: usize = 300;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let write = arguments
        .iter()
        .position(|a| a == "--write")
        .map(|at| arguments[at + 1].clone());
    let scales: Vec<usize> = std::env::args()
        .skip(1)
        .filter_map(|a| a.parse().ok())
        .collect();
    let scales = if scales.is_empty() {
        vec![1, 10, 100]
    } else {
        scales
    };
    for scale in scales {
        let records = Corpus::new(scale).records();
        for mode in [SearchMode::Text, SearchMode::Grams] {
            measure(scale, mode, &records, write.as_deref());
        }
    }
}

fn measure(scale: usize, mode: SearchMode, records: &[Record], write: Option<&str>) {
    let settings = Search {
        mode,
        ..Search::default()
    };
    let begun = Instant::now();
    let files = index(records, &settings);
    let took = begun.elapsed();
    let tasks: Vec<&Record> = records
        .iter()
        .filter(|record| record.kind == RecordKind::Task)
        .collect();
    let bytes = |folder: &str| -> usize {
        files
            .iter()
            .filter(|file| file.path.starts_with(folder))
            .map(|file| file.bytes.len())
            .sum()
    };
    println!(
        "== scale {scale}, mode {mode:?}: {} tasks, {} files, made in {took:.2?}",
        tasks.len(),
        files.len()
    );
    println!(
        "   head.js {} B, names.js {} B",
        bytes("search/head.js"),
        bytes("search/names.js")
    );
    println!(
        "   text  {} B, {:.1} B a task",
        bytes("search/t/"),
        ratio(bytes("search/t/"), tasks.len())
    );
    if mode == SearchMode::Grams {
        let largest = files
            .iter()
            .filter(|f| f.path.starts_with("search/g/"))
            .map(|f| f.bytes.len())
            .max();
        println!(
            "   grams {} B, {:.1} B a task, largest shard {} B",
            bytes("search/g/"),
            ratio(bytes("search/g/"), tasks.len()),
            largest.unwrap_or(0)
        );
    }
    let shards = files
        .iter()
        .filter(|file| file.path.starts_with("search/g/"))
        .count();
    SHARDS.with(|cell| cell.set(shards.max(1) as u32));
    if let Some(folder) = write {
        let folder = format!("{folder}/{scale}-{mode:?}").to_lowercase();
        gangmu::disk::publish(std::path::Path::new(&folder), &files)
            .expect("the files can be written");
    }
    queries(mode, &files, records);
}

fn queries(mode: SearchMode, files: &[OutFile], records: &[Record]) {
    let by_name: BTreeMap<&str, &OutFile> = files
        .iter()
        .map(|file| (file.path.as_str(), file))
        .collect();
    let index = Index::open(|name| {
        let file = by_name
            .get(name)
            .ok_or_else(|| Error::Usage(format!("没有 {name}")))?;
        Ok(String::from_utf8(file.bytes.clone()).expect("UTF-8"))
    })
    .expect("the head is whole");
    let tasks: Vec<&Record> = records
        .iter()
        .filter(|record| record.kind == RecordKind::Task)
        .collect();
    let keys: Vec<(String, &str)> = tasks
        .iter()
        .map(|task| (key(task), task.id.as_str()))
        .collect();
    let text_files = text_files(records);
    let size = |names: BTreeSet<String>| -> usize {
        names
            .iter()
            .map(|name| by_name[name.as_str()].bytes.len())
            .sum()
    };
    let mut numbers = Numbers::new(11);
    for length in [2, 4, 8] {
        let (mut recalled, mut wanted_all, mut found_all) = (0, 0, 0);
        let (mut shards, mut texts) = (Vec::new(), Vec::new());
        while shards.len() < QUERIES {
            let chars: Vec<char> = tasks[numbers.below(tasks.len())].text.chars().collect();
            let from = numbers.below(chars.len() - length + 1);
            let query: String = chars[from..from + length].iter().collect();
            let terms = fold::parse(&query).terms;
            // In a large index a term needs two neighbouring characters.
            if terms.iter().all(|term| fold::grams(term).is_empty()) {
                continue;
            }
            let answer = index
                .answer(&query, &Filters::default())
                .expect("the index is whole");
            let wanted: BTreeSet<&str> = keys
                .iter()
                .filter(|(key, _)| terms.iter().all(|term| key.contains(term.as_str())))
                .map(|(_, id)| *id)
                .collect();
            let found: BTreeSet<&str> = answer.hits.iter().map(|hit| hit.id.as_str()).collect();
            recalled += wanted.intersection(&found).count();
            wanted_all += wanted.len();
            found_all += found.len();
            if mode == SearchMode::Grams {
                shards.push(size(
                    terms.iter().flat_map(|term| shard_names(term)).collect(),
                ));
                let shown = answer.hits.iter().take(10);
                texts.push(size(
                    shown
                        .map(|hit| text_files[hit.id.as_str()].clone())
                        .collect(),
                ));
            } else {
                shards.push(0);
            }
        }
        print!(
            "   {length} characters: recall {:.4}, precision {:.4}",
            ratio(recalled, wanted_all),
            ratio(recalled, found_all)
        );
        if mode == SearchMode::Grams {
            print!(
                "; shards p50 {} p95 {} B; text of ten hits p50 {} p95 {} B",
                at(&mut shards, 50),
                at(&mut shards, 95),
                at(&mut texts, 50),
                at(&mut texts, 95)
            );
        }
        println!();
    }
}

/// The shard files that a term needs.
fn shard_names(term: &str) -> Vec<String> {
    let name = |gram: [char; 2]| {
        let gram: String = gram.iter().collect();
        SHARDS.with(|shards| {
            let digits = format!("{:x}", shards.get() - 1).len();
            format!(
                "search/g/{:0digits$x}.js",
                vectors::hash(&gram) % shards.get()
            )
        })
    };
    fold::grams(term).into_iter().map(name).collect()
}

thread_local!(static SHARDS: std::cell::Cell<u32> = const { std::cell::Cell::new(1) });

/// The text file of each task: labels below 128 stand at their number in the plan's first block.
fn text_files(records: &[Record]) -> BTreeMap<&str, String> {
    let mut files = BTreeMap::new();
    let mut block = 0;
    for record in records {
        match record.kind {
            RecordKind::Plan => block = record.blocks[0],
            RecordKind::Task => {
                let label: u32 = record.label.parse().expect("labels are numbers");
                let number = (block * 128 + label) >> 5;
                files.insert(record.id.as_str(), format!("search/t/{number}.js"));
            }
            _ => {}
        }
    }
    files
}

/// The key of a task as the definition of a match has it.
fn key(task: &Record) -> String {
    let units: Vec<String> = task
        .units
        .iter()
        .map(|(name, _)| fold::fold(name))
        .collect();
    format!("{} {}", fold::fold(&task.text), units.join(" "))
}

fn at(values: &mut [usize], percent: usize) -> usize {
    values.sort_unstable();
    values[(values.len() - 1) * percent / 100]
}

#[expect(clippy::cast_precision_loss, reason = "for printing")]
fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        1.0
    } else {
        part as f64 / whole as f64
    }
}
