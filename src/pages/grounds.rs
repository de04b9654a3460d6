//! What a page or a list rests on, known before it is made: one whose grounds are those of the last build shows what it
//! showed, and need not be made to find that out.
//!
//! Most pages are about a task, a unit or a comparison, and few plans decide what those show. The value of a plan has all
//! that pages take from it: its file, from which alone it is read, and what the atlas ties to it. What a page rests on is
//! a set of plans ([`Grounds::plans`]); in builds with debug assertions each view is watched, and one that looks at a
//! plan, a unit or a document beyond its grounds fails. Pages and lists about the whole site have none.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::View;
use super::downloads::List;
use super::site::{Ground, Page, Site};
use super::views::Frame;
use crate::atlas::{Atlas, Citation, Coverage, Kind, PlanId, Seen, TaskId, UnitId, watch};
use crate::disk::Value;
use crate::export::table::Table;

/// What the pages of a site rest on.
#[derive(Debug)]
pub struct Grounds {
    /// What every page may show.
    site: Value,
    /// By plan: all that pages take from it.
    plans: Vec<Value>,
    /// By unit: the same.
    units: Vec<Value>,
    /// By plan: itself, those above and below it, and those above these.
    kin: Vec<BTreeSet<PlanId>>,
}

impl Grounds {
    /// Those of a site.
    pub fn of(site: &Site<'_>) -> Self {
        let atlas = site.atlas;
        let units: Vec<Value> = atlas.unit_ids().map(|id| unit(atlas, id)).collect();
        let mut pairs: Vec<Vec<&Coverage>> = vec![Vec::new(); atlas.plans.len()];
        for pair in &atlas.coverage {
            pairs[pair.plan.index()].push(pair);
            pairs[pair.of.index()].push(pair);
        }
        let ids: Vec<PlanId> = atlas.plan_ids().collect();
        let plans = (ids.par_iter())
            .map(|&id| plan(atlas, id, &units, &pairs[id.index()]))
            .collect();
        let config = serde_json::to_string(site.config).expect("settings always become JSON");
        let free: Vec<&str> = site.free.iter().map(|page| page.name.as_str()).collect();
        Self {
            site: Value::of(&(config, free, &site.updates)),
            plans,
            units,
            kin: ids.iter().map(|&id| kin(atlas, id)).collect(),
        }
    }

    /// The grounds of a page; none of one about the whole site.
    pub fn page(&self, site: &Site<'_>, page: &Page) -> Option<Value> {
        Some(self.value(site.atlas, page.subject.ground()?))
    }

    /// The grounds of a list; none of one about the whole site.
    pub fn list(&self, site: &Site<'_>, list: &List) -> Option<Value> {
        Some(self.value(site.atlas, list.ground()?))
    }

    /// What one page shows.
    pub fn view(&self, site: &Site<'_>, page: &Page) -> Frame<View> {
        let (view, seen) = watch(|| site.view(page));
        self.hold(site.atlas, page.subject.ground(), &seen, &page.path);
        view
    }

    /// What one list says.
    pub fn table(&self, site: &Site<'_>, list: &List) -> Table {
        let (table, seen) = watch(|| list.table(site));
        self.hold(site.atlas, list.ground(), &seen, list.stem());
        table
    }

    fn value(&self, atlas: &Atlas, ground: Ground) -> Value {
        let plans = self.plans(atlas, ground).into_iter();
        let plans: Vec<Value> = plans.map(|plan| self.plans[plan.index()]).collect();
        let unit = match ground {
            Ground::Unit(id) => Some(self.units[id.index()]),
            _ => None,
        };
        Value::of(&(self.site, unit, plans))
    }

    /// The plans that decide what is shown.
    fn plans(&self, atlas: &Atlas, ground: Ground) -> BTreeSet<PlanId> {
        let above = |plan: PlanId| atlas.plan(plan).implements.iter().copied();
        match ground {
            Ground::Task(id) => {
                let node = atlas.task(id);
                let mut plans = self.kin[node.plan.index()].clone();
                let links = node.up.iter().chain(&node.down);
                let related = links
                    .map(|&at| &atlas.links[at])
                    .filter(|link| link.kind == Kind::Related);
                // Its words lead to plans that they cite.
                let cited = node.cites.iter();
                plans.extend(cited.filter_map(|cite| atlas.document(cite.document).plan));
                plans.extend(
                    related.flat_map(|link| [link.up, link.down].map(|id| atlas.plan_of(id))),
                );
                plans
            }
            Ground::Plan(id) => above(id).chain([id]).collect(),
            Ground::Unit(id) => {
                let lines = atlas.unit(id).assignments.iter();
                let named: BTreeSet<PlanId> = lines.map(|one| atlas.plan_of(one.task)).collect();
                let uppers: Vec<PlanId> = named.iter().flat_map(|&plan| above(plan)).collect();
                named.into_iter().chain(uppers).collect()
            }
            Ground::Pair(at) => {
                let pair = &atlas.coverage[at];
                above(pair.plan).chain([pair.plan, pair.of]).collect()
            }
        }
    }

