//! One clause taken apart: who, and the verb that says what they do.
//!
//! 商务部牵头 · 各成员单位和相关负责部门共同负责推进 · 中央宣传部负责在有关试点地区推进.
//! A verb may stand inside a name too (区推进办, 相关负责部门), so what stands before it must look like
//! names, or what stands from it on must be nothing but verbs.

use std::ops::Range;
use std::sync::OnceLock;

use super::names::Sort;
use super::parties;
use crate::lexicon::words::Words;
use crate::lexicon::{self, Role};
use crate::lexicon::{Label, Verbs, end, start, words};
use crate::zh::list;

/// A clause with a verb.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Clause {
    /// Where those who act stand; empty where the clause goes on with those of the one before.
    pub(crate) actors: Range<usize>,
    /// From the verb on, as printed.
    pub(crate) verb: Range<usize>,
    /// What the verb makes of them.
    pub(crate) role: Role,
    /// Whether it is nothing but verbs to the end.
    pub(crate) plain: bool,
}

/// Finds the verb of the clause `text[within]`; none if it has no verb with actors.
pub(crate) fn read(text: &str, within: Range<usize>) -> Option<Clause> {
    let clause = &text[within.clone()];
    let verbs = &words().verbs;
    let mut loose = None;
    let mut unknown = None;
    for (at, _) in list::outside(clause) {
        let rest = &clause[at..];
        // One look at the first characters spares the search for verbs almost everywhere.
        if openers().start(rest).is_none() {
            continue;
        }
        let Some(verb) = opens(verbs, rest) else {
            continue;
        };
        let plain = is_plain(verbs, rest);
        let Some(role) = role(verbs, rest) else {
            continue;
        };
        let found = Clause {
            actors: parties::trim(text, within.start..within.start + at),
            verb: within.start + at..within.end,
            role,
            plain,
        };
        if found.actors.is_empty() {
            // A clause that begins with its verb goes on with the actors before it.
            return Some(found);
        }
        let actors = parties::read(text, found.actors.clone()).parties;
        let known = !actors.is_empty() && actors.iter().all(|p| p.sort != Sort::Unknown);
        let bodies = known && actors.iter().all(|p| p.sort != Sort::Place);
        if known && plain || bodies && start(&verbs.strong, verb).is_some() {
            return Some(found);
        }
        if bodies && loose.is_none() {
            loose = Some(found);
        } else if plain && unknown.is_none() {
            unknown = Some(found);
        }
    }
    loose.or(unknown)
}

/// Whether a text is nothing but a verb, or a role word: 牵头, 按职责分工负责, 配合单位.
pub(crate) fn is_plain_verb(text: &str) -> bool {
    aside_role(text).is_some() || {
        let mut rest = text;
        while let Some(word) = start(&words().verbs.adverbs, rest) {
            rest = &rest[word.len()..];
        }
        rest.is_empty() && !text.is_empty()
    }
}

/// The role that a text gives which is nothing but a verb or a role word.
pub(crate) fn aside_role(text: &str) -> Option<Role> {
    let verbs = &words().verbs;
    if opens(verbs, text).is_some() && is_plain(verbs, text) {
        return role(verbs, text);
    }
    match words().labels.read(text, &words().columns) {
        Some(Label::Role(role)) => Some(role),
        _ => None,
    }
}

/// Everything that a verb phrase may begin with.
fn openers() -> &'static Words {
    static OPENERS: OnceLock<Words> = OnceLock::new();
    OPENERS.get_or_init(|| {
        let verbs = &words().verbs;
        let starts = verbs.rules.iter().flat_map(|rule| rule.starts.all());
        let all = verbs.adverbs.all().chain(starts);
        Words::from(all.map(str::to_owned).collect::<Vec<_>>())
    })
}

/// The verb with which a text begins, adverbs before it aside.
fn opens<'w>(verbs: &'w Verbs, text: &str) -> Option<&'w str> {
    let mut rest = text;
    loop {
        if let Some(verb) = verb_at(verbs, rest) {
            let after = &rest[verb.len()..];
            return start(&verbs.not_before, after).is_none().then_some(verb);
        }
        rest = &rest[start(&verbs.adverbs, rest)?.len()..];
    }
}

