//! `gangmu diff`: what happened between two states of the content, each thing by its name.
//!
//! A state is a site folder, a git revision of this site, or what is staged for a commit; nothing in the site is
//! touched.

mod git;

use std::path::{Path, PathBuf};

use gangmu::error::{Error, Result};
use gangmu::pipeline::Read;
use gangmu::project::Project;
use gangmu::{config, delta, pipeline, project};

use super::{Context, Format, Status, report};
use crate::cli::terminal;

/// What `diff` is asked.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// 旧的状态：站点文件夹，或 git 版本（v1..v2 是两个版本之间，v1...v2 是从分开处起）；默认 HEAD
    #[arg(value_name = "OLD", default_value = "HEAD")]
    old: String,
    /// 新的状态：同上；默认为站点文件夹现在的内容
    #[arg(value_name = "NEW")]
    new: Option<String>,
    /// 新的状态是已暂存、将要提交的内容（供 pre-commit 钩子用）
    #[arg(long, conflicts_with = "new")]
    staged: bool,
    /// 报告的格式：text（默认）或 json
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
}

/// Compares two states; a difference ends with status 1.
pub(crate) fn run(args: &Args, context: &Context) -> Result<Status> {
    let site = site(&context.site);
    let (old, new) = states(args, &site)?;
    let (old, new) = rayon::join(|| old.read(&site), || new.read(&site));
    let (old, new) = (old?, new?);
    let found = delta::between(&old.view(), &new.view());
    match args.format {
        Format::Json => report::json(&delta::report::to_json(&found)),
        Format::Text => {
            terminal::answer_styled(delta::report::to_text(&found, true).trim_end());
        }
    }
    Ok(if found.is_empty() {
        Status::Done
    } else {
        Status::Findings
    })
}

/// The site that is meant: the folder that was named, or the one around it that is a site.
fn site(named: &Path) -> PathBuf {
    let whole = std::path::absolute(named).unwrap_or_else(|_| named.to_owned());
    let around = whole.ancestors().find(|folder| is_site(folder));
    around
        .filter(|_| !is_site(named))
        .unwrap_or(named)
        .to_owned()
}

fn is_site(folder: &Path) -> bool {
    folder.join(config::FILE).is_file()
}

/// Where a state is read from.
#[derive(Debug, PartialEq, Eq)]
enum Place {
    /// A site's folder.
    Folder(PathBuf),
    /// A commit of the site's repository.
    Commit(String),
    /// What is staged for the next commit.
    Staged,
}

impl Place {
    fn read(&self, site: &Path) -> Result<Known> {
        match self {
            Self::Folder(folder) => Known::of(project::load(folder)?),
            Self::Commit(commit) => Known::of(git::content(site, Some(commit))?),
            Self::Staged => Known::of(git::content(site, None)?),
        }
    }
}

/// The older and the newer state that are meant.
fn states(args: &Args, site: &Path) -> Result<(Place, Place)> {
    let named = |name: &str| -> Result<Place> {
        if is_site(Path::new(name)) {
            return Ok(Place::Folder(name.into()));
        }
        git::commit(site, name).map(Place::Commit)
    };
    let is_range = !is_site(Path::new(&args.old)) && args.old.contains("..");
    if is_range {
        if args.new.is_some() || args.staged {
            return Err(Error::Usage(format!(
                "“{}”已经说了两个版本，不能再写一个",
                args.old
            )));
        }
        let (old, new) = git::range(site, &args.old)?;
        return Ok((Place::Commit(old), Place::Commit(new)));
    }
    let new = match &args.new {
        Some(new) => named(new)?,
        None if args.staged => Place::Staged,
        None => Place::Folder(site.to_owned()),
    };
    Ok((named(&args.old)?, new))
}

/// A state, read and linked.
struct Known {
    project: Project,
    read: Read,
}

impl Known {
    fn of(project: Project) -> Result<Self> {
        let read = pipeline::read(&project)?;
        Ok(Self { project, read })
    }

    fn view(&self) -> delta::State<'_> {
        delta::State {
            project: &self.project,
            atlas: &self.read.atlas,
            registers: &self.read.registers,
        }
    }
}
