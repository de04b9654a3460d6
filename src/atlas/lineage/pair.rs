//! Which tasks of a plan descend from which tasks of the plan it implements.
//!
//! The parameters below were set on plans whose pairs were read by people; there is a wide gap between the
//! worst true pair and the best false one at each of them, so their exact values matter little.

use std::collections::{BTreeMap, BTreeSet};

use super::text::{Bag, Rest, Texts};

/// Candidates that share less are not looked at (thousandths, as all below).
const CANDIDATE: u64 = 50;
/// So much is shared between the two texts: a link on the words alone.
const WORDS: u64 = 265;
/// So much of the shorter text stands in the longer: a link, if what is shared is also rare enough.
const CONTAINED: u64 = 400;
/// What is shared then weighs at least as much as so many bigrams that only the two tasks have.
const CONTAINED_RARE: u64 = 6;
/// So much is shared by two tasks that stand between sure pairs, or one mostly contains the other.
const BETWEEN: u64 = 130;
/// And so much of one of the two.
const BETWEEN_CONTAINED: u64 = 200;
/// A pair that may vouch for its neighbours.
const ANCHOR: u64 = 400;
/// How many places away an anchor may stand.
const REACH: usize = 2;
/// A link is called certain from here on.
const CERTAIN: u64 = 450;
/// Or from here on, if the shorter text stands in the longer nearly whole
const CERTAIN_CONTAINED: (u64, u64) = (300, 750);
/// and weighs at least as much as so many bigrams that only the two tasks have.
const CERTAIN_RARE: u64 = 12;
/// Bigrams that more upper tasks have than one in so many (and than 64) are no help in finding candidates.
const COMMON: usize = 4;

/// A pair of tasks, by their places in the two plans.
#[derive(Debug, Clone)]
pub(super) struct Match {
    pub(super) down: usize,
    pub(super) up: usize,
    /// Thousandths of likeness.
    pub(super) score: u32,
    pub(super) certain: bool,
    pub(super) ground: Ground,
}

/// Why a pair was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ground {
    /// Enough of both texts is shared.
    Words,
    /// One text mostly stands in the other.
    Contained,
    /// Less is shared, but the neighbours vouch for it.
    Position,
}

/// What a lower and an upper task share, words explained by better pairs left out.
struct Candidate {
    shared: u64,
    /// Shared of both texts together.
    score: u64,
    /// Shared of the text of which more is shared.
    contained: u64,
    identical: bool,
}

/// The pairs, sorted by lower, then upper task.
pub(super) fn matches(texts: &Texts) -> Vec<Match> {
    let index = Index::of(texts);
    let mut candidates: BTreeMap<(usize, usize), Candidate> = BTreeMap::new();
    for down in 0..texts.lower.len() {
        explain(texts, &index, down, &mut candidates);
    }
    let anchors: BTreeSet<(usize, usize)> = candidates
        .iter()
        .filter(|(_, c)| c.identical || c.score >= ANCHOR)
        .map(|(pair, _)| *pair)
        .collect();
    let anchored_up: BTreeSet<usize> = anchors.iter().map(|(_, up)| *up).collect();
    let ends = (texts.lower.len(), texts.upper.len());
    candidates
        .into_iter()
        .filter_map(|((down, up), c)| {
            let between = || !anchored_up.contains(&up) && vouched(&anchors, ends, down, up);
            let ground = if c.identical || c.score >= WORDS {
                Ground::Words
            } else if c.contained >= CONTAINED
                && c.score >= BETWEEN
                && c.shared >= CONTAINED_RARE * texts.rare
            {
                Ground::Contained
            } else if c.score >= BETWEEN && c.contained >= BETWEEN_CONTAINED && between() {
                Ground::Position
            } else {
                return None;
            };
            let (score, contained) = CERTAIN_CONTAINED;
            Some(Match {
                down,
                up,
                score: c.score as u32,
                certain: c.identical
                    || c.score >= CERTAIN
                    || c.score >= score
                        && c.contained >= contained
                        && c.shared >= CERTAIN_RARE * texts.rare,
                ground,
            })
        })
        .collect()
}

