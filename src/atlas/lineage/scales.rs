//! The weights of all tables of evidence, and the bars.

use super::evidence::Words;
use super::kind::Clause;
use super::pair::{self, Place};
use super::table::Scale;
use crate::lexicon::descent::Weights;

/// The weights of all tables of evidence, and the bars.
pub(super) struct Scales {
    /// By which pairs are told to be descents.
    pub(super) pairs: pair::Scales,
    /// By which clauses are told to be left out.
    pub(super) left_out: Scale,
    /// From this sum on a descent is certain.
    pub(super) certain: i64,
}

impl Scales {
    /// The weights in the order of their tables.
    pub(super) fn of(weights: &Weights) -> Self {
        Self {
            pairs: pair::Scales {
                words: Scale::of::<Words>(&weights.words),
                place: Scale::of::<Place>(&weights.place),
                descent: weights.descent,
            },
            left_out: Scale::of::<Clause>(&weights.left_out),
            certain: weights.certain,
        }
    }
}
