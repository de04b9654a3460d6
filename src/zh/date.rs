//! Days as files of a site write them: 2022-06-01.

/// Whether a text is a day of the calendar as YYYY-MM-DD.
pub fn is_day(text: &str) -> bool {
    text.split('-').count() == 3 && is_point(text)
}

/// Whether a text is a year, a month or a day of the calendar: 2023, 2023-05, 2023-05-18.
pub fn is_point(text: &str) -> bool {
    let number = |text: &str, len: usize| {
        (text.len() == len && text.bytes().all(|b| b.is_ascii_digit()))
            .then(|| text.parse::<u32>().ok())
            .flatten()
    };
    let parts: Vec<&str> = text.split('-').collect();
    match parts[..] {
        [year] => number(year, 4).is_some(),
        [year, month] => number(year, 4).is_some() && matches!(number(month, 2), Some(1..=12)),
        [year, month, day] => {
            let (Some(year), Some(month), Some(day)) =
                (number(year, 4), number(month, 2), number(day, 2))
            else {
                return false;
            };
            (1..=days(year, month)).contains(&day)
        }
        _ => false,
    }
}

/// How many days a month has; none for what is no month.
fn days(year: u32, month: u32) -> u32 {
    let every = |years: u32| year.is_multiple_of(years);
    let leap = every(4) && (!every(100) || every(400));
    match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_day, is_point};

    #[test]
    fn days_of_the_calendar() {
        for day in ["2024-02-29", "2021-12-31"] {
            assert!(is_day(day), "{day}");
        }
        for no_day in [
            "2023-02-29",
            "2021-13-01",
            "2021-04-31",
            "2021-4-1",
            "2021-04",
            "",
        ] {
            assert!(!is_day(no_day), "{no_day}");
        }
        assert!(is_point("2023") && is_point("2023-05") && !is_point("2022-19"));
    }
}
