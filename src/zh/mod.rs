//! Chinese text, knowing nothing of plans: numerals, days, numbers of items, bracketed lists, region paths,
//! widths.
//!
//! Nothing here decides what a document means; it only says how its characters are put together.

pub mod day;
pub mod item;
pub mod list;
pub mod numeral;
pub mod region;
pub(crate) mod trim;
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

/// Whether a character is written without blanks around it.
pub(crate) fn is_cjk(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2ffff}')
}

/// A text with all blanks left out.
pub(crate) fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Whether a sentence is over at the end of a text.
pub(crate) fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end();
    let text = text.trim_end_matches(['”', '’', '）', ')', '》', '」', '〕', '"']);
    text.ends_with(['。', '；', '：', '！', '？', ';', ':', '!', '?', '…'])
}

/// How many characters two texts share at the start and, beyond that, at the end; what lies between is where
/// they differ.
pub fn shared_ends(a: &[char], b: &[char]) -> (usize, usize) {
    let start = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let most = a.len().min(b.len()) - start;
    let end = a
        .iter()
        .rev()
        .zip(b.iter().rev())
        .take(most)
        .take_while(|(x, y)| x == y)
        .count();
    (start, end)
}

#[cfg(test)]
mod tests {
    use super::{key, shared_ends};

    #[test]
    fn the_ends_that_two_texts_share() {
        let ends = |a: &str, b: &str| {
            let [a, b] = [a, b].map(|text| text.chars().collect::<Vec<char>>());
            shared_ends(&a, &b)
        };
        assert_eq!(ends("市场监管局", "市场管理局"), (2, 1));
        assert_eq!(ends("科科", "科科科"), (2, 0));
        assert_eq!(ends("", "科"), (0, 0));
    }

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
