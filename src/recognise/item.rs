//! What recognition makes of a document: the pieces of a plan file, in order, before they are written down.

use crate::lexicon::layout;
use crate::outline::{self, Block, Kind, Passage};
use crate::text::{Span, Text};

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

/// The pieces as blocks of a plan file.
pub(crate) fn outline(items: &[Item]) -> Vec<Block> {
    let mut made = 0;
    let block = |item: &Item| match item {
        Item::Title(text) => heading(1, text),
        Item::Heading { level, text } => heading(*level, text),
        Item::Paragraph(text) => Block {
            kind: Kind::Paragraph(shown(text).into()),
            span: text.whole(),
        },
        Item::Tasks(rows) => table(task_rows(rows, &mut made)),
        Item::Grid(rows) => table(
            rows.iter()
                .map(|cells| row(cells.iter().map(shown)))
                .collect(),
        ),
        Item::Break => Block {
            kind: Kind::Break,
            span: Span::default(),
        },
    };
    items.iter().map(block).collect()
}

fn heading(level: u8, text: &Text) -> Block {
    Block {
        kind: Kind::Heading {
            level,
            words: shown(text).into(),
        },
        span: text.whole(),
    }
}

fn table(rows: Vec<outline::Row>) -> Block {
    let first = rows.first().map_or_else(Span::default, |row| row.span);
    Block {
        span: rows.last().map_or(first, |row| first.to(row.span)),
        kind: Kind::Table(rows),
    }
}

fn row(cells: impl Iterator<Item = Text>) -> outline::Row {
    let cells: Vec<Passage> = cells.map(Passage::from).collect();
    let spans = cells.iter().filter(|cell| cell.text.start().is_some());
    let spans: Vec<Span> = spans.map(|cell| cell.text.whole()).collect();
    let first = spans.first().copied().unwrap_or_default();
    outline::Row {
        span: spans.last().map_or(first, |last| first.to(*last)),
        cells,
    }
}

/// Rows of tasks below their headings, each with its number; where none is printed, they are counted through all
/// tables.
fn task_rows(rows: &Rows, made: &mut u32) -> Vec<outline::Row> {
    let printed = rows.rows.iter().any(|row| !row.label.trim().is_empty());
    let width = rows.rows.iter().map(|row| row.cells.len()).max();
    let mut header: Vec<Text> = rows.header.iter().map(shown).collect();
    if !printed && Some(header.len()) == width {
        header.insert(0, Text::given(&layout::words().given.label));
    }
    let columns = header.len();
    let mut out = vec![row(header.into_iter())];
    for task in &rows.rows {
        let mut label = task.label.squeezed();
        if label.is_empty() {
            *made += 1;
            label = Text::given(&made.to_string());
        }
        let cells = std::iter::once(label).chain(task.cells.iter().map(shown));
        let missing = columns.saturating_sub(1 + task.cells.len());
        out.push(row(cells.chain((0..missing).map(|_| Text::default()))));
    }
    out
}

/// A text as a plan file can hold it: tabs and hard blanks as blanks, none at its ends.
fn shown(text: &Text) -> Text {
    let odd = ['\t', '\u{a0}', '\u{b}', '\u{c}'];
    if !text.contains(odd) {
        return text.trim();
    }
    let mut out = Text::default();
    let mut from = 0;
    for (at, blank) in text.match_indices(odd) {
        out.push(&text.slice(from..at));
        out.push_given(" ");
        from = at + blank.len();
    }
    out.push(&text.slice(from..text.len()));
    out.trim()
}
