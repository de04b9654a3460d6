//! Web pages as government sites write them: the text within its frame, tables with merged cells.

use std::collections::BTreeSet;

use ego_tree::NodeRef;
use scraper::{Html, Node};

use super::build::{Builder, NewCell};
use super::spans::{self, Spans, span};
use crate::import::document::Document;
use crate::import::{shape, vocabulary, words};

/// How deep elements may nest; what lies deeper is read as if it lay here.
const DEEPEST: usize = 400;

/// Whether a text is a whole web page.
pub(super) fn is_page(text: &str) -> bool {
    let start = text.trim_start().to_ascii_lowercase();
    ["<!doctype html", "<html", "<?xml"]
        .iter()
        .any(|tag| start.starts_with(tag))
}

/// Whether a text is a web page or a piece of one: a tag of the kind that carries text, at its start.
pub(super) fn is_html(text: &str) -> bool {
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
pub(super) fn read(name: &str, text: &str) -> Document {
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
        if is_facts(&text) {
            self.out.removed(&text, FACTS);
            return;
        }
        let title = tag(node) == "h1" || find(node, "h1").is_some();
        if title {
            let title = find(node, "h1").map_or_else(|| text.clone(), plain);
            let squeezed = words::squeeze(&title);
            if shape::ends_title(&squeezed) && !words::squeeze(&plain(main)).contains(&squeezed) {
                self.out.line(title.trim(), Some(1));
                return;
            }
        }
        self.out.removed(text.trim(), "网页的栏目、导航和页脚");
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
                    self.out
                        .removed(plain(node).trim(), "网页的栏目、导航和页脚");
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
                        self.children(node, depth);
                        self.end();
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
        let level = self.level.take();
        let trimmed = line.trim_matches(|c: char| c.is_whitespace());
        if trimmed.is_empty() {
            return;
        }
        if is_dateline(trimmed) {
            self.out.removed(trimmed, FACTS);
            return;
        }
        let title = words::squeeze(trimmed);
        if level == Some(1) {
            self.title.clone_from(&title);
        } else if title == self.title {
            // Sites print the title once more above the text.
            self.out.removed(trimmed, "重复的标题");
            return;
        }
        self.out.line(trimmed, level);
    }

    fn table(&mut self, table: NodeRef<'_, Node>, depth: usize) {
        let text = plain(table);
        if is_facts(&text) {
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

/// Whether a table only lays out the page: tables in its cells, never two filled cells side by side, or
/// one cell that holds nearly all of its text in many paragraphs.
fn lays_out(rows: &[NodeRef<'_, Node>]) -> bool {
    let cells: Vec<Vec<_>> = rows.iter().map(|r| cells_of(*r)).collect();
    let filled = |cells: &[NodeRef<'_, Node>]| cells.iter().filter(|c| weight(**c) > 0).count();
    if cells.iter().all(|row| filled(row) <= 1)
        || cells
            .iter()
            .flatten()
            .any(|c| c.descendants().any(|d| tag(d) == "table"))
    {
        return true;
    }
    let weights: Vec<usize> = cells.iter().flatten().map(|c| weight(*c)).collect();
    let all: usize = weights.iter().sum();
    cells
        .iter()
        .flatten()
        .zip(&weights)
        .any(|(cell, &w)| w > 400 && w * 10 >= all * 9 && lines_of(*cell).len() >= 6)
}

/// Why a table of the document's particulars is left out: its facts are read all the same.
pub(in crate::import) const FACTS: &str = "网页的信息栏";

/// A table that says what the document is: 发文机关, 成文日期, 发文字号.
fn is_facts(text: &str) -> bool {
    let text = words::squeeze(text);
    let known = [
        "索引号",
        "发文机关",
        "发文字号",
        "成文日期",
        "发布机构",
        "发布日期",
        "主题分类",
        "公文种类",
        "文号",
        "生成日期",
        "制发机关",
    ];
    text.chars().count() < 400 && known.iter().filter(|k| text.contains(**k)).count() >= 2
}

/// The line under a title that says when and by whom it was put on the site.
fn is_dateline(line: &str) -> bool {
    let line = words::squeeze(line);
    let known = [
        "发布时间",
        "发布日期",
        "信息来源",
        "来源：",
        "字体：",
        "浏览次数",
        "阅读次数",
        "点击数",
        "作者：",
        "打印",
        "分享",
    ];
    line.chars().count() < 120 && known.iter().filter(|k| line.contains(**k)).count() >= 2
}

/// The smallest element that holds nearly all of the page's own text.
fn main_part(root: NodeRef<'_, Node>) -> NodeRef<'_, Node> {
    let mut main = root;
    for _ in 0..DEEPEST {
        let all = weight(main);
        let best = main
            .children()
            .filter(|c| c.value().is_element() && is_container(tag(*c)))
            .map(|c| (weight(c), c))
            .max_by_key(|(w, _)| *w);
        match best {
            Some((w, child)) if all > 0 && w * 100 >= all * 85 => main = child,
            _ => return main,
        }
    }
    main
}

/// How many characters of an element are text of its own: not of links, scripts or frames.
fn weight(node: NodeRef<'_, Node>) -> usize {
    let mut sum = 0;
    let mut open = vec![node];
    while let Some(node) = open.pop() {
        match node.value() {
            Node::Text(text) => sum += text.chars().filter(|c| !c.is_whitespace()).count(),
            Node::Element(e) if e.name() == "a" || is_silent(e.name()) => {}
            _ => open.extend(node.children()),
        }
    }
    sum
}

fn is_container(name: &str) -> bool {
    matches!(
        name,
        "html" | "body" | "div" | "section" | "article" | "main" | "form" | "center"
    )
}

fn is_silent(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "head"
            | "template"
            | "iframe"
            | "object"
            | "select"
            | "button"
            | "input"
            | "textarea"
            | "svg"
            | "title"
            | "link"
            | "meta"
    )
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "li"
            | "ul"
            | "ol"
            | "dl"
            | "dt"
            | "dd"
            | "section"
            | "article"
            | "main"
            | "header"
            | "footer"
            | "nav"
            | "aside"
            | "blockquote"
            | "pre"
            | "center"
            | "tr"
            | "td"
            | "th"
            | "tbody"
            | "thead"
            | "caption"
            | "form"
            | "fieldset"
            | "figure"
            | "hr"
            | "body"
            | "html"
            | "address"
    )
}

/// A part of the page's frame by the name of its element, its class or its id.
fn is_furniture(element: &scraper::node::Element) -> bool {
    if matches!(element.name(), "nav" | "footer" | "aside") {
        return true;
    }
    let names = element
        .attr("class")
        .into_iter()
        .chain(element.attr("id"))
        .flat_map(|v| v.split(|c: char| !c.is_ascii_alphanumeric()))
        .map(str::to_ascii_lowercase)
        .collect::<Vec<_>>();
    names
        .iter()
        .any(|n| vocabulary::get().furniture.iter().any(|f| f == n))
}

fn tag(node: NodeRef<'_, Node>) -> &str {
    match node.value() {
        Node::Element(e) => e.name(),
        _ => "",
    }
}

fn find<'a>(node: NodeRef<'a, Node>, name: &str) -> Option<NodeRef<'a, Node>> {
    node.descendants().find(|d| tag(*d) == name)
}

/// How many columns and rows a cell covers.
fn size(cell: NodeRef<'_, Node>) -> (usize, usize) {
    let value = |name| match cell.value() {
        Node::Element(e) => e.attr(name),
        _ => None,
    };
    (
        span(value("colspan"), spans::WIDEST),
        span(value("rowspan"), spans::TALLEST),
    )
}

fn collect_rows<'a>(
    node: NodeRef<'a, Node>,
    rows: &mut Vec<NodeRef<'a, Node>>,
    captions: &mut Vec<NodeRef<'a, Node>>,
    depth: usize,
) {
    for child in node.children() {
        match tag(child) {
            "tr" => rows.push(child),
            "caption" => captions.push(child),
            "thead" | "tbody" | "tfoot" if depth < 8 => {
                collect_rows(child, rows, captions, depth + 1);
            }
            _ => {}
        }
    }
}

fn cells_of(row: NodeRef<'_, Node>) -> Vec<NodeRef<'_, Node>> {
    row.children()
        .filter(|c| matches!(tag(*c), "td" | "th"))
        .collect()
}

/// The lines of a cell: of its paragraphs and between its line breaks.
fn lines_of(cell: NodeRef<'_, Node>) -> Vec<String> {
    fn walk(node: NodeRef<'_, Node>, lines: &mut Vec<String>, depth: usize) {
        for child in node.children() {
            match child.value() {
                Node::Text(text) => {
                    if let Some(line) = lines.last_mut() {
                        join(line, text);
                    }
                }
                Node::Element(e) if is_silent(e.name()) => {}
                Node::Element(e) => {
                    let breaks = e.name() == "br" || is_block(e.name());
                    if breaks {
                        lines.push(String::new());
                    }
                    if depth < DEEPEST {
                        walk(child, lines, depth + 1);
                    }
                    if breaks && e.name() != "br" {
                        lines.push(String::new());
                    }
                }
                _ => {}
            }
        }
    }
    let mut lines = vec![String::new()];
    walk(cell, &mut lines, 0);
    lines.retain(|l| !l.trim().is_empty());
    lines
}

/// All text in an element, on one line.
fn plain(node: NodeRef<'_, Node>) -> String {
    let mut out = String::new();
    let mut open = vec![node];
    while let Some(node) = open.pop() {
        match node.value() {
            Node::Text(text) => join(&mut out, text),
            Node::Element(e) if is_silent(e.name()) => {}
            Node::Element(e) => {
                if is_block(e.name()) && !out.is_empty() {
                    out.push(' ');
                }
                let children: Vec<_> = node.children().collect();
                open.extend(children.into_iter().rev());
            }
            _ => {
                let children: Vec<_> = node.children().collect();
                open.extend(children.into_iter().rev());
            }
        }
    }
    out
}

/// Adds text as a browser shows it: runs of blanks are one, and none where a line of the file breaks
/// between Chinese characters.
fn join(line: &mut String, text: &str) {
    let mut blank = false;
    let mut breaks = false;
    for c in text.chars() {
        if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
            blank = true;
            breaks |= c == '\n' || c == '\r';
            continue;
        }
        if blank {
            let before = line.chars().next_back();
            let tight = breaks && (before.is_none_or(is_wide) || is_wide(c));
            if !tight && before.is_some_and(|b| b != ' ') {
                line.push(' ');
            }
            blank = false;
            breaks = false;
        }
        line.push(if c == '\u{a0}' { ' ' } else { c });
    }
    if blank && !breaks && line.chars().next_back().is_some_and(|b| b != ' ') {
        line.push(' ');
    }
}

fn is_wide(c: char) -> bool {
    words::is_cjk(c) || matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}' | '“' | '”')
}
