//! Citations, lineage, decisions and addresses.

use crate::site::Site;

#[test]
fn citations_that_contradict() {
    Site::new()
        .with(1, "江府发〔2021〕5号", "江府发〔2021〕6号")
        .finds(
            "G041",
            10,
            "《江州市开放试点工作方案》（江府发〔2021〕6号）",
            "江府发〔2021〕5号",
        );
    Site::new()
        .with(
            1,
            "《江州市开放试点工作方案》（江府发〔2021〕5号）",
            "《江州市开放试点总体规划》（江府发〔2021〕5号）",
        )
        .finds(
            "G042",
            10,
            "《江州市开放试点总体规划》（江府发〔2021〕5号）",
            "另一个标题",
        );
    Site::new()
        .with(1, "《江州市开放试点工作方案》", "《江州市开放试点工作方案")
        .finds("G043", 10, "《", "不成对");
    Site::new()
        .with(1, "[\"city\"]", "[\"city\", \"province\"]")
        .finds("G040", 5, "province", "province");
}

#[test]
fn slips_of_the_copyist() {
    Site::new()
        .with(1, "以担保方式放行展品", "以担保方式发行展品")
        .finds("G050", 15, "发", "发行");
    Site::new()
        .with(1, "| 3 | 推动跨境", "| 3 | 推动推动跨境")
        .finds("G050", 16, "推动", "推动推动");
    // A choice of verb, and the district's own name, are no slips.
    let clean = Site::new().with(1, "完善展后结转措施", "优化展后结转措施");
    assert!(clean.findings().is_empty());
}

#[test]
fn decisions_need_their_tasks_and_texts() {
    let decision = |texts: &str| {
        format!(
            "[[confirm]]\ndown = \"district/1\"\nup = \"city/1\"\nreason = \"同一举措\"\n{texts}"
        )
    };
    Site::new()
        .lineage(&decision(""))
        .finds("G053", 2, "\"district/1\"", "没有记下");
    Site::new()
        .lineage(&decision("texts = \"0000000000000000\"\n"))
        .finds("G051", 2, "\"district/1\"", "改过");
    let findings = Site::new().lineage(&decision("")).findings();
    let help = findings[0].help.clone().expect("says the value");
    let seal: String = help.chars().filter(char::is_ascii_hexdigit).collect();
    let seal = &seal[seal.len() - 16..];
    let sealed = Site::new().lineage(&decision(&format!("texts = \"{seal}\"\n")));
    assert!(sealed.findings().is_empty());
    Site::new()
        .lineage(&decision("").replace("city/1", "city/99"))
        .finds("G052", 3, "\"city/99\"", "city/99");
}

#[test]
fn published_addresses_do_not_vanish() {
    let before = "plans/city/index.html\nplans/city/t1.html\nplans/city/t5.html\nunits/city-keji.html\nunits/index.html\nunits/map.html\n";
    Site::new().published(before).finds("G080", 1, "", "city/5");
    let gone = "[[task]]\nid = \"city/5\"\ndate = \"2022-01-01\"\nreason = \"并入第4项\"\nsuccessor = \"city/4\"\n";
    let told = Site::new().published(before).retired(gone);
    assert!(told.findings().is_empty());
    Site::new()
        .retired(&gone.replace("city/4", "city/44"))
        .finds("G084", 5, "\"city/44\"", "city/44");
    Site::new()
        .retired(&gone.replace("city/5", "city/3"))
        .finds("G083", 2, "\"city/3\"", "还在");
}

#[test]
fn a_plan_prints_its_own_number() {
    Site::new()
        .with(
            0,
            "为贯彻落实《国务院",
            "江府发〔2021〕15号\n\n为贯彻落实《国务院",
        )
        .finds(
            "G041",
            12,
            "江府发〔2021〕15号",
            "文件头写的是江府发〔2021〕5号",
        );
    Site::new()
        .with(1, "江府发〔2021〕5号", "江府发〔2021〕号")
        .finds("G046", 10, "江府发〔2021〕号", "不完整");
}

#[test]
fn titles_that_differ_by_a_character() {
    Site::new()
        .with(
            1,
            "《江州市开放试点工作方案》（江府发〔2021〕5号）",
            "《江州市开放试点工作方法》",
        )
        .finds(
            "G045",
            10,
            "《江州市开放试点工作方法》",
            "《江州市开放试点工作方案》",
        );
    let other = "《江州市开放试点第二批工作清单》和《江州市开放试点第三批工作清单》";
    let site = Site::new().with(1, "《江州市开放试点工作方案》（江府发〔2021〕5号）", other);
    assert!(site.findings().is_empty());
}

#[test]
fn marks_without_their_partner() {
    for (was, now, told) in [
        (
            "《国务院关于同意开展开放试点的批复》",
            "《国务院关于同意开展开放试点的批复",
            "《",
        ),
        ("精神，制定", "精神”，制定", "”"),
        ("本方案。", "“本方案。", "“"),
        ("精神，制定", "精神（试行，制定", "（"),
    ] {
        Site::new()
            .with(0, was, now)
            .finds("G043", 12, told, "不成对");
    }
    for clean in [
        "方案：1）开放试点，（2)其他（试行)。",
        "本方案。1）先试；b)后推。",
        "制定：1）方案；2）办法。",
    ] {
        let site = Site::new().with(0, "本方案。", clean);
        assert!(site.findings().is_empty(), "{clean}");
    }
}

#[test]
fn annexes_that_are_not_there() {
    Site::new()
        .with(0, "制定本方案。", "制定本方案（见附件3）。")
        .finds("G047", 12, "附件3", "没有附件3");
    let listed = Site::new().with(
        0,
        "制定本方案。",
        "制定本方案（见附件2）。\n\n附件：1\\. 分工表\n\n2\\. 名单",
    );
    assert!(listed.findings().is_empty());
    Site::new()
        .with(
            0,
            "制定本方案。",
            "制定本方案。\n\n附件：1. 分工表 2. 名单\n\n附件",
        )
        .finds("G047", 14, "2", "没有附件2");
}

#[test]
fn the_id_that_is_not_there_is_pointed_at() {
    let head = "# [[task]]\n# id = \"district/9\"\n\n";
    Site::new()
        .lineage(&format!(
            "{head}[[reject]]\ndown = \"district/1\"\nup = \"city/9\"\nreason = \"不是\"\n"
        ))
        .finds("G052", 6, "\"city/9\"", "city/9 不存在");
    Site::new()
        .retired(&format!(
            "{head}[[task]]\nid = \"district/9\"\ndate = \"2022-01-01\"\nreason = \"并入\"\nsuccessor = \"district/8\"\n"
        ))
        .finds("G084", 8, "\"district/8\"", "district/8 不存在");
}
