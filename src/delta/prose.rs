//! What a plan says besides its tasks: running text, headings, other tables, notes.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::grams::Grams;
use super::groups::Groups;
use super::model::{Op, Operation};
use super::state::Both;
use crate::plan::{BlockKind, Plan};
use crate::text::Text;
use crate::zh::{item, squeeze};

/// Paragraphs that share so many thousandths are one that was reworded.
const SAME: usize = 300;
/// A line of at most so many characters in the place of another such is that line changed: a date, a heading, a signature.
const SHORT: usize = 20;

/// A paragraph, with the heading that it stands under.
struct Item {
    text: String,
    under: Option<String>,
    /// What is compared: its words without blanks, and what kind of block it is.
    key: String,
}

/// Text that came, went or was reworded, then notes.
pub(super) fn operations(both: &Both, groups: &Groups) -> Vec<Operation> {
    let old = items(both.old, |heading| groups.holds(heading, false));
    let new = items(both.new, |heading| groups.holds(heading, true));
    let mut out = compared(Op::Prose, &old, &new);
    let (old, new) = (notes(both.old), notes(both.new));
    out.extend(compared(Op::Notes, &old, &new));
    out
}

/// The prose of a plan from top to bottom; `over_tasks` tells headings that are told as groups.
fn items(plan: &Plan, over_tasks: impl Fn(&str) -> bool) -> Vec<Item> {
    let mut out = Vec::new();
    let mut under = None;
    for block in &plan.blocks {
        let text = match &block.kind {
            BlockKind::Heading { text, .. } => {
                let text = text.to_string();
                under = Some(text.replace('\n', ""));
                if over_tasks(&text) {
                    continue;
                }
                text
            }
            BlockKind::Paragraph { text, tasks } => {
                let mut rest = String::new();
                let mut at = 0;
                for (_, range) in tasks {
                    rest.push_str(&text[at..range.start.max(at)]);
                    at = range.end.max(at);
                }
                rest.push_str(&text[at..]);
                let span = text.span(0..text.len());
                let noted = plan.notes.iter();
                let noted =
                    noted.filter(|note| span.start <= note.span.start && note.span.end <= span.end);
                for note in noted {
                    rest = rest.replacen(note.text.as_str(), "", 1);
                }
                let own = rest.trim();
                let number_only = item::heading(own).is_some_and(|number| number.len == own.len());
                if !tasks.is_empty() && (number_only || squeeze(own).chars().count() <= 1) {
                    continue;
                }
                own.to_owned()
            }
            BlockKind::Table { rows } => {
                let rows = rows.iter().map(|row| {
                    let cells: Vec<&str> = row.iter().map(Text::as_str).collect();
                    cells.join(" | ")
                });
                rows.collect::<Vec<_>>().join("\n")
            }
            BlockKind::Tasks { .. } | BlockKind::Break => continue,
        };
        let key = squeeze(&text);
        if !key.is_empty() {
            out.push(Item {
                text,
                under: under.clone(),
                key,
            });
        }
    }
    out
}

fn notes(plan: &Plan) -> Vec<Item> {
    let notes = plan.notes.iter();
    notes
        .map(|note| Item {
            text: note.text.to_string(),
            under: None,
            key: squeeze(&note.text),
        })
        .collect()
}

/// What happened from one list of paragraphs to another.
fn compared(op: Op, old: &[Item], new: &[Item]) -> Vec<Operation> {
    let keys =
        |items: &[Item]| -> Vec<String> { items.iter().map(|one| one.key.clone()).collect() };
    let steps = capture_diff_slices(Algorithm::Myers, &keys(old), &keys(new));
    let mut out = Vec::new();
    // Neighbouring steps are one place of the text.
    let (mut gone, mut come): (Vec<&Item>, Vec<&Item>) = (Vec::new(), Vec::new());
    for step in steps {
        if let DiffOp::Equal { .. } = step {
            pair(op, &mut gone, &mut come, &mut out);
        } else {
            gone.extend(&old[step.old_range()]);
            come.extend(&new[step.new_range()]);
        }
    }
    pair(op, &mut gone, &mut come, &mut out);
    out
}

/// Paragraphs of one place, like with like in order; the rest came or went.
fn pair(op: Op, gone: &mut Vec<&Item>, come: &mut Vec<&Item>, out: &mut Vec<Operation>) {
    let (old, new) = (std::mem::take(gone), std::mem::take(come));
    let grams =
        |items: &[&Item]| -> Vec<Grams> { items.iter().map(|one| Grams::of(&one.text)).collect() };
    let (olds, news) = (grams(&old), grams(&new));
    let (mut from, mut to) = (0, 0);
    for at in 0..new.len() {
        let found = (from..old.len()).find(|a| olds[*a].like(&news[at]) >= SAME);
        if let Some(found) = found {
            whole(op, &old[from..found], &new[to..at], out);
            out.push(told(op, &old[found..=found], &new[at..=at]));
            (from, to) = (found + 1, at + 1);
        }
    }
    whole(op, &old[from..], &new[to..], out);
}

/// Paragraphs that came or went together are one.
fn whole(op: Op, old: &[&Item], new: &[&Item], out: &mut Vec<Operation>) {
    if let ([before], [after]) = (old, new)
        && [before, after]
            .iter()
            .all(|item| item.key.chars().count() <= SHORT)
    {
        out.push(told(op, old, new));
        return;
    }
    if !old.is_empty() {
        out.push(told(op, old, &[]));
    }
    if !new.is_empty() {
        out.push(told(op, &[], new));
    }
}

fn told(op: Op, old: &[&Item], new: &[&Item]) -> Operation {
    let text = |items: &[&Item]| {
        let texts: Vec<&str> = items.iter().map(|item| item.text.as_str()).collect();
        (!texts.is_empty()).then(|| texts.join("\n"))
    };
    let mut one = Operation::new(op).values(text(old).as_deref(), text(new).as_deref());
    let first = new.first().or(old.first());
    one.subject = first.and_then(|item| item.under.clone());
    one
}
