//! Lines with tabs between the cells, under a line of headings.

use super::{headings, line, marked_lines};
use crate::document::{Block, Cell, Document, Row, Table, Text};
use crate::lexicon::layout::{self as vocabulary, Meaning};
use crate::zh::numeral;

/// A table of such lines at the beginning of some blocks, and how many it takes; lines without tabs between
/// them stay as loose rows.
pub(crate) fn find(blocks: &[Block], document: &mut Document) -> Option<(Table, usize)> {
    let fields = |block: &Block| -> Option<Vec<Text>> {
        let text = &line(block)?.text;
        let trimmed = text.slice(0..text.as_str().trim_end_matches(' ').len());
        if !trimmed.as_str().contains('\t') || trimmed.as_str().trim().is_empty() {
            return None;
        }
        let mut out = Vec::new();
        let mut from = 0;
        for (at, _) in trimmed.as_str().match_indices('\t') {
            out.push(trimmed.slice(from..at));
            from = at + 1;
        }
        out.push(trimmed.slice(from..trimmed.as_str().len()));
        Some(out)
    };
    let header = fields(&blocks[0])?;
    let named = headings(header.iter().map(Text::as_str));
    if header.len() < 2 || named < 2 || named * 2 < header.len() {
        return None;
    }
    let columns = header.len();
    let label = header
        .iter()
        .position(|h| vocabulary::column(h.as_str()) == Some(Meaning::Label));
    // The table ends with the last line of cells that is not far from the one before it.
    let mut len = 1;
    for (i, block) in blocks.iter().enumerate().skip(1) {
        if line(block).is_none() || i - len > 8 {
            break;
        }
        if fields(block).is_some() {
            len = i + 1;
        }
    }
    let mut table = Table {
        columns,
        rows: Vec::new(),
    };
    let mut breaks = false;
    for block in &blocks[..len] {
        let line = line(block)?;
        let row = match fields(block) {
            Some(fields) => {
                let lines: Vec<Vec<Text>> = fields
                    .iter()
                    .map(|f| marked_lines(&f.trim(), document))
                    .collect();
                Row {
                    cells: place_fields(lines, columns, label),
                    after_break: line.gap || breaks,
                    loose: false,
                }
            }
            None => Row {
                cells: vec![Cell {
                    width: columns,
                    ..Cell::new(0, marked_lines(&line.text.trim(), document))
                }],
                after_break: false,
                loose: true,
            },
        };
        breaks = row.loose;
        if row.cells.iter().any(|c| !c.is_empty()) {
            table.rows.push(row);
        }
    }
    Some((table, len))
}

/// Puts the fields of a line on the grid; cells that a converter dropped before the number are left out.
fn place_fields(fields: Vec<Vec<Text>>, columns: usize, label: Option<usize>) -> Vec<Cell> {
    let filled = fields
        .iter()
        .filter(|f| f.iter().any(|l| !l.as_str().trim().is_empty()))
        .count();
    let is_label = |field: Option<&Vec<Text>>| {
        field.is_some_and(|f| f.len() == 1 && numeral::is_label(f[0].as_str()))
    };
    if filled == 1 && fields.len() < columns {
        let (column, field) = fields
            .into_iter()
            .enumerate()
            .find(|(_, f)| f.iter().any(|l| !l.as_str().trim().is_empty()))
            .unwrap_or_default();
        return vec![Cell {
            width: columns.saturating_sub(column).max(1),
            ..Cell::new(column, field)
        }];
    }
    let mut shift = 0;
    let mut wide = None;
    if let Some(label) = label
        && fields.len() < columns
        && !is_label(fields.get(label))
    {
        if let Some(found) = fields.iter().position(|f| is_label(Some(f))) {
            shift = label.saturating_sub(found);
        } else if fields.len() + 1 == columns
            && fields.get(label).is_some_and(|f| {
                f.len() > 1 && f.iter().all(|l| numeral::figures(l.as_str()).is_some())
            })
        {
            // The number and the text of several rows stand in one cell.
            wide = Some(label);
        }
    }
    let mut column = shift;
    let mut cells = Vec::new();
    for (i, field) in fields.into_iter().enumerate() {
        let width = if wide == Some(i) { 2 } else { 1 };
        cells.push(Cell {
            width,
            ..Cell::new(column, field)
        });
        column += width;
    }
    cells
}
