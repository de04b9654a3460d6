//! Where one sentence tells the duties of several, one after the other: 公安机关负责查处，民政部门负责引导.

use std::ops::Range;

use super::actors::Actors;
use super::sentence::{commas, opened};
use super::{given, subject};
use crate::grammar::lex::Tokens;
use crate::grammar::verb;
use crate::lexicon::{Role, words};
use crate::zh::trim::trim;

/// Sentences with more parts than so many are not cut.
const MOST_CUTS: usize = 24;

/// What a part between commas says of those who act in it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    /// Nobody acts.
    Nobody,
    /// They answer for what stands elsewhere, or help others: 县应急局抓总; 县公安局参加救援.
    Plain,
    /// They have something of their own to do.
    Duty,
}

/// Where a sentence tells the duties of one after the other between commas.
pub(crate) fn cuts(sentence: &str) -> Vec<usize> {
    let tokens = Tokens::new(sentence);
    let parts: Vec<Range<usize>> = commas(&tokens, &opened(&tokens)).collect();
    if parts.len() < 2 || parts.len() > MOST_CUTS {
        return Vec::new();
    }
    let mut acting = parts.iter().map(|part| (part, says(&tokens, part)));
    // 由县应急局抓总，县气象局管预报: all of it is one.
    let first = acting.find(|(_, says)| *says != Says::Nobody);
    if !first.is_some_and(|(_, says)| says == Says::Duty) {
        return Vec::new();
    }
    let behind = acting.filter(|(_, says)| *says == Says::Duty);
    behind.map(|(part, _)| part.start).collect()
}

fn says(tokens: &Tokens<'_>, part: &Range<usize>) -> Says {
    let alone = std::slice::from_ref(part);
    let given = || {
        // 宣传由县融媒体中心承担: what stands before 由 is what is to be done.
        let opens = words()
            .duties
            .gives
            .start(&tokens.text[part.clone()])
            .is_some();
        let duty = given::given(tokens, alone, true)?;
        Some((duty, !opens))
    };
    let opening = || subject::answers(tokens, alone).or_else(|| subject::acts(tokens, alone));
    let Some((duty, object)) = opening().map(|duty| (duty, false)).or_else(given) else {
        return Says::Nobody;
    };
    if duty.actors_are == Actors::Stranger {
        return Says::Nobody;
    }
    let action = trim(tokens.text, duty.actors.end..part.end);
    let helps = duty
        .statement
        .answers
        .iter()
        .all(|answer| answer.role == Role::Cooperate);
    // 省生态环境厅按职责督导: nothing of its own.
    let bare = tokens.behind_adverbs(&action);
    let acts = words().duties.acts.start(&tokens.text[bare..action.end]);
    let one = acts.is_some_and(|act| bare + act.len() == action.end);
    if helps || !object && (one || verb::is_plain(tokens, &action)) {
        Says::Plain
    } else {
        Says::Duty
    }
}
