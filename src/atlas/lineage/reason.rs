//! The evidence for a link in the reader's words: what is shared, what was replaced, what speaks against it.

use super::evidence::said;
use super::pair::Pair;
use super::swap::Swap;
use super::table::{Evidence, Told};
use super::text::Text;
use crate::atlas::words::Bare;
use crate::zh::width;

/// Shorter phrases that are shared say nothing by themselves.
const PHRASE: usize = 4;
/// So many replaced words are named.
const SWAPS: usize = 2;
/// Fewer words than these (thousandths) replaced under a kept frame are not worth telling.
const SWAPPED: i64 = 150;
/// Why two tasks are taken for relatives, for the reader; `printed` is the lower task.
pub(super) fn told(
    pair: &Pair,
    lower: &Text,
    upper: &Text,
    printed: &str,
    certain: bool,
) -> String {
    if pair.same {
        return "字词相同".to_owned();
    }
    let mut parts = vec![shared(lower, upper, printed)];
    if certain {
        return parts.remove(0);
    }
    let (by_words, by_place) = (told_of(&pair.words), told_of(&pair.place));
    for words in by_words.0.into_iter().chain(by_place.0) {
        if !parts.iter().any(|part| part == words) {
            parts.push(words.to_owned());
        }
    }
    let mut against = swaps(pair, lower, upper);
    let known = !lower.bodies.is_empty() && !upper.bodies.is_empty();
    against.extend((by_words.1.into_iter().filter(|_| known)).map(str::to_owned));
    against.extend(by_place.1.into_iter().map(str::to_owned));
    if against.is_empty() {
        parts.join("，")
    } else {
        format!("{}；但{}", parts.join("，"), against.join("，"))
    }
}

/// The longest phrase that both have.
pub(super) fn shared(lower: &Text, upper: &Text, printed: &str) -> String {
    let phrase = longest_common(&lower.bare, &upper.bare);
    if phrase.chars().count() >= PHRASE {
        quoted(printed, &phrase)
    } else {
        "用词相近".to_owned()
    }
}

/// What is told of evidence for descent, and of that against it.
fn told_of<E: Evidence>(evidence: &E) -> (Vec<&'static str>, Vec<&'static str>) {
    let (mut pro, mut contra) = (Vec::new(), Vec::new());
    for (sort, value) in E::SORTS.iter().zip(evidence.values()) {
        match sort.told {
            Some(Told::For(from, words)) if value >= from => pro.push(words),
            Some(Told::Against(from, words)) if value >= from => contra.push(words),
            Some(Told::AgainstBelow(to, words)) if value <= to => contra.push(words),
            _ => {}
        }
    }
    (pro, contra)
}

/// What stands in place of other words.
fn swaps(pair: &Pair, lower: &Text, upper: &Text) -> Vec<String> {
    if pair.words.swapped < SWAPPED {
        return Vec::new();
    }
    let (down, up) = (said(lower, upper), said(upper, lower));
    let swap = Swap::of(lower, upper, &down, &up, |_| true);
    let words = swap.words.iter().take(SWAPS);
    words
        .map(|(was, is)| format!("“{was}”处为“{is}”"))
        .collect()
}

/// The longest run of characters that both texts have; the first one in `a`.
fn longest_common(a: &str, b: &str) -> String {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    // By the place in `b`: how long a run ends there and at the place in `a` looked at last.
    let mut runs = vec![0_usize; b.len() + 1];
    let (mut best, mut end) = (0, 0);
    for (i, x) in a.iter().enumerate() {
        for (j, y) in b.iter().enumerate().rev() {
            runs[j + 1] = if x == y { runs[j] + 1 } else { 0 };
            if runs[j + 1] > best {
                best = runs[j + 1];
                end = i + 1;
            }
        }
    }
    a[end - best..end].iter().collect()
}

/// So many columns of a shared phrase are quoted.
const QUOTED: usize = 48;

/// A shared phrase as it stands in the text that it was found in, cut where it is long.
fn quoted(text: &str, phrase: &str) -> String {
    let there = Bare::of(text).find(phrase);
    let phrase = there.map_or(phrase, |range| &text[range]);
    let head = width::fit(phrase, QUOTED);
    let more = if head.len() < phrase.len() { "…" } else { "" };
    format!("共有“{head}{more}”")
}
