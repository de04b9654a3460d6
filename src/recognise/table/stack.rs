//! Stacked cells: several tasks in one cell and several answers in another, as some conversions leave them.

use super::grid::Column;
use super::rows::Walk;
use crate::diag::{Code, Diagnostic};
use crate::document::{Cell, Text};
use crate::recognise::item::{Item, TaskRow};
use crate::source::Source;
use crate::zh::numeral;

/// The pieces of stacked rows that follow each other.
#[derive(Debug, Default)]
pub(crate) struct Stack {
    /// What stands over each row.
    pub(crate) headings: Vec<Vec<Item>>,
    /// The tasks of each row, every one with its number.
    pub(crate) tasks: Vec<Vec<Text>>,
    /// Who answers for them, over all rows.
    pub(crate) answers: Vec<Text>,
}

/// The headings of a stacked row and its tasks.
pub(crate) type Group = (Vec<Item>, Vec<TaskRow>);

impl Stack {
    /// Pairs tasks and answers in order. Cells may have slid over the border of two rows, so that they are
    /// counted over all rows; where the counts differ, what is left over stays without an answer.
    pub(crate) fn pair(
        self,
        written: &[&Column],
        source: &Source,
    ) -> (Vec<Group>, Vec<Diagnostic>) {
        let mut findings = Vec::new();
        let count: usize = self.tasks.iter().map(Vec::len).sum();
        let equal = count == self.answers.len();
        if let Some(first) = self.tasks.iter().flatten().next() {
            let message = if equal {
                format!("{count} 项任务和 {count} 条责任分工叠在同一格里，已按顺序逐项配对")
            } else {
                format!(
                    "{count} 项任务和 {} 条责任分工叠在同一格里，条数不等，按顺序配对后有剩余",
                    self.answers.len()
                )
            };
            findings.push(
                Diagnostic::new(Code::CellsStacked, first.place(source), message)
                    .help("请对照原文，核对每一项的责任单位。"),
            );
        }
        let mut answers = self.answers.into_iter();
        let mut groups = Vec::new();
        let mut headings = self.headings.into_iter();
        for tasks in self.tasks {
            let rows = tasks
                .into_iter()
                .map(|task| row(&task, answers.next().unwrap_or_default(), written))
                .collect();
            groups.push((headings.next().unwrap_or_default(), rows));
        }
        let left: Vec<Text> = answers.collect();
        for text in left {
            findings.push(Diagnostic::new(
                Code::CellsStacked,
                text.place(source),
                "这一条责任分工没有对应的任务，已留作段落".to_owned(),
            ));
            if let Some(last) = groups.last_mut() {
                last.0.push(Item::Paragraph(text));
            }
        }
        (groups, findings)
    }
}

/// A row of a number with its text, and an answer.
fn row(task: &Text, answer: Text, written: &[&Column]) -> TaskRow {
    let s = task.as_str();
    let len = numeral::figures(s).map_or(0, |(_, len)| len);
    let label = task.slice(0..len);
    let text = task.slice(len..s.len()).trim();
    let mut answer = Some(answer);
    let cells = written
        .iter()
        .map(|column| match column {
            column if column.is_text() => text.clone(),
            column if column.is_units() => answer.take().unwrap_or_default(),
            _ => Text::default(),
        })
        .collect();
    TaskRow { label, cells }
}

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

    pub(crate) fn label_is_covered(&self, row: usize, cell: &Cell) -> bool {
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
