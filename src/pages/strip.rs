//! The comparison strip: what became of a task from level to level, one column a plan, clause beside clause.
//!
//! 1. [`of_task`] and [`of_pair`] choose the plans and, for each, the tasks that belong to the strip.
//! 2. `Weave` lays their clauses in rows: those of the top plan first, then each lower plan beside its upper ones.
//! 3. What stands above once is not repeated below: a clause below is the same, has marked words, or is told apart.
//!
//! How clauses correspond is told by [`crate::atlas::wording`]; nothing here reads words.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::atlas::wording::{self, Piece};
use crate::atlas::{Atlas, Coverage, Kind, Link as Lineage, PlanId, TaskId};
use crate::pages::views::{Link, Party, PlanRef};
use crate::pages::{Site, comparison, names, parties};
use crate::routes;
use crate::zh::region;

/// A task through the levels.
#[derive(Debug, Clone, Serialize)]
pub struct Strip {
    /// Plans from the top down.
    pub plans: Vec<PlanColumn>,
    /// Each plan has a column of its own, and what corresponds stands in one row; else each level has a column.
    pub aligned: bool,
    /// How many columns.
    pub width: usize,
}

/// What one plan says.
#[derive(Debug, Clone, Serialize)]
pub struct PlanColumn {
    /// The plan.
    pub plan: PlanRef,
    /// Its region's name; none for the nation, or where the plan has no region.
    pub region: Option<String>,
    /// The key of the word for its level.
    pub level: &'static str,
    /// The page is about a task of this plan.
    pub own: bool,
    /// The column in which it stands, from 1.
    pub column: usize,
    /// No task of it belongs here.
    pub absent: bool,
    /// Why none does, where a person said so.
    pub reason: Option<String>,
    /// Its tasks.
    pub tasks: Vec<Head>,
    /// A cell for each row of the strip; where columns are not aligned, only those that hold something.
    pub cells: Vec<Vec<Clause>>,
}

/// A task at the head of its column.
#[derive(Debug, Clone, Serialize)]
pub struct Head {
    /// Its page; none for the page's own task.
    pub href: Option<String>,
    /// Its number.
    pub label: String,
    /// Who leads it, or answers first.
    pub leads: Vec<Party>,
    /// How it relates to the tasks above.
    pub relation: Option<Relation>,
}

/// How a task relates to those above it.
#[derive(Debug, Clone, Serialize)]
pub struct Relation {
    /// `identical`, `adapted`, `partial`.
    pub kind: &'static str,
    /// Surely so.
    pub certain: bool,
    /// A person set the link.
    pub by_person: bool,
    /// Why a person set it.
    pub reason: Option<String>,
}

/// A clause in a cell, or what is said where none is.
#[derive(Debug, Clone, Serialize)]
pub struct Clause {
    /// `plain` (nothing to compare with), `quiet` (the same in all columns below), `same`, `identical` (the whole task
    /// is), `changed`, `other` (corresponds, but less than half of it is the same), `opener`, `added`, `moved`,
    /// `missing`, `unlike` (missing, though the tasks correspond as a whole), `joined` (with the one before),
    /// `elsewhere` (in this task, but in another place), `by` (another task of the plan has it), `from` (it comes from
    /// another task above).
    pub state: &'static str,
    /// The task that has it, where the column holds several or another one does.
    pub task: Option<Link>,
    /// Its words.
    pub pieces: Vec<Piece>,
}

/// So many plans stand side by side.
const ACROSS: usize = 3;

/// A plan chosen for a strip, with the tasks of it that belong there.
struct Chosen {
    plan: PlanId,
    tasks: Vec<TaskId>,
    /// Steps down from the page's own plan; negative above it.
    rank: i32,
}

