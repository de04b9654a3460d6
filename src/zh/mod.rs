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

/// A text without the blanks that Chinese does without; between letters or figures one is kept, since 12 and 30 are not 1230.
pub(crate) fn close_up(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let apart = |c: char| c.is_alphanumeric() && !is_cjk(c);
        if out.ends_with(apart) && word.starts_with(apart) {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
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
    use super::{close_up, key, shared_ends};

    #[test]
    fn chinese_does_without_blanks_and_figures_do_not() {
        assert_eq!(close_up("云山县　渔业\n工作 方案"), "云山县渔业工作方案");
        assert_eq!(close_up("12\n30 Fire Safety 方案"), "12 30 Fire Safety方案");
    }

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
