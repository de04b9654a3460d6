//! A plan's page: what it is, the document itself, its tasks, who answers for them, what it rests on.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::atlas::{CitedBy, PlanId, UnitId};
use crate::pages::comparison::{Counts, counts};
use crate::pages::plan_body::{Part, body};
use crate::pages::views::{Citations, Download, Entry, Link, PlanRef};
use crate::pages::{Site, downloads, names};
use crate::plan::{BlockKind, Plan, Role};
use crate::routes;

/// What a plan's page shows.
#[derive(Debug, Clone, Serialize)]
pub struct PlanView {
    /// The plan.
    pub plan: PlanRef,
    /// The title, broken as the document breaks it.
    pub title_lines: Vec<String>,
    /// The document itself prints this title, so a printed page needs no other.
    pub titled: bool,
    /// 发文机关.
    pub issuer: Option<String>,
    /// 成文日期.
    pub date: Option<String>,
    /// 印发, 征求意见稿.
    pub status: Option<String>,
    /// The region, from the country down.
    pub region: Option<String>,
    /// 试点.
    pub programme: Option<String>,
    /// The plan's term in its own words.
    pub term: Option<String>,
    /// How its lists of units are to be read, in its own words.
    pub legend: Option<String>,
    /// How many tasks it has.
    pub tasks: usize,
    /// How many units lead in it.
    pub leads: usize,
    /// How many units cooperate.
    pub cooperates: usize,
    /// How to cite it.
    pub cite: Citations,
    /// Files to take away.
    pub downloads: Vec<Download>,
    /// The headings of its text.
    pub contents: Vec<Entry>,
    /// The headings within its tables of tasks.
    pub parts_of_table: Vec<Entry>,
    /// The anchor of its first table of tasks.
    pub table: Option<String>,
    /// The document.
    pub parts: Vec<Part>,
    /// A name that the register of units lacks stands in it.
    pub unknown: bool,
    /// Notes on tasks, each with links to those it names.
    pub notes: Vec<NoteView>,
    /// Its units in their fixed order.
    pub units: Vec<UnitCount>,
    /// Plans it implements, with what it took up.
    pub above: Vec<Relation>,
    /// Plans that implement it.
    pub below: Vec<Relation>,
    /// The comparison of all plans that implement it.
    pub matrix: Option<String>,
    /// Documents it cites.
    pub cites: Vec<Cited>,
    /// Plans of the site that cite it.
    pub cited_by: Vec<PlanRef>,
    /// The plan before it in the list.
    pub previous: Option<PlanRef>,
    /// The plan after it.
    pub next: Option<PlanRef>,
}

/// A note on tasks.
#[derive(Debug, Clone, Serialize)]
pub struct NoteView {
    /// As printed.
    pub text: String,
    /// The tasks it names.
    pub tasks: Vec<Link>,
}

/// A unit of a plan and in how many of its tasks it stands.
#[derive(Debug, Clone, Serialize)]
pub struct UnitCount {
    /// Its page.
    pub href: String,
    /// Its full name.
    pub name: String,
    /// Tasks it leads.
    pub lead: usize,
    /// Tasks it cooperates in.
    pub cooperate: usize,
    /// Tasks in which it has another role.
    pub other: usize,
}

/// A plan above or below, and what became of the tasks.
#[derive(Debug, Clone, Serialize)]
pub struct Relation {
    /// The other plan.
    pub plan: PlanRef,
    /// The comparison.
    pub href: String,
    /// In numbers.
    pub counts: Counts,
}

/// A cited document.
#[derive(Debug, Clone, Serialize)]
pub struct Cited {
    /// Its title with 《》, or its number.
    pub name: String,
    /// Its number, where it has a title too.
    pub number: Option<String>,
    /// Its page.
    pub href: String,
    /// The site has it.
    pub held: bool,
    /// The plan is made by it.
    pub basis: bool,
}

/// The view of a plan's page.
pub(super) fn view(site: &Site<'_>, id: PlanId) -> PlanView {
    let atlas = site.atlas;
    let node = atlas.plan(id);
    let (plan, front) = (&node.plan, &node.plan.front);
    let path = routes::plan(&plan.id);
    let body = body(site, id, &routes::root(&path));
    let units = units(site, id);
    let at = site.order.iter().position(|&other| other == id);
    let near = |step: isize| {
        let at = at?.checked_add_signed(step)?;
        site.order.get(at).map(|&id| names::plan_ref(atlas, id))
    };
    let printed = printed_title(plan);
    PlanView {
        titled: printed.is_some(),
        title_lines: printed
            .unwrap_or(&front.title)
            .split('\n')
            .map(str::to_owned)
            .collect(),
        issuer: front.issuer.clone(),
        date: front.date.clone(),
        status: front.status.clone(),
        region: front.region.as_ref().map(|region| region.replace('/', " ")),
        programme: front.programme.clone(),
        term: front.term.clone(),
        legend: front.legend.clone(),
        tasks: plan.tasks.len(),
        leads: units.iter().filter(|unit| unit.lead > 0).count(),
        cooperates: units.iter().filter(|unit| unit.cooperate > 0).count(),
        cite: names::cite_plan(plan, &site.config.site.base_url),
        downloads: if plan.tasks.is_empty() {
            Vec::new()
        } else {
            let name = format!("任务清单_{}", names::short(plan));
            downloads::links_of_plan(&routes::plan_lists(&plan.id), &name)
        },
        contents: body.contents,
        parts_of_table: body.within,
        table: body.parts.iter().find_map(|part| match part {
            Part::Tasks(table) => Some(table.anchor.clone()),
            _ => None,
        }),
        parts: body.parts,
        unknown: unknown(site, id),
        notes: notes(site, id),
        units,
        above: relations(site, |pair| pair.plan == id, |pair| pair.of),
        below: relations(site, |pair| pair.of == id, |pair| pair.plan),
        matrix: (node.implemented_by.len() > 1).then(|| routes::matrix(&plan.id)),
        cites: cites(site, id),
        cited_by: cited_by(site, id),
        previous: near(-1),
        next: near(1),
        plan: names::plan_ref(atlas, id),
    }
}

