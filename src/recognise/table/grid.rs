//! A table's cells on a full grid: which cell covers which square, and what stands over each column.

use std::collections::BTreeMap;

use super::cells;
use crate::document::{Cell, Table, Text};
use crate::lexicon::{Heading, words};
use crate::recognise::hints::Options;
use crate::zh::squeeze;

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
    /// For every column whether its width cut the lines of its cells.
    cut: Vec<bool>,
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
        let mut of_columns: Vec<Vec<&Cell>> = vec![Vec::new(); columns];
        for cell in table.rows.iter().flat_map(|row| &row.cells) {
            if let Some(cells) = of_columns.get_mut(cell.column) {
                cells.push(cell);
            }
        }
        let cut = of_columns.into_iter();
        Self {
            table,
            squares,
            columns,
            known: None,
            carries: false,
            cut: cut.map(|cells| cells::are_cut(cells.into_iter())).collect(),
        }
    }

    /// The lines of a cell as one text.
    pub(crate) fn text(&self, cell: &Cell) -> Text {
        cells::text(cell, self.cut.get(cell.column).is_some_and(|&cut| cut))
    }

    /// The same grid with what a person said about its columns.
    pub(crate) fn with(mut self, options: &'a Options) -> Self {
        self.known = Some(&options.columns);
        self.carries = options.carry_down;
        self
    }

    /// What a heading says, or the word that a person gave for it.
    pub(super) fn heading(&self, heading: &str) -> Heading {
        let columns = &words().columns;
        self.explained(heading)
            .map(|word| columns.heading_of_cell(word))
            .filter(|kind| kind.is_known())
            .unwrap_or_else(|| columns.heading_of_cell(heading))
    }

    /// The word that a person gave for a heading.
    pub(super) fn explained(&self, heading: &str) -> Option<&'a str> {
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
                    // 试 点 任 务, spread over its column.
                    let part = cell.joined().squeezed();
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

    /// The words of a column from a row on.
    pub(crate) fn below(&self, from: usize, column: usize) -> Vec<String> {
        (from..self.rows())
            .filter_map(|row| self.cell(row, column))
            .map(|cell| cell.joined().as_str().to_owned())
            .collect()
    }
}
