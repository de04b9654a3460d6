//! Tables that a text file only hints at: bars, tabs between cells, or one indented cell a line.
//!
//! Each is found by its own structure and becomes a [`Table`] on a grid; which column means what is not
//! asked here, only whether the words of a line are headings of columns.

use super::document::{Block, Cell, Document, Line, Removed, Row, Table, Text};
use super::vocabulary::{self, Meaning};
use super::words;

/// Replaces runs of lines that make a table by that table.
pub(super) fn find_tables(document: &mut Document) {
    let blocks = std::mem::take(&mut document.blocks);
    let mut out = Vec::new();
    let mut at = 0;
    while at < blocks.len() {
        let found = bars(&blocks[at..], document)
            .or_else(|| indented(&blocks[at..]))
            .or_else(|| tabs(&blocks[at..], document));
        if let Some((table, len)) = found {
            out.push(Block::Table(table));
            at += len;
        } else {
            out.push(blocks[at].clone());
            at += 1;
        }
    }
    document.blocks = out;
}

fn line(block: &Block) -> Option<&Line> {
    match block {
        Block::Line(line) => Some(line),
        Block::Table(_) => None,
    }
}

/// How many of some headings are words that stand over columns.
fn headings<'a>(cells: impl Iterator<Item = &'a str>) -> usize {
    cells.filter(|c| vocabulary::column(c).is_some()).count()
}

/// Lines of cells between bars, as Markdown and many converters write them.
fn bars(blocks: &[Block], document: &mut Document) -> Option<(Table, usize)> {
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

/// Lists what of a line is in none of its cells as removed.
fn remove_rest(line: &Text, cells: &[Text], reason: &'static str, document: &mut Document) {
    let mut kept: Vec<_> = cells.iter().flat_map(Text::sources).collect();
    kept.sort_by_key(|r| r.start);
    for range in line.sources() {
        let mut from = range.start;
        for inner in kept
            .iter()
            .filter(|k| k.start >= range.start && k.end <= range.end)
        {
            if from < inner.start {
                document.removed.push(Removed {
                    range: from..inner.start,
                    reason,
                });
            }
            from = inner.end;
        }
        if from < range.end {
            document.removed.push(Removed {
                range: from..range.end,
                reason,
            });
        }
    }
}

/// The lines of a cell in which a converter left `<p>` or `<br>`; the marks are listed as removed.
fn marked_lines(text: &Text, document: &mut Document) -> Vec<Text> {
    let s = text.as_str();
    if !s.contains('<') {
        return vec![text.clone()];
    }
    let mut lines = Vec::new();
    let mut from = 0;
    let mut at = 0;
    while let Some(open) = s[at..].find('<').map(|i| at + i) {
        let mark = s[open..].find('>').map(|i| &s[open..=open + i]);
        let is_mark = mark.is_some_and(|m| {
            let name = m.trim_matches(['<', '>', '/', ' ']).to_ascii_lowercase();
            matches!(name.as_str(), "p" | "br")
        });
        if let (true, Some(mark)) = (is_mark, mark) {
            lines.push(text.slice(from..open));
            from = open + mark.len();
            at = from;
        } else {
            at = open + 1;
        }
    }
    lines.push(text.slice(from..s.len()));
    let lines: Vec<Text> = lines
        .into_iter()
        .map(|l| l.trim())
        .filter(|l| !l.is_empty())
        .collect();
    remove_rest(text, &lines, "转换留下的标记", document);
    lines
}

/// Lines with tabs between the cells, under a line of headings; lines without tabs between them stay as
/// loose rows.
fn tabs(blocks: &[Block], document: &mut Document) -> Option<(Table, usize)> {
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
        .position(|h| vocabulary::column(h.as_str()) == Some(Meaning::Label));
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
    let mut table = Table {
        columns,
        rows: Vec::new(),
    };
    let mut breaks = false;
    for block in &blocks[..len] {
        let line = line(block)?;
        let row = match fields(block) {
            Some(fields) => {
                let lines: Vec<Vec<Text>> = fields
                    .iter()
                    .map(|f| marked_lines(&f.trim(), document))
                    .collect();
                Row {
                    cells: place_fields(lines, columns, label),
                    after_break: line.gap || breaks,
                    loose: false,
                }
            }
            None => Row {
                cells: vec![Cell {
                    width: columns,
                    ..Cell::new(0, marked_lines(&line.text.trim(), document))
                }],
                after_break: false,
                loose: true,
            },
        };
        breaks = row.loose;
        if row.cells.iter().any(|c| !c.is_empty()) {
            table.rows.push(row);
        }
    }
    Some((table, len))
}

/// Puts the fields of a line on the grid; cells that a converter dropped before the number are left out.
fn place_fields(fields: Vec<Vec<Text>>, columns: usize, label: Option<usize>) -> Vec<Cell> {
    let filled = fields
        .iter()
        .filter(|f| f.iter().any(|l| !l.as_str().trim().is_empty()))
        .count();
    let is_label = |field: Option<&Vec<Text>>| {
        field.is_some_and(|f| f.len() == 1 && words::is_label(f[0].as_str()))
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
                f.len() > 1 && f.iter().all(|l| words::digits(l.as_str()).is_some())
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

/// One indented cell a line, rows separated by empty lines, under a row of headings.
fn indented(blocks: &[Block]) -> Option<(Table, usize)> {
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
        .position(|h| vocabulary::column(h.as_str()) == Some(Meaning::Label));

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
            table.rows.push(Row {
                cells: vec![Cell {
                    width: columns,
                    ..Cell::new(0, lines)
                }],
                ..Row::default()
            });
            continue;
        }
        let whole = group.len() / columns;
        let rows = if whole > 1 && group.len() == whole * columns {
            whole
        } else {
            1
        };
        let mut group = group.into_iter();
        for row in 0..rows {
            let take = if row + 1 == rows { usize::MAX } else { columns };
            let cells = group
                .by_ref()
                .take(take)
                .enumerate()
                .map(|(column, lines)| Cell::new(column, lines))
                .collect();
            table.rows.push(Row {
                cells,
                ..Row::default()
            });
        }
    }
    table.columns = table
        .rows
        .iter()
        .map(|r| r.cells.len())
        .max()
        .unwrap_or(0)
        .max(columns);
    Some((table, len))
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
        || label.and_then(text).is_some_and(words::is_label)
        || text(0).is_some_and(|t| words::numbering(t).is_some_and(|n| n.kind <= 2))
}
