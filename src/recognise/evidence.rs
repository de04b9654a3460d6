//! What speaks for an issuer or a date, the strongest first; each is a rule.

use crate::rule::Rule;

/// The rules of this file.
pub(super) static RULES: &[&Rule] = &[
    &SIGNED,
    &ON_LETTERHEAD,
    &IN_TITLE,
    &BOX_ORGAN,
    &SIGNED_INSIDE,
    &BOX_PUBLISHER,
    &FILLED_IN,
    &UNSIGNED,
    &IN_HEADLINE,
    &PAGE_SOURCE,
    &BY_NUMBER,
    &DATE_SIGNED,
    &DATE_ALONE,
    &DATE_WRITTEN,
    &DATE_MADE,
    &DATE_FIGURES,
];

static SIGNED: Rule = Rule {
    name: "issuer-signed",
    why: "落款的机关是发文机关：写在成文日期上面或前面",
    example: "关于渔业的意见\n请遵照执行。\n云山市人民政府\n2021年8月4日",
    counter: "云山市人民政府关于渔业的意见\n请遵照执行。\n2021年8月4日",
};

static ON_LETTERHEAD: Rule = Rule {
    name: "issuer-on-letterhead",
    why: "没有落款时，版头印的机关是发文机关",
    example: "云山县教育局文件\n云教发〔2023〕4号\n关于印发工作要点的通知\n",
    counter: "云山县教育局文件\n关于渔业的意见\n请遵照执行。\n云山市人民政府\n2021年8月4日",
};

static IN_TITLE: Rule = Rule {
    name: "issuer-in-title",
    why: "没有落款和版头时，标题里“关于”前面的机关是发文机关；转发的，转发者是",
    example: "云山市人民政府关于渔业的意见\n请遵照执行。",
    counter: "关于渔业的意见\n请遵照执行。",
};

static BOX_ORGAN: Rule = Rule {
    name: "issuer-in-box",
    why: "正文里看不出时，网页信息栏写的发文机关",
    example: "发文机关：云山市水利局　成文日期：2021年8月4日\n标题：关于渔业的意见\n关于渔业的意见\n请遵照执行。",
    counter: "发文机关：云山市水利局　成文日期：2021年8月4日\n标题：关于渔业的意见\n云山市人民政府关于渔业的意见\n请遵照执行。",
};

static SIGNED_INSIDE: Rule = Rule {
    name: "issuer-signed-inside",
    why: "所附文件自己的落款：转发的通知没有落款时才算",
    example: "关于印发渔业工作方案的通知\n请遵照执行。\n附件\n渔业工作方案\n一、总体要求\n云山市水利局\n2021年8月4日",
    counter: "关于渔业的意见\n请遵照执行。\n云山市水利局\n2021年8月4日",
};

static BOX_PUBLISHER: Rule = Rule {
    name: "issuer-published",
    why: "信息栏只写发布机构的：把文件放上网的，多半就是发文机关",
    example: "发布机构：云山市水利局　成文日期：2021年8月4日\n标题：关于渔业的意见\n关于渔业的意见\n请遵照执行。",
    counter: "发布机构：云山市水利局　成文日期：2021年8月4日\n标题：关于渔业的意见\n云山市人民政府关于渔业的意见\n请遵照执行。",
};

static FILLED_IN: Rule = Rule {
    name: "issuer-filled-in",
    why: "没有别的依据时，表上写的填报单位",
    example: "渔业工作任务表\n填报单位：云山市商务局　2023年5月8日\n请按要求填报。",
    counter: "云山市人民政府关于渔业的意见\n填报单位：云山市商务局　2023年5月8日\n请按要求填报。",
};

static UNSIGNED: Rule = Rule {
    name: "issuer-on-last-line",
    why: "最后一行只有机关名称而没有日期：可能是落款",
    example: "关于渔业的意见\n请遵照执行。\n云山市人民政府",
    counter: "关于渔业的意见\n请遵照执行。\n抓好落实",
};

static IN_HEADLINE: Rule = Rule {
    name: "issuer-in-headline",
    why: "标题以机关名称和年份开头，没有“关于”：可能就是它发的",
    example: "云山县教育局2023年工作要点\n请遵照执行。",
    counter: "云山县2023年工作要点\n请遵照执行。",
};

static PAGE_SOURCE: Rule = Rule {
    name: "issuer-as-source",
    why: "网页日期行写的来源是机关全称：可能是发文机关，媒体和简称不算",
    example: "2023年渔业工作要点\n发布时间：2023-05-08　来源：云山市水利局\n请遵照执行。",
    counter: "2023年渔业工作要点\n发布时间：2023-05-08　来源：云山日报\n请遵照执行。",
};

static BY_NUMBER: Rule = Rule {
    name: "issuer-by-number",
    why: "发文字号的代字属于哪个机关是公开的：国办发是国务院办公厅",
    example: "国办发〔2021〕19号\n关于渔业的意见\n请遵照执行。",
    counter: "云府发〔2021〕19号\n关于渔业的意见\n请遵照执行。",
};

