//! Rows that belong together: cut by a page, or merged so that one task names units in several rows.

use super::cells;
use super::columns::Column;
use super::walk::Walk;
use crate::diag::{Code, Diagnostic};
use crate::document::{Removed, Text};
use crate::lexicon::layout;
use crate::lexicon::words;
use crate::zh::ends_sentence;

impl Walk<'_> {
    /// Whether a row without number goes on with the row above: after a page break, or in mid-sentence.
    pub(crate) fn goes_on(&self, row: usize) -> bool {
        let Some(last) = self.rows.last() else {
            return false;
        };
        let text = self.text_index();
        let own = self.own_text(row).is_some();
        let open = text
            .and_then(|i| last.cells.get(i))
            .is_some_and(|t| !ends_sentence(t.as_str()));
        // Where sentences end with a stop, one without it was cut; elsewhere only a page tells.
        !own || self.is_after_break(row) || open && self.ends_sentences && !self.has_units(row)
    }

    /// Whether a row without a number says what is to be done, and names nobody: a task of its own, if the ones
    /// around it are told as this one is.
    pub(crate) fn is_sub_task(&self, row: usize) -> bool {
        let whole = |text: Text| {
            let s = text.as_str();
            let remark = layout::words().marks.totals.start(s).is_some()
                || words().notes.opens.start(s).is_some();
            !remark && (ends_sentence(s) || !self.ends_sentences)
        };
        !self.rows.is_empty() && !self.has_units(row) && self.own_text(row).is_some_and(whole)
    }

    /// What stands in a row itself in the column of texts.
    fn own_text(&self, row: usize) -> Option<Text> {
        let column = self.columns.iter().position(Column::is_text)?;
        let cell = self
            .grid
            .cell(row, column)
            .filter(|cell| !cell.is_empty())?;
        Some(cell.joined())
    }

    pub(crate) fn text_index(&self) -> Option<usize> {
        self.columns
            .iter()
            .filter(|c| c.is_written())
            .position(Column::is_text)
    }

    /// Joins a row to the one above, cell by cell.
    pub(crate) fn join(&mut self, row: usize) {
        let cells = self.cells(row);
        let label = self.rows.last().map(|r| r.label.as_str().to_owned());
        let mut first = None;
        for (i, piece) in cells.into_iter().enumerate() {
            if piece.is_empty() {
                continue;
            }
            let piece = self.without_double(i, piece);
            first.get_or_insert_with(|| piece.clone());
            if let Some(cell) = self.rows.last_mut().and_then(|r| r.cells.get_mut(i)) {
                cell.push(&piece);
            }
        }
        if let Some(first) = first {
            self.out.findings.push(Diagnostic::new(
                Code::RowJoined,
                first.place(&self.document.source),
                format!(
                    "这一行没有序号，是上一页第 {} 项的后半部分，已接上",
                    label.unwrap_or_default()
                ),
            ));
        }
        self.after_header = false;
    }

    /// The piece without a first character that also ends the piece before it.
    pub(crate) fn without_double(&mut self, index: usize, piece: Text) -> Text {
        let before = self
            .rows
            .last()
            .and_then(|r| r.cells.get(index))
            .map(|t| t.as_str().to_owned())
            .unwrap_or_default();
        if !cells::doubled(&before, piece.as_str(), &self.document.source.text) {
            return piece;
        }
        let len = piece.as_str().chars().next().map_or(0, char::len_utf8);
        let double = piece.slice(0..len);
        self.out
            .removed
            .extend(double.sources().map(|range| Removed {
                range,
                reason: "换页处重复的字",
            }));
        self.out.findings.push(
            Diagnostic::new(
                Code::DoubledCharacter,
                double.place(&self.document.source),
                format!("换页前后都有“{}”，只留一个", double.as_str()),
            )
            .help("如果原文确实有两个，请在方案里补上并记入更正。"),
        );
        piece.slice(len..piece.as_str().len())
    }

    /// Whether number and text of a row are merged with the row above, so that it only names more units.
    pub(crate) fn is_same_task(&self, row: usize) -> bool {
        let merged = |what: fn(&Column) -> bool| {
            self.columns
                .iter()
                .position(what)
                .is_none_or(|c| self.grid.is_from_above(row, c))
        };
        !self.rows.is_empty()
            && self.columns.iter().any(Column::is_text)
            && merged(Column::is_label)
            && merged(Column::is_text)
    }

    pub(crate) fn add_units(&mut self, row: usize) {
        let written: Vec<usize> = (0..self.columns.len())
            .filter(|&i| self.columns[i].is_written())
            .collect();
        for (index, &column) in written.iter().enumerate() {
            if self.grid.is_from_above(row, column) {
                continue;
            }
            let Some(cell) = self.grid.cell(row, column).filter(|c| !c.is_empty()) else {
                continue;
            };
            let piece = cells::units(cell);
            if let Some(target) = self.rows.last_mut().and_then(|r| r.cells.get_mut(index)) {
                if !target.is_empty() {
                    target.push_break();
                }
                target.push(&piece);
            }
        }
    }

    /// Tells that units were carried down into a row without anybody having said so.
    pub(crate) fn carried_units(&mut self, row: usize) {
        let carried = !self.grid.carries
            && !self.rows.is_empty()
            && (0..self.columns.len()).any(|c| {
                self.columns[c].is_units()
                    && self.carries(c)
                    && !self.grid.is_from_above(row, c)
                    && self
                        .grid
                        .cell(row, c)
                        .is_none_or(|cell| cell.is_empty() && !cell.unknown)
            });
        if carried && let Some(cell) = self.grid.filled(row).first() {
            self.out.findings.push(Diagnostic::new(
                Code::UnitsCarried,
                cell.joined().place(&self.document.source),
                "单位栏是空的，按上一行的单位计".to_owned(),
            ));
        }
    }

    /// A row that ends before the last column of the table.
    pub(crate) fn missing_cells(&mut self, row: usize) {
        let missing: Vec<&str> = (0..self.columns.len())
            .filter(|&c| self.grid.cell(row, c).is_none() && !self.columns[c].is_category())
            // A column that no row fills lacks nothing.
            .filter(|&c| self.is_filled(c))
            .map(|c| self.columns[c].heading.as_str())
            .collect();
        if missing.is_empty() {
            return;
        }
        let place = self
            .grid
            .filled(row)
            .last()
            .map(|c| c.joined().place(&self.document.source));
        if let Some(place) = place {
            self.out.findings.push(Diagnostic::new(
                Code::CellMissing,
                place,
                format!("这一行没有“{}”一格，按空白处理", missing.join("”“")),
            ));
        }
    }

    /// Whether more than its heading stands in a column.
    fn is_filled(&self, column: usize) -> bool {
        let own = |row: &usize| {
            let cell = self.grid.cell(*row, column);
            cell.is_some_and(|c| !c.is_empty() && c.width == 1)
        };
        (0..self.grid.rows()).filter(own).nth(1).is_some()
    }

    pub(crate) fn is_after_break(&self, row: usize) -> bool {
        self.after_header || self.table.rows[row].after_break
    }
}