/// The strip of a task: the plans above from which it descends, those below that took it up, and those that did not.
/// None where its plan has neither.
pub(super) fn of_task(site: &Site<'_>, id: TaskId) -> Option<Strip> {
    let atlas = site.atlas;
    let plan = atlas.task(id).plan;
    let own = |rank| Chosen {
        plan,
        tasks: vec![id],
        rank,
    };
    let mut all = vec![own(0)];
    for down in [false, true] {
        let mut waiting = vec![own(0)];
        while let Some(from) = waiting.pop() {
            let node = atlas.plan(from.plan);
            let next = if down {
                &node.implemented_by
            } else {
                &node.implements
            };
            for &plan in next {
                let tasks = related(atlas, &from.tasks, plan, down);
                let rank = from.rank + if down { 1 } else { -1 };
                // A plan reached by two ways stands once, with the tasks of both.
                match all.iter_mut().find(|known| known.plan == plan) {
                    Some(known) => {
                        known.tasks.extend(&tasks);
                        known.tasks.sort_unstable();
                        known.tasks.dedup();
                    }
                    None => {
                        if !tasks.is_empty() {
                            waiting.push(Chosen {
                                plan,
                                tasks: tasks.clone(),
                                rank,
                            });
                        }
                        all.push(Chosen { plan, tasks, rank });
                    }
                }
            }
        }
    }
    (all.len() > 1).then(|| weave(site, all, Some(id)))
}

/// The strip of an upper task against one lower plan.
pub(super) fn of_pair(site: &Site<'_>, pair: &Coverage, upper: TaskId) -> Strip {
    let tasks = related(site.atlas, &[upper], pair.plan, true);
    let lower = Chosen {
        plan: pair.plan,
        tasks,
        rank: 1,
    };
    let upper = Chosen {
        plan: pair.of,
        tasks: vec![upper],
        rank: 0,
    };
    weave(site, vec![upper, lower], None)
}

/// The tasks of a plan that descend from some tasks, or from which these descend; in document order, each once.
fn related(atlas: &Atlas, from: &[TaskId], plan: PlanId, down: bool) -> Vec<TaskId> {
    let mut found: Vec<TaskId> = from
        .iter()
        .flat_map(|&task| {
            let node = atlas.task(task);
            if down { &node.down } else { &node.up }
        })
        .map(|&at| &atlas.links[at])
        .filter(|link| link.kind != Kind::Related)
        .map(|link| if down { link.down } else { link.up })
        .filter(|&task| atlas.task(task).plan == plan)
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Lays the clauses of the chosen plans in rows.
fn weave(site: &Site<'_>, mut all: Vec<Chosen>, own: Option<TaskId>) -> Strip {
    let place = |plan: PlanId| site.order.iter().position(|other| *other == plan);
    all.sort_by_key(|one| (one.rank, place(one.plan)));
    let aligned = all.len() <= ACROSS;
    let mut weave = Weave {
        site,
        rows: Vec::new(),
        next: 0,
        columns: Vec::new(),
    };
    for chosen in &all {
        weave.add(chosen);
    }
    weave.quiet(&all);
    let ranks: Vec<i32> = all.iter().map(|one| one.rank).collect();
    let column = |at: usize| {
        let mut before: Vec<i32> = ranks[..=at].to_vec();
        before.dedup();
        if aligned {
            at + 1
        } else {
            before.len().min(ACROSS)
        }
    };
    let plans: Vec<PlanColumn> = all
        .iter()
        .enumerate()
        .map(|(at, chosen)| {
            let mut cells: Vec<Vec<Clause>> = weave.cells(at);
            if !aligned {
                cells.retain(|cell| !cell.is_empty());
            }
            plan_column(site, &all, chosen, own, column(at), cells)
        })
        .collect();
    Strip {
        width: plans.iter().map(|plan| plan.column).max().unwrap_or(1),
        plans,
        aligned,
    }
}

fn plan_column(
    site: &Site<'_>,
    all: &[Chosen],
    chosen: &Chosen,
    own: Option<TaskId>,
    column: usize,
    cells: Vec<Vec<Clause>>,
) -> PlanColumn {
    let atlas = site.atlas;
    let path = atlas.plan(chosen.plan).plan.front.region.as_deref();
    let uppers = || all.iter().flat_map(|one| &one.tasks);
    PlanColumn {
        plan: names::plan_ref(atlas, chosen.plan),
        region: path
            .filter(|path| region::depth(path) > 0)
            .map(|path| region::name(path).to_owned()),
        level: names::level(path.unwrap_or_default()),
        own: own.is_some_and(|own| atlas.task(own).plan == chosen.plan),
        column,
        absent: chosen.tasks.is_empty(),
        reason: all
            .iter()
            .filter(|_| chosen.tasks.is_empty())
            .flat_map(|upper| &upper.tasks)
            .find_map(|&task| reason(atlas, task, chosen.plan)),
        tasks: chosen
            .tasks
            .iter()
            .map(|&task| Head {
                href: (own != Some(task)).then(|| routes::task(&atlas.words(task).id)),
                label: atlas.words(task).label.to_string(),
                leads: parties::principals_here(atlas, task),
                relation: links(atlas, task)
                    .filter(|link| uppers().any(|upper| *upper == link.up))
                    .min_by_key(|link| link.kind)
                    .map(relation),
            })
            .collect(),
        cells,
    }
}

/// Why a person says that no task of a plan takes up an upper task.
fn reason(atlas: &Atlas, upper: TaskId, plan: PlanId) -> Option<String> {
    let of = atlas.task(upper).plan;
    let pair = atlas
        .coverage
        .iter()
        .find(|pair| pair.plan == plan && pair.of == of)?;
    comparison::reasons(pair)
        .get(&upper)
        .map(|why| (*why).to_owned())
}

/// The links by which a task descends.
fn links(atlas: &Atlas, task: TaskId) -> impl Iterator<Item = &Lineage> {
    let up = atlas.task(task).up.iter();
    up.map(|&at| &atlas.links[at])
        .filter(|link| link.kind != Kind::Related)
}

fn relation(link: &Lineage) -> Relation {
    Relation {
        kind: names::kind(link.kind),
        certain: link.certain,
        by_person: link.by_person,
        reason: link.by_person.then(|| link.reason.clone()),
    }
}

/// A clause with its row and the task that it stands in.
#[derive(Clone, Copy)]
struct Placed<'a> {
    row: usize,
    task: TaskId,
    words: &'a str,
}

