//! Excel files: each sheet a table with merged cells; rows of one cell above it are lines.

use std::io::Cursor;

use calamine::{DataRef, Reader as _, SheetVisible, Xlsx};

use super::archive::Archive;
use super::build::{Builder, NewCell};
use crate::error::{Error, Result};
use crate::import::document::Document;

/// The most cells of all sheets together.
const MOST_CELLS: usize = 500_000;

/// A sheet's cells as they come: row, column, lines.
type Cells = Vec<(usize, usize, Vec<String>)>;

/// Reads an Excel file.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Document> {
    let broken = |why: String| Error::Usage(format!("{name}：{why}"));
    Archive::open(bytes)
        .and_then(|mut a| a.check())
        .map_err(broken)?;
    let wrong = |e: calamine::XlsxError| broken(format!("Excel 文件有误：{e}"));
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(wrong)?;
    let sheets: Vec<String> = book
        .sheets_metadata()
        .iter()
        .filter(|s| s.visible == SheetVisible::Visible)
        .map(|s| s.name.clone())
        .collect();
    let mut out = Builder::new(name);
    let mut count = 0;
    for sheet in sheets {
        let mut cells: Cells = Vec::new();
        {
            let Ok(mut reader) = book.worksheet_cells_reader(&sheet) else {
                continue;
            };
            while let Some(cell) = reader.next_cell().map_err(wrong)? {
                let lines = lines(cell.get_value());
                if lines.is_empty() {
                    continue;
                }
                count += 1;
                if count > MOST_CELLS {
                    return Err(broken("单元格过多，不像一份任务分工表".to_owned()));
                }
                let (row, column) = cell.get_position();
                cells.push((row as usize, column as usize, lines));
            }
        }
        let merged = book.merge_cells_by_sheet_name(&sheet).unwrap_or_default();
        let spans: Vec<[usize; 4]> = merged
            .iter()
            .map(|d| {
                [
                    d.start.0 as usize,
                    d.start.1 as usize,
                    d.end.0 as usize,
                    d.end.1 as usize,
                ]
            })
            .collect();
        out.removed(&sheet, "工作表的名称");
        write(&mut out, cells, &spans);
        out.gap();
    }
    Ok(out.finish())
}

/// A sheet: its rows of one cell at the top are lines, the rest is a table.
fn write(out: &mut Builder, mut cells: Cells, spans: &[[usize; 4]]) {
    cells.sort_by_key(|c| (c.0, c.1));
    let Some(left) = cells.iter().map(|c| c.1).min() else {
        return;
    };
    let mut rows: Vec<(usize, Vec<NewCell>)> = Vec::new();
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
    let single = |cells: &Vec<NewCell>| cells.len() == 1;
    if rows.iter().all(|r| single(&r.1)) {
        for (_, cells) in rows {
            for line in cells.iter().flat_map(|c| &c.lines) {
                out.line(line, None);
            }
        }
        return;
    }
    let head = rows.iter().take_while(|r| single(&r.1)).count();
    let body = rows.split_off(head);
    for (_, cells) in rows {
        for line in cells.iter().flat_map(|c| &c.lines) {
            out.line(line, None);
        }
    }
    // Rows of one cell at the end are notes.
    let tail = body
        .iter()
        .rev()
        .take_while(|r| single(&r.1) && r.1[0].column == 0 && r.1[0].width > 1)
        .count();
    let mut body = body;
    let notes = body.split_off(body.len() - tail);
    out.table(body.into_iter().map(|r| r.1).collect());
    for (_, cells) in notes {
        for line in cells.iter().flat_map(|c| &c.lines) {
            out.line(line, None);
        }
    }
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
