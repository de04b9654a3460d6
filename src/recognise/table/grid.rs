//! A table's cells on a full grid: which cell covers which square, and what the headings over it mean.

use std::collections::BTreeMap;

use crate::document::{Cell, Table, Text};
use crate::grammar;
use crate::lexicon::layout::{self as vocabulary, Meaning};
use crate::recognise::hints::Options;
use crate::zh::squeeze;

/// What a column is used for when tasks are made of its rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Use {
    /// The number of the row.
    Label,
    /// The task's text.
    Text,
    /// Units.
    Units,
    /// A category over several rows: becomes headings.
    Category,
    /// Any other cell of the task: its name, its deadline, remarks.
    Cell,
}

/// A column of a task table.
#[derive(Debug, Clone)]
pub(crate) struct Column {
    /// The printed heading, blanks between its characters left out.
    pub(crate) heading: Text,
    /// What it is used for.
    pub(crate) used: Use,
}

/// A table on a grid.
#[derive(Debug)]
pub(crate) struct Grid<'a> {
    table: &'a Table,
    /// For every square the row and the index of the cell that covers it.
    squares: Vec<Vec<Option<(usize, usize)>>>,
    /// How many columns.
    pub(crate) columns: usize,
    /// Headings that a person explained.
    known: Option<&'a BTreeMap<String, String>>,
    /// Whether empty cells of units mean those above.
    pub(crate) carries: bool,
}

impl<'a> Grid<'a> {
    /// Lays the cells of a table out.
    pub(crate) fn new(table: &'a Table) -> Self {
        let columns = table
            .rows
            .iter()
            .flat_map(|r| &r.cells)
            .map(|c| c.column + c.width)
            .max()
            .unwrap_or(0)
            .max(table.columns);
        let mut squares = vec![vec![None; columns]; table.rows.len()];
        for (r, row) in table.rows.iter().enumerate() {
            for (i, cell) in row.cells.iter().enumerate() {
                let down = (r + cell.height.max(1)).min(squares.len());
                for line in &mut squares[r..down] {
                    for square in &mut line[cell.column..cell.column + cell.width] {
                        square.get_or_insert((r, i));
                    }
                }
            }
        }
        Self {
            table,
            squares,
            columns,
            known: None,
            carries: false,
        }
    }

    /// The same grid with what a person said about its columns.
    pub(crate) fn with(mut self, options: &'a Options) -> Self {
        self.known = Some(&options.columns);
        self.carries = options.carry_down;
        self
    }

    /// What a heading means.
    fn meaning(&self, heading: &str) -> Option<Meaning> {
        self.explained(heading)
            .and_then(vocabulary::column)
            .or_else(|| vocabulary::column(heading))
    }

