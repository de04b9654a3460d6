//! The last build of the previewed site, shared by the answers and the watcher.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Arc, Mutex, RwLock};

use gangmu::diag::{self, Diagnostic};
use gangmu::disk::{Memo, Origin, Take, Value};
use gangmu::error::Result;
use gangmu::{check, pipeline, project};
use tokio::sync::broadcast;

use crate::cli::report;
use crate::cli::terminal::tell;

/// The last build, as it is answered.
#[derive(Debug, Default)]
pub(super) struct Snapshot {
    /// Every file of the site by its path.
    pub(super) files: BTreeMap<String, File>,
    /// What the build found.
    pub(super) findings: Vec<Diagnostic>,
    /// What stopped the build; the files are then those of the last good one.
    pub(super) trouble: Option<String>,
    /// Tells this build from any that shows something else.
    pub(super) stamp: String,
}

/// A file of the site.
#[derive(Debug, Clone)]
pub(super) struct File {
    pub(super) bytes: Arc<[u8]>,
    /// What it was made of, where that is known.
    origin: Option<Origin>,
}

/// Two are the same if they show the same; else their bytes tell.
impl Hash for File {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        match self.origin {
            Some(origin) => origin.value.hash(hasher),
            None => self.bytes.hash(hasher),
        }
    }
}

/// Takes the files of a build; those that were made of the same the last time are not made again.
struct Taking<'a> {
    before: &'a Snapshot,
    files: Mutex<BTreeMap<String, File>>,
}

impl Taking<'_> {
    fn keep(&self, path: &str, file: File) {
        let mut files = self.files.lock().expect("nobody panics while holding it");
        files.insert(path.to_owned(), file);
    }
}

impl Take for Taking<'_> {
    fn program(&self) -> Option<Value> {
        Some(SAME)
    }

    fn rests(&self, path: &str, grounds: Value) -> bool {
        let file = self.before.files.get(path);
        let same = |file: &&File| file.origin.is_some_and(|was| was.grounds == Some(grounds));
        let file = file.filter(same).cloned();
        file.map(|file| self.keep(path, file)).is_some()
    }

    fn has(&self, path: &str, origin: Origin) -> bool {
        let Some(file) = self.before.files.get(path) else {
            return false;
        };
        let same = file.origin.is_some_and(|was| was.value == origin.value);
        if same {
            let (bytes, origin) = (Arc::clone(&file.bytes), Some(origin));
            self.keep(path, File { bytes, origin });
        }
        same
    }

    fn take(&self, path: &str, bytes: &[u8], origin: Option<Origin>) -> Result<()> {
        let bytes = bytes.into();
        self.keep(path, File { bytes, origin });
        Ok(())
    }
}

/// A preview lives as long as its program, which is the same all the time.
const SAME: Value = Value(0);

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
    /// What the last build found out.
    memo: Arc<Mutex<Memo>>,
}

impl Preview {
    /// Nothing is built yet.
    pub(super) fn new() -> Self {
        Self {
            snapshot: Arc::default(),
            changed: broadcast::channel(16).0,
            memo: Arc::new(Mutex::new(Memo::new(SAME))),
        }
    }

    /// The last build.
    pub(super) fn now(&self) -> Arc<Snapshot> {
        Arc::clone(&self.snapshot.read().expect("no writer panics"))
    }

    /// Builds anew and tells the pages, if anything they show is different.
    pub(super) fn rebuild(&self, site: &Path) {
        let before = self.now();
        let after = {
            let mut memo = self.memo.lock().expect("nobody panics while holding it");
            let after = snapshot(site, &before, &memo);
            if after.trouble.is_none() {
                *memo = memo.next();
            }
            after
        };
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
fn snapshot(site: &Path, before: &Snapshot, memo: &Memo) -> Snapshot {
    let built = catch_unwind(AssertUnwindSafe(|| -> Result<_> {
        let project = project::load(site)?;
        let read = pipeline::read_again(&project, Some(memo))?;
        let made = pipeline::make(&project, &read, |_| {
            Ok(Taking {
                before,
                files: Mutex::default(),
            })
        })?;
        Ok((made, project.config.check))
    }));
    let trouble = match built {
        Ok(Ok(((made, taking), severities))) => {
            return Snapshot {
                files: (taking.files.into_inner()).expect("nobody panics while holding it"),
                findings: check::apply(&severities, made.findings),
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
