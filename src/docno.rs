//! 发文字号 such as 渝府发〔2021〕19号, in all the ways that people type them.
//!
//! The standard (GB/T 9704) writes the year in six-cornered brackets 〔〕, full figures, no 第 and no
//! zeros before the number; typed texts have [] （） 【】, half or full width, and blanks anywhere.

use std::ops::Range;

use crate::lexicon::docno::words;
use crate::zh::{day, is_cjk, numeral};

/// The document numbers in a text, each with its place (as written) and its standard form.
pub fn find(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found: Vec<(Range<usize>, String)> = Vec::new();
    let mut from = 0;
    for (at, c) in text.char_indices() {
        if at < from || !is_open(c) {
            continue;
        }
        let Some((end, year, number)) = after_open(text, at + c.len_utf8()) else {
            continue;
        };
        let (start, prefix) = before_open(&text[from..at]);
        if prefix.chars().count() >= 2 {
            found.push((from + start..end, format!("{prefix}〔{year}〕{number}号")));
            from = end;
        }
    }
    found
}

/// The standard form of a text that is one document number, or none.
pub fn normalise(text: &str) -> Option<String> {
    let mut all = find(text);
    let (range, number) = all.pop()?;
    let whole = text.len() - text.trim_start().len()..text.trim_end().len();
    (all.is_empty() && range == whole).then_some(number)
}

/// Whether a bracket may stand before the year.
fn is_open(c: char) -> bool {
    matches!(c, '〔' | '﹝' | '[' | '［' | '【' | '（' | '(')
}

/// Reads `2021〕19号`: where it ends, the year, the number.
fn after_open(text: &str, at: usize) -> Option<(usize, u32, u32)> {
    let mut rest = Reader { text, at };
    rest.blanks();
    let year = rest.number(4)?;
    rest.blanks();
    rest.one_of("〕﹞]］】）)")?;
    rest.blanks();
    if rest.one_of("第").is_some() {
        rest.blanks();
    }
    let number = rest.number(6)?;
    rest.blanks();
    rest.one_of("号")?;
    day::is_year(year).then_some((rest.at, year, number))
}

/// The letters before the bracket: where they begin, and the same without blanks.
fn before_open(text: &str) -> (usize, String) {
    let mut start = text.len();
    let mut count = 0;
    for (at, c) in text.char_indices().rev() {
        if c == ' ' || c == '\u{3000}' {
            continue;
        }
        if !is_letter(c) || count == 12 {
            break;
        }
        count += 1;
        start = at;
    }
    for word in &words().before {
        if let Some(at) = text[start..].rfind(word.as_str()) {
            start += at + word.len();
        }
    }
    // 与渝府发…, 见渝府发…: one-letter words only at the very beginning.
    while let Some(c) = text[start..].chars().next() {
        if c.is_whitespace() || words().opening.contains(&c) {
            start += c.len_utf8();
        } else {
            break;
        }
    }
    let prefix = text[start..]
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect();
    (start, prefix)
}

/// Whether a character may stand in the letters of a number.
fn is_letter(c: char) -> bool {
    is_cjk(c) || c.is_ascii_alphabetic() || matches!(c, 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

/// A place in a text that moves on as things are read.
struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn blanks(&mut self) {
        while let Some(c) = self
            .peek()
            .filter(|c| *c == ' ' || *c == '\u{3000}' || *c == '\u{a0}')
        {
            self.at += c.len_utf8();
        }
    }

    fn one_of(&mut self, signs: &str) -> Option<char> {
        let c = self.peek().filter(|c| signs.contains(*c))?;
        self.at += c.len_utf8();
        Some(c)
    }

    /// Figures of either width; blanks between them only where a page break put them.
    fn number(&mut self, most: usize) -> Option<u32> {
        let (mut value, mut count) = (0, 0);
        while let Some(c) = self.peek() {
            let Some(figure) = numeral::arabic(c) else {
                break;
            };
            count += 1;
            if count > most {
                return None;
            }
            value = value * 10 + figure;
            self.at += c.len_utf8();
        }
        (count > 0).then_some(value)
    }
}

#[cfg(test)]
mod tests {
    use super::{find, normalise};

    #[test]
    fn every_spelling_has_one_form() {
        for text in [
            "渝府发〔2021〕19号",
            "渝府发[2021]19号",
            "渝府发（2021）19号",
            "渝府发 【2021】 19 号",
            "渝府发〔２０２１〕１９号",
            "渝府发〔2021〕第19号",
            "渝府发〔2021〕019号",
        ] {
            assert_eq!(
                normalise(text).as_deref(),
                Some("渝府发〔2021〕19号"),
                "{text}"
            );
        }
        assert_eq!(
            normalise("国办发明电〔2018〕15号").as_deref(),
            Some("国办发明电〔2018〕15号")
        );
        assert_eq!(normalise("试点方案"), None);
    }

    #[test]
    fn numbers_in_a_sentence() {
        let text =
            "根据国函〔2021〕37号和《通知》(商资发〔2021〕65号，以下简称总体方案)要求，共3（三）项";
        let found: Vec<_> = find(text).into_iter().map(|(r, n)| (&text[r], n)).collect();
        assert_eq!(
            found,
            [
                ("国函〔2021〕37号", "国函〔2021〕37号".to_owned()),
                ("商资发〔2021〕65号", "商资发〔2021〕65号".to_owned())
            ]
        );
    }
}
