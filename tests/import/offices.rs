//! Wordings and page layouts of other offices, each in the smallest document that has it.

use super::{read, tasks};

fn row(label: &str, text: &str, who: &str) -> (String, String, String) {
    (label.to_owned(), text.to_owned(), who.to_owned())
}

#[test]
fn a_page_laid_out_with_tables_is_read_like_its_text() {
    let body =
        "各乡镇要结合实际抓好落实，建立台账，按月调度，确保各项工作取得实效，不断提升群众满意度。"
            .repeat(3);
    let page = format!(
        "<div><table><tr><td><b>索 引 号：</b></td><td>01/2021-7</td><td><b>发文机关：</b></td><td>云山县人民政府</td></tr>\
         <tr><td><b>标　　题：</b></td><td colspan=3>云山县人民政府关于修渠的意见</td></tr>\
         <tr><td><b>发文字号：</b></td><td>云政发〔2021〕9号</td><td><b>成文日期：</b></td><td>2021年03月15日</td></tr></table>\
         <table><tr><td></td><td><table><tr><td><p>云山县人民政府</p><p>关于修渠的意见</p><p>一、主要任务</p>\
         <p>（一）修好干渠。{body}（县水利局负责）</p><p>（二）修好支渠。{body}（县财政局负责）</p><p>{body}</p></td></tr>\
         <tr><td></td></tr></table></td><td>相关稿件</td></tr></table></div>"
    );
    let plan = read("a.html", page);
    assert_eq!(plan.front.title, "云山县人民政府关于修渠的意见");
    assert_eq!(plan.front.number.as_deref(), Some("云政发〔2021〕9号"));
    let who: Vec<_> = tasks(&plan).into_iter().map(|t| (t.0, t.2)).collect();
    assert_eq!(
        who,
        [
            ("（一）".to_owned(), "责县水利局".to_owned()),
            ("（二）".to_owned(), "责县财政局".to_owned())
        ]
    );
    assert_eq!(plan.plan.tasks[0].group, ["一、主要任务"]);
}

#[test]
fn leaders_on_a_line_above_the_bodies_are_no_text() {
    let text = "\
某省人民政府关于年度重点工作责任分解的通知

一、经济增长
1﹒生产总值增长7%以上。
牵头负责领导：刘某。
牵头责任单位：省发展改革委。
协同责任单位：省财政厅、省林业局等。
2﹒2022年底前修通两条公路。
完成时限：12月
责任单位：省交通运输厅
";
    let plan = read("a.txt", text);
    assert_eq!(
        tasks(&plan),
        [
            row(
                "1",
                "生产总值增长7%以上。",
                "牵省发展改革委 配省财政厅 配省林业局"
            ),
            row("2", "2022年底前修通两条公路。", "责省交通运输厅"),
        ]
    );
    assert_eq!(plan.plan.tasks[1].deadline.as_deref(), Some("12月"));
}

#[test]
fn a_body_as_heading_answers_for_its_duties() {
    let text = "\
清河县防汛工作职责分工方案

一、县应急管理局
1.组织编制应急预案。
2.协调抢险救援工作。
二、县水利局
监测水情旱情。
及时发布预警。
三、县交通运输局、县公路中心：保障抢险道路畅通。
四、工作要求
各单位要加强值守。
";
    assert_eq!(
        tasks(&read("a.txt", text)),
        [
            row("1", "组织编制应急预案。", "责县应急管理局"),
            row("2", "协调抢险救援工作。", "责县应急管理局"),
            row("二", "监测水情旱情。\n及时发布预警。", "责县水利局"),
            row("三", "保障抢险道路畅通。", "责县交通运输局 责县公路中心"),
        ]
    );
    // The same in a commendation names no tasks.
    let praise = text.replace("职责分工方案", "先进单位典型经验通报");
    assert_eq!(tasks(&read("a.txt", praise)), []);
}

#[test]
fn headings_of_columns_with_remarks_and_persons() {
    let text = "\
安居镇重点工作任务清单

| 序号 | 工作任务 | 责任单位及责任人（列首位的为牵头单位） |
|---|---|---|
| 1 | 巡护山林。 | 林业站、派出所 |
| 2 | 检查景区。 | 文旅办/应急办 |
";
    assert_eq!(
        tasks(&read("a.txt", text)),
        [
            row("1", "巡护山林。", "牵林业站 责派出所"),
            row("2", "检查景区。", "牵文旅办 责应急办"),
        ]
    );
}

