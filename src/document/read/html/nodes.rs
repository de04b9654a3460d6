//! Small questions about the nodes of a page: their names, their text, what of it a reader sees.

use std::collections::HashMap;

use ego_tree::{NodeId, NodeRef};
use scraper::Node;

use crate::zh::is_cjk;

/// How deep elements may nest; what lies deeper is read as if it lay here.
pub(crate) const DEEPEST: usize = 400;

/// The name of an element; nothing for what is none.
pub(crate) fn tag(node: NodeRef<'_, Node>) -> &str {
    match node.value() {
        Node::Element(e) => e.name(),
        _ => "",
    }
}

/// All text in an element, on one line.
pub(crate) fn plain(node: NodeRef<'_, Node>) -> String {
    text(node, usize::MAX)
}

/// The text in an element, until it has so many bytes.
fn text(node: NodeRef<'_, Node>, most: usize) -> String {
    let mut out = String::new();
    let mut open = vec![node];
    while let Some(node) = open.pop().filter(|_| out.len() < most) {
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

/// The beginning of the text in an element, on one line: so many bytes of it, or a little more.
pub(crate) fn opening(node: NodeRef<'_, Node>, most: usize) -> String {
    text(node, most)
}

/// What each element of a page weighs, counted once for all, for elements stand in one another.
pub(crate) struct Weights {
    of: HashMap<NodeId, (usize, bool)>,
}

impl Weights {
    /// Of the elements in one.
    pub(crate) fn of(root: NodeRef<'_, Node>) -> Self {
        let mut of: HashMap<NodeId, (usize, bool)> = HashMap::new();
        let nodes: Vec<NodeRef<'_, Node>> = root.descendants().collect();
        // Those within come before those around them.
        for node in nodes.into_iter().rev() {
            let own = of.entry(node.id()).or_default();
            match node.value() {
                Node::Text(text) => own.0 = text.chars().filter(|c| !c.is_whitespace()).count(),
                Node::Element(e) if e.name() == "a" || is_silent(e.name()) => own.0 = 0,
                _ => {}
            }
            let (weight, table) = *own;
            if let Some(above) = node.parent() {
                let above = of.entry(above.id()).or_default();
                above.0 += weight;
                above.1 |= table || tag(node) == "table";
            }
        }
        Self { of }
    }

    /// How many characters of an element are text of its own: not of links, scripts or frames.
    pub(crate) fn weight(&self, node: NodeRef<'_, Node>) -> usize {
        self.of.get(&node.id()).map_or(0, |(weight, _)| *weight)
    }

    /// Whether a table stands in an element.
    pub(crate) fn holds_table(&self, node: NodeRef<'_, Node>) -> bool {
        self.of.get(&node.id()).is_some_and(|(_, table)| *table)
    }
}

/// Adds text as a browser shows it: runs of blanks are one, and none where a line of the file breaks
/// between Chinese characters.
pub(crate) fn join(line: &mut String, text: &str) {
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
    is_cjk(c) || matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}' | '“' | '”')
}

/// Elements that are no part of the text of a page.
pub(crate) fn is_silent(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "head"
            | "template"
            | "iframe"
            | "title"
            | "link"
            | "meta"
    )
}

/// Elements that begin and end a line.
pub(crate) fn is_block(name: &str) -> bool {
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
