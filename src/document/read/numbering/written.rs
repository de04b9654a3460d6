//! A number in one of the formats of Word's lists.

use crate::zh::numeral;

/// The ten heavenly stems and the twelve earthly branches.
const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";

/// Figures and units of numbers that must not be altered, as on cheques: simplified, traditional, Japanese.
const LEGAL: [(&str, &str); 3] = [
    ("零壹贰叁肆伍陆柒捌玖", "拾佰仟"),
    ("零壹貳參肆伍陸柒捌玖", "拾佰仟"),
    ("〇壱弐参四伍六七八九", "拾百阡"),
];

/// A number in one of Word's formats; nothing for those that are not known.
pub(super) fn written(format: &str, number: u32) -> Option<String> {
    Some(match format {
        "decimal" | "decimalHalfWidth" => number.to_string(),
        "none" | "bullet" => String::new(),
        "decimalZero" => format!("{number:02}"),
        "numberInDash" => format!("- {number} -"),
        "ordinal" => ordinal(number),
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperLetter" => letters(number, b'A'),
        "lowerLetter" => letters(number, b'a'),
        "hex" => format!("{number:X}"),
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCountingThousand"
        | "taiwaneseCounting" => numeral::write(number),
        "ideographDigital" | "taiwaneseDigital" | "japaneseDigitalTenThousand" => digits(number),
        "chineseLegalSimplified" => legal(number, 0),
        "ideographLegalTraditional" => legal(number, 1),
        "japaneseLegal" => legal(number, 2),
        "ideographTraditional" => nth(STEMS, number, number),
        "ideographZodiac" => nth(BRANCHES, number, number),
        "ideographZodiacTraditional" => pair(number),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => {
            numeral::write_circled(number).map_or_else(|| number.to_string(), String::from)
        }
        "decimalEnclosedParen" => enclosed(number, '⑴', 20, |n| format!("({n})")),
        "decimalEnclosedFullstop" => enclosed(number, '⒈', 20, |n| format!("{n}.")),
        "ideographEnclosedCircle" => enclosed(number, '㊀', 10, |n| n.to_string()),
        "decimalFullWidth" | "decimalFullWidth2" => wide(number),
        _ => return custom(format, number),
    })
}

/// A format that shows its first number with zeros before it: 001, 002, 003, …
fn custom(format: &str, number: u32) -> Option<String> {
    let first = format.split(',').next()?.trim();
    let width = first.len();
    let zeros = width > 1 && first.ends_with('1') && first[..width - 1].chars().all(|c| c == '0');
    zeros.then(|| format!("{number:0width$}"))
}

/// One of a series of signs that follow one another in Unicode, for 1 to `most`.
fn enclosed(number: u32, first: char, most: u32, beyond: fn(u32) -> String) -> String {
    number
        .checked_sub(1)
        .filter(|_| number <= most)
        .and_then(|n| char::from_u32(first as u32 + n))
        .map_or_else(|| beyond(number), String::from)
}

/// The sign at a place, from 1; beyond the last one the number itself.
fn nth(signs: &str, place: u32, number: u32) -> String {
    let sign = place
        .checked_sub(1)
        .and_then(|n| signs.chars().nth(n as usize));
    sign.map_or_else(|| number.to_string(), String::from)
}

/// A stem and a branch, of which there are sixty pairs: 甲子.
fn pair(number: u32) -> String {
    if !(1..=60).contains(&number) {
        return number.to_string();
    }
    let stem = nth(STEMS, (number - 1) % 10 + 1, number);
    stem + &nth(BRANCHES, (number - 1) % 12 + 1, number)
}

/// Figure by figure: 一〇 for ten.
fn digits(number: u32) -> String {
    let figures = number.to_string();
    figures
        .bytes()
        .map(|figure| numeral::write(u32::from(figure - b'0')))
        .collect()
}

fn wide(number: u32) -> String {
    let figures = number.to_string();
    figures
        .chars()
        .filter_map(|c| char::from_u32(c as u32 - '0' as u32 + '０' as u32))
        .collect()
}

