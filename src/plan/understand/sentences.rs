//! Tasks told as sentences: 财政部牵头研究制定财税支持政策。商务部负责出口配额管理。
//!
//! The weakest way to say who answers, so it counts only where a document has no other, in a paragraph that
//! has several such sentences, each opening with bodies and one of a few firm verbs.

use std::ops::Range;

use super::draft::Draft;
use crate::grammar::Sort;
use crate::grammar::statement::{self, Setting, Statement};
use crate::grammar::{clause, trim_blanks};
use crate::lexicon;
use crate::plan::model::BlockKind;
use crate::text::Text;
use crate::zh::{list, numeral};

/// Adds the tasks that are told as sentences to a document that says who answers in no other way.
pub(super) fn find(draft: &mut Draft<'_>) {
    for at in 0..draft.blocks.len() {
        let BlockKind::Paragraph { text, .. } = &draft.blocks[at].kind else {
            continue;
        };
        let text = text.clone();
        let label = numeral::heading(&text).map_or_else(Text::default, |h| {
            let start = text.find(h.label).unwrap_or_default();
            text.slice(start..start + h.label.len())
        });
        let around = std::sync::Arc::clone(&draft.around[at]);
        for (range, reading) in sentences(&text) {
            let (words, span) = (text.slice(range.clone()), text.span(range.clone()));
            let task = draft.task(label.clone(), Vec::new(), words, span, &around);
            draft.answer(task, &reading, &text, range.start, None);
            draft.mark(at, task, range);
        }
    }
}

/// Sentences that open with those who act (财政部牵头研究…), in a paragraph that has several.
///
/// Only for documents that say it in no other way: one such sentence in prose is no assignment.
fn sentences(text: &str) -> Vec<(Range<usize>, Statement)> {
    let mut found = Vec::new();
    for sentence in list::split(text, |c| matches!(c, '。' | '！')) {
        let start = sentence.start + numeral::heading(&text[sentence.clone()]).map_or(0, |h| h.len);
        let end = sentence.end
            + text[sentence.end..]
                .chars()
                .next()
                .map_or(0, char::len_utf8);
        let range = trim_blanks(text, start..end);
        let sentence = &text[range.clone()];
        let words = &sentence[..sentence.find(['，', '。']).unwrap_or(sentence.len())];
        let Some(clause) = clause::read(words) else {
            continue;
        };
        let told = &lexicon::words().verbs.told;
        if told.start(&words[clause.verb]).is_some()
            && clause.parties.are(|sort| sort == Sort::Body)
        {
            found.push((range, statement::read(words, Setting::Running, None)));
        }
    }
    if found.len() >= 3 { found } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn sentences_need_company() {
        let three =
            "（一）明确责任。财政部牵头研究政策。商务部负责配额管理，妥善协调。海关总署负责监管。";
        assert_eq!(sentences(three).len(), 3);
        assert_eq!(sentences("财政部牵头研究政策。试点地区要认真实施。"), []);
    }
}
