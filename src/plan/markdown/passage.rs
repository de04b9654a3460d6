//! The words of a heading, paragraph or cell as shown, each with its place in the source.
//!
//! Escapes are undone, `<br>` becomes a line break, ids such as `{#2.3}` are taken out. Everything else is
//! text as it stands, so that every character shown can be found again for a diagnostic.

use std::ops::Range;

use crate::outline::Passage;

/// The words of a stretch of source. Where `**` is left standing goes to `stars`.
pub(super) fn read(source: &str, range: Range<usize>, stars: &mut Vec<usize>) -> Passage {
    let mut out = Passage {
        span: range.clone().into(),
        ..Passage::default()
    };
    let part = &source[range.clone()];
    // Where the words begin that are copied as they are.
    let mut from = 0;
    let mut at = 0;
    while let Some(c) = part[at..].chars().next() {
        let rest = &part[at..];
        let copied = range.start + from..range.start + at;
        if let Some((id, len)) = (c == '{').then(|| id(rest)).flatten() {
            out.text.push_source(source, copied);
            out.ids.push((out.text.len(), id.to_owned()));
            at += len;
            from = at;
            continue;
        }
        let before = if from < at {
            &part[from..at]
        } else {
            out.text.as_str()
        };
        let (skip, shown) = special(rest, before);
        if skip > 0 {
            out.text.push_source(source, copied);
            if let Some(shown) = shown {
                out.text
                    .push_char(shown, range.start + at + skip - shown.len_utf8());
            }
            at += skip;
            from = at;
            continue;
        }
        // A pair of stars is told once.
        let pair = rest.starts_with("**");
        if pair {
            stars.push(range.start + at);
        }
        at += if pair { 2 } else { c.len_utf8() };
    }
    out.text
        .push_source(source, range.start + from..range.start + at);
    trim(out)
}

/// Takes the blanks at the ends away; ids keep their places, which never lie in them.
fn trim(words: Passage) -> Passage {
    let lead = words.text.len() - words.text.trim_start().len();
    let text = words.text.trim();
    let most = text.len();
    let ids = words.ids.into_iter();
    Passage {
        ids: ids
            .map(|(at, id)| (at.saturating_sub(lead).min(most), id))
            .collect(),
        text,
        span: words.span,
    }
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
    let inner = text[3..].trim_start_matches([' ', '/']);
    inner.starts_with('>').then(|| text.len() - inner.len() + 1)
}

/// `{#2.3}` at the beginning of a text: the id and its length with braces.
fn id(text: &str) -> Option<(&str, usize)> {
    let inner = text.strip_prefix("{#")?;
    let is_own = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'.' || b == b'-';
    let end = inner.bytes().position(|b| !is_own(b))?;
    (end > 0 && inner[end..].starts_with('}')).then_some((&inner[..end], end + 3))
}
