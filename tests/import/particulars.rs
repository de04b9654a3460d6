//! Who issued a document and when: every kind of evidence, and which one counts where they differ.

use super::read;
use gangmu::diag::Code;

/// The issuer and the date of a text.
fn facts(name: &str, text: &str) -> (Option<String>, Option<String>) {
    let front = read(name, text).front;
    (front.issuer, front.date)
}

const BODY: &str = "一、重点任务\n（一）修好道路，保证全县道路畅通。（县交通局负责）\n（二）绿化城市，新增绿地十公顷。（县园林局负责）\n";

fn expect(text: &str, issuer: Option<&str>, date: Option<&str>) {
    let (found, day) = facts("a.txt", &text.replace("BODY\n", BODY));
    assert_eq!(found.as_deref(), issuer, "{text}");
    assert_eq!(day.as_deref(), date, "{text}");
}

#[test]
fn dates_over_which_a_body_signs_are_written_in_many_ways() {
    for (written, date) in [
        ("云山县水利局\n2023.5.8", "2023-05-08"),
        ("云山县水利局\n2023-05-08", "2023-05-08"),
        ("云山县水利局\n2023/5/8", "2023-05-08"),
        ("云山县水利局\n二○二三年五月八日", "2023-05-08"),
        ("云山县水利局\n二〇二三年十二月三十一日", "2023-12-31"),
        ("云山县水利局\n二零二三年五月二十日", "2023-05-20"),
        ("云山县水利局\n二ＯＯ九年十月一○日", "2009-10-10"),
        ("云山县水利局\n二O二三年○五月二○日", "2023-05-20"),
        ("云山县水利局2023年5月8日", "2023-05-08"),
        ("云山县水利局　　二〇二三年五月八日", "2023-05-08"),
        ("云山县水利局  2023.5.8", "2023-05-08"),
        ("云山县水利局（盖章）\n2023年5月8日", "2023-05-08"),
    ] {
        let text = format!("防汛工作实施方案\n\nBODY\n{written}\n");
        expect(&text, Some("云山县水利局"), Some(date));
    }
    // What stands in a text is no date of the document.
    expect(
        "防汛工作实施方案\n\nBODY\n详见2023.5.8的通知。\n",
        None,
        None,
    );
}

#[test]
fn the_date_under_a_name_counts_before_those_of_the_page() {
    let text = "\
索引号：01/2023-5　成文日期：2023-04-01　发布日期：2023-05-10
云山县水利局防汛工作实施方案
发布时间：2023-05-10 10:20　来源：县水利局
BODY
云山县水利局
2023年5月8日
";
    expect(text, Some("云山县水利局"), Some("2023-05-08"));
    let unsigned = text.replace("云山县水利局\n2023年5月8日\n", "");
    expect(&unsigned, None, Some("2023-04-01"));
    // The day on which a page was made counts less than that on which the document was.
    let made = unsigned.replace("成文日期", "生成日期：2023-05-09　成文日期");
    expect(&made, None, Some("2023-04-01"));
    // The day of publication is no date of the document.
    let published = unsigned.replace("成文日期：2023-04-01　", "公开方式：主动公开　");
    expect(&published, None, None);
}

