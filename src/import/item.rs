//! What recognition makes of a document: the pieces of a plan file, in order, before they are written down.

use super::document::Text;

/// A piece of the plan file.
#[derive(Debug, Clone)]
pub(super) enum Item {
    /// The printed title of a part, line breaks kept.
    Title(Text),
    /// A part without a printed title begins.
    Break,
    /// A heading of level 2 to 6.
    Heading {
        /// The level.
        level: u8,
        /// The printed text with its number.
        text: Text,
    },
    /// A paragraph.
    Paragraph(Text),
    /// A table of tasks: the column of numbers first.
    Tasks(Rows),
    /// Any other table, its first row taken for headings.
    Grid(Vec<Vec<Text>>),
}

/// Rows of tasks under one heading.
#[derive(Debug, Clone, Default)]
pub(super) struct Rows {
    /// The headings of the columns.
    pub(super) header: Vec<Text>,
    /// The rows.
    pub(super) rows: Vec<TaskRow>,
}

/// A row of a task table.
#[derive(Debug, Clone, Default)]
pub(super) struct TaskRow {
    /// The number as printed; empty where none is printed.
    pub(super) label: Text,
    /// The other cells, in the order of the headings.
    pub(super) cells: Vec<Text>,
}
