//! What nobody wrote and follows all the same: descent and coverage that changed, names that mean another unit.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Op, Operation, Pair, TaskRef};
use super::registers::Units;
use super::state::State;
use crate::atlas::{Atlas, Kind, Link, TaskId};
use crate::plan::Assignment;

/// All effects; `tasks` and `plans` give the newer ids of what is still there.
pub(super) fn operations(
    old: &State,
    new: &State,
    tasks: &BTreeMap<&str, &str>,
    plans: &BTreeMap<&str, &str>,
    units: &Units,
) -> Vec<Operation> {
    let mut out = relinked(old.atlas, new.atlas, tasks, units);
    let turned = Comparisons::of(old.atlas, new.atlas, plans);
    out.extend(lineage(old.atlas, new.atlas, tasks, &turned));
    out.extend(coverage(old.atlas, new.atlas, tasks, plans));
    for operation in &mut out {
        operation.effect = true;
    }
    out
}

/// A name, or none where all names of a plan are concerned, with the unit it meant and the one it means.
type Meant<'a> = (
    Option<&'a str>,
    Option<&'a str>,
    Option<String>,
    Option<&'a str>,
);

/// Names that are the same and mean another unit, since the register changed; one for a plan whose region changed.
fn relinked(
    old: &Atlas,
    new: &Atlas,
    tasks: &BTreeMap<&str, &str>,
    units: &Units,
) -> Vec<Operation> {
    let by_id = new.tasks_by_id();
    let mut found: BTreeMap<Meant, Vec<Pair>> = BTreeMap::new();
    for was in old.task_ids() {
        let Some(&is) = tasks
            .get(old.words(was).id.as_str())
            .and_then(|id| by_id.get(id))
        else {
            continue;
        };
        let plans = [
            &old.plan(old.plan_of(was)).plan,
            &new.plan(new.plan_of(is)).plan,
        ];
        let moved = plans[0].front.region != plans[1].front.region;
        let news = &new.task(is).assignments;
        for given in &old.task(was).assignments {
            let written = &given.written;
            let key = |one: &Assignment| (one.name.clone(), one.role, one.tier);
            let same = news
                .iter()
                .find(|other| key(&other.written) == key(written));
            let Some(same) = same else { continue };
            let before = given
                .unit
                .map(|unit| units.renamed(&old.unit(unit).id).to_owned());
            let after = same.unit.map(|unit| new.unit(unit).id.as_str());
            if before.as_deref() == after {
                continue;
            }
            let meant: Meant = if moved {
                (Some(&plans[1].id), None, None, None)
            } else {
                (None, Some(&written.name), before, after)
            };
            let tasks = found.entry(meant).or_default();
            let mut pair = Pair::of(Some(old.words(was)), Some(new.words(is)));
            match tasks.last_mut() {
                Some(last) if last.new == pair.new => last.units.push(written.name.clone()),
                _ => {
                    pair.units.push(written.name.clone());
                    tasks.push(pair);
                }
            }
        }
    }
    found
        .into_iter()
        .map(|((plan, name, before, after), tasks)| Operation {
            tasks,
            plan: plan.map(str::to_owned),
            subject: name.map(str::to_owned),
            unit: after.map(str::to_owned),
            before,
            after: after.map(str::to_owned),
            ..Operation::new(Op::Relinked)
        })
        .collect()
}

/// How a link is told: its kind, likely ones with `likely`.
fn kind(link: &Link) -> String {
    let kind = match link.kind {
        Kind::Identical => "identical",
        Kind::Adapted => "adapted",
        Kind::Partial => "partial",
        Kind::Related => "related",
    };
    if link.certain {
        kind.to_owned()
    } else {
        format!("{kind}/likely")
    }
}

/// Pairs of plans that are there in both states and compared in one of them only, by their newer ids, the lower first.
struct Comparisons<'a> {
    begun: BTreeSet<(&'a str, &'a str)>,
    ended: BTreeSet<(&'a str, &'a str)>,
}

impl<'a> Comparisons<'a> {
    fn of(old: &'a Atlas, new: &'a Atlas, plans: &BTreeMap<&str, &'a str>) -> Self {
        let was: BTreeSet<(&str, &str)> = (old.coverage.iter())
            .filter_map(|pair| {
                let id = |plan| plans.get(old.plan(plan).plan.id.as_str()).copied();
                Some((id(pair.plan)?, id(pair.of)?))
            })
            .collect();
        let there: BTreeSet<&str> = plans.values().copied().collect();
        let is: BTreeSet<(&str, &str)> = (new.coverage.iter())
            .map(|pair| [pair.plan, pair.of].map(|plan| new.plan(plan).plan.id.as_str()))
            .filter(|both| both.iter().all(|id| there.contains(id)))
            .map(|[lower, upper]| (lower, upper))
            .collect();
        Self {
            begun: is.difference(&was).copied().collect(),
            ended: was.difference(&is).copied().collect(),
        }
    }