#[test]
fn the_issuer_is_taken_from_the_strongest_evidence() {
    for (text, issuer) in [
        // A signature counts before all else, joint ones whole.
        (
            "云山县教育局文件\n云教发〔2023〕5号\n关于印发工作方案的通知\n各学校：\n现印发给你们。\n云山县教育局　　云山县财政局\n2023年5月8日\nBODY\n",
            "云山县教育局、云山县财政局",
        ),
        (
            "关于印发工作方案的通知\n各学校：\n现印发给你们。\n云山县教育局\n云山县财政局\n2023年5月8日\nBODY\n",
            "云山县教育局、云山县财政局",
        ),
        (
            "云山县教育局文件\n云教发〔2023〕5号\n关于加强安全工作的通知\nBODY\n",
            "云山县教育局",
        ),
        (
            "云山县教育局 云山县财政局\n关于加强安全工作的通知\nBODY\n",
            "云山县教育局、云山县财政局",
        ),
        // Who forwards a plan issued it, not who signs the plan.
        (
            "云山县人民政府办公室转发县教育局关于加强校园安全工作方案的通知\n云政办发〔2023〕5号\n各乡镇人民政府：\n《关于加强校园安全工作方案》已经县政府同意，现转发给你们。\n关于加强校园安全工作方案\nBODY\n云山县教育局\n2023年5月8日\n",
            "云山县人民政府办公室",
        ),
        (
            "索引号：01/2023-5　发文机关：云山县教育局　文号：\n加强安全工作方案\nBODY\n",
            "云山县教育局",
        ),
        (
            "索引号：01/2023-5　发布机构：云山县教育局 发布日期：2023-05-08\n加强安全工作方案\nBODY\n",
            "云山县教育局",
        ),
        // The short name in a box is completed by the full one.
        (
            "索引号：01/2023-5　发文机关：县教育局\n加强安全工作方案\nBODY\n\n云山县教育局\n",
            "云山县教育局",
        ),
        ("加强安全工作方案\nBODY\n\n云山县教育局\n", "云山县教育局"),
        ("云山县教育局2023年工作要点\nBODY\n", "云山县教育局"),
        (
            "加强安全工作方案\n发布时间：2023-05-08 10:20　来源：云山县教育局\nBODY\n",
            "云山县教育局",
        ),
        (
            "国办发〔2023〕5号\n加强安全工作方案\nBODY\n",
            "国务院办公厅",
        ),
    ] {
        let front = read("a.txt", text.replace("BODY\n", BODY)).front;
        assert_eq!(front.issuer.as_deref(), Some(issuer), "{text}");
    }
    for text in [
        // Short names, sites and newspapers as a source tell nothing.
        "加强安全工作方案\n发布时间：2023-05-08 10:20　来源：县教育局\nBODY\n",
        "加强安全工作方案\n发布时间：2023-05-08 10:20　来源：云山县政府网\nBODY\n",
        "加强安全工作方案\n发布时间：2023-05-08 10:20　来源：云山县融媒体中心\nBODY\n",
        "云山镇2023年工作要点\nBODY\n",
    ] {
        let front = read("a.txt", text.replace("BODY\n", BODY)).front;
        assert_eq!(front.issuer, None, "{text}");
    }
}

#[test]
fn evidence_that_differs_is_told() {
    let text = "\
索引号：01/2023-5　发文机关：云山县司法局　成文日期：2023-04-01
加强安全工作方案
BODY
云山县教育局
2023年5月8日
";
    let plan = read("a.txt", text.replace("BODY\n", BODY));
    let told: Vec<_> = plan
        .findings
        .iter()
        .filter(|f| f.code.id() == "G115")
        .map(|f| (f.place.line, f.message.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (
                6,
                "发文机关取了落款的“云山县教育局”；信息栏的发文机关是“云山县司法局”"
            ),
            (
                7,
                "成文日期取了落款的2023-05-08；信息栏的成文日期是2023-04-01"
            ),
        ]
    );
    // An office that publishes for its government is no other issuer.
    let office = "\
索引号：01/2023-5　发布机构：县政府办公室　成文日期：2023-05-08
云山县人民政府关于加强安全工作的意见
BODY
";
    let plan = read("a.txt", office.replace("BODY\n", BODY));
    assert_eq!(plan.front.issuer.as_deref(), Some("云山县人民政府"));
    assert!(plan.findings.iter().all(|f| f.code.id() != "G115"));
}

#[test]
fn a_heading_of_a_page_broken_over_lines_is_one_title() {
    let page = "\
<html><body><div><p>您当前所在的位置：首页 &gt; 政务公开</p><h1>云山市东河区人民政府办公室<br/>关于印发《东河区“四好农村路”<br/>重点任务分工方案》的通知</h1>\
<p>东河府办发〔2021〕33号</p><p>各镇人民政府：</p><p>方案已经区政府同意，现印发你们，请认真贯彻执行。</p>\
<p>云山市东河区人民政府办公室</p><p>2021年8月20日</p><p>东河区“四好农村路”重点任务分工方案</p>\
<p>一、重点任务</p><p>（一）修好道路，保证全区道路畅通。（区交通局负责）</p></div></body></html>";
    let front = read("a.html", page).front;
    assert_eq!(front.title, "东河区“四好农村路”重点任务分工方案");
    assert_eq!(front.issuer.as_deref(), Some("云山市东河区人民政府办公室"));
    assert_eq!(front.date.as_deref(), Some("2021-08-20"));
}

