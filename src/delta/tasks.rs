//! Which task of the older state is which of the newer one, over the whole plan.
//!
//! 1. The same words are the same task; where several tasks say the same, the one of the same number, then in order.
//! 2. What is left is compared by the evidence that tells descent (names, amounts, bodies, neighbours), which finds
//!    its candidates by shared rare bigrams; the surest pairs first, each task once.
//! 3. A number that stayed joins two tasks that still share half of their words, and so do the bodies with their roles.
//! 4. What is left and stands within a task that the other side has, but not in what became of that task, is a part of
//!    it: a split, or a merge.

use std::collections::{BTreeMap, BTreeSet};

use super::grams::Grams;
use crate::atlas::{alike, bare};
use crate::plan::{Plan, Role, Task};

/// Neighbours this far away are evidence for what is left between them.
const REACH: usize = 3;
/// Tasks whose descent is only likely are the same where they share so many thousandths.
const LIKELY: usize = 250;
/// Tasks of one number, or given to the same bodies, that share so many thousandths are the same one.
const SAME_PLACE: usize = 500;
/// Tasks that share so many thousandths are the same one, whatever their numbers.
const SAME_WORDS: usize = 700;
/// So many thousandths of a part stand in the whole.
const PART: usize = 550;
/// So many thousandths of a part stand in the whole and not in what else became of it.
const OWN: usize = 350;

/// A part behind the one that kept the rest says so many thousandths of what that lost,
const TAKEN: usize = 400;
/// and so many bigrams of it.
const LEAST: usize = 3;

/// Which task is which, by their places.
#[derive(Debug, Default)]
pub(super) struct Matched {
    /// The newer task of each older one.
    pub(super) new_of: Vec<Option<usize>>,
    /// The older task of each newer one.
    pub(super) old_of: Vec<Option<usize>>,
    /// What became of a task that was split: its parts in order, the one that it is matched with among them.
    pub(super) splits: BTreeMap<usize, Vec<usize>>,
    /// What a merged task was made of, in order.
    pub(super) merges: BTreeMap<usize, Vec<usize>>,
}

impl Matched {
    /// All pairs, in the order of the newer state.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let news = self.old_of.iter().enumerate();
        news.filter_map(|(new, old)| Some(((*old)?, new)))
    }

    /// Older tasks that are gone: neither matched nor part of a merged one.
    pub(super) fn gone(&self) -> Vec<usize> {
        let merged: BTreeSet<usize> = self.merges.values().flatten().copied().collect();
        (0..self.new_of.len())
            .filter(|at| self.new_of[*at].is_none() && !merged.contains(at))
            .collect()
    }

    /// Newer tasks that are new: neither matched nor part of a split one.
    pub(super) fn come(&self) -> Vec<usize> {
        let parts: BTreeSet<usize> = self.splits.values().flatten().copied().collect();
        (0..self.old_of.len())
            .filter(|at| self.old_of[*at].is_none() && !parts.contains(at))
            .collect()
    }

    /// Whether a pair is one of a split or a merge, whose words are told with it.
    pub(super) fn is_parted(&self, old: usize, new: usize) -> bool {
        self.splits.contains_key(&old) || self.merges.contains_key(&new)
    }

    fn join(&mut self, old: usize, new: usize) -> bool {
        let free = self.new_of[old].is_none() && self.old_of[new].is_none();
        if free {
            self.new_of[old] = Some(new);
            self.old_of[new] = Some(old);
        }
        free
    }

    fn left(&self) -> (Vec<usize>, Vec<usize>) {
        let open = |list: &[Option<usize>]| -> Vec<usize> {
            let places = list.iter().enumerate();
            places
                .filter(|(_, other)| other.is_none())
                .map(|(at, _)| at)
                .collect()
        };
        (open(&self.new_of), open(&self.old_of))
    }
}

