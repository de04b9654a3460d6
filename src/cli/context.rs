//! What the commands have in common: what each is told besides its own arguments, and how it ends.

use std::path::PathBuf;

use clap::ValueEnum;

use super::words;

/// How a command ended, as the exit status says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Status {
    /// 0: done.
    Done,
    /// 1: an error-level finding that site.toml does not allow; for `diff`, a difference.
    Findings,
    /// 2: one of several things asked for could not be done; why is told already.
    Trouble,
}

/// How an answer is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// 给人看的文字
    #[default]
    Text,
    /// 给程序读的 JSON
    Json,
}

/// What every command is told besides its own arguments.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct Context {
    /// 站点文件夹，即 site.toml 所在之处；默认为当前文件夹
    #[arg(long, global = true, value_name = "DIR", default_value = ".", help_heading = words::GLOBAL)]
    pub(crate) site: PathBuf,
    /// 同时使用的线程数；结果与线程数无关
    #[arg(long, short, global = true, value_name = "N", help_heading = words::GLOBAL)]
    pub(crate) jobs: Option<std::num::NonZeroUsize>,
    /// 显示各阶段用时
    #[arg(long, short, global = true, help_heading = words::GLOBAL)]
    pub(crate) verbose: bool,
}