/// The column of a plan while it is laid.
struct Column<'a> {
    plan: PlanId,
    clauses: Vec<Placed<'a>>,
    cells: BTreeMap<usize, Vec<Clause>>,
}

/// Rows and columns while they are laid.
struct Weave<'s, 'a> {
    site: &'s Site<'a>,
    /// The rows from top to bottom, by their names.
    rows: Vec<usize>,
    next: usize,
    columns: Vec<Column<'s>>,
}

impl<'s> Weave<'s, '_> {
    /// Lays a plan; those above it stand already.
    fn add(&mut self, chosen: &Chosen) {
        let site = self.site;
        let atlas = site.atlas;
        let above: Vec<usize> = (self.columns.iter().enumerate())
            .filter(|(_, column)| atlas.plan(chosen.plan).implements.contains(&column.plan))
            .map(|(at, _)| at)
            .collect();
        let mut column = Column {
            plan: chosen.plan,
            clauses: Vec::new(),
            cells: BTreeMap::new(),
        };
        let several = chosen.tasks.len() > 1;
        for &task in &chosen.tasks {
            let ups: Vec<TaskId> = links(atlas, task).map(|link| link.up).collect();
            let mut upper: Vec<Placed<'s>> = (above.iter())
                .flat_map(|&at| self.columns[at].clauses.iter().copied())
                .filter(|placed| ups.contains(&placed.task))
                .collect();
            upper.sort_by_key(|placed| self.at(placed.row));
            self.lay(&mut column, task, several, &upper);
        }
        // What no task of the plan says, of all that stands above.
        if !chosen.tasks.is_empty() {
            let all: Vec<Placed<'s>> = (above.iter())
                .flat_map(|&at| self.columns[at].clauses.iter().copied())
                .collect();
            for placed in all {
                if !column.cells.contains_key(&placed.row) {
                    let clause = missing(site, &column, &chosen.tasks, placed);
                    column.cells.insert(placed.row, vec![clause]);
                }
            }
        }
        self.columns.push(column);
    }

    /// Lays a task beside the clauses above it.
    fn lay(&mut self, column: &mut Column<'s>, task: TaskId, several: bool, upper: &[Placed<'s>]) {
        let site = self.site;
        let words = site.atlas.words(task);
        let label = several.then(|| numbered(site, task));
        let lowers = wording::clauses(&words.text);
        let uppers: Vec<&str> = upper.iter().map(|placed| placed.words).collect();
        let identical = links(site.atlas, task).any(|link| {
            link.kind == Kind::Identical && upper.iter().any(|one| one.task == link.up)
        });
        let mut row = None;
        for pair in wording::align(&uppers, &lowers) {
            let here = &lowers[pair.lower.clone()];
            let beside = &uppers[pair.upper.clone()];
            if here.is_empty() {
                row = upper[pair.upper].last().map(|placed| placed.row).or(row);
                continue;
            }
            if let Some(first) = upper.get(pair.upper.start).filter(|_| !beside.is_empty()) {
                row = Some(first.row);
                let (state, pieces) = match identical {
                    true => ("identical", Vec::new()),
                    false => compared(&beside.concat(), &here.concat()),
                };
                let only_once = state == "identical" && column.says(task, "identical");
                column.put(
                    first.row,
                    (!only_once).then(|| clause(state, label.clone(), pieces)),
                );
                for joined in &upper[pair.upper.start + 1..pair.upper.end] {
                    let told = (!identical).then(|| clause("joined", None, Vec::new()));
                    column.put(joined.row, told);
                }
                for words in here {
                    column.clauses.push(Placed {
                        row: first.row,
                        task,
                        words,
                    });
                }
                continue;
            }
            for words in here {
                let new = self.row_after(row);
                row = Some(new);
                let first = column.clauses.iter().all(|one| one.task != task);
                let clause = self.alone(task, words, first, &uppers, label.clone());
                column.put(new, Some(clause));
                column.clauses.push(Placed {
                    row: new,
                    task,
                    words,
                });
            }
        }
    }

    /// A clause beside which none stands above.
    fn alone(
        &self,
        task: TaskId,
        words: &str,
        first: bool,
        uppers: &[&str],
        label: Option<Link>,
    ) -> Clause {
        let site = self.site;
        if uppers.is_empty() {
            return clause("plain", label, whole("same", words));
        }
        if first && site.openers[site.atlas.task(task).plan.index()].hold(words) {
            let words = words.trim_end_matches(['，', ',', '；', '。']);
            return clause("opener", label, whole("ins", words));
        }
        if let Some(at) = wording::find(words, uppers) {
            let (_, pieces) = compared(uppers[at], words);
            let pieces = if pieces.is_empty() {
                whole("same", words)
            } else {
                pieces
            };
            return clause("moved", label, pieces);
        }
        // A task may come from several: what another one says is not new.
        let own: Vec<TaskId> = links(site.atlas, task).map(|link| link.up).collect();
        let other = own.into_iter().find(|&up| {
            let text = &site.atlas.words(up).text;
            let clauses = wording::clauses(text);
            clauses.iter().all(|one| !uppers.contains(one))
                && wording::find(words, &clauses).is_some()
        });
        match other {
            Some(up) => clause("from", Some(numbered(site, up)), whole("same", words)),
            None => clause("added", label, whole("ins", words)),
        }
    }

    /// A new row behind another one, or at the end.
    fn row_after(&mut self, row: Option<usize>) -> usize {
        let new = self.next;
        self.next += 1;
        let at = match row {
            Some(row) => self.at(row) + 1,
            // Before the first row that corresponds: an opener.
            None if self.columns.is_empty() => self.rows.len(),
            None => 0,
        };
        self.rows.insert(at, new);
        new
    }

    /// Where a row stands.
    fn at(&self, row: usize) -> usize {
        let found = self.rows.iter().position(|other| *other == row);
        found.unwrap_or(self.rows.len())
    }

    /// A clause that all plans below have as it is says so quietly.
    fn quiet(&mut self, all: &[Chosen]) {
        let atlas = self.site.atlas;
        for at in 0..self.columns.len() {
            let below: Vec<usize> = (0..self.columns.len())
                .filter(|&other| {
                    let node = atlas.plan(self.columns[other].plan);
                    !all[other].tasks.is_empty() && node.implements.contains(&self.columns[at].plan)
                })
                .collect();
            if below.is_empty() {
                continue;
            }
            let same = |row: &usize| {
                below.iter().all(|&other| {
                    let cell = self.columns[other].cells.get(row);
                    cell.is_some_and(|cell| {
                        cell.iter()
                            .all(|one| matches!(one.state, "same" | "identical"))
                    })
                })
            };
            let rows: Vec<usize> = self.rows.iter().copied().filter(same).collect();
            for row in rows {
                for clause in self.columns[at].cells.get_mut(&row).into_iter().flatten() {
                    if clause.state == "plain" {
                        clause.state = "quiet";
                    }
                }
            }
        }
    }

    /// A column's cells, by row.
    fn cells(&self, at: usize) -> Vec<Vec<Clause>> {
        let cells = &self.columns[at].cells;
        let cell = |row: &usize| cells.get(row).cloned().unwrap_or_default();
        self.rows.iter().map(cell).collect()
    }
}

