//! XLSX for the clerk: the list as a sheet ready to filter and print, a second sheet saying where it is from.
//!
//! Widths are chosen so that a page of A4 across holds all columns at no less than nine points, heights so that every
//! program shows the whole text of a row: what opens a sheet may not measure it. The file carries the date of its newest
//! plan instead of the time of writing, so the same content gives the same bytes.

use std::borrow::Cow;

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet,
    XlsxError,
};

use super::table::{Cell, GROWS, Table};
use crate::error::{Error, Result};

/// The font of lists in offices; one unit of a column's width is a digit of it at 11 points.
const FONT: &str = "宋体";
/// The size of the text in points, 五号.
const POINTS: f64 = 10.5;
/// The height of a line of it, in the fonts that have the most.
const LINE: f64 = 15.6;
/// The height of a row at most, as programs allow it.
const HIGHEST: f64 = 409.0;
/// So many lines fit it.
const LINES: u32 = 25;
/// The pixels of a unit of width, and those that each column has beside.
const UNIT: u32 = 8;
const BESIDE: u32 = 5;
/// So many pixels make the width of A4 across, but for its margins. Where the font is missing, digits are a sixth wider and
/// the page is made smaller by as much: nine points are left.
const ACROSS: u32 = 1000;
/// The margin at the left and right, in inches.
const MARGIN: f64 = 0.32;
/// A column of running text has at least so many units, and where a text is very long at most so many.
const LEAST: u32 = 30;
const MOST: u32 = 200;
/// What any column has.
const NARROW: u32 = 6;
/// What a cell of a spreadsheet holds at most.
const CELL: usize = 32_000;
/// How hard the file is packed: from here on it takes twice the time for a tenth of the size.
const DEFLATE: u8 = 3;
/// The date of files whose plans have none.
const NO_DATE: (u16, u8, u8) = (2000, 1, 1);
/// The words that stand for an address.
const OPEN: &str = "打开";

/// The bytes of an XLSX file.
pub fn xlsx(table: &Table) -> Result<Vec<u8>> {
    write(table).map_err(|error| Error::Usage(format!("不能写成 xlsx：{error}")))
}

fn write(table: &Table) -> std::result::Result<Vec<u8>, XlsxError> {
    let (year, month, day) = table.date.unwrap_or(NO_DATE);
    let created = ExcelDateTime::from_ymd(year, month, day)
        .or_else(|_| ExcelDateTime::from_ymd(NO_DATE.0, NO_DATE.1, NO_DATE.2))?;
    let mut book = Workbook::new();
    book.set_default_format(&Format::new().set_font_name(FONT).set_font_size(11), 18, 72)?;
    book.set_zip_compression_level(DEFLATE);
    book.set_properties(
        &DocProperties::new()
            .set_title(&table.title)
            .set_creation_datetime(&created),
    );
    list(book.add_worksheet(), table)?;
    sources(book.add_worksheet(), table)?;
    book.save_to_buffer()
}

/// The list: frozen and repeated headings, a filter, wrapped text, A4 across.
fn list(sheet: &mut Worksheet, table: &Table) -> std::result::Result<(), XlsxError> {
    let plain = Format::new()
        .set_font_name(FONT)
        .set_font_size(POINTS)
        .set_border(FormatBorder::Thin)
        .set_text_wrap();
    let heading = plain
        .clone()
        .set_bold()
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color(Color::RGB(0x00ED_EDED));
    let cell = plain.clone().set_align(FormatAlign::Top);
    let number = cell.clone().set_align(FormatAlign::Center);
    let address = cell.clone().set_font_color(Color::RGB(0x000B_57A8));
    sheet.set_name("清单")?;
    let widths = widths(table);
    for ((at, column), width) in (0_u16..).zip(&table.columns).zip(&widths) {
        sheet.set_column_width(at, f64::from(*width))?;
        sheet.write_string_with_format(0, at, &column.heading, &heading)?;
    }
    let tallest = |words: &mut dyn Iterator<Item = (Cow<'_, str>, u32)>| {
        let lines = words.map(|(words, width)| lines(&words, width)).max();
        (f64::from(lines.unwrap_or(1)) * LINE + 3.0).min(HIGHEST)
    };
    let headings = (table.columns.iter()).map(|column| Cow::from(&column.heading));
    sheet.set_row_height(0, tallest(&mut headings.zip(widths.iter().copied())))?;
    for (at, cells) in (1_u32..).zip(&table.rows) {
        let words = cells.iter().map(|cell| match cell {
            Cell::Link(_) => OPEN.into(),
            cell => cell.words(),
        });
        sheet.set_row_height(at, tallest(&mut words.zip(widths.iter().copied())))?;
        for (column, words) in (0_u16..).zip(cells) {
            match words {
                Cell::Text(words) => {
                    sheet.write_string_with_format(at, column, fitting(words), &cell)?
                }
                Cell::Number(value) => {
                    sheet.write_number_with_format(at, column, *value, &number)?
                }
                Cell::Link(to) => {
                    let url = rust_xlsxwriter::Url::new(to).set_text(OPEN);
                    sheet.write_url_with_format(at, column, url, &address)?
                }
            };
        }
    }
    let last = table.columns.len().saturating_sub(1) as u16;
    sheet.autofilter(0, 0, table.rows.len() as u32, last)?;
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_landscape();
    sheet.set_paper_size(9);
    sheet.set_margins(MARGIN, MARGIN, 0.6, 0.6, 0.3, 0.3);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_header(format!("&C{}", table.title.replace('&', "&&")));
    sheet.set_footer("&C第 &P 页/共 &N 页");
    Ok(())
}

