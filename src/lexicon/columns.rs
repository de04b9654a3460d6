//! What the heading of a column says that it holds: the task, who answers for it, until when.

use serde::Deserialize;

use super::roles::{Meaning, Role, Tier};
use super::words::Words;
use crate::zh;

/// Headings of columns.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Columns {
    label: Words,
    content: Words,
    task: Words,
    content_contains: Words,
    content_ends: Words,
    task_ends: Words,
    deadline: Words,
    deadline_contains: Words,
    clauses: Words,
    category: Words,
    indicators: Words,
    remarks: Words,
    task_contains: Words,
    not_tasks: Words,
    pub(crate) never: Words,
    pub(crate) persons: Words,
    and: Words,
    ranks: Words,
    pub(crate) named: Words,
    figures: Words,
    measures: Words,
    weak: Words,
    units: Vec<UnitRule>,
    tiers: Tiers,
}

/// What a part of a heading says about the bodies of its column.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitRule {
    role: Role,
    #[serde(default)]
    contains: Words,
    #[serde(default)]
    is: Words,
}

/// Words for levels.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Tiers {
    municipal: Words,
    district: Words,
}

/// What a heading says before the table as a whole is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Heading {
    /// 序号.
    Label,
    /// The task in detail: 主要内容.
    Content,
    /// The task, or its name: 改革举措.
    Task,
    /// Bodies with a role and a level.
    Units(Role, Option<Tier>),
    /// Responsibilities in sentences: 责任分工.
    Clauses,
    /// 完成时限.
    Deadline,
    /// What tasks are grouped by: 类别.
    Category,
    /// What tasks are grouped by, or the tasks themselves: 一级指标.
    Indicator,
    /// A known heading of another kind: 备注, 分值.
    Remark,
    /// Words that are no known heading, or never bodies nor tasks: 责任人.
    Unknown,
}

impl Heading {
    /// Whether it is a known heading.
    pub(crate) fn is_known(self) -> bool {
        self != Self::Unknown
    }

    /// Whether it stands over tasks or over their names.
    pub(crate) fn is_text(self) -> bool {
        matches!(self, Self::Content | Self::Task)
    }

    /// Whether it stands over those who answer.
    pub(crate) fn is_units(self) -> bool {
        matches!(self, Self::Units(..) | Self::Clauses)
    }

    /// Whether it stands over what tasks are grouped by.
    pub(crate) fn is_category(self) -> bool {
        matches!(self, Self::Category | Self::Indicator)
    }

    /// What its column holds for a task, as far as the heading alone says it; which of several columns has the
    /// text only the whole table says.
    pub(crate) fn meaning(self) -> Meaning {
        match self {
            Self::Label => Meaning::Label,
            Self::Units(role, tier) => Meaning::Units(role, tier),
            Self::Clauses => Meaning::Clauses,
            Self::Deadline => Meaning::Deadline,
            Self::Content
            | Self::Task
            | Self::Category
            | Self::Indicator
            | Self::Remark
            | Self::Unknown => Meaning::Other,
        }
    }
}

/// The most characters of a heading in a table that is yet to be recognised, a bracket behind it aside.
const LONGEST_HEADING: usize = 14;

/// A heading without what stands in brackets behind it.
fn before_bracket(heading: &str) -> &str {
    heading.split(['（', '(']).next().unwrap_or(heading)
}

/// A text without the words of a list.
fn without(list: &Words, text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let word = list.start(rest);
        if word.is_none() {
            out.push(c);
        }
        rest = &rest[word.map_or(c.len_utf8(), str::len)..];
    }
    out
}

impl Columns {
    /// What a cell or a line says, if it may be the heading of a column at all: words too many are none.
    pub(crate) fn heading_of_cell(&self, cell: &str) -> Heading {
        let cell = zh::squeeze(cell);
        let bare = before_bracket(&cell);
        if bare.is_empty() || bare.chars().nth(LONGEST_HEADING).is_some() {
            return Heading::Unknown;
        }
        self.heading(&cell)
    }

    /// What the heading of a column says; blanks and punctuation inside it do not count.
    pub(crate) fn heading(&self, heading: &str) -> Heading {
        let bare = zh::squeeze(before_bracket(heading));
        for (list, what) in [
            (&self.category, Heading::Category),
            (&self.indicators, Heading::Indicator),
            (&self.remarks, Heading::Remark),
        ] {
            if list.holds(&bare) {
                return what;
            }
        }
        // 责任单位（列第一位的为牵头单位）: the remark is a rule for the lists below, not a role.
        let heading = heading.trim();
        let bracket = zh::list::last_bracket(heading);
        let remark = bracket.is_some_and(|bracket| self.ranks.within(&heading[bracket]));
        let key = zh::key(if remark {
            zh::list::without_last_bracket(heading)
        } else {
            heading
        });
        let key = key.as_str();
        if self.label.holds(key) {
            return Heading::Label;
        }
        if self.never.within(key) {
            return self.beside_persons(key).unwrap_or(Heading::Unknown);
        }
        if self.clauses.holds(key) {
            return Heading::Clauses;
        }
        if self.deadline.holds(key) || self.deadline_contains.within(key) {
            return Heading::Deadline;
        }
        if self.content.holds(key) {
            return Heading::Content;
        }
        if self.task.holds(key) {
            return Heading::Task;
        }
        if let Some(units) = self.units(key) {
            return units;
        }
        if self.content_ends.end(key).is_some() || self.content_contains.within(key) {
            return Heading::Content;
        }
        let task = self.task_ends.end(key).is_some() || self.task_contains.within(key);
        if task && self.not_tasks.end(key).is_none() {
            return Heading::Task;
        }
        Heading::Unknown
    }

