//! A table that a layout makes of lines, and how much of them it explains.

use crate::diag::Diagnostic;
use crate::document::{Block, Cell, Line, Removed, Row, Table, Text};
use crate::lexicon::words;

/// A table that a layout proposes for the lines at the beginning of some blocks.
#[derive(Debug, Default)]
pub(super) struct Proposal {
    /// The table.
    pub(super) table: Table,
    /// How many blocks it takes, all of them lines.
    pub(super) lines: usize,
    /// How many characters stand in rows whose cells had to be guessed, or that are no row at all.
    pub(super) guessed: usize,
    /// What of the lines is in no cell, with reasons.
    pub(super) removed: Vec<Removed>,
    /// Repairs and doubts.
    pub(super) findings: Vec<Diagnostic>,
}

/// What a proposal explains of the lines it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Explains {
    /// Lines.
    pub(super) lines: usize,
    /// Cells that hold something.
    pub(super) cells: usize,
    /// Characters that stand in those cells …
    pub(super) characters: usize,
    /// … and those of them whose cells had to be guessed.
    pub(super) guessed: usize,
}

impl Explains {
    /// What proposals are compared by: the characters that certainly stand in their cells.
    pub(super) fn certain(self) -> usize {
        self.characters.saturating_sub(self.guessed)
    }
}

impl Proposal {
    /// What it explains.
    pub(super) fn explains(&self) -> Explains {
        let cells = self.table.rows.iter().flat_map(|row| &row.cells);
        let filled: Vec<&Cell> = cells.filter(|cell| !cell.is_empty()).collect();
        Explains {
            lines: self.lines,
            cells: filled.len(),
            characters: filled.iter().map(|cell| characters(&cell.lines)).sum(),
            guessed: self.guessed,
        }
    }

    /// Lists what of a line is in none of its cells as removed.
    pub(super) fn leave_out(&mut self, line: &Text, cells: &[Text], reason: &'static str) {
        let mut kept: Vec<_> = cells.iter().flat_map(Text::sources).collect();
        kept.sort_by_key(|r| r.start);
        let mut removed = |range: std::ops::Range<usize>| {
            if !range.is_empty() {
                self.removed.push(Removed { range, reason });
            }
        };
        for range in line.sources() {
            let mut from = range.start;
            for inner in kept
                .iter()
                .filter(|k| k.start >= range.start && k.end <= range.end)
            {
                removed(from..inner.start.max(from));
                from = inner.end;
            }
            removed(from..range.end.max(from));
        }
    }

    /// The lines of a cell in which a converter left `<p>` or `<br>`; the marks are listed as removed.
    pub(super) fn marked_lines(&mut self, text: &Text) -> Vec<Text> {
        let s = text.as_str();
        if !s.contains('<') {
            return vec![text.clone()];
        }
        let mut lines = Vec::new();
        let mut from = 0;
        let mut at = 0;
        while let Some(open) = s[at..].find('<').map(|i| at + i) {
            let mark = s[open..].find('>').map(|i| &s[open..=open + i]);
            let is_mark = mark.is_some_and(|m| {
                let name = m.trim_matches(['<', '>', '/', ' ']).to_ascii_lowercase();
                matches!(name.as_str(), "p" | "br")
            });
            if let (true, Some(mark)) = (is_mark, mark) {
                lines.push(text.slice(from..open));
                from = open + mark.len();
                at = from;
            } else {
                at = open + 1;
            }
        }
        lines.push(text.slice(from..s.len()));
        let lines: Vec<Text> = lines
            .into_iter()
            .map(|l| l.trim())
            .filter(|l| !l.is_empty())
            .collect();
        self.leave_out(text, &lines, "转换留下的标记");
        lines
    }
}

/// How many characters some texts have.
pub(super) fn characters<'t>(texts: impl IntoIterator<Item = &'t Text>) -> usize {
    let texts = texts.into_iter();
    texts.map(|text| text.as_str().chars().count()).sum()
}

/// A row of cells, each in a column of its own, from left to right.
pub(super) fn row(cells: impl IntoIterator<Item = Vec<Text>>) -> Row {
    let cells = cells.into_iter().enumerate();
    Row {
        cells: cells
            .map(|(column, lines)| Cell::new(column, lines))
            .collect(),
        ..Row::default()
    }
}

/// A row of one cell over all columns.
pub(super) fn wide_row(columns: usize, lines: Vec<Text>) -> Row {
    Row {
        cells: vec![Cell {
            width: columns,
            ..Cell::new(0, lines)
        }],
        ..Row::default()
    }
}

/// The line that a block is.
pub(super) fn line(block: &Block) -> Option<&Line> {
    match block {
        Block::Line(line) => Some(line),
        Block::Table(_) => None,
    }
}

/// How many of some headings are words that stand over columns.
pub(super) fn headings<'a>(cells: impl Iterator<Item = &'a str>) -> usize {
    cells
        .filter(|c| words().columns.heading_of_cell(c).is_known())
        .count()
}
