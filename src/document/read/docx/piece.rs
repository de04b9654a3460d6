//! What a Word file is read into: lines, tables, and what is removed, piece by piece.

use super::formula;
use crate::document::read::build::NewCell;
use crate::document::read::xml::Element;

/// A table in the making.
pub(super) type NewTable = Vec<Vec<NewCell>>;

/// A piece of a body, a cell, a box or a note.
#[derive(Debug)]
pub(super) enum Piece {
    /// A line, with its level as a heading.
    Line(String, Option<u8>),
    /// What could not be read of the line or gap that follows.
    Unread(String),
    /// An empty paragraph or a new page.
    Gap,
    Table(NewTable),
    /// What is not shown or no part of the text, with the reason.
    Removed(String, &'static str),
}

/// A paragraph in the making; over several ones of the file where marks between them are gone.
#[derive(Debug)]
pub(super) struct Paragraph<'a> {
    pub(super) lines: Vec<String>,
    pub(super) boxes: Vec<Piece>,
    pub(super) removed: Vec<(String, &'static str)>,
    pub(super) new_page: bool,
    /// What could not be read in it.
    pub(super) unread: Vec<String>,
    /// Whether what comes next must not run together with what was last.
    pub(super) apart: bool,
    /// The one that gives it its number and level: the first with words in it.
    pub(super) head: Option<&'a Element>,
}

impl Default for Paragraph<'_> {
    fn default() -> Self {
        Self {
            lines: vec![String::new()],
            boxes: Vec::new(),
            removed: Vec::new(),
            new_page: false,
            unread: Vec::new(),
            apart: false,
            head: None,
        }
    }
}

impl Paragraph<'_> {
    /// Whether it shows nothing so far.
    pub(super) fn is_blank(&self) -> bool {
        self.boxes.is_empty() && self.lines.iter().all(|line| line.trim().is_empty())
    }

    pub(super) fn line(&self) -> &str {
        self.lines.last().map_or("", String::as_str)
    }

    pub(super) fn push(&mut self, text: &str) {
        if self.apart && formula::run_together(self.line(), text) {
            self.push_plain(" ");
        }
        self.apart = false;
        self.push_plain(text);
    }

    pub(super) fn push_plain(&mut self, text: &str) {
        if let Some(line) = self.lines.last_mut() {
            line.push_str(text);
        }
    }

    pub(super) fn remove(&mut self, text: &str, reason: &'static str) {
        if text.is_empty() {
            return;
        }
        match self.removed.last_mut() {
            Some((last, why)) if *why == reason => last.push_str(text),
            _ => self.removed.push((text.to_owned(), reason)),
        }
    }
}

/// The lines of a cell, a box or a note, and what could not be read of them.
#[derive(Debug, Default)]
pub(super) struct Flat {
    pub(super) lines: Vec<String>,
    pub(super) unread: Vec<String>,
}

/// Pieces as lines; each row of a table among them is one.
pub(super) fn flat(pieces: Vec<Piece>, removed: &mut Vec<(String, &'static str)>) -> Flat {
    let mut out = Flat::default();
    for piece in pieces {
        match piece {
            Piece::Line(line, _) => out.lines.push(line),
            Piece::Unread(what) => out.unread.push(what),
            Piece::Gap => {}
            Piece::Table(rows) => {
                for row in rows {
                    let mut lines = Vec::new();
                    for cell in row {
                        lines.extend(cell.lines);
                        out.unread.extend(cell.unread);
                    }
                    out.lines.push(lines.join(" "));
                }
            }
            Piece::Removed(text, reason) => removed.push((text, reason)),
        }
    }
    out
}
