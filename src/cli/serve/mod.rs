//! `gangmu serve`: the site in memory, on this machine only, rebuilt when its content changes.
//!
//! Nothing is written. `http` answers from the last build by exact path; `watch` notices changes and
//! asks for a full rebuild; a page in a browser learns of it over an event stream and loads itself anew.

mod http;
mod watch;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Arc, RwLock};

use gangmu::diag::Diagnostic;
use gangmu::error::{Error, Result};
use gangmu::{pipeline, project};
use tokio::sync::broadcast;

use super::{Context, Status, report};

/// What `serve` is told.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// 端口；0 表示任选一个空闲的。默认 8000
    #[arg(long, value_name = "PORT", default_value_t = 8000)]
    port: u16,
}

/// The last build, as it is answered.
#[derive(Debug, Default)]
struct Snapshot {
    /// Every file of the site by its path.
    files: BTreeMap<String, Vec<u8>>,
    /// What the build found.
    findings: Vec<Diagnostic>,
    /// What stopped the build; the files are then those of the last good one.
    trouble: Option<String>,
}

/// What the answers and the watcher share.
#[derive(Clone)]
struct Preview {
    snapshot: Arc<RwLock<Arc<Snapshot>>>,
    /// Says that there is a new snapshot.
    changed: broadcast::Sender<()>,
}

impl Preview {
    fn now(&self) -> Arc<Snapshot> {
        Arc::clone(&self.snapshot.read().expect("no writer panics"))
    }

    /// Builds anew and tells the pages, if anything they show is different.
    fn rebuild(&self, site: &Path) {
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

/// Serves until the process is ended.
pub(crate) fn run(args: &Args, context: &Context) -> Result<Status> {
    // A folder that is no site at all is told at once; later trouble is shown in the browser.
    project::load(&context.site)?;
    let preview = Preview {
        snapshot: Arc::default(),
        changed: broadcast::channel(16).0,
    };
    preview.rebuild(&context.site);
    let _watching = watch::start(&context.site, preview.clone())?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(Error::io("启动预览", &context.site))?;
    runtime.block_on(http::serve(args.port, preview))?;
    Ok(Status::Done)
}
