//! What happened between two states of the content, each thing by its name: a task reworded, moved, split; a unit
//! that joined or left; a register, a setting, a page; and what follows from all that.
//!
//! ```text
//! State, State ─ plans    which plan is which: by id, else by its tasks
//!              ─ tasks    which task is which: by words, by the evidence of descent, by number; parts of a split
//!              ─ groups   which heading is which
//!              ─ order, wording, units, prose, front     what happened within a plan
//!              ─ registers, site                         what happened beside the plans
//!              ─ effects                                 lineage and coverage, which nobody writes
//!              → Delta    one list of operations, from which `report` draws what people and programs read
//! ```
//!
//! What one cause brings about is one operation, however many rows it touches. Plans whose files are the same are not
//! looked into, so that the time follows what changed.

mod decisions;
mod effects;
mod front;
mod grams;
mod groups;
mod layout;
mod marks;
mod model;
mod order;
mod plans;
mod prose;
mod registers;
pub mod report;
mod site;
mod state;
mod tables;
mod tasks;
mod units;
mod wording;

pub use marks::marks;
pub use model::{Delta, Op, Operation, Pair, TaskRef};
pub use state::State;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::atlas::Atlas;

use plans::Twins;
use state::Both;

/// What happened from `old` to `new`.
pub fn between(old: &State, new: &State) -> Delta {
    let twins = plans::matched(old.atlas, new.atlas);
    let plan_names = twins.names(old.atlas, new.atlas);
    let units = registers::Units::of(old, new);
    let both: Vec<Both> = twins
        .changed(old.atlas, new.atlas)
        .into_par_iter()
        .map(|(old, new)| Both {
            old,
            new,
            matched: tasks::matched(old, new),
        })
        .collect();
    let mut operations = plans::operations(&twins, old.atlas, new.atlas);
    let inside: Vec<Vec<Operation>> = both
        .par_iter()
        .map(|both| within(both, &units, &plan_names))
        .collect();
    operations.extend(inside.into_iter().flatten());
    // A plan's operations stand together, its own before those of its tasks.
    operations.sort_by(|a, b| a.plan.cmp(&b.plan));
    let names = names(&twins, &both, old.atlas, new.atlas);
    operations.extend(units.operations());
    operations.extend(decisions::decisions(old, new, &names, &plan_names));
    operations.extend(decisions::retired(old, new));
    operations.extend(site::operations(old, new));
    operations.extend(effects::operations(old, new, &names, &plan_names, &units));
    operations.sort_by_key(|operation| operation.effect);
    // Where both states have a plan, the newer one says what it is called.
    let plans = old.atlas.plans.iter().chain(&new.atlas.plans);
    let mut titles: BTreeMap<String, String> = plans
        .map(|node| {
            let front = &node.plan.front;
            let title = front.short.as_ref().unwrap_or(&front.title);
            (node.plan.id.clone(), title.clone())
        })
        .collect();
    let told: BTreeSet<&String> = operations
        .iter()
        .filter_map(|one| one.plan.as_ref())
        .collect();
    titles.retain(|id, _| told.contains(id));
    Delta { titles, operations }
}

/// What happened within a plan.
fn within(
    both: &Both,
    units: &registers::Units,
    plan_names: &BTreeMap<&str, &str>,
) -> Vec<Operation> {
    let groups = groups::Groups::of(both);
    let mut out = front::operations(both, plan_names);
    out.extend(groups.operations());
    out.extend(order::operations(both, &groups));
    out.extend(wording::operations(both));
    let columns = tables::Columns::of(both);
    out.extend(units::operations(both, units, &columns));
    out.extend(columns.operations());
    out.extend(prose::operations(both, &groups));
    if out.is_empty() {
        out.extend(layout::operations(both));
    }
    for operation in &mut out {
        operation.plan = Some(both.new.id.clone());
    }
    out
}

/// The newer id of each older task that is still there.
fn names<'a>(
    twins: &Twins,
    both: &[Both<'a>],
    old: &'a Atlas,
    new: &'a Atlas,
) -> BTreeMap<&'a str, &'a str> {
    let mut names = BTreeMap::new();
    for (old, new) in twins.same(old, new) {
        names.extend(
            old.tasks
                .iter()
                .zip(&new.tasks)
                .map(|(old, new)| (old.id.as_str(), new.id.as_str())),
        );
    }
    for both in both {
        names.extend(both.matched.pairs().map(|(old, new)| {
            (
                both.old.tasks[old].id.as_str(),
                both.new.tasks[new].id.as_str(),
            )
        }));
    }
    names
}
