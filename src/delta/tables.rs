//! The headings of the tables of tasks: which were renamed, and whether that gave their units another role.

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::model::{Op, Operation};
use super::state::Both;
use crate::plan::{BlockKind, Column, Meaning, Plan};
use crate::zh::squeeze;

/// What happened to columns.
pub(super) struct Columns {
    /// Headings as they were and are, at one place of a table, with whether they mean the same.
    renamed: BTreeSet<(String, String, bool)>,
    added: BTreeSet<String>,
    removed: BTreeSet<String>,
    /// Those that are told with the roles that they changed.
    told: RefCell<BTreeSet<(String, String)>>,
}

impl Columns {
    pub(super) fn of(both: &Both) -> Self {
        let mut columns = Self {
            renamed: BTreeSet::new(),
            added: BTreeSet::new(),
            removed: BTreeSet::new(),
            told: RefCell::default(),
        };
        let mut seen = BTreeSet::new();
        for (a, b) in both.matched.pairs() {
            let (old, new) = (&both.old.tasks[a].spot.block, &both.new.tasks[b].spot.block);
            if seen.insert((*old, *new))
                && let (Some(old), Some(new)) = (table(both.old, *old), table(both.new, *new))
            {
                columns.compare(old, new);
            }
        }
        columns
    }

    fn compare(&mut self, old: &[Column], new: &[Column]) {
        let has = |list: &[Column], one: &Column| list.iter().any(|other| alike(other, one));
        let gone: Vec<&Column> = old.iter().filter(|one| !has(new, one)).collect();
        let come: Vec<&Column> = new.iter().filter(|one| !has(old, one)).collect();
        let heading = |column: &Column| squeeze(&column.heading);
        if old.len() == new.len() {
            // Headings at the same place; two that changed places are renamed, too, for the cells stay.
            for (old, new) in old.iter().zip(new).filter(|(a, b)| !alike(a, b)) {
                let same = same(old.meaning, new.meaning);
                self.renamed.insert((heading(old), heading(new), same));
            }
            return;
        }
        self.added.extend(come.into_iter().map(heading));
        self.removed.extend(gone.into_iter().map(heading));
    }

    /// Whether these are the headings of a column as they were and are: then the heading changed the role.
    pub(super) fn changed_role(&self, before: &str, after: &str) -> Option<String> {
        let key = (squeeze(before), squeeze(after));
        let known = self
            .renamed
            .contains(&(key.0.clone(), key.1.clone(), false));
        known.then(|| {
            let words = format!("{} → {}", key.0, key.1);
            self.told.borrow_mut().insert(key);
            words
        })
    }

    /// Columns that came, went, or have another heading.
    pub(super) fn operations(&self) -> Vec<Operation> {
        let told = self.told.borrow();
        let renamed = self.renamed.iter();
        let mut out: Vec<Operation> = renamed
            .filter(|(old, new, _)| !told.contains(&(old.clone(), new.clone())))
            .map(|(old, new, _)| Operation::new(Op::ColumnRenamed).values(Some(old), Some(new)))
            .collect();
        let added = self.added.iter();
        out.extend(added.map(|one| Operation::new(Op::ColumnAdded).values(None, Some(one))));
        let removed = self.removed.iter();
        out.extend(removed.map(|one| Operation::new(Op::ColumnRemoved).values(Some(one), None)));
        out
    }
}

fn alike(a: &Column, b: &Column) -> bool {
    squeeze(&a.heading) == squeeze(&b.heading)
}

fn same(a: Meaning, b: Meaning) -> bool {
    a == b
}

fn table(plan: &Plan, block: u32) -> Option<&[Column]> {
    match &plan.blocks.get(block as usize)?.kind {
        BlockKind::Tasks { columns, .. } => Some(columns),
        _ => None,
    }
}
