//! Which rule took what of a document: the trace that recognition leaves beside its result.

use std::ops::Range;

use crate::document::Text;
use crate::rule::Rule;

/// A stretch of a document and the rule that took it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// Bytes of the document's linear text.
    pub range: Range<usize>,
    /// The rule.
    pub rule: &'static Rule,
    /// What else there is to say, in Chinese: what a layout explained, what other rules would have taken.
    pub note: Option<String>,
}

impl Explained {
    /// That a rule took a text; nothing for one that comes from nowhere in the document.
    pub(crate) fn text(text: &Text, rule: &'static Rule, note: Option<String>) -> Option<Self> {
        let start = text.start()?;
        let end = text.sources().map(|range| range.end).max()?;
        let range = start.min(end)..end;
        Some(Self { range, rule, note })
    }
}
