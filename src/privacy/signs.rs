//! The characters of which written numbers consist: figures of every width, what hides a figure, and what people
//! put between figures. A break or a blank may be written as `<br>` or `&nbsp;`.

use crate::zh::numeral;

/// What a character is inside a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// A figure, 0 to 9.
    Figure(char),
    /// A figure as a Chinese numeral: 一三九.
    Numeral(char),
    /// What stands for a figure that is hidden: `*`, ×, ●.
    Mark,
    /// A letter X, which may hide a figure or end the number of an ID card.
    Letter,
    /// Nothing that is seen.
    Nothing,
}

/// What a character is inside a number, if it can stand there.
pub(super) fn sign(c: char) -> Option<Sign> {
    #[cfg(test)]
    step();
    Some(match c {
        '0'..='9' => Sign::Figure(c),
        'x' | 'X' | 'ｘ' | 'Ｘ' => Sign::Letter,
        '*' | '＊' | '∗' | '×' | '✕' | '╳' | '●' | '•' | '○' | '◯' | '■' | '□' | '#' | '＃' => {
            Sign::Mark
        }
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}' => Sign::Nothing,
        // One is spoken 幺 in numbers.
        '幺' => Sign::Numeral('1'),
        // Figures of formulas, bold, double, sans serif and so on, ten by ten.
        '\u{1d7ce}'..='\u{1d7ff}' => Sign::Figure(figure((u32::from(c) - 0x1d7ce) % 10)),
        _ => match numeral::arabic(c) {
            Some(value) => Sign::Figure(figure(value)),
            None => Sign::Numeral(figure(numeral::han(c)?)),
        },
    })
}

#[cfg(test)]
thread_local! {
    /// How many characters were looked at, for the tests that hold the work to the size of the text.
    static STEPS: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// Counts one character that is looked at.
#[cfg(test)]
pub(super) fn step() {
    STEPS.with(|steps| steps.set(steps.get() + 1));
}

/// How many characters this thread has looked at.
#[cfg(test)]
pub(super) fn steps() -> usize {
    STEPS.with(std::cell::Cell::get)
}

fn figure(value: u32) -> char {
    char::from_digit(value, 10).unwrap_or('0')
}

/// What stands between two groups of figures: a set of kinds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Gap(u16);

impl Gap {
    /// A blank of any width.
    pub(super) const BLANK: Self = Self(1);
    /// A dash of any length.
    pub(super) const DASH: Self = Self(2);
    /// A dot, on the line or raised.
    pub(super) const DOT: Self = Self(4);
    /// A slash of either direction.
    pub(super) const SLASH: Self = Self(8);
    /// A tabulator.
    pub(super) const TAB: Self = Self(16);
    /// A bracket.
    pub(super) const BRACKET: Self = Self(32);
    /// A line break.
    pub(super) const BREAK: Self = Self(64);
    /// Markup that is not seen.
    pub(super) const MARKUP: Self = Self(128);

    /// A comma.
    pub(super) const COMMA: Self = Self(256);

    /// The kinds of both.
    #[must_use]
    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether it has no kinds but these.
    pub(super) fn only(self, kinds: Self) -> bool {
        self.0 & !kinds.0 == 0
    }

    /// Whether it has one of these kinds.
    pub(super) fn has(self, kinds: Self) -> bool {
        self.0 & kinds.0 != 0
    }
}

/// The longest that a tag or an entity is looked for.
const MARKUP: usize = 12;

/// What may stand between groups of figures, at the beginning of a text: its kind and its bytes.
pub(super) fn gap(text: &str) -> Option<(Gap, usize)> {
    let c = text.chars().next()?;
    let kind = match c {
        '\n' => Gap::BREAK,
        '\t' => Gap::TAB,
        '<' => return tag(text),
        '&' => return entity(text).map(|len| (Gap::BLANK, len)),
        '\\' if escape(text).is_some() => return escape(text),
        c if c.is_whitespace() => Gap::BLANK,
        '-' | '\u{2010}'..='\u{2015}' | '−' | '－' | '﹣' | '﹘' | '─' => Gap::DASH,
        '.' | '·' | '・' | '．' | '。' | '‧' | '∙' | '⋅' => Gap::DOT,
        '/' | '／' | '\\' | '＼' | '_' | '＿' | '~' | '～' | '〜' => Gap::SLASH,
        ',' => Gap::COMMA,
        '(' | ')' | '（' | '）' | '[' | ']' | '【' | '】' | '〔' | '〕' | '［' | '］' => {
            Gap::BRACKET
        }
        c if sign(c) == Some(Sign::Nothing) => Gap::MARKUP,
        _ => return None,
    };
    Some((kind, c.len_utf8()))
}

/// A tag such as `<br>` at the beginning of a text.
fn tag(text: &str) -> Option<(Gap, usize)> {
    let end = within(text, '>')?;
    let name = text[1..end].trim_matches(['/', ' ']);
    let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric());
    let kind = if name.eq_ignore_ascii_case("br") {
        Gap::BREAK
    } else {
        Gap::MARKUP
    };
    is_name.then_some((kind, end + 1))
}

/// The entity of a blank at the beginning of a text: `&nbsp;`, `&#160;`, `&#x3000;`.
fn entity(text: &str) -> Option<usize> {
    const BLANKS: [&str; 10] = [
        "nbsp", "ensp", "emsp", "thinsp", "#32", "#160", "#xa0", "#xA0", "#12288", "#x3000",
    ];
    let end = within(text, ';')?;
    BLANKS.contains(&&text[1..end]).then_some(end + 1)
}

/// A blank as a string of TOML writes it: `\t`, `\n`, `\u00a0`.
fn escape(text: &str) -> Option<(Gap, usize)> {
    match text.as_bytes().get(1)? {
        b't' => Some((Gap::TAB, 2)),
        b'n' | b'r' => Some((Gap::BREAK, 2)),
        b'u' => {
            let code = u32::from_str_radix(text.get(2..6)?, 16).ok()?;
            let c = char::from_u32(code)?;
            let blank = c.is_whitespace() || sign(c) == Some(Sign::Nothing);
            blank.then_some((Gap::BLANK, 6))
        }
        _ => None,
    }
}

/// Where a sign stands among the first few bytes of a text.
fn within(text: &str, sign: char) -> Option<usize> {
    text.bytes().take(MARKUP).position(|b| b == sign as u8)
}

/// The bytes of a tag, an entity or an escape at the beginning of a text, none for anything else.
pub(super) fn markup(text: &str) -> Option<usize> {
    match text.as_bytes().first()? {
        b'<' => tag(text).map(|(_, len)| len),
        b'&' => entity(text),
        b'\\' => escape(text).map(|(_, len)| len),
        _ => None,
    }
}

/// The nearest character border at or before a byte.
pub(super) fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The nearest character border at or behind a byte; the end of the text for one past it.
pub(super) fn ceil(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}
