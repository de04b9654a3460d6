//! What recognition makes of a document: the pieces of a plan file, in order, before they are written down.

use crate::document::Text;

/// A piece of the plan file.
#[derive(Debug, Clone)]
pub(crate) enum Item {
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
pub(crate) struct Rows {
    /// The headings of the columns.
    pub(crate) header: Vec<Text>,
    /// The rows.
    pub(crate) rows: Vec<TaskRow>,
}

/// A row of a task table.
#[derive(Debug, Clone, Default)]
pub(crate) struct TaskRow {
    /// The number as printed; empty where none is printed.
    pub(crate) label: Text,
    /// The other cells, in the order of the headings.
    pub(crate) cells: Vec<Text>,
}

/// Every text of some pieces.
pub(crate) fn texts(items: &[Item]) -> impl Iterator<Item = &Text> {
    items.iter().flat_map(|item| -> Vec<&Text> {
        match item {
            Item::Title(text) | Item::Paragraph(text) | Item::Heading { text, .. } => vec![text],
            Item::Tasks(rows) => {
                let cells = rows
                    .rows
                    .iter()
                    .flat_map(|row| std::iter::once(&row.label).chain(&row.cells));
                rows.header.iter().chain(cells).collect()
            }
            Item::Grid(rows) => rows.iter().flatten().collect(),
            Item::Break => Vec::new(),
        }
    })
}
