//! What in a text is personal: mobile numbers, ID and bank card numbers, home addresses, and the name that
//! stands as contact with such a number.
//!
//! Numbers must be whole (no further digit or letter on either side) and pass their own check: the ranges
//! of mobile numbers, the date and check digit of ID cards (GB 11643), the Luhn sum of bank cards.

use std::ops::Range;

use super::address;
use crate::lexicon::personal::words;
use crate::zh::numeral;

/// Something personal and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The bytes of the text.
    pub range: Range<usize>,
    /// What it is.
    pub what: What,
}

/// The kinds of personal data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A mobile number.
    Mobile,
    /// A citizen's ID number.
    Identity,
    /// A bank card number.
    BankCard,
    /// The name of somebody who stands as contact.
    ContactName,
    /// Where somebody lives.
    Address,
}

/// Everything personal in a text, in order, nothing overlapping.
pub fn find(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    // Nearly every text has no long number at all.
    let long = text
        .chars()
        .filter(|c| c.is_ascii_digit() || ('０'..='９').contains(c))
        .count();
    if long >= 11 {
        for number in numbers(text)
            .into_iter()
            .flat_map(|number| whole(number, text))
        {
            if let Some(what) = kind(&number, text) {
                if let Some(name) = contact_before(text, number.range.start) {
                    found.push(Found {
                        range: name,
                        what: What::ContactName,
                    });
                }
                found.push(Found {
                    range: number.range,
                    what,
                });
            }
        }
    }
    found.extend(address::find(text).into_iter().map(|range| Found {
        range,
        what: What::Address,
    }));
    found.sort_by_key(|one| (one.range.start, std::cmp::Reverse(one.range.end)));
    let mut end = 0;
    found.retain(|one| {
        let free = one.range.start >= end;
        if free {
            end = one.range.end;
        }
        free
    });
    found
}

/// A run of digits as written, with what it says.
struct Number {
    range: Range<usize>,
    digits: String,
}

/// Whole numbers: digits of either width with single blanks or hyphens between them; a final X of an ID.
fn numbers(text: &str) -> Vec<Number> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut out = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        if digit(chars[i].1).is_none() {
            i += 1;
            continue;
        }
        let start = i;
        let mut digits = String::new();
        let mut end = i;
        while i < chars.len() {
            if let Some(d) = digit(chars[i].1) {
                digits.push(d);
                i += 1;
                end = i;
            } else if matches!(chars[i].1, ' ' | '-' | '\u{a0}' | '－')
                && chars.get(i + 1).is_some_and(|(_, c)| digit(*c).is_some())
            {
                i += 1;
            } else {
                break;
            }
        }
        if digits.len() == 17 && chars.get(end).is_some_and(|(_, c)| "XxＸｘ".contains(*c)) {
            digits.push('X');
            end += 1;
            i = end;
        }
        let word = |c: &(usize, char)| c.1.is_ascii_alphanumeric() || c.1 == '_';
        let decimal = chars.get(end).is_some_and(|(_, c)| *c == '.')
            && chars.get(end + 1).is_some_and(|(_, c)| digit(*c).is_some());
        let joined = start > 0 && (word(&chars[start - 1]) || chars[start - 1].1 == '.')
            || chars.get(end).is_some_and(word)
            || decimal;
        if joined {
            continue;
        }
        let mut first = start;
        // The country's code, or the 0 of a distant call, is not part of the number that is covered.
        let code = match digits.len() {
            13 if digits.starts_with("861") => 2,
            12 if digits.starts_with("01") && !digits.starts_with("010") => 1,
            _ => 0,
        };
        if code > 0 {
            digits.drain(..code);
            first = (start + code..end)
                .find(|at| digit(chars[*at].1).is_some())
                .unwrap_or(start);
        }
        out.push(Number {
            range: chars[first].0..chars.get(end).map_or(text.len(), |(at, _)| *at),
            digits,
        });
    }
    out
}

/// The number, or the numbers that it is made of where blanks and hyphens part several: 13800138000 13900139000.
fn whole(number: Number, text: &str) -> Vec<Number> {
    if kind(&number, text).is_some() {
        return vec![number];
    }
    let mut parts: Vec<Number> = Vec::new();
    let mut open = false;
    for (at, c) in text[number.range.clone()].char_indices() {
        let at = number.range.start + at;
        let Some(d) = digit(c).or(matches!(c, 'x' | 'X' | 'ｘ' | 'Ｘ').then_some('X')) else {
            open = false;
            continue;
        };
        if !open {
            parts.push(Number {
                range: at..at,
                digits: String::new(),
            });
            open = true;
        }
        if let Some(part) = parts.last_mut() {
            part.digits.push(d);
            part.range.end = at + c.len_utf8();
        }
    }
    parts
}

/// A digit of either width as the usual one.
fn digit(c: char) -> Option<char> {
    char::from_digit(numeral::arabic(c)?, 10)
}

