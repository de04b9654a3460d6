//! The first letters of characters, for typing a plan's title by its initials: fwmy for 服务贸易.
//!
//! The readings are those that ids and units have (`lexicon::pinyin`); only the letter of each character is
//! kept, because all titles together need one short table of characters.

use pinyin::ToPinyin as _;

use crate::lexicon::pinyin::syllables;

/// The first letter of each character of a text that has a reading there.
pub(super) fn letters(text: &str) -> Vec<(char, char)> {
    let mut syllables = syllables(text).into_iter();
    let mut out = Vec::new();
    let mut in_latin = false;
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            // A run of letters and digits is one syllable and is typed as it is.
            if !in_latin {
                syllables.next();
            }
            in_latin = true;
            out.push((c, c.to_ascii_lowercase()));
            continue;
        }
        in_latin = false;
        if c.to_pinyin().is_none() {
            continue;
        }
        if let Some(letter) = syllables.next().and_then(|s| s.chars().next()) {
            out.push((c, letter));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::letters;

    fn initials(text: &str) -> String {
        letters(text).iter().map(|(_, letter)| letter).collect()
    }

    #[test]
    fn readings_depend_on_the_word() {
        assert_eq!(initials("重庆市重点银行"), "cqszdyh");
        assert_eq!(initials("服务贸易（RCEP）试点"), "fwmyrcepsd");
    }
}