    /// The word that a person gave for a heading.
    fn explained(&self, heading: &str) -> Option<&'a str> {
        let heading = squeeze(heading);
        self.known?.get(&heading).map(String::as_str)
    }

    /// How many rows.
    pub(crate) fn rows(&self) -> usize {
        self.squares.len()
    }

    /// The cell over a square.
    pub(crate) fn cell(&self, row: usize, column: usize) -> Option<&'a Cell> {
        let (r, i) = (*self.squares.get(row)?.get(column)?)?;
        Some(&self.table.rows[r].cells[i])
    }

    /// Whether the cell over a square begins in a row above.
    pub(crate) fn is_from_above(&self, row: usize, column: usize) -> bool {
        self.squares[row][column].is_some_and(|(r, _)| r < row)
    }

    /// The distinct cells that begin in a row and hold something, from left to right.
    pub(crate) fn filled(&self, row: usize) -> Vec<&'a Cell> {
        self.table.rows[row]
            .cells
            .iter()
            .filter(|c| !c.is_empty())
            .collect()
    }

    /// Where the headings stand: the first row of headings and how many rows they take.
    pub(crate) fn header(&self) -> Option<(usize, usize)> {
        let known = |row: usize| {
            self.filled(row)
                .iter()
                .filter(|c| self.meaning(c.joined().as_str()).is_some())
                .count()
        };
        let row = (0..self.rows().min(8)).find(|&row| {
            let filled = self.filled(row).len();
            let known = known(row);
            // A wide table has many columns that nobody knows.
            known >= 2 && known * 2 >= filled || known >= 4 && known * 3 >= filled
        })?;
        let tall = self.filled(row).iter().map(|c| c.height).max().unwrap_or(1);
        let wide = self.filled(row).iter().any(|c| c.width > 1);
        let below = row + 1 < self.rows() && wide && known(row + 1) >= 1;
        Some((row, tall.max(if below { 2 } else { 1 })))
    }

    /// The headings of the columns, for headings in the rows `from..from + len`.
    pub(crate) fn headings(&self, from: usize, len: usize) -> Vec<Text> {
        (0..self.columns)
            .map(|column| {
                let mut heading = Text::default();
                let mut last = None;
                for row in from..(from + len).min(self.rows()) {
                    let at = self.squares[row][column];
                    if at.is_none() || at == last {
                        continue;
                    }
                    last = at;
                    let Some(cell) = self.cell(row, column) else {
                        continue;
                    };
                    let part = unspaced(&cell.joined());
                    let says_who = self.meaning(part.as_str()) == Some(Meaning::Units);
                    // 责任单位 over 牵头单位: the lower heading says it all; 市级 over 牵头单位 does not.
                    if says_who && vocabulary::column(heading.as_str()) == Some(Meaning::Units) {
                        heading = part;
                    } else {
                        heading.push(&part);
                    }
                }
                heading
            })
            .collect()
    }

    /// What the columns below a header are used for; nothing where the table holds no tasks.
    pub(crate) fn columns(&self, headings: Vec<Text>, from: usize) -> Option<Vec<Column>> {
        let meanings: Vec<Option<Meaning>> = headings
            .iter()
            .enumerate()
            .map(|(c, heading)| {
                let heading = heading.as_str();
                self.meaning(heading).or_else(|| {
                    let cells = self.below(from, c);
                    grammar::holds_bodies(heading, cells.iter().map(String::as_str))
                        .then_some(Meaning::Units)
                })
            })
            .collect();
        let closed = || {
            meanings.iter().enumerate().any(|(c, meaning)| {
                let cells = self.below(from, c);
                *meaning == Some(Meaning::Text)
                    && grammar::hold_attributions(cells.iter().map(String::as_str))
            })
        };
        if !meanings.contains(&Some(Meaning::Units)) && !closed() {
            return None;
        }
        let label = self.label_column(&meanings, from);
        let size = |column: usize| -> usize {
            (from..self.rows())
                .filter(|&row| !self.is_from_above(row, column))
                .filter_map(|row| self.cell(row, column))
                .filter(|c| c.width == 1)
                .map(|c| c.joined().as_str().len())
                .sum()
        };
        // A heading that names tasks goes before one that is unknown, and that before a category's.
        let rank = |c: usize| match meanings[c] {
            Some(Meaning::Text) => 2,
            None => 1,
            _ => 0,
        };
        let text = (0..self.columns)
            .filter(|&c| {
                matches!(meanings[c], Some(Meaning::Text | Meaning::Category) | None)
                    && Some(c) != label
                    && size(c) > 0
            })
            .max_by_key(|&c| (rank(c), size(c), std::cmp::Reverse(c)))?;
        let columns = headings
            .into_iter()
            .enumerate()
            .map(|(c, heading)| Column {
                used: if Some(c) == label {
                    Use::Label
                } else if c == text {
                    Use::Text
                } else {
                    match meanings[c] {
                        Some(Meaning::Units) => Use::Units,
                        Some(Meaning::Text | Meaning::Category | Meaning::Label) | None
                            if c < text && self.is_sparse(c, text, from) =>
                        {
                            Use::Category
                        }
                        _ => Use::Cell,
                    }
                },
                heading: match self.explained(heading.as_str()) {
                    Some(word) => Text::given(word),
                    None => heading,
                },
            })
            .collect();
        Some(columns)
    }

    /// The columns that their cells told and not their headings, with what was chosen.
    pub(crate) fn choices(&self, columns: &[Column]) -> Vec<(Text, String)> {
        columns
            .iter()
            .filter(|c| !c.heading.is_empty() && self.meaning(c.heading.as_str()).is_none())
            .filter_map(|column| {
                let heading = column.heading.as_str();
                let said = match column.used {
                    Use::Units => {
                        format!("“{heading}”栏的格里都是单位，按责任单位计；也可能只是提到这些单位")
                    }
                    Use::Text => format!("没有一栏写明是任务，以文字最多的“{heading}”栏为任务"),
                    _ => return None,
                };
                Some((column.heading.clone(), said))
            })
            .collect()
    }

    /// The words of a column from a row on.
    pub(crate) fn below(&self, from: usize, column: usize) -> Vec<String> {
        (from..self.rows())
            .filter_map(|row| self.cell(row, column))
            .map(|cell| cell.joined().as_str().to_owned())
            .collect()
    }

    /// The column of numbers: of several, the one with the most numbers of its own.
    fn label_column(&self, meanings: &[Option<Meaning>], from: usize) -> Option<usize> {
        let own = |column: usize| {
            (from..self.rows())
                .filter(|&row| !self.is_from_above(row, column))
                .filter_map(|row| self.cell(row, column))
                .filter(|cell| !cell.is_empty())
                .count()
        };
        (0..self.columns)
            .filter(|&c| meanings[c] == Some(Meaning::Label))
            .max_by_key(|&c| (own(c), std::cmp::Reverse(c)))
    }

    /// Whether a column has fewer cells of its own than the column of texts: merged, or left blank.
    fn is_sparse(&self, column: usize, text: usize, from: usize) -> bool {
        let mut own = 0;
        let mut rows = 0;
        for row in from..self.rows() {
            let is_row = self
                .cell(row, text)
                .is_some_and(|c| !c.is_empty() && c.width == 1)
                && !self.is_from_above(row, text);
            if !is_row {
                continue;
            }
            rows += 1;
            let filled = self.cell(row, column).is_some_and(|c| !c.is_empty());
            if filled && !self.is_from_above(row, column) {
                own += 1;
            }
        }
        own < rows
    }
}

/// A heading without the blanks that spread it over its column: 试 点 任 务.
fn unspaced(text: &Text) -> Text {
    let mut out = Text::default();
    let mut at = 0;
    for part in text.as_str().split_whitespace() {
        let start = at + text.as_str()[at..].find(part).unwrap_or(0);
        out.push(&text.slice(start..start + part.len()));
        at = start + part.len();
    }
    out
}
