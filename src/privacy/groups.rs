//! Groups of figures and what stands between them.

use std::ops::Range;

use super::signs::{Gap, Sign, gap, markup, sign};
use crate::lexicon::personal::words;

/// Figures that stand together.
#[derive(Debug, Clone)]
pub(super) struct Group {
    /// Where they stand.
    pub(super) range: Range<usize>,
    /// What they say; `*` for what is hidden, X for the last of an ID.
    pub(super) digits: String,
    /// What stands between the group before and this one.
    pub(super) gap: Gap,
    /// How many characters that is.
    pub(super) apart: usize,
    /// A letter stands right before it that is no word for a telephone.
    pub(super) stuck_before: bool,
    /// The same behind it.
    pub(super) stuck_after: bool,
    /// Written as numerals.
    numerals: bool,
}

/// Several groups read as one number.
#[derive(Debug, Default)]
pub(super) struct Joined {
    /// All figures.
    pub(super) digits: String,
    /// How many in each group.
    pub(super) lengths: Vec<usize>,
    /// What stands between them.
    pub(super) gaps: Gap,
    /// The most marks that stand together.
    pub(super) marks_together: usize,
    /// The groups are of numerals.
    numerals: bool,
}

/// The longest gap between groups, in characters.
const GAP: usize = 8;
/// The longest word of letters before or behind a number.
const WORD: usize = 12;

/// All runs of groups in a text, in order.
pub(super) fn runs(text: &str) -> impl Iterator<Item = Vec<Group>> + '_ {
    let (mut at, mut escaped) = (0, None);
    std::iter::from_fn(move || {
        while at < text.len() {
            // The t of `\t` is no letter.
            if text.as_bytes()[at] == b'\\'
                && let Some(len) = markup(&text[at..])
            {
                at += len;
                escaped = Some(at);
                continue;
            }
            match Group::read(text, at, 4) {
                Ok(mut first) => {
                    first.stuck_before &= escaped != Some(at);
                    at = first.range.end;
                    let mut run = vec![first];
                    while let Some(next) = Group::behind(text, at) {
                        at = next.range.end;
                        run.push(next);
                    }
                    return Some(run);
                }
                Err(skip) => at += skip,
            }
        }
        None
    })
}

/// All e-mail addresses of a text.
pub(super) fn mails(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    /// The longest part of an address.
    const PART: usize = 64;
    let is_part = |b: &u8| b.is_ascii_alphanumeric() || b"._-+".contains(b);
    text.match_indices('@').filter_map(move |(at, _)| {
        let bytes = text.as_bytes();
        let before = bytes[..at]
            .iter()
            .rev()
            .take(PART)
            .take_while(|b| is_part(b))
            .count();
        let behind = bytes[at + 1..]
            .iter()
            .take(PART)
            .take_while(|b| is_part(b))
            .count();
        (before > 0 && behind > 2).then_some(at - before..at + 1 + behind)
    })
}

impl Group {
    /// The group that begins at a byte, with at least so many marks if it begins with them; else how many bytes to
    /// go on.
    fn read(text: &str, at: usize, least: usize) -> Result<Self, usize> {
        let rest = &text[at..];
        let Some(c) = rest.chars().next() else {
            return Err(1);
        };
        let (digits, len) = match sign(c) {
            Some(Sign::Numeral(_)) => numerals(rest),
            Some(Sign::Figure(_)) => figures(rest),
            Some(Sign::Mark) => {
                let (digits, len) = figures(rest);
                let count = digits.bytes().take_while(|b| *b == b'*').count();
                if count < least {
                    return Err(c.len_utf8());
                }
                (digits, len)
            }
            _ => return Err(c.len_utf8()),
        };
        let is_numerals = matches!(sign(c), Some(Sign::Numeral(_)));
        if is_numerals && digits.len() < 3 {
            return Err(len);
        }
        Ok(Self {
            range: at..at + len,
            stuck_before: is_stuck(text[..at].chars().rev(), true),
            stuck_after: is_stuck(text[at + len..].chars(), false),
            digits,
            gap: Gap::default(),
            apart: 0,
            numerals: is_numerals,
        })
    }

