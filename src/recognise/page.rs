//! Which part of a web page is the document, and what of the page is its frame.
//!
//! A site puts its menus, the box of particulars, the line of dates and the title once more around and into a
//! document. What they are shows by the elements they stand in, so this step comes before the elements are
//! forgotten; what a copied text keeps of them is told by its words alone, in `frame`.

use std::ops::Range;

use super::explained::Explained;
use super::frame::{FACTS, FRAME, is_box, is_dateline};
use super::line_shape;
use crate::document::{Block, Document, Element, Line, Removed, Text};
use crate::lexicon::layout;
use crate::rule::Rule;
use crate::zh::squeeze;

/// The rules of this step.
pub(super) static RULES: &[&Rule] = &[
    &PAGE_FRAME,
    &PAGE_BOX,
    &PAGE_FURNITURE,
    &PAGE_DATELINE,
    &PAGE_TITLE,
    &PAGE_TITLE_AGAIN,
];

static PAGE_FRAME: Rule = Rule {
    name: "page-frame",
    why: "网页里几乎全部正文所在的那个元素之外的文字，是网站的栏目、导航和页脚",
    example: "<div><p>政务公开</p></div><div><h1>渔业工作方案</h1><p>各部门要高度重视，抓好落实，按月报送进展。</p><p>各区县要配备专人，做好数据核对工作。</p></div>",
    counter: "<div><h1>渔业工作方案</h1><p>各部门要高度重视，抓好落实，按月报送进展。</p><p>各区县要配备专人，做好数据核对工作。</p></div>",
};

static PAGE_BOX: Rule = Rule {
    name: "page-box",
    why: "网页里写着发文机关、成文日期等至少两项的元素或表是信息栏，内容读入文件头",
    example: "<div>发文机关：市水利局　成文日期：2021年8月4日</div><div><h1>渔业工作方案</h1><p>各部门要高度重视，抓好落实，按月报送进展。</p><p>各区县要配备专人，做好数据核对工作。</p><p>市水利局每季度汇总各地情况，向市政府报告，并对进度慢的地方进行现场督促，帮助解决困难；年底对全年工作进行总结，提出下一年的安排，报市政府同意后实施；重大情况随时报告，不得迟报、漏报、瞒报。</p></div>",
    counter: "<div>发文机关：市水利局</div><div><h1>渔业工作方案</h1><p>各部门要高度重视，抓好落实，按月报送进展。</p><p>各区县要配备专人，做好数据核对工作。</p><p>市水利局每季度汇总各地情况，向市政府报告，并对进度慢的地方进行现场督促，帮助解决困难；年底对全年工作进行总结，提出下一年的安排，报市政府同意后实施；重大情况随时报告，不得迟报、漏报、瞒报。</p></div>",
};

static PAGE_FURNITURE: Rule = Rule {
    name: "page-furniture",
    why: "正文元素里按名称、class 或 id 是导航、页脚、边栏的短元素，不是文件的内容",
    example: "<div><nav>返回列表</nav><h1>渔业工作方案</h1><p>各部门要高度重视，抓好落实。</p></div>",
    counter: "<div><p>返回列表</p><h1>渔业工作方案</h1><p>各部门要高度重视，抓好落实。</p></div>",
};

static PAGE_DATELINE: Rule = Rule {
    name: "page-dateline",
    why: "网页正文里说明何时、由谁发布到网上的一行，内容读入文件头",
    example: "<div><h1>渔业工作方案</h1><p>发布时间：2023-05-08 来源：县水利局 浏览次数：12</p><p>各部门要高度重视，抓好落实。</p></div>",
    counter: "<div><h1>渔业工作方案</h1><p>发布的时间和来源</p><p>各部门要高度重视，抓好落实。</p></div>",
};

