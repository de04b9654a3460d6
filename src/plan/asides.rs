//! What a clause says beside who answers: remarks, deadlines, the document's rule for who leads.

use super::names::{self, Sort};
use super::vocabulary::{end, holds, start, words};
use super::{clauses, deadlines};
use crate::front::LeadRule;
use crate::zh::list;

/// Whether a clause says nothing about who answers: 列第一位者为牵头单位, 下同.
pub(super) fn is_aside(text: &str) -> bool {
    let asides = &words().asides;
    let text = text.trim();
    start(&asides.starts, text).is_some()
        || end(&asides.ends, text).is_some()
        || (text.starts_with(['（', '('])
            && list::brackets(text).len() == 1
            && text.ends_with(['）', ')']))
}

/// Whether a clause is a deadline: 2021年底前, 每年12月, 长期坚持.
pub(super) fn is_deadline(text: &str) -> bool {
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

/// How a document says who leads in its lists, in words such as 列第一位者为牵头单位.
///
/// For `import`: the rule belongs into the front matter, with the words that state it.
pub fn legend(text: &str) -> Option<(LeadRule, &str)> {
    const FIRST: [&str; 9] = [
        "列第一位",
        "排第一位",
        "排在第一位",
        "排名第一",
        "第一位为",
        "首位为",
        "第一个单位",
        "第一个为",
        "列首位",
    ];
    let at = FIRST.iter().filter_map(|word| text.find(word)).min()?;
    let rest = &text[at..];
    let stop = rest
        .find(|c| "，。；）)\n".contains(c))
        .unwrap_or(rest.len());
    let words = &rest[..stop];
    words.contains("牵头").then_some((LeadRule::First, words))
}
