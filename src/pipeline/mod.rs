//! From a site's folder to the files of the site: the only module that calls all stages, in order.
//!
//! [`read()`] goes as far as the atlas, which is what `check`, `export` and `diff` need; [`make()`] goes on to pages and
//! files, each of which is given away as soon as it is drawn, so that nothing ever holds a whole site; [`build`]
//! gathers them. Each stage takes the finished value of the one before. What concerns one document or one page runs
//! on all threads; what comes out is the same however many there are.

mod clashes;
mod make;
mod read;
mod watch;

use std::sync::Mutex;

use crate::atlas::Atlas;
use crate::config::SiteConfig;
use crate::diag::Diagnostic;
use crate::disk::{Origin, OutFile, Take};
use crate::error::Result;
use crate::project::Project;
use crate::{pages, search};

pub use make::{Made, make};
pub use read::{Read, read, read_again, read_beside};
pub use watch::{Stage, Stats};

/// A site, built in memory.
#[derive(Debug, Clone, Default)]
pub struct Built {
    /// Its files, sorted by path.
    pub files: Vec<OutFile>,
    /// What was found on the way, sorted.
    pub findings: Vec<Diagnostic>,
    /// How much there is of what, and how long each stage took.
    pub stats: Stats,
}

/// Builds the whole site. An error means that settings or theme cannot be used; trouble in documents is
/// among the findings, and the files are then as good as they can be.
pub fn build(project: &Project) -> Result<Built> {
    finish(project, &read(project)?)
}

/// Builds the site of a content that is linked already.
pub fn finish(project: &Project, read: &Read) -> Result<Built> {
    let (made, all) = make(project, read, |_| Ok(All::default()))?;
    let mut files = all.0.into_inner().expect("nobody panics while holding it");
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(Built {
        files,
        findings: made.findings,
        stats: made.stats,
    })
}

/// Finds all that a build would find or refuse, and keeps no file.
pub fn findings(project: &Project, read: &Read) -> Result<Vec<Diagnostic>> {
    Ok(make(project, read, |_| Ok(Nowhere))?.0.findings)
}

/// Keeps every file.
#[derive(Debug, Default)]
struct All(Mutex<Vec<OutFile>>);

impl Take for All {
    fn take(&self, path: &str, bytes: &[u8], _: Option<Origin>) -> Result<()> {
        let file = OutFile {
            path: path.to_owned(),
            bytes: bytes.to_vec(),
        };
        let mut files = self.0.lock().expect("nobody panics while holding it");
        files.push(file);
        Ok(())
    }
}

/// Keeps none.
#[derive(Debug)]
struct Nowhere;

impl Take for Nowhere {
    fn take(&self, _: &str, _: &[u8], _: Option<Origin>) -> Result<()> {
        Ok(())
    }
}

/// Only the search index of a site, for asking it on the terminal.
pub fn index(atlas: &Atlas, config: &SiteConfig) -> Vec<OutFile> {
    let (site, _) = pages::plan(atlas, config, &[]);
    search::index(&pages::records(&site), &config.search)
}
