//! How well descent is found on plans whose descent is known: `cargo bench --bench descent -- DIR…`.
//!
//! A folder is a site with a file `truth.json`, see [`family`]. A line a family, then the totals: precision, recall and
//! F1 of the links; how many of the links that are called certain are right; how many kinds are; how many of the upper
//! tasks without descendants (未见对应) and of the lower tasks without ancestors (新增) are told right; how many decoys are
//! called a descent; a table of kinds, what they are beside what is told. People's decisions in `lineage.toml` are left out. `-v` names what is wrong.
//!
//! With `--fit DIR…` the weights are fitted on these families; the bars are laid where each family is judged by weights that
//! were fitted on the others, and that is what is printed of them. `--out FILE` writes the weights. Same families, same weights, on
//! every machine.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::cast_precision_loss,
    reason = "a program of its own, of small counts"
)]

mod family;
mod fit;
mod regress;
mod score;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;

use family::Family;
use score::Score;

/// Tells how well descent is found on plans whose descent is known.
#[derive(Parser)]
struct Arguments {
    /// Families to score the program on.
    families: Vec<PathBuf>,
    /// Families to fit weights on.
    #[arg(long, num_args = 1.., value_name = "DIR")]
    fit: Vec<PathBuf>,
    /// Write the weights here.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Name what is wrong.
    #[arg(short, long)]
    verbose: bool,
    /// Given by `cargo bench` to every bench.
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("{trouble}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), String> {
    let read = |folders: &[PathBuf]| -> Result<Vec<Family>, String> {
        folders.iter().map(|folder| Family::read(folder)).collect()
    };
    let families = read(&arguments.families)?;
    if !arguments.fit.is_empty() {
        let weights = fit::weights(&read(&arguments.fit)?, arguments.verbose);
        let text = fit::written(&weights);
        match &arguments.out {
            Some(file) => std::fs::write(file, text).map_err(|trouble| trouble.to_string())?,
            None => println!("{text}"),
        }
    }
    let mut all = Score::default();
    for family in &families {
        let score = Score::of(family);
        println!("{}", score.line(&family.name));
        if arguments.verbose {
            score.wrong.iter().for_each(|line| println!("  {line}"));
        }
        all.add(&score);
    }
    if families.len() > 1 {
        println!("{}", all.line("all"));
    }
    if !families.is_empty() {
        print!("{}", all.kinds());
    }
    Ok(())
}