/// What a number is, if it is personal.
fn kind(number: &Number, text: &str) -> Option<What> {
    let words = &words().numbers;
    let digits = number.digits.as_str();
    let mobile = digits.len() == 11
        && digits.starts_with('1')
        && matches!(digits.as_bytes()[1], b'3'..=b'9');
    if mobile {
        let rest = text[number.range.end..].trim_start();
        return words.units.start(rest).is_none().then_some(What::Mobile);
    }
    // Said to be one, it is covered even where a digit is wrong, and in the older form of 15 digits.
    let before = text[..number.range.start].trim_end_matches(|c: char| {
        matches!(c, '：' | ':' | ' ') || words.is.holds(c.encode_utf8(&mut [0; 4]))
    });
    let named = words.identity.end(before).is_some();
    if digits.len() == 18 && (named || is_identity(digits)) || digits.len() == 15 && named {
        return Some(What::Identity);
    }
    let card = (16..=19).contains(&digits.len())
        && ["62", "4", "51", "52", "53", "54", "55", "35", "34", "37"]
            .iter()
            .any(|issuer| digits.starts_with(issuer))
        && luhn(digits);
    card.then_some(What::BankCard)
}

/// GB 11643: six digits of place, a date, three of order, a check digit modulo 11.
fn is_identity(digits: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECK: &[u8; 11] = b"10X98765432";
    let bytes = digits.as_bytes();
    let number = |range: Range<usize>| digits[range].parse::<u32>().unwrap_or(0);
    let date = (1900..2100).contains(&number(6..10))
        && (1..=12).contains(&number(10..12))
        && (1..=31).contains(&number(12..14));
    let sum: u32 = WEIGHTS
        .iter()
        .zip(bytes)
        .map(|(weight, byte)| weight * u32::from(byte - b'0'))
        .sum();
    date && bytes[17] == CHECK[(sum % 11) as usize]
}

/// The sum that every bank card number passes.
fn luhn(digits: &str) -> bool {
    let mut sum = 0;
    for (at, byte) in digits.bytes().rev().enumerate() {
        let Some(value) = byte.checked_sub(b'0').filter(|value| *value < 10) else {
            return false;
        };
        let value = u32::from(value);
        sum += match (at % 2, value * 2) {
            (0, _) => value,
            (_, double) if double > 9 => double - 9,
            (_, double) => double,
        };
    }
    sum % 10 == 0
}

/// The name that a number belongs to: 联系人：曾某某；联系电话：…, or a short name right before it.
fn contact_before(text: &str, at: usize) -> Option<Range<usize>> {
    let words = words();
    let line = text[..at].rfind('\n').map_or(0, |i| i + 1);
    let mut end = at;
    loop {
        let before = &text[line..end];
        let trimmed =
            before.trim_end_matches(|c: char| c.is_whitespace() || "：:，,；;、（(+".contains(c));
        let label = words.numbers.labels.end(trimmed).unwrap_or_default();
        let trimmed = &trimmed[..trimmed.len() - label.len()];
        if trimmed.len() == before.len() {
            break;
        }
        end = line + trimmed.len();
    }
    // The word before the number, as far as letters of a name go.
    let start = text[line..end]
        .char_indices()
        .rev()
        .take_while(|(_, c)| ('\u{4e00}'..='\u{9fff}').contains(c) || *c == '·')
        .last()
        .map(|(i, _)| line + i)?;
    let word = &text[start..end];
    let persons = &words.persons;
    let before = text[line..start].trim_end_matches(['：', ':', ' ', '\u{3000}']);
    let labelled = match persons.labels.end(before) {
        Some(_) => Some(start),
        None => persons.labels.start(word).map(|label| start + label.len()),
    };
    let mut from = labelled.unwrap_or(start);
    // 请与李明…, 问过李明…: the words that lead to a name are none of it.
    while labelled.is_none()
        && let Some(lead) = persons.leads.start(&text[from..end])
    {
        from += lead.len();
    }
    let name = &text[from..end];
    let length = name.chars().count();
    let likely = length >= 2
        && length <= if name.contains('·') { 15 } else { 4 }
        && persons.not_names.end(name).is_none();
    let family = |name: &str| {
        name.chars()
            .next()
            .is_some_and(|c| persons.family.contains(c))
    };
    if likely && (labelled.is_some() || family(name)) {
        return Some(from..end);
    }
    // 值班员王小虎, 见张三丰: a name of usual length behind what somebody is, or is asked as.
    [3, 2, 4].into_iter().find_map(|count| {
        let (at, _) = text[start..end].char_indices().rev().nth(count - 1)?;
        let name = &text[start + at..end];
        let behind = persons.posts.end(&text[start..start + at]).is_some();
        let named = family(name) && persons.not_names.end(name).is_none();
        (behind && named).then_some(start + at..end)
    })
}
