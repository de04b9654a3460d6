//! Cells of a row from which some were left out, on the columns where they fit by what they hold.

use crate::document::Text;
use crate::grammar;
use crate::lexicon::layout::Meaning;

/// The column of each cell, from left to right; none where no column fits one of them, or the text or all
/// who answer are missing.
pub(crate) fn align(cells: &[Text], meanings: &[Option<Meaning>]) -> Option<Vec<usize>> {
    // best[i][c]: the best sum of cells i.. on columns c.., with the column of cell i.
    let (rows, columns) = (cells.len(), meanings.len());
    let mut best: Vec<Vec<Option<(i32, usize)>>> = vec![vec![None; columns + 1]; rows + 1];
    best[rows] = vec![Some((0, columns)); columns + 1];
    let text = meanings.iter().rposition(|m| *m == Some(Meaning::Text))?;
    for i in (0..rows).rev() {
        for c in (0..columns).rev() {
            let here = fit(cells[i].as_str(), meanings[c], c == text)
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
    let has = |wanted| placed.iter().any(|&c| meanings[c] == Some(wanted));
    (has(Meaning::Text) && has(Meaning::Units)).then_some(placed)
}

/// How well a cell fits a column; none if it cannot stand there.
fn fit(cell: &str, meaning: Option<Meaning>, text: bool) -> Option<i32> {
    let bodies = || grammar::are_bodies(cell);
    let label = || cell.chars().all(|c| c.is_ascii_digit());
    match meaning {
        Some(Meaning::Label) => label().then_some(5),
        Some(Meaning::Units) => bodies().then_some(4),
        Some(Meaning::Text) => {
            let long = cell.chars().count() >= 4;
            (long && !bodies()).then_some(2 + i32::from(text))
        }
        Some(Meaning::Deadline) => grammar::due(cell).map(|_| 4),
        Some(Meaning::Category | Meaning::Other) | None => Some(i32::from(!bodies())),
    }
}
