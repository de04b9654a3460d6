//! What holds for any text: nothing panics, nothing is lost, places stay in their lines.

use std::ops::Deref;

use gangmu::docno;
use gangmu::plan::{BlockKind, parse};
use gangmu::source::Source;
use gangmu::zh::{self, item, list};
use proptest::prelude::*;

/// Pieces that plan files are made of, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "# ",
        "## ",
        "一、",
        "（三）",
        "1\\. ",
        "\n",
        "\n\n",
        "| ",
        " |",
        "\n| --- | --- | --- |\n",
        "| 序号 | 任务 | 责任单位 |",
        "---\n",
        "市科技局",
        "、",
        "，",
        "；",
        "。",
        "：",
        "等",
        "及",
        "和",
        "牵头",
        "负责推进",
        "配合",
        "（",
        "）",
        "〔",
        "〕",
        "《",
        "》",
        "“",
        "”",
        "\"",
        "各有关部门",
        "试点地区",
        "北京",
        "牵头单位：",
        "完成时限：",
        "2021年底前",
        "注：1. ",
        "表中第7、23项",
        "<br>",
        "<b>",
        "**",
        "*",
        "\\",
        "\\|",
        "{#2.3}",
        "{#",
        "[x]: y\n",
        "　",
        " ",
        "\t",
        "- ",
        "> ",
        "```\n",
        "+++\n",
        "é",
        "𠮷",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_text_gives_a_plan(body in pieces(), head in any::<bool>()) {
        let text = if head { format!("+++\ntitle = \"甲\"\n+++\n{body}") } else { body };
        let source = Source::new("content/plans/a.md", &text);
        let (plan, found) = parse(&source);
        let lines: Vec<&str> = source.text.split('\n').collect();
        for finding in &found {
            let place = &finding.place;
            let line = lines[place.line as usize - 1];
            prop_assert!(place.column as usize <= line.chars().count() + 1);
        }
        let mut ids: Vec<_> = plan.tasks.iter().map(|task| &task.id).collect();
        ids.sort();
        ids.dedup();
        prop_assert_eq!(ids.len(), plan.tasks.len());
        let mut anchors: Vec<_> = plan.blocks.iter().map(|block| &block.anchor).collect();
        anchors.sort();
        anchors.dedup();
        prop_assert_eq!(anchors.len(), plan.blocks.len());
        for block in &plan.blocks {
            if let BlockKind::Paragraph { text, tasks } = &block.kind {
                for (task, range) in tasks {
                    prop_assert!(*task < plan.tasks.len() && text.get(range.clone()).is_some());
                }
            }
        }
    }

    /// A plain paragraph shows every character that stands in it.
    #[test]
    fn a_paragraph_loses_nothing(words in "[一-龥a-z0-9，。、；：（）《》“” ]{1,80}") {
        let words = words.trim();
        prop_assume!(!words.is_empty() && !words.starts_with(|c: char| c.is_ascii_digit()));
        let source = Source::new("a.md", &format!("+++\ntitle = \"甲\"\n+++\n\n{words}\n"));
        let (plan, _) = parse(&source);
        let shown: Vec<_> = plan.blocks.iter().filter_map(|b| match &b.kind {
            BlockKind::Paragraph { text, .. } => Some(text.as_str()),
            _ => None,
        }).collect();
        prop_assert_eq!(shown, vec![words]);
    }

    /// Every word of a cell of names is a name, a region, unread, or a separator.
    #[test]
    fn a_cell_loses_nothing(names in prop::collection::vec("[一-龥]{1,6}[局委办部]", 1..8), seps in prop::collection::vec("[、，；]", 8)) {
        let mut cell = String::new();
        for (i, name) in names.iter().enumerate() {
            if i > 0 {
                cell.push_str(&seps[i]);
            }
            cell.push_str(name);
        }
        let text = format!("+++\ntitle = \"甲\"\n+++\n\n| 序号 | 任务 | 牵头单位 |\n| --- | --- | --- |\n| 1 | 甲。 | {cell} |\n");
        let (plan, _) = parse(&Source::new("a.md", &text));
        let task = &plan.tasks[0];
        let mut kept: String = task.assignments.iter().map(|a| a.name.as_str()).collect();
        kept.extend(task.unread.iter().map(Deref::deref));
        kept.extend(task.deadline.as_deref());
        kept.extend(task.regions.iter().map(Deref::deref));
        // Verbs and joining words are no names; what is kept is never more than was written.
        prop_assert!(zh::key(&kept).chars().count() <= zh::key(&cell).chars().count());
        let strange = ["及", "和", "与", "等", "由", "请", "暨", "会同", "商", "并"];
        let verbs = ["牵头", "负责", "配合", "参", "协", "推", "支持", "指导", "制", "会办", "实施", "落实", "承", "确定", "研究", "出台", "督促", "主", "组织", "总", "为"];
        if !strange.iter().chain(&verbs).any(|w| cell.contains(w)) {
            prop_assert_eq!(zh::key(&kept), zh::key(&cell));
        }
    }

    #[test]
    fn separators_and_pieces_make_the_text(text in "[甲乙、，；（）《》“”\"()\\[\\]〔〕]{0,40}") {
        let pieces = list::split(&text, |c| "、，；".contains(c));
        let mut again = String::new();
        let mut at = 0;
        for piece in &pieces {
            again.push_str(&text[at..piece.start]);
            again.push_str(&text[piece.clone()]);
            at = piece.end;
        }
        again.push_str(&text[at..]);
        prop_assert_eq!(&again, &text);
        prop_assert!(pieces.windows(2).all(|w| w[0].end < w[1].start));
    }

    #[test]
    fn a_heading_number_never_panics(text in "[一二三十百零〇0-9０-９（）()、.．第条章①② ]{0,12}") {
        if let Some(heading) = item::heading(&text) {
            prop_assert!(heading.len <= text.len());
            prop_assert!(text.contains(heading.label));
        }
        let _ = docno::find(&text);
    }
}
