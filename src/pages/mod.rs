//! Which pages the site has, and what each of them shows.
//!
//! 1. [`plan`] lists every page of an atlas with its address ([`crate::routes`]) and reports addresses that clash.
//! 2. [`Site::view`] makes one page's view when it is rendered, so that fifty thousand pages never stand in
//!    memory together; views are small values ([`views`], and one file for each kind of page) and hold no
//!    markup but the inline links of prose.
//! 3. [`Grounds`] tells before a view is made what it rests on, so that a rebuild makes few.
//! 4. [`records()`] gives what search can find.
//!
//! Knows nothing of templates; words of the interface belong to the theme.

mod attachments;
mod changes;
mod comparison;
mod coverage;
mod document;
mod downloads;
mod free;
mod grounds;
mod head;
mod home;
mod inline;
mod leads;
mod letter;
mod matrix;
mod names;
mod notes;
mod parties;
mod picture;
mod plan_body;
mod plan_page;
mod records;
mod retired;
mod site;
mod strip;
mod svg;
mod task;
mod unit;
mod unit_map;
mod units;
mod updates;
pub mod views;

use serde::Serialize;

use crate::atlas::Atlas;
use crate::atlas::wording::Openers;
use crate::config::SiteConfig;
use crate::diag::{Code, Diagnostic};
use crate::routes;
use crate::source::Source;

pub use attachments::refused;
pub(crate) use changes::frame as changes;
pub use downloads::{List, list_file, lists};
pub use free::FreePage;
pub use grounds::Grounds;
pub use inline::escape;
pub use records::records;
use site::Subject;
pub use site::{Page, Site};
pub use updates::{Update, Updates};
use views::{Crumb, Frame, Head, Link};

/// Lists the pages of a site, in a fixed order, without those whose addresses clash or cannot be stored.
pub fn plan<'a>(
    atlas: &'a Atlas,
    config: &'a SiteConfig,
    free: &[Source],
) -> (Site<'a>, Vec<Diagnostic>) {
    let (updates, free): (Vec<Source>, Vec<Source>) =
        (free.iter().cloned()).partition(|source| source.path.starts_with(updates::FOLDER));
    let (free, mut findings) = free::read_all(&free);
    let (updates, more) = updates::read_all(&updates);
    findings.extend(more);
    let mut site = Site {
        columns: atlas
            .plans
            .iter()
            .map(|node| parties::columns_of(&node.plan))
            .collect(),
        openers: atlas
            .plans
            .iter()
            .map(|node| Openers::of(&node.plan))
            .collect(),
        notes: (atlas.plans.iter())
            .map(|node| notes::Notes::of(&node.plan))
            .collect(),
        order: atlas.newest_first(),
        pages: Vec::new(),
        atlas,
        config,
        free,
        updates,
    };
    let listed = site.list();
    let judged = routes::check(
        listed
            .iter()
            .map(|(page, file)| (page.path.as_str(), file.as_str())),
    );
    for ((page, _), why_not) in listed.iter().zip(judged) {
        let retired = matches!(page.subject, Subject::Retired(_));
        match why_not {
            None => site.pages.push(page.clone()),
            // What is registered as gone and still there has its page; `check` tells the line.
            Some(finding) if retired && finding.code == Code::AddressCollision => {}
            Some(finding) => findings.push(finding),
        }
    }
    (site, findings)
}

