//! The page at an address whose task, plan or unit is gone: it says so, since when, why, and what came after.

use serde::Serialize;

use crate::atlas::{Retired, RetiredWhat};
use crate::pages::Site;
use crate::pages::names;
use crate::pages::views::Link;
use crate::routes;

/// What such a page shows.
#[derive(Debug, Clone, Serialize)]
pub struct RetiredView {
    /// `task`, `plan` or `unit`.
    pub what: &'static str,
    /// The old id.
    pub id: String,
    /// The day.
    pub date: String,
    /// Why.
    pub reason: String,
    /// What took its place.
    pub successor: Option<Link>,
}

/// The address that stays.
pub(super) fn path(gone: &Retired) -> String {
    address(gone.what, &gone.id)
}

fn address(what: RetiredWhat, id: &str) -> String {
    match what {
        RetiredWhat::Task => routes::task(id),
        RetiredWhat::Plan => routes::plan(id),
        RetiredWhat::Unit => routes::unit(id),
    }
}

/// The view of such a page.
pub(super) fn view(site: &Site<'_>, at: usize) -> RetiredView {
    let gone = &site.atlas.retired[at];
    RetiredView {
        what: match gone.what {
            RetiredWhat::Task => "task",
            RetiredWhat::Plan => "plan",
            RetiredWhat::Unit => "unit",
        },
        id: gone.id.to_string(),
        date: gone.date.to_string(),
        reason: gone.reason.clone(),
        successor: gone.successor.as_ref().map(|id| Link {
            href: address(gone.what, id),
            text: name(site, gone.what, id),
        }),
    }
}

/// What the successor is called: a unit's name, a plan's title, the id and first clause of a task, else its id.
fn name(site: &Site<'_>, what: RetiredWhat, id: &str) -> String {
    let atlas = site.atlas;
    let found = match what {
        RetiredWhat::Unit => {
            let unit = atlas.units.iter().find(|unit| unit.id == id);
            unit.map(|unit| unit.name.clone())
        }
        RetiredWhat::Plan => {
            let node = atlas.plans.iter().find(|node| node.plan.id == id);
            node.map(|node| node.plan.front.title.clone())
        }
        RetiredWhat::Task => {
            let task = atlas.task_ids().find(|&task| atlas.words(task).id == id);
            task.map(|task| format!("{id} {}", names::heading(site, task)))
        }
    };
    found.unwrap_or_else(|| id.to_owned())
}
