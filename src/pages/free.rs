//! Free pages: `content/pages/NAME.md`, full Markdown, at `NAME.html`.
//!
//! A page may open with TOML front matter (`title`, `description`); else its first `#` heading is its title.
//! HTML in it is shown as text, so that no page can load what the site's policy forbids; links between
//! pages are written as `about.md` and become `about.html`.

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use serde::{Deserialize, Serialize};

use crate::diag::{Code, Diagnostic};
use crate::pages::views::Entry;
use crate::source::Source;

/// Where free pages stand; what follows is a page's name.
const FOLDER: &str = "content/pages/";

/// A free page, ready to be shown.
#[derive(Debug, Clone, Serialize)]
pub struct FreePage {
    /// Its path under `content/pages` without `.md`.
    pub name: String,
    /// Its file, for findings.
    #[serde(skip)]
    pub file: String,
    /// Its title.
    pub title: String,
    /// One sentence for its head.
    pub description: String,
    /// Its list of contents.
    pub contents: Vec<Entry>,
    /// Its text as HTML, without the title.
    pub html: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Front {
    title: String,
    description: String,
}

/// Reads all free pages.
pub(super) fn read_all(sources: &[Source]) -> (Vec<FreePage>, Vec<Diagnostic>) {
    let mut findings = Vec::new();
    let mut pages: Vec<FreePage> = sources
        .iter()
        .map(|source| read(source, &mut findings))
        .collect();
    pages.sort_by(|a, b| a.name.cmp(&b.name));
    (pages, findings)
}

/// Reads one free page.
fn read(source: &Source, findings: &mut Vec<Diagnostic>) -> FreePage {
    let (front, body) = split(source, findings);
    let file = source.path.strip_prefix(FOLDER).unwrap_or(&source.path);
    let name = file
        .strip_suffix(".md")
        .unwrap_or(file)
        .to_ascii_lowercase();
    let mut page = FreePage {
        name,
        file: source.path.clone(),
        title: front.title,
        description: front.description,
        contents: Vec::new(),
        html: String::new(),
    };
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let events: Vec<Event<'_>> = Parser::new_ext(body, options).collect();
    let events = arrange(events, &mut page);
    pulldown_cmark::html::push_html(&mut page.html, events.into_iter());
    if page.title.is_empty() {
        page.title.clone_from(&page.name);
    }
    page
}

/// The front matter and the Markdown below it.
fn split<'s>(source: &'s Source, findings: &mut Vec<Diagnostic>) -> (Front, &'s str) {
    let Some(rest) = source.text.strip_prefix("+++\n") else {
        return (Front::default(), &source.text);
    };
    let Some((front, body)) = rest.split_once("\n+++") else {
        return (Front::default(), &source.text);
    };
    let front = toml::from_str(front).unwrap_or_else(|error: toml::de::Error| {
        let span = error.span().unwrap_or(0..0);
        let place = source.place(span.start + 4..span.end + 4);
        findings.push(Diagnostic::new(Code::FrontMatter, place, error.message()));
        Front::default()
    });
    (front, body)
}

/// Takes the title out, gives headings anchors, shows raw HTML as text, turns `.md` links into `.html`.
fn arrange<'e>(events: Vec<Event<'e>>, page: &mut FreePage) -> Vec<Event<'e>> {
    let mut out = Vec::with_capacity(events.len());
    let mut heading: Option<(HeadingLevel, usize, String)> = None;
    let mut numbers = [0_u32; 2];
    for event in events {
        match event {
            Event::Start(Tag::Heading {
                level,
                classes,
                attrs,
                ..
            }) => {
                let id = anchor(level, &mut numbers);
                heading = Some((level, out.len(), String::new()));
                out.push(Event::Start(Tag::Heading {
                    level,
                    id: id.map(CowStr::from),
                    classes,
                    attrs,
                }));
            }
            Event::End(TagEnd::Heading(level)) => {
                out.push(Event::End(TagEnd::Heading(level)));
                let Some((_, at, text)) = heading.take() else {
                    continue;
                };
                if level == HeadingLevel::H1 {
                    out.truncate(at);
                    if page.title.is_empty() {
                        page.title = text;
                    }
                } else if let Some(Event::Start(Tag::Heading { id: Some(id), .. })) = out.get(at) {
                    let level = if level == HeadingLevel::H2 { 2 } else { 3 };
                    page.contents.push(Entry {
                        anchor: id.to_string(),
                        text,
                        level,
                    });
                }
            }
            Event::Html(text) | Event::InlineHtml(text) => out.push(Event::Text(text)),
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                title,
                id,
            }) => {
                let dest_url = local(dest_url);
                out.push(Event::Start(Tag::Link {
                    link_type,
                    dest_url,
                    title,
                    id,
                }));
            }
            Event::Text(text) | Event::Code(text) if heading.is_some() => {
                if let Some((_, _, words)) = &mut heading {
                    words.push_str(&text);
                }
                out.push(Event::Text(text));
            }
            other => out.push(other),
        }
    }
    out
}

/// The anchor of a heading by its number among headings: `h2`, `h2-1`.
fn anchor(level: HeadingLevel, numbers: &mut [u32; 2]) -> Option<String> {
    match level {
        HeadingLevel::H2 => {
            *numbers = [numbers[0] + 1, 0];
            Some(format!("h{}", numbers[0]))
        }
        HeadingLevel::H3 => {
            numbers[1] += 1;
            Some(format!("h{}-{}", numbers[0], numbers[1]))
        }
        _ => None,
    }
}

/// A link to a page's file as a link to the page.
fn local(url: CowStr<'_>) -> CowStr<'_> {
    let (path, fragment) = url
        .split_once('#')
        .map_or((&*url, None), |(a, b)| (a, Some(b)));
    match path.strip_suffix(".md") {
        Some(name) if !path.contains("://") => {
            let fragment = fragment.map(|text| format!("#{text}")).unwrap_or_default();
            format!("{name}.html{fragment}").into()
        }
        _ => url,
    }
}

#[cfg(test)]
mod tests {
    use super::read_all;
    use crate::source::Source;

    #[test]
    fn a_free_page_has_a_title_anchors_and_no_markup_of_its_own() {
        let text = "# 关于\n\n## 来源\n\n见[指南](guide.md#h1)。<b>粗</b>\n\n### 格式\n";
        let (pages, findings) = read_all(&[Source::new("content/pages/about.md", text)]);
        assert!(findings.is_empty());
        assert_eq!(pages[0].title, "关于");
        assert_eq!(
            pages[0].html,
            "<h2 id=\"h1\">来源</h2>\n<p>见<a href=\"guide.html#h1\">指南</a>。&lt;b&gt;粗&lt;/b&gt;</p>\n<h3 id=\"h1-1\">格式</h3>\n"
        );
        let contents: Vec<&str> = pages[0]
            .contents
            .iter()
            .map(|e| e.anchor.as_str())
            .collect();
        assert_eq!(contents, ["h1", "h1-1"]);
    }

    #[test]
    fn bad_front_matter_is_reported_with_its_place() {
        let (pages, findings) = read_all(&[Source::new(
            "content/pages/a.md",
            "+++\ntitel = \"x\"\n+++\n# 甲\n",
        )]);
        assert_eq!(pages[0].title, "甲");
        assert_eq!((findings[0].code.id(), findings[0].place.line), ("G001", 2));
    }
}
