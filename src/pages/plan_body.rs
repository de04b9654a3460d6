//! A plan's document from top to bottom, as a page shows it.
//!
//! Tables of tasks that follow one another with only headings between them are one table on the page, with
//! those headings as rows over their groups; that is how the document prints them.

use serde::Serialize;

use crate::atlas::{Citation, TaskId};
use crate::pages::inline::{Mark, escape, html, links};
use crate::pages::letter::places;
use crate::pages::views::{Entry, Row};
use crate::pages::{Site, parties};
use crate::plan::{Block, BlockKind, Column, Meaning};
use crate::routes;
use crate::text::Text;

/// A part of a plan's document.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Part {
    /// A heading; `level` is that of HTML, `printed` that of the document.
    Heading {
        /// Its anchor.
        anchor: String,
        /// 2 to 6.
        level: u8,
        /// 1 to 5.
        printed: u8,
        /// Its lines.
        lines: Vec<String>,
    },
    /// A paragraph, with links and marks.
    Paragraph {
        /// Its anchor.
        anchor: String,
        /// How it is set, as a class; mostly empty.
        place: &'static str,
        /// HTML.
        html: String,
    },
    /// A table of tasks.
    Tasks(TaskTable),
    /// Any other table.
    Table {
        /// Its anchor.
        anchor: String,
        /// The first row.
        head: Vec<String>,
        /// The others.
        rows: Vec<Vec<String>>,
    },
    /// A new part without a title.
    Break {
        /// Its anchor.
        anchor: String,
    },
}

