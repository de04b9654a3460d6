//! Finding documents named in a text: 《…》 with its 发文字号, or a 发文字号 alone.
//!
//! A title may hold another one in 〈…〉. What ends like a licence (《船舶营业运输证》) is no document. Only the
//! words are read here; which document they mean is settled in `citations`.

use std::ops::Range;

use crate::lexicon::atlas::words;

/// Words of a text that name a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mention {
    /// Where the words stand: title and number with their brackets.
    pub(crate) range: Range<usize>,
    /// The title, without 《》.
    pub(crate) title: Option<String>,
    /// The number in its normal spelling.
    pub(crate) number: Option<String>,
    /// The short name that the text gives it: 以下简称总体方案.
    pub(crate) short: Option<String>,
}

/// All mentions of a text, in order.
pub(crate) fn mentions(text: &str) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut covered = 0;
    let titles = titles(text);
    for range in titles {
        for number in numbers(&text[covered.min(range.start)..range.start]) {
            let at = covered.min(range.start);
            found.push(alone(at, number));
        }
        let title = &text[range.start + '《'.len_utf8()..range.end - '》'.len_utf8()];
        let mut end = range.end;
        let (mut number, mut short) = (None, None);
        if let Some(inside) = bracket_after(text, range.end) {
            number = numbers(&text[inside.clone()])
                .into_iter()
                .next()
                .map(|(_, n)| n);
            short = short_name(&text[inside.clone()]);
            if number.is_some() || short.is_some() {
                end = inside.end + text[inside.end..].chars().next().map_or(0, char::len_utf8);
            }
        }
        covered = end;
        let is_document = words().documents.no_document.end(title).is_none();
        if number.is_some() || is_document && !title.trim().is_empty() {
            found.push(Mention {
                range: range.start..end,
                title: Some(title.replace('\n', "")),
                number,
                short,
            });
        }
    }
    for number in numbers(&text[covered..]) {
        found.push(alone(covered, number));
    }
    found
}

/// A number without a title.
fn alone(offset: usize, (range, number): (Range<usize>, String)) -> Mention {
    Mention {
        range: offset + range.start..offset + range.end,
        title: None,
        number: Some(number),
        short: None,
    }
}

/// The outermost 《…》, nesting counted.
fn titles(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '《' => open.push(at),
            '》' => {
                if let Some(start) = open.pop()
                    && open.is_empty()
                {
                    found.push(start..at + c.len_utf8());
                }
            }
            // A title never runs over a sentence: the opening one had no end.
            '。' | '；' => open.clear(),
            _ => {}
        }
    }
    found
}

/// The inside of a bracket that opens right at `at`.
fn bracket_after(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = &text[at..];
    let blanks = rest.len() - rest.trim_start().len();
    let open = rest.trim_start().chars().next()?;
    let close = match open {
        '（' => '）',
        '(' => ')',
        _ => return None,
    };
    let start = at + blanks + open.len_utf8();
    let mut depth = 1;
    for (offset, c) in text[start..].char_indices() {
        if c == open {
            depth += 1;
        } else if c == close {
            depth -= 1;
            if depth == 0 {
                return Some(start..start + offset);
            }
        }
    }
    None
}

/// 以下简称“总体方案” inside a bracket.
fn short_name(inside: &str) -> Option<String> {
    let (_, rest) = words()
        .documents
        .short_name
        .iter()
        .find_map(|opener| inside.split_once(opener.as_str()))?;
    let name: String = rest
        .trim_start_matches(['“', '"', '《', '「', ':', '：', '为'])
        .chars()
        .take_while(|c| !"”\"》」，。；,）)".contains(*c))
        .collect();
    (name.chars().count() >= 2).then_some(name)
}

/// Every 发文字号 of a text with its normal spelling.
fn numbers(text: &str) -> Vec<(Range<usize>, String)> {
    crate::docno::find(text)
}
