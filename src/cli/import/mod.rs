//! `gangmu import`: documents in, plan files out, with a report that a clerk can act on.

mod args;
mod explain;
mod findings;
mod outcome;
mod site;
mod summary;
mod write;

use gangmu::disk::{self, Lock};
use gangmu::error::{Error, Result};
use gangmu::import::Import;
use gangmu::{diag, export};
use rayon::prelude::*;

pub(crate) use self::args::Args;
use self::outcome::Outcome;
use self::site::Site;
use super::{Context, Format, Status, report};

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
    // From reading the register to writing it nobody else writes it; a site that is not there yet has nobody.
    let writes = args.format == Format::Text && !args.explain;
    let there = disk::kind(&context.site)?.is_some();
    let _held = (writes && there)
        .then(|| Lock::wait(&context.site))
        .transpose()?;
    let site = Site::load(&context.site)?;
    let bar = report::bar("正在导入");
    bar.set_length(args.files.len() as u64);
    let mut outcomes: Vec<Outcome> = args
        .files
        .par_iter()
        .map(|file| {
            let outcome = Outcome::of(file, args, &site);
            bar.inc(1);
            outcome
        })
        .collect();
    bar.finish_and_clear();
    if args.format == Format::Json {
        return json(outcomes, &site);
    }
    if args.explain {
        return Ok(explain(&outcomes, &site));
    }
    let status = write::all(&mut outcomes, args, context, &site)?;
    if outcomes.len() > 1 {
        summary::table(&outcomes, &site);
    }
    Ok(status)
}

/// Tells by which rules documents were read; writes nothing.
fn explain(outcomes: &[Outcome], site: &Site) -> Status {
    let mut status = Status::Done;
    for outcome in outcomes {
        match &outcome.read {
            Ok(import) => explain::one(&outcome.file.to_string_lossy(), import, site),
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
                let shown = site.shown(import);
                answers.push(
                    serde_json::to_value(answer(&shown, site)).expect("texts and numbers only"),
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
