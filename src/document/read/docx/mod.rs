//! Word files: paragraphs with their automatic numbers, tables with merged cells, revisions as accepted.

mod table;

use std::collections::BTreeMap;

use super::archive::Archive;
use super::build::Builder;
use super::numbering::Numbering;
use super::xml::{self, Element, Node};
use crate::diag::{Code, Diagnostic};
use crate::document::model::Document;
use crate::error::{Error, Result};
use crate::source::Place;

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
        cited: Vec::new(),
        pictures: 0,
        out: Builder::new(name),
    };
    if let Some(body) = document.child("document").and_then(|d| d.child("body")) {
        reader.blocks(body, 0);
    }
    let cited = std::mem::take(&mut reader.cited);
    for note in cited {
        reader.out.line(&note, None);
    }
    if reader.pictures > 0 {
        let count = reader.pictures;
        reader.out.findings.push(
            Diagnostic::new(
                Code::PictureSkipped,
                Place::file(name),
                format!("文件里有 {count} 张图片，图片里的文字读不出来"),
            )
            .help("如果任务表是图片，请把它录成表格后再导入。"),
        );
    }
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
            let mut text = String::new();
            all_text(note, &mut text, 0);
            let text = text.trim().to_owned();
            Some((note.attribute("id")?.to_owned(), text)).filter(|(_, t)| !t.is_empty())
        })
        .collect()
}

fn all_text(element: &Element, out: &mut String, depth: usize) {
    for child in &element.children {
        match child {
            Node::Element(e) if depth < 64 && !is_gone(&e.name) => all_text(e, out, depth + 1),
            Node::Text(t) if element.name == "t" => out.push_str(t),
            _ => {}
        }
    }
}

/// Deleted and moved-away revisions, and the second form of what is there twice.
fn is_gone(name: &str) -> bool {
    matches!(
        name,
        "del" | "moveFrom" | "Fallback" | "instrText" | "delText" | "delInstrText"
    )
}

struct Reader {
    levels: BTreeMap<String, u8>,
    numbering: Numbering,
    footnotes: BTreeMap<String, String>,
    cited: Vec<String>,
    pictures: usize,
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
    fn blocks(&mut self, parent: &Element, depth: usize) {
        if depth > 40 {
            return;
        }
        for element in parent.elements() {
            match element.name.as_str() {
                "p" => {
                    let level = self.level(element);
                    if Self::is_contents(element) {
                        let mut text = String::new();
                        all_text(element, &mut text, 0);
                        self.out.removed(&text, "目录");
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
                    let rows = self.table(element, depth);
                    self.out.table(rows);
                }
                name if is_gone(name) => {}
                "sdt" | "sdtContent" | "ins" | "moveTo" | "customXml" | "smartTag"
                | "AlternateContent" | "Choice" => self.blocks(element, depth + 1),
                _ => {}
            }
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
        self.runs(element, &mut out, 0);
        out.lines.retain(|l| !l.trim().is_empty());
        out
    }

    fn runs(&mut self, parent: &Element, out: &mut Paragraph, depth: usize) {
        if depth > 60 {
            return;
        }
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
                name if is_gone(name) => {}
                "r" if is_hidden(element) => {}
                "tab" | "ptab" => push(out, "\t"),
                "noBreakHyphen" => push(out, "-"),
                "br" | "cr" => match element.attribute("type") {
                    Some("page" | "column") => out.new_page = true,
                    _ => out.lines.push(String::new()),
                },
                "txbxContent" => {
                    let mut lines = Vec::new();
                    self.cell_lines(element, &mut lines, depth + 1);
                    out.boxes.extend(lines);
                }
                "blip" | "imagedata" => self.pictures += 1,
                "footnoteReference" => {
                    let note = element
                        .attribute("id")
                        .and_then(|id| self.footnotes.get(id));
                    self.cited.extend(note.cloned());
                }
                _ => self.runs(element, out, depth + 1),
            }
        }
    }
}

fn push(out: &mut Paragraph, text: &str) {
    if let Some(line) = out.lines.last_mut() {
        line.push_str(text);
    }
}

fn is_hidden(run: &Element) -> bool {
    run.child("rPr")
        .and_then(|p| p.child("vanish"))
        .is_some_and(|v| !matches!(v.attribute("val"), Some("0" | "false")))
}
