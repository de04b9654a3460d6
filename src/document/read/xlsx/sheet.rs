//! One sheet as its part of the file has it: cells with their values, what is merged, what is hidden.

use std::collections::BTreeSet;

use quick_xml::events::BytesStart;

use super::reference::{self, MOST_COLUMNS, MOST_ROWS, Span};
use super::words::{Piece, Runs, Words, attribute, is_on, unescape, walk};

/// A cell.
#[derive(Debug)]
pub(super) struct Cell {
    /// From 0.
    pub(super) row: u32,
    /// From 0.
    pub(super) column: u32,
    /// The number of its style.
    pub(super) style: usize,
    pub(super) value: Value,
}

/// What a cell holds.
#[derive(Debug)]
pub(super) enum Value {
    Words(Words),
    Number(f64),
    /// A day as ISO writes it.
    Day(String),
    Bool(bool),
    /// What a formula shows that has no value: `#N/A`.
    Error(String),
    /// A formula that nobody has computed.
    Uncounted,
}

/// A sheet.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) cells: Vec<Cell>,
    /// How many bytes their words have: few strings of a file may stand in many cells.
    pub(super) bytes: usize,
    pub(super) merged: Vec<Span>,
    pub(super) hidden_rows: BTreeSet<u32>,
    /// For each column up to the last hidden one, whether it is hidden.
    pub(super) hidden_columns: Vec<bool>,
    /// References that no sheet has, as they are written.
    pub(super) wrong: Vec<String>,
    /// What is printed above and below each page.
    pub(super) margins: String,
}

impl Sheet {
    pub(super) fn is_hidden_column(&self, column: u32) -> bool {
        self.hidden_columns.get(column as usize) == Some(&true)
    }
}

/// A cell in the making.
#[derive(Debug, Default)]
struct Open {
    place: (u32, u32),
    style: usize,
    kind: String,
    value: String,
    runs: Runs,
    has_formula: bool,
}

/// What the texts that come belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Inside {
    Nothing,
    Value,
    Inline,
    Margins,
}

/// Going through the elements of a sheet.
struct Walk<'a> {
    sheet: Sheet,
    shared: &'a [Words],
    most: Most,
    row: u32,
    /// Where a row without reference stands.
    next: u32,
    /// Where a cell without reference stands.
    column: u32,
    open: Option<Open>,
    inside: Inside,
}

/// How much of a sheet is read: what goes beyond is a reason to refuse the file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Most {
    pub(super) cells: usize,
    pub(super) bytes: usize,
}

/// Reads a sheet, up to the first cell that is too much.
pub(super) fn read(xml: &str, shared: &[Words], most: Most) -> Result<Sheet, String> {
    let mut to = Walk {
        sheet: Sheet::default(),
        shared,
        most,
        row: 0,
        next: 0,
        column: 0,
        open: None,
        inside: Inside::Nothing,
    };
    walk(xml, |piece| match piece {
        Piece::Start(name, start) => to.start(name, start),
        Piece::End(name) => to.end(name),
        Piece::Text(text) => to.text(text),
    })?;
    Ok(to.sheet)
}

