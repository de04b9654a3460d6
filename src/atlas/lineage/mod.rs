//! Where each task comes from, by its words alone; people overrule it in `content/lineage.toml`.
//!
//! For a plan and one that it implements (`pair`):
//! 1. Each text becomes a bag of character bigrams, after stock openers and the words for the own place or
//!    level are taken off (`text`). A bigram weighs more the fewer tasks of the two plans have it.
//! 2. An inverted index gives the candidates. For each lower task the best upper task is taken first, and
//!    the words it explains no longer count for the next: this parts a second ancestor from a mere look-alike.
//! 3. A candidate is kept if enough of both texts is shared; if one is mostly contained in the other; or if
//!    less is shared but it stands between sure pairs, in the order of both documents.
//!
//! `kind` says what became of the clauses. `related` finds like tasks of other programmes, which are no
//! descent. All figures are integers (thousandths), so that every machine decides alike.

mod kind;
mod pair;
mod related;
mod text;

pub(crate) use text::without_openers;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::decisions::Decisions;
use super::{Kind, Link, PlanId, TaskId};
use crate::plan::Plan;

/// All links, sorted by lower task, then upper task.
pub(crate) fn links(
    plans: &[Plan],
    first_task: &[u32],
    implements: &[Vec<PlanId>],
    decisions: &Decisions,
) -> Vec<Link> {
    let pairs: Vec<(usize, usize)> = implements
        .iter()
        .enumerate()
        .flat_map(|(lower, uppers)| uppers.iter().map(move |upper| (lower, upper.index())))
        .collect();
    let mut found: Vec<Link> = pairs
        .par_iter()
        .map(|(lower, upper)| descent(plans, first_task, *lower, *upper))
        .collect::<Vec<_>>()
        .concat();
    found.extend(related::links(plans, first_task, implements));
    let mut by_pair: BTreeMap<(TaskId, TaskId), Link> = BTreeMap::new();
    for link in found {
        by_pair.entry((link.down, link.up)).or_insert(link);
    }
    decide(plans, first_task, decisions, &mut by_pair);
    by_pair.into_values().collect()
}

/// The links between a plan and one that it implements.
fn descent(plans: &[Plan], first_task: &[u32], lower: usize, upper: usize) -> Vec<Link> {
    let texts = text::Texts::of(&plans[lower], &plans[upper]);
    pair::matches(&texts)
        .into_iter()
        .map(|found| {
            let kind = kind::of(&texts, found.down, found.up);
            Link {
                down: TaskId(first_task[lower] + found.down as u32),
                up: TaskId(first_task[upper] + found.up as u32),
                kind,
                certain: found.certain,
                score: Some(if kind == Kind::Identical {
                    1000
                } else {
                    found.score
                }),
                reason: reason(&texts, &plans[lower].tasks[found.down].text, &found, kind),
                by_person: false,
            }
        })
        .collect()
}

/// Why two tasks are taken for relatives, for the reader.
fn reason(texts: &text::Texts, lower: &str, found: &pair::Match, kind: Kind) -> String {
    if kind == Kind::Identical {
        return "字词相同".to_owned();
    }
    let phrase = text::longest_common(&texts.lower[found.down].bare, &texts.upper[found.up].bare);
    let shared = if phrase.chars().count() >= 4 {
        text::quoted(lower, &phrase)
    } else {
        "用词相近".to_owned()
    };
    match found.ground {
        pair::Ground::Words => shared,
        pair::Ground::Contained => format!("{shared}，其中一条的大部分字词见于另一条"),
        pair::Ground::Position => format!("{shared}，前后任务也依次对应"),
    }
}

/// Puts people's decisions above what was found.
fn decide(
    plans: &[Plan],
    first_task: &[u32],
    decisions: &Decisions,
    links: &mut BTreeMap<(TaskId, TaskId), Link>,
) {
    if decisions.confirm.is_empty() && decisions.reject.is_empty() {
        return;
    }
    let mut ids: BTreeMap<&str, (TaskId, &Plan, usize)> = BTreeMap::new();
    for (plan, first) in plans.iter().zip(first_task) {
        for (at, task) in plan.tasks.iter().enumerate() {
            ids.insert(&task.id, (TaskId(first + at as u32), plan, at));
        }
    }
    let rejected: BTreeSet<(TaskId, TaskId)> = decisions
        .reject
        .iter()
        .filter_map(|line| Some((ids.get(line.down.as_str())?.0, ids.get(line.up.as_str())?.0)))
        .collect();
    links.retain(|pair, _| !rejected.contains(pair));
    for line in &decisions.confirm {
        let (Some(down), Some(up)) = (ids.get(line.down.as_str()), ids.get(line.up.as_str()))
        else {
            continue; // `check` reports ids that no plan has.
        };
        let kind = line.kind.unwrap_or_else(|| {
            let texts = text::Texts::of(down.1, up.1);
            kind::of(&texts, down.2, up.2)
        });
        links.insert(
            (down.0, up.0),
            Link {
                down: down.0,
                up: up.0,
                kind,
                certain: true,
                score: None,
                reason: line.reason.clone(),
                by_person: true,
            },
        );
    }
}
