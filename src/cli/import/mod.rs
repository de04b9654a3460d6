//! `gangmu import`: documents in, plan files out, with a report that a clerk can act on.

mod explain;
mod summary;
mod write;

use std::path::{Path, PathBuf};

use gangmu::atlas::propose;
use gangmu::atlas::registry::Registry;
use gangmu::diag::{self, Diagnostic, Severity};
use gangmu::error::{Error, Result};
use gangmu::front::FrontMatter;
use gangmu::import::{Import, Kept, Options, hints};
use gangmu::project::{self, Project};
use gangmu::source::Source;
use gangmu::{disk, export, import, plan};
use rayon::prelude::*;

use super::{Context, Format, Status, report};

/// What `import` is told.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// 要导入的文件：.txt .md .html .docx .xlsx；旁边的“文件名.import.toml”里可以写明它的情况
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// 方案的 id，即文件名和网址的一部分；默认由发文字号或标题拟定，发布以前可以另取
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    /// 标题，认错或没有找到时用
    #[arg(long, value_name = "TITLE")]
    title: Option<String>,
    /// 地区，如 重庆市/渝北区；全国性的方案写 全国
    #[arg(long, value_name = "PATH")]
    region: Option<String>,
    /// 所属试点
    #[arg(long, value_name = "NAME")]
    programme: Option<String>,
    /// 落实哪个方案（它的 id）；可以写几次
    #[arg(long, value_name = "ID")]
    implements: Vec<String>,
    /// 只有第几张表是任务表（从 1 数起）；可以写几次
    #[arg(long, value_name = "N")]
    table: Vec<usize>,
    /// 单位栏的空格与上一行相同
    #[arg(long)]
    carry_down: bool,
    /// 方案已存在时，用这次读出的正文替换；文件头和更正保留，正文里的其他改动会丢失
    #[arg(long)]
    force: bool,
    /// 写到哪个文件夹；默认为站点的 content/plans
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// 报告的格式：text（默认）写方案并报告；json 只报告，不写任何文件
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
    /// 不写文件，只说明每一行、每一格、每个括号是按哪条规则读的，以及各表有哪几种读法
    #[arg(long, conflicts_with_all = ["format", "force", "out"])]
    explain: bool,
}

/// A document with what became of it.
struct Outcome {
    /// The file as typed.
    file: PathBuf,
    /// The plan, or why there is none.
    read: Result<Import>,
    /// What the plan that is there already keeps; none for a new plan.
    kept: Option<Vec<Kept>>,
}

/// The answer for programs.
#[derive(serde::Serialize)]
struct Answer<'a> {
    plan: export::json::Plan<'a>,
    tasks: Vec<export::json::Task<'a>>,
    findings: serde_json::Value,
}

/// Reads, reports, and writes unless JSON is asked for.
pub(crate) fn run(args: &Args, context: &Context) -> Result<Status> {
    if args.files.len() > 1 && (args.id.is_some() || args.title.is_some()) {
        return Err(Error::Usage(
            "--id、--title 只能用于一个文件；几个文件请各写一份“文件名.import.toml”".to_owned(),
        ));
    }
    let site = Site::load(&context.site)?;
    let bar = report::bar("正在导入");
    bar.set_length(args.files.len() as u64);
    let mut outcomes: Vec<Outcome> = args
        .files
        .par_iter()
        .map(|file| {
            let read = read(file, args, &site);
            bar.inc(1);
            let (read, kept) = match read {
                Ok((import, kept)) => (Ok(import), kept),
                Err(error) => (Err(error), None),
            };
            Outcome {
                file: file.clone(),
                read,
                kept,
            }
        })
        .collect();
    bar.finish_and_clear();
    if args.format == Format::Json {
        return json(outcomes, &site);
    }
    if args.explain {
        return Ok(explain(&outcomes));
    }
    let status = write::all(&mut outcomes, args, context, &site)?;
    if outcomes.len() > 1 {
        summary::table(&outcomes);
    }
    Ok(status)
}

/// What the site knows already; nothing where no site is.
struct Site {
    root: PathBuf,
    plans: Vec<Known>,
    corrections: Vec<Source>,
    units: Source,
    registry: Registry,
}

/// A plan that is there already.
struct Known {
    id: String,
    front: FrontMatter,
    file: Source,
}

impl Known {
    fn new(file: Source) -> Self {
        let (plan, _) = plan::parse(&file);
        Self {
            id: plan.id,
            front: plan.front,
            file,
        }
    }
}

impl Site {
    fn load(root: &Path) -> Result<Self> {
        let folder = root.join(project::PLANS);
        let mut project = Project::default();
        if root.join(gangmu::config::FILE).is_file() {
            project = project::load_content(root)?;
        } else if folder.is_dir() {
            return Err(Error::Usage(format!(
                "{} 里没有 {}，不是站点文件夹",
                root.display(),
                gangmu::config::FILE
            )));
        }
        let path = "content/units.toml";
        let units = if root.join(path).is_file() {
            project::source(root, path)?
        } else {
            Source::new(path, "")
        };
        Ok(Self {
            root: root.to_owned(),
            registry: Registry::parse(&units)?,
            plans: project.plans.into_iter().map(Known::new).collect(),
            corrections: project.corrections,
            units,
        })
    }

    /// The plan that a document was read into before, as far as is known without reading it: that of the id
    /// given, else that of the same document in `seeds/`.
    fn before(&self, options: &Options) -> Option<&Known> {
        self.plans.iter().find(|plan| match &options.id {
            Some(id) => *id == plan.id,
            None => plan.front.seed().is_some() && plan.front.source == options.source,
        })
    }

