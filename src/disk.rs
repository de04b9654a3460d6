//! The disk: every error names its path; only what changed is written; only what was written is removed.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use rayon::prelude::*;

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

/// What [`publish`] did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Published {
    /// Files whose bytes were new.
    pub written: usize,
    /// Files that were already right.
    pub unchanged: usize,
    /// Files of the last build that are no longer made.
    pub removed: usize,
}

/// A text file as it is.
pub fn read_text(path: &Path) -> Result<String> {
    let bytes = read(path)?;
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Error::Settings {
            file: path.display().to_string(),
            at: None,
            message: format!("不是 UTF-8 文本（第 {at} 字节起无法读取）；请另存为 UTF-8"),
        }
    })
}

/// A file's bytes.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(Error::io("读取", path))
}

/// Whether a folder has nothing in it; an error if it is no folder.
pub fn is_empty_folder(path: &Path) -> Result<bool> {
    // Only whether there is a first entry matters, not which.
    #[expect(
        clippy::disallowed_methods,
        reason = "the order of entries is not used"
    )]
    let mut entries = fs::read_dir(path).map_err(Error::io("读取", path))?;
    Ok(entries.next().is_none())
}

/// Makes a folder and those above it, unless they exist.
pub fn make_folder(path: &Path) -> Result<()> {
    fs::create_dir_all(path).map_err(Error::io("新建", path))
}

/// Writes one file whole or not at all: beside it first, then renamed over it.
pub fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(Error::io("新建", folder))?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".gangmu-");
    // A temporary file is its owner's alone; what is renamed into a site is for all, as the umask allows.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder
        .tempfile_in(folder)
        .map_err(Error::io("写入", folder))?;
    file.write_all(bytes).map_err(Error::io("写入", path))?;
    file.persist(path)
        .map_err(|error| Error::io("写入", path)(error.error))?;
    Ok(())
}

/// Makes `out` hold exactly `files`: writes those that differ, removes those of the last manifest that
/// are gone, touches nothing else. The manifest is written last, so a build that was cut off is mended by
/// the next one.
pub fn publish(out: &Path, files: &[OutFile]) -> Result<Published> {
    fs::create_dir_all(out).map_err(Error::io("新建", out))?;
    let lock_path = out.join(".lock");
    let lock = fs::File::create(&lock_path).map_err(Error::io("写入", &lock_path))?;
    lock.try_lock().map_err(|_| {
        Error::Usage(format!(
            "另一个 gangmu 正在写 {}；请等它结束",
            out.display()
        ))
    })?;
    let before: BTreeSet<String> = match fs::read_to_string(out.join(MANIFEST)) {
        Ok(text) => text.lines().map(str::to_owned).collect(),
        Err(_) => BTreeSet::new(),
    };
    let folders: BTreeSet<&Path> = files
        .iter()
        .filter_map(|file| Path::new(&file.path).parent())
        .collect();
    for folder in folders {
        let folder = out.join(folder);
        fs::create_dir_all(&folder).map_err(Error::io("新建", &folder))?;
    }
    let written = files
        .par_iter()
        .map(|file| write_if_changed(&out.join(&file.path), &file.bytes))
        .try_reduce(|| 0, |a, b| Ok(a + b))?;
    let now: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
    let removed = remove_stale(out, &before, &now)?;
    let mut manifest: String = now.iter().flat_map(|path| [*path, "\n"]).collect();
    manifest.push_str(MANIFEST);
    manifest.push('\n');
    write_if_changed(&out.join(MANIFEST), manifest.as_bytes())?;
    drop(lock);
    fs::remove_file(&lock_path).map_err(Error::io("删除", &lock_path))?;
    Ok(Published {
        written,
        unchanged: files.len() - written,
        removed,
    })
}

/// 1 if the file's bytes were new and are written now.
///
/// A plain write, not a rename: it costs half as much, and a file cut off is unlike its bytes and so is
/// written again by the next build.
fn write_if_changed(path: &Path, bytes: &[u8]) -> Result<usize> {
    let same = fs::metadata(path).is_ok_and(|meta| meta.len() == bytes.len() as u64)
        && fs::read(path).is_ok_and(|old| old == bytes);
    if same {
        return Ok(0);
    }
    fs::write(path, bytes).map_err(Error::io("写入", path))?;
    Ok(1)
}

/// Removes the files of the last manifest that are no longer made, and folders left empty by that.
fn remove_stale(out: &Path, before: &BTreeSet<String>, now: &BTreeSet<&str>) -> Result<usize> {
    let mut removed = 0;
    for path in before {
        let stays = now.contains(path.as_str()) || path == MANIFEST;
        let inside = Path::new(path)
            .components()
            .all(|part| matches!(part, std::path::Component::Normal(_)));
        if stays || !inside {
            continue;
        }
        let full = out.join(path);
        match fs::remove_file(&full) {
            Ok(()) => removed += 1,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => return Err(Error::io("删除", &full)(error)),
        }
        let mut folder = full.parent();
        while let Some(dir) = folder.filter(|dir| *dir != out) {
            if fs::remove_dir(dir).is_err() {
                break;
            }
            folder = dir.parent();
        }
    }
    Ok(removed)
}
