//! Entries of registers that cannot be meant, and what the front matter says beside the document.

use gangmu::check::apply;
use gangmu::config::SiteConfig;
use gangmu::source::Source;

use crate::site::{Site, UNITS};

/// A site with more at the end of the register of units; the line on which that begins.
fn units(more: &str) -> (Site, u32) {
    let lines = UNITS.len() as u32 * 6;
    (Site::new().more_units(more), lines + 1)
}

#[test]
fn bodies_that_cannot_be_meant() {
    let body = |rest: &str| format!("[[unit]]\nid = \"city-a\"\nname = \"江州市甲局\"\n{rest}");
    let here = "region = \"江州市\"\n";
    for (rest, line, at, says) in [
        ("successor = \"city-a\"\n", 1, "\"city-a\"", "它自己"),
        ("since = \"2022-19\"\n", 4, "\"2022-19\"", "不是日期"),
        ("aliases = [\"市甲局\", \"\"]\n", 4, "\"\"", "空的名称"),
        (
            "aliases = [\"市甲局\", \"市甲局\"]\n",
            4,
            "\"市甲局\"",
            "写了两次",
        ),
        ("counterparts = [\"city-a\"]\n", 1, "\"city-a\"", "它自己"),
    ] {
        let (site, first) = units(&body(&format!("{here}{rest}")));
        site.finds("G086", first + line.max(1), at, says);
    }
    let (site, first) = units(&body("region = \"江州\"\n"));
    site.finds("G086", first + 3, "\"江州\"", "“江州市”");
    let circle = "[[unit]]\nid = \"city-a\"\nname = \"甲局\"\nregion = \"江州市\"\nsuccessor = \"city-b\"\n\n\
                  [[unit]]\nid = \"city-b\"\nname = \"乙局\"\nregion = \"江州市\"\nsuccessor = \"city-a\"\n";
    let (site, first) = units(circle);
    site.finds("G086", first + 4, "\"city-b\"", "接成了一圈");
    let (site, first) =
        units("[[distinct]]\nunits = [\"city-keji\", \"city-nobody\"]\nreason = \"不同\"\n");
    site.finds("G086", first + 1, "\"city-nobody\"", "不存在");
    let (site, first) = units("[collective]\nphrases = [\"各部门\", \"市科技局\"]\n");
    site.finds("G086", first + 1, "\"市科技局\"", "[collective]");
}

#[test]
fn bodies_that_can() {
    let (site, _) = units(
        "[[unit]]\nid = \"city-a\"\nname = \"江州市甲局\"\nregion = \"江州市\"\naliases = [\"市甲局\"]\n\
         successor = \"city-keji\"\nsince = \"2022-09\"\n\n\
         [[unit]]\nid = \"far-a\"\nname = \"西山县甲局\"\nregion = \"江州市/西山县\"\n\n\
         [[distinct]]\nunits = [\"city-a\", \"far-a\"]\nreason = \"两级\"\n",
    );
    assert!(site.findings().is_empty());
}

#[test]
fn judgements_that_cannot_be_meant() {
    let left_out = |plan: &str, up: &str| {
        format!("[[not_taken_up]]\nplan = \"{plan}\"\nup = \"{up}\"\nreason = \"区内没有\"\n")
    };
    let clean = Site::new().lineage(&left_out("district", "city/3"));
    assert!(clean.findings().is_empty());
    Site::new().lineage(&left_out("district", "city/2")).finds(
        "G086",
        3,
        "\"city/2\"",
        "district/2 出自这一项",
    );
    Site::new().lineage(&left_out("city", "district/1")).finds(
        "G086",
        3,
        "\"district/1\"",
        "并不落实",
    );
    let twice = left_out("district", "city/3").repeat(2);
    Site::new()
        .lineage(&twice)
        .finds("G086", 7, "\"city/3\"", "写了两次");
}

