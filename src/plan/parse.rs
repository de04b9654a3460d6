//! A plan file read whole: the one way in. Always gives a plan, with what was found wrong beside it.

use std::collections::BTreeMap;

use super::body::{RawBlock, RawKind, RawRow};
use super::ids::{self, Naming};
use super::inline::Inline;
use super::notes::Notes;
use super::running::{Running, Sink};
use super::tasks::{self, Surroundings};
use super::{Block, BlockKind, Column, Plan, Task, anchors, body, duties, head, sentences};
use crate::diag::{Code, Diagnostic, sort};
use crate::front::LeadRule;
use crate::grammar::columns;
use crate::lexicon::Meaning;
use crate::source::{Lines, Source};
use crate::zh::numeral;

/// Reads a plan file. The plan's id is the file's name without `.md`.
pub fn parse(source: &Source) -> (Plan, Vec<Diagnostic>) {
    let lines = Lines::new(source);
    let mut found = Vec::new();
    let (front, start) = head::read(source, &lines, &mut found);
    let raw = body::read(source, start, &lines, &mut found);
    let anchors = anchors::anchors(&raw);
    let listed = raw.iter().any(|block| match &block.kind {
        RawKind::Table(rows) => task_columns(rows).is_some(),
        _ => false,
    });
    let mut reader = Reader {
        lines: &lines,
        lead: front.lead,
        found,
        headings: Vec::new(),
        running: Running::new(&front.title, listed),
        notes: Notes::default(),
        blocks: Vec::new(),
        tasks: Vec::new(),
        namings: Vec::new(),
        groups: Vec::new(),
    };
    let mut inlines = Vec::new();
    for (block, anchor) in raw.into_iter().zip(anchors) {
        inlines.push(match &block.kind {
            RawKind::Paragraph(inline) | RawKind::Heading { inline, .. } => Some(inline.clone()),
            _ => None,
        });
        reader.block(block, anchor);
    }
    if reader.tasks.len() == reader.running.opened {
        duties::find(
            &front.title,
            &inlines,
            &reader.groups,
            &lines,
            &mut duties::Sink {
                blocks: &mut reader.blocks,
                tasks: &mut reader.tasks,
                namings: &mut reader.namings,
                found: &mut reader.found,
            },
        );
        reader.sort();
    }
    if reader.tasks.is_empty() {
        sentences::add(
            &mut reader.blocks,
            &inlines,
            &reader.groups,
            &lines,
            &mut reader.tasks,
            &mut reader.namings,
            &mut reader.found,
        );
    }
    let id = plan_id(&source.path);
    reader.name(&id);
    let Reader {
        mut found,
        mut notes,
        blocks,
        tasks,
        ..
    } = reader;
    keep_known_labels(&mut notes, &tasks);
    sort(&mut found);
    let plan = Plan {
        id,
        file: source.path.clone(),
        front,
        blocks,
        tasks,
        notes: notes.notes,
    };
    (plan, found)
}

/// The file's name without its ending.
fn plan_id(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".md").unwrap_or(name).to_owned()
}

/// The columns of a table of tasks, and its rows below the headings.
fn task_columns(rows: &[RawRow]) -> Option<(Vec<Column>, &[RawRow])> {
    let (head, body) = rows.split_first()?;
    let headings: Vec<&str> = head.cells.iter().map(|cell| cell.text.as_str()).collect();
    let cells = |at: usize| {
        let cells = body.iter().filter_map(move |row| row.cells.get(at));
        cells.map(|cell| cell.text.as_str())
    };
    let meanings = columns::meanings(&headings, cells)?;
    let column = |(heading, meaning): (&&str, Meaning)| Column {
        heading: (*heading).to_owned(),
        meaning,
    };
    Some((headings.iter().zip(meanings).map(column).collect(), body))
}

struct Reader<'r> {
    lines: &'r Lines<'r>,
    lead: Option<LeadRule>,
    found: Vec<Diagnostic>,
    /// Open headings of the part: level and printed text.
    headings: Vec<(u8, String)>,
    running: Running,
    notes: Notes,
    blocks: Vec<Block>,
    tasks: Vec<Task>,
    namings: Vec<Naming>,
    /// The group that a task in each block has.
    groups: Vec<Vec<String>>,
}

