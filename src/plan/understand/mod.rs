//! From the blocks of a document to its tasks: tables first, then what running text says who answers for.

mod anchors;
mod draft;
mod duties;
mod left;
pub(super) mod notes;
mod prose;
mod sentences;
mod siblings;
mod spoken;
mod tables;

use std::collections::BTreeMap;
use std::sync::Arc;

use self::anchors::DEEPEST;
use self::draft::{Around, Draft};
use self::notes::Notes;
use self::prose::Prose;
use super::ids;
use super::model::{Block, BlockKind, Column, Plan, Spot};
use crate::diag::{Diagnostic, Lines};
use crate::front::FrontMatter;
use crate::grammar::columns;
use crate::lexicon::{self, Meaning, words};
use crate::outline::{self, Kind, Row};
use crate::rule::Taken;

use crate::text::Text;
use crate::zh::{item, list};

/// Understands a document whose blocks stand in `lines`. Doubts go to `found`; beside the plan it is told
/// which rule of the grammar took what.
pub(super) fn understand(
    id: &str,
    lines: Lines,
    front: FrontMatter,
    outline: Vec<outline::Block>,
    found: &mut Vec<Diagnostic>,
) -> (Plan, Vec<Taken>) {
    let anchors = anchors::anchors(&outline);
    let listed = outline.iter().any(|block| match &block.kind {
        Kind::Table(rows) => task_columns(rows).is_some(),
        _ => false,
    });
    let mut reader = Reader {
        headings: Vec::new(),
        around: Arc::default(),
        prose: Prose::new(&front, listed, &outline),
        notes: Notes::default(),
        draft: Draft::new(&lines, front.lead, found),
    };
    for (block, anchor) in outline.into_iter().zip(anchors) {
        reader.block(block, anchor);
    }
    let Reader {
        mut notes,
        mut draft,
        ..
    } = reader;
    let told = is_told(&front.title);
    if !told && !listed {
        duties::find(&mut draft);
        draft.sort();
    }
    sentences::find(told, listed, front.reading.duties, &mut draft);
    let (blocks, tasks, taken) = draft.finish(id);
    let labels: BTreeMap<String, &str> = tasks
        .iter()
        .filter_map(|task| Some((ids::ascii(&task.label)?, task.label.as_str())))
        .collect();
    // Notes name tasks by label; what is no label of a task is dropped.
    for note in &mut notes.notes {
        let known = note.labels.iter().filter_map(|label| labels.get(label));
        note.labels = known.map(|&printed| printed.to_owned()).collect();
    }
    let plan = Plan {
        id: id.to_owned(),
        file: lines.source().path.clone(),
        source: lines,
        front,
        blocks,
        tasks,
        notes: notes.notes,
    };
    (plan, taken)
}

/// Whether a document makes rules, which say what offices do every day, or tells what was done.
fn is_told(title: &str) -> bool {
    let bare = list::without_last_bracket(title);
    let words = words();
    let rules = lexicon::end(&words.duties.rules, bare).is_some();
    lexicon::end(&words.telling.titles, bare).is_some()
        || rules && lexicon::end(&words.duties.hands_over, bare).is_none()
        || lexicon::contains(&words.duties.other_titles, bare)
}

/// The columns of a table of tasks, and its rows below the headings.
fn task_columns(rows: &[Row]) -> Option<(Vec<Column>, &[Row])> {
    let (head, body) = rows.split_first()?;
    let headings: Vec<&str> = head.cells.iter().map(|cell| cell.text.as_str()).collect();
    let cells = |at: usize| {
        let cells = body.iter().filter_map(move |row| row.cells.get(at));
        cells.map(|cell| cell.text.as_str())
    };
    let meanings = columns::meanings(&headings, cells)?;
    let columns = head.cells.iter().zip(meanings);
    let column = |(cell, meaning): (&outline::Passage, Meaning)| Column {
        heading: cell.text.clone(),
        meaning,
    };
    Some((columns.map(column).collect(), body))
}

