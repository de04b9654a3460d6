//! The notes of a plan by the tasks that they name.
//!
//! Found once a plan, for asking all notes of a plan at each of its tasks takes time with the product of both.

use std::collections::BTreeMap;

use crate::plan::{Plan, Task};

/// For each label, which notes name it.
#[derive(Debug)]
pub(super) struct Notes(BTreeMap<String, Vec<usize>>);

impl Notes {
    /// Of a plan.
    pub(super) fn of(plan: &Plan) -> Self {
        let mut notes: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, note) in plan.notes.iter().enumerate() {
            for label in &note.labels {
                let named = notes.entry(label.clone()).or_default();
                if named.last() != Some(&at) {
                    named.push(at);
                }
            }
        }
        Self(notes)
    }

    /// The words of the notes that name a task.
    pub(super) fn of_task(&self, plan: &Plan, task: &Task) -> Vec<String> {
        let named = self.0.get(task.label.as_str()).into_iter().flatten();
        named.map(|&at| plan.notes[at].text.to_string()).collect()
    }
}
