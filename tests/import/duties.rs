//! Bodies as headings over their duties: names that are only an ending, and items that are no body.

use gangmu::import::{Options, import};

use super::{codes, read, tasks};

fn row(label: &str, text: &str, who: &str) -> (String, String, String) {
    (label.to_owned(), text.to_owned(), who.to_owned())
}

#[test]
fn a_bare_ending_among_bodies_is_a_body() {
    let text = "\
某师范学院消防工作职责分工方案

一、职责分工
（一）保卫处
1.制定应急预案。
2.巡查教学实验室。
（二）后勤管理处
检测供电线路。
（三）图书馆
落实书库防火措施。
（四）教务处
巡查教学实验室。
（五）档案馆、博物馆
配备灭火器材。
二、图书馆
图书馆是重点部位，要严格管理。
";
    let plan = read("a.txt", text);
    assert_eq!(
        tasks(&plan),
        [
            row("1", "制定应急预案。", "责保卫处"),
            row("2", "巡查教学实验室。", "责保卫处"),
            row("（二）", "检测供电线路。", "责后勤管理处"),
            row("（三）", "落实书库防火措施。", "责图书馆"),
            row("（四）", "巡查教学实验室。", "责教务处"),
            row("（五）", "配备灭火器材。", "责档案馆 责博物馆"),
        ]
    );
    assert_eq!(codes(&plan), Vec::<&str>::new());
}

#[test]
fn an_item_among_bodies_that_is_none_is_told() {
    let text = "\
某中学安全工作职责分工方案

（一）德育处
开展安全教育。
（二）总务处
检修校舍。
（三）班主任
每日清点人数。
（四）医务室
储备急救药品。
（五）工作要求
严格落实责任。
";
    let plan = read("a.txt", text);
    let labels: Vec<_> = tasks(&plan).into_iter().map(|t| t.0).collect();
    assert_eq!(labels, ["（一）", "（二）", "（四）"]);
    let told: Vec<_> = plan
        .findings
        .iter()
        .filter(|f| f.code.id() == "G020")
        .map(|f| (f.place.line, f.message.as_str()))
        .collect();
    assert_eq!(
        told,
        [(
            7,
            "“班主任”的前后各项都是单位和它的职责，这一项看不出是单位，没有列为任务"
        )]
    );
}

#[test]
fn a_full_stop_parts_a_body_from_its_duty_and_a_cut_duty_goes_on() {
    let text = "\
某县校园安全整治成员单位职责分工

一、整治时间
2021年9月10日至12月31日。
二、成员单位职责
（一）县教育局。负责日常工作；督促学校落实制度。
（二）县公安局。负责校园周边巡逻；查处销售过期食品的行为；
对文具、玩具质量开展抽检。
（三）县卫生健康委员会。指导学校做好传染病防控。
（四）团县委、县妇联。开展法治宣传，关爱留守儿童。
（五）各乡镇人民政府。落实属地责任。
三、工作要求
各单位要高度重视。
";
    assert_eq!(
        tasks(&read("a.txt", text)),
        [
            row("（一）", "负责日常工作；督促学校落实制度。", "责县教育局"),
            row(
                "（二）",
                "负责校园周边巡逻；查处销售过期食品的行为；\n对文具、玩具质量开展抽检。",
                "责县公安局"
            ),
            row("（三）", "指导学校做好传染病防控。", "责县卫生健康委员会"),
            row(
                "（四）",
                "开展法治宣传，关爱留守儿童。",
                "责团县委 责县妇联"
            ),
            row("（五）", "落实属地责任。", "责各乡镇人民政府"),
        ]
    );
    // Aims that end like a body are none.
    let aims = "\
某市服务业行动方案

（一）打造创新中心。建设研发平台。
（二）壮大产业园区。引进企业。
（三）做强市级平台公司。扩大融资。
";
    assert_eq!(tasks(&read("a.txt", aims)), []);
}

