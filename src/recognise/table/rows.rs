//! A walk through the rows of a task table from top to bottom.

use super::cells;
use super::grid::{Column, Grid};
use super::recognised::Recognised;
use super::stack::Stack;
use crate::diag::{Code, Diagnostic};
use crate::document::{Cell, Document, Removed, Table, Text};
use crate::lexicon::layout as vocabulary;
use crate::recognise::item::{Item, Rows, TaskRow};
use crate::recognise::levels::Levels;
use crate::zh::squeeze;

/// The state of reading a table of tasks from top to bottom.
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
}

impl<'a> Walk<'a> {
    pub(crate) fn new(
        grid: &'a Grid<'a>,
        table: &'a Table,
        document: &'a Document,
        columns: Vec<Column>,
    ) -> Self {
        let numbered = columns.iter().any(Column::is_label);
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
            columns,
        }
    }

    pub(crate) fn read(mut self, header: usize, len: usize) -> Recognised {
        for row in 0..header {
            for cell in self.grid.filled(row) {
                let text = cells::text(cell);
                let item = if row == 0 && cell.width * 2 > self.grid.columns {
                    Item::Title(text)
                } else {
                    Item::Paragraph(text)
                };
                self.out.items.push(item);
            }
        }
        self.remove_unused_headings(header, len);
        self.tell_choices();
        for row in header + len..self.grid.rows() {
            self.row(row);
        }
        self.finish_stack();
        self.flush();
        self.out
    }

    /// Says which columns were told by their cells, and what to write if that is wrong.
    fn tell_choices(&mut self) {
        for (heading, said) in self.grid.choices(&self.columns) {
            let place = heading.place(&self.document.source);
            self.out.findings.push(
                Diagnostic::new(Code::ChoiceMade, place, said).help(
                    "如果不对，请在旁边的 文件名.import.toml 里写 [columns]，如 \"栏目名\" = \"工作任务\"、\"栏目名\" = \"备注\"，再导入一次。",
                ),
            );
        }
    }

    /// The headings of category columns and of upper levels are layout once the categories are headings.
    fn remove_unused_headings(&mut self, header: usize, len: usize) {
        let mut kept: Vec<_> = self
            .columns
            .iter()
            .filter(|c| !c.is_category())
            .flat_map(|c| c.heading.sources().collect::<Vec<_>>())
            .collect();
        kept.sort_by_key(|r| r.start);
        for row in header..(header + len).min(self.grid.rows()) {
            for cell in self.grid.filled(row) {
                for range in cell.lines.iter().flat_map(Text::sources) {
                    let covered = kept
                        .iter()
                        .any(|k| k.start < range.end && range.start < k.end);
                    if !covered {
                        self.out.removed.push(Removed {
                            range,
                            reason: "类别栏和上级表头的名称（类别已成为标题）",
                        });
                    }
                }
            }
        }
    }

    fn row(&mut self, row: usize) {
        let filled = self.grid.filled(row);
        let source = &self.table.rows[row];
        if filled.is_empty() && !(0..self.grid.columns).any(|c| self.grid.is_from_above(row, c)) {
            return;
        }
        if self.is_repeated_header(row) {
            for cell in &filled {
                for range in cell.lines.iter().flat_map(Text::sources) {
                    self.out.removed.push(Removed {
                        range,
                        reason: "重复的表头",
                    });
                }
            }
            self.after_header = true;
            return;
        }
        if source.loose {
            self.finish_stack();
            for cell in filled {
                self.group(cell);
            }
            return;
        }
        if self.is_stacked(row) {
            self.stacked(row);
            return;
        }
        self.finish_stack();
        if let [one] = filled.as_slice()
            && self.is_group(row, one)
        {
            self.group(one);
            return;
        }
        self.categories(row);
        let label = self.label(row);
        if self.is_numbered_group(row, &label) {
            self.numbered_group(&filled);
            return;
        }
        let total = is_total(label.as_str());
        if self.numbered && (label.as_str().is_empty() || total) {
            if !total && self.goes_on(row, source) {
                self.join(row);
                return;
            }
            if !self.has_units(row) {
                // 总分, 合计 and the like.
                self.flush();
                let mut text = Text::default();
                for cell in &filled {
                    if !text.is_empty() {
                        text.push_layout(" ");
                    }
                    text.push(&cells::text(cell));
                }
                self.out.items.push(Item::Paragraph(text));
                return;
            }
        }
        let merged = self.is_same_task(row);
        if merged {
            self.add_units(row);
            return;
        }
        let label = if label.as_str().is_empty() && self.numbered {
            self.rows
                .last()
                .map(|r| r.label.clone())
                .unwrap_or_default()
        } else {
            label
        };
        let task = TaskRow {
            label,
            cells: self.cells(row),
        };
        self.missing_cells(row);
        self.carried_units(row);
        self.rows.push(task);
        self.after_header = false;
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
                Some(cell) if column.is_units() => {
                    let own = cells::units(cell);
                    if own.is_empty() && self.carries(i) {
                        self.above(i)
                    } else {
                        own
                    }
                }
                // A wide cell is written once, in the first of its columns that is written at all.
                Some(cell) if cell.column == i || self.first_written(cell) == Some(i) => {
                    cells::text(cell)
                }
                None if column.is_units() && self.carries(i) => self.above(i),
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
    fn above(&self, column: usize) -> Text {
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

    fn is_repeated_header(&self, row: usize) -> bool {
        let filled = self.grid.filled(row);
        filled.len() >= 2
            && filled.iter().all(|cell| {
                let text = squeeze(cell.joined().as_str());
                self.columns
                    .get(cell.column)
                    .is_some_and(|c| c.heading.as_str() == text)
            })
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

/// Whether a row sums up those above.
fn is_total(label: &str) -> bool {
    vocabulary::get().marks.totals.holds(&squeeze(label))
}
