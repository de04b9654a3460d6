//! What a plan took up of the plan it implements: what became of each upper task, and in numbers.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::atlas::{Atlas, Coverage, Kind, Link as Lineage, TaskId};
use crate::pages::names;
use crate::pages::picture::{Bar, bar};
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
    pub bar: Bar,
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
        Some(kind) => names::kind(kind),
        None if reasons.contains_key(&upper) => "declined",
        None => "none",
    }
}

/// The links by which tasks of the lower plan descend from an upper task.
pub(super) fn links<'a>(atlas: &'a Atlas, pair: &Coverage, upper: TaskId) -> Vec<&'a Lineage> {
    let down = &atlas.task(upper).down;
    down.iter()
        .map(|&at| &atlas.links[at])
        .filter(|link| link.kind != Kind::Related && atlas.plan_of(link.down) == pair.plan)
        .collect()
}
