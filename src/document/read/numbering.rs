//! The numbers that Word prints before paragraphs without writing them into the text: 一、（一）1.

use std::collections::BTreeMap;

use super::xml::Element;
use crate::zh::numeral;

/// A level of a list: how its number is written and what stands around it.
#[derive(Debug, Clone, Default)]
struct Level {
    format: String,
    text: String,
    start: u32,
}

/// The lists of a document, counting.
#[derive(Debug, Default)]
pub(crate) struct Numbering {
    /// The abstract list of each list.
    lists: BTreeMap<String, String>,
    /// The levels of each abstract list.
    levels: BTreeMap<String, BTreeMap<usize, Level>>,
    /// The list and level that a style gives.
    styles: BTreeMap<String, (String, usize)>,
    /// How far each abstract list has counted.
    counts: BTreeMap<String, Vec<u32>>,
}

impl Numbering {
    /// The lists that the parts of a Word file define.
    pub(crate) fn new(numbering: Option<&Element>, styles: Option<&Element>) -> Self {
        let mut out = Self::default();
        if let Some(part) = numbering.and_then(|n| n.child("numbering")) {
            for element in part.elements() {
                match element.name.as_str() {
                    "abstractNum" => {
                        let Some(id) = element.attribute("abstractNumId") else {
                            continue;
                        };
                        let levels = element
                            .elements()
                            .filter(|l| l.name == "lvl")
                            .filter_map(|l| {
                                let index = l.attribute("ilvl")?.parse::<usize>().ok()?;
                                Some((index.min(8), level(l)))
                            })
                            .collect();
                        out.levels.insert(id.to_owned(), levels);
                    }
                    "num" => {
                        if let (Some(id), Some(of)) =
                            (element.attribute("numId"), element.value("abstractNumId"))
                        {
                            out.lists.insert(id.to_owned(), of.to_owned());
                        }
                    }
                    _ => {}
                }
            }
        }
        if let Some(part) = styles.and_then(|s| s.child("styles")) {
            for style in part.elements().filter(|s| s.name == "style") {
                let list = style.child("pPr").and_then(|p| p.child("numPr"));
                if let (Some(id), Some(list)) = (style.attribute("styleId"), list)
                    && let Some(number) = list.value("numId")
                {
                    let level = list
                        .value("ilvl")
                        .and_then(|l| l.parse().ok())
                        .unwrap_or(0usize);
                    out.styles
                        .insert(id.to_owned(), (number.to_owned(), level.min(8)));
                }
            }
        }
        out
    }

    /// The number printed before a paragraph, and counts on.
    pub(crate) fn next(&mut self, paragraph: &Element) -> Option<String> {
        let properties = paragraph.child("pPr")?;
        let (list, index) = match properties.child("numPr") {
            Some(own) => (
                own.value("numId")?.to_owned(),
                own.value("ilvl")
                    .and_then(|l| l.parse().ok())
                    .unwrap_or(0usize)
                    .min(8),
            ),
            None => self.styles.get(properties.value("pStyle")?)?.clone(),
        };
        let of = self.lists.get(&list)?.clone();
        let levels = self.levels.get(&of)?;
        let level = levels.get(&index)?.clone();
        let starts: Vec<u32> = (0..9)
            .map(|i| levels.get(&i).map_or(1, |l| l.start))
            .collect();
        let counts = self.counts.entry(of.clone()).or_default();
        counts.truncate(index + 1);
        while counts.len() <= index {
            counts.push(starts[counts.len()].saturating_sub(1));
        }
        counts[index] = counts[index].saturating_add(1);
        let counts = counts.clone();
        let mut text = level.text.clone();
        for (i, count) in counts.iter().enumerate() {
            let format = self
                .levels
                .get(&of)
                .and_then(|l| l.get(&i))
                .map_or("decimal", |l| l.format.as_str());
            let count = if *count == 0 { starts[i] } else { *count };
            text = text.replace(&format!("%{}", i + 1), &written(format, count));
        }
        (level.format != "bullet" && level.format != "none").then_some(text)
    }
}

fn level(element: &Element) -> Level {
    Level {
        format: element.value("numFmt").unwrap_or("decimal").to_owned(),
        text: element.value("lvlText").unwrap_or_default().to_owned(),
        start: element
            .value("start")
            .and_then(|s| s.parse().ok())
            .unwrap_or(1),
    }
}

/// A number in one of Word's formats.
fn written(format: &str, number: u32) -> String {
    match format {
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCountingThousand"
        | "ideographDigital"
        | "taiwaneseCounting" => numeral::write(number),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => {
            numeral::write_circled(number).map_or_else(|| number.to_string(), String::from)
        }
        "decimalFullWidth" | "decimalFullWidth2" => number
            .to_string()
            .chars()
            .filter_map(|c| char::from_u32(c as u32 - '0' as u32 + '０' as u32))
            .collect(),
        "lowerLetter" | "upperLetter" => {
            let base = if format == "lowerLetter" { b'a' } else { b'A' };
            char::from(base + ((number.max(1) - 1) % 26) as u8).to_string()
        }
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::written;

    #[test]
    fn numbers_are_written_as_word_prints_them() {
        let written: Vec<String> = [1, 10, 14, 20, 35, 100, 106, 112, 120]
            .into_iter()
            .map(|number| written("chineseCounting", number))
            .collect();
        assert_eq!(
            written,
            [
                "一",
                "十",
                "十四",
                "二十",
                "三十五",
                "一百",
                "一百零六",
                "一百一十二",
                "一百二十"
            ]
        );
    }
}
