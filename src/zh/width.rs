//! How wide text stands on a terminal or in a table of fixed columns: a Chinese character takes two.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Columns that a text takes.
pub fn width(text: &str) -> usize {
    text.width_cjk()
}

/// The longest beginning of a text that takes at most `columns`, cut between characters.
pub fn fit(text: &str, columns: usize) -> &str {
    let mut used = 0;
    for (at, c) in text.char_indices() {
        used += c.width_cjk().unwrap_or(1);
        if used > columns {
            return &text[..at];
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{fit, width};

    #[test]
    fn chinese_takes_two_columns() {
        assert_eq!(width("86项、“一”"), 12);
        assert_eq!(fit("两江新区", 5), "两江");
        assert_eq!(fit("ab", 5), "ab");
    }
}
