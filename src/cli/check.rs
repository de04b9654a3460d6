//! `gangmu check`: everything that is wrong or odd in the content, before a reader sees it.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::ValueEnum;
use gangmu::diag::{self, Code, Codes, Diagnostic, Severity};
use gangmu::error::{Error, Result};
use gangmu::project::{self, Project};
use gangmu::{check, config, disk, pipeline};

use super::{Context, Status, diff, report};
use crate::cli::terminal::{self, say};

/// More findings than so many are told on one screen, folded by their codes.
const FEW: usize = 12;

/// What `check` is told.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// 报告的格式：text（带原文和指示符）、line（一条一行）、json 或 sarif
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
    /// 另一份发布过的文件清单（网站里的 manifest.txt），用来发现消失的网址；content/addresses.txt 总会核对
    #[arg(long, value_name = "FILE")]
    published: Option<PathBuf>,
    /// 只报告这一级及更重的：error、warning 或 note
    #[arg(long, value_enum, default_value_t, value_name = "LEVEL")]
    level: Level,
    /// 只报告这些代码，如 G012；可写多次，或用逗号分开
    #[arg(long, value_name = "CODE", value_delimiter = ',', value_parser = code)]
    code: Vec<Code>,
    /// 只报告一次改动带来的：与这个旧的状态（站点文件夹，或 git 版本如 HEAD）相比新出现的发现
    #[arg(long, value_name = "OLD")]
    new: Option<String>,
    /// 逐条列出，不折叠成一屏
    #[arg(long)]
    all: bool,
}

/// A code by its name.
fn code(name: &str) -> std::result::Result<Code, String> {
    let mut all = Codes::ALL.iter().copied();
    all.find(|code| code.id().eq_ignore_ascii_case(name))
        .ok_or_else(|| format!("没有代码“{name}”；代码见站点的“检查的发现”一页，如 G012"))
}

/// How findings are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// 带原文和指示符
    #[default]
    Text,
    /// 一条一行
    Line,
    /// 给程序读的 JSON
    Json,
    /// 给代码托管平台和编辑器的 SARIF 2.1.0
    Sarif,
}

/// The lightest findings that are told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Level {
    /// 错误
    Error,
    /// 警告
    Warning,
    /// 提示
    #[default]
    Note,
}

/// Reads the site, asks every rule, tells the findings.
pub(crate) fn run(args: &Args, context: &Context) -> Result<Status> {
    let project = match project::load(&context.site) {
        Ok(project) => project,
        Err(error @ Error::Settings { .. }) => return unread(args, context, error),
        Err(error) => return Err(error),
    };
    let mut findings = found(args, context, &project)?;
    if let Some(old) = &args.new {
        // Severities and what is allowed are those of today, on both sides.
        let mut old = diff::content(old, &context.site)?;
        old.config.clone_from(&project.config);
        old.theme.clone_from(&project.theme);
        findings = check::fresh(findings, &found(args, context, &old)?);
    }
    Ok(tell(args, &findings))
}

/// All findings of a site, or what stops it.
fn found(args: &Args, context: &Context, project: &Project) -> Result<Vec<Diagnostic>> {
    match pipeline::read(project) {
        Ok(read) => find(args, context, project, &read),
        Err(error) => Ok(vec![check::refused(project, error)?]),
    }
}

/// Tells what is wrong in site.toml, where nothing else could be read for it; trouble of another file stays one.
fn unread(args: &Args, context: &Context, error: Error) -> Result<Status> {
    let of_settings = matches!(&error, Error::Settings { file, .. } if file == config::FILE);
    match project::file(&context.site, config::FILE) {
        Ok(settings) if of_settings => {
            let project = Project {
                settings,
                ..Project::default()
            };
            Ok(tell(args, &[check::refused(&project, error)?]))
        }
        _ => Err(error),
    }
}

/// Asks every rule; what site.toml allows or this run does not ask for is left out.
fn find(
    args: &Args,
    context: &Context,
    project: &Project,
    read: &pipeline::Read,
) -> Result<Vec<Diagnostic>> {
    let mut seeds: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for node in &read.atlas.plans {
        if let Some(path) = node.plan.front.seed()
            && let Some(bytes) = project::bytes(&context.site, path)?
        {
            seeds.insert(path.to_owned(), bytes);
        }
    }
    let published = args.published.as_deref().map(disk::read_text).transpose()?;
    let mut findings = match pipeline::findings(project, read) {
        Ok(findings) => findings,
        Err(error) => vec![check::refused(project, error)?],
    };
    findings.extend(check::run(&check::Input {
        project,
        atlas: &read.atlas,
        registers: &read.registers,
        seeds: &seeds,
        published: published.as_deref(),
    }));
    diag::sort(&mut findings);
    let mut findings = check::apply(&project.config.check, findings);
    let lightest = match args.level {
        Level::Error => Severity::Error,
        Level::Warning => Severity::Warning,
        Level::Note => Severity::Note,
    };
    findings.retain(|finding| finding.severity <= lightest);
    findings.retain(|finding| args.code.is_empty() || args.code.contains(&finding.code));
    Ok(findings)
}

/// Writes the findings in the form asked for.
fn tell(args: &Args, findings: &[Diagnostic]) -> Status {
    match args.format {
        Format::Json => report::json(&serde_json::json!({ "findings": diag::to_json(findings) })),
        Format::Sarif => report::json(&diag::to_sarif(findings)),
        Format::Line => {
            for finding in findings {
                say!("{}", diag::concise(finding));
            }
        }
        Format::Text if findings.len() > FEW && !args.all && args.code.is_empty() => {
            terminal::answer(&diag::overview(findings));
        }
        Format::Text => {
            for finding in findings {
                terminal::answer_styled(&format!("{}\n", diag::framed(finding, true)));
            }
            say!("{}", report::counted(findings));
        }
    }
    report::status(findings)
}
