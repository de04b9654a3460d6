//! 第12项 in the prose: rows of this plan's tables, or of another plan that stands before it in 《》.

use crate::zh::item;
use std::collections::{BTreeMap, BTreeSet};

use super::blocks::{paragraphs, pieces};
use super::input::Input;
use crate::atlas::{PlanNode, mentions, title_keys};
use crate::diag::{Code, Diagnostic, Place};
use crate::lexicon::check::words;
use crate::plan::{Named, labels_named};

use crate::docno;
use crate::text::Text;

/// Runs the rules.
pub(super) fn run(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for node in &input.atlas.plans {
        findings.extend(notes(node));
        findings.extend(prose(input, node));
    }
    findings
}

/// Notes that name rows that the tables do not have.
fn notes(node: &PlanNode) -> Vec<Diagnostic> {
    let labels = numbers(node);
    let mut findings = Vec::new();
    for note in &node.plan.notes {
        for (first, last) in missing(&note.text, &labels) {
            findings.push(
                Diagnostic::new(
                    Code::NoteWithoutRow,
                    node.plan.place(note.text.span(last.range.clone())),
                    format!("注里提到第{}项，表中没有", span(&first, &last)),
                )
                .help("对照原件；任务重新编号之后，注也要跟着改"),
            );
        }
    }
    findings
}

/// The rows that a text names and the tables do not have, first and last of those that follow one another.
fn missing(text: &str, labels: &BTreeSet<String>) -> Vec<(Named, Named)> {
    let mut out: Vec<(Named, Named)> = Vec::new();
    for named in labels_named(text) {
        if labels.contains(&named.label) {
            continue;
        }
        let number = |named: &Named| named.label.parse::<u32>().ok();
        match out.last_mut() {
            Some((_, last)) if number(last).is_some_and(|n| number(&named) == Some(n + 1)) => {
                *last = named;
            }
            _ => out.push((named.clone(), named)),
        }
    }
    out
}

/// `12`, or `100至160`.
fn span(first: &Named, last: &Named) -> String {
    if first.label == last.label {
        first.label.clone()
    } else {
        format!("{}至{}", first.label, last.label)
    }
}

/// The numbers of a plan's tasks.
fn numbers(node: &PlanNode) -> BTreeSet<String> {
    node.plan
        .tasks
        .iter()
        .map(|task| {
            item::label(&task.label).map_or_else(|| task.label.to_string(), |n| n.to_string())
        })
        .collect()
}

/// Sentences of the prose that name rows that the tables do not have.
fn prose(input: &Input<'_>, node: &PlanNode) -> Vec<Diagnostic> {
    let words = &words().references;
    let own = numbers(node);
    let mut findings = Vec::new();
    let prose = paragraphs(&node.plan).map(|paragraph| (paragraph.text, paragraph.span));
    let tasks = node.plan.tasks.iter().map(|task| (&task.text, task.span));
    // A task in running text stands in its paragraph.
    let texts: BTreeMap<Place, &Text> = tasks
        .chain(prose)
        .map(|(text, span)| (node.plan.place(span), text))
        .collect();
    for text in texts.into_values() {
        if node
            .plan
            .notes
            .iter()
            .any(|note| text.contains(note.text.as_str()))
        {
            continue;
        }
        let cited = mentions(text);
        for sentence in pieces(text, 0..text.len(), &['。', '；', '\n']) {
            let sentence_words = &text[sentence.clone()];
            for (at, named) in rows_named(sentence_words) {
                let here = sentence.start + at;
                // 《…》（…号）第9项 is a row of that document; a comma between them ends its say.
                let of = cited.iter().rev().find(|mention| {
                    mention.range.start >= sentence.start
                        && mention.range.end <= here
                        && !text[mention.range.end..here].contains(['，', '、'])
                });
                let by_number = !named.starts_with(&words.order);
                let row = by_number
                    || words.sends.end(&sentence_words[..at]).is_some()
                    || words.joins.within(sentence_words)
                    || words.rows.within(sentence_words);
                let labels = match of {
                    None if row => own.clone(),
                    None => continue,
                    Some(mention) => {
                        let Some(plan) = input.atlas.plans.iter().find(|plan| {
                            let front = &plan.plan.front;
                            let keys = title_keys(&front.title);
                            let number = front.number.as_deref().and_then(docno::normalise);
                            number.is_some() && number == mention.number
                                || mention
                                    .title
                                    .iter()
                                    .flat_map(|title| title_keys(title))
                                    .any(|key| keys.contains(&key))
                        }) else {
                            continue;
                        };
                        numbers(plan)
                    }
                };
                if labels.is_empty() {
                    continue;
                }
                let number = named.trim_start_matches(|c: char| !c.is_ascii_digit());
                let in_order = if by_number {
                    format!("{}{number}{}", words.order, words.item)
                } else {
                    named.to_owned()
                };
                for (first, last) in missing(&in_order, &labels) {
                    findings.push(
                        Diagnostic::new(
                            Code::UnknownTask,
                            node.plan.place(text.span(here..here + named.len())),
                            format!("这里提到第{}项，任务表里没有", span(&first, &last)),
                        )
                        .help("任务序号改动之后，正文里的引用也要跟着改"),
                    );
                }
            }
        }
    }
    findings
}

/// The rows that a sentence names, with the byte at which each begins: 第12项, and 任务12 where the sentence
/// sends there (任务86项 is a count, 任务1：… a heading).
fn rows_named(text: &str) -> Vec<(usize, &str)> {
    let words = &words().references;
    let by_order = text.match_indices(&words.order).filter_map(|(at, _)| {
        let end = text[at..].find(&words.item)? + words.item.len();
        Some((at, &text[at..at + end]))
    });
    let by_number = words.tasks.all().flat_map(|task| {
        text.match_indices(task).filter_map(move |(at, _)| {
            let number = &text[at + task.len()..];
            let digits = number
                .find(|c: char| !c.is_ascii_digit())
                .unwrap_or(number.len());
            let before = &text[..at];
            let sends = words.sends.end(before).is_some() || before.ends_with(['（', '(']);
            let row = digits > 0 && words.counted.start(&number[digits..]).is_none();
            (sends && row).then(|| (at, &text[at..at + task.len() + digits]))
        })
    });
    let mut rows: Vec<(usize, &str)> = by_order.chain(by_number).collect();
    rows.sort_unstable_by_key(|(at, _)| *at);
    rows
}
