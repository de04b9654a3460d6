//! Excel files: each sheet a table of all its cells, merged as Excel shows them, under the name of the sheet.

use std::io::Cursor;

use calamine::{DataRef, Reader as _, Sheet, SheetType, SheetVisible, Xlsx, XlsxError};

use super::archive::Archive;
use super::build::{Builder, NewCell};
use super::unread;
use crate::diag::{Code, Diagnostic, Place};
use crate::document::model::{Document, Layout};
use crate::error::{Error, Result};

/// The most cells of all sheets together.
const MOST_CELLS: usize = 500_000;

/// The most merged cells of a sheet that are looked at.
const MOST_SPANS: usize = 5_000;

/// A sheet's cells as they come: row, column, lines.
type Cells = Vec<(usize, usize, Vec<String>)>;

/// Reads an Excel file. `calamine` counts on references in order (A1:B2) and panics on some others.
pub(crate) fn read(name: &str, bytes: &[u8]) -> Result<Document> {
    std::panic::catch_unwind(|| read_book(name, bytes)).unwrap_or_else(|_| {
        Err(Error::Usage(format!(
            "{name}：Excel 文件有误；请用 Excel 打开，另存后再导入"
        )))
    })
}

fn read_book(name: &str, bytes: &[u8]) -> Result<Document> {
    let broken = |why: String| Error::Usage(format!("{name}：{why}"));
    let mut archive = Archive::open(bytes).map_err(broken)?;
    archive.check().map_err(broken)?;
    let file = Xlsx::new(Cursor::new(bytes)).map_err(|e| broken(wrong(&e)))?;
    let mut book = Book {
        file,
        filled: 0,
        errors: 0,
    };
    let mut out = Builder::new(name);
    let mut names = Vec::new();
    out.findings = unread::parts(name, &mut archive);
    let (shown, hidden): (Vec<Sheet>, Vec<Sheet>) = book
        .file
        .sheets_metadata()
        .iter()
        .cloned()
        .partition(|sheet| sheet.visible == SheetVisible::Visible);
    for sheet in &shown {
        let Some(cells) = book.cells(&sheet.name).map_err(broken)? else {
            // Sheets of charts and macros have no cells.
            if sheet.typ == SheetType::WorkSheet {
                let message = format!("工作表“{}”损坏，没有读入", sheet.name);
                let place = Place::file(name);
                out.findings
                    .push(Diagnostic::new(Code::PartUnread, place, message));
            }
            continue;
        };
        names.push(out.text(&sheet.name));
        let spans = book.spans(&sheet.name);
        write(&mut out, cells, &spans);
        out.gap();
    }
    if book.errors > 0 {
        let message = format!("{} 个单元格是公式的错误值，按空白处理", book.errors);
        out.findings.push(Diagnostic::new(
            Code::PartUnread,
            Place::file(name),
            message,
        ));
    }
    book.filled = 0;
    for sheet in hidden {
        let cells = book.cells(&sheet.name).ok().flatten().unwrap_or_default();
        let words: String = cells.into_iter().flat_map(|cell| cell.2).collect();
        let what = format!("隐藏的工作表“{}”", sheet.name);
        out.findings.extend(unread::finding(name, &what, &words));
    }
    let mut document = out.finish();
    document.layout = Layout::Book(names);
    Ok(document)
}

/// What is wrong with a file, as `calamine` says.
fn wrong(error: &XlsxError) -> String {
    format!("Excel 文件有误：{error}")
}

/// A workbook, with counts over its sheets.
struct Book<'a> {
    file: Xlsx<Cursor<&'a [u8]>>,
    /// How many cells were filled so far.
    filled: usize,
    /// How many cells showed an error of their formula.
    errors: usize,
}

