//! A text that knows where its characters come from, from the reader of a document to the page.
//!
//! Whatever is cut, joined, mended or masked on the way, each character that stands in a file keeps its place
//! there, so that a finding points at it without looking for words again.

use std::borrow::Borrow;
use std::fmt;
use std::ops::{Deref, Range};

use serde::{Serialize, Serializer};

/// A stretch of a file: bytes of its decoded text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The bytes as a range.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// From the beginning of this span to the end of another behind it.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self {
            start: self.start,
            end: other.end.max(self.start),
        }
    }
}

impl From<Range<usize>> for Span {
    /// Files over 4 GiB are refused when they are read.
    fn from(range: Range<usize>) -> Self {
        Self {
            start: range.start as u32,
            end: range.end as u32,
        }
    }
}

/// Characters with their places in one file.
///
/// It consists of runs: each is a stretch of the file, or was put in by the program (a line break between two
/// lines, what covers a masked number) or given by a person, and then has no place of its own.
#[derive(Clone, Default)]
pub struct Text {
    string: String,
    runs: Vec<Run>,
}

/// Where a part of a text comes from; it ends where the next run begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    /// Where it begins in the text.
    at: u32,
    /// Where it begins in the file; none if it does not stand there.
    from: Option<u32>,
}

impl Text {
    /// The text of a range of a file.
    pub fn from_source(source: &str, range: Range<usize>) -> Self {
        if range.is_empty() {
            return Self::default();
        }
        Self {
            string: source[range.clone()].to_owned(),
            runs: vec![Run {
                at: 0,
                from: Some(range.start as u32),
            }],
        }
    }

    /// Words that stand nowhere in the file: given by a person, or made by the program.
    pub fn given(words: &str) -> Self {
        let mut text = Self::default();
        text.push_given(words);
        text
    }

    /// The characters.
    pub fn as_str(&self) -> &str {
        &self.string
    }

    /// Whether there are no characters.
    pub fn is_empty(&self) -> bool {
        self.string.is_empty()
    }