impl Walk<'_> {
    fn start(&mut self, name: &str, start: &BytesStart<'_>) {
        match (name, &mut self.open) {
            ("row", _) => self.begin_row(start),
            ("c", _) => self.begin_cell(start),
            ("v", Some(_)) => self.inside = Inside::Value,
            ("f", Some(open)) => open.has_formula = true,
            ("is", Some(_)) => self.inside = Inside::Inline,
            (_, Some(open)) if self.inside == Inside::Inline => open.runs.start(name, start),
            ("col", None) => self.hide_columns(start),
            ("mergeCell", None) => {
                let written = attribute(start, "ref").unwrap_or_default();
                match reference::span(&written) {
                    Some(span) => self.sheet.merged.push(span),
                    None => self.sheet.wrong.push(written),
                }
            }
            ("headerFooter", None) => self.inside = Inside::Margins,
            _ => {}
        }
    }

    fn begin_row(&mut self, start: &BytesStart<'_>) {
        let next = self.next.min(MOST_ROWS - 1);
        self.column = 0;
        self.row = match attribute(start, "r") {
            None => next,
            Some(written) => match written.trim().parse::<u32>() {
                Ok(row) if (1..=MOST_ROWS).contains(&row) => row - 1,
                _ => {
                    self.sheet.wrong.push(written);
                    next
                }
            },
        };
        self.next = self.row + 1;
        if is_hidden(start, "ht") {
            self.sheet.hidden_rows.insert(self.row);
        }
    }

    fn begin_cell(&mut self, start: &BytesStart<'_>) {
        let next = (self.row, self.column.min(MOST_COLUMNS - 1));
        let place = match attribute(start, "r") {
            None => next,
            Some(written) => reference::cell(&written).unwrap_or_else(|| {
                self.sheet.wrong.push(written);
                next
            }),
        };
        self.column = place.1 + 1;
        let number = |name| attribute(start, name).and_then(|s| s.trim().parse().ok());
        self.open = Some(Open {
            place,
            style: number("s").unwrap_or(0),
            kind: attribute(start, "t").unwrap_or_default(),
            ..Open::default()
        });
    }

    fn hide_columns(&mut self, start: &BytesStart<'_>) {
        let number = |name| attribute(start, name).and_then(|s| s.trim().parse::<usize>().ok());
        let (Some(from), Some(to)) = (number("min"), number("max")) else {
            return;
        };
        let to = to.min(MOST_COLUMNS as usize);
        if from == 0 || from > to || !is_hidden(start, "width") {
            return;
        }
        let hidden = &mut self.sheet.hidden_columns;
        if hidden.len() < to {
            hidden.resize(to, false);
        }
        hidden[from - 1..to].fill(true);
    }

    fn end(&mut self, name: &str) {
        match name {
            "c" => {
                let open = self.open.take();
                let sheet = &self.sheet;
                if sheet.cells.len() <= self.most.cells && sheet.bytes <= self.most.bytes {
                    let cell = open.and_then(|open| self.cell(open));
                    if let Some(Value::Words(words)) = cell.as_ref().map(|cell| &cell.value) {
                        self.sheet.bytes += words.shown.len() + words.struck.len();
                    }
                    self.sheet.cells.extend(cell);
                }
                self.inside = Inside::Nothing;
            }
            "v" | "is" | "headerFooter" => self.inside = Inside::Nothing,
            _ if self.inside == Inside::Margins => self.sheet.margins.push('\n'),
            _ => {
                if let Some(open) = &mut self.open {
                    open.runs.end(name);
                }
            }
        }
    }

    fn text(&mut self, text: &str) {
        match (self.inside, &mut self.open) {
            (Inside::Value, Some(open)) => open.value.push_str(text),
            (Inside::Inline, Some(open)) => open.runs.text(text),
            (Inside::Margins, _) => self.sheet.margins.push_str(text),
            _ => {}
        }
    }

    /// A cell with what it holds; nothing for an empty one.
    fn cell(&self, open: Open) -> Option<Cell> {
        let plain = |shown: String| {
            Value::Words(Words {
                shown,
                struck: String::new(),
            })
        };
        let written = open.value.trim();
        let value = match open.kind.as_str() {
            "inlineStr" => Value::Words(open.runs.finish()),
            "str" => plain(unescape(&open.value)),
            _ if written.is_empty() && open.has_formula => Value::Uncounted,
            _ if written.is_empty() => return None,
            "s" => Value::Words(
                written
                    .parse()
                    .ok()
                    .and_then(|i: usize| self.shared.get(i))?
                    .clone(),
            ),
            "b" => Value::Bool(is_on(written)),
            "e" => Value::Error(written.to_owned()),
            "d" => Value::Day(written.to_owned()),
            _ => match written.parse() {
                Ok(number) => Value::Number(number),
                Err(_) => plain(open.value),
            },
        };
        if let Value::Words(words) = &value
            && words.shown.trim().is_empty()
            && words.struck.trim().is_empty()
        {
            return None;
        }
        let (row, column) = open.place;
        Some(Cell {
            row,
            column,
            style: open.style,
            value,
        })
    }
}

/// Whether a row or a column is hidden, or has no size at all.
fn is_hidden(start: &BytesStart<'_>, size: &str) -> bool {
    let is_nothing = |size: String| size.trim().parse() == Ok(0.0);
    attribute(start, "hidden").is_some_and(|value| is_on(&value))
        || attribute(start, size).is_some_and(is_nothing)
}
