//! Where two wordings differ, character by character: the hunks with what stands around them.

use similar::{ChangeTag, TextDiff};

use crate::zh::shared_ends;

/// So many equal characters stand on both sides of a slip.
pub(super) const AROUND: usize = 3;

/// A stretch that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hunk {
    /// The characters of the lower text.
    pub(super) lower: String,
    /// Where they begin there, in characters.
    pub(super) at: usize,
    /// The characters of the upper text.
    pub(super) upper: String,
    /// Where they begin there, in characters.
    pub(super) upper_at: usize,
    /// Equal characters right before.
    pub(super) before: usize,
    /// Equal characters right after.
    pub(super) after: usize,
    /// The same characters stand on the other side of so many equal ones: the order was changed.
    pub(super) moved: Option<usize>,
}

/// The stretches in which `lower` differs from `upper`, in order.
pub(super) fn hunks(upper: &[char], lower: &[char]) -> Vec<Hunk> {
    let [upper, lower] = [upper, lower].map(|chars| chars.iter().collect::<String>());
    let diff = TextDiff::from_chars(upper.as_str(), lower.as_str());
    let mut out: Vec<Hunk> = Vec::new();
    let (mut equal, mut at, mut upper_at, mut open) = (0, 0, 0, false);
    for change in diff.iter_all_changes() {
        let count = change.value().chars().count();
        if change.tag() == ChangeTag::Equal {
            if open {
                open = false;
                equal = 0;
            }
            equal += count;
            at += count;
            upper_at += count;
            if let Some(last) = out.last_mut() {
                last.after += count;
            }
            continue;
        }
        if !open {
            out.push(Hunk {
                lower: String::new(),
                at,
                upper: String::new(),
                upper_at,
                before: equal,
                after: 0,
                moved: None,
            });
            open = true;
        }
        let hunk = out.last_mut().expect("one was just opened");
        if change.tag() == ChangeTag::Delete {
            hunk.upper.push_str(change.value());
            upper_at += count;
        } else {
            hunk.lower.push_str(change.value());
            at += count;
        }
    }
    out
}

/// How a wording differs from another, if in one place by two characters at most.
pub(super) fn one_hunk(lower: &[char], upper: &[char]) -> Option<Hunk> {
    if lower.len().abs_diff(upper.len()) > 2 {
        return None;
    }
    let (before, after) = shared_ends(lower, upper);
    let (ours, theirs) = (
        &lower[before..lower.len() - after],
        &upper[before..upper.len() - after],
    );
    (ours.len().max(theirs.len()) <= 2).then(|| Hunk {
        lower: ours.iter().collect(),
        at: before,
        upper: theirs.iter().collect(),
        upper_at: before,
        before,
        // Equal to the end, however near that is.
        after: after.max(AROUND),
        moved: None,
    })
}
