//! Sheets of a workbook: which of their rows are the table, and which are lines above and below it.
//!
//! Offices write the title, the number and the date into the first rows of a sheet, notes and signatures into
//! the last ones; a reader of the format cannot tell them from rows of the table.

use super::{clues, line_shape};
use crate::document::{Block, Cell, Document, Line, Removed, Row, Table, Text};
use crate::zh::day::Day;

/// Makes lines of the rows around the table of each sheet, and takes the names of the sheets out.
pub(super) fn unfold(document: &mut Document, names: &[Text]) {
    for range in names.iter().flat_map(Text::sources) {
        document.removed.push(Removed {
            range,
            reason: "工作表的名称",
        });
    }
    for block in std::mem::take(&mut document.blocks) {
        match block {
            Block::Table(sheet) => split(sheet.rows, &mut document.blocks),
            Block::Line(_) => document.blocks.push(block),
        }
    }
}

/// The rows of one sheet as lines, a table, and lines.
fn split(mut rows: Vec<Row>, blocks: &mut Vec<Block>) {
    let head = above(&rows);
    let tail = below(&rows, head);
    let notes = rows.split_off(rows.len() - tail);
    let body = rows.split_off(head);
    let new_sheet = !blocks.is_empty();
    lines(rows, new_sheet, blocks);
    if !body.is_empty() {
        let cells = body.iter().flat_map(|row| &row.cells);
        blocks.push(Block::Table(Table {
            columns: cells.map(|c| c.column + c.width).max().unwrap_or(0),
            rows: body,
        }));
    }
    lines(notes, false, blocks);
}

/// A line for each line of each cell.
fn lines(rows: Vec<Row>, mut gap: bool, blocks: &mut Vec<Block>) {
    let cells = rows.into_iter().flat_map(|row| row.cells);
    for text in cells.flat_map(|cell| cell.lines) {
        blocks.push(Block::Line(Line {
            text,
            level: None,
            gap,
        }));
        gap = false;
    }
}

/// How many rows stand above the table: rows of one cell, and rows of nothing but particulars, unless all of
/// them are names. A sheet without two cells side by side has no table.
fn above(rows: &[Row]) -> usize {
    let is_single = |row: &Row| row.cells.len() == 1;
    if rows.iter().all(is_single) {
        return rows.len();
    }
    let is_name = |cell: &Cell| line_shape::is_name(cell.joined().as_str());
    rows.iter()
        .take_while(|row| {
            is_single(row) || row.cells.iter().all(is_particular) && !row.cells.iter().all(is_name)
        })
        .count()
}

/// How many rows stand below the table: notes across it, and rows of nothing but particulars. The last row
/// that a merged cell of the table reaches is a row of the table.
fn below(rows: &[Row], head: usize) -> usize {
    let is_reached = |at: usize| {
        rows[head..at]
            .iter()
            .enumerate()
            .any(|(i, row)| row.cells.iter().any(|c| head + i + c.height > at))
    };
    (head..rows.len())
        .rev()
        .take_while(|&at| {
            let cells = &rows[at].cells;
            let is_across =
                matches!(cells.as_slice(), [cell] if cell.column == 0 && cell.width > 1);
            !is_reached(at) && (is_across || cells.iter().all(is_particular))
        })
        .count()
}

/// Whether a cell stands for itself and not under a heading: a date, a number, a name, 填报单位：…, 注：…
fn is_particular(cell: &Cell) -> bool {
    let text = cell.joined();
    let text = text.as_str();
    Day::from_words(text).is_some()
        || line_shape::is_name(text)
        || line_shape::is_labelled(text)
        || line_shape::is_release_note(text)
        || clues::is_number(text)
}
