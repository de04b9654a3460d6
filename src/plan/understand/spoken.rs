//! What is to be done without the words that say nothing but who answers: 督查组。由县纪委监委牵头。主要职责：开展督查。

use std::ops::Range;

use crate::grammar::trim_matches;
use crate::lexicon::words;
use crate::text::Text;

/// What sentences end with.
pub(super) const STOPS: &str = "。！；;";

/// The words of a range of a text without a stretch that says who answers, and without the deadline right behind it;
/// all of them where nothing else is left.
pub(super) fn without(
    text: &Text,
    range: Range<usize>,
    spoken: Range<usize>,
    deadline: Option<Range<usize>>,
) -> Text {
    let between = |date: &Range<usize>| {
        let between = text.get(spoken.end..date.start);
        between.is_some_and(|between| between.chars().all(|c| "，,".contains(c)))
    };
    let end = deadline.filter(between).map_or(spoken.end, |date| date.end);
    let before = trim_matches(text, range.start..spoken.start, |c| {
        c.is_whitespace() || "，,：:".contains(c)
    });
    let stopped = before.is_empty() || text[..before.end].ends_with(|c| STOPS.contains(c));
    let behind = trim_matches(text, end..range.end, |c| {
        c.is_whitespace() || "，,".contains(c) || stopped && STOPS.contains(c)
    });
    // The stop at the end is its own.
    let behind = text.slice(behind.start..range.end.max(behind.end));
    let mut out = text.slice(before);
    if words().labels.duties.start(&behind).is_some() && !out.is_empty() {
        out.push_break();
    }
    out.push(&behind);
    if out.contains(|c: char| c.is_alphanumeric()) {
        out
    } else {
        text.slice(range)
    }
}
