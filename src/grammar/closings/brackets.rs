//! The bracket that closes a task: （体育总局、民政部负责）, （责任单位：市商务委）.

use std::ops::Range;

use super::{Closing, is_named, only_says_who};
use crate::front::LeadRule;
use crate::grammar::names::Sort;
use crate::grammar::responsibility::{self, Answer, Reading, Setting};
use crate::lexicon::Role;
use crate::lexicon::{self, Label, words};
use crate::zh::numeral;

/// A bracket, if it says who answers.
pub(crate) fn read(text: &str, bracket: Range<usize>, rule: Option<LeadRule>) -> Option<Closing> {
    let open = text[bracket.clone()].chars().next()?;
    if !matches!(open, '（' | '(' | '〔' | '[' | '【' | '［') {
        return None;
    }
    let close = text[bracket.clone()].chars().next_back()?;
    let inner = bracket.start + open.len_utf8()..bracket.end - close.len_utf8();
    let words = &text[inner.clone()];
    // The shortest is （省负责）; what is longer than a screen is no list of bodies.
    if lexicon::start(&lexicon::words().asides.explains, words).is_some() {
        return None;
    }
    if words.chars().count() < 3 || words.chars().count() > 600 {
        return None;
    }
    let reading = responsibility::read(words, Setting::Running, rule);
    // （由居民委员会协助） alone says who helps, and nothing of who answers.
    let helps = reading.answers.iter().all(|a| a.role == Role::Cooperate);
    let behind = text[..bracket.start].trim_end();
    if helps
        && !is_labelled(words)
        && !(behind.is_empty() || behind.ends_with(['）', ')', '〕', '】']))
    {
        return None;
    }
    let labelled = is_labelled(words) || is_labelled_behind(words, &reading);
    let bears = labelled
        || closes(text, &bracket) && (is_spoken(&reading) || is_list(text, &bracket, &reading))
        || text[bracket.end..].starts_with(['，', ','])
            && is_spoken(&reading)
            && reading.answers.iter().all(is_named)
        // 落实回收责任，（县农业农村局牵头）查处违法行为。（…）
        || behind.ends_with(['，', ','])
            && only_says_who(&reading)
            && reading.answers.iter().any(|a| a.role == Role::Lead);
    (bears && (!reading.answers.is_empty() || reading.deadline.is_some() && is_labelled(words)))
        .then_some(Closing {
            range: bracket,
            labelled,
            inner,
            reading,
        })
}

/// Whether a bracket ends what it stands behind: after a full stop, or before one, or at the end.
fn closes(text: &str, bracket: &Range<usize>) -> bool {
    let before = text[..bracket.start].trim_end().chars().next_back();
    let after = text[bracket.end..].trim_start();
    before.is_none_or(|c| matches!(c, '。' | '！' | '；' | '？' | '…' | ';' | '）' | '〕' | ')'))
        || after.is_empty()
        || after.starts_with(['。', '；', ';', '（', '〔', '\n'])
        || numeral::heading(after).is_some()
}

/// Whether the words begin with a label of responsibility.
fn is_labelled(text: &str) -> bool {
    matches!(
        words().labels.opening(text, &words().columns),
        Some((Label::Role(_) | Label::Deadline, ..))
    )
}

/// Whether a label of responsibility stands behind one that is none: 牵头领导：…；责任部门：….
fn is_labelled_behind(text: &str, reading: &Reading) -> bool {
    matches!(
        words().labels.opening(text, &words().columns),
        Some((Label::Other, ..))
    ) && reading.evidence
        && reading.answers.iter().any(|a| a.sort != Sort::Unknown)
}

/// Whether a verb says who does what, and those who do look like parties.
fn is_spoken(reading: &Reading) -> bool {
    let strange = reading
        .answers
        .iter()
        .filter(|a| a.sort == Sort::Unknown)
        .count();
    reading.evidence
        && strange * 2 <= reading.answers.len()
        && reading.unread.is_empty()
        && reading.answers.iter().any(|a| !a.said.is_empty())
        && (strange == 0
            || reading
                .answers
                .iter()
                .any(|a| a.role == Role::Lead || a.said.contains("负责")))
}

/// Whether the bracket is a list of bodies alone, behind a full stop.
fn is_list(text: &str, bracket: &Range<usize>, reading: &Reading) -> bool {
    let before = text[..bracket.start].trim_end();
    let after = text[bracket.end..].trim_matches(|c: char| c.is_whitespace() || c == '。');
    let body = |a: &&Answer| a.sort == Sort::Body;
    let bodies = reading.answers.iter().filter(body).count();
    !reading.evidence
        && reading.unread.is_empty()
        && reading.answers.iter().all(is_named)
        && (bodies > 0
            && (before.ends_with(['。', '；', '！']) || before.is_empty() && after.is_empty())
            || bodies > 1 && after.is_empty())
}
