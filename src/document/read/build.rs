//! Making the linear text of a document that is no text file: one paragraph or cell a line.

use std::ops::Range;

use super::letters::Letters;
use crate::diag::{Code, Diagnostic};
use crate::document::model::{Block, Cell, Document, Layout, Line, Removed, Row, Table};
use crate::source::Source;
use crate::text::Text;

/// A document in the making. Texts are given as strings and come back as ranges of the linear text.
#[derive(Debug)]
pub(crate) struct Builder {
    source: Source,
    blocks: Vec<Block>,
    removed: Vec<Removed>,
    /// What the reader has to say.
    pub(crate) findings: Vec<Diagnostic>,
    gap: bool,
    letters: Letters,
    /// What could not be read, and of which range of the text.
    unread: Vec<(String, Range<usize>)>,
}

impl Builder {
    /// An empty document of that name.
    pub(crate) fn new(name: &str) -> Self {
        Self {
            source: Source::new(name, ""),
            blocks: Vec::new(),
            removed: Vec::new(),
            findings: Vec::new(),
            gap: false,
            letters: Letters::default(),
            unread: Vec::new(),
        }
    }

    /// How long the linear text is, in bytes.
    pub(crate) fn len(&self) -> usize {
        self.source.text.len()
    }

    /// A piece of a line that is still in the making, its letters mended: for readers that count its bytes.
    pub(crate) fn mend(&mut self, piece: &str) -> String {
        let start = self.source.text.len();
        self.letters.mend_piece(piece, start)
    }

    /// A line of the linear text, its letters mended.
    pub(crate) fn text(&mut self, line: &str) -> Text {
        let start = self.source.text.len();
        let line = self.letters.mend(line, start);
        self.source.text.push_str(&line);
        let end = self.source.text.len();
        self.source.text.push('\n');
        Text::from_source(&self.source.text, start..end)
    }

    /// A paragraph; an empty one is a gap.
    pub(crate) fn line(&mut self, line: &str, level: Option<u8>) {
        if line.trim().is_empty() {
            self.gap();
            return;
        }
        let text = self.text(line);
        let gap = std::mem::take(&mut self.gap);
        self.blocks.push(Block::Line(Line { text, level, gap }));
    }

    /// An empty line, or a new page.
    pub(crate) fn gap(&mut self) {
        self.gap = true;
        self.source.text.push('\n');
    }

    /// A table of cells as strings, each a list of lines.
    pub(crate) fn table(&mut self, rows: Vec<Vec<NewCell>>) {
        let mut table = Table::default();
        for row in rows {
            let cells = row
                .into_iter()
                .map(|cell| {
                    let start = self.len();
                    let lines = cell
                        .lines
                        .iter()
                        .filter(|l| !l.trim().is_empty())
                        .map(|l| self.text(l))
                        .collect();
                    self.unread(cell.unread, start);
                    Cell {
                        width: cell.width.max(1),
                        height: cell.height.max(1),
                        unknown: cell.unknown,
                        ..Cell::new(cell.column, lines)
                    }
                })
                .collect::<Vec<_>>();
            let end = cells.iter().map(|c| c.column + c.width).max().unwrap_or(0);
            table.columns = table.columns.max(end);
            table.rows.push(Row {
                cells,
                ..Row::default()
            });
        }
        self.gap = false;
        self.blocks.push(Block::Table(table));
    }

    /// What could not be read of the text written since `start`, or at the end of the text where nothing was.
    pub(crate) fn unread(&mut self, what: Vec<String>, start: usize) {
        let end = self.source.text.trim_end().len().max(start);
        self.unread
            .extend(what.into_iter().map(|what| (what, start..end)));
    }

    /// Something that is no part of the document, with the reason.
    pub(crate) fn removed(&mut self, text: &str, reason: &'static str) {
        if text.trim().is_empty() {
            return;
        }
        let text = self.text(text);
        self.removed
            .extend(text.sources().map(|range| Removed { range, reason }));
    }

    /// The document.
    pub(crate) fn finish(mut self) -> Document {
        self.findings.extend(self.letters.findings(&self.source));
        for (what, range) in self.unread {
            let message = format!("{what}没有读入");
            let found = Diagnostic::new(Code::PartUnread, self.source.place(range), message);
            self.findings.push(found.help("请对照原件，在这一处补上。"));
        }
        Document {
            source: self.source,
            blocks: self.blocks,
            removed: self.removed,
            findings: self.findings,
            layout: Layout::Flow,
        }
    }
}

/// A cell in the making.
#[derive(Debug, Clone, Default)]
pub(crate) struct NewCell {
    /// Its first column.
    pub(crate) column: usize,
    /// How many columns it covers.
    pub(crate) width: usize,
    /// How many rows it covers.
    pub(crate) height: usize,
    /// Its lines.
    pub(crate) lines: Vec<String>,
    /// What could not be read of them.
    pub(crate) unread: Vec<String>,
    /// Whether nobody knows what it shows.
    pub(crate) unknown: bool,
}
