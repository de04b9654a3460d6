//! The lists of tasks: a 责任清单 of a unit, the tasks of a plan, all tasks; and a plan beside the one it implements.

use crate::atlas::{Atlas, Coverage, Kind, Link, PlanId, TaskId, UnitId};
use crate::front::FrontMatter;
use crate::lexicon::layout;
use crate::plan::{Assignment, Role, Tier};
use crate::routes;

use super::table::{Cell, GROWS, Table};

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
    let order = atlas.newest_first();
    let place = |task: TaskId| {
        let plan = atlas.task(task).plan;
        order.iter().position(|other| *other == plan)
    };
    let rank = |role: Role| match role {
        Role::Lead => 0,
        Role::Cooperate => 1,
        _ => 2,
    };
    let mut tasks: Vec<(u8, Option<usize>, TaskId)> = node
        .assignments
        .iter()
        .map(|line| (rank(line.role), place(line.task), line.task))
        .collect();
    tasks.sort_unstable();
    let mut own: Vec<TaskId> = Vec::new();
    for (_, _, task) in tasks {
        if !own.contains(&task) {
            own.push(task);
        }
    }
    let title = format!("{}责任清单", node.name);
    of(atlas, title, &own, Some(unit), base)
}

/// What a plan took up of the plan that it implements, task by task; at the end what it added.
pub fn pair(atlas: &Atlas, pair: &Coverage, base: &str) -> Table {
    let name = |plan: PlanId| atlas.plan(plan).plan.front.title.clone();
    let mut rows = Vec::new();
    let row = |upper: Option<TaskId>, lower: Option<TaskId>, relation: String, note: String| {
        let side = |task: Option<TaskId>| match task {
            Some(task) => [
                Cell::label(&atlas.words(task).label),
                Cell::text(text(atlas, task)),
                Cell::text(first(&atlas.words(task).assignments)),
            ],
            None => [(); 3].map(|()| Cell::text("")),
        };
        let mut cells: Vec<Cell> = side(upper).into_iter().chain(side(lower)).collect();
        cells.extend([Cell::text(relation), Cell::text(note)]);
        cells.push(link(base, atlas, lower.or(upper)));
        cells
    };
    for upper in atlas.tasks_of(pair.of) {
        let links: Vec<&Link> = (atlas.task(upper).down.iter())
            .map(|&at| &atlas.links[at])
            .filter(|link| link.kind != Kind::Related && atlas.task(link.down).plan == pair.plan)
            .collect();
        for link in &links {
            let note = if link.by_person {
                link.reason.clone()
            } else {
                String::new()
            };
            rows.push(row(Some(upper), Some(link.down), relation(link), note));
        }
        if links.is_empty() {
            let reason = pair.not_taken_up.iter().find(|(task, _)| *task == upper);
            let note = reason.and_then(|(_, why)| why.clone()).unwrap_or_default();
            rows.push(row(Some(upper), None, NONE.to_owned(), note));
        }
    }
    for &added in &pair.added {
        rows.push(row(None, Some(added), ADDED.to_owned(), String::new()));
    }
    let columns = [
        ("上级序号", 9),
        ("上级任务", GROWS),
        ("上级牵头", 18),
        ("下级序号", 9),
        ("下级任务", GROWS),
        ("下级牵头", 18),
        ("关系", 10),
        ("说明", 24),
        ("链接", 6),
    ];
    let title = format!("{}与{}对照", name(pair.of), name(pair.plan));
    let table = Table::new(
        title,
        columns
            .map(|(words, width)| (words.to_owned(), width))
            .into(),
        rows,
    );
    sourced(atlas, table, &[pair.of, pair.plan])
}

/// What is said where no task above is found, and of a task that has none.
const NONE: &str = "未见对应";
const ADDED: &str = "下级增加";

