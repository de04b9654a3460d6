//! Characters that would steer a terminal or hide what it shows, made visible.

use std::borrow::Cow;

/// The text with each control character as its picture (`␛`), one character for one, so that columns stay; breaks and
/// tabs stay too. What turns the direction of writing, and what has no picture, becomes `�`.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(hides) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(
        text.chars()
            .map(|c| if hides(c) { picture(c) } else { c })
            .collect(),
    )
}

/// Whether a character would not be shown as itself.
pub fn hides(c: char) -> bool {
    let turns = matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    turns || c.is_control() && c != '\n' && c != '\t'
}

fn picture(c: char) -> char {
    match c {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + c as u32).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\u{7f}' => '␡',
        _ => char::REPLACEMENT_CHARACTER,
    }
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn controls_become_pictures_and_the_rest_stays() {
        assert_eq!(visible("甲\n\t乙"), "甲\n\t乙");
        assert_eq!(
            visible("\u{1b}[31m\r\u{7f}\u{9b}0m\u{202e}\0"),
            "␛[31m␍␡\u{fffd}0m\u{fffd}␀"
        );
    }
}
