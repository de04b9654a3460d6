//! Chinese text on a page whose interface is in another language is marked as Chinese: fonts and voices need to know.
//!
//! Plans are Chinese whatever the language of the interface, and a page mixes both everywhere: names in sentences, words
//! of the interface in tables. So the mark is set by what a text is, not by which template drew it.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::zh::is_cjk;

/// The mark itself, as it stands in a tag.
const CHINESE: &str = " lang=\"zh-CN\"";

/// Elements that have no end.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];

/// The page with `lang` on its Chinese text: on the outermost element that holds nothing else, or on a `span` of its own
/// where words of the interface stand beside it. A page that is no well-formed tree stays as it is.
pub(super) fn mark_chinese(page: &str) -> String {
    let Some(tree) = Tree::read(page) else {
        return page.to_owned();
    };
    let mut marks = Vec::new();
    tree.mark(0, &mut marks);
    let mut marked = String::with_capacity(page.len() + 64 * marks.len());
    let mut done = 0;
    for (at, mark) in marks {
        marked.push_str(&page[done..at]);
        marked.push_str(&mark);
        done = at;
    }
    marked.push_str(&page[done..]);
    marked
}

/// The elements of a page; the first stands for the page itself.
struct Tree {
    elements: Vec<Element>,
}

struct Element {
    /// Where an attribute may be put, in bytes of the page.
    attributes: usize,
    takes: Takes,
    /// Chinese stands somewhere within.
    chinese: bool,
    /// Words of another language stand somewhere within.
    other: bool,
    content: Vec<Content>,
}

/// What marks an element takes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Takes {
    /// None: its language is said, or it holds no text for readers.
    Nothing,
    /// One on itself: it can hold nothing but text.
    Attribute,
    /// One on itself or on what stands in it.
    Any,
}

enum Content {
    /// What of a text is Chinese, in bytes of the page.
    Chinese(Range<usize>),
    Element(usize),
}

impl Tree {
    fn read(page: &str) -> Option<Self> {
        let mut reader = Reader::from_str(page);
        reader.config_mut().check_end_names = false;
        let mut elements = vec![Element::new(0, Takes::Any)];
        let mut open = vec![0];
        loop {
            let start = reader.buffer_position() as usize;
            let event = reader.read_event().ok()?;
            let end = reader.buffer_position() as usize;
            match event {
                Event::Start(tag) => {
                    let name = tag.name();
                    let mut attributes = tag.html_attributes().flatten();
                    let named = attributes.any(|one| one.key.as_ref() == "lang");
                    // The language of the whole page is that of its interface.
                    let takes = match name.as_ref() {
                        "script" | "style" => Takes::Nothing,
                        name if named && name != "html" => Takes::Nothing,
                        "title" | "desc" | "option" | "textarea" => Takes::Attribute,
                        _ => Takes::Any,
                    };
                    let own = elements.len();
                    elements.push(Element::new(start + 1 + name.as_ref().len(), takes));
                    elements[*open.last()?].content.push(Content::Element(own));
                    if !VOID.contains(&name.as_ref()) {
                        open.push(own);
                    }
                }
                Event::End(_) => {
                    let closed = open.pop()?;
                    let over = *open.last()?;
                    let Element {
                        takes,
                        chinese,
                        other,
                        ..
                    } = elements[closed];
                    if takes != Takes::Nothing {
                        elements[over].chinese |= chinese;
                        elements[over].other |= other;
                    }
                }
                Event::Text(_) => elements[*open.last()?].add(&page[start..end], start),
                Event::Eof => return (open.len() == 1).then_some(Self { elements }),
                _ => {}
            }
        }
    }

    /// Marks what is Chinese within an element, in the order of the page.
    fn mark(&self, element: usize, marks: &mut Vec<(usize, String)>) {
        let own = &self.elements[element];
        if own.takes == Takes::Nothing || !own.chinese {
            return;
        }
        if !own.other && element > 0 {
            marks.push((own.attributes, CHINESE.to_owned()));
            return;
        }
        for content in &own.content {
            match content {
                Content::Chinese(_) if own.takes == Takes::Attribute => {}
                Content::Chinese(range) => {
                    marks.push((range.start, format!("<span{CHINESE}>")));
                    marks.push((range.end, "</span>".to_owned()));
                }
                Content::Element(at) => self.mark(*at, marks),
            }
        }
    }
}

impl Element {
    fn new(attributes: usize, takes: Takes) -> Self {
        Self {
            attributes,
            takes,
            chinese: false,
            other: false,
            content: Vec::new(),
        }
    }

    /// Takes a text that begins at a place of the page.
    fn add(&mut self, text: &str, start: usize) {
        let Some(range) = chinese(text) else {
            self.other |= has_word(text);
            return;
        };
        self.chinese = true;
        self.other |= has_word(&text[..range.start]) || has_word(&text[range.end..]);
        self.content
            .push(Content::Chinese(start + range.start..start + range.end));
    }
}

/// From the first to the last Chinese character of a text, with the letters, signs and figures that touch them.
fn chinese(text: &str) -> Option<Range<usize>> {
    let start = text.find(is_cjk)?;
    let last = text.rfind(is_cjk)?;
    let belongs = |c: char| !c.is_whitespace() && !matches!(c, ':' | ';' | '&');
    let before = text[..start].trim_end_matches(belongs).len();
    let after = text.len()
        - text[last..]
            .trim_start_matches(|c| is_cjk(c) || belongs(c))
            .len();
    Some(before..after)
}

/// Whether a word of a language with letters stands in a text.
fn has_word(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_ascii_alphabetic());
    words.any(|word| word.len() > 1)
}

#[cfg(test)]
mod tests {
    use super::mark_chinese;

    #[test]
    fn the_outermost_element_of_nothing_but_chinese_is_marked() {
        let page = "<html lang=\"en\"><body><h1>All plans</h1><p>某县<a href=\"x\">方案</a>（2021）<br></p></body></html>";
        let marked = page.replace("<p>", "<p lang=\"zh-CN\">");
        assert_eq!(mark_chinese(page), marked);
    }

    #[test]
    fn beside_words_of_the_interface_the_text_has_a_mark_of_its_own() {
        let zh = " lang=\"zh-CN\"";
        assert_eq!(
            mark_chinese("<p>3 修路、架桥 <b>adapted</b> <i title=\"x\">县财政局</i></p>"),
            format!(
                "<p>3 <span{zh}>修路、架桥</span> <b>adapted</b> <i{zh} title=\"x\">县财政局</i></p>"
            )
        );
        assert_eq!(
            mark_chinese("<dd>Term of the plan: ATA试点3年（WTO） &amp; more</dd>"),
            format!("<dd>Term of the plan: <span{zh}>ATA试点3年（WTO）</span> &amp; more</dd>")
        );
    }

    #[test]
    fn what_says_its_language_and_what_nobody_reads_stays() {
        for page in [
            "<p>Plans <span lang=\"zh-TW\">方案</span></p>",
            "<script type=\"application/ld+json\">{\"name\": \"方案\"}</script>",
            "<p>no Chinese &lt; here</p>",
            "<title>Task 3 of 方案</title>",
            "<p>broken</p></p>方案",
        ] {
            assert_eq!(mark_chinese(page), page);
        }
    }
}
