//! Who answers for a task, and whether the register knows them.

use gangmu::config::SiteConfig;

use crate::site::{Site, units, words};

#[test]
fn bodies_that_lead_and_cooperate() {
    Site::new()
        .with(
            0,
            "| 市科技局 | 市教委、市财政局 |",
            "| 市科技局 | 市教委、市科技局 |",
        )
        .finds("G023", 22, "市科技局", "既牵头又配合");
    Site::new()
        .with(
            0,
            "| 市商务委 | 江州海关 |",
            "| 市商务委 | 江州海关、江州关 |",
        )
        .finds("G024", 23, "江州关", "同一单位");
}

#[test]
fn unknown_and_near_names() {
    Site::new()
        .with(0, "市教委、市财政局", "市教委、市水利局")
        .finds("G030", 22, "市水利局", "“市水利局”不在");
    Site::new()
        .with(0, "| 市人力社保局 |", "| 市人力资源社会保障局 |")
        .finds("G031", 24, "市人力资源社会保障局", "“市人力社保局”");
    Site::new()
        .with(0, "| 市人力社保局 |", "| 市人力社保保局 |")
        .finds("G031", 24, "市人力社保保局", "只差一个“保”字");
    Site::new()
        .with(
            0,
            "由市商务委、市科技局等部门推进",
            "由专班推进，市粮食局、市科技局参与",
        )
        .finds("G034", 16, "市粮食局", "“市粮食局”");
}

#[test]
fn the_register_may_not_hold_one_body_twice() {
    let twice = "[[unit]]\nid = \"city-renshe-2\"\nname = \"江州市人力资源和社会保障局\"\nregion = \"江州市\"\n";
    let line = units().lines().count() as u32 + 3;
    Site::new().more_units(twice).finds(
        "G032",
        line,
        "\"江州市人力资源和社会保障局\"",
        "可能是同一单位",
    );
    let told = format!(
        "{twice}\n[[distinct]]\nunits = [\"city-renshe\", \"city-renshe-2\"]\nreason = \"两个机构\"\n"
    );
    assert!(Site::new().more_units(&told).findings().is_empty());
    let new = "[[unit]]\nid = \"city-min\"\nname = \"江州市民宗委\"\nregion = \"江州市\"\nunconfirmed = true\n";
    Site::new()
        .more_units(new)
        .finds("G033", line, "\"江州市民宗委\"", "还没有人核对");
}

#[test]
fn cells_that_name_nobody_or_one_body_twice() {
    Site::new()
        .with(
            0,
            "| 市科技局 | 市教委、市财政局 |",
            "| | 市教委、市财政局 |",
        )
        .finds("G022", 22, " ", "“牵头单位”是空的");
    Site::new()
        .with(0, "市教委、市财政局", "市教委、市教委")
        .finds("G021", 22, "市教委", "写了两次");
}

#[test]
fn words_behind_a_name_are_left_over() {
    Site::new()
        .with(0, "市教委、市财政局", "市教委、市财政局另行商定办法")
        .finds("G020", 22, "另行商定办法", "“市财政局”后面的");
}

#[test]
fn names_with_a_character_less_or_in_another_order() {
    for (written, says) in [
        ("市人力保局", "只差一个“社”字"),
        ("市人力保社局", "次序颠倒"),
    ] {
        Site::new()
            .with(0, "| 市人力社保局 |", &format!("| {written} |"))
            .finds("G031", 24, written, says);
    }
}

#[test]
fn a_name_without_its_level_is_near() {
    Site::new()
        .with(0, "| 市科技局 |", "| 科技局 |")
        .finds("G031", 22, "科技局", "少了级别");
}

