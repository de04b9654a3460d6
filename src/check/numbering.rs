//! Numbers that should follow one another: rows of tables, headings, numbered paragraphs, 一是…二是….

use crate::zh::item;
use std::cmp::Ordering;
use std::ops::Range;

use super::input::Input;
use crate::diag::Diagnostic;
use crate::lexicon::check::words;
use crate::plan::{BlockKind, Plan, series};
use crate::text::Text;
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
        let Some(heading) = item::heading(&note.text) else {
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

/// 一是…二是…三是… within one paragraph, and in paragraphs that follow one another and begin so.
fn points(plan: &Plan) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut before: Option<(Point, &Text)> = None;
    for block in &plan.blocks {
        let BlockKind::Paragraph { text, .. } = &block.kind else {
            before = None;
            continue;
        };
        let found = numbered(text);
        let goes_on = found.first().is_some_and(|point| point.numeral.start == 0);
        let mut last = before.take().filter(|_| goes_on);
        for point in found {
            let number = point.number;
            let place =
                |point: &Point, text: &Text| plan.place(text.span(point.numeral.start..point.end));
            if let Some((last, earlier)) = last
                .filter(|(last, _)| number != last.number + 1 && (number != 1 || last.number == 1))
            {
                let here = place(&point, text);
                findings.push(match number.cmp(&last.number) {
                    Ordering::Greater => series::gap(last.number, number, "点", &here),
                    Ordering::Equal => {
                        series::twice(&text[point.numeral.clone()], &here, &place(&last, earlier))
                    }
                    Ordering::Less => series::back(last.number, number, &here),
                });
            }
            last = Some((point, text));
        }
        before = last.filter(|_| goes_on);
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
