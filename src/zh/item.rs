//! The numbers that head an item: 一、 （一） 1. （1） ① 第三条; and those that a cell is as a whole.

use std::ops::Range;

use super::day;
use super::numeral::{self, arabic, figures, han_len, is_han_numeral, read};

/// The most parts of a number with points: 1.2.3.
const MOST_PARTS: usize = 9;

/// How the number of an item is written; also how deep it usually stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Style {
    /// 第一编, 第二部分, 第三篇.
    Part,
    /// 第一章.
    Chapter,
    /// 第二节.
    Section,
    /// 第三条, 第四项.
    Article,
    /// 一、
    Han,
    /// （一）
    HanBracket,
    /// 1. or 1、; also 2.3.
    Arabic,
    /// （1） or 1）.
    ArabicBracket,
    /// ①
    Circled,
}

/// The number that heads an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading<'t> {
    /// How it is written.
    pub style: Style,
    /// The number; of 2.3 the last part.
    pub number: u32,
    /// As written without what only separates: `（三）`, `三`, `1`, `2.3`.
    pub label: &'t str,
    /// Where that stands in the text.
    pub at: Range<usize>,
    /// How many bytes of the text it takes, with separators and blanks after it.
    pub len: usize,
}

impl Style {
    /// Whether it heads parts of a document, as a rule: up to （一）, but for the articles of a law, which are
    /// texts of their own.
    pub(crate) fn heads_parts(self) -> bool {
        self <= Self::HanBracket && self != Self::Article
    }
}

/// The words behind 第N, how deep they stand, and whether words may follow them without a blank: 第一章总则.
const COUNTED: [(&str, Style, bool); 9] = [
    ("部分", Style::Part, false),
    ("编", Style::Part, true),
    ("篇", Style::Part, false),
    ("部", Style::Part, false),
    ("章", Style::Chapter, true),
    ("节", Style::Section, false),
    ("条", Style::Article, false),
    ("项", Style::Article, false),
    ("款", Style::Article, false),
];

/// How far behind a bracket its partner is looked for: a number in brackets is short.
const LONGEST_IN_BRACKETS: usize = 12;

/// The number at the beginning of an item's text, if it has one.
///
/// `10个试点` and `2021年` have none: a number counts only with its bracket or separator.
pub fn heading(text: &str) -> Option<Heading<'_>> {
    let lead = text.len() - text.trim_start().len();
    let body = &text[lead..];
    let first = body.chars().next()?;
    let done = |style, number, label_end: usize, end: usize| {
        let end = lead + end;
        let len = end + (text[end..].len() - text[end..].trim_start().len());
        let label = text[lead..lead + label_end].trim_end();
        Some(Heading {
            style,
            number,
            label,
            at: lead..lead + label.len(),
            len,
        })
    };
    if let Some((style, n)) = enclosed(first) {
        return done(style, n, first.len_utf8(), first.len_utf8());
    }
    if let Some((n, end)) = formal(body) {
        let stop = body[end..].chars().next()?;
        return done(Style::Han, n, end, end + stop.len_utf8());
    }
    if matches!(first, '（' | '(' | '〔') {
        let (close, _) = body
            .char_indices()
            .take(LONGEST_IN_BRACKETS)
            .find(|&(_, c)| matches!(c, '）' | ')' | '〕'))?;
        let inner = body[first.len_utf8()..close].trim();
        let number = read(inner).filter(|_| inner.chars().count() <= 5)?;
        let end = close + body[close..].chars().next()?.len_utf8();
        let style = if inner.chars().all(|c| arabic(c).is_some()) {
            // 〔2021〕 is the year of a document number.
            if first == '〔' {
                return None;
            }
            Style::ArabicBracket
        } else {
            Style::HanBracket
        };
        // （一）、 is a slip that occurs.
        let after = body[end..]
            .strip_prefix('、')
            .map_or(end, |_| end + '、'.len_utf8());
        return done(style, number, end, after);
    }
    if first == '第' {
        let inner = &body['第'.len_utf8()..];
        let at = inner.find(|c| !is_han_numeral(c) && arabic(c).is_none())?;
        let number = read(&inner[..at])?;
        let (word, style, joined) = COUNTED
            .into_iter()
            .find(|(word, _, _)| inner[at..].starts_with(word))?;
        let end = '第'.len_utf8() + at + word.len();
        let after = body[end..].chars().next();
        let parted = after.is_none_or(|c| c.is_whitespace() || matches!(c, '、' | '：' | ':'));
        if !parted && !joined {
            return None;
        }
        let skip = after
            .filter(|c| parted && !c.is_whitespace())
            .map_or(0, char::len_utf8);
        return done(style, number, end, end + skip);
    }
    if is_han_numeral(first) {
        let at = han_len(body)?;
        let number = read(&body[..at])?;
        let after = body[at..].chars().next()?;
        if !matches!(after, '、' | '．' | '.') {
            return None;
        }
        return done(Style::Han, number, at, at + after.len_utf8());
    }
    arabic(first)?;
    arabic_heading(body).and_then(|(style, number, label, end)| done(style, number, label, end))
}

