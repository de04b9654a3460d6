//! The names of persons beside numbers: before and behind them, in brackets, in the next cell, with what somebody is
//! called, several in a row.
//!
//! From a number one walks away over what may stand between it and a name (signs, words for the number, a bracket
//! with a post, other numbers) to the next words; whether these are a name is asked of the lexicon. Beside an office's
//! number only who is marked as its contact is meant. A walk ends after a few dozen characters.

mod ahead;
mod back;
mod way;

use std::ops::Range;

use super::name::{is_blank, is_of_name, name_at_start};
use super::signs::{ceil, floor, markup};
use crate::lexicon::personal::words;

/// How many bytes a walk goes at most.
const WALK: usize = 360;

/// Names that stand before a number; `contacts`: only those that are marked as contacts.
pub(super) fn before(text: &str, at: usize, contacts: bool) -> Vec<Range<usize>> {
    let low = floor(text, at.saturating_sub(WALK));
    back::names(text, low, at, contacts)
}

/// Names that stand behind a number.
pub(super) fn behind(text: &str, at: usize, contacts: bool) -> Vec<Range<usize>> {
    let high = ceil(text, at + WALK);
    ahead::names(text, at, high, contacts)
}

/// The names in a cell whose column or row is that of persons.
pub(super) fn in_cell(text: &str, cell: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = cell.start;
    let mut depth = 0_usize;
    let mut start = None;
    let mut close = |start: &mut Option<usize>, end: usize| {
        let Some(from) = start.take() else { return };
        found.extend(name_at_start(&text[from..end], true).map(|len| from..from + len));
    };
    while at < cell.end {
        let rest = &text[at..cell.end];
        let c = rest.chars().next().unwrap_or(' ');
        let tag = markup(rest);
        match c {
            '（' | '(' | '【' | '[' => depth += 1,
            '）' | ')' | '】' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if tag.is_none() && depth == 0 && is_of_name(c) {
            start.get_or_insert(at);
        } else {
            let spaced = match start {
                Some(from) if is_blank(c) => is_spaced(text, from, at, cell.end),
                _ => None,
            };
            match spaced {
                Some(blanks) => {
                    at += blanks;
                    continue;
                }
                None => close(&mut start, at),
            }
        }
        at += tag.unwrap_or_else(|| c.len_utf8());
    }
    close(&mut start, cell.end);
    found
}

/// 李　四: the bytes of the blanks between single characters of one name.
fn is_spaced(text: &str, start: usize, at: usize, end: usize) -> Option<usize> {
    let behind = text[at..end].trim_start_matches(is_blank);
    let blanks = end - at - behind.len();
    let single = text[start..at].chars().take(2).count() == 1;
    let count = behind
        .chars()
        .take(3)
        .take_while(|c| is_of_name(*c))
        .count();
    (single && (1..=2).contains(&count)).then_some(blanks)
}

/// Whether a cell names whom a number belongs to: 联系人, 姓名, 联系人及电话.
pub(super) fn heads_persons(cell: &str, contacts: bool) -> bool {
    let cell = cell.trim().trim_start_matches(['*', '_']);
    let persons = &words().persons;
    let rest = persons
        .contacts
        .start(cell)
        .or_else(|| persons.labels.start(cell).filter(|_| !contacts));
    let Some(label) = rest else { return false };
    let mut rest = &cell[label.len()..];
    loop {
        let word = [
            &persons.and,
            &words().numbers.labels,
            &persons.titles,
            &persons.skips,
        ]
        .into_iter()
        .filter_map(|list| list.start(rest))
        .max_by_key(|word| word.len());
        match word {
            Some(word) => rest = &rest[word.len()..],
            None => return rest.is_empty(),
        }
    }
}
