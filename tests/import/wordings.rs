//! Headings of columns, labels, deadlines and lists of duties as offices word them, each in a small document.

use gangmu::zh::day::Day;

use super::{read, tasks};

fn row(label: &str, text: &str, who: &str) -> (String, String, String) {
    (label.to_owned(), text.to_owned(), who.to_owned())
}

#[test]
fn cells_that_hold_bodies_alone_answer_under_any_heading() {
    let text = "\
某区市容整治安排表

| 序号 | 整治内容 | 由谁落实 | 由谁配合 | 时间 |
|---|---|---|---|---|
| 1 | 清理占道摊点 | 区城管局 | 各街道办事处 | 3月底 |
| 2 | 治理乱停乱放 | 区交警大队、区城管局 | | 全年 |
";
    let plan = read("a.txt", text);
    assert_eq!(
        tasks(&plan),
        [
            row("1", "清理占道摊点", "责区城管局 配各街道办事处"),
            row("2", "治理乱停乱放", "责区交警大队 责区城管局"),
        ]
    );
    assert_eq!(plan.plan.tasks[0].deadline.as_deref(), Some("3月底"));
    // Where something is, and what it is called, say nothing of who answers.
    let other = text
        .replace("由谁落实", "整治地点")
        .replace("由谁配合", "单位名称");
    assert_eq!(tasks(&read("a.txt", other)), []);
}

#[test]
fn a_name_may_begin_like_a_remark() {
    let text = "\
某局工作要点

| 序号 | 任务 | 责任科室 |
|---|---|---|
| 1 | 提高待遇 | 待遇保障科、办公室 |
| 2 | 编制名录 | 研究生院 |
";
    assert_eq!(
        tasks(&read("a.txt", text)),
        [
            row("1", "提高待遇", "责待遇保障科 责办公室"),
            row("2", "编制名录", "责研究生院"),
        ]
    );
}

#[test]
fn headings_with_a_task_or_a_body_in_them() {
    let text = "\
某省重点任务分工表

| 序号 | 工作任务及目标 | 目标要求 | 省级牵头单位 | 落实主体 | 分管领导 | 时间要求 |
|---|---|---|---|---|---|---|
| 1 | 开工建设两条高铁。 | 完成投资一百亿元 | 省发展改革委 | 省铁路公司 | 李某某 | 12月底 |
";
    let plan = read("a.txt", text);
    assert_eq!(
        tasks(&plan),
        [row(
            "1",
            "开工建设两条高铁。",
            "牵省发展改革委 责省铁路公司"
        )]
    );
    assert_eq!(plan.plan.tasks[0].deadline.as_deref(), Some("12月底"));
}

#[test]
fn lists_of_prizes_and_funds_hold_no_tasks() {
    for (head, row) in [
        (
            "序号 | 项目名称 | 主要完成单位 | 等级",
            "1 | 水稻育种研究 | 市农科院 | 一等奖",
        ),
        (
            "序号 | 项目内容 | 实施单位 | 资金（万元）",
            "1 | 高标准农田 | 某县农业农村局 | 300",
        ),
    ] {
        let text = format!("关于下达有关项目的通知\n\n| {head} |\n|---|---|---|---|\n| {row} |\n");
        assert_eq!(tasks(&read("a.txt", text)), [], "{head}");
    }
}

#[test]
fn a_sentence_that_says_whose_task_it_is() {
    let text = "\
某区近期重点工作方案

一、重点工作
（一）提速建设
加快外立面改造。
责任单位为区住建局、区自然资源局。
（二）完善服务
1.改造卫生院三家。责任单位为区卫健局。
2.发展果品加工。牵头单位为区农业农村局，配合单位为区供销社。
4.修建渠道。
责 任 单 位：区水利局
3.压实责任，责任单位为第一责任人。
";
    assert_eq!(
        tasks(&read("a.txt", text)),
        [
            row("（一）", "加快外立面改造。", "责区住建局 责区自然资源局"),
            row("1", "改造卫生院三家。", "责区卫健局"),
            row("2", "发展果品加工。", "牵区农业农村局 配区供销社"),
            row("4", "修建渠道。", "责区水利局"),
        ]
    );
}

