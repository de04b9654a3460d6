//! Where a title begins and ends, and what may stand over it: letterheads, numbers, lines of a site.

use super::scan::Scan;
use crate::document::{Block, Text};
use crate::lexicon::layout;
use crate::recognise::item::Item;
use crate::recognise::{clues, line_shape};
use crate::zh::{ends_sentence, item};

/// The most lines of a title; more short lines are a list, whatever the last of them ends with.
const MOST_LINES: usize = 12;

/// Lines that stand together and may be a title.
pub(super) struct Lines {
    /// Their text, line breaks kept.
    pub(super) text: Text,
    /// The block behind them.
    pub(super) next: usize,
}

/// A title that is whole by its ending, if one begins where the scan stands.
pub(super) fn by_ending(scan: &Scan<'_>) -> Option<Lines> {
    lines(scan).filter(|lines| line_shape::ends_title(lines.text.as_str()))
}

/// A title without one of the usual endings: a short line over a table, or at the top of the document.
pub(super) fn by_place(scan: &Scan<'_>) -> Option<Lines> {
    lines(scan).filter(|lines| {
        let text = lines.text.as_str();
        if line_shape::ends_title(text) {
            return false;
        }
        let over_table = matches!(scan.document.blocks.get(lines.next), Some(Block::Table(_)));
        // At the top, or below 附件1 there.
        let at_top = scan.out.items.iter().all(
            |item| matches!(item, Item::Paragraph(text) if line_shape::is_annex_mark(text.as_str())),
        );
        let alone = !text.contains('\n') && at_top && (6..=60).contains(&text.chars().count());
        over_table || alone && !is_titled_below(scan, lines.next)
    })
}

/// The lines from where the scan stands that a title may consist of; none where no part may begin.
fn lines(scan: &Scan<'_>) -> Option<Lines> {
    if !scan.fresh {
        return None;
    }
    let mut title = Text::default();
    let mut at = scan.at;
    let mut count = 0;
    while let Some(Block::Line(line)) = scan.document.blocks.get(at) {
        let text = line.text.trim();
        let s = text.as_str();
        if s.is_empty() {
            at += 1;
            continue;
        }
        // 关于落实…若干意见 / 有关政策措施分工的通知 over the number: three lines of one title.
        let over_number = || {
            !line.gap
                && line_shape::is_notice(s)
                && number_follows(scan, at)
                && title
                    .as_str()
                    .contains(layout::words().titles.about.as_str())
        };
        let goes_on = title.is_empty()
            || !line_shape::ends_title(title.as_str())
            || line_shape::is_rest_of_title(title.as_str(), s)
            || over_number();
        if !goes_on || !line_shape::can_be_title(s) || clues::number_line(&text).is_some() {
            break;
        }
        count += 1;
        if count > MOST_LINES {
            return None;
        }
        if !title.is_empty() {
            title.push_break();
        }
        title.push(&text);
        at += 1;
    }
    (!title.is_empty()).then_some(Lines {
        text: title,
        next: at,
    })
}

/// Whether the next line with words below a block is a 发文字号.
pub(super) fn number_follows(scan: &Scan<'_>, at: usize) -> bool {
    let next = scan.document.blocks[at + 1..]
        .iter()
        .find_map(|block| match block {
            Block::Line(line) => Some(line.text.trim()).filter(|text| !text.is_empty()),
            Block::Table(_) => Some(Text::default()),
        });
    next.is_some_and(|text| clues::number_line(&text).is_some())
}

/// Whether a body stands over a title that is whole without it: 云山市商务局 / 云山市2023年任务分工表.
pub(super) fn is_over_title(scan: &Scan<'_>, name: &str) -> bool {
    let place: String = name.chars().take(2).collect();
    let Some(next) = scan.next_line() else {
        return false;
    };
    // 云山县石桥镇人民政府 / 石桥镇2022年工作要点
    let own: String = next.chars().take(3).collect();
    (next.starts_with(&place) || name.contains(&own))
        && line_shape::can_be_title(next)
        && line_shape::ends_title(next)
}

/// Whether a line that is a title by its ending follows before any sentence.
fn is_titled_below(scan: &Scan<'_>, next: usize) -> bool {
    let lines = scan.document.blocks[next..].iter().take(6);
    lines
        .map_while(|block| match block {
            Block::Line(line) => Some(line.text.as_str().trim()),
            Block::Table(_) => None,
        })
        .take_while(|s| !ends_sentence(s) && item::heading(s).is_none())
        .any(|s| {
            s.contains(layout::words().titles.about.as_str())
                && line_shape::can_be_title(s)
                && line_shape::ends_title(s)
        })
}
