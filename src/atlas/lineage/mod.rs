//! Where each task comes from, by its words and its place; people overrule it in `content/lineage.toml`.
//!
//! For a plan and one that it implements:
//! 1. Each text is cut into words, after stock openers and the words for the own place or level are taken off
//!    (`text`); a word says more of a measure the rarer it is in general Chinese, and formulas say nothing
//!    (`lexicon/descent.toml`). Amounts are made comparable (`quantities`). What a task is about is where its words stand
//!    among all words, seen from the middle of both plans (`topic`, `lexicon/meaning.txt`).
//! 2. An inverted index gives the few upper tasks that share most with a lower one, what they are about gives a few more.
//!    For each, evidence that has a name is taken (`evidence`): which names are shared, what stands replaced under a kept
//!    frame (`swap`), which bodies correspond.
//! 3. What the other tasks say is added (`pair`): a better upper task, a better lower task, the neighbours. From one
//!    weighed sum on a pair is a descent, from a higher one on it is certain.
//!
//! `kind` says what became of the clauses, `reason` tells the evidence in the reader's words, `related` finds like tasks
//! of other programmes, which are no descent. All kinds of evidence stand in tables (`table`), and their weights in
//! `lexicon/weights.toml`, fitted by `cargo bench --bench descent` on families of plans whose descent is known. All figures
//! are integers (thousandths), so that every machine decides alike.

mod candidates;
mod evidence;
mod kind;
mod pair;
mod quantities;
mod rarity;
mod reason;
mod related;
pub mod samples;
mod scales;
mod swap;
mod table;
mod text;
mod topic;

pub(crate) use text::without_openers;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::decisions::Decisions;
use super::{Kind, Link, PlanId, TaskId};
use crate::disk::{Memo, Value};
use crate::lexicon::descent::words;
use crate::plan::Plan;
use rarity::Both;
use scales::Scales;
use text::Text;
use topic::{Topics, middle};

/// A task of an older and one of a newer state of a plan that may be the same measure.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Alike {
    /// The place of the older task in its plan.
    pub(crate) old: usize,
    /// The place of the newer task in its plan.
    pub(crate) new: usize,
    /// The weighed sum of what speaks for it.
    pub(crate) sum: i64,
    /// Whether the sum would make a descent.
    pub(crate) descends: bool,
    /// Whether it would make a certain one.
    pub(crate) certain: bool,
}

/// Which of some tasks of an older state may be which of some tasks of a newer one, by the evidence that tells descent.
pub(crate) fn alike(old: &Plan, olds: &[usize], new: &Plan, news: &[usize]) -> Vec<Alike> {
    let (upper, lower) = (text::some(old, olds), text::some(new, news));
    let scales = Scales::of(&words().weights);
    let both = Both::of(&lower, &upper);
    let mut pairs = pair::pairs(&lower, &upper, &both);
    pair::weigh(&mut pairs, &lower, &upper, &scales.pairs);
    pairs
        .into_iter()
        .map(|pair| Alike {
            old: olds[pair.up],
            new: news[pair.down],
            sum: pair.sum,
            descends: pair.descends,
            certain: pair.same || pair.sum >= scales.certain,
        })
        .collect()
}

/// All links, sorted by lower task, then upper task.
pub(crate) fn links(
    plans: &[Plan],
    first_task: &[u32],
    implements: &[Vec<PlanId>],
    decisions: &Decisions,
    memo: Option<&Memo>,
) -> Vec<Link> {
    let scales = Scales::of(&words().weights);
    let texts: Vec<Vec<Text>> = plans.par_iter().map(text::texts).collect();
    let pairs: Vec<(usize, usize)> = implements
        .iter()
        .enumerate()
        .flat_map(|(lower, uppers)| uppers.iter().map(move |upper| (lower, upper.index())))
        .collect();
    let values: Vec<Value> = match memo {
        Some(_) => plans.par_iter().map(text::value).collect(),
        None => Vec::new(),
    };
    let mut found: Vec<Link> = pairs
        .par_iter()
        .map(|(lower, upper)| {
            let find = || descent(plans, &texts, *lower, *upper, &scales);
            let found = match memo {
                Some(memo) => memo.recall(Value::of(&(values[*lower], values[*upper])), find),
                None => find(),
            };
            let first = |plan: &usize| first_task[*plan];
            let links = found.into_iter();
            links
                .map(|link| link.with(first(lower), first(upper)))
                .collect::<Vec<Link>>()
        })
        .collect::<Vec<_>>()
        .concat();
    found.extend(related::links(
        plans,
        &texts,
        first_task,
        implements,
        &scales.pairs.words,
    ));
    let mut by_pair: BTreeMap<(TaskId, TaskId), Link> = BTreeMap::new();
    for link in found {
        by_pair.entry((link.down, link.up)).or_insert(link);
    }
    decide(plans, &texts, first_task, decisions, &scales, &mut by_pair);
    by_pair.into_values().collect()
}

