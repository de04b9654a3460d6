//! Items of one sequence: those with the same kind of number, or headings of one level, under one parent.

use crate::plan::model::{Block, BlockKind};
use crate::zh::numeral::{self, Style};

/// What items of one sequence have in common; a smaller one stands outside of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Shape {
    /// A heading without number, of a level.
    Heading(u8),
    /// An item with a number.
    Numbered(Style),
}

/// How far other items of a sequence are looked for, so that long documents stay fast.
const FAR: usize = 10;

/// How many of the two items beside a block, in its own sequence, are what `is` says of their words.
pub(super) fn beside(blocks: &[Block], at: usize, is: fn(&str) -> bool) -> usize {
    let (before, behind) = sequence(blocks, at, 1);
    before
        .into_iter()
        .chain(behind)
        .filter(|text| is(text))
        .count()
}

/// How many of the items of a block's sequence, itself apart, are what `is` says of their words.
pub(super) fn alike(blocks: &[Block], at: usize, is: fn(&str) -> bool) -> usize {
    let (before, behind) = sequence(blocks, at, FAR);
    before
        .into_iter()
        .chain(behind)
        .filter(|text| is(text))
        .count()
}

/// The words of so many items before a block and behind it in its sequence, the nearest first.
fn sequence(blocks: &[Block], at: usize, most: usize) -> (Vec<&str>, Vec<&str>) {
    let Some((own, _)) = shape(&blocks[at]) else {
        return (Vec::new(), Vec::new());
    };
    let inside = |block: &&Block| match shape(block) {
        Some((shape, _)) => shape >= own,
        None => matches!(block.kind, BlockKind::Paragraph { .. }),
    };
    let words = |block| {
        shape(block)
            .filter(|(shape, _)| *shape == own)
            .map(|(_, text)| text)
    };
    let before = blocks[..at].iter().rev().take_while(inside);
    let behind = blocks[at + 1..].iter().take_while(inside);
    (
        before.filter_map(words).take(most).collect(),
        behind.filter_map(words).take(most).collect(),
    )
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
