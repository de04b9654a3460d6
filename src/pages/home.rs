//! The home page and the plain lists: plans, all tasks, the static part of the search page.

use serde::Serialize;

use crate::atlas::PlanId;
use crate::pages::comparison::Counts;
use crate::pages::views::{Download, Link, Party, PlanRef};
use crate::pages::{Site, comparison, downloads, names, parties, units};
use crate::plan::Role;
use crate::routes;
use crate::zh::region;

/// What the home page shows.
#[derive(Debug, Clone, Serialize)]
pub struct Home {
    /// Units by region; without units where there are too many for one page.
    pub regions: Vec<HomeRegion>,
    /// Plans, each before those that implement it; none where there are too many for one page.
    pub tree: Vec<Branch>,
    /// Some plan implements another one.
    pub compared: bool,
    /// Plans, newest first, where there are too many for a tree.
    pub plans: Vec<PlanLine>,
    /// In all responsibilities of some task no unit of the register is named.
    pub unassigned: bool,
    /// A name that the register lacks stands somewhere.
    pub unknown: bool,
}

/// A region's units on the home page.
#[derive(Debug, Clone, Serialize)]
pub struct HomeRegion {
    /// Its anchor on the list of units.
    pub anchor: String,
    /// Its name.
    pub name: String,
    /// The key of the word for its level.
    pub level: &'static str,
    /// Its units.
    pub units: Vec<Link>,
}

/// A plan in a table.
#[derive(Debug, Clone, Serialize)]
pub struct PlanLine {
    /// The plan.
    pub plan: PlanRef,
    /// 发文机关.
    pub issuer: Option<String>,
    /// 成文日期.
    pub date: Option<String>,
    /// How many tasks.
    pub tasks: usize,
    /// 印发, 征求意见稿.
    pub status: Option<String>,
    /// Its region.
    pub region: Option<String>,
    /// Plans it implements.
    pub implements: Vec<PlanRef>,
}

/// A plan of the tree.
#[derive(Debug, Clone, Serialize)]
pub struct Branch {
    /// How deep it stands, from 0.
    pub depth: usize,
    /// The plan.
    pub line: PlanLine,
    /// What it took up of the plan over it.
    pub of: Option<Taken>,
}

/// What a plan took up of another one.
#[derive(Debug, Clone, Serialize)]
pub struct Taken {
    /// The comparison's page.
    pub href: String,
    /// In numbers.
    pub counts: Counts,
}

/// What the list of plans shows.
#[derive(Debug, Clone, Serialize)]
pub struct Plans {
    /// Plans, newest first.
    pub plans: Vec<PlanLine>,
}

/// What the page of all tasks shows.
#[derive(Debug, Clone, Serialize)]
pub struct Tasks {
    /// Plans with their tasks; without tasks where there are too many for one page.
    pub plans: Vec<PlanTasks>,
    /// The tasks are left to the plans' own pages.
    pub split: bool,
    /// Files to take away.
    pub downloads: Vec<Download>,
}

/// A plan's tasks.
#[derive(Debug, Clone, Serialize)]
pub struct PlanTasks {
    /// The plan.
    pub plan: PlanRef,
    /// Its tasks.
    pub rows: Vec<TaskLine>,
}

/// A task of the long table.
#[derive(Debug, Clone, Serialize)]
pub struct TaskLine {
    /// Its page.
    pub href: String,
    /// Its number.
    pub label: String,
    /// Its text.
    pub text: String,
    /// Who leads, or answers first.
    pub leads: Vec<Party>,
    /// Who cooperates, in plans that say who leads.
    pub cooperates: Vec<Party>,
}

/// What the search page shows without its script.
#[derive(Debug, Clone, Serialize)]
pub struct SearchView {
    /// Plans, newest first.
    pub plans: Vec<PlanRef>,
}

/// More units than this are listed on their own page only.
const UNITS_AT_HOME: usize = 400;
/// More plans than this are a table.
const PLANS_AT_HOME: usize = 60;
/// How deep the tree goes at most.
const DEEPEST: usize = 5;
/// More tasks than this are left to the plans' pages.
const TASKS_ON_A_PAGE: usize = 2000;

