//! From lines of the plan file back to places of the document, so that findings point at what a clerk has.

use crate::diag::Diagnostic;
use crate::source::{Place, Source};

/// The way back.
pub(super) struct Back<'a> {
    source: &'a Source,
    lines: &'a [(u32, usize)],
}

impl<'a> Back<'a> {
    /// The way back from lines (sorted, from 1) to offsets in the source.
    pub(super) fn new(source: &'a Source, lines: &'a [(u32, usize)]) -> Self {
        Self { source, lines }
    }

    /// The place of the document that a place of the plan file speaks of.
    pub(super) fn place(&self, place: &Place) -> Place {
        let at = self.lines.partition_point(|&(line, _)| line <= place.line);
        let Some(&(_, start)) = at.checked_sub(1).and_then(|i| self.lines.get(i)) else {
            return Place::file(self.source.path.as_str());
        };
        // The words meant, looked for near where their line begins.
        let words: String = place
            .excerpt
            .chars()
            .skip(place.column.saturating_sub(1) as usize)
            .take(place.width as usize)
            .collect();
        let words = words.trim();
        let end = self
            .lines
            .get(at)
            .map_or(self.source.text.len(), |&(_, next)| next)
            .max(start);
        let here = &self.source.text[start..end];
        let found = (!words.is_empty())
            .then(|| here.find(words))
            .flatten()
            .map(|i| start + i..start + i + words.len());
        let line = here.find('\n').unwrap_or(here.len());
        self.source.place(found.unwrap_or(start..start + line))
    }

    /// The finding with all its places of the document.
    pub(super) fn finding(&self, mut finding: Diagnostic) -> Diagnostic {
        finding.place = self.place(&finding.place);
        for (place, _) in &mut finding.related {
            *place = self.place(place);
        }
        finding
    }
}