#[test]
fn names_in_the_prose_stand_where_a_name_can_stand() {
    for (written, told) in [
        ("由市粮食局牵头推进", "市粮食局"),
        ("由粮食储备局牵头，市科技局参与", "粮食储备局"),
        ("会同市科技局、粮食储备局推进", "粮食储备局"),
        ("请国家粮食局支持", "国家粮食局"),
        ("由江州市粮食局负责", "江州市粮食局"),
    ] {
        Site::new()
            .with(0, "由市商务委、市科技局等部门推进", written)
            .finds("G034", 16, told, "名册里没有");
    }
    for clean in [
        "由市委、市政府统筹，区级部门举办",
        "优化空间布局、完善内部格局，各有关部门推进",
        "由江州市商务委会同市科技局、江州海关推进，东山区科技局参与",
    ] {
        let site = Site::new().with(0, "由市商务委、市科技局等部门推进", clean);
        assert!(site.findings().is_empty(), "{clean}");
    }
}

#[test]
fn a_plan_without_its_region_is_told_once() {
    let site = Site::new().with(
        1,
        "region = \"江州市/东山区\"
",
        "",
    );
    let units: Vec<String> = site
        .findings()
        .iter()
        .filter(|finding| finding.code.id() == "G030")
        .map(|finding| finding.message.clone())
        .collect();
    assert_eq!(units.len(), 1);
    assert!(units[0].contains("没有写 region"));
}

#[test]
fn a_garbled_name_that_import_wrote_down_is_near_the_right_one() {
    let line = units().lines().count() as u32 + 3;
    let garbled = "[[unit]]\nid = \"city-caizeng\"\nname = \"江州市财怔局\"\nregion = \"江州市\"\nunconfirmed = true\n";
    let findings = Site::new().more_units(garbled).findings();
    let told: Vec<(&str, u32)> = findings
        .iter()
        .map(|finding| (finding.code.id(), finding.place.line))
        .collect();
    assert_eq!(told, [("G032", line), ("G033", line)]);
}

/// The district's table with columns for both levels.
fn two_levels(district: &str) -> Site {
    Site::new()
        .with(
            1,
            "| 牵头单位 | 配合单位 |",
            "| 市级牵头单位 | 区级牵头单位 |",
        )
        .with(
            1,
            "| 区科技局 | 区教委 |",
            &format!("| 市科技局 | {district} |"),
        )
        .with(1, "| 区商务委 | |", "| 市商务委 | 区商务委 |")
        .with(1, "| 区金融办 | 区商务委 |", "| 市金融办 | 区商务委 |")
}

#[test]
fn a_body_of_the_city_in_the_district_column() {
    assert!(two_levels("区教委").findings().is_empty());
    two_levels("市教委").finds("G025", 14, "市教委", "疑为“东山区教委”");
}

#[test]
fn a_body_of_the_nation_in_the_city_column() {
    two_levels("区教委")
        .more_units("[[unit]]\nid = \"guojia-jinrong\"\nname = \"金融办\"\nregion = \"全国\"\n")
        .with(1, "| 市金融办 | 区商务委 |", "| 金融办 | 区商务委 |")
        .finds("G025", 16, "金融办", "疑为“江州市金融办”");
}

#[test]
fn a_body_of_the_district_in_the_city_column() {
    two_levels("区教委")
        .with(1, "| 市金融办 | 区商务委 |", "| 区金融办 | 区商务委 |")
        .finds("G025", 16, "区金融办", "上一级一栏");
}

#[test]
fn a_name_whose_level_was_lost_and_that_another_level_has() {
    Site::new()
        .more_units("[[unit]]\nid = \"guojia-jiaowei\"\nname = \"教委\"\nregion = \"全国\"\n")
        .with(1, "| 区科技局 | 区教委 |", "| 区科技局 | 教委 |")
        .finds("G025", 14, "教委", "疑为“东山区教委”");
}

#[test]
fn a_cell_that_leaves_open_who_answers() {
    for (written, told) in [
        ("市教委、市财政局，详见附件", "详见附件"),
        ("市教委（待定）", "待定"),
        ("市教委，视情况再议", "视情况再议"),
    ] {
        Site::new().with(0, "市教委、市财政局", written).finds(
            "G020",
            22,
            told,
            "没有说明由谁负责",
        );
    }
    let later = Site::new().with(0, "市教委、市财政局", "市教委、市财政局，后续视情扩大范围");
    assert!(later.findings().is_empty());
}

