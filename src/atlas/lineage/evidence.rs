//! What the words of a lower and an upper task say for descent and against it, each kind of evidence by its name.
//!
//! All figures are thousandths, so that every machine decides alike.

use rustc_hash::FxHashMap;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::text::{Gram, Text, Token, shared};
use crate::lexicon::descent::Class;

/// So many of the rarest bigrams that two tasks share are counted.
const RAREST: usize = 6;
/// So many names at the head of a task say what it is about.
const HEAD: usize = 4;
/// A clause that weighs less says too little to be compared.
const CLAUSE: u64 = 80;
/// What is replaced or new weighs at least so much of a task; else short tasks would seem wholly replaced.
const LEAST: u64 = 40;
/// A run of so many characters is a whole sentence.
const RUN: u64 = 24;
/// A frame that weighs as much as this is a whole frame.
const FRAME: u64 = 200;

/// What the words of two tasks say, thousandths each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Evidence {
    /// Of the names in the lower task, so much stands in the upper one.
    pub(super) named: i64,
    /// Of the names in the upper task, so much stands in the lower one.
    pub(super) taken: i64,
    /// Of the best clause of the lower task, so much stands in the upper one.
    pub(super) clause: i64,
    /// Of the best clause of the upper task, so much stands in the lower one.
    pub(super) kept_clause: i64,
    /// The longest run of words that both have, beside a whole sentence.
    pub(super) run: i64,
    /// Of the first names of the lower task, so much stands in the upper one.
    pub(super) head: i64,
    /// So much of the upper task stands replaced by other words in place.
    pub(super) replaced: i64,
    /// So much is replaced on both sides, while the words around it were kept: another object under the same frame.
    pub(super) swapped: i64,
    /// Of the names in the lower task, so much stands nowhere in the upper plan.
    pub(super) foreign: i64,
    /// How rare the rarest is that both tasks have, among the tasks of both plans.
    pub(super) rare: i64,
    /// Of the characters of the lower task, the rare ones before the common, so many stand in the upper one.
    pub(super) letters: i64,
    /// Of those of the upper task, so many stand in the lower one.
    pub(super) kept_letters: i64,
    /// Amounts that both tasks name.
    pub(super) amounts: i64,
    /// Of the bodies of both tasks, so many do the same work.
    pub(super) bodies: i64,
    /// None of them does.
    pub(super) no_body: i64,
    /// The bodies that lead do the same work.
    pub(super) lead: i64,
}

impl Evidence {
    /// All kinds, in the order of the weights.
    pub(super) fn all(&self) -> [i64; 17] {
        [
            self.named,
            self.taken,
            self.clause,
            self.kept_clause,
            self.run,
            self.head,
            self.replaced,
            self.swapped,
            self.foreign,
            self.rare,
            self.rare * self.clause.max(self.kept_clause) / 1000,
            self.letters,
            self.kept_letters,
            self.amounts,
            self.bodies,
            self.no_body,
            self.lead,
        ]
    }
}

/// How rare bigrams are among the tasks of both plans, and which of them the upper plan has.
pub(super) trait Rarity {
    /// Thousandths of ln(1 + tasks / tasks that have it).
    fn rare(&self, gram: Gram) -> u64;
    /// The same for a character.
    fn rare_letter(&self, letter: char) -> u64;
    /// Whether a word stands anywhere in the upper plan.
    fn is_known(&self, token: &Token) -> bool;
}

/// How much of each word of a text another says.
pub(super) fn said(text: &Text, other: &Text) -> Vec<u64> {
    text.tokens.iter().map(|token| other.says(token)).collect()
}

/// Weighs the words of two tasks.
pub(super) fn of(lower: &Text, upper: &Text, rarity: &impl Rarity) -> Evidence {
    let (down, up) = (said(lower, upper), said(upper, lower));
    let is_name = |token: &Token| token.class == Class::Name;
    let head: Vec<usize> = (0..lower.tokens.len())
        .filter(|at| is_name(&lower.tokens[*at]))
        .take(HEAD)
        .collect();
    let head_of = |share: &dyn Fn(usize) -> u64| -> u64 {
        (head.iter())
            .map(|at| share(*at) * u64::from(lower.tokens[*at].weight))
            .sum()
    };
    let swap = Swap::of(lower, upper, &down, &up);
    let whole = |text: &Text| -> u64 {
        let all = text.tokens.iter().map(|token| u64::from(token.weight));
        all.sum::<u64>().max(10)
    };
    let replaced = 1000 * swap.upper / whole(upper);
    let new = 1000 * swap.lower / whole(lower);
    let (mut foreign, mut all) = (0, 0);
    for token in lower.tokens.iter().filter(|token| is_name(token)) {
        all += u64::from(token.weight);
        if !rarity.is_known(token) {
            foreign += u64::from(token.weight);
        }
    }
    let both = lower.bodies.intersection(&upper.bodies).count() as u64;
    let bodies = lower.bodies.union(&upper.bodies).count().max(1) as u64;
    let amounts = lower
        .amounts
        .iter()
        .filter(|one| upper.amounts.binary_search(one).is_ok());
    let evidence = [
        share(lower, &down, is_name, LEAST),
        share(upper, &up, is_name, LEAST),
        best_clause(lower, &down),
        best_clause(upper, &up),
        1000 * longest_run(lower, upper).min(RUN) / RUN,
        head_of(&|at| down[at]) / head_of(&|_| 1).max(10),
        replaced,
        replaced.min(new) * swap.kept.min(FRAME) / FRAME,
        1000 * foreign / all.max(LEAST),
        rarest(lower, upper, rarity),
        letters(lower, upper, rarity),
        letters(upper, lower, rarity),
        1000 * amounts.count().min(3) as u64 / 3,
        1000 * both / bodies,
        if both == 0 { 1000 } else { 0 },
        if lower.lead.is_some() && lower.lead == upper.lead {
            1000
        } else {
            0
        },
    ]
    .map(|value| value.min(1_000_000).cast_signed());
    let [
        named,
        taken,
        clause,
        kept_clause,
        run,
        head,
        replaced,
        swapped,
        foreign,
        rare,
        letters,
        kept_letters,
        amounts,
        bodies,
        no_body,
        lead,
    ] = evidence;
    Evidence {
        named,
        taken,
        clause,
        kept_clause,
        run,
        head,
        replaced,
        swapped,
        foreign,
        rare,
        letters,
        kept_letters,
        amounts,
        bodies,
        no_body,
        lead,
    }
}

