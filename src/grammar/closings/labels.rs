//! Words behind a label: 责任单位：市商务委, to the end of what they say.

use std::ops::Range;

use crate::lexicon::{self, Label, words};
use crate::zh::{self, list, numeral};

/// Stretches that begin with a label: 责任单位：…, to the end of the paragraph or the next text.
pub(crate) fn find(text: &str) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for (at, c) in list::outside(text) {
        if !matches!(c, '：' | ':' | '为') || out.last().is_some_and(|last| at < last.end) {
            continue;
        }
        // 责任单位（列第一位者为牵头单位）：
        let start = out.last().map_or(0, |last| last.end);
        let end = list::last_bracket(&text[start..at]).map_or(at, |b| start + b.start);
        let before = &text[..end];
        let behind = |stop: fn(char) -> bool| {
            let last = before.char_indices().rev().find(|&(_, c)| stop(c));
            last.map_or(0, |(at, c)| at + c.len_utf8())
        };
        // 责 任 单 位：, spread over its line.
        let line = behind(|c| "。；！？）)〕】，,、\n".contains(c));
        let spread = words()
            .labels
            .is_role(&zh::key(&before[line..]), &words().columns);
        let from = match spread {
            Some(_) => line,
            None => behind(|c| c.is_whitespace() || "。；！？）)〕】，,、".contains(c)),
        };
        let from = from + numeral::heading(&before[from..]).map_or(0, |h| h.len);
        // After ， or 、 it is part of a sentence: 明确责任单位：….
        if before[..from].ends_with(['，', ',', '、']) {
            continue;
        }
        let label = &text[from..at];
        let role = match c {
            '为' => words().labels.is_role(label, &words().columns),
            _ => words().labels.read(label, &words().columns),
        };
        if matches!(role, Some(Label::Role(_)))
            && lexicon::start(&words().labels.not_lines, label).is_none()
        {
            // 完成时间：2024年6月　责任单位：…: another label opens the line.
            let begins = behind(|c| "。；！？\n".contains(c)).max(start).min(from);
            let above = &before[begins..from];
            let from = match words().labels.opening(above, &words().columns) {
                Some((Label::Deadline | Label::Other, ..)) => from - above.trim_start().len(),
                _ => from,
            };
            out.push(from..line_end(text, at + c.len_utf8()));
        }
    }
    out
}

/// Where a labelled stretch ends: at a full stop or line break that no further label follows.
fn line_end(text: &str, from: usize) -> usize {
    for (at, c) in list::outside(&text[from..]) {
        if !matches!(c, '。' | '\n') {
            continue;
        }
        let next = from + at + c.len_utf8();
        let rest = text[next..].trim_start();
        // A label is short: the colon stands near.
        let near = rest.char_indices().nth(30).map_or(rest.len(), |(at, _)| at);
        if words()
            .labels
            .opening(&rest[..near], &words().columns)
            .is_none()
        {
            return next;
        }
    }
    text.len()
}