static DATE_SIGNED: Rule = Rule {
    name: "date-signed",
    why: "机关署名下面或同一行的日期是成文日期",
    example: "关于渔业的意见\n请遵照执行。\n云山市人民政府\n2021年8月4日",
    counter: "关于渔业的意见\n请遵照执行。\n2021年8月4日",
};

static DATE_ALONE: Rule = Rule {
    name: "date-alone",
    why: "没有署名时，单独一行、写明年月日的日期是成文日期",
    example: "关于渔业的意见\n请遵照执行。\n2021年8月4日",
    counter: "关于渔业的意见\n请遵照执行。\n2021-08-04",
};

static DATE_WRITTEN: Rule = Rule {
    name: "date-in-box",
    why: "正文里没有日期时，信息栏写的成文日期",
    example: "发文机关：云山市水利局　成文日期：2021年8月4日\n标题：关于渔业的意见\n关于渔业的意见\n请遵照执行。",
    counter: "发文机关：云山市水利局　成文日期：2021年8月4日\n标题：关于渔业的意见\n关于渔业的意见\n请遵照执行。\n2021年8月5日",
};

static DATE_MADE: Rule = Rule {
    name: "date-made",
    why: "信息栏没有成文日期的，取发文日期或生成日期",
    example: "发文机关：云山市水利局　生成日期：2021年8月4日\n标题：关于渔业的意见\n关于渔业的意见\n请遵照执行。",
    counter: "发文机关：云山市水利局　成文日期：2021年8月4日\n标题：关于渔业的意见\n关于渔业的意见\n请遵照执行。",
};

static DATE_FIGURES: Rule = Rule {
    name: "date-in-figures",
    why: "单独一行、只用数字和短横写的日期：没有别的日期才算",
    example: "关于渔业的意见\n请遵照执行。\n2021-08-04",
    counter: "关于渔业的意见\n请遵照执行。\n2021年8月4日",
};

/// Where a name stands; the strongest evidence first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Evidence {
    /// Over or before the date, in the part that issues.
    Signature,
    /// 云山县教育局文件, or the bare name over the number of a letter.
    Letterhead,
    /// Before 关于 in the title; who forwards stands first.
    Title,
    /// 发文机关, 制发机关 in the box of a page.
    Organ,
    /// The same in a part that another sends out.
    InnerSignature,
    /// 发布机构 in the box of a page: who put it online, as a rule who issued it.
    Publisher,
    /// 填报单位：….
    FilledIn,
    /// Alone on the last line, without a date.
    Unsigned,
    /// Before the year in the title: 云山县教育局2023年工作要点.
    Headline,
    /// 来源 in the line of dates of a page.
    Source,
    /// The letters of the number: 国办发.
    Number,
}

impl Evidence {
    /// As the report says it.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Signature => "落款",
            Self::Letterhead => "版头",
            Self::Title => "标题",
            Self::Organ => "信息栏的发文机关",
            Self::InnerSignature => "所附文件的落款",
            Self::Publisher => "信息栏的发布机构",
            Self::FilledIn => "填报单位",
            Self::Unsigned => "文末",
            Self::Headline => "标题开头",
            Self::Source => "网页的来源",
            Self::Number => "发文字号的代字",
        }
    }

    /// The rule that takes a name for it.
    pub(super) fn rule(self) -> &'static Rule {
        match self {
            Self::Signature => &SIGNED,
            Self::Letterhead => &ON_LETTERHEAD,
            Self::Title => &IN_TITLE,
            Self::Organ => &BOX_ORGAN,
            Self::InnerSignature => &SIGNED_INSIDE,
            Self::Publisher => &BOX_PUBLISHER,
            Self::FilledIn => &FILLED_IN,
            Self::Unsigned => &UNSIGNED,
            Self::Headline => &IN_HEADLINE,
            Self::Source => &PAGE_SOURCE,
            Self::Number => &BY_NUMBER,
        }
    }

    /// Whether it only hints at the issuer.
    pub(crate) fn is_weak(self) -> bool {
        self >= Self::Unsigned
    }
}

/// What speaks for a date, the strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Dated {
    /// A body signs over it, or on its line.
    Signed,
    /// On a line of its own, written with 年月日.
    Alone,
    /// 成文日期 in the box of a page.
    Written,
    /// 发文日期, 生成日期 there.
    Made,
    /// On a line of its own, only figures.
    Figures,
}

impl Dated {
    /// As the report says it.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Signed => "落款",
            Self::Alone | Self::Figures => "单独一行",
            Self::Written => "信息栏的成文日期",
            Self::Made => "信息栏的生成日期",
        }
    }

    /// The rule that takes a date for it.
    pub(super) fn rule(self) -> &'static Rule {
        match self {
            Self::Signed => &DATE_SIGNED,
            Self::Alone => &DATE_ALONE,
            Self::Written => &DATE_WRITTEN,
            Self::Made => &DATE_MADE,
            Self::Figures => &DATE_FIGURES,
        }
    }
}
