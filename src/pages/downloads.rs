//! The lists to take away: a 责任清单 of each unit, the tasks of each plan, and all of them, as XLSX and CSV.

use rayon::prelude::*;

use crate::atlas::{PlanId, UnitId};
use crate::disk::OutFile;
use crate::error::Result;
use crate::export::{self, table};
use crate::pages::Site;
use crate::pages::views::Download;
use crate::routes;

/// The formats, in the order in which they are offered.
const FORMATS: [&str; 2] = ["xlsx", "csv"];

/// What a list is about.
#[derive(Debug, Clone, Copy)]
enum List {
    All,
    Plan(PlanId),
    Unit(UnitId),
}

/// Every list as files. A unit that no plan names and a plan without tasks have none.
pub fn downloads(site: &Site<'_>) -> Result<Vec<OutFile>> {
    let files: Result<Vec<Vec<OutFile>>> = lists(site)
        .into_par_iter()
        .map(|list| files(site, list))
        .collect();
    Ok(files?.into_iter().flatten().collect())
}

fn lists(site: &Site<'_>) -> Vec<List> {
    let atlas = site.atlas;
    let plans = atlas
        .plan_ids()
        .filter(|&id| !atlas.plan(id).plan.tasks.is_empty());
    let units = atlas
        .unit_ids()
        .filter(|&id| !atlas.unit(id).assignments.is_empty());
    let all = (!atlas.tasks.is_empty()).then_some(List::All);
    all.into_iter()
        .chain(plans.map(List::Plan))
        .chain(units.map(List::Unit))
        .collect()
}

fn files(site: &Site<'_>, list: List) -> Result<Vec<OutFile>> {
    let atlas = site.atlas;
    let base = &site.config.site.base_url;
    let (table, stem) = match list {
        List::All => (table::all(atlas, base), routes::all_lists()),
        List::Plan(id) => {
            let stem = routes::plan_lists(&atlas.plan(id).plan.id);
            (table::plan(atlas, id, base), stem)
        }
        List::Unit(id) => {
            let stem = routes::unit_lists(&atlas.unit(id).id);
            (table::unit(atlas, id, base), stem)
        }
    };
    FORMATS
        .iter()
        .map(|&format| {
            Ok(OutFile {
                path: format!("{stem}.{format}"),
                bytes: if format == "csv" {
                    export::csv(&table)
                } else {
                    export::xlsx(&table)?
                },
            })
        })
        .collect()
}

/// Links to the lists at an address without ending; `name` is what they are saved as.
pub(super) fn links(stem: &str, name: &str) -> Vec<Download> {
    FORMATS
        .iter()
        .map(|&format| Download {
            href: format!("{stem}.{format}"),
            name: format!("{name}.{format}"),
            format,
        })
        .collect()
}
