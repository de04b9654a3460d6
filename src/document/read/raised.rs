//! Raised and lowered words of a line, as characters that keep their meaning: 10⁴ and m², never 104 and m2.

/// The signs that may stand above or below the line, with their forms there in Unicode.
const RAISED: (&str, &str) = ("0123456789+-−–=()nioa", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿⁱºª");
const LOWERED: (&str, &str) = ("0123456789+-−–=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎");

/// What is written small and high in English and is no power.
const ENDINGS: [&str; 6] = ["st", "nd", "rd", "th", "TM", "SM"];

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

/// Words as they stand behind `before`: 10⁴, H₂O, 10^(n+k). They are signs of Unicode where all of them have one;
/// else they follow `^` or `_` where they would join a figure or a word in letters. Words in Chinese, marks of
/// notes in brackets and English endings join none, and stay as they are.
pub(crate) fn written(words: &str, stand: Stand, before: Option<char>) -> String {
    let (forms, mark) = match stand {
        Stand::Plain => return words.to_owned(),
        Stand::Raised => (RAISED, '^'),
        Stand::Lowered => (LOWERED, '_'),
    };
    let core = words.trim();
    if core.is_empty() {
        return words.to_owned();
    }
    let form = |c: char| {
        let at = forms.0.chars().position(|own| own == c)?;
        forms.1.chars().nth(at)
    };
    if let Some(signs) = core.chars().map(form).collect::<Option<String>>() {
        return words.replacen(core, &signs, 1);
    }
    let joins = |c: char| match stand {
        Stand::Lowered => c.is_ascii_digit(),
        _ => c.is_ascii_alphanumeric(),
    };
    let would_join = before.is_some_and(joins)
        && words.starts_with(|c: char| c.is_ascii_alphanumeric())
        && !ENDINGS.contains(&core);
    if would_join {
        format!("{mark}{}", grouped(core))
    } else {
        words.to_owned()
    }
}

/// In brackets, unless it is one word or figure.
pub(crate) fn grouped(text: &str) -> String {
    let text = text.trim();
    if is_simple(text) {
        text.to_owned()
    } else {
        format!("({text})")
    }
}

/// Whether a text is one word or figure, or stands in brackets.
pub(crate) fn is_simple(text: &str) -> bool {
    let is_word = |c: char| {
        let is_mark = ('\u{300}'..='\u{36f}').contains(&c);
        c.is_alphanumeric() || is_mark || matches!(c, '.' | ',' | '%' | '∑' | '∏' | '∫')
    };
    let in_brackets = text.starts_with('(') && text.find(')') == Some(text.len() - 1);
    in_brackets || text.chars().all(is_word)
}

#[cfg(test)]
mod tests {
    use super::{Stand, written};

    #[test]
    fn what_stands_above_or_below_the_line_joins_no_figure() {
        for (text, stand, before, wanted) in [
            ("4", Stand::Raised, '0', "⁴"),
            ("-12", Stand::Raised, '0', "⁻¹²"),
            (" 4", Stand::Raised, '0', " ⁴"),
            ("x", Stand::Raised, '0', "^x"),
            ("a+b", Stand::Lowered, '0', "_(a+b)"),
            ("th", Stand::Raised, '5', "th"),
            ("[1]", Stand::Raised, '5', "[1]"),
            ("注1", Stand::Raised, '坝', "注1"),
            ("2", Stand::Lowered, 'H', "₂"),
            ("2.5", Stand::Lowered, 'M', "2.5"),
            ("2.5", Stand::Lowered, '1', "_2.5"),
            ("4", Stand::Plain, '0', "4"),
        ] {
            assert_eq!(written(text, stand, Some(before)), wanted, "{text}");
        }
    }
}
