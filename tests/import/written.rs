//! What is written is what was understood: a plan file reads back as the plan that import made of the document.

use gangmu::import::{Import, Options, import};
use gangmu::plan::{Plan, parse};
use gangmu::source::Source;
use gangmu::text::Span;
use proptest::prelude::*;

use super::read;

/// Pieces of documents as offices write them, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "某县工作方案\n",
        "\n",
        "一、总体要求\n",
        "二、主要任务\n",
        "（一）整治河道。",
        "（二）加固大坝。（县水利局牵头，县财政局配合）\n",
        "1.清理库底。（责任单位：县水利局）",
        "2.疏浚主河。（县水利局负责）\n",
        "（县水利局负责）\n",
        "责任单位：县水利局、各乡镇\n",
        "完成时限：2031年6月\n",
        "县教育局：负责指导学校。\n",
        "县公安局：负责道路管制。\n",
        "县民政局：负责救助。\n",
        "由县住建局牵头，各镇配合。\n",
        "| 序号 | 工作任务 | 牵头单位 | 配合单位 |\n|---|---|---|---|\n",
        "| 1 | 建立平台\\|机制 | 县科技局 | 县财政局 |\n",
        "| 2 | 护林 {#x} | 县林业局 | |\n",
        "|  | 修渠 | 县水利局 | |\n",
        "#",
        "+",
        "- ",
        "=",
        "|",
        "*",
        "_",
        "\\",
        "<br>",
        "&amp;",
        "{#2.3}",
        "1)",
        " ",
        "\u{3000}",
        "\t",
        "\u{a0}",
        "注：1.第2项由县水利局统筹。\n",
        "附件\n",
        "2031年3月18日\n",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// A plan without the places of its words, which differ between a document and its plan file.
fn without_places(mut plan: Plan) -> String {
    for block in &mut plan.blocks {
        block.span = Span::default();
    }
    for task in &mut plan.tasks {
        task.span = Span::default();
        task.cells.clear();
        for assignment in &mut task.assignments {
            assignment.span = Span::default();
            assignment.wording_span = assignment.wording_span.map(|_| Span::default());
        }
    }
    for note in &mut plan.notes {
        note.span = Span::default();
    }
    format!(
        "{:#?}\n{:#?}\n{:#?}\n{:#?}",
        plan.front, plan.blocks, plan.tasks, plan.notes
    )
}

/// The plan of an import as its file reads back.
fn back(import: &Import) -> Plan {
    let file = format!("content/plans/{}.md", import.id);
    parse(&Source::new(file, &import.markdown)).0
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_plan_file_reads_back_as_what_was_understood(text in pieces()) {
        if let Ok(import) = import("a.txt", text.as_bytes(), &Options::default()) {
            let read = without_places(back(&import));
            prop_assert_eq!(without_places(import.plan), read, "{}", import.markdown);
        }
    }
}

const DOCUMENT: &str = "某县水利工作方案\n\n\
    一、防汛\n\n\
    （一）整治河道。清理淤泥。（县水利局牵头）巡查堤岸。（县公安局负责）\n\n\
    （二）加固大坝。（县水利局负责）\n\n\
    二、供水\n\n\
    （一）修建水厂。（县住建局负责）\n\n\
    （二）铺设管网。\n\n责任单位：县住建局\n";

#[test]
fn ids_that_are_not_the_number_are_written_where_the_task_stands() {
    let import = read("a.txt", DOCUMENT);
    let ids: Vec<&str> = import
        .plan
        .tasks
        .iter()
        .map(|task| task.id.as_str())
        .collect();
    let own = |id: &str| format!("{}/{id}", import.id);
    assert_eq!(
        ids,
        [
            own("1.1-a"),
            own("1.1-b"),
            own("1.2"),
            own("2.1"),
            own("2.2")
        ]
    );
    for written in [
        "清理淤泥。（县水利局牵头）{#1.1-a}巡查堤岸。（县公安局负责）{#1.1-b}\n",
        "（二）加固大坝。（县水利局负责）{#1.2}\n",
        "（二）铺设管网。\n\n责任单位：县住建局{#2.2}\n",
    ] {
        assert!(import.markdown.contains(written), "{}", import.markdown);
    }
}

#[test]
fn a_task_put_into_running_text_changes_no_address() {
    let import = read("a.txt", DOCUMENT);
    let before = back(&import);
    let edits = [
        // Before, between and behind others; in a paragraph of its own, in a paragraph with others.
        ("清理淤泥。", "查明污染源。（县生态环境局负责）清理淤泥。"),
        ("巡查堤岸。", "修补堤岸。（县住建局负责）巡查堤岸。"),
        (
            "## 二、供水",
            "（三）排查隐患。（县应急局负责）\n\n## 二、供水",
        ),
        (
            "（一）修建水厂。",
            "（一）勘察水源。（县水利局负责）\n\n（一）修建水厂。",
        ),
    ];
    for (was, now) in edits {
        let text = import.markdown.replacen(was, now, 1);
        assert_ne!(text, import.markdown, "{was}");
        let file = format!("content/plans/{}.md", import.id);
        let (after, _) = parse(&Source::new(file, &text));
        assert_eq!(after.tasks.len(), before.tasks.len() + 1, "{was}");
        for task in &before.tasks {
            let same = after.tasks.iter().find(|other| other.id == task.id);
            let same = same.map(|other| other.assignments[0].name.as_str());
            assert_eq!(
                same,
                Some(task.assignments[0].name.as_str()),
                "{was} {}",
                task.id
            );
        }
    }
}
