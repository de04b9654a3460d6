//! The words of the field, read once from `vocabulary.toml`, which is part of the program.
//!
//! Rules of the grammar are code; words are data. All words are kept as keys ([`zh::key`]) where they are
//! compared with whole headings, and as written where they are looked for inside a text.

pub(crate) mod atlas;
pub(crate) mod check;
pub(crate) mod layout;
pub(crate) mod matcher;
pub(crate) mod personal;
pub(crate) mod pinyin;
mod roles;
pub(crate) mod words;

pub use self::roles::{Meaning, Role, Tier};

use std::sync::OnceLock;

use serde::Deserialize;

use self::matcher::Matcher;
use self::words::{Lists, Words};
use crate::zh;

/// All words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Vocabulary {
    pub(crate) columns: Columns,
    pub(crate) labels: Labels,
    pub(crate) verbs: Verbs,
    pub(crate) telling: Telling,
    pub(crate) asides: Asides,
    pub(crate) names: Names,
    pub(crate) joins: Joins,
    pub(crate) duties: Duties,
}

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

/// Labels before a colon.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Labels {
    pub(crate) ends: Words,
    pub(crate) not_lines: Words,
    lead: Words,
    cooperate: Words,
    responsible: Words,
    deadline: Words,
    other: Words,
}

/// Verbs of clauses and what may stand around them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Verbs {
    pub(crate) adverbs: Words,
    pub(crate) joins: Words,
    pub(crate) objects: Words,
    pub(crate) strong: Words,
    pub(crate) firm: Words,
    pub(crate) not_before: Words,
    pub(crate) rules: Vec<VerbRule>,
    /// The verbs of all rules.
    #[serde(skip)]
    pub(crate) starts: Lists,
}

/// A verb and the role it gives.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct VerbRule {
    pub(crate) role: Role,
    #[serde(default)]
    pub(crate) starts: Words,
    #[serde(default)]
    pub(crate) contains: Words,
    #[serde(default)]
    pub(crate) ends: Words,
}

/// Documents that tell or rule.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Telling {
    pub(crate) titles: Words,
}

/// What is said beside.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Asides {
    pub(crate) starts: Words,
    pub(crate) explains: Words,
    pub(crate) again: Words,
    pub(crate) ends: Words,
    pub(crate) blank: Words,
    pub(crate) deadline: Words,
    pub(crate) deadline_openers: Words,
    pub(crate) deadline_starts: Words,
    pub(crate) deadline_ends: Words,
}

/// What names look like.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Names {
    pub(crate) bodies: Words,
    pub(crate) not_bodies: Words,
    pub(crate) short: Words,
    pub(crate) collective_starts: Words,
    pub(crate) collective_contains: Words,
    pub(crate) collective_ends: Words,
    pub(crate) collective_is: Words,
    pub(crate) classes: Words,
    pub(crate) particular: Words,
    pub(crate) general: Words,
    pub(crate) counters: Words,
    pub(crate) place_classes: Words,
    pub(crate) etc: Words,
    pub(crate) not_etc: Words,
    pub(crate) etc_words: Words,
    pub(crate) elliptic: Words,
    pub(crate) levels: Words,
    pub(crate) places: Words,
    pub(crate) place_ends: Words,
    pub(crate) short_places: Words,
    pub(crate) not_places: Words,
    pub(crate) not_in_places: Words,
    pub(crate) clauses: Words,
    pub(crate) not_clauses: Words,
}

/// Words that join parties.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Joins {
    pub(crate) always: Words,
    pub(crate) perhaps: Words,
    pub(crate) never_before: Words,
    pub(crate) with: Words,
    pub(crate) leading: Words,
}

/// Titles of documents in which a body as a heading answers for what stands below.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Duties {
    pub(crate) titles: Words,
    pub(crate) other_titles: Words,
    pub(crate) below: Words,
    pub(crate) tails: Words,
    pub(crate) says: Words,
    pub(crate) verbs: Words,
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

