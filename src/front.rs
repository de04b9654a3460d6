//! What stands above a plan: its TOML front matter, written by `import`, mended by people, read by `plan`.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The largest block of search ids: an id is 128 times as large, and browsers count whole numbers in 31 bits.
pub const MOST_BLOCK: u32 = 1 << 20;

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
    /// The document that this plan was read from, relative to the site: `seeds/….txt`; its name alone where it
    /// lies elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// What a person said of its tables when it was read; `check` reads the document again by it.
    #[serde(skip_serializing_if = "Reading::is_empty")]
    pub reading: Reading,
}

impl FrontMatter {
    /// The TOML of it, as a plan file has it between its `+++` lines.
    pub fn to_toml(&self) -> String {
        toml::to_string(self).expect("it holds strings, numbers, lists and tables only")
    }
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
    /// Whether every sentence that says what a body answers for is a task, or none of those that are no certain
    /// ones; the program asks where nothing is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duties: Option<bool>,
    /// Headings of columns that the program does not know, with a word that it knows: 主责方 = "牵头单位".
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub columns: BTreeMap<String, String>,
}

/// Where documents lie as they were issued, relative to the site.
const SEEDS: &str = "seeds/";

impl FrontMatter {
    /// The document that the plan was read from, where it lies in `seeds/`, so that it can be read again.
    pub fn seed(&self) -> Option<&str> {
        let below = |path: &&str| {
            let rest = path.strip_prefix(SEEDS);
            rest.is_some_and(|rest| rest.split('/').all(|part| !["", ".", ".."].contains(&part)))
                && !path.contains(['\\', '\0'])
        };
        self.source.as_deref().filter(below)
    }
}

impl Reading {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
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
    /// Those with a mark beside their names lead (标★者为牵头单位); the rest are 责任单位.
    Marked,
    /// Those with a mark beside their names lead, the rest cooperate.
    MarkedOthersCooperate,
}

/// The bytes of a file's front matter, without its `+++` lines, and where the body begins; none for a file that
/// has no front matter, or one without an end.
pub(crate) fn split(text: &str) -> Option<(Range<usize>, usize)> {
    let head = text.strip_prefix(FENCE)?.strip_prefix('\n')?;
    let start = text.len() - head.len();
    let mut at = start;
    for line in head.split_inclusive('\n') {
        if line.trim_end() == FENCE {
            return Some((start..at, at + line.len()));
        }
        at += line.len();
    }
    None
}

/// Whether a file begins as one with front matter does, ended or not.
pub(crate) fn begins(text: &str) -> bool {
    (text.strip_prefix(FENCE)).is_some_and(|rest| rest.starts_with('\n'))
}

/// The lines of a file's front matter that give its keys; none where it is no TOML.
pub(crate) fn lines_of(text: &str, front: &Range<usize>) -> BTreeMap<String, Range<usize>> {
    let Ok(table) = DeTable::parse(&text[front.clone()]) else {
        return BTreeMap::new();
    };
    let keys = table.get_ref().keys();
    keys.map(|key| {
        let start = front.start + key.span().start;
        let line = text[start..].lines().next().unwrap_or_default();
        (
            key.get_ref().to_string(),
            start..start + line.trim_end().len(),
        )
    })
    .collect()
}

/// Where a file's body begins: behind its front matter, if it has one.
pub(crate) fn body_start(text: &str) -> usize {
    split(text).map_or(0, |(_, body)| body)
}

/// Where the values of a plan's front matter stand, in bytes of its file, without their quotes; none for a key
/// that is not given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Places {
    pub(crate) title: Option<Range<usize>>,
    pub(crate) number: Option<Range<usize>>,
    pub(crate) issuer: Option<Range<usize>>,
    pub(crate) date: Option<Range<usize>>,
    pub(crate) status: Option<Range<usize>>,
    pub(crate) region: Option<Range<usize>>,
    /// One by one, in order.
    pub(crate) implements: Vec<Range<usize>>,
    pub(crate) declared_in: Option<Range<usize>>,
    pub(crate) term: Option<Range<usize>>,
    /// The key itself: the numbers are given by the program, so the line as a whole is meant.
    pub(crate) blocks: Option<Range<usize>>,
    pub(crate) source: Option<Range<usize>>,
}

impl Places {
    /// The places in a plan's file; those of none where its front matter is no TOML.
    pub(crate) fn read(text: &str) -> Self {
        let Some((front, _)) = split(text) else {
            return Self::default();
        };
        let Ok(table) = DeTable::parse(&text[front.clone()]) else {
            return Self::default();
        };
        let place = |value: &Spanned<DeValue<'_>>| {
            let span = value.span();
            inside_quotes(text, front.start + span.start..front.start + span.end)
        };
        let value = |key: &str| table.get_ref().get(key).map(place);
        let key = |key: &str| {
            let (key, _) = table.get_ref().get_key_value(key)?;
            Some(front.start + key.span().start..front.start + key.span().end)
        };
        let list = table.get_ref().get("implements");
        let list = list.and_then(|value| value.get_ref().as_array());
        Self {
            title: value("title"),
            number: value("number"),
            issuer: value("issuer"),
            date: value("date"),
            status: value("status"),
            region: value("region"),
            implements: list
                .into_iter()
                .flat_map(|all| all.iter())
                .map(place)
                .collect(),
            declared_in: value("declared_in"),
            term: value("term"),
            blocks: key("blocks"),
            source: value("source"),
        }
    }
}

/// The bytes of a TOML value without its quotes.
fn inside_quotes(text: &str, span: Range<usize>) -> Range<usize> {
    let value = &text[span.clone()];
    let quotes = ["\"\"\"", "'''", "\"", "'"];
    let quote = quotes.iter().find(|quote| value.starts_with(**quote));
    let width = quote.map_or(0, |quote| quote.len());
    span.start + width..span.end - width
}

#[cfg(test)]
mod tests {
    use super::{Places, body_start, join, split};

    #[test]
    fn a_file_is_its_front_matter_and_the_rest() {
        let parts = |file: &str| {
            let (front, body) = split(file)?;
            Some((file[front].to_owned(), file[body..].to_owned()))
        };
        let both = |front: &str, body: &str| Some((front.to_owned(), body.to_owned()));
        let file = join("title = \"甲\"\n", "\n# 甲\n");
        assert_eq!(parts(&file), both("title = \"甲\"\n", "\n# 甲\n"));
        assert_eq!(parts("+++\n+++ \n甲"), both("", "甲"));
        for none in ["# 甲\n", "+++\ntitle = \"甲\"\n", "++++\n+++\n"] {
            assert_eq!(parts(none), None, "{none}");
        }
    }

    #[test]
    fn every_value_has_its_place() {
        let text = "+++\nshort = \"方案\"\ntitle = \"方案\"\nregion = 3\nimplements = [\"a\", 'b']\nblocks = [1]\n+++\n正文\n";
        let places = Places::read(text);
        let title = places.title.expect("is given");
        assert_eq!(&text[..title.end], "+++\nshort = \"方案\"\ntitle = \"方案");
        assert_eq!(&text[title], "方案");
        assert_eq!(&text[places.implements[1].clone()], "b");
        assert_eq!(&text[places.blocks.expect("is given")], "blocks");
        assert_eq!(places.issuer, None);
        assert_eq!(&text[body_start(text)..], "正文\n");
        assert_eq!(Places::read("正文"), Places::default());
    }
}
