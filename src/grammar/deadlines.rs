//! When a task is due: dates as plans print them, and the range of days that they mean for certain.
//!
//! 2021年底前, 2022年6月底前, 2021—2023年, 6月15日前. A date without its year means nothing for certain (the
//! year is that of the document only as a rule), nor do 6月前 (is June in it?) and 每年12月.

use std::ops::Range;

use super::clause;
use super::lex::Tokens;
use super::names::kind_of;
use super::party::PartyKind;
use crate::lexicon::words::Words;
use crate::lexicon::{start, words};
use crate::zh;
use crate::zh::day::{Day, days_in_month, is_year};
use crate::zh::numeral;
use crate::zh::trim::trim_blanks;

/// The days between which a task is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// The first day, where a beginning is printed.
    pub from: Option<Day>,
    /// The last day.
    pub to: Day,
}

/// One date as printed; what is not printed is none.
#[derive(Debug, Default, Clone, Copy)]
struct Date {
    year: Option<u32>,
    month: Option<u32>,
    day: Option<u32>,
    /// The last month of a quarter or half year.
    season: Option<u32>,
    /// 底, 末, 内: the end of what stands before is meant.
    end: bool,
    /// 前 behind it.
    before: bool,
}

/// The most characters of a deadline, and of what is to be done by then.
const LONGEST: usize = 30;

/// Whether a range of a text is a deadline: 2021年底前, 每年12月, 长期坚持.
pub(super) fn deadline(tokens: &Tokens<'_>, range: &Range<usize>) -> bool {
    let asides = &words().asides;
    let range = trim_blanks(tokens.text, range.clone());
    if tokens.is(&asides.deadline, &range) {
        return true;
    }
    let text = &tokens.text[range.clone()];
    let short = |text: &str| text.chars().nth(LONGEST).is_none();
    if tokens.ends(&asides.deadline_ends, &range).is_some()
        && (text.starts_with(char::is_numeric) || start(&asides.deadline_openers, text).is_some())
        && words().dates.units.within(text)
        && short(text)
    {
        return true;
    }
    // 6月底前出台具体措施: what is to be done by then, unless somebody is named who does it.
    opening(text).is_some_and(|len| {
        let rest = range.start + len..range.end;
        short(&text[len..])
            && kind_of(tokens, &rest) == PartyKind::Unknown
            && clause::clause(tokens, &rest).is_none_or(|clause| clause.actors.is_empty())
    })
}

/// How long the dates are with which a text begins: 2021年底前, 6月底前, 三季度, 2021—2023年.
pub(crate) fn opening(text: &str) -> Option<usize> {
    let (_, first) = date(text)?;
    Some(match dash(&text[first..]).map(|dash| first + dash) {
        Some(next) => date(&text[next..])
            .or_else(|| day(&text[next..]))
            .map_or(first, |(_, len)| next + len),
        None => first,
    })
}

/// Whether a text is nothing but a deadline: 6月底前, 长期坚持.
pub(crate) fn is_deadline(text: &str) -> bool {
    let tokens = Tokens::new(text);
    deadline(&tokens, &tokens.whole())
}

/// The days that a printed deadline means, where they are certain.
pub(crate) fn due(text: &str) -> Option<Due> {
    let text = zh::squeeze(text);
    let (mut first, mut at) = match text.find('年') {
        // 2021—2023年: the first year has no 年 of its own.
        Some(year) if dash_in(&text[..year]).is_some() => {
            let (value, len) = number(&text)?;
            (
                Date {
                    year: Some(value),
                    ..Date::default()
                },
                len,
            )
        }
        _ => date(&text)?,
    };
    let mut last = None;
    if let Some(dash) = dash(&text[at..]) {
        let (mut date, len) = date(&text[at + dash..]).or_else(|| day(&text[at + dash..]))?;
        at += dash + len;
        date.year = date.year.or(first.year);
        if date.month.is_none() && first.day.is_some() {
            date.month = first.month;
        }
        last = Some(date);
    }
    // What follows may say what is done by then, but names no second date.
    let rest = &text[at..];
    if rest.contains(|c: char| matches!(c, '0'..='9' | '０'..='９' | '年' | '月' | '季')) {
        return None;
    }
    let from = match last {
        Some(_) => {
            first.before = false;
            Some(begin(&first)?)
        }
        None => None,
    };
    let to = end(&last.unwrap_or(first))?;
    // 2021年11月至3月底: whose year the second month has, a person must say.
    from.is_none_or(|from| from <= to)
        .then_some(Due { from, to })
}

