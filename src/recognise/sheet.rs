//! Sheets of a workbook: which of their rows are the table, and which are lines above and below it.
//!
//! Offices write the title, the number and the date into the first rows of a sheet, notes and signatures into
//! the last ones; a reader of the format cannot tell them from rows of the table.

use super::explained::Explained;
use super::{clues, line_shape};
use crate::document::{Block, Cell, Document, Line, Removed, Row, Table, Text};
use crate::rule::Rule;
use crate::zh::day::Day;

/// The rules of this step. Their examples are sheets: cells between tabs, a row a line.
pub(super) static RULES: &[&Rule] = &[&SHEET_NAME, &ABOVE_SHEET, &BELOW_SHEET];

static SHEET_NAME: Rule = Rule {
    name: "sheet-name",
    why: "工作表的名称不在表里，不是文件的内容",
    example: "[责任表]\n序号\t工作任务\t责任单位\n1\t开展巡查。\t市水利局",
    counter: "序号\t工作任务\t责任单位\n1\t开展巡查。\t市水利局",
};

static ABOVE_SHEET: Rule = Rule {
    name: "sheet-above",
    why: "工作表的头几行只有一格，或每格都是日期、字号、填报单位一类：是表上方的文字，不是表的行",
    example: "渔业工作任务分工表\n序号\t工作任务\t责任单位\n1\t开展巡查。\t市水利局",
    counter: "序号\t工作任务\t责任单位\n1\t开展巡查。\t市水利局",
};

static BELOW_SHEET: Rule = Rule {
    name: "sheet-below",
    why: "工作表的末几行横跨各栏，或每格都是日期、名称、注一类：是表下方的文字，不是表的行",
    example: "序号\t工作任务\t责任单位\n1\t开展巡查。\t市水利局\n\t\t2023年5月8日",
    counter: "序号\t工作任务\t责任单位\n1\t开展巡查。\t市水利局\n2\t修复堤岸。\t市林业局",
};

/// Makes lines of the rows around the table of each sheet, and takes the names of the sheets out; tells which rule
/// took what.
pub(super) fn unfold(document: &mut Document, names: &[Text]) -> Vec<Explained> {
    let mut explained: Vec<Explained> = names
        .iter()
        .filter_map(|name| Explained::text(name, &SHEET_NAME, None))
        .collect();
    for range in names.iter().flat_map(Text::sources) {
        document.removed.push(Removed {
            range,
            reason: "工作表的名称",
        });
    }
    for block in std::mem::take(&mut document.blocks) {
        match block {
            Block::Table(sheet) => split(sheet.rows, &mut document.blocks, &mut explained),
            Block::Line(_) => document.blocks.push(block),
        }
    }
    explained
}

/// The rows of one sheet as lines, a table, and lines.
fn split(mut rows: Vec<Row>, blocks: &mut Vec<Block>, explained: &mut Vec<Explained>) {
    let head = rows_above(&rows);
    let tail = rows_below(&rows, head);
    let notes = rows.split_off(rows.len() - tail);
    let body = rows.split_off(head);
    let new_sheet = !blocks.is_empty();
    tell(&rows, &ABOVE_SHEET, explained);
    tell(&notes, &BELOW_SHEET, explained);
    lines(rows, new_sheet, blocks);
    if !body.is_empty() {
        let cells = body.iter().flat_map(|row| &row.cells);
        blocks.push(Block::Table(Table {
            columns: cells.map(|c| c.column + c.width).max().unwrap_or(0),
            rows: body,
        }));
    }
    lines(notes, false, blocks);
}

/// Tells the rule that took each of some rows.
fn tell(rows: &[Row], rule: &'static Rule, explained: &mut Vec<Explained>) {
    let cells = rows.iter().flat_map(|row| &row.cells);
    explained.extend(cells.filter_map(|cell| Explained::text(&cell.joined(), rule, None)));
}

/// A line for each line of each cell.
fn lines(rows: Vec<Row>, mut gap: bool, blocks: &mut Vec<Block>) {
    let cells = rows.into_iter().flat_map(|row| row.cells);
    for text in cells.flat_map(|cell| cell.lines) {
        blocks.push(Block::Line(Line {
            text,
            level: None,
            gap,
        }));
        gap = false;
    }
}

/// How many rows stand above the table: rows of one cell, and rows of nothing but particulars, unless all of
/// them are names. A sheet without two cells side by side has no table.
fn rows_above(rows: &[Row]) -> usize {
    let is_single = |row: &Row| row.cells.len() == 1;
    if rows.iter().all(is_single) {
        return rows.len();
    }
    let is_name = |cell: &Cell| line_shape::is_name(cell.joined().as_str());
    rows.iter()
        .take_while(|row| {
            is_single(row) || row.cells.iter().all(is_particular) && !row.cells.iter().all(is_name)
        })
        .count()
}

/// How many rows stand below the table: notes across it, and rows of nothing but particulars. The last row
/// that a merged cell of the table reaches is a row of the table.
fn rows_below(rows: &[Row], head: usize) -> usize {
    let is_reached = |at: usize| {
        rows[head..at]
            .iter()
            .enumerate()
            .any(|(i, row)| row.cells.iter().any(|c| head + i + c.height > at))
    };
    (head..rows.len())
        .rev()
        .take_while(|&at| {
            let cells = &rows[at].cells;
            let is_across =
                matches!(cells.as_slice(), [cell] if cell.column == 0 && cell.width > 1);
            !is_reached(at) && (is_across || cells.iter().all(is_particular))
        })
        .count()
}

/// Whether a cell stands for itself and not under a heading: a date, a number, a name, 填报单位：…, 注：…
fn is_particular(cell: &Cell) -> bool {
    let text = cell.joined();
    let text = text.as_str();
    Day::from_words(text).is_some()
        || line_shape::is_name(text)
        || line_shape::is_labelled(text)
        || line_shape::is_release_note(text)
        || clues::is_number(text)
}

#[cfg(test)]
mod tests {
    use super::{Block, Cell, Document, RULES, Row, Table, Text, unfold};
    use crate::document::Layout;
    use crate::source::Source;

    /// The rules that take something of a sheet, written with its name in brackets and tabs between its cells.
    fn taking(text: &str) -> Vec<&'static str> {
        let mut names = Vec::new();
        let mut rows = Vec::new();
        let mut from = 0;
        for line in text.split_inclusive('\n') {
            let words = line.trim_end_matches('\n');
            if words.starts_with('[') {
                names.push(Text::from_source(text, from..from + words.len()));
            } else {
                let mut at = from;
                let mut cells = Vec::new();
                for (column, words) in words.split('\t').enumerate() {
                    let text = Text::from_source(text, at..at + words.len());
                    cells.push(Cell::new(column, vec![text]));
                    at += words.len() + 1;
                }
                cells.retain(|cell| !cell.is_empty());
                rows.push(Row {
                    cells,
                    ..Row::default()
                });
            }
            from += line.len();
        }
        let mut document = Document {
            source: Source::new("例.xlsx", text),
            blocks: vec![Block::Table(Table { columns: 3, rows })],
            removed: Vec::new(),
            findings: Vec::new(),
            layout: Layout::Flow,
        };
        let explained = unfold(&mut document, &names);
        explained.iter().map(|one| one.rule.name).collect()
    }

    #[test]
    fn each_rule_takes_its_example_and_leaves_its_counter_example() {
        for rule in RULES {
            assert!(taking(rule.example).contains(&rule.name), "{}", rule.name);
            assert!(!taking(rule.counter).contains(&rule.name), "{}", rule.name);
        }
    }
}
