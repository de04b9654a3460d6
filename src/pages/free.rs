//! Free pages: `content/pages/NAME.md`, full Markdown, at `NAME.html`.
//!
//! A page may open with TOML front matter (`title`, `description`); else its first `#` heading is its title.
//! HTML in it is shown as text, and links and pictures are judged by [`crate::links`], so that no page can run or load
//! what the site's policy forbids; links between pages are written as `about.md` and become `about.html`.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};
use serde::{Deserialize, Serialize};

use crate::diag::{Code, Diagnostic};
use crate::error::chinese;
use crate::links::{self, Leads};
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
    let name = file.strip_suffix(".md").unwrap_or(file);
    let mut page = FreePage::new(name, &source.path);
    (page.title, page.description) = (front.title, front.description);
    draw(source, source.text.len() - body.len(), &mut page, findings);
    if page.title.is_empty() {
        page.title.clone_from(&page.name);
    }
    page
}

impl FreePage {
    /// A page without words yet.
    pub(super) fn new(name: &str, file: &str) -> Self {
        Self {
            name: name.to_ascii_lowercase(),
            file: file.to_owned(),
            title: String::new(),
            description: String::new(),
            contents: Vec::new(),
            html: String::new(),
        }
    }
}

/// Draws the Markdown of a file from a byte of it on; its first `#` heading is the title of a page that has none.
pub(super) fn draw(
    source: &Source,
    start: usize,
    page: &mut FreePage,
    findings: &mut Vec<Diagnostic>,
) {
    let body = &source.text[start..];
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let mut refuse = |range: Range<usize>, message: String| {
        let place = source.place(start + range.start..start + range.end);
        findings.push(
            Diagnostic::new(Code::LinkRefused, place, message)
                .help("写 https: 开头的网址，或站内的相对地址；图片放在 content/pages/ 下"),
        );
    };
    let events = Parser::new_ext(body, options).into_offset_iter();
    let events = arrange(events, page, &mut refuse);
    pulldown_cmark::html::push_html(&mut page.html, events.into_iter());
    // The policy of the pages lets no style stand in them; a `<` of the page itself is never one here.
    for side in ["left", "center", "right"] {
        for cell in ["th", "td"] {
            let styled = format!("<{cell} style=\"text-align: {side}\">");
            page.html = page
                .html
                .replace(&styled, &format!("<{cell} class=\"{side}\">"));
        }
    }
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
        findings.push(Diagnostic::new(
            Code::FrontMatter,
            place,
            chinese(error.message()),
        ));
        Front::default()
    });
    (front, body)
}

/// Takes the title out, gives headings anchors, shows raw HTML as text, turns `.md` links into `.html`; a link or a
/// picture that may not be published stays as its words.
fn arrange<'e>(
    events: impl Iterator<Item = (Event<'e>, Range<usize>)>,
    page: &mut FreePage,
    refuse: &mut dyn FnMut(Range<usize>, String),
) -> Vec<Event<'e>> {
    let mut out = Vec::new();
    let mut heading: Option<(HeadingLevel, usize, String)> = None;
    let mut numbers = [0_u32; 2];
    // Whether each open link and picture is shown.
    let mut shown: Vec<bool> = Vec::new();
    for (event, range) in events {
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
                let address = match link_type {
                    LinkType::Email => format!("mailto:{dest_url}"),
                    _ => dest_url.to_string(),
                };
                let why = links::leads(&address).err();
                shown.push(why.is_none());
                if let Some(why) = why {
                    refuse(
                        range,
                        format!("链接“{}”没有发布：{why}", address.escape_debug()),
                    );
                    continue;
                }
                out.push(Event::Start(Tag::Link {
                    link_type,
                    dest_url: local(dest_url),
                    title,
                    id,
                }));
            }
            Event::Start(Tag::Image { ref dest_url, .. }) => {
                let why = picture(&page.name, dest_url);
                shown.push(why.is_none());
                match why {
                    Some(why) => {
                        let address = dest_url.escape_debug();
                        refuse(range, format!("图片“{address}”没有发布：{why}"));
                    }
                    None => out.push(event),
                }
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                if shown.pop() == Some(true) {
                    out.push(event);
                }
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

/// Why a page may not show a picture, if so: pictures are files of the site.
fn picture(page: &str, link: &str) -> Option<&'static str> {
    let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
    match links::leads(link) {
        Err(why) => Some(why),
        Ok(Leads::Within) => match links::target(folder, link) {
            Some(path) if !path.is_empty() => None,
            _ => Some("不是站点里的文件"),
        },
        Ok(_) => Some("图片要放在站点里（content/pages/ 下），不能从别处装入"),
    }
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
    fn links_that_run_and_pictures_from_elsewhere_stay_as_words() {
        let text = "# 甲\n\n[跑](javascript:alert%281%29)、[去](//host/x)、![图](https://host/x.png)、![内](../../x.png)、<data:x>\n\n\
                    [好](https://www.gov.cn/)、<a@example.cn>、![好图](img/a.png)\n\n| 左 | 中 |\n| :-- | :-: |\n| 1 | 2 |\n";
        let (pages, findings) = read_all(&[Source::new("content/pages/p/a.md", text)]);
        let html = &pages[0].html;
        for bad in ["javascript", "host", "data:x\"", "style", "../"] {
            assert!(!html.contains(bad), "{bad}: {html}");
        }
        for good in [
            "跑、去、图、内",
            "<a href=\"https://www.gov.cn/\">好</a>",
            "<a href=\"mailto:a@example.cn\">",
            "<img src=\"img/a.png\" alt=\"好图\" />",
            "<td class=\"center\">2</td>",
        ] {
            assert!(html.contains(good), "{good}: {html}");
        }
        let told: Vec<(&str, u32, u32)> = findings
            .iter()
            .map(|one| (one.code.id(), one.place.line, one.place.column))
            .collect();
        assert_eq!(told.len(), 5, "{told:?}");
        assert_eq!(told[0], ("G092", 3, 1));
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
