//! Duties under the name of a body: 一、县教育局, and below it what the body does, item by item.
//!
//! Only asked where a document says who answers in no other way, and only believed where most headings
//! of one level are names of bodies and nothing else; a single one may be a title.

use super::ids::Naming;
use super::inline::Inline;
use super::names;
use super::parties;
use super::{Assignment, Block, BlockKind, Role, Task};
use crate::source::Lines;
use crate::zh::numeral;

/// Finds the duties of a document and puts them into their paragraphs.
pub(super) fn find(
    blocks: &mut [Block],
    inlines: &[Option<Inline>],
    groups: &[Vec<String>],
    lines: &Lines<'_>,
    tasks: &mut Vec<Task>,
    namings: &mut Vec<Naming>,
) {
    let Some(level) = level(blocks) else { return };
    let mut bodies: Vec<String> = Vec::new();
    let mut number = None;
    for (at, block) in blocks.iter_mut().enumerate() {
        let place = block.place.clone();
        let text = match &block.kind {
            BlockKind::Heading { level: here, text } if *here <= level => {
                bodies = if *here == level {
                    bodies_of(text)
                } else {
                    Vec::new()
                };
                number = numeral::heading(text).map(|h| h.number);
                continue;
            }
            BlockKind::Heading { text, .. } | BlockKind::Paragraph { text, .. } => text.clone(),
            _ => continue,
        };
        // A sign-off or a sentence that leads in to the duties is none itself.
        let heading = numeral::heading(&text);
        if bodies.is_empty() || heading.is_none() && !text.ends_with(['。', '；']) {
            continue;
        }
        let start = heading.as_ref().map_or(0, |h| h.len);
        let range = parties::trim_blanks(&text, start..text.len());
        if range.is_empty() {
            continue;
        }
        let label = heading.map_or_else(String::new, |h| h.label.to_owned());
        let place = match &inlines[at] {
            Some(inline) => lines.place(inline.source(range.clone())),
            None => place,
        };
        let mut group = groups[at].clone();
        if let BlockKind::Paragraph { tasks: here, .. } = &mut block.kind {
            here.push((tasks.len(), range.clone()));
        } else {
            // A duty that is a heading itself does not stand under itself.
            group.pop();
        }
        tasks.push(Task {
            id: String::new(),
            label: label.clone(),
            title: None,
            text: text[range].to_owned(),
            group,
            assignments: bodies
                .iter()
                .map(|name| Assignment {
                    name: name.clone(),
                    role: Role::Responsible,
                    tier: None,
                    collective: names::is_collective(name),
                    region: false,
                    said: String::new(),
                    place: place.clone(),
                })
                .collect(),
            deadline: None,
            regions: Vec::new(),
            other: Vec::new(),
            unread: Vec::new(),
            place,
        });
        namings.push(Naming {
            given: None,
            label,
            enclosing: number.into_iter().collect(),
        });
    }
}

/// The level at which most headings, and at least two, are names of bodies.
fn level(blocks: &[Block]) -> Option<u8> {
    (2..=6).find(|&level| {
        let headings: Vec<bool> = blocks
            .iter()
            .filter_map(|b| match &b.kind {
                BlockKind::Heading { level: here, text } if *here == level => {
                    Some(!bodies_of(text).is_empty())
                }
                _ => None,
            })
            .collect();
        let named = headings.iter().filter(|n| **n).count();
        named >= 2 && named * 10 >= headings.len() * 6
    })
}

/// The bodies that a heading consists of; none if it says anything else.
fn bodies_of(heading: &str) -> Vec<String> {
    let start = numeral::heading(heading).map_or(0, |h| h.len);
    let words = heading[start..].trim().trim_end_matches(['：', ':', '。']);
    let words = words.strip_suffix("职责").map_or(words, |w| {
        w.trim_end_matches("主要").trim_end_matches("工作")
    });
    let names: Vec<String> = words.split('、').map(|n| n.trim().to_owned()).collect();
    let all = names.iter().all(|name| {
        let length = name.chars().count();
        (3..=20).contains(&length)
            && !name.contains(['，', '；', '（'])
            && (names::is_body(name) || names::is_collective(name))
            && ![
                "加强", "建立", "健全", "完善", "推进", "成立", "设立", "建设", "支持", "优化",
                "保障", "组织",
            ]
            .iter()
            .any(|verb| name.starts_with(verb))
    });
    if all { names } else { Vec::new() }
}
