//! Tables that fell into text without their headings, or with cells left out: what is certain is read, and told.

use super::{read, tasks};

fn row(label: &str, text: &str, who: &str) -> (String, String, String) {
    (label.to_owned(), text.to_owned(), who.to_owned())
}

/// The lines and messages of the findings with that code.
fn told(text: &str, code: &str) -> Vec<(u32, String)> {
    let findings = read("a.txt", text).findings.into_iter();
    findings
        .filter(|f| f.code.id() == code)
        .map(|f| (f.place.line, f.message))
        .collect()
}

#[test]
fn rows_without_headings_are_read_by_what_their_cells_hold() {
    let expected = [
        row("1", "改造学校二十所。", "责县教育局"),
        row("2", "建成养老中心十家。", "责县民政局"),
        row("3", "修通公路三十公里。", "责县交通运输局"),
    ];
    let bars = "\
云山县民生实事清单

1 | 改造学校二十所。 | 县教育局 | 已开工十所。 | 按时序推进 |
|
2 | 建成养老中心十家。 | 县民政局 | 已选址。 | 按时序推进 |
|
3 | 修通公路三十公里。 | 县交通运输局 | 已完工。 | 按时序推进 |
";
    let tabs = "\
云山县民生实事清单

1\t改造学校二十所。\t县教育局
2\t建成养老中心十家。\t县民政局
3\t修通公路三十公里。\t县交通运输局
";
    let lines = "\
云山县民生实事清单

1
改造学校二十所。
县教育局
2
建成养老中心十家。
县民政局
3
修通公路三十公里。
县交通运输局
各单位要抓好落实，按月报送进展情况。
";
    for text in [
        bars.to_owned(),
        tabs.to_owned(),
        tabs.replace('\t', "　 "),
        lines.to_owned(),
    ] {
        let plan = read("a.txt", &text);
        assert_eq!(tasks(&plan), expected, "{text}");
        assert!(plan.account.lost.is_empty());
        assert_eq!(told(&text, "G115").len(), 1);
    }
    assert_eq!(
        told(tabs, "G115"),
        [(
            3,
            "这张表没有表头，按各格的内容读作：序号、工作任务、责任单位".to_owned()
        )]
    );
    // Names of works beside bodies are no tasks, nor are lists that are not numbered through.
    for text in [
        "云山县获奖项目名单\n\n1\t水稻育种研究\t县农科所\n2\t果树栽培技术\t县林业局\n3\t水产养殖技术\t县水产站\n",
        "云山县民生实事清单\n\n1\t改造学校。\t县教育局\n5\t建成养老中心。\t县民政局\n3\t修路。\t县交通局\n",
    ] {
        assert_eq!(tasks(&read("a.txt", text)), [], "{text}");
    }
}

#[test]
fn cells_left_out_of_a_fallen_table_are_told() {
    let text = "\
云山县重点工作推进情况
序号 |
主要任务 |
全年目标 |
分管 领导 |
牵头 单位 |
责任单位 |
推进情况 |
说明 |
24 |
优化五十条街巷的交通组织。 |
徐某某 |
县城管局 |
县市政局、相关街道 |
已进场施工。 |
||
25 |
新增达标小区二百个。 |
徐某某 |
县城管局 |
县环卫处、各街道 |
已建成四十个。 |
招标延后两个月。 |
";
    let plan = read("a.txt", text);
    assert_eq!(
        tasks(&plan),
        [
            row(
                "24",
                "优化五十条街巷的交通组织。",
                "牵县城管局 责县市政局 责相关街道"
            ),
            row(
                "25",
                "新增达标小区二百个。",
                "牵县城管局 责县环卫处 责各街道"
            ),
        ]
    );
    assert!(plan.account.lost.is_empty());
    let lines = told(text, "G106").into_iter();
    let lines: Vec<u32> = lines
        .filter(|t| t.1.contains("对到"))
        .map(|t| t.0)
        .collect();
    assert_eq!(lines, [10, 17]);
}

#[test]
fn headings_over_rows_that_do_not_fit_are_told() {
    let lines = "云山县任务分解表\n序号\n任务\n牵头单位\n责任单位\n1\n修渠。\n县水利局\n各乡镇\n2\n护林。\n3\n";
    let blanks = "云山县任务分解表\n序号 任务 责任单位\n修渠三公里，保证用水。\n县水利局\n";
    for text in [lines, blanks] {
        assert_eq!(tasks(&read("a.txt", text)), []);
        let told = told(text, "G117");
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].0, 2);
    }
}

#[test]
fn several_lines_of_one_cell_stand_in_their_column() {
    let text = "\
云山县2031年校园安全任务表

序号
民生实事
牵头单位
配合单位
完成时限
1
更换灭火器、应急灯，
清零通道堵塞物。
县教育局
县消防大队
县后勤中心
4月底
2
排查周边水域。
同上
县水利局
5月底
加固护栏二十处。
6月底
3
新建农贸市场一处。
县商务局
县住建局
县城投公司
12月底前

云山县教育局
2031年3月5日
";
    let plan = read("a.txt", text);
    let rows = tasks(&plan);
    let shown: Vec<_> = rows
        .iter()
        .map(|(a, b, c)| (a.as_str(), b.as_str(), c.as_str()))
        .collect();
    assert_eq!(
        shown,
        [
            (
                "1",
                "更换灭火器、应急灯，清零通道堵塞物。",
                "牵县教育局 配县消防大队 配县后勤中心"
            ),
            ("2", "排查周边水域。", "牵县教育局 配县水利局"),
            ("2", "加固护栏二十处。", "牵县教育局 配县水利局"),
            (
                "3",
                "新建农贸市场一处。",
                "牵县商务局 配县住建局 配县城投公司"
            ),
        ]
    );
    let due: Vec<_> = plan
        .plan
        .tasks
        .iter()
        .map(|t| t.deadline.as_ref().map(ToString::to_string))
        .collect();
    let due: Vec<_> = due.iter().map(Option::as_deref).collect();
    assert_eq!(
        due,
        [
            Some("4月底"),
            Some("5月底"),
            Some("6月底"),
            Some("12月底前")
        ]
    );
}
