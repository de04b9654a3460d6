//! The rows and cells of a page's tables, and which tables only lay out the page.

use ego_tree::NodeRef;
use scraper::Node;

use super::nodes::{DEEPEST, Weights, is_block, is_silent, join, plain, tag};
use crate::document::read::spans::{self, span};

/// Whether a table only lays out the page: tables in its cells, never two filled cells side by side, or
/// one cell that holds nearly all of its text in many paragraphs.
pub(crate) fn lays_out(rows: &[NodeRef<'_, Node>], weights: &Weights) -> bool {
    let cells: Vec<Vec<_>> = rows.iter().map(|r| cells_of(*r)).collect();
    let filled = |cells: &[NodeRef<'_, Node>]| {
        let filled = cells.iter().filter(|c| weights.weight(**c) > 0);
        filled.count()
    };
    if cells.iter().all(|row| filled(row) <= 1)
        || cells.iter().flatten().any(|c| weights.holds_table(*c))
    {
        return true;
    }
    let own: Vec<usize> = (cells.iter().flatten())
        .map(|c| weights.weight(*c))
        .collect();
    let all: usize = own.iter().sum();
    cells
        .iter()
        .flatten()
        .zip(&own)
        .any(|(cell, &w)| w > 400 && w * 10 >= all * 9 && lines_of(*cell).len() >= 6)
}

/// How many columns and rows a cell covers: never more rows than its section has, and all of them for 0.
pub(crate) fn size(cell: NodeRef<'_, Node>) -> (usize, usize) {
    let value = |name| match cell.value() {
        Node::Element(e) => e.attr(name),
        _ => None,
    };
    let rows = |most: usize| {
        let row = cell.parent();
        let below = row.into_iter().flat_map(|row| row.next_siblings());
        1 + below.filter(|one| tag(*one) == "tr").take(most - 1).count()
    };
    let height = match value("rowspan") {
        None => 1,
        Some(zero) if zero.trim() == "0" => rows(spans::TALLEST),
        given => rows(span(given, spans::TALLEST)),
    };
    (span(value("colspan"), spans::WIDEST), height)
}

pub(crate) fn collect_rows<'a>(
    node: NodeRef<'a, Node>,
    rows: &mut Vec<NodeRef<'a, Node>>,
    captions: &mut Vec<NodeRef<'a, Node>>,
    depth: usize,
) {
    for child in node.children() {
        match tag(child) {
            "tr" => rows.push(child),
            "caption" => captions.push(child),
            "thead" | "tbody" | "tfoot" if depth < 8 => {
                collect_rows(child, rows, captions, depth + 1);
            }
            _ => {}
        }
    }
}

pub(crate) fn cells_of(row: NodeRef<'_, Node>) -> Vec<NodeRef<'_, Node>> {
    row.children()
        .filter(|c| matches!(tag(*c), "td" | "th"))
        .collect()
}

/// The lines of a cell: of its paragraphs and between its line breaks.
pub(crate) fn lines_of(cell: NodeRef<'_, Node>) -> Vec<String> {
    fn walk(node: NodeRef<'_, Node>, lines: &mut Vec<String>, depth: usize) {
        for child in node.children() {
            match child.value() {
                Node::Text(text) => {
                    if let Some(line) = lines.last_mut() {
                        join(line, text);
                    }
                }
                Node::Element(e) if is_silent(e.name()) => {}
                Node::Element(e) => {
                    let breaks = e.name() == "br" || is_block(e.name());
                    if breaks {
                        lines.push(String::new());
                    }
                    if depth < DEEPEST {
                        walk(child, lines, depth + 1);
                    } else if let Some(line) = lines.last_mut() {
                        join(line, &plain(child));
                    }
                    if breaks && e.name() != "br" {
                        lines.push(String::new());
                    }
                }
                _ => {}
            }
        }
    }
    let mut lines = vec![String::new()];
    walk(cell, &mut lines, 0);
    lines.retain(|l| !l.trim().is_empty());
    lines
}
