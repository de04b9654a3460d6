//! What speaks for an issuer or a date, the strongest first.

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
}