    /// Holds what was looked at to the grounds.
    fn hold(&self, atlas: &Atlas, ground: Option<Ground>, seen: &Seen, what: &str) {
        let Some(ground) = ground.filter(|_| cfg!(debug_assertions)) else {
            return;
        };
        let mut own = Seen {
            plans: self.plans(atlas, ground),
            ..Seen::default()
        };
        let assigned = (own.plans.iter())
            .flat_map(|&plan| atlas.tasks_of(plan))
            .flat_map(|task| &atlas.task(task).assignments)
            .filter_map(|one| one.unit);
        let own_unit = match ground {
            Ground::Unit(id) => Some(id),
            _ => None,
        };
        own.units = assigned.chain(own_unit).collect();
        let beside: Vec<UnitId> = (own.units.iter())
            .flat_map(|&id| {
                let unit = atlas.unit(id);
                let successor = unit.successor.iter().map(|(id, _)| *id);
                successor.chain(unit.counterparts.iter().copied())
            })
            .collect();
        own.units.extend(beside);
        own.documents = (own.plans.iter())
            .flat_map(|&id| {
                let node = atlas.plan(id);
                let tasks = atlas.tasks_of(id).flat_map(|task| &atlas.task(task).cites);
                let cites = node.cites.iter().chain(tasks).map(|cite| cite.document);
                cites.chain([node.document])
            })
            .collect();
        let plans: Vec<&PlanId> = seen.plans.difference(&own.plans).collect();
        let units: Vec<&UnitId> = seen.units.difference(&own.units).collect();
        let documents = seen.documents.difference(&own.documents).count();
        assert!(
            plans.is_empty() && units.is_empty() && documents == 0,
            "{what} looks beyond its grounds: {plans:?}, {units:?}, {documents} documents"
        );
    }
}

/// A plan, those above and below it, and those above these: a task below may come from several.
fn kin(atlas: &Atlas, id: PlanId) -> BTreeSet<PlanId> {
    let mut kin = BTreeSet::from([id]);
    for down in [false, true] {
        let mut waiting = vec![id];
        while let Some(plan) = waiting.pop() {
            let node = atlas.plan(plan);
            let next = if down {
                &node.implemented_by
            } else {
                &node.implements
            };
            waiting.extend(next.iter().filter(|&&plan| kin.insert(plan)));
            if down {
                kin.extend(&node.implements);
            }
        }
    }
    kin
}

/// All that pages take from a plan and from what the atlas ties to it. No place in the atlas is in it, for what is put
/// before a plan moves its place and changes nothing of it.
fn plan(atlas: &Atlas, id: PlanId, units: &[Value], pairs: &[&Coverage]) -> Value {
    let node = atlas.plan(id);
    let name = |plan: PlanId| atlas.plan(plan).plan.id.as_str();
    let all = |plans: &[PlanId]| -> Vec<String> {
        plans.iter().map(|&plan| name(plan).to_owned()).collect()
    };
    let task = |task: TaskId| atlas.words(task).id.as_str();
    let cites = |cites: &[Citation]| -> Vec<Value> {
        let cites = cites.iter().map(|cite| {
            let document = atlas.document(cite.document);
            let held = document.plan.map(name);
            let named = (&document.id, &document.title, &document.number, held);
            Value::of(&(named, &cite.words, &cite.range, &cite.anchor, cite.basis))
        });
        cites.collect()
    };
    let tasks = atlas.tasks_of(id).map(|id| {
        let node = atlas.task(id);
        let assigned = node.assignments.iter().map(|one| {
            let unit = one.unit.map(|unit| units[unit.index()]);
            (unit, one.written.collective, one.written.region)
        });
        let links = node.up.iter().chain(&node.down).map(|&at| {
            let link = &atlas.links[at];
            let ends = (task(link.up), task(link.down));
            let sure = (link.certain, link.by_person, link.score);
            (ends, link.kind, sure, &link.reason)
        });
        let cites = cites(&node.cites);
        Value::of(&(
            assigned.collect::<Vec<_>>(),
            links.collect::<Vec<_>>(),
            cites,
        ))
    });
    let pairs = pairs.iter().map(|pair| {
        let left = pair.not_taken_up.iter().map(|(id, why)| (task(*id), why));
        let added = pair.added.iter().map(|id| task(*id));
        let (left, added): (Vec<_>, Vec<_>) = (left.collect(), added.collect());
        Value::of(&(name(pair.plan), name(pair.of), left, added))
    });
    let file = node.plan.source.source();
    let own = atlas.document(node.document);
    Value::of(&(
        (&file.path, &file.text),
        (all(&node.implements), all(&node.implemented_by)),
        (&own.id, cites(&node.cites)),
        tasks.collect::<Vec<_>>(),
        pairs.collect::<Vec<_>>(),
    ))
}

/// All that pages take from a unit.
fn unit(atlas: &Atlas, id: UnitId) -> Value {
    let unit = atlas.unit(id);
    let named = |id: UnitId| {
        let unit = atlas.unit(id);
        (&unit.id, &unit.name, &unit.region)
    };
    let successor = unit.successor.as_ref();
    let successor = successor.map(|(id, date)| (named(*id), date));
    let counterparts: Vec<_> = unit.counterparts.iter().map(|id| named(*id)).collect();
    let kept = (&unit.aliases, &unit.sort_key, unit.unconfirmed);
    Value::of(&(named(id), kept, successor, counterparts))
}
