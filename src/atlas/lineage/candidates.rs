//! The few upper tasks that are worth a look for a lower one: those that share most of its bigrams, by an inverted index,
//! and those that are about the same.

use super::rarity::Both;
use super::text::Text;
use super::topic::Topics;
use crate::lexicon::meaning::nearness;

/// Pairs that share less (thousandths) are not looked at.
const CANDIDATE: u64 = 30;
/// So many upper tasks at most are looked at for a lower one.
const CANDIDATES: usize = 6;
/// Bigrams that more upper tasks have than one in so many (and than 64) are no help in finding candidates.
const COMMON: usize = 4;
/// Upper tasks that are less near (thousandths) are not looked at for what they are about.
const ABOUT: i64 = 250;
/// So many at most are looked at for that.
const TOPICS: usize = 4;
/// Among so many upper tasks.
const SCANNED: usize = 500;
/// The upper tasks that share most with a lower one, in order.
pub(super) fn candidates(text: &Text, topics: &Topics, upper: &[Text], both: &Both) -> Vec<usize> {
    let most = 64.max(upper.len() / COMMON);
    let mut shared = vec![0_u64; upper.len()];
    let mut near = vec![false; upper.len()];
    let mut own = 0;
    for gram in &text.grams {
        let Some(number) = both.number(*gram) else {
            continue;
        };
        let rare = both.weight(number);
        own += rare;
        let uppers = &both.uppers[number];
        for up in uppers {
            shared[*up as usize] += rare;
            near[*up as usize] |= uppers.len() <= most;
        }
    }
    let mut best: Vec<(u64, usize)> = (0..upper.len())
        .filter(|up| near[*up])
        .map(|up| {
            let other = both.of_upper[up];
            let dice = 2000 * shared[up] / (own + other).max(1);
            let contained = 700 * shared[up] / own.min(other).max(1);
            (dice.max(contained), up)
        })
        .filter(|(score, _)| *score >= CANDIDATE)
        .collect();
    best.sort_by_key(|(score, up)| (std::cmp::Reverse(*score), *up));
    best.truncate(CANDIDATES);
    let mut ups: Vec<usize> = best.into_iter().map(|(_, up)| up).collect();
    ups.extend(about_the_same(topics, both));
    ups.sort_unstable();
    ups.dedup();
    ups
}

/// The upper tasks that are about the same as a lower one in whatever words; of the first ones of a very long plan only, so
/// that the work grows with the tasks and not with their square.
fn about_the_same(topics: &Topics, both: &Both) -> impl Iterator<Item = usize> {
    let uppers = both.upper_topics.iter().take(SCANNED).enumerate();
    let mut near: Vec<(i64, usize)> = uppers
        .map(|(up, other)| (nearness(&topics.whole, &other.whole), up))
        .filter(|(near, _)| *near >= ABOUT)
        .collect();
    near.sort_by_key(|(near, up)| (std::cmp::Reverse(*near), *up));
    near.into_iter().take(TOPICS).map(|(_, up)| up)
}
