//! The examples of content/pages/formats.md: together they are a site, and it builds and has no error.

use std::fs;

use gangmu::diag::Severity;
use gangmu::import::hints::Options;
use gangmu::{check, pipeline, project};

/// What the lower plan of the examples implements; the page shows one plan only.
const UPPER: &str = "+++\ntitle = \"示例市推进政务服务便利化试点工作方案\"\nnumber = \"示府发〔2025〕6号\"\n\
region = \"示例市\"\nprogramme = \"政务服务便利化试点\"\n+++\n\n# 示例市推进政务服务便利化试点工作方案\n\n\
| 序号 | 试点任务 | 牵头单位 |\n| --- | --- | --- |\n| 1 | 推行一件事集成办理。 | 市公安局 |\n\
| 2 | 在工业园区配备专职代办员。 | 市公安局 |\n";

/// The examples with the file that each heading names, in the order of the page.
fn examples() -> Vec<(String, String)> {
    let page = fs::read_to_string("content/pages/formats.md").expect("the page is there");
    let mut found: Vec<(String, String)> = Vec::new();
    let mut heading = "";
    let mut inside = false;
    for line in page.lines() {
        if line.starts_with("```") {
            inside = !inside;
            if inside {
                let (_, file) = heading.split_once('：').expect("the file after a colon");
                found.push((file.to_owned(), String::new()));
            }
        } else if inside {
            let (_, text) = found.last_mut().expect("an example");
            *text += line;
            text.push('\n');
        } else if line.starts_with("## ") {
            heading = line;
        }
    }
    found
}

#[test]
fn the_examples_are_a_site_that_builds_without_an_error() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let put = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("inside")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    put("site.toml", "");
    put("content/plans/shi-2025.md", UPPER);
    let mut names = Vec::new();
    for (file, text) in examples() {
        if file.ends_with("import.toml") {
            Options::parse(&file, &text).expect("hints as the page shows them");
        } else if !file.starts_with("content/corrections/") {
            put(&file.replace("编号", "qu-2025"), &text);
        } else {
            gangmu::import::corrections::Corrections::parse(&file, &text).expect("mends");
        }
        names.push(file);
    }
    assert_eq!(
        names,
        [
            "content/plans/编号.md",
            "文件名.import.toml",
            "content/corrections/编号.toml",
            "content/units.toml",
            "content/lineage.toml",
            "content/phrases.toml",
            "content/retired.toml",
            "content/updates/日期.md",
        ]
    );
    let project = project::load(folder.path()).expect("a site");
    let read = pipeline::read(&project).expect("registers as the page shows them");
    let mut findings = read.findings.clone();
    findings.extend(check::run(&check::Input {
        project: &project,
        atlas: &read.atlas,
        registers: &read.registers,
        seeds: &std::collections::BTreeMap::new(),
        published: None,
    }));
    findings.extend(pipeline::build(&project).expect("a site").findings);
    let bad: Vec<_> = findings
        .iter()
        .filter(|finding| finding.severity != Severity::Note)
        .map(gangmu::diag::concise)
        .collect();
    assert!(bad.is_empty(), "{bad:#?}");
    assert_eq!(read.atlas.tasks.len(), 4);
}
