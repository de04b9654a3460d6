//! The list of comparisons, and each comparison's page: task beside task.

use serde::Serialize;

use crate::pages::comparison::{Counts, address, counts, kind, links, reasons};
use crate::pages::leads::{self, BodyRow, LeadRow};
use crate::pages::strip::{self, Strip};
use crate::pages::views::{Download, Party, PlanRef, TaskRef};
use crate::pages::{Site, downloads, names, parties};
use crate::routes;

/// What the list of comparisons shows.
#[derive(Debug, Clone, Serialize)]
pub struct CoverageIndex {
    /// Upper plans, each with the plans that implement it.
    pub uppers: Vec<Upper>,
}

/// An upper plan and those that implement it.
#[derive(Debug, Clone, Serialize)]
pub struct Upper {
    /// The upper plan.
    pub plan: PlanRef,
    /// The comparison of all of them.
    pub matrix: String,
    /// Each comparison.
    pub pairs: Vec<PairLine>,
}

/// One comparison in the list.
#[derive(Debug, Clone, Serialize)]
pub struct PairLine {
    /// Its page.
    pub href: String,
    /// The lower plan.
    pub plan: PlanRef,
    /// In numbers.
    pub counts: Counts,
}

/// What a comparison's page shows.
#[derive(Debug, Clone, Serialize)]
pub struct Pair {
    /// The upper plan.
    pub upper: PlanRef,
    /// The lower plan.
    pub lower: PlanRef,
    /// The comparison of all plans that implement the upper one.
    pub matrix: String,
    /// Files to take away.
    pub downloads: Vec<Download>,
    /// In numbers.
    pub counts: Counts,
    /// Upper tasks in document order, each with the lower tasks that descend from it.
    pub rows: Vec<PairRow>,
    /// Who leads above and below, and where they differ.
    pub leads: Vec<LeadRow>,
    /// Where the levels differ, body by body.
    pub bodies: Vec<BodyRow>,
    /// Lower tasks without an upper one.
    pub added: Vec<AddedRow>,
}

/// An upper task and what became of it.
#[derive(Debug, Clone, Serialize)]
pub struct PairRow {
    /// The upper task.
    pub upper: TaskRef,
    /// It beside what descends from it.
    pub strip: Strip,
    /// `identical`, `adapted`, `partial`, `declined` or `none`.
    pub kind: &'static str,
    /// Both have a lead, and none of the lower leads is a counterpart of an upper one.
    pub other_lead: bool,
}

/// A lower task without an upper one.
#[derive(Debug, Clone, Serialize)]
pub struct AddedRow {
    /// The task.
    pub task: TaskRef,
    /// Who leads it, or answers first.
    pub leads: Vec<Party>,
}

/// Every comparison, by upper plan in the site's order.
pub(super) fn index(site: &Site<'_>) -> CoverageIndex {
    let atlas = site.atlas;
    let uppers = site
        .order
        .iter()
        .filter(|&&id| !atlas.plan(id).implemented_by.is_empty())
        .map(|&id| Upper {
            plan: names::plan_ref(atlas, id),
            matrix: routes::matrix(&atlas.plan(id).plan.id),
            pairs: atlas
                .coverage
                .iter()
                .filter(|pair| pair.of == id)
                .map(|pair| PairLine {
                    href: address(atlas, pair),
                    plan: names::plan_ref(atlas, pair.plan),
                    counts: counts(atlas, pair),
                })
                .collect(),
        })
        .collect();
    CoverageIndex { uppers }
}

/// One comparison.
pub(super) fn pair(site: &Site<'_>, at: usize) -> Pair {
    let atlas = site.atlas;
    let pair = &atlas.coverage[at];
    let reasons = reasons(pair);
    let rows = atlas
        .tasks_of(pair.of)
        .map(|id| {
            let links = links(atlas, pair, id);
            PairRow {
                upper: names::task_ref(atlas, id),
                strip: strip::of_pair(site, pair, id),
                kind: kind(&reasons, id, &links),
                other_lead: leads::differ(atlas, id, &links),
            }
        })
        .collect();
    Pair {
        upper: names::plan_ref(atlas, pair.of),
        lower: names::plan_ref(atlas, pair.plan),
        matrix: routes::matrix(&atlas.plan(pair.of).plan.id),
        downloads: downloads::links(
            &routes::pair_lists(&atlas.plan(pair.of).plan.id, &atlas.plan(pair.plan).plan.id),
            &format!("对照_{}", names::short(&atlas.plan(pair.plan).plan)),
        ),
        counts: counts(atlas, pair),
        rows,
        leads: leads::rows(atlas, pair),
        bodies: leads::by_body(atlas, pair),
        added: pair
            .added
            .iter()
            .map(|&id| AddedRow {
                task: names::task_ref(atlas, id),
                leads: parties::principals(atlas, id),
            })
            .collect(),
    }
}
