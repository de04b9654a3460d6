//! Addresses stay: an id that was published and is gone needs an entry in `content/retired.toml`.
//!
//! What was published is known from the manifest of the last build: `plans/ID/tLABEL.html`,
//! `plans/ID/index.html` and `units/ID.html` each name an id.

use std::collections::{BTreeMap, BTreeSet};

use super::Input;
use crate::atlas::RetiredWhat;
use crate::diag::{Code, Diagnostic};
use crate::disk::OutFile;
use crate::source::Place;

/// The register of what is gone.
const FILE: &str = "content/retired.toml";

/// Runs the rule.
pub(super) fn run(input: &Input<'_>) -> Vec<Diagnostic> {
    let atlas = input.atlas;
    let tasks: BTreeSet<&str> = atlas.tasks_by_id().into_keys().collect();
    let plans: BTreeMap<&str, &str> = atlas
        .plans
        .iter()
        .map(|node| (node.plan.id.as_str(), node.plan.file.as_str()))
        .collect();
    let units: BTreeSet<&str> = atlas.units.iter().map(|unit| unit.id.as_str()).collect();
    let alive = |what: RetiredWhat, id: &str| match what {
        RetiredWhat::Task => tasks.contains(id),
        RetiredWhat::Plan => plans.contains_key(id),
        RetiredWhat::Unit => units.contains(id),
    };
    let retired: BTreeSet<&str> = atlas.retired.iter().map(|line| line.id.as_str()).collect();
    let mut findings = Vec::new();
    for path in input.published.unwrap_or_default().lines() {
        let Some((what, id)) = published(path) else {
            continue;
        };
        let gone_with_plan = what == RetiredWhat::Task
            && id
                .split_once('/')
                .is_some_and(|(plan, _)| !plans.contains_key(plan));
        if alive(what, &id) || retired.contains(id.as_str()) || gone_with_plan {
            continue;
        }
        let file = match what {
            RetiredWhat::Task => id
                .split_once('/')
                .and_then(|(plan, _)| plans.get(plan).copied()),
            RetiredWhat::Plan => None,
            RetiredWhat::Unit => Some("content/units.toml"),
        };
        findings.push(vanished(what, &id, file.unwrap_or(FILE)));
    }
    for line in &atlas.retired {
        let place = place(input, &line.id);
        if alive(line.what, &line.id) {
            findings.push(Diagnostic::new(
                Code::StillThere,
                place.clone(),
                format!("{}{} 还在，却登记为已撤下", name(line.what), line.id),
            ));
        }
        let lost = line
            .successor
            .as_deref()
            .filter(|next| !alive(line.what, next) && !retired.contains(next));
        if let Some(next) = lost {
            findings.push(Diagnostic::new(
                Code::NoSuccessor,
                place,
                format!("{} 的接替者 {next} 不存在", line.id),
            ));
        }
    }
    findings
}

/// Pages of plans, tasks and units that the last build published and this one no longer has. A retired id
/// keeps its page, so each of these is gone without a word; `build` tells it before it forgets them.
///
/// `before` is the manifest of the last build, `files` what is about to be published.
pub fn lost(before: &str, files: &[OutFile]) -> Vec<Diagnostic> {
    let now: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
    let gone: Vec<(RetiredWhat, String)> = before
        .lines()
        .filter(|path| !now.contains(path))
        .filter_map(published)
        .collect();
    let plans: BTreeSet<&str> = gone
        .iter()
        .filter(|(what, _)| *what == RetiredWhat::Plan)
        .map(|(_, id)| id.as_str())
        .collect();
    gone.iter()
        .filter(|(what, id)| {
            let of_gone_plan = id
                .split_once('/')
                .is_some_and(|(plan, _)| plans.contains(plan));
            *what != RetiredWhat::Task || !of_gone_plan
        })
        .map(|(what, id)| vanished(*what, id, FILE))
        .collect()
}

/// The finding about an id that is gone without a word.
fn vanished(what: RetiredWhat, id: &str, file: &str) -> Diagnostic {
    Diagnostic::new(
        Code::Vanished,
        Place::file(file),
        format!(
            "{}{id} 曾经发布，现在没有了，{FILE} 里也没有说明",
            name(what)
        ),
    )
    .help(format!(
        "在 {FILE} 里写一段 [[{}]]：id = \"{id}\"、date、reason，有接替者写 successor",
        key(what)
    ))
}

/// The id that a published file names.
fn published(path: &str) -> Option<(RetiredWhat, String)> {
    let stem = path.strip_suffix(".html")?;
    if let Some(rest) = stem.strip_prefix("plans/") {
        let (plan, page) = rest.split_once('/')?;
        return match page.strip_prefix('t') {
            Some(label) => Some((RetiredWhat::Task, format!("{plan}/{label}"))),
            None if page == "index" => Some((RetiredWhat::Plan, plan.to_owned())),
            None => None,
        };
    }
    let unit = stem.strip_prefix("units/")?;
    (unit != "index").then(|| (RetiredWhat::Unit, unit.to_owned()))
}

/// Where the register speaks of an id.
fn place(input: &Input<'_>, id: &str) -> Place {
    let words = format!("\"{id}\"");
    match &input.project.retired {
        Some(source) => source.text.find(&words).map_or_else(
            || Place::file(FILE),
            |at| source.place(at..at + words.len()),
        ),
        None => Place::file(FILE),
    }
}

fn name(what: RetiredWhat) -> &'static str {
    match what {
        RetiredWhat::Task => "任务 ",
        RetiredWhat::Plan => "方案 ",
        RetiredWhat::Unit => "单位 ",
    }
}

fn key(what: RetiredWhat) -> &'static str {
    match what {
        RetiredWhat::Task => "task",
        RetiredWhat::Plan => "plan",
        RetiredWhat::Unit => "unit",
    }
}
