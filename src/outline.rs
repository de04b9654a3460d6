//! A document in the form of a plan file: titles, headings, paragraphs, tables.
//!
//! Recognition gives it of a document as issued, Markdown gives it of a plan file; `plan` understands it, whichever
//! it came from.

use crate::text::{Span, Text};

/// A block, from top to bottom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: Kind,
    /// Where it stands.
    pub span: Span,
}

/// The kinds of block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A heading: level 1 is the title of a part, 2 一、, 3 （一） and so on, at most 6.
    Heading {
        /// Its level.
        level: u8,
        /// Its words with their number.
        words: Passage,
    },
    /// A paragraph.
    Paragraph(Passage),
    /// A table; the first row holds the headings, each row as many cells as it has.
    Table(Vec<Row>),
    /// A part begins without a printed title.
    Break,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<Passage>,
    /// Where it stands.
    pub span: Span,
}

/// The words of a heading, a paragraph or a cell, with the ids of tasks that are written into them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Passage {
    /// The words as shown; a line break is `\n`.
    pub text: Text,
    /// Ids such as `{#2.3}`, in order: where each stands in the text, and its name.
    pub ids: Vec<(usize, String)>,
    /// Where they stand; of an empty cell of a plan file, the blank between its bars.
    pub span: Span,
}

impl From<Text> for Passage {
    fn from(text: Text) -> Self {
        Self {
            span: text.whole(),
            text,
            ids: Vec::new(),
        }
    }
}
