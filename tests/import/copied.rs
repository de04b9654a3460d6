//! Texts copied from web pages: what the site put around the document, and tables that fell into lines.

use super::{codes, read, tasks};

#[test]
fn the_trail_and_the_box_above_a_copied_text_are_no_title() {
    let text = "\
当前位置：首页
> 政务公开 > 政策文件

  • 索 引 号:FZ01/2022-430

    发文机关: 县政府办

    文   号: 云政办发〔2022〕8号

    成文日期: 2022-04-24

中共云山县委 云山县人民政府 关于印发《云山县法治建设实施方案(2022-2025年)》的通知

2022-04-26 09:15:02 文章来源: 县司法局
字体: 【大 中 小】

各乡镇人民政府，县直各部门：

现将方案印发给你们。

中共云山县委

云山县人民政府

2022年4月21日

(此件公开发布)

云山县法治建设实施方案

(2022-2025年)

为推进法治建设，制定本方案。

一、重点任务

（一）清理文件。（责任单位：县司法局）

扫一扫在手机打开当前页
【打印本页】 【关闭窗口】
";
    let plan = read("a.txt", text);
    let front = &plan.front;
    assert_eq!(front.title, "云山县法治建设实施方案(2022-2025年)");
    assert_eq!(front.number.as_deref(), Some("云政办发〔2022〕8号"));
    assert_eq!(
        front.issuer.as_deref(),
        Some("中共云山县委、云山县人民政府")
    );
    assert_eq!(front.date.as_deref(), Some("2022-04-21"));
    assert_eq!(tasks(&plan).len(), 1);
    let (reasons, _): (Vec<_>, Vec<_>) = plan.removed.iter().copied().unzip();
    assert_eq!(reasons, ["网页的信息栏", "网页的栏目、导航和页脚"]);
    assert_eq!(codes(&plan), [""; 0]);
}

#[test]
fn a_box_between_bars_or_with_its_values_below_is_read() {
    let bars = "\
索 引 号 | 1162/2025-48 | 主题分类 | 云政发 |
发文字号 | 云政发〔2025〕33号 | 制发机构 | |
成文日期 | 2025-06-13 | 发布日期 | 2025-06-30 |
标 题 | 云山县人民政府关于印发《云山县修渠方案》的通知 |
各乡镇人民政府：
现将方案印发给你们。
";
    let plan = read("a.txt", bars);
    assert_eq!(
        plan.front.title,
        "云山县人民政府关于印发《云山县修渠方案》的通知"
    );
    assert_eq!(plan.front.number.as_deref(), Some("云政发〔2025〕33号"));
    assert_eq!(plan.front.issuer.as_deref(), Some("云山县人民政府"));
    assert_eq!(plan.front.date.as_deref(), Some("2025-06-13"));
    let below = "\
首页 > 政务公开

索引号

1137/2021-26

发文机关

云山县

发文字号

云政发〔2021〕9号

云山县人民政府关于修渠的意见

各乡镇人民政府：
提出以下意见。
";
    let plan = read("a.txt", below);
    assert_eq!(plan.front.title, "云山县人民政府关于修渠的意见");
    assert_eq!(plan.front.number.as_deref(), Some("云政发〔2021〕9号"));
    assert_eq!(plan.front.issuer.as_deref(), Some("云山县人民政府"));
}

#[test]
fn marks_around_a_title_are_no_part_of_it() {
    let text = "\
【规范性文件】云山县人民政府关于印发云山县护林计划(2018-2020)的通知(已废止)
(云政发〔2019〕5号)
各乡镇人民政府：
现将计划印发给你们。
云山县人民政府
二○一九年五月二十九日
云山县护林计划(2018-2020年)
为护好山林，制定本计划。
";
    let plan = read("a.txt", text);
    assert_eq!(plan.front.title, "云山县护林计划(2018-2020年)");
    assert_eq!(plan.front.number.as_deref(), Some("云政发〔2019〕5号"));
    assert_eq!(plan.front.issuer.as_deref(), Some("云山县人民政府"));
    let draft = "\
云山县推进修渠实施意见
(征求意见稿V2.2)
(2015年9月15日)
为修好水渠，提出以下意见。
";
    let plan = read("a.txt", draft);
    assert_eq!(plan.front.status.as_deref(), Some("征求意见稿"));
    assert_eq!(plan.front.date.as_deref(), Some("2015-09-15"));
}

#[test]
fn a_list_under_an_annex_mark_has_its_title_above_the_first_heading() {
    let text = "\
附件1

云山县2021年实事工作目标

一、交通出行

1.修通两条公路。（牵头单位：县交通运输局）

2.开通三条公交线。（牵头单位：县公安局、县交通运输局）
";
    let plan = read("a.txt", text);
    assert_eq!(plan.front.title, "云山县2021年实事工作目标");
    assert_eq!(tasks(&plan).len(), 2);
}

