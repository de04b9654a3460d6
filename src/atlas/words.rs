//! Normal forms of text for comparing, never for showing.
//!
//! `bare` is what "equal" means in the definition of an identical task: NFKC without blanks, control
//! characters and punctuation.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;

use crate::lexicon::atlas::words;

/// NFKC without blanks, control characters and punctuation.
pub(crate) fn bare(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{4e00}'..='\u{9fff}' => out.push(c),
            c if c.is_ascii() => {
                if !is_dropped(c) {
                    out.push(c);
                }
            }
            // They and what NFKC makes of them are punctuation.
            '、' | '。' | '，' | '；' | '：' | '“' | '”' | '（' | '）' | '《' | '》' =>
                {}
            // Any other character may belong together with its neighbours.
            _ => return text.nfkc().filter(|c| !is_dropped(*c)).collect(),
        }
    }
    out
}

/// The first place where a text says `words`, and there that of a part of them, in characters; blanks,
/// punctuation and width do not matter.
pub(crate) fn find_loosely(text: &str, words: &str, part: Range<usize>) -> Option<Range<usize>> {
    let wanted: Vec<char> = bare(words).chars().collect();
    let first = *wanted.first()?;
    let part = part.start.min(wanted.len() - 1)..part.end.min(wanted.len());
    let mut found: Vec<(usize, usize, char)> = Vec::new();
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        found.extend(
            bare(c.encode_utf8(&mut [0; 4]))
                .chars()
                .map(|c| (at, end, c)),
        );
    }
    (0..found.len())
        .filter(|at| found[*at].2 == first && at + wanted.len() <= found.len())
        .find(|at| {
            wanted
                .iter()
                .zip(&found[*at..])
                .all(|(a, (_, _, b))| a == b)
        })
        .map(|at| found[at + part.start].0..found[at + part.end.max(part.start + 1) - 1].1)
}

/// A name with every known long form of its parts made short, until nothing changes: 市场监督管理局 and 市监局
/// are then the same.
pub(crate) fn shortened(name: &str) -> String {
    let mut out = name.to_owned();
    loop {
        let mut next = out.clone();
        for (long, short) in &words().names.short_forms {
            next = next.replace(long.as_str(), short);
        }
        if next == out {
            return out;
        }
        out = next;
    }
}

/// The key of a name: NFKC without blanks; brackets stay, they belong to names.
pub(crate) fn name_key(text: &str) -> String {
    text.nfkc().filter(|c| !c.is_whitespace()).collect()
}

/// Blank, control or punctuation (Unicode Z, C, P), among what occurs after NFKC.
pub(crate) fn is_dropped(c: char) -> bool {
    match c {
        '$' | '+' | '<' | '=' | '>' | '^' | '`' | '|' | '~' => false,
        c if c.is_ascii_punctuation() || c.is_whitespace() || c.is_control() => true,
        _ => DROPPED
            .iter()
            .any(|(first, last)| (*first..=*last).contains(&c)),
    }
}

/// Ranges of punctuation, format characters and private use beyond ASCII. 々 and 〇 are letters and stay.
const DROPPED: &[(char, char)] = &[
    ('\u{a1}', '\u{a1}'),
    ('\u{a7}', '\u{a7}'),
    ('\u{ab}', '\u{ab}'),
    ('\u{ad}', '\u{ad}'),
    ('\u{b6}', '\u{b7}'),
    ('\u{bb}', '\u{bb}'),
    ('\u{bf}', '\u{bf}'),
    ('\u{200b}', '\u{2027}'),
    ('\u{202a}', '\u{2043}'),
    ('\u{2045}', '\u{2051}'),
    ('\u{2053}', '\u{205e}'),
    ('\u{2060}', '\u{206f}'),
    ('\u{2e00}', '\u{2e5d}'),
    ('\u{3000}', '\u{3003}'),
    ('\u{3008}', '\u{3011}'),
    ('\u{3014}', '\u{301f}'),
    ('\u{3030}', '\u{3030}'),
    ('\u{303d}', '\u{303d}'),
    ('\u{30fb}', '\u{30fb}'),
    ('\u{e000}', '\u{f8ff}'),
    ('\u{fe10}', '\u{fe19}'),
    ('\u{fe30}', '\u{fe61}'),
    ('\u{feff}', '\u{feff}'),
];

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn percent_falls_and_plus_stays() {
        assert_eq!(bare("“建立”、A-1（二）：《办法》；完。 "), "建立A1二办法完");
        assert_eq!(
            bare("“保税＋”，５０％ 条件；《单证册》"),
            "保税+50条件单证册"
        );
    }
}
