//! Tables that a text file only hints at: bars, drawn boxes, tabs or blanks between cells, one cell a line.
//!
//! Each layout looks at the lines by its own structure and proposes a table for them; the proposal that
//! explains most wins. Which column means what is not asked here, only whether the words of a line are headings
//! of columns.

mod align;
mod bars;
mod drawn;
mod headless;
mod indented;
mod proposal;
mod spaced;
mod stacked;
mod tabs;

use self::proposal::{Explains, Proposal, line};
use super::explained::Explained;
use crate::diag::{Code, Diagnostic};
use crate::document::{Block, Document, Text};
use crate::rule::Rule;
use crate::source::Source;

/// A way in which lines can make a table.
struct Layout {
    rule: &'static Rule,
    /// The table that lines at the beginning of some blocks make, if they do.
    propose: fn(&[Block], &Source) -> Option<Proposal>,
}

/// All layouts; of proposals that explain as much as each other, the one that stands first here wins: marks
/// between cells tell more than blanks, and headings more than none.
static LAYOUTS: [Layout; 7] = [
    Layout {
        rule: &bars::BARS,
        propose: bars::propose,
    },
    Layout {
        rule: &drawn::DRAWN,
        propose: drawn::propose,
    },
    Layout {
        rule: &indented::INDENTED,
        propose: indented::propose,
    },
    Layout {
        rule: &tabs::TABS,
        propose: tabs::propose,
    },
    Layout {
        rule: &spaced::SPACED,
        propose: spaced::propose,
    },
    Layout {
        rule: &stacked::STACKED,
        propose: stacked::propose,
    },
    Layout {
        rule: &headless::HEADLESS,
        propose: headless::propose,
    },
];

/// The rules of the layouts.
pub(super) static RULES: &[&Rule] = &[
    &bars::BARS,
    &drawn::DRAWN,
    &indented::INDENTED,
    &tabs::TABS,
    &spaced::SPACED,
    &stacked::STACKED,
    &headless::HEADLESS,
];

/// Replaces runs of lines that make a table by that table; tells which layout took which.
pub(super) fn find_tables(document: &mut Document) -> Vec<Explained> {
    let blocks = std::mem::take(&mut document.blocks);
    let mut explained = Vec::new();
    let mut out = Vec::new();
    let mut at = 0;
    while at < blocks.len() {
        let rest = &blocks[at..];
        if let Some((rule, proposal, note)) = best(rest, &document.source) {
            let taken = joined(&rest[..proposal.lines]);
            explained.extend(Explained::text(&taken, rule, Some(note)));
            document.removed.extend(proposal.removed);
            document.findings.extend(proposal.findings);
            out.push(Block::Table(proposal.table));
            at += proposal.lines;
        } else {
            if stacked::header(rest).is_some() || spaced::header(&rest[0]).is_some() {
                tell_fallen(&rest[0], document);
            }
            out.push(blocks[at].clone());
            at += 1;
        }
    }
    document.blocks = out;
    explained
}

/// The proposal that most characters certainly stand in, with its rule and what it and the others explain.
fn best(blocks: &[Block], source: &Source) -> Option<(&'static Rule, Proposal, String)> {
    let mut proposals: Vec<(&'static Rule, Proposal, Explains)> = LAYOUTS
        .iter()
        .filter_map(|layout| {
            let proposal = (layout.propose)(blocks, source)?;
            let explains = proposal.explains();
            Some((layout.rule, proposal, explains))
        })
        .collect();
    // The sort keeps the order of those that are equal.
    proposals.sort_by_key(|(_, _, explains)| std::cmp::Reverse(explains.certain()));
    let note: Vec<String> = proposals
        .iter()
        .map(|(rule, _, explains)| summary(rule, *explains))
        .collect();
    let (rule, proposal, _) = proposals.into_iter().next()?;
    Some((rule, proposal, note.join("；其次 ")))
}

/// What a layout explains, for the trace.
fn summary(rule: &Rule, explains: Explains) -> String {
    format!(
        "{}：{} 行、{} 格、{} 字，其中 {} 字的格位是推定的",
        rule.name, explains.lines, explains.cells, explains.characters, explains.guessed
    )
}

/// The text of some lines.
fn joined(blocks: &[Block]) -> Text {
    let mut text = Text::default();
    for line in blocks.iter().filter_map(line) {
        text.push(&line.text);
    }
    text
}

/// Says that headings of a table stand here whose rows could not be told apart.
fn tell_fallen(block: &Block, document: &mut Document) {
    let Some(line) = line(block) else { return };
    let place = line.text.place(&document.source);
    let message = "这里像一张任务表的表头，下面各行的格数对不上，没有读成表".to_owned();
    let help = "请从原件把这张表存成 Word 或 Excel，或整理成一格一行、不缺格，再导入一次。";
    let finding = Diagnostic::new(Code::TableFallen, place, message);
    document.findings.push(finding.help(help));
}