/// The title as the document prints it, with its line breaks, if one of its parts is headed with it.
fn printed_title(plan: &Plan) -> Option<&str> {
    plan.blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Heading { level: 1, text } if text.replace('\n', "") == plan.front.title => {
            Some(text.as_str())
        }
        _ => None,
    })
}

/// The plan's units in the register's order, with their tasks counted.
fn units(site: &Site<'_>, id: PlanId) -> Vec<UnitCount> {
    let atlas = site.atlas;
    let mut seen: BTreeMap<UnitId, [Vec<u32>; 3]> = BTreeMap::new();
    for task in atlas.tasks_of(id) {
        for one in &atlas.task(task).assignments {
            let Some(unit) = one.unit else { continue };
            let slot = match one.written.role {
                Role::Lead => 0,
                Role::Cooperate => 1,
                _ => 2,
            };
            let tasks = &mut seen.entry(unit).or_default()[slot];
            if tasks.last() != Some(&task.0) {
                tasks.push(task.0);
            }
        }
    }
    seen.into_iter()
        .map(|(unit, tasks)| UnitCount {
            href: routes::unit(&atlas.unit(unit).id),
            name: atlas.unit(unit).name.clone(),
            lead: tasks[0].len(),
            cooperate: tasks[1].len(),
            other: tasks[2].len(),
        })
        .collect()
}

/// Whether some name is no unit of the register, no collective and no place.
fn unknown(site: &Site<'_>, id: PlanId) -> bool {
    site.atlas.tasks_of(id).any(|task| {
        site.atlas
            .task(task)
            .assignments
            .iter()
            .any(|one| one.unit.is_none() && !one.written.collective && !one.written.region)
    })
}

/// The plan's notes, with links to the tasks they name.
fn notes(site: &Site<'_>, id: PlanId) -> Vec<NoteView> {
    let plan = &site.atlas.plan(id).plan;
    let mut by_label: BTreeMap<&str, &str> = BTreeMap::new();
    for task in &plan.tasks {
        by_label.entry(&task.label).or_insert(&task.id);
    }
    plan.notes
        .iter()
        .map(|note| NoteView {
            text: note.text.to_string(),
            tasks: note
                .labels
                .iter()
                .filter_map(|label| {
                    let id = by_label.get(label.as_str())?;
                    Some(Link {
                        href: routes::task(id),
                        text: label.clone(),
                    })
                })
                .collect(),
        })
        .collect()
}

/// Plans above or below, with the comparison of each.
fn relations(
    site: &Site<'_>,
    here: impl Fn(&crate::atlas::Coverage) -> bool,
    other: impl Fn(&crate::atlas::Coverage) -> PlanId,
) -> Vec<Relation> {
    let atlas = site.atlas;
    atlas
        .coverage
        .iter()
        .filter(|pair| here(pair))
        .map(|pair| Relation {
            plan: names::plan_ref(atlas, other(pair)),
            href: routes::pair(&atlas.plan(pair.of).plan.id, &atlas.plan(pair.plan).plan.id),
            counts: counts(atlas, pair),
        })
        .collect()
}

/// Documents the plan cites, each once, those it is made by first.
fn cites(site: &Site<'_>, id: PlanId) -> Vec<Cited> {
    let atlas = site.atlas;
    let node = atlas.plan(id);
    let within = atlas.tasks_of(id).flat_map(|task| &atlas.task(task).cites);
    let mut seen: Vec<(crate::atlas::DocumentId, bool)> = Vec::new();
    for cite in node.cites.iter().chain(within) {
        match seen
            .iter_mut()
            .find(|(document, _)| *document == cite.document)
        {
            Some((_, basis)) => *basis |= cite.basis,
            None if cite.document == node.document => {}
            None => seen.push((cite.document, cite.basis)),
        }
    }
    seen.sort_by_key(|(_, basis)| !basis);
    seen.into_iter()
        .map(|(document, basis)| {
            let node = atlas.document(document);
            let title = node.title.as_ref().map(|title| format!("《{title}》"));
            let number = node.number.clone();
            Cited {
                number: title.as_ref().and(number.clone()),
                name: title.or(number).unwrap_or_else(|| node.id.clone()),
                href: node.plan.map_or_else(
                    || routes::document(&node.id),
                    |plan| routes::plan(&atlas.plan(plan).plan.id),
                ),
                held: node.plan.is_some(),
                basis,
            }
        })
        .collect()
}

/// Plans of the site that cite this one, in their prose or in a task.
fn cited_by(site: &Site<'_>, id: PlanId) -> Vec<PlanRef> {
    let atlas = site.atlas;
    let document = atlas.document(atlas.plan(id).document);
    let mut plans: Vec<PlanId> = document
        .cited_by
        .iter()
        .map(|by| match *by {
            CitedBy::Plan(plan) => plan,
            CitedBy::Task(task) => atlas.plan_of(task),
        })
        .filter(|&plan| plan != id)
        .collect();
    plans.sort_unstable();
    plans.dedup();
    plans
        .into_iter()
        .map(|plan| names::plan_ref(atlas, plan))
        .collect()
}
