//! Joining what page and line breaks cut inside a cell.

use crate::document::{Cell, Text};
use crate::lexicon::layout;
use crate::recognise::line_shape;
use crate::zh::list;
use crate::zh::width::width;
use crate::zh::{ends_sentence, is_cjk, item};

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
                || item::heading(line.as_str()).is_none()
                    && !line_shape::is_labelled(line.as_str())
                    && !layout::ends_like_body(list::without_last_bracket(end_of(before)))
                    && !before.ends_with('。');
            if !goes_on {
                out.push_break();
            }
        }
        out.push(line);
    }
    out
}

/// The end of a text that is long enough for a name with its bracket.
fn end_of(text: &str) -> &str {
    let from = text.len().saturating_sub(LONGEST_NAME);
    let from = (from..text.len()).find(|&at| text.is_char_boundary(at));
    &text[from.unwrap_or(text.len())..]
}

/// The most bytes of a name with the bracket behind it.
const LONGEST_NAME: usize = 600;

/// （牵头） on a line of its own goes with the name above it.
fn is_bracket(line: &str) -> bool {
    let stretches = list::brackets(line);
    matches!(stretches.as_slice(), [one] if *one == (0..line.len()))
}

/// The lines of any other cell: where a page or a column cut a sentence (`cut`: lines as wide as the column, as a
/// rule) they are joined; elsewhere lines are things of their own and stay apart, so that 1200 over 3500 never
/// becomes one figure.
pub(crate) fn text(cell: &Cell, cut: bool) -> Text {
    let mut out = Text::default();
    let closes = cell
        .lines
        .last()
        .is_some_and(|line| ends_sentence(line.as_str()));
    let mut above = 0;
    let mut listed = false;
    for line in &cell.lines {
        let (before, s) = (out.as_str(), line.as_str());
        if !before.is_empty() {
            let opens = before.ends_with(['、', '，', ',', '（', '(', '《', '“', '—'])
                || s.starts_with(['、', '，', ',', '。', '；', '）', ')', '》', '”']);
            let wrapped = cut || closes && above >= LONG_LINE;
            let figures = before.ends_with(|c: char| c.is_ascii_alphanumeric())
                && s.starts_with(|c: char| c.is_ascii_alphanumeric());
            // 3.1充值一千元 / 3.2充值两千元: points typed below each other; 达 / 2.3亿元 in a column that cut its lines is one.
            let point = begins_with_points(s) && (!cut || listed);
            let joins = (opens || wrapped && !figures)
                && !point
                && !ends_sentence(before)
                && item::heading(s).is_none();
            if !joins {
                out.push_break();
            }
        }
        listed |= begins_with_points(s);
        above = width(s);
        out.push(line);
    }
    out
}

/// Whether a line begins with a number of several parts: 4.2.2, 3.2充值.
fn begins_with_points(line: &str) -> bool {
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let more = number.strip_prefix(['.', '．']);
    number.len() < line.len()
        && more.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// A line of prose of so many columns was cut where its sentence goes on below.
const LONG_LINE: usize = 24;

/// Whether the lines of some cells were cut by the width of their column: nearly all but the last of each cell are
/// as wide as the widest.
pub(crate) fn are_cut<'c>(cells: impl Iterator<Item = &'c Cell>) -> bool {
    let lines = cells.flat_map(|cell| cell.lines.split_last().map_or(&[][..], |(_, rest)| rest));
    let widths: Vec<usize> = lines.map(|line| width(line.as_str())).collect();
    let widest = widths.iter().copied().max().unwrap_or(0);
    // A character may be missing, or two figures.
    let full = widths.iter().filter(|&&w| w + 2 >= widest).count();
    widths.len() >= LEAST_LINES && full * 5 >= widths.len() * 4
}

/// So many lines must be as wide as each other.
const LEAST_LINES: usize = 2;

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