/// What stands over a block below these headings.
fn around(headings: &[(u8, Text)]) -> Around {
    let texts = headings.iter().map(|(_, text)| text);
    let numbers = texts.clone().filter_map(|text| item::heading(text));
    Around {
        numbers: numbers.map(|h| h.number).collect(),
        group: texts.cloned().collect(),
    }
}

/// Reads blocks from top to bottom.
struct Reader<'r> {
    /// Open headings of the part: level and printed text.
    headings: Vec<(u8, Text)>,
    around: Arc<Around>,
    prose: Prose,
    notes: Notes,
    draft: Draft<'r>,
}

impl Reader<'_> {
    fn block(&mut self, block: outline::Block, anchor: String) {
        if !matches!(block.kind, Kind::Paragraph(_)) {
            self.notes.end();
        }
        let (kind, ids) = match block.kind {
            Kind::Break => {
                self.part();
                (BlockKind::Break, Vec::new())
            }
            Kind::Heading { level, words } => {
                let level = level.min(DEEPEST);
                if level == 1 {
                    self.part();
                } else {
                    self.headings.retain(|(open, _)| *open < level);
                    self.headings.push((level, words.text.clone()));
                    self.surround();
                }
                let text = words.text;
                (BlockKind::Heading { level, text }, words.ids)
            }
            Kind::Paragraph(words) => {
                let (text, tasks) = (words.text, Vec::new());
                (BlockKind::Paragraph { text, tasks }, words.ids)
            }
            Kind::Table(rows) => (self.table(&rows), Vec::new()),
        };
        let at = self.draft.blocks.len();
        self.draft.blocks.push(Block {
            kind,
            anchor,
            span: block.span,
        });
        let around = self.around_of(&self.draft.blocks[at]);
        self.draft.around.push(around);
        self.draft.ids.push(ids);
        match &self.draft.blocks[at].kind {
            BlockKind::Heading { level: 2.., .. } => self.prose.heading(at, &mut self.draft),
            BlockKind::Paragraph { text, .. } => {
                self.notes.paragraph(text);
                self.prose.paragraph(at, &mut self.draft);
            }
            _ => {}
        }
    }

    /// A new part begins.
    fn part(&mut self) {
        self.headings.clear();
        self.surround();
        self.prose.part();
    }

    /// The headings over a block: （三）… as a paragraph does not stand under the heading （二）.
    fn around_of(&self, block: &Block) -> Arc<Around> {
        let own = match &block.kind {
            BlockKind::Paragraph { text, .. } => {
                item::heading(text).map(|h| (h.style, &text[h.at]))
            }
            _ => None,
        };
        // 5.2.1 stands under 5.2, which is written alike.
        let under = |text: &Text| match (own, item::heading(text)) {
            (Some((style, label)), Some(of)) => {
                of.style < style || label.len() > of.at.len() && label.starts_with(&text[of.at])
            }
            _ => true,
        };
        let open = self.headings.iter().take_while(|(_, text)| under(text));
        match open.count() {
            all if all == self.headings.len() => Arc::clone(&self.around),
            open => Arc::new(around(&self.headings[..open])),
        }
    }

    /// The headings that are open have changed.
    fn surround(&mut self) {
        self.around = Arc::new(around(&self.headings));
    }
    fn table(&mut self, rows: &[Row]) -> BlockKind {
        self.prose.table();
        let Some((columns, body)) = task_columns(rows) else {
            let words = |row: &Row| row.cells.iter().map(|cell| cell.text.clone()).collect();
            return BlockKind::Table {
                rows: rows.iter().map(words).collect(),
            };
        };
        let first = self.draft.tasks.len();
        let mut above = Vec::new();
        for (at, row) in body.iter().enumerate() {
            let spot = Spot {
                block: self.draft.blocks.len() as u32,
                row: Some(at as u32),
                end: 0,
            };
            tables::row(
                row,
                spot,
                &columns,
                &self.around,
                &mut above,
                &mut self.draft,
            );
        }
        BlockKind::Tasks {
            columns,
            rows: (first..self.draft.tasks.len()).collect(),
        }
    }
}
