//! A unit's page: everything it leads, cooperates in or otherwise answers for, over all plans.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::atlas::{PlanId, TaskId, UnitId, UnitTask};
use crate::pages::picture::{Bar, bar, scale};
use crate::pages::views::{Download, Link, Party, PlanRef};
use crate::pages::{Site, downloads, names, parties};
use crate::plan::Role;
use crate::routes;

/// What a unit's page shows.
#[derive(Debug, Clone, Serialize)]
pub struct UnitView {
    /// Its full name.
    pub name: String,
    /// Its region.
    pub region: String,
    /// The key of the word for its level.
    pub level: &'static str,
    /// Other names for it.
    pub aliases: Vec<String>,
    /// Nobody has confirmed the entry in the register.
    pub unconfirmed: bool,
    /// The body that took its place, with the date.
    pub successor: Option<(Link, Option<String>)>,
    /// Bodies of other levels with the same work.
    pub counterparts: Vec<Link>,
    /// How many tasks it leads.
    pub lead: usize,
    /// How many it cooperates in.
    pub cooperate: usize,
    /// How many it has another role in.
    pub other: usize,
    /// Plans that name it, with the numbers of each and a bar.
    pub plans: Vec<InPlan>,
    /// Files to take away.
    pub downloads: Vec<Download>,
    /// Tasks it leads, by plan.
    pub leads: Vec<Tasks>,
    /// Tasks it cooperates in.
    pub cooperates: Vec<Tasks>,
    /// Tasks with other roles.
    pub others: Vec<Tasks>,
    /// Beside it, where it leads, stand units that neither lead nor cooperate.
    pub mixed: bool,
    /// Some listed task has a deadline of its own.
    pub deadlines: bool,
    /// Units that stand with it most often, in the register's order.
    pub together: Vec<Link>,
}

/// A unit's part in one plan.
#[derive(Debug, Clone, Serialize)]
pub struct InPlan {
    /// The plan.
    pub plan: PlanRef,
    /// Tasks it leads.
    pub lead: usize,
    /// Tasks it cooperates in.
    pub cooperate: usize,
    /// Tasks with another role.
    pub other: usize,
    /// The numbers as a bar.
    pub bar: Bar,
}

/// A unit's tasks of one plan in one role.
#[derive(Debug, Clone, Serialize)]
pub struct Tasks {
    /// The plan.
    pub plan: PlanRef,
    /// The plan's term.
    pub term: Option<String>,
    /// Its tasks.
    pub rows: Vec<UnitRow>,
}

/// A task in a unit's list.
#[derive(Debug, Clone, Serialize)]
pub struct UnitRow {
    /// The task's page.
    pub href: String,
    /// Its number.
    pub label: String,
    /// Its text.
    pub text: String,
    /// The plan's own words for the unit's role.
    pub said: String,
    /// Others who lead.
    pub leads: Vec<Party>,
    /// Others who cooperate or have another role.
    pub cooperates: Vec<Party>,
    /// 完成时限.
    pub deadline: Option<String>,
}

/// How many units are shown as standing with a unit.
const TOGETHER: usize = 8;

/// The view of a unit's page.
pub(super) fn view(site: &Site<'_>, id: UnitId) -> UnitView {
    let atlas = site.atlas;
    let unit = atlas.unit(id);
    let of = |wanted: &dyn Fn(Role) -> bool| tasks(site, id, wanted);
    let leads = of(&|role| role == Role::Lead);
    let cooperates = of(&|role| role == Role::Cooperate);
    let others = of(&|role| role != Role::Lead && role != Role::Cooperate);
    let count = |list: &[Tasks]| list.iter().map(|tasks| tasks.rows.len()).sum();
    let link = |other: UnitId| Link {
        href: routes::unit(&atlas.unit(other).id),
        text: atlas.unit(other).name.clone(),
    };
    let deadlines = [&leads, &cooperates, &others]
        .into_iter()
        .flatten()
        .flat_map(|tasks| &tasks.rows)
        .any(|row| row.deadline.is_some());
    let plans = plans(site, id, &[&leads, &cooperates, &others]);
    UnitView {
        name: unit.name.clone(),
        region: unit.region.replace('/', " "),
        level: names::level(&unit.region),
        aliases: unit
            .aliases
            .iter()
            .filter(|alias| **alias != unit.name)
            .cloned()
            .collect(),
        unconfirmed: unit.unconfirmed,
        successor: unit
            .successor
            .clone()
            .map(|(unit, date)| (link(unit), date)),
        counterparts: unit.counterparts.iter().map(|&other| link(other)).collect(),
        lead: count(&leads),
        cooperate: count(&cooperates),
        other: count(&others),
        plans,
        downloads: downloads::links(
            &routes::unit_lists(&unit.id),
            &format!("责任清单_{}", unit.name),
        ),
        mixed: mixed(site, id),
        deadlines,
        together: together(site, id),
        leads,
        cooperates,
        others,
    }
}

