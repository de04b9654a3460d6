//! A list ready to be written as a sheet or as CSV: its columns and rows, and where it is from.

use std::borrow::Cow;

/// A list ready to be written.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Table {
    /// What the list is: 重庆市商务委责任清单.
    pub title: String,
    /// Its columns; each has something in some row.
    pub columns: Vec<Column>,
    /// Its rows, a cell for each column.
    pub rows: Vec<Vec<Cell>>,
    /// The plans that the rows come from: title and number, then date and status.
    pub sources: Vec<(String, String)>,
    /// The latest date of those plans, year, month, day: files carry it instead of the time of writing.
    pub date: Option<(u16, u8, u8)>,
    /// What a reader must know of it, a line each.
    pub notes: Vec<String>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// How wide it is, in half characters of Chinese; what is left of the page goes to columns of [`GROWS`].
    pub width: u16,
}

/// The width of columns that hold running text and share what the others leave.
pub const GROWS: u16 = 0;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Cell {
    /// Words; line breaks as `\n`.
    Text(String),
    /// A number, to be sorted as one.
    Number(u32),
    /// An address.
    Link(String),
}

impl Table {
    /// A list from headings with widths and rows; a column that is empty from top to bottom is left out.
    pub fn new(title: String, columns: Vec<(String, u16)>, rows: Vec<Vec<Cell>>) -> Self {
        let used: Vec<bool> = (0..columns.len())
            .map(|at| rows.iter().any(|row| !row[at].is_empty()))
            .collect();
        let kept = |row: Vec<Cell>| -> Vec<Cell> {
            let cells = row.into_iter().zip(&used);
            cells
                .filter(|(_, used)| **used)
                .map(|(cell, _)| cell)
                .collect()
        };
        Self {
            title,
            rows: rows.into_iter().map(kept).collect(),
            columns: columns
                .into_iter()
                .zip(&used)
                .filter(|(_, used)| **used)
                .map(|((heading, width), _)| Column { heading, width })
                .collect(),
            sources: Vec::new(),
            date: None,
            notes: Vec::new(),
        }
    }

    /// The list without some of its columns.
    #[must_use]
    pub fn without(mut self, headings: &[&str]) -> Self {
        for heading in headings {
            if let Some(at) = self.column(heading) {
                self.columns.remove(at);
                for row in &mut self.rows {
                    row.remove(at);
                }
            }
        }
        self
    }

    /// The place of the column with a heading.
    pub fn column(&self, heading: &str) -> Option<usize> {
        let mut columns = self.columns.iter();
        columns.position(|column| column.heading == heading)
    }
}

impl Cell {
    /// Words.
    pub fn text(words: impl Into<String>) -> Self {
        Self::Text(words.into())
    }

    /// A label: a number where it is nothing else.
    pub fn label(label: &str) -> Self {
        let plain = label.chars().all(|c| c.is_ascii_digit()) && !label.starts_with('0');
        match label.parse() {
            Ok(number) if plain => Self::Number(number),
            _ => Self::text(label),
        }
    }

    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Text(words) | Self::Link(words) if words.is_empty())
    }

    /// Its words.
    pub fn words(&self) -> Cow<'_, str> {
        match self {
            Self::Text(words) | Self::Link(words) => words.into(),
            Self::Number(number) => number.to_string().into(),
        }
    }
}
