//! Writing a plan file: TOML front matter and Markdown, one paragraph or row a line.

use super::document::Text;
use super::item::{Item, Rows};
use super::labels;
use crate::front::FrontMatter;

/// The plan file of a document.
pub(super) fn markdown(front: &FrontMatter, items: &[Item]) -> String {
    let mut out = String::from("+++\n");
    out.push_str(
        &toml::to_string(front).expect("front matter holds strings, numbers and lists only"),
    );
    out.push_str("+++\n");
    out.push_str(&body(items));
    out
}

/// The part of a plan file below its front matter.
pub(super) fn body(items: &[Item]) -> String {
    let ids = labels::ids(items);
    let mut table = 0;
    let mut out = String::new();
    for item in items {
        out.push('\n');
        match item {
            Item::Title(text) => {
                out.push_str("# ");
                out.push_str(&escaped(text, false));
            }
            Item::Break => out.push_str("---"),
            Item::Heading { level, text } => {
                out.push_str(&"#".repeat(usize::from(*level)));
                out.push(' ');
                out.push_str(&escaped(text, false));
            }
            Item::Paragraph(text) => out.push_str(&paragraph(text)),
            Item::Tasks(rows) => {
                tasks(&mut out, rows, &ids[table]);
                table += 1;
                continue;
            }
            Item::Grid(rows) => {
                grid(&mut out, rows);
                continue;
            }
        }
        out.push('\n');
    }
    out
}

fn tasks(out: &mut String, rows: &Rows, ids: &[labels::Id]) {
    let mut header: Vec<String> = rows.header.iter().map(|h| escaped(h, true)).collect();
    if !ids.iter().any(|id| id.printed) && rows.header.len() == rows.width() {
        header.insert(0, labels::MADE_HEADING.to_owned());
    }
    line(out, &header);
    line(out, &vec!["---".to_owned(); header.len()]);
    for (row, id) in rows.rows.iter().zip(ids) {
        let mut cells = vec![id.cell.clone()];
        cells.extend(row.cells.iter().map(|c| escaped(c, true)));
        cells.resize(header.len().max(cells.len()), String::new());
        line(out, &cells);
    }
}

fn grid(out: &mut String, rows: &[Vec<Text>]) {
    for (i, row) in rows.iter().enumerate() {
        let cells: Vec<String> = row.iter().map(|c| escaped(c, true)).collect();
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

/// A paragraph; what would be markup at its start is escaped too.
fn paragraph(text: &Text) -> String {
    let escaped = escaped(text, false);
    let digits = escaped.chars().take_while(char::is_ascii_digit).count();
    if (1..10).contains(&digits) && escaped[digits..].starts_with(['.', ')']) {
        return format!("{}\\{}", &escaped[..digits], &escaped[digits..]);
    }
    if escaped.starts_with(['#', '+', '-', '>', '=', ':']) {
        return format!("\\{escaped}");
    }
    escaped
}

/// A text on one line, with everything escaped that Markdown would take for markup.
pub(super) fn escaped(text: &Text, in_cell: bool) -> String {
    let mut out = String::with_capacity(text.as_str().len());
    for c in text.as_str().chars() {
        match c {
            '\n' => out.push_str("<br>"),
            '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '~' | '&' => {
                out.push('\\');
                out.push(c);
            }
            '|' if in_cell => out.push_str("\\|"),
            '\t' | '\u{a0}' | '\u{b}' | '\u{c}' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

impl Rows {
    /// How many cells a row has besides its number.
    fn width(&self) -> usize {
        self.rows.iter().map(|r| r.cells.len()).max().unwrap_or(0)
    }
}
