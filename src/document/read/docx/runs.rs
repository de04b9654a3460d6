//! The words of a Word paragraph: what is shown, what is not and why, and what stands in boxes beside it.

use super::fields::{self, Field, Shown};
use super::gone::{DELETED, is_deleted, is_gone};
use super::piece::{Paragraph, Piece, flat};
use super::reader::Reader;
use super::styles::Look;
use super::{formula, symbols};
use crate::document::read::raised::{Stand, written};
use crate::document::read::xml::{Element, Node};

impl<'a> Reader<'a> {
    /// Reads on with a paragraph; it ends here unless its mark is gone.
    pub(super) fn paragraph(&mut self, element: &'a Element, out: &mut Vec<Piece>) {
        let mut open = self.open.take().unwrap_or_default();
        let properties = element.child("pPr");
        if open.is_blank() {
            open.head = Some(element);
        }
        open.new_page |= properties.is_some_and(|p| p.is_on("pageBreakBefore"));
        self.style = properties.and_then(|p| p.value("pStyle"));
        self.in_contents_line = self.styles.is_contents(element);
        self.runs(element, &mut open);
        self.look = Look::default();
        self.in_contents_line = false;
        let mark = properties.and_then(|p| p.child("rPr"));
        let is_hidden = || self.styles.look(mark, self.style).hidden;
        if mark.is_some_and(|m| m.elements().any(|e| is_deleted(&e.name))) || is_hidden() {
            self.open = Some(open);
        } else {
            self.end(open, out);
        }
    }

    /// Ends a paragraph whose mark is gone: nothing follows that it could go on in.
    pub(super) fn close(&mut self, out: &mut Vec<Piece>) {
        if let Some(open) = self.open.take() {
            if open.is_blank() {
                let removed = open.removed.into_iter();
                out.extend(removed.map(|(text, why)| Piece::Removed(text, why)));
            } else {
                self.end(open, out);
            }
        }
    }

    pub(super) fn end(&mut self, mut open: Paragraph<'a>, out: &mut Vec<Piece>) {
        // A command that never ends is none: what stood in it is text.
        while self.fields.last().is_some_and(|f| !f.inner.is_empty()) {
            let field = self.fields.pop().unwrap_or_default();
            open.push(&field.inner);
        }
        let is_blank = open.is_blank();
        let contents_only = is_blank && open.removed.iter().any(|(_, why)| *why == CONTENTS);
        let head = open.head.filter(|_| !contents_only);
        let level = head.and_then(|head| self.styles.level(head));
        let first = open.lines.iter().position(|l| !l.trim().is_empty());
        let first = first.unwrap_or(0);
        let words = open.lines[first].trim_start();
        if let Some(label) = head.and_then(|head| self.numbering.next(head, words)) {
            open.lines[first] = label + words;
        }
        if open.new_page {
            out.push(Piece::Gap);
        }
        out.append(&mut open.boxes);
        open.lines.retain(|line| !line.trim().is_empty());
        out.extend(open.unread.into_iter().map(Piece::Unread));
        if open.lines.is_empty() && !contents_only {
            out.push(Piece::Gap);
        }
        let lines = open.lines.into_iter();
        out.extend(lines.map(|line| Piece::Line(line, level)));
        let removed = open.removed.into_iter();
        out.extend(removed.map(|(text, why)| Piece::Removed(text, why)));
    }

