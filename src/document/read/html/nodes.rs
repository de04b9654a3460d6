//! Small questions about the nodes of a page: their names, their text, what of it a reader sees.

use ego_tree::NodeRef;
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

/// How many characters of an element are text of its own: not of links, scripts or frames.
pub(crate) fn weight(node: NodeRef<'_, Node>) -> usize {
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
