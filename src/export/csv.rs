//! CSV as spreadsheets of Chinese offices open it right: UTF-8 with BOM, CRLF, nothing that runs as a formula.

use super::table::Table;

/// The bytes of a CSV file.
pub fn csv(table: &Table) -> Vec<u8> {
    let mut writer = ::csv::WriterBuilder::new()
        .terminator(::csv::Terminator::CRLF)
        .from_writer(vec![0xef, 0xbb, 0xbf]);
    let headings = table.columns.iter().map(|column| harmless(&column.heading));
    let rows =
        (table.rows.iter()).map(|row| row.iter().map(|cell| harmless(&cell.words())).collect());
    for record in std::iter::once(headings.collect::<Vec<String>>()).chain(rows) {
        writer
            .write_record(&record)
            .expect("memory takes every row of the same length");
    }
    writer.into_inner().expect("memory can be flushed")
}

/// A cell that begins like a formula gets a quotation mark in front, so that no program runs it.
fn harmless(cell: &str) -> String {
    match cell.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '＝' | '＋' | '－' | '＠') => {
            format!("'{cell}")
        }
        _ => cell.to_owned(),
    }
}