#[test]
fn short_lines_of_a_site_above_the_title_leave_it_a_title() {
    let text = "\
云山发布·权威声音
第12期（总第40期）：编辑部
云山县教育局关于加强校园安全工作的通知
各学校：
请认真抓好落实。
";
    let front = read("a.txt", text).front;
    assert_eq!(front.title, "云山县教育局关于加强校园安全工作的通知");
}

#[test]
fn titles_over_several_lines_and_titles_under_a_call_for_comments() {
    for (text, title) in [
        (
            "国务院关于落实《政府工作报告》\n重点工作部门分工的意见\n国发〔2018〕9号\n各部门：\nBODY\n",
            "国务院关于落实《政府工作报告》重点工作部门分工的意见",
        ),
        (
            "云山县人民政府办公室关于落实县委\n进一步夯实农业基础若干意见\n有关政策措施分工的通知\n云政办发〔2010〕31号\n各乡镇：\nBODY\n",
            "云山县人民政府办公室关于落实县委进一步夯实农业基础若干意见有关政策措施分工的通知",
        ),
        (
            "云山县民政局关于公开征求《云山县养老服务若干措施（征求意见稿）》意见的公告\n现向社会公开征求意见，请于5月底前反馈。\n云山县民政局\n2023年5月8日\n附件\n云山县养老服务若干措施\n（征求意见稿）\nBODY\n",
            "云山县养老服务若干措施",
        ),
    ] {
        let plan = read("a.txt", text.replace("BODY\n", BODY));
        assert_eq!(plan.front.title, title);
        assert_eq!(plan.plan.tasks.len(), 2, "{title}");
    }
}

#[test]
fn lines_of_a_site_give_the_number_and_no_title() {
    let text = "\
今天是2022年4月20日 星期三 繁體版 无障碍阅读
首页 / 县水利局 / 政策文件
云山县防汛抗旱指挥部关于印发防汛工作附件的通知
云汛〔2022〕4号　发布时间：2022-04-18　来源：县防办
各乡镇：
请抓好落实。
";
    let front = read("a.txt", text).front;
    assert_eq!(
        front.title,
        "云山县防汛抗旱指挥部关于印发防汛工作附件的通知"
    );
    assert_eq!(front.number.as_deref(), Some("云汛〔2022〕4号"));
    assert_eq!(front.issuer.as_deref(), Some("云山县防汛抗旱指挥部"));
}

#[test]
fn a_label_broken_inside_an_open_bracket_goes_on() {
    let text = "\
云山市停车设施建设方案

（三）推进错时共享。党政机关停车场在保障安全的前提下，夜间和节假日向社会开放。（责任
单位：市机关事务管理局、市国资委、市教育局；完成时限：持
续推进）
（四）建设信息平台。整合数据。（牵头单位：市数据局）
";
    let plan = read("a.txt", text);
    let who: Vec<_> = super::tasks(&plan)
        .into_iter()
        .map(|t| (t.0, t.2))
        .collect();
    let row = |label: &str, who: &str| (label.to_owned(), who.to_owned());
    assert_eq!(
        who,
        [
            row("（三）", "责市机关事务管理局 责市国资委 责市教育局"),
            row("（四）", "牵市数据局")
        ]
    );
    assert_eq!(plan.plan.tasks[0].deadline.as_deref(), Some("持续推进"));
}

#[test]
fn who_signs_together_fills_a_line_or_a_table() {
    let cover = "\
国家统计局等部门关于印发《某项工作方案》的通知

各省人民政府：
现印发给你们。
";
    let line = "国家发展改革委　工业和信息化部　住房和城乡建设部　农业农村部　商务部　市场监管总局　国管局\n";
    let table = "| 国家发展改革委 | 工业和信息化部 |\n|---|---|\n| 商务部 | |\n";
    for (signed, expected) in [
        (
            line,
            "国家发展改革委、工业和信息化部、住房和城乡建设部、农业农村部、商务部、市场监管总局、国管局",
        ),
        (table, "国家发展改革委、工业和信息化部、商务部"),
    ] {
        let plan = read("a.md", format!("{cover}\n{signed}\n2022年1月18日\n"));
        assert_eq!(plan.front.issuer.as_deref(), Some(expected));
    }
}

