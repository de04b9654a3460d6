//! The rows of a strip: clauses of the top plan first, then those of each lower plan beside its upper ones.

use std::collections::BTreeMap;

use super::parts::{Chosen, Clause, links, related};
use crate::atlas::wording::{self, Piece};
use crate::atlas::{Kind, PlanId, TaskId};
use crate::pages::Site;
use crate::pages::views::Link;
use crate::routes;

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
pub(super) struct Weave<'s, 'a> {
    site: &'s Site<'a>,
    /// The rows from top to bottom, by their names.
    rows: Vec<usize>,
    next: usize,
    columns: Vec<Column<'s>>,
}

impl<'s, 'a> Weave<'s, 'a> {
    /// Nothing laid yet.
    pub(super) fn new(site: &'s Site<'a>) -> Self {
        Self {
            site,
            rows: Vec::new(),
            next: 0,
            columns: Vec::new(),
        }
    }

    /// Lays a plan; those above it stand already.
    pub(super) fn add(&mut self, chosen: &Chosen) {
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
                let (state, pieces) = if identical {
                    ("identical", Vec::new())
                } else {
                    compared(&beside.concat(), &here.concat())
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
        if first && site.openers[site.atlas.plan_of(task).index()].hold(words) {
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
    pub(super) fn quiet(&mut self, all: &[Chosen]) {
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
    pub(super) fn cells(&self, at: usize) -> Vec<Vec<Clause>> {
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