/// Which task of a plan is which.
pub(super) fn matched(old: &Plan, new: &Plan) -> Matched {
    let mut matched = Matched {
        new_of: vec![None; old.tasks.len()],
        old_of: vec![None; new.tasks.len()],
        ..Matched::default()
    };
    by_words(old, new, &mut matched);
    let olds: Vec<Grams> = old.tasks.iter().map(grams).collect();
    let news: Vec<Grams> = new.tasks.iter().map(grams).collect();
    by_evidence(old, new, &olds, &news, &mut matched);
    by_likeness(old, new, &olds, &news, &mut matched);
    let split = parts(&news, &olds, &matched.old_of, &matched.new_of);
    let merged = parts(&olds, &news, &matched.new_of, &matched.old_of);
    matched.splits = split;
    // A task cannot be both.
    matched.merges = merged
        .into_iter()
        .filter(|(new, olds)| {
            matched.old_of[*new].is_none_or(|old| !matched.splits.contains_key(&old))
                && olds.iter().all(|old| !matched.splits.contains_key(old))
        })
        .collect();
    matched
}

fn grams(task: &Task) -> Grams {
    Grams::of(&words(task))
}

fn words(task: &Task) -> String {
    let title = task.title.as_deref().unwrap_or_default();
    format!("{title}\n{}", &*task.text)
}

/// The same words.
fn by_words(old: &Plan, new: &Plan, matched: &mut Matched) {
    let mut known: BTreeMap<String, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (at, task) in old.tasks.iter().enumerate() {
        known.entry(bare(&words(task))).or_default().0.push(at);
    }
    for (at, task) in new.tasks.iter().enumerate() {
        known.entry(bare(&words(task))).or_default().1.push(at);
    }
    for (olds, news) in known.values() {
        for &a in olds {
            let same = |b: &&usize| old.tasks[a].label == new.tasks[**b].label;
            if let Some(b) = news
                .iter()
                .filter(same)
                .find(|b| matched.old_of[**b].is_none())
            {
                matched.join(a, *b);
            }
        }
        let free = |list: &[usize], taken: &[Option<usize>]| -> Vec<usize> {
            let open = list.iter().filter(|at| taken[**at].is_none());
            open.copied().collect()
        };
        let (olds, news) = (free(olds, &matched.new_of), free(news, &matched.old_of));
        for (a, b) in olds.into_iter().zip(news) {
            matched.join(a, b);
        }
    }
}

/// What tells descent; where that is not certain, some of the words, too.
fn by_evidence(old: &Plan, new: &Plan, olds: &[Grams], news: &[Grams], matched: &mut Matched) {
    let (gone, come) = matched.left();
    if gone.is_empty() || come.is_empty() {
        return;
    }
    let (gone, come) = (near(&gone, old.tasks.len()), near(&come, new.tasks.len()));
    let mut found = alike(old, &gone, new, &come);
    found.retain(|pair| {
        let like = || olds[pair.old].like(&news[pair.new]) >= LIKELY;
        pair.certain || pair.descends && like()
    });
    found.sort_by_key(|pair| (std::cmp::Reverse(pair.sum), pair.old, pair.new));
    for pair in found {
        matched.join(pair.old, pair.new);
    }
}

/// These places with those around them.
fn near(places: &[usize], all: usize) -> Vec<usize> {
    let around = places.iter().flat_map(|at| {
        let last = (at + REACH).min(all.saturating_sub(1));
        at.saturating_sub(REACH)..=last
    });
    let set: BTreeSet<usize> = around.collect();
    set.into_iter().collect()
}

