//! What a plan, a task and a unit consist of, for comparing: named values in the order in which they are told.

use std::borrow::Borrow;

use crate::atlas::{Atlas, TaskId};
use crate::plan::BlockKind;

/// A plan, task or unit as a list of named values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) values: Vec<(&'static str, Option<String>)>,
    /// Long text, compared paragraph by paragraph.
    pub(super) prose: Vec<String>,
}

/// Every plan of an atlas.
pub(super) fn plans(atlas: &Atlas) -> Vec<Item> {
    atlas
        .plans
        .iter()
        .map(|node| {
            let plan = &node.plan;
            let front = &plan.front;
            Item {
                id: plan.id.clone(),
                name: front.title.clone(),
                values: vec![
                    ("title", Some(front.title.clone())),
                    ("number", front.number.clone()),
                    ("issuer", front.issuer.clone()),
                    ("date", front.date.clone()),
                    ("status", front.status.clone()),
                    ("region", front.region.clone()),
                    ("programme", front.programme.clone()),
                    ("implements", list(&front.implements)),
                    (
                        "declared_tasks",
                        front.declared_tasks.map(|n| n.to_string()),
                    ),
                    ("term", front.term.clone()),
                ],
                prose: plan
                    .blocks
                    .iter()
                    .filter_map(|block| prose(&block.kind))
                    .collect(),
            }
        })
        .collect()
}

/// Every task of an atlas, in its order.
pub(super) fn tasks(atlas: &Atlas) -> Vec<Item> {
    atlas.task_ids().map(|id| task(atlas, id)).collect()
}

fn task(atlas: &Atlas, id: TaskId) -> Item {
    let words = atlas.words(id);
    let assignments: Vec<String> = words
        .assignments
        .iter()
        .map(|given| format!("{}（{}）", given.name, given.wording))
        .collect();
    Item {
        id: words.id.clone(),
        name: words.text.chars().take(24).collect(),
        values: vec![
            ("label", Some(words.label.to_string())),
            ("title", words.title.as_deref().map(str::to_owned)),
            ("text", Some(words.text.to_string())),
            ("group", list(&words.group)),
            ("assignments", list(&assignments)),
            ("deadline", words.deadline.as_deref().map(str::to_owned)),
            ("regions", list(&words.regions)),
        ],
        prose: Vec::new(),
    }
}

/// Every unit of an atlas.
pub(super) fn units(atlas: &Atlas) -> Vec<Item> {
    let mut items: Vec<Item> = atlas
        .units
        .iter()
        .map(|unit| Item {
            id: unit.id.clone(),
            name: unit.name.clone(),
            values: vec![
                ("name", Some(unit.name.clone())),
                ("region", Some(unit.region.clone())),
                ("aliases", list(&unit.aliases)),
                (
                    "successor",
                    unit.successor
                        .as_ref()
                        .map(|(id, _)| atlas.unit(*id).name.clone()),
                ),
            ],
            prose: Vec::new(),
        })
        .collect();
    items.sort_by(|a, b| a.id.cmp(&b.id));
    items
}

/// The words of a block that is not a table of tasks.
fn prose(kind: &BlockKind) -> Option<String> {
    match kind {
        BlockKind::Heading { text, .. } | BlockKind::Paragraph { text, .. } => {
            Some(text.to_string())
        }
        BlockKind::Table { rows } => Some(
            rows.iter()
                .map(|row| row.join(" | "))
                .collect::<Vec<_>>()
                .join("\n"),
        ),
        BlockKind::Tasks { .. } | BlockKind::Break => None,
    }
}

/// A list as one line; none if it is empty.
fn list<T: Borrow<str>>(values: &[T]) -> Option<String> {
    (!values.is_empty()).then(|| values.join("；"))
}
