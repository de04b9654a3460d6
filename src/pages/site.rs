//! A site and its pages, as everything that makes a view of one reads them.

use crate::atlas::wording::Openers;
use crate::atlas::{Atlas, DocumentId, PlanId, TaskId, UnitId};
use crate::config::SiteConfig;
use crate::pages::free::FreePage;
use crate::pages::notes::Notes;
use crate::pages::updates::Update;

/// A site: an atlas, its settings, its free pages, and the list of pages made of them.
#[derive(Debug)]
pub struct Site<'a> {
    pub(super) atlas: &'a Atlas,
    pub(super) config: &'a SiteConfig,
    pub(super) free: Vec<FreePage>,
    /// Entries of updates, newest first.
    pub(super) updates: Vec<Update>,
    /// For each plan and task, the block of the table in which it stands.
    pub(super) columns: Vec<Vec<Option<usize>>>,
    /// For each plan, the first clauses that say nothing of a task.
    pub(super) openers: Vec<Openers>,
    /// For each plan, its notes by the tasks that they name.
    pub(super) notes: Vec<Notes>,
    /// Plans, newest first.
    pub(super) order: Vec<PlanId>,
    pub(super) pages: Vec<Page>,
}

/// One page that the site has.
#[derive(Debug, Clone)]
pub struct Page {
    /// Its address.
    pub path: String,
    /// What it is about.
    pub(super) subject: Subject,
}

/// What a page is about.
#[derive(Debug, Clone, Copy)]
pub(super) enum Subject {
    Home,
    Plans,
    Plan(PlanId),
    Task(TaskId),
    Units,
    UnitMap,
    Unit(UnitId),
    CoverageIndex,
    Pair(usize),
    Matrix(PlanId),
    Documents,
    Document(DocumentId),
    Tasks,
    Search,
    Free(usize),
    NotFound,
    Retired(usize),
    Updates,
}

/// What a page or a list is about, if it rests on some plans and not on the whole site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ground {
    /// A task and what became of it above and below.
    Task(TaskId),
    /// The tasks of a plan beside those above.
    Plan(PlanId),
    /// All tasks of a unit.
    Unit(UnitId),
    /// A comparison, by its place in the atlas.
    Pair(usize),
}

impl Subject {
    /// What a page rests on.
    pub(super) fn ground(self) -> Option<Ground> {
        match self {
            Self::Task(id) => Some(Ground::Task(id)),
            Self::Unit(id) => Some(Ground::Unit(id)),
            Self::Pair(at) => Some(Ground::Pair(at)),
            _ => None,
        }
    }
}

impl<'a> Site<'a> {
    /// Every page, in a fixed order.
    pub fn pages(&self) -> &[Page] {
        &self.pages
    }

    /// The entries of updates, newest first.
    pub fn updates(&self) -> &[Update] {
        &self.updates
    }

    /// The settings the site is made with.
    pub fn config(&self) -> &'a SiteConfig {
        self.config
    }
}
