//! Task texts made ready for comparing: without openers and place words, as weighted bags of bigrams.

use std::collections::HashMap;

use crate::atlas::propose::short;
use crate::atlas::words::{Bare, bare};
use crate::lexicon::atlas::words;
use crate::plan::Plan;
use crate::zh::region;
use crate::zh::width;

/// Two characters that follow each other.
pub(super) type Gram = u64;

/// How often each bigram stands in a text: the bigram's number among those of the two plans, and the times.
pub(super) type Bag = Vec<(u32, u32)>;

/// The times by the number of the bigram: what is left of a text while others explain parts of it.
pub(super) type Rest = Vec<u32>;

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
    /// The numbers of the bigrams, in the order in which they first stand.
    numbers: HashMap<Gram, u32>,
    /// By number: thousandths of ln(1 + tasks / tasks that have the bigram). The last one stands for all
    /// bigrams that no task has.
    weights: Vec<u64>,
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
            plan.tasks
                .iter()
                .map(|task| task.text.to_string())
                .collect()
        };
        Self::new(printed(lower), printed(upper), places)
    }

    /// The same from texts.
    fn new(lower: Vec<String>, upper: Vec<String>, places: Vec<String>) -> Self {
        let count = (lower.len() + upper.len()) as u64;
        let mut numbers: HashMap<Gram, u32> = HashMap::new();
        let mut having: Vec<u64> = Vec::new();
        let mut read = |printed: String| {
            let bare = bare(&printed);
            let bag: Bag = grams(&without_places(without_openers(&bare), &places))
                .into_iter()
                .map(|(gram, times)| {
                    let number = *numbers.entry(gram).or_insert_with(|| {
                        having.push(0);
                        having.len() as u32 - 1
                    });
                    having[number as usize] += 1;
                    (number, times)
                })
                .collect();
            Text {
                printed,
                bare,
                bag,
                weight: 0,
            }
        };
        let lower: Vec<Text> = lower.into_iter().map(&mut read).collect();
        let upper: Vec<Text> = upper.into_iter().map(&mut read).collect();
        let unknown = 1;
        let weights = having.into_iter().chain([unknown]);
        let mut texts = Self {
            lower,
            upper,
            numbers,
            weights: weights.map(|tasks| weight(count, tasks)).collect(),
            rare: weight(count, 2),
            places,
        };
        let Self {
            lower,
            upper,
            weights,
            ..
        } = &mut texts;
        for text in lower.iter_mut().chain(upper) {
            text.weight = weight_of(weights, &text.bag);
        }
        texts
    }

    /// How many numbers bigrams have, that of the unknown ones included.
    pub(super) fn size(&self) -> usize {
        self.weights.len()
    }

    /// The weight of one bigram.
    pub(super) fn weight(&self, number: u32) -> u64 {
        self.weights[number as usize]
    }

    /// The weight of a bag.
    pub(super) fn weight_of(&self, bag: &Bag) -> u64 {
        weight_of(&self.weights, bag)
    }

    /// A text that nothing explains yet.
    pub(super) fn rest(&self, bag: &Bag) -> Rest {
        let mut rest = vec![0; self.size()];
        for (number, times) in bag {
            rest[*number as usize] = *times;
        }
        rest
    }

    /// The weight of what a rest and a bag share.
    pub(super) fn shared(&self, rest: &Rest, bag: &Bag) -> u64 {
        bag.iter()
            .map(|(number, times)| {
                let both = rest[*number as usize].min(*times);
                self.weight(*number) * u64::from(both)
            })
            .sum()
    }

    /// The bag of a part of a text of these plans.
    pub(super) fn bag_of(&self, part: &str) -> Bag {
        let bare = bare(part);
        let unknown = self.size() as u32 - 1;
        grams(&without_places(without_openers(&bare), &self.places))
            .into_iter()
            .map(|(gram, times)| (self.numbers.get(&gram).copied().unwrap_or(unknown), times))
            .collect()
    }
}

fn weight_of(weights: &[u64], bag: &Bag) -> u64 {
    bag.iter()
        .map(|(number, times)| weights[*number as usize] * u64::from(*times))
        .sum()
}

/// ln(1 + all / having) in thousandths; libm, so that every machine rounds alike.
fn weight(all: u64, having: u64) -> u64 {
    #[allow(clippy::cast_precision_loss, clippy::cast_sign_loss)] // counts of tasks; never negative
    let value = libm::round(1000.0 * libm::log(1.0 + all as f64 / having.max(1) as f64)) as u64;
    value
}

/// Takes what a bag explains out of a rest.
pub(super) fn subtract(rest: &mut Rest, bag: &Bag) {
    for (number, times) in bag {
        let left = &mut rest[*number as usize];
        *left = left.saturating_sub(*times);
    }
}

/// The bigrams of a text, sorted, with the times; a text of one character is its own bigram.
fn grams(text: &str) -> Vec<(Gram, u32)> {
    let chars: Vec<u64> = text.chars().map(u64::from).collect();
    if let [only] = chars.as_slice() {
        return vec![(*only, 1)];
    }
    let mut all: Vec<Gram> = chars
        .windows(2)
        .map(|pair| pair[0] << 32 | pair[1])
        .collect();
    all.sort_unstable();
    all.chunk_by(|a, b| a == b)
        .map(|same| (same[0], same.len() as u32))
        .collect()
}

/// The text after its stock openers; a text that is nothing else stays.
pub(crate) fn without_openers(bare: &str) -> &str {
    let opener = words().wording.openers.start(bare).unwrap_or_default();
    if opener.len() == bare.len() {
        bare
    } else {
        &bare[opener.len()..]
    }
}

/// The text without words for the own place or level, which each level replaces by its own.
fn without_places(text: &str, places: &[String]) -> String {
    let mut text = text.to_owned();
    for place in places {
        if text.contains(place.as_str()) {
            text = text.replace(place.as_str(), "");
        }
    }
    text
}

/// The words for the places of both plans, the longest first.
fn places(lower: &Plan, upper: &Plan) -> Vec<String> {
    let mut places: Vec<String> = words().wording.places.clone();
    for plan in [lower, upper] {
        for part in plan
            .front
            .region
            .iter()
            .flat_map(|path| region::places(path))
        {
            places.push(part.to_owned());
            places.push(short(part).to_owned());
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
pub(super) fn quoted(text: &str, phrase: &str) -> String {
    let there = Bare::of(text).find(phrase);
    let phrase = there.map_or(phrase, |range| &text[range]);
    let head = width::fit(phrase, QUOTED);
    let more = if head.len() < phrase.len() { "…" } else { "" };
    format!("共有“{head}{more}”")
}
