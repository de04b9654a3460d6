//! Task texts made ready for comparing: cut into clauses and words, without openers and place words.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use aho_corasick::AhoCorasick;

use super::quantities::{Quantity, quantities};
use crate::atlas::clauses::{clauses, is_circumstance};
use crate::atlas::counterparts::work;
use crate::atlas::words::bare;
use crate::disk::Value;
use crate::lexicon::atlas::words;
use crate::lexicon::descent::{self, Class, pair};
use crate::lexicon::without_level as short;
use crate::plan::{Plan, Role};
use crate::zh::region;

/// Two characters that follow each other.
pub(super) type Gram = u32;

/// A word of a task.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    /// Its own number.
    pub(super) word: u32,
    /// The same for synonyms.
    pub(super) meaning: u32,
    /// What it does.
    pub(super) class: Class,
    /// How much it says of a measure.
    pub(super) weight: u32,
    /// What it is about.
    pub(super) place: Option<u16>,
    /// The bigram that it begins with; of a character, itself.
    begins: Gram,
    /// Where it stands among the characters.
    at: u32,
    /// How many characters it has.
    len: u8,
}

/// A clause of a task.
#[derive(Debug)]
pub(super) struct Clause {
    /// Its words among those of the task.
    pub(super) words: Range<usize>,
    /// It only names the place, level or condition.
    pub(super) circumstance: bool,
    /// Its amounts, sorted.
    pub(super) amounts: Vec<Quantity>,
}

/// A task's text.
#[derive(Debug)]
pub(super) struct Text {
    /// Without blanks and punctuation.
    pub(super) bare: String,
    /// Its characters without opener, place words and figures.
    chars: Vec<char>,
    /// Its words.
    pub(super) tokens: Vec<Token>,
    /// Its clauses.
    pub(super) clauses: Vec<Clause>,
    /// The numbers of its words and of what they mean, sorted.
    words: Vec<u32>,
    /// What those are about that say what a measure is about, sorted, each once.
    pub(super) places: Vec<u16>,
    /// Its bigrams, sorted, each once.
    pub(super) grams: Vec<Gram>,
    /// Those that stand in formulas, sorted.
    pub(super) stock: Vec<Gram>,
    /// Its characters, sorted, each once.
    pub(super) letters: Vec<char>,
    /// Its amounts, sorted.
    pub(super) amounts: Vec<Quantity>,
    /// The work of the bodies that answer for it: 水利, 财政.
    pub(super) bodies: BTreeSet<String>,
    /// The work of the body that leads.
    pub(super) lead: Option<String>,
}

/// The texts of a plan's tasks.
pub(super) fn texts(plan: &Plan) -> Vec<Text> {
    let all: Vec<usize> = (0..plan.tasks.len()).collect();
    some(plan, &all)
}

/// The texts of some of a plan's tasks, by their places.
pub(super) fn some(plan: &Plan, tasks: &[usize]) -> Vec<Text> {
    let region = plan.front.region.as_deref().unwrap_or_default();
    let places = Places::of(region);
    // The same bodies answer for task after task.
    let mut known: BTreeMap<&str, String> = BTreeMap::new();
    let mut texts = Vec::with_capacity(tasks.len());
    for at in tasks {
        let task = &plan.tasks[*at];
        let mut text = Text::of_words(&task.text, &places);
        for one in (task.assignments.iter()).filter(|one| !one.collective && !one.region) {
            let name = known.entry(&one.name);
            let work = name.or_insert_with(|| work(&one.name, region));
            if text.lead.is_none() && matches!(one.role, Role::Lead | Role::Responsible) {
                text.lead = Some(work.clone());
            }
            if !text.bodies.contains(work) {
                text.bodies.insert(work.clone());
            }
        }
        texts.push(text);
    }
    texts
}

/// All that the texts of a plan's tasks are made from, and what links quote of them.
pub(super) fn value(plan: &Plan) -> Value {
    let tasks = plan.tasks.iter().map(|task| {
        let bodies = task.assignments.iter();
        let bodies = bodies.map(|one| (&one.name, one.role.key(), one.collective, one.region));
        (task.text.as_str(), bodies.collect::<Vec<_>>())
    });
    Value::of(&(&plan.front.region, tasks.collect::<Vec<_>>()))
}

