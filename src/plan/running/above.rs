//! How much of what stands above a closing it closes: an item, a list with its parent, or only a heading.

use super::{Running, Sink, add};
use crate::plan::inline::Inline;
use crate::plan::tasks::Surroundings;
use crate::plan::{Block, BlockKind};
use crate::source::Lines;
use crate::zh::numeral::{self, Style};

impl Running {
    /// The task that a line of its own closes: what stands above it in the item, or the item's heading.
    pub(super) fn line_task(
        &mut self,
        inline: &Inline,
        around: &Surroundings<'_>,
        lines: &Lines<'_>,
        sink: &mut Sink<'_>,
    ) -> usize {
        if let Some(task) = self.line.or(self.open.map(|(task, _)| task)) {
            self.line = Some(task);
            return task;
        }
        let (first, number) = self.closed_by_line(sink.blocks);
        let task = self.task(inline, 0..0, around, lines, sink);
        let mut words = Vec::new();
        for &(block, _) in &self.pending[first..] {
            let Some(Block {
                kind: BlockKind::Paragraph { text, tasks },
                place,
                ..
            }) = sink.blocks.get_mut(block)
            else {
                continue;
            };
            // The number of the item itself is its label; numbers inside it are text.
            let number = numeral::heading(text).filter(|_| number && words.is_empty());
            let start = number.map_or(0, |h| h.len);
            if words.is_empty() {
                sink.tasks[task].place = place.clone();
            }
            words.push(text[start..].to_owned());
            tasks.push((task, start..text.len()));
        }
        if words.is_empty() {
            // Only the heading stands above; what follows below still belongs to the task.
            words.extend(self.items.last().map(|item| item.title.clone()));
            self.open = Some((task, self.items.last().map(|item| item.style)));
            self.items_only = false;
        }
        sink.tasks[task].text = words.join("\n");
        for (block, words, closing) in std::mem::take(&mut self.held) {
            add(task, &closing, &words, lines, sink);
            if let Some(Block {
                kind: BlockKind::Paragraph { tasks, .. },
                ..
            }) = sink.blocks.get_mut(block)
            {
                tasks.push((task, 0..words.text.len()));
            }
        }
        self.line = Some(task);
        task
    }

    /// From where on a line of its own closes what is pending, and whether an item's number opens it.
    ///
    /// It closes the last item. If that is 3. and nothing closed 1. and 2. above it, it closes all of
    /// （一） in which they stand.
    fn closed_by_line(&mut self, blocks: &[Block]) -> (usize, bool) {
        let Some(last) = self.pending.iter().rposition(|(_, style)| style.is_some()) else {
            return (0, false);
        };
        let whole = blocks.get(self.pending[last].0).is_some_and(holds_list);
        let own = self.pending[last].1.unwrap_or(Style::Han);
        let above = &self.pending[..last];
        let parent = above
            .iter()
            .rposition(|(_, style)| style.is_some_and(|s| s < own));
        // ①拆除…。②规范…。 in one paragraph are parts of the item above, too.
        let sibling = whole
            || above[parent.map_or(0, |at| at + 1)..]
                .iter()
                .any(|(_, style)| *style == Some(own));
        let heading = self
            .items
            .iter()
            .any(|item| item.style < own && item.level < 9);
        if own < Style::Arabic || !sibling || parent.is_none() && !heading {
            return (last, true);
        }
        self.items.retain(|item| item.style < own);
        (parent.unwrap_or(0), parent.is_some())
    }

    /// Whether the items above an item go on in it, so that its bracket closes all of them: 1.…； 2.…； 3.…。（…负责）
    pub(super) fn goes_on(&self, number: &numeral::Heading<'_>, blocks: &[Block]) -> bool {
        let above = number.number as usize - 1;
        // Two are a list below a heading of their own.
        let below = number.style >= Style::Arabic
            && self
                .items
                .iter()
                .any(|i| i.style < number.style && i.level < 9);
        let enough = above > 1 || above == 1 && below;
        let parts = self.pending.len().checked_sub(above).filter(|_| enough);
        parts.is_some_and(|from| {
            self.pending[from..].iter().all(|&(block, style)| {
                let text = match &blocks[block].kind {
                    BlockKind::Paragraph { text, .. } => text.as_str(),
                    _ => "",
                };
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
    let Some(first) = numeral::heading(text).filter(|h| h.number == 1) else {
        return false;
    };
    let second = |(at, c): (usize, char)| {
        let next = text[at + c.len_utf8()..].trim_start();
        matches!(c, '。' | '；' | ';')
            && numeral::heading(next).is_some_and(|h| h.number == 2 && h.style == first.style)
    };
    text.char_indices().any(second)
}
