//! The list of a comparison: a plan beside the one that it implements.

use crate::atlas::{Atlas, Coverage, Kind, Link, PlanId, TaskId};

use super::lists::sourced;
use super::table::{Cell, GROWS, Table};
use super::words::{ADDED, NONE, first, link, relation, text};

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
