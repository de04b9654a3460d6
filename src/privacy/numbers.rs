//! Numbers as people write them: groups of figures with blanks, dashes, dots, brackets or breaks between, read by a
//! grammar of what is grouped how; and whose they are.
//!
//! Numbers pass their own check: the ranges of mobile numbers, the date and the check digit of ID cards (GB 11643),
//! the Luhn sum of bank cards; or a word before them says what they are. Amounts, codes and numbers of documents go
//! on with a unit, stand behind a word for them, or are part of a longer run of letters and figures.

use crate::zh::day;
use std::cmp::Ordering;
use std::ops::Range;

use super::groups::{self, Group, Joined};
use super::signs::{Gap, floor};
use crate::lexicon::personal::words;

/// A number that is somebody's, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Number {
    /// All of it, with the code of the country.
    pub(super) whole: Range<usize>,
    /// What is covered.
    pub(super) range: Range<usize>,
    /// What it is.
    pub(super) kind: Kind,
}

/// What a number is; of several readings the later one here holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// Seven or eight figures, which are a telephone only if a table says so.
    Bare,
    /// A land line, a hotline, an e-mail address: it stays, but not the name of who is asked there.
    Office,
    /// A person's, of which figures are hidden already.
    Hidden,
    /// A mobile number.
    Mobile,
    /// A bank card's.
    BankCard,
    /// A citizen's.
    Identity,
}

/// What the words before a number say that it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Named {
    Nothing,
    Identity,
    Account,
    OfficeAccount,
    Phone,
    Code,
}

/// What may stand before a mobile number: the code of the country, the 0 of a distant call.
const CODES: [&str; 7] = ["00860", "0086", "086", "860", "86", "0", ""];
/// How many bytes before a number are looked at.
const BEFORE: usize = 96;
/// The most figures of a number, with the code of a country.
const MOST: usize = 23;

/// All numbers of a text that are somebody's, in order, nothing overlapping.
pub(super) fn find(text: &str) -> Vec<Number> {
    let mut out = Vec::new();
    for run in groups::runs(text) {
        let mut i = 0;
        let mut taken = true;
        while i < run.len() {
            let found = number(text, &run, i, taken);
            taken = found.is_some();
            let (number, next) = found.unzip();
            out.extend(number);
            i = next.unwrap_or(i + 1);
        }
    }
    out.extend(groups::mails(text).map(|range| Number {
        whole: range.clone(),
        range,
        kind: Kind::Office,
    }));
    out.sort_by_key(|number| (number.whole.start, std::cmp::Reverse(number.kind)));
    let mut end = 0;
    out.retain(|number| {
        let free = number.whole.start >= end;
        if free {
            end = number.whole.end;
        }
        free
    });
    out
}

/// The number that begins with the group `i` of a run, and the group behind it. `taken`: the group before belongs
/// to a number, or there is none.
fn number(text: &str, run: &[Group], i: usize, taken: bool) -> Option<(Number, usize)> {
    let first = &run[i];
    // 2021-13900139000 is a code, 3-13900139000 an item.
    let goes_on = !taken
        && first.apart == 1
        && first.gap.only(Gap::DASH.and(Gap::SLASH).and(Gap::DOT))
        && run[i - 1].digits.len() > 2;
    if first.stuck_before || goes_on {
        return None;
    }
    let mut joined = Joined::default();
    let mut named = None;
    let mut best: Option<(Number, usize)> = None;
    for (j, group) in run.iter().enumerate().skip(i) {
        if joined.digits.len() + group.digits.len() > MOST || !joined.push(group) {
            break;
        }
        if group.stuck_after || joined.digits.len() < 3 {
            continue;
        }
        let named = *named.get_or_insert_with(|| name_of(text, first.range.start));
        let Some((kind, skip)) = classify(&joined, named) else {
            continue;
        };
        let whole = first.range.start..group.range.end;
        if kind == Kind::Mobile && is_amount(text, run, j, &whole, named) {
            continue;
        }
        // The longer one is meant, but of two cards or telephones the first, if it is whole.
        let better = |best: &Number| match best.kind.cmp(&kind) {
            Ordering::Less => true,
            Ordering::Equal => match kind {
                Kind::Bare | Kind::Office => true,
                Kind::BankCard | Kind::Identity => {
                    luhn(&joined.digits) || !luhn_of(text, &best.range)
                }
                Kind::Hidden | Kind::Mobile => false,
            },
            Ordering::Greater => false,
        };
        if best.as_ref().is_none_or(|(best, _)| better(best)) {
            let range = groups::skip(text, whole.clone(), skip);
            best = Some((Number { whole, range, kind }, j + 1));
        }
    }
    best
}

