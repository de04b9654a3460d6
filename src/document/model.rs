//! What every reader gives and all recognition works on: lines and tables, with places.
//!
//! A reader turns bytes into a linear text (for text files the file itself; for Word, web and Excel files one
//! paragraph or cell a line) and blocks whose [`Text`]s point into it. Recognition moves, joins and splits
//! `Text`s and never loses where a character came from, so that every character can be accounted for and
//! every finding can say where it stands.

use std::ops::Range;

use crate::diag::Diagnostic;
use crate::source::Source;
use crate::text::Text;

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
    /// What the format says of the document beyond its blocks.
    pub layout: Layout,
}

/// How a format lays a document out, beyond one block after the other.
#[derive(Debug, Clone)]
pub enum Layout {
    /// One block after the other: text, Markdown, Word.
    Flow,
    /// Sheets of a workbook: one table each, which may be empty, and for each its name.
    Book(Vec<Text>),
    /// A web page: its elements, each before those in it.
    Page(Vec<Element>),
}

/// An element of a web page, outside of the cells of tables, and what of the linear text stands in it.
#[derive(Debug, Clone)]
pub struct Element {
    /// The element that it stands in, by its index.
    pub parent: Option<usize>,
    /// Its name, such as `div`.
    pub name: String,
    /// The words of its class and its id, in lower case.
    pub words: Vec<String>,
    /// How many characters of text it holds outside of links, blanks not counted.
    pub weight: usize,
    /// Bytes of [`Document::source`].
    pub range: Range<usize>,
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
    /// Whether nobody knows what it shows, as of a formula without a value: it is not blank.
    pub unknown: bool,
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
            unknown: false,
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
