//! Writing a plan file: TOML front matter and Markdown, one paragraph or row a line.

use crate::front::{self, FrontMatter};
use crate::outline::{Block, Kind, Passage, Row};

/// The file of a document: what reads back as these blocks under this front matter.
pub(super) fn write(front: &FrontMatter, blocks: &[Block]) -> String {
    let mut body = String::new();
    for block in blocks {
        body.push('\n');
        match &block.kind {
            Kind::Break => body.push_str("---\n"),
            Kind::Heading { level, words } => {
                body.push_str(&"#".repeat(usize::from(*level)));
                body.push(' ');
                body.push_str(&heading(words));
                body.push('\n');
            }
            Kind::Paragraph(words) => {
                body.push_str(&paragraph(words));
                body.push('\n');
            }
            Kind::Table(rows) => table(&mut body, rows),
        }
    }
    front::join(&front.to_toml(), &body)
}

/// A table of rows, the first of them its headings.
fn table(out: &mut String, rows: &[Row]) {
    for (i, row) in rows.iter().enumerate() {
        let cells: Vec<String> = row.cells.iter().map(|cell| escaped(cell, true)).collect();
        line(out, &cells);
        if i == 0 {
            line(out, &vec!["---".to_owned(); cells.len()]);
        }
    }
}

fn line(out: &mut String, cells: &[String]) {
    out.push('|');
    for cell in cells {
        if !cell.is_empty() {
            out.push(' ');
            out.push_str(cell);
        }
        out.push_str(" |");
    }
    out.push('\n');
}

/// The words of a heading; signs at their end would close it.
fn heading(words: &Passage) -> String {
    let text = escaped(words, false);
    match text.strip_suffix('#') {
        Some(rest) => format!("{rest}\\#"),
        None => text,
    }
}

/// A paragraph; what would be markup at its start is escaped too.
fn paragraph(words: &Passage) -> String {
    let text = escaped(words, false);
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    if (1..10).contains(&digits) && text[digits..].starts_with(['.', ')']) {
        return format!("{}\\{}", &text[..digits], &text[digits..]);
    }
    if text.starts_with(['#', '+', '-', '>', '=', ':', '|']) {
        return format!("\\{text}");
    }
    text
}

/// Words on one line, with everything escaped that Markdown would take for markup, and their ids.
fn escaped(words: &Passage, in_cell: bool) -> String {
    let text = words.text.as_str();
    let mut out = String::with_capacity(text.len());
    let mut ids = words.ids.iter().peekable();
    for (at, c) in text.char_indices() {
        while let Some((_, id)) = ids.next_if(|(place, _)| *place <= at) {
            written(&mut out, id, in_cell);
        }
        match c {
            '\n' => out.push_str("<br>"),
            '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '~' | '&' => {
                out.push('\\');
                out.push(c);
            }
            '|' if in_cell => out.push_str("\\|"),
            '{' if text[at..].starts_with("{#") => out.push_str("\\{"),
            c => out.push(c),
        }
    }
    for (_, id) in ids {
        written(&mut out, id, in_cell);
    }
    out
}

/// The id of a task; in a cell, behind the number and a blank.
fn written(out: &mut String, id: &str, in_cell: bool) {
    if in_cell && !out.is_empty() {
        out.push(' ');
    }
    out.extend(["{#", id, "}"]);
}
