//! What is to be done without the words that say nothing but who answers: 督查组。由县纪委监委牵头。主要职责：开展督查。

use std::ops::Range;

use crate::lexicon::words;
use crate::text::Text;
use crate::zh::trim::trim_matches;

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
    // 赋权满半年后，由县编办牵头，开展评估: one of the commas stays.
    let parted = !stopped && text[behind.clone()].starts_with(char::is_alphanumeric);
    let before = before.start..if parted { spoken.start } else { before.end };
    // The stop at the end is its own.
    let behind = behind.start..range.end.max(behind.end);
    let mut out = text.slice(before);
    // 综合组。主要职责：…: what they have to do stands on a line of its own.
    let stop = text[behind.clone()]
        .find(|c| !STOPS.contains(c))
        .unwrap_or_default();
    let rest = behind.start + stop..behind.end;
    if words().labels.duties.start(&text[rest.clone()]).is_some() && !out.is_empty() {
        out.push(&text.slice(behind.start..rest.start));
        out.push_break();
        out.push(&text.slice(rest));
    } else {
        out.push(&text.slice(behind));
    }
    if out.contains(|c: char| c.is_alphanumeric()) {
        out
    } else {
        text.slice(range)
    }
}
