//! Notes on the tasks (注：1. … 2. …), and the tasks that each names (表中第7、23项).

use std::ops::Range;

use crate::lexicon::words;
use crate::plan::ids;
use crate::plan::model::Note;
use crate::text::Text;
use crate::zh::item::{self, Style};
use crate::zh::list;
use crate::zh::numeral;
use crate::zh::trim::{trim_blanks, trim_matches};

/// Takes paragraphs one after another and keeps those that are notes.
#[derive(Debug, Default)]
pub(super) struct Notes {
    pub(super) notes: Vec<Note>,
    /// The number of the last item of an open list of notes.
    open: Option<u32>,
}

impl Notes {
    /// A paragraph; it is a note if it begins with 注：, or goes on with the next number behind one.
    pub(super) fn paragraph(&mut self, text: &Text) {
        let opens = words().notes.opens.start(text);
        let start = opens.map(|word| text.len() - text[word.len()..].trim_start().len());
        let item = |at: usize| item::heading(&text[at..]).filter(|h| h.style >= Style::Arabic);
        let from = match (start, self.open) {
            (Some(start), _) => {
                self.open = Some(item(start).map_or(0, |h| h.number));
                start
            }
            // A number may have been left out; `check` tells it.
            (None, Some(last))
                if last > 0
                    && item(0).is_some_and(|h| (last + 1..=last + 2).contains(&h.number)) =>
            {
                self.open = item(0).map(|h| h.number);
                0
            }
            _ => {
                self.open = None;
                return;
            }
        };
        for range in items(text, from) {
            if let Some(heading) = item::heading(&text[range.clone()]) {
                self.open = Some(heading.number);
            }
            self.notes.push(Note {
                text: text.slice(range.clone()),
                labels: labels(&text[range.clone()])
                    .into_iter()
                    .map(|named| named.label)
                    .collect(),
                span: text.span(range),
            });
        }
    }

    /// Any other block ends a list of notes.
    pub(super) fn end(&mut self) {
        self.open = None;
    }
}

/// The items of a paragraph of notes: a line break or a full stop before the next number parts them.
fn items(text: &str, from: usize) -> Vec<Range<usize>> {
    let mut cuts = vec![from];
    let mut last = item::heading(&text[from..]).map(|h| h.number);
    for (at, c) in text[from..].char_indices() {
        let next = from + at + c.len_utf8();
        let Some(number) = last.filter(|_| matches!(c, '\n' | '。' | '；')) else {
            continue;
        };
        let rest = text[next..].trim_start();
        if item::heading(rest).is_some_and(|h| h.style >= Style::Arabic && h.number == number + 1) {
            last = Some(number + 1);
            cuts.push(text.len() - rest.len());
        }
    }
    cuts.push(text.len());
    cuts.windows(2)
        .map(|w| trim_blanks(text, w[0]..w[1]))
        .filter(|r| !r.is_empty())
        .collect()
}

/// The label of a task that a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    /// As a plain number.
    pub(crate) label: String,
    /// The bytes of the number in the text; of one inside 28至30, of that.
    pub(crate) range: Range<usize>,
}

/// The labels in 第7、23、28至30项; whether a table has them is for `check` to ask.
pub(crate) fn labels(text: &str) -> Vec<Named> {
    let words = &words().notes;
    let mut out = Vec::new();
    for (at, word) in text.match_indices('第') {
        let start = at + word.len();
        let rest = &text[start..];
        let end = rest
            .find(|c: char| {
                !(c.is_ascii_digit()
                    || numeral::is_han_numeral(c)
                    || words.between.contains(c)
                    || words.through.contains(c)
                    || matches!(c, '第' | ' '))
            })
            .unwrap_or(rest.len());
        if end == 0 || words.counted.start(&rest[end..]).is_none() {
            continue;
        }
        let split = |range: Range<usize>, marks: &str| -> Vec<Range<usize>> {
            let parts = list::split(&text[range.clone()], |c| marks.contains(c)).into_iter();
            parts
                .map(|part| range.start + part.start..range.start + part.end)
                .collect()
        };
        for part in split(start..start + end, &words.between) {
            let ends: Vec<Range<usize>> = split(part, &words.through)
                .into_iter()
                .map(|number| trim_matches(text, number, |c| c == '第' || c.is_whitespace()))
                .collect();
            match &ends[..] {
                [one] => out.extend(ids::ascii(&text[one.clone()]).map(|label| Named {
                    label,
                    range: one.clone(),
                })),
                [low, high] => {
                    let value = |range: &Range<usize>| numeral::read(&text[range.clone()]);
                    if let (Some(first), Some(last)) = (value(low), value(high))
                        && first <= last
                        && last - first < 1_000
                    {
                        out.extend((first..=last).map(|number| Named {
                            label: number.to_string(),
                            range: match number {
                                _ if number == first => low.clone(),
                                _ if number == last => high.clone(),
                                _ => low.start..high.end,
                            },
                        }));
                    }
                }
                _ => {}
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::items;

    #[test]
    fn labels_of_tasks_in_a_note() {
        let labels = |text| -> Vec<String> {
            let named = super::labels(text).into_iter();
            named.map(|named| named.label).collect()
        };
        assert_eq!(labels("表中第7、23、28项纳入框架实施"), ["7", "23", "28"]);
        assert_eq!(labels("第3至5项和第9项"), ["3", "4", "5", "9"]);
        assert!(labels("按照第三条规定，共21项").is_empty());
    }

    #[test]
    fn items_of_one_paragraph() {
        let text = "注：1. 甲。表中第7项乙。\n2. 丙";
        let parts: Vec<_> = items(text, "注：".len())
            .into_iter()
            .map(|r| &text[r])
            .collect();
        assert_eq!(parts, ["1. 甲。表中第7项乙。", "2. 丙"]);
    }
}
