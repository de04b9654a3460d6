//! Sentences that only say who answers: at the end of a paragraph, or where a numbered item opens.

use super::{Closing, only_says_who};
use crate::front::LeadRule;
use crate::grammar::responsibility::{self, Reading, Setting};
use crate::lexicon::Role;
use crate::zh::{list, numeral};

/// A paragraph's last sentence that only says who answers: 由县公安局负责。 In a numbered item it may be the
/// last part of its only sentence: 1.整治住房问题，由市住建局牵头，各区配合。
pub(crate) fn by(text: &str, rule: Option<LeadRule>) -> Option<Closing> {
    let end = text.trim_end().len();
    let body = text[..end].trim_end_matches(['。', '；', ';']);
    let stop = body
        .rfind(['。', '；', '！'])
        .map(|at| at + '。'.len_utf8());
    let item = numeral::heading(text).is_some_and(|h| !h.label.starts_with('第'));
    let start = match stop {
        Some(stop) if body[stop..].trim_start().starts_with('由') => stop,
        None if item => body.find("，由")?,
        _ => return None,
    };
    let said = body[start..].trim_start_matches('，').trim_start();
    let inner = body.len() - said.len()..body.len();
    if said.chars().count() > 120 {
        return None;
    }
    let reading = responsibility::read(said, Setting::Running, rule);
    only_says_who(&reading).then_some(Closing {
        range: start..end,
        inner,
        reading,
        labelled: false,
    })
}

/// The bracket at the end of a text that only says who helps the body it stands under: …。（县财政局配合）
pub(crate) fn helped(text: &str) -> Option<Closing> {
    let end = text.trim_end_matches(|c: char| c.is_whitespace() || "。；;".contains(c));
    let range = list::last_bracket(end)?;
    let inner = range.start + '（'.len_utf8()..range.end - '）'.len_utf8();
    let words = text.get(inner.clone())?;
    let reading = responsibility::read(words, Setting::Running, None);
    only_says_who(&reading).then_some(Closing {
        range,
        inner,
        labelled: false,
        reading,
    })
}

/// Where a numbered item opens with who answers, or does so behind its name: （四）由县文旅局牵头，县农业农村局参加，
/// 办好群众赛事。 （二）方案设计。由县住建局牵头，各镇配合，编制方案。 Only words with a lead or with help count: what a
/// body is in charge of is told in prose too.
pub(crate) fn opening(text: &str, rule: Option<LeadRule>) -> Option<Closing> {
    let number = numeral::heading(text).filter(|h| !h.label.starts_with('第'))?;
    let item = text.len() - text[number.len..].trim_start().len();
    let name = text[item..].find("。由").map(|at| at + '。'.len_utf8());
    let name = name.filter(|&at| text[item..item + at].chars().count() <= LONGEST_NAME);
    let start = item + name.unwrap_or(0);
    let body = &text[start..];
    let sentence = body.find('。').unwrap_or(body.len());
    let read = |at: usize| responsibility::read(&body[..at], Setting::Running, rule);
    let said = body
        .match_indices(['，', '。'])
        .map(|(at, _)| at)
        .take_while(|&at| at <= sentence)
        .map(|at| (start + at, read(at)))
        .filter(|(_, reading)| only_says_who(reading) && has_lead_or_help(reading));
    // What comes behind the last who answers is the task.
    let (end, reading) = said.min_by_key(|(end, r)| (usize::MAX - r.answers.len(), *end))?;
    let rest = text[end..].trim_matches(|c: char| c.is_whitespace() || "，。".contains(c));
    (!rest.is_empty()).then_some(Closing {
        range: item..end,
        inner: start..end,
        reading,
        labelled: false,
    })
}

/// The most characters of an item's name before the sentence that says who answers.
const LONGEST_NAME: usize = 20;

/// Whether one leads, or one helps another.
fn has_lead_or_help(reading: &Reading) -> bool {
    let has = |role| reading.answers.iter().any(|a| a.role == role);
    has(Role::Lead) || has(Role::Cooperate)
}
