//! Lines with tabs between the cells, under a line of headings.

use super::proposal::{Proposal, characters, headings, line, wide_row};
use crate::document::{Block, Cell, Row, Table, Text};
use crate::lexicon::{Heading, words};
use crate::rule::Rule;
use crate::source::Source;
use crate::zh::item;
use crate::zh::numeral;

pub(super) static TABS: Rule = Rule {
    name: "tabs",
    why: "格之间是制表位，第一行是认得的表头；中间没有制表位的行留作独立的一行",
    example: "序号\t工作任务\t责任单位\n1\t开展巡查。\t市水利局\n2\t修复堤岸。\t市林业局\n",
    counter: "第一\t第二\t第三\n甲\t开展巡查。\t市水利局\n",
};

/// A table of such lines at the beginning of some blocks, and how many it takes; lines without tabs between
/// them stay as loose rows.
pub(super) fn propose(blocks: &[Block], _: &Source) -> Option<Proposal> {
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
        .position(|h| words().columns.heading_of_cell(h.as_str()) == Heading::Label);
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
    let mut proposal = Proposal {
        lines: len,
        ..Proposal::default()
    };
    let mut table = Table {
        columns,
        rows: Vec::new(),
    };
    let mut breaks = false;
    for block in &blocks[..len] {
        let line = line(block)?;
        let row = if let Some(fields) = fields(block) {
            let lines: Vec<Vec<Text>> = fields
                .iter()
                .map(|f| proposal.marked_lines(&f.trim()))
                .collect();
            Row {
                cells: place_fields(lines, columns, label),
                after_break: line.gap || breaks,
                loose: false,
            }
        } else {
            let lines = proposal.marked_lines(&line.text.trim());
            proposal.guessed += characters(&lines);
            Row {
                loose: true,
                ..wide_row(columns, lines)
            }
        };
        breaks = row.loose;
        if row.cells.iter().any(|c| !c.is_empty()) {
            table.rows.push(row);
        }
    }
    proposal.table = table;
    Some(proposal)
}

/// Puts the fields of a line on the grid; cells that a converter dropped before the number are left out.
fn place_fields(fields: Vec<Vec<Text>>, columns: usize, label: Option<usize>) -> Vec<Cell> {
    let filled = fields
        .iter()
        .filter(|f| f.iter().any(|l| !l.as_str().trim().is_empty()))
        .count();
    let is_label = |field: Option<&Vec<Text>>| {
        field.is_some_and(|f| f.len() == 1 && item::is_label(f[0].as_str()))
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
