//! Tasks in running text: brackets, labelled lines, headings, sentences.

use gangmu::plan::BlockKind;

use super::{answers, read, read_with};

#[test]
fn a_bracket_closes_a_task_in_its_paragraph() {
    let (plan, found) = read(
        "## 一、壮大主体\n\n（九）支持企业发展。鼓励做大做强。（市体育局、市市场监管局负责）\n\n\
         （十）鼓励创业。改革商事制度。（市市场监管局负责）加强教育。（市体育局、市教委负责）另行安排。\n",
    );
    assert!(found.is_empty(), "{found:?}");
    let tasks: Vec<_> = plan
        .tasks
        .iter()
        .map(|t| (t.id.as_str(), t.label.as_str(), t.text.as_str()))
        .collect();
    assert_eq!(
        tasks,
        [
            ("demo/9", "（九）", "支持企业发展。鼓励做大做强。"),
            ("demo/1.10-a", "（十）", "鼓励创业。改革商事制度。"),
            ("demo/1.10-b", "（十）", "加强教育。"),
        ]
    );
    assert_eq!(
        answers(&plan, 2),
        ["市体育局 responsible", "市教委 responsible"]
    );
    assert_eq!(plan.tasks[0].group, ["一、壮大主体"]);
    let BlockKind::Paragraph { text, tasks } = &plan.blocks[2].kind else {
        panic!("a paragraph");
    };
    let stretches: Vec<_> = tasks
        .iter()
        .map(|(task, range)| (*task, &text[range.clone()]))
        .collect();
    assert_eq!(
        stretches,
        [
            (1, "鼓励创业。改革商事制度。（市市场监管局负责）"),
            (2, "加强教育。（市体育局、市教委负责）"),
        ]
    );
}

#[test]
fn an_id_in_running_text_is_taken_out() {
    let (plan, _) =
        read("（十）改革制度。（市市场监管局负责）{#10-a}加强教育。（市教委负责）{#10-b}\n");
    let ids: Vec<_> = plan
        .tasks
        .iter()
        .map(|t| (t.id.as_str(), t.text.as_str()))
        .collect();
    assert_eq!(
        ids,
        [("demo/10-a", "改革制度。"), ("demo/10-b", "加强教育。")]
    );
}

#[test]
fn the_legend_holds_for_all_brackets() {
    let (plan, _) = read_with(
        "lead = \"first\"\nlegend = \"列第一位者为牵头单位，下同\"\n",
        "（三）研发。（市经济信息委、市科技局等负责。列第一位者为牵头单位，下同）\n\n\
         （四）推广。（市农业农村委、市经济信息委牵头负责）\n",
    );
    assert_eq!(
        answers(&plan, 0),
        ["市经济信息委 lead", "市科技局 responsible"]
    );
    assert_eq!(
        answers(&plan, 1),
        ["市农业农村委 lead", "市经济信息委 lead"]
    );
}

#[test]
fn labels_in_brackets_of_any_kind() {
    let (plan, _) = read(
        "1\\. 建市场。〔牵头单位：市商务委；责任单位：市财政局、各区县；完成时限：2021年底前〕\n\n\
         2\\. 下放权限。（负责部门：市住房城乡建委，适用范围：所有试验区，以下除标注者外均同）\n",
    );
    assert_eq!(
        answers(&plan, 0),
        [
            "市商务委 lead",
            "市财政局 responsible",
            "各区县 responsible 泛指"
        ]
    );
    assert_eq!(plan.tasks[0].deadline.as_deref(), Some("2021年底前"));
    assert_eq!(answers(&plan, 1), ["市住房城乡建委 responsible"]);
    assert_eq!(plan.tasks[1].other[0].0, "适用范围");
    assert_eq!(plan.tasks[1].id, "demo/2");
}