#[test]
fn who_helps_stands_in_a_bracket_behind_the_duty() {
    let text = "\
云山县重点工作责任分解

一、县发改局
1.完成投资增长目标。
2.降低能耗。（县经信局、各乡镇（街道）配合）
二、县经信局
3.新增上云企业十家（含乡镇企业）。
三、县水利局
4.治理河道。（县财政局配合）

抄送：县委各部门，县人武部。
";
    assert_eq!(
        tasks(&read("a.txt", text)),
        [
            row("1", "完成投资增长目标。", "责县发改局"),
            row("2", "降低能耗。", "责县发改局 配县经信局 配各乡镇（街道）"),
            row("3", "新增上云企业十家（含乡镇企业）。", "责县经信局"),
            row("4", "治理河道。", "责县水利局 配县财政局"),
        ]
    );
}

#[test]
fn groups_with_their_leaders_stand_beside_bodies_with_their_duties() {
    let text = "\
云山县防汛成员单位职责分工

1.县水利局：监测水情。
2.县公安局：维护秩序。
3.县财政局：筹集资金。
设立以下工作组：
（一）抢险救援组。由县人武部牵头，县公安局参加。搜救被困人员。
";
    assert_eq!(
        tasks(&read("a.txt", text)),
        [
            row("1", "监测水情。", "责县水利局"),
            row("2", "维护秩序。", "责县公安局"),
            row("3", "筹集资金。", "责县财政局"),
            row(
                "（一）",
                "抢险救援组。搜救被困人员。",
                "牵县人武部 配县公安局"
            ),
        ]
    );
}

/// Label, text, who and until when, of a text.
fn said(text: &str) -> Vec<(String, String, String, Option<String>)> {
    let plan = read("a.txt", text).plan;
    let tasks = plan.tasks.iter().zip(tasks(&read("a.txt", text)));
    tasks
        .map(|(task, (label, text, who))| {
            let deadline = task.deadline.as_ref().map(|text| text.as_str().to_owned());
            (label, text, who, deadline)
        })
        .collect()
}

fn expected(
    rows: &[(&str, &str, &str, Option<&str>)],
) -> Vec<(String, String, String, Option<String>)> {
    let row = |&(label, text, who, deadline): &(&str, &str, &str, Option<&str>)| {
        let owned = str::to_owned;
        (owned(label), owned(text), owned(who), deadline.map(owned))
    };
    rows.iter().map(row).collect()
}

#[test]
fn duties_of_members_are_tasks_in_plans_opinions_and_emergency_plans_alike() {
    for title in [
        "云山市森林防火应急预案",
        "云山市关于森林防火的实施意见",
        "云山市森林防火工作要点",
    ] {
        let text = format!(
            "{title}\n\n二、组织体系\n（一）成员单位\n\
             （1）市林业局负责火情监测，会同市气象局发布火险预报。\n\
             （2）市气象局按照各自职责分工，负责人工增雨。\n\
             （3）市委宣传部会同市林业局组织新闻发布。\n\
             （4）各区县林业主管部门承担辖区内巡护工作。\n\
             （5）护林中队负责前期处置。\n三、预警\n加强监测。\n"
        );
        let rows = [
            (
                "（1）",
                "市林业局负责火情监测，会同市气象局发布火险预报。",
                "责市林业局 配市气象局",
                None,
            ),
            (
                "（2）",
                "市气象局按照各自职责分工，负责人工增雨。",
                "责市气象局",
                None,
            ),
            (
                "（3）",
                "市委宣传部会同市林业局组织新闻发布。",
                "牵市委宣传部 配市林业局",
                None,
            ),
            (
                "（4）",
                "各区县林业主管部门承担辖区内巡护工作。",
                "责各区县林业主管部门",
                None,
            ),
            ("（5）", "护林中队负责前期处置。", "责护林中队", None),
        ];
        assert_eq!(said(&text), expected(&rows), "{title}");
    }
}

