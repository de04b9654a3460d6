//! An upper plan against all plans that implement it: which of its tasks each of them took up.

use serde::Serialize;

use crate::atlas::{Coverage, PlanId};
use crate::pages::comparison::{Counts, address, counts, kind, links, reasons};
use crate::pages::views::{Download, Link, PlanRef, TaskRef};
use crate::pages::{Site, downloads, names};
use crate::routes;

/// What a matrix shows.
#[derive(Debug, Clone, Serialize)]
pub struct Matrix {
    /// The upper plan.
    pub plan: PlanRef,
    /// The plans that implement it.
    pub lowers: Vec<Column>,
    /// The upper plan's tasks.
    pub rows: Vec<MatrixRow>,
    /// The table as files.
    pub downloads: Vec<Download>,
}

/// A plan that implements the upper one.
#[derive(Debug, Clone, Serialize)]
pub struct Column {
    /// The plan.
    pub plan: PlanRef,
    /// The comparison of the two.
    pub href: String,
    /// In numbers.
    pub counts: Counts,
}

/// An upper task against all plans.
#[derive(Debug, Clone, Serialize)]
pub struct MatrixRow {
    /// The upper task.
    pub task: TaskRef,
    /// Its first clause.
    pub clause: String,
    /// For each plan: the fullest kind (`none` or `declined` where no task descends) and the tasks.
    pub cells: Vec<(&'static str, Vec<Link>)>,
}

/// The view of a matrix.
pub(super) fn view(site: &Site<'_>, id: PlanId) -> Matrix {
    let atlas = site.atlas;
    let pairs: Vec<&Coverage> = atlas.coverage.iter().filter(|pair| pair.of == id).collect();
    let rows = atlas
        .tasks_of(id)
        .map(|upper| MatrixRow {
            task: names::task_ref(atlas, upper),
            clause: names::heading(site, upper),
            cells: pairs
                .iter()
                .map(|pair| {
                    let links = links(atlas, pair, upper);
                    let tasks = links
                        .iter()
                        .map(|link| {
                            let words = atlas.words(link.down);
                            Link {
                                href: routes::task(&words.id),
                                text: words.label.to_string(),
                            }
                        })
                        .collect();
                    (kind(&reasons(pair), upper, &links), tasks)
                })
                .collect(),
        })
        .collect();
    Matrix {
        plan: names::plan_ref(atlas, id),
        lowers: pairs
            .iter()
            .map(|pair| Column {
                plan: names::plan_ref(atlas, pair.plan),
                href: address(atlas, pair),
                counts: counts(atlas, pair),
            })
            .collect(),
        rows,
        downloads: downloads::links(
            &routes::matrix_lists(&atlas.plan(id).plan.id),
            &format!("对照_{}_全部下级方案", names::short(&atlas.plan(id).plan)),
        ),
    }
}
