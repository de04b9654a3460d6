//! The words of a heading, paragraph or cell as shown, each with its place in the source.
//!
//! Escapes are undone, `<br>` becomes a line break, ids such as `{#2.3}` are taken out. Everything else is
//! text as it stands, so that every character shown can be found again for a diagnostic.

use std::ops::Range;

/// The words of a heading, paragraph or cell, and where each came from.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Inline {
    /// As shown: escapes undone, `<br>` as a line break, ids taken out.
    pub(super) text: String,
    /// Stretches copied as they are: position in `text`, position in the source.
    runs: Vec<(usize, usize)>,
    /// `{#2.3}` and where it stood in `text`.
    pub(super) ids: Vec<(usize, String)>,
}

impl Inline {
    /// Where a stretch of the text stands in the source.
    pub(super) fn source(&self, range: Range<usize>) -> Range<usize> {
        let start = self.at(range.start);
        // The end is one past the last byte meant, which may stand in an earlier run than the next byte.
        let end = if range.end > range.start {
            self.at(range.end - 1) + 1
        } else {
            start
        };
        start..end
    }

    /// Where the whole text stands in the source.
    pub(super) fn whole(&self) -> Range<usize> {
        self.source(0..self.text.len())
    }

    /// A stretch of the text as words of their own, with their places.
    pub(super) fn part(&self, range: Range<usize>) -> Self {
        let mut runs = vec![(0, self.at(range.start))];
        runs.extend(
            self.runs
                .iter()
                .filter(|(text, _)| range.start < *text && *text < range.end)
                .map(|&(text, source)| (text - range.start, source)),
        );
        Self {
            text: self.text[range].to_owned(),
            runs,
            ids: Vec::new(),
        }
    }

    /// Takes the blanks at the ends away; ids keep their places, which never lie in them.
    fn trim(&mut self) {
        let lead = self.text.len() - self.text.trim_start().len();
        if lead > 0 {
            let source = self.at(lead);
            self.runs.retain(|&(text, _)| text > lead);
            for run in &mut self.runs {
                run.0 -= lead;
            }
            self.runs.insert(0, (0, source));
            self.text.drain(..lead);
        }
        self.text.truncate(self.text.trim_end().len());
        for id in &mut self.ids {
            id.0 = id.0.saturating_sub(lead).min(self.text.len());
        }
    }

    fn at(&self, at: usize) -> usize {
        let run = self.runs.partition_point(|&(text, _)| text <= at);
        self.runs
            .get(run.saturating_sub(1))
            .map_or(0, |&(text, source)| source + at.saturating_sub(text))
    }
}

/// The words of a stretch of source. Where `**` is left standing goes to `stars`.
pub(super) fn read(source: &str, range: Range<usize>, stars: &mut Vec<usize>) -> Inline {
    let mut out = Inline::default();
    let part = &source[range.clone()];
    let mut at = 0;
    let mut run_open = false;
    while let Some(c) = part[at..].chars().next() {
        let rest = &part[at..];
        if let Some((id, len)) = (c == '{').then(|| id(rest)).flatten() {
            out.ids.push((out.text.len(), id.to_owned()));
            run_open = false;
            at += len;
            continue;
        }
        let (skip, shown) = special(rest, &out.text);
        if skip > 0 {
            if let Some(shown) = shown {
                let from = range.start + at + skip - shown.len_utf8();
                out.runs.push((out.text.len(), from));
                out.text.push(shown);
            }
            run_open = false;
            at += skip;
            continue;
        }
        // A pair of stars is told once.
        let pair = rest.starts_with("**");
        let len = if pair { 2 } else { c.len_utf8() };
        if pair {
            stars.push(range.start + at);
        }
        if !run_open {
            out.runs.push((out.text.len(), range.start + at));
            run_open = true;
        }
        out.text.push_str(&rest[..len]);
        at += len;
    }
    out.trim();
    if out.runs.is_empty() {
        out.runs.push((0, range.start));
    }
    out
}

/// Escapes and breaks: how many bytes to skip, and the character to show for them.
///
/// Zero bytes: nothing special begins here.
fn special(rest: &str, before: &str) -> (usize, Option<char>) {
    let mut chars = rest.chars();
    match (chars.next(), chars.next()) {
        (Some('\\'), Some('\n')) => (2 + indent(&rest[2..]), Some('\n')),
        (Some('\\'), Some(c)) if c.is_ascii_punctuation() => (2, Some(c)),
        (Some('\n'), next) => {
            let skip = 1 + indent(&rest[1..]);
            let hard = before.ends_with("  ");
            // A line folded in the file: Chinese goes on without a blank, Latin words with one.
            let latin = before
                .chars()
                .last()
                .is_some_and(|c| c.is_ascii_alphanumeric())
                && next.is_some_and(|c| c.is_ascii_alphanumeric());
            (
                skip,
                if hard {
                    Some('\n')
                } else {
                    latin.then_some(' ')
                },
            )
        }
        (Some('<'), _) => line_break(rest).map_or((0, None), |len| (len, Some('\n'))),
        _ => (0, None),
    }
}

/// Blanks at the beginning of a folded line.
fn indent(rest: &str) -> usize {
    rest.len() - rest.trim_start_matches([' ', '\t']).len()
}

/// The length of `<br>` at the beginning of a text, in any of its spellings.
pub(super) fn line_break(text: &str) -> Option<usize> {
    let head = text.get(..3)?;
    if !head.eq_ignore_ascii_case("<br") {
        return None;
    }
    let end = text.find('>')?;
    text[3..end]
        .chars()
        .all(|c| c == ' ' || c == '/')
        .then_some(end + 1)
}

/// `{#2.3}` at the beginning of a text: the id and its length with braces.
fn id(text: &str) -> Option<(&str, usize)> {
    let inner = text.strip_prefix("{#")?;
    let end = inner.find('}')?;
    let id = &inner[..end];
    let is_id = !id.is_empty()
        && id
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'.' || b == b'-');
    is_id.then_some((id, end + 3))
}