#[test]
fn what_is_to_be_done_by_when_names_nobody() {
    let text = "\
某区稳经济方案

一、财税政策
1.加快债券发行。（区财政局牵头，区发改局配合，6月底前出台具体措施，8月底前基本使用到位）
2.建立白名单。（4月底前出台细则，区工信局、区交通局按职责分工负责）
3.用好担保政策。（区金融办负责，2022年三季度末取得明显成效）
";
    let plan = read("a.txt", text);
    assert_eq!(
        tasks(&plan),
        [
            row("1", "加快债券发行。", "牵区财政局 配区发改局"),
            row("2", "建立白名单。", "责区工信局 责区交通局"),
            row("3", "用好担保政策。", "责区金融办"),
        ]
    );
    let deadlines: Vec<_> = plan
        .plan
        .tasks
        .iter()
        .map(|t| t.deadline.as_deref().unwrap_or_default())
        .collect();
    assert_eq!(
        deadlines,
        [
            "6月底前出台具体措施，8月底前基本使用到位",
            "4月底前出台细则",
            "2022年三季度末取得明显成效"
        ]
    );
}

#[test]
fn bodies_as_headings_with_counts_and_phrases_for_many() {
    let text = "\
某县创建文明城市任务分工

一、县委宣传部（2项）
1.开展公益宣传。
2.评选道德模范。
二、县教育局、县文旅局
1.创建文明校园。
三、县城管局
1.整治环境卫生。
四、各街道办事处
1.组织志愿服务。
";
    let plan = read("a.txt", text);
    let who: Vec<_> = tasks(&plan).into_iter().map(|t| t.2).collect();
    assert_eq!(
        who,
        [
            "责县委宣传部",
            "责县委宣传部",
            "责县教育局 责县文旅局",
            "责县城管局",
            "责各街道办事处"
        ]
    );
}

#[test]
fn a_heading_whose_bracket_says_who_answers() {
    let text = "\
某市体育产业实施意见

一、主要任务
（一）办好品牌赛事（牵头单位：市体育局；配合单位：市文旅局）
培育自主品牌赛事。
（二）促进体旅融合（市文旅局、市体育局负责）
打造精品线路。
";
    assert_eq!(
        tasks(&read("a.txt", text)),
        [
            row(
                "（一）",
                "办好品牌赛事\n培育自主品牌赛事。",
                "牵市体育局 配市文旅局"
            ),
            row(
                "（二）",
                "促进体旅融合\n打造精品线路。",
                "责市文旅局 责市体育局"
            ),
        ]
    );
}

#[test]
fn who_helps_in_a_regulation_answers_for_nothing() {
    let text = "\
某市物业管理办法

第一条　市住建部门负责监督管理。
第二条　街道办事处指导业主大会成立（由居民委员会协助）。
";
    assert_eq!(tasks(&read("a.txt", text)), []);
}

#[test]
fn bodies_as_headings_without_numbers() {
    let text = "\
某市营商环境任务分解方案
现将任务分解如下：

市发展改革委：
1.完善信用体系。
2.清理不合理限制。

市税务局、市财政局：
1.落实减税政策。

市公安局
1.推行印章即时刻制。
";
    let who: Vec<_> = tasks(&read("a.txt", text))
        .into_iter()
        .map(|t| (t.0, t.2))
        .collect();
    let expected = [
        ("1", "责市发展改革委"),
        ("2", "责市发展改革委"),
        ("1", "责市税务局 责市财政局"),
        ("1", "责市公安局"),
    ];
    assert_eq!(
        who,
        expected.map(|(label, who)| (label.to_owned(), who.to_owned()))
    );
}

