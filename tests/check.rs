//! Every rule of `check`: a small clean site on which it is silent, and one defect at a time.

use std::collections::{BTreeMap, BTreeSet};

use gangmu::check::{Input, apply, run, validate};
use gangmu::config::{Allow, SiteConfig};
use gangmu::diag::{self, Diagnostic, concise, to_sarif};
use gangmu::pipeline;
use gangmu::project::Project;
use gangmu::source::Source;

/// A city's plan: four tasks, as it says of itself.
const CITY: &str = r#"+++
title = "江州市开放试点工作方案"
number = "江府发〔2021〕5号"
region = "江州市"
programme = "开放试点"
declared_tasks = 4
declared_in = "落实4项试点任务"
+++

# 江州市开放试点工作方案

为贯彻落实《国务院关于同意开展开放试点的批复》（国函〔2021〕9号）精神，制定本方案。

## 一、总体要求

全面落实4项试点任务，由市商务委、市科技局等部门推进。试点范围为下述3个区：东山区、西湖区、南浦区。

# 任务分工表

| 序号 | 任务 | 牵头单位 | 配合单位 |
| --- | --- | --- | --- |
| 1 | 支持高等学校和科研院所在江州布局新型研发机构，开展科技成果转化改革。 | 市科技局 | 市教委、市财政局 |
| 2 | 探索展会展品提前备案、以担保方式放行展品，完善展后结转措施。 | 市商务委 | 江州海关 |
| 3 | 建设服务业人才信息平台，优化外籍人才停居留手续办理。 | 市人力社保局 | 市公安局 |
| 4 | 推动跨境人民币结算便利化，支持企业开展贸易融资。 | 市金融办 | 市商务委 |

注：1. 表中第2、3项由专班统筹。
"#;

/// A district's plan that implements it.
const DISTRICT: &str = r#"+++
title = "东山区开放试点实施方案"
region = "江州市/东山区"
programme = "开放试点"
implements = ["city"]
+++

# 东山区开放试点实施方案

按照《江州市开放试点工作方案》（江府发〔2021〕5号）要求，制定本方案。联系电话：023-60001234。

| 序号 | 任务 | 牵头单位 | 配合单位 |
| --- | --- | --- | --- |
| 1 | 支持高等学校和科研院所在东山布局新型研发机构，开展科技成果转化改革。 | 区科技局 | 区教委 |
| 2 | 积极配合市级部门，探索展会展品提前备案、以担保方式放行展品，完善展后结转措施。 | 区商务委 | |
| 3 | 推动跨境人民币结算便利化，支持企业开展贸易融资。 | 区金融办 | 区商务委 |
"#;

/// The bodies of both.
const UNITS: &[(&str, &str, &str)] = &[
    ("city-keji", "江州市科技局", "市科技局"),
    ("city-jiaowei", "江州市教委", "市教委"),
    ("city-caizheng", "江州市财政局", "市财政局"),
    ("city-shangwu", "江州市商务委", "市商务委"),
    ("city-haiguan", "江州海关", "江州关"),
    ("city-renshe", "江州市人力社保局", "市人力社保局"),
    ("city-gongan", "江州市公安局", "市公安局"),
    ("city-jinrong", "江州市金融办", "市金融办"),
    ("dongshan-keji", "东山区科技局", "区科技局"),
    ("dongshan-jiaowei", "东山区教委", "区教委"),
    ("dongshan-shangwu", "东山区商务委", "区商务委"),
    ("dongshan-jinrong", "东山区金融办", "区金融办"),
];

/// The register as a file.
fn units() -> String {
    let entries: Vec<String> = UNITS
        .iter()
        .map(|(id, name, alias)| {
            let region = if id.starts_with("city") {
                "江州市"
            } else {
                "江州市/东山区"
            };
            format!(
                "[[unit]]\nid = \"{id}\"\nname = \"{name}\"\nregion = \"{region}\"\naliases = [\"{alias}\"]\n\n"
            )
        })
        .collect();
    entries.concat()
}

/// A site in memory that one test may spoil.
struct Site {
    project: Project,
    published: Option<String>,
}

impl Site {
    fn new() -> Self {
        let project = Project {
            plans: vec![
                Source::new("content/plans/city.md", CITY),
                Source::new("content/plans/district.md", DISTRICT),
            ],
            units: Some(Source::new("content/units.toml", &units())),
            ..Project::default()
        };
        Self {
            project,
            published: None,
        }
    }

    /// Replaces words in the city's plan (0) or the district's (1); they must stand there.
    fn with(mut self, plan: usize, was: &str, now: &str) -> Self {
        let source = &mut self.project.plans[plan];
        assert!(source.text.contains(was), "{was}");
        source.text = source.text.replacen(was, now, 1);
        self
    }

    fn lineage(mut self, text: &str) -> Self {
        self.project.lineage = Some(Source::new("content/lineage.toml", text));
        self
    }

    fn retired(mut self, text: &str) -> Self {
        self.project.retired = Some(Source::new("content/retired.toml", text));
        self
    }

    fn more_units(mut self, text: &str) -> Self {
        let source = self
            .project
            .units
            .as_mut()
            .expect("every site here has a register");
        source.text.push_str(text);
        self
    }

    fn published(mut self, paths: &str) -> Self {
        self.published = Some(paths.to_owned());
        self
    }

    fn findings(&self) -> Vec<Diagnostic> {
        let read = pipeline::read(&self.project).expect("registers are good");
        let mut findings = read.findings;
        findings.extend(run(&Input {
            project: &self.project,
            atlas: &read.atlas,
            registers: &read.registers,
            seeds: &BTreeMap::new(),
            published: self.published.as_deref(),
        }));
        diag::sort(&mut findings);
        findings
    }

