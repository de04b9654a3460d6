//! How a byte of a file becomes a place that a person can find: a line, a column, the line's words.
//!
//! Lines and columns are made here and nowhere else, and only where a finding is made; until then positions are
//! spans. Columns count characters (Unicode scalar values), from 1, because that is what a person counts in a Chinese
//! line; carets are drawn by display width.

use std::ops::Range;
use std::sync::Arc;

use crate::source::Source;
use crate::text::{Span, Text};

/// Where something stands: a file, a line, and the characters of that line it covers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file's path relative to the site (or as given on the command line, for `import`).
    pub file: Arc<str>,
    /// The line, from 1.
    pub line: u32,
    /// The first character, from 1.
    pub column: u32,
    /// How many characters are meant; at least 1, never past the end of the line.
    pub width: u32,
    /// The line's text, for showing; of a long line what stands around the place; empty where there is no line to show.
    pub excerpt: Arc<str>,
    /// How many characters of the line stand before the excerpt.
    pub skipped: u32,
}

/// How many characters of a long line are shown before the first of those meant, and how many behind it.
const AROUND: usize = 500;

impl Source {
    /// The place of a byte range; a range over several lines is cut at the end of its first line.
    pub fn place(&self, range: Range<usize>) -> Place {
        let start = floor_char(&self.text, range.start);
        let number = self.line_of(start);
        let line = self.line(number).unwrap_or_default();
        let line = line.start..line.end.max(start);
        let end = floor_char(&self.text, range.end).clamp(start, line.end);
        let [first, at, last, behind] =
            [line.start, start, end, line.end].map(|at| self.characters_before(at));
        let column = at - first;
        let skipped = column.saturating_sub(AROUND);
        let shown = if behind - first > 2 * AROUND {
            let end = (at + AROUND).min(behind);
            self.byte_of(first + skipped)..self.byte_of(end).min(line.end)
        } else {
            line
        };
        let skipped = self.characters_before(shown.start) - first;
        Place {
            file: self.path.as_str().into(),
            line: 1 + number as u32,
            column: 1 + column as u32,
            width: ((last - at) as u32).max(1),
            excerpt: self.text[shown].into(),
            skipped: skipped as u32,
        }
    }

    /// The place of a whole line, from 1.
    pub fn line_place(&self, line: u32) -> Place {
        let range = self.line(line.saturating_sub(1) as usize);
        let end = self.text.len();
        self.place(range.unwrap_or(end..end))
    }

    /// The bytes that a place of this file shows; none if it shows none of it.
    pub(crate) fn shown(&self, place: &Place) -> Option<Range<usize>> {
        let line = self.line((place.line as usize).checked_sub(1)?)?;
        let start = self.byte_of(self.characters_before(line.start) + place.skipped as usize);
        let range = start..start + place.excerpt.len();
        (self.text.get(range.clone()) == Some(&*place.excerpt)).then_some(range)
    }
}

/// A source that is shared by those who tell places of it.
#[derive(Debug, Clone)]
pub struct Lines {
    source: Arc<Source>,
}

impl Lines {
    /// For places in a source.
    pub fn new(source: Arc<Source>) -> Self {
        Self { source }
    }

    /// The source.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// The same place as [`Source::place`] gives.
    pub fn place(&self, span: impl Into<Span>) -> Place {
        self.source.place(span.into().range())
    }
}

impl PartialEq for Lines {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source
    }
}

impl Eq for Lines {}

impl Text {
    /// Its place in the file that it comes from: its first stretch that stands there.
    pub fn place(&self, source: &Source) -> Place {
        match self.sources().next() {
            Some(range) => source.place(range),
            None => Place::file(source.path.clone()),
        }
    }
}

impl Place {
    /// The same place without its first characters.
    pub(crate) fn from(&self, skip: u32) -> Self {
        Self {
            column: self.column + skip,
            width: self.width.saturating_sub(skip).max(1),
            ..self.clone()
        }
    }

    /// A place that is a file as a whole.
    pub fn file(path: impl Into<Arc<str>>) -> Self {
        Self {
            file: path.into(),
            line: 1,
            column: 1,
            width: 1,
            excerpt: "".into(),
            skipped: 0,
        }
    }
}

/// The nearest character border at or before `at`.
fn floor_char(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::Source;

    #[test]
    fn places_are_those_that_counting_from_the_top_gives() {
        let text = format!("甲乙\n\n丙b{}\n丁", "戊c ".repeat(900));
        let source = Source::new("a.md", &text);
        for (at, c) in text.char_indices() {
            let place = source.place(at..at + c.len_utf8());
            let line = text[..at].rfind('\n').map_or(0, |before| before + 1);
            let column = text[line..at].chars().count();
            assert_eq!(place.line as usize, text[..at].matches('\n').count() + 1);
            assert_eq!(place.column as usize, column + 1);
            let shown = place.excerpt.chars().nth(column - place.skipped as usize);
            assert!(c == '\n' && shown.is_none() || shown == Some(c), "{at}");
            assert!(place.excerpt.chars().count() <= 1000);
            let range = source.shown(&place).expect("it shows its line");
            assert_eq!(&text[range], &*place.excerpt);
        }
        assert_eq!(source.place(text.len()..text.len()).line, 4);
    }

    #[test]
    fn columns_count_characters() {
        let source = Source::new("a.md", "第一行\r\n市科技局牵头\r\n");
        let at = source.text.find("牵头").expect("stands there");
        let place = source.place(at..at + "牵头".len());
        assert_eq!((place.line, place.column, place.width), (2, 5, 2));
        assert_eq!(&*place.excerpt, "市科技局牵头");
    }

    #[test]
    fn a_range_never_leaves_its_line_or_splits_a_character() {
        let source = Source::new("a.md", "甲乙\n丙");
        let place = source.place(1..99);
        assert_eq!((place.line, place.column, place.width), (1, 1, 2));
        assert_eq!(&*source.line_place(2).excerpt, "丙");
    }
}
