//! Numbers that documents promise: tasks in all, rows one after the other, lists of n places, notes on rows.

use std::collections::{BTreeMap, BTreeSet};

use super::Input;
use crate::atlas::PlanNode;
use crate::diag::{Code, Diagnostic};
use crate::plan::{BlockKind, Task, labels_named};
use crate::source::Place;
use crate::zh::numeral;

/// Runs the rules.
pub(super) fn run(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for node in &input.atlas.plans {
        findings.extend(declared(input, node));
        findings.extend(numbering(node));
        findings.extend(notes(input, node));
        findings.extend(references(input, node));
    }
    for source in &input.project.plans {
        findings.extend(promises(&source.text).into_iter().map(|promise| {
            Diagnostic::new(
                Code::ListLength,
                source.place(promise.range),
                format!("这里说有{}个，列出的是{}个", promise.said, promise.found),
            )
            .help("对照原件核对；原件如此的，在更正或 [[check.allow]] 里注明")
        }));
    }
    findings
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
        let other = words
            .split_once(|c: char| c.is_ascii_digit())
            .map(|(_, rest)| rest.trim_start_matches(|c: char| c.is_ascii_digit()))
            .and_then(|after| input.locate_in_body(&plan.file, after));
        findings.push(
            Diagnostic::new(
                Code::DeclaredTasks,
                other.unwrap_or_else(|| top.clone()),
                format!("文件头说任务数出自“{words}”，正文里没有这句话"),
            )
            .help("正文改了的，把 declared_tasks 和 declared_in 一并改过来"),
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

/// Rows of tables that do not follow one another. Each table goes on from the one before or begins at 1.
fn numbering(node: &PlanNode) -> Vec<Diagnostic> {
    let plan = &node.plan;
    let rows = plan.blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Tasks { rows, .. } => Some(rows),
        _ => None,
    });
    let mut findings = Vec::new();
    let mut seen: BTreeMap<u32, &Task> = BTreeMap::new();
    let mut last = 0;
    for (first, row) in rows.flat_map(|rows| rows.iter().enumerate().map(|(i, row)| (i == 0, row)))
    {
        let task = &plan.tasks[*row];
        let Some(number) = value(&task.label) else {
            continue;
        };
        if first && number == 1 && last > 0 {
            seen.clear();
        } else if let Some(earlier) = seen.get(&number) {
            findings.push(
                Diagnostic::new(
                    Code::NumberTwice,
                    task.place.clone(),
                    format!("序号 {} 出现两次", task.label),
                )
                .related(earlier.place.clone(), "前一次"),
            );
        } else if number > last + 1 {
            let missing = if number == last + 2 {
                format!("缺第 {} 项", last + 1)
            } else {
                format!("缺第 {} 至 {} 项", last + 1, number - 1)
            };
            findings.push(
                Diagnostic::new(
                    Code::NumberGap,
                    task.place.clone(),
                    format!("序号从 {last} 跳到 {number}，{missing}"),
                )
                .help("对照原件；有意删去的，在 content/retired.toml 里登记，并在 [[check.allow]] 里写明"),
            );
        } else if number < last {
            findings.push(Diagnostic::new(
                Code::NumberGap,
                task.place.clone(),
                format!("序号 {number} 排在 {last} 之后，次序颠倒"),
            ));
        }
        seen.insert(number, task);
        last = number;
    }
    findings
}

/// The value of a label such as `12` or （十二）; none for labels of several parts.
fn value(label: &str) -> Option<u32> {
    let inner = label.trim_matches(|c: char| "（）()、.．,，。 ".contains(c));
    inner.parse().ok().or_else(|| numeral::read(inner))
}

/// Notes that name rows that the tables do not have.
fn notes(input: &Input<'_>, node: &PlanNode) -> Vec<Diagnostic> {
    let labels = numbers(node);
    let mut findings = Vec::new();
    for note in &node.plan.notes {
        for label in labels_named(&note.text) {
            if !labels.contains(&label) {
                findings.push(Diagnostic::new(
                    Code::NoteWithoutRow,
                    input.locate(&note.place, &label),
                    format!("注里提到第{label}项，表中没有这一项"),
                ));
            }
        }
    }
    findings
}

/// The numbers of a plan's tasks.
fn numbers(node: &PlanNode) -> BTreeSet<String> {
    node.plan
        .tasks
        .iter()
        .map(|task| value(&task.label).map_or_else(|| task.label.clone(), |n| n.to_string()))
        .collect()
}

/// Words that say that 第12项 is a row of this plan's table.
const ROWS: [&str; 7] = [
    "任务分工",
    "任务清单",
    "分工表",
    "附件",
    "表中",
    "项任务",
    "项举措",
];

/// Sentences of the prose that name rows that the tables do not have; not those that speak of another document.
fn references(input: &Input<'_>, node: &PlanNode) -> Vec<Diagnostic> {
    let labels = numbers(node);
    let mut findings = Vec::new();
    for block in &node.plan.blocks {
        let BlockKind::Paragraph { text, .. } = &block.kind else {
            continue;
        };
        let is_note = node.plan.notes.iter().any(|note| text.contains(&note.text));
        for sentence in text.split(['。', '；', '\n']) {
            let own = !is_note
                && !sentence.contains(['《', '号'])
                && ROWS.iter().any(|word| sentence.contains(word));
            if !own || labels.is_empty() {
                continue;
            }
            for label in labels_named(sentence)
                .iter()
                .filter(|label| !labels.contains(*label))
            {
                findings.push(
                    Diagnostic::new(
                        Code::UnknownTask,
                        input.locate(&block.place, sentence),
                        format!("这里提到第{label}项，任务表里没有这一项"),
                    )
                    .help("任务序号改动之后，正文里的引用也要跟着改"),
                );
            }
        }
    }
    findings
}

/// A list that promises n and gives m.
struct Promise {
    range: std::ops::Range<usize>,
    said: u32,
    found: usize,
}

/// Words that tie a number to the list after it.
const TIES: [&str; 5] = ["下述", "以下", "下列", "如下", "包括"];

/// 下述21个市辖区：A、B、C。 An open list (…等) promises nothing.
fn promises(text: &str) -> Vec<Promise> {
    let mut out = Vec::new();
    for tie in TIES {
        for (at, _) in text.match_indices(tie) {
            let after = at + tie.len();
            let rest = &text[after..];
            let digits = rest
                .find(|c: char| !(c.is_ascii_digit() || "一二三四五六七八九十百两".contains(c)))
                .unwrap_or(rest.len());
            let Some(said) = rest[..digits]
                .parse()
                .ok()
                .or_else(|| numeral::read(&rest[..digits]))
            else {
                continue;
            };
            let counted = &rest[digits..];
            if !counted.starts_with(['个', '家', '项', '类', '种', '条']) {
                continue;
            }
            let Some(colon) = counted.find(['：', ':']) else {
                continue;
            };
            let noun = &counted[..colon];
            if noun.chars().count() > 16 || noun.contains(['，', '。', '；', '、', '\n']) {
                continue;
            }
            let list_at = after + digits + colon + '：'.len_utf8();
            let Some(list) = text.get(list_at..) else {
                continue;
            };
            let end = list.find(['。', '；', '\n', '|']).unwrap_or(list.len());
            let list = list[..end].trim();
            let found = crate::zh::list::split(list, |c| matches!(c, '、' | '，' | ',')).len();
            if found >= 3 && !list.ends_with('等') && found != said as usize {
                out.push(Promise {
                    range: after..list_at - '：'.len_utf8(),
                    said,
                    found,
                });
            }
        }
    }
    out
}
