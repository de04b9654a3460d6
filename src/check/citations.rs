//! Citations that cannot be right: one title with two numbers, one number with two titles, plans and rows
//! that do not exist, 《 without 》.

use std::collections::BTreeMap;

use super::Input;
use crate::atlas::{mentions, title_keys};
use crate::diag::{Code, Diagnostic};
use crate::source::{Place, Source};
use crate::zh::docno;

/// A title and a number that stand together.
struct Pair {
    number: String,
    keys: Vec<String>,
    place: Place,
}

/// Runs the rules.
pub(super) fn run(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut findings = contradictions(input);
    for node in &input.atlas.plans {
        findings.extend(implements(input, &node.plan));
    }
    for source in &input.project.plans {
        findings.extend(unclosed(source));
    }
    findings
}

/// Plans say of themselves, and of others, which number a title has; two must not differ.
fn contradictions(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut pairs: Vec<Pair> = Vec::new();
    for node in &input.atlas.plans {
        let front = &node.plan.front;
        if let Some(number) = front.number.as_deref().and_then(docno::normalise) {
            pairs.push(Pair {
                number,
                keys: title_keys(&front.title),
                place: input
                    .locate_in_front(&node.plan.file, front.number.as_deref().unwrap_or_default()),
            });
        }
    }
    for source in &input.project.plans {
        let body = body_start(&source.text);
        for mention in mentions(&source.text[body..]) {
            if let (Some(title), Some(number)) = (&mention.title, &mention.number) {
                pairs.push(Pair {
                    number: number.clone(),
                    keys: title_keys(title),
                    place: source.place(body + mention.range.start..body + mention.range.end),
                });
            }
        }
    }
    let mut by_title: BTreeMap<&str, &Pair> = BTreeMap::new();
    let mut by_number: BTreeMap<&str, &Pair> = BTreeMap::new();
    let mut findings = Vec::new();
    for pair in &pairs {
        let other = pair
            .keys
            .iter()
            .find_map(|key| by_title.get(key.as_str()))
            .filter(|other| other.number != pair.number);
        if let Some(other) = other {
            findings.push(
                Diagnostic::new(
                    Code::TwoNumbers,
                    pair.place.clone(),
                    format!(
                        "这份文件的文号写作{}，另一处写作{}",
                        pair.number, other.number
                    ),
                )
                .help("对照原件，改正写错的一处")
                .related(other.place.clone(), "另一处"),
            );
        } else if let Some(other) = by_number.get(pair.number.as_str())
            && !pair.keys.iter().any(|key| other.keys.contains(key))
        {
            findings.push(
                Diagnostic::new(
                    Code::TwoTitles,
                    pair.place.clone(),
                    format!("文号{}在另一处是另一个标题", pair.number),
                )
                .help("多半有一处标题或文号写错；对照原件")
                .related(other.place.clone(), "另一处"),
            );
        }
        for key in &pair.keys {
            by_title.entry(key).or_insert(pair);
        }
        by_number.entry(&pair.number).or_insert(pair);
    }
    findings
}

/// Plans that a plan says it implements and the site does not have, or that are the plan itself.
fn implements(input: &Input<'_>, plan: &crate::plan::Plan) -> Vec<Diagnostic> {
    plan.front
        .implements
        .iter()
        .filter_map(|id| {
            let message = if *id == plan.id {
                format!("implements 写了方案自己（{id}）")
            } else if input.atlas.plans.iter().all(|node| node.plan.id != *id) {
                format!("implements 里的 {id} 不在站点里")
            } else {
                return None;
            };
            let place = input.locate_in_front(&plan.file, id);
            Some(
                Diagnostic::new(Code::UnknownPlan, place, message)
                    .help("写 content/plans 下已有方案的编号"),
            )
        })
        .collect()
}

/// 《 and 》 that have no partner within their line.
fn unclosed(source: &Source) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut start = 0;
    for line in source.text.split_inclusive('\n') {
        let mut open: Vec<usize> = Vec::new();
        let mut lonely: Vec<usize> = Vec::new();
        for (at, c) in line.char_indices() {
            match c {
                '《' => open.push(at),
                '》' if open.pop().is_none() => lonely.push(at),
                _ => {}
            }
        }
        lonely.extend(open);
        lonely.sort_unstable();
        for at in lonely {
            let at = start + at;
            findings.push(
                Diagnostic::new(
                    Code::TitleMarks,
                    source.place(at..at + '《'.len_utf8()),
                    "书名号不成对，这里的文件名认不出来",
                )
                .help("补上另一半"),
            );
        }
        start += line.len();
    }
    findings
}

/// Where a file's text begins, after its front matter.
fn body_start(text: &str) -> usize {
    text.strip_prefix("+++\n")
        .and_then(|rest| rest.find("\n+++\n"))
        .map_or(0, |end| 4 + end + 5)
}
