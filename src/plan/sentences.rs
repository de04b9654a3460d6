//! Tasks told as sentences: 财政部牵头研究制定财税支持政策。商务部负责出口配额管理。
//!
//! The weakest way to say who answers, so it counts only where a document has no other, in a paragraph that
//! has several such sentences, each opening with bodies and one of a few firm verbs.

use std::ops::Range;

use super::ids::Naming;
use super::inline::Inline;
use super::{Block, BlockKind, Task, tasks};
use crate::diag::Diagnostic;
use crate::grammar::names::Sort;
use crate::grammar::responsibility::{self, Reading, Setting};
use crate::source::Lines;
use crate::zh::{list, numeral};

/// Adds the tasks that are told as sentences to a document that says who answers in no other way.
pub(super) fn add(
    blocks: &mut [Block],
    inlines: &[Option<Inline>],
    groups: &[Vec<String>],
    lines: &Lines<'_>,
    tasks: &mut Vec<Task>,
    namings: &mut Vec<Naming>,
    found: &mut Vec<Diagnostic>,
) {
    for (at, block) in blocks.iter_mut().enumerate() {
        let (BlockKind::Paragraph { text, tasks: here }, Some(inline)) =
            (&mut block.kind, &inlines[at])
        else {
            continue;
        };
        for (range, reading) in find(text) {
            let label = numeral::heading(text).map_or_else(String::new, |h| h.label.to_owned());
            let mut task = Task {
                id: String::new(),
                label: label.clone(),
                title: None,
                text: text[range.clone()].to_owned(),
                group: groups[at].clone(),
                assignments: Vec::new(),
                deadline: None,
                regions: Vec::new(),
                other: Vec::new(),
                unread: Vec::new(),
                place: lines.place(inline.source(range.clone())),
            };
            let words = inline.part(range.clone());
            tasks::answer(&mut task, &reading, &words, None, lines, found);
            here.push((tasks.len(), range));
            tasks.push(task);
            namings.push(Naming {
                given: None,
                label,
                enclosing: Vec::new(),
            });
        }
    }
}

/// Sentences that open with those who act (财政部牵头研究…), in a paragraph that has several.
///
/// Only for documents that say it in no other way: one such sentence in prose is no assignment.
fn find(text: &str) -> Vec<(Range<usize>, Reading)> {
    let mut found = Vec::new();
    for sentence in list::split(text, |c| matches!(c, '。' | '！')) {
        let start = sentence.start + numeral::heading(&text[sentence.clone()]).map_or(0, |h| h.len);
        let end = sentence.end
            + text[sentence.end..]
                .chars()
                .next()
                .map_or(0, char::len_utf8);
        let range = crate::grammar::parties::trim_blanks(text, start..end);
        let clause_end = text[range.clone()]
            .find(['，', '。'])
            .map_or(range.end, |at| range.start + at);
        let clause = range.start..clause_end;
        let Some(read) = crate::grammar::clause(text, clause.clone()) else {
            continue;
        };
        let actors = crate::grammar::parties::read(text, read.actors.clone()).parties;
        let first = &text[read.verb.clone()];
        let firm = ["牵头", "共同牵头", "负责", "总负责", "总牵头", "具体负责"]
            .iter()
            .any(|v| first.starts_with(v));
        if firm && !actors.is_empty() && actors.iter().all(|p| p.sort == Sort::Body) {
            // The clause is read from its own beginning; its ranges are moved to the sentence's.
            let words = text[range.start..read.verb.end].to_owned();
            let reading = responsibility::read(&words, Setting::Running, None);
            found.push((range, reading));
        }
    }
    if found.len() >= 3 { found } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn sentences_need_company() {
        let three =
            "（一）明确责任。财政部牵头研究政策。商务部负责配额管理，妥善协调。海关总署负责监管。";
        assert_eq!(find(three).len(), 3);
        assert_eq!(find("财政部牵头研究政策。试点地区要认真实施。"), []);
    }
}
