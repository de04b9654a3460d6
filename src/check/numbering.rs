//! Numbers that should follow one another: rows of tables, headings, numbered paragraphs, 一是…二是….

use std::cmp::Ordering;
use std::ops::Range;

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
        findings.extend(points(&node.plan));
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
fn points(plan: &Plan) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for paragraph in paragraphs(plan) {
        let text = paragraph.text;
        let place = |point: &Point| plan.place(text.span(point.numeral.start..point.end));
        let mut last: Option<Point> = None;
        for point in numbered(text) {
            let number = point.number;
            if let Some(last) = last.filter(|last| number != 1 && number != last.number + 1) {
                findings.push(match number.cmp(&last.number) {
                    Ordering::Greater => series::gap(last.number, number, "点", &place(&point)),
                    Ordering::Equal => {
                        let numeral = &text[point.numeral.clone()];
                        series::twice(numeral, &place(&point), &place(&last))
                    }
                    Ordering::Less => series::back(last.number, number, &place(&point)),
                });
            }
            last = Some(point);
        }
    }
    findings
}

/// One 三是.
struct Point {
    number: u32,
    /// The bytes of 三.
    numeral: Range<usize>,
    /// One past the words behind 是 that are pointed at with it.
    end: usize,
}

/// Every 一是, 二是 of a text that begins a sentence or part of one.
fn numbered(text: &str) -> Vec<Point> {
    /// So many characters from 是 on are pointed at.
    const SHOWN: usize = 7;
    let mut points = Vec::new();
    for (at, _) in text.match_indices(&words().points.is) {
        let start = text[..at].trim_end_matches(numeral::is_han_numeral).len();
        let begins = text[..start]
            .chars()
            .last()
            .is_none_or(|c| "。；：，:;\n ".contains(c));
        if let Some(number) = numeral::read(&text[start..at]).filter(|_| begins) {
            let end = text[at..].char_indices().nth(SHOWN);
            points.push(Point {
                number,
                numeral: start..at,
                end: end.map_or(text.len(), |(next, _)| at + next),
            });
        }
    }
    points
}
