//! Bookmarks of Word that a conversion printed into the text, `[bookmark: _GoBack]`: taken out in every format.
//!
//! They come with converted text files, and from there back into Word files and web pages.

use std::ops::Range;

use crate::document::model::{Block, Document, Removed};
use crate::text::Text;

/// Takes the bookmarks out of all lines and cells, and lists them as removed.
pub(crate) fn remove(document: &mut Document) {
    let removed = &mut document.removed;
    for block in &mut document.blocks {
        match block {
            Block::Line(line) => strip(&mut line.text, removed),
            Block::Table(table) => {
                for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
                    for line in &mut cell.lines {
                        strip(line, removed);
                    }
                    cell.lines.retain(|line| !line.is_empty());
                }
            }
        }
    }
    removed.sort_by_key(|gone| (gone.range.start, gone.range.end));
}

/// Takes the bookmarks out of one text.
fn strip(text: &mut Text, removed: &mut Vec<Removed>) {
    let marks = bookmarks(text.as_str());
    if marks.is_empty() {
        return;
    }
    let mut kept = Text::default();
    let mut from = 0;
    for mark in marks {
        kept.push(&text.slice(from..mark.start));
        from = mark.end;
        let gone = text.slice(mark);
        removed.extend(gone.sources().map(|range| Removed {
            range,
            reason: "Word 书签",
        }));
    }
    kept.push(&text.slice(from..text.as_str().len()));
    *text = kept;
}

/// Where bookmarks stand in a text.
fn bookmarks(line: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = line[from..].find("[bookmark:") {
        let start = from + start;
        let Some(len) = line[start..].find(']') else {
            break;
        };
        found.push(start..start + len + 1);
        from = start + len + 1;
    }
    found
}
