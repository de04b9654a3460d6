//! Plain text: every line a block; page numbers that a conversion printed are taken out here.

use crate::document::{Block, Document, Line, Removed, Text};
use crate::source::Source;

/// The lines of a text.
pub(crate) fn from_source(source: Source) -> Document {
    let mut blocks = Vec::new();
    let mut removed = Vec::new();
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
        if is_page_number(content) {
            removed.push(Removed {
                range,
                reason: "页码",
            });
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
        removed,
        findings: Vec::new(),
    }
}

/// A line that is only a printed page number: `— 3 —`, `-12-`, 第 3 页, 第3页 共10页.
fn is_page_number(line: &str) -> bool {
    let line = crate::zh::squeeze(line);
    let digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    let dash = ['-', '—', '–', '－', '―', '─'];
    if line.starts_with(dash) && line.ends_with(dash) {
        return digits(line.trim_matches(dash));
    }
    line.strip_prefix('第')
        .and_then(|rest| rest.split_once('页'))
        .is_some_and(|(page, rest)| {
            digits(page)
                && (rest.is_empty()
                    || rest
                        .trim_start_matches(['，', ',', '/'])
                        .strip_prefix('共')
                        .and_then(|r| r.strip_suffix('页'))
                        .is_some_and(digits))
        })
}
