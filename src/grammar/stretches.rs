//! A text of responsibilities cut where one statement ends and the next begins.

use std::ops::Range;

use super::clause::{self, Clause};
use super::lex::{Mark, Tokens};
use crate::lexicon::words;
use crate::zh::trim::trim_blanks;

/// A stretch between separators.
pub(super) struct Stretch {
    pub(super) range: Range<usize>,
    /// Whether a sentence ended before it.
    pub(super) fresh: bool,
    /// How many commas stand before it in the whole text.
    pub(super) commas: usize,
    /// What it is, where finding its end has told it.
    pub(super) clause: Option<Clause>,
}

/// Cuts a range of a text at ；。 line breaks and ，, and before labels that only a blank parts from what is before.
pub(super) fn cut(tokens: &Tokens<'_>, whole: &Range<usize>) -> Vec<Stretch> {
    let mut out = Vec::new();
    let mut commas = 0;
    let mut fresh = true;
    let cuts = |mark: &Mark| matches!(mark.sign, '；' | ';' | '。' | '\n' | '，' | ',');
    let ends = tokens.marks(whole).filter(cuts);
    let mut from = whole.start;
    for (end, mark) in ends
        .map(|mark| (mark.at, Some(mark)))
        .chain([(whole.end, None)])
    {
        at_labels(tokens, from..end, |range, labelled| {
            let range = trim_blanks(tokens.text, range);
            if range.is_empty() {
                return;
            }
            let first = out.len();
            at_verbs(tokens, range, |range, clause| {
                out.push(Stretch {
                    fresh: labelled || fresh && out.len() == first,
                    range,
                    commas,
                    clause,
                });
            });
            fresh = false;
        });
        let Some(mark) = mark else { break };
        match mark.sign {
            '，' | ',' => commas += 1,
            // A break behind 、 or ， only folds the line.
            '\n' if tokens.text[whole.start..end]
                .trim_end()
                .ends_with(['、', '，', ',']) => {}
            _ => fresh = true,
        }
        from = mark.end();
    }
    out
}

/// 牵头单位：市商务委　配合单位：市财政局: cuts before the second label; the second argument of `found` says whether
/// such a cut stands before the range.
fn at_labels(tokens: &Tokens<'_>, range: Range<usize>, mut found: impl FnMut(Range<usize>, bool)) {
    let mut from = range.start;
    // No label goes over a colon.
    let mut behind = range.start;
    for mark in tokens.marks(&range) {
        if !matches!(mark.sign, '：' | ':') {
            continue;
        }
        let start = std::mem::replace(&mut behind, mark.end());
        let before = tokens.text[start..mark.at].trim_end();
        let Some(blank) = before.rfind(char::is_whitespace) else {
            continue;
        };
        let label = start + blank + before[blank..].chars().next().map_or(0, char::len_utf8);
        let words = words();
        if words
            .labels
            .read(&tokens.text[label..mark.at], &words.columns)
            .is_some()
        {
            found(from..label, from > range.start);
            from = label;
        }
    }
    found(from..range.end, from > range.start);
}

/// 市商务委牵头、市财政局配合: cuts at 、 behind a verb.
fn at_verbs(
    tokens: &Tokens<'_>,
    range: Range<usize>,
    mut found: impl FnMut(Range<usize>, Option<Clause>),
) {
    let mut from = range.start;
    let mut tried = 0;
    for mark in tokens.marks(&range) {
        let piece = from..mark.at;
        if mark.sign != '、' || tokens.ends(&words().verbs.strong, &piece).is_none() {
            continue;
        }
        match clause::clause(tokens, &piece) {
            Some(clause) if clause.plain && !clause.actors.is_empty() => {
                found(piece, Some(clause));
                from = mark.end();
                tried = 0;
            }
            _ => tried += 1,
        }
        if tried == MOST_PIECES {
            break;
        }
    }
    found(from..range.end, None);
}

/// How many pieces of a list that end with a verb may be none of its clauses before no more are looked for.
const MOST_PIECES: usize = 4;
