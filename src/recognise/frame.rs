//! What a web site puts around a document: the trail of its pages, the box of particulars, the line of dates
//! and sizes, buttons. Of web pages and of texts copied from them.

use crate::docno;
use std::ops::Range;

use super::explained::Explained;
use super::particulars::{self, Particular};
use crate::document::{Block, Document, Removed};
use crate::grammar::attribution::attributions;
use crate::lexicon::layout;
use crate::lexicon::{Heading, words};
use crate::rule::Rule;
use crate::zh::item;
use crate::zh::{ends_sentence, squeeze};

/// Why the box of particulars is left out: its clues are read all the same.
pub(crate) const FACTS: &str = "网页的信息栏";

/// Why the rest is left out.
pub(crate) const FRAME: &str = "网页的栏目、导航和页脚";

/// How many lines of frame may stand above a document.
const MOST_LINES: usize = 60;

/// How long a line can be that belongs to the frame …
const LONGEST: usize = 120;

/// … and one of the head of a site.
const HEAD: usize = 30;

/// A box of particulars: 发文机关, 成文日期, 发文字号.
pub(crate) fn is_box(text: &str) -> bool {
    text.chars().nth(399).is_none() && particulars::find(text).len() >= 2
}

/// The line under a title that says when and by whom it was put on the site, or which day it is.
pub(crate) fn is_dateline(line: &str) -> bool {
    let bare = bare(line);
    if bare.contains(layout::words().marks.today.as_str()) && bare.chars().count() < 48 {
        return true;
    }
    let known = layout::words()
        .dateline
        .iter()
        .filter(|w| bare.contains(w.as_str()))
        .count();
    let hours = known > 0 || line.chars().count() < 60;
    bare.chars().count() < LONGEST && known + usize::from(hours && has_time(&bare)) * 2 >= 2
}

/// The number that a line of dates begins with: 云汛〔2022〕4号　发布时间：2022-04-18.
pub(crate) fn number(text: &str, removed: &Removed) -> Option<Range<usize>> {
    let piece = &text[removed.range.clone()];
    let (range, _) = docno::find(piece).into_iter().next()?;
    let first = piece[..range.start].trim_matches(|c: char| !c.is_alphanumeric());
    let start = removed.range.start;
    let frame = removed.reason == FACTS || removed.reason == FRAME;
    (frame && first.is_empty()).then(|| start + range.start..start + range.end)
}

/// Where a piece of the frame says whose site a document came from: 来源：云山县教育局　【打印】.
pub(crate) fn source(text: &str, removed: &Removed) -> Option<Range<usize>> {
    if removed.reason != FACTS && removed.reason != FRAME {
        return None;
    }
    let piece = &text[removed.range.clone()];
    let word = layout::words().marks.source.as_str();
    let colon = piece.match_indices(word).find_map(|(at, _)| {
        let rest = &piece[at + word.len()..];
        rest.starts_with(['：', ':']).then_some(at + word.len())
    })?;
    let behind = piece[colon..].trim_start_matches(|c: char| "：: \u{3000}\u{a0}".contains(c));
    let start = removed.range.end - behind.len();
    let is_edge = |c: char| c.is_whitespace() || "【[｜|（(；;，,".contains(c);
    let end = behind.find(is_edge).unwrap_or(behind.len());
    Some(start..start + end)
}

/// A text without blanks, its colons wide.
fn bare(text: &str) -> String {
    squeeze(text).replace(':', "：")
}

/// Whether a text has a time of day right behind a date, which only a site prints: 2021-05-14 09：44.
fn has_time(bare: &str) -> bool {
    let digits = |text: &str| text.chars().take_while(char::is_ascii_digit).count();
    bare.match_indices('：').any(|(at, colon)| {
        let date = bare[..at].trim_end_matches(|c: char| c.is_ascii_digit());
        date.ends_with(['-', '日', '/']) && digits(&bare[at + colon.len()..]) >= 2
    })
}

