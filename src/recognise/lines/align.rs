//! Lines of a row with more or fewer of them than the table has columns, on the columns where they fit by what they hold.

use crate::document::Text;
use crate::grammar;
use crate::lexicon::{Heading, Role, holds, words};

/// The column of each line, from left to right; several lines stand in one column where bodies or words of the task
/// follow each other. None where no column fits one of them, or the text or, if `answered`, all who answer are missing.
pub(crate) fn align(lines: &[Text], headings: &[Heading], answered: bool) -> Option<Vec<usize>> {
    let columns = headings.len();
    let text = headings.iter().rposition(|h| h.is_text())?;
    // best[i][c]: the best sum of lines i.. of which the first stands in column c, with the column of the next.
    let mut best: Vec<Vec<Option<(i32, usize)>>> = vec![vec![None; columns]; lines.len()];
    for (i, line) in lines.iter().enumerate().rev() {
        for (c, &heading) in headings.iter().enumerate() {
            let Some(own) = fit(line.as_str(), heading, c == text) else {
                continue;
            };
            let rest = match best.get(i + 1) {
                None => Some((0, columns)),
                Some(next) => (c..columns)
                    .filter_map(|to| {
                        let (sum, _) = next[to]?;
                        let stays = if to == c {
                            again(heading, c == text)?
                        } else {
                            0
                        };
                        Some((sum + stays, to))
                    })
                    .max_by_key(|&(sum, to)| (sum, columns - to)),
            };
            best[i][c] = rest.map(|(sum, to)| (own + sum, to));
        }
    }
    let first = best.first()?.iter().enumerate();
    let first = first.filter_map(|(c, sum)| Some((c, (*sum)?.0)));
    let (mut column, _) = first.max_by_key(|&(c, sum)| (sum, columns - c))?;
    let mut placed = Vec::with_capacity(lines.len());
    for sums in &best {
        placed.push(column);
        column = sums[column]?.1;
    }
    let has = |what: fn(Heading) -> bool| placed.iter().any(|&c| what(headings[c]));
    (has(Heading::is_text) && (!answered || has(Heading::is_units))).then_some(placed)
}

/// What a further line of the same column costs; none where it has one line. One leads, many help.
fn again(heading: Heading, text: bool) -> Option<i32> {
    match heading {
        Heading::Units(Role::Lead, _) => Some(-3),
        Heading::Units(..) | Heading::Clauses => Some(-1),
        Heading::Content | Heading::Task if text => Some(-2),
        _ => None,
    }
}

/// How well a line fits a column; none if it cannot stand there.
fn fit(line: &str, heading: Heading, text: bool) -> Option<i32> {
    // 新建农贸市场一处。 is a sentence, though it ends like a body.
    let bodies = || !line.ends_with('。') && grammar::are_bodies(line);
    let same = holds(&words().asides.same, line);
    let due = || grammar::is_deadline(line);
    match heading {
        Heading::Label => line.chars().all(|c| c.is_ascii_digit()).then_some(5),
        Heading::Units(..) | Heading::Clauses => (same || bodies()).then_some(4),
        Heading::Content | Heading::Task => {
            let long = line.chars().count() >= if text { 4 } else { 3 };
            (long && !same && !bodies() && !due()).then_some(2 + i32::from(text))
        }
        Heading::Deadline if same || due() => Some(4),
        Heading::Deadline => (line.chars().count() <= LONGEST_DEADLINE && !bodies()).then_some(0),
        Heading::Category | Heading::Indicator | Heading::Remark | Heading::Unknown => {
            Some(i32::from(!same && !bodies()))
        }
    }
}

/// The most characters of a deadline without a date: 开学后两周内.
const LONGEST_DEADLINE: usize = 10;