#[test]
fn lines_under_an_item_close_it() {
    let (plan, found) = read(
        "## 二、重点任务\n\n（一）建设体系。完善网络。\n\n牵头单位：市商务委\n\n配合单位：市财政局、市税务局\n\n完成时限：2022年6月\n\n\
         （二）培育主体。\n\n引进企业。\n\n责任单位：市招商局。\n",
    );
    assert!(found.is_empty(), "{found:?}");
    assert_eq!(plan.tasks.len(), 2);
    assert_eq!(plan.tasks[0].text, "建设体系。完善网络。");
    assert_eq!(
        answers(&plan, 0),
        ["市商务委 lead", "市财政局 cooperate", "市税务局 cooperate"]
    );
    assert_eq!(plan.tasks[0].deadline.as_deref(), Some("2022年6月"));
    assert_eq!(plan.tasks[1].text, "培育主体。\n引进企业。");
    assert_eq!(plan.tasks[1].label, "（二）");
    assert_eq!(answers(&plan, 1), ["市招商局 responsible"]);
}

#[test]
fn a_line_under_a_heading_closes_the_heading() {
    let (plan, _) = read(
        "## 二、重点任务\n\n### （一）建设体系\n\n责任单位：市商务委、市财政局\n\n完善网络。\n\n### （二）培育主体（市招商局负责）\n\n引进企业。\n",
    );
    assert_eq!(plan.tasks.len(), 2);
    assert_eq!(plan.tasks[0].text, "建设体系\n完善网络。");
    assert_eq!(plan.tasks[0].label, "（一）");
    assert_eq!(plan.tasks[1].text, "培育主体\n引进企业。");
    assert_eq!(answers(&plan, 1), ["市招商局 responsible"]);
}

#[test]
fn a_line_behind_sub_items_closes_the_item() {
    let (plan, _) = read(
        "### （一）培育主体\n\n1\\.引进企业。\n\n2\\.扶持企业。\n\n责任单位：市招商局\n\n\
         （二）建设平台。\n\n1\\.建一个。\n\n责任单位：市商务委\n\n2\\.建两个。\n\n责任单位：市财政局\n",
    );
    let tasks: Vec<_> = plan
        .tasks
        .iter()
        .map(|t| (t.id.as_str(), t.label.as_str(), t.text.as_str()))
        .collect();
    assert_eq!(
        tasks,
        [
            ("demo/1", "（一）", "1.引进企业。\n2.扶持企业。"),
            ("demo/2.1", "1", "建一个。"),
            ("demo/2", "2", "建两个。"),
        ]
    );
}

#[test]
fn sub_items_under_a_heading_with_a_bracket_are_part_of_it() {
    let (plan, _) = read(
        "### （一）培育主体（市招商局负责）\n\n1\\.引进企业。\n\n2\\.扶持企业。\n\n### （二）另事\n\n3\\.无关。\n",
    );
    assert_eq!(plan.tasks.len(), 1);
    assert_eq!(plan.tasks[0].text, "培育主体\n1.引进企业。\n2.扶持企业。");
}

#[test]
fn prose_that_names_bodies_gives_no_tasks() {
    let (plan, _) = read(
        "各区县人民政府：\n\n建设自由贸易试验区（以下简称自贸试验区）。\n\n\
         市商务委要会同有关部门加强督促检查。试点地区要认真组织实施，指定专门机构具体负责平台运维工作。\n\n\
         市政府决定，授予甲等37项成果一等奖（市科技局审核）。财政部牵头研究政策。\n",
    );
    assert!(plan.tasks.is_empty(), "{:?}", plan.tasks);
}

#[test]
fn sentences_count_where_a_document_has_nothing_else() {
    let (plan, _) = read(
        "（二十一）明确责任。有关部门做好工作。市财政局、市审计局共同牵头研究政策。市商务委负责配额管理，妥善协调。市海关负责监管。\n",
    );
    let tasks: Vec<_> = plan
        .tasks
        .iter()
        .map(|t| (t.label.as_str(), t.text.as_str()))
        .collect();
    assert_eq!(
        tasks,
        [
            ("（二十一）", "市财政局、市审计局共同牵头研究政策。"),
            ("（二十一）", "市商务委负责配额管理，妥善协调。"),
            ("（二十一）", "市海关负责监管。"),
        ]
    );
    assert_eq!(answers(&plan, 0), ["市财政局 lead", "市审计局 lead"]);
    assert_eq!(plan.tasks[1].id, "demo/21-b");
}

