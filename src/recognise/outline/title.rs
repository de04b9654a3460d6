//! Where a title begins and ends, and what may stand over it: letterheads, numbers, lines of a site.

use super::Scan;
use crate::document::{Block, Text};
use crate::recognise::issuer::Evidence;
use crate::recognise::item::Item;
use crate::recognise::levels::Levels;
use crate::recognise::{facts, shape};
use crate::zh::ends_sentence;
use crate::zh::numeral;

impl Scan<'_> {
    /// Reads a title of one or more lines, if one stands here.
    pub(crate) fn title(&mut self) -> bool {
        let mut title = Text::default();
        let mut at = self.at;
        let mut done = false;
        while let Some(Block::Line(line)) = self.document.blocks.get(at) {
            let text = line.text.trim();
            let s = text.as_str();
            if s.is_empty() {
                at += 1;
                continue;
            }
            // 关于落实…若干意见 / 有关政策措施分工的通知 over the number: three lines of one title.
            let over_number = || {
                !line.gap
                    && shape::is_notice(s)
                    && self.number_follows(at)
                    && title.as_str().contains("关于")
            };
            let goes_on = title.is_empty()
                || !done
                || shape::is_rest_of_title(title.as_str(), s)
                || over_number();
            if !goes_on || !shape::can_be_title(s) {
                break;
            }
            // A letter (信函格式) has the bare name of its body over the number.
            let letter =
                || shape::is_name(s) && (self.number_follows(at) || self.is_over_title(s, at));
            if title.is_empty() && (shape::is_letterhead(s) || letter()) {
                self.out
                    .facts
                    .bodies
                    .push((Evidence::Letterhead, text.clone()));
                self.out.items.push(Item::Paragraph(text));
                at += 1;
                continue;
            }
            if title.is_empty()
                && shape::is_order_number(s)
                && let Some((Evidence::Letterhead, order)) = self.out.facts.bodies.last()
            {
                let mut number = order.clone();
                number.push(&text);
                self.out.facts.number.get_or_insert(number);
                self.out.items.push(Item::Paragraph(text));
                at += 1;
                continue;
            }
            if facts::number_line(&text).is_some() {
                if !title.is_empty() {
                    break;
                }
                self.out.facts.number.get_or_insert(text.clone());
                self.out.items.push(Item::Paragraph(text));
                at += 1;
                continue;
            }
            if !title.is_empty() {
                title.push_break();
            }
            title.push(&text);
            done = shape::ends_title(title.as_str());
            at += 1;
        }
        if !done && !self.is_title_by_place(&title, at) {
            // What looked like the lines of a title is text; a letterhead before it is kept as read.
            if title.is_empty() {
                let moved = at != self.at;
                self.at = at;
                return moved;
            }
            return false;
        }
        self.out.facts.titles.push(title.clone());
        self.out.items.push(Item::Title(title));
        self.levels = Levels::new(2);
        self.fresh = false;
        self.at = at;
        true
    }

    /// Whether the next line with words is a 发文字号.
    fn number_follows(&self, at: usize) -> bool {
        let next = self.document.blocks[at + 1..]
            .iter()
            .find_map(|block| match block {
                Block::Line(line) => Some(line.text.trim()).filter(|text| !text.is_empty()),
                Block::Table(_) => Some(Text::default()),
            });
        next.is_some_and(|text| facts::number_line(&text).is_some())
    }

    /// Whether a body stands over a title that is whole without it: 云山市商务局 / 云山市2023年任务分工表.
    fn is_over_title(&self, name: &str, at: usize) -> bool {
        let place: String = name.chars().take(2).collect();
        let Some(Block::Line(next)) = self.document.blocks.get(at + 1) else {
            return false;
        };
        let next = next.text.as_str().trim();
        // 云山县石桥镇人民政府 / 石桥镇2022年工作要点
        let own: String = next.chars().take(3).collect();
        (next.starts_with(&place) || name.contains(&own))
            && shape::can_be_title(next)
            && shape::ends_title(next)
    }

    /// A title without one of the usual endings: a short line over a table, or at the top of the document.
    fn is_title_by_place(&self, title: &Text, next: usize) -> bool {
        let one_line = !title.is_empty() && !title.as_str().contains('\n');
        let over_table = matches!(self.document.blocks.get(next), Some(Block::Table(_)));
        let length = title.as_str().chars().count();
        // At the top, or below 附件1 there.
        let at_top = self.out.items.iter().all(
            |item| matches!(item, Item::Paragraph(text) if shape::is_annex_mark(text.as_str())),
        );
        let alone = one_line && at_top && (6..=60).contains(&length);
        !title.is_empty() && (over_table || alone && !self.is_titled_below(next))
    }

    /// Whether a line that is a title by its ending follows before any sentence.
    fn is_titled_below(&self, next: usize) -> bool {
        let lines = self.document.blocks[next..].iter().take(6);
        lines
            .map_while(|block| match block {
                Block::Line(line) => Some(line.text.as_str().trim()),
                Block::Table(_) => None,
            })
            .take_while(|s| !ends_sentence(s) && numeral::heading(s).is_none())
            .any(|s| s.contains("关于") && shape::can_be_title(s) && shape::ends_title(s))
    }
}
