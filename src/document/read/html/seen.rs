//! What a page shows, put into its tree before it is read: what is hidden or struck is taken out, numbers of lists
//! and lines of preformatted text are put in, raised figures become signs, the foot of a table stands at its end.

use crate::zh::item;
use ego_tree::{NodeId, NodeRef, Tree};
use scraper::{Html, Node, node::Element};

use super::nodes::{Weights, is_silent, opening, plain, tag};
use super::style;
use crate::document::read::numbering::roman;
use crate::document::read::raised::{Stand, written};
use crate::zh::numeral;

/// What was taken out of a page.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// Texts, and why.
    pub(super) removed: Vec<(String, &'static str)>,
    /// Whether something hidden holds most of the page, which a script will show, and stays.
    pub(super) shows_later: bool,
}

/// Makes the tree of a page say what the page shows.
pub(super) fn prepare(tree: &mut Tree<Node>) -> Seen {
    let seen = take_out(tree);
    let all: Vec<NodeId> = tree.root().descendants().map(|node| node.id()).collect();
    for &id in &all {
        raise(tree, id);
    }
    for &id in &all {
        number_list(tree, id);
    }
    let line_break = Html::parse_fragment("<br>");
    let line_break = line_break.tree.values().find(|node| is_named(node, "br"));
    for &id in &all {
        if let Some(line_break) = line_break {
            break_lines(tree, id, line_break);
        }
        order_sections(tree, id);
    }
    seen
}

fn is_named(node: &Node, name: &str) -> bool {
    node.as_element()
        .is_some_and(|element| element.name() == name)
}

/// Takes out what is not seen as text of the page.
fn take_out(tree: &mut Tree<Node>) -> Seen {
    let mut seen = Seen::default();
    let weights = Weights::of(tree.root());
    let all = weights.weight(tree.root());
    let mut open = vec![tree.root().id()];
    let mut out = Vec::new();
    while let Some(id) = open.pop() {
        let Some(node) = tree.get(id) else { continue };
        let element = node.value().as_element();
        if element.is_some_and(|element| is_silent(element.name())) {
            continue;
        }
        let why = element.and_then(reason);
        if why == Some(HIDDEN) && weights.weight(node) * 2 > all {
            seen.shows_later = true;
        } else if let Some(why) = why {
            let text = match element.and_then(|element| element.attr("value")) {
                Some(value) if tag(node) == "input" => value.to_owned(),
                _ => plain(node),
            };
            seen.removed.push((text.trim().replace('\n', " "), why));
            out.push(id);
            continue;
        }
        let children: Vec<NodeId> = node.children().map(|child| child.id()).collect();
        open.extend(children.into_iter().rev());
    }
    for id in out {
        if let Some(mut node) = tree.get_mut(id) {
            node.detach();
        }
    }
    seen
}

/// Why an element is taken out that is hidden.
const HIDDEN: &str = "网页里隐藏的内容";

/// Why an element is no text of the page, if it is none.
fn reason(element: &Element) -> Option<&'static str> {
    const CONTROL: &str = "网页的按钮和选项";
    const FILLED: &str = "网页表单里填的内容";
    if style::is_hidden(element) {
        return Some(HIDDEN);
    }
    match element.name() {
        "option" if element.attr("selected").is_some() => Some(FILLED),
        "button" | "datalist" | "option" => Some(CONTROL),
        "textarea" => Some(FILLED),
        "input" => match element.attr("type").map(str::to_ascii_lowercase).as_deref() {
            Some("submit" | "button" | "reset") => Some(CONTROL),
            Some("checkbox" | "radio" | "image" | "file" | "password" | "range" | "color") => None,
            _ => Some(FILLED),
        },
        "svg" => Some("网页里图形的文字"),
        "object" => Some(HIDDEN),
        "del" => Some("修订中删去的文字"),
        "s" | "strike" => Some("划掉的文字"),
        "rt" | "rp" => Some("注音"),
        _ if style::is_struck(element) => Some("划掉的文字"),
        _ => None,
    }
}

/// Writes a raised or lowered text as one.
fn raise(tree: &mut Tree<Node>, id: NodeId) {
    let Some(node) = tree.get(id) else { return };
    let Node::Text(text) = node.value() else {
        return;
    };
    let elements = node
        .ancestors()
        .filter_map(|node| node.value().as_element());
    // What stands higher is a block of its own.
    let near = elements.take(4).map(style::stand);
    let Some(stand) = near.into_iter().find(|stand| *stand != Stand::Plain) else {
        return;
    };
    // The text before it ends what stands before it, or before the elements that begin with it.
    let mut within = std::iter::once(node).chain(node.ancestors());
    let before = within
        .find_map(|node| node.prev_sibling())
        .and_then(|left| {
            left.descendants()
                .filter_map(|node| node.value().as_text())
                .last()
        })
        .and_then(|text| text.chars().next_back());
    let text = written(text, stand, before);
    set(tree, id, &text);
}

fn set(tree: &mut Tree<Node>, id: NodeId, text: &str) {
    if let Some(mut node) = tree.get_mut(id)
        && let Node::Text(old) = node.value()
    {
        old.text = text.into();
    }
}

