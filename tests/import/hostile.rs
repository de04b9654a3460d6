//! Broken and hostile files: a sentence that says what to do, never a panic, bounded time and memory.

use std::io::{Cursor, Write as _};

use gangmu::import::{Options, import};

use super::formats::docx;
use super::read;

fn trouble(name: &str, bytes: &[u8]) -> String {
    match import(name, bytes, &Options::default()) {
        Ok(_) => panic!("{name} was read"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn formats_that_cannot_be_read_are_refused_with_advice() {
    for (bytes, advice) in [
        (&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], "另存为 .docx"),
        (b"%PDF-1.7\n", "另存为 .docx"),
        (b"{\\rtf1", "另存为 .docx"),
        (b"\x89PNG\r\n\x1a\n", "录成文字"),
        (b"\xff\xd8\xff\xe0", "录成文字"),
        (b"PK\x03\x04broken", "不完整"),
        (b"   \n", "空的"),
        (b"From: <a>\r\nMIME-Version: 1.0\r\n\r\n<html>", "网页归档"),
        (b"\x00\x01\x02\x03\x00\x05\x06", "不是文本"),
    ] {
        let told = trouble("方案.doc", bytes);
        assert!(told.contains("方案.doc") && told.contains(advice), "{told}");
    }
    let huge = vec![b'a'; 51 * 1024 * 1024];
    assert!(trouble("a.txt", &huge).contains("50 MB"));
}

#[test]
fn bombs_are_bounded() {
    let deep = "<w:p>".repeat(100_000);
    assert!(trouble("a.docx", &docx(&deep)).contains("嵌套过深"));
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    out.start_file(
        "word/document.xml",
        zip::write::SimpleFileOptions::default()
            .compression_method(zip::CompressionMethod::Deflated),
    )
    .expect("memory takes it");
    let blanks = vec![b' '; 1024 * 1024];
    for _ in 0..70 {
        out.write_all(&blanks).expect("memory takes it");
    }
    let bomb = out.finish().expect("memory takes it").into_inner();
    assert!(bomb.len() < 200_000);
    assert!(trouble("a.docx", &bomb).contains("过大"));
}

#[test]
fn entities_are_not_expanded() {
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    out.start_file(
        "word/document.xml",
        zip::write::SimpleFileOptions::default(),
    )
    .expect("memory takes it");
    out.write_all(
        b"<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><document><body><p><r><t>&x;</t></r></p></body></document>",
    )
    .expect("memory takes it");
    let bytes = out.finish().expect("memory takes it").into_inner();
    assert!(trouble("a.docx", &bytes).contains("文档类型声明"));
}

#[test]
fn nonsense_within_the_formats_is_survived() {
    let pages = [
        "<table><tr><td colspan=999999999 rowspan=99999999>序号</td><td>任务</td><td>责任单位</td></tr><tr><td>1</table>",
        "<div><div><div></p></td></tr></table>",
        "<table><tr><td><table><tr><td>序号</td></tr></table></td></tr></table>",
        "<p>&#0;&#xffffff;&nosuch;</p>",
    ];
    for page in pages {
        let _ = import("a.html", page.as_bytes(), &Options::default());
    }
    let nested = format!("<html>{}x", "<div><table><tr><td>".repeat(3000));
    let _ = import("a.html", nested.as_bytes(), &Options::default());
    let whole = docx("<w:p><w:r><w:t>某市工作方案</w:t></w:r></w:p>");
    for end in (0..whole.len()).step_by(7) {
        let _ = import("a.docx", &whole[..end], &Options::default());
    }
}

#[test]
fn headings_over_no_rows_are_kept() {
    let page = "<html><body><p>某市重点工作任务分工表</p><table><tr><td>序号</td><td>工作任务</td>\
        <td>责任单位</td></tr></table></body></html>";
    let plan = read("a.html", page);
    assert!(plan.account.lost.is_empty());
    assert!(plan.plan.tasks.is_empty() && plan.markdown.contains("责任单位"));
}

#[test]
fn one_long_string_in_many_cells_is_refused_at_once() {
    let long = "长".repeat(500_000);
    let mut book = rust_xlsxwriter::Workbook::new();
    let page = book.add_worksheet();
    for row in 0..200 {
        page.write(row, 0, "换").expect("writes");
    }
    let bytes = book.save_to_buffer().expect("saves");
    let bytes = super::excel::changed(&bytes, "xl/sharedStrings.xml", |xml| {
        xml.replace('换', &long)
    });
    assert!(trouble("a.xlsx", &bytes).contains("文本超过 20 MB"));
}
