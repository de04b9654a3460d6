//! HTML tables in Markdown, which has no merged cells of its own: `<table>` to `</table>`, with places.

use std::ops::Range;

use super::spans::{self, Spans, span};
use crate::document::model::{Block, Cell, Document, Line, Removed, Row, Table};
use crate::text::Text;

/// What a table ends with.
const CLOSE: &str = "</table>";

/// Replaces the lines of each HTML table by that table.
pub(crate) fn find(document: &mut Document) {
    let lower = document.source.text.to_ascii_lowercase();
    let last = lower.rfind(CLOSE);
    let Some(last) = last.filter(|_| lower.contains("<table")) else {
        return;
    };
    let mut out: Vec<Block> = Vec::new();
    // How far the text is read already.
    let mut done = 0;
    for block in std::mem::take(&mut document.blocks) {
        let Block::Line(line) = &block else {
            out.push(block);
            continue;
        };
        let text = line.text.trim();
        let Some(start) = text.start() else { continue };
        let end = start + text.as_str().len();
        if end <= done {
            continue;
        }
        // No table that is never closed is looked for to the end of the text again and again.
        let opens = start >= done && start < last && lower[start..].starts_with("<table");
        let close = opens
            .then(|| lower[start..].find(CLOSE))
            .flatten()
            .map(|at| start + at + CLOSE.len());
        if let Some(close) = close {
            done = close;
            let mut scan = Scan::new(&document.source.text);
            scan.read(start..close);
            let lines = scan.around.into_iter().filter(|l| !l.is_empty());
            let table = table(scan.rows);
            let cells = table.rows.iter().flat_map(|r| &r.cells);
            let mut kept: Vec<Text> = cells.flat_map(|c| c.lines.clone()).collect();
            for text in lines {
                kept.push(text.clone());
                out.push(lone(text));
            }
            out.push(Block::Table(table));
            document.removed.extend(rest(start..close, &kept));
        }
        if done <= start {
            out.push(block);
        } else if done < end {
            out.push(lone(text.slice(done - start..end - start).trim()));
        }
    }
    document.blocks = out;
}

fn lone(text: Text) -> Block {
    Block::Line(Line {
        text,
        level: None,
        gap: true,
    })
}

/// What of a range is in none of the texts: tags, entities and blanks.
fn rest(range: Range<usize>, kept: &[Text]) -> Vec<Removed> {
    let mut kept: Vec<_> = kept.iter().flat_map(Text::sources).collect();
    kept.sort_by_key(|r| r.start);
    kept.push(range.end..range.end);
    let mut from = range.start;
    let mut out = Vec::new();
    for inner in kept {
        if from < inner.start {
            out.push(Removed {
                range: from..inner.start,
                reason: "Markdown 里的 HTML 标记",
            });
        }
        from = inner.end;
    }
    out
}

/// A cell in the making: its width, its height, its lines.
type Made = (usize, usize, Vec<Text>);

/// Rows of cells laid on a grid.
fn table(rows: Vec<Vec<Made>>) -> Table {
    let mut spans = Spans::default();
    let count = rows.len();
    let rows: Vec<Row> = rows
        .into_iter()
        .enumerate()
        .map(|(at, cells)| {
            let sizes: Vec<_> = cells.iter().map(|c| (c.0, c.1)).collect();
            let places = spans.place(&sizes);
            let cells = cells.into_iter().zip(places);
            Row {
                cells: cells
                    .map(|((width, height, lines), column)| Cell {
                        width,
                        height: height.min(count - at),
                        ..Cell::new(column, lines)
                    })
                    .collect(),
                ..Row::default()
            }
        })
        .collect();
    let cells = rows.iter().flat_map(|r| &r.cells);
    Table {
        columns: cells.map(|c| c.column + c.width).max().unwrap_or(0),
        rows,
    }
}

/// Going through the tags and texts of one table.
struct Scan<'a> {
    source: &'a str,
    rows: Vec<Vec<Made>>,
    /// Whether a cell is open.
    open: bool,
    /// What stands in no cell: a caption.
    around: Vec<Text>,
}

impl<'a> Scan<'a> {
    fn new(source: &'a str) -> Self {
        Self {
            source,
            rows: Vec::new(),
            open: false,
            around: Vec::new(),
        }
    }

    fn read(&mut self, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            let rest = &self.source[at..range.end];
            let len = if let Some(tag) = tag(rest) {
                self.tag(&tag.to_ascii_lowercase());
                tag.len() + 2
            } else {
                let skip = rest.chars().next().map_or(1, char::len_utf8);
                let len = rest[skip..].find('<').map_or(rest.len(), |i| skip + i);
                self.text(at..at + len);
                len
            };
            at += len;
        }
    }

    fn tag(&mut self, tag: &str) {
        let name = tag.split([' ', '\t', '\n', '\r']).next().unwrap_or(tag);
        match name.strip_suffix('/').unwrap_or(name) {
            "tr" => self.rows.push(Vec::new()),
            "td" | "th" => {
                if self.rows.is_empty() {
                    self.rows.push(Vec::new());
                }
                let width = span(attribute(tag, "colspan"), spans::WIDEST);
                let height = match attribute(tag, "rowspan") {
                    // To the last row.
                    Some("0") => spans::TALLEST,
                    given => span(given, spans::TALLEST),
                };
                let row = self.rows.last_mut().expect("one was just pushed");
                row.push((width, height, Vec::new()));
                self.open = true;
            }
            "/td" | "/th" | "/tr" => self.open = false,
            "br" | "p" | "/p" | "div" | "/div" | "li" | "/li" | "caption" | "/caption" => {
                self.lines().push(Text::default());
            }
            _ => {}
        }
    }

    /// The lines of the cell that is open, or those around the cells.
    fn lines(&mut self) -> &mut Vec<Text> {
        match self.rows.last_mut().and_then(|row| row.last_mut()) {
            Some(cell) if self.open => &mut cell.2,
            _ => &mut self.around,
        }
    }

    /// A text between tags; a line of the file that ends in it is no line of the cell.
    fn text(&mut self, range: Range<usize>) {
        let source = self.source;
        let mut at = range.start;
        for piece in source[range].split_inclusive(['\n', ';']) {
            let entity = piece.rfind('&').map(|i| (i, &piece[i..]));
            let (len, blank) = match entity {
                Some((i, "&nbsp;" | "&ensp;" | "&emsp;")) => (i, true),
                Some((i, "&amp;")) => (i + 1, false),
                _ => (piece.len(), false),
            };
            let text = Text::from_source(source, at..at + len);
            at += piece.len();
            let text = if piece.ends_with('\n') {
                text.trim()
            } else {
                text
            };
            let lines = self.lines();
            if lines.is_empty() {
                lines.push(Text::default());
            }
            let line = lines.last_mut().expect("there is one");
            let word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
            if word(line.as_str().chars().next_back()) && word(text.as_str().chars().next()) {
                line.push_layout(" ");
            }
            line.push(&text);
            if blank {
                line.push_layout(" ");
            }
        }
    }
}

/// The tag that a text begins with, without `<` and `>`.
fn tag(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('<')?;
    let named = inner.trim_start_matches('/');
    named
        .starts_with(|c: char| c.is_ascii_alphabetic())
        .then(|| inner.split_once('>'))?
        .map(|(tag, _)| tag)
}

/// The value of an attribute of a tag.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let value = tag.split_once(name)?.1.trim_start().strip_prefix('=')?;
    let value = value.trim_start().trim_start_matches(['"', '\'']);
    let end = value
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(value.len());
    Some(&value[..end])
}
