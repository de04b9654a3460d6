//! What a clause says beside who answers: remarks and deadlines.

use super::names::{self, Sort};
use super::{clauses, deadlines};
use crate::lexicon::{end, holds, start, words};
use crate::zh::list;

/// Whether a clause says nothing about who answers: 列第一位者为牵头单位, 下同.
pub(crate) fn is_aside(text: &str) -> bool {
    let asides = &words().asides;
    let text = text.trim();
    start(&asides.starts, text).is_some()
        || end(&asides.ends, text).is_some()
        || (text.starts_with(['（', '('])
            && list::brackets(text).len() == 1
            && text.ends_with(['）', ')']))
}

/// Whether a clause is a deadline: 2021年底前, 每年12月, 长期坚持.
pub(crate) fn is_deadline(text: &str) -> bool {
    let asides = &words().asides;
    let text = text.trim();
    if holds(&asides.deadline, text) {
        return true;
    }
    let dated = text.contains(['年', '月', '季', '日', '旬']);
    let begins =
        text.starts_with(|c: char| c.is_numeric() || "每到于自至年全今明本第上下".contains(c));
    if dated && begins && end(&asides.deadline_ends, text).is_some() && text.chars().count() <= 30 {
        return true;
    }
    // 6月底前出台具体措施: what is to be done by then, unless somebody is named who does it.
    deadlines::opening(text).is_some_and(|len| {
        let rest = &text[len..];
        rest.chars().count() <= 30
            && names::sort(rest) == Sort::Unknown
            && clauses::read(rest, 0..rest.len()).is_none_or(|c| c.actors.is_empty())
    })
}
