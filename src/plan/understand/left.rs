//! Sentences that seem to say who answers and are no tasks: told with their places, so that none is passed over.

use std::ops::Range;

use crate::diag::{Code, Diagnostic, Lines};
use crate::grammar::are_bodies;
use crate::text::Text;
use crate::zh;

/// How many sentences are named in the message.
const SHOWN: usize = 8;

/// A sentence that seems to say who answers and is no task.
pub(super) struct Left {
    /// Its block.
    pub(super) block: usize,
    /// Those who answer, as far as is known.
    name: Text,
    /// All of it: further names stand in it.
    pub(super) sentence: Text,
}

impl Left {
    pub(super) fn new(
        block: usize,
        text: &Text,
        name: Range<usize>,
        sentence: Range<usize>,
    ) -> Self {
        Self {
            block,
            name: text.slice(name),
            sentence: text.slice(sentence),
        }
    }
}

/// The fewest rows of a table that look like tasks, and the fewest letters of what is to be done.
const LEAST_ROWS: usize = 2;
const LEAST_LETTERS: usize = 6;

/// The rows of a table that was not read which look like tasks: a cell of bodies beside one of words; or the bodies at
/// the head of a table that marks who does what.
pub(super) fn in_table(block: usize, rows: &[Vec<Text>]) -> Vec<Left> {
    let left = |names: &Text| Left {
        block,
        name: names.clone(),
        sentence: names.clone(),
    };
    let bodies = |cell: &&Text| are_bodies(cell.as_str());
    let says = |cell: &Text| {
        let letters = cell.chars().filter(|&c| zh::is_cjk(c)).count();
        letters >= LEAST_LETTERS && !are_bodies(cell)
    };
    let wordy: Vec<&Vec<Text>> = rows.iter().filter(|row| row.iter().any(says)).collect();
    if let Some(head) = rows.first()
        && head.iter().filter(bodies).count() > 1
        && wordy.len() >= LEAST_ROWS
    {
        return head.iter().filter(bodies).map(left).collect();
    }
    let found = wordy.into_iter().filter_map(|row| row.iter().find(bodies));
    let found: Vec<Left> = found.map(left).collect();
    if found.len() < LEAST_ROWS {
        Vec::new()
    } else {
        found
    }
}

/// What is told of such sentences, in the order of the document.
pub(super) fn finding(left: &[Left], lines: &Lines) -> Option<Diagnostic> {
    listed(
        left,
        lines,
        "处写明由谁负责的话没有读成任务",
        "它们是任务的，请在旁边的 文件名.import.toml 里写 duties = true，再导入一次；不是的，写 duties = false，以后不再提示。",
    )
}

/// What is told of such rows of tables.
pub(super) fn of_tables(left: &[Left], lines: &Lines) -> Option<Diagnostic> {
    listed(
        left,
        lines,
        "处单位写在认不出的表里，没有读成任务",
        "从表头看不出哪一栏是任务、哪一栏是责任单位；是任务表的，请在旁边的 文件名.import.toml 的 [columns] 里写明，再导入一次。",
    )
}

fn listed(left: &[Left], lines: &Lines, what: &str, help: &str) -> Option<Diagnostic> {
    let (first, rest) = left.split_first()?;
    let place = |one: &Left| lines.place(one.sentence.whole());
    let shown: Vec<String> = left
        .iter()
        .take(SHOWN)
        .map(|one| format!("{}（第 {} 行）", one.name.as_str(), place(one).line))
        .collect();
    let more = if left.len() > SHOWN { "等" } else { "" };
    let message = format!("{} {what}：{}{more}", left.len(), shown.join("、"));
    let mut finding = Diagnostic::new(Code::DutiesLeft, place(first), message).help(help);
    for one in rest {
        finding = finding.related(place(one), one.name.as_str());
    }
    Some(finding)
}
