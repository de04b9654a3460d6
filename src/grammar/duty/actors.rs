//! Those who act: the first words of a stretch that name somebody, to where what they do begins.

use std::ops::Range;

use crate::grammar::attribution::may_be_office;
use crate::grammar::deadlines;
use crate::grammar::lex::Tokens;
use crate::grammar::parties::{self, Party};
use crate::grammar::party::PartyKind;
use crate::grammar::together::together;
use crate::lexicon::words;
use crate::zh::trim::trim;

/// The most characters of a name that looks like nobody's.
const LONGEST_STRANGER: usize = 12;
/// How many characters of an action are looked at for 的, which makes it a modifier.
const MODIFIER: usize = 5;
/// How many ends of the names of those who act are tried; each reads the names.
const MOST_ENDS: usize = 12;

/// What those are whom a stretch names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Actors {
    /// Bodies and phrases for bodies, one body at least.
    Bodies,
    /// Only phrases for bodies: 各级教育部门.
    Many,
    /// A short name that looks like nobody's.
    Stranger,
}

/// The first words of a stretch that name those who act, and what they are: they end where a verb, an adverb or what
/// is to be done begins, and `fits` says whether that will do.
pub(super) fn actors(
    tokens: &Tokens<'_>,
    stretch: &Range<usize>,
    fits: impl Fn(&Range<usize>, Actors, usize) -> bool,
) -> Option<(Range<usize>, Actors)> {
    let text = &tokens.text[stretch.clone()];
    let ends = text
        .char_indices()
        .map(|(at, _)| stretch.start + at)
        .filter(|&at| at > stretch.start && ends_actors(tokens, at..stretch.end))
        .filter(|&at| !tokens.in_bracket(at));
    let ends: Vec<usize> = ends.chain([stretch.end]).take(MOST_ENDS).collect();
    // 市委宣传部牵头: a word with which a name goes on is tried last.
    let in_name = |at: &usize| {
        let Some(behind) = name_goes_on(tokens, *at..stretch.end) else {
            return false;
        };
        let name = parties::parties(tokens, &(stretch.start..behind));
        name.parties
            .last()
            .is_some_and(|last| last.kind == PartyKind::Body)
    };
    let (last, first): (Vec<usize>, Vec<usize>) = ends.into_iter().partition(in_name);
    first.into_iter().chain(last).find_map(|at| {
        let who = trim(tokens.text, stretch.start..at);
        let sort = sort_of_actors(tokens, &who)?;
        fits(&who, sort, at).then_some((who, sort))
    })
}

/// Where a word ends with which a name goes on behind words of doing: 宣传部, 联合采购办公室.
pub(super) fn name_goes_on(tokens: &Tokens<'_>, rest: Range<usize>) -> Option<usize> {
    let duties = &words().duties;
    let mut at = rest.start;
    while let Some(act) = duties.acts.start(&tokens.text[at..rest.end]) {
        at += act.len();
    }
    let more = duties.goes_on.start(&tokens.text[at..rest.end])?;
    (at > rest.start).then_some(at + more.len())
}

/// Whether what begins here is no part of a name: a verb, an adverb, 在, 按, a date, or something to be done.
pub(super) fn ends_actors(tokens: &Tokens<'_>, rest: Range<usize>) -> bool {
    let verbs = &words().verbs;
    let known = verbs.starts.or(verbs.adverbs.lists());
    tokens.begins_any(known, &rest).is_some() || does(tokens, &rest)
}

/// Whether what begins here is to be done by those before it: 要, 制定, 6月底前.
pub(super) fn does(tokens: &Tokens<'_>, rest: &Range<usize>) -> bool {
    let (duties, text) = (&words().duties, &tokens.text[rest.clone()]);
    let dated =
        || text.starts_with(|c: char| c.is_ascii_digit()) && deadlines::opening(text).is_some();
    let must = duties.must.start(text).is_some() && duties.not_must.start(text).is_none();
    duties.acts.start(text).is_some() || must || dated()
}

/// Whether what begins here only tells of somebody: 由国务院办公厅印发的预案.
pub(super) fn is_modifier(tokens: &Tokens<'_>, rest: &Range<usize>) -> bool {
    let mut action = tokens.text[rest.clone()].chars().take(MODIFIER);
    action.any(|c| words().duties.modifies == c)
}

/// Whether a stretch is nothing but names of bodies, or phrases for them.
pub(super) fn are_names(tokens: &Tokens<'_>, stretch: &Range<usize>) -> bool {
    matches!(
        sort_of_actors(tokens, stretch),
        Some(Actors::Bodies | Actors::Many)
    )
}

/// What those are whom a stretch names; none if it is no list of names.
fn sort_of_actors(tokens: &Tokens<'_>, who: &Range<usize>) -> Option<Actors> {
    let text = &tokens.text[who.clone()];
    if !may_be_names(tokens, who) {
        return None;
    }
    if let Some((leaders, helpers)) = together(tokens, who) {
        return (named(tokens, &leaders)? && named(tokens, &helpers).is_some())
            .then_some(Actors::Bodies);
    }
    if let Some(body) = named(tokens, who) {
        return Some(if body { Actors::Bodies } else { Actors::Many });
    }
    let plain = text.chars().all(char::is_alphabetic) && text.chars().nth(1).is_some();
    let short = text.chars().nth(LONGEST_STRANGER).is_none();
    (plain && short && !words().duties.no_names.within(text)).then_some(Actors::Stranger)
}

/// Whether a stretch does not begin or end with what is to be done: 强化乡村, 严肃查处; but 宣传部, 联合采购办公室.
pub(in crate::grammar) fn may_be_names(tokens: &Tokens<'_>, who: &Range<usize>) -> bool {
    let (duties, text) = (&words().duties, &tokens.text[who.clone()]);
    // 于都县, 商务部: one character says nothing.
    let is_act = |word: Option<&str>| word.is_some_and(|word| word.chars().nth(1).is_some());
    let aim = is_act(duties.acts.start(text)) && name_goes_on(tokens, who.clone()).is_none();
    !aim && !is_act(duties.acts.end(text)) && duties.never_open.start(text).is_none()
}

/// Whether one of the names in a stretch is that of one body; none where something else stands there, too.
fn named(tokens: &Tokens<'_>, who: &Range<usize>) -> Option<bool> {
    let found = parties::parties(tokens, who);
    let fits = |kind: PartyKind| matches!(kind, PartyKind::Body | PartyKind::Collective);
    // 教育行政部门 is any of them.
    let office = |party: &Party| {
        let kind = &words().duties.kinds;
        let name = &tokens.text[party.range.clone()];
        let any = kind.end(name).is_some() || words().duties.no_names.within(name);
        party.kind == PartyKind::Body && !any
    };
    // 县消防大队、武警云溪中队、县公安局: beside bodies nobody's ending need be known.
    let stranger = |party: &&Party| {
        party.kind == PartyKind::Unknown
            && may_be_office(&tokens.text[party.range.clone()])
            && may_be_names(tokens, &party.range)
    };
    let strangers = found.parties.iter().filter(stranger).count();
    let known = found
        .parties
        .iter()
        .filter(|party| fits(party.kind))
        .count();
    let named = known > strangers && known + strangers == found.parties.len();
    (named && found.regions.is_empty()).then(|| found.parties.iter().any(office))
}
