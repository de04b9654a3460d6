//! The numbers that Word prints before paragraphs without writing them into the text: 一、（一）1.

mod written;

pub(crate) use written::roman;

use std::collections::{BTreeMap, BTreeSet};

use self::written::written;
use super::xml::Element;

/// How many levels a list has.
const LEVELS: usize = 9;

/// How far styles that rest on one another are followed.
const DEEPEST: usize = 20;

/// A level of a list: how its number is written and what stands around it.
#[derive(Debug, Clone, Default)]
struct Level {
    format: String,
    /// Such as `（%1）`.
    text: String,
    start: u32,
    /// After which level it starts anew, from 1; 0 for never. Without it, after every higher one.
    restart: Option<usize>,
    /// Whether all numbers in it are written in Arabic figures.
    legal: bool,
    /// Whether nothing stands between the number and the text.
    tight: bool,
    /// The style whose paragraphs it numbers.
    style: Option<String>,
}

/// What several lists share, the count included.
#[derive(Debug, Default)]
struct Pattern {
    levels: BTreeMap<usize, Level>,
    /// The style of lists that has the levels in its stead.
    link: Option<String>,
}

/// A list.
#[derive(Debug, Default)]
struct List {
    pattern: String,
    /// With which number its levels start, where it has its own.
    starts: BTreeMap<usize, u32>,
    /// Its own levels.
    levels: BTreeMap<usize, Level>,
}

/// What a style says about lists.
#[derive(Debug, Default)]
struct Style {
    base: Option<String>,
    list: Option<String>,
    level: Option<usize>,
}

/// The lists of a document, counting.
#[derive(Debug, Default)]
pub(crate) struct Numbering {
    lists: BTreeMap<String, List>,
    patterns: BTreeMap<String, Pattern>,
    styles: BTreeMap<String, Style>,
    /// The style of paragraphs that name none.
    default: Option<String>,
    /// How far each pattern has counted, level by level.
    counts: BTreeMap<String, [Option<u32>; LEVELS]>,
    /// The levels of lists that have started with their own number already.
    started: BTreeSet<(String, usize)>,
    /// The formats that are not known, which are written in Arabic figures.
    pub(crate) unknown: BTreeSet<String>,
}

impl Numbering {
    /// The lists that the parts of a Word file define.
    pub(crate) fn new(numbering: Option<&Element>, styles: Option<&Element>) -> Self {
        let mut out = Self::default();
        let part = numbering.and_then(|n| n.child("numbering"));
        for element in part.into_iter().flat_map(Element::elements) {
            match element.name.as_str() {
                "abstractNum" => {
                    if let Some(id) = element.attribute("abstractNumId") {
                        let pattern = Pattern {
                            levels: levels(element),
                            link: element.value("numStyleLink").map(str::to_owned),
                        };
                        out.patterns.insert(id.to_owned(), pattern);
                    }
                }
                "num" => {
                    if let (Some(id), Some(of)) =
                        (element.attribute("numId"), element.value("abstractNumId"))
                    {
                        out.lists.insert(id.to_owned(), list(element, of));
                    }
                }
                _ => {}
            }
        }
        let part = styles.and_then(|s| s.child("styles"));
        let styles = part.into_iter().flat_map(Element::elements);
        for style in styles.filter(|s| s.name == "style") {
            let Some(id) = style.attribute("styleId") else {
                continue;
            };
            let list = style.child("pPr").and_then(|p| p.child("numPr"));
            let value = |name| list.and_then(|l| l.value(name));
            let is_default = matches!(style.attribute("default"), Some("1" | "true" | "on"));
            if is_default && style.attribute("type") == Some("paragraph") {
                out.default = Some(id.to_owned());
            }
            let style = Style {
                base: style.value("basedOn").map(str::to_owned),
                list: value("numId").map(str::to_owned),
                level: value("ilvl").and_then(|l| l.parse().ok()),
            };
            out.styles.insert(id.to_owned(), style);
        }
        out
    }

    /// The number printed before a paragraph, with what parts it from the text; counts on.
    pub(crate) fn next(&mut self, paragraph: &Element, text: &str) -> Option<String> {
        let (list, index) = self.place(paragraph)?;
        let of = self.pattern(&list)?;
        let level = self.level(&list, &of, index)?.clone();
        let plain = Level {
            format: "decimal".to_owned(),
            start: 1,
            ..Level::default()
        };
        let levels: Vec<Level> = (0..LEVELS)
            .map(|i| self.level(&list, &of, i).unwrap_or(&plain).clone())
            .collect();
        let own = self.lists.get(&list)?.starts.clone();
        let start = |i: usize| own.get(&i).copied().unwrap_or(levels[i].start);
        let starts_anew = own.contains_key(&index) && self.started.insert((list.clone(), index));
        let counts = self.counts.entry(of).or_default();
        counts[index] = match counts[index] {
            Some(count) if !starts_anew => Some(count.saturating_add(1)),
            _ => Some(start(index)),
        };
        for deeper in index + 1..LEVELS {
            let again = match levels[deeper].restart {
                Some(after) => index < after,
                None => true,
            };
            if again {
                counts[deeper] = None;
            }
        }
        let counts = *counts;
        if level.format == "bullet" {
            return None;
        }
        let mut label = String::new();
        let mut chars = level.text.chars().peekable();
        while let Some(c) = chars.next() {
            let shown = chars
                .peek()
                .and_then(|d| d.to_digit(10))
                .filter(|_| c == '%');
            let Some(i) = shown.and_then(|d| (d as usize).checked_sub(1)) else {
                label.push(c);
                continue;
            };
            chars.next();
            let format = levels[i].format.as_str();
            let format = if level.legal && format != "decimalZero" {
                "decimal"
            } else {
                format
            };
            let number = counts[i].unwrap_or_else(|| start(i));
            let shown = written(format, number).unwrap_or_else(|| {
                self.unknown.insert(format.to_owned());
                number.to_string()
            });
            label.push_str(&shown);
        }
        part_from(&mut label, text, level.tight);
        (!label.trim().is_empty()).then_some(label)
    }

