//! Word files as Word shows them: paragraphs with their automatic numbers, tables with merged cells, revisions as
//! accepted; and what of a file is not shown, with the reason.

mod fields;
mod formula;
mod gone;
mod piece;
mod reader;
mod runs;
mod styles;
mod symbols;
mod table;

use self::piece::Piece;
use self::reader::{Notes, Reader};
use self::styles::Styles;
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
    Ok(out.finish())
}

/// How many marks of fields of a kind there are.
fn marks(element: &Element, kind: &str) -> usize {
    let own = element.name == "fldChar" && element.attribute("fldCharType") == Some(kind);
    let below: usize = element.elements().map(|e| marks(e, kind)).sum();
    usize::from(own) + below
}

/// Writes pieces one below the other.
fn write(out: &mut Builder, pieces: Vec<Piece>) {
    let mut unread = Vec::new();
    for piece in pieces {
        let start = out.len();
        match piece {
            Piece::Unread(what) => {
                unread.push(what);
                continue;
            }
            Piece::Line(line, level) => out.line(&line, level),
            Piece::Gap => out.gap(),
            Piece::Table(rows) => out.table(rows),
            Piece::Removed(text, reason) => out.removed(text.trim(), reason),
        }
        out.unread(std::mem::take(&mut unread), start);
    }
    let end = out.len();
    out.unread(unread, end);
}
