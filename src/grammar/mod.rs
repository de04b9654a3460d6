//! How a text says who answers for what, in which role and until when: names, clauses, deadlines, attributions.

pub(crate) mod attribution;
mod clause;
pub(crate) mod columns;
mod deadlines;
mod lex;
pub(crate) mod names;
pub(crate) mod parties;
mod party;
#[cfg(test)]
mod properties;
mod remark;
mod rules;
pub(crate) mod statement;
mod stretches;
mod verb;

pub(crate) use statement as responsibility;

/// The names by which `plan` still knows attributions.
pub(crate) mod closings {
    pub(crate) use super::attribution::{
        Attribution as Closing, attributions as find, further_line as further, helpers as helped,
        last_sentence as by, opening_sentence as opening,
    };
}

pub(crate) use clause::read as clause;
pub(crate) use columns::{are_bodies, holds_bodies, holds_closings};
pub use deadlines::Due;
pub(crate) use deadlines::due;
