//! Like tasks of different programmes: worth knowing of, no descent. Few, strongly alike, and of the same object.
//!
//! One index over all tasks; bigrams that many tasks have are not followed, so the work grows with the
//! number of tasks and not with its square. What is found so is held to the same evidence as a descent.

use std::collections::BTreeMap;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::evidence;
use super::rarity::{Rarity, rarity};
use super::reason;
use super::table::Scale;
use super::text::{Gram, Text, Token, likeness, may_be_like};
use super::topic::{Topics, middle};
use crate::atlas::{Kind, Link, PlanId, TaskId};
use crate::plan::Plan;

/// So much of both texts is shared (thousandths).
const ALIKE: u32 = 500;
/// Bigrams that more tasks have are not followed.
const COMMON: usize = 48;
/// At most so many like tasks for one task.
const MOST: usize = 2;

/// A task.
struct Entry<'a> {
    plan: usize,
    /// Its place in the plan.
    at: usize,
    text: &'a Text,
    topics: Topics,
}

/// The tasks of all plans by their bigrams.
struct Index {
    /// The tasks that have each bigram, where those are few.
    having: FxHashMap<Gram, Vec<u32>>,
    /// How rare each bigram is.
    rare: FxHashMap<Gram, u64>,
    /// How rare each character is.
    letters: FxHashMap<char, u64>,
    all: u64,
}

impl Index {
    fn of(entries: &[Entry<'_>]) -> Self {
        let mut count: FxHashMap<Gram, u32> = FxHashMap::default();
        let mut letters: FxHashMap<char, u64> = FxHashMap::default();
        for entry in entries {
            for gram in &entry.text.grams {
                *count.entry(*gram).or_default() += 1;
            }
            for letter in &entry.text.letters {
                *letters.entry(*letter).or_default() += 1;
            }
        }
        let mut having: FxHashMap<Gram, Vec<u32>> = FxHashMap::default();
        for (number, entry) in (0..).zip(entries) {
            for gram in &entry.text.grams {
                let tasks = count[gram] as usize;
                if tasks <= COMMON {
                    let list = having.entry(*gram);
                    list.or_insert_with(|| Vec::with_capacity(tasks))
                        .push(number);
                }
            }
        }
        let all = entries.len() as u64;
        let weights: Vec<u64> = (0..=all).map(|tasks| rarity(all, tasks)).collect();
        let weight = |tasks: u64| weights[tasks as usize];
        Self {
            having,
            rare: count
                .into_iter()
                .map(|(gram, tasks)| (gram, weight(u64::from(tasks))))
                .collect(),
            letters: letters
                .into_iter()
                .map(|(letter, tasks)| (letter, weight(tasks)))
                .collect(),
            all,
        }
    }
}

impl Rarity for Index {
    fn rare(&self, gram: Gram) -> u64 {
        let known = self.rare.get(&gram).copied();
        known.unwrap_or_else(|| rarity(self.all, 1))
    }

    fn rare_letter(&self, letter: char) -> u64 {
        let known = self.letters.get(&letter).copied();
        known.unwrap_or_else(|| rarity(self.all, 1))
    }

    /// There is no upper plan that could know it.
    fn is_known(&self, _: &Token) -> bool {
        true
    }
}

/// Links between tasks of plans of different programmes, the later or lower plan's task as `down`.
pub(super) fn links(
    plans: &[Plan],
    texts: &[Vec<Text>],
    first_task: &[u32],
    implements: &[Vec<PlanId>],
    words: &Scale,
) -> Vec<Link> {
    let programme = programmes(plans, implements);
    if programme.windows(2).all(|pair| pair[0] == pair[1]) {
        return Vec::new();
    }
    let order = order(plans);
    let middle = middle(texts.iter().flatten());
    let entries: Vec<Entry<'_>> = (texts.iter().enumerate())
        .flat_map(|(plan, texts)| {
            let tasks = texts.iter().enumerate();
            tasks.map(move |(at, text)| Entry {
                plan,
                at,
                text,
                topics: Topics::of(text, &middle),
            })
        })
        .collect();
    let index = Index::of(&entries);
    let may = |own: &Entry<'_>, that: &Entry<'_>| {
        order[own.plan] > order[that.plan] && programme[own.plan] != programme[that.plan]
    };
    entries
        .par_iter()
        .map(|own| {
            let followed = own
                .text
                .grams
                .iter()
                .filter_map(|gram| index.having.get(gram));
            // What bigrams that are not followed may add to those that are found shared.
            let rest = own.text.grams.len() - followed.clone().count();
            let mut hits: Vec<u32> = followed
                .flatten()
                .copied()
                .filter(|other| may(own, &entries[*other as usize]))
                .collect();
            hits.sort_unstable();
            let mut best: Vec<(u32, &Entry<'_>)> = hits
                .chunk_by(|a, b| a == b)
                .map(|hits| (hits.len() + rest, &entries[hits[0] as usize]))
                .filter(|(most, that)| may_be_like(own.text, that.text, *most, ALIKE))
                .map(|(_, that)| (likeness(own.text, that.text), that))
                .filter(|(score, _)| *score >= ALIKE)
                .collect();
            best.sort_unstable_by_key(|(score, that)| {
                (std::cmp::Reverse(*score), that.plan, that.at)
            });
            best.into_iter()
                .filter(|(_, that)| {
                    let pair = ((own.text, &own.topics), (that.text, &that.topics));
                    words.weigh(&evidence::of(pair.0, pair.1, &index)) >= 0
                })
                .take(MOST)
                .map(|(score, that)| link(plans, first_task, own, that, score))
                .collect::<Vec<_>>()
        })
        .collect::<Vec<_>>()
        .concat()
}

/// A link of likeness; never certain, since nothing ties the two programmes.
fn link(plans: &[Plan], first_task: &[u32], down: &Entry<'_>, up: &Entry<'_>, score: u32) -> Link {
    let id = |entry: &Entry<'_>| TaskId(first_task[entry.plan] + entry.at as u32);
    let printed = &plans[down.plan].tasks[down.at].text;
    Link {
        down: id(down),
        up: id(up),
        kind: Kind::Related,
        certain: false,
        score: Some(score),
        reason: reason::shared(down.text, up.text, printed),
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
