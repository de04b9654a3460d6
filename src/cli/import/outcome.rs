//! One document, read: with what was typed, what stands beside it, and what the site knows of it.

use std::path::{Path, PathBuf};

use gangmu::error::{Error, Result};
use gangmu::import::{Import, Kept, Options, hints};
use gangmu::{disk, import};

use super::args::Args;
use super::site::Site;

/// A document with what became of it.
pub(super) struct Outcome {
    /// The file as typed.
    pub(super) file: PathBuf,
    /// The plan, or why there is none.
    pub(super) read: Result<Import>,
    /// What the plan that is there already keeps; none for a new plan.
    pub(super) kept: Option<Vec<Kept>>,
}

impl Outcome {
    /// Reads a document.
    pub(super) fn of(file: &Path, args: &Args, site: &Site) -> Self {
        let (read, kept) = match read(file, args, site) {
            Ok((import, kept)) => (Ok(import), kept),
            Err(error) => (Err(error), None),
        };
        Self {
            file: file.to_owned(),
            read,
            kept,
        }
    }
}

/// Reads one document; with what was kept, where its plan is there already. A fault of the program is told as
/// trouble of that file and stops no other.
fn read(file: &Path, args: &Args, site: &Site) -> Result<(Import, Option<Vec<Kept>>)> {
    let bytes = disk::read_most(file, import::MOST_BYTES as u64)?;
    let name = file.to_string_lossy().replace('\\', "/");
    let typed = Options {
        id: args.id.clone(),
        title: args.title.clone(),
        region: args.region.clone(),
        programme: args.programme.clone(),
        implements: args.implements.clone(),
        tables: args.table.clone(),
        carry_down: args.carry_down,
        source: below(file, &site.root).or_else(|| Some(file.file_name()?.to_str()?.to_owned())),
        ..Options::default()
    };
    let mut options = match sidecar(file) {
        Some(path) => {
            let text = disk::read_text(&path)?;
            typed.or(Options::parse(&path.to_string_lossy(), &text)?)
        }
        None => typed,
    };
    let mut before = site.before(&options);
    if let Some(plan) = before {
        options = options.or(Options {
            id: Some(plan.id.clone()),
            ..Options::from(plan.front.reading.clone())
        });
    }
    let run = std::panic::AssertUnwindSafe(|| import::import(&name, &bytes, &options));
    let mut import = std::panic::catch_unwind(run).unwrap_or_else(|_| {
        Err(Error::Usage(format!(
            "{name}：程序出错，没有读完；请把文件发给维护者"
        )))
    })?;
    before = before.or_else(|| site.of_id(&import.id, options.source.as_deref()));
    let kept = before.map(|plan| {
        let corrections = site.corrections(&plan.id);
        import::again(&mut import, &options, &plan.file, corrections)
    });
    Ok((import, kept.transpose()?))
}

/// The path relative to the site, with `/`, for a document that lies in it.
fn below(file: &Path, root: &Path) -> Option<String> {
    let file = file.canonicalize().ok()?;
    let root = root.canonicalize().ok()?;
    let path = file.strip_prefix(root).ok()?;
    Some(path.to_string_lossy().replace('\\', "/"))
}

/// The file of hints beside a document.
fn sidecar(file: &Path) -> Option<PathBuf> {
    let name = file.file_name()?.to_string_lossy().into_owned();
    let stem = file.file_stem()?.to_string_lossy().into_owned();
    [name, stem]
        .iter()
        .map(|n| file.with_file_name(format!("{n}.{}", hints::ENDING)))
        .find(|p| p.is_file())
}
