//! The evidence of all pairs of a site that were looked at, for `cargo bench --bench descent`, which fits the weights on
//! families of plans whose descent is known.

use super::{kind, pair, text};
use crate::atlas::Atlas;
pub use crate::lexicon::descent::Weights;

/// The weights that the program has.
pub fn weights() -> &'static Weights {
    &crate::lexicon::descent::words().weights
}

/// A pair that was looked at.
#[derive(Debug, Clone)]
pub struct Sample {
    /// The lower task's id.
    pub down: String,
    /// The upper task's id.
    pub up: String,
    /// Both say the same.
    pub same: bool,
    /// What the words say.
    pub words: Vec<i64>,
    /// The same among the other tasks.
    pub place: Vec<i64>,
    /// The weighed sum.
    pub sum: i64,
    /// What became of the clauses, as if it were a descent.
    pub clauses: Vec<i64>,
}

/// All pairs of a site, by these weights.
pub fn samples(atlas: &Atlas, weights: &Weights) -> Vec<Sample> {
    let mut out = Vec::new();
    let texts: Vec<_> = (atlas.plans.iter())
        .map(|node| text::texts(&node.plan))
        .collect();
    for (node, lower) in atlas.plans.iter().zip(&texts) {
        for upper in &node.implements {
            let above = &atlas.plan(*upper).plan;
            let uppers = &texts[upper.index()];
            let pairs = pair::pairs(lower, uppers, weights);
            let links = pair::Links::of(&pairs);
            for pair in pairs {
                let others = links.other_uppers(&pair, uppers);
                let split = links.is_split(&pair);
                let (down, up) = (&lower[pair.down], &uppers[pair.up]);
                let clauses = kind::Clauses::of(down, up, &others, split);
                out.push(Sample {
                    down: node.plan.tasks[pair.down].id.clone(),
                    up: above.tasks[pair.up].id.clone(),
                    same: pair.same,
                    words: pair.words.all().to_vec(),
                    place: pair.all().to_vec(),
                    sum: pair.sum,
                    clauses: clauses.all().to_vec(),
                });
            }
        }
    }
    out
}
