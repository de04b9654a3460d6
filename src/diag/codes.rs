//! The table of codes. A code never changes its meaning and is never given out again.
//!
//! Tens are kept together by what they are about: G00x plan files, G01x numbering and counts, G02x
//! responsibilities, G03x units, G04x citations, G05x lineage, G06x fidelity to the source, G07x personal
//! data, G08x addresses, G1xx import.

use super::Severity;

macro_rules! codes {
    ($($name:ident $code:literal $severity:ident $title:literal $why:literal)*) => {
        /// A kind of finding. See the table for each one's meaning.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $(#[doc = $title] $name,)* }

        impl Code {
            /// The code as printed, such as `G012`.
            pub fn id(self) -> &'static str { match self { $(Self::$name => $code,)* } }
            /// Its title, in Chinese.
            pub fn title(self) -> &'static str { match self { $(Self::$name => $title,)* } }
            /// Why it matters and what to do, in Chinese.
            pub fn explanation(self) -> &'static str { match self { $(Self::$name => $why,)* } }
            /// How bad it is when site.toml does not say.
            pub fn severity(self) -> Severity { match self { $(Self::$name => Severity::$severity,)* } }
        }

        /// All codes, in order.
        pub struct Codes;
        impl Codes {
            /// Every code of the program.
            pub const ALL: &'static [Code] = &[$(Code::$name),*];
        }
    };
}

codes! {
    FrontMatter "G001" Error "方案的文件头有误"
        "文件开头的 +++ 与 +++ 之间是 TOML；键名固定，写错的键会被拒绝，以免悄悄失效。"
    RowCells "G002" Error "表格行的单元格数与表头不符"
        "少一格或多一格时，Markdown 会悄悄丢掉或补空，任务就会挂到别的单位名下。"
    Markup "G003" Warning "文中有不会显示的标记"
        "方案正文按纯文字发布，只认标题、段落、表格和单元格里的 <br>；其余标记原样显示。"
    Emphasis "G004" Warning "** 没有生效"
        "CommonMark 规定 ** 紧挨中文标点时不算强调，读者会看到两个星号。把标点移到 ** 之外。"
}