#[test]
fn brackets_of_prose_and_names_with_and() {
    let text = "\
某市职业教育实施方案

一、主要任务
（一）加强管理（院校内由人力资源社会保障行政部门负责），教育行政部门组织制定标准。
（二）扩大采购。（市扶贫办、中央和国家机关工委负责，以下不再列出）
";
    assert_eq!(
        tasks(&read("a.txt", text)),
        [row(
            "（二）",
            "扩大采购。",
            "责市扶贫办 责中央和国家机关工委"
        )]
    );
}

#[test]
fn particulars_of_orders_and_of_bodies_that_sign_together() {
    let order = "\
中华人民共和国国务院令
第707号
现公布《某某条例》，自2019年1月1日起施行。
总理　某某
2018年12月18日
某某登记条例
第一条　为了规范登记，制定本条例。
";
    let plan = read("a.txt", order);
    assert_eq!(plan.front.title, "某某登记条例");
    assert_eq!(
        plan.front.number.as_deref(),
        Some("中华人民共和国国务院令第707号")
    );
    assert_eq!(plan.front.issuer.as_deref(), Some("国务院"));
    let notice = "\
某某县关于全面推行公示制度全过程记录制度
重大决定审核制度的指导意见
Ｘ政发〔２０２０〕１２号
各乡镇：
现提出以下意见。
中共某某县委办公室
某某县人民政府办公室
2022年5月6日
";
    let plan = read("a.txt", notice);
    assert_eq!(
        plan.front.title,
        "某某县关于全面推行公示制度全过程记录制度重大决定审核制度的指导意见"
    );
    assert_eq!(
        plan.front.number.as_deref(),
        Some("Ｘ政发〔２０２０〕１２号")
    );
    assert_eq!(
        plan.front.issuer.as_deref(),
        Some("中共某某县委办公室、某某县人民政府办公室")
    );
}

#[test]
fn a_short_text_without_breaks() {
    let text = "某区人民政府关于印发某区助企措施的通知某府发〔2022〕14号各镇人民政府、街道办事处，区政府各部门：现将《某区助企措施》\
印发给你们，请认真贯彻落实。某区人民政府2022年5月18日某区助企措施为帮助企业渡过难关，促进经济平稳运行，制定如下措施。\
一、减税降费1.落实留抵退税政策，确保应退尽退、快退早退，切实减轻企业负担。（责任单位：区税务局）2.减免房屋租金，\
鼓励其他业主减免。（责任单位：区国资办）二、金融支持3.2022年底前发放稳岗贷款，对受疫情影响较大的企业给予贴息支持。\
（责任单位：区金融办）本措施自印发之日起施行。";
    let plan = read("a.txt", text);
    assert_eq!(plan.front.title, "某区助企措施");
    assert_eq!(plan.front.date.as_deref(), Some("2022-05-18"));
    let who: Vec<_> = tasks(&plan).into_iter().map(|t| (t.0, t.2)).collect();
    let expected = [
        ("1", "责区税务局"),
        ("2", "责区国资办"),
        ("3", "责区金融办"),
    ];
    assert_eq!(
        who,
        expected.map(|(label, who)| (label.to_owned(), who.to_owned()))
    );
    assert_eq!(
        plan.plan.tasks[2].text,
        "2022年底前发放稳岗贷款，对受疫情影响较大的企业给予贴息支持。"
    );
}

#[test]
fn tables_of_figures_hold_no_tasks() {
    let text = "\
某省关于下达专项资金的通知

| 序号 | 项目 | 单位 | 金额（万元） |
|---|---|---|---|
| 1 | 污染防治 | 某市生态环境局 | 500 |
| 2 | 河道整治 | 某县水利局 | 300 |
";
    assert_eq!(tasks(&read("a.txt", text)), []);
}

#[test]
fn a_sentence_that_only_says_who_answers_closes_its_paragraph() {
    let text = "\
某县秸秆禁烧工作方案

一、工作任务
1.加强火点监测。由县生态环境分局负责。
2.推进综合利用。由县农业农村局牵头，县财政局配合。
3.违反规定的，由县公安局依法查处。
本方案由县政府负责解释。
";
    assert_eq!(
        tasks(&read("a.txt", text)),
        [
            row("1", "加强火点监测。", "责县生态环境分局"),
            row("2", "推进综合利用。", "牵县农业农村局 配县财政局"),
        ]
    );
}

