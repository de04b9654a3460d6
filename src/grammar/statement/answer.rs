//! What a text of responsibilities says: who answers in what role, when, and what could not be read.

use std::ops::Range;

use crate::grammar::party::PartyKind;
use crate::grammar::verb;
use crate::lexicon::{Role, words};
use crate::rule::Rule;

/// What the place of a text says before it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Setting<'t> {
    /// A column of names, with the role and the words of its heading.
    Column(Role, &'t str),
    /// A column of sentences, with the words of its heading.
    Sentences(&'t str),
    /// A bracket or a line in running text.
    Running,
}

/// Somebody who answers, as read from one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answer {
    /// The name as written.
    pub(crate) name: String,
    /// Where the name stands, in bytes of the text read.
    pub(crate) range: Range<usize>,
    /// What they do.
    pub(crate) role: Role,
    /// What kind of party the name means.
    pub(crate) kind: PartyKind,
    /// The words that say the role: of the verb, the label, the heading or a bracket of their own; empty where
    /// nothing says it.
    pub(crate) wording: String,
    /// Where those words stand in the text read; none for those of a heading.
    pub(crate) wording_range: Option<Range<usize>>,
    /// How many commas stand before it.
    pub(super) commas: usize,
    /// A mark stands beside it: ★市商务委.
    pub(crate) marked: bool,
}

/// What a text says; ranges are bytes of it.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Statement {
    /// Who answers, in the order written.
    pub(crate) answers: Vec<Answer>,
    /// Places named before 试点地区 and the like.
    pub(crate) regions: Vec<Range<usize>>,
    /// When.
    pub(crate) deadline: Option<Range<usize>>,
    /// What stands under labels that are no responsibility: label, text.
    pub(crate) other: Vec<(Range<usize>, Range<usize>)>,
    /// What no rule could read.
    pub(crate) unread: Vec<Range<usize>>,
    /// A verb or a label said that this is about responsibility.
    pub(crate) evidence: bool,
    /// Which rule took which range, in the order in which they did.
    pub(crate) rules: Vec<(Range<usize>, &'static Rule)>,
}

impl Statement {
    /// Whether it says of all whom it names, with a verb, that they answer or help, and nothing of what is to be done.
    pub(crate) fn only_says(&self) -> bool {
        let only = |a: &Answer| {
            let does = words().duties.not_only.within(&a.wording);
            a.wording_range.is_some() && verb::is_plain_verb(&a.wording) && !does
        };
        self.unread.is_empty() && !self.answers.is_empty() && self.answers.iter().all(only)
    }
}
