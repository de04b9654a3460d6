//! The Markdown of a plan: blocks, anchors, cells, and what is reported.

use gangmu::plan::{BlockKind, parse};
use gangmu::source::Source;

use super::{codes, read, texts};

#[test]
fn headings_paragraphs_and_their_anchors() {
    let (plan, found) = read(
        "# 重庆市人民政府<br>关于印发方案的通知\n\n各区县人民政府：\n\n# 试点方案\n\n为贯彻精神，制定本方案。\n\n\
         ## 一、总体要求\n\n### （一）指导思想。\n\n坚持。\n\n再坚持。\n\n## 二、保障\n\n加强。\n\n---\n\n附件\n",
    );
    assert!(found.is_empty(), "{found:?}");
    let anchors: Vec<_> = plan.blocks.iter().map(|b| b.anchor.as_str()).collect();
    assert_eq!(
        anchors,
        [
            "n1", "n1-p0-1", "n2", "p0-1", "s1", "s1-1", "p1-1-1", "p1-1-2", "s2", "p2-1", "n3",
            "n3-p0-1"
        ]
    );
    assert_eq!(texts(&plan)[0], "重庆市人民政府\n关于印发方案的通知");
}

#[test]
fn one_changed_number_changes_only_its_own_anchors() {
    let anchors =
        |text: &str| -> Vec<String> { read(text).0.blocks.into_iter().map(|b| b.anchor).collect() };
    let before = anchors("## 一、甲\n\n子。\n\n## 二、乙\n\n丑。\n");
    let after = anchors("## 一、甲\n\n子。\n\n寅。\n\n## 二、乙\n\n丑。\n");
    assert_eq!(before, ["s1", "p1-1", "s2", "p2-1"]);
    assert_eq!(after, ["s1", "p1-1", "p1-2", "s2", "p2-1"]);
    // A number printed twice still gives two names.
    assert_eq!(anchors("## 一、甲\n\n## 一、乙\n"), ["s1", "s1-b"]);
}

