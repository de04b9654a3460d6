//! XLSX for the clerk: the list as a sheet ready to filter and print, a second sheet saying where it is from.
//!
//! The file carries the date of its newest plan instead of the time of writing, so the same content gives
//! the same bytes.

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet,
    XlsxError,
};

use super::table::{HEADINGS, Table};
use crate::error::{Error, Result};

/// Widths of the columns in characters.
const WIDTHS: [f64; 14] = [
    6.0, 24.0, 18.0, 20.0, 60.0, 22.0, 26.0, 26.0, 12.0, 10.0, 24.0, 14.0, 12.0, 14.0,
];
/// What a cell of a spreadsheet holds at most.
const CELL: usize = 32_000;
/// The date of files whose plans have none.
const NO_DATE: (u16, u8, u8) = (2000, 1, 1);

/// The bytes of an XLSX file.
pub fn xlsx(table: &Table) -> Result<Vec<u8>> {
    write(table).map_err(|error| Error::Usage(format!("不能写成 xlsx：{error}")))
}

fn write(table: &Table) -> std::result::Result<Vec<u8>, XlsxError> {
    let (year, month, day) = table.date.unwrap_or(NO_DATE);
    let created = ExcelDateTime::from_ymd(year, month, day)
        .or_else(|_| ExcelDateTime::from_ymd(NO_DATE.0, NO_DATE.1, NO_DATE.2))?;
    let mut book = Workbook::new();
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
    let heading = Format::new()
        .set_bold()
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color(Color::RGB(0x00ED_EDED))
        .set_border(FormatBorder::Thin)
        .set_text_wrap();
    let cell = Format::new()
        .set_align(FormatAlign::Top)
        .set_border(FormatBorder::Thin)
        .set_text_wrap();
    sheet.set_name("责任清单")?;
    for (column, (words, width)) in (0_u16..).zip(HEADINGS.iter().zip(WIDTHS)) {
        sheet.set_column_width(column, width)?;
        sheet.write_string_with_format(0, column, *words, &heading)?;
    }
    for (row, cells) in (1_u32..).zip(&table.rows) {
        for (column, words) in (0_u16..).zip(cells) {
            sheet.write_string_with_format(row, column, fitting(words), &cell)?;
        }
    }
    let last = HEADINGS.len() as u16 - 1;
    sheet.autofilter(0, 0, table.rows.len() as u32, last)?;
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_landscape();
    sheet.set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_header(format!("&C{}", table.title.replace('&', "&&")));
    sheet.set_footer("&C第 &P 页/共 &N 页");
    Ok(())
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
    sheet.set_name("说明")?;
    sheet.set_column_width(0, 90)?;
    sheet.set_column_width(1, 24)?;
    sheet.write_string_with_format(0, 0, &table.title, &bold)?;
    sheet.write_string(1, 0, format!("共 {} 项，摘自下列文件：", table.rows.len()))?;
    for (row, (title, more)) in (2_u32..).zip(&table.sources) {
        sheet.write_string(row, 0, title)?;
        sheet.write_string(row, 1, more)?;
    }
    let after = 3 + table.sources.len() as u32;
    sheet.write_string(
        after,
        0,
        "“进展”“联系人”“备注”三栏供填写。内容以原文件为准。",
    )?;
    Ok(())
}
