//! The reader of Word files: what it knows of the file, where it stands, what it has found.

use std::collections::BTreeMap;

use super::fields::Field;
use super::gone::{DELETED, all_words, is_deleted, is_gone};
use super::piece::{self, Paragraph, Piece};
use super::styles::{Look, Styles};
use crate::diag::{Code, Diagnostic, Place};
use crate::document::read::build::Builder;
use crate::document::read::numbering::Numbering;
use crate::document::read::unread;
use crate::document::read::xml::Element;

/// The footnotes or the endnotes of a file.
#[derive(Default)]
pub(super) struct Notes<'a> {
    by_id: BTreeMap<&'a str, &'a Element>,
    /// Those that the text cites, in its order.
    cited: Vec<&'a str>,
    /// What stands between the text and them.
    lines: Vec<&'a Element>,
}

impl<'a> Notes<'a> {
    pub(super) fn new(part: Option<&'a Element>) -> Self {
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

    pub(super) fn cite(&mut self, id: &str) {
        if let Some((id, _)) = self.by_id.get_key_value(id)
            && !self.cited.contains(id)
        {
            self.cited.push(id);
        }
    }
}

#[derive(Default)]
pub(super) struct Reader<'a> {
    pub(super) styles: Styles,
    pub(super) numbering: Numbering,
    /// Footnotes, endnotes.
    pub(super) notes: [Notes<'a>; 2],
    /// Whether each field that begins also ends.
    pub(super) are_fields_whole: bool,
    pub(super) pictures: usize,
    /// Other documents that are inserted when the file is opened.
    pub(super) inserted: usize,
    /// What Word does not show, with the reason.
    pub(super) hidden: Vec<(String, &'static str)>,
    /// The words of elements that this reader does not know, by the name of the element.
    pub(super) unread: BTreeMap<String, String>,
    /// The fields that are open.
    pub(super) fields: Vec<Field>,
    /// The paragraph that goes on in the next one, its mark being gone.
    pub(super) open: Option<Paragraph<'a>>,
    /// The style of the paragraph.
    pub(super) style: Option<&'a str>,
    /// Whether that is one of tables of contents.
    pub(super) in_contents_line: bool,
    /// How many tables of contents are open.
    pub(super) contents: usize,
    /// How the words of the run look.
    pub(super) look: Look,
    /// Why the words are not shown, if they are not.
    pub(super) reason: Option<&'static str>,
}

impl<'a> Reader<'a> {
    /// What stands in a body, a cell, a box or a note, piece by piece.
    pub(super) fn pieces(&mut self, parent: &'a Element) -> Vec<Piece> {
        let outer = self.open.take();
        let mut out = Vec::new();
        self.walk(parent, &mut out);
        self.close(&mut out);
        self.open = outer;
        out
    }

    pub(super) fn walk(&mut self, parent: &'a Element, out: &mut Vec<Piece>) {
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
    pub(super) fn pass_over(&mut self, element: &Element) {
        if is_deleted(&element.name) {
            self.hide(element, DELETED);
        }
    }

    /// Keeps the text of what is not shown.
    pub(super) fn hide(&mut self, element: &Element, reason: &'static str) {
        self.hidden.push((all_words(element), reason));
    }

    /// Keeps the words of an element that this reader does not know.
    pub(super) fn leave_unread(&mut self, element: &Element) {
        let words = element.written(is_gone);
        if !words.is_empty() {
            let unread = self.unread.entry(element.name.clone()).or_default();
            unread.push_str(&words);
        }
    }

    /// Writes what stands behind the text: notes, then what is not shown.
    pub(super) fn rest(&mut self, out: &mut Builder) {
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
                let note = piece::flat(pieces.unwrap_or_default(), &mut self.hidden);
                let start = out.len();
                for line in note.lines {
                    out.line(line.trim_start(), None);
                }
                out.unread(note.unread, start);
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
    pub(super) fn told(&self, name: &str) -> Vec<Diagnostic> {
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
