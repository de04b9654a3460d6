//! Readers: bytes of one format in, a [`Document`] out. They know nothing of plans.
//!
//! What a file is, its bytes say; its name only helps to tell Markdown from text.

mod archive;
mod build;
mod docx;
mod encoding;
mod html;
mod letters;
mod limits;
mod markdown;
mod markdown_tables;
mod numbering;
mod package;
mod raised;
mod spans;
mod text;
mod unread;
mod xlsx;
mod xml;

pub use self::limits::MOST_BYTES;

use self::archive::Archive;
use self::limits::{MOST_TEXT, TOO_LONG};
use crate::document::model::Document;
use crate::error::{Error, Result};

/// Reads a document by what its bytes are.
///
/// # Errors
///
/// Formats that cannot be read, with what to do, and files that are broken or too large.
pub fn document(name: &str, bytes: &[u8]) -> Result<Document> {
    let refuse = |why: &str| Err(Error::Usage(format!("{name}：{why}")));
    if bytes.len() > MOST_BYTES {
        return refuse("文件超过 50 MB，不像一份方案；请只保留正文和附表后再导入");
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return refuse("文件是空的");
    }
    if bytes.starts_with(b"PK\x03\x04") {
        let mut archive =
            Archive::open(bytes).map_err(|why| Error::Usage(format!("{name}：{why}")))?;
        if let Some(main) = office(&mut archive, "document", "word/document.xml") {
            return docx::read(name, archive, &main);
        }
        if let Some(main) = office(&mut archive, "workbook", "xl/workbook.xml") {
            return xlsx::read(name, bytes, &main);
        }
        return refuse(
            "是压缩包，但不是 Word（.docx）或 Excel（.xlsx）文件；请解压后导入其中的文件，或另存为 .docx",
        );
    }
    if is_locked(bytes) {
        return refuse(
            "有密码，打不开；请用 Word、Excel 或 WPS 打开，取消密码（“文件”里的“信息”或“文档加密”），另存后再导入",
        );
    }
    if let Some(why) = unreadable(bytes) {
        return refuse(why);
    }
    if is_web_archive(bytes) {
        return refuse(
            "是网页归档（.mht）或邮件；请用浏览器打开，另存为“网页，仅 HTML”（.html），或把正文复制到 Word 里，再导入",
        );
    }
    if bytes.len() > MOST_TEXT {
        return refuse(TOO_LONG);
    }
    let content = encoding::decode(name, bytes)?;
    let ending = std::path::Path::new(name).extension();
    let ends =
        |with: [&str; 2]| ending.is_some_and(|e| with.iter().any(|w| e.eq_ignore_ascii_case(w)));
    let is_markdown = ends(["md", "markdown"]);
    // Markdown may begin with a table or a block of HTML, and is no web page for that.
    if html::is_page(&content)
        || !is_markdown && html::is_piece(&content)
        || ends(["html", "htm"]) && html::has_tags(&content)
    {
        return Ok(html::read(name, &content));
    }
    let document = text::read(name, &content);
    if is_markdown {
        return Ok(markdown::unmark(document));
    }
    Ok(document)
}

/// The part of an Office file that is its document: the one that the file names, if its root is of a kind, or the usual one.
fn office(archive: &mut Archive<'_>, root: &str, usual: &str) -> Option<String> {
    package::main(archive)
        .filter(|part| {
            let text = archive.text(part).ok().flatten();
            text.and_then(|text| xml::root(&text)).as_deref() == Some(root)
        })
        .or_else(|| archive.has(usual).then(|| usual.to_owned()))
}

/// Whether a file is one of Office that opens with a password only: its bytes stand in a file of the older kind,
/// under a name of their own.
fn is_locked(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    bytes.starts_with(OLDER) && bytes.windows(name.len()).any(|w| w == name)
}

/// How files of older versions of Office begin.
const OLDER: &[u8] = b"\xd0\xcf\x11\xe0";

/// Whether a file begins with the head of a mail, as web archives do.
fn is_web_archive(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let head = start.lines().skip_while(|line| line.is_empty());
    let mut head = head.take_while(|line| !line.is_empty());
    let is_field = |line: &str| {
        line.split_once(':')
            .is_some_and(|(name, _)| !name.contains(' '))
    };
    head.clone().next().is_some_and(is_field) && head.any(|line| line.starts_with("mime-version:"))
}

/// Why a file of a known format cannot be read, and what to do.
fn unreadable(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: &[(&[u8], &str)] = &[
        (
            OLDER,
            "是旧版 Office 或 WPS 文件（.doc .xls .wps .et）；请用 Word 或 WPS 打开，另存为 .docx 或 .xlsx 后再导入",
        ),
        (
            b"%PDF",
            "是 PDF，表格的行列在其中已经丢失；请导入原来的 Word 文件，或用 Word 打开它、另存为 .docx 并核对后再导入",
        ),
        (
            b"{\\rtf",
            "是 RTF 文件；请用 Word 或 WPS 打开，另存为 .docx 后再导入",
        ),
        (b"\x89PNG", SCAN),
        (b"\xff\xd8\xff", SCAN),
        (b"GIF8", SCAN),
        (b"II*\0", SCAN),
        (b"MM\0*", SCAN),
        (b"BM", SCAN),
        (b"Rar!", "是压缩包；请解压后导入其中的文件"),
        (b"7z\xbc\xaf", "是压缩包；请解压后导入其中的文件"),
        (b"\x1f\x8b", "是压缩包；请解压后导入其中的文件"),
    ];
    KINDS
        .iter()
        .find(|(magic, _)| bytes.starts_with(magic))
        // A text may well begin with the letters BM.
        .filter(|(magic, _)| *magic != b"BM" || bytes.contains(&0))
        .map(|(_, why)| *why)
}

/// What to do with a picture.
const SCAN: &str = "是图片，其中的文字读不出来；请找原来的 Word 文件，或录成文字后再导入";
