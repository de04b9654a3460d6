//! Numbers in queries: the task of a plan, and the number of a document, as people write them.
//!
//! The same rules as in `themes/default/static/search-rank.js`.

use super::fold::fold;
use crate::lexicon::atlas::words;

/// Words and then a number that may name a task of a plan: `yubei/3`, 渝北 3, 渝北3, …第12项, …任务12.
/// Gives the words and the label; no words where a number alone is named as a task's: 第3项, 任务3.
pub(super) fn plan_and_label(text: &str) -> Option<(&str, String)> {
    let silent = |c: char| fold(c.encode_utf8(&mut [0; 4])).is_empty();
    let signs = &words().queries;
    let text = text.trim_end_matches(|c| silent(c) || signs.counted.contains(c));
    let part = |c: char| {
        let key = fold(c.encode_utf8(&mut [0; 4]));
        matches!(key.as_bytes(), [b'0'..=b'9' | b'a'..=b'z' | b'.' | b'-'])
    };
    let words = text.trim_end_matches(part);
    let run = fold(&text[words.len()..]);
    // Of a run of letters and digits the last number, with the letter that may follow it. Each character
    // of the run became one ASCII letter, so what is counted in one can be counted in the other.
    let lettered = matches!(run.as_bytes(), [.., b'0'..=b'9' | b'-', b'a'..=b'z']);
    let number = &run[..run.len() - usize::from(lettered)];
    let kept = number.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.' || c == '-');
    let first = kept.len() + run[kept.len()..].find(|c: char| c.is_ascii_digit())?;
    let before: usize = text[words.len()..]
        .chars()
        .take(first)
        .map(char::len_utf8)
        .sum();
    let words = &text[..words.len() + before];
    let plan = words.trim_end_matches(|c| silent(c) || signs.task.contains(c));
    // 渝府发〔2021〕 and a number is a document's number, unless 第 or 任务 stands between.
    let of_document = fold(&words[plan.len()..]).is_empty() && ends_in_year(&fold(plan));
    let named = !fold(&words[plan.len()..]).trim_matches(' ').is_empty();
    let is_task = if plan.is_empty() { named } else { !of_document };
    is_task.then(|| (plan, run[first..].to_owned()))
}

/// Whether a key ends in a year that belongs to no id in letters.
fn ends_in_year(key: &str) -> bool {
    let key = key.strip_suffix(' ').unwrap_or(key);
    let Some(at) = key
        .len()
        .checked_sub(4)
        .filter(|at| key.is_char_boundary(*at))
    else {
        return false;
    };
    let (words, year) = key.split_at(at);
    is_year(year)
        && words.ends_with(|c: char| !c.is_ascii_digit() && !c.is_ascii_lowercase() && c != '-')
}

fn is_year(text: &str) -> bool {
    text.len() == 4
        && (text.starts_with("19") || text.starts_with("20"))
        && text.bytes().all(|b| b.is_ascii_digit())
}

/// The number of a document in the usual spelling, where a term has another: 国发2021年第19号, 国发2021-19.
pub(super) fn document_number(term: &str) -> Option<String> {
    let signs = &words().queries;
    let (rest, mark) = match term.strip_suffix(&signs.number_ends) {
        Some(rest) => (rest, signs.number_ends.as_str()),
        None => (term, ""),
    };
    let head = rest.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = rest[head.len()..].trim_start_matches('0');
    let body = (signs.joins.iter()).find_map(|join| head.strip_suffix(join.as_str()))?;
    let at = body
        .len()
        .checked_sub(4)
        .filter(|at| body.is_char_boundary(*at))?;
    let (words, year) = body.split_at(at);
    let named = words.ends_with(|c: char| !c.is_ascii_digit());
    (named && is_year(year) && !number.is_empty()).then(|| format!("{body}{number}{mark}"))
}
