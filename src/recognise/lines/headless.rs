//! Rows without a row of headings over them: fields between tabs or blanks, or one cell a line.
//!
//! Nothing but their cells tells that they are a table, so each row must have as many as the others, and
//! the cells of each column must be of one kind.

use super::proposal::{Proposal, line, row};
use super::stacked;
use crate::document::{Block, Table, Text};
use crate::recognise::table;
use crate::rule::Rule;
use crate::source::Source;

pub(super) static HEADLESS: Rule = Rule {
    name: "headless",
    why: "没有表头的几行：格数相同，编号连续，其后一栏是句子，再后只有单位名称",
    example: "1\t开展河道巡查。\t市水利局\n2\t修复受损堤岸。\t市林业局\n",
    counter: "1\t开展河道巡查。\t甲乙丙\n2\t修复受损堤岸。\t丁戊己\n",
};

/// How many rows there must be.
const LEAST: usize = 2;

/// A table of such lines at the beginning of some blocks, and how many it takes.
pub(super) fn propose(blocks: &[Block], _: &Source) -> Option<Proposal> {
    let first = line(blocks.first()?)?.text.trim();
    if !first.as_str().starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    // What the first rows are no table for is not read to its end, at each of its lines anew.
    let first = &blocks[..blocks.len().min(FIRST)];
    let (len, rows) = found(first).filter(|(_, rows)| table::is_headless(&of_rows(rows)))?;
    let (len, rows) = if len + 2 * rows[0].len() < first.len() {
        (len, rows)
    } else {
        found(blocks)?
    };
    let table = of_rows(&rows);
    table::is_headless(&table).then(|| Proposal {
        table,
        lines: len,
        ..Proposal::default()
    })
}

/// How many lines are looked at to tell whether such a table begins with them.
const FIRST: usize = 120;

/// Rows of fields or of cells on lines, and how many lines they take.
fn found(blocks: &[Block]) -> Option<(usize, Vec<Vec<Text>>)> {
    let fields = rows(blocks).map(|rows| (rows.len(), rows));
    fields.or_else(|| stacked::headless(blocks))
}

/// Such rows as a table.
fn of_rows(rows: &[Vec<Text>]) -> Table {
    let columns = rows.first().map_or(0, Vec::len);
    let rows = rows
        .iter()
        .map(|cells| row(cells.iter().map(|text| vec![text.clone()])));
    Table {
        columns,
        rows: rows.collect(),
    }
}

/// The fields of the lines as far as each has as many as the first.
fn rows(blocks: &[Block]) -> Option<Vec<Vec<Text>>> {
    let fields = |block: &Block| -> Option<Vec<Text>> {
        let text = line(block)?.text.trim();
        let tabs = text.as_str().contains('\t');
        let fields = text.cut(|c| if tabs { c == '\t' } else { c.is_whitespace() });
        let fields = fields.filter(|field| tabs || !field.is_empty());
        let out: Vec<Text> = fields.map(|field| field.trim()).collect();
        (out.len() >= 3).then_some(out)
    };
    let columns = fields(blocks.first()?)?.len();
    let rows: Vec<Vec<Text>> = blocks
        .iter()
        .map_while(|block| fields(block).filter(|f| f.len() == columns))
        .collect();
    (rows.len() >= LEAST).then_some(rows)
}
