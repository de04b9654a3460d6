//! Layouts of tables and texts, each in a document of our own.

use std::fmt::Write as _;

use gangmu::import::{Options, import};

use super::{codes, read, tasks, told};

fn row(label: &str, text: &str, who: &str) -> (String, String, String) {
    (label.to_owned(), text.to_owned(), who.to_owned())
}

#[test]
fn a_table_over_pages_is_joined() {
    let text = "\
某市林业发展工作方案

| 序号 | 工 作 任 务 | 牵头单位 | 配合单位 |
|---|---|---|---|
| 一、保护森林 | | | |
| 1 | 开展森林防火宣传，建立巡护补偿机制，落实补偿 | 市林业 | 市财政局、 |

| 序号 | 工 作 任 务 | 牵头单位 | 配合单位 |
|---|---|---|---|
| | 偿，做到应补尽补。 | 局 | 市应急局 |
| (二) 发展产业。 | | | |
| 2 | 种植油茶一万亩。 | 市林业局 | |
";
    let plan = read("a.txt", text);
    assert_eq!(
        tasks(&plan),
        [
            row(
                "1",
                "开展森林防火宣传，建立巡护补偿机制，落实补偿，做到应补尽补。",
                "牵市林业局 配市财政局 配市应急局"
            ),
            row("2", "种植油茶一万亩。", "牵市林业局"),
        ]
    );
    assert_eq!(
        plan.plan.tasks[1].group,
        ["一、保护森林", "(二) 发展产业。"]
    );
    assert_eq!(codes(&plan), ["G103"]);
    assert!(plan.account.lost.is_empty());
}

#[test]
fn one_indented_cell_a_line() {
    let text = "\
某区养老服务实施方案
\t类别
\t序号
\t举措
\t责任单位

\t居家服务
\t1
\t每个街道建一所综合服务中心
\t民政局，住建局、
各街道办事处

\t
\t2
\t[bookmark: _GoBack]为高龄老人提供助餐
\t民政局，财政局

\t机构服务
\t3
\t改造公办养老院
\t民政局，发改局
";
    let plan = read("a.txt", text);
    assert_eq!(
        tasks(&plan),
        [
            row(
                "1",
                "每个街道建一所综合服务中心",
                "牵民政局 配住建局 配各街道办事处"
            ),
            row("2", "为高龄老人提供助餐", "牵民政局 配财政局"),
            row("3", "改造公办养老院", "牵民政局 配发改局"),
        ]
    );
    let groups: Vec<&str> = plan
        .plan
        .tasks
        .iter()
        .map(|t| t.group[0].as_str())
        .collect();
    assert_eq!(groups, ["居家服务", "居家服务", "机构服务"]);
    assert!(plan.markdown.contains("lead = \"before-comma\""));
}

#[test]
fn stacked_cells_are_paired_in_order() {
    let text = "\
某地试点任务及责任分工

任务类别\t序号\t具体举措\t责任分工
<p>(一) 扩大开放</p> <p>完善制度，放宽准入。</p>\t1\t允许设立独资医院。\t卫健委牵头
\t2\t允许开办学校。\t教委牵头
<p>优化监管</p>\t<p>3 实行承诺制。</p> <p>4 推行信用监管。</p>\t<p>市场监管局牵头</p> <p>发改委牵头</p>
";
    let plan = read("a.txt", text);
    assert_eq!(
        tasks(&plan),
        [
            row("1", "允许设立独资医院。", "牵卫健委"),
            row("2", "允许开办学校。", "牵教委"),
            row("3", "实行承诺制。", "牵市场监管局"),
            row("4", "推行信用监管。", "牵发改委"),
        ]
    );
    assert_eq!(plan.plan.tasks[0].group, ["(一) 扩大开放"]);
    assert_eq!(plan.plan.tasks[3].group, ["优化监管"]);
    assert_eq!(codes(&plan), ["G105"]);
}