/// Takes the ancestors of one lower task from the best down; what one explains, the next cannot claim.
fn explain(
    texts: &Texts,
    index: &Index,
    down: usize,
    candidates: &mut BTreeMap<(usize, usize), Candidate>,
) {
    let own = &texts.lower[down];
    let mut open = Shares::of(texts, index, &own.bag);
    let mut left: Vec<usize> = Vec::new();
    let mut same: Vec<usize> = Vec::new();
    for up in index.candidates(&own.bag, texts.upper.len()) {
        let other = &texts.upper[up];
        if other.bare == own.bare {
            same.push(up);
        } else if dice(open.of_upper[up], own.weight, other.weight) >= CANDIDATE {
            left.push(up);
        }
    }
    for up in same {
        let candidate = Candidate {
            shared: own.weight,
            score: 1000,
            contained: 1000,
            identical: true,
        };
        candidates.insert((down, up), candidate);
        open.subtract(&texts.upper[up].bag);
    }
    while !left.is_empty() {
        let (score, shared, at) = left
            .iter()
            .enumerate()
            .map(|(at, up)| {
                let shared = open.of_upper[*up];
                (
                    dice(shared, own.weight, texts.upper[*up].weight),
                    shared,
                    at,
                )
            })
            .max_by_key(|(score, shared, at)| (*score, *shared, std::cmp::Reverse(*at)))
            .expect("the list is not empty");
        if score < CANDIDATE {
            break;
        }
        let up = left.remove(at);
        let other = &texts.upper[up];
        candidates.insert(
            (down, up),
            Candidate {
                shared,
                score,
                contained: 1000 * shared / own.weight.min(other.weight).max(1),
                identical: false,
            },
        );
        open.subtract(&other.bag);
    }
}

/// Thousandths of both texts that are shared.
fn dice(shared: u64, a: u64, b: u64) -> u64 {
    2000 * shared / (a + b).max(1)
}

/// Whether a sure pair stands near, in the order of both documents; their beginnings and ends are sure.
fn vouched(
    anchors: &BTreeSet<(usize, usize)>,
    ends: (usize, usize),
    down: usize,
    up: usize,
) -> bool {
    let first = down < REACH && up < REACH;
    let last = down + REACH >= ends.0 && up + REACH >= ends.1;
    let near = (1..=REACH).any(|a| {
        (1..=REACH).any(|b| {
            let after = anchors.contains(&(down + a, up + b));
            after || down >= a && up >= b && anchors.contains(&(down - a, up - b))
        })
    });
    first || last || near
}

/// Which upper tasks have a bigram, by its number.
struct Index {
    /// Each with the times.
    postings: Vec<Vec<(usize, u32)>>,
    /// A bigram that more upper tasks have makes no candidate.
    most: usize,
}

impl Index {
    fn of(texts: &Texts) -> Self {
        let mut postings = vec![Vec::new(); texts.size()];
        for (up, text) in texts.upper.iter().enumerate() {
            for (gram, times) in &text.bag {
                postings[*gram as usize].push((up, *times));
            }
        }
        let most = 64.max(texts.upper.len() / COMMON);
        Self { postings, most }
    }

    /// The upper tasks, of so many, that share a bigram, in order.
    fn candidates(&self, bag: &Bag, uppers: usize) -> Vec<usize> {
        let mut near = vec![false; uppers];
        for (gram, _) in bag {
            let postings = &self.postings[*gram as usize];
            if postings.len() <= self.most {
                for (up, _) in postings {
                    near[*up] = true;
                }
            }
        }
        (0..uppers).filter(|up| near[*up]).collect()
    }
}

/// What is left of a lower task, and the weight of what each upper task shares with that.
///
/// When something is explained, only the upper tasks that have the bigrams concerned are touched.
struct Shares<'a> {
    texts: &'a Texts,
    index: &'a Index,
    rest: Rest,
    of_upper: Vec<u64>,
}

impl<'a> Shares<'a> {
    fn of(texts: &'a Texts, index: &'a Index, bag: &Bag) -> Self {
        let mut shares = Self {
            texts,
            index,
            rest: vec![0; texts.size()],
            of_upper: vec![0; texts.upper.len()],
        };
        for (gram, times) in bag {
            shares.set(*gram, *times);
        }
        shares
    }

    /// Takes out what a bag explains.
    fn subtract(&mut self, bag: &Bag) {
        for (gram, times) in bag {
            let left = self.rest[*gram as usize];
            if left > 0 {
                self.set(*gram, left.saturating_sub(*times));
            }
        }
    }

    /// Changes how often a bigram is left.
    fn set(&mut self, gram: u32, left: u32) {
        let before = std::mem::replace(&mut self.rest[gram as usize], left);
        let weight = self.texts.weight(gram);
        for (up, times) in &self.index.postings[gram as usize] {
            let shared = &mut self.of_upper[*up];
            *shared += weight * u64::from(left.min(*times));
            *shared -= weight * u64::from(before.min(*times));
        }
    }
}
