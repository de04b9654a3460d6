//! What the strip and its rows are made of.

use serde::Serialize;

use crate::atlas::wording::Piece;
use crate::atlas::{Atlas, Kind, Link as Lineage, PlanId, TaskId};
use crate::pages::views::Link;

/// A clause in a cell, or what is said where none is.
#[derive(Debug, Clone, Serialize)]
pub struct Clause {
    /// `plain` (nothing to compare with), `quiet` (the same in all columns below), `same`, `identical` (the whole task
    /// is), `changed`, `other` (corresponds, but less than half of it is the same), `opener`, `added`, `moved`,
    /// `missing`, `unlike` (missing, though the tasks correspond as a whole), `joined` (with the one before),
    /// `elsewhere` (in this task, but in another place), `by` (another task of the plan has it), `from` (it comes from
    /// another task above).
    pub state: &'static str,
    /// The task that has it, where the column holds several or another one does.
    pub task: Option<Link>,
    /// Its words.
    pub pieces: Vec<Piece>,
}

/// A plan chosen for a strip, with the tasks of it that belong there.
pub(super) struct Chosen {
    pub(super) plan: PlanId,
    pub(super) tasks: Vec<TaskId>,
    /// Steps down from the page's own plan; negative above it.
    pub(super) rank: i32,
}

/// The tasks of a plan that descend from some tasks, or from which these descend; in document order, each once.
pub(super) fn related(atlas: &Atlas, from: &[TaskId], plan: PlanId, down: bool) -> Vec<TaskId> {
    let mut found: Vec<TaskId> = from
        .iter()
        .flat_map(|&task| {
            let node = atlas.task(task);
            if down { &node.down } else { &node.up }
        })
        .map(|&at| &atlas.links[at])
        .filter(|link| link.kind != Kind::Related)
        .map(|link| if down { link.down } else { link.up })
        .filter(|&task| atlas.plan_of(task) == plan)
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The links by which a task descends.
pub(super) fn links(atlas: &Atlas, task: TaskId) -> impl Iterator<Item = &Lineage> {
    let up = atlas.task(task).up.iter();
    up.map(|&at| &atlas.links[at])
        .filter(|link| link.kind != Kind::Related)
}
