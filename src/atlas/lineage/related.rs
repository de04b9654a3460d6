//! Like tasks of different programmes: worth knowing of, no descent. Few and strongly alike.
//!
//! One index over all tasks; bigrams that many tasks have are not followed, so the work grows with the
//! number of tasks and not with its square.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::text::{Gram, longest_common, quoted};
use crate::atlas::words::bare;
use crate::atlas::{Kind, Link, PlanId, TaskId};
use crate::plan::Plan;

/// So much of both texts is shared (thousandths).
const ALIKE: u64 = 500;
/// Bigrams that more tasks have are not followed.
const COMMON: usize = 48;
/// At most so many like tasks for one task.
const MOST: usize = 2;

/// A task's bigrams, sorted, each once.
struct Entry {
    plan: usize,
    task: u32,
    grams: Vec<Gram>,
}

/// Links between tasks of plans of different programmes, the later or lower plan's task as `down`.
pub(super) fn links(plans: &[Plan], first_task: &[u32], implements: &[Vec<PlanId>]) -> Vec<Link> {
    let programme = programmes(plans, implements);
    if programme.windows(2).all(|pair| pair[0] == pair[1]) {
        return Vec::new();
    }
    let order = order(plans);
    let mut entries = Vec::new();
    for (plan, words) in plans.iter().enumerate() {
        for (at, task) in words.tasks.iter().enumerate() {
            entries.push(Entry {
                plan,
                task: first_task[plan] + at as u32,
                grams: grams(&bare(&task.text)),
            });
        }
    }
    let mut postings: BTreeMap<Gram, Vec<u32>> = BTreeMap::new();
    for (index, entry) in entries.iter().enumerate() {
        for gram in &entry.grams {
            postings.entry(*gram).or_default().push(index as u32);
        }
    }
    postings.retain(|_, list| list.len() >= 2 && list.len() <= COMMON);
    entries
        .par_iter()
        .map(|own| {
            let mut hits: BTreeMap<u32, u32> = BTreeMap::new();
            for gram in &own.grams {
                for other in postings.get(gram).into_iter().flatten() {
                    let that = entries[*other as usize].plan;
                    if order[own.plan] > order[that] && programme[own.plan] != programme[that] {
                        *hits.entry(*other).or_default() += 1;
                    }
                }
            }
            let mut best: Vec<(u64, &Entry)> = hits
                .into_keys()
                .map(|other| &entries[other as usize])
                .map(|that| (alike(&own.grams, &that.grams), that))
                .filter(|(score, _)| *score >= ALIKE)
                .collect();
            best.sort_by_key(|(score, that)| (std::cmp::Reverse(*score), that.task));
            best.truncate(MOST);
            best.into_iter()
                .map(|(score, that)| link(plans, first_task, own, that, score))
                .collect::<Vec<_>>()
        })
        .collect::<Vec<_>>()
        .concat()
}

/// A link of likeness; never certain, since nothing ties the two programmes.
fn link(plans: &[Plan], first_task: &[u32], down: &Entry, up: &Entry, score: u64) -> Link {
    let text = |entry: &Entry| {
        let at = (entry.task - first_task[entry.plan]) as usize;
        &plans[entry.plan].tasks[at].text
    };
    let phrase = longest_common(&bare(text(down)), &bare(text(up)));
    Link {
        down: TaskId(down.task),
        up: TaskId(up.task),
        kind: Kind::Related,
        certain: false,
        score: Some(score as u32),
        reason: quoted(text(down), &phrase),
        by_person: false,
    }
}

/// Each plan's place in the order that puts one under another where nothing else does: depth of region, then
/// date, then id.
fn order(plans: &[Plan]) -> Vec<usize> {
    let mut sorted: Vec<usize> = (0..plans.len()).collect();
    sorted.sort_by_key(|plan| {
        let front = &plans[*plan].front;
        let region = front.region.as_deref().unwrap_or_default();
        let depth = crate::zh::region::ancestors(region).count();
        (
            depth,
            front.date.as_deref().unwrap_or_default(),
            &plans[*plan].id,
        )
    });
    let mut order = vec![0; plans.len()];
    for (place, plan) in sorted.into_iter().enumerate() {
        order[plan] = place;
    }
    order
}

/// A number for each plan's programme: the same for plans that name one, or implement each other.
fn programmes(plans: &[Plan], implements: &[Vec<PlanId>]) -> Vec<usize> {
    let mut of: Vec<usize> = (0..plans.len()).collect();
    let join = |of: &mut Vec<usize>, a: usize, b: usize| {
        let (keep, drop) = (of[a].min(of[b]), of[a].max(of[b]));
        for number in of.iter_mut().filter(|number| **number == drop) {
            *number = keep;
        }
    };
    for (lower, uppers) in implements.iter().enumerate() {
        for upper in uppers {
            join(&mut of, lower, upper.index());
        }
    }
    let mut named: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, plan) in plans.iter().enumerate() {
        if let Some(name) = plan.front.programme.as_deref() {
            match named.get(name) {
                Some(first) => join(&mut of, *first, index),
                None => {
                    named.insert(name, index);
                }
            }
        }
    }
    of
}

/// The bigrams of a text, sorted, each once.
fn grams(text: &str) -> Vec<Gram> {
    let chars: Vec<u64> = text.chars().map(u64::from).collect();
    let mut grams: Vec<Gram> = chars
        .windows(2)
        .map(|pair| pair[0] << 32 | pair[1])
        .collect();
    grams.sort_unstable();
    grams.dedup();
    grams
}

/// Thousandths of both sets that are shared.
fn alike(a: &[Gram], b: &[Gram]) -> u64 {
    let (mut i, mut j, mut both) = (0, 0, 0_u64);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                both += 1;
                i += 1;
                j += 1;
            }
        }
    }
    2000 * both / (a.len() + b.len()).max(1) as u64
}
