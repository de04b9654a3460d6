//! Days of the calendar, as documents print them and as the files of a site write them.

use std::fmt;

use jiff::civil::Date;

use super::{list, numeral, squeeze};

/// The years of which documents may speak.
const YEARS: std::ops::Range<u32> = 1900..2200;

/// Whether a number may be a year of which documents speak.
pub(crate) fn is_year(number: u32) -> bool {
    YEARS.contains(&number)
}

/// The signs that people type for zero where a year is written figure by figure: 二○二一, 二OO九.
const ZEROS: [char; 9] = ['〇', '○', '◯', '零', 'O', 'o', 'Ｏ', 'ｏ', '０'];

/// The most bytes of a day in words, its figures and signs spread by blanks too; longer texts are not looked at.
const LONGEST: usize = 200;

/// A day of the calendar; written as 2021-08-04.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(Date);

impl Day {
    /// The day that a text is in the form of the files of a site, 2021-08-04; none for any other form.
    pub fn from_iso(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split('-').collect();
        let [year, month, day] = parts[..] else {
            return None;
        };
        let (year, month, day) = (figures(year, 4)?, figures(month, 2)?, figures(day, 2)?);
        Self::of_calendar(year, month, day)
    }

    /// The day that a text is, written with 年月日, in brackets or not: 2021年8月4日, 二○一一年五月十日.
    pub fn from_words(text: &str) -> Option<Self> {
        if text.len() > LONGEST {
            return None;
        }
        let text = squeeze(text);
        let inner = list::inside(&text).unwrap_or(0..text.len());
        let (year, rest) = text[inner].split_once('年')?;
        let (month, rest) = rest.split_once('月')?;
        Self::printed(year, month, rest.strip_suffix('日')?)
    }

    /// The day that a text is, with or without 年月日: 2018-11-07, 2018/11/7, 2018.11.7.
    pub fn read(text: &str) -> Option<Self> {
        if text.len() > LONGEST {
            return None;
        }
        Self::from_words(text).or_else(|| {
            let text = squeeze(text);
            let text = list::unbracketed(&text);
            let parts: Vec<&str> = text.split(['-', '/', '.', '．', '－']).collect();
            match parts.as_slice() {
                [year, month, day] if year.chars().count() == 4 => Self::printed(year, month, day),
                // 2022年8月19, cut by a site.
                [_] if text.ends_with(|c: char| c.is_ascii_digit()) => {
                    Self::from_words(&format!("{text}日"))
                }
                _ => None,
            }
        })
    }

    /// A day whose numbers are printed in Chinese or Arabic figures, in a year of which documents may speak.
    fn printed(year: &str, month: &str, day: &str) -> Option<Self> {
        let number = |text: &str| {
            let zero = |c| if ZEROS.contains(&c) { '〇' } else { c };
            numeral::read(text).or_else(|| {
                numeral::read(
                    &text
                        .replace('0', "〇")
                        .chars()
                        .map(zero)
                        .collect::<String>(),
                )
            })
        };
        let year = number(year).filter(|year| is_year(*year))?;
        let month = if month == "元" { 1 } else { number(month)? };
        Self::of_calendar(year, month, number(day)?)
    }

    /// Whether two days are the same but for their years.
    pub(crate) fn is_anniversary_of(self, other: Self) -> bool {
        (self.0.month(), self.0.day()) == (other.0.month(), other.0.day())
    }

    /// The day of a year and a month, if the calendar has it.
    pub(crate) fn of_calendar(year: u32, month: u32, day: u32) -> Option<Self> {
        let (year, month, day) = (
            year.try_into().ok()?,
            month.try_into().ok()?,
            day.try_into().ok()?,
        );
        Date::new(year, month, day).ok().map(Self)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(date) = self;
        write!(
            f,
            "{:04}-{:02}-{:02}",
            date.year(),
            date.month(),
            date.day()
        )
    }
}

/// Whether a text is a year, a month or a day of the calendar: 2023, 2023-05, 2023-05-18.
pub fn is_point(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    match parts[..] {
        [year] => figures(year, 4).is_some(),
        [year, month] => figures(year, 4).is_some() && matches!(figures(month, 2), Some(1..=12)),
        _ => Day::from_iso(text).is_some(),
    }
}

/// How many days a month has; none for what is no month.
pub fn days_in_month(year: u32, month: u32) -> Option<u32> {
    let Day(first) = Day::of_calendar(year, month, 1)?;
    first.days_in_month().try_into().ok()
}

/// The number of a text of just so many ASCII figures.
fn figures(text: &str, len: usize) -> Option<u32> {
    let all = text.len() == len && text.bytes().all(|b| b.is_ascii_digit());
    all.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::{Day, days_in_month, is_point};

    #[test]
    fn days_of_the_calendar() {
        for day in ["2024-02-29", "2021-12-31"] {
            assert_eq!(Day::from_iso(day).expect(day).to_string(), day);
        }
        for no_day in [
            "2023-02-29",
            "2021-13-01",
            "2021-04-31",
            "2021-4-1",
            "2021-04",
            "",
        ] {
            assert_eq!(Day::from_iso(no_day), None, "{no_day}");
        }
        assert!(is_point("2023") && is_point("2023-05") && !is_point("2022-19"));
        assert_eq!(days_in_month(2024, 2), Some(29));
        assert_eq!(days_in_month(2023, 13), None);
    }

    #[test]
    fn days_as_documents_print_them() {
        for (text, day) in [
            ("2021年8月4日", "2021-08-04"),
            ("（2021年 8月 4日）", "2021-08-04"),
            ("２０２１年８月４日", "2021-08-04"),
            ("二○一一年五月十日", "2011-05-10"),
            ("二OO九年十二月三十一日", "2009-12-31"),
            ("二0二一年〇五月二十日", "2021-05-20"),
            ("2022年8月19", "2022-08-19"),
            ("2018-11-07", "2018-11-07"),
            ("2018/11/7", "2018-11-07"),
            ("2018.11.7", "2018-11-07"),
        ] {
            assert_eq!(Day::read(text).expect(text).to_string(), day, "{text}");
        }
        assert!(Day::from_words("2018-11-07").is_none());
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in [
            "2021年2月31日",
            "2023年2月29日",
            "二○二一年四月三十一日",
            "2021-02-31",
            "2021年8月底前",
            "0321年8月4日",
            "2021年8月",
            "21-8-4",
            "",
        ] {
            assert_eq!(Day::read(text), None, "{text}");
        }
    }
}
