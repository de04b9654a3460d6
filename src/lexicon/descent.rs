//! The words by which tasks are compared, read once: `descent.toml` (formulas, synonyms, measures), `common.txt` (general
//! Chinese, by what words do and how rare they are), `meaning.txt` (what they are about) and `weights.toml` (how much each
//! kind of evidence weighs).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::meaning::{self, Place};

/// What a word of `descent.toml` costs that is none of general Chinese (tenths, like all costs).
const LISTED: u16 = 90;
/// What a character costs that no word has.
const UNKNOWN: u16 = 178;
/// How rare a word is taken for that general Chinese does not have.
const RARE: u16 = 130;
/// What a formula weighs.
const FORMULA: u16 = 15;

/// What a word does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// Names a thing: the object of a measure.
    Name,
    /// Does something, or qualifies: its verb.
    Act,
    /// Fits the others together, counts, or stands alone.
    Rest,
    /// Stands in plans of every field.
    Formula,
}

/// What is known of a word.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word {
    /// What it does.
    pub(crate) class: Class,
    /// How much it says of a measure.
    pub(crate) weight: u16,
    /// Of all ways to cut a text into words, that of the least sum of these is taken.
    pub(crate) cost: u16,
    /// What it means: the same for synonyms.
    pub(crate) meaning: u32,
    /// Where its place stands among all places.
    pub(crate) place: Option<u16>,
}

/// Two characters that follow each other, or one.
pub(crate) fn pair(first: char, second: Option<char>) -> u32 {
    let low = |c: char| u32::from(c) & 0xffff;
    second.map_or(low(first), |second| low(first) << 16 | low(second))
}

/// Meanings of lines of synonyms and of longer words; no two characters have such a number.
const MEANINGS: u32 = 0xe000_0000;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    formulas: Vec<String>,
    synonyms: Vec<Vec<String>>,
    measures: Vec<(String, String, String)>,
    amounts: Vec<(String, String)>,
    share: String,
    percent: String,
    scales: Vec<(String, u64)>,
    two: char,
    counter: char,
    year: String,
    month: String,
}

/// All words.
#[derive(Debug)]
pub(crate) struct Descent {
    /// Words of one and two characters, by [`pair`].
    short: FxHashMap<u32, Word>,
    /// Longer ones, by the pair that they begin with.
    long: FxHashMap<u32, Vec<(Vec<char>, Word)>>,
    /// How many words of `descent.toml` were taken in.
    listed: u32,
    /// What words are about.
    places: Vec<Place>,
    /// How amounts are written.
    pub(crate) amounts: Amounts,
    /// How evidence weighs.
    pub(crate) weights: Weights,
}

/// How amounts are written.
#[derive(Debug)]
pub(crate) struct Amounts {
    /// Other measures of the same thing: each, the one that counts, and by how much it is multiplied (hundredths).
    pub(crate) measures: Vec<(String, String, u64)>,
    /// Words that stand for an amount, with it.
    pub(crate) words: Vec<(String, String)>,
    /// What stands before the figures of a share, and the sign for it.
    pub(crate) share: String,
    pub(crate) percent: String,
    /// What multiplies the figures before it.
    pub(crate) scales: Vec<(String, u64)>,
    /// The other word for two.
    pub(crate) two: char,
    /// Stands between figures and what they count.
    pub(crate) counter: char,
    /// What says when, not how much: of years those of the calendar only.
    pub(crate) year: String,
    pub(crate) month: String,
}

/// How much each kind of evidence weighs, by its name; thousandths, `none` stands for no evidence. A person reads them in
/// `weights.toml`, which `cargo bench --bench descent` fits.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    /// What the words of two tasks say.
    pub words: BTreeMap<String, i64>,
    /// The same among the other tasks of both plans.
    pub place: BTreeMap<String, i64>,
    /// Whether a clause was left out.
    pub left_out: BTreeMap<String, i64>,
    /// From here on a pair is a descent.
    pub descent: i64,
    /// From here on it is certain.
    pub certain: i64,
}

impl Descent {
    /// Calls `found` with the length and what is known of each word that a text begins with; its first character counts
    /// as one whatever it is.
    pub(crate) fn each(&self, text: &[char], mut found: impl FnMut(usize, Word)) {
        let Some(first) = text.first() else {
            return;
        };
        let meaning = pair(*first, None);
        let alone = self.short.get(&meaning).copied().unwrap_or(Word {
            class: Class::Rest,
            weight: UNKNOWN * 15 / 100,
            cost: UNKNOWN,
            meaning,
            place: None,
        });
        found(1, alone);
        let Some(second) = text.get(1) else {
            return;
        };
        let begins = pair(*first, Some(*second));
        if let Some(word) = self.short.get(&begins) {
            found(2, *word);
        }
        for (chars, word) in self.long.get(&begins).into_iter().flatten() {
            if text.starts_with(chars) {
                found(chars.len(), *word);
            }
        }
    }

    /// The place of a number that [`Word::place`] gave.
    pub(crate) fn place(&self, number: u16) -> &Place {
        &self.places[usize::from(number)]
    }

