//! Joining what page and line breaks cut inside a cell.

use crate::document::{Cell, Text};
use crate::lexicon::layout as vocabulary;
use crate::recognise::line_shape;
use crate::zh::list;
use crate::zh::numeral;
use crate::zh::{ends_sentence, is_cjk};

/// The lines of a cell that names units: a name cut by a line break is joined; where each line is a
/// whole name, the break stays and separates them.
pub(crate) fn units(cell: &Cell) -> Text {
    let mut out = Text::default();
    for line in &cell.lines {
        let before = out.as_str();
        if !before.is_empty() {
            let goes_on = is_bracket(line.as_str())
                || before.ends_with(['、', '，', ',', '；', ';', '：', ':', '（', '('])
                || line
                    .as_str()
                    .starts_with(['、', '，', ',', '；', ';', '）', ')'])
                || numeral::heading(line.as_str()).is_none()
                    && !line_shape::is_labelled(line.as_str())
                    && !vocabulary::ends_like_body(list::without_last_bracket(before))
                    && !before.ends_with('。');
            if !goes_on {
                out.push_break();
            }
        }
        out.push(line);
    }
    out
}

/// （牵头） on a line of its own goes with the name above it.
fn is_bracket(line: &str) -> bool {
    let stretches = list::brackets(line);
    matches!(stretches.as_slice(), [one] if *one == (0..line.len()))
}

/// The lines of any other cell: a sentence cut by a line break is joined, paragraphs stay apart.
pub(crate) fn text(cell: &Cell) -> Text {
    let mut out = Text::default();
    for line in &cell.lines {
        let before = out.as_str();
        if !before.is_empty() {
            let starts = numeral::heading(line.as_str()).is_some();
            if ends_sentence(before) || starts {
                out.push_break();
            }
        }
        out.push(line);
    }
    out
}

/// Whether joining two pieces would print the character at the break twice (赔偿|偿，切实): the pair of
/// characters before the break is a word of the document, the doubled character is not.
pub(crate) fn doubled(before: &str, after: &str, document: &str) -> bool {
    let mut back = before.chars().rev();
    let (Some(last), Some(second)) = (back.next(), back.next()) else {
        return false;
    };
    if !after.starts_with(last) || !is_cjk(last) || !is_cjk(second) {
        return false;
    }
    let twice: String = [last, last].iter().collect();
    let word: String = [second, last].iter().collect();
    let next = after.chars().nth(1);
    let closes = next.is_some_and(|c| !is_cjk(c));
    !document.contains(&twice) && document.matches(&word).count() >= 2 && closes
}
