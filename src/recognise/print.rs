//! What printing and conversion leave in a text that was never written: page numbers, bookmarks of Word.
//!
//! They come with converted text files, and from there back into Word files and web pages, so they are looked
//! for in every format.

use std::ops::Range;

use super::explained::Explained;
use crate::document::{Block, Document, Removed, Text};
use crate::lexicon::layout;
use crate::rule::Rule;
use crate::zh::squeeze;

/// The rules of this step.
pub(super) static RULES: &[&Rule] = &[&PAGE_NUMBER, &BOOKMARK];

static PAGE_NUMBER: Rule = Rule {
    name: "page-number",
    why: "一行只有印在页边的页码：两边有横线的数字，或“第几页”",
    example: "请各单位认真落实。\n— 3 —\n请遵照执行。",
    counter: "请各单位认真落实。\n3\n请遵照执行。",
};

static BOOKMARK: Rule = Rule {
    name: "bookmark",
    why: "转换程序把 Word 的书签印成方括号里的字，原件上没有",
    example: "请各单位[bookmark: _GoBack]认真落实。",
    counter: "请各单位[附件1]认真落实。",
};

/// Takes bookmarks out of all lines and cells, and page numbers from between the lines; tells which rule took what.
pub(super) fn remove(document: &mut Document) -> Vec<Explained> {
    let removed = &mut document.removed;
    let before = removed.len();
    let mut blocks = Vec::with_capacity(document.blocks.len());
    let mut new_page = false;
    for mut block in document.blocks.drain(..) {
        match &mut block {
            Block::Line(line) => {
                if is_page_number(line.text.as_str()) {
                    removed.extend(gone(&line.text, PAGE));
                    new_page = true;
                    continue;
                }
                line.gap |= new_page;
                without_bookmarks(&mut line.text, removed);
            }
            Block::Table(table) => {
                for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
                    for line in &mut cell.lines {
                        without_bookmarks(line, removed);
                    }
                    cell.lines.retain(|line| !line.is_empty());
                }
            }
        }
        new_page = false;
        blocks.push(block);
    }
    document.blocks = blocks;
    let explained = removed[before..].iter().map(|gone| Explained {
        range: gone.range.clone(),
        rule: if gone.reason == PAGE {
            &PAGE_NUMBER
        } else {
            &BOOKMARK
        },
        note: None,
    });
    let explained = explained.collect();
    removed.sort_by_key(|gone| (gone.range.start, gone.range.end));
    explained
}

/// Why page numbers are left out.
const PAGE: &str = "页码";

/// Whether a line is only a printed page number: `— 3 —`, `-12-`, 第 3 页, 第3页 共10页.
fn is_page_number(line: &str) -> bool {
    let line = squeeze(line);
    let dash = ['-', '—', '–', '－', '―', '─'];
    let inner = line.trim_matches(dash);
    if line.starts_with(dash) && line.ends_with(dash) {
        return !inner.is_empty() && inner.chars().all(|c| c.is_ascii_digit());
    }
    layout::words()
        .page_numbers
        .iter()
        .any(|form| has_form(&line, form))
}

/// Whether a text is of a form in which `#` stands for digits.
fn has_form(text: &str, form: &str) -> bool {
    let mut rest = text;
    for (index, piece) in form.split('#').enumerate() {
        if index > 0 {
            let number = rest.trim_start_matches(|c: char| c.is_ascii_digit());
            if number.len() == rest.len() {
                return false;
            }
            rest = number;
        }
        let Some(behind) = rest.strip_prefix(piece) else {
            return false;
        };
        rest = behind;
    }
    rest.is_empty()
}

/// Takes the bookmarks out of one text.
fn without_bookmarks(text: &mut Text, removed: &mut Vec<Removed>) {
    let marks = bookmarks(text.as_str());
    if marks.is_empty() {
        return;
    }
    let mut kept = Text::default();
    let mut from = 0;
    for mark in marks {
        kept.push(&text.slice(from..mark.start));
        from = mark.end;
        removed.extend(gone(&text.slice(mark), "Word 书签"));
    }
    kept.push(&text.slice(from..text.as_str().len()));
    *text = kept;
}

/// Where bookmarks stand in a text, as converters print them: `[bookmark: _GoBack]`.
fn bookmarks(line: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = line[from..].find("[bookmark:") {
        let start = from + start;
        let Some(len) = line[start..].find(']') else {
            break;
        };
        found.push(start..start + len + 1);
        from = start + len + 1;
    }
    found
}

/// A text as removed for a reason.
fn gone(text: &Text, reason: &'static str) -> impl Iterator<Item = Removed> {
    text.sources().map(move |range| Removed { range, reason })
}

#[cfg(test)]
mod tests {
    use super::{bookmarks, is_page_number};

    #[test]
    fn page_numbers_stand_alone_on_their_lines() {
        for line in ["— 3 —", "-12-", "第 3 页", "第3页 共10页", "第3页/共10页"] {
            assert!(is_page_number(line), "{line}");
        }
        for line in ["—", "3", "第三页", "第3页的表格", "- 3 项 -", "第页"] {
            assert!(!is_page_number(line), "{line}");
        }
    }

    #[test]
    fn bookmarks_are_whole() {
        let text = "甲[bookmark: _GoBack]乙[bookmark: 丙";
        let marks: Vec<&str> = bookmarks(text)
            .into_iter()
            .map(|mark| &text[mark])
            .collect();
        assert_eq!(marks, ["[bookmark: _GoBack]"]);
    }
}
