//! A task's page: its words, who answers for it, how to cite it, where it comes from and what became of it.

use serde::Serialize;

use crate::atlas::{Kind, Link as Lineage, TaskId};
use crate::pages::difference::{Piece, pieces};
use crate::pages::inline::{html, links};
use crate::pages::plan_body::cited;
use crate::pages::views::{Cell, Citations, Link, Party, PlanRef};
use crate::pages::{Site, names, parties};
use crate::routes;
use crate::text::Text;

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
    /// The tasks it descends from, links that a person set first.
    pub up: Vec<Relative>,
    /// The tasks that descend from it.
    pub down: Vec<Relative>,
    /// Tasks of other programmes that are like it, without descent.
    pub related: Vec<Relative>,
    /// Notes that name it.
    pub notes: Vec<String>,
    /// The task before it.
    pub previous: Option<Link>,
    /// The task after it.
    pub next: Option<Link>,
    /// Other tasks under the same heading, by number only.
    pub beside: Vec<Link>,
}

/// A like task of another plan.
#[derive(Debug, Clone, Serialize)]
pub struct Relative {
    /// Its plan.
    pub plan: PlanRef,
    /// Its page.
    pub href: String,
    /// Its number.
    pub label: String,
    /// Its text.
    pub text: String,
    /// Who leads it, or answers first.
    pub leads: Vec<Party>,
    /// `identical`, `adapted`, `partial`, `related`.
    pub kind: &'static str,
    /// Surely so.
    pub certain: bool,
    /// A person set the link.
    pub by_person: bool,
    /// Why; none where the two are the same.
    pub reason: Option<String>,
    /// The tasks from which it descends in turn, or that descend from it, nearest first: further away from the
    /// page's task, each with its relation to the one between.
    pub beyond: Vec<Relative>,
    /// The wordings against each other; only on the lower task's page, and only where they differ.
    pub pieces: Vec<Piece>,
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
    let mut view = TaskView {
        label: words.label.to_string(),
        clause: words
            .title
            .as_ref()
            .map_or_else(|| names::clause(&words.text), Text::to_string),
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
        due: words.due().map(|due| due.to),
        term: plan.front.term.clone(),
        regions: words.regions.iter().map(ToString::to_string).collect(),
        other: words
            .other
            .iter()
            .map(|(a, b)| (a.to_string(), b.to_string()))
            .collect(),
        cite: names::cite_task(plan, node.at, &site.config.site.base_url),
        up: Vec::new(),
        down: Vec::new(),
        related: Vec::new(),
        notes: plan
            .notes
            .iter()
            .filter(|note| {
                note.labels
                    .iter()
                    .any(|label| words.label == label.as_str())
            })
            .map(|note| note.text.to_string())
            .collect(),
        previous: near(node.at.checked_sub(1)),
        next: near(node.at.checked_add(1)),
        beside: plan
            .tasks
            .iter()
            .filter(|task| task.group == words.group && !words.group.is_empty())
            .filter(|task| task.id != words.id)
            .map(numbered)
            .collect(),
    };
    for &at in &node.up {
        let link = &atlas.links[at];
        let list = if link.kind == Kind::Related {
            &mut view.related
        } else {
            &mut view.up
        };
        let mut above = relative(site, link, link.up, Some(id));
        if link.kind != Kind::Related {
            above.beyond = beyond(site, link.up, Way::Up);
        }
        list.push(above);
    }
    for &at in &node.down {
        let link = &atlas.links[at];
        let list = if link.kind == Kind::Related {
            &mut view.related
        } else {
            &mut view.down
        };
        let mut below = relative(site, link, link.down, None);
        if link.kind != Kind::Related {
            below.beyond = beyond(site, link.down, Way::Down);
        }
        list.push(below);
    }
    for list in [&mut view.up, &mut view.down, &mut view.related] {
        list.sort_by_key(|relative| !relative.by_person);
    }
    view
}

/// Up to where tasks come from, or down to what became of them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Up,
    Down,
}

/// The relatives of a relative, level by level, each once. Of a task that only is like another, there are none.
fn beyond(site: &Site<'_>, from: TaskId, way: Way) -> Vec<Relative> {
    let atlas = site.atlas;
    let mut seen = vec![from];
    let mut found = Vec::new();
    let mut next = 0;
    while let Some(&task) = seen.get(next) {
        next += 1;
        let node = atlas.task(task);
        let links = if way == Way::Up { &node.up } else { &node.down };
        for link in links.iter().map(|&at| &atlas.links[at]) {
            let other = if way == Way::Up { link.up } else { link.down };
            if link.kind != Kind::Related && !seen.contains(&other) {
                seen.push(other);
                found.push(relative(site, link, other, None));
            }
        }
    }
    found
}

/// A task by its number.
fn numbered(task: &crate::plan::Task) -> Link {
    Link {
        href: routes::task(&task.id),
        text: task.label.to_string(),
    }
}

/// A like task; `lower` is the task whose page shows the comparison of wordings.
fn relative(site: &Site<'_>, link: &Lineage, other: TaskId, lower: Option<TaskId>) -> Relative {
    let atlas = site.atlas;
    let words = atlas.words(other);
    let compare = lower.filter(|_| link.kind != Kind::Related);
    Relative {
        plan: names::plan_ref(atlas, atlas.task(other).plan),
        href: routes::task(&words.id),
        label: words.label.to_string(),
        text: words.text.to_string(),
        leads: parties::principals(atlas, other),
        kind: names::kind(link.kind),
        certain: link.certain,
        by_person: link.by_person,
        // Of two that are the same, that is all there is to say.
        reason: Some(&link.reason)
            .filter(|_| link.by_person || link.kind != Kind::Identical)
            .cloned(),
        beyond: Vec::new(),
        pieces: compare.map_or_else(Vec::new, |lower| {
            let mine = &atlas.words(lower).text;
            if *mine == words.text {
                Vec::new()
            } else {
                pieces(&words.text, mine)
            }
        }),
    }
}
