//! The evidence for a link in the reader's words: what is shared, what was replaced, what speaks against it.

use super::evidence::{Swap, said};
use super::pair::Pair;
use super::text::{Text, longest_common, quoted};

/// Shorter phrases that are shared say nothing by themselves.
const PHRASE: usize = 4;
/// So many replaced words are named.
const SWAPS: usize = 2;
/// Fewer words than these (thousandths) replaced under a kept frame are not worth telling.
const SWAPPED: i64 = 150;
/// From here on (thousandths) a neighbour is worth telling.
const NEAR: i64 = 700;
/// Of the bodies, so many correspond (thousandths) where that is worth telling.
const BODIES: i64 = 500;
/// A lower task that fits the upper one better by so much (thousandths of the weighed sum, quartered) is told.
const RIVAL: i64 = -250;

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
    if pair.words.amounts > 0 {
        parts.push("有相同的数量".to_owned());
    }
    if pair.words.bodies >= BODIES {
        parts.push("责任单位对应".to_owned());
    }
    if pair.place.between > 0 || pair.place.neighbour >= NEAR {
        parts.push("前后任务也依次对应".to_owned());
    }
    let against = against(pair, lower, upper);
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

/// What speaks against it.
fn against(pair: &Pair, lower: &Text, upper: &Text) -> Vec<String> {
    let mut parts = Vec::new();
    if pair.words.swapped >= SWAPPED {
        let swap = Swap::of(lower, upper, &said(lower, upper), &said(upper, lower));
        parts.extend((swap.words.iter().take(SWAPS)).map(|(was, is)| format!("“{was}”处为“{is}”")));
    }
    if pair.words.no_body > 0 && !lower.bodies.is_empty() && !upper.bodies.is_empty() {
        parts.push("责任单位不同".to_owned());
    }
    if pair.place.ahead_of_rival <= RIVAL {
        parts.push("另有下级任务与之更相近".to_owned());
    }
    parts
}
