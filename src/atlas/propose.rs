//! Entries proposed for names that the register does not know; a person confirms them.
//!
//! A proposal gives a name its region (by the column or the plan), a full name (区科技局 of 渝北区 →
//! 渝北区科技局) and an id in pinyin. It never joins two names. Writing keeps the file's comments and order.

use std::collections::{BTreeMap, BTreeSet};

use super::registry::{Entry, Registry};
use super::words::name_key;
use crate::diag::Place;
use crate::error::{Error, Result, chinese};
use crate::lexicon::atlas::words;
use crate::lexicon::pinyin::joined;
use crate::lexicon::without_level;
use crate::plan::{Assignment, Plan, Tier};

use crate::zh::region::{self, NATION, parent};

/// The longest id proposed; short enough for every address of the site.
const ID_LENGTH: usize = 60;

/// A name that stands in plans and not in the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// As written.
    pub name: String,
    /// The region that its column or plan speaks of.
    pub region: String,
    /// Where it stands, in document order.
    pub places: Vec<Place>,
}

/// All unknown names of the plans, by region and name. A plan whose region nobody has written down gives
/// none: 区科技局 of two such plans may be two bodies, and an entry once made keeps its id.
pub fn unknown<'p>(plans: impl IntoIterator<Item = &'p Plan>, registry: &Registry) -> Vec<Unknown> {
    let mut found: BTreeMap<(String, String), Unknown> = BTreeMap::new();
    for plan in plans {
        let Some(region) = plan.front.region.as_deref() else {
            continue;
        };
        for assignment in plan.tasks.iter().flat_map(|task| &task.assignments) {
            if !names_a_body(assignment)
                || registry
                    .resolve(&assignment.name, region, assignment.tier)
                    .is_some()
            {
                continue;
            }
            let region = region_of(region, assignment.tier);
            found
                .entry((region.to_owned(), name_key(&assignment.name)))
                .or_insert_with(|| Unknown {
                    name: assignment.name.clone(),
                    region: region.to_owned(),
                    places: Vec::new(),
                })
                .places
                .push(plan.place(assignment.span));
        }
    }
    found.into_values().collect()
}

/// Whether an assignment speaks of one body, so that the register should know it.
pub(crate) fn names_a_body(assignment: &Assignment) -> bool {
    !assignment.collective && !assignment.region
}

/// The region that a column of a plan speaks of.
pub(crate) fn region_of(region: &str, tier: Option<Tier>) -> &str {
    match tier {
        Some(Tier::Municipal) => parent(region).unwrap_or(region),
        _ => region,
    }
}

/// An entry for each unknown name, marked as unconfirmed; ids are new and unlike each other.
pub fn entries(unknown: &[Unknown], registry: &Registry) -> Vec<Entry> {
    let mut taken: BTreeSet<String> = registry.entries.iter().map(|e| e.id.to_string()).collect();
    unknown
        .iter()
        .map(|unknown| {
            let title = full_name(&unknown.name, &unknown.region);
            let id = new_id(&title, &unknown.region, &taken);
            taken.insert(id.clone());
            Entry {
                id: id.into(),
                aliases: if title == unknown.name {
                    Vec::new()
                } else {
                    vec![unknown.name.clone().into()]
                },
                name: title.into(),
                region: unknown.region.clone().into(),
                pinyin: None,
                sort: None,
                successor: None,
                since: None,
                counterparts: None,
                unconfirmed: true,
            }
        })
        .collect()
}

