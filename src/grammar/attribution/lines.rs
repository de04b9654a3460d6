//! Words behind a label: 责任单位：市商务委, to the end of what they say.

use std::ops::Range;

use super::evidence::{Attribution, is_named, read};
use crate::front::LeadRule;
use crate::grammar::bare_label::bare_label;
use crate::grammar::lex::Tokens;
use crate::grammar::remark;
use crate::lexicon::{Label, words};
use crate::rule::Rule;
use crate::zh::trim::trim_blanks;
use crate::zh::{self, item};

pub(in crate::grammar) static LINE: Rule = Rule {
    name: "labelled-line",
    why: "正文中以“责任单位：”“责任单位为”一类标签开头的话，到句末或者换行为止",
    example: "下放权限。责任单位：市商务委、市财政局。",
    counter: "明确职责，完善责任单位：台账、清单制度。",
};
pub(in crate::grammar) static BARE: Rule = Rule {
    name: "label-without-colon",
    why: "一句或者一个分句以“牵头单位”“责任部门”一类标签开头，后面没有冒号，到逗号或句末全是单位名称",
    example: "宣传组。牵头单位县委宣传部，成员单位县文旅局，负责宣传发动。",
    counter: "责任单位要定期报告进展。",
};
pub(in crate::grammar) static FURTHER: Rule = Rule {
    name: "further-line",
    why: "整段以标签开头，没有读不懂的，接着说前一行说的任务",
    example: "完成时限：2022年6月",
    counter: "2022年6月完成",
};

/// The most characters of a label, with the blanks by which it may be spread over its line.
const LONGEST_LABEL: usize = 40;
/// Within how many characters the colon of a further label stands.
const NEAR: usize = 30;

/// What a labelled line says, if it names anybody.
pub(super) fn attribution(
    text: &str,
    line: &Range<usize>,
    inner: Range<usize>,
    lead: Option<LeadRule>,
) -> Option<Attribution> {
    let inside = &text[inner.clone()];
    let statement = read(inside, lead);
    let rule = if inside.contains(['：', ':', '为']) {
        &LINE
    } else {
        &BARE
    };
    // Behind 为 instead of a colon must stand names, and nothing else.
    let says = inside.contains(['：', ':'])
        || statement.unread.is_empty() && statement.answers.iter().all(is_named);
    (says && !statement.answers.is_empty()).then(|| Attribution {
        range: line.clone(),
        inner,
        statement,
        labelled: true,
        rule,
    })
}

/// A whole paragraph that goes on with the labelled line before it: 完成时限：2022年6月.
pub(crate) fn further(text: &str) -> Option<Attribution> {
    words().labels.opening(text, &words().columns)?;
    let statement = read(text, None);
    statement.unread.is_empty().then_some(Attribution {
        range: 0..text.len(),
        inner: 0..text.len(),
        statement,
        labelled: true,
        rule: &FURTHER,
    })
}

/// Whether a bracket only says how the lists are to be read: 〔列首位的为牵头单位，下同〕.
pub(super) fn is_legend(bracket: &str) -> bool {
    let inside = bracket.trim_matches(|c| "（）()〔〕[]【】［］".contains(c));
    let first = inside
        .split(['，', '；', ',', ';'])
        .next()
        .unwrap_or_default();
    words().asides.again.within(inside) && remark::is_remark(first)
}

