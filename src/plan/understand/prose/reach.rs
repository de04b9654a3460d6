//! How much of what stands above an attribution it closes: an item, a list with its parent, or only a heading.

use super::{PARAGRAPH, Prose, add};
use crate::plan::model::{Block, BlockKind};
use crate::plan::understand::draft::{Draft, words};
use crate::text::Text;
use crate::zh::item::{self, Style};

impl Prose {
    /// The task that a line of its own closes: what stands above it in the item, or the item's heading.
    pub(super) fn line_task(&mut self, line: usize, draft: &mut Draft<'_>) -> usize {
        if let Some(task) = self.line.or(self.open.map(|(task, _)| task)) {
            self.line = Some(task);
            return task;
        }
        let (first, number) = self.closed_by_line(line, &draft.blocks);
        let nothing = Text::default();
        let own = draft.words(line).map(|text| text.span(0..0));
        let task = self.task(line, &nothing, 0..0, draft);
        draft.tasks[task].span = own.unwrap_or_default();
        let mut text: Option<Text> = None;
        for &(block, _) in &self.pending[first..] {
            let here = &draft.blocks[block];
            let (BlockKind::Paragraph { text: own, .. }, span) = (&here.kind, here.span) else {
                continue;
            };
            if block == line {
                continue;
            }
            // The number of the item itself is its label; numbers inside it are text.
            let number = item::heading(own).filter(|_| number && text.is_none());
            let range = number.map_or(0, |h| h.len)..own.len();
            let part = own.slice(range.clone());
            match &mut text {
                None => {
                    draft.tasks[task].span = span;
                    text = Some(part);
                }
                Some(text) => {
                    text.push_break();
                    text.push(&part);
                }
            }
            draft.mark(block, task, range);
        }
        let text = text.or_else(|| {
            // Only the heading stands above; what follows below still belongs to the task.
            self.open = Some((task, self.items.last().map(|item| item.style)));
            self.items_only = false;
            self.items.last().map(|item| item.title.clone())
        });
        draft.tasks[task].text = text.unwrap_or_default();
        for (block, attribution) in std::mem::take(&mut self.held) {
            let Some(words) = draft.words(block).cloned() else {
                continue;
            };
            add(task, &attribution, &words, draft);
            draft.mark(block, task, 0..words.len());
        }
        self.line = Some(task);
        task
    }

    /// From where on a line of its own closes what is pending, and whether an item's number opens it.
    ///
    /// It closes the last item. If that is 3. and nothing closed 1. and 2. above it, it closes all of
    /// （一） in which they stand.
    fn closed_by_line(&mut self, line: usize, blocks: &[Block]) -> (usize, bool) {
        let Some(last) = self.pending.iter().rposition(|(_, style)| style.is_some()) else {
            // 下设五个工作组： leads in to all of them.
            let leads_in = |(block, _): &(usize, Option<Style>)| {
                let text = words(&blocks[*block]);
                text.is_some_and(|text| text.trim_end().ends_with(['：', ':']))
            };
            let lead = self
                .pending
                .iter()
                .rposition(leads_in)
                .map_or(0, |at| at + 1);
            return (if lead < self.pending.len() { lead } else { 0 }, false);
        };
        let (block, _) = self.pending[last];
        let whole = block != line && holds_list(&blocks[block]);
        let own = self.pending[last].1.unwrap_or(Style::Han);
        let before = &self.pending[..last];
        let parent = before
            .iter()
            .rposition(|(_, style)| style.is_some_and(|s| s < own));
        // ①拆除…。②规范…。 in one paragraph are parts of the item above, too.
        let sibling = whole
            || before[parent.map_or(0, |at| at + 1)..]
                .iter()
                .any(|(_, style)| *style == Some(own));
        let heading = self
            .items
            .iter()
            .any(|item| item.style < own && item.level < PARAGRAPH);
        if own < Style::Arabic || !sibling || parent.is_none() && !heading {
            return (last, true);
        }
        self.items.retain(|item| item.style < own);
        (parent.unwrap_or(0), parent.is_some())
    }

    /// Whether the items above an item go on in it, so that its bracket closes all of them: 1.…； 2.…； 3.…。（…负责）
    pub(super) fn goes_on(&self, number: &item::Heading<'_>, blocks: &[Block]) -> bool {
        let Some(parts_before) = (number.number as usize).checked_sub(1) else {
            return false;
        };
        // Two are a list below a heading of their own.
        let below = number.style >= Style::Arabic
            && self
                .items
                .iter()
                .any(|i| i.style < number.style && i.level < PARAGRAPH);
        let enough = parts_before > 1 || parts_before == 1 && below;
        let parts = self
            .pending
            .len()
            .checked_sub(parts_before)
            .filter(|_| enough);
        parts.is_some_and(|from| {
            self.pending[from..].iter().all(|&(block, style)| {
                let text = words(&blocks[block]).map_or("", Text::as_str);
                style == Some(number.style) && text.ends_with(['；', ';'])
            })
        })
    }
}

/// Whether a paragraph holds the first and the second item of a list.
fn holds_list(block: &Block) -> bool {
    let BlockKind::Paragraph { text, .. } = &block.kind else {
        return false;
    };
    let Some(first) = item::heading(text).filter(|h| h.number == 1) else {
        return false;
    };
    let second = |(at, c): (usize, char)| {
        let next = text[at + c.len_utf8()..].trim_start();
        matches!(c, '。' | '；' | ';')
            && item::heading(next).is_some_and(|h| h.number == 2 && h.style == first.style)
    };
    text.char_indices().any(second)
}
