//! The figures in which documents write numbers of things: 86, ８６, 八十六.

use std::ops::Range;

use crate::zh::numeral;

/// Whether a character is part of a number, of any of these kinds.
pub(super) fn is_figure(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c) || numeral::is_han_numeral(c)
}

/// So many parts has one in [`decimal`].
pub(super) const ONE: u64 = 10_000;

/// A number in ASCII figures with the bytes it takes: its value in parts of [`ONE`], figures behind the fourth
/// decimal left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) value: u64,
    pub(super) range: Range<usize>,
}

/// The numbers in ASCII figures of a text, in order: 9000, 2.1, 1,500. Parts of words of letters and of 1.2.3 are none.
pub(super) fn decimals(text: &str) -> Vec<Number> {
    let mut out = Vec::new();
    let mut end = 0;
    for (at, c) in text.char_indices() {
        if at < end || !c.is_ascii_digit() {
            continue;
        }
        let length = text[at..]
            .find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ','))
            .unwrap_or(text.len() - at);
        end = at + length;
        let printed = text[at..end].trim_end_matches(['.', ',']);
        let part_of_word =
            text[..at].ends_with(|c: char| c.is_ascii_alphabetic() || "-.".contains(c));
        if let Some(value) = decimal(printed).filter(|_| !part_of_word) {
            out.push(Number {
                value,
                range: at..at + printed.len(),
            });
        }
    }
    out
}

/// The value of a number in ASCII figures in parts of [`ONE`].
fn decimal(printed: &str) -> Option<u64> {
    let plain = printed.replace(',', "");
    let (whole, part) = plain.split_once('.').unwrap_or((&plain, ""));
    let whole: u64 = whole.parse().ok()?;
    let part: String = part.chars().chain("0000".chars()).take(4).collect();
    whole.checked_mul(ONE)?.checked_add(part.parse().ok()?)
}

/// A value of [`decimals`] for people: 2.3, 250.
pub(super) fn shown(value: u64) -> String {
    let text = format!("{}.{:04}", value / ONE, value % ONE);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
