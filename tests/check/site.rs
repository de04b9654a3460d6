//! A small clean site in memory that a test may spoil in one place.

use std::collections::{BTreeMap, BTreeSet};

use gangmu::check::{Input, run};
use gangmu::diag::{self, Diagnostic, concise};
use gangmu::pipeline;
use gangmu::project::Project;
use gangmu::source::Source;

/// A city's plan: four tasks, as it says of itself.
pub(crate) const CITY: &str = r#"+++
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
pub(crate) const DISTRICT: &str = r#"+++
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
pub(crate) const UNITS: &[(&str, &str, &str)] = &[
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
pub(crate) fn units() -> String {
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
pub(crate) struct Site {
    pub(crate) project: Project,
    pub(crate) published: Option<String>,
}

impl Site {
    pub(crate) fn new() -> Self {
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
    pub(crate) fn with(mut self, plan: usize, was: &str, now: &str) -> Self {
        let source = &mut self.project.plans[plan];
        assert!(source.text.contains(was), "{was}");
        source.text = source.text.replacen(was, now, 1);
        self
    }

    pub(crate) fn lineage(mut self, text: &str) -> Self {
        self.project.lineage = Some(Source::new("content/lineage.toml", text));
        self
    }

    pub(crate) fn retired(mut self, text: &str) -> Self {
        self.project.retired = Some(Source::new("content/retired.toml", text));
        self
    }

    pub(crate) fn more_units(mut self, text: &str) -> Self {
        let source = self
            .project
            .units
            .as_mut()
            .expect("every site here has a register");
        source.text.push_str(text);
        self
    }

    pub(crate) fn published(mut self, paths: &str) -> Self {
        self.published = Some(paths.to_owned());
        self
    }

    pub(crate) fn findings(&self) -> Vec<Diagnostic> {
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
    pub(crate) fn finds(&self, code: &str, line: u32, at: &str, says: &str) {
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
pub(crate) fn words(finding: &Diagnostic) -> String {
    let place = &finding.place;
    place
        .excerpt
        .chars()
        .skip(place.column as usize - 1)
        .take(place.width as usize)
        .collect()
}
