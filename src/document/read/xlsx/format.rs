//! Numbers as a sheet shows them: 0.85 under `0%` is 85%, 45078 under `yyyy"年"m"月"` is 2023年6月.
//!
//! `ssfmt` knows the language of number formats; what Chinese Excel and WPS write otherwise is put into it here.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;
use ssfmt::{DateSystem, FormatOptions, NumberFormat};

use crate::zh::numeral;

/// The data of this file.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Chinese {
    built_in: BTreeMap<String, String>,
    written: BTreeMap<String, String>,
    system: BTreeMap<String, String>,
    names: Names,
    figures: Figures,
}

/// Names that Chinese formats show.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Names {
    halves: [String; 2],
    months: [String; 12],
    days: [String; 7],
    short_months: [String; 12],
    short_days: [String; 7],
}

/// Figures of numerals, plain and formal, in the same order.
#[derive(Deserialize)]
struct Figures {
    plain: String,
    formal: String,
}

static CHINESE: LazyLock<Chinese> =
    LazyLock::new(|| toml::from_str(include_str!("chinese.toml")).expect("the data is right"));

/// Beyond it, figures of a number are no longer exact.
const EXACT: f64 = 1e15;

/// A number format, ready to be used.
#[derive(Debug)]
pub(super) struct Format {
    /// Nothing for one that cannot be understood.
    parsed: Option<NumberFormat>,
    options: FormatOptions,
    /// Which Chinese figures it asks for: 1 一, 2 壹, 3 of full width.
    figures: Option<char>,
    /// Whether it shows a number as it is.
    is_general: bool,
    /// Whether its section is empty for numbers above, below and of zero.
    blank: [bool; 3],
    /// Whether it shows nothing, not even a text.
    is_silent: bool,
}

/// What becomes of a number.
#[derive(Debug, PartialEq)]
pub(super) enum Shown {
    /// The sheet shows this.
    As(String),
    /// The sheet shows nothing.
    Nothing,
    /// The number as it is, since its format is not understood.
    Bare(String),
}

/// The code of a built-in format.
pub(super) fn built_in(id: u32) -> Option<&'static str> {
    let chinese = CHINESE.built_in.get(&id.to_string());
    chinese
        .map(String::as_str)
        .or_else(|| ssfmt::format_code_from_id(id))
}

impl Format {
    /// The format of a code; `since_1904` is how some workbooks count their days.
    pub(super) fn new(code: &str, since_1904: bool) -> Self {
        let code = system(code).unwrap_or(code);
        let (usual, figures, is_chinese) = usual(code);
        let mut options = FormatOptions::default();
        if since_1904 {
            options.date_system = DateSystem::Date1904;
        }
        if is_chinese {
            let names = &CHINESE.names;
            let locale = &mut options.locale;
            locale.month_names_full = names.months.each_ref().map(String::as_str);
            locale.month_names_short = names.short_months.each_ref().map(String::as_str);
            locale.day_names_full = names.days.each_ref().map(String::as_str);
            locale.day_names_short = names.short_days.each_ref().map(String::as_str);
            [locale.am_string, locale.pm_string] = names.halves.each_ref().map(String::as_str);
        }
        Self {
            is_general: usual.is_empty()
                || usual == "@"
                || usual.eq_ignore_ascii_case("General") && figures.is_none(),
            blank: blank(&usual),
            is_silent: usual.len() >= 3 && usual.chars().all(|c| c == ';'),
            parsed: NumberFormat::parse(&usual).ok(),
            options,
            figures,
        }
    }

    /// Whether it hides even texts.
    pub(super) fn is_silent(&self) -> bool {
        self.is_silent
    }

    /// A number under this format.
    pub(super) fn show(&self, value: f64) -> Shown {
        let section = if value > 0.0 {
            0
        } else if value < 0.0 {
            1
        } else {
            2
        };
        if self.is_silent || self.blank[section] {
            return Shown::Nothing;
        }
        if self.is_general {
            return Shown::As(general(value));
        }
        let text = match &self.parsed {
            Some(format) if value.abs() < EXACT => format.format(value, &self.options),
            _ => return Shown::Bare(general(value)),
        };
        let text = text.trim();
        if text.is_empty() {
            return Shown::Nothing;
        }
        match self.figures {
            None => Shown::As(text.to_owned()),
            Some(kind) => match in_figures(text, kind) {
                Some(text) => Shown::As(text),
                None => Shown::Bare(text.to_owned()),
            },
        }
    }
}

/// A number without format: all figures of a whole one, eleven characters of others.
fn general(value: f64) -> String {
    if value.fract() == 0.0 && value.abs() < EXACT {
        return format!("{value:.0}");
    }
    ssfmt::format_default(value, "General").unwrap_or_else(|_| value.to_string())
}

/// The code of the system's date or time that a code asks for.
fn system(code: &str) -> Option<&'static str> {
    let upper = code.to_ascii_uppercase();
    let mut kinds = CHINESE.system.iter();
    kinds
        .find(|(sign, _)| upper.contains(sign.as_str()))
        .map(|(_, usual)| usual.as_str())
}

/// Which of the sections of a code for numbers are empty, where it has them: `0;-0;;@` shows no zero.
fn blank(code: &str) -> [bool; 3] {
    let mut sections = vec![true];
    let mut is_quoted = false;
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        is_quoted ^= c == '"';
        if c == ';' && !is_quoted {
            sections.push(true);
            continue;
        }
        if c == '\\' {
            chars.next();
        }
        if let Some(last) = sections.last_mut() {
            *last = false;
        }
    }
    let has = |at: usize| sections.len() > at.max(1) && sections[at];
    [has(0), has(1), has(2)]
}