    /// The next group of the same run.
    fn behind(text: &str, end: usize) -> Option<Self> {
        let mut at = end;
        let mut kinds = Gap::default();
        for count in 0..=GAP {
            if let Some((kind, len)) = gap(&text[at..]) {
                kinds = kinds.and(kind);
                at += len;
            } else if count > 0 {
                let mut group = Self::read(text, at, 2).ok()?;
                group.gap = kinds;
                group.stuck_before = false;
                group.apart = count;
                return Some(group);
            } else {
                return None;
            }
        }
        None
    }
}

/// Numerals at the beginning of a text as figures, and their bytes.
fn numerals(text: &str) -> (String, usize) {
    let mut digits = String::new();
    let mut len = 0;
    for c in text.chars() {
        let Some(Sign::Numeral(digit)) = sign(c) else {
            break;
        };
        digits.push(digit);
        len += c.len_utf8();
    }
    (digits, len)
}

/// Figures and marks at the beginning of a text, and their bytes.
fn figures(text: &str) -> (String, usize) {
    let mut digits = String::new();
    let mut len = 0;
    // Up to the last figure, and how many marks stand behind it.
    let (mut last, mut trailing) = (0, 0);
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().and_then(|(_, c)| sign(*c));
        match sign(c) {
            Some(Sign::Figure(digit)) => {
                digits.push(digit);
                (last, trailing) = (at + c.len_utf8(), 0);
            }
            Some(Sign::Mark) => {
                digits.push('*');
                trailing += 1;
            }
            // The last of an ID.
            Some(Sign::Letter)
                if trailing == 0 && !matches!(next, Some(Sign::Letter | Sign::Figure(_))) =>
            {
                digits.push('X');
                len = at + c.len_utf8();
                (last, trailing) = (len, 0);
                break;
            }
            Some(Sign::Letter)
                if next == Some(Sign::Letter) || trailing > 0 && text[..at].ends_with(is_x) =>
            {
                digits.push('*');
                trailing += 1;
            }
            // Nothing seen, and the sign that lets a star be a star.
            Some(Sign::Nothing) if next.is_some() => continue,
            None if c == '\\' && next == Some(Sign::Mark) => continue,
            _ => break,
        }
        len = at + c.len_utf8();
    }
    // 13900139000** is bold and hides nothing.
    let whole = digits.len() - trailing;
    if trailing > 0 && matches!(whole, 11 | 15..=19) && !digits[..whole].contains('*') {
        digits.truncate(whole);
        len = last;
    }
    (digits, len)
}

fn is_x(c: char) -> bool {
    sign(c) == Some(Sign::Letter)
}

/// Whether a letter or `_` stands next to a number; of a word for a telephone (Tel) not.
fn is_stuck(chars: impl Iterator<Item = char> + Clone, backwards: bool) -> bool {
    let is_letter = |c: &char| c.is_ascii_alphabetic() || matches!(c, 'Ａ'..='Ｚ' | 'ａ'..='ｚ');
    let mut ahead = chars.clone();
    if ahead.next() == Some('_') {
        return ahead.next().is_some_and(|c| c.is_ascii_alphanumeric());
    }
    let mut word: String = chars.take_while(is_letter).take(WORD + 1).collect();
    if backwards {
        word = word.chars().rev().collect();
    }
    !word.is_empty() && !words().numbers.latin.holds(&word.to_ascii_lowercase())
}

