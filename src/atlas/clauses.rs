//! Clauses of a task: what stands between ，；。 outside brackets and quotation marks.

use super::words::bare;
use crate::lexicon::atlas::words;

/// The clauses of a text as printed, without their final mark; empty ones left out.
pub(crate) fn clauses(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let (mut start, mut depth) = (0, 0_u32);
    for (at, c) in text.char_indices() {
        match c {
            '（' | '(' | '《' | '〈' | '“' | '[' | '〔' => depth += 1,
            '）' | ')' | '》' | '〉' | '”' | ']' | '〕' => depth = depth.saturating_sub(1),
            '，' | ',' | '；' | ';' | '。' | '\n' if depth == 0 => {
                out.push(&text[start..at]);
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    out.push(&text[start..]);
    out.retain(|clause| !bare(clause).is_empty());
    out
}

/// Whether a clause only names the place, level or condition of a measure.
pub(crate) fn is_circumstance(clause: &str) -> bool {
    let bare = bare(clause);
    let words = &words().wording;
    words.openers.holds(&bare) || words.circumstances.start(&bare).is_some()
}
