//! Wordings of many offices, each as one bracket or line behind a sentence: who answers, and when.

use super::{answers, read};

/// The first task's assignments and its deadline.
fn one(text: &str) -> (Vec<String>, Option<String>) {
    let (plan, _) = read(&format!("（一）加强建设。{text}\n"));
    if plan.tasks.is_empty() {
        return (Vec::new(), None);
    }
    (
        answers(&plan, 0),
        plan.tasks[0].deadline.as_deref().map(str::to_owned),
    )
}

#[test]
fn wordings_of_many_offices() {
    for (text, expected) in [
        (
            "（省发展改革委、省工业和信息化厅按职责分工负责，各市州人民政府负责落实）",
            &[
                "省发展改革委 responsible",
                "省工业和信息化厅 responsible",
                "各市州人民政府 responsible 泛指",
            ][..],
        ),
        (
            "（责任单位：县农业农村局、县乡村振兴局，各乡镇人民政府）",
            &[
                "县农业农村局 responsible",
                "县乡村振兴局 responsible",
                "各乡镇人民政府 responsible 泛指",
            ],
        ),
        (
            "（由市住房城乡建设局牵头，市城管局、市自然资源局等部门配合，各县区人民政府负责落实）",
            &[
                "市住房城乡建设局 lead",
                "市城管局 cooperate",
                "市自然资源局 cooperate",
                "各县区人民政府 responsible 泛指",
            ],
        ),
        (
            "（市教育局牵头，市发展改革委、市人力资源社会保障局等参与）",
            &[
                "市教育局 lead",
                "市发展改革委 cooperate",
                "市人力资源社会保障局 cooperate",
            ],
        ),
        (
            "（牵头单位：县卫健局　责任单位：县医保局、各镇（街道））",
            &[
                "县卫健局 lead",
                "县医保局 responsible",
                "各镇（街道） responsible 泛指",
            ],
        ),
        (
            "（农业农村部门牵头，发展改革、财政、自然资源等部门配合）",
            &[
                "农业农村部门 lead",
                "发展改革 cooperate",
                "财政 cooperate",
                "自然资源 cooperate",
            ],
        ),
        (
            "（市商务局，各县〔市、区〕人民政府、开发区管委会）",
            &[
                "市商务局 responsible",
                "各县〔市、区〕人民政府 responsible 泛指",
                "开发区管委会 responsible",
            ],
        ),
        (
            "（各县（市、区）政府，市直有关部门负责）",
            &[
                "各县（市、区）政府 responsible 泛指",
                "市直有关部门 responsible 泛指",
            ],
        ),
        (
            "（省科技厅、教育厅负责）",
            &["省科技厅 responsible", "教育厅 responsible"],
        ),
        (
            "（责任领导：分管副县长；责任单位：县水利局、各乡镇）",
            &["县水利局 responsible", "各乡镇 responsible 泛指"],
        ),
    ] {
        assert_eq!(one(text).0, expected, "{text}");
    }
}

