//! Markdown: the lines of a text, its marks taken out: `#` gives a heading its level, `**` and `\` go.

use super::markdown_tables;
use crate::document::model::{Block, Document, Removed};
use crate::text::Text;

/// Takes the marks out of the lines of a Markdown text.
pub(crate) fn unmark(mut document: Document) -> Document {
    let mut removed = Vec::new();
    skip_front_matter(&mut document, &mut removed);
    markdown_tables::find(&mut document);
    for block in &mut document.blocks {
        let Block::Line(line) = block else { continue };
        let text = &line.text;
        let s = text.as_str();
        let hashes = s.len() - s.trim_start_matches('#').len();
        if (1..=6).contains(&hashes) && s[hashes..].starts_with(' ') {
            line.level = Some(hashes as u8);
            gone(&text.slice(0..hashes), &mut removed);
            line.text = text.slice(hashes..s.len()).trim();
        }
        let s = line.text.as_str();
        if let Some(quoted) = s.strip_prefix("> ") {
            let from = s.len() - quoted.len();
            gone(&line.text.slice(0..from), &mut removed);
            line.text = line.text.slice(from..s.len());
        }
        line.text = without_marks(&line.text, &mut removed);
    }
    document.removed.extend(removed);
    document
}

/// TOML or YAML between `+++` or `---` at the very top.
fn skip_front_matter(document: &mut Document, removed: &mut Vec<Removed>) {
    let text = |block: &Block| match block {
        Block::Line(line) => line.text.as_str().trim().to_owned(),
        Block::Table(_) => String::new(),
    };
    let Some(fence) = document
        .blocks
        .first()
        .map(text)
        .filter(|t| t == "+++" || t == "---")
    else {
        return;
    };
    let Some(end) = document
        .blocks
        .iter()
        .skip(1)
        .position(|b| text(b) == fence)
    else {
        return;
    };
    for block in document.blocks.drain(..end + 2) {
        if let Block::Line(line) = block {
            gone(&line.text, removed);
        }
    }
}

/// A line without emphasis and backslashes; bars keep theirs, which tell them from borders of cells.
fn without_marks(text: &Text, removed: &mut Vec<Removed>) -> Text {
    let s = text.as_str();
    let mut out = Text::default();
    let mut from = 0;
    let mut at = 0;
    while at < s.len() {
        let rest = &s[at..];
        let strong = rest.starts_with("**") || rest.starts_with("__");
        let escape = rest.starts_with('\\')
            && rest[1..]
                .chars()
                .next()
                .is_some_and(|c| c.is_ascii_punctuation() && c != '|');
        if strong || escape {
            let len = if strong { 2 } else { 1 };
            out.push(&text.slice(from..at));
            gone(&text.slice(at..at + len), removed);
            from = at + len;
            // What follows a backslash is taken as it stands.
            at = from + usize::from(escape);
            continue;
        }
        at += rest.chars().next().map_or(1, char::len_utf8);
    }
    out.push(&text.slice(from..s.len()));
    out
}

fn gone(text: &Text, removed: &mut Vec<Removed>) {
    removed.extend(text.sources().map(|range| Removed {
        range,
        reason: "Markdown 标记",
    }));
}