/// The trail to a page: 首页 > 政务公开 > 文件; on the line below a trail also what goes on with it: > 文件.
fn is_trail(bare: &str, below_trail: bool) -> bool {
    let words = &layout::words().trail;
    words.iter().any(|w| bare.starts_with(w.as_str())) && bare.chars().count() < LONGEST
        || below_trail && bare.starts_with(['>', '›', '»'])
}

/// Whether a line is the document's own: numbered, or saying who answers. No frame is looked for below it.
fn is_of_document(text: &str) -> bool {
    item::heading(text).is_some()
        || !attributions(text, None).is_empty()
        || words().columns.heading_of_cell(text) == Heading::Label
}

/// A line of nothing but buttons and links of the site: 【打印本页】【关闭窗口】, 来源：….
fn is_button(bare: &str) -> bool {
    let words = &layout::words().buttons;
    let letters = |c: char| c.is_alphanumeric() || c == '：';
    let mut rest = bare.trim_matches(|c| !letters(c));
    let any = !rest.is_empty() && bare.chars().count() < 40;
    while !rest.is_empty() {
        let fits = words.iter().filter(|w| rest.starts_with(w.as_str()));
        let Some(word) = fits.max_by_key(|w| w.len()) else {
            return false;
        };
        if word.ends_with('：') {
            return any;
        }
        rest = rest[word.len()..].trim_start_matches(|c: char| !c.is_alphanumeric());
    }
    any
}

/// The rules of this step.
pub(super) static RULES: &[&Rule] = &[&BOX, &TRAIL, &SITE_HEAD, &DATELINE, &BUTTON];

static BOX: Rule = Rule {
    name: "box-of-particulars",
    why: "正文上方的信息栏：索引号、发文机关、成文日期等至少两项，内容读入文件头",
    example: "索引号：A01　发文机关：云山县教育局\n云山县教育局关于印发工作要点的通知\n",
    counter: "发文机关：云山县教育局\n云山县教育局关于印发工作要点的通知\n",
};

static TRAIL: Rule = Rule {
    name: "trail",
    why: "网页的导航路径，以“当前位置”“首页”等开头",
    example: "当前位置：首页 > 政务公开 > 文件\n关于印发工作要点的通知\n",
    counter: "> 政务公开 > 文件\n关于印发工作要点的通知\n",
};

static SITE_HEAD: Rule = Rule {
    name: "site-head",
    why: "导航路径上方的短行是网站的名称和栏目",
    example: "云山县人民政府网\n当前位置：首页 > 政务公开 > 文件\n关于印发工作要点的通知\n",
    counter: "云山县人民政府网\n关于印发工作要点的通知\n",
};

static DATELINE: Rule = Rule {
    name: "dateline",
    why: "标题下面说明何时、由谁发布到网上的一行",
    example: "关于印发工作要点的通知\n发布时间：2023-05-08　来源：县教育局　浏览次数：12\n",
    counter: "关于印发工作要点的通知\n发布的时间和来源\n",
};

static BUTTON: Rule = Rule {
    name: "button",
    why: "整行只有网页的按钮和链接",
    example: "关于印发工作要点的通知\n请遵照执行。\n【打印本页】【关闭窗口】",
    counter: "关于印发工作要点的通知\n请遵照执行。\n打印本页后归档",
};

