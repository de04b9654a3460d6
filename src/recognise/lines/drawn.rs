//! Tables drawn with lines of a font: ┌──┬──┐ over │序号│任务│, a rule between rows.

use super::{line, remove_rest};
use crate::document::{Block, Cell, Document, Row, Table, Text};

/// What stands between cells.
const BARS: [char; 2] = ['│', '┃'];

/// A table of such lines at the beginning of some blocks, and how many it takes.
pub(crate) fn find(blocks: &[Block], document: &mut Document) -> Option<(Table, usize)> {
    let text = |block: &Block| line(block).map(|l| l.text.trim());
    let drawn =
        |block: &Block| text(block).is_some_and(|t| is_rule(t.as_str()) || is_row(t.as_str()));
    if !text(blocks.first()?).is_some_and(|t| is_rule(t.as_str())) {
        return None;
    }
    let len = blocks.iter().take_while(|b| drawn(b)).count();
    let mut table = Table::default();
    // The lines of the row that is open: of each cell its lines.
    let mut open: Vec<Vec<Text>> = Vec::new();
    for block in &blocks[..len] {
        let text = text(block)?;
        if is_rule(text.as_str()) {
            remove_rest(&text, &[], "表格线", document);
            close(&mut open, &mut table);
            continue;
        }
        let cells = cells(&text);
        remove_rest(&text, &cells, "表格线", document);
        open.resize(open.len().max(cells.len()), Vec::new());
        for (cell, line) in open.iter_mut().zip(cells) {
            cell.push(line);
        }
    }
    close(&mut open, &mut table);
    (table.rows.len() >= 2).then_some((table, len))
}

/// Makes a row of the lines read since the last rule.
fn close(open: &mut Vec<Vec<Text>>, table: &mut Table) {
    let lines = std::mem::take(open);
    if lines.is_empty() {
        return;
    }
    table.columns = table.columns.max(lines.len());
    let cells = lines
        .into_iter()
        .enumerate()
        // What a line of a drawn cell cuts goes on in the next.
        .map(|(column, lines)| {
            let mut cell = Text::default();
            for line in &lines {
                cell.push(line);
            }
            Cell::new(column, vec![cell])
        })
        .collect();
    table.rows.push(Row {
        cells,
        ..Row::default()
    });
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
