//! What happened, as one list of named operations.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::plan::Task;

/// All that happened from one state to another: by plan, then registers, settings, pages, then what follows from it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Delta {
    /// What the plans that operations name are called, by their ids.
    pub titles: BTreeMap<String, String>,
    /// One thing each.
    pub operations: Vec<Operation>,
}

impl Delta {
    /// Adds which pages of the built site are gone, and which are new or other ones.
    pub fn pages(&mut self, gone: &[String], changed: &[String]) {
        let lines = |list: &[String]| (!list.is_empty()).then(|| list.join("\n"));
        let one = Operation {
            effect: true,
            ..Operation::new(Op::PagesChange)
                .values(lines(gone).as_deref(), lines(changed).as_deref())
        };
        if one.before.is_some() || one.after.is_some() {
            self.operations.push(one);
        }
    }

    /// Whether both states say the same.
    pub fn is_empty(&self) -> bool {
        self.operations.is_empty()
    }
}

/// One thing that happened. Which values are given depends on what it is, as [`Op`] says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Operation {
    /// What happened.
    pub op: Op,
    /// It follows from other operations; nobody wrote it.
    pub effect: bool,
    /// The plan, by its newer id where both states have it; none for registers, settings and pages.
    pub plan: Option<String>,
    /// The tasks concerned, each as it was and as it is.
    pub tasks: Vec<Pair>,
    /// What of it: a key, a heading, the name of a unit, a path.
    pub subject: Option<String>,
    /// The id of the unit concerned, where the register knows it; the newer one where it changed.
    pub unit: Option<String>,
    /// What the older state has.
    pub before: Option<String>,
    /// What the newer state has.
    pub after: Option<String>,
}

/// A task as it was and as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Pair {
    /// As the older state has it.
    pub old: Option<TaskRef>,
    /// As the newer state has it.
    pub new: Option<TaskRef>,
    /// The units concerned where there are several, as the newer state names them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<String>,
}

/// A task, named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TaskRef {
    /// `PLAN/LABEL`.
    pub id: String,
    /// Its number as printed.
    pub label: String,
    /// Its first words.
    pub name: String,
}

/// What can happen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Op {
    /// A plan is new; `after` is its title.
    PlanAdded,
    /// A plan is gone; `before` is its title.
    PlanRemoved,
    /// A plan has another id, known by its tasks: `before` → `after`.
    PlanRenamed,
    /// A plan has another id and another status, as a draft that was issued: `before` → `after` are the ids.
    PlanIssued,
    /// A value above the plan changed; `subject` is its key.
    Metadata,
    /// A heading over tasks is new.
    GroupAdded,
    /// A heading over tasks is gone.
    GroupRemoved,
    /// A heading over tasks has other words.
    GroupRenamed,
    /// Headings over tasks have other numbers: each a line of `before` and `after`.
    GroupRenumbered,
    /// A task is new; `after` is its text.
    Added,
    /// A task is gone; `before` was its text.
    Removed,
    /// One task became several.
    Split,
    /// Several tasks became one.
    Merged,
    /// A task stands under another heading: `before` → `after`.
    Moved,
    /// Two tasks changed places.
    Swapped,
    /// Tasks stand elsewhere among those of their group.
    Reordered,
    /// Tasks have other numbers, and nothing else is said here of them.
    Renumbered,
    /// A task has other words; `subject` is the heading of the column where it is not the text.
    #[default]
    Reworded,
    /// A task has another deadline.
    Deadline,
    /// A unit answers for a task that it did not answer for; `after` is its role, with `/` and tier.
    UnitJoined,
    /// A unit no longer answers for a task; `before` was its role.
    UnitLeft,
    /// A unit has another role; `subject` is the column's headings where a heading changed it.
    Role,
    /// A unit stands on another tier.
    Tier,
    /// The units of a task stand in another order.
    UnitsReordered,
    /// A unit is written by another of its names.
    UnitRespelled,
    /// A column has another heading that means the same.
    ColumnRenamed,
    /// A table has a column that it did not have.
    ColumnAdded,
    /// A table lacks a column that it had.
    ColumnRemoved,
    /// The words by which a task is handed out are written otherwise, with the same meaning.
    Respelled,
    /// Running text, a heading or a table that holds no tasks; `subject` is the heading above.
    Prose,
    /// A note on the tasks.
    Notes,
    /// The file shows the same words otherwise: the level of a heading, the order of columns.
    Layout,
    /// An entry of the register of units is new.
    RegisterAdded,
    /// An entry is gone.
    RegisterRemoved,
    /// A unit has another full name.
    RegisterRenamed,
    /// An entry was joined to another one: `before` → `after` are the ids.
    RegisterMerged,
    /// A unit has another id: `before` → `after`.
    RegisterId,
    /// A person confirmed an entry.
    RegisterConfirmed,
    /// An entry is marked as unconfirmed again.
    RegisterUnconfirmed,
    /// A name was added to an entry.
    AliasAdded,
    /// A name was taken from an entry.
    AliasRemoved,
    /// Another body took the place of this one.
    RegisterSucceeded,
    /// Any other value of an entry; `subject` is its key.
    RegisterChanged,
    /// Bodies were found to be different, or no longer so.
    Distinct,
    /// A phrase for many bodies was listed, or no longer is.
    Collective,
    /// A person decided on lineage; `subject` names the list.
    Decided,
    /// A decision on lineage is gone.
    DecisionWithdrawn,
    /// A decision on lineage says something else.
    DecisionChanged,
    /// A decision on lineage names its tasks by their new numbers.
    DecisionFollowed,
    /// An old address was registered; `subject` is the id, `after` what took its place.
    Retired,
    /// An old address is no longer registered, or says something else.
    RetiredChanged,
    /// A setting of site.toml; `subject` is its key.
    Setting,
    /// A free page or a file beside it is new; `subject` is its path.
    PageAdded,
    /// A free page or a file beside it is gone.
    PageRemoved,
    /// A free page or a file beside it changed.
    PageChanged,
    /// A free page or a file beside it has another path: `before` → `after`.
    PageRenamed,
    /// What was mended against a source; `subject` is the file.
    Corrections,
    /// A name means another unit than before, since the register changed; `before` → `after` are the ids.
    Relinked,
    /// What a task descends from changed; `subject` is the upper task, `before` and `after` how, none for no descent.
    Lineage,
    /// A plan is compared with an upper one that it was not compared with; `subject` is the upper plan, the tasks are
    /// those that descend from it.
    ComparisonBegun,
    /// A plan is compared with an upper one no longer; the tasks descended from it.
    ComparisonEnded,
    /// No task descends from these upper tasks any more; `subject` is the upper plan.
    CoverageLost,
    /// Tasks now descend from these upper tasks.
    CoverageGained,
    /// Pages of the built site that are other ones, new or gone: those gone a line each in `before`, the others in
    /// `after`; only where both sites were built.
    PagesChange,
}