/// A line of the frame, by its index, and the rule that knows it.
type Gone = (usize, &'static Rule);

/// Takes the frame out of the lines above and below a document; tells which rule took which line.
pub(super) fn remove(document: &mut Document) -> Vec<Explained> {
    let mut gone: Vec<Gone> = Vec::new();
    head(document, &mut gone);
    tail(document, &mut gone);
    gone.sort_by_key(|(index, _)| *index);
    let mut removed: Vec<Removed> = Vec::new();
    let mut explained = Vec::new();
    for &(index, rule) in &gone {
        let Block::Line(line) = &document.blocks[index] else {
            continue;
        };
        explained.extend(Explained::text(&line.text, rule, None));
        let reason = if *rule == BOX { FACTS } else { FRAME };
        for range in line.text.sources() {
            match removed.last_mut() {
                // A box is read as a whole: its words and what they say may stand on lines of their own.
                Some(last)
                    if last.reason == reason && last.range.end <= range.start && {
                        let between = &document.source.text[last.range.end..range.start];
                        between.trim().is_empty()
                    } =>
                {
                    last.range.end = range.end;
                }
                _ => removed.push(Removed { range, reason }),
            }
        }
    }
    document.removed.extend(removed);
    for &(index, _) in gone.iter().rev() {
        document.blocks.remove(index);
    }
    explained
}

/// The lines above: from the top to the first long sentence or table.
fn head(document: &Document, gone: &mut Vec<Gone>) {
    let lines: Vec<&str> = document
        .blocks
        .iter()
        .take(MOST_LINES)
        .map_while(|block| match block {
            Block::Line(line) => Some(line.text.as_str()),
            Block::Table(_) => None,
        })
        .collect();
    let boxed = is_boxed(&lines);
    let mut at = 0;
    let mut buttons: Vec<usize> = Vec::new();
    let mut trail = String::new();
    while let Some(&text) = lines.get(at) {
        let bare = bare(text);
        let found = particulars::find(text);
        let below_trail = at > 0 && gone.last() == Some(&(at - 1, &TRAIL));
        let begins = found
            .first()
            .is_some_and(|p| !text[..p.start].chars().any(char::is_alphanumeric));
        if begins && boxed {
            gone.push((at, &BOX));
            if lines
                .get(at + 1)
                .is_some_and(|next| is_below(&found, text, next))
            {
                at += 1;
                gone.push((at, &BOX));
            }
        } else if is_trail(&bare, below_trail) {
            // What stands above the trail is the head of the site.
            if trail.is_empty() && lines[..at].iter().all(|l| l.chars().count() <= HEAD) {
                gone.retain(|g| g.0 >= at);
                gone.extend((0..at).map(|above| (above, &SITE_HEAD)));
            }
            gone.push((at, &TRAIL));
            trail = bare;
        } else if !trail.is_empty() && trail.ends_with(&bare) {
            gone.push((at, &TRAIL));
        } else if is_dateline(text) {
            gone.push((at, &DATELINE));
        } else if is_button(&bare) {
            buttons.push(at);
        } else if is_of_document(text) || ends_sentence(text) && bare.chars().count() > HEAD {
            break;
        }
        at += 1;
    }
    if !gone.is_empty() {
        gone.extend(buttons.into_iter().map(|at| (at, &BUTTON)));
        gone.sort_by_key(|(index, _)| *index);
        gone.dedup_by_key(|g| g.0);
    }
}

/// Whether lines hold a box: two of its words, one of which only a box has. 名称 and 分类 stand over columns too.
fn is_boxed(lines: &[&str]) -> bool {
    let keys: Vec<&str> = lines
        .iter()
        .flat_map(|l| particulars::find(l))
        .map(|p| p.key)
        .collect();
    let own = |key: &&str| layout::words().boxes.own_ends.end(key).is_some();
    keys.len() >= 2 && keys.iter().any(own)
}

/// Whether a line is what the word on the line above says: behind no colon, or further in.
fn is_below(found: &[Particular], text: &str, next: &str) -> bool {
    let indent = |line: &str| line.chars().take_while(|c| c.is_whitespace()).count();
    let [particular] = found else {
        return false;
    };
    particular.value.is_empty()
        && !text.contains('|')
        && particulars::find(next).is_empty()
        && (!text.contains([':', '：']) || indent(next) > indent(text))
}

/// The lines below: from the bottom up, as long as they are buttons.
fn tail(document: &Document, gone: &mut Vec<Gone>) {
    for (index, block) in document.blocks.iter().enumerate().rev() {
        match block {
            Block::Line(line) if is_button(&bare(line.text.as_str())) => {
                if !gone.iter().any(|g| g.0 == index) {
                    gone.push((index, &BUTTON));
                }
            }
            _ => return,
        }
    }
}
