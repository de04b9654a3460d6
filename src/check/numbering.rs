//! Numbers that should follow one another: rows of tables, headings, numbered paragraphs, 一是…二是….

use super::blocks::paragraphs;
use super::input::Input;
use crate::diag::Diagnostic;
use crate::lexicon::check::words;
use crate::plan::{Plan, series};
use crate::zh::numeral;

/// Runs the rules.
pub(super) fn run(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for node in &input.atlas.plans {
        findings.extend(series::rows(&node.plan));
        findings.extend(series::items(&node.plan));
        findings.extend(points(input, &node.plan));
        findings.extend(notes(&node.plan));
    }
    findings
}

/// Numbered notes under a table: 注：1. … 2. ….
fn notes(plan: &Plan) -> Vec<Diagnostic> {
    let mut last = 0;
    let mut findings = Vec::new();
    for note in &plan.notes {
        let Some(heading) = numeral::heading(&note.text) else {
            continue;
        };
        if heading.number > last + 1 && last > 0 {
            findings.push(series::gap(
                last,
                heading.number,
                "条注",
                &plan.place(note.span),
            ));
        }
        last = heading.number;
    }
    findings
}

/// 一是…二是…三是… within one paragraph.
fn points(input: &Input<'_>, plan: &Plan) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for paragraph in paragraphs(plan) {
        let text = paragraph.text;
        let mut last = 0;
        for point in numbered(text) {
            let place = || input.locate(&plan.place(paragraph.span), &text[point.at..point.end]);
            match point.number {
                1 => {}
                number if number == last + 1 => {}
                _ if last == 0 => {}
                number if number > last => findings.push(series::gap(last, number, "点", &place())),
                number if number == last => {
                    findings.push(series::twice(
                        &text[point.at..point.at + point.label],
                        &place(),
                        &place(),
                    ));
                }
                number => findings.push(series::back(last, number, &place())),
            }
            last = point.number;
        }
    }
    findings
}

/// One 三是 with the words after it, so that it can be found again.
struct Point {
    number: u32,
    at: usize,
    label: usize,
    end: usize,
}

/// Every 一是, 二是 of a text that begins a sentence or part of one.
fn numbered(text: &str) -> Vec<Point> {
    let mut points = Vec::new();
    for (at, _) in text.match_indices(&words().points.is) {
        let numeral: usize = text[..at]
            .chars()
            .rev()
            .take_while(|c| numeral::is_han_numeral(*c))
            .map(char::len_utf8)
            .sum();
        let start = at - numeral;
        let begins = text[..start]
            .chars()
            .last()
            .is_none_or(|c| "。；：，:;\n ".contains(c));
        if let Some(number) = numeral::read(&text[start..at]).filter(|_| begins) {
            let end = text[at..]
                .char_indices()
                .nth(7)
                .map_or(text.len(), |(next, _)| at + next);
            points.push(Point {
                number,
                at: start,
                label: at - start,
                end,
            });
        }
    }
    points
}
