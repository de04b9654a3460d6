//! Small questions about Chinese text that several steps of recognition ask: numbering, endings, names.

use crate::lexicon::layout as vocabulary;
pub(crate) use crate::zh::{is_cjk, squeeze};

/// A numbering in front of a heading, a paragraph or a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Numbering {
    /// Its kind, from the outside in: 章 0, 一、 1, （一） 2, 1. 3, （1） 4, ① 5.
    pub(crate) kind: u8,
    /// Its value.
    pub(crate) value: u32,
    /// How many bytes it takes, with the mark behind it.
    pub(crate) len: usize,
}

/// The numbering that a text begins with.
pub(crate) fn numbering(text: &str) -> Option<Numbering> {
    let first = text.chars().next()?;
    let made = |kind, value, len| Some(Numbering { kind, value, len });
    if first == '第' {
        let rest = &text[first.len_utf8()..];
        let (value, len) = chinese_number(rest)?;
        let mark = rest[len..].chars().next()?;
        return if "章编篇部".contains(mark) {
            made(0, value, first.len_utf8() + len + mark.len_utf8())
        } else {
            None
        };
    }
    if matches!(first, '（' | '(' | '〔') {
        let rest = &text[first.len_utf8()..];
        let (value, len, kind) = match chinese_number(rest) {
            Some((value, len)) => (value, len, 2),
            None => digits(rest).map(|(value, len)| (value, len, 4))?,
        };
        let close = rest[len..].chars().next()?;
        if !matches!(close, '）' | ')' | '〕') {
            return None;
        }
        return made(kind, value, first.len_utf8() + len + close.len_utf8());
    }
    if ('①'..='⑳').contains(&first) {
        return made(5, first as u32 - '①' as u32 + 1, first.len_utf8());
    }
    if let Some((value, len)) = chinese_number(text) {
        let mark = text[len..].chars().next()?;
        return if matches!(mark, '、' | '．' | '.') {
            made(1, value, len + mark.len_utf8())
        } else {
            None
        };
    }
    let (value, len) = digits(text)?;
    let mark = text[len..].chars().next()?;
    let after = text[len + mark.len_utf8()..].chars().next();
    let decimal = mark == '.'
        && after.is_some_and(|c| c.is_ascii_digit())
        && !begins_with_year(&text[len + mark.len_utf8()..]);
    if matches!(mark, '.' | '．' | '、' | '﹒') && !decimal {
        return made(3, value, len + mark.len_utf8());
    }
    if matches!(mark, ')' | '）') {
        return made(4, value, len + mark.len_utf8());
    }
    None
}

/// 3.2020年底前…: what stands behind the point is a year, not the rest of a number.
fn begins_with_year(text: &str) -> bool {
    digits(text)
        .is_some_and(|(value, len)| (1949..2200).contains(&value) && text[len..].starts_with('年'))
}

/// The number that a text is as a whole: `12`, `12.`, `（十二）`, `十二、`.
pub(crate) fn label_value(text: &str) -> Option<u32> {
    let text = text.trim();
    if let Some(n) = numbering(text)
        && n.len == text.len()
    {
        return Some(n.value);
    }
    match digits(text) {
        Some((value, len)) if len == text.len() => Some(value),
        _ => match chinese_number(text) {
            Some((value, len)) if len == text.len() => Some(value),
            _ => None,
        },
    }
}

/// Whether a text looks like the number of a row: a number, or numbers with points (2.3, 1-2).
pub(crate) fn is_label(text: &str) -> bool {
    let text = text.trim();
    label_value(text).is_some()
        || (!text.is_empty()
            && text.len() <= 12
            && text.starts_with(|c: char| c.is_ascii_digit())
            && text
                .chars()
                .all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '—' | '．')))
}

/// The number written in ASCII or full-width digits at the start of a text, with its length.
pub(crate) fn digits(text: &str) -> Option<(u32, usize)> {
    let mut value = 0u32;
    let mut len = 0;
    for c in text.chars() {
        let digit = match c {
            '0'..='9' => c as u32 - '0' as u32,
            '０'..='９' => c as u32 - '０' as u32,
            _ => break,
        };
        value = value.checked_mul(10)?.checked_add(digit)?;
        len += c.len_utf8();
    }
    (len > 0).then_some((value, len))
}

/// The number under 1000 written in Chinese at the start of a text, with its length.
pub(crate) fn chinese_number(text: &str) -> Option<(u32, usize)> {
    let (mut total, mut one, mut len) = (0u32, None, 0);
    for c in text.chars() {
        match "零一二三四五六七八九".chars().position(|d| d == c) {
            Some(digit) => {
                if one.is_some_and(|d| d > 0) {
                    break;
                }
                one = Some(digit as u32);
            }
            None if c == '十' => total += one.take().unwrap_or(1) * 10,
            None if c == '百' => total += one.take().unwrap_or(1) * 100,
            None => break,
        }
        len += c.len_utf8();
    }
    let value = total + one.unwrap_or(0);
    (len > 0 && value > 0).then_some((value, len))
}

