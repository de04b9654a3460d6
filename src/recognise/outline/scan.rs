//! Where the reading of a document stands: what it has found so far, and what lies ahead.

use crate::diag::Diagnostic;
use crate::document::{Block, Document, Removed, Text};
use crate::recognise::clues::Clues;
use crate::recognise::evidence::Evidence;
use crate::recognise::explained::Explained;
use crate::recognise::front::Front;
use crate::recognise::hints::Options;
use crate::recognise::item::Item;
use crate::recognise::levels::Levels;

/// What a document becomes.
#[derive(Default)]
pub(crate) struct Recognition {
    /// The pieces, in order.
    pub(crate) items: Vec<Item>,
    /// What its front matter can be made of.
    pub(crate) clues: Clues,
    /// That front matter.
    pub(crate) front: Front,
    /// What was left out, with reasons.
    pub(crate) removed: Vec<Removed>,
    /// Repairs and doubts.
    pub(crate) findings: Vec<Diagnostic>,
    /// How many tables there are, as [`Options::tables`] counts them.
    pub(crate) tables: usize,
    /// Which rule took which line and table.
    pub(crate) explained: Vec<Explained>,
}

/// A document on the way from top to bottom.
pub(super) struct Scan<'a> {
    pub(super) document: &'a Document,
    pub(super) options: &'a Options,
    pub(super) out: Recognition,
    pub(super) levels: Levels,
    /// The next block.
    pub(super) at: usize,
    /// Whether a part may begin here, so that a title is possible.
    pub(super) fresh: bool,
    /// Whether the block before is the name that signs the document.
    pub(super) signing: bool,
}

impl Scan<'_> {
    /// The letterhead of an order, if it was the last that named a body.
    pub(super) fn order(&self) -> Option<&Text> {
        match self.out.clues.bodies.last()? {
            (Evidence::Letterhead, order) => Some(order),
            _ => None,
        }
    }

    /// Whether a heading was read already.
    pub(super) fn has_headings(&self) -> bool {
        let heading = |item: &Item| matches!(item, Item::Heading { .. });
        self.out.items.iter().any(heading)
    }

    /// The text of the next line, if a line comes next.
    pub(super) fn next_line(&self) -> Option<&str> {
        match self.document.blocks.get(self.at + 1)? {
            Block::Line(line) => Some(line.text.as_str().trim()),
            Block::Table(_) => None,
        }
    }
}
