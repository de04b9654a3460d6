//! Items of one sequence: those with the same kind of number, or headings of one level, under one parent.

use super::{Block, BlockKind};
use crate::zh::numeral::{self, Style};

/// What items of one sequence have in common; a smaller one stands outside of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Shape {
    /// A heading without number, of a level.
    Heading(u8),
    /// An item with a number.
    Numbered(Style),
}

/// How many of the two items beside a block, in its own sequence, are what `is` says of their words.
pub(super) fn alike(blocks: &[Block], at: usize, is: fn(&str) -> bool) -> usize {
    let Some((own, _)) = shape(&blocks[at]) else {
        return 0;
    };
    let fits = |block: Option<&Block>| {
        block
            .and_then(shape)
            .is_some_and(|(shape, text)| shape == own && is(text))
    };
    let ends = |block: &&Block| match shape(block) {
        Some((shape, _)) => shape <= own,
        None => !matches!(block.kind, BlockKind::Paragraph { .. }),
    };
    let before = blocks[..at].iter().rev().find(ends);
    let behind = blocks[at + 1..].iter().find(ends);
    usize::from(fits(before)) + usize::from(fits(behind))
}

/// The shape of an item, and its words.
fn shape(block: &Block) -> Option<(Shape, &str)> {
    let (text, level) = match &block.kind {
        BlockKind::Heading { text, level } => (text, Some(*level)),
        BlockKind::Paragraph { text, .. } => (text, None),
        _ => return None,
    };
    let shape = match numeral::heading(text) {
        Some(number) => Shape::Numbered(number.style),
        None => Shape::Heading(level?),
    };
    Some((shape, text))
}
