//! The figures in which documents write numbers of things: 86, ８６, 八十六.

use crate::zh::numeral;

/// Whether a character is part of a number, of any of these kinds.
pub(super) fn is_figure(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c) || numeral::is_han_numeral(c)
}
