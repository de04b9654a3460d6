//! Plain text: every line a block, but for blank ones, which are gaps.

use super::letters::Letters;
use crate::document::model::{Block, Document, Layout, Line};
use crate::source::Source;
use crate::text::Text;

/// The lines of a text, its letters mended.
pub(crate) fn read(name: &str, content: &str) -> Document {
    let mut letters = Letters::default();
    let content = Source::new(name, content).text;
    let source = Source::whole(name, letters.mend(&content, 0));
    let findings = letters.findings(&source);
    let mut blocks = Vec::new();
    let mut at = 0;
    let mut gap = false;
    for line in source.text.split_inclusive('\n') {
        let range = at..at + line.trim_end().len();
        // A line of nothing but a tab is an empty cell; other blank lines are gaps.
        let range = if line.trim().is_empty() && line.contains('\t') {
            at..at + line.trim_end_matches('\n').len()
        } else {
            range
        };
        at += line.len();
        let content = &source.text[range.clone()];
        if content.is_empty() || line.contains('\u{c}') && content.trim().is_empty() {
            gap = true;
            continue;
        }
        let text = Text::from_source(&source.text, range);
        blocks.push(Block::Line(Line {
            text,
            level: None,
            gap,
        }));
        gap = false;
    }
    Document {
        source,
        blocks,
        removed: Vec::new(),
        findings,
        layout: Layout::Flow,
    }
}
