//! What stands in the cells of lists: names, roles, relations, in the words of the office.

use crate::atlas::{Atlas, Kind, Link, TaskId, UnitId};
use crate::front::FrontMatter;
use crate::lexicon::layout;
use crate::plan::{Assignment, Role, Tier};
use crate::routes;

use super::table::Cell;

/// What is said where no task above is found, and of a task that has none.
pub(super) const NONE: &str = "未见对应";
pub(super) const ADDED: &str = "下级增加";

/// The words of a task, its short name over them.
pub(super) fn text(atlas: &Atlas, task: TaskId) -> String {
    let words = atlas.words(task);
    match &words.title {
        Some(title) => format!("{title}\n{}", words.text),
        None => words.text.to_string(),
    }
}

/// What a unit does for a task: 牵头, 配合, or the plan's own words.
pub(super) fn roles(atlas: &Atlas, task: TaskId, unit: UnitId) -> String {
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
pub(super) fn state(status: Option<&str>) -> Option<String> {
    let titles = &layout::words().titles;
    let told = status.filter(|status| !status.is_empty() && *status != titles.publishes);
    told.map(|status| format!("（{}）", status.trim_matches(['（', '）'])))
}

/// What a plan is called in a list.
pub(super) fn called(front: &FrontMatter) -> &str {
    let short = front.short.as_ref().or(front.number.as_ref());
    short.unwrap_or(&front.title)
}

/// A task above: 渝府发〔2021〕19号第3项.
pub(super) fn numbered(atlas: &Atlas, task: TaskId) -> String {
    let front = &atlas.plan(atlas.plan_of(task)).plan.front;
    let name = front.number.as_ref().map_or(called(front), |number| number);
    let label = &atlas.words(task).label;
    if label.chars().all(|c| c.is_ascii_digit()) {
        format!("{name}第{label}项")
    } else {
        format!("{name}{}", &**label)
    }
}

pub(super) fn relation(link: &Link) -> String {
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

pub(super) fn link(base: &str, atlas: &Atlas, task: Option<TaskId>) -> Cell {
    match task {
        Some(task) if !base.is_empty() => {
            Cell::Link(format!("{base}{}", routes::task(&atlas.words(task).id)))
        }
        _ => Cell::text(""),
    }
}

/// Those a reader asks first: who leads, or else the first role that the plan gives.
pub(super) fn first(assignments: &[Assignment]) -> String {
    let roles = Role::ALL.iter();
    let mut said = roles.map(|&role| names(assignments, role));
    said.find(|names| !names.is_empty()).unwrap_or_default()
}

/// The names of one role; where a table has columns for two levels, each level under its name.
pub(super) fn names(assignments: &[Assignment], role: Role) -> String {
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
pub(super) fn at_level(assignments: &[Assignment], role: Role, tier: Tier) -> String {
    joined(
        assignments
            .iter()
            .filter(|a| a.role == role && a.tier == Some(tier)),
    )
}

pub(super) fn joined<'a>(assignments: impl Iterator<Item = &'a Assignment>) -> String {
    let names: Vec<&str> = assignments.map(|a| a.name.as_str()).collect();
    names.join("、")
}

/// Other roles under the plan's own words: 制订政策保障措施：外交部、移民局；负责推进：试点地区.
pub(super) fn spoken(others: &[&Assignment]) -> String {
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
