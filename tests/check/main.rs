//! Every rule of `check`: a small clean site on which it is silent, and one defect at a time.

mod counts;
mod entries;
mod examples;
mod links;
mod names;
mod site;

use gangmu::check::apply;
use gangmu::config::{Allow, SiteConfig};
use gangmu::diag::{concise, to_sarif};
use gangmu::source::Source;
use site::{Site, words};

#[test]
fn a_clean_site_is_silent() {
    let told: Vec<String> = Site::new().findings().iter().map(concise).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
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
            ("G073", "李*".to_owned()),
            ("G070", "139****9000".to_owned())
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
fn settings_are_published_too() {
    let mut site = Site::new();
    site.project.settings = Some(Source::new(
        "site.toml",
        "[site]\nfooter = \"维护：李明 13900139000\"\n",
    ));
    let codes: Vec<&str> = site.findings().iter().map(|f| f.code.id()).collect();
    assert_eq!(codes, ["G073", "G070"]);
}

#[test]
fn the_date_of_the_front_matter_is_one_and_is_printed() {
    let dated = |date: &str| {
        Site::new()
            .with(
                0,
                "declared_tasks",
                &format!("date = \"{date}\"\ndeclared_tasks"),
            )
            .with(0, "注：1.", "二〇二一年八月四日\n\n注：1.")
    };
    assert!(dated("2021-08-04").findings().is_empty());
    dated("2021-08-14").finds("G007", 28, "二〇二一年八月四日", "成文日期是2021-08-14");
    dated("2021-02-30").finds("G001", 6, "2021-02-30", "不是日期");
}

#[test]
fn characters_that_nobody_meant() {
    Site::new()
        .with(0, "科技成果", "科\u{fffd}成果")
        .with(1, "科技成果", "科\u{fffd}成果")
        .finds("G015", 22, "\u{fffd}", "U+FFFD");
}

#[test]
fn of_a_front_matter_in_part_unread_that_alone_is_told() {
    let site = Site::new().with(1, "region =", "regoin =");
    let told = apply(&SiteConfig::default().check, site.findings());
    let codes: Vec<&str> = told.iter().map(|f| f.code.id()).collect();
    assert_eq!(codes, ["G001"]);
}

#[test]
fn a_register_that_cannot_be_used_is_a_finding() {
    let site = Site::new().more_units(
        "\n[[unit]]\nid = \"a\"\nname = \"甲局\"\nregion = \"江州市\"\nsuccessor = \"nobody\"\n",
    );
    let error = gangmu::pipeline::read(&site.project).expect_err("names an id that is not there");
    let finding = gangmu::check::refused(&site.project, error).expect("is of the content");
    assert_eq!(finding.code.id(), "G008");
    assert!(finding.place.excerpt.starts_with("successor"));
}

#[test]
fn a_source_that_is_not_there_is_told() {
    Site::new()
        .with(1, "programme", "source = \"seeds/none.txt\"\nprogramme")
        .finds("G062", 4, "seeds/none.txt", "未能核对");
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
    assert!(apply(&config, site.findings()).is_empty());
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
