//! What people call a body besides its name and its aliases: in full (渝北区教育委员会), by the day (渝北教委), in short.
//!
//! Made for looking up only: nothing is tied to a body by such a name.

use super::words::shortened;
use super::{UnitNode, local};
use crate::lexicon::atlas::words;
use crate::lexicon::without_level;

/// Names by which a body may be looked up, without those that the register has.
pub fn called(unit: &UnitNode) -> Vec<String> {
    let own = local(&unit.name, &unit.region);
    // What stands before: 渝北区 of 渝北区科技局, 渝北 of 渝北区委网信办, nothing of 人行重庆营管部.
    let place = unit.name.strip_suffix(own).unwrap_or_default();
    let bare = without_level(place);
    let (full, short) = (in_full(own), shortened(own));
    let mut names = vec![
        format!("{place}{full}"),
        format!("{bare}{own}"),
        format!("{bare}{short}"),
        format!("{place}{short}"),
    ];
    names.retain(|name| *name != unit.name && !unit.aliases.contains(name));
    names.sort();
    names.dedup();
    names
}

/// A name with every known short form of its parts made long: 教委 is 教育委员会.
fn in_full(name: &str) -> String {
    let mut out = name.to_owned();
    for (long, short) in words().names.short_forms.iter().rev() {
        // A single character is a part of a name only at its start or end.
        let single = short.chars().count() == 1;
        if out.contains(long.as_str()) || long.ends_with(short.as_str()) {
            continue;
        }
        if !single {
            out = out.replace(short.as_str(), long);
        } else if let Some(rest) = out.strip_prefix(short.as_str()) {
            out = format!("{long}{rest}");
        } else if let Some(rest) = out.strip_suffix(short.as_str()) {
            out = format!("{rest}{long}");
        }
    }
    out
}
