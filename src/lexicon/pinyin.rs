//! Pinyin of names: for ids, for sorting and for finding a body by typing its syllables.
//!
//! The dictionary reads character by character; words it misreads stand in the lexicon, longest first.

use std::sync::LazyLock;

use pinyin::ToPinyin as _;

use super::atlas::words;

/// Misread words, the longest first, so that 人行 does not hide 人行…营管部.
static PHRASES: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
    let mut phrases: Vec<(&str, &str)> = words()
        .pinyin
        .iter()
        .map(|(word, syllables)| (word.as_str(), syllables.as_str()))
        .collect();
    phrases.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    phrases
});

/// The syllables of a text, lower case without tones; runs of ASCII letters and digits are one syllable
/// each; anything else is left out.
pub(crate) fn syllables(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut latin = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some((word, reading)) = PHRASES.iter().find(|(word, _)| rest.starts_with(word)) {
            flush(&mut latin, &mut out);
            out.extend(reading.split(' ').map(str::to_owned));
            rest = &rest[word.len()..];
            continue;
        }
        rest = &rest[c.len_utf8()..];
        if c.is_ascii_alphanumeric() {
            latin.push(c.to_ascii_lowercase());
            continue;
        }
        flush(&mut latin, &mut out);
        if let Some(reading) = c.to_pinyin() {
            out.push(reading.plain().replace('ü', "v"));
        }
    }
    flush(&mut latin, &mut out);
    out
}

/// Ends a run of ASCII.
fn flush(latin: &mut String, out: &mut Vec<String>) {
    if !latin.is_empty() {
        out.push(std::mem::take(latin));
    }
}

/// The syllables joined, cut at a syllable so that at most `limit` bytes stand there.
pub(crate) fn joined(text: &str, limit: usize) -> String {
    let mut out = String::new();
    for syllable in syllables(text) {
        if out.len() + syllable.len() > limit {
            break;
        }
        out.push_str(&syllable);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{joined, syllables};

    #[test]
    fn misread_words_are_read_by_the_table() {
        assert_eq!(syllables("重庆银行").join(" "), "chong qing yin hang");
        assert_eq!(syllables("长寿区12号A").join(" "), "chang shou qu 12 hao a");
        assert_eq!(joined("科技局", 5), "keji");
    }
}
