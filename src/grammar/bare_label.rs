//! A label that names follow without a colon: 牵头单位县委宣传部、县文旅局.

use super::lex::{Tokens, trim_blanks};
use super::parties;
use super::party::Sort;
use crate::lexicon::{Label, words};
use std::ops::Range;

/// The most characters of such a label.
const LONGEST: usize = 6;

/// The label with which a stretch of a text begins, and where the names begin, if there is nothing else.
pub(super) fn bare_label(tokens: &Tokens<'_>, stretch: &Range<usize>) -> Option<(Label, usize)> {
    let (words, text) = (words(), &tokens.text[stretch.clone()]);
    let ends = text.char_indices().skip(1).take(LONGEST);
    let ends: Vec<usize> = ends.map(|(at, _)| stretch.start + at).collect();
    ends.into_iter().rev().find_map(|end| {
        let label = &tokens.text[stretch.start..end];
        let role = words.labels.is_role(label, &words.columns)?;
        let names = trim_blanks(tokens.text, end..stretch.end);
        let found = parties::parties(tokens, &names);
        let are_named = found.are(|sort| matches!(sort, Sort::Body | Sort::Collective));
        let one = found.parties.iter().any(|party| party.sort == Sort::Body);
        (are_named && one && words.labels.not_lines.start(label).is_none()).then_some((role, end))
    })
}
