//! What tasks and their clauses are about: where their words stand among all words, beside the other tasks of both plans.
//!
//! All plans of a field stand in one quarter; what they have in common is taken off, so that only what sets a task apart
//! from its neighbours is compared.

use super::text::{Text, Token};
use crate::lexicon::descent::words;
use crate::lexicon::meaning::{DIRECTIONS, Place, nearness, place};

/// A sum of places.
pub(super) type Sum = [i64; DIRECTIONS];

/// Where a task and its clauses stand.
#[derive(Debug)]
pub(super) struct Topics {
    pub(super) whole: Place,
    pub(super) clauses: Vec<Place>,
}

impl Topics {
    /// Where a text stands, seen from the middle of its plans.
    pub(super) fn of(text: &Text, middle: &Sum) -> Self {
        let from = |tokens: &[Token]| place(&without(mean(tokens), middle));
        Self {
            whole: from(&text.tokens),
            clauses: (text.clauses.iter())
                .map(|clause| from(&text.tokens[clause.words.clone()]))
                .collect(),
        }
    }
}

/// From so many texts on, their middle is that of their field; that of fewer says more of themselves than of it, of one
/// or two nothing else.
const FEW: i64 = 12;

/// The middle of texts, as far as there are enough to have one.
pub(super) fn middle<'a>(texts: impl Iterator<Item = &'a Text>) -> Sum {
    let (mut sum, mut count) = ([0; DIRECTIONS], 0);
    for text in texts {
        let own = mean(&text.tokens);
        (sum.iter_mut().zip(own)).for_each(|(sum, own)| *sum += own);
        count += 1;
    }
    sum.map(|sum| sum / count.max(1) * count.min(FEW) / FEW)
}

/// The mean place of words, by what they weigh.
fn mean(tokens: &[Token]) -> Sum {
    let (mut sum, mut weight) = ([0; DIRECTIONS], 0);
    for token in tokens.iter().filter(|token| token.says_what()) {
        if let Some(place) = token.place {
            let own = i64::from(token.weight);
            for (sum, step) in sum.iter_mut().zip(words().place(place)) {
                *sum += own * i64::from(*step);
            }
            weight += own;
        }
    }
    sum.map(|sum| sum / weight.max(1))
}

/// How near to each other what two groups of words are about is.
pub(super) fn between(a: &[Token], b: &[Token]) -> i64 {
    nearness(&place(&mean(a)), &place(&mean(b)))
}

fn without(mut sum: Sum, middle: &Sum) -> Sum {
    if sum.iter().any(|step| *step != 0) {
        (sum.iter_mut().zip(middle)).for_each(|(sum, middle)| *sum -= middle);
    }
    sum
}

/// A word counts as near another from here on (thousandths).
const NEAR: i64 = 400;
/// Where it counts fully.
const FULL: i64 = 800;
/// What it says then.
const SAYS: i64 = 700;

/// Thousandths of what a word says that a near one of a text says too.
pub(super) fn near(token: &Token, text: &Text) -> u64 {
    let Some(own) = token.place else { return 0 };
    let own = words().place(own);
    let places = text.places.iter();
    let nearest = places
        .map(|other| nearness(own, words().place(*other)))
        .max();
    let nearest = nearest.unwrap_or_default().clamp(NEAR, FULL);
    ((nearest - NEAR) * SAYS / (FULL - NEAR)).cast_unsigned()
}
