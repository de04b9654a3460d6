//! Tables drawn with lines of a font: ┌──┬──┐ over │序号│任务│, a rule between rows.

use super::proposal::{Proposal, line, row};
use crate::document::{Block, Table, Text};
use crate::rule::Rule;
use crate::source::Source;

pub(super) static DRAWN: Rule = Rule {
    name: "drawn",
    why: "用制表符号画出框线，格之间是 │，行之间是横线",
    example: "┌──┬────┐\n│序号│任务　│\n├──┼────┤\n│1　│开展巡查│\n└──┴────┘\n",
    counter: "│序号│任务　│\n│1　│开展巡查│\n",
};

/// What stands between cells.
const BARS: [char; 2] = ['│', '┃'];

/// A table of such lines at the beginning of some blocks, and how many it takes.
pub(super) fn propose(blocks: &[Block], _: &Source) -> Option<Proposal> {
    let text = |block: &Block| line(block).map(|l| l.text.trim());
    let drawn =
        |block: &Block| text(block).is_some_and(|t| is_rule(t.as_str()) || is_row(t.as_str()));
    if !text(blocks.first()?).is_some_and(|t| is_rule(t.as_str())) {
        return None;
    }
    let len = blocks.iter().take_while(|b| drawn(b)).count();
    let mut proposal = Proposal {
        lines: len,
        ..Proposal::default()
    };
    let mut table = Table::default();
    // The lines of the row that is open: of each cell its lines.
    let mut open: Vec<Vec<Text>> = Vec::new();
    for block in &blocks[..len] {
        let text = text(block)?;
        if is_rule(text.as_str()) {
            proposal.leave_out(&text, &[], "表格线");
            close(&mut open, &mut table);
            continue;
        }
        let cells = cells(&text);
        proposal.leave_out(&text, &cells, "表格线");
        open.resize(open.len().max(cells.len()), Vec::new());
        for (cell, line) in open.iter_mut().zip(cells) {
            cell.push(line);
        }
    }
    close(&mut open, &mut table);
    proposal.table = table;
    (proposal.table.rows.len() >= 2).then_some(proposal)
}

/// Makes a row of the lines read since the last rule.
fn close(open: &mut Vec<Vec<Text>>, table: &mut Table) {
    let lines = std::mem::take(open);
    if lines.is_empty() {
        return;
    }
    table.columns = table.columns.max(lines.len());
    // What a line of a drawn cell cuts goes on in the next.
    let cells = lines.into_iter().map(|lines| {
        let mut cell = Text::default();
        for line in &lines {
            cell.push(line);
        }
        vec![cell]
    });
    table.rows.push(row(cells));
}

/// ├──┼──┤: nothing but lines.
fn is_rule(text: &str) -> bool {
    text.chars().count() >= 3
        && text
            .chars()
            .all(|c| ('\u{2500}'..='\u{257f}').contains(&c) || c.is_whitespace())
        && !text.chars().all(|c| BARS.contains(&c) || c.is_whitespace())
        && text.contains([
            '┌', '┬', '├', '┼', '└', '┴', '┏', '┳', '┣', '╋', '┗', '┻', '┠', '┯', '┨',
        ])
}

/// │ 1 │抓好财税金融工作│: cells between bars.
fn is_row(text: &str) -> bool {
    text.starts_with(BARS)
        && text.ends_with(BARS)
        && text.chars().filter(|c| BARS.contains(c)).count() >= 3
}

/// The cells of a line.
fn cells(text: &Text) -> Vec<Text> {
    let bars: Vec<(usize, usize)> = text
        .as_str()
        .char_indices()
        .filter(|(_, c)| BARS.contains(c))
        .map(|(at, c)| (at, at + c.len_utf8()))
        .collect();
    bars.windows(2)
        .map(|w| text.slice(w[0].1..w[1].0).trim())
        .collect()
}
