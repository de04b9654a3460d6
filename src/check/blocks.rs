//! The two walks that most rules make over a plan: its paragraphs, and its tables of tasks.

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
    /// Where it stands.
    pub(super) span: Span,
}

/// The tables of tasks of a plan, from top to bottom.
pub(super) fn tables(plan: &Plan) -> impl Iterator<Item = Table<'_>> {
    plan.blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Tasks { columns, rows } => Some(Table {
            columns,
            tasks: rows.iter().map(|row| &plan.tasks[*row]).collect(),
            span: block.span,
        }),
        _ => None,
    })
}
