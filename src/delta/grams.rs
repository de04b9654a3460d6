//! How much two texts share, by the pairs of characters that follow each other.

use crate::atlas::bare;

/// The bigrams of a text, sorted, each once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Grams(Vec<u64>);

impl Grams {
    /// Of a text without blanks and punctuation; a text of one character is its own bigram.
    pub(super) fn of(text: &str) -> Self {
        let chars: Vec<char> = bare(text).chars().collect();
        let pair = |a: char, b: char| (u64::from(u32::from(a)) << 32) | u64::from(u32::from(b));
        let mut all: Vec<u64> = match chars.as_slice() {
            [only] => vec![pair(*only, '\0')],
            _ => chars.windows(2).map(|two| pair(two[0], two[1])).collect(),
        };
        all.sort_unstable();
        all.dedup();
        Self(all)
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Each of them.
    pub(super) fn each(&self) -> impl Iterator<Item = u64> + '_ {
        self.0.iter().copied()
    }

    /// Those that another text has too.
    pub(super) fn and(&self, other: &Self) -> Self {
        self.filter(other, true)
    }

    /// Those that another text does not have.
    pub(super) fn without(&self, other: &Self) -> Self {
        self.filter(other, false)
    }

    fn filter(&self, other: &Self, there: bool) -> Self {
        let has = |gram: &u64| other.0.binary_search(gram).is_ok() == there;
        Self(self.0.iter().copied().filter(has).collect())
    }

    /// Thousandths of the bigrams of both that are shared.
    pub(super) fn like(&self, other: &Self) -> usize {
        2000 * self.and(other).len() / (self.len() + other.len()).max(1)
    }
}
