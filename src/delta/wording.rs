//! What a task says: its text, title, deadline, and the cells of columns that the program only keeps.

use super::model::{Op, Operation};
use super::state::Both;
use crate::plan::Task;
use crate::zh::squeeze;

/// Tasks with other words. What a split or a merge did to them is told there.
pub(super) fn operations(both: &Both) -> Vec<Operation> {
    let mut out = Vec::new();
    for (a, b) in both.matched.pairs() {
        let (old, new) = (&both.old.tasks[a], &both.new.tasks[b]);
        let parted = both.matched.is_parted(a, b);
        let before = out.len();
        if !parted {
            out.extend(text(old, new));
            out.extend(value(
                Op::Reworded,
                old,
                new,
                old.title.as_deref(),
                new.title.as_deref(),
            ));
        }
        if !parted || !of_parts(both, a, b) {
            out.extend(value(
                Op::Deadline,
                old,
                new,
                old.deadline.as_deref(),
                new.deadline.as_deref(),
            ));
        }
        if !parted {
            out.extend(cells(old, new));
        }
        if out.len() == before && !parted {
            out.extend(respelled(both, a, b));
        }
    }
    out
}

/// The text, unless only the deadline in it is another one.
fn text(old: &Task, new: &Task) -> Option<Operation> {
    let (before, after) = (&*old.text, &*new.text);
    let only_deadline = match (&old.deadline, &new.deadline) {
        (Some(was), Some(is)) if was != is && before.contains(&**was) => {
            squeeze(&before.replacen(&**was, is, 1)) == squeeze(after)
        }
        _ => false,
    };
    (squeeze(before) != squeeze(after) && !only_deadline).then(|| {
        Operation::new(Op::Reworded)
            .task(Some(old), Some(new))
            .values(Some(before), Some(after))
    })
}

/// Whether the deadline of a pair is that of another part of the same split or merge.
fn of_parts(both: &Both, a: usize, b: usize) -> bool {
    let deadline = |task: &Task| task.deadline.as_deref().map(squeeze);
    let olds = both.matched.merges.get(&b).cloned().unwrap_or(vec![a]);
    let news = both.matched.splits.get(&a).cloned().unwrap_or(vec![b]);
    olds.iter().any(|a| {
        news.iter()
            .any(|b| deadline(&both.old.tasks[*a]) == deadline(&both.new.tasks[*b]))
    })
}

/// A value that is another one, blanks apart.
fn value(
    op: Op,
    old: &Task,
    new: &Task,
    before: Option<&str>,
    after: Option<&str>,
) -> Option<Operation> {
    (before.map(squeeze) != after.map(squeeze)).then(|| {
        Operation::new(op)
            .task(Some(old), Some(new))
            .values(before, after)
    })
}

/// Cells that mean nothing to the program, by their headings.
fn cells(old: &Task, new: &Task) -> Vec<Operation> {
    let find = |task: &Task, heading: &str| -> Option<String> {
        let mut cells = task.other.iter();
        cells
            .find(|(own, _)| **own == *heading)
            .map(|(_, cell)| cell.to_string())
    };
    let mut out = Vec::new();
    for (heading, cell) in &new.other {
        let before = find(old, heading);
        if before
            .as_deref()
            .is_some_and(|was| squeeze(was) != squeeze(cell))
        {
            let cell = Some(&**cell);
            out.extend(
                value(Op::Reworded, old, new, before.as_deref(), cell).map(|one| one.of(heading)),
            );
        }
    }
    out
}

/// The printed words of a task as a whole, where nothing that the program understands tells them apart and its column
/// headings are the same.
fn respelled(both: &Both, a: usize, b: usize) -> Option<Operation> {
    let (old, new) = (&both.old.tasks[a], &both.new.tasks[b]);
    if old.assignments.len() != new.assignments.len()
        || old.cells.len() != new.cells.len()
        || old
            .assignments
            .iter()
            .zip(&new.assignments)
            .any(|(a, b)| (&a.name, a.role, a.tier) != (&b.name, b.role, b.tier))
    {
        return None;
    }
    let (before, after) = (unread(old), unread(new));
    (before != after).then(|| {
        Operation::new(Op::Respelled)
            .task(Some(old), Some(new))
            .values(Some(&before), Some(&after))
    })
}

/// What no rule could read, and by which words its clauses hand a task out.
fn unread(task: &Task) -> String {
    let words = task.assignments.iter();
    let mut parts: Vec<String> = words
        .filter(|given| given.wording_span.is_some())
        .map(|given| squeeze(&given.wording))
        .collect();
    parts.dedup();
    parts.extend(task.unread.iter().map(|words| squeeze(words)));
    parts.join("；")
}
