//! The account of characters: each non-blank one of the source is kept in the plan, or removed for a reason.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::document::{Removed, Text};

use crate::source::Source;

/// What became of every character of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger {
    /// What was removed, in the order of the source, with reasons.
    pub removed: Vec<Removed>,
    /// What is neither kept nor removed: an error of the program, always empty.
    pub lost: Vec<Range<usize>>,
    /// How many non-blank characters the source has.
    pub characters: usize,
    /// How many of them stand in the plan.
    pub kept: usize,
}

impl Ledger {
    /// How many non-blank characters were removed, by reason, in alphabetical order of the reasons.
    pub(crate) fn by_reason(&self, source: &Source) -> Vec<(&'static str, usize)> {
        let mut sums: BTreeMap<&'static str, usize> = BTreeMap::new();
        for removed in &self.removed {
            let text = &source.text[removed.range.clone()];
            *sums.entry(removed.reason).or_default() +=
                text.chars().filter(|c| !c.is_whitespace()).count();
        }
        sums.into_iter().collect()
    }
}

/// Draws up the account.
pub(crate) fn account<'t>(
    source: &Source,
    texts: impl Iterator<Item = &'t Text>,
    mut removed: Vec<Removed>,
) -> Ledger {
    let mut fate = vec![false; source.text.len()];
    let mut keep = |text: &Text| {
        for range in text.sources() {
            fate[range].fill(true);
        }
    };
    texts.for_each(&mut keep);
    removed.retain(|r| !source.text[r.range.clone()].trim().is_empty());
    removed.sort_by_key(|r| (r.range.start, r.range.end));
    removed.dedup();
    let mut gone = vec![false; source.text.len()];
    for r in &removed {
        gone[r.range.clone()].fill(true);
    }
    let mut ledger = Ledger {
        removed,
        ..Ledger::default()
    };
    for (at, c) in source.text.char_indices() {
        if c.is_whitespace() || c == '\u{feff}' {
            continue;
        }
        ledger.characters += 1;
        if fate[at] {
            ledger.kept += 1;
        } else if !gone[at] {
            match ledger.lost.last_mut() {
                Some(last) if last.end == at => last.end = at + c.len_utf8(),
                _ => ledger.lost.push(at..at + c.len_utf8()),
            }
        }
    }
    ledger
}
