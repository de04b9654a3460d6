//! A site in a temporary folder, and the program run on it: the chores of the tests beside this file.

use std::path::Path;
use std::process::Output;

use assert_cmd::Command;

/// A site of its own for one test; gone when dropped.
pub(crate) struct Site {
    folder: tempfile::TempDir,
}

/// How the program ended.
pub(crate) struct Run {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Site {
    /// An empty site: settings and nothing else.
    pub(crate) fn new() -> Self {
        let site = Self {
            folder: tempfile::tempdir().expect("a temporary folder"),
        };
        site.with("site.toml", "")
    }

    /// The same site with this file.
    pub(crate) fn with(self, path: &str, text: &str) -> Self {
        self.put(path, text);
        self
    }

    /// Writes a file of the site.
    pub(crate) fn put(&self, path: &str, text: &str) {
        let path = self.path().join(path);
        std::fs::create_dir_all(path.parent().expect("inside the site")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }

    /// A file of the site.
    pub(crate) fn read(&self, path: &str) -> String {
        let path = self.path().join(path);
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// The site's folder.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Runs the program in the site's folder.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        run_in(self.path(), arguments)
    }
}

/// Runs the program in a folder, without the colours and threads of whoever runs the tests.
pub(crate) fn run_in(folder: &Path, arguments: &[&str]) -> Run {
    let output: Output = Command::cargo_bin("gangmu")
        .expect("cargo builds the program for its tests")
        .env_remove("RAYON_NUM_THREADS")
        .env("NO_COLOR", "1")
        .current_dir(folder)
        .args(arguments)
        .output()
        .expect("the program starts");
    Run {
        status: output.status.code().expect("ended by itself"),
        out: String::from_utf8(output.stdout).expect("UTF-8"),
        err: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}
