//! How texts are put beside each other, clause by clause, on wordings made up for it.

use gangmu::atlas::wording::{Openers, align, clauses, find, pieces};

/// The clauses of two texts beside each other: upper ones, a bar, lower ones.
fn beside(upper: &str, lower: &str) -> Vec<String> {
    let (uppers, lowers) = (clauses(upper), clauses(lower));
    align(&uppers, &lowers)
        .into_iter()
        .map(|pair| {
            let (up, down) = (&uppers[pair.upper], &lowers[pair.lower]);
            format!("{}|{}", up.concat(), down.concat())
        })
        .collect()
}

/// What leads from one wording to the other.
fn shown(upper: &str, lower: &str) -> Option<String> {
    let pieces = pieces(upper, lower)?;
    let shown = pieces.iter().map(|piece| match piece.tag {
        "del" => format!("[-{}-]", piece.text),
        "ins" => format!("{{+{}+}}", piece.text),
        _ => piece.text.clone(),
    });
    Some(shown.collect())
}

#[test]
fn clauses_stand_beside_those_that_say_the_same() {
    assert_eq!(
        beside(
            "推动水权确权登记和定价服务，规范交易行为。",
            "积极配合市级部门，推动水权确权登记、定价服务。"
        ),
        [
            "|积极配合市级部门，",
            "推动水权确权登记和定价服务，|推动水权确权登记、定价服务。",
            "规范交易行为。|",
        ]
    );
    // Two that became one, and one that became two.
    let apart = "建设城乡供水管网，改造老旧供水设施。";
    let together = "建设城乡供水管网和改造老旧供水设施。";
    assert_eq!(beside(apart, together), [format!("{apart}|{together}")]);
    assert_eq!(beside(together, apart), [format!("{together}|{apart}")]);
    // What only shares a word does not correspond.
    assert_eq!(
        beside("建设水库。", "建设学校。"),
        ["建设水库。|", "|建设学校。"]
    );
}

#[test]
fn a_clause_is_found_wherever_it_stands() {
    let among = ["改造老旧管网，", "建设灌区配套渠系。"];
    assert_eq!(find("配套建设灌区渠系。", &among), Some(1));
    assert_eq!(find("举办农民丰收节。", &among), None);
}

#[test]
fn words_are_marked_and_not_characters() {
    assert_eq!(
        shown(
            "开展科创企业专利保险试点。",
            "积极争取科创企业专利保险试点。"
        )
        .as_deref(),
        Some("[-开展-]{+积极争取+}科创企业专利保险试点。")
    );
    assert_eq!(
        shown("到2025年新建12个站点，", "到2025年新建8个站点，").as_deref(),
        Some("到2025年新建[-12-]{+8+}个站点，")
    );
    assert_eq!(shown("支持在区内开设网点，", "推动项目在全市落地，"), None);
}

#[test]
fn a_first_clause_that_recurs_is_an_opener() {
    let rows = "| 1 | 积极配合上级，建设水库。 | 县水利局 |\n| 2 | 积极配合上级，建设学校。 | 县水利局 |\n| 3 | 积极配合上级，建设医院。 | 县水利局 |\n";
    let text = format!(
        "+++\ntitle = \"某县方案\"\n+++\n\n| 序号 | 任务 | 责任单位 |\n| --- | --- | --- |\n{rows}| 4 | 抓紧办，早落实。 | 县水利局 |\n"
    );
    let source = gangmu::source::Source::new("content/plans/x.md", &text);
    let (plan, _) = gangmu::plan::parse(&source);
    let openers = Openers::of(&plan);
    assert_eq!(openers.skip("积极配合上级，建设渠道。"), "建设渠道。");
    assert_eq!(openers.skip("抓紧办，早落实。"), "抓紧办，早落实。");
    assert_eq!(openers.skip("积极配合上级。"), "积极配合上级。");
}
