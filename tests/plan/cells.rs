//! Cells of responsibility and what they mean: the table of cases, each with its trap.

use gangmu::plan::{Role, Tier};

use super::{answers, codes, read, read_with};

/// The assignments of one cell under one heading.
fn cell(heading: &str, cell: &str) -> Vec<String> {
    let table = format!(
        "| 序号 | 试点任务 | {heading} |\n| --- | --- | --- |\n| 1 | 支持试点。 | {cell} |\n"
    );
    let (plan, _) = read(&table);
    answers(&plan, 0)
}

#[test]
fn names_under_a_heading() {
    for (text, expected) in [
        ("市科技局", &["市科技局 lead"][..]),
        (
            "市发展改革委、市教委",
            &["市发展改革委 lead", "市教委 lead"],
        ),
        // A break is a cut; behind a comma it only folds the line.
        ("市教委<br>市科技局", &["市教委 lead", "市科技局 lead"]),
        ("市教委、<br>市科技局", &["市教委 lead", "市科技局 lead"]),
        // 市 + 市场监管局 is no slip.
        ("市市场监管局", &["市市场监管局 lead"]),
        // Brackets that belong to the name, with separators inside.
        (
            "自贸办（中新办）、财政局",
            &["自贸办（中新办） lead", "财政局 lead"],
        ),
        ("自贸办(中新办)", &["自贸办(中新办) lead"]),
        // 等 behind a list, alone and before a phrase.
        ("市教委、市科技局等", &["市教委 lead", "市科技局 lead"]),
        ("市教委等单位", &["市教委 lead"]),
        (
            "司法局等各小组成员单位",
            &["司法局 lead", "各小组成员单位 lead 泛指"],
        ),
        // 和 inside a name and between names.
        (
            "文化和旅游局、农业农村局",
            &["文化和旅游局 lead", "农业农村局 lead"],
        ),
        (
            "住房和城乡建设局和文化和旅游局",
            &["住房和城乡建设局 lead", "文化和旅游局 lead"],
        ),
        (
            "市商务委及各行业主管部门",
            &["市商务委 lead", "各行业主管部门 lead 泛指"],
        ),
        (
            "市教委、《国家职业资格目录（专业技术人员资格）》中的实施部门",
            &[
                "市教委 lead",
                "《国家职业资格目录（专业技术人员资格）》中的实施部门 lead 泛指",
            ],
        ),
        ("六大集团", &["六大集团 lead 泛指"]),
        (
            "各区县（自治县）人民政府",
            &["各区县（自治县）人民政府 lead 泛指"],
        ),
        // Zones answer as bodies; a district or a province is a place.
        (
            "涪陵高新区、涪陵综合保税区",
            &["涪陵高新区 lead", "涪陵综合保税区 lead"],
        ),
        ("渝中区", &["渝中区 lead 地区"]),
        // The same name twice stays twice.
        (
            "经济局、银保监分局、经济局",
            &["经济局 lead", "银保监分局 lead", "经济局 lead"],
        ),
        // Nobody.
        ("", &[]),
        ("　", &[]),
        ("——", &[]),
        ("/", &[]),
    ] {
        assert_eq!(cell("牵头单位", text), expected, "{text}");
    }
}

#[test]
fn a_cell_may_say_itself_who_does_what() {
    for (text, expected) in [
        (
            "市商务委（牵头）、市财政局",
            &["市商务委 lead", "市财政局 responsible"][..],
        ),
        (
            "市商务委牵头，市财政局配合",
            &["市商务委 lead", "市财政局 cooperate"],
        ),
        (
            "市商务委牵头、市财政局配合",
            &["市商务委 lead", "市财政局 cooperate"],
        ),
        (
            "牵头单位：市商务委；配合单位：市财政局、市税务局",
            &["市商务委 lead", "市财政局 cooperate", "市税务局 cooperate"],
        ),
        (
            "市商务委会同市财政局",
            &["市商务委 lead", "市财政局 cooperate"],
        ),
        (
            "各区县，市级有关部门",
            &["各区县 responsible 泛指", "市级有关部门 responsible 泛指"],
        ),
    ] {
        assert_eq!(cell("责任单位", text), expected, "{text}");
    }
}

