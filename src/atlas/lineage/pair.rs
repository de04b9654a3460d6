//! Which tasks of a plan descend from which tasks of the plan it implements.
//!
//! Two rounds. The first asks the words of each pair that shares enough to be looked at. The second asks what each
//! pair is among the others: whether another upper task fits the lower one better, or another lower task the upper
//! one; whether the tasks before and after descend in the same order. Both weigh named evidence by the weights of
//! `lexicon/weights.toml`.

use std::collections::BTreeMap;

use super::evidence::{self, Both, Evidence};
use super::text::Text;
use crate::lexicon::descent::Weights;

/// Pairs that share less (thousandths) are not looked at.
const CANDIDATE: u64 = 30;
/// So many upper tasks at most are looked at for a lower one.
const CANDIDATES: usize = 6;
/// Bigrams that more upper tasks have than one in so many (and than 64) are no help in finding candidates.
const COMMON: usize = 4;
/// How far away a neighbour may stand.
const REACH: usize = 3;
/// A pair that may vouch for what stands between it and another (thousandths of the weighed sum).
const ANCHOR: i64 = 1500;
/// How far away such a pair may stand, and how far apart two of them in the upper plan.
const BETWEEN: (usize, usize) = (4, 6);
/// A word is said from here on (thousandths).
const SAID: u64 = 800;
/// What two tasks share weighs at least so much; else a single word would be all.
const LEAST: u64 = 40;
/// The weighed sum of two tasks of the same words.
const SAME: i64 = 9000;

/// A pair of tasks that was looked at, by their places in the two plans.
#[derive(Debug, Clone)]
pub(super) struct Pair {
    pub(super) down: usize,
    pub(super) up: usize,
    /// The words are the same.
    pub(super) same: bool,
    /// What the words say.
    pub(super) words: Evidence,
    /// What the other tasks say.
    pub(super) place: Place,
    /// The weighed sum of all that.
    pub(super) sum: i64,
    /// Whether that makes a descent.
    pub(super) descends: bool,
}

/// What a pair is among the others; thousandths.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Place {
    /// The weighed sum of what the words say.
    words: i64,
    /// By how much it is more than that of the next upper task for the lower one.
    ahead: i64,
    /// By how much it is more than that of the next lower task for the upper one.
    pub(super) ahead_of_rival: i64,
    /// Of what both tasks say, so much the next upper task does not say, where that is ahead.
    fresh: i64,
    /// The same of the next lower task.
    fresh_to_rival: i64,
    /// How sure the surest pair is that stands near, in the order of both documents.
    pub(super) neighbour: i64,
    /// It stands between two sure pairs.
    pub(super) between: i64,
}

impl Pair {
    /// All evidence of the second round, in the order of the weights.
    pub(super) fn all(&self) -> [i64; 18] {
        let (words, place) = (&self.words, &self.place);
        [
            place.words,
            place.ahead,
            place.ahead_of_rival,
            place.fresh,
            place.fresh_to_rival,
            place.neighbour,
            place.between,
            words.taken,
            words.replaced,
            words.swapped,
            words.foreign,
            words.rare,
            words.letters,
            words.kept_letters,
            words.amounts,
            words.bodies,
            words.no_body,
            words.lead,
        ]
    }
}

/// The sum of evidence by its weights; the first weight stands for no evidence.
pub(super) fn weighed(weights: &[i64], evidence: &[i64]) -> i64 {
    let Some((first, rest)) = weights.split_first() else {
        return 0;
    };
    first + rest.iter().zip(evidence).map(|(w, e)| w * e).sum::<i64>() / 1000
}

