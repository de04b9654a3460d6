//! Raised and lowered words of a line, as characters that keep their meaning: 10⁴ and m², never 104 and m2.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Characters, and what they are raised and lowered, from Unicode.
static RAISED: LazyLock<HashMap<char, char>> =
    LazyLock::new(|| pairs("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ"));
static LOWERED: LazyLock<HashMap<char, char>> =
    LazyLock::new(|| pairs("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎"));

fn pairs(plain: &str, signs: &str) -> HashMap<char, char> {
    plain.chars().zip(signs.chars()).collect()
}

/// How words stand on their line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Stand {
    /// On it.
    #[default]
    Plain,
    /// Above it: an exponent, the mark of a note.
    Raised,
    /// Below it: CO₂, the lower number of a fraction.
    Lowered,
}

/// Words as they stand: with signs of Unicode where all of them have one, else after `^` and `_`. Words in Chinese
/// are raised for their looks, marks of notes in brackets, and stay as they are.
pub(crate) fn written(words: &str, stand: Stand) -> String {
    let (signs, mark) = match stand {
        Stand::Plain => return words.to_owned(),
        Stand::Raised => (&*RAISED, '^'),
        Stand::Lowered => (&*LOWERED, '_'),
    };
    let core = words.trim();
    if core.is_empty()
        || !core
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || signs.contains_key(&c))
    {
        return words.to_owned();
    }
    match core.chars().map(|c| signs.get(&c).copied()).collect() {
        Some(core) => core,
        None if core.chars().count() == 1 => format!("{mark}{core}"),
        None => format!("{mark}({core})"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Stand, written};

    #[test]
    fn figures_become_signs_and_other_words_a_mark() {
        assert_eq!(written("4", Stand::Raised), "⁴");
        assert_eq!(written("-12", Stand::Raised), "⁻¹²");
        assert_eq!(written("2", Stand::Lowered), "₂");
        assert_eq!(written("k", Stand::Raised), "^k");
        assert_eq!(written("a+b", Stand::Lowered), "_(a+b)");
        assert_eq!(written("[1]", Stand::Raised), "[1]");
        assert_eq!(written("附注", Stand::Raised), "附注");
        assert_eq!(written("4", Stand::Plain), "4");
    }
}
