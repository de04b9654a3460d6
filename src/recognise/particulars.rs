//! The box of particulars that a site or an archive prints above a document: 发文机关：… 成文日期：…
//!
//! In a text it stands in lines of any shape: several to a line, with or without colons, between bars, the
//! word on one line and what it says on the next; its words may be spread (文　　号).

use std::ops::Range;

use crate::lexicon::layout;

/// A word of the box and what it says, which may be nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Particular {
    /// The word as `layout.toml` has it.
    pub(crate) key: &'static str,
    /// Where it begins.
    pub(crate) start: usize,
    /// Where the value stands, without blanks and bars around it.
    pub(crate) value: Range<usize>,
}

/// What stands around words and values: blanks, bars, colons, the dots of a list.
fn is_edge(c: char) -> bool {
    c.is_whitespace() || matches!(c, '|' | '｜' | '：' | ':' | '•' | '·' | '\u{200b}')
}

/// The particulars in a text, in order.
pub(crate) fn find(text: &str) -> Vec<Particular> {
    let mut found: Vec<Particular> = Vec::new();
    let mut free = true;
    let mut from = 0;
    for (at, c) in text.char_indices() {
        if at >= from
            && free
            && let Some((key, len)) = key(&text[at..])
        {
            found.push(Particular {
                key,
                start: at,
                value: at + len..text.len(),
            });
            from = at + len;
        }
        free = is_edge(c);
    }
    let starts: Vec<usize> = found.iter().skip(1).map(|p| p.start).collect();
    for (i, particular) in found.iter_mut().enumerate() {
        let end = starts.get(i).copied().unwrap_or(text.len());
        let value = &text[particular.value.start..end];
        let inner = value.trim_matches(is_edge);
        let lead = value.len() - value.trim_start_matches(is_edge).len();
        let start = particular.value.start + lead.min(value.len() - inner.len());
        particular.value = start..start + inner.len();
    }
    found
}

/// The word of the box that a text begins with, blanks between its letters or none, and how long it is there.
fn key(text: &str) -> Option<(&'static str, usize)> {
    let first = text.chars().next()?;
    let words = layout::words().particulars.iter();
    let words = words.filter(|word| word.starts_with(first));
    let lengths = words.filter_map(|word| {
        let mut letters = word.chars().peekable();
        for (at, c) in text.char_indices() {
            if letters.peek() == Some(&c) {
                letters.next();
            } else if letters.peek().is_none() {
                return is_edge(c).then_some((word.as_str(), at));
            } else if !c.is_whitespace() || c == '\n' {
                return None;
            }
        }
        letters
            .peek()
            .is_none()
            .then_some((word.as_str(), text.len()))
    });
    lengths.max_by_key(|(_, len)| *len)
}

#[cfg(test)]
mod tests {
    use super::find;

    fn read(text: &str) -> Vec<(&'static str, &str)> {
        find(text)
            .into_iter()
            .map(|p| (p.key, &text[p.value]))
            .collect()
    }

    #[test]
    fn words_and_values_in_lines_of_any_shape() {
        assert_eq!(
            read("发布机构 县政府办公室 文    号 云政办〔2023〕1号"),
            [("发布机构", "县政府办公室"), ("文号", "云政办〔2023〕1号")]
        );
        assert_eq!(
            read("发文字号 | 云政发〔2025〕33号 | 制发机构 | |"),
            [("发文字号", "云政发〔2025〕33号"), ("制发机构", "")]
        );
        assert_eq!(
            read("  • 索 引 号：01/2022-3\n    发文机关: 县司法局\n    文   号:\n"),
            [
                ("索引号", "01/2022-3"),
                ("发文机关", "县司法局"),
                ("文号", "")
            ]
        );
        assert_eq!(read("标题党的危害"), []);
    }
}