/// What figures are, and how many of them come before what is covered.
fn classify(joined: &Joined, named: Named) -> Option<(Kind, usize)> {
    if matches!(named, Named::Code | Named::OfficeAccount) {
        return None;
    }
    let plain = joined.unbold().and_then(|plain| classify(&plain, named));
    if let Some((kind, skip)) = plain.filter(|(kind, _)| *kind > Kind::Hidden) {
        return Some((kind, skip));
    }
    let digits = joined.digits.as_str();
    let figures: String = digits.chars().filter(|c| *c != '*').collect();
    let marks = digits.len() - figures.len();
    if marks > 0 {
        // 139**0013**9000 is written in bold.
        let mut codes = CODES.iter();
        let code = codes.find(|code| figures.strip_prefix(**code).is_some_and(is_mobile));
        if let Some(code) = code.filter(|_| joined.marks_together < 4) {
            return Some((Kind::Mobile, code.len()));
        }
        return hidden(digits, figures.len(), joined.marks_together, named).map(|kind| (kind, 0));
    }
    if is_citizens(joined, named) {
        return Some((Kind::Identity, 0));
    }
    if is_card(joined, named) {
        return Some((Kind::BankCard, 0));
    }
    for code in CODES {
        let rest = digits.strip_prefix(code).unwrap_or_default();
        if is_mobile(rest) && joined.is_grouped_like_a_telephone(code.len(), named == Named::Phone)
        {
            return Some((Kind::Mobile, code.len()));
        }
    }
    let bare = joined.lengths.len() == 1 && matches!(digits.len(), 7 | 8 | 12..=MOST);
    let kind = if is_land_line(joined, named) {
        Some(Kind::Office)
    } else {
        bare.then_some(Kind::Bare)
    };
    kind.map(|kind| (kind, 0))
}

/// Figures with marks between: hidden enough, or not.
fn hidden(digits: &str, figures: usize, together: usize, named: Named) -> Option<Kind> {
    let marks = digits.len() - figures;
    let starts = digits.bytes().take_while(u8::is_ascii_digit).count();
    if together < 2 || digits.len() > 19 {
        return None;
    }
    let like_mobile = matches!(digits.len(), 8..=13)
        && digits.starts_with('1')
        && (starts < 2 || matches!(digits.as_bytes()[1], b'3'..=b'9'))
        && (starts >= 2 || digits.len() == 11);
    let kind = if like_mobile || named == Named::Phone && (7..=13).contains(&digits.len()) {
        (Kind::Mobile, figures <= 7)
    } else if matches!(digits.len(), 15..=18) && (named == Named::Identity || is_place(digits)) {
        (Kind::Identity, marks >= 4)
    } else if named == Named::Account && digits.len() >= 8
        || matches!(digits.len(), 16..=19) && is_issued(digits)
        || matches!(named, Named::Identity | Named::Account)
        || starts == 0 && matches!(digits.len(), 8 | 11 | 12 | 15 | 16 | 18 | 19)
    {
        (Kind::BankCard, marks >= 4)
    } else {
        return None;
    };
    Some(if kind.1 { Kind::Hidden } else { kind.0 })
}

/// The ranges of mobile numbers.
fn is_mobile(digits: &str) -> bool {
    digits.len() == 11 && digits.starts_with('1') && matches!(digits.as_bytes()[1], b'3'..=b'9')
}

/// The number of an ID card. Said to be one, it is covered even where a figure is wrong.
fn is_citizens(joined: &Joined, named: Named) -> bool {
    let digits = joined.digits.as_str();
    let named = named == Named::Identity;
    let of_a_kind = joined.lengths.iter().all(|length| *length > 1) || joined.is_spaced_out();
    match digits.len() {
        18 => named || of_a_kind && is_place(digits) && (is_day(&digits[6..14]) || checks(digits)),
        15 => {
            let alone = joined.lengths.len() == 1;
            named || alone && is_place(digits) && is_day(&format!("19{}", &digits[6..12]))
        }
        _ => false,
    }
}

/// Whether the first two figures are those of a province.
fn is_place(digits: &str) -> bool {
    let Some(province) = digits.get(..2).and_then(|two| two.parse::<u32>().ok()) else {
        return false;
    };
    matches!(province,
        11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83)
}

/// Whether eight figures are a day on which somebody alive may be born.
fn is_day(digits: &str) -> bool {
    let number = |range: Range<usize>| digits[range].parse::<u32>().unwrap_or(0);
    day::is_year(number(0..4))
        && (1..=12).contains(&number(4..6))
        && (1..=31).contains(&number(6..8))
}

/// GB 11643: the check digit modulo 11.
fn checks(digits: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECK: &[u8; 11] = b"10X98765432";
    let bytes = digits.as_bytes();
    let sum: u32 = WEIGHTS
        .iter()
        .zip(bytes)
        .map(|(weight, byte)| weight * u32::from(byte.wrapping_sub(b'0')))
        .sum();
    is_day(&digits[6..14]) && bytes[17] == CHECK[(sum % 11) as usize]
}