/// So many tasks of an operation are linked, for a reader to look at; where there are more, the plan is the place.
const LINKED: usize = 6;

impl Operation {
    /// The tasks to link, as the newer state has them, each once; none where they are many.
    pub(crate) fn linked(&self) -> Vec<&TaskRef> {
        let mut tasks: Vec<_> = (self.tasks.iter())
            .filter_map(|pair| pair.new.as_ref())
            .collect();
        tasks.dedup_by(|a, b| a.id == b.id);
        if tasks.len() > LINKED {
            tasks.clear();
        }
        tasks
    }

    /// One of a kind, with nothing said yet.
    pub(super) fn new(op: Op) -> Self {
        Self {
            op,
            ..Self::default()
        }
    }

    /// The same about these values.
    #[must_use]
    pub(super) fn values(mut self, before: Option<&str>, after: Option<&str>) -> Self {
        self.before = before.map(str::to_owned);
        self.after = after.map(str::to_owned);
        self
    }

    /// The same about this key, heading, name or path.
    #[must_use]
    pub(super) fn of(mut self, subject: &str) -> Self {
        self.subject = Some(subject.to_owned());
        self
    }

    /// The same about one more task.
    #[must_use]
    pub(super) fn task(mut self, old: Option<&Task>, new: Option<&Task>) -> Self {
        self.tasks.push(Pair::of(old, new));
        self
    }
}

impl Pair {
    /// A task in both states, or in one.
    pub(super) fn of(old: Option<&Task>, new: Option<&Task>) -> Self {
        Self {
            old: old.map(TaskRef::of),
            new: new.map(TaskRef::of),
            units: Vec::new(),
        }
    }

    /// The task as it is, or was.
    pub fn latest(&self) -> Option<&TaskRef> {
        self.new.as_ref().or(self.old.as_ref())
    }
}

impl TaskRef {
    /// How many characters name a task.
    const NAME: usize = 24;

    pub(super) fn of(task: &Task) -> Self {
        let line = task.title.as_ref().unwrap_or(&task.text).replace('\n', "");
        let name: String = line.chars().take(Self::NAME).collect();
        Self {
            id: task.id.clone(),
            label: task.label.to_string(),
            name,
        }
    }
}
