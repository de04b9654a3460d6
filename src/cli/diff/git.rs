//! The content of a site as a git revision has it, or as it is staged: read with the `git` of the machine into a
//! temporary folder that is gone afterwards.
//!
//! It works from any folder of a repository, in linked worktrees, bare repositories and hooks. Blobs are taken as they
//! are: an archive would be made by filters, which are programs that a repository may name.

use std::io::{ErrorKind, Seek as _, Write as _};
use std::path::{Component, Path};
use std::process::Command;

use gangmu::error::{Error, Result};
use gangmu::project::{self, Project};
use gangmu::{config, disk};

/// What of a site is compared.
const PARTS: [&str; 2] = [config::FILE, project::CONTENT];

/// The commit that a name means.
pub(super) fn commit(site: &Path, named: &str) -> Result<String> {
    let name = format!("{named}^{{commit}}");
    let found = git(
        site,
        &[
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            &name,
        ],
    );
    match found {
        Ok(name) => Ok(line(&name)),
        Err(Error::Usage(_)) => Err(unknown(site, named)),
        Err(other) => Err(other),
    }
}

/// The commits that `OLD..NEW` means, or `OLD...NEW` from where both parted; an end that is not written is HEAD.
pub(super) fn range(site: &Path, named: &str) -> Result<(String, String)> {
    let or_head = |name: &str| commit(site, if name.is_empty() { "HEAD" } else { name });
    if let Some((old, new)) = named.split_once("...") {
        let (old, new) = (or_head(old)?, or_head(new)?);
        let parted = git(site, &["merge-base", &old, &new]).map_err(|_| {
            Error::Usage(format!(
                "“{named}”的两个版本没有共同的来历；浅克隆请先 git fetch --unshallow"
            ))
        })?;
        return Ok((line(&parted), new));
    }
    let (old, new) = named.split_once("..").unwrap_or((named, ""));
    Ok((or_head(old)?, or_head(new)?))
}

/// Why a name means nothing here.
fn unknown(site: &Path, named: &str) -> Error {
    if let Err(error) = answer(Command::new("git").arg("--version"), "--version") {
        return error;
    }
    let shown = site.display();
    let message = if git(site, &["rev-parse", "--git-dir"]).is_err() {
        format!(
            "“{named}”不是站点文件夹，{shown} 也不在 git 仓库里；\n比较两个文件夹：gangmu diff 旧文件夹 新文件夹"
        )
    } else if git(site, &["rev-parse", "--verify", "--quiet", "HEAD"]).is_err() {
        format!("{shown} 所在的 git 仓库还没有任何提交，没有可比的旧状态")
    } else {
        format!(
            "“{named}”既不是站点文件夹，也不是 {shown} 里的 git 版本；浅克隆里没有的版本请先 git fetch"
        )
    };
    Error::Usage(message)
}

/// The site as a commit has it, or as it is staged. Where it has no site yet, it is empty.
pub(super) fn content(site: &Path, commit: Option<&str>) -> Result<Project> {
    let files = match commit {
        Some(commit) => tree(site, commit)?,
        None => index(site)?,
    };
    let mut project = if files.iter().any(|(_, path)| path == config::FILE) {
        let folder = tempfile::tempdir().map_err(Error::io("新建", std::env::temp_dir()))?;
        unpack(site, &files, folder.path())?;
        project::load_content(folder.path())?
    } else {
        Project::default()
    };
    site.clone_into(&mut project.root);
    Ok(project)
}

/// A blob's name and its path below the site.
type Blob = (String, String);

/// The files of a commit. `MODE blob NAME<tab>PATH`; links and other repositories are no files of the content.
fn tree(site: &Path, commit: &str) -> Result<Vec<Blob>> {
    let list = git(
        site,
        &[&["ls-tree", "-r", "-z", commit, "--"][..], &PARTS].concat(),
    )?;
    blobs(&list, |what| what.rsplit(' ').next())
}