#[test]
fn an_item_may_open_with_who_answers() {
    let (plan, _) = read(
        "（四）由县文旅局牵头，县农业农村局、各镇人民政府参加，办好群众赛事，每年不少于30场。\n\n\
         （五）由县民政局牵头办理。\n\n（六）由于历史原因，县住建局牵头，另行研究。\n",
    );
    assert_eq!(plan.tasks.len(), 1, "{:?}", plan.tasks);
    assert_eq!(plan.tasks[0].label, "（四）");
    assert_eq!(plan.tasks[0].text, "办好群众赛事，每年不少于30场。");
    assert_eq!(
        answers(&plan, 0),
        [
            "县文旅局 lead",
            "县农业农村局 cooperate",
            "各镇人民政府 cooperate 泛指"
        ]
    );
}

#[test]
fn a_label_right_behind_a_number_closes_nothing_before_it() {
    // The blanks behind the number belong to the number and to the label.
    let (plan, _) = read("（三） \\|牵头单位：》《---+++\n");
    let BlockKind::Paragraph { text, .. } = &plan.blocks[0].kind else {
        panic!("{:?}", plan.blocks);
    };
    assert_eq!(text, "（三） |牵头单位：》《---+++");
}

#[test]
fn beside_a_table_of_tasks_a_sentence_that_names_bodies_lists_none() {
    let prose = "（一）建立联席会议制度。由区商务委牵头，区财政局配合。\n";
    let table = "\n| 序号 | 任务 | 责任单位 |\n|---|---|---|\n| 1 | 修路。 | 区交通局 |\n";
    assert_eq!(read(prose).0.tasks.len(), 1);
    let (plan, _) = read(&format!("{prose}{table}"));
    assert_eq!(plan.tasks.len(), 1);
    assert_eq!(plan.tasks[0].text, "修路。");
}

#[test]
fn parts_that_end_with_semicolons_are_closed_together() {
    let (plan, _) = read(
        "### （三）推广粪肥还田。\n\n1\\.建设基地五个；\n\n2\\.培育组织八个；\n\n3\\.开展监测。（县农技中心负责，各镇配合）\n\n\
         ### （四）管好资金。\n\n1\\.单独核算。（县财政局负责）\n\n2\\.开展审计。（县审计局负责）\n",
    );
    let read: Vec<_> = plan
        .tasks
        .iter()
        .map(|t| (t.label.as_str(), t.text.as_str()))
        .collect();
    assert_eq!(
        read,
        [
            ("（三）", "1.建设基地五个；\n2.培育组织八个；\n3.开展监测。"),
            ("1", "单独核算。"),
            ("2", "开展审计。"),
        ]
    );
}

#[test]
fn a_list_in_one_paragraph_is_part_of_the_item_above() {
    let (plan, _) = read(
        "（四）提升村容村貌\n\n①拆除残垣断壁。②规范线路。③建设小游园。\n\n责任单位：镇建设中心、镇供电所\n\n\
         （五）治理污水\n\n①修建管网。\n\n责任单位：镇水务站\n\n②清理沟渠。\n\n责任单位：各村\n",
    );
    let read: Vec<_> = plan
        .tasks
        .iter()
        .map(|t| (t.label.as_str(), t.text.as_str()))
        .collect();
    assert_eq!(
        read,
        [
            (
                "（四）",
                "提升村容村貌\n①拆除残垣断壁。②规范线路。③建设小游园。"
            ),
            ("①", "修建管网。"),
            ("②", "清理沟渠。"),
        ]
    );
}