/// Its tasks in some roles, by plan in the site's order, each task once.
fn tasks(site: &Site<'_>, id: UnitId, wanted: &dyn Fn(Role) -> bool) -> Vec<Tasks> {
    let atlas = site.atlas;
    let mut by_plan: BTreeMap<PlanId, Vec<UnitTask>> = BTreeMap::new();
    for &one in &atlas.unit(id).assignments {
        if wanted(one.role) {
            let list = by_plan.entry(atlas.plan_of(one.task)).or_default();
            if list.last().is_none_or(|last| last.task != one.task) {
                list.push(one);
            }
        }
    }
    site.order
        .iter()
        .filter_map(|plan| Some((plan, by_plan.get(plan)?)))
        .map(|(&plan, list)| Tasks {
            plan: names::plan_ref(atlas, plan),
            term: atlas.plan(plan).plan.front.term.clone(),
            rows: list
                .iter()
                .map(|one| row(site, id, one.task, one.role))
                .collect(),
        })
        .collect()
}

fn row(site: &Site<'_>, id: UnitId, task: TaskId, role: Role) -> UnitRow {
    let atlas = site.atlas;
    let words = atlas.words(task);
    let assignments = &atlas.task(task).assignments;
    let said = assignments
        .iter()
        .find(|one| one.unit == Some(id) && one.written.role == role)
        .map(|one| one.written.wording.clone())
        .unwrap_or_default();
    let others = |lead: bool| {
        assignments
            .iter()
            .filter(|one| one.unit != Some(id) && (one.written.role == Role::Lead) == lead)
            .map(|one| parties::party(atlas, one))
            .collect()
    };
    UnitRow {
        href: routes::task(&words.id),
        label: words.label.to_string(),
        text: words.text.to_string(),
        said,
        leads: others(true),
        cooperates: others(false),
        deadline: words.deadline.as_deref().map(str::to_owned),
    }
}

/// Whether others have a role besides leading and cooperating in a task that the unit leads.
fn mixed(site: &Site<'_>, id: UnitId) -> bool {
    let plain = |role: Role| matches!(role, Role::Lead | Role::Cooperate);
    let led = site.atlas.unit(id).assignments.iter();
    led.filter(|one| one.role == Role::Lead).any(|one| {
        let all = &site.atlas.task(one.task).assignments;
        all.iter().any(|other| !plain(other.written.role))
    })
}

/// The numbers of each plan, with bars on one scale.
fn plans(site: &Site<'_>, id: UnitId, lists: &[&Vec<Tasks>; 3]) -> Vec<InPlan> {
    let mut numbers: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for (at, list) in lists.iter().enumerate() {
        for tasks in *list {
            numbers.entry(&tasks.plan.id).or_default()[at] = tasks.rows.len();
        }
    }
    let most = numbers.values().map(|all| all.iter().sum()).max();
    let scale = scale(most.unwrap_or(0));
    let lines = site.atlas.unit(id).assignments.iter();
    let named: BTreeSet<PlanId> = lines.map(|one| site.atlas.plan_of(one.task)).collect();
    let named = site.order.iter().filter(|plan| named.contains(plan));
    let named = named.filter_map(|&plan| {
        let id = site.atlas.plan(plan).plan.id.as_str();
        Some((plan, *numbers.get(id)?))
    });
    named
        .map(|(plan, [lead, cooperate, other])| InPlan {
            plan: names::plan_ref(site.atlas, plan),
            lead,
            cooperate,
            other,
            bar: bar(
                &[("lead", lead), ("cooperate", cooperate), ("other", other)],
                scale,
            ),
        })
        .collect()
}

/// Units that stand in most of the same tasks, in the register's order.
fn together(site: &Site<'_>, id: UnitId) -> Vec<Link> {
    let atlas = site.atlas;
    let mut counts: BTreeMap<UnitId, usize> = BTreeMap::new();
    let mut before = None;
    for one in &atlas.unit(id).assignments {
        if before.replace(one.task) == Some(one.task) {
            continue;
        }
        let mut units: Vec<UnitId> = atlas
            .task(one.task)
            .assignments
            .iter()
            .filter_map(|one| one.unit)
            .filter(|&unit| unit != id)
            .collect();
        units.sort_unstable();
        units.dedup();
        for unit in units {
            *counts.entry(unit).or_default() += 1;
        }
    }
    let mut list: Vec<(UnitId, usize)> = counts.into_iter().collect();
    list.sort_by_key(|&(unit, count)| (std::cmp::Reverse(count), unit));
    list.truncate(TOGETHER);
    list.sort_by_key(|&(unit, _)| unit);
    list.into_iter()
        .map(|(unit, _)| Link {
            href: routes::unit(&atlas.unit(unit).id),
            text: atlas.unit(unit).name.clone(),
        })
        .collect()
}
