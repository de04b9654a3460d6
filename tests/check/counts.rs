//! Numbers that documents promise.

use crate::site::{CITY, Site, words};

#[test]
fn a_lost_row_is_missed_twice() {
    let row = CITY
        .lines()
        .find(|line| line.starts_with("| 2 |"))
        .expect("there");
    let site = Site::new()
        .with(0, &format!("{row}\n"), "")
        .with(0, "第2、3项", "第3、4项");
    let findings = site.findings();
    let codes: Vec<(&str, u32)> = findings
        .iter()
        .map(|finding| (finding.code.id(), finding.place.line))
        .collect();
    assert_eq!(codes, [("G010", 16), ("G011", 23)]);
    assert!(findings[1].message.contains("缺第 2 项"));
}

#[test]
fn numbers_twice_and_notes_without_rows() {
    Site::new()
        .with(1, "| 3 | 推动", "| 2 | 推动")
        .finds("G012", 16, "2", "序号 2 出现两次");
    // A number that was merged over two rows, each with an id of its own.
    let merged = Site::new().with(1, "| 3 | 推动", "| 2 {#2-b} | 推动");
    let told = merged.findings();
    assert!(told.is_empty(), "{told:?}");
    Site::new()
        .with(0, "第2、3项", "第2、9项")
        .finds("G014", 27, "9", "第9项");
    Site::new()
        .with(
            0,
            "由专班统筹。",
            "由专班统筹。\n\n3\\. 本表由市商务委解释。",
        )
        .finds("G011", 29, "3\\. 本表由市商务委解释。", "缺第 2 条注");
}

#[test]
fn the_prose_may_not_name_rows_that_are_not_there() {
    Site::new()
        .with(0, "制定本方案。", "制定本方案。分工见任务分工表第7项。")
        .finds("G044", 12, "第7项", "第7项");
    Site::new()
        .with(0, "制定本方案。", "制定本方案，与任务13统筹推进。")
        .finds("G044", 12, "任务13", "第13项");
    for (written, at) in [
        ("制定本方案（见第13项）。", "第13项"),
        ("制定本方案（序号13）。", "序号13"),
        ("制定本方案，第2项、第13项同步推进。", "第13项"),
    ] {
        Site::new()
            .with(0, "制定本方案。", written)
            .finds("G044", 12, at, "第13项");
    }
    for right in [
        "制定本方案。分工见任务分工表第3项。",
        "制定本方案，公布第13项国家标准。",
        "制定本方案，与任务3统筹推进。",
        "制定本方案，并与任务90天攻坚行动相衔接。",
    ] {
        let site = Site::new().with(0, "制定本方案。", right);
        assert!(site.findings().is_empty(), "{right}");
    }
}

#[test]
fn the_text_may_not_promise_another_number() {
    Site::new()
        .with(0, "全面落实4项试点任务", "全面落实5项试点任务")
        .finds("G010", 16, "5", "正文这里说5项");
    Site::new()
        .with(
            0,
            "下述3个区：东山区、西湖区、南浦区",
            "下述5个区：东山区、西湖区、南浦区",
        )
        .finds("G013", 16, "5个区", "说有5个，列出的是3个");
}

#[test]
fn numbers_in_chinese_figures_count_too() {
    Site::new()
        .with(0, "全面落实4项试点任务", "全面落实五项试点任务")
        .finds("G010", 16, "五", "正文这里说五项");
    let same = Site::new().with(0, "全面落实4项试点任务", "全面落实四项试点任务");
    assert!(same.findings().is_empty());
    // The front matter's own words with another number are told, whatever it counts.
    Site::new()
        .with(0, "\"落实4项试点任务\"", "\"落实5项试点任务\"")
        .finds("G010", 16, "4", "正文这里说4项");
    Site::new()
        .with(0, "落实4项试点任务\"", "落实4项试验任务\"")
        .finds("G010", 7, "落实4项试验任务", "没有这句话");
}

#[test]
fn a_plan_without_a_number_in_its_front_matter_may_count_in_its_prose() {
    let district =
        |said: &str| Site::new().with(1, "制定本方案。", &format!("制定本方案，共提出{said}。"));
    district("5项任务").finds("G010", 10, "共提出5项任务", "这里说5项，表中有3项");
    for right in ["3项任务", "三项任务", "5项保障措施"] {
        assert!(district(right).findings().is_empty(), "{right}");
    }
    Site::new()
        .with(1, "制定本方案。", "制定本方案，细化为五项任务。")
        .finds("G010", 10, "细化为五项任务", "这里说5项");
}

#[test]
fn a_label_with_a_letter_in_it_is_pointed_at() {
    Site::new()
        .with(1, "| 1 | 支持", "| l | 支持")
        .finds("G011", 14, "l", "疑为 1");
}

