//! Citations, lineage, decisions and addresses.

use gangmu::source::Source;

use crate::site::{CITY, Site, words};

#[test]
fn a_notice_sends_out_the_plan_under_its_own_title() {
    let notice = |title: &str| {
        let sent = format!("制定本方案。\n\n现将《{title}》印发给你们，请认真贯彻执行。\n\n");
        Site::new().with(1, "制定本方案。", &sent)
    };
    assert!(notice("东山区开放试点实施方案").findings().is_empty());
    notice("东山区开放试点工作方案").finds("G045", 12, "东山区开放试点工作方案", "方案的标题是");
}

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
        .finds("G230", 16, "推动推动", "重复");
    // What sounds the same, turns the sentence round, or lost one of two alike characters.
    for (was, now, at) in [
        ("提前备案", "提钱备案", "钱"),
        ("跨境人民币结算便利化", "跨境人民币不结算便利化", "不"),
    ] {
        let told = Site::new().with(1, was, now).findings();
        let slip = told.iter().find(|f| f.code.id() == "G050");
        assert_eq!(slip.map(words).as_deref(), Some(at), "{now}");
    }
    // A choice of verb, and the district's own name, are no slips.
    let clean = Site::new().with(1, "完善展后结转措施", "优化展后结转措施");
    assert!(clean.findings().is_empty());
}

#[test]
fn what_makes_no_word_is_a_slip_even_in_a_task_that_was_reworded() {
    // In a site that is large enough to tell: what stands nowhere else is no word.
    let filler = CITY.replace(['\n', '|', '#'], "").repeat(30);
    let reworded = |word: &str| {
        Site::new()
            .with(0, "制定本方案。", &format!("制定本方案。\n\n{filler}\n\n"))
            .with(
                1,
                "积极配合市级部门，探索展会展品提前备案、以担保方式放行展品，完善展后结转措施。",
                &format!(
                    "支持会展企业来东山办展，争取探索展会展品提前备案、以担保方式{word}展品，完善展后结转措施，打造品牌展会。"
                ),
            )
            .findings()
    };
    let told = |word: &str| {
        let findings = reworded(word);
        findings
            .iter()
            .any(|f| f.code.id() == "G050" && words(f) == word)
    };
    assert!(told("行放"));
    assert!(told("未末"));
    assert!(!told("放行"));
}

#[test]
fn the_front_matter_spells_the_title_and_the_issuer_as_the_document_does() {
    Site::new()
        .with(
            1,
            "title = \"东山区开放试点实施方案\"",
            "title = \"东山区开放试典实施方案\"",
        )
        .finds(
            "G007",
            2,
            "东山区开放试典实施方案",
            "写作“区开放试典实施”，正文印的是“区开放试点实施”",
        );
    Site::new()
        .with(
            1,
            "region = \"江州市/东山区\"",
            "region = \"江州市/东山区\"\nissuer = \"江州市东山区人政府\"",
        )
        .with(
            1,
            "制定本方案。",
            "制定本方案。\n\n江州市东山区人民政府\n\n",
        )
        .finds("G007", 4, "江州市东山区人政府", "正文印的是“东山区人民政”");
    // The plan of another level, or what the document does not print, is no slip.
    for title in ["江州县开放试点工作方案", "东山区扩大开放试点方案汇编"] {
        let site = Site::new().with(
            1,
            "title = \"东山区开放试点实施方案\"",
            &format!("title = \"{title}\""),
        );
        assert!(site.findings().is_empty(), "{title}");
    }
}

#[test]
fn slips_in_sentences_of_the_prose() {
    let said =
        "全面贯彻新发展理念，以企业需求为导向打通服务业发展堵点，守住不发生系统性风险的底线。";
    let both = |was: &str, now: &str| {
        Site::new()
            .with(0, "全面落实4项", &format!("{said}全面落实4项"))
            .with(
                1,
                "制定本方案。",
                &format!("制定本方案。{}", said.replace(was, now)),
            )
    };
    both("打通", "打桶").finds("G050", 10, "桶", "打桶服务");
    both("系统性", "系性统").finds("G050", 10, "性统", "上级方案 city 正文");
    // The district's own words, and other ones of the same strength, are no slips.
    for (was, now) in [
        ("底线", "防线工作"),
        ("以企业需求", "以本区企业需求"),
        ("理念", "理念"),
    ] {
        let told = both(was, now).findings();
        assert!(told.is_empty(), "{now}");
    }
}

#[test]
fn numbers_are_each_plans_own() {
    let site = Site::new()
        .with(
            0,
            "制定本方案。",
            "制定本方案，到期末建成86个示范项目和基地。",
        )
        .with(
            1,
            "制定本方案。",
            "制定本方案，到期末建成78个示范项目和基地。",
        );
    assert!(site.findings().is_empty());
}

#[test]
fn slips_in_a_clause_of_a_task_that_says_more() {
    Site::new()
        .with(
            1,
            "积极配合市级部门，探索展会展品提前备案、以担保方式放行展品，完善展后结转措施。",
            "鼓励会展企业来东山办展，打造会展经济集聚区，培育品牌展会，探索展会展品提前备案、以担保方式放形展品，做好服务保障工作，完善配套设施。",
        )
        .finds("G050", 15, "形", "放形");
}

#[test]
fn links_of_free_pages_lead_somewhere() {
    let mut site = Site::new();
    let page = |text: &str| Source::new("content/pages/guide.md", text);
    site.project.pages = vec![page(
        "# 说明\n\n[全部](tasks.html) [方案](plans/city/index.html#t2) [单位](units/city-keji.html)\n\n[说明](guide.md) [外面](https://example.org/x.html) [邮箱](mailto:a@b.cn) [表](tasks.xlsx)\n",
    )];
    assert!(site.findings().is_empty());
    site.project.pages = vec![page("# 说明\n\n见[第9项](plans/city/t9.html#a)。\n")];
    site.finds("G085", 3, "plans/city/t9.html#a", "没有这一页");
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
        "以下文件：1）方案；2）办法。",
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