impl Book<'_> {
    /// The filled cells of a sheet; nothing for what cannot be opened as a sheet of cells.
    fn cells(&mut self, sheet: &str) -> std::result::Result<Option<Cells>, String> {
        let mut cells: Cells = Vec::new();
        let Ok(mut reader) = self.file.worksheet_cells_reader(sheet) else {
            return Ok(None);
        };
        while let Some(cell) = reader.next_cell().map_err(|e| wrong(&e))? {
            self.errors += usize::from(matches!(cell.get_value(), DataRef::Error(_)));
            let lines = lines(cell.get_value());
            if lines.is_empty() {
                continue;
            }
            self.filled += 1;
            if self.filled > MOST_CELLS {
                return Err("单元格过多，不像一份任务分工表".to_owned());
            }
            let (row, column) = cell.get_position();
            cells.push((row as usize, column as usize, lines));
        }
        Ok(Some(cells))
    }

    /// The merged cells of a sheet: top, left, bottom, right. Excel makes none that are upside down or overlap;
    /// a broken file may.
    fn spans(&mut self, sheet: &str) -> Vec<[usize; 4]> {
        let merged = self
            .file
            .merge_cells_by_sheet_name(sheet)
            .unwrap_or_default();
        let mut spans: Vec<[usize; 4]> = Vec::new();
        for d in merged.iter().take(MOST_SPANS) {
            let [top, left] = [d.start.0 as usize, d.start.1 as usize];
            let [bottom, right] = [d.end.0 as usize, d.end.1 as usize];
            let apart = |s: &[usize; 4]| s[2] < top || bottom < s[0] || s[3] < left || right < s[1];
            if top <= bottom && left <= right && spans.iter().all(apart) {
                spans.push([top, left, bottom, right]);
            }
        }
        spans
    }
}

/// The cells of a sheet as a table; rows and columns before the first filled ones are left out.
fn write(out: &mut Builder, mut cells: Cells, spans: &[[usize; 4]]) {
    cells.sort_by_key(|c| (c.0, c.1));
    let left = cells.iter().map(|c| c.1).min().unwrap_or(0);
    let mut rows: Vec<(usize, Vec<NewCell>)> = Vec::new();
    // A broken file may give one cell twice.
    cells.dedup_by(|next, cell| {
        let same = (next.0, next.1) == (cell.0, cell.1);
        if same {
            cell.2.append(&mut next.2);
        }
        same
    });
    for (row, column, lines) in cells {
        let span = spans.iter().find(|s| s[0] == row && s[1] == column);
        let covered = spans
            .iter()
            .any(|s| (s[0]..=s[2]).contains(&row) && (s[1]..=s[3]).contains(&column));
        if covered && span.is_none() {
            // Excel does not show what stands in a covered cell.
            for line in lines {
                out.removed(&line, "被合并单元格遮住的文字");
            }
            continue;
        }
        let cell = NewCell {
            column: column - left,
            width: span.map_or(1, |s| (s[3] - s[1] + 1).min(400)),
            height: span.map_or(1, |s| s[2] - s[0] + 1),
            lines,
        };
        match rows.last_mut() {
            Some((last, cells)) if *last == row => cells.push(cell),
            _ => rows.push((row, vec![cell])),
        }
    }
    // Empty rows are left out, so heights count the rows that are there.
    let numbers: Vec<usize> = rows.iter().map(|r| r.0).collect();
    for (row, cells) in &mut rows {
        for cell in cells {
            let end = *row + cell.height;
            cell.height = numbers.iter().filter(|n| (*row..end).contains(n)).count();
        }
    }
    out.table(rows.into_iter().map(|r| r.1).collect());
}

/// What a cell shows, line by line.
fn lines(value: &DataRef<'_>) -> Vec<String> {
    let text = match value {
        DataRef::String(s) | DataRef::DateTimeIso(s) | DataRef::DurationIso(s) => s.clone(),
        DataRef::SharedString(s) => String::from(*s),
        DataRef::Int(i) => i.to_string(),
        DataRef::Float(f) => number(*f),
        DataRef::Bool(b) => if *b { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::DateTime(d) => {
            let (year, month, day, ..) = d.to_ymd_hms_milli();
            format!("{year}年{month}月{day}日")
        }
        _ => String::new(),
    };
    text.split(['\n', '\r'])
        .map(|l| l.trim().to_owned())
        .filter(|l| !l.is_empty())
        .collect()
}

/// A number as Excel shows it in a cell without format: whole numbers without a point.
fn number(value: f64) -> String {
    if value.fract() == 0.0 && value.abs() < 1e15 {
        format!("{value:.0}")
    } else {
        format!("{value}")
    }
}
