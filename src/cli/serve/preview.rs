//! The last build of the previewed site, shared by the answers and the watcher.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Arc, RwLock};

use gangmu::diag::Diagnostic;
use gangmu::{pipeline, project};
use tokio::sync::broadcast;

use crate::cli::report;

/// The last build, as it is answered.
#[derive(Debug, Default)]
pub(super) struct Snapshot {
    /// Every file of the site by its path.
    pub(super) files: BTreeMap<String, Vec<u8>>,
    /// What the build found.
    pub(super) findings: Vec<Diagnostic>,
    /// What stopped the build; the files are then those of the last good one.
    pub(super) trouble: Option<String>,
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
            anstream::eprintln!("错误：{trouble}");
        }
        let same = before.files == after.files
            && before.trouble == after.trouble
            && before.findings == after.findings;
        if !same {
            *self.snapshot.write().expect("no writer panics") = Arc::new(after);
            // Nobody listening is no trouble.
            let _ = self.changed.send(());
        }
    }
}

/// Builds in memory; what stops a build is kept beside the files of the last good one.
fn snapshot(site: &Path, before: &Snapshot) -> Snapshot {
    let built = catch_unwind(AssertUnwindSafe(|| {
        project::load(site).and_then(|project| pipeline::build(&project))
    }));
    let trouble = match built {
        Ok(Ok(built)) => {
            return Snapshot {
                files: built
                    .files
                    .into_iter()
                    .map(|file| (file.path, file.bytes))
                    .collect(),
                findings: built.findings,
                trouble: None,
            };
        }
        Ok(Err(error)) => error.to_string(),
        Err(_) => "程序内部出错，见终端；改动内容后会重新生成".to_owned(),
    };
    Snapshot {
        files: before.files.clone(),
        findings: Vec::new(),
        trouble: Some(trouble),
    }
}