/// A table of tasks, with group headings.
#[derive(Debug, Clone, Serialize)]
pub struct TaskTable {
    /// Its anchor.
    pub anchor: String,
    /// Its columns: heading and what it holds (`label`, `title`, `text`, a role's key, `clauses`, `deadline`,
    /// `other`).
    pub columns: Vec<(String, &'static str)>,
    /// How many columns.
    pub width: usize,
    /// Its groups.
    pub groups: Vec<Group>,
}

/// Rows under headings.
#[derive(Debug, Clone, Serialize)]
pub struct Group {
    /// The headings over the rows: anchor, words, level from 1.
    pub headings: Vec<(String, String, u8)>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A plan's document and its list of contents.
pub(super) struct Body {
    /// Its parts.
    pub parts: Vec<Part>,
    /// Headings of the text, of the first three levels.
    pub contents: Vec<Entry>,
    /// Headings within tables of tasks.
    pub within: Vec<Entry>,
}

/// Reads a plan's blocks into parts.
pub(super) fn body(site: &Site<'_>, plan: crate::atlas::PlanId, root: &str) -> Body {
    let node = site.atlas.plan(plan);
    let tasks: Vec<TaskId> = site.atlas.tasks_of(plan).collect();
    let mut body = Body {
        parts: Vec::new(),
        contents: Vec::new(),
        within: Vec::new(),
    };
    let mut levels: Vec<u8> = Vec::new();
    let blocks = &node.plan.blocks;
    let places = places(blocks, node.plan.front.number.as_deref());
    let mut at = 0;
    while at < blocks.len() {
        let heads = blocks[at..].iter().take_while(|b| inner(b)).count();
        if let Some((_, columns)) = table(blocks.get(at + heads)) {
            let (table, used) = task_table(site, &tasks, &blocks[at..], columns, &mut body.within);
            body.parts.push(Part::Tasks(table));
            at += used;
            continue;
        }
        let block = &blocks[at];
        at += 1;
        let anchor = block.anchor.clone();
        body.parts.push(match &block.kind {
            BlockKind::Heading { level, text } => {
                while levels.last().is_some_and(|last| last >= level) {
                    levels.pop();
                }
                levels.push(*level);
                let depth = levels.len() as u8;
                if depth <= 3 {
                    body.contents.push(entry(&anchor, text, depth + 1));
                }
                Part::Heading {
                    anchor,
                    level: (depth + 1).min(6),
                    printed: *level,
                    lines: text.split('\n').map(str::to_owned).collect(),
                }
            }
            BlockKind::Paragraph {
                text,
                tasks: within,
            } => Part::Paragraph {
                place: places[at - 1],
                html: paragraph(site, &node.cites, &anchor, text, &tasks, within, root),
                anchor,
            },
            BlockKind::Table { rows } => Part::Table {
                anchor,
                head: rows.first().map_or_else(Vec::new, |row| strings(row)),
                rows: rows.iter().skip(1).map(|row| strings(row)).collect(),
            },
            BlockKind::Tasks { .. } | BlockKind::Break => Part::Break { anchor },
        });
    }
    body
}

/// A heading that can stand as a row of a table.
fn inner(block: &Block) -> bool {
    matches!(&block.kind, BlockKind::Heading { level, .. } if *level > 1)
}

fn table(block: Option<&Block>) -> Option<(&[usize], &[Column])> {
    match block.map(|block| &block.kind) {
        Some(BlockKind::Tasks { columns, rows }) => Some((rows, columns)),
        _ => None,
    }
}

/// One table from the blocks at its start: headings and task tables of the same columns in turn.
fn task_table(
    site: &Site<'_>,
    tasks: &[TaskId],
    blocks: &[Block],
    columns: &[Column],
    contents: &mut Vec<Entry>,
) -> (TaskTable, usize) {
    let mut out = TaskTable {
        anchor: String::new(),
        columns: Vec::new(),
        width: 0,
        groups: Vec::new(),
    };
    let mut at = 0;
    loop {
        let heads = blocks[at..].iter().take_while(|b| inner(b)).count();
        let Some((rows, same)) = table(blocks.get(at + heads)) else {
            break;
        };
        if same != columns {
            break;
        }
        let headings = &blocks[at..at + heads];
        let top = headings.iter().map(printed).min().unwrap_or(2);
        let mut group = Group {
            headings: Vec::new(),
            rows: Vec::new(),
        };
        for block in headings {
            if let BlockKind::Heading { level, text } = &block.kind {
                let depth = 1 + level.saturating_sub(top.min(2));
                contents.push(entry(&block.anchor, text, 1 + depth));
                let words = text.replace('\n', "");
                group.headings.push((block.anchor.clone(), words, depth));
            }
        }
        for &row in rows {
            if let Some(&task) = tasks.get(row) {
                group.rows.push(self::row(site, task, columns));
            }
        }
        if out.anchor.is_empty() {
            out.anchor.clone_from(&blocks[at + heads].anchor);
        }
        out.groups.push(group);
        at += heads + 1;
    }
    out.columns = shown_columns(columns, &out.groups);
    out.width = out.columns.len();
    (out, at)
}

fn printed(block: &Block) -> u8 {
    match block.kind {
        BlockKind::Heading { level, .. } => level,
        _ => 1,
    }
}

/// The columns as shown: the document's own, those of units together; words found outside any column of
/// units stand in one column more.
fn shown_columns(columns: &[Column], groups: &[Group]) -> Vec<(String, &'static str)> {
    let mut shown: Vec<(u8, String, &'static str)> = columns
        .iter()
        .map(|column| {
            let (rank, what) = match column.meaning {
                Meaning::Label => (0, "label"),
                Meaning::Title => (1, "title"),
                Meaning::Text => (2, "text"),
                Meaning::Units(role, _) => (3, role.key()),
                Meaning::Clauses => (4, "clauses"),
                Meaning::Deadline => (5, "deadline"),
                Meaning::Other => (6, "other"),
            };
            (rank, column.heading.to_string(), what)
        })
        .collect();
    let said = shown.iter().any(|(_, _, what)| *what == "clauses");
    let mut rows = groups.iter().flat_map(|group| &group.rows);
    if !said && rows.any(|row| !row.clauses.is_empty()) {
        shown.push((4, String::new(), "clauses"));
    }
    shown.sort_by_key(|(rank, ..)| *rank);
    shown
        .into_iter()
        .map(|(_, heading, what)| (heading, what))
        .collect()
}

/// A task as a row.
pub(super) fn row(site: &Site<'_>, task: TaskId, columns: &[Column]) -> Row {
    let words = site.atlas.words(task);
    let (cells, clauses) = parties::cells(site.atlas, task, columns);
    Row {
        anchor: routes::task_anchor(&words.id),
        href: routes::task(&words.id),
        label: words.label.to_string(),
        title: words.title.as_deref().map(str::to_owned),
        text: words.text.to_string(),
        cells,
        clauses,
        deadline: words.deadline.as_deref().map(str::to_owned),
        regions: words.regions.iter().map(ToString::to_string).collect(),
        other: words
            .other
            .iter()
            .map(|(a, b)| (a.to_string(), b.to_string()))
            .collect(),
    }
}

fn entry(anchor: &str, text: &str, level: u8) -> Entry {
    Entry {
        anchor: anchor.to_owned(),
        text: text.replace('\n', ""),
        level,
    }
}

/// A paragraph with links to the documents it cites and to the tasks that stand in it.
fn paragraph(
    site: &Site<'_>,
    cites: &[Citation],
    anchor: &str,
    text: &str,
    tasks: &[TaskId],
    within: &[(usize, std::ops::Range<usize>)],
    root: &str,
) -> String {
    let here = cites.iter().filter(|cite| cite.anchor == anchor);
    let mut marks =
        links(here.filter_map(|cite| Some((cite.range.clone()?, cited(site, cite, root)))));
    for (at, range) in within {
        let Some(&task) = tasks.get(*at) else {
            continue;
        };
        let words = site.atlas.words(task);
        let href = routes::task(&words.id);
        marks.push(Mark {
            start: range.start,
            end: range.end,
            open: format!(
                "<span id=\"{}\" class=\"in\"><a class=\"no\" href=\"{root}{href}\">{}</a>",
                routes::task_anchor(&words.id),
                escape(&words.label),
            ),
            close: "</span>",
        });
    }
    html(text, marks)
}

/// The address of what a citation names.
pub(super) fn cited(site: &Site<'_>, cite: &Citation, root: &str) -> String {
    let document = site.atlas.document(cite.document);
    let path = match document.plan {
        Some(plan) => routes::plan(&site.atlas.plan(plan).plan.id),
        None => routes::document(&document.id),
    };
    format!("{root}{path}")
}

/// The words of texts.
fn strings(texts: &[Text]) -> Vec<String> {
    texts.iter().map(Text::to_string).collect()
}
