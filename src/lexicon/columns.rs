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
    /// Its meaning is plain.
    Plain(Meaning),
    /// The task in detail.
    Content,
    /// The task, or its name.
    Task,
}

impl Heading {
    /// Whether the heading says by itself what its column holds for a task.
    pub(crate) fn is_known(self) -> bool {
        !matches!(
            self,
            Self::Plain(Meaning::Title | Meaning::Text | Meaning::Other)
        )
    }
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
    /// What the heading of a column says; blanks and punctuation inside it do not count.
    pub(crate) fn heading(&self, heading: &str) -> Heading {
        use Heading::{Content, Plain, Task};
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
            return Plain(Meaning::Label);
        }
        if self.never.within(key) {
            // 责任单位及责任人: the bodies of such a column count, its persons do not.
            let rest = without(&self.persons, key);
            let mut rest = rest.as_str();
            while let Some(and) = self.and.start(rest) {
                rest = &rest[and.len()..];
            }
            while let Some(and) = self.and.end(rest) {
                rest = &rest[..rest.len() - and.len()];
            }
            return Plain(match self.units(rest) {
                Some(meaning) if !self.never.within(rest) && rest.len() < key.len() => meaning,
                _ => Meaning::Other,
            });
        }
        if self.clauses.holds(key) {
            return Plain(Meaning::Clauses);
        }
        if self.deadline.holds(key) || self.deadline_contains.within(key) {
            return Plain(Meaning::Deadline);
        }
        if self.content.holds(key) {
            return Content;
        }
        if self.task.holds(key) {
            return Task;
        }
        if let Some(meaning) = self.units(key) {
            return Plain(meaning);
        }
        if self.content_ends.end(key).is_some() || self.content_contains.within(key) {
            return Content;
        }
        let task = self.task_ends.end(key).is_some() || self.task_contains.within(key);
        if task && self.not_tasks.end(key).is_none() {
            return Task;
        }
        Plain(Meaning::Other)
    }

    /// Whether the headings are of a table of figures or of another list, whose bodies are just named:
    /// 单位 beside 金额, 完成单位 beside 等级.
    pub(crate) fn counts(&self, headings: &[&str]) -> bool {
        let keys: Vec<String> = headings.iter().map(|h| zh::key(h)).collect();
        let bare = |key: &String| {
            self.weak.within(key) || self.units.iter().any(|rule| rule.is.holds(key))
        };
        let due = |key: &String| self.heading(key) == Heading::Plain(Meaning::Deadline);
        keys.iter().any(|key| self.figures.within(key))
            && !keys.iter().any(|key| self.measures.within(key))
            && !keys.iter().any(due)
            && keys
                .iter()
                .all(|key| bare(key) || self.units(key).is_none())
    }

    /// Whether a heading speaks of bodies, and what they do.
    pub(super) fn units(&self, key: &str) -> Option<Meaning> {
        let fits = |rule: &&UnitRule| rule.contains.within(key) || rule.is.holds(key);
        let mut rules = self.units.iter().filter(fits);
        let first = rules.next()?;
        if first.role == Role::Lead && rules.any(|rule| rule.role == Role::Cooperate) {
            // 牵头及配合单位: the cells say who does what.
            return Some(Meaning::Clauses);
        }
        let tier = if self.tiers.municipal.within(key) {
            Some(Tier::Municipal)
        } else if self.tiers.district.within(key) {
            Some(Tier::District)
        } else {
            None
        };
        Some(Meaning::Units(first.role, tier))
    }
}

#[cfg(test)]
mod tests {
    use super::{Heading, Meaning, Role, Tier};
    use crate::lexicon::words;

    #[test]
    fn headings_of_columns() {
        let plain = |m| Heading::Plain(m);
        for (heading, what) in [
            ("序 号", plain(Meaning::Label)),
            ("试  点  任  务", Heading::Task),
            ("主 要 内 容", Heading::Content),
            ("具体举措", Heading::Content),
            ("责任分工", plain(Meaning::Clauses)),
            ("牵头单位", plain(Meaning::Units(Role::Lead, None))),
            ("配合单位", plain(Meaning::Units(Role::Cooperate, None))),
            (
                "市级牵头单位",
                plain(Meaning::Units(Role::Lead, Some(Tier::Municipal))),
            ),
            (
                "区级配合单位",
                plain(Meaning::Units(Role::Cooperate, Some(Tier::District))),
            ),
            ("责任单位", plain(Meaning::Units(Role::Responsible, None))),
            (
                "责任部门（单位）",
                plain(Meaning::Units(Role::Responsible, None)),
            ),
            ("指导部门", plain(Meaning::Units(Role::Support, None))),
            ("牵头（主办）部门", plain(Meaning::Units(Role::Lead, None))),
            ("牵头及配合单位", plain(Meaning::Clauses)),
            ("完成时限", plain(Meaning::Deadline)),
            ("推广范围", plain(Meaning::Other)),
            ("责任人", plain(Meaning::Other)),
        ] {
            assert_eq!(words().columns.heading(heading), what, "{heading}");
        }
    }
}