#[test]
fn what_is_handed_over_in_an_item_is_a_task() {
    let text = "\
云山市消费促进工作方案

一、重点任务
（一）发放消费券。相关资金请市财政局、市商务局等部门在2032年3月底前落实。
（二）举办展会。请市文旅局会同有关部门制定办会方案。
（三）综合组。组长单位：市商务局；成员单位：市财政局、市市场监管局。职责：起草文件，汇总情况。
（四）改造市场。改造菜市场六家。此项工作由市商务局牵头，市城管局配合。
（五）各单位要密切配合，违反规定的，由市市场监管局依法查处。本方案由市商务局负责解释。
";
    let rows = [
        (
            "（一）",
            "发放消费券。相关资金请市财政局、市商务局等部门在2032年3月底前落实。",
            "责市财政局 责市商务局",
            Some("2032年3月底前"),
        ),
        (
            "（二）",
            "举办展会。请市文旅局会同有关部门制定办会方案。",
            "牵市文旅局 配有关部门",
            None,
        ),
        (
            "（三）",
            "综合组。\n职责：起草文件，汇总情况。",
            "牵市商务局 配市财政局 配市市场监管局",
            None,
        ),
        (
            "（四）",
            "改造市场。改造菜市场六家。",
            "牵市商务局 配市城管局",
            None,
        ),
    ];
    assert_eq!(said(text), expected(&rows));
}

#[test]
fn what_rules_say_of_offices_is_told_and_a_person_decides() {
    let text = "\
云山市河道管理办法

第三条 市水利局负责全市河道的监督管理。市财政局负责经费保障。
第四条 市公安局负责查处破坏河道设施的行为。
第五条 发展改革委会同水利部研究提出了意见。
";
    let told = |hints: &str| {
        let options = Options::parse("a.import.toml", hints).expect("hints");
        let plan = import("a.txt", text.as_bytes(), &options).expect("read");
        let left = plan.findings.iter().filter(|f| f.code.id() == "G119");
        let left: Vec<_> = left
            .map(|f| (f.message.clone(), 1 + f.related.len()))
            .collect();
        (
            plan.plan.tasks.len(),
            left,
            plan.markdown.contains("duties = "),
        )
    };
    let message = "3 处写明由谁负责的话没有读成任务：市水利局（第 3 行）、市财政局（第 3 行）、市公安局（第 4 行）".to_owned();
    assert_eq!(told(""), (0, vec![(message, 3)], false));
    assert_eq!(told("duties = true"), (3, Vec::new(), true));
    assert_eq!(told("duties = false"), (0, Vec::new(), true));
}

