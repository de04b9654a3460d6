//! Verbs that say what somebody does for a task: 牵头, 按职责分工负责, 制订政策保障措施.

use std::ops::Range;

use super::lex::Tokens;
use crate::lexicon::{Label, Role, words};

/// Whether a text is nothing but a verb, or a role word: 牵头, 按职责分工负责, 配合单位.
pub(crate) fn is_plain_verb(text: &str) -> bool {
    let mut rest = text;
    while let Some(word) = words().verbs.adverbs.start(rest) {
        rest = &rest[word.len()..];
    }
    rest.is_empty() && !text.is_empty() || aside_role(text).is_some()
}

/// The role that a text gives which is nothing but a verb or a role word.
pub(crate) fn aside_role(text: &str) -> Option<Role> {
    let tokens = Tokens::new(text);
    let whole = tokens.whole();
    if opening(&tokens, &whole).is_some() && is_plain(&tokens, &whole) {
        return role(&tokens, &whole);
    }
    match words().labels.read(text, &words().columns) {
        Some(Label::Role(role)) => Some(role),
        _ => None,
    }
}

/// The verb with which a range begins, adverbs before it aside.
pub(super) fn opening(tokens: &Tokens<'_>, range: &Range<usize>) -> Option<Range<usize>> {
    let verbs = &words().verbs;
    let mut rest = range.clone();
    loop {
        if let Some(end) = tokens.begins_any(verbs.starts, &rest) {
            let behind = end..rest.end;
            // 负责人 is nobody's verb, 负责人才引进 is.
            let object = || {
                let firm = tokens.ends(&verbs.strong, &(rest.start..end)).is_some();
                firm && verbs
                    .objects_before
                    .start(&tokens.text[behind.clone()])
                    .is_some()
            };
            let none = tokens.begins(&verbs.not_before, &behind).is_some() && !object();
            return (!none).then_some(rest.start..end);
        }
        rest.start = tokens.begins(&verbs.adverbs, &rest)?;
    }
}

/// Whether a range is nothing but verbs, adverbs and their usual objects; a bracket at its end aside.
pub(super) fn is_plain(tokens: &Tokens<'_>, range: &Range<usize>) -> bool {
    let verbs = &words().verbs;
    let around = [&verbs.adverbs, &verbs.joins, &verbs.objects];
    let all = around
        .iter()
        .fold(verbs.starts, |all, list| all.or(list.lists()));
    let mut rest = tokens.without_last_bracket(range);
    while !rest.is_empty() {
        match tokens.begins_any(all, &rest) {
            Some(end) => rest.start = end,
            None => return false,
        }
    }
    true
}

/// The role that the verbs of a range give; the first rule of the lexicon that fits holds.
pub(super) fn role(tokens: &Tokens<'_>, range: &Range<usize>) -> Option<Role> {
    let verbs = &words().verbs;
    let bare = tokens.without_last_bracket(range);
    let mut rest = bare.clone();
    loop {
        let here = tokens.lists_at(&rest);
        for rule in &verbs.rules {
            let starts = here.meets(rule.starts.lists());
            let contains = || tokens.holds(&rule.contains, &bare);
            let ends = || rule.ends.is_empty() || tokens.ends(&rule.ends, &bare).is_some();
            if (starts || contains()) && ends() {
                return Some(rule.role);
            }
        }
        rest.start = tokens.begins(&verbs.adverbs, &rest)?;
    }
}

#[cfg(test)]
mod tests {
    use super::{Role, aside_role};

    #[test]
    fn a_word_that_gives_a_role() {
        assert_eq!(aside_role("牵头"), Some(Role::Lead));
        assert_eq!(aside_role("配合单位"), Some(Role::Cooperate));
        assert_eq!(aside_role("中新办"), None);
    }
}
