//! Numbers of one plan that should follow one another: rows of tables, headings, numbered paragraphs.

use std::collections::BTreeMap;

use super::model::{Block, BlockKind, Note, Plan, Task};
use crate::diag::{Code, Diagnostic, Place};

use crate::lexicon::check::words;
use crate::text::Span;
use crate::zh::item::{self, Heading, Style};
use crate::zh::numeral;

/// Rows of tables that do not follow one another. Each table goes on from the one before or begins at 1.
pub fn rows(plan: &Plan) -> Vec<Diagnostic> {
    let rows = plan.blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Tasks { rows, .. } => Some(rows),
        _ => None,
    });
    // The number is what is meant, where one is printed.
    let place = |task: &Task| match task.label.start() {
        Some(_) => plan.place(task.label.whole()),
        None => plan.place(task.span),
    };
    let mut findings = Vec::new();
    let mut seen: BTreeMap<u32, &Task> = BTreeMap::new();
    let mut last = 0;
    for (first, row) in rows.flat_map(|rows| rows.iter().enumerate().map(|(i, row)| (i == 0, row)))
    {
        let task = &plan.tasks[*row];
        let Some(number) = item::label(&task.label) else {
            if let Some(meant) = misread(&task.label).filter(|n| *n == last + 1) {
                findings.push(
                    Diagnostic::new(
                        Code::NumberGap,
                        place(task),
                        format!("序号“{}”里夹着不是数字的字，疑为 {meant}", task.label),
                    )
                    .help("把字母改成数字"),
                );
                last = meant;
            }
            continue;
        };
        // A printed number over several rows, told apart by ids that are written down.
        let source = &plan.source.source().text;
        let named = task
            .cells
            .iter()
            .any(|cell| source[cell.range()].contains("{#"));
        if number == last && named {
            continue;
        }
        if first && number == 1 && last > 0 {
            seen.clear();
        } else if let Some(earlier) = seen.get(&number) {
            findings.push(twice(&task.label, &place(task), &place(earlier)));
        } else if number > last + 1 {
            findings.push(gap(last, number, "项", &place(task)).help(
                "对照原件；有意删去的，在 content/retired.toml 里登记，并在 [[check.allow]] 里写明",
            ));
        } else if number < last {
            findings.push(back(last, number, &place(task)));
        }
        seen.insert(number, task);
        last = number;
    }
    findings
}

/// What a label would say if letters that look like figures were figures: 7O, l2.
fn misread(label: &str) -> Option<u32> {
    let read: String = label
        .trim()
        .chars()
        .map(|c| match c {
            'O' | 'o' | '〇' | '○' | 'Ｏ' => '0',
            'l' | 'I' | '|' | 'Ｉ' => '1',
            _ => c,
        })
        .collect();
    read.parse().ok()
}

/// Headings, and paragraphs that begin with a number, with the items that share a paragraph. Each series goes
/// on, or begins at 1 again, because some documents number （一）（二）… through all chapters and others within
/// each.
pub fn items(plan: &Plan) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let blocks = &plan.blocks;
    let mut last: BTreeMap<(u8, Style), (u32, usize)> = BTreeMap::new();
    // The last heading of a style, whatever its level: a conversion may have set one series at two levels.
    let mut series: BTreeMap<Style, (u32, usize)> = BTreeMap::new();
    for (at, block) in blocks.iter().enumerate() {
        let depth = match &block.kind {
            BlockKind::Break | BlockKind::Heading { level: 1, .. } => {
                last.clear();
                series.clear();
                continue;
            }
            BlockKind::Heading { level, .. } => *level,
            _ => u8::MAX,
        };
        for (heading, span) in numbers(plan, block) {
            if depth < u8::MAX {
                // Paragraphs under a new heading count anew, or go on.
                last.retain(|(level, _), _| *level <= depth || *level == u8::MAX);
            }
            let number = heading.number;
            let place = plan.place(span);
            let before = (depth < u8::MAX).then(|| series.insert(heading.style, (number, at)));
            match last.insert((depth, heading.style), (number, at)) {
                // Paragraphs under other words may count anew; headings of one chapter, and paragraphs that
                // follow one another, do not.
                Some((1, earlier)) if number == 1 && depth == u8::MAX && at > earlier + 1 => {}
                Some((then, _)) if number == 1 && then > 1 || number == then + 1 => {}
                Some((then, earlier)) if number == then => {
                    findings.push(twice(
                        heading.label,
                        &place,
                        &plan.place(blocks[earlier].span),
                    ));
                }
                Some((then, earlier)) if number > then => {
                    let missing = !runs_on(&blocks[earlier..at], heading.style, number - 1);
                    let help = "对照原件，看是否缺了一段";
                    findings.extend(missing.then(|| gap(then, number, "个", &place).help(help)));
                }
                Some((then, earlier)) => {
                    // 1.80周岁以上的； 2.…: the first of a series may not look like one.
                    let begun = runs_on(&blocks[earlier + 1..at], heading.style, number - 1);
                    findings.extend((!begun).then(|| back(then, number, &place)));
                }
                // The numbers of a level that goes on under a new parent were not kept: nothing to compare, but
                // that no two headings that follow one another are both the third.
                None => match before.flatten() {
                    Some((then, earlier)) if number == then && number > 1 => {
                        findings.push(twice(
                            heading.label,
                            &place,
                            &plan.place(blocks[earlier].span),
                        ));
                    }
                    _ => {}
                },
            }
        }
    }
    findings
}