#[test]
fn sentences_in_one_item_each_have_their_bodies() {
    let text = "\
云山市扬尘防治工作方案

一、重点任务
（一）严控扬尘。一是市住建局负责工地围挡，每月通报；二是市交通局负责道路清扫；三是市水利局牵头，市财政局配合，整治河道。
（二）严控燃煤。市发改局要在9月底前完成替代三千户。市工信局要加强抽检。
（三）保障。资金由市财政局保障，宣传由市融媒体中心承担。
（四）值守。由市应急局抓总，市气象局管预报，市水利局管水情。
（五）督导。第一组：市政府督查室（牵头）、市委组织部，督导东片。第二组：市住建局（牵头）、市公安局，督导西片。
（六）流程。8月底前由市审批局牵头，9月底前市税务局配合完成再造。
（七）减免费用：市发改局牵头，市财政局配合。
（八）如遇灾害，由市应急局统一指挥，市消防救援支队参加救援。
";
    let rows = [
        (
            "（一）",
            "严控扬尘。一是市住建局负责工地围挡，每月通报；",
            "责市住建局",
            None,
        ),
        ("（一）", "二是市交通局负责道路清扫；", "责市交通局", None),
        (
            "（一）",
            "三是市水利局牵头，市财政局配合，整治河道。",
            "牵市水利局 配市财政局",
            None,
        ),
        (
            "（二）",
            "严控燃煤。市发改局要在9月底前完成替代三千户。",
            "责市发改局",
            None,
        ),
        ("（三）", "保障。资金由市财政局保障", "责市财政局", None),
        ("（三）", "宣传由市融媒体中心承担。", "责市融媒体中心", None),
        (
            "（四）",
            "值守。由市应急局抓总，市气象局管预报，市水利局管水情。",
            "牵市应急局 责市气象局 责市水利局",
            None,
        ),
        (
            "（五）",
            "督导。第一组：市政府督查室（牵头）、市委组织部，督导东片。",
            "牵市政府督查室 责市委组织部",
            None,
        ),
        (
            "（五）",
            "第二组：市住建局（牵头）、市公安局，督导西片。",
            "牵市住建局 责市公安局",
            None,
        ),
        (
            "（六）",
            "流程。8月底前由市审批局牵头，9月底前市税务局配合完成再造。",
            "牵市审批局 配市税务局",
            Some("8月底前"),
        ),
        ("（七）", "减免费用。", "牵市发改局 配市财政局", None),
        (
            "（八）",
            "如遇灾害，由市应急局统一指挥，市消防救援支队参加救援。",
            "责市应急局 配市消防救援支队",
            None,
        ),
    ];
    assert_eq!(said(text), expected(&rows));
    // What is no task for certain is told.
    let plan = read("a.txt", text);
    let told: Vec<_> = plan.findings.iter().map(|f| f.message.as_str()).collect();
    assert_eq!(
        told,
        ["1 处写明由谁负责的话没有读成任务：市工信局（第 5 行）"]
    );
}

#[test]
fn what_only_says_who_answers_is_no_part_of_the_task() {
    let text = "\
云山市民生工程方案

一、组织
（一）督查组。由市监委牵头，市委组织部等参加。主要职责：开展督查。
（二）宣传组。牵头单位市委宣传部，成员单位市融媒体中心、市文旅局，负责宣传发动。
二、任务
1.由市交通局牵头，市财政局配合，6月底前整修村道三公里。
2.供水保障，市水利局负责；用电保障，市供电公司负责。
3.建立台账——责任单位：市政府办；配合单位：市司法局。
";
    let rows = [
        (
            "（一）",
            "督查组。\n主要职责：开展督查。",
            "牵市监委 配市委组织部",
            None,
        ),
        (
            "（二）",
            "宣传组。\n负责宣传发动。",
            "牵市委宣传部 配市融媒体中心 配市文旅局",
            None,
        ),
        (
            "1",
            "整修村道三公里。",
            "牵市交通局 配市财政局",
            Some("6月底前"),
        ),
        ("2", "供水保障；", "责市水利局", None),
        ("2", "用电保障。", "责市供电公司", None),
        ("3", "建立台账", "责市政府办 配市司法局", None),
    ];
    assert_eq!(said(text), expected(&rows));
}

#[test]
fn groups_bodies_and_many_each_answer_for_their_own() {
    let text = "\
云山市防汛应急预案

二、职责
（一）成员单位
市水利局：监测水情。
市人武部、武警中队：抢险救援。
各区县人民政府、街道办事处：组建抢险队。
市气象局：预报天气。
护林防火人：巡护。
市财政局：筹集资金。
（二）应急工作组
下设两个工作组。
（1）综合组：由市应急局牵头，市水利局参加。主要职责：起草文电。
（2）安置组：由市民政局、市应急局共同牵头，市财政局参加。主要职责：开设安置点。
三、附则
本预案自印发之日起施行。
";
    let rows = [
        ("", "监测水情。", "责市水利局", None),
        ("", "抢险救援。", "责市人武部 责武警中队", None),
        ("", "组建抢险队。", "责各区县人民政府 责街道办事处", None),
        ("", "预报天气。", "责市气象局", None),
        ("", "筹集资金。", "责市财政局", None),
        (
            "（1）",
            "综合组。\n主要职责：起草文电。",
            "牵市应急局 配市水利局",
            None,
        ),
        (
            "（2）",
            "安置组。\n主要职责：开设安置点。",
            "牵市民政局 牵市应急局 配市财政局",
            None,
        ),
    ];
    assert_eq!(said(text), expected(&rows));
    let plan = read("a.txt", text);
    let told: Vec<_> = plan.findings.iter().map(|f| f.message.as_str()).collect();
    assert_eq!(
        told,
        ["“护林防火人”的前后各项都是单位和它的职责，这一项看不出是单位，没有列为任务"]
    );
}