/// The number of a bank card; behind a word for one it need not pass the sum.
fn is_card(joined: &Joined, named: Named) -> bool {
    let digits = joined.digits.as_str();
    if digits.contains('X') || named == Named::Identity {
        return false;
    }
    if named == Named::Account {
        return (12..=21).contains(&digits.len());
    }
    let (last, before) = joined.lengths.split_last().unwrap_or((&0, &[]));
    let grouped = before.iter().all(|length| *length == 4) && *last <= 7
        || before.is_empty()
        || joined.lengths[0] == 6 && joined.lengths.len() == 2;
    (16..=19).contains(&digits.len()) && grouped && is_issued(digits) && luhn(digits)
}

/// Whether a card's number begins like one of those who issue cards.
fn is_issued(digits: &str) -> bool {
    const ISSUERS: [&str; 10] = ["62", "4", "51", "52", "53", "54", "55", "35", "34", "37"];
    ISSUERS.iter().any(|issuer| digits.starts_with(issuer))
}

/// Whether the figures of a range pass the sum.
fn luhn_of(text: &str, range: &Range<usize>) -> bool {
    luhn(&groups::digits(&text[range.clone()]))
}

/// The sum that every bank card number passes.
fn luhn(digits: &str) -> bool {
    let mut sum = 0;
    for (at, byte) in digits.bytes().rev().enumerate() {
        let value = u32::from(byte.wrapping_sub(b'0'));
        sum += match (at % 2, value * 2) {
            (0, _) => value,
            (_, double) if double > 9 => double - 9,
            (_, double) => double,
        };
    }
    sum % 10 == 0
}

/// A land line or a hotline, with or without the code of its place.
fn is_land_line(joined: &Joined, named: Named) -> bool {
    let digits = joined.digits.as_str();
    let area = |digits: &str| {
        digits.starts_with('0')
            && !digits[1..].starts_with('0')
            && (10..=12).contains(&digits.len())
    };
    let free = (digits.starts_with("400") || digits.starts_with("800")) && digits.len() == 10;
    let from_abroad = digits.starts_with("86") && (11..=13).contains(&digits.len());
    match joined.lengths.as_slice() {
        [_] => area(digits) || free || named == Named::Phone && (3..=8).contains(&digits.len()),
        [2, ..] => from_abroad,
        [3 | 4, rest @ ..] => {
            let own: usize = rest.iter().sum();
            area(digits) && matches!(own, 7 | 8) || free
        }
        _ => false,
    }
}

/// Whether figures like those of a telephone are an amount, part of an address of the web, or a serial number with
/// a day.
fn is_amount(text: &str, run: &[Group], j: usize, whole: &Range<usize>, named: Named) -> bool {
    let numbers = &words().numbers;
    let rest = text[whole.end..].trim_start_matches([' ', '\u{3000}', '\u{a0}']);
    let before = text[..whole.start].trim_end_matches([' ', '\u{3000}']);
    let decimal = run.get(j + 1).is_some_and(|next| {
        next.apart == 1
            && next.gap.only(Gap::DOT)
            && next.digits.len() <= 2
            && named == Named::Nothing
    });
    decimal
        || numbers.units.start(rest).is_some()
        || numbers.money.end(before).is_some()
        || in_address(text, whole)
}

/// A file's number in an address of the web: the page behind it would no longer be found.
fn in_address(text: &str, whole: &Range<usize>) -> bool {
    let mut rest = text[whole.end..].chars();
    let is_file = rest.next() == Some('.') && rest.next().is_some_and(|c| c.is_ascii_alphabetic());
    let window = &text[floor(text, whole.start.saturating_sub(BEFORE))..whole.start];
    let word = window.rsplit(char::is_whitespace).next();
    is_file && word.is_some_and(|word| word.contains("://"))
}

/// What the words before a number say that it is.
fn name_of(text: &str, at: usize) -> Named {
    let numbers = &words().numbers;
    let mut before = &text[floor(text, at.saturating_sub(BEFORE))..at];
    loop {
        let glue = |c: char| c.is_whitespace() || "（(【[〔<>“\"'‘|*_+/\\".contains(c);
        let trimmed = before.trim_end_matches(glue);
        let is = numbers.is.end(trimmed).unwrap_or_default();
        let trimmed = &trimmed[..trimmed.len() - is.len()];
        if trimmed.len() == before.len() {
            break;
        }
        before = trimmed;
    }
    // Of the lists that have a word for it, the longest word is meant: 身份证号, not 号.
    [
        (&numbers.identity, Named::Identity),
        (&numbers.accounts, Named::Account),
        (&numbers.office_accounts, Named::OfficeAccount),
        (&numbers.phones, Named::Phone),
        (&numbers.codes, Named::Code),
    ]
    .into_iter()
    .filter_map(|(list, named)| Some((list.end(before)?.len(), named)))
    .max_by_key(|(length, _)| *length)
    .map_or(Named::Nothing, |(_, named)| named)
}
