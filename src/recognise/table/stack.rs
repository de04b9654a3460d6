//! Stacked cells: several tasks in one cell and several answers in another, as some conversions leave them.

use super::columns::Column;
use crate::diag::{Code, Diagnostic};
use crate::document::Text;
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
