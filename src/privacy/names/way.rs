//! What a walk between a number and a name may pass, and has passed.

use crate::privacy::name::is_blank;

/// The most names in a row.
pub(super) const ROW: usize = 8;

/// What a walk has passed.
#[derive(Debug, Default)]
pub(super) struct Passed {
    pub(super) breaks: usize,
    /// Ends of sentences.
    pub(super) stops: usize,
    /// Bars and tabulators: cells of a table.
    pub(super) cells: usize,
    pub(super) skips: usize,
}

impl Passed {
    /// Whether what comes next may still belong to the number without a word that says so.
    pub(super) fn is_near(&self) -> bool {
        self.stops == 0 && (self.breaks == 0 || self.skips == 0)
    }
}

/// A sign that may stand between a name and a number.
pub(super) fn is_sign(c: char) -> bool {
    is_blank(c)
        || c == '\r'
        || c.is_ascii_punctuation()
        || "：，、（【〔《〈［“”‘’—－–・．…＋＝／＼｜～〜→⇒│┃☎📱📞✆℡".contains(c)
        || ('\u{2010}'..='\u{2015}').contains(&c)
}
