//! What the reading of a table gives, and a help for what it says.

use crate::diag::Diagnostic;
use crate::document::Removed;
use crate::recognise::explained::Explained;
use crate::recognise::item::Item;

/// What a table becomes.
#[derive(Debug, Default)]
pub(crate) struct Recognised {
    /// The pieces, in order.
    pub(crate) items: Vec<Item>,
    /// What was left out, with reasons.
    pub(crate) removed: Vec<Removed>,
    /// Repairs and doubts.
    pub(crate) findings: Vec<Diagnostic>,
    /// Which rule took which row and heading.
    pub(crate) explained: Vec<Explained>,
}

impl Recognised {
    /// How many rows are tasks.
    pub(crate) fn tasks(&self) -> usize {
        let rows = self.items.iter().map(|item| match item {
            Item::Tasks(rows) => rows.rows.len(),
            _ => 0,
        });
        rows.sum()
    }
}

/// The first characters of a text, for a message.
pub(crate) fn short(text: &str) -> String {
    let mut out: String = text.chars().take(18).collect();
    if text.chars().count() > 18 {
        out.push('…');
    }
    out
}
