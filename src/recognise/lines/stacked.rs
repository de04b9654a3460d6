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
use crate::zh::item;

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
    let text = headings.iter().position(|h| h.is_text())?;
    let mut rows = rows(&blocks[columns..], usize::MAX);
    if let Some(last) = rows.last_mut() {
        last.truncate(end_of_last(last, &headings));
    }
    let whole = rows.iter().filter(|row| row.len() == columns).count();
    let placed: Vec<Option<Vec<Part>>> = rows.iter().map(|row| parts(row, &headings)).collect();
    let unplaced = placed.iter().any(Option::is_none);
    if rows.len() < 2 || unplaced && (whole < 2 || rows.iter().any(|row| row.len() < columns)) {
        return None;
    }
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
    for (row, placed) in rows.into_iter().zip(placed) {
        if row.len() != columns {
            proposal.guessed += characters(&row);
        }
        if let Some(parts) = placed {
            if row.iter().filter(|cell| !cell.is_empty()).count() < columns {
                proposal.findings.push(tell_aligned(&row, source));
            }
            table.rows.extend(parts.into_iter().map(aligned));
        } else {
            if row.len() > columns {
                proposal.findings.push(tell_more(&row, columns, source));
            }
            table.rows.extend(on_grid(row, columns, text));
        }
    }
    proposal.table = table;
    Some(proposal)
}

/// The lines of one row of the table, each with its column.
type Part = Vec<(usize, Text)>;

/// The rows that the lines from one number to the next make: one, and those below it without a number of their own,
/// each behind a line in the last column. None where a line fits nowhere.
fn parts(row: &[Text], headings: &[Heading]) -> Option<Vec<Part>> {
    let columns = headings.len();
    let lines: Vec<Text> = row
        .iter()
        .filter(|line| !line.is_empty())
        .cloned()
        .collect();
    let put = |lines: &[Text], places: Vec<usize>| -> Part {
        places.into_iter().zip(lines.iter().cloned()).collect()
    };
    if row.len() == columns && lines.len() == columns {
        return Some(vec![put(&lines, (0..columns).collect())]);
    }
    if let Some(places) = align::align(&lines, headings, true) {
        return Some(vec![put(&lines, places)]);
    }
    let last = columns - 1;
    let ends = |places: &Vec<usize>| places.last() == Some(&last);
    let (mut out, mut from) = (Vec::new(), 0);
    while from < lines.len() {
        let first = out.is_empty();
        let end = (from + 2..=lines.len()).find_map(|end| {
            let part = &lines[from..end];
            let places = align::align(part, headings, first).filter(ends)?;
            Some((end, put(part, places)))
        });
        let (end, part) = end?;
        out.push(part);
        from = end;
    }
    (!out.is_empty()).then_some(out)
}

/// How many lines of the last row belong to it, of which no number tells where it ends: to a line that fits the last
/// column, or as many as fit.
fn end_of_last(row: &[Text], headings: &[Heading]) -> usize {
    let columns = headings.len();
    let longest = row.len().min(columns + MOST_MORE);
    let align = |end: usize| align::align(&row[..end], headings, true);
    let whole = (columns..=longest)
        .find(|&end| align(end).is_some_and(|places| places.last() == Some(&(columns - 1))));
    let fits = || {
        (3..=longest.min(columns))
            .rev()
            .find(|&end| align(end).is_some())
    };
    whole.or_else(fits).unwrap_or(longest.min(columns))
}

/// How many lines more than columns the last row may have.
const MOST_MORE: usize = 8;

/// Says that a row has more lines than columns, of which nothing tells where they stand.
fn tell_more(row: &[Text], columns: usize, source: &Source) -> Diagnostic {
    let label = row.first().cloned().unwrap_or_default();
    let message = format!(
        "“{}”这一行有 {} 格，比表头多 {} 格，对不上栏目，多出的接在任务后面",
        label.as_str(),
        row.len(),
        row.len() - columns
    );
    Diagnostic::new(Code::CellsStacked, label.place(source), message).help("请对照原文核对这一行。")
}

/// Rows of as many lines each, the first a number, without headings over them; and how many lines they take.
pub(crate) fn headless(blocks: &[Block]) -> Option<(usize, Vec<Vec<Text>>)> {
    // Rows of one or two lines are no table, however many there are.
    let next = |&at: &usize| {
        blocks
            .get(at)
            .and_then(cell)
            .is_some_and(|c| label(&c).is_some())
    };
    if (1..3).any(|at| next(&at)) {
        return None;
    }
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

/// A row whose lines were put on columns.
fn aligned(part: Part) -> Row {
    let mut cells: Vec<(usize, Vec<Text>)> = Vec::new();
    for (column, line) in part {
        match cells.last_mut() {
            Some((last, lines)) if *last == column => lines.push(line),
            _ => cells.push((column, vec![line])),
        }
    }
    let cells = cells.into_iter();
    Row {
        cells: cells
            .map(|(column, lines)| Cell::new(column, lines))
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
        .then(|| item::label(s))?
}

/// The lines of each row: from its number to the next, the last one at most so long.
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
    let heads = |t: &Text| item::heading(t.as_str()).is_some_and(|n| n.style.heads_parts());
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