static PAGE_TITLE: Rule = Rule {
    name: "page-title",
    why: "正文元素里没有标题，网页别处的一级标题以公文的文种结尾：它是文件的标题",
    example: "<div><h1>渔业工作方案</h1></div><div><p>各部门要高度重视，抓好落实，按月报送进展。</p><p>各区县要配备专人，做好数据核对工作。</p></div>",
    counter: "<div><h1>政务公开</h1></div><div><p>各部门要高度重视，抓好落实，按月报送进展。</p><p>各区县要配备专人，做好数据核对工作。</p></div>",
};

static PAGE_TITLE_AGAIN: Rule = Rule {
    name: "page-title-again",
    why: "与上面的一级标题一字不差的一行，是网站又印了一遍标题",
    example: "<div><h1>渔业工作方案</h1><p>渔业工作方案</p><p>各部门要高度重视，抓好落实。</p></div>",
    counter: "<div><h1>渔业工作方案</h1><p>渔业工作任务</p><p>各部门要高度重视，抓好落实。</p></div>",
};

/// How many of a hundred characters of its text the element must hold that the document is looked for in.
const NEARLY_ALL: usize = 85;

/// How long an element can be that is furniture by its name, in characters.
const LONGEST_FURNITURE: usize = 399;

/// Leaves of a web page the document; tells which rule took what.
pub(super) fn clear(document: &mut Document, elements: &[Element]) -> Vec<Explained> {
    let page = Page {
        text: &document.source.text,
        elements,
        main: main_part(elements),
    };
    let mut parts = page.frame();
    parts.extend(page.furniture());
    parts.sort_by_key(|part| (part.range.start, part.range.end));
    let mut sorting = Sorting {
        page: &page,
        parts: &parts,
        headings: &page.headings(&parts),
        title: None,
        blocks: Vec::new(),
        removed: Vec::new(),
        explained: Vec::new(),
    };
    for block in document.blocks.drain(..) {
        sorting.block(block);
    }
    let Sorting {
        blocks,
        removed,
        mut explained,
        ..
    } = sorting;
    document.blocks = blocks;
    document.removed.extend(removed);
    for Part { range, fate } in parts {
        let rule = match fate {
            Fate::Title => &PAGE_TITLE,
            Fate::Removed(rule) => {
                let reason = reason(rule);
                let range = range.clone();
                document.removed.push(Removed { range, reason });
                rule
            }
        };
        explained.push(Explained {
            range,
            rule,
            note: None,
        });
    }
    explained
}

/// Why the report says that something was left out by a rule.
fn reason(rule: &Rule) -> &'static str {
    if *rule == PAGE_TITLE_AGAIN {
        "重复的标题"
    } else if *rule == PAGE_BOX || *rule == PAGE_DATELINE {
        FACTS
    } else {
        FRAME
    }
}

/// The smallest element that holds nearly all text outside of links; none if there is no such text.
fn main_part(elements: &[Element]) -> Option<usize> {
    let mut heaviest: Vec<Option<usize>> = vec![None; elements.len()];
    let mut root: Option<usize> = None;
    for (index, element) in elements.iter().enumerate() {
        if !is_container(&element.name) {
            continue;
        }
        let best = match element.parent {
            Some(parent) => &mut heaviest[parent],
            None => &mut root,
        };
        if best.is_none_or(|best| elements[best].weight <= element.weight) {
            *best = Some(index);
        }
    }
    let mut main = root.filter(|&root| elements[root].weight > 0)?;
    while let Some(inner) = heaviest[main]
        && elements[inner].weight * 100 >= elements[main].weight * NEARLY_ALL
    {
        main = inner;
    }
    Some(main)
}

/// Elements that a site lays its pages out with.
fn is_container(name: &str) -> bool {
    matches!(
        name,
        "html" | "body" | "div" | "section" | "article" | "main" | "form" | "center"
    )
}

/// Whether an element is a part of a frame by its name, its class or its id.
fn is_furniture(element: &Element) -> bool {
    let words = &layout::words().frame_classes;
    matches!(element.name.as_str(), "nav" | "footer" | "aside")
        || element.words.iter().any(|word| words.contains(word))
}

/// A part of a page that is not read as the document's text.
struct Part {
    range: Range<usize>,
    fate: Fate,
}

