//! Which of many texts are like one, but for a character or two: those that begin or end with the most of its words.
//!
//! All against all would take time with the square of the texts. Sorted by how they begin, and once more by how they
//! end, a text that differs in one place stands near: what is between begins, or ends, with as many characters as it
//! shares.

use std::ops::Range;

/// How many texts are looked at on each side, in each order. Where more than those begin and end with as much, the
/// words are a formula, and which of them a slip was copied from cannot be told.
const MOST: usize = 24;

/// Texts in both orders, each once.
pub(super) struct Alike<'t> {
    /// Each text with the place at which it was given first.
    heads: Vec<(&'t [char], usize)>,
    /// The places in `heads`, by how the texts end.
    tails: Vec<usize>,
}

impl<'t> Alike<'t> {
    /// Of texts in some order.
    pub(super) fn new(texts: impl Iterator<Item = &'t [char]>) -> Self {
        let mut heads: Vec<(&[char], usize)> = texts.zip(0..).collect();
        heads.sort_unstable();
        heads.dedup_by_key(|(text, _)| *text);
        let mut tails: Vec<usize> = (0..heads.len()).collect();
        tails.sort_by(|&a, &b| heads[a].0.iter().rev().cmp(heads[b].0.iter().rev()));
        Self { heads, tails }
    }

    /// Whether a text is one of them.
    pub(super) fn holds(&self, text: &[char]) -> bool {
        self.heads
            .binary_search_by(|(one, _)| (*one).cmp(text))
            .is_ok()
    }

    /// The places of those that are near a text, in their order; the text itself is not among them.
    pub(super) fn near(&self, text: &[char]) -> Vec<usize> {
        let around = |at: usize, len: usize| -> Range<usize> {
            at.saturating_sub(MOST)..(at + MOST + 1).min(len)
        };
        let head = self.heads.partition_point(|(one, _)| *one < text);
        let tail = self
            .tails
            .partition_point(|&one| self.heads[one].0.iter().rev().lt(text.iter().rev()));
        let by_head = around(head, self.heads.len());
        let by_tail = &self.tails[around(tail, self.tails.len())];
        let mut found: Vec<usize> = by_head
            .chain(by_tail.iter().copied())
            .filter(|&one| self.heads[one].0 != text)
            .map(|one| self.heads[one].1)
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}
