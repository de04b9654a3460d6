//! `gangmu serve`: the site in memory, on this machine only, rebuilt when its content changes.
//!
//! Nothing is written. `http` answers from the last build by exact path; `watch` notices changes and
//! asks for a full rebuild; a page in a browser learns of it over an event stream and loads itself anew.

mod http;
mod idle;
mod preview;
mod watch;

use gangmu::error::{Error, Result};
use gangmu::project;

use self::preview::Preview;
use super::{Context, Status};

/// What `serve` is told.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// 端口；0 表示任选一个空闲的。默认 8000
    #[arg(long, value_name = "PORT", default_value_t = 8000)]
    port: u16,
}

/// Serves until the process is ended.
pub(crate) fn run(args: &Args, context: &Context) -> Result<Status> {
    // A folder that is no site at all is told at once; later trouble is shown in the browser.
    project::load(&context.site)?;
    let preview = Preview::new();
    preview.rebuild(&context.site);
    watch::start(&context.site, preview.clone())?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(Error::io("启动预览", &context.site))?;
    runtime.block_on(http::serve(args.port, preview))?;
    Ok(Status::Done)
}
