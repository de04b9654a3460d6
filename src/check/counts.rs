//! The number of tasks that a plan says it has: in its prose, in its front matter, in its tables.

use std::collections::BTreeSet;

use super::blocks::{paragraphs, pieces, quoted, tables, texts};
use super::figures::is_figure;
use super::input::Input;
use crate::atlas::{PlanNode, bare};
use crate::diag::{Code, Diagnostic, Place};
use crate::lexicon::check::words;
use crate::plan::{Meaning, Plan};
use crate::zh::trim::trim_blanks;

use crate::text::Span;
use crate::zh::numeral;

/// Runs the rule.
pub(super) fn run(input: &Input<'_>) -> Vec<Diagnostic> {
    let plans = input.atlas.plans.iter();
    plans.flat_map(|node| declared(input, node)).collect()
}

/// The number of tasks that the plan says it has.
fn declared(input: &Input<'_>, node: &PlanNode) -> Vec<Diagnostic> {
    let plan = &node.plan;
    let Some(declared) = plan.front.declared_tasks else {
        return counted(node);
    };
    let top = Place::file(plan.file.as_str());
    let words = plan.front.declared_in.as_deref();
    let found = words.and_then(|words| quoted(plan, words));
    let found = found.map(|span| plan.place(span));
    let mut findings = Vec::new();
    if let (Some(words), None) = (words, &found) {
        // The same words with another number are what was meant; the same number in other figures is fine.
        let doubt = match with_another_number(plan, words) {
            Some((_, number)) if numeral::read(number) == first_number(words) => None,
            Some((span, number)) => Some((
                plan.place(span),
                format!("正文这里说{number}项，文件头引的是“{words}”"),
            )),
            None => Some((
                input.in_front(&plan.file, |at| at.declared_in),
                format!("文件头说任务数出自“{words}”，正文里没有这句话"),
            )),
        };
        findings.extend(doubt.map(|(place, message)| {
            Diagnostic::new(Code::DeclaredTasks, place, message)
                .help("对照原件；正文改了的，把 declared_tasks 和 declared_in 一并改过来")
        }));
    } else if let Some(stated) = words.and_then(first_number)
        && stated != declared
    {
        findings.push(Diagnostic::new(
            Code::DeclaredTasks,
            found.clone().unwrap_or_else(|| top.clone()),
            format!("正文说{stated}项，文件头写的是{declared}项"),
        ));
    }
    if declared as usize != plan.tasks.len() {
        findings.push(
            Diagnostic::new(
                Code::DeclaredTasks,
                found.unwrap_or(top),
                format!("方案说有{declared}项任务，表中有{}项", plan.tasks.len()),
            )
            .help("看表格是否缺行、多行，或有两行并成了一行"),
        );
    }
    findings
}

/// Sentences that count what the tables list, in a plan whose front matter says no number: 共提出101项具体举措
/// beside a column 具体举措.
fn counted(node: &PlanNode) -> Vec<Diagnostic> {
    let plan = &node.plan;
    let words = &words().counts;
    let listed: BTreeSet<&str> = tables(plan)
        .flat_map(|table| table.columns)
        .filter(|column| column.meaning == Meaning::Text)
        .map(|column| column.heading.as_str())
        .collect();
    let mut findings = Vec::new();
    for paragraph in paragraphs(plan) {
        let text = paragraph.text;
        for range in pieces(text, 0..text.len(), &['。', '；', '，', '\n']) {
            let clause = &text[range.clone()];
            let stated = listed
                .iter()
                .copied()
                .chain([words.tasks.as_str()])
                .find_map(|noun| {
                    let counted = format!("{}{noun}", words.item);
                    let before = clause[..clause.find(&counted)?].trim_end();
                    let start = before.trim_end_matches(is_figure).len();
                    let number = numeral::read(&before[start..])?;
                    let verb = before[..start].trim_end();
                    let all = verb.contains(&words.all) && listed.contains(noun)
                        || words.turned.end(verb).is_some();
                    all.then_some(number)
                });
            if let Some(stated) = stated.filter(|stated| *stated as usize != plan.tasks.len()) {
                let message = format!("这里说{stated}项，表中有{}项", plan.tasks.len());
                let place = plan.place(text.span(trim_blanks(text, range)));
                findings.push(
                    Diagnostic::new(Code::DeclaredTasks, place, message)
                        .help("看表格是否缺行、多行，或有两行并成了一行"),
                );
            }
        }
    }
    findings
}

/// The first number in words: 86 of 全面落实86项改革试点任务, 78 of 落实七十八项任务.
fn first_number(text: &str) -> Option<u32> {
    let before = text[..text.find(&words().counts.item)?].trim_end();
    numeral::read(&before[before.trim_end_matches(is_figure).len()..])
}

/// Where a plan has the words with another number in them, and the number: 落实72项改革 for 落实70项改革.
fn with_another_number<'p>(plan: &'p Plan, words: &str) -> Option<(Span, &'p str)> {
    /// So many characters on each side must be the same.
    const AROUND: usize = 4;
    let (before, rest) = words.split_at(words.find(is_figure)?);
    let after = bare(rest.trim_start_matches(is_figure));
    let before = bare(before);
    let tail: String = {
        let count = before.chars().count();
        before.chars().skip(count.saturating_sub(AROUND)).collect()
    };
    let head: String = after.chars().take(AROUND).collect();
    texts(plan).find_map(|text| {
        let mut from = 0;
        while let Some(start) = text[from..].find(is_figure).map(|at| from + at) {
            let end = text.len() - text[start..].trim_start_matches(is_figure).len();
            from = end;
            if bare(&text[..start]).ends_with(&tail) && bare(&text[end..]).starts_with(&head) {
                return Some((text.span(start..end), &text[start..end]));
            }
        }
        None
    })
}
