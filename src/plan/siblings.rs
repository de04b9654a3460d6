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
pub(super) fn beside(blocks: &[Block], at: usize, is: fn(&str) -> bool) -> usize {
    let first = |mut items: std::vec::IntoIter<&str>| items.next().is_some_and(is);
    let (before, behind) = sequence(blocks, at);
    usize::from(first(before.into_iter())) + usize::from(first(behind.into_iter()))
}

/// How many of the items of a block's sequence, itself apart, are what `is` says of their words.
pub(super) fn alike(blocks: &[Block], at: usize, is: fn(&str) -> bool) -> usize {
    let (before, behind) = sequence(blocks, at);
    before
        .into_iter()
        .chain(behind)
        .filter(|text| is(text))
        .count()
}

/// The words of the items before a block and behind it in its sequence, the nearest first.
fn sequence(blocks: &[Block], at: usize) -> (Vec<&str>, Vec<&str>) {
    let Some((own, _)) = shape(&blocks[at]) else {
        return (Vec::new(), Vec::new());
    };
    let inside = |block: &&Block| match shape(block) {
        Some((shape, _)) => shape >= own,
        None => matches!(block.kind, BlockKind::Paragraph { .. }),
    };
    let item = |block: &'_ Block| shape(block).is_some_and(|(shape, _)| shape == own);
    let words = |block| shape(block).map(|(_, text)| text);
    let before = blocks[..at].iter().rev().take_while(inside);
    let behind = blocks[at + 1..].iter().take_while(inside);
    (
        before.filter(|b| item(b)).filter_map(words).collect(),
        behind.filter(|b| item(b)).filter_map(words).collect(),
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
