//! Every rule of `check`: a small clean site on which it is silent, and one defect at a time.

mod counts;
mod links;
mod names;
mod site;

use gangmu::check::{apply, validate};
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