impl Reader<'_> {
    fn block(&mut self, raw: RawBlock, anchor: String) {
        let place = self.lines.place(raw.range.clone());
        if let RawKind::Heading { level, inline } = &raw.kind {
            self.headings.retain(|(open, _)| open < level);
            if *level > 1 {
                self.headings.push((*level, inline.text.clone()));
            }
        }
        if matches!(raw.kind, RawKind::Break | RawKind::Heading { level: 1, .. }) {
            self.headings.clear();
            self.running.part();
        }
        if !matches!(raw.kind, RawKind::Paragraph(_)) {
            self.notes.other();
        }
        let group: Vec<String> = self.headings.iter().map(|(_, text)| text.clone()).collect();
        let enclosing: Vec<u32> = group
            .iter()
            .filter_map(|text| numeral::heading(text).map(|h| h.number))
            .collect();
        let around = Surroundings {
            group: &group,
            enclosing: &enclosing,
            lead: self.lead,
        };
        let mut sink = Sink {
            tasks: &mut self.tasks,
            namings: &mut self.namings,
            blocks: &mut self.blocks,
            found: &mut self.found,
        };
        let kind = match raw.kind {
            RawKind::Break => BlockKind::Break,
            RawKind::Heading { level, inline } => {
                if level > 1 {
                    self.running
                        .heading(level, &inline, &around, self.lines, &mut sink);
                }
                BlockKind::Heading {
                    level,
                    text: inline.text,
                }
            }
            RawKind::Paragraph(inline) => {
                self.notes.paragraph(&inline, self.lines);
                let tasks = self
                    .running
                    .paragraph(&inline, &around, self.lines, &mut sink);
                BlockKind::Paragraph {
                    text: inline.text,
                    tasks,
                }
            }
            RawKind::Table(rows) => {
                self.running.table();
                self.table(&rows, &group, &enclosing)
            }
        };
        self.blocks.push(Block {
            kind,
            anchor,
            place,
        });
        self.groups.push(group);
    }

    fn table(&mut self, rows: &[RawRow], group: &[String], enclosing: &[u32]) -> BlockKind {
        let words = |row: &RawRow| row.cells.iter().map(|c: &Inline| c.text.clone()).collect();
        let Some((columns, body)) = task_columns(rows) else {
            return BlockKind::Table {
                rows: rows.iter().map(words).collect(),
            };
        };
        let around = Surroundings {
            group,
            enclosing,
            lead: self.lead,
        };
        let mut indices = Vec::new();
        for row in body {
            if let Some((task, naming)) =
                tasks::row(row, &columns, &around, self.lines, &mut self.found)
            {
                indices.push(self.tasks.len());
                self.tasks.push(task);
                self.namings.push(naming);
            }
        }
        BlockKind::Tasks {
            columns,
            rows: indices,
        }
    }

    /// Brings the tasks into the order of the document, where a second reading found some between.
    fn sort(&mut self) {
        let mut order: Vec<usize> = (0..self.tasks.len()).collect();
        order.sort_by_key(|&at| (self.tasks[at].place.line, self.tasks[at].place.column));
        let mut new = vec![0; order.len()];
        for (to, &from) in order.iter().enumerate() {
            new[from] = to;
        }
        self.tasks = order.iter().map(|&at| self.tasks[at].clone()).collect();
        self.namings = order.iter().map(|&at| self.namings[at].clone()).collect();
        for block in &mut self.blocks {
            if let BlockKind::Paragraph { tasks, .. } = &mut block.kind {
                for (task, _) in tasks {
                    *task = new[*task];
                }
            }
        }
    }

    /// Gives every task its id.
    fn name(&mut self, plan: &str) {
        let (ids, twice) = ids::ids(&self.namings);
        for at in twice {
            let task = &self.tasks[at];
            let given = self.namings[at].given.as_deref().unwrap_or_default();
            let message = format!("编号 {{#{given}}} 已经用在前面的任务上");
            self.found.push(
                Diagnostic::new(Code::TaskId, task.place.clone(), message)
                    .help("换一个没有用过的编号"),
            );
        }
        for (task, id) in self.tasks.iter_mut().zip(ids) {
            task.id = format!("{plan}/{id}");
        }
    }
}

/// Notes name tasks by label; what is no label of a task is dropped.
fn keep_known_labels(notes: &mut Notes, tasks: &[Task]) {
    let labels: BTreeMap<String, &str> = tasks
        .iter()
        .filter_map(|task| Some((ids::ascii(&task.label)?, task.label.as_str())))
        .collect();
    for note in &mut notes.notes {
        note.labels = note
            .labels
            .iter()
            .filter_map(|label| labels.get(label).map(|&printed| printed.to_owned()))
            .collect();
    }
}
