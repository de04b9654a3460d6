//! Words and marks that stand twice (的的, 建立建立, 。。), and half-width marks in Chinese sentences.

use std::collections::BTreeMap;
use std::ops::Range;

use super::blocks::texts;
use super::input::Input;
use crate::diag::{Code, Diagnostic};
use crate::lexicon::proof::words;
use crate::plan::Plan;
use crate::text::Span;
use crate::zh::{is_cjk, numeral};

/// More half-width marks in a plan than so many are one finding: the whole document was typed so.
const MOST: usize = 5;

/// Runs the rules.
pub(super) fn run(input: &Input<'_>) -> Vec<Diagnostic> {
    let plans = input.atlas.plans.iter();
    plans
        .flat_map(|node| {
            let mut findings = doubled(&node.plan);
            findings.extend(half_width(&node.plan));
            findings
        })
        .collect()
}

fn doubled(plan: &Plan) -> Vec<Diagnostic> {
    let all = texts(plan).flat_map(|text| twice(text).into_iter().map(move |range| (text, range)));
    all.map(|(text, range)| {
        let message = format!("“{}”重复", &text[range.clone()]);
        Diagnostic::new(Code::Doubled, plan.place(text.span(range)), message)
            .help("对照原件，删去多余的一个")
    })
    .collect()
}

/// Everything that stands twice.
fn twice(text: &str) -> Vec<Range<usize>> {
    let words = &words().doubled;
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let end = |at: usize| chars.get(at).map_or(text.len(), |(byte, _)| *byte);
    let word = |from: usize, count: usize| &text[chars[from].0..end(from + count)];
    let mut out = Vec::new();
    let mut at = 0;
    while at + 1 < chars.len() {
        let (byte, c) = chars[at];
        let same = chars[at + 1].1 == c;
        let run = chars[at..]
            .iter()
            .take_while(|(_, other)| *other == c)
            .count();
        let marks = |at: usize| words.marks.holds(word(at, 1));
        let small = same
            && run == 2
            && words.small.holds(word(at, 1))
            && words.behind.end(&text[..byte]).is_none()
            && words.before.start(&text[end(at + 2)..]).is_none();
        // 。。。 stands for an ellipsis.
        let two_marks = run <= 2 && marks(at) && marks(at + 1);
        if small || two_marks {
            out.push(byte..end(at + 2));
            at += 2;
        } else if let Some(count) = (2..=4).find(|count| again(&chars[at..], *count))
            && words.meant.start(&text[byte..]).is_none()
        {
            out.push(byte..end(at + 2 * count));
            at += 2 * count;
        } else {
            at += run;
        }
    }
    out
}

/// Whether a word of so many Chinese characters stands twice; 一一二二 and 常常 are none.
fn again(chars: &[(usize, char)], count: usize) -> bool {
    let Some(both) = chars.get(..2 * count) else {
        return false;
    };
    let (first, second) = both.split_at(count);
    let same = first.iter().zip(second).all(|(a, b)| a.1 == b.1);
    let is_word = first
        .iter()
        .all(|(_, c)| is_cjk(*c) && !numeral::is_han_numeral(*c));
    same && is_word && first.iter().any(|(_, c)| *c != first[0].1)
}

fn half_width(plan: &Plan) -> Vec<Diagnostic> {
    let source = plan.source.source();
    let in_texts = texts(plan).flat_map(|text| {
        let found = halves(text).into_iter();
        found.map(move |(range, full)| (text.span(range), full))
    });
    // Cells of bodies are no texts of their own.
    let cells = plan.tasks.iter().flat_map(|task| &task.cells);
    let in_cells = cells.flat_map(|cell| {
        let found = halves(&source.text[cell.range()]).into_iter();
        found.map(|(range, full)| {
            (
                Span::from(cell.range().start + range.start..cell.range().start + range.end),
                full,
            )
        })
    });
    let all: BTreeMap<Span, char> = in_texts.chain(in_cells).collect();
    let more = if all.len() > MOST {
        format!("；本方案共有 {} 处", all.len())
    } else {
        String::new()
    };
    let told = if all.len() > MOST { 1 } else { all.len() };
    all.into_iter()
        .take(told)
        .map(|(span, full)| {
            let half = &source.text[span.range()];
            let message = format!("这里用了半角的“{half}”，应为全角的“{full}”{more}");
            Diagnostic::new(Code::HalfWidth, plan.place(span), message).help("改成全角标点")
        })
        .collect()
}

/// Half-width marks between Chinese characters, and what they should be.
fn halves(text: &str) -> Vec<(Range<usize>, char)> {
    let chinese = |c: char| is_cjk(c) || "”）》〕％%".contains(c);
    let goes_on = |c: char| is_cjk(c) || "“（《".contains(c) || c.is_ascii_digit();
    let marks = text
        .char_indices()
        .filter_map(|(at, c)| Some((at, c, *words().doubled.half.get(&c)?)));
    marks
        .filter(|(at, c, _)| {
            let before = text[..*at].chars().next_back();
            let after = text[at + c.len_utf8()..]
                .trim_start_matches(' ')
                .chars()
                .next();
            // 一.总体要求 has the stop of a number.
            let numbered = *c == '.' && before.is_some_and(numeral::is_han_numeral);
            before.is_some_and(chinese)
                && !numbered
                && after.is_none_or(|after| goes_on(after) || after == '\n')
        })
        .map(|(at, c, full)| (at..at + c.len_utf8(), full))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{halves, twice};

    #[test]
    fn what_stands_twice() {
        let found = |text: &'static str| -> Vec<&str> {
            twice(text).into_iter().map(|range| &text[range]).collect()
        };
        assert_eq!(
            found("纳入的的数据，建立建立专班。。按照职责按照职责分工、、推进"),
            ["的的", "建立建立", "。。", "按照职责按照职责", "、、"]
        );
        for text in [
            "以营利为目的的活动",
            "实实在在",
            "常常",
            "一一对应",
            "及时",
            "参与与合作",
            "家家户户",
            "。。。",
            "个个都是",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn half_width_marks() {
        let found = |text: &'static str| -> Vec<&str> {
            halves(text)
                .into_iter()
                .map(|(range, _)| &text[range])
                .collect()
        };
        assert_eq!(found("问题,到2025年;各市"), [",", ";"]);
        assert_eq!(found("1:2，3,000，A;B，http://a"), [""; 0]);
    }
}
