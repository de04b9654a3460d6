//! Word files as Word shows them: paragraphs with their automatic numbers, tables with merged cells, revisions as
//! accepted; and what of a file is not shown, with the reason.

mod fields;
mod formula;
mod runs;
mod styles;
mod symbols;
mod table;

use std::collections::BTreeMap;

use self::fields::Field;
use self::runs::{DELETED, Paragraph, Piece};
use self::styles::{Look, Styles};
use super::archive::Archive;
use super::build::Builder;
use super::numbering::Numbering;
use super::xml::{self, Element};
use super::{package, unread};
use crate::diag::{Code, Diagnostic, Place};
use crate::document::model::Document;
use crate::error::{Error, Result};

/// Reads a Word file whose document is the part `main`.
pub(crate) fn read(name: &str, mut archive: Archive<'_>, main: &str) -> Result<Document> {
    let broken = |why: String| Error::Usage(format!("{name}：{why}"));
    let text = archive.text(main).map_err(broken)?;
    let text = text.ok_or_else(|| broken(format!("没有正文（{main}）")))?;
    let document = xml::parse(&text).map_err(|why| broken(format!("{main} {why}")))?;
    let mut damaged = Vec::new();
    let mut part = |kind: &str| {
        let found = package::related(&mut archive, main, kind)
            .into_iter()
            .next();
        let beside = || {
            let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
            format!("{folder}/{kind}.xml")
        };
        let path = found.unwrap_or_else(beside);
        // A damaged side file costs what it says, not the document.
        let text = archive.text(&path).transpose()?;
        let part = text.and_then(|text| xml::parse(&text));
        if part.is_err() {
            damaged.push(path);
        }
        part.ok()
    };
    let styles = part("styles");
    let numbering = part("numbering");
    let footnotes = part("footnotes");
    let endnotes = part("endnotes");
    let mut reader = Reader {
        styles: Styles::new(styles.as_ref()),
        numbering: Numbering::new(numbering.as_ref(), styles.as_ref()),
        notes: [
            Notes::new(footnotes.as_ref()),
            Notes::new(endnotes.as_ref()),
        ],
        are_fields_whole: marks(&document, "begin") == marks(&document, "end"),
        ..Reader::default()
    };
    let mut out = Builder::new(name);
    let root = document.child("document");
    // A program may write several bodies.
    let bodies = root.into_iter().flat_map(Element::elements);
    for body in bodies.filter(|e| e.name == "body") {
        let pieces = reader.pieces(body);
        write(&mut out, pieces);
    }
    reader.rest(&mut out);
    for path in damaged {
        let message = format!("{path} 损坏，没有读入");
        let found = Diagnostic::new(Code::PartUnread, Place::file(name), message);
        out.findings.push(found);
    }
    let mut told = reader.told(name);
    out.findings.append(&mut told);
    out.findings.extend(unread::parts(name, &mut archive));
    let mut document = out.finish();
    for (near, what) in reader.untold {
        let at = document.source.text.find(&near).unwrap_or(0);
        let place = document.source.place(at..at + near.len());
        let found = Diagnostic::new(Code::PartUnread, place, format!("{what}没有读入"));
        let help = "请对照原件，在这一处补上。";
        document.findings.push(found.help(help));
    }
    Ok(document)
}

/// How many marks of fields of a kind there are.
fn marks(element: &Element, kind: &str) -> usize {
    let own = element.name == "fldChar" && element.attribute("fldCharType") == Some(kind);
    let below: usize = element.elements().map(|e| marks(e, kind)).sum();
    usize::from(own) + below
}

/// Writes pieces one below the other.
fn write(out: &mut Builder, pieces: Vec<Piece>) {
    for piece in pieces {
        match piece {
            Piece::Line(line, level) => out.line(&line, level),
            Piece::Gap => out.gap(),
            Piece::Table(rows) => out.table(rows),
            Piece::Removed(text, reason) => out.removed(text.trim(), reason),
        }
    }
}

/// The footnotes or the endnotes of a file.
#[derive(Default)]
struct Notes<'a> {
    by_id: BTreeMap<&'a str, &'a Element>,
    /// Those that the text cites, in its order.
    cited: Vec<&'a str>,
    /// What stands between the text and them.
    lines: Vec<&'a Element>,
}

impl<'a> Notes<'a> {
    fn new(part: Option<&'a Element>) -> Self {
        let mut out = Self::default();
        let notes = part.into_iter().flat_map(Element::elements);
        for note in notes.flat_map(Element::elements) {
            match (note.attribute("type"), note.attribute("id")) {
                (None | Some("normal"), Some(id)) => {
                    out.by_id.insert(id, note);
                }
                _ => out.lines.push(note),
            }
        }
        out
    }

