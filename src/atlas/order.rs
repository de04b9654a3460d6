//! The fixed order of units: the nation, then provinces, then districts; within a region by pinyin.
//!
//! No body is ranked: the order follows from the name alone, or from `sort` in the register.

use std::cmp::Ordering;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;

use super::entry::Entry;
use crate::lexicon::atlas::words;
use crate::zh::region::{self, NATION};

/// Compares Chinese names as a Chinese dictionary does.
pub(crate) fn collator() -> CollatorBorrowed<'static> {
    Collator::try_new(locale!("zh").into(), CollatorOptions::default())
        .expect("the rules of zh are compiled into the crate")
}

/// Sorts the entries of the register.
pub(crate) fn sort(entries: &mut [Entry]) {
    let collator = collator();
    entries.sort_by(|a, b| a.id.cmp(&b.id));
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

/// What sorts a unit within its region: its reading, without the region's name, which all begin with.
pub(crate) fn sort_key(entry: &Entry) -> String {
    let within = local(&entry.name, &entry.region);
    let before = entry.name.chars().count() - within.chars().count();
    entry.sort.clone().unwrap_or_else(|| {
        let reading: Vec<String> = entry
            .reading()
            .split(' ')
            .skip(before)
            .map(str::to_owned)
            .collect();
        reading.join(" ")
    })
}

/// A unit's name without that of its region: 科技局 for 渝北区科技局, 市委宣传部 for 重庆市委宣传部, 海关 for
/// 重庆海关. At least two characters stay.
pub fn local<'n>(name: &'n str, region: &str) -> &'n str {
    let place = region::name(region);
    let kind = place.char_indices().nth_back(0).map_or(0, |(at, _)| at);
    let Some(rest) = name.strip_prefix(&place[..kind]) else {
        return name;
    };
    let rest = match rest.strip_prefix(&place[kind..]) {
        Some(after) if !after.starts_with(&words().names.party) => after,
        _ => rest,
    };
    if rest.chars().nth(1).is_some() {
        rest
    } else {
        name
    }
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

#[cfg(test)]
mod tests {
    use super::local;

    #[test]
    fn a_name_is_told_without_its_region() {
        let region = "重庆市/渝北区";
        assert_eq!(local("渝北区科技局", region), "科技局");
        assert_eq!(local("渝北区委网信办", region), "区委网信办");
        assert_eq!(local("重庆海关", "重庆市"), "海关");
        assert_eq!(local("人行重庆营管部", "重庆市"), "人行重庆营管部");
        assert_eq!(local("财政部", "全国"), "财政部");
    }
}
