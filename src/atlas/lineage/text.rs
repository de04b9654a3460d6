//! Task texts made ready for comparing: without openers and place words, as weighted bags of bigrams.

use std::collections::BTreeMap;

use crate::atlas::propose::short;
use crate::atlas::registry::NATION;
use crate::atlas::vocabulary::VOCABULARY;
use crate::atlas::words::bare;
use crate::plan::Plan;

/// Two characters that follow each other.
pub(super) type Gram = u64;

/// How often each bigram stands in a text.
pub(super) type Bag = BTreeMap<Gram, u32>;

/// A task's text.
pub(super) struct Text {
    /// As printed.
    pub(super) printed: String,
    /// Without blanks and punctuation.
    pub(super) bare: String,
    /// Its bigrams, openers and place words taken off.
    pub(super) bag: Bag,
    /// The sum of their weights.
    pub(super) weight: u64,
}

/// The texts of two plans with the weights that bigrams have between them.
pub(super) struct Texts {
    /// The tasks of the plan that implements.
    pub(super) lower: Vec<Text>,
    /// The tasks of the plan that is implemented.
    pub(super) upper: Vec<Text>,
    /// Thousandths of ln(1 + tasks / tasks that have the bigram).
    weights: BTreeMap<Gram, u64>,
    /// The weight of a bigram that no task has.
    unknown: u64,
    /// The weight of a bigram that one lower and one upper task have.
    pub(super) rare: u64,
    /// Words for the place or level, the longest first.
    places: Vec<String>,
}

impl Texts {
    /// Makes the texts of two plans ready.
    pub(super) fn of(lower: &Plan, upper: &Plan) -> Self {
        let places = places(lower, upper);
        let printed = |plan: &Plan| -> Vec<String> {
            plan.tasks.iter().map(|task| task.text.clone()).collect()
        };
        Self::new(printed(lower), printed(upper), places)
    }

    /// The same from texts.
    fn new(lower: Vec<String>, upper: Vec<String>, places: Vec<String>) -> Self {
        let read = |printed: String| {
            let bare = bare(&printed);
            let bag = bag(&without_places(without_openers(&bare), &places));
            Text {
                printed,
                bare,
                bag,
                weight: 0,
            }
        };
        let mut lower: Vec<Text> = lower.into_iter().map(read).collect();
        let mut upper: Vec<Text> = upper.into_iter().map(read).collect();
        let count = (lower.len() + upper.len()) as u64;
        let mut having: BTreeMap<Gram, u64> = BTreeMap::new();
        for gram in lower.iter().chain(&upper).flat_map(|text| text.bag.keys()) {
            *having.entry(*gram).or_default() += 1;
        }
        let weights: BTreeMap<Gram, u64> = having
            .into_iter()
            .map(|(gram, tasks)| (gram, weight(count, tasks)))
            .collect();
        let mut texts = Self {
            lower: Vec::new(),
            upper: Vec::new(),
            weights,
            unknown: weight(count, 1),
            rare: weight(count, 2),
            places,
        };
        for text in lower.iter_mut().chain(&mut upper) {
            text.weight = texts.weight_of(&text.bag);
        }
        texts.lower = lower;
        texts.upper = upper;
        texts
    }

    /// The weight of one bigram.
    pub(super) fn weight(&self, gram: Gram) -> u64 {
        self.weights.get(&gram).copied().unwrap_or(self.unknown)
    }

    /// The weight of a bag.
    pub(super) fn weight_of(&self, bag: &Bag) -> u64 {
        bag.iter()
            .map(|(gram, times)| self.weight(*gram) * u64::from(*times))
            .sum()
    }

    /// The weight of what two bags share.
    pub(super) fn shared(&self, a: &Bag, b: &Bag) -> u64 {
        let (small, large) = if a.len() <= b.len() { (a, b) } else { (b, a) };
        small
            .iter()
            .filter_map(|(gram, times)| {
                let both = large.get(gram)?.min(times);
                Some(self.weight(*gram) * u64::from(*both))
            })
            .sum()
    }

    /// The bag of a part of a text of these plans.
    pub(super) fn bag_of(&self, part: &str) -> Bag {
        let bare = bare(part);
        bag(&without_places(without_openers(&bare), &self.places))
    }
}

/// ln(1 + all / having) in thousandths; libm, so that every machine rounds alike.
fn weight(all: u64, having: u64) -> u64 {
    #[allow(clippy::cast_precision_loss, clippy::cast_sign_loss)] // counts of tasks; never negative
    let value = libm::round(1000.0 * libm::log(1.0 + all as f64 / having.max(1) as f64)) as u64;
    value
}

/// Takes what `other` explains out of `rest`.
pub(super) fn subtract(rest: &mut Bag, other: &Bag) {
    for (gram, times) in other {
        if let Some(left) = rest.get_mut(gram) {
            *left = left.saturating_sub(*times);
            if *left == 0 {
                rest.remove(gram);
            }
        }
    }
}

/// The bigrams of a text; a text of one character is its own bigram.
fn bag(text: &str) -> Bag {
    let chars: Vec<u64> = text.chars().map(u64::from).collect();
    let mut bag = Bag::new();
    if let [only] = chars.as_slice() {
        bag.insert(*only, 1);
    }
    for pair in chars.windows(2) {
        *bag.entry(pair[0] << 32 | pair[1]).or_default() += 1;
    }
    bag
}

/// The text after its stock openers; a text that is nothing else stays.
pub(crate) fn without_openers(bare: &str) -> &str {
    let longest = VOCABULARY
        .wording
        .openers
        .iter()
        .filter(|opener| bare.starts_with(opener.as_str()))
        .map(String::len)
        .max()
        .unwrap_or(0);
    if longest == bare.len() {
        bare
    } else {
        &bare[longest..]
    }
}

/// The text without words for the own place or level, which each level replaces by its own.
fn without_places(text: &str, places: &[String]) -> String {
    places.iter().fold(text.to_owned(), |text, place| {
        text.replace(place.as_str(), "")
    })
}

/// The words for the places of both plans, the longest first.
fn places(lower: &Plan, upper: &Plan) -> Vec<String> {
    let mut places: Vec<String> = VOCABULARY.wording.places.clone();
    for plan in [lower, upper] {
        for part in plan
            .front
            .region
            .iter()
            .flat_map(|region| region.split('/'))
        {
            if part != NATION && !part.is_empty() {
                places.push(part.to_owned());
                places.push(short(part).to_owned());
            }
        }
    }
    places.sort_by(|a, b| (b.len(), a).cmp(&(a.len(), b)));
    places.dedup();
    places
}

/// The longest run of characters that both texts have; the first one in `a`.
pub(super) fn longest_common(a: &str, b: &str) -> String {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    let mut before = vec![0_usize; b.len() + 1];
    let (mut best, mut end) = (0, 0);
    for (i, x) in a.iter().enumerate() {
        let mut now = vec![0_usize; b.len() + 1];
        for (j, y) in b.iter().enumerate() {
            if x == y {
                now[j + 1] = before[j] + 1;
                if now[j + 1] > best {
                    best = now[j + 1];
                    end = i + 1;
                }
            }
        }
        before = now;
    }
    a[end - best..end].iter().collect()
}