/// The first day of a date.
fn begin(date: &Date) -> Option<Day> {
    let year = date.year?;
    let month = match (date.month, date.season) {
        (Some(month), _) => month,
        (None, Some(_)) => return None,
        (None, None) => 1,
    };
    Day::of_calendar(year, month, date.day.unwrap_or(1))
}

/// The last day of a date; none where 前 leaves open whether the month or year itself is meant.
fn end(date: &Date) -> Option<Day> {
    let year = date.year?;
    if date.before && !date.end && date.day.is_none() && date.season.is_none() {
        return None;
    }
    let month = date.month.or(date.season).unwrap_or(12);
    let last = days_in_month(year, month)?;
    Day::of_calendar(year, month, date.day.unwrap_or(last))
}

/// The date with which a text begins, and its length.
fn date(text: &str) -> Option<(Date, usize)> {
    let dates = &words().dates;
    let mut out = Date::default();
    let mut at = start(&words().asides.deadline_starts, text).map_or(0, str::len);
    let begin = at;
    if let Some((value, len)) = number(&text[at..])
        && text[at + len..].starts_with('年')
        && is_year(value)
    {
        out.year = Some(value);
        at += len + '年'.len_utf8();
    } else if let Some(year) = dates.years.start(&text[at..]) {
        at += year.len();
    }
    if let Some((value, len)) = number(&text[at..])
        && text[at + len..].starts_with('月')
        && (1..=12).contains(&value)
    {
        out.month = Some(value);
        at += len + '月'.len_utf8();
        if text[at..].starts_with('份') {
            at += '份'.len_utf8();
        }
        if let Some((value, len)) = number(&text[at..])
            && text[at + len..].starts_with(['日', '号'])
            && (1..=31).contains(&value)
        {
            out.day = Some(value);
            at += len + '日'.len_utf8();
        } else if let Some((day, len)) = part_of_month(&text[at..]) {
            out.day = day;
            out.end = true;
            at += len;
        }
    } else if let Some((month, len)) = season(&text[at..]) {
        out.season = Some(month);
        at += len;
    }
    if let Some(end) = dates.ends.start(&text[at..])
        && (at > begin || !dates.short_ends.holds(end))
    {
        out.end = true;
        at += end.len();
    }
    if at == begin {
        return None;
    }
    if let Some(before) = dates.before.start(&text[at..]) {
        out.before = true;
        at += before.len();
    }
    Some((out, at))
}

/// The day of the month that was named before: 5月1日至5日.
fn day(text: &str) -> Option<(Date, usize)> {
    let (value, len) = number(text).filter(|&(value, _)| (1..=31).contains(&value))?;
    let out = Date {
        day: Some(value),
        ..Date::default()
    };
    text[len..]
        .starts_with(['日', '号'])
        .then_some((out, len + '日'.len_utf8()))
}

/// 上旬, 中旬, 下旬: the last day, none for that of the month, and the length.
fn part_of_month(text: &str) -> Option<(Option<u32>, usize)> {
    let dates = &words().dates;
    let parts = [
        (&dates.first_third, Some(10)),
        (&dates.second_third, Some(20)),
        (&dates.last_third, None),
    ];
    let part = |(list, day): (&Words, Option<u32>)| Some((day, list.start(text)?.len()));
    parts.into_iter().find_map(part)
}

