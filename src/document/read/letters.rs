//! Letters that look like others, or like nothing: mended when a file is read, counted, and told.
//!
//! Copies from PDFs write ⽔ (a radical) for 水; copies from web pages leave characters without width inside of
//! names. A reader sees no difference, a search finds nothing.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization as _;

use crate::diag::{Code, Diagnostic};
use crate::source::Source;

/// Radicals that Unicode gives no normal form, each before the letter that it looks like.
static RADICALS: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    include_str!("radicals.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut signs = line.chars();
            Some((signs.next()?, signs.next()?))
        })
        .collect()
});

/// A kind of letters, and what is done with them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// Another letter that looks the same.
    Alike(char),
    /// Cannot be seen: left out.
    Unseen,
    /// Controls machines: left out.
    Control,
    /// Of the private area, which every font fills as it likes: kept.
    Private,
    /// What a conversion could not read: kept.
    Unread,
}

impl Kind {
    fn of(c: char) -> Option<Self> {
        match c {
            '\n' | '\t' | '\r' | '\u{c}' => None,
            '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}' => Some(Self::Unseen),
            '\u{2e80}'..='\u{2fdf}' | '\u{f900}'..='\u{faff}' => {
                let normal = RADICALS.get(&c).copied().or_else(|| c.nfkc().next());
                normal.filter(|&normal| normal != c).map(Self::Alike)
            }
            '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10fffd}' => Some(Self::Private),
            '\u{fffd}' => Some(Self::Unread),
            c if c.is_control() => Some(Self::Control),
            _ => None,
        }
    }

    /// Its place among the counts.
    fn index(self) -> usize {
        match self {
            Self::Alike(_) => 0,
            Self::Unseen => 1,
            Self::Control => 2,
            Self::Private => 3,
            Self::Unread => 4,
        }
    }
}

/// What was found of each kind: how often, and where first.
#[derive(Debug, Default)]
pub(crate) struct Letters {
    found: [Option<Found>; 5],
}

/// Letters of one kind.
#[derive(Debug)]
struct Found {
    count: usize,
    /// In the mended text.
    first: Range<usize>,
    sign: char,
    normal: Option<char>,
}

impl Letters {
    /// A text with its letters mended and all of them counted; it will stand at `start` of the linear text.
    pub(crate) fn mend(&mut self, text: &str, start: usize) -> String {
        self.go_through(text, start, true)
    }

    /// The same for a piece of a text that will be mended as a whole later: letters that stay are counted then.
    pub(crate) fn mend_piece(&mut self, text: &str, start: usize) -> String {
        self.go_through(text, start, false)
    }

    fn go_through(&mut self, text: &str, start: usize, is_whole: bool) -> String {
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            let Some(kind) = Kind::of(c) else {
                out.push(c);
                continue;
            };
            let at = start + out.len();
            let normal = match kind {
                Kind::Alike(normal) => Some(normal),
                _ => None,
            };
            match kind {
                Kind::Alike(normal) => out.push(normal),
                Kind::Private | Kind::Unread => {
                    out.push(c);
                    if !is_whole {
                        continue;
                    }
                }
                Kind::Unseen | Kind::Control => {}
            }
            let found = self.found[kind.index()].get_or_insert(Found {
                count: 0,
                first: at..start + out.len(),
                sign: c,
                normal,
            });
            found.count += 1;
        }
        out
    }

    /// What there is to tell of a linear text.
    pub(crate) fn findings(&self, source: &Source) -> Vec<Diagnostic> {
        let kinds = self.found.iter().enumerate();
        kinds
            .filter_map(|(index, found)| Some((index, found.as_ref()?)))
            .map(|(index, found)| {
                let Found { count, sign, .. } = found;
                let code = u32::from(*sign);
                let message = match (index, found.normal) {
                    (0, Some(normal)) => format!(
                        "{count} 个部首或兼容区的字已换成通用的字，如“{sign}”（U+{code:04X}）换成“{normal}”"
                    ),
                    (1, _) => format!("已去掉 {count} 个看不见的字符，如 U+{code:04X}"),
                    (2, _) => format!("已去掉 {count} 个控制字符，如 U+{code:04X}"),
                    (3, _) => format!(
                        "{count} 个造字区的字符（如 U+{code:04X}）在别的机器上显示不出，照原样保留"
                    ),
                    _ => format!("{count} 个字没有转换出来，显示为“{sign}”"),
                };
                let help = match index {
                    0..=2 => "看起来没有变化；请核对单位名称。",
                    _ => "请对照原件改正。",
                };
                let place = source.place(found.first.clone());
                Diagnostic::new(Code::OddSign, place, message).help(help)
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Letters, RADICALS};
    use crate::source::Source;

    #[test]
    fn letters_are_mended_and_told() {
        let mut letters = Letters::default();
        let text = letters.mend(
            "县\u{2f54}务局\u{200b}和⻥业局\u{0}，\u{f900}\u{e000}\u{fffd}。",
            0,
        );
        assert_eq!(text, "县水务局和鱼业局，豈\u{e000}\u{fffd}。");
        let findings = letters.findings(&Source::new("a", &text));
        let told: Vec<_> = findings
            .iter()
            .map(|f| (f.message.as_str(), f.place.column))
            .collect();
        assert_eq!(
            told,
            [
                (
                    "3 个部首或兼容区的字已换成通用的字，如“⽔”（U+2F54）换成“水”",
                    2
                ),
                ("已去掉 1 个看不见的字符，如 U+200B", 5),
                ("已去掉 1 个控制字符，如 U+0000", 9),
                (
                    "1 个造字区的字符（如 U+E000）在别的机器上显示不出，照原样保留",
                    11
                ),
                ("1 个字没有转换出来，显示为“\u{fffd}”", 12),
            ]
        );
        assert!(RADICALS.iter().all(|(radical, letter)| radical != letter));
    }
}
