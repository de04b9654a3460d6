//! The lists to take away: a 责任清单 of each unit, the tasks of each plan, all of them, and each comparison, as XLSX and CSV.

use rayon::prelude::*;

use crate::atlas::{PlanId, UnitId};
use crate::disk::OutFile;
use crate::error::Result;
use crate::export::{self, lists};
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
    /// A comparison, by its place in the atlas.
    Pair(usize),
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
        .chain((0..atlas.coverage.len()).map(List::Pair))
        .collect()
}

fn files(site: &Site<'_>, list: List) -> Result<Vec<OutFile>> {
    let atlas = site.atlas;
    let base = &site.config.site.base_url;
    let (table, stem) = match list {
        List::All => (lists::all(atlas, base), routes::all_lists()),
        List::Plan(id) => {
            let stem = routes::plan_lists(&atlas.plan(id).plan.id);
            (lists::plan(atlas, id, base), stem)
        }
        List::Unit(id) => {
            let stem = routes::unit_lists(&atlas.unit(id).id);
            (lists::unit(atlas, id, base), stem)
        }
        List::Pair(at) => {
            let pair = &atlas.coverage[at];
            let id = |plan: PlanId| &atlas.plan(plan).plan.id;
            (
                lists::pair(atlas, pair, base),
                routes::pair_lists(id(pair.of), id(pair.plan)),
            )
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
