//! From a table on a grid to tasks under their group headings.
//!
//! `grid` lays the cells out and says what each column is used for, `reading` goes through the rows,
//! `groups` makes headings of category cells and full-width rows, `joins` puts together what pages and
//! merged cells took apart, `stack` takes apart what a conversion put on one heap, `cells` joins lines.

mod cells;
mod grid;
mod groups;
mod headless;
mod joins;
mod reading;
mod stack;

use self::grid::Grid;
use self::reading::Reading;
use super::hints::Options;
use super::item::Item;
use crate::diag::{Code, Diagnostic};
use crate::document::{Document, Removed, Table, Text};
use crate::zh::squeeze;

/// Joins tables that follow each other and repeat the headings of the first, as pages do.
pub(crate) fn merge(tables: Vec<Table>) -> Vec<Table> {
    let mut out: Vec<Table> = Vec::new();
    for table in tables {
        let same = out.last().is_some_and(|last| continues(last, &table));
        match out.last_mut() {
            Some(last) if same => {
                let mut rows = table.rows;
                if let Some(first) = rows.first_mut() {
                    first.after_break = true;
                }
                last.rows.extend(rows);
            }
            _ => out.push(table),
        }
    }
    out
}

/// Whether a table goes on with the one before it: the same headings, or none and the same columns.
fn continues(first: &Table, next: &Table) -> bool {
    let (a, b) = (Grid::new(first), Grid::new(next));
    let Some((row, len)) = a.header() else {
        return false;
    };
    let headings = |grid: &Grid<'_>, row| -> Vec<String> {
        grid.headings(row, len)
            .iter()
            .map(|h| squeeze(h.as_str()))
            .collect()
    };
    match b.header() {
        Some((at, _)) => headings(&a, row) == headings(&b, at),
        None => a.columns == b.columns,
    }
}

/// What a table becomes.
pub(crate) struct Recognised {
    /// The pieces, in order.
    pub(crate) items: Vec<Item>,
    /// Whether it holds tasks.
    pub(crate) tasks: bool,
    /// What was left out, with reasons.
    pub(crate) removed: Vec<Removed>,
    /// Repairs and doubts.
    pub(crate) findings: Vec<Diagnostic>,
}

/// Whether a table without headings holds tasks by what its cells hold.
pub(crate) fn is_headless(table: &Table) -> bool {
    headless::headed(table).is_some()
}

/// Reads a table; one without headings that name who answers for what stays a table.
pub(crate) fn recognise(
    table: &Table,
    document: &Document,
    options: &Options,
    number: usize,
) -> Recognised {
    let grid = Grid::new(table).with(options);
    if grid.header().is_none()
        && let Some(headed) = headless::headed(table)
    {
        let mut read = recognise(&headed, document, options, number);
        let first = table.rows[0].cells.iter().find(|c| !c.is_empty());
        let place = first.map_or_else(Text::default, |c| c.lines[0].clone());
        let columns: Vec<&str> = headed.rows[0]
            .cells
            .iter()
            .map(|c| c.lines[0].as_str())
            .collect();
        let message = format!("这张表没有表头，按各格的内容读作：{}", columns.join("、"));
        let told = Diagnostic::new(Code::ChoiceMade, place.place(&document.source), message);
        read.findings
            .push(told.help("请对照原文；如果不对，给原件补上表头再导入一次。"));
        return read;
    }
    let asked = options.tables.is_empty() || options.tables.contains(&number);
    let columns = grid.header().filter(|_| asked).and_then(|(from, len)| {
        let columns = grid.columns(grid.headings(from, len), from + len)?;
        Some((from, len, columns))
    });
    let read = columns
        .map(|(from, len, columns)| Reading::new(&grid, table, document, columns).read(from, len));
    // Headings over no rows make no table of tasks.
    read.filter(|r| r.items.iter().any(|i| matches!(i, Item::Tasks(_))))
        .unwrap_or_else(|| Recognised {
            items: plain(&grid),
            tasks: false,
            removed: Vec::new(),
            findings: Vec::new(),
        })
}

/// A table that holds no tasks: rows over its whole width become paragraphs, the rest stays a table.
fn plain(grid: &Grid<'_>) -> Vec<Item> {
    let mut items = Vec::new();
    let mut rows: Vec<Vec<Text>> = Vec::new();
    for row in 0..grid.rows() {
        let filled = grid.filled(row);
        match filled.as_slice() {
            [] => {}
            [one] if one.width >= grid.columns => {
                if !rows.is_empty() {
                    items.push(Item::Grid(std::mem::take(&mut rows)));
                }
                items.extend(one.lines.iter().cloned().map(Item::Paragraph));
            }
            _ => rows.push(
                (0..grid.columns)
                    .map(|column| match grid.cell(row, column) {
                        Some(cell) if cell.column == column && !grid.is_from_above(row, column) => {
                            cells::text(cell)
                        }
                        _ => Text::default(),
                    })
                    .collect(),
            ),
        }
    }
    if !rows.is_empty() {
        items.push(Item::Grid(rows));
    }
    items
}

/// The first characters of a text, for a message.
pub(crate) fn short(text: &str) -> String {
    let mut out: String = text.chars().take(18).collect();
    if text.chars().count() > 18 {
        out.push('…');
    }
    out
}
