//! How a text says who answers for what, in which role and until when: names, clauses, deadlines, closings.

mod asides;
mod clauses;
pub(crate) mod closings;
pub(crate) mod columns;
mod deadlines;
pub(crate) mod names;
pub(crate) mod parties;
pub(crate) mod responsibility;
mod stretches;

pub(crate) use clauses::read as clause;
pub(crate) use columns::{are_bodies, holds_bodies, holds_closings};
pub use deadlines::Due;
pub(crate) use deadlines::due;