#[test]
fn behind_its_name_an_item_may_say_who_answers() {
    let (plan, _) = read(
        "（一）项目申报。由区住房局牵头，区财政局配合，于4月底前完成年度改造计划编制和中央预算内资金申报工作。\n\n\
         （二）方案设计。由区住房局牵头，各街道办事处配合，逐个小区踏勘，编制改造方案。\n\n\
         （三）违建拆除。由区城管局负责，各街道办事处配合，依法拆除违法建设。\n\n\
         （四）路灯维修。由区城管局负责。\n\n\
         （五）物业管理。由区住房局负责指导，改造后引入物业服务。\n",
    );
    let read: Vec<_> = plan
        .tasks
        .iter()
        .map(|t| (t.label.as_str(), t.text.as_str()))
        .collect();
    assert_eq!(
        read,
        [
            (
                "（一）",
                "项目申报。完成年度改造计划编制和中央预算内资金申报工作。"
            ),
            ("（二）", "方案设计。逐个小区踏勘，编制改造方案。"),
            ("（三）", "违建拆除。依法拆除违法建设。"),
            ("（四）", "路灯维修。"),
            ("（五）", "物业管理。改造后引入物业服务。"),
        ]
    );
    assert_eq!(answers(&plan, 0), ["区住房局 lead", "区财政局 cooperate"]);
    assert_eq!(
        answers(&plan, 2),
        ["区城管局 responsible", "各街道办事处 cooperate 泛指"]
    );
}

/// Label, text and who answers, of all tasks.
fn rows(plan: &gangmu::plan::Plan) -> Vec<String> {
    let row = |at: usize| {
        let task = &plan.tasks[at];
        format!(
            "{} {} {}",
            task.label,
            task.text,
            answers(plan, at).join("，")
        )
    };
    (0..plan.tasks.len()).map(row).collect()
}

#[test]
fn items_inside_the_paragraph_of_a_heading_have_their_own_brackets() {
    let (plan, _) = read(
        "（一）促进渔业发展。　1.改造池塘。推广良种。（县农业农村局牵头）2.建设码头，（县交通运输局牵头，县财政局配合）\
         规范停泊行为。（县公安局牵头）\n\n（二）用好资金。1.管好资金。2.加强审计。（县审计局牵头）3.公开结果。\n",
    );
    assert_eq!(
        rows(&plan),
        [
            "1 改造池塘。推广良种。 县农业农村局 lead",
            "2 建设码头， 县交通运输局 lead，县财政局 cooperate",
            "2 规范停泊行为。 县公安局 lead",
            "（二） 用好资金。1.管好资金。2.加强审计。 县审计局 lead",
        ]
    );
    assert_eq!(plan.tasks[0].id, "demo/1");
}

#[test]
fn a_bracket_behind_the_last_item_of_one_sentence_closes_the_whole_list() {
    let (plan, _) = read(
        "## 一、整治内容\n\n### 1.清理垃圾\n\n(1)房前屋后堆放整齐；\n\n(2)垃圾桶清运及时；\n\n\
         (3)没有堆放点。（牵头领导：某某某；责任部门：城管中队、各行政村）\n\n\
         ### 2.清理河道\n\n(1)清除水草。\n\n(2)疏通沟渠。（责任部门：水利站）\n",
    );
    assert_eq!(
        rows(&plan),
        [
            "1 (1)房前屋后堆放整齐；\n(2)垃圾桶清运及时；\n(3)没有堆放点。 城管中队 responsible，各行政村 responsible 泛指",
            "(2) 疏通沟渠。 水利站 responsible",
        ]
    );
}

#[test]
fn a_date_before_the_bodies_of_a_line_is_no_text() {
    let (plan, _) = read(
        "1.完善预案，每半年演练一次。\n\n完成时间：2024年6月底前　责任部门：安全环保部、轮驳公司\n",
    );
    assert_eq!(
        rows(&plan),
        ["1 完善预案，每半年演练一次。 安全环保部 responsible，轮驳公司 responsible"]
    );
    assert_eq!(plan.tasks[0].deadline.as_deref(), Some("2024年6月底前"));
}

#[test]
fn a_named_group_opens_with_who_leads_and_ends_with_its_paragraph() {
    let (plan, _) = read(
        "（一）抢险救援组。由县人武部牵头，县公安局参加。搜救被困人员。\n\n各单位要密切配合。\n",
    );
    assert_eq!(
        rows(&plan),
        ["（一） 抢险救援组。搜救被困人员。 县人武部 lead，县公安局 cooperate"]
    );
}

#[test]
fn what_a_figure_is_does_not_answer_for_it() {
    let (plan, _) = read("1.粮食产量稳定在十亿斤。（约束性指标，牵头单位：县农业农村局）\n");
    assert_eq!(rows(&plan), ["1 粮食产量稳定在十亿斤。 县农业农村局 lead"]);
}
