//! How a text says who answers for what, in which role and until when: names, clauses, deadlines, attributions.

pub(crate) mod attribution;
mod bare_label;
mod clause;
pub(crate) mod columns;
mod deadlines;
pub(crate) mod duty;
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
mod together;
mod verb;

pub(crate) use columns::{are_bodies, hold_attributions, holds_bodies, may_be_tasks};
pub use deadlines::Due;
pub(crate) use deadlines::{due, is_deadline, opening as opening_dates};
pub(crate) use party::PartyKind;
pub(crate) use rules::RULES;
