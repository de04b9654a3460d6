//! Every mention of a document in a plan, with where it stands and whether the plan is made by it.

use super::mentions::{Mention, mentions};
use crate::lexicon::atlas::words;
use crate::plan::{BlockKind, Plan};

/// A mention with the text around it.
pub(super) struct Spoken {
    pub(super) mention: Mention,
    pub(super) task: Option<usize>,
    pub(super) anchor: String,
    pub(super) words: String,
    pub(super) basis: bool,
}

/// All mentions of a plan: its prose from top to bottom, then its tasks.
pub(super) fn spoken(plan: &Plan) -> Vec<Spoken> {
    let mut out = Vec::new();
    let mut opening = true;
    let mut add = |text: &str, task: Option<usize>, anchor: &str, opening: bool| {
        for mention in mentions(text) {
            out.push(Spoken {
                task,
                anchor: anchor.to_owned(),
                words: text[mention.range.clone()].to_owned(),
                basis: opening && is_basis(text, mention.range.start),
                mention,
            });
        }
    };
    for block in &plan.blocks {
        match &block.kind {
            BlockKind::Heading { level, text } => {
                opening = *level == 1;
                // A part's own title often repeats the plan's; what it cites is in the text.
                add(text, None, &block.anchor, false);
            }
            BlockKind::Paragraph { text, tasks } => {
                let mut at = 0;
                for (task, range) in tasks {
                    add(&text[at..range.start], None, &block.anchor, opening);
                    add(&plan.tasks[*task].text, Some(*task), &block.anchor, false);
                    at = range.end;
                }
                add(&text[at..], None, &block.anchor, opening);
            }
            BlockKind::Table { rows } => {
                for cell in rows.iter().flatten() {
                    add(cell, None, &block.anchor, false);
                }
            }
            BlockKind::Tasks { rows, .. } => {
                for row in rows {
                    let task = &plan.tasks[*row];
                    add(&task.text, Some(*row), &block.anchor, false);
                    for assignment in &task.assignments {
                        add(&assignment.name, Some(*row), &block.anchor, false);
                    }
                }
            }
            BlockKind::Break => opening = true,
        }
    }
    for note in &plan.notes {
        add(&note.text, None, "", false);
    }
    out
}

/// Whether words that say "made by it" stand before `at` in the same sentence.
fn is_basis(text: &str, at: usize) -> bool {
    let sentence = text[..at].rsplit(['。', '；', '\n']).next().unwrap_or("");
    words().documents.basis.within(sentence)
}
