//! Single files: read with errors that name them, written whole or not at all, and only where they are meant to lie.

use std::fs;
use std::io::{ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// A text file as it is.
pub fn read_text(path: &Path) -> Result<String> {
    text(&path.display().to_string(), read(path)?)
}

/// A file's bytes as text; the error says of the file so named what its encoding seems to be, and from which line on.
pub(crate) fn text(file: &str, bytes: Vec<u8>) -> Result<String> {
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        let before = String::from_utf8_lossy(&bytes[..at]);
        let line = 1 + before.matches('\n').count();
        let column = 1 + before
            .rsplit('\n')
            .next()
            .unwrap_or_default()
            .chars()
            .count();
        Error::Settings {
            file: file.to_owned(),
            at: Some((line as u32, column as u32)),
            message: format!("{}；请另存为 UTF-8", encoding(bytes)),
        }
    })
}

/// What the encoding of a text seems to be that is not UTF-8.
fn encoding(bytes: &[u8]) -> &'static str {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return "是 UTF-16 编码，不是 UTF-8";
    }
    let decoded = encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes);
    if decoded.is_some() && !bytes.contains(&0) {
        "是 GBK（GB18030）编码，不是 UTF-8"
    } else {
        "不是 UTF-8 文本"
    }
}

/// What stands at a path, behind any links.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A file.
    File,
    /// A folder.
    Folder,
    /// Neither, such as a device.
    Other,
}

/// What stands at a path; none if nothing does. What cannot be looked at, or is a link that leads nowhere, is an error
/// and not nothing.
pub fn kind(path: &Path) -> Result<Option<Kind>> {
    match fs::metadata(path) {
        Ok(meta) if meta.is_file() => Ok(Some(Kind::File)),
        Ok(meta) if meta.is_dir() => Ok(Some(Kind::Folder)),
        Ok(_) => Ok(Some(Kind::Other)),
        Err(error)
            if error.kind() == ErrorKind::NotFound && fs::symlink_metadata(path).is_err() =>
        {
            Ok(None)
        }
        Err(error) => Err(Error::io("读取", path)(error)),
    }
}

/// A file's bytes.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    let bytes = read_most(path, MOST_FILE)?;
    if bytes.len() as u64 > MOST_FILE {
        return Err(Error::Usage(format!("{} 超过 512 MB", path.display())));
    }
    Ok(bytes)
}

/// The most bytes of a file of a site.
const MOST_FILE: u64 = 512 * 1024 * 1024;

/// The bytes of a file up to so many and one more. What is no file is refused: a device may never end, a pipe may never
/// begin.
pub fn read_most(path: &Path, most: u64) -> Result<Vec<u8>> {
    if kind(path)? == Some(Kind::Other) {
        return Err(not_a_file(path));
    }
    let read = || {
        let file = fs::File::open(path)?;
        let size = file.metadata()?.len().min(most);
        let mut bytes = Vec::with_capacity(size as usize + 1);
        file.take(most + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    read().map_err(Error::io("读取", path))
}

/// The error of what is neither file nor folder, or is the other one of both.
pub fn not_a_file(path: &Path) -> Error {
    Error::Usage(format!("{} 不是普通文件", path.display()))
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

/// Writes one file whole or not at all: beside it first, then renamed over it. A link stays and what it names is
/// written; a file that is there keeps its mode. What is no file, such as a device, is written as it is.
pub fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let linked = fs::symlink_metadata(path).is_ok_and(|meta| meta.is_symlink());
    let target = if linked {
        fs::canonicalize(path).map_err(Error::io("写入", path))?
    } else {
        path.to_owned()
    };
    let old = fs::metadata(&target).ok();
    if old.as_ref().is_some_and(|meta| !meta.is_file()) {
        return fs::write(&target, bytes).map_err(Error::io("写入", path));
    }
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    fs::create_dir_all(folder).map_err(Error::io("新建", folder))?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".gangmu-");
    // A temporary file is its owner's alone; what is renamed into a site is for all, as the umask allows.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder
        .tempfile_in(folder)
        .map_err(Error::io("写入", folder))?;
    let write = |file: &mut fs::File| {
        file.write_all(bytes)?;
        if let Some(old) = old {
            file.set_permissions(old.permissions())?;
        }
        file.sync_all()
    };
    write(file.as_file_mut()).map_err(Error::io("写入", path))?;
    file.persist(&target)
        .map_err(|error| Error::io("写入", path)(error.error))?;
    Ok(())
}

/// The real place of a path, of which the last parts may not be there yet; a link that leads nowhere has none.
pub fn resolved(path: &Path) -> Result<PathBuf> {
    let error = match fs::canonicalize(path) {
        Ok(real) => return Ok(real),
        Err(error) => error,
    };
    let absent = error.kind() == ErrorKind::NotFound && fs::symlink_metadata(path).is_err();
    match (path.parent(), path.file_name()) {
        (Some(parent), Some(name)) if absent => {
            let here = parent.as_os_str().is_empty();
            let parent = if here { Path::new(".") } else { parent };
            Ok(resolved(parent)?.join(name))
        }
        _ => Err(Error::io("读取", path)(error)),
    }
}

/// The real place of a path, refused if it lies outside of `root` because a link leads there.
pub fn inside(root: &Path, path: &Path) -> Result<PathBuf> {
    let real = resolved(path)?;
    if real.starts_with(resolved(root)?) {
        return Ok(real);
    }
    Err(Error::Usage(format!(
        "{} 通到站点之外（{}），没有读写；请把符号链接换成站点里的文件",
        path.display(),
        real.display()
    )))
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn a_text_in_another_encoding_is_named_with_its_line() {
        let told = |bytes: &[u8]| {
            text("a.md", bytes.to_vec())
                .expect_err("no UTF-8")
                .to_string()
        };
        let gbk = told(b"title = 1\nab\xb7\xbd\xb0\xb8\n");
        assert!(gbk.starts_with("a.md:2:3: 是 GBK"), "{gbk}");
        assert!(told(b"\xff\xfea\0").contains("UTF-16"));
        assert!(told(b"a\xff\xff").contains("不是 UTF-8"));
        assert_eq!(text("a.md", b"a".to_vec()).expect("is UTF-8"), "a");
    }
}
