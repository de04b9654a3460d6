//! What the words of a lower and an upper task say for descent and against it, each kind of evidence by its name.
//!
//! All figures are thousandths, so that every machine decides alike.

use super::rarity::Rarity;
use super::swap::Swap;
use super::table::{Told, evidence};
use super::text::{Text, Token, shared};
use super::topic::{Topics, near};
use crate::lexicon::descent::Class;
use crate::lexicon::meaning::nearness;

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
/// A run that weighs so much is heavy.
const HEAVY: u64 = 400;
/// A frame that weighs as much as this is a whole frame.
const FRAME: u64 = 200;
/// Both name so many amounts at most.
const AMOUNTS: usize = 3;

evidence! {
    /// What the words of two tasks say.
    Words {
        named: "names of the lower task that the upper one has";
        taken: "names of the upper task that the lower one has";
        clause: "the best clause of the lower task";
        kept_clause: "the best clause of the upper task";
        run: "the longest run that both have";
        heavy_run: "the run that both have and that says most";
        head: "the first names of the lower task that the upper one has";
        upper_head: "the first names of the upper task that the lower one has";
        replaced: "words of the upper task that others replace";
        swapped: "other words under a kept frame";
        slots: "names that others replace beside those that were kept";
        slots_framed: "the same, as far as the words around them were kept";
        slots_foreign: "the same, of names that stand nowhere in the upper plan";
        slots_far: "the same, of names that are about something else";
        first: "the first names are replaced, as far as the words around them were kept";
        frame: "characters that both have in the same order";
        foreign: "names that stand nowhere in the upper plan";
        rare: "how rare is what both have";
        rare_clause: "the same, as far as a whole clause is shared";
        letters: "characters of the lower task that the upper one has";
        kept_letters: "characters of the upper task that the lower one has";
        topic: "how near what both are about is";
        topic_clause: "the same of the clauses that are nearest";
        near: "words of the lower task, or near ones, that the upper one has";
        kept_near: "words of the upper task, or near ones, that the lower one has";
        formula: "how much of the lower task are formulas";
        amounts: "the same amounts", Told::For(1, "有相同的数量");
        bodies: "bodies of the same work", Told::For(500, "责任单位对应");
        no_body: "no body of the same work", Told::Against(1, "责任单位不同");
        lead: "leading bodies of the same work";
    }
}

/// How much of each word of a text another says.
pub(super) fn said(text: &Text, other: &Text) -> Vec<u64> {
    text.tokens.iter().map(|token| other.says(token)).collect()
}

/// The same, where near words count too.
pub(super) fn nearly_said(text: &Text, said: &[u64], other: &Text) -> Vec<u64> {
    (text.tokens.iter().zip(said))
        .map(|(token, said)| {
            if *said < 800 && token.says_what() {
                (*said).max(near(token, other))
            } else {
                *said
            }
        })
        .collect()
}

fn is_name(token: &Token) -> bool {
    token.class == Class::Name
}

