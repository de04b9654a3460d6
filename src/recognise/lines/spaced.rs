//! Cells with only blanks between them, as a page leaves them that was copied as text.
//!
//! Blanks part anything, so everything must fit: a line of known headings with 序号 in front, and under it
//! lines of just as many fields, each with its number.

use super::line;
use crate::document::{Block, Cell, Row, Table, Text};
use crate::lexicon::layout::{self as vocabulary, Meaning};
use crate::zh::numeral;

/// Headings, each of one or more fields, and what they mean.
type Header = (Vec<Vec<Text>>, Vec<Option<Meaning>>);

/// The headings of a line, if it holds those of such a table, and what they mean.
pub(crate) fn header(block: &Block) -> Option<Header> {
    let header = headings(&line(block)?.text)?;
    let meaning = |heading: &Vec<Text>| {
        let words: String = heading.iter().map(Text::as_str).collect();
        vocabulary::column(&words)
    };
    let meanings: Vec<Option<Meaning>> = header.iter().map(meaning).collect();
    let has = |wanted| meanings.contains(&Some(wanted));
    let whole = meanings.first() == Some(&Some(Meaning::Label))
        && !meanings.contains(&None)
        && has(Meaning::Text)
        && has(Meaning::Units);
    whole.then_some((header, meanings))
}

/// A table of such lines at the beginning of some blocks, and how many it takes.
pub(crate) fn find(blocks: &[Block]) -> Option<(Table, usize)> {
    let (header, meanings) = header(blocks.first()?)?;
    let rows: Vec<Vec<Vec<Text>>> = blocks[1..]
        .iter()
        .map_while(|block| {
            let fields = fields(&line(block)?.text);
            let numbered = numeral::is_label(fields.first()?.as_str());
            numbered.then(|| on_columns(fields, &meanings)).flatten()
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
        rows: std::iter::once(header).chain(rows).map(row).collect(),
    };
    Some((table, len))
}

/// The fields of a row on their columns. Where blanks part more fields than there are columns, or a merged
/// cell is missing, the number and the columns behind the text still tell: what is between is the text, and
/// what stands before its sentence is its name.
fn on_columns(fields: Vec<Text>, meanings: &[Option<Meaning>]) -> Option<Vec<Vec<Text>>> {
    if fields.len() == meanings.len() {
        return Some(fields.into_iter().map(|f| vec![f]).collect());
    }
    let text = meanings.iter().rposition(|m| *m == Some(Meaning::Text))?;
    let behind = meanings.len() - text - 1;
    let sentence = fields.len().checked_sub(behind + 1).filter(|&s| s > 0)?;
    let tail = &fields[sentence + 1..];
    let fits = fields[sentence].as_str().ends_with(['。', '；'])
        && !tail.iter().any(|f| f.as_str().contains('。'));
    if !fits || text < 2 && sentence > 1 {
        return None;
    }
    let mut row = vec![Vec::new(); meanings.len()];
    for (at, field) in fields.into_iter().enumerate() {
        let column = match at {
            0 => 0,
            at if at < sentence => text - 1,
            at => text + at - sentence,
        };
        row[column].push(field);
    }
    Some(row)
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
