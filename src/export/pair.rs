//! The lists of comparisons: a plan beside the one that it implements; a plan and what all others made of it.

use crate::atlas::{Atlas, Coverage, Kind, Link, PlanId, TaskId};

use super::lists::sourced;
use super::table::{Cell, GROWS, Table};
use super::words::{ADDED, NONE, called, first, link, relation, text};

/// What a plan took up of the plan that it implements, task by task; at the end what it added.
pub fn pair(atlas: &Atlas, pair: &Coverage, base: &str) -> Table {
    let title = |plan: PlanId| &atlas.plan(plan).plan.front.title;
    let title = format!("{}与{}对照", title(pair.of), title(pair.plan));
    let mut rows = Vec::new();
    for upper in atlas.tasks_of(pair.of) {
        rows.extend(found(atlas, pair, upper));
    }
    rows.extend(pair.added.iter().map(|&added| Row {
        upper: None,
        lower: Some(added),
        relation: ADDED.to_owned(),
        note: String::new(),
    }));
    let cells = rows.into_iter().map(|row| {
        let side = |task: Option<TaskId>| match task {
            Some(task) => [
                Cell::label(&atlas.words(task).label),
                Cell::text(text(atlas, task)),
                Cell::text(first(&atlas.words(task).assignments)),
            ],
            None => [(); 3].map(|()| Cell::text("")),
        };
        let mut cells: Vec<Cell> = side(row.upper).into_iter().chain(side(row.lower)).collect();
        let link = link(base, atlas, row.lower.or(row.upper));
        cells.extend([Cell::text(row.relation), Cell::text(row.note), link]);
        cells
    });
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
    let table = Table::new(title, columns.map(headed).into(), cells.collect());
    sourced(atlas, table, &[pair.of, pair.plan])
}

/// What became of each task of a plan in every plan that implements it: a row for each two tasks that belong together,
/// and for each plan that has none. The texts of the lower tasks stand in the lists of the pairs.
pub fn matrix(atlas: &Atlas, of: PlanId, base: &str) -> Table {
    let title = format!("{}与全部下级方案对照", atlas.plan(of).plan.front.title);
    let pairs: Vec<&Coverage> = atlas.coverage.iter().filter(|pair| pair.of == of).collect();
    let mut rows = Vec::new();
    for upper in atlas.tasks_of(of) {
        for pair in &pairs {
            let plan = called(&atlas.plan(pair.plan).plan.front);
            for row in found(atlas, pair, upper) {
                let label = row.lower.map(|task| &*atlas.words(task).label);
                rows.push(vec![
                    Cell::label(&atlas.words(upper).label),
                    Cell::text(text(atlas, upper)),
                    Cell::text(plan),
                    Cell::text(row.relation),
                    Cell::label(label.unwrap_or_default()),
                    Cell::text(row.note),
                    link(base, atlas, row.lower.or(row.upper)),
                ]);
            }
        }
    }
    let columns = [
        ("上级序号", 9),
        ("上级任务", GROWS),
        ("下级方案", 24),
        ("关系", 10),
        ("下级序号", 9),
        ("说明", 24),
        ("链接", 6),
    ];
    let table = Table::new(title, columns.map(headed).into(), rows);
    let plans: Vec<PlanId> = [of]
        .into_iter()
        .chain(pairs.iter().map(|pair| pair.plan))
        .collect();
    sourced(atlas, table, &plans)
}

/// A row of a comparison.
struct Row {
    upper: Option<TaskId>,
    lower: Option<TaskId>,
    relation: String,
    /// Why a person decided so.
    note: String,
}

/// The tasks of the lower plan that descend from an upper one, or that there is none.
fn found(atlas: &Atlas, pair: &Coverage, upper: TaskId) -> Vec<Row> {
    let links: Vec<&Link> = (atlas.task(upper).down.iter())
        .map(|&at| &atlas.links[at])
        .filter(|link| link.kind != Kind::Related && atlas.plan_of(link.down) == pair.plan)
        .collect();
    if links.is_empty() {
        let reason = pair.not_taken_up.iter().find(|(task, _)| *task == upper);
        return vec![Row {
            upper: Some(upper),
            lower: None,
            relation: NONE.to_owned(),
            note: reason.and_then(|(_, why)| why.clone()).unwrap_or_default(),
        }];
    }
    let row = |link: &&Link| Row {
        upper: Some(upper),
        lower: Some(link.down),
        relation: relation(link),
        note: if link.by_person {
            link.reason.clone()
        } else {
            String::new()
        },
    };
    links.iter().map(row).collect()
}

/// A column's heading and width.
fn headed((words, width): (&str, u16)) -> (String, u16) {
    (words.to_owned(), width)
}
