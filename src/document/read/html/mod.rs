//! Web pages as government sites write them: the text within its frame, tables with merged cells.

mod frame;
mod nodes;
mod tables;

use std::collections::BTreeSet;

use ego_tree::NodeRef;
use scraper::{Html, Node};

use self::frame::{is_furniture, main_part};
use self::nodes::{find, is_block, is_silent, join, plain, tag};
use self::tables::{cells_of, collect_rows, lays_out, lines_of, size};
use super::build::{Builder, NewCell};
use super::spans::Spans;
use crate::document::model::Document;
use crate::recognise::furniture::{FACTS, FRAME, is_box, is_dateline};
use crate::recognise::shape;
use crate::zh::squeeze;

/// How deep elements may nest; what lies deeper is read as if it lay here.
const DEEPEST: usize = 400;

/// Whether a text is a whole web page.
pub(crate) fn is_page(text: &str) -> bool {
    let start = text.trim_start().to_ascii_lowercase();
    ["<!doctype html", "<html", "<?xml"]
        .iter()
        .any(|tag| start.starts_with(tag))
}

/// Whether a text is a web page or a piece of one: a tag of the kind that carries text, at its start.
pub(crate) fn is_html(text: &str) -> bool {
    let start = text.trim_start().to_ascii_lowercase();
    [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<table",
        "<div",
        "<p>",
        "<p ",
        "<meta",
        "<article",
        "<section",
        "<span",
        "<center",
        "<?xml",
    ]
    .iter()
    .any(|tag| start.starts_with(tag))
        && start.contains('>')
}

/// Reads a web page.
pub(crate) fn read(name: &str, text: &str) -> Document {
    let html = Html::parse_document(text);
    let mut reader = Reader {
        out: Builder::new(name),
        line: String::new(),
        level: None,
        title: String::new(),
    };
    let root = html.tree.root();
    let main = main_part(root);
    let inside: BTreeSet<_> = main.ancestors().map(|n| n.id()).collect();
    reader.around(root, main, &inside, 0);
    reader.end();
    reader.out.finish()
}

struct Reader {
    out: Builder,
    /// The line in the making.
    line: String,
    /// The level of the heading that it stands in.
    level: Option<u8>,
    /// The page's title, if a heading gave it.
    title: String,
}

impl Reader {
    /// The frame around the main part: only tables that say what the document is, and its title, count.
    fn around(
        &mut self,
        node: NodeRef<'_, Node>,
        main: NodeRef<'_, Node>,
        inside: &BTreeSet<ego_tree::NodeId>,
        depth: usize,
    ) {
        for child in node.children() {
            if child.id() == main.id() {
                self.blocks(child, depth);
                self.end();
            } else if inside.contains(&child.id()) {
                self.around(child, main, inside, depth + 1);
            } else {
                self.frame(child, main);
            }
        }
    }

    /// A piece of the frame.
    fn frame(&mut self, node: NodeRef<'_, Node>, main: NodeRef<'_, Node>) {
        if is_silent(tag(node)) {
            return;
        }
        let text = plain(node);
        if is_box(&text) {
            self.out.removed(&text, FACTS);
            return;
        }
        let title = tag(node) == "h1" || find(node, "h1").is_some();
        if title {
            let title = find(node, "h1").map_or_else(|| text.clone(), plain);
            let squeezed = squeeze(&title);
            if shape::ends_title(&squeezed) && !squeeze(&plain(main)).contains(&squeezed) {
                self.out.line(title.trim(), Some(1));
                return;
            }
        }
        self.out.removed(text.trim(), FRAME);
    }

    fn blocks(&mut self, node: NodeRef<'_, Node>, depth: usize) {
        match node.value() {
            Node::Text(text) => self.text(text),
            Node::Element(element) => {
                let name = element.name();
                if is_silent(name) {
                    return;
                }
                if is_furniture(element) && plain(node).chars().count() < 400 {
                    self.end();
                    self.out.removed(plain(node).trim(), FRAME);
                    return;
                }
                match name {
                    "br" => self.end(),
                    "table" => {
                        self.end();
                        self.table(node, depth);
                    }
                    "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                        self.end();
                        self.level = name[1..].parse().ok();
                        if name == "h1" {
                            self.title = squeeze(&plain(node));
                        }
                        self.children(node, depth);
                        self.end();
                        self.level = None;
                    }
                    _ if is_block(name) => {
                        self.end();
                        self.children(node, depth);
                        self.end();
                    }
                    _ => self.children(node, depth),
                }
            }
            _ => self.children(node, depth),
        }
    }

    fn children(&mut self, node: NodeRef<'_, Node>, depth: usize) {
        if depth > DEEPEST {
            let text = plain(node);
            self.text(&text);
            return;
        }
        for child in node.children() {
            self.blocks(child, depth + 1);
        }
    }

    fn text(&mut self, text: &str) {
        join(&mut self.line, text);
    }

    fn end(&mut self) {
        let line = std::mem::take(&mut self.line);
        // A heading may be broken over lines.
        let level = self.level;
        let trimmed = line.trim_matches(|c: char| c.is_whitespace());
        if trimmed.is_empty() {
            return;
        }
        if is_dateline(trimmed) {
            self.out.removed(trimmed, FACTS);
            return;
        }
        if level.is_none() && squeeze(trimmed) == self.title {
            // Sites print the title once more above the text.
            self.out.removed(trimmed, "重复的标题");
            return;
        }
        self.out.line(trimmed, level);
    }

    fn table(&mut self, table: NodeRef<'_, Node>, depth: usize) {
        let text = plain(table);
        if is_box(&text) {
            self.out.removed(&text, FACTS);
            return;
        }
        let mut rows = Vec::new();
        let mut captions = Vec::new();
        collect_rows(table, &mut rows, &mut captions, 0);
        for caption in captions {
            self.out.line(plain(caption).trim(), Some(1));
        }
        if lays_out(&rows) {
            for cell in rows.iter().flat_map(|r| cells_of(*r)) {
                self.children(cell, depth + 1);
                self.end();
            }
            return;
        }
        let mut out: Vec<Vec<NewCell>> = Vec::new();
        let mut spans = Spans::default();
        for row in rows {
            let cells = cells_of(row);
            let sizes: Vec<_> = cells.iter().map(|c| size(*c)).collect();
            let places = spans.place(&sizes);
            out.push(
                cells
                    .into_iter()
                    .zip(sizes)
                    .zip(places)
                    .map(|((cell, (width, height)), column)| NewCell {
                        column,
                        width,
                        height,
                        lines: lines_of(cell),
                    })
                    .collect(),
            );
        }
        self.out.table(out);
    }
}
