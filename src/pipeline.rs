//! From a site's folder to the files of the site: the only file that calls all stages, in order.
//!
//! Each stage takes the finished value of the one before. What concerns one document or one page runs on
//! all threads; what comes out is in the same order however many there are.

use std::time::{Duration, Instant};

use crate::diag::{self, Diagnostic};
use crate::disk::OutFile;
use crate::error::Result;
use crate::project::Project;

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

/// Counts and times of a build; they are told to a person and never written into a page.
#[derive(Debug, Clone, Default)]
pub struct Stats {
    /// Plans that were read.
    pub plans: usize,
    /// Free pages that were read.
    pub pages: usize,
    /// The stages in the order in which they ran.
    pub stages: Vec<(&'static str, Duration)>,
}

/// Builds the whole site. An error means that settings or theme cannot be used; trouble in documents is
/// among the findings, and the files are then as good as they can be.
pub fn build(project: &Project) -> Result<Built> {
    let mut built = Built::default();
    built.stats.plans = project.plans.len();
    built.stats.pages = project.pages.len();
    let mut clock = Stages::new();
    for file in &project.attachments {
        built.files.push(OutFile {
            path: file.path.clone(),
            bytes: file.bytes.clone(),
        });
    }
    clock.stage("附件");
    built.files.sort_by(|a, b| a.path.cmp(&b.path));
    diag::sort(&mut built.findings);
    built.stats.stages = clock.done;
    Ok(built)
}

/// A stopwatch for the stages.
struct Stages {
    done: Vec<(&'static str, Duration)>,
    since: Instant,
}

impl Stages {
    fn new() -> Self {
        Self {
            done: Vec::new(),
            since: now(),
        }
    }

    /// Ends the running stage under this name.
    fn stage(&mut self, name: &'static str) {
        let now = now();
        self.done.push((name, now.duration_since(self.since)));
        self.since = now;
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "times are told to a person by --verbose and never reach a file"
)]
fn now() -> Instant {
    Instant::now()
}
