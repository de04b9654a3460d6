//! One indented cell a line, rows separated by empty lines, under a row of headings.

use super::proposal::{Proposal, headings, line, row, wide_row};
use crate::document::{Block, Table, Text};
use crate::lexicon::{Heading, words};
use crate::rule::Rule;
use crate::source::Source;
use crate::zh::item;

pub(super) static INDENTED: Rule = Rule {
    name: "indented",
    why: "一格一行，行首缩进，空行隔开表的各行，最上面是认得的表头",
    example: "\t序号\n\t工作任务\n\t责任单位\n\n\t1\n\t开展巡查。\n\t市水利局\n\n\t2\n\t修复堤岸。\n\t市林业局\n",
    counter: "\t第一\n\t第二\n\t第三\n\n\t1\n\t开展巡查。\n\t市水利局\n",
};

/// A table of such lines at the beginning of some blocks, and how many it takes.
pub(super) fn propose(blocks: &[Block], _: &Source) -> Option<Proposal> {
    let cell = |block: &Block| -> Option<Text> {
        let text = &line(block)?.text;
        let indent = text.as_str().trim_start_matches(' ');
        (indent.starts_with('\t') && !indent.trim().contains('\t')).then(|| text.trim())
    };
    let gap = |block: &Block| line(block).is_some_and(|l| l.gap);
    let columns = blocks
        .iter()
        .enumerate()
        .take_while(|(i, b)| cell(b).is_some() && (*i == 0 || !gap(b)))
        .count();
    if columns < 2 {
        return None;
    }
    let header: Vec<Text> = blocks[..columns].iter().filter_map(cell).collect();
    let named = headings(header.iter().map(Text::as_str));
    if named < 2 || named * 2 < columns {
        return None;
    }
    let label = header
        .iter()
        .position(|h| words().columns.heading_of_cell(h.as_str()) == Heading::Label);

    let (groups, len) = cell_groups(blocks, cell);
    let mut table = Table {
        columns,
        rows: Vec::new(),
    };
    let mut groups = groups.into_iter().peekable();
    while let Some(mut group) = groups.next() {
        if group.iter().flatten().all(Text::is_empty) {
            continue;
        }
        let single = group.len() == 1;
        // An empty line inside a row: the next group brings the cells that are missing.
        while !single
            && group.len() < columns
            && groups.peek().is_some_and(|next| {
                group.len() + next.len() <= columns && !begins_row(next, label, columns)
            })
        {
            group.extend(groups.next().unwrap_or_default());
        }
        if single {
            let lines = group.into_iter().flatten().collect();
            table.rows.push(wide_row(columns, lines));
            continue;
        }
        let whole = group.len() / columns;
        let rows = if whole > 1 && group.len() == whole * columns {
            whole
        } else {
            1
        };
        let mut group = group.into_iter();
        for done in 1..=rows {
            let take = if done == rows { usize::MAX } else { columns };
            table.rows.push(row(group.by_ref().take(take)));
        }
    }
    table.columns = table
        .rows
        .iter()
        .map(|r| r.cells.len())
        .max()
        .unwrap_or(0)
        .max(columns);
    Some(Proposal {
        table,
        lines: len,
        ..Proposal::default()
    })
}

/// Cells between empty lines, and how many lines they take; a line without indent goes on in the cell above.
fn cell_groups(
    blocks: &[Block],
    cell: impl Fn(&Block) -> Option<Text>,
) -> (Vec<Vec<Vec<Text>>>, usize) {
    let mut groups: Vec<Vec<Vec<Text>>> = Vec::new();
    let mut len = 0;
    for block in blocks {
        let Some(line) = line(block) else { break };
        if let Some(text) = cell(block) {
            if groups.is_empty() || line.gap {
                groups.push(Vec::new());
            }
            if let Some(group) = groups.last_mut() {
                group.push(vec![text]);
            }
        } else {
            let Some(last) = groups.last_mut().and_then(|g| g.last_mut()) else {
                break;
            };
            let inside = last.iter().any(|l| !l.is_empty());
            if line.gap || !inside {
                break;
            }
            last.push(line.text.trim());
        }
        len += 1;
    }
    (groups, len)
}

/// Whether a group of cells is a row of its own and not the rest of one.
fn begins_row(group: &[Vec<Text>], label: Option<usize>, columns: usize) -> bool {
    let text = |i: usize| group.get(i).and_then(|c| c.first()).map(Text::as_str);
    group.len() == columns
        || label.and_then(text).is_some_and(item::is_label)
        || text(0).is_some_and(|t| item::heading(t).is_some_and(|n| n.style.heads_parts()))
}