/// All pairs that were looked at, sorted by lower, then upper task.
pub(super) fn pairs(lower: &[Text], upper: &[Text], weights: &Weights) -> Vec<Pair> {
    let both = Both::of(lower, upper);
    let mut pairs = Vec::new();
    for (down, text) in lower.iter().enumerate() {
        for up in candidates(text, upper, &both) {
            let words = evidence::of(text, &upper[up], &both);
            let same = text.bare == upper[up].bare;
            pairs.push(Pair {
                down,
                up,
                same,
                sum: if same {
                    SAME
                } else {
                    weighed(&weights.words, &words.all())
                },
                words,
                place: Place::default(),
                descends: same,
            });
        }
    }
    let places: Vec<Place> = places(&pairs, lower, upper);
    for (pair, place) in pairs.iter_mut().zip(places) {
        pair.place = place;
    }
    for pair in pairs.iter_mut().filter(|pair| !pair.same) {
        pair.sum = weighed(&weights.place, &pair.all());
        pair.descends = pair.sum >= weights.descent;
    }
    pairs
}

/// The upper tasks that share most with a lower one, in order.
fn candidates(text: &Text, upper: &[Text], both: &Both) -> Vec<usize> {
    let most = 64.max(upper.len() / COMMON);
    let mut shared = vec![0_u64; upper.len()];
    let mut near = vec![false; upper.len()];
    let mut own = 0;
    for gram in &text.grams {
        let Some(number) = both.number(*gram) else {
            continue;
        };
        let rare = both.weight(number);
        own += rare;
        let uppers = &both.uppers[number];
        for up in uppers {
            shared[*up as usize] += rare;
            near[*up as usize] |= uppers.len() <= most;
        }
    }
    let mut best: Vec<(u64, usize)> = (0..upper.len())
        .filter(|up| near[*up])
        .map(|up| {
            let other = both.of_upper[up];
            let dice = 2000 * shared[up] / (own + other).max(1);
            let contained = 700 * shared[up] / own.min(other).max(1);
            (dice.max(contained), up)
        })
        .filter(|(score, _)| *score >= CANDIDATE)
        .collect();
    best.sort_by_key(|(score, up)| (std::cmp::Reverse(*score), *up));
    best.truncate(CANDIDATES);
    let mut ups: Vec<usize> = best.into_iter().map(|(_, up)| up).collect();
    ups.sort_unstable();
    ups
}

/// The pairs that are descents, by task.
pub(super) struct Links {
    ups_of: BTreeMap<usize, Vec<usize>>,
    downs_of: BTreeMap<usize, Vec<usize>>,
}

impl Links {
    /// Sorts pairs by task.
    pub(super) fn of(pairs: &[Pair]) -> Self {
        let mut links = Self {
            ups_of: BTreeMap::new(),
            downs_of: BTreeMap::new(),
        };
        for pair in pairs.iter().filter(|pair| pair.descends) {
            links.ups_of.entry(pair.down).or_default().push(pair.up);
            links.downs_of.entry(pair.up).or_default().push(pair.down);
        }
        links
    }

    /// The other upper tasks that the lower one of a pair descends from.
    pub(super) fn other_uppers<'a>(&self, pair: &Pair, uppers: &'a [Text]) -> Vec<&'a Text> {
        let ups = self.ups_of.get(&pair.down).into_iter().flatten();
        ups.filter(|up| **up != pair.up)
            .map(|up| &uppers[*up])
            .collect()
    }

    /// Whether another lower task descends from the upper one of a pair.
    pub(super) fn is_split(&self, pair: &Pair) -> bool {
        let mut downs = self.downs_of.get(&pair.up).into_iter().flatten();
        downs.any(|down| *down != pair.down)
    }
}

