//! The number of tasks that a plan says it has: in its prose, in its front matter, in its tables.

use super::Input;
use crate::atlas::{PlanNode, bare};
use crate::diag::{Code, Diagnostic};
use crate::source::{Place, Source};

/// Runs the rule.
pub(super) fn run(input: &Input<'_>) -> Vec<Diagnostic> {
    let plans = input.atlas.plans.iter();
    plans.flat_map(|node| declared(input, node)).collect()
}

/// The number of tasks that the plan says it has.
fn declared(input: &Input<'_>, node: &PlanNode) -> Vec<Diagnostic> {
    let plan = &node.plan;
    let Some(declared) = plan.front.declared_tasks else {
        return Vec::new();
    };
    let top = Place::file(plan.file.as_str());
    let words = plan.front.declared_in.as_deref();
    let found = words.and_then(|words| input.locate_in_body(&plan.file, words));
    let mut findings = Vec::new();
    if let (Some(words), None) = (words, &found) {
        // The same words with another number are what was meant.
        let other = input
            .source(&plan.file)
            .and_then(|source| with_another_number(source, words));
        let (place, message) = match other {
            Some((place, number)) => (
                place,
                format!("正文这里说{number}项，文件头引的是“{words}”"),
            ),
            None => (
                top.clone(),
                format!("文件头说任务数出自“{words}”，正文里没有这句话"),
            ),
        };
        findings.push(
            Diagnostic::new(Code::DeclaredTasks, place, message)
                .help("对照原件；正文改了的，把 declared_tasks 和 declared_in 一并改过来"),
        );
    } else if let Some(said) = words.and_then(first_number)
        && said != declared
    {
        findings.push(Diagnostic::new(
            Code::DeclaredTasks,
            found.clone().unwrap_or_else(|| top.clone()),
            format!("正文说{said}项，文件头写的是{declared}项"),
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

/// The first number in words: 86 of 全面落实86项改革试点任务.
fn first_number(words: &str) -> Option<u32> {
    let start = words.find(|c: char| c.is_ascii_digit())?;
    let digits: String = words[start..]
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    digits.parse().ok()
}

/// Where a text has the words with another number in them: 落实72项改革 for 落实70项改革.
fn with_another_number(source: &Source, words: &str) -> Option<(Place, String)> {
    /// So many characters on each side must be the same.
    const AROUND: usize = 4;
    let is_figure = |c: char| c.is_ascii_digit();
    let (before, rest) = words.split_at(words.find(is_figure)?);
    let after = bare(rest.trim_start_matches(is_figure));
    let before = bare(before);
    let tail: String = {
        let count = before.chars().count();
        before.chars().skip(count.saturating_sub(AROUND)).collect()
    };
    let head: String = after.chars().take(AROUND).collect();
    let text = &source.text;
    let mut from = text.find("\n+++\n").map_or(0, |at| at + 5);
    while let Some(start) = text[from..].find(is_figure).map(|at| from + at) {
        let end = start
            + text[start..]
                .find(|c| !is_figure(c))
                .unwrap_or(text.len() - start);
        from = end;
        let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[end..].find('\n').map_or(text.len(), |at| end + at);
        if bare(&text[line..start]).ends_with(&tail)
            && bare(&text[end..line_end]).starts_with(&head)
        {
            return Some((source.place(start..end), text[start..end].to_owned()));
        }
    }
    None
}