/// A link between a plan and one that it implements, by the places of the tasks in them.
#[derive(Debug, Serialize, Deserialize)]
struct Descent {
    down: u32,
    up: u32,
    kind: Kind,
    certain: bool,
    score: u32,
    reason: String,
}

impl Descent {
    /// The link between tasks of the atlas; those of the two plans begin with these numbers.
    fn with(self, first_down: u32, first_up: u32) -> Link {
        Link {
            down: TaskId(first_down + self.down),
            up: TaskId(first_up + self.up),
            kind: self.kind,
            certain: self.certain,
            score: Some(self.score),
            reason: self.reason,
            by_person: false,
        }
    }
}

/// The links between a plan and one that it implements. What they are made from is in [`text::value`] of both.
fn descent(
    plans: &[Plan],
    texts: &[Vec<Text>],
    lower: usize,
    upper: usize,
    scales: &Scales,
) -> Vec<Descent> {
    let (lowers, uppers) = (&texts[lower], &texts[upper]);
    let both = Both::of(lowers, uppers);
    let mut pairs = pair::pairs(lowers, uppers, &both);
    pair::weigh(&mut pairs, lowers, uppers, &scales.pairs);
    pairs.retain(|pair| pair.descends);
    let links = pair::Links::of(&pairs);
    pairs
        .iter()
        .map(|found| {
            let (down, up) = (&lowers[found.down], &uppers[found.up]);
            let others = links.other_uppers(found, uppers);
            let twins = links.other_lowers(found, lowers);
            let certain = found.sum >= scales.certain;
            Descent {
                down: found.down as u32,
                up: found.up as u32,
                kind: kind::of(
                    (down, &both.lower_topics[found.down]),
                    (up, &both.upper_topics[found.up]),
                    &others,
                    &twins,
                    &scales.left_out,
                ),
                certain,
                score: text::likeness(down, up),
                reason: reason::told(
                    found,
                    down,
                    up,
                    &plans[lower].tasks[found.down].text,
                    certain,
                ),
            }
        })
        .collect()
}

/// Puts people's decisions above what was found.
fn decide(
    plans: &[Plan],
    texts: &[Vec<Text>],
    first_task: &[u32],
    decisions: &Decisions,
    scales: &Scales,
    links: &mut BTreeMap<(TaskId, TaskId), Link>,
) {
    if decisions.confirm.is_empty() && decisions.reject.is_empty() {
        return;
    }
    let mut ids: BTreeMap<&str, (TaskId, &Text)> = BTreeMap::new();
    for ((plan, texts), first) in plans.iter().zip(texts).zip(first_task) {
        for ((at, task), text) in (0..).zip(&plan.tasks).zip(texts) {
            ids.insert(&task.id, (TaskId(first + at), text));
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
        let kind = line
            .kind
            .unwrap_or_else(|| kind_alone(down.1, up.1, scales));
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

/// The kind of a pair by its own words.
fn kind_alone(lower: &Text, upper: &Text, scales: &Scales) -> Kind {
    let middle = middle([lower, upper].into_iter());
    let topics = [lower, upper].map(|text| Topics::of(text, &middle));
    let pair = ((lower, &topics[0]), (upper, &topics[1]));
    kind::of(pair.0, pair.1, &[], &[], &scales.left_out)
}
