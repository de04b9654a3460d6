//! The comparison strip: what became of a task from level to level, one column a plan, clause beside clause.
//!
//! 1. [`of_task`] and [`of_pair`] choose the plans and, for each, the tasks that belong to the strip.
//! 2. `Weave` lays their clauses in rows: those of the top plan first, then each lower plan beside its upper ones.
//! 3. What stands above once is not repeated below: a clause below is the same, has marked words, or is told apart.
//!
//! How clauses correspond is told by [`crate::atlas::wording`]; nothing here reads words.

mod parts;
mod weave;

use serde::Serialize;

use crate::atlas::{Atlas, Coverage, Link as Lineage, PlanId, TaskId};
use crate::pages::views::{Party, PlanRef};
use crate::pages::{Site, comparison, names, parties};
use crate::routes;
use crate::zh::region;
use parts::Clause;
use parts::{Chosen, links, related};
use weave::Weave;

/// A task through the levels.
#[derive(Debug, Clone, Serialize)]
pub struct Strip {
    /// Plans from the top down.
    pub plans: Vec<PlanColumn>,
    /// Each plan has a column of its own, and what corresponds stands in one row; else each level has a column.
    pub aligned: bool,
    /// How many columns.
    pub width: usize,
}

/// What one plan says.
#[derive(Debug, Clone, Serialize)]
pub struct PlanColumn {
    /// The plan.
    pub plan: PlanRef,
    /// Its region's name; none for the nation, or where the plan has no region.
    pub region: Option<String>,
    /// The key of the word for its level.
    pub level: &'static str,
    /// The page is about a task of this plan.
    pub own: bool,
    /// The column in which it stands, from 1.
    pub column: usize,
    /// No task of it belongs here.
    pub absent: bool,
    /// Why none does, where a person said so.
    pub reason: Option<String>,
    /// Its tasks.
    pub tasks: Vec<Head>,
    /// A cell for each row of the strip; where columns are not aligned, only those that hold something.
    pub cells: Vec<Vec<Clause>>,
}

/// A task at the head of its column.
#[derive(Debug, Clone, Serialize)]
pub struct Head {
    /// Its page; none for the page's own task.
    pub href: Option<String>,
    /// Its number.
    pub label: String,
    /// Who leads it, or answers first.
    pub leads: Vec<Party>,
    /// How it relates to the tasks above.
    pub relation: Option<Relation>,
}

/// How a task relates to those above it.
#[derive(Debug, Clone, Serialize)]
pub struct Relation {
    /// `identical`, `adapted`, `partial`.
    pub kind: &'static str,
    /// Surely so.
    pub certain: bool,
    /// A person set the link.
    pub by_person: bool,
    /// Why a person set it.
    pub reason: Option<String>,
}

/// So many plans stand side by side.
const ACROSS: usize = 3;

/// The strip of a task: the plans above from which it descends, those below that took it up, and those that did not.
/// None where its plan has neither.
pub(super) fn of_task(site: &Site<'_>, id: TaskId) -> Option<Strip> {
    let atlas = site.atlas;
    let plan = atlas.plan_of(id);
    let own = |rank| Chosen {
        plan,
        tasks: vec![id],
        rank,
    };
    let mut all = vec![own(0)];
    for down in [false, true] {
        let mut waiting = vec![own(0)];
        while let Some(from) = waiting.pop() {
            let node = atlas.plan(from.plan);
            let next = if down {
                &node.implemented_by
            } else {
                &node.implements
            };
            for &plan in next {
                let tasks = related(atlas, &from.tasks, plan, down);
                let rank = from.rank + if down { 1 } else { -1 };
                // A plan reached by two ways stands once, with the tasks of both.
                if let Some(known) = all.iter_mut().find(|known| known.plan == plan) {
                    known.tasks.extend(&tasks);
                    known.tasks.sort_unstable();
                    known.tasks.dedup();
                    continue;
                }
                if !tasks.is_empty() {
                    waiting.push(Chosen {
                        plan,
                        tasks: tasks.clone(),
                        rank,
                    });
                }
                all.push(Chosen { plan, tasks, rank });
            }
        }
    }
    (all.len() > 1).then(|| weave(site, all, Some(id)))
}

