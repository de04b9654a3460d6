//! One cell a line with nothing else to tell, as a table becomes that is copied from a page as text.
//!
//! Everything must fit: a line that says 序号, the other headings below it, then rows that begin with numbers
//! one after the other, nearly all of them with a line for each column.

use super::align;
use super::proposal::{Proposal, characters, line, row, wide_row};
use crate::diag::{Code, Diagnostic};
use crate::document::{Block, Cell, Row, Table, Text};
use crate::lexicon::{Heading, words};
use crate::rule::Rule;
use crate::source::Source;
use crate::zh::numeral;

pub(super) static STACKED: Rule = Rule {
    name: "stacked",
    why: "一格一行，别无标记：先是表头各占一行，下面按连续的编号分成表的各行",
    example: "序号\n工作任务\n责任单位\n1\n开展巡查。\n市水利局\n2\n修复堤岸。\n市林业局\n",
    counter: "序号\n工作任务\n责任单位\n开展巡查。\n市水利局\n修复堤岸。\n市林业局\n",
};

/// The most columns of such a table, and the longest heading.
const MOST_COLUMNS: usize = 10;
const LONGEST_HEADING: usize = 20;

/// What the headings of the columns say, if blocks begin with the headings of such a table.
pub(crate) fn header(blocks: &[Block]) -> Option<Vec<Heading>> {
    let heading = |block| Some(words().columns.heading_of_cell(cell(block)?.as_str()));
    if heading(blocks.first()?)? != Heading::Label {
        return None;
    }
    let columns = (1..=MOST_COLUMNS).find(|&i| {
        blocks
            .get(i)
            .and_then(cell)
            .is_some_and(|c| label(&c).is_some())
    })?;
    let cells = blocks[..columns].iter().filter_map(cell);
    let brief = |c: Text| c.as_str().chars().count() <= LONGEST_HEADING;
    let headings: Vec<Heading> = blocks[..columns].iter().filter_map(heading).collect();
    let has = |what: fn(Heading) -> bool| headings.iter().any(|&h| what(h));
    let whole = columns >= 3
        && cells.clone().all(brief)
        && cells.count() == columns
        && has(Heading::is_text)
        && has(Heading::is_units);
    whole.then_some(headings)
}

/// A table of such lines at the beginning of some blocks, and how many it takes.
pub(super) fn propose(blocks: &[Block], source: &Source) -> Option<Proposal> {
    let headings = header(blocks)?;
    let columns = headings.len();
    let mut rows = rows(&blocks[columns..], columns);
    let whole = rows.iter().filter(|row| row.len() == columns).count();
    let places = |row: &Vec<Text>| {
        let cells: Vec<Text> = row.iter().filter(|c| !c.is_empty()).cloned().collect();
        (cells.len() < columns).then(|| align::align(&cells, &headings))
    };
    // Of the last row nothing tells where it ends.
    while let Some(last) = rows.last_mut()
        && last.len() > 3
        && places(last) == Some(None)
    {
        last.pop();
    }
    let unplaced = rows.iter().any(|row| places(row) == Some(None));
    if rows.len() < 2 || unplaced && (whole < 2 || rows.iter().any(|row| row.len() < columns)) {
        return None;
    }
    let text = headings.iter().position(|h| h.is_text())?;
    let len = columns + rows.iter().map(Vec::len).sum::<usize>();
    let mut proposal = Proposal {
        lines: len,
        ..Proposal::default()
    };
    for block in &blocks[..len] {
        let (whole, cell) = (line(block)?.text.clone(), cell(block)?);
        proposal.leave_out(&whole.trim(), &[cell], "表格竖线");
    }
    let header: Vec<Text> = blocks[..columns].iter().filter_map(cell).collect();
    let mut table = Table {
        columns,
        rows: on_grid(header, columns, text),
    };
    for row in rows {
        if row.len() != columns {
            proposal.guessed += characters(&row);
        }
        match places(&row) {
            Some(Some(places)) => {
                proposal.findings.push(tell_aligned(&row, source));
                table.rows.push(aligned(row, &places));
            }
            _ => table.rows.extend(on_grid(row, columns, text)),
        }
    }
    proposal.table = table;
    Some(proposal)
}