    fn new(file: File, common: &str, places: &str, weights: Weights) -> Self {
        let measures = (file.measures.into_iter()).map(|(from, to, by)| {
            let hundredths = match by.split_once('.') {
                Some((_, part)) => part.parse::<u64>().unwrap_or(0) * 10,
                None => by.parse::<u64>().unwrap_or(0) * 100,
            };
            (from, to, hundredths)
        });
        let mut out = Self {
            short: FxHashMap::default(),
            long: FxHashMap::default(),
            listed: 0,
            places: Vec::new(),
            amounts: Amounts {
                measures: measures.collect(),
                words: file.amounts,
                share: file.share,
                percent: file.percent,
                scales: file.scales,
                two: file.two,
                counter: file.counter,
                year: file.year,
                month: file.month,
            },
            weights,
        };
        for line in common.lines().filter(|line| !line.starts_with('#')) {
            out.read(line);
        }
        for (line, words) in (0..).zip(&file.synonyms) {
            for word in words {
                let known = out.listed(word);
                known.meaning = MEANINGS + line;
            }
        }
        for word in &file.formulas {
            let known = out.listed(word);
            known.class = Class::Formula;
            known.weight = FORMULA;
        }
        for (number, (word, place)) in (0..).zip(meaning::read(places)) {
            out.places.push(place);
            let chars: Vec<char> = word.chars().collect();
            let begins = pair(chars[0], chars.get(1).copied());
            let known = if chars.len() == 2 {
                out.short.get_mut(&begins)
            } else {
                let mut those = out.long.get_mut(&begins).into_iter().flatten();
                those
                    .find(|(other, _)| *other == chars)
                    .map(|(_, word)| word)
            };
            if let Some(known) = known {
                known.place = Some(number);
            }
        }
        out
    }

    /// Takes in a line of `common.txt`.
    fn read(&mut self, line: &str) {
        let mut parts = line.split(' ');
        let (Some(class), Some(rare), Some(words)) = (parts.next(), parts.next(), parts.next())
        else {
            return;
        };
        let rare: u16 = rare.parse().unwrap_or(RARE);
        let (class, weight, size) = match class {
            "n" => (Class::Name, rare.saturating_sub(50).max(10), 2),
            "v" => (Class::Act, rare.saturating_sub(60).max(5), 2),
            "f" => (Class::Rest, rare / 5, 2),
            _ => (Class::Rest, rare * 15 / 100, 1),
        };
        let chars: Vec<char> = words.chars().collect();
        for word in chars.chunks(size) {
            let meaning = pair(word[0], word.get(1).copied());
            let known = Word {
                class,
                weight,
                cost: rare,
                meaning,
                place: None,
            };
            self.short.insert(meaning, known);
        }
    }

    /// A word of `descent.toml`; a new one names a thing.
    fn listed(&mut self, word: &str) -> &mut Word {
        let chars: Vec<char> = word.chars().collect();
        self.listed += 1;
        let number = MEANINGS + 0x1_0000 + self.listed;
        let new = Word {
            class: Class::Name,
            weight: RARE - 50,
            cost: LISTED,
            meaning: number,
            place: None,
        };
        let begins = pair(chars[0], chars.get(1).copied());
        let known = if chars.len() == 2 {
            self.short.entry(begins).or_insert(Word {
                meaning: begins,
                ..new
            })
        } else {
            let those = self.long.entry(begins).or_default();
            let at = those.iter().position(|(other, _)| *other == chars);
            let at = at.unwrap_or_else(|| {
                those.push((chars, new));
                those.len() - 1
            });
            &mut those[at].1
        };
        known.cost = known.cost.min(LISTED);
        known
    }
}

/// The words of descent.
pub(crate) fn words() -> &'static Descent {
    static WORDS: LazyLock<Descent> = LazyLock::new(|| {
        let right = "the file is part of the program and tested";
        Descent::new(
            toml::from_str(include_str!("descent.toml")).expect(right),
            include_str!("common.txt"),
            include_str!("meaning.txt"),
            toml::from_str(include_str!("weights.toml")).expect(right),
        )
    });
    &WORDS
}

#[cfg(test)]
mod tests {
    use super::{Class, Word, words};
    use crate::lexicon::meaning::nearness;

    fn word(text: &str) -> Option<Word> {
        let chars: Vec<char> = text.chars().collect();
        let mut whole = None;
        words().each(&chars, |len, word| {
            if len == chars.len() {
                whole = Some(word);
            }
        });
        whole
    }

    #[test]
    fn words_have_their_class_and_synonyms_their_meaning() {
        let of = |text: &str| word(text).expect("is a word");
        assert_eq!(of("管网").class, Class::Name);
        assert_eq!(of("加强").class, Class::Act);
        assert_eq!(of("三年").class, Class::Rest);
        assert_eq!(of("加强组织领导").class, Class::Formula);
        assert_eq!(of("管网").meaning, of("管道").meaning);
        assert_ne!(of("管网").meaning, of("污水").meaning);
        assert!(of("管网").weight > of("企业").weight);
        assert!(word("管水").is_none());
    }

    #[test]
    fn words_of_one_field_stand_near_each_other() {
        let place = |text: &str| {
            let number = word(text).and_then(|word| word.place);
            *words().place(number.expect("has a place"))
        };
        for (own, near, far) in [("求职", "招聘", "管网"), ("毕业生", "就业", "水库")]
        {
            let near = nearness(&place(own), &place(near));
            let far = nearness(&place(own), &place(far));
            assert!(near > 500 && far < 300, "{own}: {near} {far}");
            assert!(nearness(&place(own), &place(own)) > 900);
        }
    }
}
