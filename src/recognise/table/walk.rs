//! The state of a walk through the rows of a task table, and what all its steps ask of it.

use super::cells;
use super::columns::Column;
use super::grid::Grid;
use super::recognised::Recognised;
use super::stack::Stack;
use crate::document::{Cell, Document, Table, Text};
use crate::recognise::item::{Item, Rows, TaskRow};
use crate::recognise::levels::Levels;
use crate::zh::ends_sentence;

/// A table that is read, how far it is read, and what it gave.
pub(crate) struct Walk<'a> {
    pub(crate) grid: &'a Grid<'a>,
    pub(crate) table: &'a Table,
    pub(crate) document: &'a Document,
    pub(crate) columns: Vec<Column>,
    /// Whether rows are numbered at all.
    pub(crate) numbered: bool,
    pub(crate) levels: Levels,
    pub(crate) stack: Stack,
    pub(crate) out: Recognised,
    pub(crate) rows: Vec<TaskRow>,
    /// The categories in force, one for each category column.
    pub(crate) categories: Vec<String>,
    /// Whether the next row follows a repeated header.
    pub(crate) after_header: bool,
    /// Whether what stands in the column of texts ends with a stop, as a rule.
    pub(crate) ends_sentences: bool,
}

impl<'a> Walk<'a> {
    pub(crate) fn new(
        grid: &'a Grid<'a>,
        table: &'a Table,
        document: &'a Document,
        columns: Vec<Column>,
    ) -> Self {
        let numbered = columns.iter().any(Column::is_label);
        let text = columns.iter().position(Column::is_text);
        let texts = text.map_or_else(Vec::new, |column| grid.below(0, column));
        let ended = texts.iter().filter(|text| ends_sentence(text)).count();
        Self {
            grid,
            table,
            document,
            numbered,
            levels: Levels::new(2),
            stack: Stack::default(),
            out: Recognised::default(),
            rows: Vec::new(),
            categories: Vec::new(),
            after_header: false,
            ends_sentences: ended * 4 >= texts.len(),
            columns,
        }
    }

    /// The printed number of a row; of a merged cell, the number it carries down.
    pub(crate) fn label(&self, row: usize) -> Text {
        self.columns
            .iter()
            .position(Column::is_label)
            .and_then(|c| self.grid.cell(row, c))
            .map(Cell::joined)
            .unwrap_or_default()
    }

    /// The cells of a row that are written, without number and categories.
    pub(crate) fn cells(&self, row: usize) -> Vec<Text> {
        self.columns
            .iter()
            .enumerate()
            .filter(|(_, c)| c.is_written())
            .map(|(i, column)| match self.grid.cell(row, i) {
                Some(cell) if cell.unknown => Text::default(),
                Some(cell) if column.is_units() => {
                    let own = cells::units(cell);
                    if own.is_empty() && self.carries(i) {
                        self.cell_above(i)
                    } else {
                        own
                    }
                }
                // A wide cell is written once, in the first of its columns that is written at all.
                Some(cell) if cell.column == i || self.first_written(cell) == Some(i) => {
                    self.grid.text(cell)
                }
                None if column.is_units() && self.carries(i) => self.cell_above(i),
                _ => Text::default(),
            })
            .collect()
    }

    /// Whether an empty cell in a column of units means those above: if a person said so, or where units
    /// stand before the tasks as what rows are grouped by.
    pub(crate) fn carries(&self, column: usize) -> bool {
        let text = self.columns.iter().position(Column::is_text);
        self.grid.carries || text.is_some_and(|t| column < t)
    }

    /// The cell of the row above in a column.
    fn cell_above(&self, column: usize) -> Text {
        let index = self.columns[..column]
            .iter()
            .filter(|c| c.is_written())
            .count();
        self.rows
            .last()
            .and_then(|r| r.cells.get(index).cloned())
            .unwrap_or_default()
    }

    fn first_written(&self, cell: &Cell) -> Option<usize> {
        (cell.column..cell.column + cell.width)
            .find(|&i| self.columns.get(i).is_some_and(Column::is_written))
    }

    pub(crate) fn has_units(&self, row: usize) -> bool {
        self.columns
            .iter()
            .enumerate()
            .any(|(i, c)| c.is_units() && self.grid.cell(row, i).is_some_and(|c| !c.is_empty()))
    }

    /// Writes the rows read so far as a table.
    pub(crate) fn flush(&mut self) {
        if self.rows.is_empty() {
            return;
        }
        let header = self
            .columns
            .iter()
            .filter(|c| c.is_label())
            .chain(self.columns.iter().filter(|c| c.is_written()))
            .map(|c| c.heading.clone())
            .collect();
        self.out.items.push(Item::Tasks(Rows {
            header,
            rows: std::mem::take(&mut self.rows),
        }));
    }
}
