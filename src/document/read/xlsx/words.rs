//! Texts of cells as the file has them: runs, each of which may be struck, raised or lowered, and readings of
//! characters, which are no part of the text.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::document::read::raised::{Stand, written};

/// The text of a cell.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    /// What stands.
    pub(super) shown: String,
    /// What is struck through.
    pub(super) struck: String,
}

/// The look of a font, as far as it changes what a text means.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Look {
    pub(super) is_struck: bool,
    pub(super) stand: Stand,
}

impl Look {
    /// Takes up an element of a font.
    pub(super) fn element(&mut self, name: &str, value: Option<&str>) {
        match name {
            "strike" => self.is_struck = is_on(value.unwrap_or("1")),
            "vertAlign" => {
                self.stand = match value {
                    Some("superscript") => Stand::Raised,
                    Some("subscript") => Stand::Lowered,
                    _ => Stand::Plain,
                };
            }
            _ => {}
        }
    }
}

/// Whether a value of an attribute means yes.
pub(super) fn is_on(value: &str) -> bool {
    matches!(value, "1" | "true" | "on")
}

/// Going through the elements of one text.
#[derive(Debug, Default)]
pub(super) struct Runs {
    words: Words,
    look: Look,
    /// What the open `t` holds so far.
    text: Option<String>,
    /// Whether a reading is open.
    is_reading: bool,
}

impl Runs {
    pub(super) fn start(&mut self, name: &str, start: &BytesStart<'_>) {
        match name {
            "r" => self.look = Look::default(),
            "rPh" => self.is_reading = true,
            "t" if !self.is_reading => self.text = Some(String::new()),
            _ => self.look.element(name, attribute(start, "val").as_deref()),
        }
    }

    pub(super) fn end(&mut self, name: &str) {
        match name {
            "rPh" => self.is_reading = false,
            "r" => self.look = Look::default(),
            "t" => {
                let text = unescape(&self.text.take().unwrap_or_default());
                let to = if self.look.is_struck {
                    &mut self.words.struck
                } else {
                    &mut self.words.shown
                };
                let before = to.chars().next_back();
                to.push_str(&written(&text, self.look.stand, before));
            }
            _ => {}
        }
    }

    pub(super) fn text(&mut self, piece: &str) {
        if let Some(text) = &mut self.text {
            text.push_str(piece);
        }
    }

    pub(super) fn finish(self) -> Words {
        self.words
    }
}

/// The shared texts of a workbook, in their order.
pub(super) fn shared(xml: &str) -> Result<Vec<Words>, String> {
    let mut all = Vec::new();
    let mut runs = Runs::default();
    walk(xml, |piece| match piece {
        Piece::Start("si", _) => runs = Runs::default(),
        Piece::End("si") => all.push(std::mem::take(&mut runs).finish()),
        Piece::Start(name, start) => runs.start(name, start),
        Piece::End(name) => runs.end(name),
        Piece::Text(text) => runs.text(text),
    })?;
    Ok(all)
}

/// One step through a part.
pub(super) enum Piece<'a> {
    Start(&'a str, &'a BytesStart<'a>),
    End(&'a str),
    Text(&'a str),
}

/// Goes through a part of any length, piece by piece; names are without prefix.
pub(super) fn walk(xml: &str, mut take: impl FnMut(Piece<'_>)) -> Result<(), String> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    loop {
        let event = reader
            .read_event()
            .map_err(|e| format!("XML 有误（第 {} 字节）：{e}", reader.error_position()))?;
        match event {
            Event::Start(start) => take(Piece::Start(start.local_name().as_ref(), &start)),
            Event::End(end) => take(Piece::End(end.local_name().as_ref())),
            Event::Text(text) => take(Piece::Text(&text)),
            Event::CData(data) => take(Piece::Text(&data)),
            Event::GeneralRef(reference) => {
                let name: &str = &reference;
                let text = quick_xml::escape::unescape(&format!("&{name};"))
                    .map_err(|_| format!("XML 里有不认识的实体 &{name};"))?
                    .into_owned();
                take(Piece::Text(&text));
            }
            Event::DocType(_) => return Err("XML 里有文档类型声明，不予展开".to_owned()),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// The value of an attribute, by its name without prefix.
pub(super) fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = start.attributes();
    let found = attributes
        .with_checks(false)
        .filter_map(Result::ok)
        .find(|a| a.key.local_name().as_ref() == name)?;
    let raw = found.value.into_owned();
    Some(match quick_xml::escape::unescape(&raw) {
        Ok(value) => value.into_owned(),
        Err(_) => raw,
    })
}

/// A text without Excel's own escapes: `_x000D_` is a line break, `_x005F_` what begins one.
pub(super) fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        let digits = rest
            .get(at + 2..at + 6)
            .filter(|_| rest[at + 2..].get(4..5) == Some("_"));
        let sign = digits
            .and_then(|digits| u32::from_str_radix(digits, 16).ok())
            .and_then(char::from_u32);
        if let Some(sign) = sign {
            out.push(sign);
            rest = &rest[at + 7..];
        } else {
            out.push_str("_x");
            rest = &rest[at + 2..];
        }
    }
    out.push_str(rest);
    out
}
