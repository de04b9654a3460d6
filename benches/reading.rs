//! The bars of reading: plans from Markdown, documents by import. `cargo bench --bench reading [-- --quick] [FILE…]`
//!
//! Plans are those of the made-up site at scale 1, 10 and 100, on all threads, beside a plain pass over the same
//! bytes in the same run (UTF-8 validated, line breaks counted): the ratio can be compared between machines, the
//! times cannot. Imported are the documents in `seeds/`, and the files named behind the options (relative names
//! count from the folder of the crate).
#![expect(clippy::print_stdout, reason = "a program of its own")]
#![expect(clippy::disallowed_methods, reason = "it measures")]

#[expect(dead_code, reason = "each bench uses its part")]
mod common;

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clap::Parser;
use common::Corpus;
use gangmu::import::{Options, import};
use gangmu::plan;
use gangmu::source::Source;
use rayon::prelude::*;

/// The plans of scale 100 on two cores.
const PLANS_BAR: Duration = Duration::from_millis(500);
/// One document.
const IMPORT_BAR: Duration = Duration::from_millis(50);

/// Times the reading of plans and the import of documents.
#[derive(Parser)]
struct Arguments {
    /// Three runs of each instead of fifteen.
    #[arg(long)]
    quick: bool,
    /// Documents to import besides the seeds.
    files: Vec<PathBuf>,
    /// Given by `cargo bench` to every bench.
    #[arg(long, hide = true)]
    bench: bool,
}

/// The times of some runs, the shortest first.
struct Times(Vec<Duration>);

fn main() {
    let arguments = Arguments::parse();
    let runs = if arguments.quick { 3 } else { 15 };
    println!(
        "reading plans on {} threads, {runs} runs each",
        rayon::current_num_threads()
    );
    for scale in [1, 10, 100] {
        plans(scale, runs);
    }
    println!("importing documents on one thread, {runs} runs each");
    let seeds = walkdir::WalkDir::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds"))
        .min_depth(1)
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.expect("the seeds of this repository").into_path());
    for file in seeds.chain(arguments.files) {
        document(&file, runs);
    }
}

/// All plans of a scale, beside a plain pass over their bytes.
fn plans(scale: usize, runs: usize) {
    let sources: Vec<Source> = Corpus::new(scale)
        .plans()
        .map(|(path, text)| Source::new(path, &text))
        .collect();
    let bytes: usize = sources.iter().map(|source| source.text.len()).sum();
    let read = Times::of(runs, || {
        let tasks: usize = sources
            .par_iter()
            .map(|source| plan::parse(source).0.tasks.len())
            .sum();
        black_box(tasks);
    });
    let plain = Times::of(runs, || {
        let lines: usize = sources
            .par_iter()
            .map(|source| {
                let bytes = black_box(source.text.as_bytes());
                let text = std::str::from_utf8(bytes).expect("it was text before");
                text.bytes().filter(|byte| *byte == b'\n').count()
            })
            .sum();
        black_box(lines);
    });
    println!(
        "  scale {scale:>3}: {:>6.2} MB, best {:>8.2} ms, median {:>8.2} ms, {:>6.1} ns a byte; plain pass {:>6.3} ns a byte, ratio {:.0}{}",
        per(bytes, 1_000_000),
        read.best() * 1e3,
        read.median() * 1e3,
        read.best() * 1e9 / per(bytes, 1),
        plain.best() * 1e9 / per(bytes, 1),
        read.best() / plain.best(),
        if scale == 100 {
            read.against(PLANS_BAR)
        } else {
            String::new()
        },
    );
}

/// One document.
fn document(file: &Path, runs: usize) {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let bytes = fs::read(file).expect("the document can be read");
    let options = Options::default();
    if let Err(error) = import(&name, &bytes, &options) {
        println!("  {name}: {error}");
        return;
    }
    let times = Times::of(runs, || {
        black_box(import(&name, &bytes, &options).expect("it was read before"));
    });
    println!(
        "  {name}: {:.0} kB, best {:.1} ms, median {:.1} ms{}",
        per(bytes.len(), 1000),
        times.best() * 1e3,
        times.median() * 1e3,
        times.against(IMPORT_BAR)
    );
}

impl Times {
    /// Runs something so many times.
    fn of(runs: usize, mut what: impl FnMut()) -> Self {
        let mut times: Vec<Duration> = (0..runs)
            .map(|_| {
                let begun = Instant::now();
                what();
                begun.elapsed()
            })
            .collect();
        times.sort_unstable();
        Self(times)
    }

    /// Seconds.
    fn best(&self) -> f64 {
        self.0[0].as_secs_f64()
    }

    /// Seconds.
    fn median(&self) -> f64 {
        self.0[self.0.len() / 2].as_secs_f64()
    }

    /// Whether the best time holds a bar.
    fn against(&self, bar: Duration) -> String {
        let word = if self.0[0] <= bar { "holds" } else { "MISSES" };
        format!("; {word} the bar of {} ms", bar.as_millis())
    }
}

#[expect(clippy::cast_precision_loss, reason = "for printing")]
fn per(bytes: usize, unit: usize) -> f64 {
    bytes as f64 / unit as f64
}