#[test]
fn who_answers_behind_the_comma_of_an_item() {
    let text = "\
某市专项治理工作方案

一、治理重点
1. 整治教育问题，由市教育局、市卫健委牵头负责，市市场监管局配合；
2. 整治执法问题，由市委政法委牵头，市法院、市检察院分工负责。
3. 重大事项，由领导小组办公室研究后报市政府。
";
    assert_eq!(
        tasks(&read("a.txt", text)),
        [
            row("1", "整治教育问题", "牵市教育局 牵市卫健委 配市市场监管局"),
            row("2", "整治执法问题", "牵市委政法委 责市法院 责市检察院"),
        ]
    );
}

#[test]
fn the_rest_of_a_list_helps_where_the_legend_says_so() {
    let text = "\
某市夜经济任务清单
（责任单位中列第一位的为牵头单位，其余为配合单位）
1.打造文旅地标。责任单位：市文旅局、市商务局
2.加强夜间巡逻。责任单位：市公安局
";
    let plan = read("a.txt", text);
    assert_eq!(
        tasks(&plan),
        [
            row("1", "打造文旅地标。", "牵市文旅局 配市商务局"),
            row("2", "加强夜间巡逻。", "牵市公安局"),
        ]
    );
    assert!(plan.markdown.contains("lead = \"first-others-cooperate\""));
}

#[test]
fn cells_of_tasks_that_say_themselves_who_answers() {
    let text = "\
某市转型任务表

| 序号 | 重点任务 | 完成时限 |
|---|---|---|
| 1 | 建立平台。（责任单位：市工信局、市通信管理局） | 2023年 |
| 2 | 开展诊断。（市工信局牵头，各县区配合） | 长期 |
";
    let plan = read("a.txt", text);
    assert_eq!(
        tasks(&plan),
        [
            row("1", "建立平台。", "责市工信局 责市通信管理局"),
            row("2", "开展诊断。", "牵市工信局 配各县区"),
        ]
    );
    assert_eq!(plan.plan.tasks[0].deadline.as_deref(), Some("2023年"));
}

#[test]
fn tables_drawn_with_lines_and_tables_with_blanks() {
    let drawn = "\
某市重点任务分解表
┌──┬──────────┬──────┐
│序号│ 工 作 任 务    │ 牵头单位 │
├──┼──────────┼──────┤
│ 1  │抓好财税工作，增│市财政局、│
│    │强发展能力      │市税务局  │
├──┼──────────┼──────┤
│ 2  │优先发展教育    │市教育局  │
└──┴──────────┴──────┘
";
    let expected = [
        row("1", "抓好财税工作，增强发展能力", "牵市财政局 牵市税务局"),
        row("2", "优先发展教育", "牵市教育局"),
    ];
    let plan = read("a.txt", drawn);
    assert_eq!(tasks(&plan), expected);
    assert!(plan.account.lost.is_empty());
    let spaced = "\
某市重点任务分解表

序号 工 作 任 务 牵头单位
1 抓好财税工作，增强发展能力 市财政局、市税务局
2 优先发展教育 市教育局
";
    assert_eq!(tasks(&read("a.txt", spaced)), expected);
}

#[test]
fn a_year_under_the_title_is_part_of_it() {
    let text = "某市数字政府行动计划\n（2021—2023年）\n一、总体要求\n坚持统筹规划。\n";
    assert_eq!(
        read("a.txt", text).front.title,
        "某市数字政府行动计划（2021—2023年）"
    );
}

#[test]
fn an_answer_to_a_proposal_gives_no_tasks() {
    let text = "\
某市交通局关于第123号提案的答复
张某某委员：
一、关于线路优化。我局开展客流调查（由市公交集团具体实施），新开线路三条。
";
    assert_eq!(tasks(&read("a.txt", text)), []);
}

