//! What import reads in the documents of a folder, beside what a careful reader finds: `tests/corpus DIR`.
//!
//! A document `NN-slug.docx` (or `.txt`, `.gbk.txt`, …) is read and held against `NN-slug.json`, see [`truth`].
//! One line a document tells how much of that was read, then come the totals. `--save FILE` keeps what was
//! read, `--against FILE` tells exactly which tasks have changed since: do both around each change of a rule.
//!
//! Ends with 1 if something is read worse than in the saved run, with 2 if there is nothing to read.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program of its own"
)]

mod compare;
mod read;
mod run;
mod score;
mod silent;
mod table;
mod truth;
mod words;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;

use run::Run;

/// Reads the documents of a folder beside the tasks expected of them.
#[derive(Parser)]
#[command(bin_name = "tests/corpus")]
struct Arguments {
    /// The folder: documents, and for each a file NAME.json of what is expected.
    folder: PathBuf,
    /// Keep what was read in this file.
    #[arg(long, value_name = "FILE")]
    save: Option<PathBuf>,
    /// Tell what has changed since the run that was saved in this file.
    #[arg(long, value_name = "FILE")]
    against: Option<PathBuf>,
    /// Name the units that are missing and the units that are wrong.
    #[arg(short, long)]
    verbose: bool,
    /// Given by `cargo bench` to every bench.
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match compared(&arguments) {
        Ok(worse) => ExitCode::from(u8::from(worse)),
        Err(trouble) => {
            eprintln!("{trouble}");
            ExitCode::from(2)
        }
    }
}

/// Reads, prints, saves; whether something is worse than in the saved run.
fn compared(arguments: &Arguments) -> Result<bool, String> {
    // The old run first: both may be the same file.
    let before = arguments.against.as_deref().map(Run::load).transpose()?;
    let now = Run::of_folder(&arguments.folder)?;
    print!("{}", table::table(&now, arguments.verbose));
    if let Some(file) = &arguments.save {
        now.save(file)?;
    }
    let Some(before) = before else {
        return Ok(false);
    };
    let changes = compare::changes(&before, &now);
    print!("\n{changes}");
    Ok(changes.worse())
}