#[test]
fn a_full_stop_among_names_is_told_unless_the_column_has_it_throughout() {
    for written in ["市教委。市财政局", "市教委、市财政局。"] {
        Site::new()
            .with(0, "市教委、市财政局", written)
            .finds("G020", 22, "。", "句号");
    }
    let usual = Site::new().with(1, "| 区教委 |", "| 区教委。 |").with(
        1,
        "完善展后结转措施。 | 区商务委 | |",
        "完善展后结转措施。 | 区商务委 | 区教委。 |",
    );
    assert!(usual.findings().is_empty());
}

#[test]
fn a_column_of_bodies_whose_heading_says_nothing_is_told() {
    let site = Site::new().with(1, "| 任务 | 牵头单位 |", "| 任务 | 领衔部门 |");
    let findings = site.findings();
    let told = findings.iter().find(|f| f.message.contains("栏名认不出"));
    let told = told.map(|f| (f.code.id(), f.place.line, words(f)));
    assert_eq!(told, Some(("G020", 12, "领衔部门".to_owned())));
    // One that says something else is no riddle.
    let known = Site::new().with(
        0,
        "| 牵头单位 | 配合单位 |\n| --- | --- | --- | --- |\n| 1 |",
        "| 牵头单位 | 督办单位 |\n| --- | --- | --- | --- |\n| 1 |",
    );
    assert!(
        known
            .findings()
            .iter()
            .all(|f| !f.message.contains("栏名认不出"))
    );
}

#[test]
fn what_a_body_is_told_to_do_is_spelled_as_all_through_the_plan() {
    // One column that says it in sentences, five times alike.
    let table = |odd: &str| {
        let rows: Vec<String> = (1..=5)
            .map(|n| format!("| {n} | 事项{n}。 | 市科技局制订保障措施；市商务委负责推进 |\n"))
            .collect();
        format!(
            "制定本方案。\n\n| 序号 | 任务 | 责任分工 |\n| --- | --- | --- |\n{}| 6 | 事项6。 | {odd} |\n\n",
            rows.concat()
        )
    };
    let site = |odd: &str| Site::new().with(0, "制定本方案。", &table(odd));
    let told = |odd: &str| {
        let findings = site(odd).findings();
        let mut slips = findings
            .into_iter()
            .filter(|f| f.message.contains("别处都这样写"));
        slips.next().map(|f| f.message)
    };
    assert_eq!(
        told("市科技局制订保障措施；市商务委负责推迟").as_deref(),
        Some("“负责推迟”疑为“负责推进”：别处都这样写")
    );
    assert_eq!(
        told("市科技局制订保障；市商务委负责推进").as_deref(),
        Some("“制订保障”疑为“制订保障措施”：别处都这样写")
    );
    assert_eq!(told("市科技局制订保障措施；市商务委牵头推进"), None);
}

#[test]
fn of_a_row_with_too_many_cells_that_alone_is_told() {
    let site = Site::new().with(0, "| 1 | 支持", "| 1 | 多余 | 支持");
    let told = gangmu::check::apply(&SiteConfig::default().check, site.findings());
    let codes: Vec<&str> = told.iter().map(|finding| finding.code.id()).collect();
    assert_eq!(codes, ["G002"]);
}

#[test]
fn a_comma_that_no_name_follows() {
    Site::new()
        .with(0, "| 市教委、市财政局 |", "| 市教委、市财政局、 |")
        .finds("G020", 22, "、", "漏了一个");
    Site::new()
        .with(0, "| 市教委、市财政局 |", "| 市教委、、市财政局 |")
        .finds("G020", 22, "、", "漏了一个");
}

#[test]
fn a_body_that_is_told_what_it_must_do() {
    Site::new()
        .with(1, "制定本方案。", "制定本方案。区林业局要加强业务指导。")
        .finds("G034", 10, "区林业局", "单位名册里没有");
    Site::new()
        .with(
            1,
            "制定本方案。",
            "制定本方案。建立由区林业局负责的工作机制。",
        )
        .finds("G034", 10, "区林业局", "单位名册里没有");
    let known = Site::new().with(
        1,
        "制定本方案。",
        "制定本方案。建立由区商务委负责的工作机制，建设自由贸易联动区。",
    );
    assert!(known.findings().is_empty());
}