#[test]
fn a_deadline_is_kept_as_written_and_as_days_where_they_are_certain() {
    let text = "\
某市任务表

| 序号 | 任务 | 责任单位 | 完成时限 |
|---|---|---|---|
| 1 | 修渠 | 市水利局 | 2022年6月底前 |
| 2 | 护林 | 市林业局 | 2021—2023年 |
| 3 | 巡查 | 市林业局 | 每年12月 |
";
    let plan = read("a.txt", text);
    let days: Vec<_> = plan
        .plan
        .tasks
        .iter()
        .map(|t| (t.deadline.as_deref(), t.due().map(|d| (d.from, d.to))))
        .collect();
    let day = |day| Day::from_iso(day).expect("a day");
    assert_eq!(
        days,
        [
            (Some("2022年6月底前"), Some((None, day("2022-06-30")))),
            (
                Some("2021—2023年"),
                Some((Some(day("2021-01-01")), day("2023-12-31")))
            ),
            (Some("每年12月"), None),
        ]
    );
}

#[test]
fn a_table_whose_columns_say_nothing_is_reported_with_the_hint_that_helps() {
    let text = "某市任务表\n\n| 序号 | 任务 | 谁 |\n|---|---|---|\n| 1 | 修渠 | 张三 |\n| 2 | 护林 | 李四 |\n";
    let plan = read("a.txt", text);
    let helps: Vec<_> = plan
        .findings
        .iter()
        .filter_map(|f| f.help.as_deref())
        .collect();
    assert!(
        helps
            .iter()
            .any(|h| h.contains("栏目是“序号”“任务”“谁”") && h.contains("import.toml")),
        "{helps:?}"
    );
}

#[test]
fn choices_and_numbers_made_are_told() {
    let text = "\
某县重点工作任务分工表

类别\t工作任务\t由谁落实\t完成时限
治水\t修建污水管网。\t县水务局\t2022年底前
治水\t整治黑臭水体。\t县住建局\t2022年底前
造林\t造林十万亩。\t县林业局\t2023年
";
    let plan = read("a.txt", text);
    let told: Vec<_> = plan
        .findings
        .iter()
        .filter(|f| ["G115", "G116"].contains(&f.code.id()))
        .map(|f| (f.place.line, f.message.as_str()))
        .collect();
    let expected = [
        (
            3,
            "“由谁落实”栏的格里都是单位，按责任单位计；也可能只是提到这些单位",
        ),
        (4, "3 项任务没有印序号，按先后编为 1 至 3"),
    ];
    assert_eq!(told, expected);
}

#[test]
fn sentences_say_what_bodies_answer_for_where_nothing_else_does() {
    let body = "\
为明确责任，现将各单位职责明确如下：
县水利局负责水情监测，承担指挥部日常工作。
县应急管理局、县消防救援大队负责组织抢险。
县公安局负责维护治安。
各乡镇人民政府负责本行政区域防汛工作。
各单位要密切配合，形成合力。
";
    let duties = read("a.txt", format!("云山县防汛工作职责分工方案\n{body}"));
    let row = |text: &str, who: &str| (String::new(), text.to_owned(), who.to_owned());
    assert_eq!(
        tasks(&duties),
        [
            row("县水利局负责水情监测，承担指挥部日常工作。", "责县水利局"),
            row(
                "县应急管理局、县消防救援大队负责组织抢险。",
                "责县应急管理局 责县消防救援大队"
            ),
            row("县公安局负责维护治安。", "责县公安局"),
            row("各乡镇人民政府负责本行政区域防汛工作。", "责各乡镇人民政府"),
        ]
    );
    // A piece of a document says it without a title too; rules say so of every day.
    let piece = "14.县卫生局：负责食品监管。\n15.县药监局：负责查处违法收售药品。\n16.县工商局：协助清理店外经营。\n";
    let who: Vec<String> = tasks(&read("a.txt", piece))
        .into_iter()
        .map(|t| t.2)
        .collect();
    assert_eq!(who, ["责县卫生局", "责县药监局", "责县工商局"]);
    let rules = read("a.txt", format!("云山县防汛工作职责规定\n{body}"));
    assert!(rules.plan.tasks.is_empty());
}