#[test]
fn persons_in_brackets_are_no_part_of_a_name() {
    let text = "\
石桥镇民生实事任务表

| 序号 | 工作任务 | 责任单位（责任人） |
|---|---|---|
| 1 | 修复村道。 | 镇交管站（王某）、石桥村（李某某） |
";
    assert_eq!(
        tasks(&read("a.txt", text)),
        [row("1", "修复村道。", "责镇交管站 责石桥村")]
    );
}

#[test]
fn the_title_of_an_annex_may_have_one_word_more() {
    let text = "\
国务院关于印发促进某产业发展若干政策的通知
国发〔2020〕8号
各省人民政府：
现将《促进某产业发展的若干政策》印发给你们，请认真贯彻落实。
国务院
2020年7月27日
促进某产业发展的若干政策
一、财税政策
（一）减免所得税。（财政部会同税务总局负责，2022年底前取得明显成效）
";
    let plan = read("a.txt", text);
    assert_eq!(plan.front.title, "促进某产业发展的若干政策");
    assert_eq!(
        plan.plan.tasks[0].deadline.as_deref(),
        Some("2022年底前取得明显成效")
    );
}

#[test]
fn who_wrote_an_article_answers_for_nothing() {
    let text = "\
某市渔业发展侧记

全市渔业持续增长，渔民收入稳步提高。（市渔业研究院研究员 张某某）
各地开展了丰富多彩的活动。（市融媒体中心）
";
    assert_eq!(tasks(&read("a.txt", text)), []);
}

#[test]
fn a_letter_has_the_name_of_its_body_over_the_number() {
    let text = "\
某省教育厅办公室
某教办函〔2023〕9号

某省教育厅办公室关于做好学校安全工作的通知
各市教育局：
请抓好落实。
一、重点任务
（一）开展隐患排查，及时整改到位。（责任单位：安全处）
某省教育厅办公室
2023年2月20日
";
    let plan = read("a.txt", text);
    assert_eq!(
        plan.front.title,
        "某省教育厅办公室关于做好学校安全工作的通知"
    );
    assert_eq!(plan.front.number.as_deref(), Some("某教办函〔2023〕9号"));
    assert_eq!(plan.front.issuer.as_deref(), Some("某省教育厅办公室"));
}

#[test]
fn a_line_cut_inside_a_bracket_goes_on() {
    let text = "\
某州粮食安全工作实施方案

一、提高生产能力
（一）稳定播种面积。坚持藏粮于地，播种面积稳定在260万亩以上，总产达到
130万吨。（责任单位：州农业农村局、州发
展改革委）
（二）加强储备。地方储备全部到位，满足15天以上需求。（责任单位：州
农业农村局）
";
    assert_eq!(
        tasks(&read("a.txt", text)),
        [
            row(
                "（一）",
                "稳定播种面积。坚持藏粮于地，播种面积稳定在260万亩以上，总产达到130万吨。",
                "责州农业农村局 责州发展改革委"
            ),
            row(
                "（二）",
                "加强储备。地方储备全部到位，满足15天以上需求。",
                "责州农业农村局"
            ),
        ]
    );
}

#[test]
fn who_sends_out_a_notice_is_its_issuer() {
    for title in [
        "云山市人民政府办公室印发关于促进托育服务若干措施的通知",
        "云山市人民政府办公室转发市教育局关于促进托育服务若干措施的通知",
    ] {
        let text = format!(
            "{title}\n\n云府办字〔2022〕61号\n\n各县人民政府：\n请抓好落实。\n\n一、增加供给\n1.新建机构40家。（市教育局负责）\n\n2022年7月5日\n"
        );
        let plan = read("a.txt", &text);
        assert_eq!(
            plan.front.issuer.as_deref(),
            Some("云山市人民政府办公室"),
            "{title}"
        );
    }
    let table = "\
云山市茶产业重点任务清单
填报单位：云山市商务局　2023年3月15日
| 序号 | 任务 | 责任单位 |
|---|---|---|
| 1 | 建设茶园。 | 市林业局 |
";
    let plan = read("a.txt", table);
    assert_eq!(plan.front.issuer.as_deref(), Some("云山市商务局"));
}
