//! Cells with only blanks between them, as a page leaves them that was copied as text.
//!
//! Blanks part anything, so everything must fit: a line of known headings with 序号 in front, and under it
//! lines of just as many fields, each with its number.

use super::proposal::{Proposal, characters, line, row};
use crate::document::{Block, Table, Text};
use crate::lexicon::{Heading, words};
use crate::rule::Rule;
use crate::source::Source;
use crate::zh::item;

pub(super) static SPACED: Rule = Rule {
    name: "spaced",
    why: "格之间只有空格：表头都认得，以序号开头，下面各行的格数相同，都有自己的编号",
    example: "序号 工作任务 责任单位\n1 开展巡查。 市水利局\n2 修复堤岸。 市林业局\n",
    counter: "序号 工作任务 责任单位\n开展 巡查。 市水利局\n修复 堤岸。 市林业局\n",
};

/// Headings, each of one or more fields, and what they say.
type Header = (Vec<Vec<Text>>, Vec<Heading>);

/// The headings of a line, if it holds those of such a table, and what they say.
pub(crate) fn header(block: &Block) -> Option<Header> {
    let header = headings(&line(block)?.text)?;
    let heading = |fields: &Vec<Text>| {
        let cell: String = fields.iter().map(Text::as_str).collect();
        words().columns.heading_of_cell(&cell)
    };
    let kinds: Vec<Heading> = header.iter().map(heading).collect();
    let has = |what: fn(Heading) -> bool| kinds.iter().any(|&h| what(h));
    let whole = kinds.first() == Some(&Heading::Label)
        && kinds.iter().all(|h| h.is_known())
        && has(Heading::is_text)
        && has(Heading::is_units);
    whole.then_some((header, kinds))
}

/// A table of such lines at the beginning of some blocks, and how many it takes.
pub(super) fn propose(blocks: &[Block], _: &Source) -> Option<Proposal> {
    let (header, kinds) = header(blocks.first()?)?;
    let mut guessed = 0;
    let rows: Vec<Vec<Vec<Text>>> = blocks[1..]
        .iter()
        .map_while(|block| {
            let fields = fields(&line(block)?.text);
            if !item::is_label(fields.first()?.as_str()) {
                return None;
            }
            let certain = fields.len() == kinds.len();
            let own = characters(&fields);
            let row = on_columns(fields, &kinds)?;
            guessed += if certain { 0 } else { own };
            Some(row)
        })
        .collect();
    if rows.len() < 2 {
        return None;
    }
    let lines = rows.len() + 1;
    let table = Table {
        columns: header.len(),
        rows: std::iter::once(header).chain(rows).map(row).collect(),
    };
    Some(Proposal {
        table,
        lines,
        guessed,
        ..Proposal::default()
    })
}

/// The fields of a row on their columns. Where blanks part more fields than there are columns, or a merged
/// cell is missing, the number and the columns behind the text still tell: what is between is the text, and
/// what stands before its sentence is its name.
fn on_columns(fields: Vec<Text>, kinds: &[Heading]) -> Option<Vec<Vec<Text>>> {
    if fields.len() == kinds.len() {
        return Some(fields.into_iter().map(|f| vec![f]).collect());
    }
    let text = kinds.iter().rposition(|h| h.is_text())?;
    let behind = kinds.len() - text - 1;
    let sentence = fields.len().checked_sub(behind + 1).filter(|&s| s > 0)?;
    let tail = &fields[sentence + 1..];
    let fits = fields[sentence].as_str().ends_with(['。', '；'])
        && !tail.iter().any(|f| f.as_str().contains('。'));
    if !fits || text < 2 && sentence > 1 {
        return None;
    }
    let mut row = vec![Vec::new(); kinds.len()];
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
    let fields = text.cut(char::is_whitespace);
    fields.filter(|field| !field.is_empty()).collect()
}
