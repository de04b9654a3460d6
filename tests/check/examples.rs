//! The example of each finding and its counter-example, each as a small site or document of its own.

use std::collections::{BTreeMap, BTreeSet};

use gangmu::check::{Input, apply, refused, run};
use gangmu::config::SiteConfig;
use gangmu::diag::{Code, Codes, Diagnostic};
use gangmu::import::{Options, import};
use gangmu::pipeline;
use gangmu::project::{ADDRESSES, Project, SiteFile};
use gangmu::source::Source;

/// What begins a file of its own.
const FILE: &str = "// file: ";
/// Above a plan whose example has no front matter.
const FRONT: &str = "+++\ntitle = \"江州市开放试点方案\"\nregion = \"江州市\"\n+++\n\n";
/// The register, where an example has none.
const BODIES: [(&str, &str); 4] = [
    ("keji", "科技局"),
    ("jiaowei", "教委"),
    ("caizheng", "财政局"),
    ("shangwu", "商务委"),
];

/// The files of an example by path; what stands above the first `// file:` is a plan.
fn files(text: &str) -> BTreeMap<String, String> {
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    let mut path = "content/plans/plan.md";
    for line in text.split_inclusive('\n') {
        match line.strip_prefix(FILE) {
            Some(next) => path = next.trim_end(),
            None => files.entry(path.to_owned()).or_default().push_str(line),
        }
    }
    files
}

/// The register of [`BODIES`].
fn register() -> String {
    let entries = BODIES.iter().map(|(id, name)| {
        format!("[[unit]]\nid = \"jiangzhou-{id}\"\nname = \"江州市{name}\"\nregion = \"江州市\"\naliases = [\"市{name}\"]\n\n")
    });
    entries.collect()
}

/// Two plans, the lower of which implements the upper, for examples of lineage.toml.
fn two_plans() -> [Source; 2] {
    let plan = |region: &str, more: &str, task: &str| {
        format!(
            "+++\ntitle = \"试点方案\"\nregion = \"{region}\"\n{more}+++\n\n| 序号 | 任务 | 责任单位 |\n| --- | --- | --- |\n| 1 | {task} | 市科技局 |\n"
        )
    };
    let upper = plan("江州市", "", "建设知识产权服务平台。");
    let lower = plan(
        "江州市/东山区",
        "implements = [\"shi\"]\n",
        "建设人才信息平台。",
    );
    [
        Source::new("content/plans/qu.md", &lower),
        Source::new("content/plans/shi.md", &upper),
    ]
}

/// All that is found in an example of a finding of `check` or of the build, as `check` tells it.
fn site(code: Code, text: &str) -> Vec<Diagnostic> {
    let mut project = Project {
        units: Some(Source::new("content/units.toml", &register())),
        ..Project::default()
    };
    let mut seeds = BTreeMap::new();
    for (path, text) in files(text) {
        let source = Source::new(path.as_str(), &text);
        match path.as_str() {
            "content/units.toml" => project.units = Some(source),
            "content/lineage.toml" => {
                project.lineage = Some(source);
                project.plans.extend(two_plans());
            }
            "content/retired.toml" => project.retired = Some(source),
            "content/phrases.toml" => project.phrases = Some(source),
            ADDRESSES => project.addresses = Some(source),
            "site.toml" => match SiteConfig::parse(&source.text) {
                Ok(config) => project.config = config,
                Err(error) => {
                    project.settings = Some(source);
                    return vec![refused(&project, error).expect("is of the settings")];
                }
            },
            _ if path.starts_with("seeds/") => {
                seeds.insert(path, text.into_bytes());
            }
            _ if path.starts_with("content/corrections/") => project.corrections.push(source),
            _ if path.starts_with("content/pages/") => match path.strip_suffix(".md") {
                Some(_) => project.pages.push(source),
                None => project.attachments.push(SiteFile {
                    path: path["content/pages/".len()..].to_owned(),
                    bytes: text.into_bytes(),
                }),
            },
            _ if text.starts_with("+++") => project.plans.push(source),
            _ => project
                .plans
                .push(Source::new(path, &format!("{FRONT}{text}"))),
        }
    }
    let read = match pipeline::read(&project) {
        Ok(read) => read,
        Err(error) => return vec![refused(&project, error).expect("is of the content")],
    };
    let mut findings = read.findings.clone();
    if code.id() > "G080" && code.id() < "G1" {
        // Pages, their addresses and what they may say are made by the build.
        findings = pipeline::finish(&project, &read)
            .expect("has a theme")
            .findings;
    }
    findings.extend(run(&Input {
        project: &project,
        atlas: &read.atlas,
        registers: &read.registers,
        seeds: &seeds,
        published: None,
    }));
    apply(&project.config.check, findings)
}

/// All that is found in an example.
fn found(code: Code, text: &str) -> Vec<Diagnostic> {
    if !code.id().starts_with("G1") {
        return site(code, text);
    }
    let document = import("plan.txt", text.as_bytes(), &Options::default());
    document.expect("can be read").findings
}

/// The codes of what is found in an example.
fn codes(code: Code, text: &str) -> BTreeSet<&'static str> {
    let found = found(code, text);
    found.iter().map(|finding| finding.code.id()).collect()
}

#[test]
fn an_example_makes_its_finding_and_the_counter_example_does_not() {
    for code in Codes::ALL {
        let Some(one) = code.example() else { continue };
        let with = codes(*code, &one.example);
        let without = codes(*code, &one.counter);
        let mut made: BTreeSet<&str> = with.difference(&without).copied().collect();
        if *code == Code::NoTitle {
            // A document without a title makes a plan without one.
            made.remove(Code::FrontMatter.id());
        }
        assert_eq!(made, BTreeSet::from([code.id()]), "{with:?} {without:?}");
        assert!(without.is_subset(&with), "{} {without:?}", code.id());
    }
}

#[test]
fn every_finding_that_a_text_can_make_has_an_example() {
    let none = Codes::ALL.iter().filter(|code| code.example().is_none());
    let none: Vec<Code> = none.copied().collect();
    // A fault of the program, parts of Office files, a file that is already there.
    assert_eq!(
        none,
        [
            Code::TextLost,
            Code::PictureSkipped,
            Code::PlanExists,
            Code::PartUnread
        ]
    );
}