/// How wide each column is: no wider than it may be and its words ask for; what is left of the page is shared by columns
/// of running text, which get more where a text is so long that no row could show it.
fn widths(table: &Table) -> Vec<u32> {
    let asked = |at: usize| {
        let cells = table.rows.iter().map(|row| row[at].words());
        let widest = cells.map(|words| words.split('\n').map(units).max().unwrap_or(0));
        (widest.max().unwrap_or(0) + 1).max(NARROW)
    };
    let mut widths: Vec<u32> = (table.columns.iter().enumerate())
        .map(|(at, column)| match column.width {
            GROWS => GROWS.into(),
            most => asked(at).min(most.into()),
        })
        .collect();
    let growing = widths.iter().filter(|width| **width == 0).count() as u32;
    let room = (ACROSS - BESIDE * widths.len() as u32) / UNIT;
    let fixed: u32 = widths.iter().sum();
    let left = room.saturating_sub(LEAST * growing);
    if fixed > left {
        for width in &mut widths {
            *width = (*width * left / fixed).max(if *width == 0 { 0 } else { NARROW });
        }
    }
    let fixed: u32 = widths.iter().sum();
    let share = room.saturating_sub(fixed) / growing.max(1);
    for (at, width) in widths.iter_mut().enumerate() {
        if table.columns[at].width == GROWS {
            *width = share.max(LEAST).min(asked(at).max(LEAST));
        }
        let cells = || table.rows.iter().map(|row| row[at].words());
        while *width < MOST && cells().any(|words| lines(&words, *width) > LINES) {
            *width += 8;
        }
    }
    widths
}

/// How wide a line of text is: a Chinese character is two digits wide.
fn units(line: &str) -> u32 {
    line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// How many lines a text takes in a column; no character is cut.
fn lines(words: &str, width: u32) -> u32 {
    let room = width.max(2);
    let mut count = 0;
    for line in words.split('\n') {
        let (mut used, mut here) = (0, 1);
        for c in line.chars() {
            let wide = if c.is_ascii() { 1 } else { 2 };
            if used + wide > room {
                here += 1;
                used = 0;
            }
            used += wide;
        }
        count += here;
    }
    count
}

/// As much of a text as a cell holds.
fn fitting(words: &str) -> &str {
    match words.char_indices().nth(CELL) {
        Some((end, _)) => &words[..end],
        None => words,
    }
}

/// Where the list is from.
fn sources(sheet: &mut Worksheet, table: &Table) -> std::result::Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    sheet.set_name("说明")?;
    sheet.set_column_width(0, 90)?;
    sheet.set_column_width(1, 24)?;
    sheet.write_string_with_format(0, 0, &table.title, &bold)?;
    sheet.write_string(1, 0, format!("共 {} 行，摘自下列文件：", table.rows.len()))?;
    for (row, (title, more)) in (2_u32..).zip(&table.sources) {
        sheet.write_string_with_format(row, 0, title, &wrapped)?;
        sheet.write_string(row, 1, more)?;
    }
    let after = 3 + table.sources.len() as u32;
    let last = ["内容以原文件为准。".to_owned()];
    for (row, note) in (after..).zip(table.notes.iter().chain(&last)) {
        sheet.write_string_with_format(row, 0, note, &wrapped)?;
    }
    sheet.set_landscape();
    sheet.set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
    Ok(())
}