/// The files that are staged. `MODE NAME STAGE<tab>PATH`.
fn index(site: &Path) -> Result<Vec<Blob>> {
    let list = git(
        site,
        &[&["ls-files", "-s", "-z", "--"][..], &PARTS].concat(),
    )?;
    blobs(&list, |what| what.split(' ').nth(1))
}

fn blobs(list: &[u8], name: impl Fn(&str) -> Option<&str>) -> Result<Vec<Blob>> {
    let list = std::str::from_utf8(list).map_err(|_| broken())?;
    let files = list.split_terminator('\0');
    let files = files.filter(|line| line.starts_with("100"));
    Ok(files
        .filter_map(|line| {
            let (what, path) = line.split_once('\t')?;
            Some((name(what)?.to_owned(), path.to_owned()))
        })
        .collect())
}

fn broken() -> Error {
    Error::Usage("读不出 git 里的文件：它的回答看不懂".to_owned())
}

/// Writes blobs below a folder.
fn unpack(site: &Path, files: &[Blob], folder: &Path) -> Result<()> {
    let mut names = tempfile::tempfile().map_err(Error::io("新建", std::env::temp_dir()))?;
    let asked: Vec<String> = files.iter().map(|(name, _)| format!("{name}\n")).collect();
    names
        .write_all(asked.concat().as_bytes())
        .and_then(|()| names.rewind())
        .map_err(Error::io("写入", std::env::temp_dir()))?;
    let blobs = answer(
        command(site, &["cat-file", "--batch"]).stdin(names),
        "cat-file",
    )?;
    let mut rest = blobs.as_slice();
    for (_, path) in files {
        // `NAME blob SIZE<break>BYTES<break>`.
        let end = rest.iter().position(|byte| *byte == b'\n');
        let end = end.ok_or_else(broken)?;
        let head = String::from_utf8_lossy(&rest[..end]).into_owned();
        let length = head
            .rsplit(' ')
            .next()
            .and_then(|length| length.parse().ok());
        let length: usize = length.ok_or_else(broken)?;
        let bytes = rest.get(end + 1..end + 1 + length).ok_or_else(broken)?;
        rest = rest.get(end + 2 + length..).ok_or_else(broken)?;
        let mut parts = Path::new(path).components();
        if !parts.all(|part| matches!(part, Component::Normal(_))) {
            return Err(broken());
        }
        disk::write(&folder.join(path), bytes)?;
    }
    Ok(())
}

fn line(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).trim().to_owned()
}

/// What git prints, or what it says went wrong.
fn git(site: &Path, arguments: &[&str]) -> Result<Vec<u8>> {
    answer(&mut command(site, arguments), arguments[0])
}

/// Git in the site, which asks no other machine for what it lacks. A hook is told by variables which repository it
/// runs for; the site's own is meant here, but for the list of what is staged, which a commit may keep elsewhere.
fn command(site: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    command
        .env("GIT_NO_LAZY_FETCH", "1")
        .env("LC_ALL", "C")
        .arg("-C")
        .arg(site)
        .args(["-c", "core.quotePath=false"])
        .args(arguments);
    for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_PREFIX", "GIT_COMMON_DIR"] {
        command.env_remove(variable);
    }
    if let Some(staged) = std::env::var_os("GIT_INDEX_FILE")
        && let Ok(staged) = std::path::absolute(staged)
    {
        command.env("GIT_INDEX_FILE", staged);
    }
    command
}

fn answer(command: &mut Command, what: &str) -> Result<Vec<u8>> {
    let output = command.output().map_err(|error| {
        if error.kind() == ErrorKind::NotFound {
            Error::Usage(
                "比较 git 版本要用 git，这台机器上没有找到；请安装 git，或比较两个文件夹：gangmu diff 旧文件夹 新文件夹".to_owned(),
            )
        } else {
            Error::io("运行", "git")(error)
        }
    })?;
    if output.status.success() {
        Ok(output.stdout)
    } else {
        let said = String::from_utf8_lossy(&output.stderr);
        Err(Error::Usage(format!("git {what}：{}", said.trim())))
    }
}