/// Rows of as many lines each, the first a number, without headings over them; and how many lines they take.
pub(crate) fn headless(blocks: &[Block]) -> Option<(usize, Vec<Vec<Text>>)> {
    let found = rows(blocks, usize::MAX);
    let columns = found.first()?.len();
    let fits = found.iter().take_while(|row| row.len() == columns).count();
    let whole = fits < found.len() && found[fits].len() > columns;
    let mut found: Vec<Vec<Text>> = found.into_iter().take(fits + usize::from(whole)).collect();
    if let Some(last) = found.last_mut() {
        // What stands behind the last cell is no part of the table.
        last.truncate(columns);
    }
    let enough = found.len() >= 2 && (3..=MOST_COLUMNS).contains(&columns);
    enough.then_some((columns * found.len(), found))
}

/// Says that cells of a row were left out and that the others were put on columns by what they hold.
fn tell_aligned(row: &[Text], source: &Source) -> Diagnostic {
    let label = row.first().cloned().unwrap_or_default();
    let message = format!(
        "“{}”这一行少了单元格，按内容把各格对到了栏目里",
        label.as_str()
    );
    Diagnostic::new(Code::CellMissing, label.place(source), message).help("请对照原文核对这一行。")
}

/// A row from which cells were left out, on the columns found for the others.
fn aligned(row: Vec<Text>, places: &[usize]) -> Row {
    let cells = row.into_iter().filter(|c| !c.is_empty());
    Row {
        cells: cells
            .zip(places)
            .map(|(cell, &column)| Cell::new(column, vec![cell]))
            .collect(),
        ..Row::default()
    }
}

/// A line as a cell, without the bar that some converters print behind it.
fn cell(block: &Block) -> Option<Text> {
    let text = line(block)?.text.trim();
    let bare = text.as_str().trim_end_matches(['|', ' ']).len();
    Some(text.slice(0..bare).trim())
}

/// The number of a row.
fn label(cell: &Text) -> Option<u32> {
    let s = cell.as_str();
    s.chars()
        .all(|c| c.is_ascii_digit())
        .then(|| numeral::label(s))?
}

/// The lines of each row: from its number to the next, the last one as long as the table has columns.
fn rows(blocks: &[Block], columns: usize) -> Vec<Vec<Text>> {
    let mut rows: Vec<Vec<Text>> = Vec::new();
    let mut last = None;
    for block in blocks {
        let Some(cell) = cell(block) else { break };
        let number = label(&cell).filter(|&n| last.is_none_or(|l| n == l + 1));
        match rows.last_mut() {
            _ if number.is_some() => {
                last = number;
                rows.push(vec![cell]);
            }
            Some(row) => row.push(cell),
            None => break,
        }
    }
    if let Some(row) = rows.last_mut() {
        row.truncate(columns);
    }
    rows
}

/// A row on the grid. Lines too many go on in the text; a numbered line behind the last cell heads the rows below.
fn on_grid(mut cells: Vec<Text>, columns: usize, text: usize) -> Vec<Row> {
    let heads = |t: &Text| numeral::heading(t.as_str()).is_some_and(|n| n.style.heads_parts());
    let above = (cells.len() > columns && cells.last().is_some_and(heads))
        .then(|| cells.pop())
        .flatten();
    let more = cells.len().saturating_sub(columns);
    let mut lines = cells.into_iter();
    let cells = (0..columns).map(|column| {
        let take = if column == text { 1 + more } else { 1 };
        lines.by_ref().take(take).collect()
    });
    std::iter::once(row(cells))
        .chain(above.map(|text| wide_row(columns, vec![text])))
        .collect()
}
