//! Lines of cells between bars, as Markdown and many converters write them.

use super::proposal::{Proposal, line};
use crate::document::{Block, Cell, Row, Table, Text};
use crate::grammar::are_bodies;
use crate::lexicon::{Heading, words};
use crate::rule::Rule;
use crate::source::Source;
use crate::zh::item;

pub(super) static BARS: Rule = Rule {
    name: "bars",
    why: "各行的格之间有竖线，首尾也有，像 Markdown 的表",
    example: "| 序号 | 工作任务 | 责任单位 |\n|---|---|---|\n| 1 | 开展巡查。 | 市水利局 |\n",
    counter: "电话 | 传真 | 邮箱\n电话 | 传真 | 邮箱\n",
};

/// A table of such lines at the beginning of some blocks, and how many it takes.
pub(super) fn propose(blocks: &[Block], _: &Source) -> Option<Proposal> {
    // | 1 | 任务 | 单位 |, or without the first bar, as some converters print it.
    let is_row = |block: &Block| {
        line(block).is_some_and(|l| {
            let text = l.text.as_str().trim();
            let bars = text.matches('|').count();
            text.starts_with('|') && bars >= 3 || text.ends_with('|') && bars >= 2
        })
    };
    // Some converters print the last bar of a row on a line of its own.
    let is_bar = |block: &Block| line(block).is_some_and(|l| l.text.as_str().trim() == "|");
    let mut len = blocks.iter().take_while(|b| is_row(b) || is_bar(b)).count();
    if !blocks.first().is_some_and(is_row) {
        return None;
    }
    if let Some(gap) = blocks[..len]
        .iter()
        .skip(1)
        .position(|b| line(b).is_some_and(|l| l.gap))
    {
        len = gap + 1;
    }
    if len < 2 {
        return None;
    }
    let mut proposal = Proposal {
        lines: len,
        ..Proposal::default()
    };
    let mut table = Table::default();
    for block in &blocks[..len] {
        let text = line(block)?.text.trim();
        if is_bar(block) {
            proposal.leave_out(&text, &[], "表格竖线");
            continue;
        }
        let cells = split_bars(&text);
        let rule = cells.iter().all(|c| {
            let c = c.as_str().trim();
            !c.is_empty() && c.chars().all(|c| matches!(c, '-' | ':'))
        });
        let kept: Vec<Text> = if rule { Vec::new() } else { cells };
        let reason = if rule {
            "表格分隔线"
        } else {
            "表格竖线"
        };
        proposal.leave_out(&text, &kept, reason);
        if rule {
            continue;
        }
        table.columns = table.columns.max(kept.len());
        let mut shift = 0;
        let mut filled = kept.len();
        if is_shifted(&kept, &table) {
            shift = 1;
            filled = kept
                .iter()
                .rposition(|c| !c.is_empty())
                .map_or(0, |i| i + 1);
            for column in (0..table.columns).filter(|c| !(1..=filled).contains(c)) {
                covers(&mut table, column);
            }
        }
        let cells = kept[..filled].iter().enumerate();
        table.rows.push(Row {
            cells: cells
                .map(|(column, text)| Cell::new(column + shift, proposal.marked_lines(text)))
                .collect(),
            ..Row::default()
        });
    }
    proposal.table = table;
    Some(proposal)
}

/// Lets the last cell of a column go on in the row to come.
fn covers(table: &mut Table, column: usize) {
    let rows = table.rows.len();
    for (row, cells) in table
        .rows
        .iter_mut()
        .map(|r| &mut r.cells)
        .enumerate()
        .rev()
    {
        if let Some(cell) = cells.iter_mut().find(|c| c.column == column) {
            cell.height = rows - row + 1;
            return;
        }
    }
}

/// Whether a row begins where others have their text: its number stands in the row above, in a merged cell that
/// the converter left out here, and for each such cell it put an empty one behind.
fn is_shifted(cells: &[Text], table: &Table) -> bool {
    let heading = table.rows.first().and_then(|row| row.cells.first());
    let numbered = heading
        .is_some_and(|h| words().columns.heading_of_cell(h.joined().as_str()) == Heading::Label);
    let first = cells.first().map_or("", |c| c.as_str().trim());
    numbered
        && table.rows.len() > 1
        && cells.len() == table.columns
        && cells.last().is_some_and(Text::is_empty)
        && first.chars().count() > 4
        && !item::is_label(first)
        && item::heading(first).is_none()
        && !fits_unmoved(cells, table)
}

/// Whether bodies, and nothing but them, stand where the headings say: then no cell is missing before them.
fn fits_unmoved(cells: &[Text], table: &Table) -> bool {
    let headings = table.rows.first().map_or(&[][..], |row| &row.cells);
    let (mut bodies, mut others) = (0, 0);
    for (heading, cell) in headings.iter().zip(cells).filter(|(_, c)| !c.is_empty()) {
        let heading = words().columns.heading_of_cell(heading.joined().as_str());
        let fits = are_bodies(cell.as_str()) == matches!(heading, Heading::Units(..));
        others += usize::from(!fits);
        bodies += usize::from(fits && matches!(heading, Heading::Units(..)));
    }
    bodies > 0 && others == 0
}

/// The cells of a line with bars; `\|` is a bar of the text.
fn split_bars(text: &Text) -> Vec<Text> {
    let s = text.as_str();
    let mut cells = Vec::new();
    let mut from = usize::from(s.starts_with('|'));
    let mut escaped = false;
    for (at, c) in s.char_indices().skip(from) {
        if c == '|' && !escaped {
            cells.push(unescaped(&text.slice(from..at).trim()));
            from = at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    if from < s.len() {
        cells.push(unescaped(&text.slice(from..s.len()).trim()));
    }
    cells
}

/// A cell without the marks before the bars of its text.
fn unescaped(cell: &Text) -> Text {
    let mut out = Text::default();
    let mut from = 0;
    for (at, _) in cell.as_str().match_indices("\\|") {
        out.push(&cell.slice(from..at));
        from = at + 1;
    }
    out.push(&cell.slice(from..cell.as_str().len()));
    out
}