/// 第三季度, 一季度, 上半年: the last month, and the length.
fn season(text: &str) -> Option<(u32, usize)> {
    let dates = &words().dates;
    for (half, month) in [(&dates.first_half, 6), (&dates.second_half, 12)] {
        if let Some(half) = half.start(text) {
            return Some((month, half.len()));
        }
    }
    let rest = text.strip_prefix('第').unwrap_or(text);
    let first = rest.chars().next()?;
    let quarter = numeral::read(&rest[..first.len_utf8()])?;
    let after = &rest[first.len_utf8()..];
    let word = dates.quarters.start(after)?;
    let len = text.len() - after.len() + word.len();
    (1..=4).contains(&quarter).then_some((quarter * 3, len))
}

/// The number of at most four figures with which a text begins, and its length.
fn number(text: &str) -> Option<(u32, usize)> {
    numeral::figures(text).filter(|&(_, len)| text[..len].chars().nth(4).is_none())
}

/// The dash, or 至, with which a text begins: its length.
fn dash(text: &str) -> Option<usize> {
    let len = text.len()
        - text
            .trim_start_matches(['—', '-', '－', '–', '~', '～', '至'])
            .len();
    (len > 0).then_some(len)
}

/// Where a dash stands in a text that has only digits beside it.
fn dash_in(text: &str) -> Option<usize> {
    let (_, len) = number(text)?;
    let rest = &text[len..];
    let dash = dash(rest)?;
    let (_, more) = number(&rest[dash..])?;
    (len + dash + more == text.len()).then_some(len)
}

#[cfg(test)]
mod tests {
    use super::{due, opening};

    fn days(text: &str) -> Option<(Option<String>, String)> {
        due(text).map(|due| (due.from.map(|day| day.to_string()), due.to.to_string()))
    }

    #[test]
    fn the_last_day_where_it_is_certain() {
        for (text, day) in [
            ("2021年底前", "2021-12-31"),
            ("2021年", "2021-12-31"),
            ("2022年6月底前", "2022-06-30"),
            ("2024年2月", "2024-02-29"),
            ("2021年6月15日前", "2021-06-15"),
            ("2023年三季度", "2023-09-30"),
            ("2023年上半年", "2023-06-30"),
            ("2023 年 12 月底前完成", "2023-12-31"),
            ("到2025年底", "2025-12-31"),
            ("2023年9月中旬前", "2023-09-20"),
            ("２０２３年６月底前", "2023-06-30"),
        ] {
            assert_eq!(days(text), Some((None, day.to_owned())), "{text}");
        }
    }

    #[test]
    fn a_beginning_and_an_end() {
        for (text, from, to) in [
            ("2021—2023年", "2021-01-01", "2023-12-31"),
            ("2021年-2023年", "2021-01-01", "2023-12-31"),
            ("2021年3月—5月", "2021-03-01", "2021-05-31"),
            ("2021年5月1日至5日", "2021-05-01", "2021-05-05"),
            ("2021年9月至2022年3月底", "2021-09-01", "2022-03-31"),
        ] {
            let expected = (Some(from.to_owned()), to.to_owned());
            assert_eq!(days(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_not_certain_has_no_days() {
        for text in [
            "长期坚持",
            "每年12月",
            "6月底前",
            "2022年6月前",
            "2023年前",
            "2021年6月底前启动，2022年底前完成",
            "2021年2月30日",
            "2021年2月30日至3月5日",
            "2021年11月至3月底",
            "全年",
            "年底前",
            "",
        ] {
            assert_eq!(days(text), None, "{text}");
        }
    }

    #[test]
    fn dates_that_open_a_text() {
        let open = |text: &'static str| opening(text).map(|len| &text[..len]);
        assert_eq!(open("6月底前出台措施"), Some("6月底前"));
        assert_eq!(open("年底前完成"), Some("年底前"));
        assert_eq!(open("三季度末完成"), Some("三季度末"));
        assert_eq!(open("2021年3月—5月实施"), Some("2021年3月—5月"));
        assert_eq!(open("市教育局"), None);
        assert_eq!(open("一体化推进办"), None);
        assert_eq!(open("12345热线办"), None);
    }
}
