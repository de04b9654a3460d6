//! The arguments of `gangmu import`, as typed.

use std::path::PathBuf;

use crate::cli::Format;

/// What `import` is told.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// 要导入的文件：.txt .md .html .docx .xlsx；旁边的“文件名.import.toml”里可以写明它的情况
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// 方案的 id，即文件名和网址的一部分；默认由发文字号或标题拟定，发布以前可以另取
    #[arg(long, value_name = "ID")]
    pub(super) id: Option<String>,
    /// 标题，认错或没有找到时用
    #[arg(long, value_name = "TITLE")]
    pub(super) title: Option<String>,
    /// 地区，如 重庆市/渝北区；全国性的方案写 全国
    #[arg(long, value_name = "PATH")]
    pub(super) region: Option<String>,
    /// 所属试点
    #[arg(long, value_name = "NAME")]
    pub(super) programme: Option<String>,
    /// 落实哪个方案（它的 id）；可以写几次
    #[arg(long, value_name = "ID")]
    pub(super) implements: Vec<String>,
    /// 只有第几张表是任务表（从 1 数起）；可以写几次
    #[arg(long, value_name = "N")]
    pub(super) table: Vec<usize>,
    /// 单位栏的空格与上一行相同
    #[arg(long)]
    pub(super) carry_down: bool,
    /// 方案已存在时，用这次读出的正文替换；文件头和更正保留，正文里的其他改动会丢失
    #[arg(long)]
    pub(super) force: bool,
    /// 写到哪个文件夹；默认为站点的 content/plans
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// 报告的格式：text（默认）写方案并报告；json 只报告，不写任何文件
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(super) format: Format,
    /// 不写文件，只说明每一行、每一格、每个括号是按哪条规则读的，以及各表有哪几种读法
    #[arg(long, conflicts_with_all = ["format", "force", "out"])]
    pub(super) explain: bool,
}
