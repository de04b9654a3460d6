//! How a byte of a file becomes a place that a person can find: a line, a column, the line's words.
//!
//! Lines and columns are made here and nowhere else, and only where a finding is made; until then positions are
//! spans. Columns count characters (Unicode scalar values), from 1, because that is what a person counts in a Chinese
//! line; carets are drawn by display width.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

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
    /// The line's text, for showing; empty where there is no line to show.
    pub excerpt: Arc<str>,
}

impl Source {
    /// The place of a byte range; a range over several lines is cut at the end of its first line.
    pub fn place(&self, range: Range<usize>) -> Place {
        let start = floor_char(&self.text, range.start);
        let line_start = self.text[..start].rfind('\n').map_or(0, |i| i + 1);
        let line_end = self.text[start..]
            .find('\n')
            .map_or(self.text.len(), |i| start + i);
        let end = floor_char(&self.text, range.end).clamp(start, line_end);
        Place {
            file: self.path.as_str().into(),
            line: 1 + self.text[..line_start].matches('\n').count() as u32,
            column: 1 + self.text[line_start..start].chars().count() as u32,
            width: (self.text[start..end].chars().count() as u32).max(1),
            excerpt: self.text[line_start..line_end].into(),
        }
    }

    /// The place of a whole line, from 1.
    pub fn line_place(&self, line: u32) -> Place {
        let start = self
            .text
            .split_inclusive('\n')
            .take(line.saturating_sub(1) as usize)
            .map(str::len)
            .sum();
        let end = self.text[start..]
            .find('\n')
            .map_or(self.text.len(), |i| start + i);
        self.place(start..end)
    }
}

/// A source that finds places quickly: for stages that may need many of one file.
///
/// [`Source::place`] reads the file from the top each time; this counts its lines once, when a place is first
/// asked for.
#[derive(Debug, Clone)]
pub struct Lines {
    source: Arc<Source>,
    /// Where each line begins.
    starts: Arc<OnceLock<Vec<u32>>>,
}

impl Lines {
    /// For places in a source.
    pub fn new(source: Arc<Source>) -> Self {
        Self {
            source,
            starts: Arc::default(),
        }
    }

    /// The source.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// The same place as [`Source::place`] gives.
    pub fn place(&self, span: impl Into<Span>) -> Place {
        let range = span.into().range();
        let text = &self.source.text;
        let starts = self.starts.get_or_init(|| {
            let breaks = text.match_indices('\n');
            let below = breaks.map(|(at, _)| at as u32 + 1);
            std::iter::once(0).chain(below).collect()
        });
        let start = floor_char(text, range.start);
        let line = starts.partition_point(|&at| at as usize <= start) - 1;
        let line_start = starts[line] as usize;
        let line_end = starts
            .get(line + 1)
            .map_or(text.len(), |&next| next as usize - 1)
            .max(start);
        let end = floor_char(text, range.end).clamp(start, line_end);
        Place {
            file: self.source.path.as_str().into(),
            line: 1 + line as u32,
            column: 1 + text[line_start..start].chars().count() as u32,
            width: (text[start..end].chars().count() as u32).max(1),
            excerpt: text[line_start..line_end].into(),
        }
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
    use std::sync::Arc;

    use super::{Lines, Source};

    #[test]
    fn lines_give_the_same_places_as_the_source() {
        let source = Source::new("a.md", "甲乙\n\n丙丁戊\n");
        let lines = Lines::new(Arc::new(source.clone()));
        for start in 0..=source.text.len() {
            for end in start..=source.text.len() {
                assert_eq!(lines.place(start..end), source.place(start..end));
            }
        }
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
