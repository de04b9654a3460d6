//! Names of bodies at the beginning of an item, and the duty behind them.

use std::ops::Range;

use crate::grammar::PartyKind;
use crate::grammar::attribution::may_be_office;
use crate::grammar::duty::{self, Actors, Duty};
use crate::grammar::names::is_ending;
use crate::grammar::parties;
use crate::lexicon::{end, layout, start as start_of, words};
use crate::zh::trim::{trim, trim_blanks};
use crate::zh::{item, list};

/// Bodies at the beginning of a text.
pub(super) struct Named {
    /// Where they stand.
    pub(super) name: Range<usize>,
    /// Whether one of them is a body, not a phrase for many.
    pub(super) one: bool,
    /// The duty that stands behind their colon.
    pub(super) duty: Range<usize>,
}

/// Whether an item is a body with its duties.
pub(super) fn is_body(text: &str) -> bool {
    let start = item::heading(text).map_or(0, |n| n.len);
    let one = |named: Named| named.one;
    let is_own = |duty: Duty| !duty.given && duty.is_firm() && duty.actors_are == Actors::Bodies;
    named(text, start, false).is_some_and(one) || duty::duty(&text[start..]).is_some_and(is_own)
}

/// Whether an item is a body with its duties, or is among others.
pub(super) fn may_be_body(text: &str) -> bool {
    let start = item::heading(text).map_or(0, |n| n.len);
    is_body(text) || named(text, start, true).is_some_and(|named| named.one)
}

/// The names that a text begins with behind its number, if it is nothing else up to its end or a colon.
/// Behind a number a full stop or a dash parts them from the duty, too (县教育局。指导学校…, 县气象台——提供预报).
/// `among` other bodies, names count that would be none alone: only the ending of one (图书馆).
pub(super) fn named(text: &str, start: usize, among: bool) -> Option<Named> {
    let mut marks = list::outside(&text[start..]).map(|(at, c)| (start + at, c));
    let stops = |c: char| matches!(c, '：' | ':') || start > 0 && matches!(c, '。' | '—');
    let mark = marks.find(|&(_, c)| stops(c));
    let mark = mark.map(|(at, c)| {
        let rest = text[at + c.len_utf8()..].trim_start_matches('—');
        (at, text.len() - rest.len())
    });
    if let Some((at, rest)) = mark.filter(|(at, _)| !among && text[*at..].starts_with(['。', '—']))
    {
        // 打造创新中心。建设平台。 is an aim, 县教育局。 a sentence cut off.
        if rest == text.len() || !layout::starts_with_level(text[start..at].trim_start()) {
            return None;
        }
    }
    // 综合协调组：由县应急局牵头 names the group of others.
    let behind = mark.map_or("", |(_, rest)| text[rest..].trim_start());
    let words = words();
    if words.duties.gives.start(behind).is_some()
        || words.labels.opening(behind, &words.columns).is_some()
    {
        return None;
    }
    let (stop, rest) = mark.unwrap_or((text.len(), text.len()));
    // 巡查教学实验室。 ends like a body and is a duty.
    if start == 0 && mark.is_none() && text.ends_with('。') {
        return None;
    }
    // Without a number 各区县人民政府： is who a letter is written to.
    names(text, start..stop, rest, start > 0 || among, among)
}

/// The names in a stretch of a text, if there is nothing else, and the duty that begins at `rest`; `many`:
/// also if they are only phrases for many; `among`: or only endings of names.
fn names(text: &str, stretch: Range<usize>, rest: usize, many: bool, among: bool) -> Option<Named> {
    let name = trim(text, stretch);
    let mut bare = text[name.clone()].trim_end_matches('。');
    // 县教育局（2项）: how many follow is no part of the name.
    if let Some(last) = list::last_bracket(bare)
        && bare[last.clone()].chars().any(char::is_numeric)
    {
        bare = bare[..last.start].trim_end();
    }
    // 县水利局主要职责 as a heading.
    while let Some(tail) = end(&words().duties.tails, bare) {
        bare = &bare[..bare.len() - tail.len()];
    }
    let name = name.start..name.start + bare.len();
    let aim = start_of(&words().duties.verbs, bare).is_some();
    if bare.is_empty() || aim || bare.chars().count() > 60 {
        return None;
    }
    let read = parties::read(bare);
    let sorts = |sort| read.parties.iter().filter(|p| p.kind == sort).count();
    let (bodies, phrases) = (sorts(PartyKind::Body), sorts(PartyKind::Collective));
    let ends = |p: &&parties::Party| among && is_ending(&bare[p.range.clone()]);
    let endings = read.parties.iter().filter(ends).count();
    // 县人武部、武警中队: beside a body among bodies nobody's ending need be known.
    let office = |p: &&parties::Party| {
        among && p.kind == PartyKind::Unknown && !ends(p) && may_be_office(&bare[p.range.clone()])
    };
    let strangers = read.parties.iter().filter(office).count();
    let known = bodies + phrases + endings;
    let plain = known + strangers == read.parties.len() && read.regions.is_empty();
    let some = bodies + endings > 0 || phrases > 0 && many;
    (plain && some && strangers <= known).then(|| Named {
        name,
        one: bodies > 0,
        duty: trim_blanks(text, rest..text.len()),
    })
}
