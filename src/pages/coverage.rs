//! What a plan took up of the plan it implements: task beside task, and in numbers.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::atlas::{Atlas, Coverage, Kind, Link as Lineage, TaskId, wording};
use crate::pages::leads::{self, LeadRow};
use crate::pages::picture::{Stretch, bar};
use crate::pages::views::{Party, PlanRef, TaskRef};
use crate::pages::{Site, names, parties, task};
use crate::routes;

/// Coverage in numbers of upper tasks.
#[derive(Debug, Clone, Serialize)]
pub struct Counts {
    /// Upper tasks in all.
    pub all: usize,
    /// Taken up unchanged.
    pub identical: usize,
    /// Taken up in other words.
    pub adapted: usize,
    /// Taken up in part.
    pub partial: usize,
    /// Left out on purpose, as a person wrote down.
    pub declined: usize,
    /// 未见对应.
    pub none: usize,
    /// Lower tasks without an upper one.
    pub added: usize,
    /// The numbers as one bar.
    pub bar: Vec<Stretch>,
}

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
    /// In numbers.
    pub counts: Counts,
    /// Upper tasks in document order, each with the lower tasks that descend from it.
    pub rows: Vec<PairRow>,
    /// Who leads above and below, and where they differ.
    pub leads: Vec<LeadRow>,
    /// Lower tasks without an upper one.
    pub added: Vec<AddedRow>,
}

/// An upper task and what became of it.
#[derive(Debug, Clone, Serialize)]
pub struct PairRow {
    /// The upper task.
    pub upper: TaskRef,
    /// Who leads it, or answers first.
    pub leads: Vec<Party>,
    /// Lower tasks that descend from it.
    pub lowers: Vec<LowerCell>,
    /// Why none does, where a person said so.
    pub reason: Option<String>,
    /// `identical`, `adapted`, `partial`, `declined` or `none`.
    pub kind: &'static str,
    /// Both have a lead, and none of the lower leads is a counterpart of an upper one.
    pub other_lead: bool,
}

/// A lower task beside an upper one.
#[derive(Debug, Clone, Serialize)]
pub struct LowerCell {
    /// The lower task.
    pub task: TaskRef,
    /// Who leads it, or answers first.
    pub leads: Vec<Party>,
    /// The kind of the link.
    pub kind: &'static str,
    /// Surely so.
    pub certain: bool,
    /// A person set it.
    pub by_person: bool,
    /// How it rewords the upper task, in words; empty where nothing is to be said.
    pub how: String,
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
                leads: parties::principals(atlas, id),
                reason: reasons.get(&id).map(|why| (*why).to_owned()),
                kind: kind(&reasons, id, &links),
                other_lead: leads::differ(atlas, id, &links),
                lowers: links
                    .iter()
                    .map(|link| LowerCell {
                        task: names::task_ref(atlas, link.down),
                        leads: parties::principals(atlas, link.down),
                        kind: task::kind(link.kind),
                        certain: link.certain,
                        by_person: link.by_person,
                        how: wording::compare(&atlas.words(id).text, &atlas.words(link.down).text)
                            .told(),
                    })
                    .collect(),
            }
        })
        .collect();
    Pair {
        upper: names::plan_ref(atlas, pair.of),
        lower: names::plan_ref(atlas, pair.plan),
        matrix: routes::matrix(&atlas.plan(pair.of).plan.id),
        counts: counts(atlas, pair),
        rows,
        leads: leads::rows(atlas, pair),
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

/// A comparison's page.
pub(super) fn address(atlas: &Atlas, pair: &Coverage) -> String {
    routes::pair(&atlas.plan(pair.of).plan.id, &atlas.plan(pair.plan).plan.id)
}

/// A comparison in numbers: each upper task counts once, by the fullest of its links.
pub(super) fn counts(atlas: &Atlas, pair: &Coverage) -> Counts {
    let reasons = reasons(pair);
    let mut by_kind: BTreeMap<&str, usize> = BTreeMap::new();
    for id in atlas.tasks_of(pair.of) {
        let kind = kind(&reasons, id, &links(atlas, pair, id));
        *by_kind.entry(kind).or_default() += 1;
    }
    let of = |kind: &'static str| by_kind.get(kind).copied().unwrap_or_default();
    let all = by_kind.values().sum();
    Counts {
        all,
        identical: of("identical"),
        adapted: of("adapted"),
        partial: of("partial"),
        declined: of("declined"),
        none: of("none"),
        added: pair.added.len(),
        bar: bar(&KINDS.map(|kind| (kind, of(kind))), all),
    }
}

/// What can become of an upper task, the fullest first.
const KINDS: [&str; 5] = ["identical", "adapted", "partial", "declined", "none"];

/// Why upper tasks were left out on purpose, where a person wrote it down.
pub(super) fn reasons(pair: &Coverage) -> BTreeMap<TaskId, &str> {
    pair.not_taken_up
        .iter()
        .filter_map(|(task, why)| Some((*task, why.as_deref()?)))
        .collect()
}

/// What became of an upper task, by the fullest of its links.
pub(super) fn kind(
    reasons: &BTreeMap<TaskId, &str>,
    upper: TaskId,
    links: &[&Lineage],
) -> &'static str {
    let fullest = links.iter().map(|link| link.kind).min();
    match fullest {
        Some(kind) => task::kind(kind),
        None if reasons.contains_key(&upper) => "declined",
        None => "none",
    }
}

/// The links by which tasks of the lower plan descend from an upper task.
pub(super) fn links<'a>(atlas: &'a Atlas, pair: &Coverage, upper: TaskId) -> Vec<&'a Lineage> {
    let down = &atlas.task(upper).down;
    down.iter()
        .map(|&at| &atlas.links[at])
        .filter(|link| link.kind != Kind::Related && atlas.task(link.down).plan == pair.plan)
        .collect()
}