    /// The list and level of a paragraph: its own, or those of its style.
    fn place(&self, paragraph: &Element) -> Option<(String, usize)> {
        let properties = paragraph.child("pPr");
        let own = properties.and_then(|p| p.child("numPr"));
        let value = |name| own.and_then(|o| o.value(name));
        let style = properties
            .and_then(|p| p.value("pStyle"))
            .or(self.default.as_deref());
        let chain = self.chain(style);
        let inherited = chain.iter().find_map(|(_, s)| s.list.as_deref());
        let list = value("numId").or(inherited)?.to_owned();
        let own_level = value("ilvl").and_then(|l| l.parse().ok());
        let level = own_level.or_else(|| {
            if value("numId").is_some() {
                return None;
            }
            let linked = |id: &str| {
                let of = self.pattern(&list)?;
                (0..LEVELS).find(|i| {
                    let level = self.level(&list, &of, *i);
                    level.is_some_and(|l| l.style.as_deref() == Some(id))
                })
            };
            chain
                .iter()
                .find_map(|(id, s)| s.level.or_else(|| linked(id)))
        });
        // The list 0 takes a paragraph out of the list of its style.
        (list != "0").then_some((list, level.unwrap_or(0).min(LEVELS - 1)))
    }

    /// A style and those that it rests on.
    fn chain<'s>(&'s self, style: Option<&'s str>) -> Vec<(&'s str, &'s Style)> {
        let mut out = Vec::new();
        let mut next = style;
        while let Some((id, style)) = next.and_then(|id| Some((id, self.styles.get(id)?)))
            && out.len() < DEEPEST
        {
            out.push((id, style));
            next = style.base.as_deref();
        }
        out
    }

    /// The pattern of a list, through styles of lists.
    fn pattern(&self, list: &str) -> Option<String> {
        let mut of = &self.lists.get(list)?.pattern;
        for _ in 0..DEEPEST {
            let pattern = self.patterns.get(of)?;
            let linked = pattern
                .link
                .as_ref()
                .filter(|_| pattern.levels.is_empty())
                .and_then(|link| self.styles.get(link)?.list.as_ref())
                .and_then(|list| self.lists.get(list));
            match linked {
                Some(list) => of = &list.pattern,
                None => break,
            }
        }
        Some(of.clone())
    }

    fn level(&self, list: &str, pattern: &str, index: usize) -> Option<&Level> {
        let own = self.lists.get(list)?.levels.get(&index);
        own.or_else(|| self.patterns.get(pattern)?.levels.get(&index))
    }
}

/// Parts a number from the text as Word does with a tab, where they would run together otherwise: 1 5公里.
fn part_from(label: &mut String, text: &str, tight: bool) {
    let (Some(last), Some(first)) = (label.chars().next_back(), text.chars().next()) else {
        return;
    };
    let figures = first.is_ascii_digit() && (last.is_ascii_digit() || last == '.');
    let words = last.is_ascii_digit() || last.is_alphabetic();
    if !first.is_whitespace() && (figures || words && !tight) {
        label.push(' ');
    }
}

fn levels(of: &Element) -> BTreeMap<usize, Level> {
    of.elements()
        .filter(|l| l.name == "lvl")
        .filter_map(|l| {
            let index = l.attribute("ilvl")?.parse::<usize>().ok()?;
            (index < LEVELS).then(|| (index, level(l)))
        })
        .collect()
}

fn list(element: &Element, of: &str) -> List {
    let mut list = List {
        pattern: of.to_owned(),
        ..List::default()
    };
    for own in element.elements().filter(|e| e.name == "lvlOverride") {
        let Some(index) = own.attribute("ilvl").and_then(|i| i.parse::<usize>().ok()) else {
            continue;
        };
        if index >= LEVELS {
            continue;
        }
        if let Some(start) = own.value("startOverride").and_then(|s| s.parse().ok()) {
            list.starts.insert(index, start);
        }
        if let Some(own) = own.child("lvl") {
            list.levels.insert(index, level(own));
        }
    }
    list
}

fn level(element: &Element) -> Level {
    Level {
        format: format(element),
        text: element.value("lvlText").unwrap_or_default().to_owned(),
        start: element
            .value("start")
            .and_then(|s| s.parse().ok())
            .unwrap_or(1),
        restart: element.value("lvlRestart").and_then(|r| r.parse().ok()),
        legal: element.is_on("isLgl"),
        tight: element.value("suff") == Some("nothing"),
        style: element.value("pStyle").map(str::to_owned),
    }
}

/// The format of a level; newer ones are given twice, the second time for older programs.
fn format(level: &Element) -> String {
    let newer = level
        .child("AlternateContent")
        .and_then(|a| a.child("Choice"))
        .and_then(|c| c.child("numFmt"));
    let format = newer.or_else(|| level.child("numFmt"));
    let value = format.and_then(|f| f.attribute("val"));
    match value {
        // Such as 001, 002, 003, …
        Some("custom") => format.and_then(|f| f.attribute("format")),
        other => other,
    }
    .unwrap_or("decimal")
    .to_owned()
}