#[test]
fn groups_without_numbers_have_their_labelled_lines() {
    let text = "\
柳河镇创建工作专班的通知

二、工作小组
专班下设两个工作小组：
第一组：综合组
组长单位：镇党政办
成员单位：镇财政所、镇党建办
主要职责：统筹协调，编发简报。
第二组：整治组
组长单位：镇村建中心
成员单位：镇执法队，各村（社区）
主要职责：清理垃圾。
三、要求
（一）专班办公室设在镇文化中心，承担日常工作。
（二）集镇保洁由环卫公司负责，小巷保洁由各居委会负责。
（三）专班为临时机构，任务完成后撤销。
";
    let rows = [
        (
            "二",
            "第一组：综合组\n主要职责：统筹协调，编发简报。",
            "牵镇党政办 配镇财政所 配镇党建办",
            None,
        ),
        (
            "二",
            "第二组：整治组\n主要职责：清理垃圾。",
            "牵镇村建中心 配镇执法队 配各村（社区）",
            None,
        ),
        ("（二）", "集镇保洁由环卫公司负责", "责环卫公司", None),
        ("（二）", "小巷保洁由各居委会负责。", "责各居委会", None),
    ];
    assert_eq!(said(text), expected(&rows));
}

#[test]
fn the_last_sentence_says_who_answers_for_what_stands_before_it() {
    let text = "\
云山省校园食品安全工作方案

一、任务
（一）把住关口。核查全省食堂的资质，6月20日前完成。省市监局牵头，省教育厅配合。
（二）规范采购。推行定点采购、索证索票。省教育厅牵头，会同省财政厅、省供销社落实。
（三）延伸管网四十八公里，覆盖三个乡镇。由省水务集团负责实施，省财政厅协助，2033年6月底前通水。
（四）改造工程。改造一百处，配齐设备。该项工作由省水利厅牵头，各市人民政府具体实施，分年度完成。
（五）新增食堂三百家，其中农村一百家。省民政厅牵头，省商务厅及各市政府配合。完成时间：10月。
（六）治理水源。清理违法项目。此项任务由各市、县人民政府承担主体责任，省生态环境厅按职责督导。
（七）生产有毒食品、构成犯罪的，由省公安厅立案侦查；暂时不能开通的，由省政务服务中心设置窗口。
";
    let rows = [
        (
            "（一）",
            "把住关口。核查全省食堂的资质，6月20日前完成。",
            "牵省市监局 配省教育厅",
            None,
        ),
        (
            "（二）",
            "规范采购。推行定点采购、索证索票。",
            "牵省教育厅 配省财政厅 配省供销社",
            None,
        ),
        (
            "（三）",
            "延伸管网四十八公里，覆盖三个乡镇。通水。",
            "推省水务集团 配省财政厅",
            Some("2033年6月底前"),
        ),
        (
            "（四）",
            "改造工程。改造一百处，配齐设备。分年度完成。",
            "牵省水利厅 推各市人民政府",
            None,
        ),
        (
            "（五）",
            "新增食堂三百家，其中农村一百家。",
            "牵省民政厅 配省商务厅 配各市政府",
            Some("10月"),
        ),
        (
            "（七）",
            "暂时不能开通的，由省政务服务中心设置窗口。",
            "责省政务服务中心",
            None,
        ),
    ];
    assert_eq!(said(text), expected(&rows));
}

