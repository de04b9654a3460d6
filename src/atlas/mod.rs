//! All plans together, linked and read-only: who is who, who cites whom, what became of each task.
//!
//! `link` takes plans as written and the registers that people keep, and gives an [`Atlas`].
//! Everything in it is sorted; ids are indices that only the atlas hands out. Nothing here reads a file,
//! knows an address or says how a thing looks.

mod called;
mod citations;
mod clauses;
mod counterparts;
mod coverage;
pub mod decisions;
mod entry;
mod ids;
mod lineage;
mod link;
mod mentions;
mod order;
pub mod propose;
pub mod registers;
pub mod registry;
mod spoken;
mod watch;
pub mod wording;
mod words;

pub use called::called;
pub use ids::{DocumentId, PlanId, TaskId, UnitId};
pub use link::link;
pub use order::local;
pub use registers::{Files, Registers};

pub(crate) use citations::title_keys;
pub(crate) use clauses::clauses;
pub use lineage::samples;
pub(crate) use lineage::{alike, without_openers};
pub(crate) use mentions::mentions;
pub(crate) use watch::{Seen, watch};
pub(crate) use wording::verb_strength;
pub(crate) use words::{Bare, bare, shortened};

use std::collections::{BTreeMap, BTreeSet};

use crate::placed::Placed;
use crate::plan::{Assignment, Plan, Role, Task, Tier};

/// All plans, linked.
#[derive(Debug, Clone)]
pub struct Atlas {
    /// Plans, sorted by id.
    pub plans: Vec<PlanNode>,
    /// Tasks, by plan, then in document order.
    pub tasks: Vec<TaskNode>,
    /// Units, in their fixed order: region, then pinyin (with the register's overrides).
    pub units: Vec<UnitNode>,
    /// Documents cited or held, sorted by id.
    pub documents: Vec<DocumentNode>,
    /// Lineage, sorted by lower task, then upper task.
    pub links: Vec<Link>,
    /// One for each plan and plan it implements, sorted by lower plan, then upper plan.
    pub coverage: Vec<Coverage>,
    /// What is gone and stays findable, sorted by old id.
    pub retired: Vec<Retired>,
}

/// A plan with what is linked to it.
#[derive(Debug, Clone)]
pub struct PlanNode {
    /// The plan as written (personal data already masked).
    pub plan: Plan,
    /// Its tasks.
    pub tasks: std::ops::Range<u32>,
    /// The plans it implements.
    pub implements: Vec<PlanId>,
    /// The plans that implement it.
    pub implemented_by: Vec<PlanId>,
    /// The document node that stands for it.
    pub document: DocumentId,
    /// Documents it cites, with where; in order of first mention.
    pub cites: Vec<Citation>,
}

/// A task with what is linked to it; its words are in `plans[plan].plan.tasks[at]`.
#[derive(Debug, Clone)]
pub struct TaskNode {
    /// Its plan.
    pub plan: PlanId,
    /// Its place among the plan's tasks.
    pub at: usize,
    /// Its assignments in the order written, each with its unit if it has one.
    pub assignments: Vec<Assigned>,
    /// Links to tasks it descends from (or is related to), as indices into [`Atlas::links`].
    pub up: Vec<usize>,
    /// Links to tasks that descend from it, as indices into [`Atlas::links`].
    pub down: Vec<usize>,
    /// Documents its text cites.
    pub cites: Vec<Citation>,
}

/// An assignment and the unit that it means.
#[derive(Debug, Clone)]
pub struct Assigned {
    /// As written.
    pub written: Assignment,
    /// The unit of the register, if the name is known there.
    pub unit: Option<UnitId>,
}

/// A body in a region.
#[derive(Debug, Clone)]
pub struct UnitNode {
    /// The stored ASCII id, used in its address.
    pub id: String,
    /// Its full name with the region, as its page is titled: 渝北区科技局.
    pub name: String,
    /// The region path: 重庆市/渝北区.
    pub region: String,
    /// Other names that surely mean it, as the plans write them: 区科技局.
    pub aliases: Vec<String>,
    /// What sorts it, pinyin.
    pub sort_key: String,
    /// Pinyin with blanks between syllables, for search: qu ke ji ju.
    pub pinyin: String,
    /// Nobody has confirmed this entry yet.
    pub unconfirmed: bool,
    /// The body that took its place, with the date, if any.
    pub successor: Option<(UnitId, Option<String>)>,
    /// The bodies of the levels above and below with the same work.
    pub counterparts: Vec<UnitId>,
    /// Where it stands: tasks with role and tier, in atlas order.
    pub assignments: Vec<UnitTask>,
}

/// One line of a unit's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnitTask {
    /// The task.
    pub task: TaskId,
    /// Its role there.
    pub role: Role,
    /// The tier of the column.
    pub tier: Option<Tier>,
}

/// A document that is cited or held.
#[derive(Debug, Clone)]
pub struct DocumentNode {
    /// ASCII id for its address.
    pub id: String,
    /// Its title without 《》, if any text gives one.
    pub title: Option<String>,
    /// 发文字号 in its normal spelling, if any text gives one.
    pub number: Option<String>,
    /// The plan, if the site has it.
    pub plan: Option<PlanId>,
    /// Who cites it, in atlas order.
    pub cited_by: Vec<CitedBy>,
}

/// A mention of a document in a text.
#[derive(Debug, Clone)]
pub struct Citation {
    /// The document.
    pub document: DocumentId,
    /// The words, as printed.
    pub words: String,
    /// Their bytes in the text of the paragraph or task that cites; none where they stand in any other text.
    pub range: Option<std::ops::Range<usize>>,
    /// The anchor of the block on the plan's page where it stands.
    pub anchor: String,
    /// The citing plan says it is made by it (根据, 按照, 贯彻落实 … in the opening paragraph).
    pub basis: bool,
}

