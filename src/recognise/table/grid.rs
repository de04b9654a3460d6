//! A table's cells on a full grid: which cell covers which square, and what the headings over it mean.

use std::collections::BTreeMap;

use crate::document::{Cell, Table, Text};
use crate::grammar;
use crate::lexicon::{Heading, Meaning, Role, words};
use crate::recognise::hints::Options;
use crate::zh::squeeze;

/// A column of a task table.
#[derive(Debug, Clone)]
pub(crate) struct Column {
    /// The printed heading, blanks between its characters left out.
    pub(crate) heading: Text,
    /// What it holds for the tasks; none for a category over several rows, whose cells become headings.
    meaning: Option<Meaning>,
}

impl Column {
    /// Whether it holds the numbers of the rows.
    pub(crate) fn is_label(&self) -> bool {
        self.meaning == Some(Meaning::Label)
    }

    /// Whether it holds the text of the tasks.
    pub(crate) fn is_text(&self) -> bool {
        self.meaning == Some(Meaning::Text)
    }

    /// Whether it holds those who answer.
    pub(crate) fn is_units(&self) -> bool {
        matches!(self.meaning, Some(Meaning::Units(..) | Meaning::Clauses))
    }

    /// Whether it holds categories.
    pub(crate) fn is_category(&self) -> bool {
        self.meaning.is_none()
    }

    /// Whether its cells are written in the rows of the tasks, behind their numbers.
    pub(crate) fn is_written(&self) -> bool {
        !self.is_label() && !self.is_category()
    }
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

    /// What a heading says, or the word that a person gave for it.
    fn heading(&self, heading: &str) -> Heading {
        let columns = &words().columns;
        self.explained(heading)
            .map(|word| columns.heading_of_cell(word))
            .filter(|kind| kind.is_known())
            .unwrap_or_else(|| columns.heading_of_cell(heading))
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
                .filter(|c| self.heading(c.joined().as_str()).is_known())
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
                    let says_who = self.heading(part.as_str()).is_units();
                    // 责任单位 over 牵头单位: the lower heading says it all; 市级 over 牵头单位 does not.
                    if says_who && words().columns.heading_of_cell(heading.as_str()).is_units() {
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
        let bodies = |heading: &str, column: usize| {
            let cells = self.below(from, column);
            grammar::holds_bodies(heading, cells.iter().map(String::as_str))
        };
        let kinds: Vec<Heading> = headings
            .iter()
            .enumerate()
            .map(|(c, heading)| match self.heading(heading.as_str()) {
                Heading::Unknown if bodies(heading.as_str(), c) => {
                    Heading::Units(Role::Responsible, None)
                }
                known => known,
            })
            .collect();
        let closed = || {
            kinds.iter().enumerate().any(|(c, kind)| {
                let cells = self.below(from, c);
                kind.is_text() && grammar::hold_attributions(cells.iter().map(String::as_str))
            })
        };
        if !kinds.iter().any(|h| h.is_units()) && !closed() {
            return None;
        }
        let label = self.label_column(&kinds, from);
        let size = |column: usize| -> usize {
            (from..self.rows())
                .filter(|&row| !self.is_from_above(row, column))
                .filter_map(|row| self.cell(row, column))
                .filter(|c| c.width == 1)
                .map(|c| c.joined().as_str().len())
                .sum()
        };
        // A heading that names tasks goes before one that is unknown, and that before a category's.
        let rank = |c: usize| match kinds[c] {
            Heading::Content | Heading::Task => 2,
            Heading::Unknown => 1,
            _ => 0,
        };
        let may_be_text = |h: Heading| h.is_text() || h.is_category() || !h.is_known();
        let text = (0..self.columns)
            .filter(|&c| may_be_text(kinds[c]) && Some(c) != label && size(c) > 0)
            .max_by_key(|&c| (rank(c), size(c), std::cmp::Reverse(c)))?;
        let groups = |c: usize| {
            let may_group = may_be_text(kinds[c]) || kinds[c] == Heading::Label;
            may_group && c < text && self.is_sparse(c, text, from)
        };
        let meaning = |c: usize| match kinds[c] {
            _ if Some(c) == label => Some(Meaning::Label),
            _ if c == text => Some(Meaning::Text),
            _ if groups(c) => None,
            Heading::Label => Some(Meaning::Other),
            kind => Some(kind.meaning()),
        };
        let columns = headings
            .into_iter()
            .enumerate()
            .map(|(c, heading)| Column {
                meaning: meaning(c),
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
            .filter(|c| !c.heading.is_empty() && !self.heading(c.heading.as_str()).is_known())
            .filter_map(|column| {
                let heading = column.heading.as_str();
                let choice = if column.is_units() {
                    format!("“{heading}”栏的格里都是单位，按责任单位计；也可能只是提到这些单位")
                } else if column.is_text() {
                    format!("没有一栏写明是任务，以文字最多的“{heading}”栏为任务")
                } else {
                    return None;
                };
                Some((column.heading.clone(), choice))
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
    fn label_column(&self, kinds: &[Heading], from: usize) -> Option<usize> {
        let own = |column: usize| {
            (from..self.rows())
                .filter(|&row| !self.is_from_above(row, column))
                .filter_map(|row| self.cell(row, column))
                .filter(|cell| !cell.is_empty())
                .count()
        };
        (0..self.columns)
            .filter(|&c| kinds[c] == Heading::Label)
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