#[test]
fn members_of_a_group_cooperate() {
    let text = "\
云山县创建方案
一、任务分工
（一）宣传发动组
牵头单位：县委宣传部
成员单位：县融媒体中心、县教育局
工作职责：负责创建宣传，营造氛围。
";
    assert_eq!(
        tasks(&read("a.txt", text))[0].2,
        "牵县委宣传部 配县融媒体中心 配县教育局"
    );
}

#[test]
fn a_list_of_permits_with_measures_holds_tasks() {
    let text = "\
云山县许可事项改革清单

|序号|主管部门|改革事项|许可证件名称|设定依据|审批层级和部门|改革方式|具体改革举措|加强事中事后监管措施|
|---|---|---|---|---|---|---|---|---|
|1|县公安局|公章刻制|许可证|《某办法》|县级公安机关|备案|改为备案。|加强检查。|
|2|县教育局|民办学校设立|办学许可证|《某条例》|县级教育部门|优化服务|不再要求验资。|公开结果。|
";
    let row = |t: (String, String, String)| format!("{} {} {}", t.0, t.1, t.2);
    let got = tasks(&read("a.txt", text));
    assert_eq!(
        got.into_iter().map(row).collect::<Vec<_>>(),
        ["1 改为备案。 责县公安局", "2 不再要求验资。 责县教育局"]
    );
    // Without a column that says what is to be done it only lists what there is.
    let bare = text
        .replace("具体改革举措", "办理条件")
        .replace("改革事项", "许可事项");
    assert!(tasks(&read("a.txt", bare)).is_empty());
}

#[test]
fn a_rule_for_several_leaders_does_not_make_others_lead() {
    let text = "\
云山县重点任务分工表

|序号|任务|牵头单位|责任单位|
|---|---|---|---|
|1|修路。|县交通运输局、县住建局|县财政局、县审计局|

注：两个以上牵头单位的，排在首位的为总牵头单位。
";
    let got = tasks(&read("a.txt", text));
    assert_eq!(got[0].2, "牵县交通运输局 牵县住建局 责县财政局 责县审计局");
}

#[test]
fn a_reply_may_give_tasks() {
    let text = "\
云山省人民政府关于同意某河治理方案的批复

省水利厅：
现批复如下：
一、加强治理。（省水利厅牵头，省财政厅配合）
";
    let got = tasks(&read("a.txt", text));
    assert_eq!(got[0].2, "牵省水利厅 配省财政厅");
}

/// A short line that ends a paragraph was not cut, and figures never run into each other: neither in text nor in titles.
#[test]
fn lines_that_nothing_cut_stay_apart() {
    let text = "\
云山县设备采购工作方案

一、设备要求
支持多种传输模式，包括高速模式和低速模式，兼容既有接口
设备功能
写保护跳线
电源指示灯
二、参考资料
本方案的提出是对既有做法的升华，再进一步抽象就叫做SDN
5 Ethane网络
";
    let read = read("a.txt", text);
    assert!(
        !read.markdown.contains("设备功能写保护跳线"),
        "{}",
        read.markdown
    );
    assert!(!read.markdown.contains("SDN5"), "{}", read.markdown);
    let figures = super::read("a.txt", "12\n30\n\n一、任务\n修建水渠。（县水利局负责）\n");
    assert_eq!(figures.plan.front.title, "");
    let latin = super::read(
        "a.txt",
        "云山县 Fire Safety\n2031年工作方案\n\n修建水渠。（县水利局负责）\n",
    );
    assert_eq!(latin.plan.front.title, "云山县Fire Safety 2031年工作方案");
}
