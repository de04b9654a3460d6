//! Word files: paragraphs with their automatic numbers, tables with merged cells, revisions as accepted.

mod table;

use std::collections::{BTreeMap, BTreeSet};

use super::archive::Archive;
use super::build::Builder;
use super::numbering::Numbering;
use super::unread;
use super::xml::{self, Element, Node};
use crate::diag::{Code, Diagnostic, Place};
use crate::document::model::Document;
use crate::error::{Error, Result};

/// Reads a Word file.
pub(crate) fn read(name: &str, mut archive: Archive<'_>) -> Result<Document> {
    let broken = |why: String| Error::Usage(format!("{name}：{why}"));
    let mut part = |path: &str| -> Result<Option<Element>> {
        match archive.text(path).map_err(broken)? {
            Some(text) => xml::parse(&text)
                .map(Some)
                .map_err(|why| broken(format!("{path} {why}"))),
            None => Ok(None),
        }
    };
    let document = part("word/document.xml")?
        .ok_or_else(|| broken("没有正文（word/document.xml）".to_owned()))?;
    // A damaged side file costs what it says, not the document.
    let styles = part("word/styles.xml").ok().flatten();
    let numbering = part("word/numbering.xml").ok().flatten();
    let footnotes = part("word/footnotes.xml").ok().flatten();
    let mut reader = Reader {
        levels: styles.as_ref().map(heading_levels).unwrap_or_default(),
        numbering: Numbering::new(numbering.as_ref(), styles.as_ref()),
        footnotes: footnotes.as_ref().map(notes).unwrap_or_default(),
        cited: BTreeSet::new(),
        notes: Vec::new(),
        pictures: 0,
        symbols: 0,
        hidden: Vec::new(),
        unread: BTreeMap::new(),
        out: Builder::new(name),
    };
    if let Some(body) = document.child("document").and_then(|d| d.child("body")) {
        reader.blocks(body);
    }
    reader.rest(name);
    reader
        .out
        .findings
        .extend(unread::parts(name, &mut archive));
    Ok(reader.out.finish())
}

/// The heading level that each style gives.
fn heading_levels(styles: &Element) -> BTreeMap<String, u8> {
    let Some(styles) = styles.child("styles") else {
        return BTreeMap::new();
    };
    styles
        .elements()
        .filter(|s| s.name == "style")
        .filter_map(|style| {
            let id = style.attribute("styleId")?.to_owned();
            let name = style.value("name").unwrap_or_default().to_lowercase();
            let outline = style
                .child("pPr")
                .and_then(|p| p.value("outlineLvl"))
                .and_then(|l| l.parse::<u8>().ok())
                .filter(|&l| l < 9)
                .map(|l| l + 1);
            let named = name
                .strip_prefix("heading ")
                .or_else(|| name.strip_prefix("标题 "))
                .and_then(|n| n.trim().parse::<u8>().ok());
            Some((id, named.or(outline)?))
        })
        .collect()
}

/// The texts of the footnotes by id.
fn notes(part: &Element) -> BTreeMap<String, String> {
    let Some(notes) = part.child("footnotes") else {
        return BTreeMap::new();
    };
    notes
        .elements()
        .filter(|n| n.attribute("type").is_none())
        .filter_map(|note| {
            let text = note.written(is_gone).trim().to_owned();
            Some((note.attribute("id")?.to_owned(), text)).filter(|(_, t)| !t.is_empty())
        })
        .collect()
}

/// What stands in the file and is not shown: deleted and moved-away revisions, the second form of what is there
/// twice, the commands of fields.
fn is_gone(name: &str) -> bool {
    is_deleted(name) || matches!(name, "Fallback" | "instrText" | "delInstrText")
}

/// Deleted and moved-away revisions.
fn is_deleted(name: &str) -> bool {
    matches!(name, "del" | "moveFrom" | "delText")
}

struct Reader {
    levels: BTreeMap<String, u8>,
    numbering: Numbering,
    /// The texts of the footnotes by id.
    footnotes: BTreeMap<String, String>,
    /// The footnotes that the text cites.
    cited: BTreeSet<String>,
    /// Their texts, in the order of the text.
    notes: Vec<String>,
    pictures: usize,
    /// How many characters are drawn with a font of symbols.
    symbols: usize,
    /// What Word does not show, with the reason.
    hidden: Vec<(String, &'static str)>,
    /// The words of elements that this reader does not know, by the name of the element.
    unread: BTreeMap<String, String>,
    out: Builder,
}

/// The lines of a paragraph and what stands in boxes beside it.
#[derive(Default)]
struct Paragraph {
    lines: Vec<String>,
    boxes: Vec<String>,
    new_page: bool,
}

impl Reader {
    /// The paragraphs and tables in a body, a content control, an accepted revision.
    fn blocks(&mut self, parent: &Element) {
        for element in parent.elements() {
            match element.name.as_str() {
                "p" => {
                    let level = self.level(element);
                    if Self::is_contents(element) {
                        self.out.removed(&element.written(is_gone), "目录");
                        continue;
                    }
                    let paragraph = self.paragraph(element);
                    if paragraph.new_page {
                        self.out.gap();
                    }
                    for line in paragraph.boxes.iter().chain(&paragraph.lines) {
                        self.out.line(line, level);
                    }
                    if paragraph.lines.is_empty() {
                        self.out.gap();
                    }
                }
                "tbl" => {
                    let rows = self.table(element);
                    self.out.table(rows);
                }
                name if is_gone(name) => self.pass_over(element),
                "sdt" | "sdtContent" | "ins" | "moveTo" | "customXml" | "smartTag"
                | "AlternateContent" | "Choice" => self.blocks(element),
                _ => self.leave_unread(element),
            }
        }
    }

