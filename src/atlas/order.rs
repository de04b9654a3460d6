//! The fixed order of units: the nation, then provinces, then districts; within a region by pinyin.
//!
//! No body is ranked: the order follows from the name alone, or from `sort` in the register.

use std::cmp::Ordering;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;

use super::registry::{Entry, NATION};

/// Compares Chinese names as a Chinese dictionary does.
pub(crate) fn collator() -> CollatorBorrowed<'static> {
    Collator::try_new(locale!("zh").into(), CollatorOptions::default())
        .expect("the rules of zh are compiled into the crate")
}

/// Sorts the entries of the register.
pub(crate) fn sort(entries: &mut [Entry]) {
    let collator = collator();
    entries.sort_by_cached_key(|entry| entry.id.clone());
    let mut keyed: Vec<(String, usize)> = entries
        .iter()
        .enumerate()
        .map(|(index, entry)| (sort_key(entry), index))
        .collect();
    keyed.sort_by(|(a_key, a), (b_key, b)| {
        let (a, b) = (&entries[*a], &entries[*b]);
        regions(&collator, &a.region, &b.region)
            .then_with(|| a_key.cmp(b_key))
            .then_with(|| collator.compare(&a.name, &b.name))
            .then_with(|| a.id.cmp(&b.id))
    });
    let sorted: Vec<Entry> = keyed
        .into_iter()
        .map(|(_, index)| entries[index].clone())
        .collect();
    entries.clone_from_slice(&sorted);
}

/// What sorts a unit within its region.
pub(crate) fn sort_key(entry: &Entry) -> String {
    entry.sort.clone().unwrap_or_else(|| entry.reading())
}

/// The nation first, then by depth, then by name.
fn regions(collator: &CollatorBorrowed<'static>, a: &str, b: &str) -> Ordering {
    let depth = |region: &str| match region {
        NATION => 0,
        other => 1 + other.matches('/').count(),
    };
    depth(a)
        .cmp(&depth(b))
        .then_with(|| collator.compare(a, b))
        .then_with(|| a.cmp(b))
}