/// What becomes of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// It is left out by this rule.
    Removed(&'static Rule),
    /// It is the title of the document, which stands in the frame.
    Title,
}

/// The part that a byte of the text stands in.
fn part_at(parts: &[Part], at: usize) -> Option<&Part> {
    let next = parts.partition_point(|part| part.range.end <= at);
    parts.get(next).filter(|part| part.range.start <= at)
}

/// A page whose main part is known.
struct Page<'a> {
    text: &'a str,
    elements: &'a [Element],
    main: Option<usize>,
}

impl Page<'_> {
    /// The text of an element, without blanks around it.
    fn text(&self, element: &Element) -> &str {
        self.text[element.range.clone()].trim()
    }

    /// Whether each element is one of those in question or stands in one; `is_one` is asked for outer ones first.
    fn within(&self, mut is_one: impl FnMut(usize, &Element) -> bool) -> Vec<bool> {
        let mut inside: Vec<bool> = Vec::with_capacity(self.elements.len());
        for (index, element) in self.elements.iter().enumerate() {
            let outer = element.parent.is_some_and(|parent| inside[parent]);
            inside.push(outer || is_one(index, element));
        }
        inside
    }

    /// The pieces around the main part. Of them, boxes of particulars are read for their clues, and a heading
    /// may be the title that the main part lacks.
    fn frame(&self) -> Vec<Part> {
        let path: Vec<usize> =
            std::iter::successors(self.main, |&at| self.elements[at].parent).collect();
        let mut on_path = vec![false; self.elements.len()];
        for &at in &path {
            on_path[at] = true;
        }
        // Those around the main part: all on the path but itself.
        let around = |at: usize| on_path[at] && Some(at) != self.main;
        let mut parts = Vec::new();
        for (index, piece) in self.elements.iter().enumerate() {
            let is_beside = piece.parent.is_none_or(around);
            if !is_beside || on_path[index] || self.text(piece).is_empty() {
                continue;
            }
            let mut add = |range: Range<usize>, fate| {
                if !self.text[range.clone()].trim().is_empty() {
                    parts.push(Part { range, fate });
                }
            };
            if is_box(self.text(piece)) {
                add(piece.range.clone(), Fate::Removed(&PAGE_BOX));
            } else if let Some(title) = self.title(index) {
                add(piece.range.start..title.start, Fate::Removed(&PAGE_FRAME));
                add(title.clone(), Fate::Title);
                add(title.end..piece.range.end, Fate::Removed(&PAGE_FRAME));
            } else {
                add(piece.range.clone(), Fate::Removed(&PAGE_FRAME));
            }
        }
        parts
    }

    /// The first heading of a piece of the frame, if it is a title that the main part does not repeat.
    fn title(&self, piece: usize) -> Option<Range<usize>> {
        let end = self.elements[piece].range.end;
        let heading = self.elements[piece..]
            .iter()
            .take_while(|e| e.range.start <= end)
            .find(|e| e.name == "h1" && e.range.end <= end)?;
        let title = squeeze(self.text(heading));
        let main = self.main.map_or("", |main| self.text(&self.elements[main]));
        let is_own = line_shape::ends_title(&title) && !squeeze(main).contains(&title);
        is_own.then(|| heading.range.clone())
    }

    /// What in the main part is no text of the document: elements named as parts of a frame, unless they are
    /// long, and tables that are boxes of particulars.
    fn furniture(&self) -> Vec<Part> {
        let main = self.within(|index, _| Some(index) == self.main);
        let mut parts = Vec::new();
        self.within(|index, element| {
            let text = self.text(element);
            if !main[index] || text.is_empty() {
                return false;
            }
            let rule = if is_furniture(element) && text.chars().nth(LONGEST_FURNITURE).is_none() {
                &PAGE_FURNITURE
            } else if element.name == "table" && is_box(text) {
                &PAGE_BOX
            } else {
                return false;
            };
            parts.push(Part {
                range: element.range.clone(),
                fate: Fate::Removed(rule),
            });
            true
        });
        parts
    }

    /// Where the document's headings of the first level begin, and what they say, without blanks.
    fn headings(&self, parts: &[Part]) -> Vec<(usize, String)> {
        self.elements
            .iter()
            .filter(|element| element.name == "h1")
            .map(|element| (element.range.start, squeeze(self.text(element))))
            .filter(|&(start, _)| part_at(parts, start).is_none())
            .collect()
    }
}

