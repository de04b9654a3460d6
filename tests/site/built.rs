//! Sites built in memory for the tests beside this file.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use gangmu::{pipeline, project};

/// The files of a site by their paths.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// Builds the site in a folder.
pub(crate) fn build(root: &Path) -> Files {
    let project = project::load(root).expect("a site");
    let built = pipeline::build(&project).expect("builds");
    built
        .files
        .into_iter()
        .map(|file| (file.path, file.bytes))
        .collect()
}

/// Our own site, built once for all tests.
pub(crate) static OURS: LazyLock<Files> = LazyLock::new(|| build(Path::new(".")));

/// A text file of a site.
pub(crate) fn text<'a>(files: &'a Files, path: &str) -> &'a str {
    let bytes = files
        .get(path)
        .unwrap_or_else(|| panic!("{path} is not among the files"));
    std::str::from_utf8(bytes).expect("UTF-8")
}

/// The pages among the files.
pub(crate) fn pages(files: &Files) -> impl Iterator<Item = (&str, &str)> {
    files
        .keys()
        .filter(|path| has_extension(path, "html"))
        .map(|path| (path.as_str(), text(files, path)))
}

/// Whether a path ends in this extension.
pub(crate) fn has_extension(path: &str, extension: &str) -> bool {
    Path::new(path)
        .extension()
        .is_some_and(|found| found == extension)
}

/// A copy of what makes our own site, in a folder of its own.
pub(crate) fn copy_of_ours() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for name in ["site.toml", "content", "themes"] {
        copy(Path::new(name), &folder.path().join(name));
    }
    folder
}

fn copy(from: &Path, to: &Path) {
    if from.is_file() {
        std::fs::copy(from, to).expect("a copy");
        return;
    }
    for entry in walkdir::WalkDir::new(from).sort_by_file_name() {
        let entry = entry.expect("readable");
        let target = to.join(entry.path().strip_prefix(from).expect("below"));
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(&target).expect("a folder");
        } else {
            std::fs::copy(entry.path(), &target).expect("a copy");
        }
    }
}