    fn cite(&mut self, id: &str) {
        if let Some((id, _)) = self.by_id.get_key_value(id)
            && !self.cited.contains(id)
        {
            self.cited.push(id);
        }
    }
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

#[derive(Default)]
struct Reader<'a> {
    styles: Styles,
    numbering: Numbering,
    /// Footnotes, endnotes.
    notes: [Notes<'a>; 2],
    /// Whether each field that begins also ends.
    are_fields_whole: bool,
    pictures: usize,
    /// Other documents that are inserted when the file is opened.
    inserted: usize,
    /// What Word does not show, with the reason.
    hidden: Vec<(String, &'static str)>,
    /// What could not be read, with the line that it stands in.
    untold: Vec<(String, String)>,
    /// The words of elements that this reader does not know, by the name of the element.
    unread: BTreeMap<String, String>,
    /// The fields that are open.
    fields: Vec<Field>,
    /// The paragraph that goes on in the next one, its mark being gone.
    open: Option<Paragraph<'a>>,
    /// The style of the paragraph.
    style: Option<&'a str>,
    /// Whether that is one of tables of contents.
    in_contents_line: bool,
    /// How many tables of contents are open.
    contents: usize,
    /// How the words of the run look.
    look: Look,
    /// Why the words are not shown, if they are not.
    reason: Option<&'static str>,
}

impl<'a> Reader<'a> {
    /// What stands in a body, a cell, a box or a note, piece by piece.
    fn pieces(&mut self, parent: &'a Element) -> Vec<Piece> {
        let outer = self.open.take();
        let mut out = Vec::new();
        self.walk(parent, &mut out);
        self.close(&mut out);
        self.open = outer;
        out
    }

    fn walk(&mut self, parent: &'a Element, out: &mut Vec<Piece>) {
        for element in parent.elements() {
            match element.name.as_str() {
                "p" => self.paragraph(element, out),
                "oMath" | "oMathPara" => {
                    let mut line = self.open.take().unwrap_or_default();
                    self.inline(element, &mut line);
                    self.end(line, out);
                }
                "tbl" => {
                    self.close(out);
                    self.table(element, out);
                }
                "sdt" if is_contents(element) => {
                    self.close(out);
                    self.contents += 1;
                    self.walk(element, out);
                    self.close(out);
                    self.contents -= 1;
                }
                "AlternateContent" => {
                    if let Some(form) = self.form(element) {
                        self.walk(form, out);
                    }
                }
                name if is_gone(name) => self.pass_over(element),
                "altChunk" | "subDoc" => self.inserted += 1,
                _ if element.holds("p") => self.walk(element, out),
                _ => self.leave_unread(element),
            }
        }
    }

    /// Passes over what is gone, and keeps what a deleted revision says.
    fn pass_over(&mut self, element: &Element) {
        if is_deleted(&element.name) {
            self.hide(element, DELETED);
        }
    }

    /// Keeps the text of what is not shown.
    fn hide(&mut self, element: &Element, reason: &'static str) {
        self.hidden.push((all_words(element), reason));
    }

    /// Keeps the words of an element that this reader does not know.
    fn leave_unread(&mut self, element: &Element) {
        let words = element.written(is_gone);
        if !words.is_empty() {
            let unread = self.unread.entry(element.name.clone()).or_default();
            unread.push_str(&words);
        }
    }

    /// Writes what stands behind the text: notes, then what is not shown.
    fn rest(&mut self, out: &mut Builder) {
        for (kind, reason) in ["没有引用的脚注", "没有引用的尾注"].into_iter().enumerate()
        {
            let notes = std::mem::take(&mut self.notes[kind]);
            let Notes {
                by_id,
                cited,
                lines,
            } = notes;
            for line in lines {
                out.removed(all_words(line).trim(), "脚注和尾注的分隔线");
            }
            for id in &cited {
                let pieces = by_id.get(id).map(|note| self.pieces(note));
                let lines = table::lines(pieces.unwrap_or_default(), &mut self.hidden);
                for line in lines {
                    out.line(line.trim_start(), None);
                }
            }
            for (_, note) in by_id.iter().filter(|(id, _)| !cited.contains(id)) {
                out.removed(all_words(note).trim(), reason);
            }
        }
        for (text, reason) in &self.hidden {
            out.removed(text.trim(), reason);
        }
    }

    /// What was not read.
    fn told(&self, name: &str) -> Vec<Diagnostic> {
        let place = || Place::file(name);
        let mut findings = Vec::new();
        if self.pictures > 0 {
            let message = format!("文件里有 {} 张图片，图片里的文字读不出来", self.pictures);
            let found = Diagnostic::new(Code::PictureSkipped, place(), message);
            let help = "如果任务表是图片，请把它录成表格后再导入。";
            findings.push(found.help(help));
        }
        if self.inserted > 0 {
            let message = format!("正文里插入的 {} 份其他文件没有读入", self.inserted);
            let found = Diagnostic::new(Code::PartUnread, place(), message);
            let help = "请用 Word 打开，另存为 .docx 后再导入。";
            findings.push(found.help(help));
        }
        for format in &self.numbering.unknown {
            let message = format!("自动编号的格式“{format}”不认识，写成了阿拉伯数字");
            findings.push(Diagnostic::new(Code::PartUnread, place(), message));
        }
        for (element, words) in &self.unread {
            let what = format!("正文里 Word 元素 {element} ");
            findings.extend(unread::finding(name, &what, words));
        }
        findings
    }
}

/// Whether a content control holds a table of contents.
fn is_contents(control: &Element) -> bool {
    let part = control.child("sdtPr").and_then(|p| p.child("docPartObj"));
    let gallery = part.and_then(|p| p.value("docPartGallery"));
    gallery.is_some_and(|g| g.starts_with("Table of"))
}

/// All words of an element, those of deleted revisions too.
fn all_words(element: &Element) -> String {
    let mut out = String::new();
    element.write(
        |name| matches!(name, "Fallback" | "instrText" | "delInstrText"),
        |name| matches!(name, "t" | "delText"),
        &mut out,
    );
    out
}
