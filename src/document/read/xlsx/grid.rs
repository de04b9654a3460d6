//! Cells of a sheet on a grid of what is seen: without hidden rows and columns, without empty rows, and without
//! columns that nothing stands in or reaches.

use std::collections::BTreeSet;

use super::reference::{MOST_COLUMNS, Span};
use super::sheet::Sheet;
use crate::document::read::build::NewCell;

/// The most columns that a merged cell may cover.
const WIDEST: usize = 400;

/// The lines of a filled cell, with its row and its column.
pub(super) type Filled = (u32, u32, Vec<String>);

/// A sheet as it is seen.
#[derive(Debug, Default)]
pub(super) struct Grid {
    pub(super) rows: Vec<Vec<NewCell>>,
    /// Lines that are not seen, and why.
    pub(super) removed: Vec<(String, &'static str)>,
    /// Merged cells that reach into others, and are taken as not merged.
    pub(super) crossed: usize,
}

/// Lays the filled cells of a sheet out.
pub(super) fn lay_out(mut cells: Vec<Filled>, sheet: &Sheet) -> Grid {
    let mut grid = Grid::default();
    cells.sort_by_key(|c| (c.0, c.1));
    // A broken file may give one cell twice.
    cells.dedup_by(|next, cell| {
        let same = (next.0, next.1) == (cell.0, cell.1);
        if same {
            cell.2.append(&mut next.2);
        }
        same
    });
    let mut placed: Vec<(Span, Vec<String>)> = Vec::new();
    let mut spans = Spans::new(sheet);
    for (row, column, lines) in cells {
        let own = Span {
            top: row,
            left: column,
            bottom: row,
            right: column,
        };
        let span = spans.at(row, column);
        if let Some(span) = span
            && (span.top, span.left) != (row, column)
        {
            let reason = "被合并单元格遮住的文字";
            grid.removed
                .extend(lines.into_iter().map(|line| (line, reason)));
            continue;
        }
        match seen(span.unwrap_or(own), sheet) {
            Ok(seen) => placed.push((seen, lines)),
            Err(reason) => grid
                .removed
                .extend(lines.into_iter().map(|line| (line, reason))),
        }
    }
    grid.crossed = spans.crossed();
    placed.sort_by_key(|(span, _)| (span.top, span.left));
    let rows: Vec<u32> = {
        let rows: BTreeSet<u32> = placed.iter().map(|(span, _)| span.top).collect();
        rows.into_iter().collect()
    };
    let columns = columns(&placed, sheet);
    let rank = |row: u32| rows.partition_point(|&one| one < row);
    grid.rows.resize_with(rows.len(), Vec::new);
    for (span, lines) in placed {
        let [left, end] = [span.left, span.right + 1].map(|at| columns[at as usize]);
        grid.rows[rank(span.top)].push(NewCell {
            column: left,
            width: (end - left).min(WIDEST),
            height: rank(span.bottom + 1) - rank(span.top),
            // Only a formula without a value comes here without lines.
            unknown: lines.is_empty(),
            lines,
            unread: Vec::new(),
        });
    }
    grid
}

/// What of a stretch of cells is seen, from its first row and column that are; or why nothing is.
fn seen(span: Span, sheet: &Sheet) -> Result<Span, &'static str> {
    let top = (span.top..=span.bottom)
        .find(|row| !sheet.hidden_rows.contains(row))
        .ok_or("隐藏的行")?;
    let left = (span.left..=span.right)
        .find(|&column| !sheet.is_hidden_column(column))
        .ok_or("隐藏的列")?;
    Ok(Span { top, left, ..span })
}

/// For each column of the sheet, how many before it are kept.
fn columns(placed: &[(Span, Vec<String>)], sheet: &Sheet) -> Vec<usize> {
    let mut kept = vec![false; MOST_COLUMNS as usize];
    for (span, _) in placed {
        kept[span.left as usize..=span.right as usize].fill(true);
    }
    let mut before = vec![0];
    for (column, &kept) in kept.iter().enumerate() {
        let is_seen = kept && !sheet.is_hidden_column(column as u32);
        before.push(before[column] + usize::from(is_seen));
    }
    before
}

/// The merged cells of a sheet, for cells that come row by row.
struct Spans {
    /// Those that the rows have not reached yet, the next one last.
    next: Vec<Span>,
    /// Those of the row, which have no cell in common.
    open: Vec<Span>,
    crossed: usize,
}

impl Spans {
    fn new(sheet: &Sheet) -> Self {
        let mut next = sheet.merged.clone();
        next.sort_by(|a, b| b.cmp(a));
        next.dedup();
        Self {
            next,
            open: Vec::new(),
            crossed: 0,
        }
    }

    /// The one that covers a cell; rows never go back.
    fn at(&mut self, row: u32, column: u32) -> Option<Span> {
        while let Some(span) = self.next.pop_if(|span| span.top <= row) {
            self.open.retain(|open| open.bottom >= span.top);
            if self.open.iter().any(|open| open.meets(&span)) {
                self.crossed += 1;
            } else {
                self.open.push(span);
            }
        }
        let mut open = self.open.iter();
        open.find(|span| span.covers(row, column)).copied()
    }

    /// How many reached into others.
    fn crossed(self) -> usize {
        self.crossed
    }
}