/// What a label before a colon announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Label {
    /// Bodies with a role.
    Role(Role),
    /// A deadline.
    Deadline,
    /// Something else that is known.
    Other,
}

/// The words of the program.
pub(crate) fn words() -> &'static Vocabulary {
    &compiled().0
}

/// What finds all words of the grammar in a text at once.
pub(crate) fn matcher() -> &'static Matcher {
    &compiled().1
}

fn compiled() -> &'static (Vocabulary, Matcher) {
    static WORDS: OnceLock<(Vocabulary, Matcher)> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut vocabulary: Vocabulary =
            toml::from_str(include_str!("tasks.toml")).expect("the built-in vocabulary is tested");
        let matcher = Matcher::new(vocabulary.lists());
        let verbs = &mut vocabulary.verbs;
        let starts = verbs.rules.iter().map(|rule| rule.starts.lists());
        verbs.starts = starts.fold(Lists::default(), Lists::or);
        (vocabulary, matcher)
    })
}

impl Vocabulary {
    /// The lists by whose words a text of responsibilities is cut.
    fn lists(&mut self) -> Vec<&mut Words> {
        let Self {
            verbs,
            asides,
            names,
            joins,
            ..
        } = self;
        let mut out = vec![
            &mut verbs.adverbs,
            &mut verbs.joins,
            &mut verbs.objects,
            &mut verbs.strong,
            &mut verbs.not_before,
            &mut asides.starts,
            &mut asides.explains,
            &mut asides.ends,
            &mut asides.blank,
            &mut asides.deadline,
            &mut asides.deadline_ends,
            &mut names.bodies,
            &mut names.not_bodies,
            &mut names.short,
            &mut names.collective_starts,
            &mut names.collective_contains,
            &mut names.collective_ends,
            &mut names.collective_is,
            &mut names.classes,
            &mut names.particular,
            &mut names.general,
            &mut names.counters,
            &mut names.place_classes,
            &mut names.etc,
            &mut names.etc_words,
            &mut names.elliptic,
            &mut names.levels,
            &mut names.places,
            &mut names.place_ends,
            &mut names.short_places,
            &mut names.not_places,
            &mut names.not_in_places,
            &mut names.clauses,
            &mut names.not_clauses,
            &mut names.not_etc,
            &mut joins.always,
            &mut joins.perhaps,
            &mut joins.never_before,
            &mut joins.with,
            &mut joins.leading,
        ];
        for rule in &mut verbs.rules {
            let lists = [&mut rule.starts, &mut rule.contains, &mut rule.ends];
            out.extend(lists.into_iter().filter(|list| !list.is_empty()));
        }
        out
    }
}

/// Whether a list holds a text.
pub(crate) fn holds(list: &Words, text: &str) -> bool {
    list.holds(text)
}

/// The longest word of a list that a text begins with.
pub(crate) fn start<'w>(list: &'w Words, text: &str) -> Option<&'w str> {
    list.start(text)
}

/// The longest word of a list that a text ends with.
pub(crate) fn end<'w>(list: &'w Words, text: &str) -> Option<&'w str> {
    list.end(text)
}

/// Whether a text holds a word of a list.
pub(crate) fn contains(list: &Words, text: &str) -> bool {
    list.within(text)
}

