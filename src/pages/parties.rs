//! Who answers for a task, arranged under the plan's own words.
//!
//! A plan's columns decide what stands over a list of units (市级牵头单位, 责任单位); where a plan has no
//! columns, the verb of the clause does (制订政策保障措施). No name is ever left out: what fits no column
//! comes after them under its own words.

use crate::atlas::{Assigned, Atlas, TaskId};
use crate::pages::views::{Cell, Parties, Party};
use crate::plan::{Block, BlockKind, Column, Meaning, Plan, Role, Tier};
use crate::routes;

/// The columns of the table in which each task of a plan stands; none for tasks in running text.
pub(super) fn columns_of(plan: &Plan) -> Vec<Option<usize>> {
    let mut columns = vec![None; plan.tasks.len()];
    for (at, block) in plan.blocks.iter().enumerate() {
        if let BlockKind::Tasks { rows, .. } = &block.kind {
            for &row in rows {
                if let Some(slot) = columns.get_mut(row) {
                    *slot = Some(at);
                }
            }
        }
    }
    columns
}

/// The columns of a block, if it is a table of tasks.
pub(super) fn columns(block: &Block) -> &[Column] {
    match &block.kind {
        BlockKind::Tasks { columns, .. } => columns,
        _ => &[],
    }
}

/// The cells of a task: one for each column of units, empty ones too; and what no column claims.
pub(super) fn cells(atlas: &Atlas, task: TaskId, columns: &[Column]) -> (Vec<Cell>, Vec<Cell>) {
    let assigned = &atlas.task(task).assignments;
    let mut claimed = vec![false; assigned.len()];
    let mut cells: Vec<Cell> = Vec::new();
    for column in columns {
        let Meaning::Units(role, tier) = column.meaning else {
            continue;
        };
        let mut groups = Vec::new();
        for (at, one) in assigned.iter().enumerate() {
            let here = column.heading == one.written.wording.as_str()
                && tier.is_none_or(|tier| one.written.tier == Some(tier));
            if here && !claimed[at] {
                claimed[at] = true;
                add(&mut groups, atlas, one);
            }
        }
        cells.push(Cell {
            heading: column.heading.to_string(),
            role: role.key(),
            groups,
        });
    }
    let mut rest: Vec<Cell> = Vec::new();
    for (one, claimed) in assigned.iter().zip(claimed) {
        if claimed {
            continue;
        }
        let said = &one.written.wording;
        if let Some(cell) = rest.iter_mut().find(|cell| cell.heading == *said) {
            add(&mut cell.groups, atlas, one);
            continue;
        }
        let mut groups = Vec::new();
        add(&mut groups, atlas, one);
        rest.push(Cell {
            heading: said.clone(),
            role: one.written.role.key(),
            groups,
        });
    }
    (cells, rest)
}

/// Those of one role, in the order written.
pub(super) fn of_role(atlas: &Atlas, task: TaskId, role: Role) -> Vec<Party> {
    atlas
        .task(task)
        .assignments
        .iter()
        .filter(|one| one.written.role == role)
        .map(|one| party(atlas, one))
        .collect()
}

/// Those a reader would ask first: who leads, or else the first role that the plan gives.
pub(super) fn principals(atlas: &Atlas, task: TaskId) -> Vec<Party> {
    Role::ALL
        .iter()
        .map(|&role| of_role(atlas, task, role))
        .find(|list| !list.is_empty())
        .unwrap_or_default()
}

/// The same, where a table has columns for two levels, of the plan's own level only: the other level's repeat the
/// plan above.
pub(super) fn principals_here(atlas: &Atlas, task: TaskId) -> Vec<Party> {
    let all = &atlas.task(task).assignments;
    let own: Vec<Party> = Role::ALL
        .iter()
        .map(|&role| {
            let here = all.iter().filter(|one| one.written.role == role);
            here.filter(|one| one.written.tier == Some(Tier::District))
                .map(|one| party(atlas, one))
                .collect()
        })
        .find(|list: &Vec<Party>| !list.is_empty())
        .unwrap_or_default();
    if own.is_empty() {
        principals(atlas, task)
    } else {
        own
    }
}

/// One of those who answer, with the page if it is a unit of the register.
pub(super) fn party(atlas: &Atlas, one: &Assigned) -> Party {
    let href = one.unit.map(|unit| routes::unit(&atlas.unit(unit).id));
    Party {
        name: one.written.name.clone(),
        what: if href.is_some() {
            "unit"
        } else if one.written.region {
            "place"
        } else if one.written.collective {
            "collective"
        } else {
            "unknown"
        },
        href,
    }
}

/// Adds to the group of the same role, or opens one.
fn add(groups: &mut Vec<Parties>, atlas: &Atlas, one: &Assigned) {
    let role = one.written.role.key();
    let party = party(atlas, one);
    match groups.iter_mut().find(|group| group.role == role) {
        Some(group) => group.list.push(party),
        None => groups.push(Parties {
            role,
            list: vec![party],
        }),
    }
}
