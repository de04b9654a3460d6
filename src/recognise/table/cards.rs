//! Cards: a task to a table, or several below each other, each cell behind its heading.
//!
//! ```text
//! 序号     | 一       | 整改时限 | 2026年3月底前
//! 整改措施 | 建成三级沉淀池。
//! 牵头单位 | 县水利局 | 配合单位 | 县财政局
//! ```
//!
//! Laid out as rows under those headings they are read like any other table.

use super::grid::Grid;
use crate::document::{Cell, Row, Table};

/// A heading is no longer than this, in characters.
const LONGEST: usize = 12;
/// A card has at least so many headings.
const LEAST: usize = 3;

/// A cell behind its heading.
type Pair<'t> = (&'t Cell, &'t Cell);

/// The table of headings and one row for each card, where each is printed again above its row; none where the cells do not
/// stand in pairs, two cards have other headings, or nothing says what is to be done and by whom.
pub(crate) fn laid_out(table: &Table, grid: &Grid<'_>) -> Option<Table> {
    let mut cards: Vec<Vec<Pair>> = Vec::new();
    let mut first = None;
    for row in &table.rows {
        let cells: Vec<&Cell> = row.cells.iter().collect();
        if cells.len() % 2 == 1 {
            return None;
        }
        for pair in cells.chunks(2) {
            let [head, cell] = pair else { return None };
            let heading = head.joined();
            let begins = *first.get_or_insert_with(|| heading.to_string()) == heading.as_str();
            if begins {
                cards.push(Vec::new());
            }
            cards.last_mut()?.push((head, cell));
        }
    }
    let headings = |card: &[Pair]| -> Vec<String> {
        card.iter()
            .map(|(head, _)| head.joined().to_string())
            .collect()
    };
    let own = headings(cards.first()?);
    let is_heading = |heading: &String| {
        let len = heading.chars().count();
        (1..=LONGEST).contains(&len) && !heading.contains(['。', '；', '，'])
    };
    let kinds: Vec<_> = own.iter().map(|heading| grid.heading(heading)).collect();
    let known = kinds.iter().filter(|kind| kind.is_known()).count();
    let tells = kinds.iter().any(|kind| kind.is_text()) && kinds.iter().any(|kind| kind.is_units());
    let fits = own.len() >= LEAST && own.iter().all(is_heading) && 3 * known >= own.len();
    if !tells || !fits || cards.iter().any(|card| headings(card) != own) {
        return None;
    }
    let row = |cells: Vec<&Cell>| Row {
        cells: (cells.into_iter().enumerate())
            .map(|(column, cell)| Cell {
                column,
                width: 1,
                height: 1,
                ..cell.clone()
            })
            .collect(),
        ..Row::default()
    };
    let rows = cards.iter().flat_map(|card| {
        let (heads, cells) = card.iter().copied().unzip();
        [row(heads), row(cells)]
    });
    Some(Table {
        columns: own.len(),
        rows: rows.collect(),
    })
}
