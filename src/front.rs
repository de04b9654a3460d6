//! What stands above a plan: its TOML front matter, written by `import`, mended by people, read by `plan`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The line before and behind the front matter.
const FENCE: &str = "+++";

/// The front matter of `content/plans/ID.md`. Unknown keys are refused.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FrontMatter {
    /// The plan's title as printed, without line breaks and without （征求意见稿）.
    pub title: String,
    /// A short title for tables and breadcrumbs; the document number or the title serves where it is absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short: Option<String>,
    /// 发文字号, as printed: 渝府发〔2021〕19号.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// 发文机关; several are joined by 、.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// 成文日期, YYYY-MM-DD.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// 印发, 征求意见稿 and the like.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// The region path, such as `重庆市/渝北区`; `全国` for national plans. Given by a person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// The programme (试点) the plan belongs to. Given by a person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub programme: Option<String>,
    /// Ids of the plans that this one implements. Given by a person.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub implements: Vec<String>,
    /// How many tasks the plan says it has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub declared_tasks: Option<u32>,
    /// The words that say so: 全面落实86项改革试点任务.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub declared_in: Option<String>,
    /// The plan's term in its own words: 经过3年试点.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub term: Option<String>,
    /// How an undivided list of units tells who leads; absent: it does not, all are 责任单位.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lead: Option<LeadRule>,
    /// The document's own words for that rule, if it has any: 列第一位者为牵头单位，下同.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub legend: Option<String>,
    /// Blocks of search ids that this plan owns; see the search design. Written once by `import`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub blocks: Vec<u32>,
    /// The document that this plan was read from, relative to the site: `seeds/….txt`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// What a person said of its tables when it was read; `check` reads the document again by it.
    #[serde(skip_serializing_if = "Reading::is_empty")]
    pub reading: Reading,
}

/// What a document does not say of its tables and a person does.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Reading {
    /// Which tables of the document, counted from 1, hold tasks; the others stay tables. All may, if empty.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<usize>,
    /// Whether an empty cell in a column of units means the same units as above.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub carry_down: bool,
    /// Headings of columns that the program does not know, with a word that it knows: 主责方 = "牵头单位".
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub columns: BTreeMap<String, String>,
}

impl Reading {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The TOML of a file's front matter and what stands below it; nothing where a file has no front matter.
pub fn split(file: &str) -> Option<(&str, &str)> {
    let rest = file.strip_prefix(FENCE)?.strip_prefix('\n')?;
    let mut end = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == FENCE {
            return Some((&rest[..end], &rest[end + line.len()..]));
        }
        end += line.len();
    }
    None
}

/// The file with this front matter and this below it.
pub fn join(front: &str, body: &str) -> String {
    format!("{FENCE}\n{front}{FENCE}\n{body}")
}

/// How an undivided list of responsible units tells who leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LeadRule {
    /// The first unit of each list leads (列第一位者为牵头单位); the rest are 责任单位.
    First,
    /// The first unit of each list leads, the rest cooperate (列第一位的为牵头单位，其余为配合单位).
    FirstOthersCooperate,
    /// What stands before the first `，` leads, the rest cooperates; without `，` all are 责任单位.
    BeforeComma,
}

#[cfg(test)]
mod tests {
    use super::{join, split};

    #[test]
    fn a_file_is_its_front_matter_and_the_rest() {
        let file = join("title = \"甲\"\n", "\n# 甲\n");
        assert_eq!(split(&file), Some(("title = \"甲\"\n", "\n# 甲\n")));
        assert_eq!(split("+++\n+++ \n甲"), Some(("", "甲")));
        for none in ["# 甲\n", "+++\ntitle = \"甲\"\n", "++++\n+++\n"] {
            assert_eq!(split(none), None, "{none}");
        }
    }
}
