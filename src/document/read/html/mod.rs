//! Web pages as government sites write them: all their lines and tables with merged cells, and which element
//! of the page each of them stands in.
//!
//! Scripts, styles, what describes a page to a browser (its title, its metadata) and what stands in for a script
//! or a frame that cannot run are no text of it.

mod beside;
mod nodes;
mod seen;
mod style;
mod tables;

use ego_tree::NodeRef;
use scraper::{Html, Node};

use self::nodes::{DEEPEST, Weights, is_block, is_silent, join, plain};
use self::tables::{cells_of, collect_rows, lays_out, lines_of, size};
use super::build::{Builder, NewCell};
use super::spans::Spans;
use crate::diag::{Code, Diagnostic, Place};
use crate::document::model::{Document, Element, Layout};

/// Whether a text is a whole web page.
pub(crate) fn is_page(text: &str) -> bool {
    let start = text.trim_start().to_ascii_lowercase();
    ["<!doctype html", "<html", "<?xml"]
        .iter()
        .any(|tag| start.starts_with(tag))
}

/// Whether a text is a piece of a web page: a tag of the kind that carries text, at its start.
pub(crate) fn is_piece(text: &str) -> bool {
    let start = text.trim_start().to_ascii_lowercase();
    [
        "<head", "<body", "<table", "<div", "<p>", "<p ", "<meta", "<article", "<section", "<span",
        "<center",
    ]
    .iter()
    .any(|tag| start.starts_with(tag))
        && start.contains('>')
}

/// Whether a text holds tags at all: one that ends an element, or one of a line's end.
pub(crate) fn has_tags(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    ["</", "<br>", "<br/", "<br "]
        .iter()
        .any(|tag| text.contains(tag))
}

/// Reads a web page.
pub(crate) fn read(name: &str, text: &str) -> Document {
    let mut html = Html::parse_document(text);
    let seen = seen::prepare(&mut html.tree);
    let root = html.tree.root();
    let mut reader = Reader {
        weights: Weights::of(root),
        out: Builder::new(name),
        line: String::new(),
        level: None,
        elements: Vec::new(),
        inside: None,
        weight: 0,
        links: 0,
    };
    reader.children(root, 0);
    reader.end();
    for (text, reason) in seen.removed {
        reader.out.removed(&text, reason);
    }
    reader.out.findings = beside::findings(name, root);
    if seen.shows_later {
        let message = "网页里隐藏的一块占全文大半，多半由脚本显示，已读入";
        let finding = Diagnostic::new(Code::ChoiceMade, Place::file(name), message);
        reader.out.findings.push(finding);
    }
    let mut document = reader.out.finish();
    document.layout = Layout::Page(reader.elements);
    document
}

struct Reader {
    weights: Weights,
    out: Builder,
    /// The line in the making, without blanks before it.
    line: String,
    /// The level of the heading that it stands in.
    level: Option<u8>,
    /// The elements so far, each before those in it.
    elements: Vec<Element>,
    /// The element that is open.
    inside: Option<usize>,
    /// How many characters so far are no blanks and stand in no link.
    weight: usize,
    /// How many links are open.
    links: usize,
}

impl Reader {
    fn node(&mut self, node: NodeRef<'_, Node>, depth: usize) {
        match node.value() {
            Node::Text(text) => {
                let count = text.chars().filter(|c| !c.is_whitespace()).count();
                self.text(text, count);
            }
            Node::Element(element) => self.element(node, element, depth),
            _ => self.children(node, depth),
        }
    }

    fn children(&mut self, node: NodeRef<'_, Node>, depth: usize) {
        if depth > DEEPEST {
            self.text(&plain(node), self.weights.weight(node));
            return;
        }
        for child in node.children() {
            self.node(child, depth + 1);
        }
    }

    fn element(&mut self, node: NodeRef<'_, Node>, element: &scraper::node::Element, depth: usize) {
        let name = element.name();
        if is_silent(name) {
            return;
        }
        if name == "br" {
            self.end();
            return;
        }
        let is_heading = matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
        let breaks = is_heading || name == "table" || is_block(name);
        if breaks {
            self.end();
        }
        let index = self.enter(element);
        if name == "table" {
            self.table(node, depth);
        } else {
            if is_heading {
                self.level = name[1..].parse().ok();
            }
            self.children(node, depth);
        }
        if breaks {
            self.end();
        }
        if is_heading {
            self.level = None;
        }
        self.leave(index);
    }

    /// Opens an element at the end of the text so far.
    fn enter(&mut self, element: &scraper::node::Element) -> usize {
        let words = element
            .attr("class")
            .into_iter()
            .chain(element.attr("id"))
            .flat_map(|value| value.split(|c: char| !c.is_ascii_alphanumeric()))
            .filter(|word| !word.is_empty())
            .map(str::to_ascii_lowercase)
            .collect();
        let start = self.position();
        self.elements.push(Element {
            parent: self.inside,
            name: element.name().to_owned(),
            words,
            weight: self.weight,
            range: start..start,
        });
        let index = self.elements.len() - 1;
        self.inside = Some(index);
        self.links += usize::from(element.name() == "a");
        index
    }

    /// Closes it: what it weighs is what was added since.
    fn leave(&mut self, index: usize) {
        let end = self.position();
        let element = &mut self.elements[index];
        element.range.end = end.max(element.range.start);
        element.weight = self.weight - element.weight;
        self.inside = element.parent;
        self.links -= usize::from(element.name == "a");
    }

    /// Where the text so far ends in the linear text; blanks at its end may yet be dropped.
    fn position(&self) -> usize {
        self.out.len() + self.line.trim_end().len()
    }

    /// Goes on with the line; `weight` of the characters count if no link is open.
    fn text(&mut self, text: &str, weight: usize) {
        join(&mut self.line, &self.out.mend(text));
        let blank = self.line.len() - self.line.trim_start().len();
        self.line.drain(..blank);
        if self.links == 0 {
            self.weight += weight;
        }
    }

    /// Ends the line.
    fn end(&mut self) {
        let line = std::mem::take(&mut self.line);
        // A heading may be broken over lines, and what is blank is no gap.
        if !line.trim().is_empty() {
            self.out.line(line.trim(), self.level);
        }
    }

    fn table(&mut self, table: NodeRef<'_, Node>, depth: usize) {
        let mut rows = Vec::new();
        let mut captions = Vec::new();
        collect_rows(table, &mut rows, &mut captions, 0);
        let own = self.weights.weight(table);
        let weight = self.weight + if self.links == 0 { own } else { 0 };
        for caption in captions {
            let caption = plain(caption);
            if !caption.trim().is_empty() {
                self.out.line(caption.trim(), Some(1));
            }
        }
        if lays_out(&rows, &self.weights) {
            for cell in rows.iter().flat_map(|r| cells_of(*r)) {
                self.children(cell, depth + 1);
                self.end();
            }
        } else {
            self.grid(&rows);
        }
        self.weight = weight;
    }

    fn grid(&mut self, rows: &[NodeRef<'_, Node>]) {
        let mut out: Vec<Vec<NewCell>> = Vec::new();
        let mut spans = Spans::default();
        for row in rows {
            let cells = cells_of(*row);
            let sizes: Vec<_> = cells.iter().map(|c| size(*c)).collect();
            let places = spans.place(&sizes);
            for cell in &cells[places.len()..] {
                self.out.removed(plain(*cell).trim(), "表格装不下的单元格");
            }
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
                        unread: Vec::new(),
                        unknown: false,
                    })
                    .collect(),
            );
        }
        self.out.table(out);
    }
}