#[test]
fn a_bracket_behind_the_names_of_all_items_says_who_answers() {
    let text = "\
云山县运动会筹备方案

二、任务分工
（一）办公室（县教体局、县政府办）
制定计划。
（二）竞赛部（县教体局）
选派裁判员。
（三）安保部（县公安局，县消防大队协助）
制定安保方案。
（四）财务部（县财政局、县国资中心，县审计局协助）
编制预算。
";
    let rows = [
        (
            "（一）",
            "办公室\n制定计划。",
            "责县教体局 责县政府办",
            None,
        ),
        ("（二）", "竞赛部\n选派裁判员。", "责县教体局", None),
        (
            "（三）",
            "安保部\n制定安保方案。",
            "责县公安局 配县消防大队",
            None,
        ),
        (
            "（四）",
            "财务部\n编制预算。",
            "责县财政局 责县国资中心 配县审计局",
            None,
        ),
    ];
    assert_eq!(said(text), expected(&rows));
}

#[test]
fn what_offices_do_every_day_or_did_is_no_task() {
    for text in [
        "云山县关于促进消费的意见\n\n一、环境\n近年来，县商务局认真落实部署，县统计局数据显示增长5%。县发改局对项目进行了梳理。\n\
         市场监管部门要加强监管，公安机关要维护秩序。对工作不力的，县纪委监委严肃问责。\n",
        "云山县关于召开会议的通知\n\n一、参加人员\n县发改局、县财政局、县统计局主要负责同志。\n二、要求\n\
         （一）请各单位将名单报县政府办公室。\n联系人：县政府办公室综合科。\n",
        "云山县教育发展情况\n\n一、基本情况\n县教育局下设8个股室，负责全县教育工作。县教研室承担教学研究，县招生办承担考试招生。\n",
        "云山县优秀单位名单\n\n一、先进集体\n县水利局、县教育局、县公安局。\n",
        "关于课后服务的答复\n\n一、经费\n市财政局会同市发改委核定了标准。市教育局负责减免费用，惠及学生九千名。\n\
         二、资源\n市体育局组织队员进校园；团市委招募志愿者；市科协牵头开展活动，由各县教育局负责检查。\n",
    ] {
        assert_eq!(tasks(&read("a.txt", text)), [], "{text}");
    }
}

#[test]
fn bodies_in_a_table_that_nobody_knows_are_told() {
    let page = |rows: &str| {
        format!(
            "<html><body><h1>云山区工作台账</h1><p>现印发台账。</p><table>{rows}</table></body></html>"
        )
    };
    let told = |rows: &str| {
        let plan = read("a.html", page(rows));
        assert_eq!(tasks(&plan), []);
        let mut left = plan.findings.iter().filter(|f| f.code.id() == "G119");
        left.next().map(|f| f.message.clone())
    };
    let found = told(
        "<tr><td>板块</td><td>要干的</td><td>谁来干</td></tr><tr><td>一</td><td>举办消费节活动三场次</td><td>区商务局</td></tr>\
         <tr><td>二</td><td>发放消费券一百万元整</td><td>区财政局</td></tr>",
    );
    let expected =
        "2 处单位写在认不出的表里，没有读成任务：区商务局（第 8 行）、区财政局（第 11 行）";
    assert_eq!(found.as_deref(), Some(expected));
    let found = told(
        "<tr><td>要干的</td><td>区商务局</td><td>区财政局</td></tr><tr><td>举办消费节活动三场次</td><td>★</td><td>○</td></tr>\
         <tr><td>发放消费券一百万元整</td><td>○</td><td>★</td></tr>",
    );
    assert!(found.is_some_and(|found| found.contains("区商务局（第 4 行）、区财政局（第 5 行）")));
    let found = told(
        "<tr><td>单位</td><td>联络员</td></tr><tr><td>区商务局</td><td>甲某某</td></tr><tr><td>区财政局</td><td>乙某某</td></tr>",
    );
    assert_eq!(found, None);
}