impl Text {
    /// A task's words, without the bodies.
    fn of_words(printed: &str, places: &Places) -> Self {
        let whole = bare(printed);
        let mut text = Self {
            chars: Vec::new(),
            tokens: Vec::new(),
            clauses: Vec::new(),
            words: Vec::new(),
            places: Vec::new(),
            grams: grams(&places.left_out(without_openers(&whole))),
            stock: Vec::new(),
            letters: Vec::new(),
            amounts: quantities(printed),
            bodies: BTreeSet::new(),
            lead: None,
            bare: whole,
        };
        for (number, clause) in clauses(printed).into_iter().enumerate() {
            let bare = bare(clause);
            let own = if number == 0 {
                without_openers(&bare)
            } else {
                &bare
            };
            let start = text.tokens.len();
            text.cut(&places.left_out(own));
            if text.tokens.len() > start {
                text.clauses.push(Clause {
                    words: start..text.tokens.len(),
                    circumstance: is_circumstance(clause),
                    amounts: quantities(clause),
                });
            }
        }
        text.words = (text.tokens.iter())
            .flat_map(|token| [token.word, token.meaning])
            .collect();
        text.words.sort_unstable();
        text.words.dedup();
        let telling = text.tokens.iter().filter(|token| token.says_what());
        text.places = telling.filter_map(|token| token.place).collect();
        text.places.sort_unstable();
        text.places.dedup();
        text.letters = text.bare.chars().collect();
        text.letters.sort_unstable();
        text.letters.dedup();
        text.stock.sort_unstable();
        text
    }

    /// Takes in a clause.
    fn cut(&mut self, clause: &str) {
        let is_figure = |c: char| c.is_ascii_digit() || matches!(c, '.' | '%');
        let mut rest = clause;
        while !rest.is_empty() {
            let len = rest.find(is_figure).unwrap_or(rest.len());
            let (words, after) = rest.split_at(len);
            self.cut_words(words);
            rest = after.trim_start_matches(is_figure);
        }
    }

    /// Cuts characters into words, so that the sum of what they cost is the least.
    fn cut_words(&mut self, text: &str) {
        let known = descent::words();
        let chars: Vec<char> = text.chars().collect();
        // From the end: what the rest costs, and the word that it begins with.
        let mut best = vec![(0_u32, None); chars.len() + 1];
        for at in (0..chars.len()).rev() {
            let mut least = (u32::MAX, None);
            known.each(&chars[at..], |len, word| {
                let cost = best[at + len].0 + u32::from(word.cost);
                if cost < least.0 {
                    least = (cost, Some((len, word)));
                }
            });
            best[at] = least;
        }
        let mut at = 0;
        while let Some((len, word)) = best[at].1 {
            let own = &chars[at..at + len];
            if word.class == Class::Formula {
                self.stock
                    .extend(own.windows(2).map(|two| pair(two[0], Some(two[1]))));
            }
            self.tokens.push(Token {
                word: if len <= 2 {
                    pair(own[0], own.get(1).copied())
                } else {
                    word.meaning
                },
                meaning: word.meaning,
                begins: pair(own[0], own.get(1).copied()),
                class: word.class,
                weight: u32::from(word.weight),
                place: word.place,
                at: self.chars.len() as u32,
                len: len as u8,
            });
            self.chars.extend(own);
            at += len;
        }
    }

    /// Thousandths of a word of another text that this one says too: the word itself, a synonym, or its characters.
    pub(super) fn says(&self, token: &Token) -> u64 {
        let has = |number: u32| self.words.binary_search(&number).is_ok();
        let (first, second) = token.letters();
        let letter = |c: char| self.letters.binary_search(&c).is_ok();
        let Some(second) = second else {
            return if letter(first) { 1000 } else { 0 };
        };
        let pair_of_it = token.len == 2 && self.grams.binary_search(&token.word).is_ok();
        if pair_of_it || has(token.word) {
            1000
        } else if has(token.meaning) {
            800
        } else if token.len == 2 && letter(first) && letter(second) {
            350
        } else {
            0
        }
    }

