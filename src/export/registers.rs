//! The lists of what the site knows beside tasks: its units with what each plan gives them, the documents that are cited.

use std::collections::BTreeSet;

use crate::atlas::{Atlas, PlanId, TaskId, UnitId};
use crate::plan::Role;

use super::lists::sourced;
use super::table::{Cell, Table};
use super::words::called;

/// Each unit and each plan that names it, with the numbers of tasks.
pub fn units(atlas: &Atlas) -> Table {
    let mut rows = Vec::new();
    for id in atlas.unit_ids() {
        let unit = atlas.unit(id);
        for plan in naming(atlas, id) {
            let count = |wanted: fn(Role) -> bool| {
                let own = unit.assignments.iter();
                let own = own.filter(|one| atlas.plan_of(one.task) == plan && wanted(one.role));
                let tasks: BTreeSet<TaskId> = own.map(|one| one.task).collect();
                Cell::Number(tasks.len() as u32)
            };
            rows.push(vec![
                Cell::text(unit.region.replace('/', " ")),
                Cell::text(&*unit.name),
                Cell::text(called(&atlas.plan(plan).plan.front)),
                count(|role| role == Role::Lead),
                count(|role| role == Role::Cooperate),
                count(|role| !matches!(role, Role::Lead | Role::Cooperate)),
            ]);
        }
    }
    let columns = [
        ("地区", 22),
        ("单位", 34),
        ("方案", 34),
        ("牵头", 8),
        ("配合", 8),
        ("其他分工", 10),
    ];
    list(atlas, "单位任务数", &columns, rows)
}

/// The plans that name a unit, the newest first.
fn naming(atlas: &Atlas, id: UnitId) -> Vec<PlanId> {
    let tasks = atlas.unit(id).assignments.iter();
    let plans: BTreeSet<PlanId> = tasks.map(|one| atlas.plan_of(one.task)).collect();
    atlas.newest_first_of(plans.into_iter().collect())
}

/// Each document that the site has or its plans cite.
pub fn documents(atlas: &Atlas) -> Table {
    let rows = atlas.document_ids().map(|id| {
        let node = atlas.document(id);
        let held = node.plan.map(|plan| &atlas.plan(plan).plan.front);
        let citing: Vec<&str> = (atlas.citing(id).into_iter())
            .map(|plan| called(&atlas.plan(plan).plan.front))
            .collect();
        vec![
            Cell::text(node.title.as_deref().unwrap_or_default()),
            Cell::text(node.number.as_deref().unwrap_or_default()),
            Cell::text(
                held.and_then(|front| front.issuer.as_deref())
                    .unwrap_or_default(),
            ),
            Cell::text(if held.is_some() {
                "已收录"
            } else {
                "未收录"
            }),
            Cell::text(citing.join("\n")),
        ]
    });
    let columns = [
        ("文件", 44),
        ("发文字号", 22),
        ("发文机关", 22),
        ("本站", 8),
        ("引用它的方案", 30),
    ];
    list(atlas, "引用文件清单", &columns, rows.collect())
}

/// A list that all plans are the source of.
fn list(atlas: &Atlas, title: &str, columns: &[(&str, u16)], rows: Vec<Vec<Cell>>) -> Table {
    let columns = columns
        .iter()
        .map(|&(words, width)| (words.to_owned(), width));
    let plans: Vec<PlanId> = atlas.plan_ids().collect();
    sourced(
        atlas,
        Table::new(title.to_owned(), columns.collect(), rows),
        &plans,
    )
}
