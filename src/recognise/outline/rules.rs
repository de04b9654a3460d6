//! The kinds of line that a document around its tables consists of: a rule for each, the most particular first.
//!
//! The first rule that holds takes the line; the others that hold too are told in the trace. A rule only looks:
//! what becomes of the line is done by the scan.

use super::scan::Scan;
use super::title;
use crate::document::{Block, Line, Text};
use crate::recognise::{clues, line_shape};
use crate::rule::Rule;
use crate::zh::day::Day;
use crate::zh::{ends_sentence, item};

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// 附件1, （此件公开发布）: behind it another part may begin.
    Edge,
    /// 云山县教育局文件.
    Letterhead,
    /// 第707号 under the letterhead of an order.
    OrderNumber,
    /// 发文字号.
    DocumentNumber,
    /// The first line of a title.
    Title,
    /// Number, body and date on one line.
    Particulars,
    /// A date.
    Date,
    /// Who signs.
    Signature,
    /// （征求意见稿）.
    DraftMark,
    /// A heading.
    Heading,
    /// Anything else.
    Paragraph,
}

/// A rule, when it holds, and what the line then is.
pub(super) struct LineRule {
    pub(super) rule: &'static Rule,
    /// Whether the line that the scan stands at, given without blanks around it, is of this kind.
    pub(super) holds: fn(&Scan<'_>, &Line, &Text) -> bool,
    pub(super) kind: Kind,
}

/// All kinds of line, in the order in which they are asked.
pub(super) static LINES: [LineRule; 13] = [
    LineRule {
        rule: &ANNEX_MARK,
        holds: |_, _, text| line_shape::is_annex_mark(text.as_str()),
        kind: Kind::Edge,
    },
    LineRule {
        rule: &LETTERHEAD,
        holds: is_letterhead,
        kind: Kind::Letterhead,
    },
    LineRule {
        rule: &ORDER_NUMBER,
        holds: is_order_number,
        kind: Kind::OrderNumber,
    },
    LineRule {
        rule: &DOCUMENT_NUMBER,
        holds: |_, _, text| clues::number_line(text).is_some(),
        kind: Kind::DocumentNumber,
    },
    LineRule {
        rule: &TITLE,
        holds: |scan, _, _| title::by_ending(scan).is_some(),
        kind: Kind::Title,
    },
    LineRule {
        rule: &TITLE_BY_PLACE,
        holds: |scan, _, _| title::by_place(scan).is_some(),
        kind: Kind::Title,
    },
    LineRule {
        rule: &PARTICULARS,
        holds: is_particulars,
        kind: Kind::Particulars,
    },
    LineRule {
        rule: &DATE,
        holds: |_, _, text| Day::read(text.as_str()).is_some(),
        kind: Kind::Date,
    },
    LineRule {
        rule: &RELEASE_NOTE,
        holds: |_, _, text| line_shape::is_release_note(text.as_str()),
        kind: Kind::Edge,
    },
    LineRule {
        rule: &SIGNATURE,
        holds: signs,
        kind: Kind::Signature,
    },
    LineRule {
        rule: &DRAFT_MARK,
        holds: is_draft_mark,
        kind: Kind::DraftMark,
    },
    LineRule {
        rule: &HEADING,
        holds: is_heading,
        kind: Kind::Heading,
    },
    LineRule {
        rule: &PARAGRAPH,
        holds: |_, _, _| true,
        kind: Kind::Paragraph,
    },
];

static ANNEX_MARK: Rule = Rule {
    name: "annex-mark",
    why: "一行只有“附件”“附表”“附录”和编号，下面是另一个部分，可以有自己的标题",
    example: "附件1：",
    counter: "附件1：任务分工表",
};

static LETTERHEAD: Rule = Rule {
    name: "letterhead",
    why: "标题上方的版头：机关名称加“文件”或“令”；信函格式只印机关名称，下面是发文字号或标题",
    example: "云山县教育局文件\n云教发〔2023〕4号\n关于印发工作要点的通知\n",
    counter: "云山县教育局要点\n云教发〔2023〕4号\n",
};

static ORDER_NUMBER: Rule = Rule {
    name: "order-number",
    why: "命令的版头下面只印“第几号”，和版头合起来是文号",
    example: "云山市人民政府令\n第12号\n云山市渔业管理办法\n",
    counter: "云山市渔业管理办法\n第12号\n",
};

static DOCUMENT_NUMBER: Rule = Rule {
    name: "document-number",
    why: "一行只有发文字号，带不带括号都是",
    example: "云府发〔2021〕19号",
    counter: "根据云府发〔2021〕19号文件要求",
};

static TITLE: Rule = Rule {
    name: "title",
    why: "在部分开头，几行合起来以公文的文种结尾，不是句子，没有编号：是标题",
    example: "云山市人民政府\n关于印发渔业发展工作方案的通知\n各区县人民政府：\n",
    counter: "各区县人民政府：\n现将工作方案印发给你们。\n",
};

static TITLE_BY_PLACE: Rule = Rule {
    name: "title-by-place",
    why: "没有文种结尾的一行，紧接在表格上面，或在全文第一行而下面没有别的标题：是标题",
    example: "云山市渔业发展大事\n今年以来，各部门按照要求推进工作。\n",
    counter: "渔业\n今年以来，各部门按照要求推进工作。\n",
};

static PARTICULARS: Rule = Rule {
    name: "particulars",
    why: "一行只由发文字号、日期、机关名称和括号里的说明组成，至少两样，其中有字号或日期",
    example: "关于渔业的意见\n国发〔2018〕38号　国务院　2018年11月7日",
    counter: "关于渔业的意见\n国务院　商务部",
};

static DATE: Rule = Rule {
    name: "date",
    why: "一行只有日期：成文日期，下面可以是另一个部分",
    example: "关于渔业的意见\n请遵照执行。\n2021年8月4日",
    counter: "关于渔业的意见\n请遵照执行。\n2021年2月31日",
};

static RELEASE_NOTE: Rule = Rule {
    name: "release-note",
    why: "括号里说明公开范围或联系人的一行，在文件末尾",
    example: "请遵照执行。\n（此件公开发布）",
    counter: "请遵照执行。\n（试行）",
};

static SIGNATURE: Rule = Rule {
    name: "signature",
    why: "日期上面只有机关名称的一行或几行：落款",
    example: "请遵照执行。\n云山市人民政府办公室\n2021年8月4日",
    counter: "请遵照执行。\n云山市人民政府办公室\n请各单位抓好落实。",
};

static DRAFT_MARK: Rule = Rule {
    name: "draft-mark",
    why: "括号里写明征求意见稿、送审稿等的一行：文件的状态",
    example: "关于渔业的意见\n（征求意见稿）",
    counter: "关于渔业的意见\n（云山市水域）",
};

static HEADING: Rule = Rule {
    name: "heading",
    why: "有编号、短、不是带分句的句子；一级二级编号就是标题，1.和（1）要下面有自己的正文才是",
    example: "（一）指导思想。\n以新发展理念为指导，推动渔业高质量发展，不断满足群众需要。",
    counter: "1.成立专班\n2.建立机制",
};

pub(super) static PARAGRAPH: Rule = Rule {
    name: "paragraph",
    why: "别的规则都不认的一行是正文段落",
    example: "各区县人民政府要高度重视，抓好落实。",
    counter: "2021年8月4日",
};

/// Lines that go on with a paragraph are taken together with it.
pub(super) static PARAGRAPH_CUT: Rule = Rule {
    name: "paragraph-cut",
    why: "一段没有说完或括号没有关上，下一行接着说：是换页或换行切断的，接上",
    example: "坚持对标对表，聚焦制度创新，推动开放转变。全面贯彻党\n中央决策部署。",
    counter: "坚持对标对表，聚焦制度创新，推动开放转变。全面贯彻部署。\n中央决策部署。",
};

/// The rules of this file.
pub(crate) static RULES: &[&Rule] = &[
    &ANNEX_MARK,
    &LETTERHEAD,
    &ORDER_NUMBER,
    &DOCUMENT_NUMBER,
    &TITLE,
    &TITLE_BY_PLACE,
    &PARTICULARS,
    &DATE,
    &RELEASE_NOTE,
    &SIGNATURE,
    &DRAFT_MARK,
    &HEADING,
    &PARAGRAPH,
    &PARAGRAPH_CUT,
];

/// So many bodies may sign together, one to a line (发改综合〔2018〕1465号 has 13).
const SIGNERS: usize = 24;

/// 云山县教育局文件, or the bare name over the number of a letter (信函格式).
fn is_letterhead(scan: &Scan<'_>, _: &Line, text: &Text) -> bool {
    let s = text.as_str();
    let over = || title::number_follows(scan, scan.at) || title::is_over_title(scan, s);
    scan.fresh
        && line_shape::can_be_title(s)
        && (line_shape::is_letterhead(s) || line_shape::is_name(s) && over())
}

/// 第707号 under the letterhead of an order.
fn is_order_number(scan: &Scan<'_>, _: &Line, text: &Text) -> bool {
    scan.fresh && line_shape::is_order_number(text.as_str()) && scan.order().is_some()
}

/// 国发〔2018〕38号　国务院　2018-11-07, above the first table.
fn is_particulars(scan: &Scan<'_>, _: &Line, text: &Text) -> bool {
    let short = text.as_str().chars().count() < 80;
    scan.out.clues.tables == 0 && short && clues::line_of_particulars(text).is_some()
}

/// A name on a line of its own before the date.
fn signs(scan: &Scan<'_>, _: &Line, text: &Text) -> bool {
    let s = text.as_str();
    // Ministries that sign together may fill the line.
    let short = s.chars().count() <= 40 || s.split_whitespace().all(line_shape::is_name);
    let dated = || {
        let below = scan.document.blocks[scan.at + 1..].iter().take(SIGNERS);
        below
            .map(|block| match block {
                Block::Line(line) => line.text.as_str(),
                Block::Table(_) => "",
            })
            .find(|line| is_dated(line) || !line_shape::is_name(line))
            .is_some_and(is_dated)
    };
    short && line_shape::is_name(s) && dated()
}

/// （征求意见稿） on a line of its own.
fn is_draft_mark(_: &Scan<'_>, _: &Line, text: &Text) -> bool {
    let s = text.as_str();
    line_shape::draft(s).is_some() && s.chars().count() < 16
}

/// A line that the reader took for a heading by its style, or that is one by its number and shape.
fn is_heading(scan: &Scan<'_>, line: &Line, text: &Text) -> bool {
    let s = text.as_str();
    line.level.is_some_and(|_| !ends_sentence(s)) || line_shape::is_heading(s, scan.next_line())
}

/// Whether a line is one of those short lines of a site above the title that nobody knows: a title may follow.
pub(super) fn leaves_title_possible(scan: &Scan<'_>, text: &str) -> bool {
    scan.out.clues.titles.is_empty()
        && !scan.has_headings()
        && text.chars().count() <= 40
        && !ends_sentence(text)
        && item::heading(text).is_none()
}

/// A date on a line of its own, or behind （此件发至乡）.
pub(super) fn is_dated(line: &str) -> bool {
    let date = line.trim().rsplit_once(char::is_whitespace);
    let is_date = |text: &str| Day::read(text).is_some();
    is_date(line)
        || date.is_some_and(|(note, date)| line_shape::is_release_note(note) && is_date(date))
}
