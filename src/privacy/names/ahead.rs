//! The walk from a number onward, to the names behind it.

use std::ops::Range;

use super::way::{Passed, ROW, is_sign};
use crate::lexicon::personal::words;
use crate::privacy::name::{is_blank, is_of_name, name_at_end, name_at_start};
use crate::privacy::signs::markup;

/// Names behind a number, before `high`.
pub(super) fn names(text: &str, at: usize, high: usize, contacts: bool) -> Vec<Range<usize>> {
    let persons = &words().persons;
    let mut start = at;
    let mut passed = Passed::default();
    let mut marked = false;
    loop {
        let rest = &text[start..high];
        let Some(c) = rest.chars().next() else {
            return Vec::new();
        };
        if let Some(len) = markup(rest) {
            passed.breaks += usize::from(rest.as_bytes()[1] | 32 == b'b');
            start += len;
        } else if is_of_name(c) {
            let label = persons.start_of_label(rest, contacts);
            let word = words().numbers.labels.start(rest).map_or(0, str::len);
            let lead = persons.leads.start(rest).map_or(0, str::len);
            let step = label.max(word).max(lead);
            if step == 0 {
                break;
            }
            marked |= label == step;
            passed.skips += 1;
            start += step;
        } else {
            match c {
                '\n' => passed.breaks += 1,
                '。' | '！' | '？' | '；' | ';' => passed.stops += 1,
                '|' | '\t' => passed.cells += 1,
                c if is_sign(c) || matches!(c, '）' | ')' | ']' | '】') => {}
                _ => return Vec::new(),
            }
            start += c.len_utf8();
        }
        if passed.breaks > 2 || passed.skips > 3 || passed.stops > 1 {
            return Vec::new();
        }
    }
    let near = passed.stops == 0 && passed.breaks <= 1;
    if !marked && (contacts || !near) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for _ in 0..ROW {
        let end = end_of_words(text, start, high);
        let said = &text[start..end];
        // 值班员江海涛
        let post = name_at_end(said, true).filter(|name| name.start > 0 && name.end == said.len());
        let (skip, len) = match (name_at_start(said, marked), post) {
            (Some(len), _) => (0, len),
            (None, Some(name)) => (name.start, name.len()),
            (None, None) => break,
        };
        start += skip;
        // On a line of its own, unless a word says what it is.
        let next = text[end..].chars().next();
        if passed.breaks > 0 && !marked && !next.is_none_or(|c| matches!(c, '\n' | '|' | '\t')) {
            break;
        }
        // The name before the next number is found from there.
        found.push(start..start + len);
        let rest = &text[start + len..high];
        let Some(join) = persons.joins.start(rest) else {
            break;
        };
        start += len + join.len();
    }
    found
}

/// Where words end that begin at a byte.
fn end_of_words(text: &str, start: usize, high: usize) -> usize {
    let rest = &text[start..high];
    let own = rest.len() - rest.trim_start_matches(is_of_name).len();
    let behind = rest[own..].trim_start_matches(is_blank);
    let more = behind.len() - behind.trim_start_matches(is_of_name).len();
    let single = rest[..own].chars().count() == 1 && behind[..more].chars().count() <= 2;
    if single && more > 0 {
        return high - behind.len() + more;
    }
    start + own
}
