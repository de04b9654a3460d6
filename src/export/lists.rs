//! The lists of tasks: a 责任清单 of a unit, the tasks of a plan, all tasks; and a plan beside the one it implements.

use std::collections::{BTreeMap, BTreeSet};

use crate::atlas::{Atlas, Kind, Link, PlanId, TaskId, UnitId, UnitTask};
use crate::plan::{Assignment, Role, Tier};

use super::table::{Cell, GROWS, Table};
use super::words::{
    NONE, at_level, called, link, names, numbered, relation, roles, spoken, state, text,
};

/// All tasks of an atlas. `base` is where the site is published (`site.base_url`); where it is empty, the rows
/// have no links, since a list is passed on without the site.
pub fn all(atlas: &Atlas, base: &str) -> Table {
    let tasks: Vec<TaskId> = atlas.task_ids().collect();
    of(atlas, "任务清单".to_owned(), &tasks, None, base)
}

/// The tasks of one plan.
pub fn plan(atlas: &Atlas, plan: PlanId, base: &str) -> Table {
    let title = format!("{}任务清单", atlas.plan(plan).plan.front.title);
    let tasks: Vec<TaskId> = atlas.tasks_of(plan).collect();
    of(atlas, title, &tasks, None, base)
}

/// The tasks of one plan for an annex: only what the plan itself has; rows of one part have the same [`PART`].
pub fn annex(atlas: &Atlas, id: PlanId) -> Table {
    plan(atlas, id, "").without(&["上级任务", "关系", "编号"])
}

/// The column of the headings over a task.
pub const PART: &str = "所在部分";

/// The tasks that name a unit: those first that it leads, then those in which it cooperates; within, by plan, the
/// newest first, in document order.
pub fn unit(atlas: &Atlas, unit: UnitId, base: &str) -> Table {
    let node = atlas.unit(unit);
    let plan_of = |line: &UnitTask| atlas.plan_of(line.task);
    let mut plans: Vec<PlanId> = node.assignments.iter().map(plan_of).collect();
    plans.sort_unstable();
    plans.dedup();
    let places: BTreeMap<PlanId, usize> = (atlas.newest_first_of(plans).into_iter())
        .zip(0..)
        .collect();
    let rank = |role: Role| match role {
        Role::Lead => 0,
        Role::Cooperate => 1,
        _ => 2,
    };
    let mut tasks: Vec<(u8, usize, TaskId)> = node
        .assignments
        .iter()
        .map(|line| (rank(line.role), places[&plan_of(line)], line.task))
        .collect();
    tasks.sort_unstable();
    let mut seen = BTreeSet::new();
    let tasks = tasks.into_iter().map(|(.., task)| task);
    let own: Vec<TaskId> = tasks.filter(|task| seen.insert(*task)).collect();
    let title = format!("{}责任清单", node.name);
    of(atlas, title, &own, Some(unit), base)
}

fn of(atlas: &Atlas, title: String, tasks: &[TaskId], unit: Option<UnitId>, base: &str) -> Table {
    let mut plans: Vec<PlanId> = tasks.iter().map(|&task| atlas.plan_of(task)).collect();
    plans.sort_unstable();
    plans.dedup();
    let all = || {
        tasks
            .iter()
            .flat_map(|&task| &atlas.words(task).assignments)
    };
    // A column for each level where every body has one; else the levels are named within the cell.
    let tiered = all().next().is_some()
        && all().all(|one| one.tier.is_some() || !matches!(one.role, Role::Lead | Role::Cooperate));
    let tiers: &[(Option<Tier>, &str)] = if tiered {
        &[
            (Some(Tier::Municipal), "市级"),
            (Some(Tier::District), "区县级"),
        ]
    } else {
        &[(None, "")]
    };
    let mut others: Vec<&str> = Vec::new();
    for (heading, _) in tasks.iter().flat_map(|&task| &atlas.words(task).other) {
        if plans.len() == 1 && !others.contains(&&**heading) {
            others.push(heading);
        }
    }
    let mut columns: Vec<(String, u16)> = vec![
        ("本单位职责".to_owned(), 11),
        ("序号".to_owned(), 7),
        ("方案".to_owned(), 17),
        (PART.to_owned(), 18),
        ("任务".to_owned(), GROWS),
    ];
    for (role, width) in [("牵头单位", 18), ("配合单位", 22)] {
        for (_, level) in tiers {
            let width = if tiered { width - 4 } else { width };
            columns.push((format!("{level}{role}"), width));
        }
    }
    columns.extend([("其他分工".to_owned(), 22), ("时限".to_owned(), 12)]);
    columns.extend(others.iter().map(|&heading| (heading.to_owned(), 14)));
    for (heading, width) in [
        ("其他栏目", 16),
        ("上级任务", 18),
        ("关系", 10),
        ("编号", 17),
        ("链接", 6),
    ] {
        columns.push((heading.to_owned(), width));
    }
    let rows = tasks
        .iter()
        .map(|&task| row(atlas, task, unit, tiers, plans.len() > 1, &others, base))
        .collect();
    let mut table = sourced(atlas, Table::new(title, columns, rows), &plans);
    if table.column("关系").is_some() {
        table.notes.push(
            "“上级任务”“关系”由程序比对文字得出，不是官方认定；人工确认的另行注明。".to_owned(),
        );
    }
    table
}

