//! The rows of a task table from top to bottom: each is taken by the first rule that holds.

use super::kinds::{ACROSS, RowKind, RowRule, TASK_ROWS};
use super::recognised::Recognised;
use super::walk::Walk;
use crate::diag::{Code, Diagnostic};
use crate::document::{Removed, Text};
use crate::recognise::explained::Explained;
use crate::recognise::item::{Item, TaskRow};

impl Walk<'_> {
    /// Reads all rows, with those of the header from row `header` on, `len` of them.
    pub(crate) fn read(mut self, header: usize, len: usize) -> Recognised {
        for row in 0..header {
            for cell in self.grid.filled(row) {
                let text = self.grid.text(cell);
                let item = if row == 0 && cell.width * 2 > self.grid.columns {
                    Item::Title(text)
                } else {
                    Item::Paragraph(text)
                };
                self.out.items.push(item);
            }
        }
        self.remove_unused_headings(header, len);
        self.tell_columns();
        for row in header + len..self.grid.rows() {
            self.row(row);
        }
        self.finish_stack();
        self.flush();
        self.out
    }

    /// Says by which rule each column is known, and of those that were told by their cells what to write if that
    /// is wrong.
    fn tell_columns(&mut self) {
        let columns = self.columns.iter();
        let explained = columns.filter_map(|c| Explained::text(&c.heading, c.rule, None));
        self.out.explained.extend(explained);
        for (heading, choice) in self.grid.choices(&self.columns) {
            let place = heading.place(&self.document.source);
            self.out.findings.push(
                Diagnostic::new(Code::ChoiceMade, place, choice).help(
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
        if filled.is_empty() && !(0..self.grid.columns).any(|c| self.grid.is_from_above(row, c)) {
            return;
        }
        let first = |kinds: &'static [RowRule]| kinds.iter().find(|kind| (kind.holds)(self, row));
        if let Some(kind) = first(ACROSS) {
            self.take(row, kind);
            return;
        }
        // A new category ends the rows above before anything can go on with them.
        self.finish_stack();
        self.categories(row);
        let first = TASK_ROWS.iter().find(|kind| (kind.holds)(self, row));
        if let Some(kind) = first {
            self.take(row, kind);
        }
    }

    /// Takes a row as what a rule says it is.
    fn take(&mut self, row: usize, kind: &RowRule) {
        let filled = self.grid.filled(row);
        let mut words = Text::default();
        for cell in &filled {
            words.push(&cell.joined());
        }
        let explained = Explained::text(&words, kind.rule, None);
        self.out.explained.extend(explained);
        match kind.kind {
            RowKind::HeaderAgain => self.header_again(row),
            RowKind::Across => {
                self.finish_stack();
                for cell in filled {
                    self.group(cell);
                }
            }
            RowKind::Stacked => self.stacked(row),
            RowKind::NumberedGroup => self.numbered_group(&filled),
            RowKind::Rest => self.join(row),
            RowKind::Remark => self.remark(row),
            RowKind::SubTask => self.sub_task(row),
            RowKind::MoreUnits => self.add_units(row),
            RowKind::Task => self.task(row),
        }
    }

    /// The headings printed once more at the top of a page.
    fn header_again(&mut self, row: usize) {
        for cell in self.grid.filled(row) {
            for range in cell.lines.iter().flat_map(Text::sources) {
                self.out.removed.push(Removed {
                    range,
                    reason: "重复的表头",
                });
            }
        }
        self.after_header = true;
    }

    /// 总分, 合计 and the like: a paragraph.
    fn remark(&mut self, row: usize) {
        self.flush();
        let mut text = Text::default();
        for cell in self.grid.filled(row) {
            if !text.is_empty() {
                text.push_layout(" ");
            }
            text.push(&self.grid.text(cell));
        }
        self.out.items.push(Item::Paragraph(text));
    }

    /// A task under the number of the one above, with its units.
    fn sub_task(&mut self, row: usize) {
        self.task(row);
        let [.., above, own] = self.rows.as_mut_slice() else {
            return;
        };
        let columns = self
            .columns
            .iter()
            .enumerate()
            .filter(|(_, column)| column.is_written());
        let mut carried = false;
        for (at, (place, column)) in columns.enumerate() {
            // What a formula without a value would show is nobody's to guess.
            let unknown = self.grid.cell(row, place).is_some_and(|cell| cell.unknown);
            if !column.is_units() || unknown {
                continue;
            }
            if let (Some(above), Some(own)) = (above.cells.get(at), own.cells.get_mut(at)) {
                own.clone_from(above);
                carried = true;
            }
        }
        if let Some(cell) = self.grid.filled(row).first() {
            self.out.findings.push(Diagnostic::new(
                Code::UnitsCarried,
                cell.joined().place(&self.document.source),
                if carried {
                    "这一行没有序号和单位，按上一行的序号和单位计".to_owned()
                } else {
                    "这一行没有序号，按上一行的序号计".to_owned()
                },
            ));
        }
    }

    fn task(&mut self, row: usize) {
        let own = self.label(row);
        let label = if own.is_empty() && self.numbered {
            self.rows
                .last()
                .map(|r| r.label.clone())
                .unwrap_or_default()
        } else {
            own
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
}