    /// The only code found is this, on this line, at these words of it, saying that.
    fn finds(&self, code: &str, line: u32, at: &str, says: &str) {
        let findings = self.findings();
        let told: Vec<String> = findings.iter().map(concise).collect();
        let found = findings.iter().any(|finding| {
            finding.code.id() == code
                && finding.place.line == line
                && words(finding) == at
                && finding.message.contains(says)
        });
        let there: Vec<String> = findings.iter().map(words).collect();
        assert!(
            found,
            "{code} {line} “{at}” {says} is not among\n{}\n{there:?}",
            told.join("\n")
        );
        let codes: BTreeSet<&str> = findings.iter().map(|finding| finding.code.id()).collect();
        assert_eq!(codes, BTreeSet::from([code]), "{}", told.join("\n"));
    }
}

/// The characters of the line that a finding points at.
fn words(finding: &Diagnostic) -> String {
    let place = &finding.place;
    place
        .excerpt
        .chars()
        .skip(place.column as usize - 1)
        .take(place.width as usize)
        .collect()
}

#[test]
fn a_clean_site_is_silent() {
    let told: Vec<String> = Site::new().findings().iter().map(concise).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

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
    Site::new().with(1, "| 3 | 推动", "| 2 | 推动").finds(
        "G012",
        16,
        "推动跨境人民币结算便利化，支持企业开展贸易融资。",
        "序号 2 出现两次",
    );
    Site::new()
        .with(0, "第2、3项", "第2、9项")
        .finds("G014", 27, "9", "第9项");
}

#[test]
fn the_prose_may_not_name_rows_that_are_not_there() {
    Site::new()
        .with(0, "制定本方案。", "制定本方案。分工见任务分工表第7项。")
        .finds("G044", 12, "分工见任务分工表第7项", "第7项");
    let right = Site::new().with(0, "制定本方案。", "制定本方案。分工见任务分工表第3项。");
    assert!(right.findings().is_empty());
}

#[test]
fn the_text_may_not_promise_another_number() {
    Site::new()
        .with(0, "全面落实4项试点任务", "全面落实5项试点任务")
        .finds("G010", 16, "项试点任务", "正文里没有这句话");
    Site::new()
        .with(
            0,
            "下述3个区：东山区、西湖区、南浦区",
            "下述5个区：东山区、西湖区、南浦区",
        )
        .finds("G013", 16, "5个区", "说有5个，列出的是3个");
}

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
        .finds("G052", 2, "\"district/1\"", "city/99");
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
        .finds("G084", 2, "\"city/5\"", "city/44");
    Site::new()
        .retired(&gone.replace("city/5", "city/3"))
        .finds("G083", 2, "\"city/3\"", "还在");
}

#[test]
fn personal_data_is_told_wherever_it_is_published() {
    let findings = Site::new()
        .with(
            1,
            "联系电话：023-60001234",
            "联系人：李明；手机：13900139000",
        )
        .findings();
    let places: Vec<(&str, String)> = findings.iter().map(|f| (f.code.id(), words(f))).collect();
    assert_eq!(
        places,
        [
            ("G073", "李明".to_owned()),
            ("G070", "13900139000".to_owned())
        ]
    );
}

#[test]
fn stars_that_stay_visible_in_free_pages() {
    let mut site = Site::new();
    site.project.pages = vec![Source::new(
        "content/pages/guide.md",
        "+++\ntitle = \"说明\"\n+++\n\n先看 **重点** 部分，两个 ** 是强调。\n\n**“双清单”管理：**各单位\n",
    )];
    site.finds("G004", 7, "**", "原样显示");
}

#[test]
fn a_source_that_is_not_there_is_told() {
    Site::new()
        .with(1, "programme", "source = \"seeds/none.txt\"\nprogramme")
        .finds("G062", 1, "", "未能核对");
}

#[test]
fn a_site_may_accept_findings_for_a_reason() {
    let site = Site::new().with(0, "市教委、市财政局", "市教委、市水利局");
    let mut config = SiteConfig::default().check;
    config.severity.insert("G030".to_owned(), "note".to_owned());
    assert_eq!(apply(&config, site.findings())[0].severity.word(), "note");
    config.allow.push(Allow {
        code: "G030".to_owned(),
        file: Some("content/plans/city.md".to_owned()),
        contains: Some("市水利局".to_owned()),
        reason: "机构改革中".to_owned(),
    });
    assert!(validate(&config).is_ok());
    assert!(apply(&config, site.findings()).is_empty());
    config.allow[0].reason.clear();
    assert!(validate(&config).is_err());
    config.allow.clear();
    config.severity.insert("G999".to_owned(), "note".to_owned());
    assert!(validate(&config).is_err());
}

#[test]
fn sarif_counts_characters() {
    let findings = Site::new()
        .with(0, "市教委、市财政局", "市教委、市水利局")
        .findings();
    let sarif = to_sarif(&findings);
    let run = &sarif["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let result = &run["results"][0];
    assert_eq!(result["ruleId"], "G030");
    assert_eq!(run["tool"]["driver"]["rules"][0]["id"], "G030");
    let region = &result["locations"][0]["physicalLocation"]["region"];
    assert_eq!(
        (region["startLine"].as_u64(), region["startColumn"].as_u64()),
        (Some(22), Some(55))
    );
    assert_eq!(region["endColumn"].as_u64(), Some(59));
}
