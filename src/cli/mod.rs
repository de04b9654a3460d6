//! The command line: what is typed, which command it means, how its outcome becomes words and a status.
//!
//! One file per command, each thin: `Args` as typed, and `run(&Args, &Context) -> Result<Status>`, which
//! calls the library once and reports. To add a command: write its file, declare it here, add its line to
//! [`Command`] and to [`Command::run`]. They write to the terminal through `terminal` alone.

mod build;
mod check;
mod context;
mod diff;
mod export;
mod import;
mod init;
mod report;
mod search;
mod serve;
mod terminal;
mod units;
mod values;
mod words;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use gangmu::error::Result;

use self::context::{Context, Format, Status};

/// 纲目：读方案文件，把方案、任务、责任单位逐条相连，生成纯文件的静态网站。
#[derive(Debug, Parser)]
#[command(
    name = "gangmu",
    version,
    arg_required_else_help = true,
    disable_help_subcommand = true,
    help_template = words::TEMPLATE,
    after_help = words::STATUSES
)]
struct Cli {
    #[command(flatten)]
    context: Context,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
#[command(subcommand_help_heading = words::COMMANDS)]
enum Command {
    /// 新建站点文件夹，内有一个小例子
    Init(init::Args),
    /// 读入文件（Word、网页、Excel、文本），写成 content/plans/ 里的方案
    Import(import::Args),
    /// 由 content/ 生成网站（dist/）；只写有变化的文件；不代替 check
    Build(build::Args),
    /// 检查方案、单位、文号、来源、个人信息，以及与源文件是否一致
    Check(check::Args),
    /// 名册里没有的单位名称及建议；经同意写入名册
    Units(units::Args),
    /// 导出连好的数据：JSON、CSV、XLSX
    Export(export::Args),
    /// 两个状态之间，方案、任务、单位有什么变化
    Diff(diff::Args),
    /// 在终端里搜索：任务、单位、方案、正文、文号
    Search(search::Args),
    /// 在本机预览；内容改动后自动更新，不写任何文件
    Serve(serve::Args),
}

impl Command {
    fn run(&self, context: &Context) -> Result<Status> {
        match self {
            Self::Init(args) => init::run(args, context),
            Self::Import(args) => import::run(args, context),
            Self::Build(args) => build::run(args, context),
            Self::Check(args) => check::run(args, context),
            Self::Units(args) => units::run(args, context),
            Self::Export(args) => export::run(args, context),
            Self::Diff(args) => diff::run(args, context),
            Self::Search(args) => search::run(args, context),
            Self::Serve(args) => serve::run(args, context),
        }
    }
}

/// Reads the arguments, runs the command, tells trouble, and gives the exit status.
pub(crate) fn main() -> ExitCode {
    let cli = match words::parse::<Cli>() {
        Ok(cli) => cli,
        Err(status) => return terminal::end(status),
    };
    if let Some(jobs) = cli.context.jobs {
        // Fails only where a pool exists already, and nothing ran before this line.
        rayon::ThreadPoolBuilder::new()
            .num_threads(jobs.get())
            .build_global()
            .expect("no thread pool before the first command");
    }
    let status = match cli.command.run(&cli.context) {
        Ok(Status::Done) => 0,
        Ok(Status::Findings) => 1,
        Ok(Status::Trouble) => 2,
        Err(error) => {
            report::trouble(&error);
            2
        }
    };
    terminal::end(status)
}
