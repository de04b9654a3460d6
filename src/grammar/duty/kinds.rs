//! What a sentence that says who does what was read to, and the kinds of such sentences.

use std::ops::Range;

use super::actors::Actors;
use crate::grammar::statement::Statement;
use crate::rule::Rule;

pub(in crate::grammar) static TOLD: Rule = Rule {
    name: "duty-told",
    why: "一句话以单位开头，接着是“负责”“牵头”“承担”“会同”一类动词：说的是这些单位的职责",
    example: "县水利局负责水情监测。",
    counter: "水情监测由专人负责。",
};
pub(in crate::grammar) static DOES: Rule = Rule {
    name: "duty-does",
    why: "一句话以单位开头，接着是“要”“应当”，或者“制定”“开展”一类要做的事：同样的话成片出现，说的就是分工",
    example: "县林业局要加强调度。",
    counter: "县林业局制定的预案已经印发。",
};
pub(in crate::grammar) static LISTED: Rule = Rule {
    name: "duty-listed",
    why: "单位名单里有的后面括号写明“牵头”，名单之后是要做的事",
    example: "县政府督查室（牵头）、县纪委监委，督导东片乡镇。",
    counter: "县政府督查室、县纪委监委，督导东片乡镇。",
};
pub(in crate::grammar) static GIVEN: Rule = Rule {
    name: "duty-given",
    why: "“由”“请”“交由”后面是单位，再后面是要做的事：这件事交给这些单位",
    example: "请县人社局会同有关部门制定操作办法。",
    counter: "请各位代表审议。",
};

/// A sentence that says who does what; ranges are of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Duty {
    /// Who, and until when.
    pub(crate) statement: Statement,
    /// Where those who act are named, to what they do.
    pub(crate) actors: Range<usize>,
    /// The words that say nothing but who answers, where they are not needed to understand what is to be done.
    pub(crate) spoken: Option<Range<usize>>,
    /// Whether it hands something over (由, 请), and does not only tell of it.
    pub(crate) given: bool,
    /// Whether it says of what was said before who answers: 由县水利局负责。 此项工作由县教育局牵头。
    pub(crate) refers: bool,
    /// What those who act look like.
    pub(crate) actors_are: Actors,
    /// What told that it is one.
    pub(crate) rule: &'static Rule,
}

impl Duty {
    /// Whether a word of answering says it (负责, 牵头, 由), and not only one of doing (要, 制定).
    pub(crate) fn is_firm(&self) -> bool {
        !std::ptr::eq(self.rule, &raw const DOES)
    }
}
