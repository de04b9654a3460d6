//! A plan as it may be published.

use std::collections::{BTreeMap, BTreeSet};

use super::cover::{Hidden, masked};
use crate::plan::{Block, BlockKind, Group, Plan, Task};
use crate::text::Text;

/// The plan as it may be published. What is personal is found in the file as a whole, so that a name and a number
/// in neighbouring cells or lines are seen together, and in every text by itself, as it will be read. Places stay.
pub fn mask(mut plan: Plan) -> Plan {
    let file = plan.source.source().text.as_str();
    let hidden = Hidden::of(file);
    mask_front(&mut plan);
    for block in &mut plan.blocks {
        mask_block(block, &hidden);
    }
    let mut groups = Groups::default();
    let mut tails: BTreeSet<String> = BTreeSet::new();
    for task in &mut plan.tasks {
        let label = task.label.clone();
        mask_task(task, &hidden, &mut groups);
        mask_id(task, label != task.label, &plan.id, &mut tails);
    }
    for note in &mut plan.notes {
        hidden.mask(&mut note.text);
    }
    plan
}

/// The values of the front matter. The document that it was read from is kept as it is, for `check` opens it; who
/// shows its name masks it.
fn mask_front(plan: &mut Plan) {
    let front = &mut plan.front;
    mask_string(&mut front.title);
    for text in [
        &mut front.short,
        &mut front.number,
        &mut front.issuer,
        &mut front.date,
        &mut front.status,
        &mut front.region,
        &mut front.programme,
        &mut front.declared_in,
        &mut front.term,
        &mut front.legend,
    ]
    .into_iter()
    .flatten()
    {
        mask_string(text);
    }
    let columns = std::mem::take(&mut front.reading.columns);
    front.reading.columns = mask_map(columns, mask_string);
}

/// A table of words with what is personal covered on both sides.
pub(super) fn mask_map<T>(
    map: BTreeMap<String, T>,
    mut each: impl FnMut(&mut T),
) -> BTreeMap<String, T> {
    map.into_iter()
        .map(|(mut key, mut value)| {
            mask_string(&mut key);
            each(&mut value);
            (key, value)
        })
        .collect()
}

fn mask_task(task: &mut Task, hidden: &Hidden, groups: &mut Groups) {
    let texts = [&mut task.label, &mut task.text];
    let maybe = [&mut task.title, &mut task.deadline].into_iter().flatten();
    let other = task.other.iter_mut().flat_map(|(a, b)| [a, b]);
    texts
        .into_iter()
        .chain(maybe)
        .chain(other)
        .chain(&mut task.regions)
        .chain(&mut task.unread)
        .for_each(|text| hidden.mask(text));
    task.group = groups.masked(&task.group, hidden);
    for assignment in &mut task.assignments {
        let was = assignment.name.clone();
        hidden.mask_words(&mut assignment.name, assignment.span.range());
        mask_string(&mut assignment.wording);
        // A person or a telephone answers for nothing.
        if assignment.name != was || !assignment.name.contains(char::is_alphabetic) {
            task.unread.push(Text::given(&assignment.name));
        }
    }
    let Task {
        assignments,
        unread,
        ..
    } = task;
    assignments.retain(|one| !unread.iter().any(|text| *text == one.name.as_str()));
}

/// An id that was made from a label with something personal is made from what is left of it.
fn mask_id(task: &mut Task, changed: bool, plan: &str, taken: &mut BTreeSet<String>) {
    let tail = task.id.rsplit('/').next().unwrap_or_default();
    if !changed && masked(tail) == tail {
        taken.insert(tail.to_owned());
        return;
    }
    let parts: Vec<&str> = task
        .label
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect();
    let mut tail = format!("x.{}", parts.join(".").to_ascii_lowercase());
    while !taken.insert(tail.clone()) {
        tail.push_str("-x");
    }
    task.id = format!("{plan}/{tail}");
}

pub(super) fn mask_string(text: &mut String) {
    if let std::borrow::Cow::Owned(masked) = masked(text) {
        *text = masked;
    }
}

/// Groups of headings, which the tasks under them share.
#[derive(Default)]
struct Groups {
    /// The last group, as it was and as it may be published.
    last: Option<[Group; 2]>,
}

impl Groups {
    /// A group as it may be published.
    fn masked(&mut self, group: &Group, hidden: &Hidden) -> Group {
        if let Some([was, is]) = &self.last
            && was.is(group)
        {
            return is.clone();
        }
        let mut texts = group.to_vec();
        for text in &mut texts {
            hidden.mask(text);
        }
        let [_, is] = self
            .last
            .insert([group.clone(), texts.into_iter().collect()]);
        is.clone()
    }
}

fn mask_block(block: &mut Block, hidden: &Hidden) {
    match &mut block.kind {
        BlockKind::Heading { text, .. } => hidden.mask(text),
        BlockKind::Paragraph { text, tasks } => {
            hidden.mask_with(text, tasks.iter_mut().map(|(_, range)| range));
        }
        BlockKind::Table { rows } => {
            rows.iter_mut().flatten().for_each(|cell| hidden.mask(cell));
        }
        BlockKind::Tasks { columns, .. } => {
            for column in columns {
                hidden.mask(&mut column.heading);
            }
        }
        BlockKind::Break => {}
    }
}
