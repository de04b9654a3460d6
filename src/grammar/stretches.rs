//! A text of responsibilities cut where one statement ends and the next begins.

use std::ops::Range;

use super::{clauses, parties};
use crate::lexicon::{end, words};
use crate::zh::list;

/// A stretch between separators.
pub(crate) struct Stretch {
    pub(crate) range: Range<usize>,
    /// Whether a sentence ended before it.
    pub(crate) fresh: bool,
    /// How many commas stand before it in the whole text.
    pub(crate) commas: usize,
}

/// Cuts a text at ；。 line breaks and ，, and before labels that only a blank parts from what is before.
pub(crate) fn cut(text: &str) -> Vec<Stretch> {
    let mut out = Vec::new();
    let mut commas = 0;
    let mut fresh = true;
    let pieces = list::split(text, |c| "；;。\n，,".contains(c));
    let mut before = None::<usize>;
    for piece in pieces {
        if let Some(end) = before {
            match text[end..].chars().next() {
                Some('，' | ',') => commas += 1,
                // A break behind 、 or ， only folds the line.
                Some('\n') if text[..end].trim_end().ends_with(['、', '，', ',']) => {}
                _ => fresh = true,
            }
        }
        before = Some(piece.end);
        for (i, part) in at_labels(text, piece).into_iter().enumerate() {
            let range = parties::trim_blanks(text, part);
            if range.is_empty() {
                continue;
            }
            for range in at_verbs(text, range) {
                out.push(Stretch {
                    range,
                    fresh: fresh || i > 0,
                    commas,
                });
                fresh = false;
            }
        }
    }
    out
}

/// 牵头单位：市商务委　配合单位：市财政局: cuts before the second label.
fn at_labels(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let part = &text[range.clone()];
    let mut cuts = vec![0];
    for (at, c) in list::outside(part) {
        if c != '：' && c != ':' {
            continue;
        }
        let before = &part[..at];
        let from = before.trim_end().rfind(char::is_whitespace).map_or(0, |b| {
            b + before[b..].chars().next().map_or(0, char::len_utf8)
        });
        if from > 0
            && words()
                .labels
                .read(&part[from..at], &words().columns)
                .is_some()
        {
            cuts.push(from);
        }
    }
    cuts.push(part.len());
    cuts.windows(2)
        .map(|w| range.start + w[0]..range.start + w[1])
        .collect()
}

/// 市商务委牵头、市财政局配合: cuts at 、 behind a verb.
fn at_verbs(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let part = &text[range.clone()];
    let mut out = Vec::new();
    let mut from = 0;
    for piece in list::split(part, |c| c == '、') {
        if piece.end < part.len()
            && end(&words().verbs.strong, &part[from..piece.end]).is_some()
            && clauses::read(part, from..piece.end).is_some_and(|c| c.plain && !c.actors.is_empty())
        {
            out.push(range.start + from..range.start + piece.end);
            from = piece.end + '、'.len_utf8();
        }
    }
    out.push(range.start + from..range.end);
    out
}