/// Who cites a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CitedBy {
    /// The prose of a plan.
    Plan(PlanId),
    /// A task.
    Task(TaskId),
}

/// A lower task and an upper task it descends from, or a like one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The lower task.
    pub down: TaskId,
    /// The upper task.
    pub up: TaskId,
    /// How they are alike.
    pub kind: Kind,
    /// Surely so; else likely.
    pub certain: bool,
    /// Thousandths of likeness; none for a link that a person set.
    pub score: Option<u32>,
    /// Why, in Chinese, for the reader.
    pub reason: String,
    /// A person set it in lineage.toml.
    pub by_person: bool,
}

/// How a lower task relates to an upper one.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Equal after NFKC without blanks and punctuation.
    Identical,
    /// Reworded; every clause of the upper task has a counterpart.
    Adapted,
    /// A whole clause of the upper task has none.
    Partial,
    /// Like tasks of different programmes; no descent.
    Related,
}

/// What a plan did with the plan it implements.
#[derive(Debug, Clone)]
pub struct Coverage {
    /// The lower plan.
    pub plan: PlanId,
    /// The upper plan.
    pub of: PlanId,
    /// Upper tasks that no lower task descends from, in document order, each with the reason a person gave.
    pub not_taken_up: Vec<(TaskId, Option<String>)>,
    /// Lower tasks that descend from none, in document order.
    pub added: Vec<TaskId>,
}

/// An address that stays though its task, plan or unit is gone.
#[derive(Debug, Clone)]
pub struct Retired {
    /// `PLAN/LABEL`, a plan's id or a unit's id.
    pub id: Placed<String>,
    /// What it was: task, plan, unit.
    pub what: RetiredWhat,
    /// The day, YYYY-MM-DD.
    pub date: Placed<String>,
    /// Why.
    pub reason: String,
    /// The id that took its place.
    pub successor: Option<Placed<String>>,
}

/// What an old id named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RetiredWhat {
    /// A task.
    Task,
    /// A plan.
    Plan,
    /// A unit.
    Unit,
}

impl Atlas {
    /// A plan's words and links.
    pub fn plan(&self, id: PlanId) -> &PlanNode {
        watch::saw(|seen| {
            seen.plans.insert(id);
        });
        &self.plans[id.index()]
    }

    /// A task's links.
    pub fn task(&self, id: TaskId) -> &TaskNode {
        let node = &self.tasks[id.index()];
        watch::saw(|seen| {
            seen.plans.insert(node.plan);
        });
        node
    }

    /// Whose task it is, as its id says; nobody has looked at that plan then.
    pub fn plan_of(&self, id: TaskId) -> PlanId {
        self.tasks[id.index()].plan
    }

    /// A task's words.
    pub fn words(&self, id: TaskId) -> &Task {
        let node = self.task(id);
        &self.plan(node.plan).plan.tasks[node.at]
    }

    /// A unit.
    pub fn unit(&self, id: UnitId) -> &UnitNode {
        watch::saw(|seen| {
            seen.units.insert(id);
        });
        &self.units[id.index()]
    }

    /// A document.
    pub fn document(&self, id: DocumentId) -> &DocumentNode {
        watch::saw(|seen| {
            seen.documents.insert(id);
        });
        &self.documents[id.index()]
    }

    /// All plans with their ids, in order.
    pub fn plan_ids(&self) -> impl Iterator<Item = PlanId> + use<> {
        (0..self.plans.len() as u32).map(PlanId)
    }

    /// All tasks' ids, in order.
    pub fn task_ids(&self) -> impl Iterator<Item = TaskId> + use<> {
        (0..self.tasks.len() as u32).map(TaskId)
    }

    /// All units' ids, in order.
    pub fn unit_ids(&self) -> impl Iterator<Item = UnitId> + Clone + use<> {
        (0..self.units.len() as u32).map(UnitId)
    }

    /// All documents' ids, in order.
    pub fn document_ids(&self) -> impl Iterator<Item = DocumentId> + use<> {
        (0..self.documents.len() as u32).map(DocumentId)
    }

    /// The tasks of a plan, in document order.
    pub fn tasks_of(&self, plan: PlanId) -> impl Iterator<Item = TaskId> + use<> {
        self.plan(plan).tasks.clone().map(TaskId)
    }

    /// The order in which plans are listed: newest first, those without a date last, then by number and id.
    pub fn newest_first(&self) -> Vec<PlanId> {
        self.newest_first_of(self.plan_ids().collect())
    }

    /// Some plans, in the same order.
    pub fn newest_first_of(&self, mut order: Vec<PlanId>) -> Vec<PlanId> {
        order.sort_by(|&a, &b| {
            let (a, b) = (&self.plan(a).plan, &self.plan(b).plan);
            (&b.front.date, &a.front.number, &a.id).cmp(&(&a.front.date, &b.front.number, &b.id))
        });
        order
    }

    /// The plans that cite a document and are not it, newest first.
    pub fn citing(&self, id: DocumentId) -> Vec<PlanId> {
        let node = self.document(id);
        let plans = node.cited_by.iter().map(|by| match *by {
            CitedBy::Plan(plan) => plan,
            CitedBy::Task(task) => self.plan_of(task),
        });
        let others: BTreeSet<PlanId> = plans.filter(|plan| node.plan != Some(*plan)).collect();
        self.newest_first_of(others.into_iter().collect())
    }

    /// Every task by its `PLAN/LABEL` id.
    pub fn tasks_by_id(&self) -> BTreeMap<&str, TaskId> {
        self.task_ids()
            .map(|id| (self.words(id).id.as_str(), id))
            .collect()
    }
}