/// What each pair is among the others.
fn places(pairs: &[Pair], lower: &[Text], upper: &[Text]) -> Vec<Place> {
    // The two best of each task, so that each pair finds the best other one.
    let mut of_down = vec![Best::default(); lower.len()];
    let mut of_up = vec![Best::default(); upper.len()];
    for pair in pairs {
        of_down[pair.down].take(pair.sum, pair.up);
        of_up[pair.up].take(pair.sum, pair.down);
    }
    let at: BTreeMap<(usize, usize), i64> = pairs
        .iter()
        .map(|pair| ((pair.down, pair.up), pair.sum))
        .collect();
    let anchors: Vec<(usize, usize)> = pairs
        .iter()
        .filter(|pair| pair.sum > ANCHOR)
        .map(|pair| (pair.down, pair.up))
        .collect();
    pairs
        .iter()
        .map(|pair| {
            let (down, up) = (&lower[pair.down], &upper[pair.up]);
            let next = of_down[pair.down].but(pair.up);
            let rival = of_up[pair.up].but(pair.down);
            Place {
                words: pair.sum.clamp(-6000, 6000) / 6,
                ahead: (pair.sum - next.0).clamp(-4000, 4000) / 4,
                ahead_of_rival: (pair.sum - rival.0).clamp(-4000, 4000) / 4,
                fresh: fresh(pair.sum, next, |at| &upper[at], down, up),
                fresh_to_rival: fresh(pair.sum, rival, |at| &lower[at], up, down),
                neighbour: neighbour(&at, pair),
                between: between(&anchors, pair),
            }
        })
        .collect()
}

/// The two best pairs of a task: their sums and the other task's place.
#[derive(Debug, Clone)]
struct Best([(i64, Option<usize>); 2]);

impl Default for Best {
    fn default() -> Self {
        Self([(-6000, None); 2])
    }
}

impl Best {
    fn take(&mut self, sum: i64, other: usize) {
        if sum > self.0[0].0 {
            self.0 = [(sum, Some(other)), self.0[0]];
        } else if sum > self.0[1].0 {
            self.0[1] = (sum, Some(other));
        }
    }

    /// The best but for the pair with this task.
    fn but(&self, other: usize) -> (i64, Option<usize>) {
        let [first, second] = self.0;
        if first.1 == Some(other) {
            second
        } else {
            first
        }
    }
}

/// Of what two tasks share, so much a better one does not: `own` is the task that both have in common.
fn fresh<'a>(
    sum: i64,
    better: (i64, Option<usize>),
    text: impl Fn(usize) -> &'a Text,
    own: &Text,
    other: &Text,
) -> i64 {
    let Some(better) = better.1.filter(|_| better.0 > sum) else {
        return 1000;
    };
    let better = text(better);
    let (mut alone, mut all) = (0, 0);
    for token in own.tokens.iter().filter(|token| token.says_what()) {
        if other.says(token) >= SAID {
            all += u64::from(token.weight);
            alone += u64::from(if better.says(token) >= SAID {
                0
            } else {
                token.weight
            });
        }
    }
    (1000 * alone / all.max(LEAST)).cast_signed()
}

/// How sure the surest pair is that stands near a pair, in the order of both documents.
fn neighbour(at: &BTreeMap<(usize, usize), i64>, pair: &Pair) -> i64 {
    let mut surest = 0;
    for down in 1..=REACH {
        for up in 1..=REACH {
            let below = (pair.down + down, pair.up + up);
            let above = pair.down.checked_sub(down).zip(pair.up.checked_sub(up));
            for sum in above
                .iter()
                .chain([&below])
                .filter_map(|there| at.get(there))
            {
                let sure = (sum.clamp(&-3000, &3000) + 3000) / 6;
                let far = 150 * down.max(up).cast_signed() as i64;
                surest = surest.max(sure * (1150 - far) / 1000);
            }
        }
    }
    surest
}

/// Whether a pair stands between the nearest sure pairs before and after it.
fn between(anchors: &[(usize, usize)], pair: &Pair) -> i64 {
    let (reach, apart) = BETWEEN;
    let start = anchors.partition_point(|(down, _)| *down < pair.down);
    let end = anchors.partition_point(|(down, _)| *down <= pair.down);
    let before = start.checked_sub(1).map(|at| anchors[at]);
    let after = anchors.get(end);
    match (before, after) {
        (Some((above, from)), Some((below, to))) => {
            let near = pair.down - above <= reach && below - pair.down <= reach;
            let inside = from <= pair.up && pair.up <= *to && to - from <= apart;
            if near && inside { 1000 } else { 0 }
        }
        _ => 0,
    }
}
