//! The amounts that a task names, so that the same amount is known in other words: 一半 and 50%, 48小时 and 两天.
//!
//! Years of the calendar and months say when a thing is due and are no amounts.

use unicode_normalization::UnicodeNormalization as _;

use crate::lexicon::descent::{Amounts, words};
use crate::zh::numeral;

/// An amount: hundredths of what it is counted in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Quantity {
    hundredths: u64,
    measure: String,
}

impl Quantity {
    /// Whether both count the same.
    pub(super) fn is_measured_like(&self, other: &Self) -> bool {
        self.measure == other.measure
    }
}

/// The amounts of a text, sorted, each once.
pub(super) fn quantities(text: &str) -> Vec<Quantity> {
    let known = &words().amounts;
    let mut text: String = text.nfkc().filter(|c| !c.is_whitespace()).collect();
    for (word, amount) in &known.words {
        if text.contains(word.as_str()) {
            text = text.replace(word.as_str(), amount);
        }
    }
    let mut out = Vec::new();
    let mut rest = text.as_str();
    let mut before = "";
    while !rest.is_empty() {
        let Some((hundredths, len)) = figures(rest) else {
            let next = rest.chars().next().map_or(0, char::len_utf8);
            before = &text[..text.len() - rest.len() + next];
            rest = &rest[next..];
            continue;
        };
        let after = &rest[len..];
        let share = before.ends_with(known.share.as_str());
        before = &text[..text.len() - after.len()];
        rest = after;
        let measured =
            (known.measures.iter()).find(|(from, _, _)| after.starts_with(from.as_str()));
        let (hundredths, measure) = match measured {
            _ if share => (hundredths, known.percent.clone()),
            Some((_, to, by)) => (hundredths.saturating_mul(*by) / 100, to.clone()),
            None => (hundredths, measure(after, known)),
        };
        let year = measure == known.year && (190_000..=210_000).contains(&hundredths);
        if !year && measure != known.month && hundredths > 100 && !measure.is_empty() {
            out.push(Quantity {
                hundredths,
                measure,
            });
        }
    }
    out.sort();
    out.dedup();
    out
}

/// What the figures before a text count: a measure that others are turned into, else its first character.
fn measure(after: &str, known: &Amounts) -> String {
    let measures = known.measures.iter().map(|(_, to, _)| to.as_str());
    let longest = measures
        .filter(|to| after.starts_with(to))
        .max_by_key(|to| to.len());
    let first = || {
        after
            .chars()
            .find(|c| *c != known.counter)
            .map(String::from)
    };
    longest
        .map(str::to_owned)
        .or_else(first)
        .unwrap_or_default()
}

/// The figures that a text begins with, in hundredths, and how many bytes they take: 1.2万, 三十, 860.
fn figures(text: &str) -> Option<(u64, usize)> {
    let known = &words().amounts;
    let arabic = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    let (value, mut len) = if arabic > 0 {
        let whole: u64 = text[..arabic].parse().ok()?;
        let part = text[arabic..].strip_prefix('.').map(|rest| {
            let end = rest
                .find(|c: char| !c.is_ascii_digit())
                .unwrap_or(rest.len());
            &rest[..end]
        });
        let part = part.filter(|part| !part.is_empty());
        let hundredths = part.map_or(0, |part| {
            let two: String = part.chars().chain("00".chars()).take(2).collect();
            two.parse().unwrap_or(0)
        });
        let len = arabic + part.map_or(0, |part| part.len() + 1);
        (whole.checked_mul(100)? + hundredths, len)
    } else if text.starts_with(known.two) {
        (200, known.two.len_utf8())
    } else {
        let (value, len) = numeral::opening(text)?;
        (u64::from(value) * 100, len)
    };
    let mut value = value;
    let scale = known
        .scales
        .iter()
        .find(|(word, _)| text[len..].starts_with(word.as_str()));
    if let Some((word, times)) = scale {
        value = value.checked_mul(*times)?;
        len += word.len();
    }
    Some((value, len))
}

#[cfg(test)]
mod tests {
    use super::quantities;

    #[test]
    fn the_same_amount_in_other_words() {
        for (one, other) in [
            ("覆盖一半以上", "覆盖50%以上"),
            ("两天内办结", "48小时内办结"),
            ("一刻钟内", "15分钟内"),
            ("新增2公顷", "新增30亩"),
            ("不低于八成", "达到80%"),
            ("管道1.2万公里", "管道12000公里"),
            ("每人一千五百元", "每人1500元"),
            ("占百分之三十", "占30%"),
            ("十五年以上", "15年以上"),
        ] {
            assert_eq!(quantities(one), quantities(other), "{one}");
            assert_eq!(quantities(one).len(), 1, "{one}: {:?}", quantities(one));
        }
        assert!(quantities("2025年6月底前完成一次").is_empty());
    }
}