/// The rows of the tables below.
fn two() -> Vec<(String, String, String)> {
    [
        (
            "8",
            "新增托位400个，在园幼儿占比过半。",
            "牵县教育局 责各有关单位",
        ),
        ("9", "修通两条公路。", "牵县交通运输局 责各乡镇"),
    ]
    .map(|(a, b, c)| (a.to_owned(), b.to_owned(), c.to_owned()))
    .to_vec()
}

#[test]
fn a_table_that_fell_into_one_cell_a_line_is_put_together() {
    let cells = [
        "序号",
        "目标与任务",
        "分管 县领导",
        "牵头责任单位",
        "责任单位",
        "8",
        "新增托位400个，在园幼儿占比过半。",
        "俞某",
        "县教育局",
        "各有关单位",
        "9",
        "修通两条公路。",
        "陆某",
        "县交通运输局",
        "各乡镇",
    ];
    for between in ["\n", "\n\n", " |\n"] {
        let text = format!("云山县重点工作任务分解表\n{}{between}", cells.join(between));
        let plan = read("a.txt", text);
        assert_eq!(tasks(&plan), two(), "{between:?}");
        assert!(plan.account.lost.is_empty());
    }
    // A line too many in a row goes on in its text; where lines are missing there is no table.
    let row = |label: &str, text: &str| format!("{label}\n{text}\n俞某\n县水利局\n各乡镇\n");
    let text = format!(
        "云山县重点工作任务分解表\n{}\n{}{}{}",
        cells[..5].join("\n"),
        row("1", "修渠。\n共三条。"),
        row("2", "护林。"),
        row("3", "防汛。")
    );
    let plan = read("a.txt", text);
    assert_eq!(tasks(&plan)[0].1, "修渠。\n共三条。");
    assert_eq!(tasks(&plan)[0].2, "牵县水利局 责各乡镇");
    let text = format!(
        "云山县重点工作任务分解表\n{}\n10\n修渠。\n",
        cells[..10].join("\n")
    );
    assert!(read("a.txt", text).plan.tasks.is_empty());
}

#[test]
fn rows_with_a_bar_behind_each_cell_are_a_table() {
    let text = "\
云山县重点工作任务分解表
序号 | 目标与任务 | 牵头责任单位 | 责任单位 |
8 | 新增托位400个，在园幼儿占比过半。 | 县教育局 | 各有关单位 |
9 | 修通两条公路。 | 县交通运输局 | 各乡镇 |
";
    assert_eq!(tasks(&read("a.txt", text)), two());
}

#[test]
fn headings_of_columns_are_no_box() {
    let text = "\
云山县任务表

名称

分类

\t序号
\t名称
\t分类
\t任务
\t责任部门

\t1
\t修渠
\t水利
\t修渠三公里。
\t县水利局
";
    let plan = read("a.txt", text);
    assert_eq!(tasks(&plan).len(), 1);
    assert_eq!(tasks(&plan)[0].2, "责县水利局");
    assert!(plan.removed.is_empty(), "{:?}", plan.removed);
}

#[test]
fn the_head_of_a_site_above_its_trail_and_numbers_at_a_title_are_left_out() {
    let text = "\
欢迎来到云山县水利局!

繁体  |  本网站已经支持IPV6
您当前的位置是:首页> 专题报道> 河长制

云水办〔2018〕7号 云山县河长制办公室关于印发《云山县河长制工作方案》的通知

发布日期:2018-07-09     浏览次数:

中共云山县委办公室

云山县人民政府办公室

(此件发至乡)                  2018年6月13日

云山县河长制工作方案

为管好河流，制定本方案。
";
    let plan = read("a.txt", text);
    assert_eq!(plan.front.title, "云山县河长制工作方案");
    assert_eq!(plan.front.number.as_deref(), Some("云水办〔2018〕7号"));
    assert_eq!(
        plan.front.issuer.as_deref(),
        Some("中共云山县委办公室、云山县人民政府办公室")
    );
    assert_eq!(plan.front.date.as_deref(), Some("2018-06-13"));
}

#[test]
fn a_label_with_blanks_between_its_characters_begins_a_line() {
    let text = "\
云山县推进数据治理实施方案
一、任务
（一）推进登记。
责 任 单 位：县民政局、县发展改革局、县财政局
牵　头　单　位：县教育局
（二）推进服务。（责任单位：县财政局）
";
    let who: Vec<String> = tasks(&read("a.txt", text))
        .into_iter()
        .map(|t| t.2)
        .collect();
    assert_eq!(
        who,
        [
            "责县民政局 责县发展改革局 责县财政局 牵县教育局",
            "责县财政局"
        ]
    );
}