/// Of the words of a kind, by their weight, so much is said by the other text.
pub(super) fn share(text: &Text, said: &[u64], which: impl Fn(&Token) -> bool, least: u64) -> u64 {
    let (mut shared, mut all) = (0, 0);
    for (token, said) in text.tokens.iter().zip(said) {
        if which(token) {
            shared += said * u64::from(token.weight);
            all += u64::from(token.weight);
        }
    }
    shared / all.max(least)
}

/// The share of the clause of which the most is said.
fn best_clause(text: &Text, said: &[u64]) -> u64 {
    (text.clauses.iter())
        .filter_map(|(range, _)| {
            let (mut shared, mut all) = (0, 0);
            for at in range.clone() {
                let token = &text.tokens[at];
                if token.says_what() {
                    shared += said[at] * u64::from(token.weight);
                    all += u64::from(token.weight);
                }
            }
            (all >= CLAUSE).then(|| shared / all)
        })
        .max()
        .unwrap_or_else(|| share(text, said, |_| true, 10))
}

/// How many characters the longest run of words has that both have; formulas end a run.
fn longest_run(lower: &Text, upper: &Text) -> u64 {
    // By the place in the upper task: how long a run is that ends there and at the word looked at last.
    let mut runs = vec![0_u64; upper.tokens.len() + 1];
    let mut most = 0;
    for token in &lower.tokens {
        let own = if token.class == Class::Formula {
            0
        } else {
            token.size()
        };
        for (at, other) in upper.tokens.iter().enumerate().rev() {
            runs[at + 1] = if own > 0 && token.word == other.word {
                runs[at] + own
            } else {
                0
            };
            most = most.max(runs[at + 1]);
        }
    }
    most
}

/// The rarest bigrams that both have, those of formulas left out.
fn rarest(lower: &Text, upper: &Text, rarity: &impl Rarity) -> u64 {
    let mut shared: Vec<u64> = shared(&lower.grams, &upper.grams)
        .filter(|gram| upper.stock.binary_search(gram).is_err())
        .map(|gram| rarity.rare(*gram))
        .collect();
    shared.sort_unstable_by_key(|rare| std::cmp::Reverse(*rare));
    shared.truncate(RAREST);
    shared.iter().sum::<u64>() / 30
}

/// Of the characters of a text, by how rare they are, so many stand in another.
fn letters(text: &Text, other: &Text, rarity: &impl Rarity) -> u64 {
    let sum = |letters: &mut dyn Iterator<Item = &char>| -> u64 {
        letters.map(|letter| rarity.rare_letter(*letter)).sum()
    };
    let both = sum(&mut shared(&text.letters, &other.letters));
    1000 * both / sum(&mut text.letters.iter()).max(1)
}

/// What stands in the place of other words.
pub(super) struct Swap {
    /// What was replaced.
    pub(super) upper: u64,
    /// What replaces it.
    pub(super) lower: u64,
    /// What stands unchanged around it.
    pub(super) kept: u64,

    /// The words, upper then lower, in the order of the text.
    pub(super) words: Vec<(String, String)>,
}

impl Swap {
    /// Lays the words of two tasks side by side.
    pub(super) fn of(lower: &Text, upper: &Text, down: &[u64], up: &[u64]) -> Self {
        let numbers = |text: &Text| -> Vec<u32> { text.tokens.iter().map(|t| t.word).collect() };
        let ops = capture_diff_slices(Algorithm::Myers, &numbers(upper), &numbers(lower));
        let mut swap = Self {
            upper: 0,
            lower: 0,
            kept: 0,
            words: Vec::new(),
        };
        let other = |text: &Text, said: &[u64], range: std::ops::Range<usize>| -> Vec<Token> {
            range
                .filter(|at| said[*at] < 800 && text.tokens[*at].says_what())
                .map(|at| text.tokens[at])
                .collect()
        };
        let sum = |tokens: &[Token]| -> u64 { tokens.iter().map(|t| u64::from(t.weight)).sum() };
        for op in ops {
            match op {
                DiffOp::Equal { old_index, len, .. } => {
                    swap.kept += sum(&upper.tokens[old_index..old_index + len]);
                }
                DiffOp::Replace {
                    old_index,
                    old_len,
                    new_index,
                    new_len,
                } => {
                    let gone = other(upper, up, old_index..old_index + old_len);
                    let new = other(lower, down, new_index..new_index + new_len);
                    swap.upper += sum(&gone);
                    swap.lower += sum(&new);
                    if !gone.is_empty() && !new.is_empty() {
                        swap.words.push((upper.words(&gone), lower.words(&new)));
                    }
                }
                DiffOp::Delete { .. } | DiffOp::Insert { .. } => {}
            }
        }
        swap
    }
}

/// How rare bigrams are among the tasks of two plans.
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
        let all = (lower.len() + upper.len()) as u64;
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
        Self {
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
