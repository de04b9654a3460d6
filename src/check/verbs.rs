//! What bodies are told to do in cells that say it in sentences (科技部制订政策保障措施；试点地区负责推进): the same few
//! phrases all through a plan, so one that stands once and differs by a character or two is a slip.

use std::collections::BTreeMap;

use super::blocks::tables;
use super::edit::one_hunk;
use super::input::Input;
use crate::diag::{Code, Diagnostic};
use crate::plan::{Assignment, Column, Meaning, Plan};

/// A phrase that stands so often is the plan's own.
const OFTEN: usize = 4;
/// A slip stands at most so often.
const SELDOM: usize = 1;

/// Runs the rule.
pub(super) fn run(input: &Input<'_>) -> Vec<Diagnostic> {
    let plans = input.atlas.plans.iter();
    plans.flat_map(|node| plan(&node.plan)).collect()
}

fn plan(plan: &Plan) -> Vec<Diagnostic> {
    let in_sentences = |column: &Column| column.meaning == Meaning::Clauses;
    let tables = tables(plan).filter(|table| table.columns.iter().any(in_sentences));
    let mut phrases: BTreeMap<&str, Vec<&Assignment>> = BTreeMap::new();
    for task in tables.flat_map(|table| table.tasks) {
        for one in &task.assignments {
            phrases.entry(&one.wording).or_default().push(one);
        }
    }
    let chars = |text: &str| text.chars().collect::<Vec<char>>();
    let mut findings = Vec::new();
    for (phrase, once) in phrases.iter().filter(|(_, all)| all.len() <= SELDOM) {
        let words = chars(phrase);
        let usual = phrases.iter().find(|(other, all)| {
            all.len() >= OFTEN && words.len() >= 3 && is_slip(&words, &chars(other))
        });
        let Some((usual, _)) = usual else { continue };
        findings.extend(once.iter().map(|one| {
            Diagnostic::new(
                Code::Unread,
                plan.place(one.wording_span.unwrap_or(one.span)),
                format!("“{phrase}”疑为“{usual}”：别处都这样写"),
            )
            .help("对照原件；原件如此的，可在 [[check.allow]] 里写明")
        }));
    }
    findings
}

/// Whether one character differs, is lost or put in, or words are cut short. Two characters make another verb:
/// 牵头推进, 协助推进.
fn is_slip(words: &[char], usual: &[char]) -> bool {
    one_hunk(words, usual).is_some_and(|hunk| {
        let (ours, theirs) = (hunk.lower.chars().count(), hunk.upper.chars().count());
        ours.max(theirs) == 1 || ours == 0 && hunk.at == words.len()
    })
}
