//! `gangmu build`: content in, `dist/` out.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use gangmu::error::Result;
use gangmu::project::{self, Project};
use gangmu::{check, diag, disk, pipeline};

use super::{Context, Format, Status, report};

/// What a build does not look for, said so that its silence is not taken for more than it is: comparing texts
/// with each other and with their sources takes as long as building the site.
const LEFT: &str =
    "以上只是生成时的发现；数目、名称、来源、与原件是否一致没有检查，请运行 gangmu check";

/// What `build` is told.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// 写到哪里；默认为站点文件夹下的 dist
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// 报告的格式：text（默认）或 json
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
}

/// The report of a build, for programs.
#[derive(serde::Serialize)]
struct Report {
    plans: usize,
    tasks: usize,
    units: usize,
    pages: usize,
    files: usize,
    written: usize,
    unchanged: usize,
    removed: usize,
    findings: serde_json::Value,
}

/// Builds, publishes, reports.
pub(crate) fn run(args: &Args, context: &Context) -> Result<Status> {
    let bar = report::bar("正在生成");
    let project = project::load(&context.site)?;
    check::validate(&project.config.check)?;
    let mut built = pipeline::build(&project)?;
    let out = args
        .out
        .clone()
        .unwrap_or_else(|| context.site.join("dist"));
    let before = published_before(&project, &out)?;
    let now: BTreeSet<&str> = built.files.iter().map(|file| file.path.as_str()).collect();
    let lost = check::lost(before.lines(), |path| now.contains(path));
    let record = check::record(&before, now.into_iter());
    built.findings.extend(lost);
    diag::sort(&mut built.findings);
    built.findings = check::apply(&project.config.check, built.findings);
    let published = disk::publish(&out, &built.files)?;
    if project.addresses.is_none_or(|file| file.text != record) {
        disk::write(&context.site.join(project::ADDRESSES), record.as_bytes())?;
    }
    bar.finish_and_clear();
    if args.format == Format::Json {
        report::json(&Report {
            plans: built.stats.plans,
            tasks: built.stats.tasks,
            units: built.stats.units,
            pages: built.stats.pages,
            files: built.files.len(),
            written: published.written,
            unchanged: published.unchanged,
            removed: published.removed,
            findings: diag::to_json(&built.findings),
        });
    } else {
        report::findings(&built.findings, context.verbose);
        anstream::println!(
            "方案 {} 个，任务 {} 项，单位 {} 个；文件 {} 个（写入 {}，未变 {}，删除 {}）→ {}",
            built.stats.plans,
            built.stats.tasks,
            built.stats.units,
            built.files.len(),
            published.written,
            published.unchanged,
            published.removed,
            out.display()
        );
        anstream::println!("{LEFT}");
    }
    if context.verbose {
        report::times(&built.stats.stages);
    }
    Ok(report::status(&built.findings))
}

/// The addresses published before, one a line: the record, or, where a site has none yet, what the last build
/// wrote.
fn published_before(project: &Project, out: &Path) -> Result<String> {
    let manifest = out.join(disk::MANIFEST);
    match &project.addresses {
        Some(record) => Ok(record.text.clone()),
        None if manifest.is_file() => disk::read_text(&manifest),
        None => Ok(String::new()),
    }
}
