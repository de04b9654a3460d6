//! The cells of a task's row as they stand in the file: which one is empty, words that say that nobody has
//! decided yet who answers (待定, 视情…, 详见附件), marks that no name stands beside, and columns of bodies under a
//! heading that says nothing. The reader of plans lets all these pass.

use std::ops::Range;

use super::blocks::tables;
use super::input::Input;
use crate::diag::{Code, Diagnostic};
use crate::lexicon::check::words;
use crate::plan::{Column, Meaning, Plan, Role};
use crate::source::Source;

/// What a remark stands between.
const MARKS: &str = "，、；。：（）(),;:";

/// Runs the rule.
pub(super) fn run(input: &Input<'_>) -> Vec<Diagnostic> {
    let plans = input.atlas.plans.iter();
    plans
        .flat_map(|node| {
            let mut findings = open(&node.plan);
            findings.extend(unnamed(input, &node.plan));
            findings
        })
        .collect()
}

/// Columns with a heading that says nothing, full of bodies, in a table that has none for those who lead: who
/// answers is not read there.
fn unnamed(input: &Input<'_>, plan: &Plan) -> Vec<Diagnostic> {
    let region = plan.front.region.as_deref().unwrap_or_default();
    let names_a_body = |cell: &str| {
        let name = cell.split(['、', '，', '\n']).next().unwrap_or_default();
        let known = input.registers.units.resolve(name.trim(), region, None);
        known.is_some()
    };
    let mut findings = Vec::new();
    for table in tables(plan) {
        // Beside a column of those who do the work, one such as 督办单位 says something else.
        let does = |c: &Column| match c.meaning {
            Meaning::Units(role, _) => role != Role::Cooperate,
            Meaning::Clauses => true,
            _ => false,
        };
        if table.columns.iter().any(does) {
            continue;
        }
        for column in table.columns.iter().filter(|c| c.meaning == Meaning::Other) {
            let cells = table.tasks.iter().flat_map(|task| &task.other);
            let bodies = cells
                .filter(|(heading, cell)| *heading == column.heading && names_a_body(cell))
                .count();
            if bodies > 0 && bodies * 2 >= table.tasks.len() {
                findings.push(
                    Diagnostic::new(
                        Code::Unread,
                        plan.place(column.heading.whole()),
                        format!(
                            "“{}”这一栏写的是单位，栏名认不出，没有读作分工",
                            column.heading
                        ),
                    )
                    .help("栏名写作 牵头单位、配合单位、责任单位 等"),
                );
            }
        }
    }
    findings
}

/// Remarks in the cells of units that leave open who answers.
fn open(plan: &Plan) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let source = plan.source.source();
    for table in tables(plan) {
        let (columns, rows) = (table.columns, &table.tasks);
        let stops = |column: usize| {
            let cells = rows.iter().filter_map(|task| task.cells.get(column));
            cells
                .filter(|cell| source.text[cell.range()].ends_with('。'))
                .count()
        };
        let usual: Vec<bool> = (0..columns.len())
            .map(|i| stops(i) * 2 > rows.len())
            .collect();
        for task in rows {
            let cells = task.cells.iter().map(|cell| cell.range());
            for ((column, cell), usual) in columns.iter().zip(cells).zip(&usual) {
                if !matches!(column.meaning, Meaning::Units(..) | Meaning::Clauses) {
                    continue;
                }
                findings.extend(dangling(source, cell.clone()));
                findings.extend(full_stop(source, cell.clone(), *usual));
                let mut at = cell.start;
                for part in source.text[cell].split_inclusive(|c| MARKS.contains(c)) {
                    let remark = part.trim_end_matches(|c| MARKS.contains(c)).trim();
                    if words().cells.open.start(remark).is_some() {
                        let from = at + part.find(remark).unwrap_or_default();
                        findings.push(
                            Diagnostic::new(
                                Code::Unread,
                                source.place(from..from + remark.len()),
                                format!("“{remark}”没有说明由谁负责"),
                            )
                            .help("写明单位；原件如此的，可在 [[check.allow]] 里写明"),
                        );
                    }
                    at += part.len();
                }
            }
        }
    }
    findings
}

/// A 、 in a cell of units that no name stands behind or before: a name was lost there.
fn dangling(source: &Source, cell: Range<usize>) -> Option<Diagnostic> {
    let words = &source.text[cell.clone()];
    let at = if words.starts_with('、') {
        0
    } else {
        let ends = |(at, _): &(usize, &str)| {
            let rest = words[at + '、'.len_utf8()..].trim_start();
            rest.is_empty() || rest.starts_with(['、', '，', '；', '。'])
        };
        words.match_indices('、').find(ends)?.0
    };
    let from = cell.start + at;
    let place = source.place(from..from + '、'.len_utf8());
    Some(
        Diagnostic::new(Code::Unread, place, "顿号旁边没有单位，可能漏了一个")
            .help("对照原件补上，或删去多余的顿号"),
    )
}

/// A 。 between the names of a cell, or behind the last one if that is not `usual` in its column: another mark
/// was meant, or none.
fn full_stop(source: &Source, cell: Range<usize>, usual: bool) -> Option<Diagnostic> {
    let names = &source.text[cell.clone()];
    let names = if usual {
        names.trim_end_matches('。')
    } else {
        names
    };
    if words().cells.sentence.within(names) {
        return None;
    }
    let at = names.find('。')?;
    let from = cell.start + at;
    let place = source.place(from..from + '。'.len_utf8());
    let before = names[..at].rsplit('、').next().unwrap_or_default();
    let message = format!("“{before}”后面是句号，疑为顿号之误");
    Some(
        Diagnostic::new(Code::Unread, place, message)
            .help("单位之间用顿号，末尾不加标点；原件如此的，可在 [[check.allow]] 里写明"),
    )
}
