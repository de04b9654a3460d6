//! Sentences that open with those who act: 县公安局牵头负责维护秩序; 县委宣传部会同县发改局制订预案; 县林业局要加强调度.

use std::ops::Range;

use super::actors::{self, Actors, actors, is_modifier};
use super::kinds::{DOES, Duty, LISTED, TOLD};
use super::roles::{across, spoken};
use crate::grammar::deadlines;
use crate::grammar::lex::Tokens;
use crate::grammar::together::together;
use crate::grammar::{parties, verb};
use crate::lexicon::{Role, words};
use crate::rule::Rule;
use crate::zh::list;

/// Those of whom a word of answering tells, at the beginning of a sentence, perhaps behind a date: 县商务局按照职能分工，
/// 负责市场供应.
pub(super) fn answers(tokens: &Tokens<'_>, parts: &[Range<usize>]) -> Option<Duty> {
    let at = opening_part(tokens, parts)?;
    let (first, rest) = (&parts[at], parts.get(at + 1));
    let begins = |range| words().verbs.answering.start(&tokens.text[range]).is_some();
    let says = |at: usize| {
        let behind = tokens.behind_adverbs(&(at..first.end));
        // 办公室设在县民政局，承担日常工作.
        let seated = words().duties.seated.start(&tokens.text[at..first.end]);
        if behind == first.end || seated.is_some() {
            return rest.is_some_and(|next| begins(tokens.behind_adverbs(next)..next.end));
        }
        verb::opening(tokens, &(behind..first.end)).is_some() && begins(behind..first.end)
    };
    let listed = |who: &Range<usize>, at: usize| {
        let behind = rest.is_some_and(|next| !actors::are_names(tokens, next));
        at == first.end && behind && has_own_parts(tokens, who)
    };
    let (who, sort) = actors(tokens, first, |who, sort, at| {
        // 县财政局会同县民政局确定的标准 is no duty.
        let led = || together(tokens, who).is_some() && !is_modifier(tokens, &(at..first.end));
        says(at) || sort == Actors::Bodies && (led() || listed(who, at))
    })?;
    let rule = if listed(&who, who.end) {
        &LISTED
    } else {
        &TOLD
    };
    let duty = duty(tokens, &parts[at..], who, sort, rule);
    // 各单位要密切配合 asks everybody.
    let asks = sort == Actors::Many
        && duty
            .statement
            .answers
            .iter()
            .all(|a| a.role == Role::Cooperate);
    (!asks).then_some(duty)
}

/// Bodies of whom only what they are to do tells: 县林业局要加强调度; 县水利局于3月底前编制方案.
pub(super) fn acts(tokens: &Tokens<'_>, parts: &[Range<usize>]) -> Option<Duty> {
    let at = opening_part(tokens, parts)?;
    let end = parts[at].end;
    let (who, sort) = actors(tokens, &parts[at], |_, sort, at| {
        let rest = at..end;
        let duties = &words().duties;
        let text = &tokens.text[rest.clone()];
        let describes = duties.describes.start(text).or(duties.seated.start(text));
        let does =
            actors::does(tokens, &rest) && !is_modifier(tokens, &rest) && describes.is_none();
        sort == Actors::Bodies && does && actors::name_goes_on(tokens, rest).is_none()
    })?;
    Some(duty(tokens, &parts[at..], who, sort, &DOES))
}

fn duty(
    tokens: &Tokens<'_>,
    parts: &[Range<usize>],
    who: Range<usize>,
    sort: Actors,
    rule: &'static Rule,
) -> Duty {
    let spoken =
        spoken(tokens, &who, parts, false).filter(|_| !std::ptr::eq(rule, &raw const DOES));
    Duty {
        statement: across(tokens, &who, parts, rule),
        refers: spoken.is_some(),
        spoken,
        given: false,
        actors_are: sort,
        actors: who,
        rule,
    }
}

/// The first part of a sentence that is more than a date; none where it hands something over.
fn opening_part(tokens: &Tokens<'_>, parts: &[Range<usize>]) -> Option<usize> {
    let dated = |part: &Range<usize>| deadlines::opening(&tokens.text[part.clone()]).is_some();
    let at = parts.iter().position(|part| !dated(part))?;
    let gives = words().duties.gives.start(&tokens.text[parts[at].clone()]);
    gives.is_none().then_some(at)
}

/// Whether a bracket of its own tells the part of one of those named: 县政府督查室（牵头）、县纪委监委.
fn has_own_parts(tokens: &Tokens<'_>, who: &Range<usize>) -> bool {
    let asides = parties::parties(tokens, who).parties.into_iter();
    let mut words = asides.filter_map(|party| Some(&tokens.text[party.aside?]));
    words.any(|aside| verb::aside_role(list::unbracketed(aside)).is_some())
}