    /// Whether the comparison of two plans began or ended.
    fn turn(&self, lower: &str, upper: &str) -> Option<Op> {
        if self.begun.contains(&(lower, upper)) {
            return Some(Op::ComparisonBegun);
        }
        let ended = self.ended.contains(&(lower, upper));
        ended.then_some(Op::ComparisonEnded)
    }
}

/// The plan of a task's id.
fn plan_of(task: &str) -> &str {
    task.rsplit_once('/').map_or(task, |(plan, _)| plan)
}

/// Descents of tasks that both states have: gained, lost, of another kind. All those of two plans whose comparison began
/// or ended are one thing.
fn lineage(
    old: &Atlas,
    new: &Atlas,
    tasks: &BTreeMap<&str, &str>,
    turned: &Comparisons,
) -> Vec<Operation> {
    let now = |id: TaskId| tasks.get(old.words(id).id.as_str()).copied();
    let kept: BTreeMap<&str, TaskId> = old
        .task_ids()
        .filter_map(|id| Some((now(id)?, id)))
        .collect();
    // By the lower task's newer id; the upper task's, too, but for one that is gone.
    let mut links: BTreeMap<(&str, &str), [Option<String>; 2]> = BTreeMap::new();
    let descends = |link: &&Link| link.kind != Kind::Related;
    for link in old.links.iter().filter(descends) {
        let up = now(link.up).unwrap_or(&old.words(link.up).id);
        if let Some(down) = now(link.down) {
            links.entry((down, up)).or_default()[0] = Some(kind(link));
        }
    }
    for link in new.links.iter().filter(descends) {
        let (down, up) = (&new.words(link.down).id, &new.words(link.up).id);
        if kept.contains_key(down.as_str()) {
            links.entry((down, up)).or_default()[1] = Some(kind(link));
        }
    }
    let by_id = new.tasks_by_id();
    let mut changed: Vec<(TaskId, TaskId, &str, [Option<String>; 2])> = links
        .into_iter()
        .filter(|(_, [before, after])| before != after)
        .filter_map(|((down, up), how)| Some((*by_id.get(down)?, *kept.get(down)?, up, how)))
        .collect();
    changed.sort_by_key(|(is, ..)| *is);
    let mut out = Vec::new();
    let mut whole: BTreeMap<(&str, &str), Operation> = BTreeMap::new();
    for (is, was, up, [before, after]) in changed {
        let (was, is) = (old.words(was), new.words(is));
        let (lower, upper) = (plan_of(&is.id), plan_of(up));
        if let Some(op) = turned.turn(lower, upper) {
            let one = whole.entry((lower, upper)).or_insert_with(|| Operation {
                plan: Some(lower.to_owned()),
                ..Operation::new(op).of(upper)
            });
            let pair = Pair::of(Some(was), Some(is));
            if one.tasks.last() != Some(&pair) {
                one.tasks.push(pair);
            }
            continue;
        }
        let mut one = Operation::new(Op::Lineage)
            .of(up)
            .task(Some(was), Some(is))
            .values(before.as_deref(), after.as_deref());
        one.plan = Some(lower.to_owned());
        out.push(one);
    }
    whole.into_values().chain(out).collect()
}

/// Upper tasks that a plan no longer takes up, or now does, of those that both states have.
fn coverage(
    old: &Atlas,
    new: &Atlas,
    tasks: &BTreeMap<&str, &str>,
    plans: &BTreeMap<&str, &str>,
) -> Vec<Operation> {
    let by_id = new.tasks_by_id();
    let mut was: BTreeMap<(&str, &str), BTreeSet<TaskId>> = BTreeMap::new();
    for pair in &old.coverage {
        let id = |plan| plans.get(old.plan(plan).plan.id.as_str()).copied();
        if let (Some(plan), Some(of)) = (id(pair.plan), id(pair.of)) {
            let left = pair.not_taken_up.iter();
            let left = left.filter_map(|(task, _)| {
                by_id.get(tasks.get(old.words(*task).id.as_str())?).copied()
            });
            was.insert((plan, of), left.collect());
        }
    }
    let kept: BTreeSet<TaskId> = tasks
        .values()
        .filter_map(|id| by_id.get(id).copied())
        .collect();
    let mut out = Vec::new();
    for pair in &new.coverage {
        let (plan, of) = (&new.plan(pair.plan).plan.id, &new.plan(pair.of).plan.id);
        let Some(was) = was.get(&(plan.as_str(), of.as_str())) else {
            continue;
        };
        let is: BTreeSet<TaskId> = pair.not_taken_up.iter().map(|(task, _)| *task).collect();
        let lost = is.difference(was).filter(|task| kept.contains(task));
        let gained = was.difference(&is);
        for (op, tasks) in [
            (Op::CoverageLost, lost.copied().collect::<Vec<_>>()),
            (Op::CoverageGained, gained.copied().collect()),
        ] {
            if tasks.is_empty() {
                continue;
            }
            let mut one = Operation::new(op).of(of);
            one.plan = Some(plan.clone());
            one.tasks = tasks
                .into_iter()
                .map(|task| Pair {
                    new: Some(TaskRef::of(new.words(task))),
                    ..Pair::default()
                })
                .collect();
            out.push(one);
        }
    }
    out
}
