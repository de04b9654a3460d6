//! Units against plans: for each region a table whose cells are coloured by their numbers.

use serde::Serialize;

use crate::atlas::{PlanId, UnitId};
use crate::pages::picture::step;
use crate::pages::units::{by_region, numbers};
use crate::pages::views::{Download, PlanRef};
use crate::pages::{Site, downloads, names};
use crate::routes;

/// Units against plans.
#[derive(Debug, Clone, Serialize)]
pub struct UnitMap {
    /// The regions, in their order.
    pub regions: Vec<MapRegion>,
    /// Regions that too many plans name for a table.
    pub wide: Vec<String>,
    /// The numbers as files, those of all regions.
    pub downloads: Vec<Download>,
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
}

/// A unit's row of the table.
#[derive(Debug, Clone, Serialize)]
pub struct MapRow {
    /// Its page.
    pub href: String,
    /// Its name.
    pub name: String,
    /// A cell for each plan.
    pub cells: Vec<MapCell>,
}

/// A unit's part in a plan.
#[derive(Debug, Clone, Serialize)]
pub struct MapCell {
    /// The step of the colour, from 0 for nothing to 5.
    pub step: usize,
    /// Tasks that it leads.
    pub lead: usize,
    /// Tasks in which it has another role.
    pub other: usize,
}

/// The most plans a table has beside each other.
const WIDEST: usize = 24;

/// Units against plans.
pub(super) fn map(site: &Site<'_>) -> UnitMap {
    let mut map = UnitMap {
        regions: Vec::new(),
        wide: Vec::new(),
        downloads: Vec::new(),
    };
    for region in by_region(site) {
        let named: Vec<UnitId> = region
            .units
            .into_iter()
            .filter(|&id| !site.atlas.unit(id).assignments.is_empty())
            .collect();
        let plans = naming(site, &named);
        let name = region.path.replace('/', " ");
        if plans.len() > WIDEST {
            map.wide.push(name);
        } else if !named.is_empty() {
            map.regions.push(MapRegion {
                anchor: region.anchor,
                name,
                rows: named.iter().map(|&id| row(site, id, &plans)).collect(),
                plans: plans
                    .iter()
                    .map(|&id| names::plan_ref(site.atlas, id))
                    .collect(),
            });
        }
    }
    if !map.regions.is_empty() || !map.wide.is_empty() {
        map.downloads = downloads::links(&routes::map_lists(), "单位任务数");
    }
    map
}

/// The plans that name any of these units, in the site's order.
fn naming(site: &Site<'_>, ids: &[UnitId]) -> Vec<PlanId> {
    let mut named: Vec<PlanId> = ids
        .iter()
        .flat_map(|&id| &site.atlas.unit(id).assignments)
        .map(|one| site.atlas.plan_of(one.task))
        .collect();
    named.sort_unstable();
    named.dedup();
    let mut plans = site.order.clone();
    plans.retain(|plan| named.binary_search(plan).is_ok());
    plans
}

fn row(site: &Site<'_>, id: UnitId, plans: &[PlanId]) -> MapRow {
    let unit = site.atlas.unit(id);
    let cell = |&plan: &PlanId| {
        let [lead, cooperate, other] = numbers(site, id, plan);
        MapCell {
            step: step(lead + cooperate + other),
            lead,
            other: cooperate + other,
        }
    };
    MapRow {
        href: routes::unit(&unit.id),
        name: unit.name.clone(),
        cells: plans.iter().map(cell).collect(),
    }
}
