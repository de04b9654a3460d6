//! The words of the field, read once from `vocabulary.toml`, which is part of the program.
//!
//! Rules of the grammar are code; words are data. All words are kept as keys ([`zh::key`]) where they are
//! compared with whole headings, and as written where they are looked for inside a text.

use std::sync::OnceLock;

use serde::Deserialize;

use super::{Meaning, Role, Tier};
use crate::zh;

/// All words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Vocabulary {
    pub(super) columns: Columns,
    pub(super) labels: Labels,
    pub(super) verbs: Verbs,
    pub(super) asides: Asides,
    pub(super) names: Names,
    pub(super) joins: Joins,
}

/// Headings of columns.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Columns {
    label: Vec<String>,
    content: Vec<String>,
    task: Vec<String>,
    content_ends: Vec<String>,
    task_ends: Vec<String>,
    deadline: Vec<String>,
    deadline_contains: Vec<String>,
    clauses: Vec<String>,
    never: Vec<String>,
    units: Vec<UnitRule>,
    tiers: Tiers,
}

/// What a part of a heading says about the bodies of its column.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitRule {
    role: Role,
    #[serde(default)]
    contains: Vec<String>,
    #[serde(default)]
    is: Vec<String>,
}

/// Words for levels.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Tiers {
    municipal: Vec<String>,
    district: Vec<String>,
}

/// Labels before a colon.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Labels {
    ends: Vec<String>,
    pub(super) not_lines: Vec<String>,
    lead: Vec<String>,
    cooperate: Vec<String>,
    responsible: Vec<String>,
    deadline: Vec<String>,
    other: Vec<String>,
}

/// Verbs of clauses and what may stand around them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Verbs {
    pub(super) adverbs: Vec<String>,
    pub(super) joins: Vec<String>,
    pub(super) objects: Vec<String>,
    pub(super) strong: Vec<String>,
    pub(super) not_before: Vec<String>,
    pub(super) rules: Vec<VerbRule>,
}

/// A verb and the role it gives.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct VerbRule {
    pub(super) role: Role,
    #[serde(default)]
    pub(super) starts: Vec<String>,
    #[serde(default)]
    pub(super) contains: Vec<String>,
    #[serde(default)]
    pub(super) ends: Vec<String>,
}

/// What is said beside.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Asides {
    pub(super) starts: Vec<String>,
    pub(super) explains: Vec<String>,
    pub(super) ends: Vec<String>,
    pub(super) blank: Vec<String>,
    pub(super) deadline: Vec<String>,
    pub(super) deadline_ends: Vec<String>,
}

/// What names look like.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Names {
    pub(super) bodies: Vec<String>,
    pub(super) not_bodies: Vec<String>,
    pub(super) short: Vec<String>,
    pub(super) collective_starts: Vec<String>,
    pub(super) collective_contains: Vec<String>,
    pub(super) collective_ends: Vec<String>,
    pub(super) collective_is: Vec<String>,
    pub(super) classes: Vec<String>,
    pub(super) place_classes: Vec<String>,
    pub(super) etc_words: Vec<String>,
    pub(super) elliptic: Vec<String>,
    pub(super) levels: Vec<String>,
    pub(super) places: Vec<String>,
    pub(super) place_ends: Vec<String>,
    pub(super) not_places: Vec<String>,
}

/// Words that join parties.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Joins {
    pub(super) always: Vec<String>,
    pub(super) perhaps: Vec<String>,
    pub(super) with: Vec<String>,
    pub(super) leading: Vec<String>,
}

/// What a heading says before the table as a whole is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heading {
    /// Its meaning is plain.
    Plain(Meaning),
    /// The task in detail.
    Content,
    /// The task, or its name.
    Task,
}

/// What a label before a colon announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// Bodies with a role.
    Role(Role),
    /// A deadline.
    Deadline,
    /// Something else that is known.
    Other,
}

/// The words of the program.
pub(super) fn words() -> &'static Vocabulary {
    static WORDS: OnceLock<Vocabulary> = OnceLock::new();
    WORDS.get_or_init(|| {
        toml::from_str(include_str!("vocabulary.toml")).expect("the built-in vocabulary is tested")
    })
}

/// Whether a list holds a text.
pub(super) fn holds(list: &[String], text: &str) -> bool {
    list.iter().any(|word| word == text)
}