/// Words that are mostly the same, the most first; of tasks with one number or the same bodies, half of them.
fn by_likeness(old: &Plan, new: &Plan, olds: &[Grams], news: &[Grams], matched: &mut Matched) {
    let (gone, come) = matched.left();
    if gone.is_empty() || come.is_empty() {
        return;
    }
    let index = index(olds, &gone);
    let mut found = Vec::new();
    for &b in &come {
        for (a, shared) in shared(&news[b], &index) {
            let like = 2000 * shared / (olds[a].len() + news[b].len()).max(1);
            let numbered = old.tasks[a].label == new.tasks[b].label;
            let kept = numbered || given_alike(&old.tasks[a], &new.tasks[b]);
            let bar = if kept { SAME_PLACE } else { SAME_WORDS };
            if like >= bar {
                found.push((like, numbered, a, b));
            }
        }
    }
    found.sort_by(|x, y| (y.0, y.1, x.2, x.3).cmp(&(x.0, x.1, y.2, y.3)));
    for (_, _, a, b) in found {
        matched.join(a, b);
    }
}

/// Whether two tasks are given to the same bodies in the same roles.
fn given_alike(old: &Task, new: &Task) -> bool {
    let bodies = |task: &Task| -> BTreeSet<(String, Role)> {
        let given = task.assignments.iter();
        given.map(|one| (one.name.clone(), one.role)).collect()
    };
    let own = bodies(old);
    !own.is_empty() && own == bodies(new)
}

/// Which of some texts have a bigram.
fn index(texts: &[Grams], places: &[usize]) -> BTreeMap<u64, Vec<usize>> {
    let mut index: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for &at in places {
        for gram in texts[at].each() {
            index.entry(gram).or_default().push(at);
        }
    }
    index
}

/// How many bigrams each of the indexed texts shares with one.
fn shared(text: &Grams, index: &BTreeMap<u64, Vec<usize>>) -> BTreeMap<usize, usize> {
    let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
    for gram in text.each() {
        for &at in index.get(&gram).into_iter().flatten() {
            *shared.entry(at).or_default() += 1;
        }
    }
    shared
}

/// Parts that have no partner, by the whole on the other side that they stand in, with what else became of it.
fn parts(
    parts: &[Grams],
    wholes: &[Grams],
    whole_of: &[Option<usize>],
    part_of: &[Option<usize>],
) -> BTreeMap<usize, Vec<usize>> {
    let open: Vec<usize> = (0..parts.len())
        .filter(|at| whole_of[*at].is_none())
        .collect();
    let mut found: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    if open.is_empty() {
        return found;
    }
    let all: Vec<usize> = (0..wholes.len()).collect();
    let index = index(wholes, &all);
    // The whole that the part before belongs to: a part mostly stands behind the others.
    let mut before: Option<(usize, usize)> = None;
    for at in open {
        let part = &parts[at];
        let best = shared(part, &index)
            .into_iter()
            .max_by_key(|(whole, count)| (*count, std::cmp::Reverse(*whole)));
        let within = best.filter(|(_, count)| 1000 * count / part.len().max(1) >= PART);
        let of = |whole: usize| match part_of[whole] {
            Some(other) => part.and(&wholes[whole]).without(&parts[other]),
            None => part.and(&wholes[whole]),
        };
        let whole = within
            .map(|(whole, _)| whole)
            .filter(|whole| 1000 * of(*whole).len() / part.len().max(1) >= OWN);
        let above = at.checked_sub(1).and_then(|above| match before {
            Some((last, whole)) if last == above => Some(whole),
            _ => whole_of[above],
        });
        // Less of its words is enough where it stands behind what kept the rest, and says what that lost.
        let whole = whole.or_else(|| {
            above.filter(|whole| {
                let lost = part_of[*whole].map(|kept| wholes[*whole].without(&parts[kept]));
                lost.is_some_and(|lost| {
                    let taken = lost.and(part).len();
                    taken >= LEAST && 1000 * taken / lost.len().max(1) >= TAKEN
                })
            })
        });
        if let Some(whole) = whole {
            before = Some((at, whole));
            found.entry(whole).or_default().push(at);
        }
    }
    for (whole, list) in &mut found {
        list.extend(part_of[*whole]);
        list.sort_unstable();
    }
    found.retain(|_, list| list.len() > 1);
    found
}
