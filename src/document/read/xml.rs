//! A small tree of XML elements with bounds: for Word files, whose parts are short and deeply nested.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// How deep elements may nest; Word's own nesting stays far below.
const DEEPEST: usize = 300;

/// How many elements a part may have.
const MOST_ELEMENTS: usize = 4_000_000;

/// An element.
#[derive(Debug, Default)]
pub(crate) struct Element {
    /// Its name without prefix.
    pub(crate) name: String,
    /// Its attributes, names without prefix.
    attributes: Vec<(String, String)>,
    /// What is in it.
    pub(crate) children: Vec<Node>,
}

/// What can be in an element.
#[derive(Debug)]
pub(crate) enum Node {
    /// An element.
    Element(Element),
    /// Text.
    Text(String),
}

impl Element {
    /// The value of an attribute.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, v)| v.as_str())
    }

    /// The elements in it.
    pub(crate) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|c| match c {
            Node::Element(e) => Some(e),
            Node::Text(_) => None,
        })
    }

    /// The first element of a name in it.
    pub(crate) fn child(&self, name: &str) -> Option<&Self> {
        self.elements().find(|e| e.name == name)
    }

    /// The `val` of the first element of a name in it.
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        self.child(name)?.attribute("val")
    }

    /// Whether an element of a name in it switches something on, as Word writes it.
    pub(crate) fn is_on(&self, name: &str) -> bool {
        self.switch(name) == Some(true)
    }

    /// What an element of a name in it switches, if there is one.
    pub(crate) fn switch(&self, name: &str) -> Option<bool> {
        let value = self.child(name)?.attribute("val");
        Some(!matches!(value, Some("0" | "false" | "off")))
    }

    /// Whether there is an element of a name anywhere below it.
    pub(crate) fn holds(&self, name: &str) -> bool {
        self.elements().any(|e| e.name == name || e.holds(name))
    }
}

impl Element {
    /// The text in all elements `t` within it: so Word, sheets, drawings and charts write text. Elements that are
    /// `out` by their name are passed over.
    pub(crate) fn written(&self, out: fn(&str) -> bool) -> String {
        let mut text = String::new();
        self.write(out, |name| name == "t", &mut text);
        text
    }

    /// Adds the text of those elements within it that `holds` knows by their name.
    pub(crate) fn write(&self, out: fn(&str) -> bool, holds: fn(&str) -> bool, text: &mut String) {
        for child in &self.children {
            match child {
                Node::Element(element) if out(&element.name) => {}
                Node::Element(element) => element.write(out, holds, text),
                Node::Text(piece) if holds(&self.name) => text.push_str(piece),
                // What is no text but a number of the layout, or the blanks between elements.
                Node::Text(_) => {}
            }
        }
    }
}

/// The name of the outermost element, if the text is XML that far.
pub(crate) fn root(text: &str) -> Option<String> {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) | Event::Empty(start) => {
                return Some(start.local_name().as_ref().to_owned());
            }
            Event::Eof => return None,
            _ => {}
        }
    }
}

/// Reads XML; says in Chinese why it cannot.
pub(crate) fn parse(text: &str) -> Result<Element, String> {
    let mut reader = Reader::from_str(text);
    let mut open: Vec<Element> = vec![Element::default()];
    let mut count = 0usize;
    loop {
        let event = reader
            .read_event()
            .map_err(|e| format!("XML 有误（第 {} 字节）：{e}", reader.error_position()))?;
        match event {
            Event::Start(start) => {
                count += 1;
                if open.len() > DEEPEST || count > MOST_ELEMENTS {
                    return Err("XML 嵌套过深或元素过多".to_owned());
                }
                open.push(element(&start));
            }
            Event::Empty(start) => {
                count += 1;
                if count > MOST_ELEMENTS {
                    return Err("XML 元素过多".to_owned());
                }
                let element = element(&start);
                push(&mut open, Node::Element(element));
            }
            Event::End(_) => {
                if open.len() > 1
                    && let Some(done) = open.pop()
                {
                    push(&mut open, Node::Element(done));
                }
            }
            Event::Text(text) => {
                push_text(&mut open, &text);
            }
            Event::CData(data) => {
                push_text(&mut open, &data);
            }
            Event::GeneralRef(reference) => {
                let name: &str = &reference;
                let text = quick_xml::escape::unescape(&format!("&{name};"))
                    .map_err(|_| format!("XML 里有不认识的实体 &{name};"))?
                    .into_owned();
                push_text(&mut open, &text);
            }
            Event::DocType(_) => return Err("XML 里有文档类型声明，不予展开".to_owned()),
            Event::Eof => break,
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
        }
    }
    while open.len() > 1 {
        let done = open.pop().unwrap_or_default();
        push(&mut open, Node::Element(done));
    }
    Ok(open.pop().unwrap_or_default())
}

fn push(open: &mut [Element], node: Node) {
    if let Some(last) = open.last_mut() {
        last.children.push(node);
    }
}

fn push_text(open: &mut [Element], text: &str) {
    if let Some(last) = open.last_mut() {
        match last.children.last_mut() {
            Some(Node::Text(before)) => before.push_str(text),
            _ => last.children.push(Node::Text(text.to_owned())),
        }
    }
}

fn element(start: &BytesStart<'_>) -> Element {
    let name = start.local_name().as_ref().to_owned();
    let attributes = start
        .attributes()
        .with_checks(false)
        .filter_map(Result::ok)
        .map(|a| {
            let key = a.key.local_name().as_ref().to_owned();
            let raw = a.value.into_owned();
            let value = quick_xml::escape::unescape(&raw)
                .map(std::borrow::Cow::into_owned)
                .unwrap_or(raw);
            (key, value)
        })
        .collect();
    Element {
        name,
        attributes,
        children: Vec::new(),
    }
}
