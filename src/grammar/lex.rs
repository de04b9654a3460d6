//! A text of responsibilities as tokens: its words with their lists, its separators, its brackets; found once.
//!
//! Words overlap (负责推进 holds 负责 and 推进; 市教委 ends with 教委 and with 委), for rules ask what a text
//! begins with at a place and what it ends with there, and each asks of its own lists. So all words are kept,
//! by where they begin and by where they end. All ranges are ranges of bytes of the text.

use std::cell::Cell;
use std::ops::Range;

use super::party::PartyKind;
use crate::lexicon::{matcher, words};

use crate::lexicon::words::{Lists, Words};
use crate::zh::trim::trim_blanks;
use crate::zh::{self, list};

/// A word of the lexicon that stands in a text.
#[derive(Debug, Clone, Copy)]
struct Word {
    start: usize,
    end: usize,
    /// The lists that have it.
    lists: Lists,
    /// Whether it begins outside of brackets.
    outside: bool,
}

/// A character outside of brackets at which texts are cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    /// Where it stands.
    pub(super) at: usize,
    /// The character: a separator, a colon, 为, a stroke, or a blank.
    pub(super) sign: char,
}

impl Mark {
    /// Where it ends.
    pub(super) fn end(self) -> usize {
        self.at + self.sign.len_utf8()
    }
}

/// A text and its tokens.
#[derive(Debug)]
pub(crate) struct Tokens<'t> {
    /// The text read.
    pub(super) text: &'t str,
    /// By where they begin, the longest first.
    starts: Vec<Word>,
    /// By where they end, the longest first.
    ends: Vec<Word>,
    /// The lists of all words: what is not among them need not be looked for.
    all: Lists,
    marks: Vec<Mark>,
    brackets: Vec<Range<usize>>,
    /// What the name that ends at a place was found to be, so that none is looked at twice.
    pub(super) sorts: Vec<Cell<Option<(usize, PartyKind)>>>,
    /// How many tokens were looked at, for the test that says that reading is linear.
    visited: Cell<usize>,
}

impl<'t> Tokens<'t> {
    /// Cuts a text into its tokens.
    pub(crate) fn new(text: &'t str) -> Self {
        let brackets = list::brackets(text);
        let mut marks = Vec::new();
        let mut inside = Inside::new(&brackets);
        for (at, sign) in text.char_indices() {
            if is_mark(sign) && !inside.covers(at) {
                marks.push(Mark { at, sign });
            }
        }
        let mut ends = Vec::with_capacity(text.len() / 3);
        let mut all = Lists::default();
        matcher().each(text, |range, lists| {
            all = all.or(lists);
            ends.push(Word {
                start: range.start,
                end: range.end,
                lists,
                outside: true,
            });
        });
        let mut starts = ends.clone();
        starts.sort_unstable_by_key(|word| (word.start, usize::MAX - word.end));
        let mut inside = Inside::new(&brackets);
        for word in &mut starts {
            word.outside = !inside.covers(word.start);
        }
        Self {
            text,
            starts,
            ends,
            all,
            marks,
            brackets,
            sorts: vec![Cell::new(None); text.len() + 1],
            visited: Cell::new(0),
        }
    }

    /// The whole of the text.
    pub(crate) fn whole(&self) -> Range<usize> {
        0..self.text.len()
    }

    /// The words that begin at `range.start` and end inside the range, the longest first.
    fn words_at(&self, range: &Range<usize>) -> impl Iterator<Item = &Word> {
        let (start, end) = (range.start, range.end);
        let from = self.starts.partition_point(|w| w.start < start);
        self.starts[from..]
            .iter()
            .take_while(move |w| w.start == start)
            .inspect(|_| self.visit())
            .filter(move |w| w.end <= end)
    }

    /// The end of the longest word of a list that begins at `range.start` and ends inside the range.
    pub(super) fn begins(&self, list: &Words, range: &Range<usize>) -> Option<usize> {
        self.begins_any(list.lists(), range)
    }

    /// The same for the words of several lists.
    pub(super) fn begins_any(&self, lists: Lists, range: &Range<usize>) -> Option<usize> {
        let mut words = self.words_at(range);
        words.find(|w| w.lists.meets(lists)).map(|w| w.end)
    }

    /// The lists of the words that begin at `range.start` and end inside the range.
    pub(super) fn lists_at(&self, range: &Range<usize>) -> Lists {
        self.words_at(range)
            .fold(Lists::default(), |all, w| all.or(w.lists))
    }

    /// The start of the longest word of a list that ends at `range.end` and begins inside the range.
    pub(super) fn ends(&self, list: &Words, range: &Range<usize>) -> Option<usize> {
        let from = self.ends.partition_point(|w| w.end < range.end);
        self.ends[from..]
            .iter()
            .take_while(|w| w.end == range.end)
            .inspect(|_| self.visit())
            .find(|w| w.lists.meets(list.lists()) && w.start >= range.start)
            .map(|w| w.start)
    }

    /// Whether a range is a word of a list.
    pub(super) fn is(&self, list: &Words, range: &Range<usize>) -> bool {
        self.begins(list, range) == Some(range.end)
    }

