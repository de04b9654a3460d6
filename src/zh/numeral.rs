//! Chinese numerals, both ways, and the numbers that head an item: 一、 （一） 1. （1） ① 第三条.

use std::ops::Range;

/// The value of a numeral as written, Chinese (一百二十, 〇, 十二), Arabic of either width, or circled.
///
/// The whole text must be one numeral; values are below 10,000.
pub fn read(text: &str) -> Option<u32> {
    let mut chars = text.chars();
    let first = chars.next()?;
    if let (Some(n), None) = (circled(first), chars.next()) {
        return Some(n);
    }
    if text.chars().all(|c| arabic(c).is_some()) {
        return text
            .chars()
            .take(5)
            .try_fold(0, |n, c| Some(n * 10 + arabic(c)?))
            .filter(|&n| n < 10_000);
    }
    if text.chars().all(|c| han(c).is_some()) && text.chars().nth(1).is_some() {
        // 二〇二一: figures one by one, as in years.
        return text
            .chars()
            .take(5)
            .try_fold(0, |n, c| Some(n * 10 + han(c)?))
            .filter(|&n| n < 10_000);
    }
    read_han(text)
}

/// The most Chinese figures of a number that is read: 一千二百三十四, and years with figures to spare.
const LONGEST_NUMERAL: usize = 12;

/// The most parts of a number with points: 1.2.3.
const MOST_PARTS: usize = 9;

/// The number in Arabic figures of either width with which a text begins, and how many bytes it takes.
pub fn figures(text: &str) -> Option<(u32, usize)> {
    let len = text.find(|c| arabic(c).is_none()).unwrap_or(text.len());
    let mut figures = text[..len].chars().filter_map(arabic);
    let value = figures.try_fold(0u32, |n, figure| n.checked_mul(10)?.checked_add(figure))?;
    (len > 0).then_some((value, len))
}

/// The numeral with which a text begins, in Arabic or in Chinese figures, and how many bytes it takes.
pub fn opening(text: &str) -> Option<(u32, usize)> {
    figures(text).or_else(|| {
        let len = han_len(text)?;
        Some((read(&text[..len])?, len))
    })
}

/// 一千二百三十四, with the short forms 十二 and 一百零五.
fn read_han(text: &str) -> Option<u32> {
    let (mut total, mut digit, mut unit_before) = (0, None, 10_000);
    for c in text.chars() {
        if let Some(unit) = unit(c) {
            if unit >= unit_before {
                return None;
            }
            // Only 十 may stand without a figure before it, and only at the beginning.
            let figure = match digit.take() {
                Some(0) => return None,
                Some(figure) => figure,
                None if unit == 10 && total == 0 => 1,
                None => return None,
            };
            total += figure * unit;
            unit_before = unit;
        } else {
            let figure = han(c)?;
            match digit {
                // 一百零五: the zero only keeps the place.
                None | Some(0) => digit = Some(figure),
                Some(_) => return None,
            }
        }
    }
    let rest = digit.unwrap_or(0);
    (unit_before > 1).then_some(total + rest)
}

/// The numeral of a number from 0 to 9,999: 〇, 十二, 一百二十, 一千零五. Larger ones in figures.
pub fn write(number: u32) -> String {
    const FIGURES: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    if number == 0 {
        return "〇".into();
    }
    if number > 9_999 {
        return number.to_string();
    }
    let mut out = String::new();
    let mut gap = false;
    for (unit, sign) in [
        (1000, Some('千')),
        (100, Some('百')),
        (10, Some('十')),
        (1, None),
    ] {
        let figure = number / unit % 10;
        if figure == 0 {
            gap = true;
            continue;
        }
        if gap && !out.is_empty() {
            out.push('零');
        }
        gap = false;
        if !(unit == 10 && figure == 1 && out.is_empty()) {
            out.push(FIGURES[figure as usize]);
        }
        out.extend(sign);
    }
    out
}

