//! What stands in a lower task in the place of other words of the upper one, while the words around it were kept.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::text::{Text, Token};
use super::topic::between;
use crate::lexicon::descent::Class;

/// A word is said from here on (thousandths).
const SAID: u64 = 800;
/// A verb that weighs more is rare.
const VERB: u32 = 45;
/// What is kept around a slot has at least so many characters.
const KEPT: u64 = 2;

/// What stands in the place of other words.
pub(super) struct Swap {
    /// What was replaced.
    pub(super) upper: u64,
    /// What replaces it.
    pub(super) lower: u64,
    /// What stands unchanged around it.
    pub(super) kept: u64,
    /// Characters that stand unchanged.
    pub(super) kept_size: u64,
    /// Names that stand unchanged.
    pub(super) kept_names: u64,
    /// Names that others replace between words that were kept: the lighter of both.
    pub(super) slots: u64,
    /// Of the names that replace others there, those that the upper plan has nowhere.
    pub(super) foreign: u64,
    /// Names that others replace there that are about something else.
    pub(super) far: u64,
    /// The first names of both tasks are such, and nothing before them was kept but what has no name.
    pub(super) first: bool,
    /// The words, upper then lower, in the order of the text.
    pub(super) words: Vec<(String, String)>,
}

impl Swap {
    /// Lays the words of two tasks side by side.
    pub(super) fn of(
        lower: &Text,
        upper: &Text,
        down: &[u64],
        up: &[u64],
        is_known: impl Fn(&Token) -> bool,
    ) -> Self {
        let numbers = |text: &Text| -> Vec<u32> { text.tokens.iter().map(|t| t.word).collect() };
        let ops = capture_diff_slices(Algorithm::Myers, &numbers(upper), &numbers(lower));
        let mut swap = Self {
            upper: 0,
            lower: 0,
            kept: 0,
            kept_size: 0,
            kept_names: 0,
            slots: 0,
            foreign: 0,
            far: 0,
            first: false,
            words: Vec::new(),
        };
        let other = |text: &Text, said: &[u64], range: Range<usize>| -> Vec<Token> {
            range
                .filter(|at| said[*at] < SAID && text.tokens[*at].says_what())
                .map(|at| text.tokens[at])
                .collect()
        };
        let sum = |tokens: &[Token]| -> u64 { tokens.iter().map(|t| u64::from(t.weight)).sum() };
        // What is rare enough to name a thing, though it may be a verb as well: 包装, 检定.
        let names = |tokens: &[Token]| -> u64 {
            let is_name = |token: &&Token| token.class == Class::Name || token.weight >= VERB;
            let names = tokens
                .iter()
                .filter(|token| token.says_what())
                .filter(is_name);
            names.map(|token| u64::from(token.weight)).sum()
        };
        let kept = |at: Option<usize>| match at.and_then(|at| ops.get(at)) {
            Some(DiffOp::Equal { old_index, len, .. }) => {
                let tokens = &upper.tokens[*old_index..old_index + len];
                tokens.iter().map(Token::size).sum::<u64>() >= KEPT
            }
            _ => false,
        };
        for (at, op) in ops.iter().enumerate() {
            match *op {
                DiffOp::Equal { old_index, len, .. } => {
                    let tokens = &upper.tokens[old_index..old_index + len];
                    swap.kept += sum(tokens);
                    swap.kept_size += tokens.iter().map(Token::size).sum::<u64>();
                    swap.kept_names += names(tokens);
                }
                DiffOp::Replace {
                    old_index,
                    old_len,
                    new_index,
                    new_len,
                } => {
                    let gone = other(upper, up, old_index..old_index + old_len);
                    let new = other(lower, down, new_index..new_index + new_len);
                    swap.upper += sum(&gone);
                    swap.lower += sum(&new);
                    if kept(at.checked_sub(1)) || kept(Some(at + 1)) {
                        let slot = names(&gone).min(names(&new));
                        swap.first |= slot > 0 && swap.kept_names == 0;
                        swap.slots += slot;
                        let foreign: Vec<Token> = (new.iter())
                            .filter(|token| !is_known(token))
                            .copied()
                            .collect();
                        swap.foreign += names(&foreign).min(slot);
                        let near = between(&gone, &new).clamp(0, 1000).cast_unsigned();
                        swap.far += slot * (1000 - near) / 1000;
                    }
                    if !gone.is_empty() && !new.is_empty() {
                        swap.words.push((upper.words(&gone), lower.words(&new)));
                    }
                }
                DiffOp::Delete { .. } | DiffOp::Insert { .. } => {}
            }
        }
        swap
    }
}
