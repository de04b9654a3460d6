//! What became of the upper task's clauses: identical, adapted or partial.
//!
//! A clause is what stands between ，；。 outside brackets. How much of each clause the lower task says, in its own words
//! or in others, and whether the upper task was shared out among several lower ones, is weighed like the evidence of
//! descent. A clause that only names the place, level or condition is none.

use std::ops::Range;

use super::evidence::{said, share};
use super::pair::weighed;
use super::text::{Text, Token};
use crate::atlas::Kind;
use crate::lexicon::descent::Weights;

/// A clause of which less is said (thousandths) counts as left out.
const LEFT: u64 = 250;
/// A clause that weighs less says too little to be missed.
const CLAUSE: u64 = 40;

/// What became of the upper task's clauses, thousandths each.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Clauses {
    /// Of the upper task, so much stands in clauses that were left out.
    left_out: i64,
    /// Of the clause of which the least is said, so much is.
    least: i64,
    /// The same, where one clause of the lower task says it, and in words that no other clause of the upper one has.
    least_at_once: i64,
    /// By how much less than of the clause of which the most is said: what else is taken over word for word is missed.
    contrast: i64,
    /// Of the whole upper task, so much is said.
    said: i64,
    /// How long the lower task is beside the upper one.
    length: i64,
    /// How many clauses it has beside the upper one.
    count: i64,
    /// The upper task was shared out among several lower ones.
    split: i64,
    /// The lower task takes up several upper ones.
    merged: i64,
    /// What no upper task of the lower one says, beside the upper one: other words for what seems left out.
    unexplained: i64,
}

impl Clauses {
    /// What became of the clauses; `others` are the other upper tasks of the lower one, `split` is whether the upper one
    /// has other lower ones.
    pub(super) fn of(lower: &Text, upper: &Text, others: &[&Text], split: bool) -> Self {
        let said = said(upper, lower);
        let (mut all, mut left, mut least, mut least_at_once, mut most) = (0, 0, 1000, 1000, 0);
        for (range, circumstance) in &upper.clauses {
            let own = weight(upper, range.clone());
            if *circumstance || own < CLAUSE {
                continue;
            }
            let tokens = range.clone().filter(|at| upper.tokens[*at].says_what());
            let shared: u64 = tokens
                .map(|at| said[at] * u64::from(upper.tokens[at].weight))
                .sum();
            let kept = shared / own;
            all += own;
            left += if kept < LEFT { own } else { 0 };
            least = least.min(kept);
            let at_once = lower
                .clauses
                .iter()
                .map(|(other, _)| said_at_once(upper, range, &lower.tokens[other.clone()]));
            let at_once = at_once.max().unwrap_or_default();
            least_at_once = least_at_once.min(at_once);
            most = most.max(at_once);
        }
        let length = |text: &Text| weight(text, 0..text.tokens.len()).max(10);
        let count = |text: &Text| text.clauses.len().max(1) as u64;
        let unexplained: u64 = (lower.tokens.iter())
            .filter(|token| token.says_what())
            .map(|token| {
                let says = others.iter().map(|other| other.says(token)).max();
                let says = says.unwrap_or_default().max(upper.says(token));
                u64::from(token.weight) * (1000 - says) / 1000
            })
            .sum();
        let yes = |is: bool| if is { 1000 } else { 0 };
        Self {
            left_out: (1000 * left / all.max(10)).cast_signed(),
            least: least.cast_signed(),
            least_at_once: least_at_once.cast_signed(),
            contrast: most.saturating_sub(least_at_once).cast_signed(),
            said: share(upper, &said, Token::says_what, 10).cast_signed(),
            length: (1000 * length(lower) / length(upper))
                .min(2000)
                .cast_signed(),
            count: (1000 * count(lower) / count(upper)).min(2000).cast_signed(),
            split: yes(split),
            merged: yes(!others.is_empty()),
            unexplained: (1000 * unexplained / length(upper)).min(2000).cast_signed(),
        }
    }

    /// All, in the order of the weights.
    pub(super) fn all(&self) -> [i64; 10] {
        [
            self.left_out,
            self.least,
            self.least_at_once,
            self.contrast,
            self.said,
            self.length,
            self.count,
            self.split,
            self.merged,
            self.unexplained,
        ]
    }
}

/// What the words of a part say, in all.
fn weight(text: &Text, range: Range<usize>) -> u64 {
    let tokens = text.tokens[range].iter().filter(|token| token.says_what());
    tokens.map(|token| u64::from(token.weight)).sum()
}

/// How much of a clause one clause of the lower task says, words left out that another clause of the upper task has too.
fn said_at_once(upper: &Text, range: &Range<usize>, lower: &[Token]) -> u64 {
    let elsewhere = |token: &Token| {
        let others = (upper.tokens.iter().enumerate()).filter(|(at, _)| !range.contains(at));
        let mut others = others.map(|(_, other)| other);
        others.any(|other| other.meaning == token.meaning)
    };
    let own: Vec<&Token> = (upper.tokens[range.clone()].iter())
        .filter(|token| token.says_what())
        .collect();
    let alone: Vec<&Token> = own
        .iter()
        .filter(|token| !elsewhere(token))
        .copied()
        .collect();
    let own = if alone.is_empty() { own } else { alone };
    let (mut shared, mut all) = (0, 0);
    for token in own {
        all += u64::from(token.weight);
        let like = lower.iter().map(|other| token.like(other)).max();
        shared += like.unwrap_or_default() * u64::from(token.weight);
    }
    shared / all.max(10)
}

/// The kind of a pair of tasks, see [`Clauses::of`].
pub(super) fn of(
    lower: &Text,
    upper: &Text,
    others: &[&Text],
    split: bool,
    weights: &Weights,
) -> Kind {
    if lower.bare == upper.bare {
        return Kind::Identical;
    }
    let clauses = Clauses::of(lower, upper, others, split);
    if weighed(&weights.partial, &clauses.all()) >= 0 {
        Kind::Partial
    } else {
        Kind::Adapted
    }
}
