//! A task's page: its words, who answers for it, how to cite it, where it comes from and what became of it.

use serde::Serialize;

use crate::atlas::{Kind, Link as Lineage, TaskId};
use crate::pages::inline::{html, links};
use crate::pages::plan_body::cited;
use crate::pages::strip::{self, Strip};
use crate::pages::views::{Cell, Citations, Link, Party, PlanRef};
use crate::pages::{Site, names, parties};
use crate::plan::{BlockKind, Plan};
use crate::routes;

/// What a task's page shows.
#[derive(Debug, Clone, Serialize)]
pub struct TaskView {
    /// Its number as printed.
    pub label: String,
    /// Its first clause, or its short name where it has one.
    pub clause: String,
    /// Its text with links, as HTML.
    pub html: String,
    /// Its plan.
    pub plan: PlanRef,
    /// Its row on the plan's page.
    pub row: String,
    /// The printed headings over it.
    pub group: Vec<String>,
    /// Who answers for it.
    pub cells: Vec<Cell>,
    /// 完成时限.
    pub deadline: Option<String>,
    /// The last day that it means for certain, YYYY-MM-DD.
    pub due: Option<String>,
    /// The plan's term.
    pub term: Option<String>,
    /// Named places.
    pub regions: Vec<String>,
    /// Other columns.
    pub other: Vec<(String, String)>,
    /// How to cite it.
    pub cite: Citations,
    /// What became of it from level to level; none where no plan stands above or below.
    pub strip: Option<Strip>,
    /// Tasks of other programmes that are like it, without descent.
    pub related: Vec<Relative>,
    /// Notes that name it.
    pub notes: Vec<String>,
    /// The task before it.
    pub previous: Option<Link>,
    /// The task after it.
    pub next: Option<Link>,
    /// The innermost of those headings on the plan's page, with the other tasks under it; none without a heading.
    pub part: Option<String>,
}

/// A like task of another programme.
#[derive(Debug, Clone, Serialize)]
pub struct Relative {
    /// Its plan.
    pub plan: PlanRef,
    /// Its page.
    pub href: String,
    /// Its number.
    pub label: String,
    /// What it is about.
    pub clause: String,
    /// Who leads it, or answers first.
    pub leads: Vec<Party>,
    /// Surely so.
    pub certain: bool,
    /// A person set the link.
    pub by_person: bool,
    /// Why a person set it.
    pub reason: Option<String>,
}

/// The view of a task's page.
pub(super) fn view(site: &Site<'_>, id: TaskId) -> TaskView {
    let atlas = site.atlas;
    let node = atlas.task(id);
    let plan_node = atlas.plan(node.plan);
    let plan = &plan_node.plan;
    let words = atlas.words(id);
    let path = routes::task(&words.id);
    let root = routes::root(&path);
    let block = site.columns[node.plan.index()][node.at];
    let columns = block.map_or(&[][..], |at| parties::columns(&plan.blocks[at]));
    let (mut cells, rest) = parties::cells(atlas, id, columns);
    cells.extend(rest);
    let cites = node
        .cites
        .iter()
        .filter_map(|cite| Some((cite.range.clone()?, cited(site, cite, &root))));
    let near = |at: Option<usize>| {
        let task = plan.tasks.get(at?)?;
        Some(numbered(task))
    };
    TaskView {
        label: words.label.to_string(),
        clause: names::heading(site, id),
        html: html(&words.text, links(cites)),
        plan: names::plan_ref(atlas, node.plan),
        row: format!(
            "{}#{}",
            routes::plan(&plan.id),
            routes::task_anchor(&words.id)
        ),
        group: words.group.iter().map(ToString::to_string).collect(),
        cells,
        deadline: words.deadline.as_deref().map(str::to_owned),
        due: words.due().map(|due| due.to.to_string()),
        term: plan.front.term.clone(),
        regions: words.regions.iter().map(ToString::to_string).collect(),
        other: words
            .other
            .iter()
            .map(|(a, b)| (a.to_string(), b.to_string()))
            .collect(),
        cite: names::cite_task(plan, node.at, &site.config.site.base_url),
        strip: strip::of_task(site, id),
        related: related(site, id),
        notes: site.notes[node.plan.index()].of_task(plan, words),
        previous: near(node.at.checked_sub(1)),
        next: near(node.at.checked_add(1)),
        part: part(plan, node.at).map(|anchor| format!("{}#{anchor}", routes::plan(&plan.id))),
    }
}

/// The anchor of the heading next above a task, where its part is more than the whole document.
fn part(plan: &Plan, at: usize) -> Option<&str> {
    let task = plan.tasks.get(at).filter(|task| !task.group.is_empty())?;
    let block = usize::try_from(task.spot.block).ok()?;
    let before = plan.blocks.get(..=block)?.iter().rev();
    let mut headings = before.filter(|block| matches!(block.kind, BlockKind::Heading { .. }));
    headings.next().map(|block| block.anchor.as_str())
}

/// Tasks of other programmes that are like it, those first that a person set.
fn related(site: &Site<'_>, id: TaskId) -> Vec<Relative> {
    let node = site.atlas.task(id);
    let links = node.up.iter().chain(&node.down);
    let mut found: Vec<Relative> = links
        .map(|&at| &site.atlas.links[at])
        .filter(|link| link.kind == Kind::Related)
        .map(|link| relative(site, link, if link.up == id { link.down } else { link.up }))
        .collect();
    found.sort_by_key(|relative| !relative.by_person);
    found
}

fn relative(site: &Site<'_>, link: &Lineage, other: TaskId) -> Relative {
    let atlas = site.atlas;
    let words = atlas.words(other);
    Relative {
        plan: names::plan_ref(atlas, atlas.plan_of(other)),
        href: routes::task(&words.id),
        label: words.label.to_string(),
        clause: names::heading(site, other),
        leads: parties::principals(atlas, other),
        certain: link.certain,
        by_person: link.by_person,
        reason: link.by_person.then(|| link.reason.clone()),
    }
}

/// A task by its number.
fn numbered(task: &crate::plan::Task) -> Link {
    Link {
        href: routes::task(&task.id),
        text: task.label.to_string(),
    }
}
