//! A place in running text that says who answers, and what all kinds of evidence ask of its words.

use std::ops::Range;

use crate::front::LeadRule;
use crate::grammar::party::PartyKind;
use crate::grammar::statement::{self, Answer, Setting, Statement};
use crate::grammar::verb;
use crate::lexicon::{Role, words};
use crate::rule::Rule;

/// A stretch of a text that says who answers for what stands before it, or behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Attribution {
    /// With its brackets or its label.
    pub(crate) range: Range<usize>,
    /// The words inside, for which `statement` has its ranges.
    pub(crate) inner: Range<usize>,
    pub(crate) statement: Statement,
    /// Whether it opens with a label: 责任单位：….
    pub(crate) labelled: bool,
    /// What told that it says who answers.
    pub(crate) rule: &'static Rule,
}

impl Attribution {
    /// Whether what was read as its deadline is so long that it is the task: 由县住建局牵头，于4月底前完成改造计划….
    pub(crate) fn runs_on(&self) -> bool {
        let deadline = self.statement.deadline.as_ref();
        !self.labelled && deadline.is_some_and(|d| d.len() > 16 * '年'.len_utf8())
    }
}

/// Whether words say who answers and nothing else.
pub(super) fn only_says_who(statement: &Statement) -> bool {
    let mut plain = "";
    statement.unread.is_empty()
        && are_named(&statement.answers)
        && statement.answers.iter().any(|a| a.kind == PartyKind::Body)
        && statement.answers.iter().all(|a| {
            let known = !plain.is_empty() && plain == a.wording;
            plain = &a.wording;
            known || verb::is_plain_verb(&a.wording)
        })
}

/// Whether words behind 由 say by strong verbs who answers, and nothing else: 城管中队牵头，派出所配合.
pub(super) fn says_by_whom(statement: &Statement) -> bool {
    !statement.answers.is_empty()
        && statement.unread.is_empty()
        && statement.answers.iter().all(|answer| {
            let verbs = &words().verbs;
            let strong = verbs.strong.within(&answer.wording) || answer.role == Role::Implement;
            let named = is_named(answer) || may_be_office(&answer.name);
            named && strong && verb::is_plain_verb(&answer.wording)
        })
}

/// Whether a name that looks like nobody's may be an office's: 城管中队, not 谁主管谁.
pub(crate) fn may_be_office(name: &str) -> bool {
    name.chars().all(char::is_alphabetic)
        && (3..=LONGEST_STRANGER).contains(&name.chars().count())
        && !words().duties.no_names.within(name)
}

/// Whether all who answer look like bodies or phrases for bodies; among several in one role a short name may look
/// like nobody's (县融媒体中心、县剧团配合).
pub(super) fn are_named(answers: &[Answer]) -> bool {
    answers.iter().all(|answer| {
        let beside = || {
            let mut others = answers
                .iter()
                .filter(|other| other.wording == answer.wording);
            others.any(is_named) && !answer.wording.is_empty()
        };
        is_named(answer) || may_be_office(&answer.name) && beside()
    })
}

/// The most characters of a name that looks like nobody's, among others.
const LONGEST_STRANGER: usize = 8;

/// Whether those who answer look like a body or a phrase for bodies.
pub(super) fn is_named(answer: &Answer) -> bool {
    matches!(answer.kind, PartyKind::Body | PartyKind::Collective)
}

/// What words in running text say.
pub(super) fn read(words: &str, lead: Option<LeadRule>) -> Statement {
    statement::read(words, Setting::Running, lead)
}