    /// A part of it; `range` must lie on character borders.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> Self {
        let mut out = Self::default();
        let first = self.run_at(range.start);
        for (run, from) in self
            .runs_from(first)
            .take_while(|(run, _)| run.start < range.end)
        {
            let (start, end) = (run.start.max(range.start), run.end.min(range.end));
            if start < end {
                out.runs.push(Run {
                    at: out.string.len() as u32,
                    from: from.map(|from| (from + start - run.start) as u32),
                });
                out.string.push_str(&self.string[start..end]);
            }
        }
        out
    }

    /// Without blanks at both ends.
    #[must_use]
    pub fn trim(&self) -> Self {
        let start = self.string.len() - self.string.trim_start().len();
        let end = self.string.trim_end().len();
        if start == 0 && end == self.string.len() {
            return self.clone();
        }
        self.slice(start..end.max(start))
    }

    /// The parts between characters at which it is cut, some of them perhaps empty; those characters are left out.
    pub fn cut(&self, is_edge: impl Fn(char) -> bool) -> impl Iterator<Item = Self> {
        let edges: Vec<(usize, &str)> = self.string.match_indices(is_edge).collect();
        let mut from = 0;
        edges
            .into_iter()
            .chain([(self.string.len(), "")])
            .map(move |(at, edge)| {
                let part = self.slice(from..at);
                from = at + edge.len();
                part
            })
    }

    /// Leaves away what stands behind so many bytes of it, which must end on a character border.
    pub fn truncate(&mut self, len: usize) {
        self.string.truncate(len);
        let runs = self.runs.partition_point(|run| (run.at as usize) < len);
        self.runs.truncate(runs);
    }

    /// Puts another text of the same file behind it, with nothing between.
    pub fn push(&mut self, other: &Self) {
        let base = self.string.len() as u32;
        self.runs.extend(other.runs.iter().map(|run| Run {
            at: base + run.at,
            from: run.from,
        }));
        self.string.push_str(&other.string);
    }

    /// Puts a character of the file behind it, which may stand for another there (a break for `<br>`).
    pub fn push_char(&mut self, c: char, from: usize) {
        self.runs.push(Run {
            at: self.string.len() as u32,
            from: Some(from as u32),
        });
        self.string.push(c);
    }

    /// Puts a stretch of the file behind it.
    pub fn push_source(&mut self, source: &str, range: Range<usize>) {
        if !range.is_empty() {
            self.runs.push(Run {
                at: self.string.len() as u32,
                from: Some(range.start as u32),
            });
            self.string.push_str(&source[range]);
        }
    }

    /// Puts words behind it that stand nowhere in the file.
    pub fn push_given(&mut self, words: &str) {
        if words.is_empty() {
            return;
        }
        if self.runs.last().is_none_or(|run| run.from.is_some()) {
            self.runs.push(Run {
                at: self.string.len() as u32,
                from: None,
            });
        }
        self.string.push_str(words);
    }

    /// Puts a line break behind it.
    pub fn push_break(&mut self) {
        self.push_layout("\n");
    }

    /// Puts characters behind it that are layout, not content: blanks and line breaks only.
    pub fn push_layout(&mut self, blanks: &str) {
        debug_assert!(blanks.chars().all(char::is_whitespace));
        self.push_given(blanks);
    }

    /// Where it begins in the file, if any of it comes from there.
    pub fn start(&self) -> Option<usize> {
        self.sources().next().map(|range| range.start)
    }

    /// The stretches of the file that it consists of, in its own order.
    pub fn sources(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        self.runs()
            .filter_map(|(run, from)| from.map(|from| from..from + run.len()))
    }

    /// The parts of it that stand in these stretches of the file, which are ascending and do not overlap.
    pub fn parts_from(&self, stretches: &[Range<usize>]) -> Vec<Range<usize>> {
        let mut parts = Vec::new();
        for (run, from) in self.runs() {
            let Some(from) = from else { continue };
            let end = from + run.len();
            let first = stretches.partition_point(|one| one.end <= from);
            for one in stretches[first..].iter().take_while(|one| one.start < end) {
                let (start, end) = (one.start.max(from), one.end.min(end));
                parts.push(run.start + start - from..run.start + end - from);
            }
        }
        parts
    }

    /// Where a part of it stands in the file: from its first character that stands there to its last. For a part
    /// of which nothing does, an empty span behind what stands before it; at the top of the file without any.
    pub fn span(&self, part: Range<usize>) -> Span {
        let mut found: Option<Range<usize>> = None;
        let first = self.run_at(part.start);
        for (run, from) in self
            .runs_from(first)
            .take_while(|(run, _)| run.start < part.end)
        {
            let Some(from) = from else { continue };
            let (start, end) = (run.start.max(part.start), run.end.min(part.end));
            if start < end {
                let here = from + start - run.start..from + end - run.start;
                found = Some(match found {
                    // What was moved to the front stands behind in the file.
                    Some(all) if here.start >= all.start => all.start..here.end.max(all.end),
                    Some(all) => all,
                    None => here,
                });
            }
        }
        let before = || {
            let runs = &self.runs[..self.runs.len().min(first + 1)];
            let last = runs.iter().rposition(|run| run.from.is_some())?;
            let (run, from) = self.runs_from(last).next()?;
            Some(from? + part.start.clamp(run.start, run.end) - run.start)
        };
        let found = found.unwrap_or_else(|| {
            let before = before().unwrap_or(0);
            before..before
        });
        found.into()
    }

    /// Where all of it stands in the file.
    pub fn whole(&self) -> Span {
        self.span(0..self.string.len())
    }

    /// Puts other words in place of a part; they stand nowhere in the file.
    pub fn replace_range(&mut self, part: Range<usize>, words: &str) {
        let mut out = self.slice(0..part.start);
        out.push_given(words);
        out.push(&self.slice(part.end..self.string.len()));
        *self = out;
    }

    /// The same text without its blanks.
    #[must_use]
    pub fn squeezed(&self) -> Self {
        let mut out = Self::default();
        let mut from = 0;
        for (at, blank) in self.string.match_indices(char::is_whitespace) {
            out.push(&self.slice(from..at));
            from = at + blank.len();
        }
        out.push(&self.slice(from..self.string.len()));
        out
    }

    /// Each run with its place in the file.
    fn runs(&self) -> impl Iterator<Item = (Range<usize>, Option<usize>)> + '_ {
        self.runs_from(0)
    }

    /// The same, from a run on.
    fn runs_from(&self, first: usize) -> impl Iterator<Item = (Range<usize>, Option<usize>)> + '_ {
        (first..self.runs.len()).map(|i| {
            let run = self.runs[i];
            let end = self
                .runs
                .get(i + 1)
                .map_or(self.string.len(), |next| next.at as usize);
            (run.at as usize..end, run.from.map(|from| from as usize))
        })
    }

    /// Which run a byte stands in; the last, for what stands behind all.
    fn run_at(&self, at: usize) -> usize {
        let behind = self.runs.partition_point(|run| run.at as usize <= at);
        behind.saturating_sub(1)
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.string
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.string)
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.string, f)
    }
}

/// Two texts are equal if their characters are, wherever they stand.
impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.string == other.string
    }
}

impl Eq for Text {}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        self.string == other
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        self.string == *other
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        &self.string
    }
}

impl Borrow<str> for Text {
    fn borrow(&self) -> &str {
        &self.string
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.string)
    }
}