impl Columns {
    /// What the heading of a column says; blanks and punctuation inside it do not count.
    pub(crate) fn heading(&self, heading: &str) -> Heading {
        use Heading::{Content, Plain, Task};
        // 责任单位（列第一位的为牵头单位）: the remark is a rule for the lists below, not a role.
        let remark = zh::list::last_bracket(heading.trim()).is_some_and(|b| {
            ["位", "首", "第一", "排名"]
                .iter()
                .any(|w| heading.trim()[b.clone()].contains(w))
        });
        let key = zh::key(if remark {
            zh::list::without_last_bracket(heading)
        } else {
            heading
        });
        let key = key.as_str();
        if holds(&self.label, key) {
            return Plain(Meaning::Label);
        }
        if contains(&self.never, key) {
            // 责任单位及责任人: the bodies of such a column count, its persons do not.
            let rest = key.replace("责任人", "").replace("负责人", "");
            let rest = rest.trim_matches(['及', '和', '与']);
            return Plain(match self.units(rest) {
                Some(meaning) if !contains(&self.never, rest) && rest.len() < key.len() => meaning,
                _ => Meaning::Other,
            });
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
        if end(&self.content_ends, key).is_some() || contains(&self.content_contains, key) {
            return Content;
        }
        let task = end(&self.task_ends, key).is_some() || contains(&self.task_contains, key);
        if task && end(&self.not_tasks, key).is_none() {
            return Task;
        }
        Plain(Meaning::Other)
    }

    /// Whether the headings are of a table of figures or of another list, whose bodies are just named:
    /// 单位 beside 金额, 完成单位 beside 等级.
    pub(crate) fn counts(&self, headings: &[&str]) -> bool {
        let keys: Vec<String> = headings.iter().map(|h| zh::key(h)).collect();
        let bare = |key: &String| {
            contains(&self.weak, key) || self.units.iter().any(|rule| holds(&rule.is, key))
        };
        let due = |key: &String| self.heading(key) == Heading::Plain(Meaning::Deadline);
        keys.iter().any(|key| contains(&self.figures, key))
            && !keys.iter().any(|key| contains(&self.measures, key))
            && !keys.iter().any(due)
            && keys
                .iter()
                .all(|key| bare(key) || self.units(key).is_none())
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

/// The most characters of a label, blanks and punctuation aside.
const LONGEST_LABEL: usize = 12;

impl Labels {
    /// The label with which a text begins, where it ends, and where what it announces begins: 责任单位：…,
    /// 责任单位为….
    pub(crate) fn opening(&self, text: &str, columns: &Columns) -> Option<(Label, usize, usize)> {
        // Most texts have no colon and no 为, and need no look at their brackets.
        if !text.contains(['：', ':', '为']) {
            return None;
        }
        self.opening_at(text, zh::list::outside(text), columns)
    }

    /// The same, where the characters of the text that stand outside of brackets, or those of them that may
    /// follow a label, are known.
    pub(crate) fn opening_at(
        &self,
        text: &str,
        outside: impl Iterator<Item = (usize, char)>,
        columns: &Columns,
    ) -> Option<(Label, usize, usize)> {
        let (mut colon, mut is) = (None, None);
        for (at, mark) in outside {
            match mark {
                '：' | ':' if colon.is_none() => {
                    if let Some(label) = self.read(&text[..at], columns) {
                        return Some((label, at, at + mark.len_utf8()));
                    }
                    colon = Some(at);
                }
                '为' if is.is_none() => is = Some(at),
                _ => continue,
            }
            if colon.is_some() && is.is_some() {
                break;
            }
        }
        let at = is?;
        let label = self.is_role(&text[..at], columns)?;
        Some((label, at, at + '为'.len_utf8()))
    }

    /// The role of a label that 为 may stand behind: a whole word such as 责任单位.
    pub(crate) fn is_role(&self, label: &str, columns: &Columns) -> Option<Label> {
        let label = label.trim();
        if !(4..=6).contains(&label.chars().count()) || end(&self.ends, label).is_none() {
            return None;
        }
        self.read(label, columns)
            .filter(|label| matches!(label, Label::Role(_)))
    }

    /// What a label announces, such as 牵头单位 or 完成时限; none if it is no label of responsibility.
    pub(crate) fn read(&self, label: &str, columns: &Columns) -> Option<Label> {
        // 责任单位（列第一位者牵头）: the bracket is a remark.
        let label = zh::list::without_last_bracket(label);
        let han = |c: &char| zh::is_cjk(*c);
        if label.chars().filter(han).nth(LONGEST_LABEL).is_some() {
            return None;
        }
        let key = zh::key(label);
        let key = key.as_str();
        if key.is_empty() || key.chars().count() > LONGEST_LABEL {
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
    use super::{Meaning, Role, Tier};

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
