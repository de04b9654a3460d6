//! Until when it is to be done.

use std::ops::Range;

use crate::grammar::deadlines;
use crate::lexicon::words;

/// The date by which it is to be done: at the beginning of a part of the sentence, or right behind those who act.
pub(super) fn deadline(
    sentence: &str,
    parts: &[Range<usize>],
    actors: usize,
) -> Option<Range<usize>> {
    let before = &words().asides.deadline_starts;
    let behind = actors..sentence.len();
    parts.iter().cloned().chain([behind]).find_map(|part| {
        let text = &sentence[part.clone()];
        let skipped = before.start(text).map_or(0, str::len);
        let len = deadlines::opening(&text[skipped..])?;
        let (date, rest) = text[skipped..].split_at(len);
        let dates = &words().dates;
        let ends = dates.before.end(date).is_some() || dates.ends.end(date).is_some();
        // 2000年底前建成的小区 is a house of that age, 2022年 the year of a report.
        let due = ends || words().asides.deadline_ends.start(rest).is_some();
        let of = part.end <= actors && rest.contains(words().duties.modifies);
        (due && !of).then_some(part.start + skipped..part.start + skipped + len)
    })
}