impl Joined {
    /// Takes one more group; false if it cannot belong to the same number.
    pub(super) fn push(&mut self, group: &Group) -> bool {
        if self.lengths.is_empty() {
            self.numerals = group.numerals;
        } else if self.numerals != group.numerals {
            return false;
        } else {
            self.gaps = self.gaps.and(group.gap);
        }
        self.lengths.push(group.digits.len());
        self.digits.push_str(&group.digits);
        let together = |digits: &str| digits.split(|c| c != '*').map(str::len).max();
        self.marks_together = together(&self.digits).unwrap_or(0);
        true
    }

    /// The same without the stars behind it that make it bold.
    pub(super) fn unbold(&self) -> Option<Self> {
        let plain = self.digits.strip_suffix("**")?;
        let (last, before) = self.lengths.split_last()?;
        let last = last.checked_sub(2).filter(|last| *last > 0)?;
        let is_plain = !plain.contains('*');
        is_plain.then(|| Self {
            digits: plain.to_owned(),
            lengths: before.iter().copied().chain([last]).collect(),
            gaps: self.gaps,
            marks_together: 0,
            numerals: self.numerals,
        })
    }

    /// Each figure stands by itself.
    pub(super) fn is_spaced_out(&self) -> bool {
        self.lengths.iter().all(|length| *length == 1)
    }

    /// Whether the figures behind a code of `skip` figures are grouped as people group those of a telephone: with
    /// blanks and dashes nearly as they like, with other signs in the usual ways.
    pub(super) fn is_grouped_like_a_telephone(&self, skip: usize, named: bool) -> bool {
        const USUAL: [&[usize]; 11] = [
            &[11],
            &[3, 4, 4],
            &[3, 3, 5],
            &[4, 4, 3],
            &[4, 3, 4],
            &[3, 8],
            &[7, 4],
            &[3, 5, 3],
            &[1, 10],
            &[1, 3, 3, 4],
            &[3, 3, 3, 2],
        ];
        let mut rest = skip;
        let mut lengths = Vec::new();
        for length in &self.lengths {
            let own = length.saturating_sub(rest);
            rest = rest.saturating_sub(*length);
            if own > 0 {
                lengths.push(own);
            }
        }
        // 139,0013,9000 is no list.
        if self.gaps.has(Gap::COMMA) {
            return self.gaps == Gap::COMMA && lengths == [3, 4, 4];
        }
        if USUAL.contains(&lengths.as_slice()) || named {
            return true;
        }
        let spaced = lengths.iter().all(|length| *length == 1);
        if spaced && !self.gaps.has(Gap::BREAK.and(Gap::TAB)) {
            return true;
        }
        let words = lengths.iter().all(|length| *length > 1);
        // A line ended within the number.
        if self.gaps == Gap::BREAK {
            return words && lengths.len() == 2;
        }
        let free = self.gaps.only(Gap::BLANK.and(Gap::DASH).and(Gap::MARKUP));
        free && words && lengths.len() <= 5 && !self.ends_with_a_day(&lengths)
    }

    /// 139 2021-12-31: the number of a row, and a day.
    fn ends_with_a_day(&self, lengths: &[usize]) -> bool {
        let year = self
            .digits
            .len()
            .checked_sub(8)
            .map(|at| &self.digits[at..at + 2]);
        lengths.ends_with(&[4, 2, 2]) && matches!(year, Some("19" | "20"))
    }
}

/// A range of a text without its first figures and what stands behind them.
pub(super) fn skip(text: &str, range: Range<usize>, count: usize) -> Range<usize> {
    let mut left = count;
    let is_figure = |c: char| matches!(sign(c), Some(Sign::Figure(_) | Sign::Numeral(_)));
    for (at, c) in text[range.clone()].char_indices() {
        if is_figure(c) {
            if left == 0 {
                return range.start + at..range.end;
            }
            left -= 1;
        }
    }
    range
}

/// The figures of a text.
pub(super) fn digits(text: &str) -> String {
    text.chars()
        .filter_map(|c| match sign(c) {
            Some(Sign::Figure(digit) | Sign::Numeral(digit)) => Some(digit),
            _ => None,
        })
        .collect()
}