/// units.toml with the entries added at its end; comments and order stay.
pub fn add(file: &str, text: &str, entries: &[Entry]) -> Result<String> {
    let mut document: toml_edit::DocumentMut =
        text.parse()
            .map_err(|error: toml_edit::TomlError| Error::Settings {
                file: file.to_owned(),
                at: None,
                message: chinese(error.message()),
            })?;
    let units = document
        .entry("unit")
        .or_insert_with(|| toml_edit::Item::ArrayOfTables(toml_edit::ArrayOfTables::new()));
    let Some(units) = units.as_array_of_tables_mut() else {
        return Err(Error::Settings {
            file: file.to_owned(),
            at: None,
            message: "unit 应写作 [[unit]]，每个单位一段".to_owned(),
        });
    };
    for entry in entries {
        let mut table = toml_edit::Table::new();
        table.decor_mut().set_prefix("\n");
        table["id"] = toml_edit::value(entry.id.as_str());
        table["name"] = toml_edit::value(entry.name.as_str());
        table["region"] = toml_edit::value(entry.region.as_str());
        if !entry.aliases.is_empty() {
            let aliases: toml_edit::Array =
                entry.aliases.iter().map(|name| name.as_str()).collect();
            table["aliases"] = toml_edit::value(aliases);
        }
        if entry.unconfirmed {
            table["unconfirmed"] = toml_edit::value(true);
        }
        units.push(table);
    }
    Ok(document.to_string())
}

/// units.toml with one more alias for the unit `id`; comments and order stay.
pub fn add_alias(file: &str, text: &str, id: &str, alias: &str) -> Result<String> {
    let refuse = |message: String| Error::Settings {
        file: file.to_owned(),
        at: None,
        message,
    };
    let mut document: toml_edit::DocumentMut = text
        .parse()
        .map_err(|error: toml_edit::TomlError| refuse(chinese(error.message())))?;
    let unit = document
        .get_mut("unit")
        .and_then(toml_edit::Item::as_array_of_tables_mut)
        .and_then(|units| {
            units
                .iter_mut()
                .find(|unit| unit.get("id").and_then(|item| item.as_str()) == Some(id))
        })
        .ok_or_else(|| refuse(format!("没有编号为 {id} 的单位")))?;
    let aliases = unit
        .entry("aliases")
        .or_insert_with(|| toml_edit::value(toml_edit::Array::new()));
    let Some(aliases) = aliases.as_array_mut() else {
        return Err(refuse(format!("{id} 的 aliases 应为列表")));
    };
    if !aliases.iter().any(|item| item.as_str() == Some(alias)) {
        aliases.push(alias);
    }
    Ok(document.to_string())
}

/// The name with its region in front, as a page is titled: 区科技局 → 渝北区科技局, 市教委 → 重庆市教委,
/// 财政局 of 两江新区 → 两江新区财政局; companies and names that hold the place's name stay as they are.
pub fn full_name(name: &str, region: &str) -> String {
    let last = region::name(region);
    if region == NATION
        || last.is_empty()
        || region::places(region).any(|p| name.contains(without_level(p)))
    {
        return name.to_owned();
    }
    let words = &words().names;
    if words.whole_words.start(name).is_none()
        && let Some(level) = words.levels.end(last)
        && let Some(rest) = name.strip_prefix(level)
        && rest.chars().count() >= 2
    {
        return format!("{last}{rest}");
    }
    let mut early = name.chars().skip(2).take(2);
    let other_place = early.any(|c| words.low_levels.holds(c.encode_utf8(&mut [0; 4])));
    if other_place || words.companies.end(name).is_some() {
        return name.to_owned();
    }
    format!("{last}{name}")
}

/// An id that nobody has: `yubei-kejiju`, the place and the name without it.
pub fn new_id(title: &str, region: &str, taken: &BTreeSet<String>) -> String {
    let last = region::name(region);
    let place = if region == NATION {
        "guojia".to_owned()
    } else {
        joined(without_level(last), ID_LENGTH / 3)
    };
    // 市委 and 区委 are words of their own, so 重庆市委网信办 leaves 市委网信办.
    let core = title
        .strip_prefix(last)
        .filter(|rest| !rest.starts_with(&words().names.party))
        .or_else(|| title.strip_prefix(without_level(last)))
        .filter(|rest| !rest.is_empty())
        .unwrap_or(title);
    let words = joined(core, ID_LENGTH - place.len() - 1);
    let base = match (place.is_empty(), words.is_empty()) {
        (false, false) => format!("{place}-{words}"),
        (true, false) => words,
        (false, true) => format!("{place}-danwei"),
        (true, true) => "danwei".to_owned(),
    };
    let mut id = base.clone();
    let mut next = 2;
    while taken.contains(&id) {
        id = format!("{base}-{next}");
        next += 1;
    }
    id
}