    /// 责任单位及责任人: the bodies of such a column count, its persons do not.
    fn beside_persons(&self, key: &str) -> Option<Heading> {
        let rest = without(&self.persons, key);
        let mut rest = rest.as_str();
        while let Some(and) = self.and.start(rest) {
            rest = &rest[and.len()..];
        }
        while let Some(and) = self.and.end(rest) {
            rest = &rest[..rest.len() - and.len()];
        }
        let named = !self.never.within(rest) && rest.len() < key.len();
        named.then(|| self.units(rest)).flatten()
    }

    /// Whether the headings are of a table of figures or of another list, whose bodies are just named:
    /// 单位 beside 金额, 完成单位 beside 等级.
    pub(crate) fn counts(&self, headings: &[&str]) -> bool {
        let keys: Vec<String> = headings.iter().map(|h| zh::key(h)).collect();
        let bare = |key: &String| {
            self.weak.within(key) || self.units.iter().any(|rule| rule.is.holds(key))
        };
        let due = |key: &String| self.heading(key) == Heading::Deadline;
        keys.iter().any(|key| self.figures.within(key))
            && !keys.iter().any(|key| self.measures.within(key))
            && !keys.iter().any(due)
            && keys
                .iter()
                .all(|key| bare(key) || self.units(key).is_none())
    }

    /// Whether a heading speaks of bodies, and what they do.
    pub(super) fn units(&self, key: &str) -> Option<Heading> {
        let fits = |rule: &&UnitRule| rule.contains.within(key) || rule.is.holds(key);
        let mut rules = self.units.iter().filter(fits);
        let first = rules.next()?;
        if first.role == Role::Lead && rules.any(|rule| rule.role == Role::Cooperate) {
            // 牵头及配合单位: the cells say who does what.
            return Some(Heading::Clauses);
        }
        let tier = if self.tiers.municipal.within(key) {
            Some(Tier::Municipal)
        } else if self.tiers.district.within(key) {
            Some(Tier::District)
        } else {
            None
        };
        Some(Heading::Units(first.role, tier))
    }
}

#[cfg(test)]
mod tests {
    use super::{Heading, Role, Tier};
    use crate::lexicon::words;

    #[test]
    fn headings_of_columns() {
        for (heading, what) in [
            ("序 号", Heading::Label),
            ("试  点  任  务", Heading::Task),
            ("主 要 内 容", Heading::Content),
            ("具体举措", Heading::Content),
            ("责任分工", Heading::Clauses),
            ("牵头单位", Heading::Units(Role::Lead, None)),
            ("配合单位", Heading::Units(Role::Cooperate, None)),
            (
                "市级牵头单位",
                Heading::Units(Role::Lead, Some(Tier::Municipal)),
            ),
            (
                "区级配合单位",
                Heading::Units(Role::Cooperate, Some(Tier::District)),
            ),
            ("责任单位", Heading::Units(Role::Responsible, None)),
            ("责任部门（单位）", Heading::Units(Role::Responsible, None)),
            ("指导部门", Heading::Units(Role::Support, None)),
            ("牵头（主办）部门", Heading::Units(Role::Lead, None)),
            ("牵头及配合单位", Heading::Clauses),
            ("完成时限", Heading::Deadline),
            ("推广范围", Heading::Remark),
            ("责任人", Heading::Unknown),
            ("责任单位及责任人", Heading::Units(Role::Responsible, None)),
            ("工作类别", Heading::Category),
            ("二级指标", Heading::Indicator),
        ] {
            assert_eq!(words().columns.heading(heading), what, "{heading}");
        }
    }
    #[test]
    fn cells_that_may_be_headings() {
        let heading = |cell| words().columns.heading_of_cell(cell);
        assert!(heading("试  点  任  务").is_text());
        assert!(heading("市级牵头单位").is_units());
        assert!(heading("责任分工").is_units());
        assert_eq!(heading("序 号"), Heading::Label);
        assert_eq!(heading("完成时限（2021年）"), Heading::Deadline);
        assert!(!heading("市科技局").is_known());
        assert!(!heading("推动高校和科研院所布局分支机构，建设科学装置。").is_known());
    }
}