/// Whether a sentence is over at the end of a text.
pub(crate) fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end();
    let text = text.trim_end_matches(['”', '’', '）', ')', '》', '」', '〕', '"']);
    text.ends_with(['。', '；', '：', '！', '？', ';', ':', '!', '?', '…'])
}

/// Whether a text ends like the name of a body: 局, 委, 办公室, 人民政府.
pub(crate) fn ends_like_unit(text: &str) -> bool {
    let text = text.trim_end().trim_end_matches(['）', ')', '等']);
    vocabulary::get()
        .unit_endings
        .iter()
        .any(|ending| text.ends_with(ending.as_str()))
}

/// The date that a line consists of, as YYYY-MM-DD: `2021年8月4日`, `二○一一年五月十日`, in brackets or not.
pub(crate) fn date(text: &str) -> Option<String> {
    let text = squeeze(text);
    let inner = text
        .strip_prefix(['（', '('])
        .and_then(|t| t.strip_suffix(['）', ')']));
    let text = inner.unwrap_or(&text);
    let (year, rest) = text.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let day = rest.strip_suffix('日')?;
    day_of(year, month, day)
}

/// The date that a text consists of, written with or without 年月日: 2018-11-07, 2018/11/7, 2018.11.7.
pub(crate) fn any_date(text: &str) -> Option<String> {
    date(text).or_else(|| {
        let text = squeeze(text);
        let text = text
            .trim_start_matches(['（', '('])
            .trim_end_matches(['）', ')']);
        let parts: Vec<&str> = text.split(['-', '/', '.', '．', '－']).collect();
        match parts.as_slice() {
            [year, month, day] if year.chars().count() == 4 => day_of(year, month, day),
            // 2022年8月19, cut by a site.
            [_] if text.ends_with(|c: char| c.is_ascii_digit()) => date(&format!("{text}日")),
            _ => None,
        }
    })
}

/// A year, a month and a day as YYYY-MM-DD, if there can be such a day.
fn day_of(year: &str, month: &str, day: &str) -> Option<String> {
    let year = match digits(year) {
        Some((value, len)) if len == year.len() => value,
        _ => positional(year)?,
    };
    let number = |text: &str| match digits(text) {
        Some((value, len)) if len == text.len() => Some(value),
        _ => match chinese_number(text) {
            Some((value, len)) if len == text.len() => Some(value),
            _ => positional(text).filter(|_| text.chars().count() == 2),
        },
    };
    let (month, day) = (number(month)?, number(day)?);
    let possible =
        (1900..2200).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    possible.then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// A number written digit by digit, as years are: 二〇二一, 二○二一, 二OO九; the signs for zero are many.
fn positional(text: &str) -> Option<u32> {
    if text.chars().count() > 4 {
        return None;
    }
    text.chars().try_fold(0u32, |value, c| {
        let digit = match c {
            '〇' | '○' | '零' | 'O' | 'o' | 'Ｏ' | 'ｏ' | '０' | '0' | '◯' => 0,
            _ => "零一二三四五六七八九".chars().position(|d| d == c)? as u32,
        };
        Some(value * 10 + digit)
    })
}

#[cfg(test)]
mod tests {
    use super::{chinese_number, date, label_value, numbering};

    #[test]
    fn numberings_are_told_by_kind() {
        let read = |text| numbering(text).map(|n| (n.kind, n.value));
        assert_eq!(read("十一、总体要求"), Some((1, 11)));
        assert_eq!(read("(十四) 加强金融风险防控。"), Some((2, 14)));
        assert_eq!(read("3.完善机制"), Some((3, 3)));
        assert_eq!(read("（2）开展评估"), Some((4, 2)));
        assert_eq!(read("3.5亿元"), None);
        assert_eq!(read("一是加强领导"), None);
        assert_eq!(read("（征求意见稿）"), None);
    }

    #[test]
    fn labels_and_dates() {
        assert_eq!(label_value("（三）"), Some(3));
        assert_eq!(label_value(" 12 "), Some(12));
        assert_eq!(label_value("12项"), None);
        assert_eq!(chinese_number("二十一、"), Some((21, 9)));
        assert_eq!(date("2021年8月4日").as_deref(), Some("2021-08-04"));
        assert_eq!(date("二○一一年五月十日").as_deref(), Some("2011-05-10"));
        assert_eq!(date("2021年8月底前"), None);
    }
}
