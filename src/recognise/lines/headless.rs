//! Rows without a row of headings over them: fields between tabs or blanks, or one cell a line.
//!
//! Nothing but their cells tells that they are a table, so each row must have as many as the others, and
//! the cells of each column must be of one kind.

use super::{line, stacked};
use crate::document::{Block, Cell, Row, Table, Text};
use crate::recognise::table;

/// How many rows there must be.
const LEAST: usize = 2;

/// A table of such lines at the beginning of some blocks, and how many it takes.
pub(crate) fn find(blocks: &[Block]) -> Option<(Table, usize)> {
    let first = line(blocks.first()?)?.text.trim();
    if !first.as_str().starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let fields = rows(blocks).map(|rows| (rows.len(), rows));
    let (len, rows) = fields.or_else(|| stacked::headless(blocks))?;
    let table = Table {
        columns: rows.first()?.len(),
        rows: rows
            .into_iter()
            .map(|cells| Row {
                cells: cells
                    .into_iter()
                    .enumerate()
                    .map(|(column, text)| Cell::new(column, vec![text]))
                    .collect(),
                ..Row::default()
            })
            .collect(),
    };
    table::is_headless(&table).then_some((table, len))
}

/// The fields of the lines as far as each has as many as the first.
fn rows(blocks: &[Block]) -> Option<Vec<Vec<Text>>> {
    let fields = |block: &Block| -> Option<Vec<Text>> {
        let text = line(block)?.text.trim();
        let tabs = text.as_str().contains('\t');
        let edge = move |c: char| if tabs { c == '\t' } else { c.is_whitespace() };
        let s = text.as_str();
        let mut out = Vec::new();
        let mut from = 0;
        for (at, mark) in s.match_indices(edge).chain([(s.len(), "")]) {
            if from < at || tabs {
                out.push(text.slice(from..at).trim());
            }
            from = at + mark.len();
        }
        (out.len() >= 3).then_some(out)
    };
    let columns = fields(blocks.first()?)?.len();
    let rows: Vec<Vec<Text>> = blocks
        .iter()
        .map_while(|block| fields(block).filter(|f| f.len() == columns))
        .collect();
    (rows.len() >= LEAST).then_some(rows)
}
