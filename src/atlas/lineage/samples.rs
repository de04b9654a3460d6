//! The evidence of all pairs of a site that were looked at, for `cargo bench --bench descent`, which fits the weights on
//! families of plans whose descent is known.

use super::evidence::Words;
use super::kind::Clause;
use super::pair::Place;
use super::rarity::Both;
use super::scales::Scales;
use super::table::Evidence;
pub use super::table::{NONE, Sort};
use super::{kind, pair, text};
use crate::atlas::Atlas;
pub use crate::lexicon::descent::Weights;
use crate::plan::Plan;

/// The weights that the program has.
pub fn weights() -> &'static Weights {
    &crate::lexicon::descent::words().weights
}

/// The kinds of evidence of the words of a pair, of its place among the others, and of each clause.
pub fn sorts() -> [&'static [Sort]; 3] {
    [Words::SORTS, Place::SORTS, Clause::SORTS]
}

/// A pair that was looked at. Evidence stands in the order of [`sorts`].
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
    /// What the pair is among the others.
    pub place: Vec<i64>,
    /// The weighed sum.
    pub sum: i64,
    /// What became of each clause of the upper task, as if it were a descent; empty where nobody asked.
    pub clauses: Vec<Vec<i64>>,
}

/// The pairs of a plan and one that it implements.
#[derive(Debug)]
struct Looked {
    lower: usize,
    upper: usize,
    both: Both,
    pairs: Vec<pair::Pair>,
}

/// All pairs of a site that are worth a look, with what their words say.
#[derive(Debug)]
pub struct Pairs {
    texts: Vec<Vec<text::Text>>,
    ids: Vec<Vec<String>>,
    looked: Vec<Looked>,
}

impl Pairs {
    /// Looks at a site.
    pub fn of(atlas: &Atlas) -> Self {
        let texts: Vec<_> = (atlas.plans.iter())
            .map(|node| text::texts(&node.plan))
            .collect();
        let ids = |plan: &Plan| plan.tasks.iter().map(|task| task.id.clone()).collect();
        let mut looked = Vec::new();
        for (lower, node) in atlas.plans.iter().enumerate() {
            for upper in node.implements.iter().map(|upper| upper.index()) {
                let both = Both::of(&texts[lower], &texts[upper]);
                let pairs = pair::pairs(&texts[lower], &texts[upper], &both);
                looked.push(Looked {
                    lower,
                    upper,
                    both,
                    pairs,
                });
            }
        }
        Self {
            ids: atlas.plans.iter().map(|node| ids(&node.plan)).collect(),
            texts,
            looked,
        }
    }

    /// The pairs by these weights, with what became of the clauses of those that are asked for by their ids.
    pub fn weighed(&self, weights: &Weights, clauses: impl Fn(&str, &str) -> bool) -> Vec<Sample> {
        let scales = Scales::of(weights);
        let mut out = Vec::new();
        for looked in &self.looked {
            let (lower, upper) = (&self.texts[looked.lower], &self.texts[looked.upper]);
            let mut pairs = looked.pairs.clone();
            pair::weigh(&mut pairs, lower, upper, &scales.pairs);
            let links = pair::Links::of(&pairs);
            for pair in pairs {
                let id = self.ids[looked.lower][pair.down].clone();
                let other = self.ids[looked.upper][pair.up].clone();
                let of_clauses = || {
                    let others = links.other_uppers(&pair, upper);
                    let twins = links.other_lowers(&pair, lower);
                    let down = (&lower[pair.down], &looked.both.lower_topics[pair.down]);
                    let up = (&upper[pair.up], &looked.both.upper_topics[pair.up]);
                    let clauses = kind::clauses(down, up, &others, &twins);
                    clauses.iter().map(Evidence::values).collect()
                };
                out.push(Sample {
                    clauses: if clauses(&id, &other) {
                        of_clauses()
                    } else {
                        Vec::new()
                    },
                    down: id,
                    up: other,
                    same: pair.same,
                    words: pair.words.values(),
                    place: pair.place.values(),
                    sum: pair.sum,
                });
            }
        }
        out
    }
}