/// Going through the blocks of a page.
struct Sorting<'a> {
    page: &'a Page<'a>,
    parts: &'a [Part],
    /// Where headings of the first level begin, and what they say.
    headings: &'a [(usize, String)],
    /// Where the part begins that the last block is the title of.
    title: Option<usize>,
    blocks: Vec<Block>,
    removed: Vec<Removed>,
    explained: Vec<Explained>,
}

impl Sorting<'_> {
    fn block(&mut self, block: Block) {
        let texts: Vec<&Text> = match &block {
            Block::Line(line) => vec![&line.text],
            Block::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                cells.flat_map(|cell| &cell.lines).collect()
            }
        };
        let Some(start) = texts.first().and_then(|text| text.start()) else {
            self.blocks.push(block);
            return;
        };
        let part = part_at(self.parts, start);
        if let Some(part) = part.filter(|part| part.fate == Fate::Title) {
            self.title(part.range.start, &texts);
            return;
        }
        match block {
            Block::Table(_) if part.is_some() => {}
            Block::Table(_) => self.blocks.push(block),
            Block::Line(line) => self.line(&line, start),
        }
    }

    /// A title in the frame, or another line of it.
    fn title(&mut self, part: usize, texts: &[&Text]) {
        if self.title != Some(part) {
            self.title = Some(part);
            self.blocks.push(Block::Line(Line {
                text: Text::default(),
                level: Some(1),
                gap: false,
            }));
        }
        if let Some(Block::Line(line)) = self.blocks.last_mut() {
            for text in texts {
                line.text.push(text);
            }
        }
    }

    /// What is left of a line between the parts that are no text of the document.
    fn line(&mut self, line: &Line, start: usize) {
        let end = start + line.text.as_str().len();
        let next = self.parts.partition_point(|part| part.range.end <= start);
        let parts = &self.parts[next..];
        let mut from = start;
        for part in parts.iter().take_while(|part| part.range.start < end) {
            self.piece(
                line,
                from.saturating_sub(start)..part.range.start.saturating_sub(start),
            );
            from = part.range.end;
        }
        self.piece(line, from.saturating_sub(start)..end - start);
    }

    /// A piece of a line, which may be blank.
    fn piece(&mut self, line: &Line, range: Range<usize>) {
        let text = line.text.slice(range).trim();
        let Some(start) = text.start() else {
            return;
        };
        match self.rule(text.as_str(), start, line.level) {
            Some(rule) => {
                let (sources, reason) = (text.sources(), reason(rule));
                self.removed
                    .extend(sources.map(|range| Removed { range, reason }));
                self.explained.extend(Explained::text(&text, rule, None));
            }
            None => self.blocks.push(Block::Line(Line {
                text,
                ..line.clone()
            })),
        }
    }

    /// The rule by which a line is no text of the document.
    fn rule(&self, text: &str, start: usize, level: Option<u8>) -> Option<&'static Rule> {
        let main = self.page.main.map(|main| &self.page.elements[main].range);
        if main.is_none_or(|main| !main.contains(&start)) {
            return Some(if is_box(text) { &PAGE_BOX } else { &PAGE_FRAME });
        }
        if is_dateline(text) {
            return Some(&PAGE_DATELINE);
        }
        let next = self.headings.partition_point(|heading| heading.0 <= start);
        let heading = next.checked_sub(1).map(|last| &self.headings[last].1);
        // Sites print the title once more above the text.
        (level.is_none() && heading.is_some_and(|heading| *heading == squeeze(text)))
            .then_some(&PAGE_TITLE_AGAIN)
    }
}
