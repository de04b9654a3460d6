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

/// The characters of a text that [`bare`] keeps, each with its place in the text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Bare {
    /// The characters.
    pub(crate) chars: Vec<char>,
    /// The bytes of the text that each of them stands for.
    bytes: Vec<Range<u32>>,
}

impl Bare {
    /// The characters of a text.
    pub(crate) fn of(text: &str) -> Self {
        let mut out = Self::default();
        for (at, c) in text.char_indices() {
            let bytes = at as u32..(at + c.len_utf8()) as u32;
            for c in bare(c.encode_utf8(&mut [0; 4])).chars() {
                out.chars.push(c);
                out.bytes.push(bytes.clone());
            }
        }
        out
    }

    /// Where a part of the characters stands in the text, in bytes; of an empty part, the character behind it, or
    /// the last one at the end.
    pub(crate) fn range(&self, part: Range<usize>) -> Range<usize> {
        let Some(most) = self.bytes.len().checked_sub(1) else {
            return 0..0;
        };
        let start = part.start.min(most);
        let last = part.end.saturating_sub(1).clamp(start, most);
        self.bytes[start].start as usize..self.bytes[last].end as usize
    }

    /// How many of the characters stand before a byte of the text.
    pub(crate) fn before(&self, byte: usize) -> usize {
        self.bytes
            .partition_point(|bytes| (bytes.start as usize) < byte)
    }

    /// A part of the characters.
    pub(crate) fn slice(&self, part: Range<usize>) -> Self {
        Self {
            chars: self.chars[part.clone()].to_vec(),
            bytes: self.bytes[part].to_vec(),
        }
    }

    /// Where the text first says `words`, in bytes; blanks, punctuation and width do not matter.
    pub(crate) fn find(&self, words: &str) -> Option<Range<usize>> {
        let words: Vec<char> = bare(words).chars().collect();
        let count = Some(words.len()).filter(|count| *count > 0)?;
        let at = self.chars.windows(count).position(|part| part == words)?;
        Some(self.range(at..at + count))
    }
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
    use super::{Bare, bare};

    #[test]
    fn bare_characters_keep_their_places() {
        let text = "一、“保税＋”５０％条件";
        let kept = Bare::of(text);
        assert_eq!(kept.chars.iter().collect::<String>(), bare(text));
        assert_eq!(&text[kept.range(1..4)], "保税＋");
        assert_eq!(&text[kept.range(9..9)], "件");
        assert_eq!(kept.before("一、".len()), 1);
        let found = kept.find("税+ 50").map(|range| &text[range]);
        assert_eq!(found, Some("税＋”５０"));
        assert_eq!(kept.find("，"), None);
    }

    #[test]
    fn percent_falls_and_plus_stays() {
        assert_eq!(bare("“建立”、A-1（二）：《办法》；完。 "), "建立A1二办法完");
        assert_eq!(
            bare("“保税＋”，５０％ 条件；《单证册》"),
            "保税+50条件单证册"
        );
    }
}
