//! The days that a text names with their year, and what they mean for certain: 2025年底前, 到2027年, 2023—2025年.

use std::ops::Range;

use crate::grammar;
use crate::lexicon::proof::words;
use crate::plan::Due;

/// A date in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct When {
    /// Its bytes, from the year to 底前.
    pub(super) range: Range<usize>,
    /// The days that it means.
    pub(super) due: Due,
    /// Something is to be done by then: 前 behind it, or 到 before it.
    pub(super) by: bool,
}

/// The dates of a text that have their year and mean certain days, in order. Those in 《》 belong to titles.
pub(super) fn whens(text: &str) -> Vec<When> {
    let words = &words().deadlines;
    let mut out: Vec<When> = Vec::new();
    let (mut end, mut titles) = (0, 0);
    for (at, c) in text.char_indices() {
        match c {
            '《' => titles += 1,
            '》' => titles -= 1,
            _ => {}
        }
        let begins = c.is_ascii_digit() && !text[..at].ends_with(|c: char| c.is_ascii_digit());
        if at < end || titles > 0 || !begins {
            continue;
        }
        let Some(length) = years(&text[at..]).or_else(|| of_year(&text[at..])) else {
            continue;
        };
        end = at + length;
        let rest = &text[end..];
        let more = words.before.start(rest).map_or(0, str::len);
        let printed = &text[at..end];
        if words.past.end(&text[..at]).is_some() || words.since.start(rest).is_some() {
            continue;
        }
        if let Some(due) = grammar::due(printed) {
            out.push(When {
                range: at..end + more,
                due,
                by: more > 0 || printed.ends_with('前') || words.by.end(&text[..at]).is_some(),
            });
        }
    }
    out
}

/// How long the dates are with which a text begins, if they begin with a year.
fn of_year(text: &str) -> Option<usize> {
    let figures = text.bytes().take_while(u8::is_ascii_digit).count();
    let dated = figures == 4 && text[figures..].starts_with('年');
    dated.then(|| grammar::opening_dates(text)).flatten()
}

/// How long 2023—2025年 is, of which only the last year has its sign.
fn years(text: &str) -> Option<usize> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let last = rest.trim_start_matches(['—', '-', '－', '–', '~', '～', '至']);
    let behind = last.trim_start_matches(|c: char| c.is_ascii_digit());
    let length = |from: &str, to: &str| from.len() - to.len();
    let four = length(text, rest) == 4 && length(last, behind) == 4 && last.len() < rest.len();
    (four && behind.starts_with('年')).then(|| length(text, behind) + '年'.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::whens;

    #[test]
    fn dates_with_their_year() {
        let found = |text: &str| -> Vec<(String, String, bool)> {
            let all = whens(text).into_iter();
            all.map(|when| {
                (
                    text[when.range].to_owned(),
                    when.due.to.to_string(),
                    when.by,
                )
            })
            .collect()
        };
        let one = |words: &str, to: &str, by: bool| vec![(words.to_owned(), to.to_owned(), by)];
        for (text, words, to, by) in [
            ("于2025年底前完成", "2025年底前", "2025-12-31", true),
            ("到2027年，全县", "2027年", "2027-12-31", true),
            ("行动期2023—2025年", "2023—2025年", "2025-12-31", false),
            ("试点期至2025年底", "2025年底", "2025-12-31", true),
        ] {
            assert_eq!(found(text), one(words, to, by), "{text}");
        }
        for none in [
            "《方案（2023—2025年）》",
            "较2020年提高",
            "2020年以来",
            "每年12月",
            "12025年",
        ] {
            assert_eq!(found(none), [], "{none}");
        }
    }
}