/// A row of a list of tasks.
fn row(
    atlas: &Atlas,
    task: TaskId,
    unit: Option<UnitId>,
    tiers: &[(Option<Tier>, &str)],
    several: bool,
    others: &[&str],
    base: &str,
) -> Vec<Cell> {
    let words = atlas.words(task);
    let node = atlas.task(task);
    let front = &atlas.plan(node.plan).plan.front;
    let mut plan = called(front).to_owned();
    plan.extend(state(front.status.as_deref()));
    let mut cells = vec![
        Cell::text(unit.map_or_else(String::new, |unit| roles(atlas, task, unit))),
        Cell::label(&words.label),
        Cell::text(if several { plan } else { String::new() }),
        Cell::text(words.group.join("\n")),
        Cell::text(text(atlas, task)),
    ];
    for role in [Role::Lead, Role::Cooperate] {
        for (tier, _) in tiers {
            cells.push(Cell::text(match tier {
                Some(tier) => at_level(&words.assignments, role, *tier),
                None => names(&words.assignments, role),
            }));
        }
    }
    let said: Vec<&Assignment> = words
        .assignments
        .iter()
        .filter(|a| !matches!(a.role, Role::Lead | Role::Cooperate))
        .collect();
    cells.push(Cell::text(spoken(&said)));
    cells.push(Cell::text(words.deadline.as_deref().unwrap_or_default()));
    for wanted in others {
        let found = words
            .other
            .iter()
            .find(|(heading, _)| **heading == **wanted);
        cells.push(Cell::text(found.map_or("", |(_, cell)| cell)));
    }
    let rest = words
        .other
        .iter()
        .filter(|(heading, _)| !others.contains(&&**heading));
    let rest: Vec<String> = rest
        .map(|(heading, cell)| format!("{}：{}", &**heading, &**cell))
        .collect();
    cells.push(Cell::text(rest.join("\n")));
    let ups: Vec<&Link> = (node.up.iter())
        .map(|&at| &atlas.links[at])
        .filter(|link| link.kind != Kind::Related)
        .collect();
    let above = ups.iter().map(|link| numbered(atlas, link.up));
    cells.push(Cell::text(above.collect::<Vec<String>>().join("\n")));
    let mut relations: Vec<String> = ups.iter().map(|link| relation(link)).collect();
    if relations.is_empty() && !atlas.plan(node.plan).implements.is_empty() {
        relations.push(NONE.to_owned());
    }
    relations.dedup();
    cells.push(Cell::text(relations.join("\n")));
    cells.push(Cell::text(words.id.clone()));
    cells.push(link(base, atlas, Some(task)));
    cells
}

/// Where the rows come from.
pub(super) fn sourced(atlas: &Atlas, mut table: Table, plans: &[PlanId]) -> Table {
    let front = |plan: &PlanId| &atlas.plan(*plan).plan.front;
    table.sources = plans
        .iter()
        .map(|plan| {
            let front = front(plan);
            let number = front.number.as_ref().map(|number| format!("（{number}）"));
            let more = [front.date.as_deref(), front.status.as_deref()];
            let more: Vec<&str> = more.into_iter().flatten().collect();
            (
                format!("《{}》{}", front.title, number.unwrap_or_default()),
                more.join("，"),
            )
        })
        .collect();
    table.date = plans
        .iter()
        .filter_map(|plan| front(plan).date.as_deref())
        .max()
        .and_then(ymd);
    table
}

/// A date as numbers.
fn ymd(date: &str) -> Option<(u16, u8, u8)> {
    let mut parts = date.split('-');
    let date = (
        parts.next()?.parse().ok()?,
        parts.next()?.parse().ok()?,
        parts.next()?.parse().ok()?,
    );
    parts.next().is_none().then_some(date)
}