#[test]
fn a_line_like_a_trail_in_the_document_takes_nothing_with_it() {
    for line in [
        "> 90%",
        "> 引用的话",
        "首页 > 政务 > 办理",
        "您的位置：服务",
    ] {
        let text = format!(
            "云山县推进数据治理实施方案\n一、任务\n（一）推进登记。（责任单位：县民政局）\n{line}\n\
             （二）推进公开。（责任单位：县教育局）\n"
        );
        let plan = read("a.txt", &text);
        assert!(plan.removed.is_empty(), "{line}: {:?}", plan.removed);
        assert_eq!(plan.front.title, "云山县推进数据治理实施方案", "{line}");
        assert_eq!(tasks(&plan).len(), 2, "{line}");
    }
}

#[test]
fn a_title_is_completed_by_what_stands_around_it() {
    // The box knows the whole name of 县人民政府; two bodies of one place need no blank between them.
    let boxed = "\
索引号: K26/2023-08 发文单位: 云山县人民政府
名称: 县人民政府关于分解落实重点工作任务的通知 发布日期: 2023年3月9日
县人民政府关于分解落实重点工作任务的通知
各乡镇人民政府：
现将任务分解如下。
";
    let plan = read("a.txt", boxed);
    assert_eq!(plan.front.issuer.as_deref(), Some("云山县人民政府"));
    let two = "云山县商务局云山县财政局关于开展促消费活动的通知\n各乡镇：\n现就活动通知如下。\n";
    let plan = read("a.txt", two);
    assert_eq!(
        plan.front.issuer.as_deref(),
        Some("云山县商务局、云山县财政局")
    );
    // Without a title, what the notice says that it sends out; with two, the one that follows.
    let none = "云政办字〔2023〕1号\n各乡镇人民政府：\n经县政府同意，现将《云山县修渠工作方案》（以下简称《方案》）印发给你们，请认真贯彻实施。\n";
    let plan = read("a.txt", none);
    assert_eq!(plan.front.title, "云山县修渠工作方案");
    let told = |f: &&gangmu::diag::Diagnostic| f.message.starts_with("正文上方没有标题");
    assert_eq!(plan.findings.iter().filter(told).count(), 1);
    let several = "\
云山县人民政府关于印发2022年重点工作和民生实事责任分解的通知
各乡镇人民政府：
《2022年重点工作责任分解》和《2022年民生实事责任分解》已经县政府同意，现印发给你们。
云山县人民政府
2022年5月10日
(此件公开发布)
2022年重点工作责任分解
为抓好落实，制定本分解。
";
    assert_eq!(read("a.txt", several).front.title, "2022年重点工作责任分解");
}

#[test]
fn who_answers_on_a_line_without_breaks_ends_before_the_next_number() {
    let cover = "各镇人民政府，县政府各部门： 《重点工作责任分解》已经县政府同意，现印发给你们，请认真贯彻执行。".to_owned()
        + &"各部门要加强组织领导，明确具体任务，细化工作方案，确保按时完成既定的目标任务。".repeat(4);
    let text = format!(
        "{cover} 一、王县长牵头重点工作 1.全县生产总值增长7%。 责任单位：县发改局、县财政局 \
         2.落实过紧日子的要求,节俭办一切事业,严控会议费、培训费。 责任单位：县财政局 二、曹县长牵头重点工作 \
         1.坚持集体学法,提高决策水平。 责任单位：县司法局\n"
    );
    let got = tasks(&read("a.txt", text));
    let who: Vec<&str> = got.iter().map(|t| t.2.as_str()).collect();
    assert_eq!(who, ["责县发改局 责县财政局", "责县财政局", "责县司法局"]);
    assert_eq!(
        got[1].1,
        "落实过紧日子的要求,节俭办一切事业,严控会议费、培训费。"
    );
}

#[test]
fn a_number_and_a_body_over_several_rows_that_a_converter_left_out_hold_below() {
    let text = "\
序号 | 项目内容 | 进展情况 | 责任单位 |
1 | 新建幼儿园七所。 | 已建成七所。 | 县教育局 |
2 | 新建驿站七家。 | 已建成八家。 | 县卫生健康局 |
新增托位五百个。 | 已新增六百个。 | ||
开展筛查一万例。 | 已筛查一万例。 | ||
3 | 修路一百公里。 | 已修五十公里。 | 县交通运输局 |
";
    let got = tasks(&read("a.txt", text));
    let row = |t: &(String, String, String)| format!("{} {} {}", t.0, t.1, t.2);
    assert_eq!(
        got.iter().map(row).collect::<Vec<_>>(),
        [
            "1 新建幼儿园七所。 责县教育局",
            "2 新建驿站七家。 责县卫生健康局",
            "2 新增托位五百个。 责县卫生健康局",
            "2 开展筛查一万例。 责县卫生健康局",
            "3 修路一百公里。 责县交通运输局",
        ]
    );
}

