//! What became of the upper task's clauses: identical, adapted or partial.
//!
//! A clause is what stands between ，；。 outside brackets. Each clause of the upper task, the best kept first,
//! takes its words from the lower task; a clause for which hardly any are left has no counterpart. A clause
//! that only names the place, level or condition is none.

use super::text::{Texts, subtract};
use crate::atlas::Kind;
use crate::atlas::clauses::{clauses, is_circumstance};

/// A clause of which less is kept (thousandths) has no counterpart.
const KEPT: u64 = 220;

/// The kind of a pair of tasks.
pub(super) fn of(texts: &Texts, down: usize, up: usize) -> Kind {
    let (lower, upper) = (&texts.lower[down], &texts.upper[up]);
    if lower.bare == upper.bare {
        return Kind::Identical;
    }
    let mut rest = texts.rest(&lower.bag);
    let mut left: Vec<_> = clauses(&upper.printed)
        .into_iter()
        .filter(|clause| !is_circumstance(clause))
        .map(|clause| {
            let bag = texts.bag_of(clause);
            let weight = texts.weight_of(&bag);
            (bag, weight)
        })
        .filter(|(_, weight)| *weight > 0)
        .collect();
    while !left.is_empty() {
        let (kept, at) = left
            .iter()
            .enumerate()
            .map(|(at, (bag, weight))| (1000 * texts.shared(&rest, bag) / weight, at))
            .max_by_key(|(kept, at)| (*kept, std::cmp::Reverse(*at)))
            .expect("the list is not empty");
        if kept < KEPT {
            return Kind::Partial;
        }
        let (bag, _) = left.remove(at);
        subtract(&mut rest, &bag);
    }
    Kind::Adapted
}
