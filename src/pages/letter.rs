//! The lines of a document that are set apart in the manner of GB/T 9704: its number and subtitle in the
//! middle, the bodies it is sent to without indent, signature and date at the right.

use crate::lexicon::layout;
use crate::plan::{Block, BlockKind};
use crate::zh::day::Day;

/// Longer lines are sentences, not signatures.
const SIGNATURE: usize = 40;

/// How each block of a document is set: a class, empty for ordinary paragraphs and whatever is none.
pub(super) fn places(blocks: &[Block], number: Option<&str>) -> Vec<&'static str> {
    let mut places = vec![""; blocks.len()];
    // The next paragraph may be one that stands between a title and the text.
    let mut opening = false;
    for (at, block) in blocks.iter().enumerate() {
        let text = match &block.kind {
            BlockKind::Paragraph { text, tasks } if tasks.is_empty() => bare(text),
            BlockKind::Heading { level, .. } => {
                opening = *level == 1;
                continue;
            }
            _ => {
                opening = false;
                continue;
            }
        };
        if number.is_some_and(|number| bare(number) == text) {
            places[at] = "number";
            continue;
        }
        if annex(&text) {
            places[at] = "to";
            continue;
        }
        if is_date(&text) {
            places[at] = "date";
            for before in (0..at).rev() {
                match &blocks[before].kind {
                    BlockKind::Paragraph { text, tasks } if tasks.is_empty() && signs(text) => {
                        places[before] = "sign";
                    }
                    _ => break,
                }
            }
        } else if opening && text.starts_with('（') && text.ends_with('）') {
            places[at] = "number";
            continue;
        } else if opening && text.ends_with('：') && !text.contains('。') {
            places[at] = "to";
        }
        opening = false;
    }
    places
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// 附件, 附件1, 附件2： over an annex.
fn annex(text: &str) -> bool {
    layout::words()
        .marks
        .annexes
        .start(text)
        .is_some_and(|word| {
            let number = text[word.len()..].trim_end_matches([':', '：']);
            number.chars().all(|c| c.is_ascii_digit())
        })
}

/// A line that is a body's name and nothing else.
fn signs(text: &str) -> bool {
    let ends = |c: char| "。，；：？！,;:）)".contains(c);
    text.chars().count() <= SIGNATURE
        && !text.chars().any(ends)
        && layout::words().marks.annexes.start(text).is_none()
}

/// 2021年8月4日, 二〇二一年八月四日; in brackets it is part of a title.
fn is_date(text: &str) -> bool {
    !text.starts_with(['（', '(']) && Day::from_words(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::{is_date, signs};

    #[test]
    fn dates_are_whole_lines() {
        assert!(is_date("2021年8月4日") && is_date("二〇二一年八月四日"));
        assert!(!is_date("2021年8月4日前完成") && !is_date("年月日"));
    }

    #[test]
    fn a_signature_is_no_sentence() {
        assert!(signs("重庆市人民政府"));
        assert!(!signs("请认真贯彻执行。") && !signs("各区县人民政府："));
    }
}