#[test]
fn escapes_are_undone_and_breaks_kept() {
    let (plan, found) = read("1\\. 支持\\*甲\\*<br>第二行 3\\~5年 \\[注\\] C:\\\\ \\<p\\>\n");
    assert_eq!(texts(&plan), ["1. 支持*甲*\n第二行 3~5年 [注] C:\\ <p>"]);
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn markup_is_shown_as_typed_and_reported() {
    let (plan, found) = read("支持*甲*和<b>乙</b>，见[丙](a.html)。\n");
    assert_eq!(texts(&plan), ["支持*甲*和<b>乙</b>，见[丙](a.html)。"]);
    assert!(codes(&found).iter().all(|&c| c == "G003"), "{found:?}");
    assert_eq!(found.len(), 4);
    // A list would be numbered anew: it is kept as typed.
    let (plan, found) = read("1. 甲\n3. 乙\n");
    assert_eq!(texts(&plan), ["1. 甲", "3. 乙"]);
    assert_eq!(codes(&found), ["G003"]);
    // Definitions of links would vanish.
    let (plan, found) = read("甲。\n\n[注]: 乙\n\n丙。\n");
    assert_eq!(texts(&plan), ["甲。", "[注]: 乙", "丙。"]);
    assert_eq!(codes(&found), ["G003"]);
    // A line under a paragraph would make it a heading.
    let (plan, found) = read("甲。\n---\n\n乙。\n");
    assert_eq!(texts(&plan), ["甲。", "乙。"]);
    assert_eq!(codes(&found), ["G003"]);
}

#[test]
fn stars_beside_chinese_punctuation_do_not_work() {
    let (_, found) = read("实行**“双清单”管理：**各单位报送。\n");
    assert_eq!(codes(&found), ["G004", "G004"]);
    assert_eq!(found[0].place.column, 3);
    let (_, found) = read("联系电话：138****5678。\n");
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn cells_are_counted() {
    let head = "| 序号 | 任务 | 牵头单位 |\n| --- | --- | --- |\n";
    let (plan, found) = read(&format!(
        "{head}| 1 | 甲。 | 市科技局 | 市教委 |\n| 2 | 乙。 |\n"
    ));
    assert_eq!(codes(&found), ["G002", "G002", "G022"]);
    assert_eq!(found[0].place.line, 7);
    assert_eq!(plan.tasks.len(), 2);
    // A bar in a cell, escaped.
    let (plan, found) = read(&format!("{head}| 1 | 甲\\|乙。 | 市科技局 |\n"));
    assert_eq!(plan.tasks[0].text, "甲|乙。");
    assert!(found.is_empty(), "{found:?}");
    // A line right behind the table is no row.
    let (plan, found) = read(&format!("{head}| 1 | 甲。 | 市科技局 |\n注：另行通知。\n"));
    assert_eq!(codes(&found), ["G002"]);
    assert_eq!(texts(&plan), ["注：另行通知。"]);
    // Heads and rule that do not agree are no table at all.
    let (_, found) = read("| 序号 | 任务 |\n| --- |\n| 1 | 甲 |\n");
    assert_eq!(codes(&found), ["G002"]);
}

#[test]
fn a_table_without_tasks_stays_a_table() {
    let (plan, _) = read("| 年份 | 目标 |\n| --- | --- |\n| 2021 | 10个 |\n");
    assert!(plan.tasks.is_empty());
    assert!(
        matches!(&plan.blocks[0].kind, BlockKind::Table { rows } if rows[1] == ["2021", "10个"])
    );
}

#[test]
fn groups_are_the_headings_of_the_part() {
    let (plan, _) = read(
        "## 一、总体\n\n# 任务分工\n\n## 一、领域\n\n描述。\n\n### （一）科技。\n\n\
         | 序号 | 任务 | 牵头单位 |\n| --- | --- | --- |\n| 1 | 甲。 | 市科技局 |\n\n## 二、平台\n\n\
         | 序号 | 任务 | 牵头单位 |\n| --- | --- | --- |\n| 2 | 乙。 | 市教委 |\n",
    );
    assert_eq!(plan.tasks[0].group, ["一、领域", "（一）科技。"]);
    assert_eq!(plan.tasks[1].group, ["二、平台"]);
    assert_eq!(plan.tasks[1].id, "demo/2");
}

#[test]
fn labels_that_are_not_unique_get_the_numbers_around_them() {
    let table = |rows: &str| format!("| 序号 | 任务 | 牵头单位 |\n| --- | --- | --- |\n{rows}\n");
    let text = format!(
        "## 一、甲\n\n{}## 二、乙\n\n{}",
        table("| 1 | 子。 | 市科技局 |\n| 2 | 丑。 | 市教委 |\n"),
        table("| 1 | 寅。 | 市科技局 |\n| 3 {#2.9} | 卯。 | 市教委 |\n"),
    );
    let (plan, _) = read(&text);
    let ids: Vec<_> = plan
        .tasks
        .iter()
        .map(|t| (t.id.as_str(), t.label.as_str()))
        .collect();
    assert_eq!(
        ids,
        [
            ("demo/1.1", "1"),
            ("demo/2", "2"),
            ("demo/2.1", "1"),
            ("demo/2.9", "3")
        ]
    );
    let (_, found) = read(&table(
        "| 1 {#5} | 子。 | 市科技局 |\n| 2 {#5} | 丑。 | 市教委 |\n",
    ));
    assert_eq!(codes(&found), ["G006"]);
}

#[test]
fn notes_name_tasks() {
    let (plan, _) = read(
        "| 序号 | 任务 | 牵头单位 |\n| --- | --- | --- |\n| 7 | 甲。 | 市科技局 |\n| 23 | 乙。 | 市教委 |\n\n\
         注：1. 同等适用。表中第7、23、99项纳入框架。\n\n2\\. 范围为21个市辖区。\n\n正文。\n",
    );
    let notes: Vec<_> = plan
        .notes
        .iter()
        .map(|n| (n.text.as_str(), n.labels.len()))
        .collect();
    assert_eq!(
        notes,
        [
            ("1. 同等适用。表中第7、23、99项纳入框架。", 2),
            ("2. 范围为21个市辖区。", 0)
        ]
    );
    assert_eq!(plan.notes[0].labels, ["7", "23"]);
}

#[test]
fn front_matter_with_faults_still_gives_what_is_right() {
    let parse = |text: &str| parse(&Source::new("content/plans/demo.md", text));
    let (plan, found) =
        parse("+++\ntitle = \"方案\"\nnunber = \"渝府发\"\ndate = 3\n+++\n\n正文。\n");
    assert_eq!(plan.front.title, "方案");
    assert_eq!(plan.id, "demo");
    assert_eq!(codes(&found), ["G001", "G001"]);
    assert_eq!((found[0].place.line, found[0].place.column), (3, 1));
    assert!(found[0].message.contains("nunber"), "{}", found[0].message);
    assert_eq!(texts(&plan), ["正文。"]);
    for text in [
        "",
        "正文。\n",
        "+++\ntitle = \"方案\"\n",
        "+++\ntitle = \n+++\n",
    ] {
        assert!(codes(&parse(text).1).contains(&"G001"), "{text}");
    }
}

#[test]
fn a_row_that_is_no_task_is_an_error_unless_it_is_empty() {
    let table = |row: &str| {
        let (plan, found) = read(&format!(
            "| 序号 | 任务 | 牵头单位 | 时限 |\n| --- | --- | --- | --- |\n| 1 | 修好道路。 | 县交通局 | |\n{row}\n"
        ));
        let lines: Vec<u32> = found.iter().map(|finding| finding.place.line).collect();
        (plan.tasks.len(), codes(&found), lines)
    };
    for row in [
        "| 2 | | 县财政局 | |",
        "| | | 县财政局 | |",
        "| 2 | | | 6月底前 |",
        "| | 修好桥梁。 | | |",
    ] {
        assert_eq!(table(row), (1, vec!["G016"], vec![8]), "{row}");
    }
    for row in ["| | | | |", "| 2 | | | |"] {
        assert_eq!(table(row), (1, vec![], vec![]), "{row}");
    }
    assert_eq!(table("| 2 | 修好桥梁。 | 县财政局 | |").0, 2);
}