#[test]
fn labels_without_colons_go_on_to_the_date() {
    let text = "\
云山县十件实事方案

一、实事清单
1.改造街巷五条
责任部门县住建局，配合单位县城管局，验收单位县发改局，完成时限2031年8月31日
2.新建公厕九座
责任部门县城管局，验收单位县爱卫办，完成时限全年
";
    let rows = [
        (
            "1",
            "改造街巷五条",
            "责县住建局 配县城管局",
            Some("2031年8月31日"),
        ),
        ("2", "新建公厕九座", "责县城管局", Some("全年")),
    ];
    assert_eq!(said(text), expected(&rows));
}

#[test]
fn a_number_and_a_dash_or_stop_part_a_body_from_its_duty() {
    let dashes = "\
云山县元宵灯会服务保障分工

1.县气象台——逐日提供天气专报。
2.县城管大队——十日前完成路灯检修。
3.县融媒体中心、各新闻单位——开展直播。
";
    let rows = [
        ("1", "逐日提供天气专报。", "责县气象台", None),
        ("2", "十日前完成路灯检修。", "责县城管大队", None),
        ("3", "开展直播。", "责县融媒体中心 责各新闻单位", None),
    ];
    assert_eq!(said(dashes), expected(&rows));
    let stops = "\
云山县禁渔工作部门职责分工

（一）县公安局。打击非法捕捞，移交涉案物品。
（二）县水利局。查处违法建筑。
（三）县税务局。落实税费减免。
";
    let rows = [
        ("（一）", "打击非法捕捞，移交涉案物品。", "责县公安局", None),
        ("（二）", "查处违法建筑。", "责县水利局", None),
        ("（三）", "落实税费减免。", "责县税务局", None),
    ];
    assert_eq!(said(stops), expected(&rows));
}

/// Minutes and letters that press for things hand them out; a reply tells what was done, and then what is to be done.
#[test]
fn what_is_handed_out_is_read_whatever_the_kind_of_document() {
    let minutes = "\
研究云山站前片区建设有关问题的会议纪要

一、关于房屋征收
剩余房屋征收工作由石门街道办事处牵头，县征收办配合，5月15日前全部签约。
二、关于公交站
县交通局负责公交站选址。由县发改局办理立项。
";
    let read_minutes: Vec<_> = said(minutes).into_iter().map(|row| row.2).collect();
    assert_eq!(
        read_minutes,
        ["牵石门街道办事处 配县征收办", "责县交通局", "责县发改局"]
    );
    let reply = "\
关于县政协第87号提案的答复

一、已开展的工作
近年来，县体育局负责场馆改造，累计投入三百万元。
二、下一步打算
（一）明确清单。由县体育局牵头，县财政局配合，公布开放名单。
（二）打通平台。县数据局负责接入预约功能。
";
    let read_reply: Vec<_> = said(reply).into_iter().map(|row| row.2).collect();
    assert_eq!(read_reply, ["牵县体育局 配县财政局", "责县数据局"]);
}

#[test]
fn a_document_that_gives_out_tasks_goes_on_to_do_so() {
    let text = "\
云山县秸秆禁烧工作方案

一、综合利用
离田作业由县农业局牵头，县供销社配合。县财政局负责兑付补贴。
二、巡查执法
县公安局负责查处露天焚烧行为。
三、组织领导
专班办公室设在县农业局，承担日常工作。
";
    let who: Vec<_> = said(text).into_iter().map(|row| row.2).collect();
    assert_eq!(who, ["牵县农业局 配县供销社", "责县财政局", "责县公安局"]);
}
