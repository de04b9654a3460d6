//! One leads, the others help: 市商务委会同市财政局; 市公安局商市审批局.

use std::ops::Range;

use super::lex::Tokens;
use super::names::kind_of;
use super::parties;
use super::party::PartyKind;
use crate::lexicon::words;
use crate::zh::trim::trim;

/// Those who lead and those who help in a stretch of names, perhaps with more behind the first of these.
pub(super) fn together(
    tokens: &Tokens<'_>,
    range: &Range<usize>,
) -> Option<(Range<usize>, Range<usize>)> {
    let joins = &words().joins;
    let lists = joins.with.lists().or(joins.consults.lists());
    let names = &words().names;
    let join = |at: usize| {
        let rest = at..range.end;
        let with = tokens.begins(&joins.with, &rest);
        let end = with.or_else(|| tokens.begins(&joins.consults, &rest))?;
        let helpers = trim(tokens.text, end..range.end);
        // 市商务局 is one name.
        let apart = with.is_some()
            || tokens.begins(&names.levels, &helpers).is_some()
            || tokens.begins(&names.collective_starts, &helpers).is_some();
        let first = tokens.split(&helpers, |c| c == '、').next();
        let known = first.is_some_and(|name| kind_of(tokens, &name) != PartyKind::Unknown);
        (apart && known).then_some((at, helpers))
    };
    let mut places = tokens.places(lists, range).filter(|&at| at > range.start);
    let (at, helpers) = places.find_map(join)?;
    let leaders = trim(tokens.text, range.start..at);
    let found = parties::parties(tokens, &leaders);
    found
        .are(|kind| kind == PartyKind::Body)
        .then_some((leaders, helpers))
}
