//! The intermediate form that every reader gives and all recognition works on: lines and tables, with places.
//!
//! A reader turns bytes into a linear text (for text files the file itself; for Word, web and Excel files one
//! paragraph or cell a line) and blocks whose [`Text`]s point into it. Recognition moves, joins and splits
//! `Text`s and never loses where a character came from, so that every character can be accounted for and
//! every finding can say where it stands.

pub mod account;
pub mod read;

use std::ops::Range;

use crate::diag::Diagnostic;
use crate::source::{Place, Source};

/// A document as its reader saw it.
#[derive(Debug, Clone)]
pub struct Document {
    /// The linear text that all [`Text`]s point into, under the name of the file.
    pub source: Source,
    /// The blocks from top to bottom.
    pub blocks: Vec<Block>,
    /// What the reader left out already (page furniture, deleted revisions), as ranges of the linear text.
    pub removed: Vec<Removed>,
    /// What the reader has to say.
    pub findings: Vec<Diagnostic>,
}

/// A stretch of the source that does not go into the plan, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removed {
    /// Bytes of [`Document::source`].
    pub range: Range<usize>,
    /// The reason, in Chinese, as the report shows it.
    pub reason: &'static str,
}

/// A block of a document.
#[derive(Debug, Clone)]
pub enum Block {
    /// A paragraph or a line of text.
    Line(Line),
    /// A table.
    Table(Table),
}

/// A paragraph or a line of text.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its text, with leading blanks and tabs as they stand.
    pub text: Text,
    /// The heading level that a style gives it, from 1, if one does.
    pub level: Option<u8>,
    /// Whether an empty line (or a new page) stands before it.
    pub gap: bool,
}

/// A table: rows of cells on a grid.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// How many columns the grid has.
    pub columns: usize,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// Its cells from left to right; columns without a cell of their own are covered by a wider or taller one.
    pub cells: Vec<Cell>,
    /// Whether a page or a piece of the table ends before it, so that the row above may go on in it.
    pub after_break: bool,
    /// Whether it stood between the rows as running text, outside of any cell.
    pub loose: bool,
}

/// A cell.
#[derive(Debug, Clone)]
pub struct Cell {
    /// Its first column, from 0.
    pub column: usize,
    /// How many columns it covers.
    pub width: usize,
    /// How many rows it covers, itself included.
    pub height: usize,
    /// Its paragraphs or lines.
    pub lines: Vec<Text>,
}

impl Cell {
    /// A cell of one column and one row.
    pub fn new(column: usize, lines: Vec<Text>) -> Self {
        Self {
            column,
            width: 1,
            height: 1,
            lines: lines
                .into_iter()
                .map(|l| l.trim())
                .filter(|l| !l.is_empty())
                .collect(),
        }
    }

    /// Its lines as one text, joined without anything between.
    pub fn joined(&self) -> Text {
        let mut text = Text::default();
        for line in &self.lines {
            text.push(line);
        }
        text
    }

    /// Whether it holds nothing but blanks.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }
}

/// A text that knows where its characters come from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    text: String,
    /// Where each run of `text` begins, and where that stands in the source; nowhere for a line break.
    runs: Vec<(usize, Option<usize>)>,
}

impl Text {
    /// The text of a range of the source.
    pub fn from_source(source: &str, range: Range<usize>) -> Self {
        if range.is_empty() {
            return Self::default();
        }
        Self {
            text: source[range.clone()].to_owned(),
            runs: vec![(0, Some(range.start))],
        }
    }

    /// Words that a person gave and that stand nowhere in the source.
    pub fn given(words: &str) -> Self {
        Self {
            text: words.to_owned(),
            runs: vec![(0, None)],
        }
    }

    /// The characters.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether there are no characters.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// A part of it; `range` must lie on character borders.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> Self {
        let mut out = Self::default();
        for (run, source) in self.ranges() {
            let (from, to) = (run.start.max(range.start), run.end.min(range.end));
            if from < to {
                out.runs
                    .push((out.text.len(), source.map(|s| s + from - run.start)));
                out.text.push_str(&self.text[from..to]);
            }
        }
        out
    }

    /// Without blanks at both ends.
    #[must_use]
    pub fn trim(&self) -> Self {
        let start = self.text.len() - self.text.trim_start().len();
        let end = self.text.trim_end().len();
        if start == 0 && end == self.text.len() {
            return self.clone();
        }
        self.slice(start..end.max(start))
    }

    /// Puts another text behind it, with nothing between.
    pub fn push(&mut self, other: &Self) {
        let base = self.text.len();
        self.runs
            .extend(other.runs.iter().map(|&(at, source)| (base + at, source)));
        self.text.push_str(&other.text);
    }

    /// Puts a line break behind it.
    pub fn push_break(&mut self) {
        self.push_layout("\n");
    }

    /// Puts characters behind it that are layout, not content: blanks and line breaks only.
    pub fn push_layout(&mut self, blanks: &str) {
        debug_assert!(blanks.chars().all(char::is_whitespace));
        self.runs.push((self.text.len(), None));
        self.text.push_str(blanks);
    }

    /// Where it begins in the source, if any of it comes from there.
    pub fn start(&self) -> Option<usize> {
        self.runs.iter().find_map(|&(_, source)| source)
    }

    /// The ranges of the source that it consists of, in its own order.
    pub fn sources(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        self.ranges()
            .filter_map(|(run, source)| source.map(|s| s..s + run.len()))
    }

    /// Where a byte of it stands in the source; the nearest one before it for layout.
    pub fn source_at(&self, at: usize) -> Option<usize> {
        let mut last = None;
        for (run, source) in self.ranges() {
            if run.start > at {
                break;
            }
            if let Some(source) = source {
                last = Some(source + (at.min(run.end) - run.start));
            }
        }
        last
    }

    /// Its place in the document: its first stretch that comes from the source.
    pub fn place(&self, source: &Source) -> Place {
        match self.sources().next() {
            Some(range) => source.place(range),
            None => Place::file(source.path.clone()),
        }
    }

    fn ranges(&self) -> impl Iterator<Item = (Range<usize>, Option<usize>)> + '_ {
        self.runs.iter().enumerate().map(|(i, &(at, source))| {
            let end = self.runs.get(i + 1).map_or(self.text.len(), |r| r.0);
            (at..end, source)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Text;

    #[test]
    fn a_text_keeps_where_its_parts_come_from() {
        let source = "市科技局　市教委";
        let mut text = Text::from_source(source, 0..12);
        text.push_break();
        text.push(&Text::from_source(source, 15..24));
        assert_eq!(text.as_str(), "市科技局\n市教委");
        let cut = text.slice(3..19);
        assert_eq!(cut.as_str(), "科技局\n市教");
        assert_eq!(cut.sources().collect::<Vec<_>>(), [3..12, 15..21]);
    }
}
