//! How rare words are among the tasks of two plans, which upper tasks have them, and what the tasks are about beside the
//! others.

use rustc_hash::FxHashMap;

use super::text::{Gram, Text, Token};
use super::topic::{Topics, middle};

/// How rare bigrams are among the tasks of both plans, and which of them the upper plan has.
pub(super) trait Rarity {
    /// Thousandths of ln(1 + tasks / tasks that have it).
    fn rare(&self, gram: Gram) -> u64;
    /// The same for a character.
    fn rare_letter(&self, letter: char) -> u64;
    /// Whether a word stands anywhere in the upper plan.
    fn is_known(&self, token: &Token) -> bool;
}

/// Of fewer tasks nobody can say what is rare among them: words count as if they stood among so many, about as many as
/// the smallest families have whose descent was weighed.
const FEWEST: u64 = 40;

/// How rare bigrams are among the tasks of two plans.
#[derive(Debug)]
pub(super) struct Both {
    /// By bigram: its number.
    numbers: FxHashMap<Gram, u32>,
    /// By number: thousandths of ln(1 + tasks / tasks that have it).
    rare: Vec<u64>,
    /// By number: the upper tasks that have it.
    pub(super) uppers: Vec<Vec<u32>>,
    /// By character: how rare it is.
    letters: FxHashMap<char, u64>,
    /// By upper task: the sum over its bigrams.
    pub(super) of_upper: Vec<u64>,
    /// What the lower tasks are about.
    pub(super) lower_topics: Vec<Topics>,
    /// What the upper tasks are about.
    pub(super) upper_topics: Vec<Topics>,
}

impl Both {
    /// Counts the bigrams of two plans.
    pub(super) fn of(lower: &[Text], upper: &[Text]) -> Self {
        let mut numbers: FxHashMap<Gram, u32> = FxHashMap::default();
        let mut having: Vec<u64> = Vec::new();
        let mut uppers: Vec<Vec<u32>> = Vec::new();
        let places = (0..).zip(upper).map(|(at, text)| (Some(at), text));
        for (at, text) in places.chain(lower.iter().map(|text| (None, text))) {
            for gram in &text.grams {
                let number = *numbers.entry(*gram).or_insert_with(|| {
                    having.push(0);
                    uppers.push(Vec::new());
                    having.len() as u32 - 1
                }) as usize;
                having[number] += 1;
                uppers[number].extend(at);
            }
        }
        let all = ((lower.len() + upper.len()) as u64).max(FEWEST);
        let mut letters: FxHashMap<char, u64> = FxHashMap::default();
        for letter in lower.iter().chain(upper).flat_map(|text| &text.letters) {
            *letters.entry(*letter).or_default() += 1;
        }
        let weights: Vec<u64> = (0..=all).map(|tasks| rarity(all, tasks)).collect();
        let rare: Vec<u64> = having
            .iter()
            .map(|tasks| weights[*tasks as usize])
            .collect();
        let mut of_upper = vec![0; upper.len()];
        for (number, uppers) in uppers.iter().enumerate() {
            for up in uppers {
                of_upper[*up as usize] += rare[number];
            }
        }
        let middle = middle(lower.iter().chain(upper));
        let topics = |texts: &[Text]| texts.iter().map(|text| Topics::of(text, &middle)).collect();
        Self {
            lower_topics: topics(lower),
            upper_topics: topics(upper),
            numbers,
            rare,
            uppers,
            letters: letters
                .into_iter()
                .map(|(letter, tasks)| (letter, weights[tasks as usize]))
                .collect(),
            of_upper,
        }
    }

    /// How rare the bigram of a number is.
    pub(super) fn weight(&self, number: usize) -> u64 {
        self.rare[number]
    }

    /// The number of a bigram.
    pub(super) fn number(&self, gram: Gram) -> Option<usize> {
        self.numbers.get(&gram).map(|number| *number as usize)
    }
}

impl Rarity for Both {
    fn rare(&self, gram: Gram) -> u64 {
        self.number(gram).map_or(0, |number| self.rare[number])
    }

    fn rare_letter(&self, letter: char) -> u64 {
        self.letters.get(&letter).copied().unwrap_or_default()
    }

    fn is_known(&self, token: &Token) -> bool {
        let number = self.number(token.start());
        number.is_some_and(|number| !self.uppers[number].is_empty())
    }
}

/// ln(1 + all / having) in thousandths; libm, so that every machine rounds alike.
pub(super) fn rarity(all: u64, having: u64) -> u64 {
    #[allow(clippy::cast_precision_loss, clippy::cast_sign_loss)] // counts of tasks; never negative
    let value = libm::round(1000.0 * libm::log(1.0 + all as f64 / having.max(1) as f64)) as u64;
    value
}