/// The longest verb at the beginning of a text.
fn verb_at<'w>(verbs: &'w Verbs, text: &str) -> Option<&'w str> {
    verbs
        .rules
        .iter()
        .filter_map(|rule| start(&rule.starts, text))
        .max_by_key(|verb| verb.len())
}

/// Whether a text is nothing but verbs, adverbs and their usual objects; a bracket at its end aside.
fn is_plain(verbs: &Verbs, text: &str) -> bool {
    let mut rest = list::without_last_bracket(text);
    while !rest.is_empty() {
        let word = [&verbs.adverbs, &verbs.joins, &verbs.objects]
            .into_iter()
            .filter_map(|words| start(words, rest))
            .chain(verb_at(verbs, rest))
            .max_by_key(|word| word.len());
        let Some(word) = word else { return false };
        rest = &rest[word.len()..];
    }
    true
}

/// The role that the verbs of a text give; the first rule that fits holds.
fn role(verbs: &Verbs, text: &str) -> Option<Role> {
    let bare = list::without_last_bracket(text);
    let mut rest = bare;
    loop {
        for rule in &verbs.rules {
            let starts = start(&rule.starts, rest).is_some();
            let contains = lexicon::contains(&rule.contains, bare);
            let ends = rule.ends.is_empty() || end(&rule.ends, bare).is_some();
            if (starts || contains) && ends {
                return Some(rule.role);
            }
        }
        rest = &rest[start(&verbs.adverbs, rest)?.len()..];
    }
}

#[cfg(test)]
mod tests {
    use super::{Role, aside_role, read};

    fn split(text: &str) -> Option<(&str, &str, Role)> {
        read(text, 0..text.len()).map(|c| (&text[c.actors], &text[c.verb], c.role))
    }

    #[test]
    fn clauses_and_their_verbs() {
        use Role::{Cooperate, Implement, Lead, Policy, Responsible, Support};
        for (text, actors, role) in [
            ("商务部牵头", "商务部", Lead),
            (
                "各成员单位和相关负责部门共同负责推进",
                "各成员单位和相关负责部门",
                Implement,
            ),
            ("银保监会制订政策保障措施", "银保监会", Policy),
            ("商务部牵头制订政策保障措施", "商务部", Lead),
            (
                "卫生健康委、住房城乡建设部支持和指导",
                "卫生健康委、住房城乡建设部",
                Support,
            ),
            ("海南负责推进", "海南", Implement),
            ("中央网信办指导并制订政策保障措施", "中央网信办", Policy),
            (
                "中央网信办、财政部、商务部等有关部门按职责分工推进",
                "中央网信办、财政部、商务部等有关部门",
                Implement,
            ),
            ("中央宣传部负责在有关试点地区推进", "中央宣传部", Implement),
            (
                "司法部、最高人民法院确定试点地区并制订政策保障措施",
                "司法部、最高人民法院",
                Policy,
            ),
            (
                "民航局、中央军委联合参谋部制订政策保障措施",
                "民航局、中央军委联合参谋部",
                Policy,
            ),
            (
                "统计局及联席会议其他成员单位共同负责",
                "统计局及联席会议其他成员单位",
                Responsible,
            ),
            ("商务部牵头推进", "商务部", Lead),
            (
                "国务院相关部门及各地区按职责分工负责",
                "国务院相关部门及各地区",
                Responsible,
            ),
            ("市财政局配合", "市财政局", Cooperate),
            ("区推进办牵头", "区推进办", Lead),
            ("市政府推进办负责推进", "市政府推进办", Implement),
            ("各区县负责推进辖区内企业参与", "各区县", Implement),
            (
                "有关城市入选试点城市负责推进（以名单为准）",
                "有关城市入选试点城市",
                Implement,
            ),
            ("商务部负责出口配额管理", "商务部", Responsible),
        ] {
            let found = split(text).expect(text);
            assert_eq!((found.0, found.2), (actors, role), "{text}: {found:?}");
        }
    }

    #[test]
    fn no_verb_no_clause() {
        for text in [
            "市科技局",
            "《国家职业资格目录》中的实施部门",
            "区推进办",
            "以下简称总体方案",
            "2021年底前完成",
            "中央军委联合参谋部",
        ] {
            assert_eq!(split(text), None, "{text}");
        }
        assert_eq!(aside_role("牵头"), Some(Role::Lead));
        assert_eq!(aside_role("配合单位"), Some(Role::Cooperate));
        assert_eq!(aside_role("中新办"), None);
    }
}
