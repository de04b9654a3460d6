//! The list of units.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::atlas::{PlanId, UnitId};
use crate::pages::{Site, names};
use crate::plan::Role;
use crate::routes;
use crate::zh::region;

/// What the list of units shows.
#[derive(Debug, Clone, Serialize)]
pub struct Units {
    /// Units by region, from the country down.
    pub regions: Vec<Region>,
    /// Names in plans that the register does not know.
    pub unknown: Vec<Unknown>,
}

/// The units of a region.
#[derive(Debug, Clone, Serialize)]
pub struct Region {
    /// Its anchor.
    pub anchor: String,
    /// Its name.
    pub name: String,
    /// The key of the word for its level.
    pub level: &'static str,
    /// First letters that occur, for jumping: letter and anchor.
    pub letters: Vec<(String, String)>,
    /// The units.
    pub units: Vec<UnitLine>,
}

/// A unit in the list.
#[derive(Debug, Clone, Serialize)]
pub struct UnitLine {
    /// Its page.
    pub href: String,
    /// Its full name.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// The anchor of its first letter, on the first unit of that letter.
    pub anchor: Option<String>,
    /// Some plan names it.
    pub named: bool,
}

/// A name that is not in the register, and where it stands.
#[derive(Debug, Clone, Serialize)]
pub struct Unknown {
    /// As written.
    pub name: String,
    /// The tasks.
    pub tasks: Vec<(String, String)>,
}

/// The list of units.
pub(super) fn index(site: &Site<'_>) -> Units {
    let regions = by_region(site)
        .into_iter()
        .map(|region| {
            let mut letters: Vec<(String, String)> = Vec::new();
            let anchor = region.anchor;
            let units = region
                .units
                .iter()
                .map(|&id| {
                    let letter = letter(site, id);
                    let new = letters.last().is_none_or(|(last, _)| *last != letter);
                    let mark = format!("{anchor}-{}", letter.to_ascii_lowercase());
                    let new = new && letters.iter().all(|(_, known)| *known != mark);
                    if new {
                        letters.push((letter, mark.clone()));
                    }
                    line(site, id, new.then_some(mark))
                })
                .collect();
            Region {
                level: names::level(&region.path),
                name: region.path.replace('/', " "),
                anchor,
                letters,
                units,
            }
        })
        .collect();
    Units {
        regions,
        unknown: unknown(site),
    }
}

/// A region's units, and where the region stands on pages.
pub(super) struct InRegion {
    /// The region, from the top down.
    pub path: String,
    /// Its anchor: made of its own name, ASCII, unique.
    pub anchor: String,
    /// Its units, in their order.
    pub units: Vec<UnitId>,
}

/// Units by region: the country first, then regions in the atlas's order.
pub(super) fn by_region(site: &Site<'_>) -> Vec<InRegion> {
    let mut regions: Vec<InRegion> = Vec::new();
    let mut at: BTreeMap<&str, usize> = BTreeMap::new();
    let mut anchors: BTreeMap<String, usize> = BTreeMap::new();
    for id in site.atlas.unit_ids() {
        let region = site.atlas.unit(id).region.as_str();
        let slot = *at.entry(region).or_insert_with(|| {
            let mut anchor = routes::region_anchor(region);
            // Two places may sound alike.
            let times = anchors.entry(anchor.clone()).or_default();
            *times += 1;
            if *times > 1 {
                anchor = format!("{anchor}_{times}");
            }
            regions.push(InRegion {
                path: region.to_owned(),
                anchor,
                units: Vec::new(),
            });
            regions.len() - 1
        });
        regions[slot].units.push(id);
    }
    regions.sort_by_key(|region| region::depth(&region.path) > 0);
    regions
}

/// The letter a unit is found under.
fn letter(site: &Site<'_>, id: UnitId) -> String {
    let unit = site.atlas.unit(id);
    let first = unit.sort_key.chars().find(char::is_ascii_alphanumeric);
    first.map_or_else(|| "#".to_owned(), |c| c.to_ascii_uppercase().to_string())
}

fn line(site: &Site<'_>, id: UnitId, anchor: Option<String>) -> UnitLine {
    let unit = site.atlas.unit(id);
    UnitLine {
        href: routes::unit(&unit.id),
        name: unit.name.clone(),
        aliases: unit
            .aliases
            .iter()
            .filter(|alias| **alias != unit.name)
            .cloned()
            .collect(),
        anchor,
        named: !unit.assignments.is_empty(),
    }
}

/// Tasks a unit leads, cooperates in, has another role in, of one plan.
pub(super) fn numbers(site: &Site<'_>, id: UnitId, plan: PlanId) -> [usize; 3] {
    let mut seen: [Vec<u32>; 3] = Default::default();
    for one in &site.atlas.unit(id).assignments {
        if site.atlas.plan_of(one.task) != plan {
            continue;
        }
        let slot = match one.role {
            Role::Lead => 0,
            Role::Cooperate => 1,
            _ => 2,
        };
        if seen[slot].last() != Some(&one.task.0) {
            seen[slot].push(one.task.0);
        }
    }
    seen.map(|list| list.len())
}

/// Names that are neither unit, collective nor place, with the tasks that hold them.
fn unknown(site: &Site<'_>) -> Vec<Unknown> {
    let atlas = site.atlas;
    let mut names: BTreeMap<&str, Vec<(String, String)>> = BTreeMap::new();
    for id in atlas.task_ids() {
        for one in &atlas.task(id).assignments {
            if one.unit.is_none() && !one.written.collective && !one.written.region {
                let words = atlas.words(id);
                let plan = names::short(&atlas.plan(atlas.plan_of(id)).plan);
                names
                    .entry(&one.written.name)
                    .or_default()
                    .push((routes::task(&words.id), format!("{plan} {}", words.label)));
            }
        }
    }
    names
        .into_iter()
        .map(|(name, mut tasks)| {
            tasks.dedup();
            Unknown {
                name: name.to_owned(),
                tasks,
            }
        })
        .collect()
}