#[test]
fn merged_cells_two_rows_of_headings_and_no_numbers() {
    let html = "<table><tr><td colspan=6>某县重点工作任务分解表</td></tr>\
        <tr><td rowspan=2>类别</td><td rowspan=2>重点工作</td><td rowspan=2>工作措施</td>\
        <td colspan=2>责任单位</td><td rowspan=2>完成时限</td></tr>\
        <tr><td>牵头单位</td><td>配合单位</td></tr>\
        <tr><td rowspan=3>一、产业</td><td rowspan=2>做强主导产业</td><td>新建高标准农田。</td>\
        <td rowspan=2>县农业农村局</td><td>县财政局<br>县水利局</td><td>2021年底前</td></tr>\
        <tr><td>培育龙头企业。</td><td>县工信局、各乡镇</td><td>长期坚持</td></tr>\
        <tr><td>乡村旅游</td><td>打造精品线路。</td><td>县文旅局</td><td></td><td></td></tr></table>";
    let plan = read("a.html", html);
    assert_eq!(plan.front.title, "某县重点工作任务分解表");
    assert_eq!(
        tasks(&plan),
        [
            row(
                "1",
                "新建高标准农田。",
                "牵县农业农村局 配县财政局 配县水利局"
            ),
            row("2", "培育龙头企业。", "牵县农业农村局 配县工信局 配各乡镇"),
            row("3", "打造精品线路。", "牵县文旅局"),
        ]
    );
    assert_eq!(plan.plan.tasks[1].group, ["一、产业", "做强主导产业"]);
    let deadlines: Vec<_> = plan
        .plan
        .tasks
        .iter()
        .map(|t| t.deadline.as_deref())
        .collect();
    assert_eq!(deadlines, [Some("2021年底前"), Some("长期坚持"), None]);
}

#[test]
fn numbers_that_begin_anew_get_the_numbers_around_them() {
    let text = "\
# 某镇重点工作任务分工

## 一、经济

| 序号 | 工作内容 | 责任科室 |
|---|---|---|
| 1 | 招商引资 | 招商办 |

## 二、民生

| 序号 | 工作内容 | 责任科室 |
|---|---|---|
| 1 | 建幼儿园 | 社会事务办 |
| 1 | 修通村路 | 村建办 |
";
    let plan = read("a.md", text);
    let ids: Vec<&str> = plan
        .plan
        .tasks
        .iter()
        .filter_map(|t| t.id.split('/').nth(1))
        .collect();
    assert_eq!(ids, ["1.1", "2.1-a", "2.1-b"]);
}

#[test]
fn running_text_keeps_its_tasks_in_place() {
    let text = "\
某省人民政府
关于发展渔业的实施意见
某政发〔2019〕8号

各市人民政府：
提出如下意见。
一、扩大供给
（一）建设渔港。各市要编制规划。（省农业农村厅、省财政厅负责，列第一位者为牵头单位，下同）
（二）培育主体。放宽准入。（省市场监管局、省商务厅负责）
某省人民政府
2019年7月3日
";
    let plan = read("a.txt", text);
    assert_eq!(
        tasks(&plan),
        [
            row(
                "（一）",
                "建设渔港。各市要编制规划。",
                "牵省农业农村厅 责省财政厅"
            ),
            row(
                "（二）",
                "培育主体。放宽准入。",
                "牵省市场监管局 责省商务厅"
            ),
        ]
    );
    assert_eq!(plan.front.title, "某省人民政府关于发展渔业的实施意见");
    assert_eq!(
        plan.front.legend.as_deref(),
        Some("列第一位者为牵头单位，下同")
    );
    assert!(
        plan.markdown
            .contains("# 某省人民政府<br>关于发展渔业的实施意见\n")
    );
}

#[test]
fn a_document_without_assignments_gets_none() {
    let text = "\
某市人民政府关于表彰先进单位的决定

各区人民政府：
为激励先进，市政府决定对市农业局等12个单位予以表彰。
一、高度重视
各单位要珍惜荣誉，再接再厉。

某市人民政府
2020年1月2日
";
    let plan = read("a.txt", text);
    assert!(plan.plan.tasks.is_empty());
    assert_eq!(codes(&plan), ["G110"]);
}

