//! What stands above a plan: its TOML front matter, written by `import`, mended by people, read by `plan`.

use serde::{Deserialize, Serialize};

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
