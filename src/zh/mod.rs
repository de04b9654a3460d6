//! Chinese text, knowing nothing of plans: numerals, bracketed lists, document numbers, widths.
//!
//! Nothing here decides what a document means; it only says how its characters are put together.

pub mod docno;
pub mod list;
pub mod numeral;
pub mod width;

use unicode_normalization::UnicodeNormalization;

/// What two texts are compared by: NFKC, without blanks and punctuation. Never shown to anybody.
///
/// Letters and figures stay as they are, and so do the signs that carry a value (`%`, `+`, `°`).
pub fn key(text: &str) -> String {
    text.nfkc()
        .filter(|c| c.is_alphanumeric() || matches!(c, '%' | '+' | '°' | '‰'))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn the_key_forgets_width_blanks_and_punctuation_only() {
        assert_eq!(
            key("（一）支持 50％、ＡＴＡ 单证册。"),
            "一支持50%ATA单证册"
        );
        assert_eq!(key("(一)支持50% ，ATA单证册"), "一支持50%ATA单证册");
        assert_ne!(key("注册+生产"), key("注册生产"));
        assert_eq!(key("　、。"), "");
    }
}
