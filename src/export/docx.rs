//! DOCX for the office: a list as a table in the manner of an annex, A4 across, its heading row on every page, no row cut.
//!
//! Written as the few parts that a reader needs; nothing in it says when it was made.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use quick_xml::escape::escape;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::table::{GROWS, Table};
use crate::error::{Error, Result};

/// The width of a page's text, in twentieths of a point: A4 across less 20 mm on both sides.
const ACROSS: u32 = 16838 - 2 * MARGIN;
const MARGIN: u32 = 1134;
/// Half characters of a list's widths that make the page; the rest goes to columns of running text.
const UNITS: u32 = 124;
/// Sizes in half points: 二号 for the title, 五号 for the table.
const TITLE: u32 = 44;
const CELL: u32 = 21;

const NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const KINDS: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const DECLARED: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The bytes of a DOCX file. Rows with the same words in the column `over` stand under these words as a row of their own.
pub fn docx(table: &Table, over: &str) -> Result<Vec<u8>> {
    let parts = [
        (
            "[Content_Types].xml",
            format!(
                "{DECLARED}<Types xmlns=\"{TYPES}\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"{KINDS}.document.main+xml\"/><Override PartName=\"/word/footer1.xml\" ContentType=\"{KINDS}.footer+xml\"/></Types>"
            ),
        ),
        (
            "_rels/.rels",
            format!(
                "{DECLARED}<Relationships xmlns=\"{RELATIONS}\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
            ),
        ),
        (
            "word/_rels/document.xml.rels",
            format!(
                "{DECLARED}<Relationships xmlns=\"{RELATIONS}\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/footer\" Target=\"footer1.xml\"/></Relationships>"
            ),
        ),
        ("word/footer1.xml", footer()),
        ("word/document.xml", document(table, over)),
    ];
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    let wrong = |error: &dyn std::fmt::Display| Error::Usage(format!("不能写成 docx：{error}"));
    for (name, text) in parts {
        file.start_file(name, SimpleFileOptions::default())
            .map_err(|error| wrong(&error))?;
        file.write_all(text.as_bytes())
            .map_err(|error| wrong(&error))?;
    }
    let done = file.finish().map_err(|error| wrong(&error))?;
    Ok(done.into_inner())
}

/// The page's number between dashes.
fn footer() -> String {
    let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    format!(
        "{DECLARED}<w:ftr xmlns:w=\"{NAMESPACE}\"><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>{}{}<w:r><w:instrText>PAGE</w:instrText></w:r>{}{}</w:p></w:ftr>",
        run("— ", "宋体", CELL),
        field("begin"),
        field("end"),
        run(" —", "宋体", CELL),
    )
}

fn document(table: &Table, over: &str) -> String {
    let group = table.column(over);
    let columns: Vec<usize> = (0..table.columns.len())
        .filter(|at| Some(*at) != group)
        .collect();
    let widths = widths(table, &columns);
    let mut body = paragraph(&run(&table.title, "方正小标宋简体", TITLE), "center", "");
    for (title, more) in &table.sources {
        let more = if more.is_empty() {
            String::new()
        } else {
            format!("（{more}）")
        };
        body.push_str(&paragraph(
            &run(&format!("{title}{more}"), "楷体", 24),
            "center",
            "",
        ));
    }
    let edges: String = ["top", "left", "bottom", "right", "insideH", "insideV"]
        .map(|edge| {
            format!("<w:{edge} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>")
        })
        .concat();
    write!(
        body,
        "<w:tbl><w:tblPr><w:tblW w:w=\"{ACROSS}\" w:type=\"dxa\"/><w:jc w:val=\"center\"/><w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"60\" w:type=\"dxa\"/><w:right w:w=\"60\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>"
    )
    .expect("a String takes any text");
    for width in &widths {
        write!(body, "<w:gridCol w:w=\"{width}\"/>").expect("a String takes any text");
    }
    body.push_str("</w:tblGrid>\n");
    let headings = columns.iter().zip(&widths).map(|(&at, width)| {
        let words = run(&table.columns[at].heading, "黑体", CELL);
        cell(&paragraph(&words, "center", ""), *width, 1)
    });
    body.push_str(&row(&headings.collect::<String>(), "<w:tblHeader/>"));
    let mut under = String::new();
    for cells in &table.rows {
        let words = group.map_or_else(String::new, |at| cells[at].words().into_owned());
        if words != under {
            let heading = words
                .lines()
                .map(|line| paragraph(&run(line, "黑体", CELL), "left", "<w:keepNext/>"));
            body.push_str(&row(
                &cell(&heading.collect::<String>(), ACROSS, columns.len()),
                "",
            ));
            under = words;
        }
        let cells = columns.iter().zip(&widths).map(|(&at, width)| {
            let place = if table.columns[at].width < 10 && table.columns[at].width != GROWS {
                "center"
            } else {
                "left"
            };
            let words = cells[at].words();
            let lines = words
                .split('\n')
                .map(|line| paragraph(&run(line, "仿宋", CELL), place, ""));
            cell(&lines.collect::<String>(), *width, 1)
        });
        body.push_str(&row(&cells.collect::<String>(), ""));
    }
    body.push_str("</w:tbl>");
    format!(
        "{DECLARED}<w:document xmlns:w=\"{NAMESPACE}\" xmlns:r=\"{OFFICE}\"><w:body>{body}<w:p/><w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId1\"/><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/><w:pgMar w:top=\"1417\" w:right=\"{MARGIN}\" w:bottom=\"1417\" w:left=\"{MARGIN}\" w:header=\"851\" w:footer=\"992\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
    )
}

/// How wide each of some columns is, in twentieths of a point; together as wide as the page.
fn widths(table: &Table, columns: &[usize]) -> Vec<u32> {
    let own = |at: usize| u32::from(table.columns[at].width);
    let fixed: u32 = columns.iter().map(|&at| own(at)).sum();
    let growing = columns
        .iter()
        .filter(|&&at| table.columns[at].width == GROWS)
        .count() as u32;
    let share = UNITS.saturating_sub(fixed).max(40 * growing) / growing.max(1);
    let all = fixed + share * growing;
    columns
        .iter()
        .map(|&at| {
            if table.columns[at].width == GROWS {
                share
            } else {
                own(at)
            }
        })
        .map(|units| ACROSS * units / all.max(1))
        .collect()
}

fn row(cells: &str, more: &str) -> String {
    format!("<w:tr><w:trPr><w:cantSplit/>{more}</w:trPr>{cells}</w:tr>\n")
}

fn cell(paragraphs: &str, width: u32, span: usize) -> String {
    let span = if span > 1 {
        format!("<w:gridSpan w:val=\"{span}\"/>")
    } else {
        String::new()
    };
    format!(
        "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{span}<w:vAlign w:val=\"center\"/></w:tcPr>{paragraphs}</w:tc>"
    )
}

fn paragraph(runs: &str, place: &str, more: &str) -> String {
    format!("<w:p><w:pPr>{more}<w:jc w:val=\"{place}\"/></w:pPr>{runs}</w:p>")
}

fn run(words: &str, font: &str, size: u32) -> String {
    // What XML cannot hold was never seen.
    let words: String = words.chars().filter(|c| !c.is_control()).collect();
    format!(
        "<w:r><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"{font}\"/><w:sz w:val=\"{size}\"/></w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>",
        escape(&words)
    )
}
