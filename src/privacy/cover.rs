//! Covering what is personal: every character for one star, so that lines keep their columns.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

use super::find::{Found, What, find};
use super::name;
use super::signs::{floor, markup};
use crate::text::Text;

/// What is covered in a text, character by character.
#[derive(Debug, Clone, Default)]
pub(super) struct Hidden {
    /// The bytes of each character that is covered, ascending.
    chars: Vec<Range<usize>>,
    /// What was found, ascending.
    found: Vec<Quoted>,
}

/// Something that was found, with its words and what is shown of them.
#[derive(Debug, Clone)]
struct Quoted {
    range: Range<usize>,
    was: String,
    is: String,
}

impl Hidden {
    /// What is personal in a text.
    pub(super) fn of(text: &str) -> Self {
        let mut hidden = Self::default();
        for Found { range, what } in find(text) {
            let words = &text[range.clone()];
            let chars = signs(what, words);
            hidden
                .chars
                .extend(chars.map(|c| range.start + c.start..range.start + c.end));
            hidden.found.push(Quoted {
                was: words.to_owned(),
                is: cover(what, words),
                range,
            });
        }
        hidden
    }

    /// Whether nothing is.
    pub(super) fn is_empty(&self) -> bool {
        self.chars.is_empty()
    }

    /// The characters of a text of this file that are covered: where they stand there, and by their own words.
    fn in_text(&self, text: &Text) -> Vec<Range<usize>> {
        let mut chars = text.parts_from(&self.chars);
        chars.extend(Self::of(text).chars);
        chars.sort_by_key(|range| range.start);
        chars.dedup();
        chars
    }

    /// Covers a text of this file; the places of what is left stay.
    pub(super) fn mask(&self, text: &mut Text) {
        let chars = self.in_text(text);
        self::mask(text, &chars);
    }

    /// Covers a text of this file and moves ranges in it along.
    pub(super) fn mask_with<'r>(
        &self,
        text: &mut Text,
        ranges: impl Iterator<Item = &'r mut Range<usize>>,
    ) {
        let chars = self.in_text(text);
        // A star has fewer bytes than a Chinese character: how many fewer up to each.
        let mut fewer = vec![0];
        for c in &chars {
            fewer.push(fewer[fewer.len() - 1] + c.len() - STAR.len());
        }
        let shift = |at: usize| at - fewer[chars.partition_point(|c| c.end <= at)];
        for range in ranges {
            *range = shift(range.start)..shift(range.end);
        }
        self::mask(text, &chars);
    }

    /// Covers words that were made from a stretch of this file.
    pub(super) fn mask_words(&self, words: &mut String, from: Range<usize>) {
        let here = self
            .found
            .partition_point(|one| one.range.end <= from.start);
        let touched = self.found[here..].iter();
        for one in touched.take_while(|one| one.range.start < from.end) {
            if words.contains(one.was.as_str()) {
                *words = words.replace(one.was.as_str(), &one.is);
            }
        }
        if let Cow::Owned(masked) = masked(words) {
            *words = masked;
        }
    }

    /// What covers words that are quoted from this file.
    pub(super) fn quotes(&self) -> Quotes {
        let words: BTreeMap<&str, &str> = (self.found.iter())
            .map(|one| (one.was.as_str(), one.is.as_str()))
            .collect();
        Quotes {
            finder: AhoCorasick::builder()
                .match_kind(MatchKind::LeftmostLongest)
                .build(words.keys())
                .expect("short words of one file"),
            shown: words.values().map(|is| (*is).to_owned()).collect(),
        }
    }

    /// A stretch of the file as it may be shown.
    pub(super) fn shown(&self, text: &str, range: Range<usize>, star: &str) -> String {
        let mut out = String::with_capacity(range.len());
        let mut at = range.start;
        let first = self.chars.partition_point(|c| c.start < range.start);
        for c in self.chars[first..]
            .iter()
            .take_while(|c| c.end <= range.end)
        {
            out.push_str(&text[at..c.start]);
            out.push_str(star);
            at = c.end;
        }
        out.push_str(&text[at..range.end]);
        out
    }
}

/// Covers what is personal where words of a file are quoted.
pub(super) struct Quotes {
    finder: AhoCorasick,
    shown: Vec<String>,
}

impl Quotes {
    /// Covers it in words.
    pub(super) fn mask(&self, words: &mut String) {
        if self.finder.is_match(words.as_str()) {
            *words = self.finder.replace_all(words, &self.shown);
        }
    }
}

/// A text of which parts are shown.
#[derive(Debug)]
pub struct Covered<'t> {
    text: &'t str,
    hidden: Hidden,
}

impl<'t> Covered<'t> {
    /// A text with what is personal in it covered.
    pub fn new(text: &'t str) -> Self {
        Self {
            text,
            hidden: Hidden::of(text),
        }
    }

    /// A text that is shown as it is.
    pub fn open(text: &'t str) -> Self {
        Self {
            text,
            hidden: Hidden::default(),
        }
    }

    /// A part as it may be shown.
    pub fn part(&self, range: Range<usize>) -> String {
        self.hidden.shown(self.text, range, STAR)
    }
}

/// What stands for a character.
const STAR: &str = "*";

/// A text as it may be published.
pub fn masked(text: &str) -> Cow<'_, str> {
    let hidden = Hidden::of(text);
    if hidden.is_empty() {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(hidden.shown(text, 0..text.len(), STAR))
    }
}

/// The words of a finding about what was found.
pub(super) fn told(found: &Found, text: &str) -> String {
    cover(found.what, &text[found.range.clone()])
}

/// What was found, with what identifies covered.
fn cover(what: What, words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut at = 0;
    for c in signs(what, words) {
        out.push_str(&words[at..c.start]);
        out.push_str(STAR);
        at = c.end;
    }
    out.push_str(&words[at..]);
    out
}

/// The characters of something personal that identify: all letters and figures but a few at its ends.
fn signs(what: What, words: &str) -> impl Iterator<Item = Range<usize>> + use<> {
    let (keep_first, keep_last) = match what {
        What::Mobile => (3, 4),
        What::Identity => (6, 2),
        What::BankCard => (4, 4),
        What::ContactName => (name::family(words), 0),
        What::Address => (3, 0),
    };
    let mut all = Vec::new();
    let mut at = 0;
    while let Some(c) = words[at..].chars().next() {
        let len = markup(&words[at..]).unwrap_or_else(|| c.len_utf8());
        if len == c.len_utf8() && (c.is_numeric() || c.is_alphabetic()) {
            all.push(at..at + len);
        }
        at += len;
    }
    let last = all.len().saturating_sub(keep_last);
    all.truncate(last);
    all.into_iter().skip(keep_first)
}

/// Puts stars in place of characters of a text.
fn mask(text: &mut Text, chars: &[Range<usize>]) {
    if chars.is_empty() {
        return;
    }
    let mut out = Text::default();
    let mut at = 0;
    for c in chars.iter().filter(|c| !c.is_empty()) {
        if at < c.start {
            out.push(&text.slice(at..c.start));
        }
        out.push_given(STAR);
        at = c.end;
    }
    out.push(&text.slice(at..text.len()));
    *text = out;
}

/// A Markdown page as it may be published: below its front matter a star is a sign and no mark.
pub(super) fn page(text: &str, body: usize) -> String {
    let hidden = Hidden::of(text);
    let body = floor(text, body);
    let mut out = hidden.shown(text, 0..body, STAR);
    out.push_str(&hidden.shown(text, body..text.len(), "\\*"));
    out
}
