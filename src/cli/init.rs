//! `gangmu init DIR`: a new site folder that builds at once.

use std::path::PathBuf;

use gangmu::error::{Error, Result};
use gangmu::{disk, starter};

use super::{Context, Status};
use crate::cli::terminal::say;

/// What `init` is told.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// 新站点的文件夹；已有内容的文件夹不会被改动
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

/// Writes the files of a new site into a folder that is missing or empty.
pub(crate) fn run(args: &Args, _context: &Context) -> Result<Status> {
    let folder = &args.folder;
    if folder.exists() && !disk::is_empty_folder(folder)? {
        return Err(Error::Usage(format!(
            "{} 已有内容，没有改动；请换一个新文件夹",
            folder.display()
        )));
    }
    for file in starter::FILES {
        disk::write(&folder.join(file.path), file.text.as_bytes())?;
    }
    disk::make_folder(&folder.join("seeds"))?;
    say!(
        "新站点在 {0}：两份示例方案。接着：\n  \
         cd {0}\n  \
         gangmu serve             预览\n  \
         gangmu import 文件…      读入自己的方案\n  \
         gangmu build             生成网站，打开 dist/index.html",
        folder.display()
    );
    Ok(Status::Done)
}
