//! What a sentence says of those who act in its first part and of those behind it, each in their role.

use std::ops::Range;

use super::actors::{Actors, actors, does, ends_actors, may_be_names};
use super::sentence::is_case;
use crate::grammar::attribution::may_be_office;
use crate::grammar::lex::Tokens;
use crate::grammar::party::PartyKind;
use crate::grammar::statement::{Answer, Setting, Statement, statement};
use crate::grammar::{clause, verb};
use crate::lexicon::{Role, words};
use crate::rule::Rule;
use crate::zh::trim::trim;

/// What a sentence says of those who act in its first part, and of those who help or act in the parts that follow:
/// 县交通局牵头，县财政局配合; 由县应急局抓总，县气象局管预报.
pub(super) fn across(
    tokens: &Tokens<'_>,
    who: &Range<usize>,
    parts: &[Range<usize>],
    rule: &'static Rule,
) -> Statement {
    let (mut read, upto) = run(tokens, who, parts);
    // 违反规定的，由县公安局查处 is a rule.
    let goes_on = |part: &&Range<usize>| !is_case(&tokens.text[(*part).clone()]);
    for part in parts[upto..].iter().take_while(goes_on) {
        if let Some(more) = joined(tokens, part) {
            read.answers.extend(more.answers);
            read.rules.extend(more.rules);
        }
    }
    let last = read.answers.iter().map(|a| a.range.end).max();
    read.deadline = None;
    read.rules.push((who.start..last.unwrap_or(who.end), rule));
    read
}

/// Those who act in the first part, and in the parts behind it that say nothing but who answers; with how many parts
/// that were.
fn run(tokens: &Tokens<'_>, who: &Range<usize>, parts: &[Range<usize>]) -> (Statement, usize) {
    let mut best: Option<(Statement, usize)> = None;
    for (at, part) in parts.iter().enumerate() {
        let read = statement(tokens, &(who.start..part.end), Setting::Running, None);
        let fewest = best.as_ref().map_or(0, |(best, _)| best.answers.len());
        // A part that names nobody more is what is to be done; so is what stands behind those of the first part.
        let beyond = if at == 0 {
            // 投资局牵头、经发局配合 says nothing else.
            let named = read.answers.iter().any(|a| a.range.end == who.end);
            let more = read.answers.iter().any(|a| a.range.end > who.end);
            more && !(named && read.only_says())
        } else {
            !names_helpers(tokens, part)
        };
        if !is_clean(tokens, &read, who) || beyond || read.answers.len() <= fewest {
            break;
        }
        best = Some((read, at + 1));
    }
    best.unwrap_or_else(|| (statement(tokens, who, Setting::Running, None), 1))
}

/// Whether a statement names bodies and phrases for them alone, and those who act whatever they look like.
fn is_clean(tokens: &Tokens<'_>, read: &Statement, who: &Range<usize>) -> bool {
    let bodies = |a: &&Answer| matches!(a.kind, PartyKind::Body | PartyKind::Collective);
    let known = read.answers.iter().filter(bodies).count();
    // 县消防大队、武警云溪中队参加: among bodies nobody's ending need be known.
    let among = known * 2 > read.answers.len();
    let named = |a: &Answer| match a.kind {
        PartyKind::Body | PartyKind::Collective => may_be_names(tokens, &a.range),
        PartyKind::Place => false,
        PartyKind::Unknown if a.range == *who => true,
        PartyKind::Unknown => among && may_be_office(&a.name) && may_be_names(tokens, &a.range),
    };
    !read.answers.is_empty() && read.answers.iter().all(named) && read.unread.is_empty()
}

/// Those who act in a later part: 会同县公安局开展巡护; 县消防大队参加救援; 再由县财政局拨付.
pub(in crate::grammar) fn joined(tokens: &Tokens<'_>, part: &Range<usize>) -> Option<Statement> {
    let words = words();
    let with = tokens.begins(&words.joins.with, part);
    let gives = words.duties.gives.start(&tokens.text[part.clone()]);
    let from = with.unwrap_or(part.start + gives.map_or(0, str::len));
    let rest = trim(tokens.text, from..part.end);
    let acts = |at: usize| {
        let rest = at..part.end;
        does(tokens, &rest) || verb::opening(tokens, &rest).is_some() || with.is_some()
    };
    let helps = |at: usize| verb::role(tokens, &(at..part.end)) == Some(Role::Cooperate);
    let (who, _) = actors(tokens, &rest, |_, sort, at| {
        let many = sort == Actors::Many && (with.is_some() || helps(at));
        (sort == Actors::Bodies || many) && acts(at)
    })?;
    let whole = statement(tokens, &(who.start..part.end), Setting::Running, None);
    let beyond = whole.answers.iter().any(|a| a.range.end > who.end);
    let mut read = if is_clean(tokens, &whole, &who) && !beyond {
        whole
    } else {
        statement(tokens, &who, Setting::Running, None)
    };
    if with.is_some() {
        for answer in &mut read.answers {
            answer.role = Role::Cooperate;
        }
    }
    Some(read)
}

/// Whether a part of a sentence says with a verb of its own who does something, and what it does is nothing more:
/// 县财政局配合.
pub(in crate::grammar) fn names_helpers(tokens: &Tokens<'_>, part: &Range<usize>) -> bool {
    let part = trim(tokens.text, part.clone());
    clause::clause(tokens, &part).is_some_and(|clause| !clause.actors.is_empty())
        && !ends_actors(tokens, part)
}

/// The words of a sentence that say nothing but who answers, where what is to be done stands elsewhere: in what
/// follows them if `apart`, else nowhere in the parts.
pub(super) fn spoken(
    tokens: &Tokens<'_>,
    who: &Range<usize>,
    parts: &[Range<usize>],
    apart: bool,
) -> Option<Range<usize>> {
    let says = |part: &Range<usize>| {
        let read = statement(tokens, part, Setting::Running, None);
        read.only_says()
    };
    let (first, behind) = parts.split_first()?;
    if !says(&(who.start..first.end)) {
        return None;
    }
    let helpers = behind.iter().take_while(|part| says(part)).count();
    let end = parts[helpers].end;
    match behind.get(helpers) {
        Some(next) if apart => Some(who.start..next.start),
        Some(_) => None,
        None => Some(who.start..end),
    }
}
