//! Cells with only blanks between them, as a page leaves them that was copied as text.
//!
//! Blanks part anything, so everything must fit: a line of known headings with 序号 in front, and under it
//! lines of just as many fields, each with its number.

use super::line;
use crate::import::document::{Block, Cell, Row, Table, Text};
use crate::import::vocabulary::{self, Meaning};
use crate::import::words;

/// A table of such lines at the beginning of some blocks, and how many it takes.
pub(super) fn find(blocks: &[Block]) -> Option<(Table, usize)> {
    let header = headings(&line(blocks.first()?)?.text)?;
    let meaning = |heading: &Vec<Text>| {
        let words: String = heading.iter().map(Text::as_str).collect();
        vocabulary::column(&words)
    };
    let meanings: Vec<Option<Meaning>> = header.iter().map(meaning).collect();
    let has = |wanted| meanings.contains(&Some(wanted));
    if meanings.first() != Some(&Some(Meaning::Label))
        || meanings.contains(&None)
        || !has(Meaning::Text)
        || !has(Meaning::Units)
    {
        return None;
    }
    let rows: Vec<Vec<Text>> = blocks[1..]
        .iter()
        .map_while(|block| {
            let fields = fields(&line(block)?.text);
            let numbered = words::is_label(fields.first()?.as_str());
            (numbered && fields.len() == header.len()).then_some(fields)
        })
        .collect();
    if rows.len() < 2 {
        return None;
    }
    let len = rows.len() + 1;
    let row = |cells: Vec<Vec<Text>>| Row {
        cells: cells
            .into_iter()
            .enumerate()
            .map(|(column, lines)| Cell::new(column, lines))
            .collect(),
        ..Row::default()
    };
    let table = Table {
        columns: header.len(),
        rows: std::iter::once(header)
            .chain(
                rows.into_iter()
                    .map(|r| r.into_iter().map(|f| vec![f]).collect()),
            )
            .map(row)
            .collect(),
    };
    Some((table, len))
}

/// The headings of a line, the spread characters of one (工 作 任 务) together.
fn headings(text: &Text) -> Option<Vec<Vec<Text>>> {
    let mut out: Vec<Vec<Text>> = Vec::new();
    let mut spread = false;
    for field in fields(text) {
        let single = field.as_str().chars().count() == 1;
        match out.last_mut() {
            Some(last) if spread && single => last.push(field),
            _ => out.push(vec![field]),
        }
        spread = single;
    }
    (out.len() >= 3).then_some(out)
}

/// The stretches of a text between blanks.
fn fields(text: &Text) -> Vec<Text> {
    let s = text.as_str();
    let mut at = 0;
    s.split_whitespace()
        .map(|field| {
            let start = at + s[at..].find(field).unwrap_or(0);
            at = start + field.len();
            text.slice(start..at)
        })
        .collect()
}