#[test]
fn sentences_under_a_heading() {
    for (text, expected) in [
        (
            "国务院服务贸易发展部际联席会议办公室（商务部）牵头，各成员单位和相关负责部门共同负责推进；试点地区负责推进",
            &[
                "国务院服务贸易发展部际联席会议办公室（商务部） lead",
                "各成员单位 implement 泛指",
                "相关负责部门 implement 泛指",
                "试点地区 implement 泛指",
            ][..],
        ),
        (
            "银保监会、商务部等制订政策保障措施，卫生健康委支持和指导；试点地区负责推进",
            &[
                "银保监会 policy",
                "商务部 policy",
                "卫生健康委 support",
                "试点地区 implement 泛指",
            ],
        ),
        (
            "商务部支持和指导；北京、海南负责推进",
            &[
                "商务部 support",
                "北京 implement 地区",
                "海南 implement 地区",
            ],
        ),
        (
            "商务部牵头制订政策保障措施；海南负责推进",
            &["商务部 lead", "海南 implement 地区"],
        ),
        ("中央网信办指导并制订政策保障措施", &["中央网信办 policy"]),
        (
            "中央网信办、财政部等有关部门按职责分工推进",
            &[
                "中央网信办 implement",
                "财政部 implement",
                "有关部门 implement 泛指",
            ],
        ),
        (
            "中央宣传部负责在有关试点地区推进",
            &["中央宣传部 implement"],
        ),
        (
            "司法部、最高人民法院确定试点地区并制订政策保障措施",
            &["司法部 policy", "最高人民法院 policy"],
        ),
        (
            "中国出口信保公司和试点地区负责推进",
            &["中国出口信保公司 implement", "试点地区 implement 泛指"],
        ),
        (
            "人民银行制订政策保障措施；先由深圳、雄安新区等地及未来冬奥场景相关部门协助推进，后续视情扩大到其他地区",
            &[
                "人民银行 policy",
                "深圳 cooperate 地区",
                "雄安新区 cooperate 地区",
                "未来冬奥场景相关部门 cooperate 泛指",
            ],
        ),
        (
            "体育总局制订政策保障措施；有关城市入选试点城市负责推进（以最终公布名单为准）",
            &["体育总局 policy", "有关城市入选试点城市 implement 泛指"],
        ),
        (
            "商务部牵头，统计局及联席会议其他成员单位共同负责",
            &[
                "商务部 lead",
                "统计局 responsible",
                "联席会议其他成员单位 responsible 泛指",
            ],
        ),
        (
            "民航局、中央军委联合参谋部制订政策保障措施",
            &["民航局 policy", "中央军委联合参谋部 policy"],
        ),
        (
            "商务部牵头，海关总署、税务总局",
            &["商务部 lead", "海关总署 cooperate", "税务总局 cooperate"],
        ),
    ] {
        assert_eq!(cell("责任分工", text), expected, "{text}");
    }
}

