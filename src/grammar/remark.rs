//! What a clause says beside who answers and when: 列第一位者为牵头单位, 下同.

use std::ops::Range;

use super::lex::Tokens;
use crate::lexicon::words;
use crate::zh::trim::trim_blanks;

/// Whether a text says nothing about who answers.
pub(super) fn is_remark(text: &str) -> bool {
    let tokens = Tokens::new(text);
    remark(&tokens, &tokens.whole())
}

/// Whether a range of a text says nothing about who answers.
pub(super) fn remark(tokens: &Tokens<'_>, range: &Range<usize>) -> bool {
    let asides = &words().asides;
    let range = trim_blanks(tokens.text, range.clone());
    tokens.begins(&asides.starts, &range).is_some()
        || tokens.ends(&asides.ends, &range).is_some()
        || tokens.text[range.clone()].starts_with(['（', '(']) && tokens.is_bracket(&range)
}