/// The number that a text is as a whole, with or without what parts it from an item: 12, 12., （十二）, 十二、.
pub(crate) fn label(text: &str) -> Option<u32> {
    let text = text.trim();
    match heading(text) {
        Some(heading) if heading.len == text.len() => Some(heading.number),
        _ => {
            let bare = bare(text);
            let whole = || figures(bare).filter(|&(_, len)| len == bare.len());
            read(bare).or_else(|| whole().map(|(n, _)| n))
        }
    }
}

/// The number that a cell is as printed, without brackets, stops and blanks around it.
pub(crate) fn bare(label: &str) -> &str {
    label.trim_matches(|c: char| c.is_whitespace() || "（）()、.．,，。[]〔〕【】".contains(c))
}

/// Whether a text looks like the number of a row: a number, or numbers with points (2.3, 1-2).
pub(crate) fn is_label(text: &str) -> bool {
    let text = text.trim();
    label(text).is_some()
        || (text.len() <= 12
            && text.starts_with(|c: char| c.is_ascii_digit())
            && text
                .chars()
                .all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '—' | '．')))
}

/// 1. 1、 1） 2.3 at the beginning of `body`: style, number, end of the label, end with separators.
fn arabic_heading(body: &str) -> Option<(Style, u32, usize, usize)> {
    let mut at = 0;
    let mut number = 0;
    let mut parts = 0;
    loop {
        let figures: usize = body[at..]
            .chars()
            .take(numeral::LONGEST + 1)
            .take_while(|&c| arabic(c).is_some())
            .map(char::len_utf8)
            .sum();
        if figures == 0 {
            break;
        }
        if figures > 3 * numeral::LONGEST || parts == MOST_PARTS {
            return None;
        }
        number = read(&body[at..at + figures])?;
        at += figures;
        parts += 1;
        let mut rest = body[at..].chars();
        match (rest.next(), rest.next()) {
            (Some(dot @ ('.' | '．')), Some(_)) if is_year(&body[at + dot.len_utf8()..]) => break,
            (Some(dot @ ('.' | '．')), Some(c)) if arabic(c).is_some() => at += dot.len_utf8(),
            (Some('.' | '．' | '﹒' | '、' | '）' | ')'), _) => break,
            (Some(c), _) if c.is_whitespace() && parts > 1 => {
                return Some((Style::Arabic, number, at, at));
            }
            _ => return None,
        }
    }
    let after = body[at..].chars().next()?;
    if number == 0 || number > 999 {
        return None;
    }
    let style = match after {
        '.' | '．' | '﹒' | '、' => Style::Arabic,
        '）' | ')' => Style::ArabicBracket,
        _ => return None,
    };
    Some((style, number, at, at + after.len_utf8()))
}

/// 3.2020年底前…: what stands behind the point is a year, not the rest of a number.
fn is_year(text: &str) -> bool {
    let mut year = text.char_indices().take(numeral::LONGEST);
    let end = year.find(|&(_, c)| arabic(c).is_none());
    let figures = end.map_or("", |(at, _)| &text[..at]);
    text[figures.len()..].starts_with('年') && read(figures).is_some_and(day::is_year)
}

/// The number of one character that is a whole number with what stands around it, and what it is written for: ①, ⑴ for
/// （1）, ⒈ for 1., ㈠ for （一）.
fn enclosed(c: char) -> Option<(Style, u32)> {
    let from = |first: char| c as u32 - first as u32 + 1;
    Some(match c {
        '①'..='⑳' => (Style::Circled, from('①')),
        '⑴'..='⒇' => (Style::ArabicBracket, from('⑴')),
        '⒈'..='⒛' => (Style::Arabic, from('⒈')),
        '㈠'..='㈩' => (Style::HanBracket, from('㈠')),
        _ => return None,
    })
}