#[test]
fn a_gap_in_the_numbers_and_a_broken_promise_are_told() {
    let mut text =
        String::from("某区试点方案\n\n全面落实7项试点任务。\n\n序号\t试点任务\t牵头单位\n");
    for label in [1, 2, 3, 4, 6, 7] {
        let _ = writeln!(text, "{label}\t完成第{label}件大事。\t区发改委");
    }
    let plan = read("a.txt", &text);
    assert_eq!(plan.plan.tasks.len(), 6);
    assert_eq!(codes(&plan), ["G010", "G011"]);
    let gap = plan
        .findings
        .iter()
        .find(|f| f.code.id() == "G011")
        .expect("is told");
    assert_eq!(
        (gap.place.line, gap.message.as_str()),
        (10, "序号从 4 跳到 6，缺第 5 项")
    );
}

#[test]
fn hints_name_columns_tables_and_carry_units_down() {
    let text = "\
某区任务表

序号\t工作任务\t主责方
1\t修路。\t区交通局
2\t架桥。\t
";
    let options = Options::parse(
        "a.import.toml",
        "title = \"某区交通任务\"\ncarry_down = true\n[columns]\n\"主责方\" = \"牵头单位\"\n",
    )
    .expect("is well formed");
    let plan = import("a.txt", text.as_bytes(), &options).expect("can be read");
    assert_eq!(plan.front.title, "某区交通任务");
    assert_eq!(
        tasks(&plan),
        [
            row("1", "修路。", "牵区交通局"),
            row("2", "架桥。", "牵区交通局")
        ]
    );
}

#[test]
fn a_body_as_heading_answers_for_what_stands_below() {
    let text = "\
关于加强消防安全工作的职责分工方案

一、县应急管理局
（一）统筹协调全县消防安全工作。
（二）负责消防安全督查考核。
二、县教育局、县体育局
（一）负责学校和场馆消防安全教育。

某县人民政府办公室
2021年3月4日
";
    let plan = read("a.txt", text);
    assert_eq!(
        tasks(&plan),
        [
            row("（一）", "统筹协调全县消防安全工作。", "责县应急管理局"),
            row("（二）", "负责消防安全督查考核。", "责县应急管理局"),
            row(
                "（一）",
                "负责学校和场馆消防安全教育。",
                "责县教育局 责县体育局"
            ),
        ]
    );
}

#[test]
fn gaps_and_doubles_are_told_in_every_layout() {
    let told = |text: &str| -> Vec<(u32, &'static str, String)> {
        let numbers = |code: &str| matches!(code, "G011" | "G012");
        read("a.txt", text)
            .findings
            .into_iter()
            .filter(|f| numbers(f.code.id()))
            .map(|f| (f.place.line, f.code.id(), f.message))
            .collect()
    };
    let row = |line, code, message: &str| (line, code, message.to_owned());
    let brackets = "\
某市工作方案

一、主要任务
（一）修好道路。（市交通局负责）
（三）绿化城市。（市园林局负责）
（三）整治河道。（市水利局负责）
";
    assert_eq!(
        told(brackets),
        [
            row(5, "G011", "序号从 1 跳到 3，缺第 2 个"),
            row(6, "G012", "序号 （三） 出现两次")
        ]
    );
    let one_paragraph = "\
某市工作方案

一、主要任务
1.修好道路。（市交通局负责）2.绿化城市。（市园林局负责）4.整治河道。（市水利局负责）
";
    assert_eq!(
        told(one_paragraph),
        [row(4, "G011", "序号从 2 跳到 4，缺第 3 个")]
    );
    let lines = "\
某市工作方案

一、主要任务
（一）修好道路
责任单位：市交通局
（二）绿化城市
责任单位：市园林局
（四）整治河道
责任单位：市水利局
三、保障措施
各单位要抓好落实。
";
    assert_eq!(
        told(lines),
        [
            row(8, "G011", "序号从 2 跳到 4，缺第 3 个"),
            row(10, "G011", "序号从 1 跳到 3，缺第 2 个")
        ]
    );
    let bodies = "\
某县任务分工方案

（一）县水利局
检查堤坝。
（二）县教育局
检查校舍。
（四）县财政局
保障经费。
";
    assert_eq!(told(bodies), [row(7, "G011", "序号从 2 跳到 4，缺第 3 个")]);
    // Numbers that go on through chapters or begin anew in each are none.
    let anew = "\
某市工作方案

一、主要任务
（一）修好道路。（市交通局负责）
（二）绿化城市。（市园林局负责）
二、保障措施
（一）加强领导。（市政府办负责）
三、附则
（二）加强宣传。（市委宣传部负责）
（三）加强考核。（市政府办负责）
";
    assert_eq!(told(anew), []);
}