#[test]
fn what_is_gone_is_said_once_and_leads_on() {
    let gone = |id: &str, date: &str, next: &str| {
        format!(
            "[[task]]\nid = \"{id}\"\ndate = \"{date}\"\nreason = \"并入\"\nsuccessor = \"{next}\"\n\n"
        )
    };
    let told = |text: &str, line: u32, at: &str, says: &str| {
        Site::new().retired(text).finds("G086", line, at, says);
    };
    told(
        &gone("city/8", "2022-13-01", "city/4"),
        3,
        "\"2022-13-01\"",
        "不是日期",
    );
    told(
        &gone("city/8", "2022-01-01", "city/8"),
        2,
        "\"city/8\"",
        "它自己",
    );
    let circle = gone("city/8", "2022-01-01", "city/9") + &gone("city/9", "2022-01-01", "city/8");
    told(&circle, 5, "\"city/9\"", "接成了一圈");
    told(
        &gone("city/8", "2022-01-01", "city/4").repeat(2),
        8,
        "\"city/8\"",
        "登记了两次",
    );
    told(
        &gone("city-8", "2022-01-01", "city/4"),
        2,
        "\"city-8\"",
        "不是任务编号",
    );
}

#[test]
fn corrections_need_their_plan_and_a_reason() {
    let mut site = Site::new();
    let mend = "[[mend]]\nwhere = \"第 3 行\"\nwas = \"甲\"\nnow = \"乙\"\nwhy = \"\"\n";
    site.project.corrections = vec![Source::new("content/corrections/city.toml", mend)];
    site.finds("G086", 2, "\"第 3 行\"", "没有写明理由");
    let mend = mend.replace("why = \"\"", "why = \"印错\"");
    site.project.corrections = vec![Source::new("content/corrections/town.toml", &mend)];
    site.finds("G086", 1, "[[mend]]", "方案 town");
}

#[test]
fn the_front_matter_says_what_the_document_does() {
    let district = |was: &str, now: &str| Site::new().with(1, was, now);
    let wrong = district("江州市/东山区", "江州市/东小区");
    // Its bodies, which the register then does not know, are not told one by one.
    let told = apply(&SiteConfig::default().check, wrong.findings());
    assert_eq!(told.len(), 1);
    assert_eq!((told[0].code.id(), told[0].place.line), ("G001", 3));
    assert!(told[0].message.contains("疑为“东山区”"));
    let with = |line: &str| district("programme", &format!("{line}\nprogramme"));
    with("status = \"印花\"").finds("G007", 4, "印花", "疑为“印发”");
    with("term = \"经过3年\"").finds("G007", 4, "经过3年", "没有这句话");
    with("blocks = [1]")
        .with(0, "programme", "blocks = [1, 2]\nprogramme")
        .finds("G001", 4, "blocks", "号段 1");
    assert!(with("status = \"内部试用\"").findings().is_empty());
}

#[test]
fn a_file_of_corrections_that_cannot_be_used_is_told_with_its_place() {
    let mut site = Site::new();
    site.project.corrections = vec![Source::new(
        "content/corrections/city.toml",
        "[[mend]]\nwere = \"甲\"\n",
    )];
    site.finds("G061", 2, "w", "没有“were”这一项");
}

#[test]
fn plans_that_implement_each_other_are_told() {
    let circle = |above: &str| {
        Site::new().with(
            0,
            "declared_tasks",
            &format!("implements = [{above}]\ndeclared_tasks"),
        )
    };
    let findings = circle("\"district\"").findings();
    let told: Vec<(&str, &str)> = (findings.iter())
        .filter(|one| one.code.id() == "G086")
        .map(|one| (one.message.as_str(), &*one.place.file))
        .collect();
    assert_eq!(
        told,
        [
            (
                "city 落实 district，district 又落实 city，成了一圈",
                "content/plans/city.md"
            ),
            (
                "district 落实 city，city 又落实 district，成了一圈",
                "content/plans/district.md"
            ),
        ]
    );
    Site::new()
        .with(
            1,
            "implements = [\"city\"]",
            "implements = [\"city\", \"city\"]",
        )
        .finds("G086", 5, "city", "写了两次");
}

#[test]
fn a_value_of_the_front_matter_that_is_empty_is_told() {
    Site::new()
        .with(1, "implements", "issuer = \" \"\nimplements")
        .finds("G001", 5, "issuer = \" \"", "issuer 是空的");
}
