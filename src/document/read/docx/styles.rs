//! What the styles of a Word file say: levels of headings, lines of contents, how words look.

use std::collections::BTreeMap;

use crate::document::read::raised::Stand;
use crate::document::read::xml::Element;
use crate::lexicon::layout;

/// How far styles that rest on one another are followed.
const DEEPEST: usize = 20;

/// How words look, as far as it changes what they say.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Look {
    /// Not shown.
    pub(super) hidden: bool,
    /// Struck through.
    pub(super) struck: bool,
    pub(super) stand: Stand,
    /// The font of what is no Chinese.
    pub(super) font: Option<String>,
}

#[derive(Debug, Default)]
struct Style {
    base: Option<String>,
    level: Option<u8>,
    contents: bool,
    marks: Marks,
}

/// What one place says of the look of words.
#[derive(Debug, Default, Clone)]
struct Marks {
    hidden: Option<bool>,
    struck: Option<bool>,
    stand: Option<Stand>,
    font: Option<String>,
}

/// The styles of a Word file.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    /// The style of paragraphs that name none.
    default: Option<String>,
}

impl Styles {
    pub(super) fn new(part: Option<&Element>) -> Self {
        let mut out = Self::default();
        let part = part.and_then(|s| s.child("styles"));
        let styles = part.into_iter().flat_map(Element::elements);
        for style in styles.filter(|s| s.name == "style") {
            let Some(id) = style.attribute("styleId") else {
                continue;
            };
            let is_default = matches!(style.attribute("default"), Some("1" | "true" | "on"));
            if is_default && style.attribute("type") == Some("paragraph") {
                out.default = Some(id.to_owned());
            }
            out.styles.insert(id.to_owned(), self::style(style));
        }
        out
    }

    /// The level that a paragraph has as a heading, from 1.
    pub(super) fn level(&self, paragraph: &Element) -> Option<u8> {
        let properties = paragraph.child("pPr")?;
        outline(properties).or_else(|| self.styles.get(properties.value("pStyle")?)?.level)
    }

    /// Whether a paragraph is a line of a table of contents.
    pub(super) fn is_contents(&self, paragraph: &Element) -> bool {
        let id = paragraph.child("pPr").and_then(|p| p.value("pStyle"));
        id.is_some_and(|id| match self.styles.get(id) {
            Some(style) => style.contents,
            None => id.to_uppercase().starts_with("TOC") && id.len() <= 5,
        })
    }

    /// How the words of a run look that stands in a paragraph of a style.
    pub(super) fn look(&self, run: Option<&Element>, paragraph: Option<&str>) -> Look {
        let own = run.map(marks).unwrap_or_default();
        let letters = self.marks(run.and_then(|r| r.value("rStyle")));
        let around = self.marks(paragraph.or(self.default.as_deref()));
        // Word switches off what two styles switch on both.
        let switch = |of: fn(&Marks) -> Option<bool>| {
            let styles = of(&letters).unwrap_or(false) != of(&around).unwrap_or(false);
            of(&own).unwrap_or(styles)
        };
        let stand = own.stand.or(letters.stand).or(around.stand);
        Look {
            hidden: switch(|m| m.hidden),
            struck: switch(|m| m.struck),
            stand: stand.unwrap_or_default(),
            font: own.font.or(letters.font).or(around.font),
        }
    }

    /// What a style says with all that it rests on.
    fn marks(&self, style: Option<&str>) -> Marks {
        let mut out = Marks::default();
        let mut next = style.and_then(|id| self.styles.get(id));
        for _ in 0..DEEPEST {
            let Some(style) = next else {
                break;
            };
            out.hidden = out.hidden.or(style.marks.hidden);
            out.struck = out.struck.or(style.marks.struck);
            out.stand = out.stand.or(style.marks.stand);
            out.font = out.font.or_else(|| style.marks.font.clone());
            next = style.base.as_ref().and_then(|id| self.styles.get(id));
        }
        out
    }
}

fn style(style: &Element) -> Style {
    let name = style.value("name").unwrap_or_default().to_lowercase();
    let styles = &layout::words().styles;
    let named = (styles.headings.start(&name))
        .and_then(|start| name[start.len()..].trim().parse::<u8>().ok());
    Style {
        base: style.value("basedOn").map(str::to_owned),
        level: named.or_else(|| outline(style.child("pPr")?)),
        contents: styles.contents.start(&name).is_some() || name.contains(&styles.contents_by_hand),
        marks: style.child("rPr").map(marks).unwrap_or_default(),
    }
}

fn outline(properties: &Element) -> Option<u8> {
    let level = properties.value("outlineLvl")?.parse::<u8>().ok()?;
    (level < 9).then_some(level + 1)
}

fn marks(properties: &Element) -> Marks {
    let struck = ["strike", "dstrike"].map(|name| properties.switch(name));
    Marks {
        hidden: properties.switch("vanish"),
        struck: match struck {
            [Some(true), _] | [_, Some(true)] => Some(true),
            [one, other] => one.or(other),
        },
        stand: properties.value("vertAlign").map(|stand| match stand {
            "superscript" => Stand::Raised,
            "subscript" => Stand::Lowered,
            _ => Stand::Plain,
        }),
        font: properties.child("rFonts").and_then(|f| {
            let font = f.attribute("ascii").or_else(|| f.attribute("hAnsi"));
            font.map(str::to_owned)
        }),
    }
}
