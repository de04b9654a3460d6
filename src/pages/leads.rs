//! Who leads the corresponding tasks of two plans, and where the lead lies with a body of another work.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::atlas::{Atlas, Coverage, Link as Lineage, TaskId, UnitId};
use crate::pages::comparison;
use crate::pages::views::{Link, Party};
use crate::plan::{Role, Tier};
use crate::routes;

/// Bodies that lead upper tasks, and those that lead what descends from them.
#[derive(Debug, Clone, Serialize)]
pub struct LeadRow {
    /// Who leads above.
    pub upper: Vec<Party>,
    /// Who leads below.
    pub lower: Vec<Party>,
    /// The upper tasks so led.
    pub tasks: Vec<Link>,
    /// None of those below is a counterpart of one above, or the same body.
    pub other: bool,
}

/// Where the two levels differ in the tasks of one body.
#[derive(Debug, Clone, Serialize)]
pub struct BodyRow {
    /// The body that leads above.
    pub body: Party,
    /// Its tasks that a body of another work leads below.
    pub other: Vec<Link>,
    /// Its tasks without a counterpart.
    pub none: Vec<Link>,
}

/// Each body that leads above, in the fixed order, with the tasks in which the levels differ; those without any left out.
pub(super) fn by_body(atlas: &Atlas, pair: &Coverage) -> Vec<BodyRow> {
    let mut rows: BTreeMap<UnitId, [Vec<Link>; 2]> = BTreeMap::new();
    for upper in atlas.tasks_of(pair.of) {
        let links = comparison::links(atlas, pair, upper);
        let slot = if links.is_empty() {
            1
        } else if differ(atlas, upper, &links) {
            0
        } else {
            continue;
        };
        let words = atlas.words(upper);
        for unit in of(atlas, upper) {
            rows.entry(unit).or_default()[slot].push(Link {
                href: routes::task(&words.id),
                text: words.label.to_string(),
            });
        }
    }
    rows.into_iter()
        .map(|(unit, [other, none])| BodyRow {
            body: body(atlas, unit),
            other,
            none,
        })
        .collect()
}

/// Every combination of leading bodies, in the fixed order of the bodies above, then below.
pub(super) fn rows(atlas: &Atlas, pair: &Coverage) -> Vec<LeadRow> {
    let mut rows: BTreeMap<(BTreeSet<UnitId>, BTreeSet<UnitId>), Vec<Link>> = BTreeMap::new();
    for upper in atlas.tasks_of(pair.of) {
        let above = of(atlas, upper);
        let below = of_all(atlas, &comparison::links(atlas, pair, upper));
        if above.is_empty() || below.is_empty() {
            continue;
        }
        let words = atlas.words(upper);
        rows.entry((above, below)).or_default().push(Link {
            href: routes::task(&words.id),
            text: words.label.to_string(),
        });
    }
    rows.into_iter()
        .map(|((above, below), tasks)| LeadRow {
            upper: parties(atlas, &above),
            lower: parties(atlas, &below),
            tasks,
            other: are_other(atlas, &above, &below),
        })
        .collect()
}

/// Both sides have leads of the register, and none of the lower ones is a counterpart of an upper one or
/// the same body.
pub(super) fn differ(atlas: &Atlas, upper: TaskId, links: &[&Lineage]) -> bool {
    are_other(atlas, &of(atlas, upper), &of_all(atlas, links))
}

fn are_other(atlas: &Atlas, above: &BTreeSet<UnitId>, below: &BTreeSet<UnitId>) -> bool {
    let like = |one: &UnitId| {
        let counterparts = &atlas.unit(*one).counterparts;
        above.contains(one) || counterparts.iter().any(|other| above.contains(other))
    };
    !above.is_empty() && !below.is_empty() && !below.iter().any(like)
}

/// The bodies of the register that lead a task.
fn of(atlas: &Atlas, task: TaskId) -> BTreeSet<UnitId> {
    leads(atlas, task).map(|(unit, _)| unit).collect()
}

/// Those that lead the lower tasks of links; where the lower plan has columns for the level above and its
/// own (市级牵头单位, 区级牵头单位), those of its own, for the others only repeat the upper plan.
fn of_all(atlas: &Atlas, links: &[&Lineage]) -> BTreeSet<UnitId> {
    let all: Vec<(UnitId, Option<Tier>)> = links
        .iter()
        .flat_map(|link| leads(atlas, link.down))
        .collect();
    let own = all.iter().any(|(_, tier)| *tier == Some(Tier::District));
    all.into_iter()
        .filter(|(_, tier)| !own || *tier != Some(Tier::Municipal))
        .map(|(unit, _)| unit)
        .collect()
}

fn leads(atlas: &Atlas, task: TaskId) -> impl Iterator<Item = (UnitId, Option<Tier>)> {
    let all = atlas.task(task).assignments.iter();
    all.filter(|one| one.written.role == Role::Lead)
        .filter_map(|one| Some((one.unit?, one.written.tier)))
}

fn parties(atlas: &Atlas, units: &BTreeSet<UnitId>) -> Vec<Party> {
    units.iter().map(|&unit| body(atlas, unit)).collect()
}

fn body(atlas: &Atlas, unit: UnitId) -> Party {
    let unit = atlas.unit(unit);
    Party {
        name: unit.name.clone(),
        what: "unit",
        href: Some(routes::unit(&unit.id)),
    }
}
