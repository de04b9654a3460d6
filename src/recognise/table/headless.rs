//! Tables whose row of headings is missing: what their columns hold is told by the cells, where it is certain.
//!
//! Certain means: numbers one after the other in front, a column of sentences behind them, and one or two
//! columns behind those that hold bodies and nothing else.

use super::grid::Grid;
use crate::document::{Cell, Row, Table, Text};
use crate::grammar;
use crate::lexicon::layout;
use crate::zh::item;

/// How many rows there must be.
const LEAST: usize = 2;

/// The table with a row of headings above that say what its cells hold; none where that is not certain.
pub(crate) fn headed(table: &Table) -> Option<Table> {
    let grid = Grid::new(table);
    let cells: Vec<Vec<String>> = (0..grid.columns).map(|c| grid.below(0, c)).collect();
    let numbers: Option<Vec<u32>> = cells.first()?.iter().map(|l| item::label(l)).collect();
    let rows = numbers.filter(|n| n.windows(2).all(|w| w[1] == w[0] + 1))?;
    if rows.len() < LEAST || rows.len() != grid.rows() {
        return None;
    }
    let most = |cells: &[String], is: fn(&str) -> bool| {
        cells.iter().filter(|c| is(c)).count() * 5 >= rows.len() * 4
    };
    let sentence = |text: &str| text.trim_end().ends_with(['。', '；']);
    let bodies = |c: &usize| grammar::holds_bodies("", cells[*c].iter().map(String::as_str));
    let units: Vec<usize> = (2..grid.columns).filter(bodies).collect();
    let first = *units.first()?;
    let text = (1..first).rev().find(|&c| most(&cells[c], sentence))?;
    let words = &layout::words().given;
    let heading = |c: usize| match units.iter().position(|&u| u == c) {
        _ if c == 0 => &words.label,
        _ if c == text => &words.task,
        Some(0) if units.len() == 2 => &words.lead,
        Some(1) if units.len() == 2 => &words.cooperate,
        Some(_) => &words.responsible,
        None if most(&cells[c], |c| grammar::due(c).is_some()) => &words.deadline,
        None if c < text => &words.category,
        None => &words.other,
    };
    let header = Row {
        cells: (0..grid.columns)
            .map(|c| Cell::new(c, vec![Text::given(heading(c))]))
            .collect(),
        ..Row::default()
    };
    let mut table = table.clone();
    table.columns = grid.columns;
    table.rows.insert(0, header);
    Some(table)
}
