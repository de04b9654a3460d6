//! What stands beside the free pages: pictures and documents that may be published, and why others may not.
//!
//! A file that a browser would run, or show as a page, is refused: the site's policy holds in its own pages only.

use super::svg;
use crate::diag::{Code, Diagnostic, Place};
use crate::disk::{MANIFEST, unfit};
use crate::project::{PAGES, SiteFile};
use crate::routes;

/// Endings of pictures, documents, sounds and archives; browsers show or save them and run none.
const KINDS: [&str; 38] = [
    "png", "jpg", "jpeg", "gif", "webp", "avif", "bmp", "ico", "pdf", "ofd", "txt", "csv", "tsv",
    "json", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "wps", "et", "dps", "odt", "ods", "odp",
    "rtf", "epub", "mp3", "mp4", "m4a", "webm", "ogg", "wav", "zip", "7z", "rar", "gz",
];

/// Why an attachment may not be published, as a finding; none if it may.
pub fn refused(file: &SiteFile) -> Option<Diagnostic> {
    let name = format!("{PAGES}/{}", file.path);
    let why = unfit(&file.path).or_else(|| (file.path == MANIFEST).then_some("是清单自己的名字"));
    if let Some(why) = why {
        return Some(routes::unfit_address(&name, &file.path, why));
    }
    let ending = file.path.rsplit_once('.').map_or("", |(_, ending)| ending);
    let why = if ending == "svg" {
        svg::harm(&file.bytes)?
    } else if !KINDS.contains(&ending) {
        "这一类文件在浏览器里可能运行，不发布".to_owned()
    } else if begins_like_markup(&file.bytes) {
        "内容是网页一类的标记，与后缀不符".to_owned()
    } else {
        return None;
    };
    Some(
        Diagnostic::new(
            Code::AttachmentRefused,
            Place::file(name),
            format!("附件没有发布：{why}"),
        )
        .help("请换成图片、PDF、表格或压缩文件；SVG 图请去掉脚本和外部引用，或转成 PNG"),
    )
}

/// Whether a browser that looks at the first bytes would take them for a page.
fn begins_like_markup(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let first = bytes
        .iter()
        .find(|byte| !byte.is_ascii_whitespace() && **byte != 0);
    first == Some(&b'<')
}

#[cfg(test)]
mod tests {
    use super::refused;
    use crate::project::SiteFile;

    fn code(path: &str, bytes: &[u8]) -> Option<&'static str> {
        let file = SiteFile {
            path: path.to_owned(),
            bytes: bytes.to_vec(),
        };
        refused(&file).map(|finding| finding.code.id())
    }

    #[test]
    fn pictures_and_documents_are_published() {
        for path in [
            "img/task.png",
            "a.pdf",
            "x/b.docx",
            "list.csv",
            "old.tar.gz",
            "a.html.zip",
        ] {
            assert_eq!(code(path, b"\x89PNG"), None, "{path}");
        }
        assert_eq!(
            code("a.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
            None
        );
    }

    #[test]
    fn what_a_browser_runs_is_not() {
        for ending in [
            "html",
            "htm",
            "xhtml",
            "xht",
            "shtml",
            "mht",
            "mhtml",
            "xml",
            "xsl",
            "xslt",
            "rdf",
            "js",
            "mjs",
            "wasm",
            "swf",
            "hta",
            "svgz",
            "css",
            "php",
            "exe",
            "bat",
            "ps1",
            "jar",
            "url",
            "lnk",
            "webmanifest",
            "appcache",
            "vbs",
            "htc",
            "atom",
            "md2",
            "unknown",
        ] {
            assert_eq!(code(&format!("a.{ending}"), b"x"), Some("G091"), "{ending}");
        }
        for path in ["noending", "cname/x"] {
            assert_eq!(code(path, b"x"), Some("G091"), "{path}");
        }
        for bytes in [
            &b"<html>"[..],
            b" \n<!DOCTYPE html>",
            b"\xef\xbb\xbf<script>",
            b"\0<svg onload=x>",
        ] {
            assert_eq!(code("a.png", bytes), Some("G091"));
        }
    }

    #[test]
    fn names_are_those_of_addresses() {
        for path in [
            "A.PNG",
            "图.png",
            "a b.png",
            "con.png",
            "com1.pdf",
            ".htaccess",
            "manifest.txt",
            "a..",
            "x/../a.png",
        ] {
            assert_eq!(code(path, b"x"), Some("G082"), "{path}");
        }
    }
}
