//! What a file holds, before anyone understands it: its blocks, in order, and what became of each character.
//!
//! [`read`] makes a [`Document`] of the bytes of one format, [`account`] counts what of it was kept. What a line
//! or a table means is decided above this module.

pub mod account;
mod model;
pub mod read;

pub use crate::text::Text;
pub use model::{Block, Cell, Document, Element, Layout, Line, Removed, Row, Table};
