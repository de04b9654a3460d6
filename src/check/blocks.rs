//! The walks that most rules make over a plan: its paragraphs, the sentences of a text, its tables of tasks; and
//! the one search for words, those that the front matter quotes.

use std::ops::Range;

use crate::atlas::Bare;
use crate::plan::{BlockKind, Column, Plan, Task};
use crate::text::{Span, Text};

/// A paragraph of prose.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paragraph<'a> {
    /// Its text.
    pub(super) text: &'a Text,
    /// Whether tasks stand in it.
    pub(super) has_tasks: bool,
    /// Where it stands.
    pub(super) span: Span,
}

/// The paragraphs of a plan, from top to bottom.
pub(super) fn paragraphs(plan: &Plan) -> impl Iterator<Item = Paragraph<'_>> {
    plan.blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Paragraph { text, tasks } => Some(Paragraph {
            text,
            has_tasks: !tasks.is_empty(),
            span: block.span,
        }),
        _ => None,
    })
}

/// A table of tasks.
#[derive(Debug, Clone)]
pub(super) struct Table<'a> {
    /// Its columns.
    pub(super) columns: &'a [Column],
    /// The task of each row.
    pub(super) tasks: Vec<&'a Task>,
}

/// The tables of tasks of a plan, from top to bottom.
pub(super) fn tables(plan: &Plan) -> impl Iterator<Item = Table<'_>> {
    plan.blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Tasks { columns, rows } => Some(Table {
            columns,
            tasks: rows.iter().map(|row| &plan.tasks[*row]).collect(),
        }),
        _ => None,
    })
}

/// The pieces of a part of a text between marks, as byte ranges of the text; some perhaps empty.
pub(super) fn pieces(text: &str, part: Range<usize>, marks: &[char]) -> Vec<Range<usize>> {
    let mut start = part.start;
    let mut out = Vec::new();
    for (at, mark) in text[part.clone()].match_indices(marks) {
        let end = part.start + at;
        out.push(start..end);
        start = end + mark.len();
    }
    out.push(start..part.end);
    out
}

/// The texts of a plan from top to bottom, then those of its tasks.
pub(super) fn texts(plan: &Plan) -> impl Iterator<Item = &Text> {
    let blocks = plan.blocks.iter().flat_map(|block| match &block.kind {
        BlockKind::Heading { text, .. } | BlockKind::Paragraph { text, .. } => vec![text],
        BlockKind::Table { rows } => rows.iter().flatten().collect(),
        BlockKind::Tasks { columns, .. } => columns.iter().map(|column| &column.heading).collect(),
        BlockKind::Break => Vec::new(),
    });
    let tasks = plan.tasks.iter().flat_map(|task| {
        let named = task.title.iter().chain([&task.text]).chain(&task.deadline);
        named.chain(task.other.iter().map(|(_, cell)| cell))
    });
    blocks.chain(tasks)
}

/// Where a plan prints words that its front matter quotes; blanks, punctuation and width do not matter.
pub(super) fn quoted(plan: &Plan, words: &str) -> Option<Span> {
    texts(plan).find_map(|text| Some(text.span(Bare::of(text).find(words)?)))
}
