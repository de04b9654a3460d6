//! Every mention of a document in a plan, with where it stands and whether the plan is made by it.

use std::ops::Range;

use super::mentions::{Mention, mentions};
use crate::lexicon::atlas::words;
use crate::plan::{BlockKind, Plan};

/// A mention with the text around it.
pub(super) struct Spoken {
    pub(super) mention: Mention,
    pub(super) task: Option<usize>,
    pub(super) anchor: String,
    pub(super) words: String,
    /// The bytes of the words in the text of the paragraph or task; none for what stands in any other text.
    pub(super) range: Option<Range<usize>>,
    pub(super) basis: bool,
}

/// All mentions of a plan: its prose from top to bottom, then its tasks.
pub(super) fn spoken(plan: &Plan) -> Vec<Spoken> {
    let mut out = Vec::new();
    let mut opening = true;
    // `at` is where the text begins in that of its paragraph or task.
    let mut add =
        |text: &str, at: Option<usize>, task: Option<usize>, anchor: &str, opening: bool| {
            let mut bases = Bases::new(text);
            for mention in mentions(text) {
                let range = mention.range.clone();
                out.push(Spoken {
                    task,
                    anchor: anchor.to_owned(),
                    words: text[range.clone()].to_owned(),
                    basis: opening && bases.before(range.start),
                    range: at.map(|at| at + range.start..at + range.end),
                    mention,
                });
            }
        };
    for block in &plan.blocks {
        match &block.kind {
            BlockKind::Heading { level, text } => {
                opening = *level == 1;
                // A part's own title often repeats the plan's; what it cites is in the text.
                add(text, None, None, &block.anchor, false);
            }
            BlockKind::Paragraph { text, tasks } => {
                let mut at = 0;
                for (task, range) in tasks {
                    let before = &text[at..range.start];
                    add(before, Some(at), None, &block.anchor, opening);
                    let own = &plan.tasks[*task].text;
                    add(own, Some(0), Some(*task), &block.anchor, false);
                    at = range.end;
                }
                add(&text[at..], Some(at), None, &block.anchor, opening);
            }
            BlockKind::Table { rows } => {
                for cell in rows.iter().flatten() {
                    add(cell, None, None, &block.anchor, false);
                }
            }
            BlockKind::Tasks { rows, .. } => {
                for row in rows {
                    let task = &plan.tasks[*row];
                    add(&task.text, Some(0), Some(*row), &block.anchor, false);
                    for assignment in &task.assignments {
                        add(&assignment.name, None, Some(*row), &block.anchor, false);
                    }
                }
            }
            BlockKind::Break => opening = true,
        }
    }
    for note in &plan.notes {
        add(&note.text, None, None, "", false);
    }
    out
}

/// Words that say "made by it", looked for once from the beginning of a text to its end.
struct Bases<'t> {
    text: &'t str,
    /// How far the text was read.
    read: usize,
    /// Where the first such words end in the sentence that was read last.
    ends: Option<usize>,
}

impl<'t> Bases<'t> {
    fn new(text: &'t str) -> Self {
        let (read, ends) = (0, None);
        Self { text, read, ends }
    }

    /// Whether such words stand before a place in its sentence; places are asked for in order.
    fn before(&mut self, at: usize) -> bool {
        for (byte, c) in self.text[self.read..].char_indices() {
            let here = self.read + byte;
            if here >= at {
                break;
            }
            if matches!(c, '。' | '；' | '\n') {
                self.ends = None;
            } else if self.ends.is_none() {
                let words = words().documents.basis.start(&self.text[here..]);
                self.ends = words.map(|words| here + words.len());
            }
        }
        self.read = self.read.max(at);
        self.ends.is_some_and(|end| end <= at)
    }
}