#[test]
fn a_row_without_number_and_unit_that_says_a_whole_thing_is_a_task_of_its_own() {
    let import = read(
        "a.md",
        "# 修路任务分工表\n\n| 序号 | 工作任务 | 责任单位 |\n|---|---|---|\n| 1 | 修桥三座。 | 市交通局 |\n| | 补种行道树。 | |\n| | 合计 | |\n| 2 | 整治路口。 | 市公安局 |\n",
    );
    assert_eq!(
        tasks(&import),
        [
            row("1", "修桥三座。", "责市交通局"),
            row("1", "补种行道树。", "责市交通局"),
            row("2", "整治路口。", "责市公安局"),
        ]
    );
    let told = import.findings.iter().filter(|f| f.code.id() == "G111");
    assert_eq!(told.count(), 1);
}

#[test]
fn lines_of_a_cell_are_joined_only_where_a_column_cut_them() {
    let table = |rows: &str| {
        let head = "<tr><td>序号</td><td>工作任务</td><td>责任单位</td><td>完成时限</td></tr>";
        let page = format!("<h1>修路任务分工表</h1><table>{head}{rows}</table>");
        let plan = read("a.html", page).plan;
        let tasks = plan.tasks.iter().map(|task| {
            let deadline = task.deadline.as_ref().map_or("", |text| text.as_str());
            (task.text.as_str().to_owned(), deadline.to_owned())
        });
        tasks.collect::<Vec<_>>()
    };
    let row = |text: &str, deadline: &str| (text.to_owned(), deadline.to_owned());
    // Things of their own, and figures above each other.
    let own = "<tr><td>1</td><td>改造路口：<br>东门<br>西门桥</td><td>市交通局</td><td>2031年5月<br>2032年5月</td></tr>\
               <tr><td>2</td><td>投资1200<br>3500万元</td><td>市交通局</td><td>2031年</td></tr>";
    assert_eq!(
        table(own),
        [
            row("改造路口：\n东门\n西门桥", "2031年5月\n2032年5月"),
            row("投资1200\n3500万元", "2031年")
        ]
    );
    // Lines as wide as their column were cut.
    let cut = "<tr><td>1</td><td>改造城区主要路口<br>十二处，完善标线<br>标牌。</td><td>市交通局</td><td>2031年</td></tr>\
               <tr><td>2</td><td>新建公交专用道二<br>十公里。</td><td>市交通局</td><td>2031年</td></tr>";
    assert_eq!(
        table(cut),
        [
            row("改造城区主要路口十二处，完善标线标牌。", "2031年"),
            row("新建公交专用道二十公里。", "2031年")
        ]
    );
}

#[test]
fn a_column_that_nobody_named_is_that_of_tasks_for_the_build_too() {
    let head = "云山市渔业工作方案\n\n| 序号 | 说什么 | 责任单位 |\n|---|---|---|\n";
    let rows = "| 1 | 开展河道巡查。 | 市水利局 |\n| 2 | 修复受损堤岸。 | 市林业局 |\n";
    let plan = read("a.md", format!("{head}{rows}"));
    assert_eq!(
        tasks(&plan),
        [
            ("1", "开展河道巡查。", "责市水利局"),
            ("2", "修复受损堤岸。", "责市林业局")
        ]
        .map(|(a, b, c)| (a.to_owned(), b.to_owned(), c.to_owned()))
    );
    assert!(!told(&plan, "G115").is_empty());
    // Names and numbers are no tasks, whoever stands beside them.
    let head = "云山市渔业工作方案\n\n| 序号 | 联络员 | 电话 | 责任单位 |\n|---|---|---|---|\n";
    let rows = "| 1 | 江海涛 | 0578-2345678 | 市水利局 |\n| 2 | 卢珊 | 0578-2345679 | 市林业局 |\n";
    assert!(tasks(&read("a.md", format!("{head}{rows}"))).is_empty());
}

