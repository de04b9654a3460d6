//! Lines of cells between bars, as Markdown and many converters write them.

use super::{line, marked_lines, remove_rest};
use crate::import::document::{Block, Cell, Document, Row, Table, Text};

/// A table of such lines at the beginning of some blocks, and how many it takes.
pub(super) fn find(blocks: &[Block], document: &mut Document) -> Option<(Table, usize)> {
    let is_row = |block: &Block| {
        line(block).is_some_and(|l| {
            let text = l.text.as_str().trim();
            text.starts_with('|') && text.matches('|').count() >= 3
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
    let mut cuts = Vec::new();
    let mut escaped = false;
    for (at, c) in s.char_indices() {
        if c == '|' && !escaped {
            cuts.push(at);
        }
        escaped = c == '\\' && !escaped;
    }
    if !s.ends_with('|') || escaped {
        cuts.push(s.len());
    }
    cuts.windows(2)
        .map(|w| text.slice(w[0] + 1..w[1]).trim())
        .collect()
}