impl Site<'_> {
    /// Every page with the file of the site's source that asked for its address.
    fn list(&self) -> Vec<(Page, String)> {
        let atlas = self.atlas;
        let mut list: Vec<(Page, String)> = Vec::new();
        let mut add = |path: String, subject: Subject, file: &str| {
            list.push((Page { path, subject }, file.to_owned()));
        };
        let own = crate::config::FILE;
        for (path, subject) in [
            (routes::HOME, Subject::Home),
            (routes::PLANS, Subject::Plans),
            (routes::UNITS, Subject::Units),
            (routes::UNIT_MAP, Subject::UnitMap),
            (routes::COVERAGE, Subject::CoverageIndex),
            (routes::DOCUMENTS, Subject::Documents),
            (routes::TASKS, Subject::Tasks),
            (routes::SEARCH, Subject::Search),
            (routes::NOT_FOUND, Subject::NotFound),
        ] {
            add(path.to_owned(), subject, own);
        }
        for id in atlas.plan_ids() {
            let node = atlas.plan(id);
            let (name, file) = (&node.plan.id, &node.plan.file);
            add(routes::plan(name), Subject::Plan(id), file);
            for task in atlas.tasks_of(id) {
                let path = routes::task(&atlas.words(task).id);
                add(path, Subject::Task(task), file);
            }
            if !node.implemented_by.is_empty() {
                add(routes::matrix(name), Subject::Matrix(id), file);
            }
        }
        for (at, pair) in atlas.coverage.iter().enumerate() {
            let (upper, lower) = (&atlas.plan(pair.of).plan, &atlas.plan(pair.plan).plan);
            add(
                routes::pair(&upper.id, &lower.id),
                Subject::Pair(at),
                &lower.file,
            );
        }
        for id in atlas.unit_ids() {
            let path = routes::unit(&atlas.unit(id).id);
            add(path, Subject::Unit(id), "content/units.toml");
        }
        for id in atlas.document_ids() {
            let document = atlas.document(id);
            if document.plan.is_none() {
                let path = routes::document(&document.id);
                add(path, Subject::Document(id), "content");
            }
        }
        for (at, page) in self.free.iter().enumerate() {
            add(routes::free(&page.name), Subject::Free(at), &page.file);
        }
        if !self.updates.is_empty() {
            let path = routes::UPDATES.to_owned();
            add(path, Subject::Updates, updates::FOLDER);
        }
        for (at, gone) in atlas.retired.iter().enumerate() {
            let path = retired::path(gone);
            add(path, Subject::Retired(at), "content/retired.toml");
        }
        list
    }

    /// What one page shows.
    pub fn view(&self, page: &Page) -> Frame<View> {
        let (section, crumbs) = self.place(page.subject);
        let mut head = match page.subject {
            Subject::Plan(id) => head::plan(self, id),
            Subject::Task(id) => head::task(self, id),
            Subject::Unit(id) => head::unit(self, id),
            _ => Head::default(),
        };
        let base = &self.config.site.base_url;
        let lost = page.path == routes::NOT_FOUND;
        if !base.is_empty() && !lost {
            head.canonical = Some(format!("{base}{}", page.path));
        }
        Frame {
            // A server shows the 404 page at any depth, so its links must be whole addresses.
            root: if lost && !base.is_empty() {
                base.clone()
            } else {
                routes::root(&page.path)
            },
            path: page.path.clone(),
            section,
            crumbs,
            about: self
                .free
                .iter()
                .any(|page| routes::free(&page.name) == routes::ABOUT),
            feedback: self.feedback(&page.path),
            head,
            updates: !self.updates.is_empty(),
            updated: self.updated(page.subject),
            v: self.content(page.subject),
        }
    }

    /// The last entry of updates that touched the plan or task of a page.
    fn updated(&self, subject: Subject) -> Option<Link> {
        let id = match subject {
            Subject::Plan(id) => &self.atlas.plan(id).plan.id,
            Subject::Task(id) => &self.atlas.words(id).id,
            _ => return None,
        };
        let last = self.updates.iter().find(|entry| entry.touched(id));
        last.map(updates::Update::link)
    }

    /// Where corrections of a page go: a mailbox is told the page in the subject, an address as `page`.
    fn feedback(&self, path: &str) -> Option<String> {
        let to = self.config.site.feedback.as_str();
        let mailbox = to.contains('@') && !to.contains("://");
        let (before, key) = match (mailbox, to.starts_with("mailto:")) {
            (true, false) => ("mailto:", "subject"),
            (true, true) => ("", "subject"),
            (false, _) => ("", "page"),
        };
        let sign = if to.contains('?') { '&' } else { '?' };
        (!to.is_empty()).then(|| format!("{before}{to}{sign}{key}={path}"))
    }

    /// The page's entry in the main menu and the way down to it.
    fn place(&self, subject: Subject) -> (&'static str, Vec<Crumb>) {
        match subject {
            Subject::Home => ("home", Vec::new()),
            Subject::NotFound => ("", Vec::new()),
            Subject::Plans | Subject::Tasks => ("plans", trail(&[])),
            Subject::Plan(_) => ("plans", trail(&[PLANS])),
            Subject::Task(id) => {
                let plan = names::plan_ref(self.atlas, self.atlas.plan_of(id));
                let mut crumbs = trail(&[PLANS]);
                crumbs.push(Crumb {
                    href: plan.href,
                    key: "",
                    text: plan.short,
                });
                ("plans", crumbs)
            }
            Subject::Units => ("units", trail(&[])),
            Subject::UnitMap | Subject::Unit(_) => ("units", trail(&[UNITS])),
            Subject::CoverageIndex => ("coverage", trail(&[])),
            Subject::Pair(_) | Subject::Matrix(_) => ("coverage", trail(&[COVERAGE])),
            Subject::Documents => ("documents", trail(&[])),
            Subject::Document(_) => ("documents", trail(&[DOCUMENTS])),
            Subject::Search => ("search", trail(&[])),
            Subject::Free(_) | Subject::Retired(_) | Subject::Updates => ("", trail(&[])),
        }
    }

    /// The page's own view.
    fn content(&self, subject: Subject) -> View {
        match subject {
            Subject::Home => View::Home(home::home(self)),
            Subject::Plans => View::Plans(home::plans(self)),
            Subject::Plan(id) => View::Plan(Box::new(plan_page::view(self, id))),
            Subject::Task(id) => View::Task(Box::new(task::view(self, id))),
            Subject::Units => View::Units(units::index(self)),
            Subject::UnitMap => View::UnitMap(unit_map::map(self)),
            Subject::Unit(id) => View::Unit(Box::new(unit::view(self, id))),
            Subject::CoverageIndex => View::CoverageIndex(coverage::index(self)),
            Subject::Pair(at) => View::Pair(Box::new(coverage::pair(self, at))),
            Subject::Matrix(id) => View::Matrix(matrix::view(self, id)),
            Subject::Documents => View::Documents(document::index(self)),
            Subject::Document(id) => View::Document(document::view(self, id)),
            Subject::Tasks => View::Tasks(home::tasks(self)),
            Subject::Search => View::Search(home::search(self)),
            Subject::Free(at) => View::Free(self.free[at].clone()),
            Subject::NotFound => View::NotFound(NotFound {}),
            Subject::Retired(at) => View::Retired(retired::view(self, at)),
            Subject::Updates => View::Updates(Updates {
                entries: self.updates.clone(),
            }),
        }
    }
}