    /// The characters of some of its words.
    pub(super) fn words(&self, tokens: &[Token]) -> String {
        let chars = tokens.iter().flat_map(|token| {
            let at = token.at as usize;
            &self.chars[at..at + usize::from(token.len)]
        });
        chars.collect()
    }
}

impl Token {
    /// Its first two characters.
    fn letters(&self) -> (char, Option<char>) {
        let of = |number: u32| char::from_u32(number & 0xffff).unwrap_or(' ');
        match self.len {
            1 => (of(self.begins), None),
            _ => (of(self.begins >> 16), Some(of(self.begins))),
        }
    }

    /// Its first characters.
    pub(super) fn characters(&self) -> impl Iterator<Item = char> {
        let (first, second) = self.letters();
        std::iter::once(first).chain(second)
    }

    /// Thousandths to which another word says the same.
    pub(super) fn like(&self, other: &Self) -> u64 {
        let (a, b) = (self.letters(), other.letters());
        if self.word == other.word {
            1000
        } else if self.meaning == other.meaning {
            800
        } else if self.len > 1 && (a.0 == b.0 || a.1 == b.1 && a.1.is_some()) {
            350
        } else {
            0
        }
    }

    /// The bigram that it begins with.
    pub(super) fn start(&self) -> Gram {
        self.begins
    }

    /// How many characters it has.
    pub(super) fn size(&self) -> u64 {
        u64::from(self.len)
    }

    /// Whether it says what a measure is about.
    pub(super) fn says_what(&self) -> bool {
        matches!(self.class, Class::Name | Class::Act)
    }
}

/// The bigrams of a text, sorted, each once; a text of one character is its own bigram.
fn grams(text: &str) -> Vec<Gram> {
    let chars: Vec<char> = text.chars().collect();
    if let [only] = chars.as_slice() {
        return vec![pair(*only, None)];
    }
    let mut all: Vec<Gram> = chars
        .windows(2)
        .map(|two| pair(two[0], Some(two[1])))
        .collect();
    all.sort_unstable();
    all.dedup();
    all
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

/// The words for a region and those it lies in.
struct Places {
    /// The longest first.
    words: Vec<String>,
    /// Whether any of them stands in a text.
    any: AhoCorasick,
}

impl Places {
    fn of(region: &str) -> Self {
        let mut words: Vec<String> = words().wording.places.clone();
        for part in region::places(region) {
            words.push(part.to_owned());
            words.push(short(part).to_owned());
        }
        words.sort_by(|a, b| (b.len(), a).cmp(&(a.len(), b)));
        words.dedup();
        let any = AhoCorasick::new(&words)
            .expect("a few short words are no more than an automaton holds");
        Self { words, any }
    }

    /// The text without words for the own place or level, which each level replaces by its own.
    fn left_out<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let mut text = Cow::from(text);
        if self.any.is_match(&*text) {
            for word in &self.words {
                if text.contains(word.as_str()) {
                    text = text.replace(word.as_str(), "").into();
                }
            }
        }
        text
    }
}

/// Thousandths of the bigrams of two texts that are shared.
pub(super) fn likeness(a: &Text, b: &Text) -> u32 {
    if a.bare == b.bare {
        return 1000;
    }
    let both = shared(&a.grams, &b.grams).count();
    (2000 * both / (a.grams.len() + b.grams.len()).max(1)) as u32
}

/// Whether two texts may be like each other to so many thousandths, if they share so many bigrams at most.
pub(super) fn may_be_like(a: &Text, b: &Text, most: usize, thousandths: u32) -> bool {
    let most = most.min(a.grams.len()).min(b.grams.len());
    2000 * most >= thousandths as usize * (a.grams.len() + b.grams.len()) || a.bare == b.bare
}

/// What two sorted lists have in common, each of which has everything once.
pub(super) fn shared<'a, T: Ord>(a: &'a [T], b: &'a [T]) -> impl Iterator<Item = &'a T> {
    let mut b = b.iter().peekable();
    a.iter().filter(move |one| {
        while b.next_if(|other| other < one).is_some() {}
        b.peek() == Some(one)
    })
}
