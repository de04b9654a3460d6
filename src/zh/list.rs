//! Where a text may be cut: separators count only outside of brackets and quotation marks.
//!
//! 有关省（自治区、直辖市） is one name, and so is 《国家职业资格目录（专业技术人员资格）》中的实施部门.
//! A bracket without its partner is taken as an ordinary character, so one slip cannot swallow the rest.

use std::ops::Range;

/// The outermost bracketed stretches of a text, each with its brackets, in order.
pub fn brackets(text: &str) -> Vec<Range<usize>> {
    let mut open = Open::default();
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices() {
        let closes = is_closing(c) || c == '"' && open.counts(c) > 0;
        if closes && let Some((start, inside)) = open.close(round(c)) {
            found.truncate(inside);
            found.push(start..at + c.len_utf8());
        } else if let Some(partner) = partner(c).filter(|_| !closes) {
            open.push(at, partner, found.len());
        }
    }
    found
}

/// Open brackets still without a partner.
#[derive(Default)]
struct Open {
    /// Where each stands, what closes it, and the number of finished stretches before it.
    all: Vec<(usize, char, usize)>,
    /// How many of them each sign closes, so that one that closes none is not looked for among all.
    counts: Vec<(char, usize)>,
}

impl Open {
    fn counts(&self, close: char) -> usize {
        let count = self.counts.iter().find(|(sign, _)| *sign == close);
        count.map_or(0, |(_, count)| *count)
    }

    fn push(&mut self, at: usize, close: char, found: usize) {
        self.all.push((at, close, found));
        match self.counts.iter_mut().find(|(sign, _)| *sign == close) {
            Some((_, count)) => *count += 1,
            None => self.counts.push((close, 1)),
        }
    }

    /// Takes the nearest that a sign closes; what stands open inside it was no bracket.
    fn close(&mut self, close: char) -> Option<(usize, usize)> {
        if self.counts(close) == 0 {
            return None;
        }
        while let Some((at, sign, found)) = self.all.pop() {
            if let Some((_, count)) = self.counts.iter_mut().find(|(one, _)| *one == sign) {
                *count -= 1;
            }
            if sign == close {
                return Some((at, found));
            }
        }
        None
    }
}

/// The pieces of a text between separators outside of brackets, as byte ranges; the separators are the gaps.
///
/// A text of n separators has n + 1 pieces, some of them perhaps empty.
pub fn split(text: &str, is_separator: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for (at, c) in outside(text) {
        if is_separator(c) {
            pieces.push(start..at);
            start = at + c.len_utf8();
        }
    }
    pieces.push(start..text.len());
    pieces
}

/// What stands in the round brackets that a text begins and ends with; none where it has none.
pub fn inside(text: &str) -> Option<Range<usize>> {
    let inner = text.strip_prefix(['（', '('])?;
    let start = text.len() - inner.len();
    let inner = inner.strip_suffix(['）', ')'])?;
    Some(start..start + inner.len())
}

/// A text without the round brackets at its ends, those without their partner too.
pub fn unbracketed(text: &str) -> &str {
    text.trim_matches(['（', '(', '）', ')'])
}

/// A text without a bracket that stands at its end, if something stands before it.
pub fn without_last_bracket(text: &str) -> &str {
    let text = text.trim();
    match last_bracket(text) {
        Some(last) => text[..last.start].trim_end(),
        None => text,
    }
}

/// The bracket at the end of a text, if something stands before it.
pub fn last_bracket(text: &str) -> Option<Range<usize>> {
    let last = brackets(text).pop()?;
    (last.end == text.len() && last.start > 0).then_some(last)
}

/// The characters of a text outside of brackets, with their positions.
pub fn outside(text: &str) -> impl Iterator<Item = (usize, char)> {
    let stretches = brackets(text);
    let mut next = 0;
    text.char_indices().filter(move |&(at, _)| {
        while stretches.get(next).is_some_and(|r| r.end <= at) {
            next += 1;
        }
        stretches.get(next).is_none_or(|r| at < r.start)
    })
}

/// The closing sign of an opening one, of one kind for both widths.
fn partner(c: char) -> Option<char> {
    Some(match c {
        '（' | '(' => ')',
        '〔' | '[' | '［' | '【' => ']',
        '《' => '》',
        '〈' => '〉',
        '“' => '”',
        '‘' => '’',
        '「' => '」',
        '"' => '"',
        _ => return None,
    })
}

/// Whether a character closes a bracket.
fn is_closing(c: char) -> bool {
    matches!(
        c,
        '）' | ')' | '〕' | ']' | '］' | '】' | '》' | '〉' | '”' | '’' | '」'
    )
}

/// Closing brackets of both widths as one.
fn round(c: char) -> char {
    match c {
        '）' => ')',
        '〕' | '］' | '】' => ']',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::{brackets, inside, split, unbracketed};

    fn names(text: &str) -> Vec<&str> {
        split(text, |c| "、，；".contains(c))
            .into_iter()
            .map(|r| &text[r])
            .collect()
    }

    #[test]
    fn separators_in_brackets_do_not_cut() {
        assert_eq!(
            names("自贸办（中新办），有关省（自治区、直辖市）"),
            ["自贸办（中新办）", "有关省（自治区、直辖市）"]
        );
        assert_eq!(
            names("市教委、《目录（甲、乙）》中的、实施部门"),
            ["市教委", "《目录（甲、乙）》中的", "实施部门"]
        );
        assert_eq!(names("“甲、乙”，丙"), ["“甲、乙”", "丙"]);
        assert_eq!(names(""), [""]);
    }

    #[test]
    fn a_bracket_without_partner_is_an_ordinary_character() {
        assert_eq!(names("甲（乙、丙"), ["甲（乙", "丙"]);
        assert_eq!(names("甲）乙、丙"), ["甲）乙", "丙"]);
        assert_eq!(names("（甲、乙)、丙"), ["（甲、乙)", "丙"]);
    }

    #[test]
    fn what_brackets_hold() {
        let held = |text: &'static str| inside(text).map(|range| &text[range]);
        assert_eq!(held("（试行)"), Some("试行"));
        assert_eq!(held("试行）"), None);
        assert_eq!(unbracketed("试行）"), "试行");
    }

    #[test]
    fn only_outermost_brackets_are_told() {
        let text = "甲（乙（丙）丁）戊[己]";
        let found: Vec<_> = brackets(text).into_iter().map(|r| &text[r]).collect();
        assert_eq!(found, ["（乙（丙）丁）", "[己]"]);
    }
}
