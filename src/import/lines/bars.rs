//! Lines of cells between bars, as Markdown and many converters write them.

use super::{line, marked_lines, remove_rest};
use crate::import::document::{Block, Cell, Document, Row, Table, Text};

/// A table of such lines at the beginning of some blocks, and how many it takes.
pub(super) fn find(blocks: &[Block], document: &mut Document) -> Option<(Table, usize)> {
    // | 1 | 任务 | 单位 |, or without the first bar, as some converters print it.
    let is_row = |block: &Block| {
        line(block).is_some_and(|l| {
            let text = l.text.as_str().trim();
            let bars = text.matches('|').count();
            text.starts_with('|') && bars >= 3 || text.ends_with('|') && bars >= 2
        })
    };
    let mut len = blocks.iter().take_while(|b| is_row(b)).count();
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
    let mut table = Table::default();
    for block in &blocks[..len] {
        let text = line(block)?.text.trim();
        let cells = split_bars(&text);
        let rule = cells.iter().all(|c| {
            let c = c.as_str().trim();
            !c.is_empty() && c.chars().all(|c| matches!(c, '-' | ':'))
        });
        let kept: Vec<Text> = if rule { Vec::new() } else { cells };
        remove_rest(
            &text,
            &kept,
            if rule {
                "表格分隔线"
            } else {
                "表格竖线"
            },
            document,
        );
        if rule {
            continue;
        }
        table.columns = table.columns.max(kept.len());
        table.rows.push(Row {
            cells: kept
                .iter()
                .enumerate()
                .map(|(column, text)| Cell::new(column, marked_lines(text, document)))
                .collect(),
            ..Row::default()
        });
    }
    Some((table, len))
}

/// The cells of a line with bars; `\|` is a bar of the text.
fn split_bars(text: &Text) -> Vec<Text> {
    let s = text.as_str();
    let mut cells = Vec::new();
    let mut from = usize::from(s.starts_with('|'));
    let mut escaped = false;
    for (at, c) in s.char_indices().skip(from) {
        if c == '|' && !escaped {
            cells.push(text.slice(from..at).trim());
            from = at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    if from < s.len() {
        cells.push(text.slice(from..s.len()).trim());
    }
    cells
}
