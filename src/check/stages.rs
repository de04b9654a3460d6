//! What is promised at the end of a paragraph and follows in paragraphs or headings of their own: 分三个阶段推进。
//! （一）… （二）… （三）…; 坚持以下四条原则： 一是… 二是….

use std::ops::Range;

use super::figures::is_figure;
use super::input::Input;
use crate::diag::{Code, Diagnostic};
use crate::lexicon::check::words;
use crate::lexicon::proof;
use crate::plan::{Block, BlockKind, Plan};
use crate::zh::item::{self, Style};
use crate::zh::numeral;

/// The longest name of what is counted.
const NOUN: usize = 8;
/// Words before the number in its sentence, at most: a longer one says more than how many follow.
const BEFORE: usize = 24;

/// Runs the rule.
pub(super) fn run(input: &Input<'_>) -> Vec<Diagnostic> {
    input
        .atlas
        .plans
        .iter()
        .flat_map(|node| plan(&node.plan))
        .collect()
}

fn plan(plan: &Plan) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut level = 1;
    for (at, block) in plan.blocks.iter().enumerate() {
        match &block.kind {
            BlockKind::Heading { level: here, .. } => level = *here,
            BlockKind::Paragraph { text, .. } => {
                let Some((promised, range)) = promise(text) else {
                    continue;
                };
                let found = follow(&plan.blocks[at + 1..], level);
                if found >= 2 && found != promised {
                    let message = format!("这里说有{promised}个，后面列出的是{found}个");
                    findings.push(
                        Diagnostic::new(Code::ListLength, plan.place(text.span(range)), message)
                            .help("对照原件核对；原件如此的，在更正或 [[check.allow]] 里注明"),
                    );
                }
            }
            _ => {}
        }
    }
    findings
}

/// The number in the last sentence of a paragraph that says how many points follow, with what it counts.
fn promise(text: &str) -> Option<(u32, Range<usize>)> {
    let promises = &words().promises;
    let body = text.trim_end();
    let announced = body.ends_with(['：', ':']);
    let body = body.trim_end_matches(['。', '：', ':']);
    let sentence = body.len() - body.rsplit(['。', '；', '\n']).next()?.len();
    let said = &body[sentence..];
    let mut found = said.char_indices().filter_map(|(at, c)| {
        let begins = is_figure(c) && !said[..at].ends_with(is_figure);
        let end = at + said[at..].find(|c| !is_figure(c))?;
        let number =
            numeral::read(&said[at..end]).filter(|number| begins && (2..30).contains(number))?;
        let unit = promises.counters.start(&said[end..])?;
        let before = &said[..at];
        let parted = proof::words().points.parts.end(before).is_some();
        let counts = promises.no_counts.end(before).is_none()
            && !said[end + unit.len()..].starts_with(&promises.at_least);
        let rest = &said[end..];
        let noun = rest.find(['，', '、', '：']).unwrap_or(rest.len());
        let short = rest[..noun].chars().count() <= NOUN && before.chars().count() <= BEFORE;
        let promises = short && (parted || announced && noun == rest.len());
        counts.then_some((promises, number, sentence + at..sentence + end + noun))
    });
    // Of two numbers one cannot tell which one is meant.
    let (promises, number, range) = found.next()?;
    (promises && found.next().is_none()).then_some((number, range))
}

/// How many points follow: the paragraphs or headings of one style from the first on, up to what ends the section.
fn follow(blocks: &[Block], section: u8) -> u32 {
    let mut series: Option<(Mark, Option<u8>)> = None;
    let mut count = 0;
    for block in blocks {
        let (text, level) = match &block.kind {
            BlockKind::Heading { text, level } => (text, Some(*level)),
            BlockKind::Paragraph { text, .. } => (text, None),
            _ => return count,
        };
        if level.is_some_and(|level| level <= section) {
            return count;
        }
        let mark = mark(text);
        match (&series, mark) {
            (None, Some((first, 1))) => {
                series = Some((first, level));
                count = 1;
            }
            (None, _) => return 0,
            (Some((own, depth)), Some((mark, _))) if *own == mark && *depth == level => count += 1,
            // Points that are paragraphs end at the next heading.
            (Some((_, None)), _) if level.is_some() => return count,
            _ => {}
        }
    }
    count
}

/// How a point is numbered.
#[derive(PartialEq, Eq)]
enum Mark {
    Number(Style),
    /// 一是.
    Is,
}

/// The number that a paragraph or heading begins with.
fn mark(text: &str) -> Option<(Mark, u32)> {
    if let Some(heading) = item::heading(text) {
        return Some((Mark::Number(heading.style), heading.number));
    }
    let text = text.trim_start();
    let length = text.find(|c| !numeral::is_han_numeral(c))?;
    let number = numeral::read(&text[..length])?;
    text[length..]
        .starts_with(&words().points.is)
        .then_some((Mark::Is, number))
}

#[cfg(test)]
mod tests {
    use super::promise;

    #[test]
    fn what_promises_points_that_follow() {
        let found =
            |text: &'static str| promise(text).map(|(number, range)| (number, &text[range]));
        assert_eq!(found("试点工作分三个阶段推进。"), Some((3, "三个阶段推进")));
        assert_eq!(found("坚持以下四条原则："), Some((4, "四条原则")));
        for text in [
            "共有三个阶段。",
            "分三个阶段、六项任务推进。",
            "第三个阶段：",
            "分三年推进。",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