impl Column<'_> {
    /// Puts a clause into a row; none keeps the row from being missing.
    fn put(&mut self, row: usize, clause: Option<Clause>) {
        self.cells.entry(row).or_default().extend(clause);
    }

    /// Whether a task has said this already.
    fn says(&self, task: TaskId, state: &str) -> bool {
        let seen = self.clauses.iter().filter(|one| one.task == task);
        let mut cells = seen.filter_map(|one| self.cells.get(&one.row)).flatten();
        cells.any(|clause| clause.state == state)
    }
}

/// What is said where a clause above has none beside it.
fn missing(site: &Site<'_>, column: &Column<'_>, tasks: &[TaskId], upper: Placed<'_>) -> Clause {
    let atlas = site.atlas;
    let here: Vec<&str> = column.clauses.iter().map(|one| one.words).collect();
    if let Some(at) = wording::find(upper.words, &here) {
        let task = tasks.len() > 1 || column.clauses[at].task != tasks[0];
        let task = task.then(|| numbered(site, column.clauses[at].task));
        return clause("elsewhere", task, Vec::new());
    }
    let others = related(atlas, &[upper.task], column.plan, true);
    let by = others
        .into_iter()
        .filter(|task| !tasks.contains(task))
        .find(|&task| {
            wording::find(upper.words, &wording::clauses(&atlas.words(task).text)).is_some()
        });
    if let Some(task) = by {
        return clause("by", Some(numbered(site, task)), Vec::new());
    }
    let whole = tasks
        .iter()
        .flat_map(|&task| links(atlas, task))
        .any(|link| link.up == upper.task && link.kind != Kind::Partial);
    clause(if whole { "unlike" } else { "missing" }, None, Vec::new())
}

/// How a lower wording stands to an upper one.
fn compared(upper: &str, lower: &str) -> (&'static str, Vec<Piece>) {
    if wording::is_same(upper, lower) {
        return ("same", Vec::new());
    }
    match wording::pieces(upper, lower) {
        Some(pieces) => ("changed", pieces),
        None => ("other", whole("same", lower)),
    }
}

fn clause(state: &'static str, task: Option<Link>, pieces: Vec<Piece>) -> Clause {
    Clause {
        state,
        task,
        pieces,
    }
}

/// A clause of one piece.
fn whole(tag: &'static str, words: &str) -> Vec<Piece> {
    vec![Piece {
        tag,
        text: words.trim().to_owned(),
    }]
}

fn numbered(site: &Site<'_>, task: TaskId) -> Link {
    let words = site.atlas.words(task);
    Link {
        href: routes::task(&words.id),
        text: words.label.to_string(),
    }
}
