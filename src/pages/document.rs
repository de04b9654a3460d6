//! Documents that plans cite: the list of all, and a page for each that the site does not have.

use serde::Serialize;

use crate::atlas::{CitedBy, DocumentId};
use crate::pages::views::{Download, Link, PlanRef};
use crate::pages::{Site, downloads, names};
use crate::routes;

/// What the list of documents shows.
#[derive(Debug, Clone, Serialize)]
pub struct Documents {
    /// All documents.
    pub documents: Vec<DocumentLine>,
    /// The list as files.
    pub downloads: Vec<Download>,
}

/// A document in the list.
#[derive(Debug, Clone, Serialize)]
pub struct DocumentLine {
    /// Its anchor.
    pub anchor: String,
    /// Its page.
    pub href: String,
    /// Its title.
    pub title: Option<String>,
    /// 发文字号.
    pub number: Option<String>,
    /// 发文机关, where the site has the document.
    pub issuer: Option<String>,
    /// The site has it.
    pub held: bool,
    /// Plans that cite it.
    pub plans: Vec<PlanRef>,
}

/// What a document's page shows.
#[derive(Debug, Clone, Serialize)]
pub struct DocumentView {
    /// Its title.
    pub title: Option<String>,
    /// 发文字号.
    pub number: Option<String>,
    /// Who cites it, by plan.
    pub cited: Vec<CitingPlan>,
}

/// A plan that cites a document, and where.
#[derive(Debug, Clone, Serialize)]
pub struct CitingPlan {
    /// The plan.
    pub plan: PlanRef,
    /// The plan is made by it.
    pub basis: bool,
    /// Places in its prose: the words and the place.
    pub places: Vec<Link>,
    /// Tasks that cite it.
    pub tasks: Vec<Link>,
}

/// The list of documents.
pub(super) fn index(site: &Site<'_>) -> Documents {
    let atlas = site.atlas;
    let documents = atlas
        .document_ids()
        .map(|id| (id, atlas.document(id)))
        .map(|(id, node)| DocumentLine {
            anchor: format!("d-{}", node.id).to_ascii_lowercase(),
            href: node.plan.map_or_else(
                || routes::document(&node.id),
                |plan| routes::plan(&atlas.plan(plan).plan.id),
            ),
            title: node.title.clone(),
            number: node.number.clone(),
            issuer: node
                .plan
                .and_then(|plan| atlas.plan(plan).plan.front.issuer.clone()),
            held: node.plan.is_some(),
            plans: (atlas.citing(id))
                .into_iter()
                .map(|plan| names::plan_ref(atlas, plan))
                .collect(),
        })
        .collect();
    let downloads = if atlas.documents.is_empty() {
        Vec::new()
    } else {
        downloads::links(&routes::document_lists(), "引用文件清单")
    };
    Documents {
        documents,
        downloads,
    }
}

/// The page of a document that the site does not have.
pub(super) fn view(site: &Site<'_>, id: DocumentId) -> DocumentView {
    let atlas = site.atlas;
    let node = atlas.document(id);
    let cited = (atlas.citing(id))
        .into_iter()
        .map(|plan| {
            let citing = atlas.plan(plan);
            let page = routes::plan(&citing.plan.id);
            let mut one = CitingPlan {
                plan: names::plan_ref(atlas, plan),
                basis: false,
                places: Vec::new(),
                tasks: Vec::new(),
            };
            for cite in citing.cites.iter().filter(|cite| cite.document == id) {
                one.basis |= cite.basis;
                let place = Link {
                    href: format!("{page}#{}", cite.anchor),
                    text: cite.words.clone(),
                };
                if !one.places.contains(&place) {
                    one.places.push(place);
                }
            }
            for by in &node.cited_by {
                if let CitedBy::Task(task) = *by
                    && atlas.plan_of(task) == plan
                {
                    let words = atlas.words(task);
                    one.tasks.push(Link {
                        href: routes::task(&words.id),
                        text: words.label.to_string(),
                    });
                }
            }
            one
        })
        .collect();
    DocumentView {
        title: node.title.clone(),
        number: node.number.clone(),
        cited,
    }
}
