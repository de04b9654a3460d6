//! What a page shows or offers beside its text: pictures, and files to be fetched. Both are told.

use ego_tree::NodeRef;
use scraper::Node;

use super::nodes::{is_silent, plain, tag};
use crate::diag::{Code, Diagnostic, Place};

/// The least width or height of a picture that may hold a table; smaller ones are signs.
const LEAST: u32 = 100;

/// How many pictures or files a finding names.
const NAMED: usize = 5;

/// How the names of files end that may hold a plan.
const ENDINGS: [&str; 12] = [
    ".doc", ".docx", ".wps", ".xls", ".xlsx", ".et", ".pdf", ".ofd", ".rtf", ".zip", ".rar", ".7z",
];

/// A finding for the pictures of a page, and one for its files.
pub(super) fn findings(name: &str, root: NodeRef<'_, Node>) -> Vec<Diagnostic> {
    let mut pictures = Vec::new();
    let mut files = Vec::new();
    let mut open = vec![root];
    while let Some(node) = open.pop() {
        let name = tag(node);
        if is_silent(name) {
            continue;
        }
        if name == "img" {
            pictures.extend(picture(node));
        }
        if name == "a" {
            files.extend(file(node));
        } else if !matches!(name, "nav" | "header" | "footer") {
            let children: Vec<_> = node.children().collect();
            open.extend(children.into_iter().rev());
        }
    }
    let mut found = Vec::new();
    if !pictures.is_empty() {
        let message = format!(
            "网页里有 {} 张图片，图片里的文字读不出来：{}",
            pictures.len(),
            named(&pictures)
        );
        let finding = Diagnostic::new(Code::PictureSkipped, Place::file(name), message);
        found.push(finding.help("如果任务表是图片，请把它录成表格后再导入。"));
    }
    if !files.is_empty() {
        let message = format!(
            "网页附有 {} 个文件，没有读入：{}",
            files.len(),
            named(&files)
        );
        let finding = Diagnostic::new(Code::PartUnread, Place::file(name), message);
        found.push(finding.help("如果任务写在附件里，请下载后另行导入。"));
    }
    found
}

fn named(names: &[String]) -> String {
    let more = if names.len() > NAMED { "等" } else { "" };
    format!("{}{more}", names[..names.len().min(NAMED)].join("、"))
}

/// What a picture is called: by its words, else by its file.
fn picture(node: NodeRef<'_, Node>) -> Option<String> {
    let element = node.value().as_element()?;
    let is_small = |name| {
        let size = element
            .attr(name)
            .map(|size| size.trim().trim_end_matches("px"));
        size.and_then(|size| size.parse::<u32>().ok())
            .is_some_and(|size| size < LEAST)
    };
    if is_small("width") || is_small("height") {
        return None;
    }
    let words = ["alt", "title"]
        .iter()
        .filter_map(|name| element.attr(name));
    let words = words.map(str::trim).find(|words| !words.is_empty());
    let source = element.attr("src").unwrap_or_default();
    let file = source.split(['?', '#']).next().unwrap_or_default();
    let file = file.rsplit('/').next().unwrap_or_default();
    Some(match words {
        Some(words) => words.to_owned(),
        None if file.is_empty() || source.starts_with("data:") => "没有名称的图片".to_owned(),
        None => file.to_owned(),
    })
}

/// What a file that a link leads to is called.
fn file(node: NodeRef<'_, Node>) -> Option<String> {
    let link = node.value().as_element()?.attr("href")?;
    let path = link.split(['?', '#']).next()?.trim().to_ascii_lowercase();
    if !ENDINGS.iter().any(|ending| path.ends_with(ending)) {
        return None;
    }
    let words = plain(node);
    let words = words.trim();
    Some(match words {
        "" => link.rsplit('/').next().unwrap_or(link).to_owned(),
        _ => words.to_owned(),
    })
}
