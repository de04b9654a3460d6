//! What a label before a colon announces: bodies with a role, a deadline, something else.

use serde::Deserialize;

use super::columns::{Columns, Heading};
use super::roles::Role;
use super::words::Words;
use crate::zh;

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
    pub(crate) duties: Words,
    other: Words,
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
        if !(4..=6).contains(&label.chars().count()) || self.ends.end(label).is_none() {
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
        if self.other.holds(key) || columns.never.within(key) {
            return Some(Label::Other);
        }
        if self.deadline.holds(key) {
            return Some(Label::Deadline);
        }
        for (list, role) in [
            (&self.lead, Role::Lead),
            (&self.cooperate, Role::Cooperate),
            (&self.responsible, Role::Responsible),
        ] {
            if list.holds(key) {
                return Some(Label::Role(role));
            }
        }
        // 单位 alone may be anybody's.
        self.ends.end(key).filter(|word| word.len() < key.len())?;
        match columns.units(key)? {
            Heading::Units(role, _) => Some(Label::Role(role)),
            _ => Some(Label::Role(Role::Responsible)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Label, Role};
    use crate::lexicon::words;

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
