//! Where the cells of a table stand that only says how wide and tall each of them is, as HTML does.

/// The most columns that a table may have.
const MOST_COLUMNS: usize = 400;

/// The columns that cells of the rows above still cover.
#[derive(Debug, Default)]
pub(crate) struct Spans {
    /// For each column, how many rows from the next one on are covered.
    covered: Vec<usize>,
}

impl Spans {
    /// The first columns of the cells of the next row, given the width and height of each; cells beyond
    /// the last column that a table may have get none.
    pub(crate) fn place(&mut self, sizes: &[(usize, usize)]) -> Vec<usize> {
        let mut next: Vec<usize> = self.covered.iter().map(|c| c.saturating_sub(1)).collect();
        let mut column = 0;
        let mut places = Vec::new();
        for &(width, height) in sizes {
            while self.covered.get(column).is_some_and(|&c| c > 0) {
                column += 1;
            }
            if column > MOST_COLUMNS {
                break;
            }
            if next.len() < column + width {
                next.resize(column + width, 0);
            }
            next[column..column + width].fill(height - 1);
            places.push(column);
            column += width;
        }
        self.covered = next;
        places
    }
}

/// A width or height as a document gives it, within what a table may have.
pub(crate) fn span(value: Option<&str>, most: usize) -> usize {
    value
        .and_then(|v| v.trim().parse::<usize>().ok())
        .unwrap_or(1)
        .clamp(1, most)
}

/// The most columns that one cell may cover.
pub(crate) const WIDEST: usize = 200;

/// The most rows that one cell may cover.
pub(crate) const TALLEST: usize = 5000;
