//! Silent misses: expected units that were not read, and at which no finding points either.
//!
//! Whoever reads the report of an import can mend what it points at; what it neither reads nor mentions is
//! lost. A finding points at a unit if its place covers a character of the unit's name from the first words of
//! the expected task to those of the next; where it has no name there, as under a heading or beside merged
//! cells, the nearest name before the task counts.

use std::ops::Range;

use gangmu::diag::Place;
use gangmu::source::Source;
use unicode_normalization::UnicodeNormalization as _;

use crate::score::Miss;
use crate::truth::Task;
use crate::words;

/// A place of more characters than this sends nobody to a word in it: a line that holds a whole document.
const WIDEST: u32 = 300;

/// The misses at which no place points, in the order given.
pub(crate) fn silent<'m>(
    misses: &'m [Miss],
    tasks: &[Task],
    source: &Source,
    pointed: &[Place],
) -> Vec<&'m Miss> {
    let text = Plain::of(source);
    let stand = text.stretches(tasks);
    misses
        .iter()
        .filter(|miss| {
            let near = &stand[miss.task];
            !miss.names.iter().any(|name| {
                text.near(&words::unit(name), near)
                    .iter()
                    .any(|at| text.covered(at, pointed))
            })
        })
        .collect()
}

/// A document's text without blanks, in which words cut by line breaks are whole.
struct Plain {
    chars: Vec<char>,
    /// Line and column of each character, from 1.
    places: Vec<(u32, u32)>,
}

impl Plain {
    fn of(source: &Source) -> Self {
        let (mut chars, mut places) = (Vec::new(), Vec::new());
        for (line, text) in (1..).zip(source.text.split('\n')) {
            for (column, c) in (1..).zip(text.chars()) {
                for c in c.nfkc().filter(|c| !c.is_whitespace()) {
                    chars.push(c);
                    places.push((line, column));
                }
            }
        }
        Self { chars, places }
    }

    /// Where words stand within a range.
    fn all(&self, words: &str, within: Range<usize>) -> Vec<Range<usize>> {
        let words: Vec<char> = words.chars().collect();
        if words.is_empty() || within.len() < words.len() {
            return Vec::new();
        }
        (within.start..=within.end - words.len())
            .filter(|at| self.chars[*at..].starts_with(&words))
            .map(|at| at..at + words.len())
            .collect()
    }

    /// For each task the text from its beginning to that of the next; all of it where it is not found.
    fn stretches(&self, tasks: &[Task]) -> Vec<Range<usize>> {
        let mut from = 0;
        let starts: Vec<Option<usize>> = tasks
            .iter()
            .map(|task| {
                let start = self.first(&words::plain(&task.text_start), from)?;
                from = start.end;
                Some(start.start)
            })
            .collect();
        starts
            .iter()
            .map(|start| {
                let Some(start) = *start else {
                    return 0..self.chars.len();
                };
                let next = starts.iter().flatten().filter(|next| **next > start).min();
                start..next.copied().unwrap_or(self.chars.len())
            })
            .collect()
    }

    /// The first place of words from a place on, or from the top where it stands before that.
    fn first(&self, words: &str, from: usize) -> Option<Range<usize>> {
        let all = self.all(words, 0..self.chars.len());
        all.iter()
            .find(|at| at.start >= from)
            .or(all.first())
            .cloned()
    }

    /// Where a name stands in a stretch, or else the nearest place before it.
    fn near(&self, name: &str, stretch: &Range<usize>) -> Vec<Range<usize>> {
        let inside = self.all(name, stretch.clone());
        if inside.is_empty() {
            self.all(name, 0..stretch.start)
                .into_iter()
                .last()
                .into_iter()
                .collect()
        } else {
            inside
        }
    }

    /// Whether one of the places holds one of the characters.
    fn covered(&self, at: &Range<usize>, pointed: &[Place]) -> bool {
        self.places[at.clone()].iter().any(|(line, column)| {
            pointed.iter().any(|place| {
                place.width <= WIDEST
                    && place.line == *line
                    && (place.column..place.column + place.width).contains(column)
            })
        })
    }
}