/// Weighs the words of two tasks, the lower one first.
pub(super) fn of(lower: (&Text, &Topics), upper: (&Text, &Topics), rarity: &impl Rarity) -> Words {
    let ((lower, lower_topics), (upper, upper_topics)) = (lower, upper);
    let (down, up) = (said(lower, upper), said(upper, lower));
    let near_down = nearly_said(lower, &down, upper);
    let near_up = nearly_said(upper, &up, lower);
    let swap = Swap::of(lower, upper, &down, &up, |token| rarity.is_known(token));
    let whole = |text: &Text| -> u64 {
        let all = text.tokens.iter().map(|token| u64::from(token.weight));
        all.sum::<u64>().max(10)
    };
    let replaced = 1000 * swap.upper / whole(upper);
    let new = 1000 * swap.lower / whole(lower);
    let both = lower.bodies.intersection(&upper.bodies).count() as u64;
    let bodies = lower.bodies.union(&upper.bodies).count().max(1) as u64;
    let amounts = (lower.amounts.iter())
        .filter(|one| upper.amounts.binary_search(one).is_ok())
        .count();
    let clause = best_clause(lower, &down);
    let kept_clause = best_clause(upper, &up);
    let rare = rarest(lower, upper, rarity);
    let size = |text: &Text| text.tokens.iter().map(Token::size).sum::<u64>();
    let frame = 1000 * swap.kept_size / size(lower).min(size(upper)).max(1);
    let slots = |slots: u64| 1000 * slots / (swap.slots + swap.kept_names).max(LEAST);
    let framed = |weight: u64| slots(weight) * frame / 1000;
    let (run, heavy_run) = longest_run(lower, upper);
    let value = |value: u64| value.min(1_000_000).cast_signed();
    let yes = |is: bool| if is { 1000 } else { 0 };
    Words {
        named: value(share(lower, &down, is_name, LEAST)),
        taken: value(share(upper, &up, is_name, LEAST)),
        clause: value(clause),
        kept_clause: value(kept_clause),
        run: value(1000 * run.min(RUN) / RUN),
        heavy_run: value(1000 * heavy_run.min(HEAVY) / HEAVY),
        head: value(head(lower, &down)),
        upper_head: value(head(upper, &up)),
        replaced: value(replaced),
        swapped: value(replaced.min(new) * swap.kept.min(FRAME) / FRAME),
        slots: value(slots(swap.slots)),
        slots_framed: value(framed(swap.slots)),
        slots_foreign: value(framed(swap.foreign)),
        slots_far: value(framed(swap.far)),
        first: value(if swap.first { frame } else { 0 }),
        frame: value(frame),
        foreign: value(foreign(lower, rarity)),
        rare: value(rare),
        rare_clause: value(rare * clause.max(kept_clause) / 1000),
        letters: value(letters(lower, upper, rarity)),
        kept_letters: value(letters(upper, lower, rarity)),
        topic: nearness(&lower_topics.whole, &upper_topics.whole),
        topic_clause: nearest_clauses(lower_topics, upper_topics),
        near: value(share(lower, &near_down, Token::says_what, LEAST)),
        kept_near: value(share(upper, &near_up, Token::says_what, LEAST)),
        formula: value(formula(lower)),
        amounts: value(1000 * amounts.min(AMOUNTS) as u64 / AMOUNTS as u64),
        bodies: value(1000 * both / bodies),
        no_body: yes(both == 0),
        lead: yes(lower.lead.is_some() && lower.lead == upper.lead),
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

/// Of the first names of a text, so much is said.
fn head(text: &Text, said: &[u64]) -> u64 {
    let (mut shared, mut all) = (0, 0);
    let names = (text.tokens.iter().zip(said)).filter(|(token, _)| is_name(token));
    for (token, said) in names.take(HEAD) {
        shared += said * u64::from(token.weight);
        all += u64::from(token.weight);
    }
    shared / all.max(10)
}

/// Of the names in a text, so much stands nowhere in the upper plan.
fn foreign(text: &Text, rarity: &impl Rarity) -> u64 {
    let (mut foreign, mut all) = (0, 0);
    for token in text.tokens.iter().filter(|token| is_name(token)) {
        all += u64::from(token.weight);
        if !rarity.is_known(token) {
            foreign += u64::from(token.weight);
        }
    }
    1000 * foreign / all.max(LEAST)
}

/// Of the characters of a text, so many stand in formulas.
fn formula(text: &Text) -> u64 {
    let size = |token: &Token| token.size();
    let formulas = text
        .tokens
        .iter()
        .filter(|token| token.class == Class::Formula);
    let all: u64 = text.tokens.iter().map(size).sum();
    1000 * formulas.map(size).sum::<u64>() / all.max(1)
}

/// The share of the clause of which the most is said.
fn best_clause(text: &Text, said: &[u64]) -> u64 {
    (text.clauses.iter())
        .filter_map(|clause| {
            let (mut shared, mut all) = (0, 0);
            for at in clause.words.clone() {
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

/// How near the two clauses are that are nearest.
fn nearest_clauses(lower: &Topics, upper: &Topics) -> i64 {
    let nearest = lower.clauses.iter().flat_map(|own| {
        let others = upper.clauses.iter();
        others.map(move |other| nearness(own, other))
    });
    nearest.max().unwrap_or_default()
}

/// How many characters the longest run of words has that both have, and what the heaviest weighs; formulas end a run.
fn longest_run(lower: &Text, upper: &Text) -> (u64, u64) {
    let mut there: Vec<u32> = upper.tokens.iter().map(|token| token.word).collect();
    there.sort_unstable();
    // By the place in the upper task: how long and how heavy a run is that ends there and at the word looked at last.
    let none = (0_u64, 0_u64);
    let mut runs = vec![none; upper.tokens.len() + 1];
    let mut open = false;
    let mut most = none;
    for token in &lower.tokens {
        if token.class == Class::Formula || there.binary_search(&token.word).is_err() {
            if std::mem::take(&mut open) {
                runs.fill(none);
            }
            continue;
        }
        open = true;
        let weight = if token.says_what() { token.weight } else { 0 };
        for (at, other) in upper.tokens.iter().enumerate().rev() {
            runs[at + 1] = if token.word == other.word {
                (runs[at].0 + token.size(), runs[at].1 + u64::from(weight))
            } else {
                none
            };
            most = (most.0.max(runs[at + 1].0), most.1.max(runs[at + 1].1));
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