#[test]
fn more_wordings_of_many_offices() {
    for (text, expected) in [
        (
            "（市场监管总局、商务部，各省、自治区、直辖市人民政府负责）",
            &[
                "市场监管总局 responsible",
                "商务部 responsible",
                "各省、自治区、直辖市人民政府 responsible 泛指",
            ][..],
        ),
        (
            "〔省教育厅（省语委）、省民宗委负责〕",
            &["省教育厅（省语委） responsible", "省民宗委 responsible"],
        ),
        (
            "（省财政厅、人行太原中心支行、山西银保监局）",
            &[
                "省财政厅 responsible",
                "人行太原中心支行 responsible",
                "山西银保监局 responsible",
            ],
        ),
        (
            "（团市委、市妇联、市总工会负责）",
            &[
                "团市委 responsible",
                "市妇联 responsible",
                "市总工会 responsible",
            ],
        ),
        (
            "（军分区、县人武部负责）",
            &["军分区 responsible", "县人武部 responsible"],
        ),
        (
            "(市科技局牵头,市财政局配合)",
            &["市科技局 lead", "市财政局 cooperate"],
        ),
        (
            "【市科技局牵头；市财政局配合】",
            &["市科技局 lead", "市财政局 cooperate"],
        ),
        (
            "（市科技局总牵头，市财政局、市教育局分别负责）",
            &[
                "市科技局 lead",
                "市财政局 responsible",
                "市教育局 responsible",
            ],
        ),
        (
            "责任单位：市发改委、市财政局（除标注“分别牵头”外，列第一位为牵头或汇总单位，下同）",
            &["市发改委 responsible", "市财政局 responsible"],
        ),
        (
            "责任单位：市人力社保局、市农业农村局分别牵头",
            &["市人力社保局 lead", "市农业农村局 lead"],
        ),
        (
            "责任单位:市双招双引办，各县(市、区)政府",
            &[
                "市双招双引办 responsible",
                "各县(市、区)政府 responsible 泛指",
            ],
        ),
        (
            "责任单位（列第一位者为牵头单位）：市教育局、市财政局",
            &["市教育局 responsible", "市财政局 responsible"],
        ),
        (
            "牵头单位：市教育局；参与单位：市财政局。",
            &["市教育局 lead", "市财政局 cooperate"],
        ),
        (
            "牵头部门：区商务局 配合部门：区财政局、区税务局",
            &["区商务局 lead", "区财政局 cooperate", "区税务局 cooperate"],
        ),
        (
            "（市政府办公厅牵头，市级有关部门和单位、各区县（自治县）政府配合）",
            &[
                "市政府办公厅 lead",
                "市级有关部门和单位 cooperate 泛指",
                "各区县（自治县）政府 cooperate 泛指",
            ],
        ),
        (
            "（国家发展改革委、财政部会同有关部门负责）",
            &[
                "国家发展改革委 lead",
                "财政部 lead",
                "有关部门 cooperate 泛指",
            ],
        ),
    ] {
        assert_eq!(one(text).0, expected, "{text}");
    }
}

#[test]
fn deadlines_of_many_offices() {
    for (text, expected) in [
        (
            "（省委宣传部、省广电局负责，2023年12月底前完成）",
            "2023年12月底前完成",
        ),
        ("（责任单位：市政务服务局；完成时限：长期坚持）", "长期坚持"),
        (
            "（责任单位：市政务服务局；完成时限：2024年6月底前，并持续推进）",
            "2024年6月底前，并持续推进",
        ),
        ("（牵头部门：区商务局 完成时间：2024年底）", "2024年底"),
        ("（市商务委牵头，每年12月底前）", "每年12月底前"),
        ("（商务部按职责分工负责，持续推进）", "持续推进"),
    ] {
        let (answers, deadline) = one(text);
        assert_eq!(deadline.as_deref(), Some(expected), "{text}");
        assert_eq!(
            answers.len(),
            text.matches('、').count() + 1,
            "{text}: {answers:?}"
        );
    }
}

#[test]
fn several_items_in_one_paragraph() {
    let (plan, _) = read(
        "1\\.对创业团队给予资助。责任单位：市委组织部、市科技局。2.对招商项目给予指标。责任单位：市发改委。\n",
    );
    let tasks: Vec<_> = plan
        .tasks
        .iter()
        .map(|t| (t.label.as_str(), t.text.as_str()))
        .collect();
    assert_eq!(
        tasks,
        [("1", "对创业团队给予资助。"), ("2", "对招商项目给予指标。")]
    );
}

#[test]
fn words_in_prose_that_are_no_assignments() {
    for text in [
        "主办单位：市政府办公室",
        "联系单位：市商务委，联系电话：12345",
        "报市发展改革委（投资科）。",
        "补贴资金（财政部门拨付）到位。",
        "（联系人：张三；单位：市商务委）",
        "抄送：市委办公厅，市人大常委会办公厅。",
        "（含中央企业、民营企业、外资企业）",
        "（以下简称市政府）",
        "（详见附件）",
        "（2021年版）",
        "（市商务委〔2021〕5号）",
    ] {
        assert_eq!(one(text).0, [""; 0], "{text}");
    }
}
