//! The page of `gangmu diff`: what happened between two states, texts side by side. It is no page of the site, but
//! looks like one and leads to those beside it.

use serde::Serialize;

use crate::atlas::wording::Piece;
use crate::delta::report::{Part, counts, is_text, line, parts};
use crate::delta::{Delta, Op, Operation, marks};
use crate::pages::Site;
use crate::pages::views::{Crumb, Frame, Head, Link};
use crate::routes;

/// What the page shows.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Changes {
    /// How many operations there are of each kind, in words; empty where nothing happened.
    pub counts: String,
    /// Plan by plan, then the rest.
    pub parts: Vec<ChangedPart>,
}

/// The operations of a plan, or of what stands beside the plans.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ChangedPart {
    /// Its heading.
    pub title: String,
    /// The plan's page, where there is one.
    pub href: Option<String>,
    /// How many operations of each kind.
    pub counts: String,
    /// One thing each.
    pub items: Vec<Changed>,
}

/// One thing that happened.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Changed {
    /// In a line.
    pub told: String,
    /// The pages of the tasks concerned, where there are few.
    pub links: Vec<Link>,
    /// The older text in pieces, `same` and `del`; none where there is none, or none to compare.
    pub old: Vec<Piece>,
    /// The newer text in pieces, `same` and `ins`.
    pub new: Vec<Piece>,
}

/// The page, framed as one at the site's root.
pub(crate) fn frame(site: &Site<'_>, delta: &Delta) -> Frame<Changes> {
    Frame {
        path: String::new(),
        root: String::new(),
        section: "",
        crumbs: vec![Crumb {
            href: routes::HOME.to_owned(),
            key: "home",
            text: String::new(),
        }],
        about: false,
        feedback: None,
        updates: false,
        updated: None,
        head: Head::default(),
        v: Changes {
            counts: counts(&delta.operations),
            parts: parts(delta).iter().map(|one| part(site, one)).collect(),
        },
    }
}

fn part(site: &Site<'_>, part: &Part) -> ChangedPart {
    let has = |plan: &&str| site.atlas.plans.iter().any(|node| node.plan.id == **plan);
    ChangedPart {
        title: part.title.clone(),
        href: part.plan.filter(has).map(routes::plan),
        counts: counts(part.operations.iter().copied()),
        items: part.operations.iter().map(|one| changed(one)).collect(),
    }
}

fn changed(operation: &Operation) -> Changed {
    let whole = matches!(
        operation.op,
        Op::Split | Op::Merged | Op::Added | Op::Removed
    );
    let pieces = if is_text(operation.op) || whole {
        let text = |side: &Option<String>| side.clone().unwrap_or_default();
        marks(&text(&operation.before), &text(&operation.after))
    } else {
        Vec::new()
    };
    let side = |other: &str| -> Vec<Piece> {
        let own = pieces.iter().filter(|piece| piece.tag != other);
        own.cloned().collect()
    };
    Changed {
        told: line(operation),
        links: (operation.linked().into_iter())
            .map(|task| Link {
                href: routes::task(&task.id),
                text: task.label.clone(),
            })
            .collect(),
        old: side("ins"),
        new: side("del"),
    }
}
