//! What comes first: the class of a hit, and the order of units and plans for a query.
//!
//! The same rules as in `themes/default/static/search-rank.js`; no weights, so that a reader can see why
//! one stands above the other.

use super::fold::Query;
use super::fold::fold;
use super::head::{PlanLine, UnitLine};
use super::read::Doc;

/// How a record was hit; the lesser the better. `None` if a term is nowhere in it.
pub(super) fn class(doc: &Doc, query: &Query) -> Option<u8> {
    if !query.terms.iter().all(|term| holds(doc, term)) {
        return None;
    }
    let whole = query.whole.as_str();
    let names = || std::iter::once(&doc.title_key).chain(&doc.also_keys);
    Some(if names().any(|name| name == whole) {
        1
    } else if names().any(|name| name.starts_with(whole)) {
        2
    } else if names().any(|name| name.contains(whole)) {
        3
    } else if doc.units_key.contains(whole) {
        4
    } else if doc.text_key.contains(whole) {
        5
    } else {
        6
    })
}

/// Whether a term is a substring of the record.
pub(super) fn holds(doc: &Doc, term: &str) -> bool {
    doc.text_key.contains(term)
        || doc.units_key.contains(term)
        || doc.title_key.contains(term)
        || doc.also_keys.iter().any(|name| name.contains(term))
}

/// How often the words stand in the text: the whole query if it does, else the terms together.
pub(super) fn occurrences(doc: &Doc, query: &Query) -> usize {
    let whole = count(doc, &query.whole);
    if whole > 0 {
        whole
    } else {
        query.terms.iter().map(|term| count(doc, term)).sum()
    }
}

fn count(doc: &Doc, words: &str) -> usize {
    doc.text_key.matches(words).count() + doc.units_key.matches(words).count()
}

/// How well a unit fits, the lesser the better: name equal, starts, holds, initials, full pinyin.
pub(super) fn unit_class(unit: &UnitLine, query: &Query) -> Option<u8> {
    let names: Vec<String> = std::iter::once(&unit.name)
        .chain(&unit.also)
        .map(|name| fold(name))
        .collect();
    name_class(&names, query).or_else(|| pinyin_class(&unit.pinyin, &query.whole))
}

/// The same for a plan, whose initials come from a table of characters.
pub(super) fn plan_class(
    plan: &PlanLine,
    query: &Query,
    initials: &std::collections::BTreeMap<char, String>,
) -> Option<u8> {
    let names: Vec<String> = [&plan.title, &plan.label]
        .into_iter()
        .chain(&plan.also)
        .map(|name| fold(name))
        .chain([plan.id.clone()])
        .collect();
    name_class(&names, query).or_else(|| {
        let letters: Vec<char> = query.whole.chars().collect();
        if letters.len() < 2 || !letters.iter().all(char::is_ascii_lowercase) {
            return None;
        }
        let title: Vec<char> = plan.title.chars().collect();
        let fits = |(letter, c): (&char, &char)| {
            initials.get(letter).is_some_and(|list| list.contains(*c))
        };
        title
            .windows(letters.len())
            .any(|window| letters.iter().zip(window).all(fits))
            .then_some(4)
    })
}

fn name_class(names: &[String], query: &Query) -> Option<u8> {
    let whole = query.whole.as_str();
    if names.iter().any(|name| name.trim() == whole) {
        Some(1)
    } else if names.iter().any(|name| name.starts_with(whole)) {
        Some(2)
    } else if query
        .terms
        .iter()
        .all(|term| names.iter().any(|name| name.contains(term.as_str())))
    {
        Some(3)
    } else {
        None
    }
}

/// Initials from any syllable on, then full syllables from any syllable on; two letters at least.
fn pinyin_class(pinyin: &str, letters: &str) -> Option<u8> {
    if letters.len() < 2 || !letters.bytes().all(|b| b.is_ascii_lowercase()) {
        return None;
    }
    let syllables: Vec<&str> = pinyin.split(' ').filter(|s| !s.is_empty()).collect();
    let initials: String = syllables.iter().filter_map(|s| s.chars().next()).collect();
    if initials.contains(letters) {
        return Some(4);
    }
    (0..syllables.len())
        .any(|from| syllables[from..].concat().starts_with(letters))
        .then_some(5)
}
