//! Ranges of a text without what only stands around words.

use std::ops::Range;

use super::is_cjk;

/// Marks of importance, which some documents put beside the names of those who lead.
pub(crate) const MARKS: [char; 8] = ['★', '☆', '*', '▲', '△', '●', '◆', '■'];

/// Whether a mark stands right before or behind a range.
pub(crate) fn is_marked(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].trim_end();
    before.ends_with(MARKS) || text[range.end..].trim_start().starts_with(MARKS)
}

/// A range without blanks, stops and marks of importance at its ends.
pub(crate) fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    trim_matches(text, range, |c| {
        let sign = "。；，;,、：:.．".contains(c) || MARKS.contains(&c);
        !is_cjk(c) && (c.is_whitespace() || sign)
    })
}

/// A range without blanks at its ends.
pub(crate) fn trim_blanks(text: &str, range: Range<usize>) -> Range<usize> {
    trim_matches(text, range, char::is_whitespace)
}

/// A range without characters at its ends that do not count.
pub(crate) fn trim_matches(
    text: &str,
    range: Range<usize>,
    junk: impl Fn(char) -> bool,
) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.end - part.trim_start_matches(&junk).len();
    let end = start + text[start..range.end].trim_end_matches(&junk).len();
    start..end
}
