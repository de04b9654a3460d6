//! Cells of a row from which some were left out, on the columns where they fit by what they hold.

use crate::document::Text;
use crate::grammar;
use crate::lexicon::Heading;

/// The column of each cell, from left to right; none where no column fits one of them, or the text or all
/// who answer are missing.
pub(crate) fn align(cells: &[Text], headings: &[Heading]) -> Option<Vec<usize>> {
    // best[i][c]: the best sum of cells i.. on columns c.., with the column of cell i.
    let (rows, columns) = (cells.len(), headings.len());
    let mut best: Vec<Vec<Option<(i32, usize)>>> = vec![vec![None; columns + 1]; rows + 1];
    best[rows] = vec![Some((0, columns)); columns + 1];
    let text = headings.iter().rposition(|h| h.is_text())?;
    for i in (0..rows).rev() {
        for c in (0..columns).rev() {
            let here = fit(cells[i].as_str(), headings[c], c == text)
                .zip(best[i + 1][c + 1])
                .map(|(own, (rest, _))| (own + rest, c));
            best[i][c] = here
                .into_iter()
                .chain(best[i][c + 1])
                .max_by_key(|b| (b.0, columns - b.1));
        }
    }
    let mut placed = Vec::with_capacity(rows);
    let mut from = 0;
    for sums in &best[..rows] {
        let (_, column) = sums[from]?;
        placed.push(column);
        from = column + 1;
    }
    let has = |what: fn(Heading) -> bool| placed.iter().any(|&c| what(headings[c]));
    (has(Heading::is_text) && has(Heading::is_units)).then_some(placed)
}

/// How well a cell fits a column; none if it cannot stand there.
fn fit(cell: &str, heading: Heading, text: bool) -> Option<i32> {
    let bodies = || grammar::are_bodies(cell);
    let label = || cell.chars().all(|c| c.is_ascii_digit());
    match heading {
        Heading::Label => label().then_some(5),
        Heading::Units(..) | Heading::Clauses => bodies().then_some(4),
        Heading::Content | Heading::Task => {
            let long = cell.chars().count() >= 4;
            (long && !bodies()).then_some(2 + i32::from(text))
        }
        Heading::Deadline => grammar::due(cell).map(|_| 4),
        Heading::Category | Heading::Indicator | Heading::Remark | Heading::Unknown => {
            Some(i32::from(!bodies()))
        }
    }
}
