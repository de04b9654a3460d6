//! `gangmu build`: content in, `dist/` out.

use std::path::{Path, PathBuf};

use gangmu::disk::{self, Last, Lock, Output, Value};
use gangmu::error::{Error, Result};
use gangmu::{check, diag, pipeline, project};

use super::{Context, Format, Status, report};
use crate::cli::terminal::say;

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
    /// 网站会少掉一半以上的文件时，也照样写入
    #[arg(long)]
    yes: bool,
    /// 重新生成所有文件，不看上一次生成留下的记录（站点文件夹里的 .gangmu-cache）
    #[arg(long)]
    fresh: bool,
    /// 说明每一步用了多少时间、处理了多少
    #[arg(long)]
    timings: bool,
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
    #[serde(skip_serializing_if = "Option::is_none")]
    timings: Option<serde_json::Value>,
}

/// Builds, publishes, reports.
pub(crate) fn run(args: &Args, context: &Context) -> Result<Status> {
    let bar = report::bar("正在生成");
    let project = project::load(&context.site)?;
    let out = args
        .out
        .clone()
        .unwrap_or_else(|| context.site.join("dist"));
    let output = open(&context.site, &out)?;
    let before = match &project.addresses {
        Some(record) => record.text.clone(),
        // Where a site has no record yet, what the last build wrote is known from its manifest.
        None => output.before().flat_map(|path| [path, "\n"]).collect(),
    };
    let last = last(args, &context.site);
    let memo = last.as_ref().map(Last::memo);
    let read = pipeline::read_again(&project, memo.as_deref())?;
    let (mut built, publishing) = pipeline::make(&project, &read, |paths| {
        let (fewer, all) = output.loses(paths);
        if fewer > all / 2 && !args.yes {
            return Err(Error::Usage(format!(
                "{} 里的网站会少掉一半以上的文件（{fewer} 个），没有写入；请查看 content/ 是否完整，确要这样请加 --yes",
                out.display()
            )));
        }
        output.begin(paths, last)
    })?;
    let is_there = |path: &str| {
        built
            .paths
            .binary_search_by(|one| one.as_str().cmp(path))
            .is_ok()
    };
    built.findings.extend(check::lost(before.lines(), is_there));
    diag::sort(&mut built.findings);
    built.findings = check::apply(&project.config.check, built.findings);
    let published = publishing.finish()?;
    record(&context.site, &before, &built.paths)?;
    bar.finish_and_clear();
    if args.format == Format::Json {
        report::json(&Report {
            plans: built.stats.plans,
            tasks: built.stats.tasks,
            units: built.stats.units,
            pages: built.stats.pages,
            files: built.paths.len(),
            written: published.written,
            unchanged: published.unchanged,
            removed: published.removed,
            findings: diag::to_json(&built.findings),
            timings: args
                .timings
                .then(|| report::times_json(&built.stats.stages)),
        });
    } else {
        report::findings(&built.findings, context.verbose);
        say!(
            "方案 {} 个，任务 {} 项，单位 {} 个；文件 {} 个（写入 {}，未变 {}，删除 {}）→ {}",
            built.stats.plans,
            built.stats.tasks,
            built.stats.units,
            built.paths.len(),
            published.written,
            published.unchanged,
            published.removed,
            out.display()
        );
        say!("{LEFT}");
    }
    if context.verbose || args.timings && args.format == Format::Text {
        report::times(&built.stats.stages);
    }
    Ok(report::status(&built.findings))
}

/// Takes the output folder, unless it is one that nobody would want to have a site written over.
fn open(site: &Path, out: &Path) -> Result<Output> {
    project::may_publish(site, out)?;
    let home = std::env::home_dir().and_then(|home| disk::resolved(&home).ok());
    if home.is_some_and(|home| disk::resolved(out).is_ok_and(|real| real == home)) {
        return Err(Error::Usage(format!(
            "{} 是个人主目录，没有写入；请用 --out 另写一个文件夹",
            out.display()
        )));
    }
    Output::open(out)
}

/// What the last build left, unless it is not to be asked. Where this program cannot read itself, it does not know
/// whether it is that which made it.
fn last(args: &Args, site: &Path) -> Option<Last> {
    let program = std::env::current_exe().ok()?;
    let program = Value::of(&disk::read(&program).ok()?);
    let file = site.join(project::CACHE);
    Some(if args.fresh {
        Last::none(&file, program)
    } else {
        Last::read(&file, program)
    })
}

/// Adds the addresses that are published now to the record, as it stands by now.
fn record(site: &Path, before: &str, paths: &[String]) -> Result<()> {
    let _held = Lock::wait(site)?;
    let there = project::file(site, project::ADDRESSES)?;
    let text = there.as_ref().map_or(before, |source| source.text.as_str());
    let record = check::record(text, paths.iter().map(String::as_str));
    if there.as_ref().is_some_and(|source| source.text == record) {
        return Ok(());
    }
    project::write(site, project::ADDRESSES, record.as_bytes())
}
