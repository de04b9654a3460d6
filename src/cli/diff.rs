//! `gangmu diff`: what changed between two states of the content, in terms of plans, tasks and units.
//!
//! A state is a site folder or a git revision of this site. Revisions are read with the `git` of the
//! machine into a temporary folder; nothing in the site is touched.

use std::path::{Component, Path};
use std::process::Command;

use gangmu::error::{Error, Result};
use gangmu::pipeline::Read;
use gangmu::project::Project;
use gangmu::{delta, disk, pipeline, project};

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

/// A state by its name: a site folder if there is one, else a revision.
fn state(named: &str, site: &Path) -> Result<Known> {
    if Path::new(named).join(gangmu::config::FILE).is_file() {
        folder(Path::new(named))
    } else {
        revision(named, site)
    }
}

fn folder(root: &Path) -> Result<Known> {
    Known::of(project::load(root)?)
}

/// The content of a git revision, unpacked into a temporary folder that is gone afterwards.
fn revision(named: &str, site: &Path) -> Result<Known> {
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
    let folder_for_it = tempfile::tempdir().map_err(Error::io("新建", std::env::temp_dir()))?;
    unpack(&commit, site, folder_for_it.path())?;
    let mut project = project::load_content(folder_for_it.path())?;
    site.clone_into(&mut project.root);
    Known::of(project)
}

/// Writes the site's settings and content as a commit has them. Blobs are taken as they are: an archive would be made
/// by filters, which are programs that a repository may name.
fn unpack(commit: &str, site: &Path, folder: &Path) -> Result<()> {
    let broken = || Error::Usage(format!("读不出 git 版本“{commit}”"));
    let list = git(
        site,
        &["ls-tree", "-r", "-z", commit, "--", "site.toml", "content"],
    )?;
    let list = String::from_utf8(list).map_err(|_| broken())?;
    // `MODE blob NAME<tab>PATH`; links and other repositories are no files of the content.
    let files: Vec<(&str, &str)> = list
        .split_terminator('\0')
        .filter(|line| line.starts_with("100"))
        .filter_map(|line| {
            let (what, path) = line.split_once('\t')?;
            Some((what.rsplit(' ').next()?, path))
        })
        .collect();
    let mut names = tempfile::tempfile().map_err(Error::io("新建", std::env::temp_dir()))?;
    let asked: Vec<String> = files.iter().map(|(name, _)| format!("{name}\n")).collect();
    std::io::Write::write_all(&mut names, asked.concat().as_bytes())
        .and_then(|()| std::io::Seek::rewind(&mut names))
        .map_err(Error::io("写入", std::env::temp_dir()))?;
    let blobs = answer(
        command(site, &["cat-file", "--batch"]).stdin(names),
        "cat-file",
    )?;
    let mut rest = blobs.as_slice();
    for (_, path) in files {
        // `NAME blob SIZE<break>BYTES<break>`.
        let end = rest
            .iter()
            .position(|byte| *byte == b'\n')
            .ok_or_else(broken)?;
        let head = String::from_utf8_lossy(&rest[..end]).into_owned();
        let length: usize = head
            .rsplit(' ')
            .next()
            .and_then(|length| length.parse().ok())
            .ok_or_else(broken)?;
        let bytes = rest.get(end + 1..end + 1 + length).ok_or_else(broken)?;
        rest = rest.get(end + 2 + length..).ok_or_else(broken)?;
        let plain = Path::new(path)
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
        if !plain {
            return Err(broken());
        }
        disk::write(&folder.join(path), bytes)?;
    }
    Ok(())
}

/// What git prints, or what it says went wrong.
fn git(site: &Path, arguments: &[&str]) -> Result<Vec<u8>> {
    answer(&mut command(site, arguments), arguments[0])
}

/// Git in the site, which asks no other machine for what it lacks.
fn command(site: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    command
        .env("GIT_NO_LAZY_FETCH", "1")
        .arg("-C")
        .arg(site)
        .args(arguments);
    command
}

fn answer(command: &mut Command, what: &str) -> Result<Vec<u8>> {
    let output = command.output().map_err(Error::io("运行", "git"))?;
    if output.status.success() {
        Ok(output.stdout)
    } else {
        let said = String::from_utf8_lossy(&output.stderr);
        Err(Error::Usage(format!("git {what}：{}", said.trim())))
    }
}
