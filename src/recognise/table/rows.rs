//! The rows of a task table from top to bottom: each is a header again, a group, the rest of a row, or a task.

use super::cells;
use super::recognised::Recognised;
use super::walk::Walk;
use crate::diag::{Code, Diagnostic};
use crate::document::{Removed, Text};
use crate::lexicon::layout as vocabulary;
use crate::recognise::item::{Item, TaskRow};
use crate::zh::squeeze;

impl Walk<'_> {
    /// Reads all rows, with those of the header from row `header` on, `len` of them.
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
}

/// Whether a row sums up those above.
fn is_total(label: &str) -> bool {
    vocabulary::get().marks.totals.holds(&squeeze(label))
}