#[test]
fn who_signs_together_one_to_a_line_is_named_to_the_last() {
    let bodies = [
        "财政部",
        "公安部",
        "民政部",
        "教育部",
        "商务部",
        "水利部",
        "司法部",
    ];
    let text = format!(
        "修路行动方案\n\nBODY\n{}\n2018年10月12日\n",
        bodies.join("\n")
    );
    expect(&text, Some(&bodies.join("、")), Some("2018-10-12"));
    // 民　政　部, spread to the width of the others.
    let spread = text.replace("民政部", "民　政　部");
    expect(&spread, Some(&bodies.join("、")), Some("2018-10-12"));
}

#[test]
fn number_body_and_day_may_stand_in_one_bracket() {
    let text =
        format!("修路行动方案\n（云府发〔2014〕46号　云山县人民政府　2014年10月2日）\n\n{BODY}");
    let front = read("a.txt", &text).front;
    assert_eq!(front.number.as_deref(), Some("云府发〔2014〕46号"));
    assert_eq!(front.issuer.as_deref(), Some("云山县人民政府"));
    assert_eq!(front.date.as_deref(), Some("2014-10-02"));
}

#[test]
fn a_name_over_a_title_with_its_own_place_is_no_part_of_it() {
    let rows = "序号\t任务\t责任单位\n1\t修路。\t镇规建办\n2\t植树。\t镇农办\n";
    let text = format!(
        "云山县石桥镇人民政府\n石桥镇2022年重点任务清单\n石府发〔2022〕7号　　2022年3月1日　　（一、建设）\n{rows}"
    );
    let plan = read("a.txt", text);
    assert_eq!(plan.front.title, "石桥镇2022年重点任务清单");
    assert_eq!(plan.front.issuer.as_deref(), Some("云山县石桥镇人民政府"));
    assert_eq!(plan.front.number.as_deref(), Some("石府发〔2022〕7号"));
    assert_eq!(plan.front.date.as_deref(), Some("2022-03-01"));
    // Without a place of its own the title begins with the name.
    let plan = read(
        "a.txt",
        "云山县第三中学\n校园安全工作方案\n\n一、目标\n校园平安。\n\n云山县第三中学\n2023年9月4日\n",
    );
    assert_eq!(plan.front.title, "云山县第三中学校园安全工作方案");
    assert_eq!(plan.front.issuer.as_deref(), Some("云山县第三中学"));
}

#[test]
fn how_many_tasks_a_document_says_it_has_is_pointed_at_where_it_says_so() {
    // The same words stand in a table before.
    let text = "渔业工作方案\n\n| 年份 | 安排 |\n|---|---|\n| 2023年 | 落实6项任务 |\n\n今年落实6项任务。\n\nBODY\n";
    let import = read("a.md", text.replace("BODY\n", BODY));
    let found = import.findings.iter();
    let told: Vec<_> = found
        .filter(|d| d.code == Code::DeclaredTasks)
        .map(|d| (d.place.line, d.message.as_str()))
        .collect();
    assert_eq!(told, [(7, "文中说“今年落实6项任务”，读出的任务是 2 项")]);
}

#[test]
fn what_is_said_of_a_number_or_a_day_under_the_title() {
    let front = |head: &str| {
        let text = format!("{head}\n\n一、加强管理。\n二、抓好落实。\n");
        let front = read("a.txt", &text).front;
        (front.number, front.issuer, front.date)
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(
        front("云山市防汛应急预案\n（2031年8月12日印发）"),
        (None, None, some("2031-08-12"))
    );
    assert_eq!(
        front("云山市防汛应急预案\n（云政办发〔2031〕12号　2031年8月12日印发）"),
        (some("云政办发〔2031〕12号"), None, some("2031-08-12"))
    );
    assert_eq!(
        front("云山市燃气管理办法\n（2031年4月2日云山市人民政府令第36号公布）"),
        (
            some("云山市人民政府令第36号"),
            some("云山市人民政府"),
            some("2031-04-02")
        )
    );
    let (number, ..) = front("云山市燃气管理方案\n（文号：云政函〔2031〕2号）");
    assert_eq!(number, some("云政函〔2031〕2号"));
}

#[test]
fn two_offices_sign_and_the_first_month_is_written_in_words() {
    let text = "关于燃气安全的通知\n\n各乡镇：\n请抓好落实。\n\n云山市教育局　　云山市财政局\n二〇三一年元月九日\n";
    let front = read("a.txt", text).front;
    assert_eq!(front.issuer.as_deref(), Some("云山市教育局、云山市财政局"));
    assert_eq!(front.date.as_deref(), Some("2031-01-09"));
}
