//! Rows in whose cells several rows are stacked: gathered one after the other, then paired.

use super::columns::Column;
use super::walk::Walk;
use crate::document::{Cell, Text};
use crate::zh::numeral;

impl Walk<'_> {
    /// A row in whose cells several rows are stacked, each piece with its number.
    pub(crate) fn is_stacked(&self, row: usize) -> bool {
        self.grid.filled(row).iter().any(|cell| {
            cell.lines.len() > 1
                && (cell.column..cell.column + cell.width)
                    .any(|c| self.columns.get(c).is_some_and(Column::is_text))
                && self.label_is_covered(row, cell)
                && consecutive(&cell.lines)
        })
    }

    fn label_is_covered(&self, row: usize, cell: &Cell) -> bool {
        self.columns
            .iter()
            .position(Column::is_label)
            .is_some_and(|label| {
                (cell.column..cell.column + cell.width).contains(&label)
                    || self.grid.cell(row, label).is_none_or(Cell::is_empty)
            })
    }

    pub(crate) fn stacked(&mut self, row: usize) {
        let mut headings = Vec::new();
        for cell in self.grid.filled(row) {
            let last = (cell.column..cell.column + cell.width)
                .filter_map(|c| self.columns.get(c))
                .next_back();
            match last {
                Some(column) if column.is_category() => headings.push(cell),
                Some(column) if column.is_units() => {
                    self.stack.answers.extend(cell.lines.iter().cloned());
                }
                _ => self.stack.tasks.push(cell.lines.clone()),
            }
        }
        self.flush();
        let before = self.out.items.len();
        for cell in headings {
            self.category(cell, 0);
        }
        let items = self.out.items.split_off(before);
        self.stack.headings.push(items);
    }

    /// Pairs the pieces of the stacked rows since the last ordinary row.
    pub(crate) fn finish_stack(&mut self) {
        if self.stack.tasks.is_empty() {
            return;
        }
        self.flush();
        let stack = std::mem::take(&mut self.stack);
        let written: Vec<&Column> = self.columns.iter().filter(|c| c.is_written()).collect();
        let (groups, findings) = stack.pair(&written, &self.document.source);
        self.out.findings.extend(findings);
        for (headings, rows) in groups {
            self.out.items.extend(headings);
            self.rows = rows;
            self.flush();
        }
    }
}

/// Whether lines begin with numbers that follow each other.
fn consecutive(lines: &[Text]) -> bool {
    let numbers: Vec<u32> = lines
        .iter()
        .filter_map(|l| numeral::figures(l.as_str()).map(|(value, _)| value))
        .collect();
    numbers.len() == lines.len() && numbers.windows(2).all(|w| w[1] == w[0] + 1)
}