    /// The plan of this id, unless it is known to be of another document.
    fn of_id(&self, id: &str, source: Option<&str>) -> Option<&Known> {
        self.plans.iter().find(|plan| {
            let own = plan.front.source.as_deref();
            plan.id == id && (own.is_none() || own == source)
        })
    }

    /// The mends of a plan.
    fn corrections(&self, id: &str) -> Option<&Source> {
        let path = format!("{}/{id}.toml", project::CORRECTIONS);
        self.corrections.iter().find(|file| file.path == path)
    }
}

/// Reads one document; with what was kept, where its plan is there already. A fault of the program is told as
/// trouble of that file and stops no other.
fn read(file: &Path, args: &Args, site: &Site) -> Result<(Import, Option<Vec<Kept>>)> {
    let bytes = disk::read(file)?;
    let name = file.to_string_lossy().replace('\\', "/");
    let typed = Options {
        id: args.id.clone(),
        title: args.title.clone(),
        region: args.region.clone(),
        programme: args.programme.clone(),
        implements: args.implements.clone(),
        tables: args.table.clone(),
        carry_down: args.carry_down,
        source: below(file, &site.root).or_else(|| Some(file.file_name()?.to_str()?.to_owned())),
        ..Options::default()
    };
    let mut options = match sidecar(file) {
        Some(path) => {
            let text = disk::read_text(&path)?;
            typed.or(Options::parse(&path.to_string_lossy(), &text)?)
        }
        None => typed,
    };
    let mut before = site.before(&options);
    if let Some(plan) = before {
        options = options.or(Options {
            id: Some(plan.id.clone()),
            ..Options::from(plan.front.reading.clone())
        });
    }
    let run = std::panic::AssertUnwindSafe(|| import::import(&name, &bytes, &options));
    let mut import = std::panic::catch_unwind(run).unwrap_or_else(|_| {
        Err(Error::Usage(format!(
            "{name}：程序出错，没有读完；请把文件发给维护者"
        )))
    })?;
    before = before.or_else(|| site.of_id(&import.id, options.source.as_deref()));
    let kept = before.map(|plan| {
        let corrections = site.corrections(&plan.id);
        import::again(&mut import, &options, &plan.file, corrections)
    });
    Ok((import, kept.transpose()?))
}

/// The path relative to the site, with `/`, for a document that lies in it.
fn below(file: &Path, root: &Path) -> Option<String> {
    let file = file.canonicalize().ok()?;
    let root = root.canonicalize().ok()?;
    let path = file.strip_prefix(root).ok()?;
    Some(path.to_string_lossy().replace('\\', "/"))
}

/// The file of hints beside a document.
fn sidecar(file: &Path) -> Option<PathBuf> {
    let name = file.file_name()?.to_string_lossy().into_owned();
    let stem = file.file_stem()?.to_string_lossy().into_owned();
    [name, stem]
        .iter()
        .map(|n| file.with_file_name(format!("{n}.{}", hints::ENDING)))
        .find(|p| p.is_file())
}

/// Tells by which rules documents were read; writes nothing.
fn explain(outcomes: &[Outcome]) -> Status {
    let mut status = Status::Done;
    for outcome in outcomes {
        match &outcome.read {
            Ok(import) => explain::one(&outcome.file.to_string_lossy(), import),
            Err(error) => {
                report::trouble(error);
                status = Status::Trouble;
            }
        }
    }
    status
}

/// Prints one answer, or a list of them for several documents; writes nothing.
fn json(outcomes: Vec<Outcome>, site: &Site) -> Result<Status> {
    let one = outcomes.len() == 1;
    let mut answers = Vec::new();
    let mut status = Status::Done;
    for outcome in &outcomes {
        match &outcome.read {
            Ok(import) => {
                status = status.max(report::status(&import.findings));
                answers.push(
                    serde_json::to_value(answer(import, site)).expect("texts and numbers only"),
                );
            }
            Err(error) if !one => {
                report::trouble(error);
                status = Status::Trouble;
                answers.push(serde_json::Value::Null);
            }
            Err(_) => {}
        }
    }
    if one {
        let outcome = outcomes.into_iter().next().expect("there is one");
        outcome.read?;
        report::json(&answers[0]);
    } else {
        report::json(&answers);
    }
    Ok(status)
}

/// One document for programs.
fn answer<'a>(import: &'a Import, site: &'a Site) -> Answer<'a> {
    let plan = &import.plan;
    let region = plan.front.region.as_deref().unwrap_or_default();
    let tasks = plan
        .tasks
        .iter()
        .map(|task| {
            let mut shown = export::json::of_words(plan, task);
            for (shown, written) in shown.assignments.iter_mut().zip(&task.assignments) {
                shown.unit = Some(written)
                    .filter(|a| !a.collective && !a.region)
                    .and_then(|a| site.registry.resolve(&a.name, region, a.tier))
                    .map(|unit| site.registry.entries[unit].id.as_str());
            }
            shown
        })
        .collect();
    Answer {
        plan: export::json::of_plan(plan),
        tasks,
        findings: diag::to_json(&import.findings),
    }
}

/// How many findings of a severity.
fn count(findings: &[Diagnostic], severity: Severity) -> usize {
    findings.iter().filter(|f| f.severity == severity).count()
}

/// The names of a plan that the register does not know.
fn unknown(import: &Import, site: &Site) -> Vec<propose::Unknown> {
    propose::unknown(std::slice::from_ref(&import.plan), &site.registry)
}
