//! Items of one sequence: those with the same kind of number, or headings of one level, under one parent.

use super::draft::words;
use crate::plan::model::{Block, BlockKind};
use crate::zh::item::{self, Style};

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
    let is = |&at: &usize| words(&blocks[at]).is_some_and(|text| is(text));
    sequence(blocks, at, 1).filter(is).count()
}

/// How many of the items of a block's sequence, itself apart, are what `is` says of their words.
pub(super) fn alike(blocks: &[Block], at: usize, is: fn(&str) -> bool) -> usize {
    count(blocks, at, |at| {
        words(&blocks[at]).is_some_and(|text| is(text))
    })
}

/// How many of the items of a block's sequence, itself apart, are what `is` says of their blocks.
pub(super) fn count(blocks: &[Block], at: usize, is: impl Fn(usize) -> bool) -> usize {
    sequence(blocks, at, FAR).filter(|&at| is(at)).count()
}

/// How many of the items of a block's sequence, itself apart, are what `is` says of their words; paragraphs without
/// numbers may have numbered items below them.
pub(super) fn heads(blocks: &[Block], at: usize, is: fn(&str) -> bool) -> usize {
    if shape(&blocks[at]).is_some() {
        return alike(blocks, at, is);
    }
    let paragraph = |&at: &usize| matches!(blocks[at].kind, BlockKind::Paragraph { .. });
    let before = (0..at).rev().take(FARTHEST).take_while(paragraph);
    let behind = (at + 1..blocks.len()).take(FARTHEST).take_while(paragraph);
    let unnumbered = |&at: &usize| shape(&blocks[at]).is_none();
    let is = |&at: &usize| words(&blocks[at]).is_some_and(|text| is(text));
    before.chain(behind).filter(unnumbered).filter(is).count()
}

/// How many blocks are looked at for paragraphs with items below them.
const FARTHEST: usize = 40;

/// So many items before a block and behind it in its sequence, the nearest first; paragraphs without numbers that
/// follow each other are one, too.
fn sequence(blocks: &[Block], at: usize, most: usize) -> impl Iterator<Item = usize> {
    let own = shape(&blocks[at]);
    let inside = move |&at: &usize| match (own, shape(&blocks[at])) {
        (Some(own), Some(shape)) => shape >= own,
        (None, Some(_)) => false,
        (_, None) => matches!(blocks[at].kind, BlockKind::Paragraph { .. }),
    };
    let same = move |&at: &usize| shape(&blocks[at]) == own;
    let before = (0..at).rev().take_while(inside).filter(same).take(most);
    let behind = (at + 1..blocks.len()).take_while(inside);
    before.chain(behind.filter(same).take(most))
}

/// The shape of an item; none for a paragraph without number.
fn shape(block: &Block) -> Option<Shape> {
    let level = match &block.kind {
        BlockKind::Heading { level, .. } => Some(*level),
        _ => None,
    };
    match item::heading(words(block)?) {
        Some(number) => Some(Shape::Numbered(number.style)),
        None => Some(Shape::Heading(level?)),
    }
}