    /// Where words of a list begin that stand inside a range, in brackets or not.
    pub(super) fn all(&self, list: &Words, range: &Range<usize>) -> impl Iterator<Item = usize> {
        let (lists, end) = (list.lists(), range.end);
        let from = if self.all.meets(lists) {
            self.starts.partition_point(|w| w.start < range.start)
        } else {
            self.starts.len()
        };
        self.starts[from..]
            .iter()
            .take_while(move |w| w.start < end)
            .inspect(|_| self.visit())
            .filter(move |w| w.lists.meets(lists) && w.end <= end)
            .map(|w| w.start)
    }

    /// Whether a word of a list stands inside a range, in brackets or not.
    pub(super) fn holds(&self, list: &Words, range: &Range<usize>) -> bool {
        self.all(list, range).next().is_some()
    }

    /// Where words of some lists stand outside of brackets in a range, and end in it: each place once.
    pub(super) fn places(
        &self,
        lists: Lists,
        range: &Range<usize>,
    ) -> impl DoubleEndedIterator<Item = usize> {
        let (from, to) = if self.all.meets(lists) {
            (
                self.starts.partition_point(|w| w.start < range.start),
                self.starts.partition_point(|w| w.start < range.end),
            )
        } else {
            (0, 0)
        };
        let end = range.end;
        let mut last = None;
        self.starts[from..to]
            .iter()
            .inspect(|_| self.visit())
            .filter(move |w| w.outside && w.end <= end && w.lists.meets(lists))
            .map(|w| w.start)
            .filter(move |&at| last.replace(at) != Some(at))
    }

    /// The marks of a range that stand outside of brackets.
    pub(super) fn marks(&self, range: &Range<usize>) -> impl Iterator<Item = Mark> {
        let from = self.marks.partition_point(|m| m.at < range.start);
        let to = self.marks.partition_point(|m| m.at < range.end);
        let marks = self.marks[from..to].iter().copied();
        marks.inspect(|_| self.visit())
    }

    /// The pieces of a range between marks, as [`list::split`] gives them.
    pub(super) fn split(
        &self,
        range: &Range<usize>,
        cuts: impl Fn(char) -> bool,
    ) -> impl Iterator<Item = Range<usize>> {
        let mut from = range.start;
        let end = range.end;
        self.marks(range)
            .filter(move |mark| cuts(mark.sign))
            .map(|mark| (mark.at, mark.end()))
            .chain([(end, end)])
            .map(move |(at, next)| std::mem::replace(&mut from, next)..at)
    }

    /// The bracket with which a range ends, if something stands before it.
    pub(super) fn last_bracket(&self, range: &Range<usize>) -> Option<&Range<usize>> {
        let at = self
            .brackets
            .binary_search_by_key(&range.end, |bracket| bracket.end)
            .ok()?;
        Some(&self.brackets[at]).filter(|bracket| bracket.start > range.start)
    }

    /// A range without blanks at its ends and without a bracket that stands at its end, if something stands
    /// before it.
    pub(super) fn without_last_bracket(&self, range: &Range<usize>) -> Range<usize> {
        let range = trim_blanks(self.text, range.clone());
        match self.last_bracket(&range) {
            Some(last) => trim_blanks(self.text, range.start..last.start),
            None => range,
        }
    }

    /// Where a range goes on behind the adverbs that it begins with.
    pub(super) fn behind_adverbs(&self, range: &Range<usize>) -> usize {
        let mut rest = range.clone();
        while let Some(end) = self.begins(&words().verbs.adverbs, &rest) {
            rest.start = end;
        }
        rest.start
    }

    /// Whether a place stands in a bracket.
    pub(super) fn in_bracket(&self, at: usize) -> bool {
        let next = self.brackets.partition_point(|bracket| bracket.end <= at);
        let next = self.brackets.get(next);
        next.is_some_and(|bracket| bracket.start < at)
    }

    /// Whether a range is one bracket and nothing else.
    pub(super) fn is_bracket(&self, range: &Range<usize>) -> bool {
        self.brackets
            .binary_search_by_key(&range.start, |bracket| bracket.start)
            .is_ok_and(|at| self.brackets[at].end == range.end)
    }

    /// Counts a token that was looked at, in tests.
    fn visit(&self) {
        if cfg!(test) {
            self.visited.set(self.visited.get() + 1);
        }
    }

    /// How many tokens were looked at; counted in tests only.
    #[cfg(test)]
    pub(super) fn visited(&self) -> usize {
        self.visited.get()
    }
}

/// Tells of places in their order whether they stand in brackets.
struct Inside<'b> {
    brackets: &'b [Range<usize>],
}

impl<'b> Inside<'b> {
    fn new(brackets: &'b [Range<usize>]) -> Self {
        Self { brackets }
    }

    fn covers(&mut self, at: usize) -> bool {
        while self.brackets.first().is_some_and(|b| b.end <= at) {
            self.brackets = &self.brackets[1..];
        }
        self.brackets.first().is_some_and(|b| b.start <= at)
    }
}

/// Whether a character is one at which texts are cut.
fn is_mark(c: char) -> bool {
    matches!(
        c,
        '、' | '，' | ',' | '；' | ';' | '。' | '：' | ':' | '为' | '/'
    ) || c.is_whitespace()
}

/// Whether a text has no letter, figure or sign that carries a value.
pub(super) fn is_silent(text: &str) -> bool {
    !text.contains(|c| zh::is_cjk(c) || c.is_alphanumeric()) && zh::key(text).is_empty()
}