/// 壹、 and 甲、 at the beginning of a text: the number, and where its sign ends. 甲、乙双方 is no item.
fn formal(text: &str) -> Option<(u32, usize)> {
    const FIGURES: &str = "壹贰叁肆伍陆柒捌玖拾";
    const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
    let mut chars = text.chars();
    let (sign, stop, next) = (chars.next()?, chars.next()?, chars.next());
    let place = |signs: &str| signs.chars().position(|c| c == sign);
    let number = place(FIGURES).or_else(|| {
        let listed = next.is_some_and(|next| STEMS.contains(next));
        place(STEMS).filter(|_| !listed)
    })?;
    (stop == '、').then_some((number as u32 + 1, sign.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::{Style, heading, is_label, label};

    #[test]
    fn numbers_of_one_character_and_formal_ones() {
        let read = |text| heading(text).map(|h| (h.style, h.number, h.label, &text[h.len..]));
        for (text, expected) in [
            (
                "⑴疏浚主河",
                Some((Style::ArabicBracket, 1, "⑴", "疏浚主河")),
            ),
            ("⒉清理库底", Some((Style::Arabic, 2, "⒉", "清理库底"))),
            (
                "㈢ 修建护岸",
                Some((Style::HanBracket, 3, "㈢", "修建护岸")),
            ),
            ("贰、加固大坝", Some((Style::Han, 2, "贰", "加固大坝"))),
            ("丙、加固大坝", Some((Style::Han, 3, "丙", "加固大坝"))),
            ("甲、乙双方", None),
            ("甲方负责", None),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn numbers_that_cells_are() {
        for (text, value) in [
            ("（三）", 3),
            (" 12 ", 12),
            ("十二、", 12),
            ("7.", 7),
            ("9。", 9),
            ("[3]", 3),
        ] {
            assert_eq!(label(text), Some(value), "{text}");
        }
        assert_eq!(label("12项"), None);
        assert!(is_label("2.3") && is_label("1-2") && !is_label("12项") && !is_label(""));
    }

    #[test]
    fn the_number_of_an_item_needs_its_separator() {
        for (text, style, number, label, rest) in [
            ("一、总体要求", Style::Han, 1, "一", "总体要求"),
            ("（十二）发展", Style::HanBracket, 12, "（十二）", "发展"),
            ("(一) 指导思想", Style::HanBracket, 1, "(一)", "指导思想"),
            ("3.支持", Style::Arabic, 3, "3", "支持"),
            ("3、支持", Style::Arabic, 3, "3", "支持"),
            ("2.3 支持", Style::Arabic, 3, "2.3", "支持"),
            ("（2）支持", Style::ArabicBracket, 2, "（2）", "支持"),
            ("2）支持", Style::ArabicBracket, 2, "2", "支持"),
            ("③支持", Style::Circled, 3, "③", "支持"),
            ("　　二、工作", Style::Han, 2, "二", "工作"),
            ("第三条　支持", Style::Article, 3, "第三条", "支持"),
            ("第二节 工作要求", Style::Section, 2, "第二节", "工作要求"),
            ("第一编　总则", Style::Part, 1, "第一编", "总则"),
            ("第二部分：目标", Style::Part, 2, "第二部分", "目标"),
            ("第一章总则", Style::Chapter, 1, "第一章", "总则"),
            ("〔一〕发展", Style::HanBracket, 1, "〔一〕", "发展"),
        ] {
            let found = heading(text).expect(text);
            assert_eq!(
                (found.style, found.number, found.label, &text[found.len..]),
                (style, number, label, rest)
            );
        }
        for text in [
            "10个试点",
            "2021年底前",
            "2.3亿元",
            "一批项目",
            "三是推进",
            "（试行）",
            "第三条规定",
            "第一部门",
            "第三节能源",
            "3.5亿元",
            "（征求意见稿）",
            "〔2021〕19号",
            "",
            "（一",
            "1",
        ] {
            assert_eq!(heading(text), None, "{text}");
        }
    }
}