#[test]
fn regions_stand_before_a_phrase_for_places() {
    let (plan, found) = read(
        "| 序号 | 具体举措 | 责任分工 |\n| --- | --- | --- |\n\
         | 1 | 探索。 | 民航局支持和指导；重庆（涪陵区等21个市辖区）、深圳、西咸新区等试点地区负责推进 |\n",
    );
    assert_eq!(
        plan.tasks[0].regions,
        ["重庆（涪陵区等21个市辖区）", "深圳", "西咸新区"]
    );
    assert_eq!(
        answers(&plan, 0),
        ["民航局 support", "试点地区 implement 泛指"]
    );
    assert_eq!(plan.tasks[0].assignments[1].wording, "负责推进");
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn what_no_rule_reads_is_told_with_its_place() {
    let (plan, found) = read(
        "| 序号 | 具体举措 | 责任分工 |\n| --- | --- | --- |\n\
         | 1 | 探索。 | 商务部牵头，本项工作的具体安排另行通知各方面知悉并做好衔接 |\n",
    );
    assert_eq!(answers(&plan, 0), ["商务部 lead"]);
    assert_eq!(
        plan.tasks[0].unread[0],
        "本项工作的具体安排另行通知各方面知悉并做好衔接"
    );
    assert_eq!(codes(&found), ["G020"]);
    // + + + blank, head, rule: the row is line 7; counted in characters.
    assert_eq!((found[0].place.line, found[0].place.column), (7, 19));
}

#[test]
fn the_front_matter_says_who_leads_an_undivided_list() {
    let table = "| 序号 | 具体举措 | 责任单位 |\n| --- | --- | --- |\n\
         | 1 | 甲。 | 现代服务业局、科技创新局，两江银保监分局，财政局 |\n\
         | 2 | 乙。 | 司法局、教育局 |\n\
         | 3 | 丙。 | 现代服务业局，<br>六大集团 |\n";
    let (plan, _) = read_with("lead = \"before-comma\"\n", table);
    assert_eq!(
        answers(&plan, 0),
        [
            "现代服务业局 lead",
            "科技创新局 lead",
            "两江银保监分局 cooperate",
            "财政局 cooperate"
        ]
    );
    assert_eq!(
        answers(&plan, 1),
        ["司法局 responsible", "教育局 responsible"]
    );
    assert_eq!(
        answers(&plan, 2),
        ["现代服务业局 lead", "六大集团 cooperate 泛指"]
    );
    let (plan, _) = read_with("lead = \"first\"\n", table);
    assert_eq!(answers(&plan, 1), ["司法局 lead", "教育局 responsible"]);
    let (plan, _) = read(table);
    assert_eq!(answers(&plan, 0)[0], "现代服务业局 responsible");
}

#[test]
fn a_table_with_two_levels_has_tiers() {
    let (plan, found) = read(
        "| 序号 | 试点任务 | 市级牵头单位 | 市级配合单位 | 区级牵头单位 | 区级配合单位 |\n\
         | --- | --- | --- | --- | --- | --- |\n\
         | 1 | 支持。 | 市科技局 | | 区科技局 | 区教委 |\n",
    );
    let tiers: Vec<_> = plan.tasks[0]
        .assignments
        .iter()
        .map(|a| (a.name.as_str(), a.role, a.tier, a.wording.as_str()))
        .collect();
    assert_eq!(
        tiers,
        [
            (
                "市科技局",
                Role::Lead,
                Some(Tier::Municipal),
                "市级牵头单位"
            ),
            ("区科技局", Role::Lead, Some(Tier::District), "区级牵头单位"),
            (
                "区教委",
                Role::Cooperate,
                Some(Tier::District),
                "区级配合单位"
            ),
        ]
    );
    assert!(found.is_empty(), "{found:?}");
    // One level alone is no tier.
    let (plan, _) = read(
        "| 序号 | 试点任务 | 市级牵头单位 |\n| --- | --- | --- |\n| 1 | 支持。 | 市科技局 |\n",
    );
    assert_eq!(plan.tasks[0].assignments[0].tier, None);
}

#[test]
fn columns_are_known_by_their_headings() {
    let (plan, _) = read(
        "| 序 号 | 改革举措 | 主 要 内 容 | 指导部门 | 推广范围 | 完成时限 |\n\
         | --- | --- | --- | --- | --- | --- |\n\
         | 1 | 专利保险 | 开发保险产品。 | 国家知识产权局、中国银保监会 | 全国 | 2021年底前 |\n",
    );
    let task = &plan.tasks[0];
    assert_eq!(task.title.as_deref(), Some("专利保险"));
    assert_eq!(task.text, "开发保险产品。");
    assert_eq!(task.deadline.as_deref(), Some("2021年底前"));
    let (heading, cell) = &task.other[0];
    assert_eq!(
        (task.other.len(), heading.as_str(), cell.as_str()),
        (1, "推广范围", "全国")
    );
    assert_eq!(
        answers(&plan, 0),
        ["国家知识产权局 support", "中国银保监会 support"]
    );
}

#[test]
fn a_name_written_twice_is_kept_and_told() {
    let (plan, found) = read(
        "| 序号 | 任务 | 责任单位 |\n| --- | --- | --- |\n| 1 | 甲。 | 经济局、财政局、经济局 |\n",
    );
    assert_eq!(plan.tasks[0].assignments.len(), 3);
    assert_eq!(codes(&found), ["G021"]);
}
