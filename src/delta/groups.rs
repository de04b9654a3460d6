//! Which heading over tasks is which, and what happened to headings.
//!
//! A heading is the same if its words are, whatever its number; a renamed one is known by the tasks that stand under
//! it before and after.

use crate::zh::item;
use std::collections::BTreeMap;

use super::model::{Op, Operation};
use super::state::Both;
use crate::plan::Plan;
use crate::zh::squeeze;

/// A heading with those above it, from the top down.
pub(super) type Path = Vec<String>;

/// The headings over tasks of both states.
pub(super) struct Groups {
    olds: Vec<Path>,
    news: Vec<Path>,
    /// The newer heading of each older one, by their places.
    new_of: Vec<Option<usize>>,
}

impl Groups {
    pub(super) fn of(both: &Both) -> Self {
        let (olds, news) = (paths(both.old), paths(both.new));
        let mut groups = Self {
            new_of: vec![None; olds.len()],
            olds,
            news,
        };
        groups.join(|old, new| old == new);
        groups.join(|old, new| {
            old.len() == new.len() && old.last().map(|h| words(h)) == new.last().map(|h| words(h))
        });
        groups.join(|old, new| old.last().map(|h| words(h)) == new.last().map(|h| words(h)));
        groups.by_tasks(both);
        groups
    }

    /// Joins headings that are free on both sides, in order.
    fn join(&mut self, same: impl Fn(&Path, &Path) -> bool) {
        for old in 0..self.olds.len() {
            if self.new_of[old].is_some() {
                continue;
            }
            let mut free = (0..self.news.len()).filter(|new| !self.new_of.contains(&Some(*new)));
            self.new_of[old] = free.find(|new| same(&self.olds[old], &self.news[*new]));
        }
    }

    /// Joins what is left by the tasks below, those that share most first.
    fn by_tasks(&mut self, both: &Both) {
        let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for (old, new) in both.matched.pairs() {
            let above = |paths: &[Path], path: &Path| -> Vec<usize> {
                let places = paths.iter().enumerate();
                places
                    .filter(|(_, above)| path.starts_with(above))
                    .map(|(at, _)| at)
                    .collect()
            };
            for a in above(&self.olds, &path(both.old, old)) {
                for b in above(&self.news, &path(both.new, new)) {
                    if self.olds[a].len() == self.news[b].len() {
                        *shared.entry((a, b)).or_default() += 1;
                    }
                }
            }
        }
        let mut pairs: Vec<((usize, usize), usize)> = shared.into_iter().collect();
        pairs.sort_by(|a, b| (b.1, a.0).cmp(&(a.1, b.0)));
        for ((old, new), _) in pairs {
            if self.new_of[old].is_none() && !self.new_of.contains(&Some(new)) {
                self.new_of[old] = Some(new);
            }
        }
    }

    /// Whether the headings over a task are those that it stood under.
    pub(super) fn stays(&self, old: &Path, new: &Path) -> bool {
        let place = |paths: &[Path], path: &Path| paths.iter().position(|other| other == path);
        match (place(&self.olds, old), place(&self.news, new)) {
            (Some(old), Some(new)) => self.new_of[old] == Some(new),
            (old, new) => old.is_none() && new.is_none(),
        }
    }

    /// Whether a printed heading stands over tasks.
    pub(super) fn holds(&self, heading: &str, newer: bool) -> bool {
        let paths = if newer { &self.news } else { &self.olds };
        let mut headings = paths.iter().filter_map(|path| path.last());
        headings.any(|known| known == heading)
    }

    /// Headings that came, went, or have other words.
    pub(super) fn operations(&self) -> Vec<Operation> {
        let mut out = Vec::new();
        let mut numbers = (Vec::new(), Vec::new());
        for (old, new) in self.olds.iter().zip(&self.new_of) {
            let Some(before) = old.last() else { continue };
            let Some(after) = new.and_then(|new| self.news[new].last()) else {
                out.push(Operation::new(Op::GroupRemoved).values(Some(before), None));
                continue;
            };
            if words(before) != words(after) {
                out.push(Operation::new(Op::GroupRenamed).values(Some(before), Some(after)));
            } else if before != after {
                numbers.0.push(before.as_str());
                numbers.1.push(after.as_str());
            }
        }
        for (at, new) in self.news.iter().enumerate() {
            if let Some(after) = new.last()
                && !self.new_of.contains(&Some(at))
            {
                out.push(Operation::new(Op::GroupAdded).values(None, Some(after)));
            }
        }
        if !numbers.0.is_empty() {
            let (before, after) = (numbers.0.join("\n"), numbers.1.join("\n"));
            out.push(Operation::new(Op::GroupRenumbered).values(Some(&before), Some(&after)));
        }
        out
    }
}

/// The headings over a task, from the top down.
pub(super) fn path(plan: &Plan, task: usize) -> Path {
    let group = &plan.tasks[task].group;
    group.iter().map(ToString::to_string).collect()
}

/// All headings over tasks with those above them, in the order of the document.
fn paths(plan: &Plan) -> Vec<Path> {
    let mut paths: Vec<Path> = Vec::new();
    for (at, task) in plan.tasks.iter().enumerate() {
        if at > 0 && task.group.is(&plan.tasks[at - 1].group) {
            continue;
        }
        let whole = path(plan, at);
        for depth in 1..=whole.len() {
            if !paths.iter().any(|known| *known == whole[..depth]) {
                paths.push(whole[..depth].to_vec());
            }
        }
    }
    paths
}

/// A heading without its number and blanks.
fn words(heading: &str) -> String {
    let number = item::heading(heading).map_or(0, |found| found.len);
    squeeze(&heading[number..])
}
