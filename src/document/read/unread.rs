//! Parts of an Office file that hold text and are not read yet: told, so that nothing is lost in silence.

use super::archive::Archive;
use super::xml;
use crate::diag::{Code, Diagnostic, Place, Severity};

/// How the paths of such parts begin, what people call them, and how much it matters. SmartArt and charts keep
/// a second copy of their text as it is drawn, which is left out here.
const PARTS: &[(&str, &str, Severity)] = &[
    ("word/header", "页眉", Severity::Note),
    ("word/footer", "页脚", Severity::Note),
    ("word/comments.", "批注", Severity::Warning),
    ("word/diagrams/data", "SmartArt 图形", Severity::Warning),
    ("word/charts/chart", "图表", Severity::Warning),
    ("xl/drawings/drawing", "文本框", Severity::Warning),
    ("xl/comments", "批注", Severity::Warning),
    ("xl/diagrams/data", "SmartArt 图形", Severity::Warning),
    ("xl/charts/chart", "图表", Severity::Warning),
];

/// A finding for each part of a file that holds words.
pub(crate) fn parts(name: &str, archive: &mut Archive<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for path in archive.names() {
        if path.starts_with("word/embeddings/") && !path.ends_with('/') {
            let message = format!("嵌入的文件（{path}）没有读入");
            let found = Diagnostic::new(Code::PartUnread, Place::file(name), message);
            findings.push(found.help("如果任务写在里面，请把它单独存成文件后再导入。"));
        }
        let known = PARTS.iter().find(|(start, ..)| path.starts_with(start));
        let Some((_, what, severity)) = known else {
            continue;
        };
        let part = archive
            .text(&path)
            .and_then(|text| xml::parse(&text.unwrap_or_default()));
        let Ok(part) = part else {
            let message = format!("{what}（{path}）损坏，没有读入");
            findings.push(Diagnostic::new(
                Code::PartUnread,
                Place::file(name),
                message,
            ));
            continue;
        };
        let words = part.written(|_| false);
        let found = finding(name, &format!("{what}（{path}）"), &words);
        findings.extend(found.map(|found| Diagnostic {
            severity: *severity,
            ..found
        }));
    }
    findings
}

/// That words of a file were not read; nothing where there are none: numbers of pages, blanks.
pub(crate) fn finding(name: &str, what: &str, words: &str) -> Option<Diagnostic> {
    let count = words.chars().filter(|c| !c.is_whitespace()).count();
    words.chars().any(char::is_alphabetic).then(|| {
        Diagnostic::new(
            Code::PartUnread,
            Place::file(name),
            format!("{what}里的 {count} 字没有读入"),
        )
        .help("如果任务写在里面，请把它移到正文后再导入。")
    })
}