/// 壹, 壹拾贰, 壹佰零伍: as on cheques, with the first 壹 written.
fn legal(number: u32, kind: usize) -> String {
    let (figures, units) = LEGAL[kind];
    let figure = |n: u32| figures.chars().nth(n as usize);
    if number == 0 {
        return figure(0).into_iter().collect();
    }
    if number > 9_999 {
        return number.to_string();
    }
    let mut out = String::new();
    let mut gap = false;
    for place in (0..4u32).rev() {
        let n = number / 10u32.pow(place) % 10;
        if n == 0 {
            gap = true;
            continue;
        }
        if gap && !out.is_empty() {
            out.extend(figure(0));
        }
        gap = false;
        out.extend(figure(n));
        let unit = place
            .checked_sub(1)
            .and_then(|p| units.chars().nth(p as usize));
        out.extend(unit);
    }
    out
}

/// 1st, 2nd, 3rd, 4th, 11th.
fn ordinal(number: u32) -> String {
    let ending = match (number % 10, number % 100) {
        (1, rest) if rest != 11 => "st",
        (2, rest) if rest != 12 => "nd",
        (3, rest) if rest != 13 => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

pub(crate) fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number == 0 || number > 3_999 {
        return number.to_string();
    }
    let mut out = String::new();
    let mut rest = number;
    for (value, sign) in SIGNS {
        while rest >= value {
            out.push_str(sign);
            rest -= value;
        }
    }
    out
}

/// a to z, then aa, bb, cc as Word does.
fn letters(number: u32, first: u8) -> String {
    let Some(n) = number.checked_sub(1).filter(|n| *n < 26 * 30) else {
        return number.to_string();
    };
    let letter = char::from(first + (n % 26) as u8);
    std::iter::repeat_n(letter, 1 + (n / 26) as usize).collect()
}

#[cfg(test)]
mod tests {
    use super::written;

    #[test]
    fn numbers_are_written_as_word_prints_them() {
        for (format, numbers, wanted) in [
            (
                "chineseCounting",
                &[1, 10, 14, 35, 106, 120][..],
                "一 十 十四 三十五 一百零六 一百二十",
            ),
            ("ideographDigital", &[1, 10, 21], "一 一〇 二一"),
            ("lowerRoman", &[1, 4, 9, 14], "i iv ix xiv"),
            ("upperRoman", &[3, 40], "III XL"),
            ("upperLetter", &[1, 26, 27, 28], "A Z AA BB"),
            (
                "chineseLegalSimplified",
                &[1, 12, 105],
                "壹 壹拾贰 壹佰零伍",
            ),
            ("ideographLegalTraditional", &[3, 20], "參 貳拾"),
            ("ideographTraditional", &[1, 10, 11], "甲 癸 11"),
            ("ideographZodiac", &[1, 12], "子 亥"),
            ("ideographZodiacTraditional", &[1, 60], "甲子 癸亥"),
            ("decimalEnclosedParen", &[1, 20, 21], "⑴ ⒇ (21)"),
            ("decimalEnclosedFullstop", &[1, 20], "⒈ ⒛"),
            ("decimalEnclosedCircle", &[1, 20, 21], "① ⑳ 21"),
            ("ideographEnclosedCircle", &[1, 10], "㊀ ㊉"),
            ("decimalZero", &[1, 10], "01 10"),
            ("001, 002, 003, ...", &[1, 10], "001 010"),
            (
                "ordinal",
                &[1, 2, 3, 4, 11, 21],
                "1st 2nd 3rd 4th 11th 21st",
            ),
            ("decimalFullWidth", &[12], "１２"),
        ] {
            let numbers: Vec<_> = numbers.iter().map(|n| written(format, *n)).collect();
            let numbers: Vec<_> = numbers.into_iter().flatten().collect();
            assert_eq!(numbers.join(" "), wanted, "{format}");
        }
        assert_eq!(written("hebrew1", 2), None);
    }
}
