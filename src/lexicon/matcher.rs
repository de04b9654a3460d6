//! All words by which texts of responsibilities are cut, in one automaton: one pass over a text finds every
//! word that stands in it, with the lists that have it.

use std::collections::BTreeMap;

use aho_corasick::automaton::{Automaton, OverlappingState};
use aho_corasick::nfa::contiguous::NFA;
use aho_corasick::{Input, MatchKind};

use super::words::{Lists, Words};

/// Finds the words of all its lists.
#[derive(Debug)]
pub(crate) struct Matcher {
    automaton: NFA,
    /// The lists of each word, by the automaton's number of it.
    lists: Vec<Lists>,
}

impl Matcher {
    /// Numbers the lists and compiles their words.
    ///
    /// # Panics
    ///
    /// With more than 64 lists, which a test of the lexicon would see.
    pub(super) fn new(all: Vec<&mut Words>) -> Self {
        assert!(all.len() <= 64, "a set of lists has 64 bits");
        let mut words: BTreeMap<String, Lists> = BTreeMap::new();
        for (number, list) in all.into_iter().enumerate() {
            let one = Lists::one(number);
            for word in list.all() {
                let lists = words.entry(word.to_owned()).or_default();
                *lists = lists.or(one);
            }
            list.set_lists(one);
        }
        let automaton = NFA::builder()
            .match_kind(MatchKind::Standard)
            .build(words.keys())
            .expect("a few thousand short words are no more than an automaton holds");
        let lists = words.into_values().collect();
        Self { automaton, lists }
    }

    /// Calls `found` with the range and the lists of each word that stands in a text: by their ends, and of those
    /// that end together the longest first.
    pub(crate) fn each(&self, text: &str, mut found: impl FnMut(std::ops::Range<usize>, Lists)) {
        let input = Input::new(text);
        let mut state = OverlappingState::start();
        loop {
            let searched = self.automaton.try_find_overlapping(&input, &mut state);
            let Ok(Some(word)) = searched.map(|()| state.get_match()) else {
                return;
            };
            found(word.range(), self.lists[word.pattern().as_usize()]);
        }
    }
}
