//! What the files of a folder show and import neither keeps, removes nor tells: `tests/shown DIR`.
//!
//! Every Word, Excel, web, Markdown and text file below the folder is read twice: by import, and by [`extract`], which
//! shares nothing with import's readers. One line a file that misses something tells the characters, with how many
//! of each, and the figures that stand nowhere as such (1200 and 3500 that became 12003500). Files that import refuses
//! are counted by their reasons.
//!
//! Ends with 1 if anything is missing, with 2 if there is nothing to read.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program of its own"
)]

mod extract;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use extract::{Missing, missing};
use gangmu::import::{Options, import};
use rayon::prelude::*;

/// Tells what the files of a folder show and import neither keeps, removes nor tells.
#[derive(Parser)]
#[command(bin_name = "tests/shown")]
struct Arguments {
    /// The folder.
    folder: PathBuf,
    /// Given by `cargo bench` to every bench.
    #[arg(long, hide = true)]
    bench: bool,
}

/// What became of a file.
enum Outcome {
    Whole,
    Lacks(Missing),
    Refused(String),
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let read = |path: &Path| {
        path.extension().is_some_and(|end| {
            ["docx", "docm", "xlsx", "xlsm", "html", "htm", "txt", "md"]
                .iter()
                .any(|known| end.eq_ignore_ascii_case(known))
        })
    };
    let mut files: Vec<PathBuf> = walkdir::WalkDir::new(&arguments.folder)
        .into_iter()
        .filter_map(Result::ok)
        .map(walkdir::DirEntry::into_path)
        .filter(|path| read(path))
        .collect();
    files.sort();
    if files.is_empty() {
        eprintln!("{}: no file to read", arguments.folder.display());
        return ExitCode::from(2);
    }
    let outcomes: Vec<Outcome> = files.par_iter().map(|path| outcome(path)).collect();
    let mut refused: BTreeMap<&str, usize> = BTreeMap::new();
    let mut lacking = 0;
    for (path, outcome) in files.iter().zip(&outcomes) {
        match outcome {
            Outcome::Whole => {}
            Outcome::Refused(why) => *refused.entry(why).or_default() += 1,
            Outcome::Lacks(missing) => {
                lacking += 1;
                println!("{}", path.display());
                let characters: usize = missing.characters.values().sum();
                let shown: Vec<String> = missing
                    .characters
                    .iter()
                    .take(24)
                    .map(|(c, count)| format!("{c}×{count}"))
                    .collect();
                println!("  {characters} characters: {}", shown.join(" "));
                let figures: Vec<String> = missing
                    .figures
                    .iter()
                    .take(12)
                    .map(|(figure, count)| format!("{figure}×{count}"))
                    .collect();
                println!(
                    "  {} figures: {}",
                    missing.figures.values().sum::<usize>(),
                    figures.join(" ")
                );
            }
        }
    }
    for (why, count) in &refused {
        println!("refused {count}: {why}");
    }
    let whole = files.len() - lacking - refused.values().sum::<usize>();
    println!(
        "{} files: {whole} whole, {lacking} lack something, the rest refused",
        files.len()
    );
    ExitCode::from(u8::from(lacking > 0))
}

/// Reads one file both ways.
fn outcome(path: &Path) -> Outcome {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => return Outcome::Refused(error.to_string()),
    };
    match import(&name, &bytes, &Options::default()) {
        Err(error) => Outcome::Refused(error.to_string().replace(&*name, "")),
        Ok(read) => match missing(&name.to_lowercase(), &bytes, &read) {
            missing if missing == Missing::default() => Outcome::Whole,
            missing => Outcome::Lacks(missing),
        },
    }
}