    /// Passes over what is gone, and keeps what a deleted revision says.
    fn pass_over(&mut self, element: &Element) {
        if is_deleted(&element.name) {
            self.hide_deleted(element);
        }
    }

    /// Keeps the text of what a revision deleted, which is not shown.
    fn hide_deleted(&mut self, element: &Element) {
        let mut text = String::new();
        deleted(element, &mut text);
        self.hidden.push((text, "修订中删去的文字"));
    }

    /// Keeps the words of an element that this reader does not know.
    fn leave_unread(&mut self, element: &Element) {
        let words = element.written(is_gone);
        if !words.is_empty() {
            let unread = self.unread.entry(element.name.clone()).or_default();
            unread.push_str(&words);
        }
    }

    /// Writes what stands behind the text: footnotes, then what is not shown; says what was not read.
    fn rest(&mut self, name: &str) {
        for note in &self.notes {
            self.out.line(note, None);
        }
        for (id, note) in &self.footnotes {
            if !self.cited.contains(id) {
                self.out.removed(note, "没有引用的脚注");
            }
        }
        for (text, reason) in &self.hidden {
            self.out.removed(text.trim(), reason);
        }
        let place = || Place::file(name);
        if self.pictures > 0 {
            let message = format!("文件里有 {} 张图片，图片里的文字读不出来", self.pictures);
            let found = Diagnostic::new(Code::PictureSkipped, place(), message);
            let help = "如果任务表是图片，请把它录成表格后再导入。";
            self.out.findings.push(found.help(help));
        }
        if self.symbols > 0 {
            let message = format!("正文里有 {} 个用专门字体画的符号没有读入", self.symbols);
            let found = Diagnostic::new(Code::PartUnread, place(), message);
            self.out.findings.push(found);
        }
        for (element, words) in &self.unread {
            let what = format!("正文里 Word 元素 {element} ");
            self.out
                .findings
                .extend(unread::finding(name, &what, words));
        }
    }

    fn level(&self, paragraph: &Element) -> Option<u8> {
        let properties = paragraph.child("pPr")?;
        let own = properties
            .value("outlineLvl")
            .and_then(|l| l.parse::<u8>().ok())
            .filter(|&l| l < 9)
            .map(|l| l + 1);
        own.or_else(|| self.levels.get(properties.value("pStyle")?).copied())
    }

    /// A line of a table of contents.
    fn is_contents(paragraph: &Element) -> bool {
        paragraph
            .child("pPr")
            .and_then(|p| p.value("pStyle"))
            .is_some_and(|s| s.to_uppercase().starts_with("TOC") && s.len() <= 5)
    }

    fn paragraph(&mut self, element: &Element) -> Paragraph {
        let mut out = Paragraph {
            lines: vec![String::new()],
            ..Paragraph::default()
        };
        if let Some(number) = self.numbering.next(element) {
            out.lines[0].push_str(&number);
        }
        out.new_page = element
            .child("pPr")
            .is_some_and(|p| p.child("pageBreakBefore").is_some());
        self.runs(element, &mut out);
        out.lines.retain(|l| !l.trim().is_empty());
        out
    }

    fn runs(&mut self, parent: &Element, out: &mut Paragraph) {
        for child in &parent.children {
            let element = match child {
                Node::Element(element) => element,
                Node::Text(text) => {
                    if parent.name == "t"
                        && let Some(line) = out.lines.last_mut()
                    {
                        line.push_str(text);
                    }
                    continue;
                }
            };
            match element.name.as_str() {
                "rPr" | "pPr" => {}
                name if is_gone(name) => self.pass_over(element),
                "r" if is_hidden(element) => {
                    self.hidden.push((element.written(is_gone), "隐藏的文字"));
                }
                "sym" => self.symbols += 1,
                "tab" | "ptab" => push(out, "\t"),
                "noBreakHyphen" => push(out, "-"),
                "br" | "cr" => match element.attribute("type") {
                    Some("page" | "column") => out.new_page = true,
                    _ => out.lines.push(String::new()),
                },
                "txbxContent" => {
                    let mut lines = Vec::new();
                    self.cell_lines(element, &mut lines);
                    out.boxes.extend(lines);
                }
                "blip" | "imagedata" => self.pictures += 1,
                "footnoteReference" => {
                    if let Some((id, note)) = element
                        .attribute("id")
                        .and_then(|id| self.footnotes.get_key_value(id))
                    {
                        self.cited.insert(id.clone());
                        self.notes.push(note.clone());
                    }
                }
                _ => self.runs(element, out),
            }
        }
    }
}

fn push(out: &mut Paragraph, text: &str) {
    if let Some(line) = out.lines.last_mut() {
        line.push_str(text);
    }
}

/// The text of a deleted revision.
fn deleted(element: &Element, text: &mut String) {
    for child in &element.children {
        match child {
            Node::Element(inner) => deleted(inner, text),
            Node::Text(piece) if matches!(element.name.as_str(), "t" | "delText") => {
                text.push_str(piece);
            }
            Node::Text(_) => {}
        }
    }
}

/// Whether Word hides a run.
fn is_hidden(run: &Element) -> bool {
    run.child("rPr")
        .and_then(|p| p.child("vanish"))
        .is_some_and(|v| !matches!(v.attribute("val"), Some("0" | "false")))
}
