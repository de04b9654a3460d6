//! The account of characters: each non-blank one of the source is kept in the plan, or removed for a reason.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::document::model::Removed;
use crate::source::Source;
use crate::text::Text;

/// What became of every character of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Account {
    /// What was removed, in the order of the source, with reasons.
    pub removed: Vec<Removed>,
    /// What is neither kept nor removed: an error of the program, always empty.
    pub lost: Vec<Range<usize>>,
    /// How many non-blank characters the source has.
    pub characters: usize,
    /// How many of them stand in the plan.
    pub kept: usize,
}

impl Account {
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

    /// Draws up the account of a source: `kept` are the texts that stand in the plan.
    pub(crate) fn draw<'t>(
        source: &Source,
        kept: impl Iterator<Item = &'t Text>,
        mut removed: Vec<Removed>,
    ) -> Self {
        removed.retain(|r| !source.text[r.range.clone()].trim().is_empty());
        removed.sort_by_key(|r| (r.range.start, r.range.end));
        removed.dedup();
        let mut is_kept = vec![false; source.text.len()];
        for range in kept.flat_map(Text::sources) {
            is_kept[range].fill(true);
        }
        let mut is_removed = vec![false; source.text.len()];
        for r in &removed {
            is_removed[r.range.clone()].fill(true);
        }
        let mut account = Self {
            removed,
            ..Self::default()
        };
        for (at, c) in source.text.char_indices() {
            if c.is_whitespace() || c == '\u{feff}' {
                continue;
            }
            account.characters += 1;
            if is_kept[at] {
                account.kept += 1;
            } else if !is_removed[at] {
                match account.lost.last_mut() {
                    Some(last) if last.end == at => last.end = at + c.len_utf8(),
                    _ => account.lost.push(at..at + c.len_utf8()),
                }
            }
        }
        account
    }
}
