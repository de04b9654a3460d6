//! `gangmu diff`: what changed between two states of the content, in terms of plans, tasks and units.
//!
//! A state is a site folder or a git revision of this site. Revisions are read with the `git` of the
//! machine into a temporary folder; nothing in the site is touched.

use std::io::Cursor;
use std::path::Path;
use std::process::Command;

use gangmu::atlas::Atlas;
use gangmu::error::{Error, Result};
use gangmu::{delta, pipeline, project};

use super::{Context, Format, Status, report};
use crate::cli::terminal;

/// What `diff` is asked.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// 旧的状态：站点文件夹，或 git 版本；默认 HEAD
    #[arg(value_name = "OLD", default_value = "HEAD")]
    old: String,
    /// 新的状态：同上；默认为站点文件夹现在的内容
    #[arg(value_name = "NEW")]
    new: Option<String>,
    /// 报告的格式：text（默认）或 json
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
}

/// Compares two states; a difference ends with status 1.
pub(crate) fn run(args: &Args, context: &Context) -> Result<Status> {
    let old = state(&args.old, &context.site)?;
    let new = match &args.new {
        Some(named) => state(named, &context.site)?,
        None => folder(&context.site)?,
    };
    let changes = delta::between(&old, &new);
    match args.format {
        Format::Json => report::json(&changes),
        Format::Text => terminal::answer_styled(delta::to_text(&changes, true).trim_end()),
    }
    Ok(if changes.is_empty() {
        Status::Done
    } else {
        Status::Findings
    })
}

/// A state by its name: a site folder if there is one, else a revision.
fn state(named: &str, site: &Path) -> Result<Atlas> {
    if Path::new(named).join(gangmu::config::FILE).is_file() {
        folder(Path::new(named))
    } else {
        revision(named, site)
    }
}

fn folder(root: &Path) -> Result<Atlas> {
    Ok(pipeline::read(&project::load(root)?)?.atlas)
}

/// The content of a git revision, unpacked into a temporary folder that is gone afterwards.
fn revision(named: &str, site: &Path) -> Result<Atlas> {
    let commit = git(
        site,
        &[
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            &format!("{named}^{{commit}}"),
        ],
    )
    .map_err(|_| {
        Error::Usage(format!(
            "“{named}”既不是站点文件夹，也不是 {} 里的 git 版本",
            site.display()
        ))
    })?;
    let commit = String::from_utf8_lossy(&commit).trim().to_owned();
    let archive = git(
        site,
        &[
            "archive",
            "--format=zip",
            &commit,
            "--",
            "site.toml",
            "content",
        ],
    )?;
    let folder_for_it = tempfile::tempdir().map_err(Error::io("新建", std::env::temp_dir()))?;
    zip::ZipArchive::new(Cursor::new(archive))
        .and_then(|mut files| files.extract(folder_for_it.path()))
        .map_err(|error| Error::Usage(format!("读不出 git 版本“{named}”：{error}")))?;
    let mut project = project::load_content(folder_for_it.path())?;
    site.clone_into(&mut project.root);
    Ok(pipeline::read(&project)?.atlas)
}

/// What git prints, or what it says went wrong.
fn git(site: &Path, arguments: &[&str]) -> Result<Vec<u8>> {
    let output = Command::new("git")
        .arg("-C")
        .arg(site)
        .args(arguments)
        .output()
        .map_err(Error::io("运行", "git"))?;
    if output.status.success() {
        Ok(output.stdout)
    } else {
        Err(Error::Usage(format!(
            "git {}：{}",
            arguments[0],
            String::from_utf8_lossy(&output.stderr).trim()
        )))
    }
}
