//! The table of codes. A code never changes its meaning and is never given out again.
//!
//! Tens are kept together by what they are about: G00x plan files, G01x numbering, counts and characters, G02x
//! responsibilities, G03x units, G04x citations, G05x lineage, G06x fidelity to the source, G07x personal
//! data, G08x addresses, G1xx import.

use super::severity::Severity;

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
    TaskLabel "G005" Warning "任务没有序号"
        "任务的网址由序号而来。没有序号的任务只能借用所在标题的编号；请补上序号，或在序号格里写 {#编号}。"
    TaskId "G006" Error "任务编号重复"
        "{#编号} 一经写定就是任务的网址，两个任务不能共用。"
    FrontUntrue "G007" Warning "文件头与正文不符"
        "文件头里的成文日期等应与正文印的一致；不符的必有一处写错。"
    Register "G008" Error "名册不能用"
        "units.toml、lineage.toml、retired.toml 写错时，单位、来源和旧网址都连不起来；改好才能生成网站。"
    PlanTwice "G009" Error "两个方案文件同名"
        "方案标识就是文件名，网址由它决定；相同或只差大小写时，后一个不会采用。"
    DeclaredTasks "G010" Error "任务数与方案自述不符"
        "方案自己说有多少项任务，表里就应有多少项；不符多半是换页时丢了行或并了行。"
    NumberGap "G011" Warning "序号不连续"
        "序号跳号或颠倒，多半是缺行或抄错。"
    NumberTwice "G012" Error "序号重复"
        "任务的网址由序号而来，重复的序号会让两项任务争一个网址。"
    ListLength "G013" Warning "列举的个数与所说不符"
        "文中说有几个，后面就应列出几个。"
    NoteWithoutRow "G014" Warning "注里提到的行不存在"
        "注说明的是表中某几项，项号应能在表里找到。"
    OddSign "G015" Warning "文中有转换留下的字符"
        "替换符、造字区的字和看不见的字符多半是转换文件格式时留下的，读者看不到原字，程序也对不上名称。"
    RowLost "G016" Error "表里有一行没有算作任务"
        "任务表的一行要有任务内容，并有序号或责任单位；缺了，这一行就不会出现在网站上。"
    Unread "G020" Warning "责任分工中有读不懂的字句"
        "读不懂的字句不会归到任何单位名下。多半是少了顿号、逗号，或用了少见的动词。"
    NamedTwice "G021" Note "同一单位在一项任务中写了两次"
        "照原文保留。多半是抄写时的重复，也可能本应是另一个单位；同一单位有两种分工时也提示。"
    Nobody "G022" Warning "任务没有写明责任单位"
        "责任单位各格都是空的，或有配合单位而没有牵头单位。"
    LeadAndCooperate "G023" Warning "同一单位既牵头又配合"
        "一项任务里一个单位只应有一种角色。"
    TwoNames "G024" Warning "同一单位用两个名称写了两次"
        "按名册两个名称指同一单位，多半其中一个本应是别的单位。"
    WrongLevel "G025" Warning "单位与所在的级别不符"
        "区级一栏里写了市级单位，或市级一栏里写了区级单位，多半是“区”“市”误写或漏写；任务会挂到别级单位名下。"
    UnknownUnit "G030" Warning "单位不在名册里"
        "只有名册里的名称会链接到单位页；不认得的名称照登，但不成链接。"
    NearName "G031" Warning "疑为已知单位的另一写法"
        "名称与名册里的单位只差一两个字，或一全称一简称。程序不自行合并，请人判断。"
    NearUnits "G032" Warning "名册里两个单位可能是同一个"
        "名称相近的两段，或者合并，或者在 [[distinct]] 里写明不同。"
    Unconfirmed "G033" Note "名册条目未经核对"
        "导入时自动加入的条目，应有人看过。"
    ProseName "G034" Note "正文提到的单位不在名册里"
        "正文里的单位应与任务表里的写法一致。"
    UnknownPlan "G040" Error "所落实的方案不在站点里"
        "implements 里写的是方案编号，即 content/plans 下的文件名。"
    TwoNumbers "G041" Warning "同一文件有两个文号"
        "同一标题在两处文号不同，必有一处写错。"
    TwoTitles "G042" Warning "同一文号有两个标题"
        "同一文号在两处标题不同，必有一处写错。"
    TitleMarks "G043" Warning "书名号、引号或括号不成对"
        "书名号缺一半时，文件名认不出来，链接也就没有了；引号和括号缺一半，多半是抄写时丢了字。"
    UnknownTask "G044" Warning "提到的任务不存在"
        "正文按序号提到任务表里的某一项，表里应有这一项。"
    NearTitle "G045" Warning "疑为同一文件的标题"
        "标题与另一份文件只差一个字，多半是抄写之误；照此会连到另一份文件。"
    NumberCutShort "G046" Warning "发文字号不完整"
        "六角括号只用于发文字号；缺年份、序号或“号”字，就认不出是哪份文件。"
    UnknownAnnex "G047" Note "提到的附件不存在"
        "正文提到的附件，文中应有，或列在附件目录里。"
    CopyingSlip "G050" Warning "疑为抄写之误"
        "与上级任务几乎逐字相同，只有个别字不同，常是形近、音近或颠倒之误。"
    DecisionStale "G051" Warning "判断之后原文有改动"
        "人对任务来源的判断是就当时的文字作出的；文字改了，应再看一次。"
    DecisionWithoutTask "G052" Error "判断所指的任务不存在"
        "lineage.toml 里的编号应与方案里的任务编号一致。"
    DecisionUnsealed "G053" Note "判断没有记下原文指纹"
        "没有指纹，以后原文改动时程序无从提请复核。"
    ContentDiffers "G060" Error "方案与源文件不同"
        "方案里的每一个字都应来自源文件，或由 content/corrections 里的一条更正说明。"
    CorrectionStale "G061" Error "更正没有着落"
        "更正里的 was 必须与导入写出的文字完全相同，并且只出现一次，否则说不清它改的是哪里。"
    SourceUnreadable "G062" Error "源文件读不出来"
        "要核对方案是否忠实，先要能读源文件。"
    WidthDiffers "G063" Note "全角半角或括号与源文件不同"
        "（与 (、〔与 [ 读来一样，却不是同一个字符。转换文件时常这样变样，所以只是提示。"
    SourceElsewhere "G064" Note "源文件不在站点里"
        "只有 seeds/ 里的原件能重新读出来，与方案逐字核对；别处的只记下文件名。"
    MobileNumber "G070" Warning "个人手机号码"
        "手机号码属个人信息。发布的网页、数据和检索文件里一律遮盖中间四位，原文不动。"
    IdentityNumber "G071" Warning "公民身份号码"
        "身份号码属敏感个人信息，发布时遮盖；方案里一般不应出现，请考虑从原文删去。"
    BankCard "G072" Warning "银行卡号"
        "银行卡号属敏感个人信息，发布时遮盖；方案里一般不应出现，请考虑从原文删去。"
    ContactName "G073" Warning "联系人姓名"
        "与手机号码等一起出现的姓名能指到具体的人，发布时只留姓氏。"
    PrivateAddress "G074" Warning "个人住址"
        "住址属个人信息，发布时遮盖；方案里一般不应出现，请考虑从原文删去。"
    Vanished "G080" Error "曾经发布的网址消失了"
        "网址一经发布就不再收回；撤下的任务、方案、单位在 content/retired.toml 里登记，旧页会说明去向。"
    AddressCollision "G081" Error "两个页面的地址相同"
        "地址由编号决定；编号相同，或只差大小写，一个页面就会盖掉另一个。"
    AddressUnfit "G082" Error "地址不可用"
        "网站要能放在任何机器的文件夹里：地址只用小写字母、数字、“-”“.”“_”，不超过 100 个字符。"
    StillThere "G083" Warning "登记为撤下的仍然存在"
        "retired.toml 里的编号不应再有对应的任务、方案或单位。"
    NoSuccessor "G084" Error "接替者不存在"
        "successor 应是现有的编号，或另一个已登记撤下的编号。"
    DeadLink "G085" Warning "链接没有着落"
        "自由页面里的链接应指向站点里有的页面、图片或附件。"
    Entry "G086" Warning "登记的条目不合情理"
        "接替成圈、日期不存在、一事两记、说不采用却采用了，多半是编号或日期写错。"
    TextLost "G100" Error "有文字没有归处"
        "导入应当交代每一个字：写进方案，或说明为什么删去。这是程序的错误，请把文件发给维护者。"
    NoTitle "G101" Error "没有找到标题"
        "标题一般是文件开头居中的几行，以“通知”“方案”“意见”等结尾。请在文件头里补上。"
    RowJoined "G102" Note "接上了被换页切断的一行"
        "表格跨页时，一行的后半截会落到下一页的重复表头之后，没有序号。"
    DoubledCharacter "G103" Warning "删去了换页处重复的字"
        "换页前后印着同一个字，而它们合起来才是一个词。请对照原文。"
    CategoryDisplaced "G104" Warning "类别单元格脱离了原来的行"
        "从 PDF 转换时，合并的类别单元格常落在别的行旁边，程序不能判断它从哪一行开始。请对照原文移动标题，并记入更正。"
    CellsStacked "G105" Warning "几行叠在一个单元格里"
        "转换时几行被并进一格，各格的段落只能按顺序配对。请逐项核对责任单位。"
    CellMissing "G106" Note "一行少了单元格"
        "行尾的空单元格在转换时会丢失，按空白处理。"
    ParagraphJoined "G107" Note "接上了被切断的段落"
        "换页会把一段切成两段：前一段没有句末标点，后一段没有编号。"
    PictureSkipped "G108" Warning "图片里的文字读不出来"
        "任务表如果是图片或扫描件，导入看不见它；请录成表格。"
    LinesRestored "G109" Warning "换行丢失，已重新分段"
        "有的网页和数据库把整份文件存成一行；按编号和句末标点只能分出有编号的段落。"
    NoAssignments "G110" Warning "没有找到责任分工"
        "没有任务表，也没有写明由谁负责的句子；程序不会编造。分工常在附件里，或另行印发。"
    UnitsCarried "G111" Warning "空的单位栏按上一行计"
        "单位栏在任务之前而有空格，一般是合并的单元格在转换时散开；请对照原文。"
    PlanExists "G113" Error "方案已存在，没有覆盖"
        "导入只写一次；此后由人修改。要用这次读出的正文替换，请加 --force：文件头和 content/corrections 里的更正保留，正文里的其他改动会丢失。"
    GroupSaysMore "G114" Warning "类别行里有内容和单位"
        "用“一、”编号的行夹在用 1、2、3 编号的任务之间，一般是对这一类的概括，没有当作任务。"
    ChoiceMade "G115" Note "有两种读法，取了一种"
        "表头没有说明一栏的用途，或者有两处都像标题时，按内容取一种，并说出另一种；取错了可以在提示文件里写明。"
    NumbersMade "G116" Note "任务没有印序号，已按行编号"
        "任务的网址由序号而来。原文没有序号时按先后编号；以后增删任务时，已有的编号不要再改。"
    TableFallen "G117" Warning "像任务表的几行没有读成表"
        "从网页或 PDF 复制出来的表会散成一格一行；缺了格，就说不准哪一格属于哪一栏，程序不猜，文字照原样留在正文里。"
    PartUnread "G118" Warning "文件里有没有读入的文字"
        "页眉页脚、尾注、批注、文本框、SmartArt 图形和公式等还不读入；有任务写在里面的，请移到正文后再导入。"
}