/// A code without what only Chinese programs write, the figures that it asks for, and whether it is Chinese.
fn usual(code: &str) -> (String, Option<char>, bool) {
    let mut out = String::new();
    let mut figures = None;
    let mut is_chinese = false;
    let mut rest = code.trim();
    while let Some(c) = rest.chars().next() {
        let mut len = c.len_utf8();
        let escaped = |rest: &str| rest.chars().nth(1).map_or(0, char::len_utf8);
        if c == '"' {
            len = rest[1..].find('"').map_or(rest.len(), |at| at + 2);
            out.push_str(&rest[..len]);
        } else if matches!(c, '\\' | '_' | '*') {
            len += escaped(rest);
            out.push_str(&rest[..len]);
        } else if c == '!' {
            len += escaped(rest);
            out.push('\\');
            out.push_str(&rest[1..len]);
        } else if let Some((name, form)) = CHINESE
            .written
            .iter()
            .rev()
            .find(|(name, _)| rest.starts_with(name.as_str()))
        {
            len = name.len();
            is_chinese = true;
            out.push_str(form);
        } else if let Some(inner) = rest.strip_prefix('[').and_then(|r| r.split_once(']')) {
            let inner = inner.0;
            len = inner.len() + 2;
            let lower = inner.to_ascii_lowercase();
            if let Some(kind) = lower.strip_prefix("dbnum") {
                figures = kind.chars().next();
            } else if lower.starts_with("$-") {
                is_chinese |= lower.ends_with("804");
            } else {
                out.push_str(&rest[..len]);
            }
        } else {
            out.push(c);
        }
        rest = &rest[len..];
    }
    (out, figures, is_chinese)
}

/// A text with its numbers in Chinese figures: four of them one by one, as years are written, others as numerals.
/// Nothing if a number has no such form.
fn in_figures(text: &str, kind: char) -> Option<String> {
    if kind == '3' {
        let wide = |c: char| match c {
            '0'..='9' => char::from_u32(c as u32 - '0' as u32 + '０' as u32).unwrap_or(c),
            _ => c,
        };
        return Some(text.chars().map(wide).collect());
    }
    let mut out = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let len = rest
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(rest.len());
        if len == 0 {
            if matches!(c, '.' | ',') {
                return None;
            }
            out.push(c);
            rest = &rest[c.len_utf8()..];
            continue;
        }
        let digits = &rest[..len];
        if len > 4 {
            return None;
        }
        let is_year = len == 4 && text.len() > 4;
        if is_year {
            let one = |c: char| c.to_digit(10).map(numeral::write);
            out.extend(digits.chars().filter_map(one));
        } else {
            out.push_str(&numeral::write(digits.parse().ok()?));
        }
        rest = &rest[len..];
    }
    if kind == '2' {
        let Figures { plain, formal } = &CHINESE.figures;
        let formal = |c: char| {
            let at = plain.chars().position(|p| p == c);
            at.and_then(|at| formal.chars().nth(at)).unwrap_or(c)
        };
        out = out.chars().map(formal).collect();
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::{Format, Shown, built_in};

    #[test]
    fn numbers_are_shown_as_their_formats_say() {
        for (value, code, shown) in [
            (0.42, "0%", "42%"),
            (0.125, "0.0%", "12.5%"),
            (7.0, "0\"座\"", "7座"),
            (9_876_543.25, "#,##0.00", "9,876,543.25"),
            (2.0, "\"第\"0\"期\"", "第2期"),
            (1.1, "0.00", "1.10"),
            (7.0, "000", "007"),
            (-3.0, "0;[Red](0)", "(3)"),
            (12_345.0, "0!.0,\"万元\"", "1.2万元"),
            (3.0, "G/通用格式\"批\"", "3批"),
            (0.5, "# ?/?", "1/2"),
            (
                1_234.5,
                "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ",
                "1,234.50",
            ),
            (45_444.0, "yyyy\"年\"m\"月\"", "2024年6月"),
            (45_444.0, "[$-804]m\"月\"d\"日\";@", "6月1日"),
            (45_444.0, "yyyy年m月底前", "2024年6月底前"),
            (45_444.0, "[$-F800]dddd\\,\\ mmmm\\ dd", "2024年6月1日"),
            (
                45_444.0,
                "[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\";@",
                "二〇二四年六月一日",
            ),
            (12.0, "[DBNum2][$-804]General", "拾贰"),
            (45_444.0, "aaaa", "星期六"),
            (0.75, "h:mm", "18:00"),
            (0.75, "上午/下午h\"时\"mm\"分\"", "下午6时00分"),
            (123_456_789_012.0, "General", "123456789012"),
            (0.1 + 0.2, "General", "0.3"),
        ] {
            let got = Format::new(code, false).show(value);
            assert_eq!(got, Shown::As(shown.to_owned()), "{value} {code}");
        }
        let later = Format::new("yyyy-mm-dd", true).show(43_982.0);
        assert_eq!(later, Shown::As("2024-06-01".to_owned()));
        assert_eq!(built_in(57), Some("yyyy\"年\"m\"月\""));
    }

    #[test]
    fn what_a_format_does_not_show_is_nothing_and_what_it_cannot_is_bare() {
        assert_eq!(Format::new(";;;", false).show(0.0), Shown::Nothing);
        assert_eq!(Format::new("0;-0;;@", false).show(0.0), Shown::Nothing);
        assert_eq!(Format::new("yyyy", false).show(-5.0), Shown::Nothing);
        let huge = Format::new("0%", false).show(1e300);
        assert!(matches!(huge, Shown::Bare(_)), "{huge:?}");
        let figures = Format::new("[DBNum1]0.0", false).show(1.5);
        assert_eq!(figures, Shown::Bare("1.5".to_owned()));
    }
}