/// The home page.
pub(super) fn home(site: &Site<'_>) -> Home {
    let atlas = site.atlas;
    let few = atlas.units.len() <= UNITS_AT_HOME;
    let big = atlas.plans.len() > PLANS_AT_HOME;
    let regions = units::by_region(site)
        .into_iter()
        .map(|region| HomeRegion {
            anchor: region.anchor,
            level: names::level(&region.path),
            name: region.path.replace('/', " "),
            units: region
                .units
                .iter()
                .filter(|_| few)
                .map(|&id| Link {
                    href: routes::unit(&atlas.unit(id).id),
                    text: atlas.unit(id).name.clone(),
                })
                .collect(),
        })
        .collect();
    let named = |task| atlas.task(task).assignments.iter();
    Home {
        regions,
        compared: !atlas.coverage.is_empty(),
        tree: if big { Vec::new() } else { tree(site) },
        plans: if big { plan_lines(site) } else { Vec::new() },
        unassigned: atlas
            .task_ids()
            .any(|task| named(task).all(|one| one.unit.is_none())),
        unknown: atlas
            .task_ids()
            .flat_map(named)
            .any(|one| one.unit.is_none() && !one.written.collective && !one.written.region),
    }
}

/// The list of plans.
pub(super) fn plans(site: &Site<'_>) -> Plans {
    Plans {
        plans: plan_lines(site),
    }
}

/// Plans that implement none of the site, each followed by those that implement it.
fn tree(site: &Site<'_>) -> Vec<Branch> {
    let mut tree = Vec::new();
    let depth = |id: &PlanId| {
        let region = &site.atlas.plan(*id).plan.front.region;
        region::depth(region.as_deref().unwrap_or_default())
    };
    let mut roots = site.order.clone();
    roots.retain(|&id| site.atlas.plan(id).implements.is_empty());
    roots.sort_by_key(depth);
    for root in roots {
        grow(site, root, None, 0, &mut tree);
    }
    tree
}

/// Adds a plan and those that implement it.
fn grow(site: &Site<'_>, id: PlanId, over: Option<PlanId>, depth: usize, tree: &mut Vec<Branch>) {
    let atlas = site.atlas;
    let of = over.and_then(|over| {
        let mut pairs = atlas.coverage.iter();
        let pair = pairs.find(|pair| pair.plan == id && pair.of == over)?;
        Some(Taken {
            href: comparison::address(atlas, pair),
            counts: comparison::counts(atlas, pair),
        })
    });
    tree.push(Branch {
        depth,
        line: plan_line(site, id),
        of,
    });
    if depth < DEEPEST {
        let below = site.order.iter().copied();
        for lower in below.filter(|lower| atlas.plan(id).implemented_by.contains(lower)) {
            grow(site, lower, Some(id), depth + 1, tree);
        }
    }
}

fn plan_lines(site: &Site<'_>) -> Vec<PlanLine> {
    let order = site.order.iter();
    order.map(|&id| plan_line(site, id)).collect()
}

fn plan_line(site: &Site<'_>, id: PlanId) -> PlanLine {
    let node = site.atlas.plan(id);
    let front = &node.plan.front;
    PlanLine {
        plan: names::plan_ref(site.atlas, id),
        issuer: front.issuer.clone(),
        date: front.date.clone(),
        tasks: node.plan.tasks.len(),
        status: front.status.clone(),
        region: front.region.as_ref().map(|region| region.replace('/', " ")),
        implements: node
            .implements
            .iter()
            .map(|&upper| names::plan_ref(site.atlas, upper))
            .collect(),
    }
}

/// All tasks.
pub(super) fn tasks(site: &Site<'_>) -> Tasks {
    let atlas = site.atlas;
    let split = atlas.tasks.len() > TASKS_ON_A_PAGE;
    let plans = site
        .order
        .iter()
        .map(|&id| PlanTasks {
            plan: names::plan_ref(atlas, id),
            rows: atlas
                .tasks_of(id)
                .filter(|_| !split)
                .map(|task| {
                    let words = atlas.words(task);
                    TaskLine {
                        href: routes::task(&words.id),
                        label: words.label.to_string(),
                        text: words.text.to_string(),
                        leads: parties::principals(atlas, task),
                        cooperates: parties::of_role(atlas, task, Role::Cooperate),
                    }
                })
                .collect(),
        })
        .collect();
    Tasks {
        plans,
        split,
        downloads: downloads::links(&routes::all_lists(), "任务清单"),
    }
}

/// The search page without its script.
pub(super) fn search(site: &Site<'_>) -> SearchView {
    SearchView {
        plans: site
            .order
            .iter()
            .map(|&id| names::plan_ref(site.atlas, id))
            .collect(),
    }
}