/// Stretches that begin with a label: 责任单位：…, to the end of the paragraph or the next text.
pub(super) fn labelled(text: &str, brackets: &[Range<usize>]) -> Vec<Range<usize>> {
    let labels = &words().labels;
    let columns = &words().columns;
    let mut out: Vec<Range<usize>> = Vec::new();
    for (at, mark) in text.match_indices(['：', ':', '为']) {
        let start = out.last().map_or(0, |last| last.end);
        let next = brackets.partition_point(|bracket| bracket.end <= at);
        if at < start || brackets.get(next).is_some_and(|bracket| bracket.start < at) {
            continue;
        }
        // 责任单位（列第一位者为牵头单位）：
        let remark = brackets[..next].last();
        let end = remark
            .filter(|bracket| bracket.end == at && bracket.start > start)
            .map_or(at, |bracket| bracket.start);
        let before = &text[..end];
        // 为 is a common word: one look at what stands before it spares the rest.
        if mark == "为" && labels.ends.end(before.trim_end()).is_none() {
            continue;
        }
        // 责 任 单 位：, spread over its line.
        let line = behind(before, |c| STOPS.contains(c) || c == '\n');
        let spread =
            line.filter(|&line| labels.is_role(&zh::key(&before[line..]), columns).is_some());
        let word = || behind(before, |c| STOPS.contains(c) || c.is_whitespace());
        let Some(from) = spread.or_else(word) else {
            continue;
        };
        let from = from + item::heading(&before[from..]).map_or(0, |h| h.len);
        // After ， or 、 it is part of a sentence: 明确责任单位：…. 牵头部门为县住建局 behind one must name somebody.
        if mark != "为" && before[..from].ends_with(['，', ',', '、']) {
            continue;
        }
        let label = &text[from..at];
        let role = match mark {
            "为" => labels.is_role(label, columns),
            _ => labels.read(label, columns),
        };
        if !matches!(role, Some(Label::Role(_))) || labels.not_lines.start(label).is_some() {
            continue;
        }
        // 完成时间：2024年6月　责任单位：…: another label opens the line.
        let begins = before
            .rfind(|c| "。；！？\n".contains(c))
            .map_or(0, |at| {
                at + before[at..].chars().next().map_or(0, char::len_utf8)
            })
            .max(start)
            .min(from);
        let opening = &before[begins..from];
        let from = match labels.opening(opening, columns) {
            Some((Label::Deadline | Label::Other, ..)) => from - opening.trim_start().len(),
            _ => from,
        };
        out.push(from..line_end(text, at + mark.len(), brackets));
    }
    out
}

/// Stretches of labels that names follow without a colon: 牵头单位县委宣传部，成员单位县文旅局.
pub(super) fn bare(text: &str) -> Vec<Range<usize>> {
    // Most paragraphs have none of the words.
    if !words().labels.ends.within(text) {
        return Vec::new();
    }
    let tokens = Tokens::new(text);
    let mut out: Vec<Range<usize>> = Vec::new();
    for piece in tokens.split(&tokens.whole(), |c| "。；;\n，".contains(c)) {
        let number = item::heading(&text[piece.clone()]).map_or(0, |h| h.len);
        let piece = trim_blanks(text, piece.start + number..piece.end);
        let Some((label, _)) = bare_label(&tokens, &piece) else {
            continue;
        };
        match out.last_mut() {
            Some(last) if text[last.end..piece.start] == *"，" => last.end = piece.end,
            // 完成时限2031年6月 alone may be said of anything.
            _ if matches!(label, Label::Role(_)) => out.push(piece),
            _ => {}
        }
    }
    out
}

/// What no label goes over.
const STOPS: &str = "。；！？）)〕】，,、—–";

/// Where a text goes on behind the last character that stops; none where that is too far from its end for a
/// label.
fn behind(text: &str, stops: impl Fn(char) -> bool) -> Option<usize> {
    let mut from = text.len();
    for (at, c) in text.char_indices().rev().take(LONGEST_LABEL) {
        if stops(c) {
            return Some(from);
        }
        from = at;
    }
    (from == 0).then_some(from)
}

/// Where a labelled stretch ends: at a full stop or line break that no further label follows.
fn line_end(text: &str, from: usize, brackets: &[Range<usize>]) -> usize {
    for (at, stop) in text[from..].match_indices(['。', '\n']) {
        let at = from + at;
        let next = brackets.partition_point(|bracket| bracket.end <= at);
        if brackets.get(next).is_some_and(|bracket| bracket.start < at) {
            continue;
        }
        let next = at + stop.len();
        let rest = text[next..].trim_start();
        // A label is short: the colon stands near.
        let near = rest
            .char_indices()
            .nth(NEAR)
            .map_or(rest.len(), |(at, _)| at);
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
