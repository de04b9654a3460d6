//! A label that names or a date follow without a colon: 牵头单位县委宣传部、县文旅局; 完成时限2031年6月.

use super::deadlines;
use super::lex::Tokens;
use super::parties;
use super::party::PartyKind;
use crate::lexicon::{Label, words};
use crate::zh::trim::trim_blanks;
use std::ops::Range;

/// The most characters of such a label.
const LONGEST: usize = 6;

/// The label with which a stretch of a text begins, and where the names or the date begin, if there is nothing else.
pub(super) fn bare_label(tokens: &Tokens<'_>, stretch: &Range<usize>) -> Option<(Label, usize)> {
    let (words, text) = (words(), &tokens.text[stretch.clone()]);
    let ends = text.char_indices().skip(1).take(LONGEST);
    let ends: Vec<usize> = ends.map(|(at, _)| stretch.start + at).collect();
    ends.into_iter().rev().find_map(|end| {
        let label = &tokens.text[stretch.start..end];
        let rest = trim_blanks(tokens.text, end..stretch.end);
        let read = words.labels.read(label, &words.columns)?;
        let fits = match read {
            Label::Deadline => {
                let text = &tokens.text[rest.clone()];
                deadlines::opening(text).is_some() || words.asides.deadline.holds(text)
            }
            Label::Role(_) => {
                let whole = words.labels.is_role(label, &words.columns).is_some();
                whole && words.labels.not_lines.start(label).is_none() && are_bodies(tokens, &rest)
            }
            Label::Other => words.labels.ends.end(label).is_some() && are_bodies(tokens, &rest),
        };
        fits.then_some((read, end))
    })
}

/// Whether a range is names of bodies and phrases for them, and nothing else.
fn are_bodies(tokens: &Tokens<'_>, range: &Range<usize>) -> bool {
    let found = parties::parties(tokens, range);
    let named = found.are(|kind| matches!(kind, PartyKind::Body | PartyKind::Collective));
    named
        && found
            .parties
            .iter()
            .any(|party| party.kind == PartyKind::Body)
}