/// The strip of an upper task against one lower plan.
pub(super) fn of_pair(site: &Site<'_>, pair: &Coverage, upper: TaskId) -> Strip {
    let tasks = related(site.atlas, &[upper], pair.plan, true);
    let lower = Chosen {
        plan: pair.plan,
        tasks,
        rank: 1,
    };
    let upper = Chosen {
        plan: pair.of,
        tasks: vec![upper],
        rank: 0,
    };
    weave(site, vec![upper, lower], None)
}

/// Lays the clauses of the chosen plans in rows.
fn weave(site: &Site<'_>, mut all: Vec<Chosen>, own: Option<TaskId>) -> Strip {
    let place = |plan: PlanId| site.order.iter().position(|other| *other == plan);
    all.sort_by_key(|one| (one.rank, place(one.plan)));
    let aligned = all.len() <= ACROSS;
    let mut weave = Weave::new(site);
    for chosen in &all {
        weave.add(chosen);
    }
    weave.quiet(&all);
    let ranks: Vec<i32> = all.iter().map(|one| one.rank).collect();
    let column = |at: usize| {
        let mut before: Vec<i32> = ranks[..=at].to_vec();
        before.dedup();
        if aligned {
            at + 1
        } else {
            before.len().min(ACROSS)
        }
    };
    let plans: Vec<PlanColumn> = all
        .iter()
        .enumerate()
        .map(|(at, chosen)| {
            let mut cells: Vec<Vec<Clause>> = weave.cells(at);
            if !aligned {
                cells.retain(|cell| !cell.is_empty());
            }
            plan_column(site, &all, chosen, own, column(at), cells)
        })
        .collect();
    Strip {
        width: plans.iter().map(|plan| plan.column).max().unwrap_or(1),
        plans,
        aligned,
    }
}

fn plan_column(
    site: &Site<'_>,
    all: &[Chosen],
    chosen: &Chosen,
    own: Option<TaskId>,
    column: usize,
    cells: Vec<Vec<Clause>>,
) -> PlanColumn {
    let atlas = site.atlas;
    let path = atlas.plan(chosen.plan).plan.front.region.as_deref();
    let uppers = || all.iter().flat_map(|one| &one.tasks);
    PlanColumn {
        plan: names::plan_ref(atlas, chosen.plan),
        region: path
            .filter(|path| region::depth(path) > 0)
            .map(|path| region::name(path).to_owned()),
        level: names::level(path.unwrap_or_default()),
        own: own.is_some_and(|own| atlas.plan_of(own) == chosen.plan),
        column,
        absent: chosen.tasks.is_empty(),
        reason: all
            .iter()
            .filter(|_| chosen.tasks.is_empty())
            .flat_map(|upper| &upper.tasks)
            .find_map(|&task| reason(atlas, task, chosen.plan)),
        tasks: chosen
            .tasks
            .iter()
            .map(|&task| Head {
                href: (own != Some(task)).then(|| routes::task(&atlas.words(task).id)),
                label: atlas.words(task).label.to_string(),
                leads: parties::principals_here(atlas, task),
                relation: links(atlas, task)
                    .filter(|link| uppers().any(|upper| *upper == link.up))
                    .min_by_key(|link| link.kind)
                    .map(relation),
            })
            .collect(),
        cells,
    }
}

/// Why a person says that no task of a plan takes up an upper task.
fn reason(atlas: &Atlas, upper: TaskId, plan: PlanId) -> Option<String> {
    let of = atlas.plan_of(upper);
    let pair = atlas
        .coverage
        .iter()
        .find(|pair| pair.plan == plan && pair.of == of)?;
    comparison::reasons(pair)
        .get(&upper)
        .map(|why| (*why).to_owned())
}

fn relation(link: &Lineage) -> Relation {
    Relation {
        kind: names::kind(link.kind),
        certain: link.certain,
        by_person: link.by_person,
        reason: link.by_person.then(|| link.reason.clone()),
    }
}
