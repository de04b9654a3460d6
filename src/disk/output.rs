//! The folder that a site is published into: whose it is, and what of it may be taken away.
//!
//! `publishing` fills it.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::files::resolved;
use super::lock::Lock;
use crate::error::{Error, Result};

/// The list of the files in an output folder, sorted, one a line; it stands inside the folder.
pub const MANIFEST: &str = "manifest.txt";

/// A file to be written, relative to the output folder, with `/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutFile {
    /// The path.
    pub path: String,
    /// The content.
    pub bytes: Vec<u8>,
}

impl OutFile {
    /// A file of text.
    pub fn text(path: impl Into<String>, text: String) -> Self {
        Self {
            path: path.into(),
            bytes: text.into_bytes(),
        }
    }
}

/// A file that every site has: with the manifest beside it a folder is surely ours, whatever became of the manifest.
const SURE: &str = "search/head.js";

/// An output folder, held so that nobody else writes there meanwhile.
#[derive(Debug)]
pub struct Output {
    pub(super) folder: PathBuf,
    /// Whether it is there.
    pub(super) exists: bool,
    /// The lines of its manifest; as many as a build wrote, or whatever stands there now.
    before: BTreeSet<String>,
    pub(super) stage: Stage,
}

/// Where new files wait until all of them are written.
#[derive(Debug)]
pub(super) struct Stage {
    pub(super) folder: PathBuf,
    /// Whether it has become the output folder itself.
    pub(super) moved: bool,
    _lock: Lock,
}

impl Drop for Stage {
    fn drop(&mut self) {
        if !self.moved {
            // Where it stays, the next build clears it.
            let _ = fs::remove_dir_all(&self.folder);
        }
    }
}

impl Output {
    /// Takes an output folder: one that is new, or empty, or holds a site of ours. Any other is refused, and so is a
    /// link to one.
    pub fn open(out: &Path) -> Result<Self> {
        // Without a slash behind, which would follow a link.
        let out: PathBuf = out.components().collect();
        if fs::symlink_metadata(&out).is_ok_and(|meta| meta.is_symlink()) {
            return Err(Error::Usage(format!(
                "{} 是符号链接，没有写入；请写明真正的文件夹",
                out.display()
            )));
        }
        let folder = resolved(&out)?;
        let exists = judge(&folder)?.is_some();
        let stage = Stage::of(&folder, exists)?;
        // Another program may have published just before it let go.
        let before = judge(&folder)?;
        Ok(Self {
            exists: before.is_some(),
            before: before.unwrap_or_default(),
            folder,
            stage,
        })
    }

    /// What the last build published there, by its manifest.
    pub fn before(&self) -> impl Iterator<Item = &str> {
        self.before.iter().map(String::as_str)
    }

    /// How many of the files published there are not among these, which are sorted, and how many there are.
    pub fn loses(&self, now: &[&str]) -> (usize, usize) {
        let there = self.before.par_iter().map(String::as_str);
        let there: Vec<&str> = there
            .filter(|path| *path != MANIFEST && is_plain_below(&self.folder, path))
            .collect();
        let is_gone = |path: &&&str| now.binary_search(*path).is_err();
        (there.iter().filter(is_gone).count(), there.len())
    }

    /// Removes the files of the last build that are no longer made, and folders left empty by that. A line of the
    /// manifest that names no file of the folder is passed over, however it came there.
    pub(super) fn remove(&self, now: &[String]) -> Result<usize> {
        let mut removed = 0;
        for path in self.before() {
            let stays = now.binary_search_by(|one| one.as_str().cmp(path)).is_ok();
            if stays || path == MANIFEST || !is_plain_below(&self.folder, path) {
                continue;
            }
            let full = self.folder.join(path);
            fs::remove_file(&full).map_err(Error::io("删除", &full))?;
            removed += 1;
            let mut folder = full.parent();
            while let Some(dir) = folder.filter(|dir| *dir != self.folder) {
                if fs::remove_dir(dir).is_err() {
                    break;
                }
                folder = dir.parent();
            }
        }
        Ok(removed)
    }
}

impl Stage {
    /// An empty folder for what is being written, held. It stands beside the output folder, so that nothing of it is
    /// ever published; within it only where the one above is another disk or may not be written.
    fn of(out: &Path, exists: bool) -> Result<Self> {
        let mut name = OsString::from(".");
        name.push(out.file_name().unwrap_or_default());
        name.push(".gangmu-new");
        let beside = out.with_file_name(name);
        if exists && !same_disk(out) {
            return Self::at(out.join(".gangmu-new"), out);
        }
        match Self::at(beside, out) {
            Err(Error::Io { source, .. })
                if exists
                    && matches!(
                        source.kind(),
                        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem
                    ) =>
            {
                Self::at(out.join(".gangmu-new"), out)
            }
            other => other,
        }
    }

