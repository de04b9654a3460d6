//! Numerals, Chinese and Arabic, both ways: 一百二十, 〇, 十二, １２, ①.

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
pub(super) const LONGEST: usize = 12;

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

/// The value of a circled figure, ① to ⑳.
fn circled(c: char) -> Option<u32> {
    ('①'..='⑳').contains(&c).then(|| c as u32 - '①' as u32 + 1)
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
pub(super) fn han_len(text: &str) -> Option<usize> {
    let mut figures = text.chars().take(LONGEST + 1);
    let len = figures.by_ref().take_while(|&c| is_han_numeral(c));
    let len = len.map(char::len_utf8).sum();
    (text[..len].chars().count() <= LONGEST).then_some(len)
}

/// Whether a character may stand in a Chinese numeral.
pub fn is_han_numeral(c: char) -> bool {
    han(c).is_some() || unit(c).is_some()
}

#[cfg(test)]
mod tests {
    use super::{figures, opening, read, write, write_circled};

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
    }
}
