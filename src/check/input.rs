//! What the rules may look at, and where in a file something stands.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::atlas::{Atlas, Registers, bare, find_loosely};
use crate::front::{self, Places};
use crate::placed::Placed;
use crate::project::Project;
use crate::source::{Place, Source};

/// What the rules may look at.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// The site's files.
    pub project: &'a Project,
    /// Its plans, linked. Texts in it are masked; places are those of the files.
    pub atlas: &'a Atlas,
    /// Its registers.
    pub registers: &'a Registers,
    /// The documents that plans were read from, by path relative to the site; absent if unreadable.
    pub seeds: &'a BTreeMap<String, Vec<u8>>,
    /// The manifest of a site that was published, beside the record of the project.
    pub published: Option<&'a str>,
}

impl Input<'_> {
    /// The file of a plan.
    pub(super) fn source(&self, file: &str) -> Option<&Source> {
        self.project.plans.iter().find(|source| source.path == file)
    }

    /// Where `words` stand in the line of `near`, from its column on; `near` itself if they do not. Blanks,
    /// punctuation and width do not matter, so words of a normalised text are found too.
    pub(super) fn locate(&self, near: &Place, words: &str) -> Place {
        self.locate_part(near, words, 0..bare(words).chars().count())
    }

    /// Like `locate`, but the place is that of a part of the words, in characters that are no punctuation.
    pub(super) fn locate_part(&self, near: &Place, words: &str, part: Range<usize>) -> Place {
        let found = self.rest_of_line(near).and_then(|(source, line)| {
            let found = find_loosely(&source.text[line.clone()], words, part)?;
            Some(source.place(line.start + found.start..line.start + found.end))
        });
        found.unwrap_or_else(|| near.clone())
    }

    /// Where a number stands in the line of `near`, not within a longer one; `near` itself if it does not.
    pub(super) fn locate_number(&self, near: &Place, number: &str) -> Place {
        let found = self.rest_of_line(near).and_then(|(source, line)| {
            let text = &source.text[line.clone()];
            let (at, _) = text.match_indices(number).find(|(at, _)| {
                let figure = |c: char| c.is_ascii_digit();
                !text[..*at].ends_with(figure) && !text[at + number.len()..].starts_with(figure)
            })?;
            Some(source.place(line.start + at..line.start + at + number.len()))
        });
        found.unwrap_or_else(|| near.clone())
    }

    /// The plan's file of a place, and the bytes from the place to the end of its line.
    fn rest_of_line(&self, near: &Place) -> Option<(&Source, Range<usize>)> {
        let source = self.source(&near.file)?;
        let line: usize = source
            .text
            .split_inclusive('\n')
            .take(near.line.saturating_sub(1) as usize)
            .map(str::len)
            .sum();
        let from = source.text[line..]
            .char_indices()
            .nth(near.column.saturating_sub(1) as usize)
            .map_or(source.text.len(), |(at, _)| line + at);
        let end = source.text[from..]
            .find('\n')
            .map_or(source.text.len(), |at| from + at);
        Some((source, from..end))
    }

    /// Where a plan's front matter says what `pick` chooses; the file as a whole if it does not.
    pub(super) fn in_front(
        &self,
        file: &str,
        pick: impl FnOnce(Places) -> Option<Range<usize>>,
    ) -> Place {
        let found = self.source(file).and_then(|source| {
            let range = pick(Places::read(&source.text))?;
            Some(source.place(range))
        });
        found.unwrap_or_else(|| Place::file(file))
    }

    /// Where `words` stand anywhere in the text of a plan, its front matter apart; as loosely as `locate`.
    pub(super) fn locate_in_body(&self, file: &str, words: &str) -> Option<Place> {
        let body = self.body(file)?;
        let source = self.source(file)?;
        let from = source.text.len() - body.len();
        let found = find_loosely(body, words, 0..bare(words).chars().count())?;
        Some(source.place(from + found.start..from + found.end))
    }

    /// The text of a plan, its front matter apart.
    pub(super) fn body(&self, file: &str) -> Option<&str> {
        let text = self.source(file)?.text.as_str();
        Some(&text[front::body_start(text)..])
    }
}

/// Where a register says a value.
pub(super) fn in_register<T>(register: Option<&Source>, value: &Placed<T>) -> Place {
    register.map_or_else(
        || Place::file("content"),
        |source| source.place(value.span()),
    )
}