/// How many bytes of an item are looked at for its number.
const OPENING: usize = 120;

/// Puts the numbers of a list before the texts of its items, unless these have numbers of their own or the list
/// shows none.
fn number_list(tree: &mut Tree<Node>, id: NodeId) {
    let Some(list) = tree.get(id) else { return };
    let Some(element) = list.value().as_element() else {
        return;
    };
    if element.name() != "ol" {
        return;
    }
    let items: Vec<_> = list
        .children()
        .filter(|child| tag(*child) == "li")
        .collect();
    let is_numbered =
        |item: &NodeRef<'_, Node>| item::heading(opening(*item, OPENING).trim()).is_some();
    let kind = style::list_kind(element);
    if kind == Some("none") || items.iter().any(is_numbered) {
        return;
    }
    let whole = |element: &Element, name| {
        element
            .attr(name)
            .and_then(|v| v.trim().parse::<i64>().ok())
    };
    let back = element.attr("reversed").is_some();
    let first = if back {
        i64::try_from(items.len()).unwrap_or(1)
    } else {
        1
    };
    let mut next = whole(element, "start").unwrap_or(first);
    let mut texts = Vec::new();
    for item in items {
        let Some(element) = item.value().as_element() else {
            continue;
        };
        let number = whole(element, "value").unwrap_or(next);
        next = if back {
            number.saturating_sub(1)
        } else {
            number.saturating_add(1)
        };
        let is_own = |node: &NodeRef<'_, Node>| {
            let inner = node.ancestors().take_while(|above| above.id() != item.id());
            inner
                .into_iter()
                .all(|above| !matches!(tag(above), "ol" | "ul" | "table"))
        };
        let text = item.descendants().find_map(|node| match node.value() {
            Node::Text(text) if !text.trim().is_empty() => Some((node, text)),
            _ => None,
        });
        if let Some((node, text)) = text.filter(|(node, _)| is_own(node)) {
            let label = label(number, style::list_kind(element).or(kind));
            texts.push((node.id(), format!("{label}{}", text.trim_start())));
        }
    }
    for (id, text) in texts {
        set(tree, id, &text);
    }
}

/// The number of an item as a list of that kind shows it.
fn label(number: i64, kind: Option<&str>) -> String {
    let small = u32::try_from(number).ok().filter(|n| (1..4000).contains(n));
    let letters = |first: u8, mut left: u32| {
        let mut out = Vec::new();
        while left > 0 {
            out.push(char::from(first + ((left - 1) % 26) as u8));
            left = (left - 1) / 26;
        }
        out.iter().rev().collect::<String>()
    };
    match (kind, small) {
        (Some("a" | "lower-alpha" | "lower-latin"), Some(n)) => format!("{}. ", letters(b'a', n)),
        (Some("A" | "upper-alpha" | "upper-latin"), Some(n)) => format!("{}. ", letters(b'A', n)),
        (Some("i" | "lower-roman"), Some(n)) => format!("{}. ", roman(n).to_lowercase()),
        (Some("I" | "upper-roman"), Some(n)) => format!("{}. ", roman(n)),
        (Some("decimal-leading-zero"), Some(n)) => format!("{n:02}. "),
        (
            Some(
                "cjk-ideographic"
                | "cjk-decimal"
                | "simp-chinese-informal"
                | "trad-chinese-informal",
            ),
            Some(n),
        ) => {
            format!("{}、", numeral::write(n))
        }
        _ => format!("{number}. "),
    }
}

/// Breaks a preformatted text at the ends of its lines.
fn break_lines(tree: &mut Tree<Node>, id: NodeId, line_break: &Node) {
    let Some(node) = tree.get(id) else { return };
    let Node::Text(text) = node.value() else {
        return;
    };
    if !text.contains('\n') {
        return;
    }
    let mut elements = node
        .ancestors()
        .filter_map(|node| node.value().as_element());
    if elements.find_map(style::keeps_lines) != Some(true) {
        return;
    }
    let lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    let text = text.clone();
    let Some(mut node) = tree.get_mut(id) else {
        return;
    };
    for line in lines[1..].iter().rev() {
        let mut next = text.clone();
        next.text = line.as_str().into();
        node.insert_after(Node::Text(next));
        node.insert_after(line_break.clone());
    }
    set(tree, id, &lines[0]);
}

/// Puts the head of a table first and its foot last, wherever they are written.
fn order_sections(tree: &mut Tree<Node>, id: NodeId) {
    let Some(table) = tree.get(id).filter(|node| tag(*node) == "table") else {
        return;
    };
    let find = |name| {
        table
            .children()
            .find(|child| tag(*child) == name)
            .map(|child| child.id())
    };
    let (head, foot) = (find("thead"), find("tfoot"));
    let Some(mut table) = tree.get_mut(id) else {
        return;
    };
    if let Some(head) = head {
        table.prepend_id(head);
    }
    if let Some(foot) = foot {
        table.append_id(foot);
    }
}