fn of(atlas: &Atlas, title: String, tasks: &[TaskId], unit: Option<UnitId>, base: &str) -> Table {
    let mut plans: Vec<PlanId> = tasks.iter().map(|&task| atlas.task(task).plan).collect();
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
fn sourced(atlas: &Atlas, mut table: Table, plans: &[PlanId]) -> Table {
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

/// The words of a task, its short name over them.
fn text(atlas: &Atlas, task: TaskId) -> String {
    let words = atlas.words(task);
    match &words.title {
        Some(title) => format!("{title}\n{}", words.text),
        None => words.text.to_string(),
    }
}

/// What a unit does for a task: 牵头, 配合, or the plan's own words.
fn roles(atlas: &Atlas, task: TaskId, unit: UnitId) -> String {
    let own = atlas.task(task).assignments.iter();
    let mut said: Vec<(Role, &str)> = own
        .filter(|one| one.unit == Some(unit))
        .map(|one| match one.written.role {
            Role::Lead => (Role::Lead, "牵头"),
            Role::Cooperate => (Role::Cooperate, "配合"),
            role => (role, one.written.wording.as_str()),
        })
        .collect();
    said.sort();
    said.dedup();
    let said: Vec<&str> = said.into_iter().map(|(_, words)| words).collect();
    said.join("、")
}

/// A state that a reader must know of.
fn state(status: Option<&str>) -> Option<String> {
    let issued = &layout::get().titles.publishes;
    let told = status.filter(|status| !status.is_empty() && status != issued);
    told.map(|status| format!("（{}）", status.trim_matches(['（', '）'])))
}

/// What a plan is called in a list.
fn called(front: &FrontMatter) -> &str {
    let short = front.short.as_ref().or(front.number.as_ref());
    short.unwrap_or(&front.title)
}

/// A task above: 渝府发〔2021〕19号第3项.
fn numbered(atlas: &Atlas, task: TaskId) -> String {
    let front = &atlas.plan(atlas.task(task).plan).plan.front;
    let name = front.number.as_ref().map_or(called(front), |number| number);
    let label = &atlas.words(task).label;
    if label.chars().all(|c| c.is_ascii_digit()) {
        format!("{name}第{label}项")
    } else {
        format!("{name}{}", &**label)
    }
}

fn relation(link: &Link) -> String {
    let kind = match link.kind {
        Kind::Identical => "一致",
        Kind::Adapted => "改写",
        Kind::Partial => "部分对应",
        Kind::Related => "相近",
    };
    match (link.by_person, link.certain) {
        (true, _) => format!("{kind}（人工确认）"),
        (false, true) => kind.to_owned(),
        (false, false) => format!("{kind}（可能）"),
    }
}

fn link(base: &str, atlas: &Atlas, task: Option<TaskId>) -> Cell {
    match task {
        Some(task) if !base.is_empty() => {
            Cell::Link(format!("{base}{}", routes::task(&atlas.words(task).id)))
        }
        _ => Cell::text(""),
    }
}

/// Those a reader asks first: who leads, or else the first role that the plan gives.
fn first(assignments: &[Assignment]) -> String {
    let roles = Role::ALL.iter();
    let mut said = roles.map(|&role| names(assignments, role));
    said.find(|names| !names.is_empty()).unwrap_or_default()
}

/// The names of one role; where a table has columns for two levels, each level under its name.
fn names(assignments: &[Assignment], role: Role) -> String {
    let mut parts = Vec::new();
    for (tier, heading) in [
        (None, ""),
        (Some(Tier::Municipal), "市级："),
        (Some(Tier::District), "区县级："),
    ] {
        let names = joined(
            assignments
                .iter()
                .filter(|a| a.role == role && a.tier == tier),
        );
        if !names.is_empty() {
            parts.push(format!("{heading}{names}"));
        }
    }
    parts.join("\n")
}

/// The names of one role on one level.
fn at_level(assignments: &[Assignment], role: Role, tier: Tier) -> String {
    joined(
        assignments
            .iter()
            .filter(|a| a.role == role && a.tier == Some(tier)),
    )
}

fn joined<'a>(assignments: impl Iterator<Item = &'a Assignment>) -> String {
    let names: Vec<&str> = assignments.map(|a| a.name.as_str()).collect();
    names.join("、")
}

/// Other roles under the plan's own words: 制订政策保障措施：外交部、移民局；负责推进：试点地区.
fn spoken(others: &[&Assignment]) -> String {
    let mut parts: Vec<(&str, Vec<&str>)> = Vec::new();
    for assignment in others {
        match parts.last_mut() {
            Some((said, names)) if *said == assignment.wording => names.push(&assignment.name),
            _ => parts.push((&assignment.wording, vec![&assignment.name])),
        }
    }
    let parts: Vec<String> = parts
        .into_iter()
        .map(|(said, names)| match said {
            "" => names.join("、"),
            said => format!("{said}：{}", names.join("、")),
        })
        .collect();
    parts.join("\n")
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