const PLANS: (&str, &str) = (routes::PLANS, "nav_plans");
const UNITS: (&str, &str) = (routes::UNITS, "nav_units");
const COVERAGE: (&str, &str) = (routes::COVERAGE, "nav_coverage");
const DOCUMENTS: (&str, &str) = (routes::DOCUMENTS, "nav_documents");

/// The way down from the home page.
fn trail(steps: &[(&str, &'static str)]) -> Vec<Crumb> {
    [(routes::HOME, "home")]
        .iter()
        .chain(steps)
        .map(|&(href, key)| Crumb {
            href: href.to_owned(),
            key,
            text: String::new(),
        })
        .collect()
}

/// A page's view, by kind.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
#[allow(
    missing_docs,
    reason = "each variant is its page's view, which says what it is"
)]
pub enum View {
    Home(home::Home),
    Plans(home::Plans),
    Plan(Box<plan_page::PlanView>),
    Task(Box<task::TaskView>),
    Units(units::Units),
    UnitMap(unit_map::UnitMap),
    Unit(Box<unit::UnitView>),
    CoverageIndex(coverage::CoverageIndex),
    Pair(Box<coverage::Pair>),
    Matrix(matrix::Matrix),
    Documents(document::Documents),
    Document(document::DocumentView),
    Tasks(home::Tasks),
    Search(home::SearchView),
    Free(FreePage),
    NotFound(NotFound),
    Retired(retired::RetiredView),
    Updates(Updates),
}

/// The 404 page says only what the theme says.
#[derive(Debug, Clone, Serialize)]
pub struct NotFound {}

impl View {
    /// The template that draws it.
    pub fn template(&self) -> &'static str {
        match self {
            Self::Home(_) => "home.html",
            Self::Plans(_) => "plans.html",
            Self::Plan(_) => "plan.html",
            Self::Task(_) => "task.html",
            Self::Units(_) => "units.html",
            Self::UnitMap(_) => "unit-map.html",
            Self::Unit(_) => "unit.html",
            Self::CoverageIndex(_) => "coverage-index.html",
            Self::Pair(_) => "coverage.html",
            Self::Matrix(_) => "matrix.html",
            Self::Documents(_) => "documents.html",
            Self::Document(_) => "document.html",
            Self::Tasks(_) => "tasks.html",
            Self::Search(_) => "search.html",
            Self::Free(_) => "free.html",
            Self::NotFound(_) => "404.html",
            Self::Retired(_) => "retired.html",
            Self::Updates(_) => "updates.html",
        }
    }
}