/// The longest word of a list that a text begins with.
pub(super) fn start<'w>(list: &'w [String], text: &str) -> Option<&'w str> {
    list.iter()
        .filter(|word| text.starts_with(word.as_str()))
        .max_by_key(|word| word.len())
        .map(String::as_str)
}

/// The longest word of a list that a text ends with.
pub(super) fn end<'w>(list: &'w [String], text: &str) -> Option<&'w str> {
    list.iter()
        .filter(|word| text.ends_with(word.as_str()))
        .max_by_key(|word| word.len())
        .map(String::as_str)
}

/// Whether a text holds a word of a list.
pub(super) fn contains(list: &[String], text: &str) -> bool {
    list.iter().any(|word| text.contains(word.as_str()))
}

impl Columns {
    /// What the heading of a column says; blanks and punctuation inside it do not count.
    pub(super) fn heading(&self, heading: &str) -> Heading {
        use Heading::{Content, Plain, Task};
        let key = zh::key(heading);
        let key = key.as_str();
        if holds(&self.label, key) {
            return Plain(Meaning::Label);
        }
        if contains(&self.never, key) {
            return Plain(Meaning::Other);
        }
        if holds(&self.clauses, key) {
            return Plain(Meaning::Clauses);
        }
        if holds(&self.deadline, key) || contains(&self.deadline_contains, key) {
            return Plain(Meaning::Deadline);
        }
        if holds(&self.content, key) {
            return Content;
        }
        if holds(&self.task, key) {
            return Task;
        }
        if let Some(meaning) = self.units(key) {
            return Plain(meaning);
        }
        if end(&self.content_ends, key).is_some() {
            return Content;
        }
        if end(&self.task_ends, key).is_some() {
            return Task;
        }
        Plain(Meaning::Other)
    }

    /// Whether a heading speaks of bodies, and what they do.
    fn units(&self, key: &str) -> Option<Meaning> {
        let fits = |rule: &&UnitRule| contains(&rule.contains, key) || holds(&rule.is, key);
        let mut rules = self.units.iter().filter(fits);
        let first = rules.next()?;
        if first.role == Role::Lead && rules.any(|rule| rule.role == Role::Cooperate) {
            // 牵头及配合单位: the cells say who does what.
            return Some(Meaning::Clauses);
        }
        let tier = if contains(&self.tiers.municipal, key) {
            Some(Tier::Municipal)
        } else if contains(&self.tiers.district, key) {
            Some(Tier::District)
        } else {
            None
        };
        Some(Meaning::Units(first.role, tier))
    }
}

impl Labels {
    /// What a label announces, such as 牵头单位 or 完成时限; none if it is no label of responsibility.
    pub(super) fn read(&self, label: &str, columns: &Columns) -> Option<Label> {
        // 责任单位（列第一位者牵头）: the bracket is a remark.
        let key = zh::key(zh::list::without_last_bracket(label));
        let key = key.as_str();
        if key.is_empty() || key.chars().count() > 12 {
            return None;
        }
        if holds(&self.other, key) || contains(&columns.never, key) {
            return Some(Label::Other);
        }
        if holds(&self.deadline, key) {
            return Some(Label::Deadline);
        }
        for (list, role) in [
            (&self.lead, Role::Lead),
            (&self.cooperate, Role::Cooperate),
            (&self.responsible, Role::Responsible),
        ] {
            if holds(list, key) {
                return Some(Label::Role(role));
            }
        }
        // 单位 alone may be anybody's.
        end(&self.ends, key).filter(|word| word.len() < key.len())?;
        match columns.units(key)? {
            Meaning::Units(role, _) => Some(Label::Role(role)),
            _ => Some(Label::Role(Role::Responsible)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Heading, Label, words};
    use crate::plan::{Meaning, Role, Tier};

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

    #[test]
    fn labels_before_a_colon() {
        let read = |label| words().labels.read(label, &words().columns);
        assert_eq!(read("责任单位"), Some(Label::Role(Role::Responsible)));
        assert_eq!(read("牵头部门"), Some(Label::Role(Role::Lead)));
        assert_eq!(read("负责部门"), Some(Label::Role(Role::Responsible)));
        assert_eq!(read("完成时限"), Some(Label::Deadline));
        assert_eq!(read("适用范围"), Some(Label::Other));
        assert_eq!(read("以下简称"), None);
        assert_eq!(read("电话"), None);
    }
}
