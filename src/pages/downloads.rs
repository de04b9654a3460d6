//! The lists to take away, as XLSX and CSV: a 责任清单 of each unit, the tasks of each plan, all of them, each comparison,
//! the units and the documents.

use crate::atlas::{PlanId, UnitId};
use crate::error::Result;
use crate::export::table::Table;
use crate::export::{self, lists as tables, registers};
use crate::pages::Site;
use crate::pages::site::Ground;
use crate::pages::views::Download;
use crate::routes;

/// The formats, in the order in which they are offered.
const FORMATS: [&str; 2] = ["xlsx", CSV];
const CSV: &str = "csv";
/// That of a plan's table as an annex.
const WORD: &str = "docx";

/// What a list is about.
#[derive(Debug, Clone, Copy)]
enum About {
    All,
    Plan(PlanId),
    Unit(UnitId),
    /// A comparison, by its place in the atlas.
    Pair(usize),
    /// A plan against all that implement it.
    Matrix(PlanId),
    UnitMap,
    Documents,
}

/// A list, in each of the formats.
#[derive(Debug)]
pub struct List {
    about: About,
    /// Its address without the ending.
    stem: String,
}

/// Every list, the longest first. A unit that no plan names and a plan without tasks have none.
pub fn lists(site: &Site<'_>) -> Vec<List> {
    let atlas = site.atlas;
    let plans = atlas
        .plan_ids()
        .filter(|&id| !atlas.plan(id).plan.tasks.is_empty());
    let units = atlas
        .unit_ids()
        .filter(|&id| !atlas.unit(id).assignments.is_empty());
    let all = (!atlas.tasks.is_empty()).then_some(About::All);
    let map = (units.clone().next()).map(|_| About::UnitMap);
    let documents = (!atlas.documents.is_empty()).then_some(About::Documents);
    let implemented = |id: &PlanId| !atlas.plan(*id).implemented_by.is_empty();
    all.into_iter()
        .chain(map)
        .chain(documents)
        .chain(atlas.plan_ids().filter(implemented).map(About::Matrix))
        .chain(plans.map(About::Plan))
        .chain(units.map(About::Unit))
        .chain((0..atlas.coverage.len()).map(About::Pair))
        .map(|about| List {
            stem: match about {
                About::All => routes::all_lists(),
                About::Plan(id) => routes::plan_lists(&atlas.plan(id).plan.id),
                About::Unit(id) => routes::unit_lists(&atlas.unit(id).id),
                About::Pair(at) => {
                    let pair = &atlas.coverage[at];
                    let id = |plan: PlanId| &atlas.plan(plan).plan.id;
                    routes::pair_lists(id(pair.of), id(pair.plan))
                }
                About::Matrix(id) => routes::matrix_lists(&atlas.plan(id).plan.id),
                About::UnitMap => routes::map_lists(),
                About::Documents => routes::document_lists(),
            },
            about,
        })
        .collect()
}

impl List {
    /// Its address without the ending.
    pub(super) fn stem(&self) -> &str {
        &self.stem
    }

    /// What it rests on; none of a list about the whole site.
    pub(super) fn ground(&self) -> Option<Ground> {
        match self.about {
            About::Plan(id) => Some(Ground::Plan(id)),
            About::Unit(id) => Some(Ground::Unit(id)),
            About::Pair(at) => Some(Ground::Pair(at)),
            About::All | About::Matrix(_) | About::UnitMap | About::Documents => None,
        }
    }

    /// Its formats, each with the path of its file.
    pub fn files(&self) -> impl Iterator<Item = (&'static str, String)> {
        let word = matches!(self.about, About::Plan(_)).then_some(WORD);
        let all = FORMATS.into_iter().chain(word);
        all.map(|format| (format, format!("{}.{format}", self.stem)))
    }

    /// What it says.
    pub fn table(&self, site: &Site<'_>) -> Table {
        let (atlas, base) = (site.atlas, &site.config.site.base_url);
        match self.about {
            About::All => tables::all(atlas, base),
            About::Plan(id) => tables::plan(atlas, id, base),
            About::Unit(id) => tables::unit(atlas, id, base),
            About::Pair(at) => export::pair(atlas, &atlas.coverage[at], base),
            About::Matrix(id) => export::matrix(atlas, id, base),
            About::UnitMap => registers::units(atlas),
            About::Documents => registers::documents(atlas),
        }
    }

    /// What its file of a format says instead of the table: a Word file has only what the plan itself has.
    pub fn annex(&self, site: &Site<'_>, format: &str) -> Option<Table> {
        match self.about {
            About::Plan(id) if format == WORD => Some(tables::annex(site.atlas, id)),
            _ => None,
        }
    }
}

/// The bytes of a list in a format.
pub fn list_file(table: &Table, format: &str) -> Result<Vec<u8>> {
    match format {
        CSV => Ok(export::csv(table)),
        WORD => export::docx(table, tables::PART),
        _ => export::xlsx(table),
    }
}

/// Links to the lists of a plan, which are a Word file, too.
pub(super) fn links_of_plan(stem: &str, name: &str) -> Vec<Download> {
    let mut all = links(stem, name);
    all.push(link(stem, name, WORD));
    all
}

/// Links to the lists at an address without ending; `name` is what they are saved as.
pub(super) fn links(stem: &str, name: &str) -> Vec<Download> {
    FORMATS
        .iter()
        .map(|&format| link(stem, name, format))
        .collect()
}

fn link(stem: &str, name: &str, format: &'static str) -> Download {
    Download {
        href: format!("{stem}.{format}"),
        name: format!("{name}.{format}"),
        format,
    }
}
