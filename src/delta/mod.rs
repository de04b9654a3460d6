//! What changed between two states of the content, in terms of plans, tasks and units.
//!
//! Tasks are matched by id and words, then by words alone (renumbered), then by id alone (reworded).
//! `fields` says what a plan, a task and a unit consist of; `text` writes changes for a person.

mod fields;
mod text;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use self::fields::Item;
use crate::atlas::Atlas;

pub use text::to_text;

/// All changes from one state to another.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Changes {
    /// Plans, sorted by id.
    pub plans: Vec<Change>,
    /// Tasks: by plan, then as the newer state has them, those that are gone first.
    pub tasks: Vec<Change>,
    /// Units, sorted by id.
    pub units: Vec<Change>,
}

/// What became of one plan, task or unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Its id; the newer one where there are two.
    pub id: String,
    /// What a person calls it: a plan's title, a task's first words, a unit's name.
    pub name: String,
    /// What happened.
    pub change: What,
    /// The older id of a renumbered task.
    pub from: Option<String>,
    /// What is different; empty for what is added or removed.
    pub fields: Vec<Field>,
}

/// The kinds of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum What {
    /// Only the newer state has it.
    Added,
    /// Only the older state has it.
    Removed,
    /// Both have it, with differences.
    Changed,
    /// The same words under another id.
    Renumbered,
}

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Field {
    /// The key, as in the JSON of `export`: `text`, `group`, `assignments`.
    pub field: &'static str,
    /// What the older state has.
    pub before: Option<String>,
    /// What the newer state has.
    pub after: Option<String>,
}

impl Changes {
    /// Whether both states are the same.
    pub fn is_empty(&self) -> bool {
        self.plans.is_empty() && self.tasks.is_empty() && self.units.is_empty()
    }
}

/// What changed from `before` to `after`.
pub fn between(before: &Atlas, after: &Atlas) -> Changes {
    Changes {
        plans: matched(&fields::plans(before), &fields::plans(after)),
        tasks: tasks(before, after),
        units: matched(&fields::units(before), &fields::units(after)),
    }
}

/// Changes of items that are matched by id, sorted by id.
fn matched(before: &[Item], after: &[Item]) -> Vec<Change> {
    let old: BTreeMap<&str, &Item> = before.iter().map(|item| (item.id.as_str(), item)).collect();
    let new: BTreeMap<&str, &Item> = after.iter().map(|item| (item.id.as_str(), item)).collect();
    let ids: BTreeSet<&str> = old.keys().chain(new.keys()).copied().collect();
    ids.into_iter()
        .filter_map(|id| match (old.get(id), new.get(id)) {
            (Some(old), Some(new)) => changed(old, new),
            (Some(old), None) => Some(whole(old, What::Removed)),
            (None, Some(new)) => Some(whole(new, What::Added)),
            (None, None) => None,
        })
        .collect()
}

/// Changes of tasks. A task inserted before others renumbers them; it must not look as if all were reworded.
fn tasks(before: &Atlas, after: &Atlas) -> Vec<Change> {
    let (before, after) = (fields::tasks(before), fields::tasks(after));
    let pairs = paired(&before, &after);
    let kept: BTreeSet<usize> = pairs.iter().flatten().copied().collect();
    let gone = (0..before.len()).filter(|at| !kept.contains(at));
    let mut all: Vec<Change> = gone.map(|at| whole(&before[at], What::Removed)).collect();
    for (item, old) in after.iter().zip(&pairs) {
        match old.map(|at| &before[at]) {
            None => all.push(whole(item, What::Added)),
            Some(old) if old.id == item.id => all.extend(changed(old, item)),
            Some(old) => all.push(Change {
                from: Some(old.id.clone()),
                fields: differences(old, item),
                ..whole(item, What::Renumbered)
            }),
        }
    }
    all.sort_by(|a, b| plan_of(&a.id).cmp(plan_of(&b.id)));
    all
}

/// For each newer task the older one that it was, as an index: by id and words, by words, by id.
fn paired(before: &[Item], after: &[Item]) -> Vec<Option<usize>> {
    let by_id: BTreeMap<&str, usize> = before
        .iter()
        .zip(0..)
        .map(|(i, at)| (i.id.as_str(), at))
        .collect();
    let mut pairs: Vec<Option<usize>> = after
        .iter()
        .map(|item| {
            let at = by_id.get(item.id.as_str()).copied();
            at.filter(|at| words(&before[*at]) == words(item))
        })
        .collect();
    let mut taken: BTreeSet<usize> = pairs.iter().flatten().copied().collect();
    // Words that stand once among what is left on each side.
    let left = once(
        before
            .iter()
            .enumerate()
            .filter(|(at, _)| !taken.contains(at)),
    );
    let open: Vec<usize> = (0..after.len()).filter(|at| pairs[*at].is_none()).collect();
    let wanted = once(open.iter().map(|at| (*at, &after[*at])));
    for (words, new) in &wanted {
        if let (Some(new), Some(Some(old))) = (new, left.get(words)) {
            pairs[*new] = Some(*old);
            taken.insert(*old);
        }
    }
    for at in open {
        if pairs[at].is_none()
            && let Some(old) = by_id.get(after[at].id.as_str())
            && taken.insert(*old)
        {
            pairs[at] = Some(*old);
        }
    }
    pairs
}

/// Plan and words to the place of the one task that has them; none where several do.
fn once<'a>(
    items: impl Iterator<Item = (usize, &'a Item)>,
) -> BTreeMap<(&'a str, &'a str), Option<usize>> {
    let mut found = BTreeMap::new();
    for (at, item) in items {
        found
            .entry(words(item))
            .and_modify(|first| *first = None)
            .or_insert(Some(at));
    }
    found
}

/// The plan of a task's id.
fn plan_of(id: &str) -> &str {
    id.split_once('/').map_or(id, |(plan, _)| plan)
}

/// A task's plan and text, by which it is known under another id.
fn words(item: &Item) -> (&str, &str) {
    let text = item
        .values
        .iter()
        .find(|(name, _)| *name == "text")
        .and_then(|(_, text)| text.as_deref());
    (plan_of(&item.id), text.unwrap_or_default())
}

fn whole(item: &Item, change: What) -> Change {
    Change {
        id: item.id.clone(),
        name: item.name.clone(),
        change,
        from: None,
        fields: Vec::new(),
    }
}

fn changed(old: &Item, new: &Item) -> Option<Change> {
    let fields = differences(old, new);
    (!fields.is_empty()).then(|| Change {
        fields,
        ..whole(new, What::Changed)
    })
}

/// The values that differ, then the paragraphs that do.
fn differences(old: &Item, new: &Item) -> Vec<Field> {
    let mut fields: Vec<Field> = old
        .values
        .iter()
        .zip(&new.values)
        .filter(|(old, new)| old.1 != new.1)
        .map(|(old, new)| Field {
            field: old.0,
            before: old.1.clone(),
            after: new.1.clone(),
        })
        .collect();
    let ops = similar::capture_diff_slices(similar::Algorithm::Myers, &old.prose, &new.prose);
    for op in ops {
        if op.tag() == similar::DiffTag::Equal {
            continue;
        }
        let part = |list: &[String], range: std::ops::Range<usize>| {
            (!range.is_empty()).then(|| list[range].join("\n"))
        };
        fields.push(Field {
            field: "prose",
            before: part(&old.prose, op.old_range()),
            after: part(&new.prose, op.new_range()),
        });
    }
    fields
}
