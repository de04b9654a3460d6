//! The last build of the previewed site, shared by the answers and the watcher.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Arc, RwLock};

use gangmu::diag::{self, Diagnostic};
use gangmu::error::Result;
use gangmu::{check, pipeline, project};
use tokio::sync::broadcast;

use crate::cli::report;
use crate::cli::terminal::tell;

/// The last build, as it is answered.
#[derive(Debug, Default)]
pub(super) struct Snapshot {
    /// Every file of the site by its path.
    pub(super) files: BTreeMap<String, Vec<u8>>,
    /// What the build found.
    pub(super) findings: Vec<Diagnostic>,
    /// What stopped the build; the files are then those of the last good one.
    pub(super) trouble: Option<String>,
    /// Tells this build from any that shows something else.
    pub(super) stamp: String,
}

impl Snapshot {
    /// With its stamp.
    fn stamped(mut self) -> Self {
        let mut hasher = DefaultHasher::new();
        (&self.files, &self.trouble).hash(&mut hasher);
        for finding in &self.findings {
            diag::concise(finding).hash(&mut hasher);
        }
        self.stamp = format!("{:016x}", hasher.finish());
        self
    }
}

/// What the answers and the watcher share.
#[derive(Clone)]
pub(super) struct Preview {
    pub(super) snapshot: Arc<RwLock<Arc<Snapshot>>>,
    /// Says that there is a new snapshot.
    pub(super) changed: broadcast::Sender<()>,
}

impl Preview {
    /// Nothing is built yet.
    pub(super) fn new() -> Self {
        Self {
            snapshot: Arc::default(),
            changed: broadcast::channel(16).0,
        }
    }

    /// The last build.
    pub(super) fn now(&self) -> Arc<Snapshot> {
        Arc::clone(&self.snapshot.read().expect("no writer panics"))
    }

    /// Builds anew and tells the pages, if anything they show is different.
    pub(super) fn rebuild(&self, site: &Path) {
        let before = self.now();
        let after = snapshot(site, &before);
        report::findings(&after.findings, false);
        if let Some(trouble) = &after.trouble {
            tell!("错误：{trouble}");
        }
        if before.stamp != after.stamp {
            *self.snapshot.write().expect("no writer panics") = Arc::new(after);
            // Nobody listening is no trouble.
            let _ = self.changed.send(());
        }
    }
}

/// Builds in memory; what stops a build is kept beside the files of the last good one.
fn snapshot(site: &Path, before: &Snapshot) -> Snapshot {
    let built = catch_unwind(AssertUnwindSafe(|| -> Result<_> {
        let project = project::load(site)?;
        Ok((pipeline::build(&project)?, project.config.check))
    }));
    let trouble = match built {
        Ok(Ok((built, severities))) => {
            return Snapshot {
                files: built
                    .files
                    .into_iter()
                    .map(|file| (file.path, file.bytes))
                    .collect(),
                findings: check::apply(&severities, built.findings),
                trouble: None,
                stamp: String::new(),
            }
            .stamped();
        }
        Ok(Err(error)) => error.to_string(),
        Err(_) => "程序内部出错，见终端；改动内容后会重新生成".to_owned(),
    };
    Snapshot {
        files: before.files.clone(),
        findings: Vec::new(),
        trouble: Some(trouble),
        stamp: String::new(),
    }
    .stamped()
}