#[test]
fn headings_of_one_series_at_two_levels() {
    Site::new()
        .with(
            0,
            "## 一、总体要求",
            "## 一、总体要求\n\n### （一）背景\n\n### （二）目标\n\n## （二）原则\n",
        )
        .finds("G012", 20, "二", "出现两次");
}

#[test]
fn rows_that_follow_one_another_are_missed_together() {
    Site::new()
        .with(0, "第2、3项", "第2至9项")
        .finds("G014", 27, "9", "第5至9项");
    Site::new()
        .with(1, "开展贸易融资。", "开展贸易融资，与本表第7项统筹推进。")
        .finds("G044", 16, "第7项", "第7项");
}

#[test]
fn headings_and_points_follow_one_another() {
    Site::new()
        .with(0, "全面落实4项", "一是全面推进。三是落实4项")
        .with(0, "declared_in = \"落实4项试点任务\"\n", "")
        .finds("G011", 15, "三是落实4项试点", "缺第 2 点");
    Site::new()
        .with(
            0,
            "# 任务分工表",
            "## 三、保障措施\n\n按期推进。\n\n# 任务分工表",
        )
        .finds("G011", 18, "三", "缺第 2 个");
    Site::new()
        .with(
            0,
            "# 任务分工表",
            "## 一、保障措施\n\n## 一、监督\n\n# 任务分工表",
        )
        .finds("G012", 20, "一", "出现两次");
    let clean = Site::new().with(
        0,
        "# 任务分工表",
        "## 二、保障措施\n\n（一）组织。（二）宣传。\n\n（三）督查。\n\n## 三、其他\n\n（四）经费。\n\n（一）人员。\n\n# 任务分工表",
    );
    assert!(clean.findings().is_empty());
}

#[test]
fn the_number_that_the_prose_declares_is_pointed_at() {
    Site::new()
        .with(0, "全面落实4项试点任务，由", "全面落实6项试点任务，由")
        .finds("G010", 16, "6", "正文这里说6项");
}

#[test]
fn lists_before_their_number() {
    let four = "围绕科技、商业、教育、金融等5大领域，由市商务委";
    Site::new()
        .with(0, "由市商务委", four)
        .finds("G013", 16, "5大领域", "说有5个，列出的是4个");
    let open = "在北京、天津、上海、海南等28个地区先行，由市商务委";
    assert!(
        Site::new()
            .with(0, "由市商务委", open)
            .findings()
            .is_empty()
    );
}

#[test]
fn rows_of_another_plan_are_looked_up_there() {
    let said = |row: &str| format!("与《江州市开放试点工作方案》第{row}项任务衔接，制定本方案。");
    let site = Site::new().with(1, "制定本方案。", &said("4"));
    assert!(site.findings().is_empty());
    Site::new()
        .with(1, "制定本方案。", &said("9"))
        .finds("G044", 10, "第9项", "第9项");
}

#[test]
fn points_in_paragraphs_of_their_own_follow_and_are_as_many_as_was_said() {
    let told = |more: &str| -> Vec<(&'static str, String)> {
        let site = Site::new().with(0, "本方案。", &format!("本方案。\n\n{more}"));
        let found = site.findings();
        found.iter().map(|f| (f.code.id(), words(f))).collect()
    };
    let one = |code: &'static str, words: &str| vec![(code, words.to_owned())];
    let stages = "（一）启动。成立专班。\n\n（二）实施。逐项落实。";
    let said = |number: &str| format!("试点工作分{number}个阶段推进。\n\n{stages}");
    assert_eq!(told(&said("三")), one("G013", "三个阶段推进"));
    assert_eq!(told(&said("两")), []);
    let twice = "（一）启动。成立专班。\n\n（一）实施。逐项落实。";
    assert_eq!(told(twice), one("G012", "一"));
    let points = "一是保障基本，兜住底线。\n\n二是政府引导，社会参与。\n\n二是因地制宜，分类施策。";
    assert_eq!(told(points), one("G012", "二是因地制宜，分"));
    let anew = "一是保障基本，兜住底线。\n\n二是政府引导，社会参与。\n\n具体要求：\n\n一是因地制宜，分类施策。";
    assert_eq!(told(anew), []);
}

#[test]
fn annexes_are_those_of_the_list() {
    let list = |annexes: &str| {
        format!(
            "本方案。\n\n附件：1\\.任务分工表\n\n{annexes}---\n\n附件1\n\n# 任务分工表\n\n附件2\n\n# 第一批清单"
        )
    };
    let told = |annexes: &str| -> Vec<String> {
        let found = Site::new().with(0, "本方案。", &list(annexes)).findings();
        let annexes = found.iter().filter(|f| f.code.id() == "G047");
        annexes.map(words).collect()
    };
    assert_eq!(told(""), ["附件2"]);
    assert_eq!(told("2\\.第一批清单\n\n"), [""; 0]);
}
