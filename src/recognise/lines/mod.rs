//! Tables that a text file only hints at: bars, drawn boxes, tabs or blanks between cells, one cell a line.
//!
//! Each is found by its own structure and becomes a [`crate::document::Table`] on a grid; which column means what is not
//! asked here, only whether the words of a line are headings of columns.

mod align;
mod bars;
mod drawn;
mod headless;
mod indented;
mod spaced;
mod stacked;
mod tabs;

use crate::diag::{Code, Diagnostic};
use crate::document::{Block, Document, Line, Removed, Text};
use crate::lexicon::layout as vocabulary;

/// Replaces runs of lines that make a table by that table.
pub(crate) fn find_tables(document: &mut Document) {
    let blocks = std::mem::take(&mut document.blocks);
    let mut out = Vec::new();
    let mut at = 0;
    while at < blocks.len() {
        let rest = &blocks[at..];
        let found = bars::find(rest, document)
            .or_else(|| drawn::find(rest, document))
            .or_else(|| indented::find(rest))
            .or_else(|| tabs::find(rest, document))
            .or_else(|| spaced::find(rest))
            .or_else(|| stacked::find(rest, document))
            .or_else(|| headless::find(rest));
        if let Some((table, len)) = found {
            out.push(Block::Table(table));
            at += len;
        } else {
            if stacked::header(rest).is_some() || spaced::header(&rest[0]).is_some() {
                tell_fallen(&rest[0], document);
            }
            out.push(blocks[at].clone());
            at += 1;
        }
    }
    document.blocks = out;
}

/// Says that headings of a table stand here whose rows could not be told apart.
fn tell_fallen(block: &Block, document: &mut Document) {
    let Some(line) = line(block) else { return };
    let place = line.text.place(&document.source);
    let message = "这里像一张任务表的表头，下面各行的格数对不上，没有读成表".to_owned();
    let help = "请从原件把这张表存成 Word 或 Excel，或整理成一格一行、不缺格，再导入一次。";
    let told = Diagnostic::new(Code::TableFallen, place, message);
    document.findings.push(told.help(help));
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