    fn at(folder: PathBuf, out: &Path) -> Result<Self> {
        if let Some(above) = folder.parent() {
            fs::create_dir_all(above).map_err(Error::io("新建", above))?;
        }
        match fs::create_dir(&folder) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => {
                return Err(Error::io("新建", &folder)(error));
            }
            _ => plain(&folder)?,
        }
        let busy = || {
            Error::Usage(format!(
                "另一个 gangmu 正在写 {}；请等它结束",
                out.display()
            ))
        };
        let lock = Lock::now(&folder)?.ok_or_else(busy)?;
        clear(&folder)?;
        Ok(Self {
            folder,
            moved: false,
            _lock: lock,
        })
    }
}

/// Whose a folder is: nobody's yet (none), or ours, with the lines of its manifest.
fn judge(folder: &Path) -> Result<Option<BTreeSet<String>>> {
    match fs::symlink_metadata(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Error::io("读取", folder)(error)),
        Ok(meta) if !meta.is_dir() => {
            return Err(Error::Usage(format!("{} 不是文件夹", folder.display())));
        }
        Ok(_) => {}
    }
    let is_file = |path: &Path| fs::symlink_metadata(path).is_ok_and(|meta| meta.is_file());
    let manifest = folder.join(MANIFEST);
    if is_file(&manifest) {
        let bytes = fs::read(&manifest).map_err(Error::io("读取", &manifest))?;
        let text = String::from_utf8_lossy(&bytes);
        let lines: BTreeSet<String> = text.lines().map(str::to_owned).collect();
        if lines.contains(MANIFEST) || is_file(&folder.join(SURE)) {
            return Ok(Some(lines));
        }
    } else if names(folder)?
        .iter()
        .all(|name| name == ".git" || name == ".gangmu-new")
    {
        return Ok(Some(BTreeSet::new()));
    }
    Err(Error::Usage(format!(
        "{} 里有别的东西，不是 gangmu 生成的网站（没有它的 {MANIFEST}），没有写入；请用 --out 写明一个新的或空的文件夹",
        folder.display()
    )))
}

/// Refuses a folder that is there and is a link or a file.
pub(super) fn plain(folder: &Path) -> Result<()> {
    match fs::symlink_metadata(folder) {
        Ok(meta) if !meta.is_dir() => Err(Error::Usage(format!(
            "{} 不是文件夹（是文件或符号链接），没有写入；请把它移走",
            folder.display()
        ))),
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(Error::io("读取", folder)(error))
        }
        _ => Ok(()),
    }
}

/// Whether a line of a manifest names a file that stands below a folder without a link on the way.
fn is_plain_below(folder: &Path, path: &str) -> bool {
    let parts: Vec<_> = Path::new(path).components().collect();
    let normal = |part: &std::path::Component<'_>| matches!(part, std::path::Component::Normal(_));
    if parts.is_empty() || !parts.iter().all(normal) {
        return false;
    }
    let mut at = folder.to_owned();
    let mut kind = None;
    for part in parts {
        if kind.is_some_and(|kind: fs::FileType| !kind.is_dir()) {
            return false;
        }
        at.push(part);
        kind = fs::symlink_metadata(&at).ok().map(|meta| meta.file_type());
        if kind.is_none() {
            return false;
        }
    }
    kind.is_some_and(|kind| !kind.is_dir())
}

/// What stands in a folder.
fn names(folder: &Path) -> Result<Vec<OsString>> {
    #[expect(
        clippy::disallowed_methods,
        reason = "the order of entries is not used"
    )]
    let entries = fs::read_dir(folder).map_err(Error::io("读取", folder))?;
    let names = entries.map(|entry| Ok(entry?.file_name()));
    let names: std::io::Result<Vec<OsString>> = names.collect();
    names.map_err(Error::io("读取", folder))
}

/// Empties a folder and keeps it.
fn clear(folder: &Path) -> Result<()> {
    for name in names(folder)? {
        let path = folder.join(name);
        let is_dir = fs::symlink_metadata(&path).is_ok_and(|meta| meta.is_dir());
        let done = if is_dir {
            fs::remove_dir_all(&path)
        } else {
            fs::remove_file(&path)
        };
        done.map_err(Error::io("删除", &path))?;
    }
    Ok(())
}

/// Whether a folder is of the same disk as the one above, so that files can be renamed from there.
#[cfg(unix)]
fn same_disk(folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let disk = |path: &Path| fs::metadata(path).ok().map(|meta| meta.dev());
    folder
        .parent()
        .is_some_and(|above| disk(above) == disk(folder))
}

#[cfg(not(unix))]
fn same_disk(_: &Path) -> bool {
    true
}