#[test]
fn a_row_whose_last_cell_is_empty_stays_where_it_is() {
    let text = "\
| 序号 | 工作任务 | 牵头单位 | 配合单位 |
|---|---|---|---|
| 1（新增） | 推进登记 | 县民政局 | 县财政局 |
| 1（新增） | 推进公开 | 县民政局 | |
| 99999999999999999999 | 推进甲\\|乙 | 县教育局 | |
";
    let got = tasks(&read("a.md", text));
    let row = |t: &(String, String, String)| format!("{} {}", t.1, t.2);
    assert_eq!(
        got.iter().map(row).collect::<Vec<_>>(),
        [
            "推进登记 牵县民政局 配县财政局",
            "推进公开 牵县民政局",
            "推进甲|乙 牵县教育局"
        ]
    );
}

#[test]
fn rows_parted_by_blanks_hold_together_from_both_ends() {
    let text = "\
云山县重点任务分解表
序号 类别 主要任务 细化措施 牵头单位 参与单位
1 水资源保 护 严守用水红线 实施双控行动，量水而行。 县水利局 县发展改革局、农业农村局等
2  严守用水 效率红线 落实考核，提高用水效率。 县水利局 县住房城乡建设局
";
    let plan = read("a.txt", text);
    let who: Vec<String> = tasks(&plan).into_iter().map(|t| t.2).collect();
    assert_eq!(
        who,
        [
            "牵县水利局 配县发展改革局 配农业农村局",
            "牵县水利局 配县住房城乡建设局"
        ]
    );
    assert_eq!(tasks(&plan)[1].1, "落实考核，提高用水效率。");
}

/// A plan whose lines were cut, wherever that fell.
const CUT: &str = "\
云山县人民政府办公室
关于印发云山县渔业发展工作方案的通知
云政办发〔2022〕18号

各乡镇人民政府：
　　现将《云山县渔业发展工作方案》印发给你们，请认真
贯彻执行。
　　　　　　　　　　　　云山县人民政府办公室
　　　　　　　　　　　　2022年5月6日

云山县渔业发展工作方案

　　一、加快转变渔业发展方式，建设现代
渔业产业体系
　　（一）推进池塘标准化改造，建设高标准养殖示范基地
三处，带动全县养殖尾水达标。（县农业农
村局牵头，县生态环境局、县水
— 1 —

利局配合）
　　1.
2022年底前完成首批池塘改造。完成后由县里及时组织验收。
验收合格的给予奖补。（县财政局负责）
　　（二）培育加工企业。
　　牵头单位：县工业和信息化局　配合单位：县商
务局、县市场监管局、县供销社　完成
时限：2023年底前
";

#[test]
fn lines_cut_at_one_width_are_joined_wherever_the_cut_falls() {
    let plan = read("a.txt", CUT);
    let row = |t: &(String, String, String)| format!("{} {} {}", t.0, t.1, t.2);
    assert_eq!(
        tasks(&plan).iter().map(row).collect::<Vec<_>>(),
        [
            "（一） 推进池塘标准化改造，建设高标准养殖示范基地三处，带动全县养殖尾水达标。 牵县农业农村局 配县生态环境局 配县水利局",
            "1 2022年底前完成首批池塘改造。完成后由县里及时组织验收。验收合格的给予奖补。 责县财政局",
            "（二） 培育加工企业。 牵县工业和信息化局 配县商务局 配县市场监管局 配县供销社",
        ]
    );
    assert_eq!(plan.plan.tasks[2].deadline.as_deref(), Some("2023年底前"));
    assert!(
        plan.markdown
            .contains("一、加快转变渔业发展方式，建设现代渔业产业体系\n")
    );
    let joined = |f: &&gangmu::diag::Diagnostic| f.code == gangmu::diag::Code::ParagraphJoined;
    assert_eq!(plan.findings.iter().filter(joined).count(), 9);
}

#[test]
fn lines_that_end_where_they_should_are_not_joined() {
    let text = "\
云山县生态建设工作方案

　　为做好生态建设，制定本方案。
　　一、总体要求
坚持生态优先、绿色发展的理念
坚持系统治理、源头治理的方针
　　二、重点工作
　　1.治理水土流失。
责任单位：县水利局
　　2.植树造林。
责任单位：县林业局
";
    let plan = read("a.txt", text);
    let joined = |f: &&gangmu::diag::Diagnostic| f.code == gangmu::diag::Code::ParagraphJoined;
    assert_eq!(plan.findings.iter().filter(joined).count(), 0);
    assert_eq!(tasks(&plan).len(), 2);
}
