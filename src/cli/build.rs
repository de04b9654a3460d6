//! `gangmu build`: content in, `dist/` out.

use std::collections::BTreeSet;
use std::path::PathBuf;

use gangmu::error::Result;
use gangmu::{check, diag, disk, pipeline, project};

use super::{Context, Format, Status, report};

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
    let manifest = out.join(disk::MANIFEST);
    if manifest.is_file() {
        let before = disk::read_text(&manifest)?;
        let now: BTreeSet<&str> = built.files.iter().map(|file| file.path.as_str()).collect();
        let lost = check::lost(&before, |path| now.contains(path));
        built.findings.extend(lost);
    }
    diag::sort(&mut built.findings);
    built.findings = check::apply(&project.config.check, built.findings);
    let published = disk::publish(&out, &built.files)?;
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
    }
    if context.verbose {
        report::times(&built.stats.stages);
    }
    Ok(report::status(&built.findings))
}
