//! References to cells, checked before anyone counts on them: B7, A1:C3.

/// The most rows and columns that a sheet of Excel has.
pub(super) const MOST_ROWS: u32 = 1_048_576;
pub(super) const MOST_COLUMNS: u32 = 16_384;

/// A stretch of merged cells, rows and columns from 0, the last ones included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Span {
    pub(super) top: u32,
    pub(super) left: u32,
    pub(super) bottom: u32,
    pub(super) right: u32,
}

impl Span {
    /// Whether a cell stands in it.
    pub(super) fn covers(&self, row: u32, column: u32) -> bool {
        (self.top..=self.bottom).contains(&row) && (self.left..=self.right).contains(&column)
    }

    /// Whether both have a cell in common.
    pub(super) fn meets(&self, other: &Self) -> bool {
        self.top <= other.bottom
            && other.top <= self.bottom
            && self.left <= other.right
            && other.left <= self.right
    }
}

/// The row and the column of a reference, from 0; nothing for one that no sheet has.
pub(super) fn cell(reference: &str) -> Option<(u32, u32)> {
    let reference = reference.trim().replace('$', "");
    let letters = reference
        .find(|c: char| !c.is_ascii_alphabetic())
        .filter(|at| (1..=3).contains(at))?;
    let (letters, digits) = reference.split_at(letters);
    let column = letters.bytes().fold(0, |sum, letter| {
        sum * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1
    });
    let row: u32 = digits.parse().ok()?;
    (column <= MOST_COLUMNS && (1..=MOST_ROWS).contains(&row)).then(|| (row - 1, column - 1))
}

/// The cells of a reference to several; the corners may come in any order.
pub(super) fn span(reference: &str) -> Option<Span> {
    let (from, to) = reference.split_once(':').unwrap_or((reference, reference));
    let ((a, b), (c, d)) = (cell(from)?, cell(to)?);
    Some(Span {
        top: a.min(c),
        left: b.min(d),
        bottom: a.max(c),
        right: b.max(d),
    })
}

/// A reference as a person writes it: 责任表!C10.
pub(super) fn written(sheet: &str, row: u32, column: u32) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        letters.push(b'A' + ((left - 1) % 26) as u8);
        left = (left - 1) / 26;
    }
    let letters: String = letters.iter().rev().map(|&b| char::from(b)).collect();
    format!("{sheet}!{letters}{}", row + 1)
}

#[cfg(test)]
mod tests {
    use super::{cell, span, written};

    #[test]
    fn references_are_checked() {
        assert_eq!(cell("B7"), Some((6, 1)));
        assert_eq!(cell("$XFD$1048576"), Some((1_048_575, 16_383)));
        for wrong in [
            "",
            "7",
            "B",
            "B0",
            "ZZZ1",
            "ZZZZZZ2",
            "A99999999999999999999",
            "B-1",
            "1B",
        ] {
            assert_eq!(cell(wrong), None, "{wrong}");
        }
        assert_eq!(span("C3:A1"), span("A1:C3"));
        assert_eq!(span("A1:"), None);
        assert_eq!(written("责任表", 9, 2), "责任表!C10");
        assert_eq!(written("表", 0, 27), "表!AB1");
    }
}
