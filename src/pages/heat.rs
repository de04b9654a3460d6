//! Units against plans: for each region a picture, and a table with the same numbers.
//!
//! The units stand beside each other in their fixed order, with their names written downwards, the plans that
//! name them under each other. Whole numbers only, so that every machine draws the same.

use serde::Serialize;

use crate::atlas::{PlanId, UnitId, local};
use crate::pages::picture::step;
use crate::pages::units::{anchor, by_region, numbers};
use crate::pages::views::PlanRef;
use crate::pages::{Site, names};
use crate::routes;

/// Units against plans.
#[derive(Debug, Clone, Serialize)]
pub struct UnitMap {
    /// The regions, in their order.
    pub regions: Vec<MapRegion>,
    /// Regions that too many plans name for a table.
    pub wide: Vec<String>,
}

/// A region's units against the plans that name them.
#[derive(Debug, Clone, Serialize)]
pub struct MapRegion {
    /// Its anchor.
    pub anchor: String,
    /// Its name.
    pub name: String,
    /// The plans, in the site's order.
    pub plans: Vec<PlanRef>,
    /// The units that some plan names.
    pub rows: Vec<MapRow>,
    /// The picture, in as many pieces as its width asks for.
    pub heats: Vec<Heat>,
}

/// A unit's row of the table.
#[derive(Debug, Clone, Serialize)]
pub struct MapRow {
    /// Its page.
    pub href: String,
    /// Its name.
    pub name: String,
    /// For each plan: tasks it leads, tasks with another role.
    pub cells: Vec<(usize, usize)>,
}

/// A picture of units against plans.
#[derive(Debug, Clone, Serialize)]
pub struct Heat {
    /// The width of the view box.
    pub width: usize,
    /// Its height.
    pub height: usize,
    /// The lower edge of the names.
    pub foot: usize,
    /// The units over their columns.
    pub units: Vec<HeatUnit>,
    /// The upper edges of the plans' rows.
    pub rows: Vec<usize>,
    /// The cells that are not empty.
    pub cells: Vec<HeatCell>,
}

/// A unit's name written downwards.
#[derive(Debug, Clone, Serialize)]
pub struct HeatUnit {
    /// The middle of its column.
    pub x: usize,
    /// Its page.
    pub href: String,
    /// Its name, cut to what fits.
    pub name: String,
    /// How far down the name reaches: old browsers space such characters by the height of a line.
    pub length: usize,
}

/// A cell of the picture.
#[derive(Debug, Clone, Serialize)]
pub struct HeatCell {
    /// The left edge.
    pub x: usize,
    /// The upper edge.
    pub y: usize,
    /// The middle, for the number.
    pub middle: usize,
    /// The step of the colour, from 1 to 5.
    pub step: usize,
    /// Tasks in all.
    pub tasks: usize,
    /// The unit leads some of them.
    pub leads: bool,
}

/// The most plans a table has beside each other.
const WIDEST: usize = 24;
/// The most units a picture has beside each other, so that it fits the page.
const ACROSS: usize = 36;
/// The room for the plans' names.
const NAMES: usize = 200;
const CELL: usize = 30;
const ROW: usize = 40;
/// A character of a name written downwards.
const DOWN: usize = 14;
/// The most characters of such a name.
const LONGEST: usize = 10;

/// Units against plans.
pub(super) fn map(site: &Site<'_>) -> UnitMap {
    let mut map = UnitMap {
        regions: Vec::new(),
        wide: Vec::new(),
    };
    for (name, ids) in by_region(site) {
        let anchor = anchor(site, &name, &ids);
        let named: Vec<UnitId> = ids
            .into_iter()
            .filter(|&id| !site.atlas.unit(id).assignments.is_empty())
            .collect();
        let plans = naming(site, &named);
        if plans.len() > WIDEST {
            map.wide.push(name.replace('/', " "));
        } else if !named.is_empty() {
            let pieces = named.len().div_ceil(ACROSS);
            map.regions.push(MapRegion {
                anchor,
                heats: named
                    .chunks(named.len().div_ceil(pieces))
                    .map(|units| heat(site, units, &plans))
                    .collect(),
                rows: named.iter().map(|&id| row(site, id, &plans)).collect(),
                plans: plans
                    .iter()
                    .map(|&id| names::plan_ref(site.atlas, id))
                    .collect(),
                name: name.replace('/', " "),
            });
        }
    }
    map
}

/// The plans that name any of these units, in the site's order.
fn naming(site: &Site<'_>, ids: &[UnitId]) -> Vec<PlanId> {
    let mut named: Vec<PlanId> = ids
        .iter()
        .flat_map(|&id| &site.atlas.unit(id).assignments)
        .map(|one| site.atlas.task(one.task).plan)
        .collect();
    named.sort_unstable();
    named.dedup();
    let mut plans = site.order.clone();
    plans.retain(|plan| named.binary_search(plan).is_ok());
    plans
}

fn row(site: &Site<'_>, id: UnitId, plans: &[PlanId]) -> MapRow {
    let unit = site.atlas.unit(id);
    MapRow {
        href: routes::unit(&unit.id),
        name: unit.name.clone(),
        cells: plans
            .iter()
            .map(|&plan| numbers(site, id, Some(plan)))
            .map(|[lead, cooperate, other]| (lead, cooperate + other))
            .collect(),
    }
}

fn heat(site: &Site<'_>, units: &[UnitId], plans: &[PlanId]) -> Heat {
    let written: Vec<HeatUnit> = units
        .iter()
        .enumerate()
        .map(|(at, &id)| {
            let unit = site.atlas.unit(id);
            let name = downwards(&unit.name, &unit.region);
            HeatUnit {
                x: NAMES + at * CELL + CELL / 2,
                href: routes::unit(&unit.id),
                length: name.chars().count() * DOWN,
                name,
            }
        })
        .collect();
    let longest = written.iter().map(|unit| unit.length).max();
    let foot = 4 + longest.unwrap_or(0);
    let mut cells = Vec::new();
    let rows: Vec<usize> = (0..plans.len()).map(|at| foot + 8 + at * ROW).collect();
    for (&plan, &y) in plans.iter().zip(&rows) {
        for (at, &id) in units.iter().enumerate() {
            let [lead, cooperate, other] = numbers(site, id, Some(plan));
            let tasks = lead + cooperate + other;
            if tasks > 0 {
                cells.push(HeatCell {
                    x: NAMES + at * CELL + 1,
                    y,
                    middle: NAMES + at * CELL + CELL / 2,
                    step: step(tasks),
                    tasks,
                    leads: lead > 0,
                });
            }
        }
    }
    Heat {
        width: NAMES + units.len() * CELL,
        height: foot + 8 + plans.len() * ROW,
        foot,
        units: written,
        rows,
        cells,
    }
}

/// A name as it is written downwards: without its region's, and cut to what fits.
fn downwards(name: &str, region: &str) -> String {
    let name = local(name, region);
    if name.chars().count() <= LONGEST {
        return name.to_owned();
    }
    let mut cut: String = name.chars().take(LONGEST - 1).collect();
    cut.push('…');
    cut
}
