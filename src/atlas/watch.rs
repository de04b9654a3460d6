//! Which plans, units and documents are looked at. Watched only in builds with debug assertions, where what a page is
//! said to rest on is held to it; in others nothing is noted, and nothing is paid for.

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::ids::{DocumentId, PlanId, UnitId};

/// What was looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Seen {
    /// Plans, and those whose tasks were.
    pub(crate) plans: BTreeSet<PlanId>,
    pub(crate) units: BTreeSet<UnitId>,
    pub(crate) documents: BTreeSet<DocumentId>,
}

thread_local! {
    /// What this thread has looked at since somebody asked.
    static SEEN: RefCell<Option<Seen>> = const { RefCell::new(None) };
}

/// Does something, and tells what of an atlas it looked at.
pub(crate) fn watch<T>(look: impl FnOnce() -> T) -> (T, Seen) {
    if !cfg!(debug_assertions) {
        return (look(), Seen::default());
    }
    let before = SEEN.replace(Some(Seen::default()));
    let found = look();
    (found, SEEN.replace(before).unwrap_or_default())
}

/// Notes what is looked at.
pub(super) fn saw(note: impl FnOnce(&mut Seen)) {
    if cfg!(debug_assertions) {
        SEEN.with_borrow_mut(|seen| seen.as_mut().map(note));
    }
}
