//! Writing a plan file: TOML front matter and Markdown, one paragraph or row a line.

use super::labels;
use crate::document::Text;
use crate::front::{self, FrontMatter};
use crate::recognise::item::{Item, Rows};

/// A plan file, and where its lines come from.
pub(super) struct Written {
    /// The file.
    pub(super) markdown: String,
    /// Lines of the file (from 1) and where their first character stands in the source.
    pub(super) lines: Vec<(u32, usize)>,
}

/// The plan file of a document.
pub(super) fn write(front: &FrontMatter, items: &[Item]) -> Written {
    let mut out = front::join(&self::front(front), "");
    let lines = body(&mut out, items);
    Written {
        markdown: out,
        lines,
    }
}

/// Front matter as it is written.
pub(super) fn front(front: &FrontMatter) -> String {
    toml::to_string(front).expect("front matter holds strings, numbers, lists and tables only")
}

/// Writes the part below the front matter; gives where its lines come from.
fn body(out: &mut String, items: &[Item]) -> Vec<(u32, usize)> {
    let ids = labels::ids(items);
    let mut table = 0;
    let mut lines = Vec::new();
    let mut count = out.matches('\n').count() as u32;
    for item in items {
        out.push('\n');
        let from = out.len();
        lines.extend(origins(item, count + 2));
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
                tasks(out, rows, &ids[table]);
                table += 1;
            }
            Item::Grid(rows) => grid(out, rows),
        }
        if !out.ends_with('\n') {
            out.push('\n');
        }
        count += 1 + out[from..].matches('\n').count() as u32;
    }
    lines
}

/// Where the lines of a piece come from, if its first line is `line`.
fn origins(item: &Item, line: u32) -> Vec<(u32, usize)> {
    let texts: Vec<(u32, Option<usize>)> = match item {
        Item::Title(text) | Item::Paragraph(text) | Item::Heading { text, .. } => {
            vec![(line, text.start())]
        }
        Item::Tasks(rows) => rows
            .rows
            .iter()
            .zip(line + 2..)
            .map(|(row, line)| {
                let first = row.cells.iter().find_map(Text::start);
                (line, row.label.start().or(first))
            })
            .collect(),
        Item::Grid(rows) => rows
            .iter()
            .enumerate()
            .map(|(i, row)| {
                let line = line + i as u32 + u32::from(i > 0);
                (line, row.iter().find_map(Text::start))
            })
            .collect(),
        Item::Break => Vec::new(),
    };
    texts
        .into_iter()
        .filter_map(|(line, at)| at.map(|at| (line, at)))
        .collect()
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