    /// Why words at this place are no part of the text.
    fn removal(&self) -> Option<&'static str> {
        if let Some(reason) = self.reason {
            Some(reason)
        } else if self.look.hidden {
            Some("隐藏的文字")
        } else if self.look.struck {
            Some("画了删除线的文字")
        } else if self.in_contents_line
            || self.contents > 0
            || self.are_fields_whole && self.fields.iter().any(Field::is_contents)
        {
            Some(CONTENTS)
        } else {
            None
        }
    }

    /// Words as they are shown.
    fn say(&mut self, text: &str, out: &mut Paragraph<'a>) {
        if let Some(reason) = self.removal() {
            out.remove(text, reason);
        } else if let Some(command) = self.fields.iter_mut().rfind(|f| !f.is_result) {
            command.inner.push_str(text);
            return;
        } else {
            out.push(text);
        }
        for field in &mut self.fields {
            field.shows = true;
        }
    }

    /// The words of a run, as its font and place on the line show them.
    fn text(&mut self, text: &str, out: &mut Paragraph<'a>) {
        let text = text.replace(['\n', '\r', '\t'], " ");
        let font = self.look.font.clone();
        let text = match font.filter(|font| symbols::is_font(font)) {
            Some(font) => {
                let mut shown = String::new();
                for c in text.chars() {
                    let is_drawn = matches!(c, '!'..='\u{ff}' | '\u{f000}'..='\u{f0ff}');
                    match symbols::sign(&font, c as u32).filter(|_| is_drawn) {
                        Some(sign) => shown.push(sign),
                        None if is_drawn => self.unknown_sign(&font, c as u32, out),
                        None => shown.push(c),
                    }
                }
                shown
            }
            None => text,
        };
        let text = match self.look.stand {
            Stand::Plain => text,
            stand => written(&text, stand, out.line().chars().next_back()),
        };
        self.say(&text, out);
    }

    fn unknown_sign(&mut self, font: &str, code: u32, out: &mut Paragraph<'a>) {
        if self.removal().is_none() {
            let what = format!("用字体“{font}”画的符号（{code:04X}）");
            out.unread.push(what);
        }
    }

    pub(super) fn runs(&mut self, parent: &'a Element, out: &mut Paragraph<'a>) {
        for child in &parent.children {
            match child {
                Node::Element(element) => self.inline(element, out),
                Node::Text(text) if matches!(parent.name.as_str(), "t" | "delText") => {
                    self.text(text, out);
                }
                Node::Text(text) if parent.name == "instrText" => {
                    if let Some(field) = self.fields.last_mut().filter(|f| !f.is_result) {
                        field.code.push_str(text);
                    }
                }
                Node::Text(_) => {}
            }
        }
    }

    pub(super) fn inline(&mut self, element: &'a Element, out: &mut Paragraph<'a>) {
        match element.name.as_str() {
            "rPr" | "pPr" | "sdtPr" | "rubyPr" => {}
            "r" => {
                let look = self.styles.look(element.child("rPr"), self.style);
                let outer = std::mem::replace(&mut self.look, look);
                self.runs(element, out);
                self.look = outer;
            }
            "del" | "moveFrom" | "delText" => self.without(DELETED, element, out),
            "instrText" => self.runs(element, out),
            name if is_gone(name) => {}
            "AlternateContent" => {
                if let Some(form) = self.form(element) {
                    self.runs(form, out);
                }
            }
            "fldChar" => self.mark(element, out),
            "fldSimple" => {
                self.fields.push(Field {
                    code: element.attribute("instr").unwrap_or_default().to_owned(),
                    is_result: true,
                    ..Field::default()
                });
                self.runs(element, out);
                self.end_field(out);
            }
            "ruby" => {
                for part in element.elements() {
                    match part.name.as_str() {
                        "rt" => self.without("注音", part, out),
                        _ => self.runs(part, out),
                    }
                }
            }
            "oMath" => self.formula(element, out),
            "sym" => {
                let font = element.attribute("font").unwrap_or_default();
                let code = element.attribute("char").unwrap_or_default();
                let code = u32::from_str_radix(code, 16).unwrap_or(0);
                match symbols::sign(font, code) {
                    Some(sign) => self.say(&String::from(sign), out),
                    None => self.unknown_sign(font, code, out),
                }
            }
            "tab" | "ptab" => self.say("\t", out),
            "noBreakHyphen" => self.say("-", out),
            "br" | "cr" => match element.attribute("type") {
                Some("page" | "column") => out.new_page = true,
                _ if self.removal().is_some() => {}
                _ => out.lines.push(String::new()),
            },
            "txbxContent" | "txBody" => {
                let style = self.style;
                let look = std::mem::take(&mut self.look);
                let fields = std::mem::take(&mut self.fields);
                let mut pieces = self.pieces(element);
                (self.style, self.look, self.fields) = (style, look, fields);
                // A box in what is not shown is not shown.
                if let Some(reason) = self.removal() {
                    for line in flat(pieces, &mut self.hidden).lines {
                        out.remove(&line, reason);
                    }
                } else {
                    out.boxes.append(&mut pieces);
                }
            }
            // Words drawn as a picture of themselves.
            "textpath" => {
                let words = element.attribute("string").unwrap_or_default();
                if !words.trim().is_empty() {
                    out.boxes.push(Piece::Line(words.trim().to_owned(), None));
                }
            }
            "blip" | "imagedata" => self.pictures += 1,
            "footnoteReference" | "endnoteReference" if self.removal().is_none() => {
                if let Some(id) = element.attribute("id") {
                    let kind = usize::from(element.name == "endnoteReference");
                    self.notes[kind].cite(id);
                }
            }
            _ => self.runs(element, out),
        }
    }

    /// Reads what is not shown, for a reason.
    fn without(&mut self, reason: &'static str, element: &'a Element, out: &mut Paragraph<'a>) {
        let outer = self.reason.replace(self.reason.unwrap_or(reason));
        self.runs(element, out);
        self.reason = outer;
    }

    /// A formula stands apart from figures beside it.
    fn formula(&mut self, element: &'a Element, out: &mut Paragraph<'a>) {
        let mut gone = String::new();
        deleted(element, false, &mut gone);
        if !gone.is_empty() {
            out.remove(&gone, DELETED);
        }
        self.say_apart(&formula::line(element), out);
    }

    fn say_apart(&mut self, text: &str, out: &mut Paragraph<'a>) {
        let is_built = !text.chars().all(|c| c.is_ascii_alphanumeric());
        out.apart |= is_built;
        self.say(text, out);
        out.apart = is_built;
    }

    /// Where a field begins, its result begins, it ends.
    fn mark(&mut self, mark: &'a Element, out: &mut Paragraph<'a>) {
        match mark.attribute("fldCharType") {
            Some("begin") => self.fields.push(Field::begin(mark)),
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.is_result = true;
                }
            }
            Some("end") => self.end_field(out),
            _ => {}
        }
    }

    fn end_field(&mut self, out: &mut Paragraph<'a>) {
        let Some(field) = self.fields.pop() else {
            return;
        };
        out.remove(&field.inner, "域的命令里的文字");
        if field.shows {
            return;
        }
        match field.shown() {
            Shown::Words(words, reading) => {
                if !reading.is_empty() {
                    out.remove(&reading, "注音");
                }
                let before = out.line().chars().next_back();
                self.say_apart(&fields::raised(&words, before), out);
            }
            Shown::Nothing => {}
            Shown::Unknown(name) => out.unread.push(format!("域 {name} 的结果")),
        }
    }

    /// The form of what is there in several, for programs of several ages, that Word shows: the first that is
    /// understood.
    pub(super) fn form(&mut self, element: &'a Element) -> Option<&'a Element> {
        let forms: Vec<&Element> = element
            .elements()
            .filter(|e| matches!(e.name.as_str(), "Choice" | "Fallback"))
            .collect();
        let understood = |form: &&&Element| {
            let needs = form.attribute("Requires").unwrap_or_default();
            form.name == "Choice" && needs.split_whitespace().all(|n| UNDERSTOOD.contains(&n))
        };
        let shown = forms
            .iter()
            .find(understood)
            .or_else(|| forms.iter().find(|form| form.name == "Fallback"))
            .or_else(|| forms.first())?;
        let words = |form: &Element| form.written(|name| is_gone(name) && name != "Fallback");
        // A drawing whose words stand only in its older form, and the other way round.
        let with_words = forms.iter().find(|form| !words(form).trim().is_empty());
        let shown = if words(shown).trim().is_empty() {
            with_words.unwrap_or(shown)
        } else {
            shown
        };
        let own = words(shown);
        for other in forms.iter().map(|form| words(form)) {
            if other != own && !other.trim().is_empty() {
                self.hidden.push((other, "同一内容的另一种形式"));
            }
        }
        Some(shown)
    }
}

/// The reason for lines of a table of contents.
const CONTENTS: &str = "目录";

/// The newer parts of Word that its forms are written for.
const UNDERSTOOD: &[&str] = &[
    "a14", "a16", "aink", "am3d", "asvg", "c14", "c16", "c16r2", "cx", "cx1", "m", "o", "oel", "v",
    "w10", "w14", "w15", "w16", "w16cex", "w16cid", "w16du", "w16sdtdh", "w16se", "wne", "wp14",
    "wpc", "wpg", "wpi", "wps",
];

/// The words that revisions took out of an element.
fn deleted(element: &Element, is_out: bool, text: &mut String) {
    for child in &element.children {
        match child {
            Node::Element(inner) => deleted(inner, is_out || is_deleted(&inner.name), text),
            Node::Text(piece) if is_out && matches!(element.name.as_str(), "t" | "delText") => {
                text.push_str(piece);
            }
            Node::Text(_) => {}
        }
    }
}
