//! Addresses stay: an id that was published and is gone needs an entry in `content/retired.toml`.
//!
//! What was published is known from the record that builds add to, or from a manifest of a site: [`routes::named`]
//! says which plan, task or unit an address named.

use std::collections::BTreeSet;

use super::input::{Input, in_register};
use crate::atlas::{Atlas, RetiredWhat};
use crate::diag::{Code, Diagnostic, Place};
use crate::project::ADDRESSES;
use crate::routes::{self, Named};

/// The register of what is gone.
const FILE: &str = "content/retired.toml";

/// Runs the rule.
pub(super) fn run(input: &Input<'_>) -> Vec<Diagnostic> {
    let atlas = input.atlas;
    let alive = alive(atlas);
    let retired = retired(atlas);
    let recorded = input.project.addresses.as_ref();
    let recorded = recorded.map_or("", |source| source.text.as_str());
    let published = input.published.unwrap_or_default();
    let mut findings = lost(recorded.lines().chain(published.lines()), |path| {
        alive.contains(path) || retired.contains(path)
    });
    let register = input.registers.files.retired.as_ref();
    for line in &atlas.retired {
        if alive.contains(&address(line.what, &line.id)) {
            findings.push(Diagnostic::new(
                Code::StillThere,
                in_register(register, &line.id),
                format!("{}{} 还在，却登记为已撤下", name(line.what), line.id),
            ));
        }
        let lost = line.successor.as_ref().filter(|next| {
            let next = address(line.what, next);
            !alive.contains(&next) && !retired.contains(&next)
        });
        if let Some(next) = lost {
            let message = format!("{} 的接替者 {next} 不存在", line.id);
            let place = in_register(register, next);
            findings.push(
                Diagnostic::new(Code::NoSuccessor, place, message)
                    .help("写现有的编号，或另一个已登记撤下的编号"),
            );
        }
    }
    findings
}

/// The pages of plans, tasks and units.
fn alive(atlas: &Atlas) -> BTreeSet<String> {
    (atlas.plans.iter().map(|node| routes::plan(&node.plan.id)))
        .chain(atlas.tasks_by_id().into_keys().map(routes::task))
        .chain(atlas.units.iter().map(|unit| routes::unit(&unit.id)))
        .collect()
}

/// The pages of what is gone.
fn retired(atlas: &Atlas) -> BTreeSet<String> {
    let lines = atlas.retired.iter();
    lines.map(|line| address(line.what, &line.id)).collect()
}

/// The addresses of all that is or was a plan, a task or a unit.
pub(super) fn there(atlas: &Atlas) -> BTreeSet<String> {
    let mut all = alive(atlas);
    all.extend(retired(atlas));
    all
}

/// What was published at one of the addresses `before` and is there no longer. A retired id keeps its page, so
/// each of these is gone without a word. Of a plan that is gone, its tasks go unsaid. `there` tells whether an
/// address is still one of the site's.
pub fn lost<'a>(
    before: impl Iterator<Item = &'a str>,
    there: impl Fn(&str) -> bool,
) -> Vec<Diagnostic> {
    let gone: BTreeSet<Named> = before
        .filter(|path| !there(path))
        .filter_map(routes::named)
        .collect();
    let with_its_plan = |named: &Named| {
        matches!(named, Named::Task(id) if id
            .split_once('/')
            .is_some_and(|(plan, _)| gone.contains(&Named::Plan(plan.to_owned()))))
    };
    gone.iter()
        .filter(|named| !with_its_plan(named))
        .map(vanished)
        .collect()
}

/// The record of addresses with those of plans, tasks and units that are published now: sorted, one a line, so
/// that a new task is a new line. No address that stands there goes, and no comment.
pub fn record<'a>(before: &'a str, now: impl Iterator<Item = &'a str>) -> String {
    const HEAD: &str =
        "# 发布过的网址，一行一个。gangmu build 只往里加，不删去；撤下的写在 retired.toml 里。";
    let lines: BTreeSet<&str> = before
        .lines()
        .chain(now)
        .filter(|line| line.starts_with('#') || routes::named(line).is_some())
        .chain([HEAD])
        .collect();
    lines.iter().flat_map(|line| [*line, "\n"]).collect()
}

/// The finding about an id that is gone without a word.
fn vanished(named: &Named) -> Diagnostic {
    let (what, id) = match named {
        Named::Plan(id) => (RetiredWhat::Plan, id),
        Named::Task(id) => (RetiredWhat::Task, id),
        Named::Unit(id) => (RetiredWhat::Unit, id),
    };
    Diagnostic::new(
        Code::Vanished,
        Place::file(FILE),
        format!(
            "{}{id} 曾经发布，现在没有了，{FILE} 里也没有说明",
            name(what)
        ),
    )
    .help(format!(
        "在 {FILE} 里写一段 [[{}]]：id = \"{id}\"、date、reason，有接替者写 successor；从未让人看到过的，从 {ADDRESSES} 里删去",
        key(what)
    ))
}

/// The address of what an id named.
fn address(what: RetiredWhat, id: &str) -> String {
    match what {
        RetiredWhat::Task => routes::task(id),
        RetiredWhat::Plan => routes::plan(id),
        RetiredWhat::Unit => routes::unit(id),
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
