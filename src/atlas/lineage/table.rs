//! Tables of evidence: each kind has one line, with its name (as the weights have it), what it means, and how it is told
//! to a reader. Whatever lists kinds of evidence lists these.

use std::collections::BTreeMap;

/// One kind of evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sort {
    /// Its name in `lexicon/weights.toml`.
    pub name: &'static str,
    /// What it means, in a few words.
    pub means: &'static str,
    /// How a reader is told of it.
    pub told: Option<Told>,
}

/// How evidence is told to a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// Speaks for descent, where it is at least so much (thousandths).
    For(i64, &'static str),
    /// Speaks against it, where it is at least so much.
    Against(i64, &'static str),
    /// Speaks against it, where it is at most so much.
    AgainstBelow(i64, &'static str),
}

/// Kinds of evidence and what they are of a pair of tasks or a clause; thousandths.
pub(super) trait Evidence {
    /// The kinds, in the order of [`Evidence::values`].
    const SORTS: &'static [Sort];
    /// Their values.
    fn values(&self) -> Vec<i64>;
}

/// A table of evidence: a struct with a field for each kind.
macro_rules! evidence {
    ($(#[$doc:meta])* $table:ident { $($name:ident: $means:literal $(, $told:expr)?;)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
        pub(super) struct $table {
            $(#[doc = $means] pub(super) $name: i64,)*
        }

        impl $crate::atlas::lineage::table::Evidence for $table {
            const SORTS: &'static [$crate::atlas::lineage::table::Sort] = &[
                $($crate::atlas::lineage::table::Sort {
                    name: stringify!($name),
                    means: $means,
                    told: $crate::atlas::lineage::table::told!($($told)?),
                },)*
            ];

            fn values(&self) -> Vec<i64> {
                vec![$(self.$name),*]
            }
        }
    };
}

/// What may be left out of a line.
macro_rules! told {
    () => {
        None
    };
    ($told:expr) => {
        Some($told)
    };
}

pub(super) use {evidence, told};

/// The weights of a table, in its order.
#[derive(Debug, Clone, Default)]
pub(super) struct Scale {
    /// The sum where there is no evidence.
    none: i64,
    weights: Vec<i64>,
}

/// The name of the weight that stands for no evidence.
pub const NONE: &str = "none";

impl Scale {
    /// The weights by name; what has none weighs nothing.
    pub(super) fn of<E: Evidence>(by_name: &BTreeMap<String, i64>) -> Self {
        let weight = |name: &str| by_name.get(name).copied().unwrap_or_default();
        Self {
            none: weight(NONE),
            weights: E::SORTS.iter().map(|sort| weight(sort.name)).collect(),
        }
    }

    /// The weighed sum of evidence.
    pub(super) fn weigh(&self, evidence: &impl Evidence) -> i64 {
        let values = evidence.values();
        let each = self.weights.iter().zip(values);
        self.none + each.map(|(weight, value)| weight * value).sum::<i64>() / 1000
    }
}

#[cfg(test)]
mod tests {
    use super::super::evidence::Words;
    use super::super::kind::Clause;
    use super::super::pair::Place;
    use super::{Evidence, NONE};
    use crate::lexicon::descent::words;

    #[test]
    fn each_kind_of_evidence_has_its_weight() {
        let names = |sorts: &[super::Sort]| -> Vec<&str> {
            let mut names: Vec<&str> = sorts.iter().map(|sort| sort.name).collect();
            names.push(NONE);
            names.sort_unstable();
            names
        };
        let weights = &words().weights;
        for (table, sorts) in [
            (&weights.words, Words::SORTS),
            (&weights.place, Place::SORTS),
            (&weights.left_out, Clause::SORTS),
        ] {
            assert_eq!(table.keys().collect::<Vec<_>>(), names(sorts));
        }
    }
}
