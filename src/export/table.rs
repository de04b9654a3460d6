//! The rows of a 责任清单: one task a row, the same columns for all plans, one plan or one unit.

use crate::atlas::{Atlas, PlanId, TaskId, UnitId};
use crate::plan::{Assignment, Role, Tier};
use crate::routes;

/// The headings; the last three are for the clerk to fill in.
pub const HEADINGS: [&str; 14] = [
    "序号",
    "方案",
    "发文字号",
    "所在部分",
    "任务",
    "牵头单位",
    "配合单位",
    "其他分工",
    "时限",
    "状态",
    "链接",
    "进展",
    "联系人",
    "备注",
];

/// A list ready to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What the list is: 重庆市商务委责任清单.
    pub title: String,
    /// One row a task, in the order of [`HEADINGS`].
    pub rows: Vec<[String; 14]>,
    /// The plans that the rows come from: title and number, then date and status.
    pub sources: Vec<(String, String)>,
    /// The latest date of those plans, year, month, day: files carry it instead of the time of writing.
    pub date: Option<(u16, u8, u8)>,
}

/// All tasks of an atlas. `base` is where the site is published (`site.base_url`); where it is empty, the rows
/// have no links, since a list is passed on without the site.
pub fn all(atlas: &Atlas, base: &str) -> Table {
    of(atlas, "任务清单".to_owned(), atlas.task_ids(), base)
}

/// The tasks of one plan.
pub fn plan(atlas: &Atlas, plan: PlanId, base: &str) -> Table {
    let title = format!("{}任务清单", atlas.plan(plan).plan.front.title);
    of(atlas, title, atlas.tasks_of(plan), base)
}

/// The tasks that name a unit, by plan, then in document order.
pub fn unit(atlas: &Atlas, unit: UnitId, base: &str) -> Table {
    let node = atlas.unit(unit);
    let mut tasks: Vec<TaskId> = node.assignments.iter().map(|line| line.task).collect();
    tasks.sort();
    tasks.dedup();
    of(
        atlas,
        format!("{}责任清单", node.name),
        tasks.into_iter(),
        base,
    )
}

fn of(atlas: &Atlas, title: String, tasks: impl Iterator<Item = TaskId>, base: &str) -> Table {
    let mut plans: Vec<PlanId> = Vec::new();
    let mut rows = Vec::new();
    for task in tasks {
        let plan = atlas.task(task).plan;
        if !plans.contains(&plan) {
            plans.push(plan);
        }
        rows.push(row(atlas, task, base));
    }
    let front = |plan: &PlanId| &atlas.plan(*plan).plan.front;
    let sources = plans
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
    let date = plans
        .iter()
        .filter_map(|plan| front(plan).date.as_deref())
        .max()
        .and_then(ymd);
    Table {
        title,
        rows,
        sources,
        date,
    }
}

fn row(atlas: &Atlas, task: TaskId, base: &str) -> [String; 14] {
    let words = atlas.words(task);
    let front = &atlas.plan(atlas.task(task).plan).plan.front;
    let text = match &words.title {
        Some(title) => format!("{title}\n{}", words.text),
        None => words.text.to_string(),
    };
    let others: Vec<&Assignment> = words
        .assignments
        .iter()
        .filter(|a| !matches!(a.role, Role::Lead | Role::Cooperate))
        .collect();
    let link = if base.is_empty() {
        String::new()
    } else {
        format!("{base}{}", routes::task(&words.id))
    };
    [
        words.label.to_string(),
        front.title.clone(),
        front.number.clone().unwrap_or_default(),
        words.group.join(" / "),
        text,
        names(&words.assignments, Role::Lead),
        names(&words.assignments, Role::Cooperate),
        spoken(&others),
        words.deadline.as_deref().unwrap_or_default().to_owned(),
        front.status.clone().unwrap_or_default(),
        link,
        String::new(),
        String::new(),
        String::new(),
    ]
}

/// The names of one role; where a table has columns for two levels, each level under its name.
fn names(assignments: &[Assignment], role: Role) -> String {
    let mut parts = Vec::new();
    for (tier, heading) in [
        (None, ""),
        (Some(Tier::Municipal), "市级："),
        (Some(Tier::District), "区县级："),
    ] {
        let names: Vec<&str> = assignments
            .iter()
            .filter(|a| a.role == role && a.tier == tier)
            .map(|a| a.name.as_str())
            .collect();
        if !names.is_empty() {
            parts.push(format!("{heading}{}", names.join("、")));
        }
    }
    parts.join("；")
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
    parts.join("；")
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