#[test]
fn a_card_is_a_task_each_cell_behind_its_heading() {
    let text = "\
<h1>云山县整改措施清单</h1>
<table>
<tr><td>序号</td><td>一</td><td>整改时限</td><td>2026年3月底前</td></tr>
<tr><td>整改措施</td><td colspan=3>建成三级沉淀池。</td></tr>
<tr><td>牵头单位</td><td>县水利局</td><td>配合单位</td><td>县财政局、石门乡人民政府</td></tr>
<tr><td>序号</td><td>二</td><td>整改时限</td><td>2026年6月底前</td></tr>
<tr><td>整改措施</td><td colspan=3>改造混接管网。</td></tr>
<tr><td>牵头单位</td><td>县住建局</td><td>配合单位</td><td>县城投公司</td></tr>
</table>
";
    let read = read("a.html", text);
    let rows: Vec<(String, String, String)> = [
        (
            "一",
            "建成三级沉淀池。",
            "牵县水利局 配县财政局 配石门乡人民政府",
        ),
        ("二", "改造混接管网。", "牵县住建局 配县城投公司"),
    ]
    .map(|(label, text, who)| (label.to_owned(), text.to_owned(), who.to_owned()))
    .into();
    assert_eq!(tasks(&read), rows);
    let due: Vec<_> = (read.plan.tasks.iter())
        .map(|task| task.deadline.as_deref())
        .collect();
    assert_eq!(due, [Some("2026年3月底前"), Some("2026年6月底前")]);
}

/// What a mark beside a name means stands in a note; where none says so, it is told and not guessed.
#[test]
fn a_mark_beside_a_name_is_read_as_its_legend_says() {
    let table = "\
云山县重点任务表

| 序号 | 工作任务 | 责任单位 |
|---|---|---|
| 1 | 整修村道。 | ★县交通局、县财政局 |
| 2 | 新建食堂。 | 县民政局、县教育局▲ |
";
    let rows = |first: &str, second: &str| -> Vec<(String, String, String)> {
        [("1", "整修村道。", first), ("2", "新建食堂。", second)]
            .map(|(label, text, who)| (label.to_owned(), text.to_owned(), who.to_owned()))
            .into()
    };
    let explained = read("a.txt", [table, "\n注：带★、▲的为牵头单位。\n"].concat());
    assert_eq!(
        tasks(&explained),
        rows("牵县交通局 责县财政局", "责县民政局 牵县教育局")
    );
    assert!(explained.markdown.contains("lead = \"marked\""));
    let others = read(
        "a.txt",
        [table, "\n注：标★、▲者为牵头单位，其余为配合单位。\n"].concat(),
    );
    assert_eq!(
        tasks(&others),
        rows("牵县交通局 配县财政局", "配县民政局 牵县教育局")
    );
    let silent = read("a.txt", table);
    assert_eq!(
        tasks(&silent),
        rows("责县交通局 责县财政局", "责县民政局 责县教育局")
    );
    let told = silent
        .findings
        .iter()
        .filter(|one| one.message.contains("旁边有记号"));
    assert_eq!(told.count(), 2);
}

/// Points that somebody typed below each other in a cell stay apart, whatever their width.
#[test]
fn points_in_a_cell_stay_apart() {
    let text = "\
<h1>云山县充值工作任务表</h1>
<table>
<tr><td>序号</td><td>工作任务</td><td>责任单位</td></tr>
<tr><td>1</td><td>3.1充值金额为1000元<br>3.2充值金额为2000元<br>3.3充值金额为3000元</td><td>县财政局</td></tr>
</table>
";
    let read = read("a.html", text);
    let lines: Vec<&str> = read.plan.tasks[0].text.lines().collect();
    assert_eq!(
        lines,
        [
            "3.1充值金额为1000元",
            "3.2充值金额为2000元",
            "3.3充值金额为3000元"
        ]
    );
}