/// The circled figure of a number from 1 to 20: ①, ⑳.
pub fn write_circled(number: u32) -> Option<char> {
    let sign = char::from_u32('①' as u32 + number.checked_sub(1)?)?;
    circled(sign).map(|_| sign)
}

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
        _ => read(text).or_else(|| {
            figures(text)
                .filter(|&(_, len)| len == text.len())
                .map(|(n, _)| n)
        }),
    }
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
            .take(LONGEST_NUMERAL + 1)
            .take_while(|&c| arabic(c).is_some())
            .map(char::len_utf8)
            .sum();
        if figures == 0 {
            break;
        }
        if figures > 3 * LONGEST_NUMERAL || parts == MOST_PARTS {
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
    let mut year = text.char_indices().take(LONGEST_NUMERAL);
    let end = year.find(|&(_, c)| arabic(c).is_none());
    let figures = end.map_or("", |(at, _)| &text[..at]);
    text[figures.len()..].starts_with('年')
        && read(figures).is_some_and(|year| (1949..2200).contains(&year))
}

/// The value of a circled figure, ① to ⑳.
fn circled(c: char) -> Option<u32> {
    ('①'..='⑳').contains(&c).then(|| c as u32 - '①' as u32 + 1)
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

/// The value of an Arabic figure of either width.
pub(crate) fn arabic(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => None,
    }
}

/// The value of a Chinese figure.
pub(crate) fn han(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' | '○' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// The value of 十, 百, 千.
fn unit(c: char) -> Option<u32> {
    match c {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        _ => None,
    }
}

/// How many bytes of Chinese figures a text begins with; none if they are more than any number has.
fn han_len(text: &str) -> Option<usize> {
    let mut figures = text.chars().take(LONGEST_NUMERAL + 1);
    let len = figures.by_ref().take_while(|&c| is_han_numeral(c));
    let len = len.map(char::len_utf8).sum();
    (text[..len].chars().count() <= LONGEST_NUMERAL).then_some(len)
}

/// Whether a character may stand in a Chinese numeral.
pub fn is_han_numeral(c: char) -> bool {
    han(c).is_some() || unit(c).is_some()
}

#[cfg(test)]
mod tests {
    use super::{Style, figures, heading, is_label, label, opening, read, write, write_circled};

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
    fn numerals_of_plans() {
        for (text, value) in [
            ("一", 1),
            ("十", 10),
            ("十二", 12),
            ("二十", 20),
            ("二十一", 21),
            ("一百二十", 120),
            ("一百零五", 105),
            ("一千二百三十四", 1234),
            ("二〇二一", 2021),
            ("二○一一", 2011),
            ("12", 12),
            ("１２", 12),
            ("①", 1),
            ("⑳", 20),
        ] {
            assert_eq!(read(text), Some(value), "{text}");
        }
        for text in ["", "百", "十十", "一二十", "甲", "1甲", "99999", "零百"] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(write(120), "一百二十");
        assert_eq!(write(15), "十五");
        assert_eq!(write(1005), "一千零五");
    }

    #[test]
    fn what_is_written_is_read_back() {
        for n in 0..10_000 {
            assert_eq!(read(&write(n)), Some(n), "{}", write(n));
        }
        for n in 1..=20 {
            let sign = write_circled(n).expect("is one of twenty");
            assert_eq!(read(&sign.to_string()), Some(n), "{sign}");
        }
        assert_eq!((write_circled(0), write_circled(21)), (None, None));
    }

    #[test]
    fn numbers_that_texts_are_or_begin_with() {
        assert_eq!(opening("二十一、"), Some((21, 9)));
        assert_eq!(opening("12项"), Some((12, 2)));
        assert_eq!(opening("项"), None);
        assert_eq!(figures("３个"), Some((3, 3)));
        assert_eq!(figures("三个"), None);
        for (text, value) in [("（三）", 3), (" 12 ", 12), ("十二、", 12), ("7.", 7)] {
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