/// The numbers in a block, with their places: that of the block, and those of further tasks in its paragraph.
fn numbers<'p>(plan: &'p Plan, block: &'p Block) -> Vec<(Heading<'p>, Span)> {
    let (text, tasks) = match &block.kind {
        BlockKind::Heading { text, .. } => (text, None),
        BlockKind::Paragraph { text, tasks } => (text, Some(tasks)),
        _ => return Vec::new(),
    };
    let inside =
        |note: &Note| block.span.start <= note.span.start && note.span.end <= block.span.end;
    if plan.notes.iter().any(inside) {
        // Notes have their own order.
        return Vec::new();
    }
    let further = tasks
        .into_iter()
        .flatten()
        .skip(1)
        .filter_map(|(task, range)| {
            let label = plan.tasks[*task].label.as_str();
            let at = text[..range.start].rfind(label)?;
            let heading = item::heading(&text[at..])?;
            (at > 0 && at + heading.len == range.start).then_some((heading, at))
        });
    // 附件：1.… begins a list of its own, which goes on in the paragraphs behind.
    let opens = annexes(text);
    let first = item::heading(&text[opens..]).map(|heading| (heading, opens));
    // 2.3 is not followed by 2.4 only.
    first
        .into_iter()
        .chain(further)
        .map(|(heading, at)| (whole(heading), at))
        .filter(|(heading, _)| !heading.label.contains('.'))
        .map(|(heading, at)| {
            // Of （二） the number itself is meant.
            let number = heading.label.trim_matches(|c: char| !c.is_alphanumeric());
            let start = at + heading.label.find(number).unwrap_or_default();
            let span = text.span(start..start + number.len());
            (heading, span)
        })
        .collect()
}

/// Where a list of annexes begins in a paragraph; 0 in any other.
fn annexes(text: &str) -> usize {
    let annex = words().documents.annex.as_str();
    let rest = text.trim_start().strip_prefix(annex);
    let list = rest.and_then(|rest| rest.strip_prefix(['：', ':']));
    list.map_or(0, |list| text.len() - list.trim_start().len())
}

/// The number of 1.80周岁以上, which is 1: no item has so many parts.
fn whole(heading: Heading<'_>) -> Heading<'_> {
    const PARTS: u32 = 20;
    match heading.label.split_once('.') {
        Some((first, part)) if part.parse().is_ok_and(|part: u32| part > PARTS) => Heading {
            number: first.parse().unwrap_or(heading.number),
            label: first,
            ..heading
        },
        _ => heading,
    }
}

/// Whether the item stands within the text of blocks, where several items share a paragraph.
fn runs_on(blocks: &[Block], style: Style, number: u32) -> bool {
    let han = numeral::write(number);
    let label = match style {
        Style::Han => format!("{han}、"),
        Style::HanBracket => format!("{han}）"),
        Style::Arabic => format!("{number}."),
        Style::ArabicBracket => format!("{number}）"),
        _ => return false,
    };
    let texts = blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Paragraph { text, .. } | BlockKind::Heading { text, .. } => Some(text.as_str()),
        _ => None,
    });
    texts
        .into_iter()
        .any(|text| text.replace(')', "）").replace('．', ".").contains(&label))
}

pub(crate) fn twice(label: &str, place: &Place, earlier: &Place) -> Diagnostic {
    let message = format!("序号 {label} 出现两次");
    Diagnostic::new(Code::NumberTwice, place.clone(), message).related(earlier.clone(), "前一次")
}

pub(crate) fn gap(last: u32, number: u32, word: &str, place: &Place) -> Diagnostic {
    let missing = if number == last + 2 {
        format!("缺第 {} {word}", last + 1)
    } else {
        format!("缺第 {} 至 {} {word}", last + 1, number - 1)
    };
    Diagnostic::new(
        Code::NumberGap,
        place.clone(),
        format!("序号从 {last} 跳到 {number}，{missing}"),
    )
}

pub(crate) fn back(last: u32, number: u32, place: &Place) -> Diagnostic {
    Diagnostic::new(
        Code::NumberGap,
        place.clone(),
        format!("序号 {number} 排在 {last} 之后，次序颠倒"),
    )
}
