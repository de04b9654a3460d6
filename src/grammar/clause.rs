//! One clause taken apart: who, and the verb that says what they do.
//!
//! 商务部牵头 · 各成员单位和相关负责部门共同负责推进 · 中央宣传部负责在有关试点地区推进.
//! A verb may stand inside a name too (区推进办, 相关负责部门), so what stands before it must look like
//! names, or what stands from it on must be nothing but verbs.

use std::ops::Range;

use super::lex::Tokens;
use super::party::{Parties, PartyKind};
use super::{parties, verb};
use crate::lexicon::{Role, words};
use crate::zh::trim::trim;

/// A clause with a verb.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Clause {
    /// Where those who act stand; empty where the clause goes on with those of the one before.
    pub(crate) actors: Range<usize>,
    /// Those who act.
    pub(crate) parties: Parties,
    /// From the verb on, as printed.
    pub(crate) verb: Range<usize>,
    /// What the verb makes of them.
    pub(crate) role: Role,
    /// Whether it is nothing but verbs to the end.
    pub(crate) plain: bool,
}

/// How many verbs of a clause are tried. Behind so many it is prose; and each reads the names before it.
const MOST_VERBS: usize = 12;

/// The clause in a range of a text; none if it has no verb with actors.
pub(super) fn clause(tokens: &Tokens<'_>, range: &Range<usize>) -> Option<Clause> {
    let verbs = &words().verbs;
    let mut loose = None;
    let mut unknown = None;
    let mut tried = 0;
    for at in tokens.places(verbs.starts.or(verbs.adverbs.lists()), range) {
        let rest = at..range.end;
        let Some((opening, role)) = verb::opening(tokens, &rest).zip(verb::role(tokens, &rest))
        else {
            continue;
        };
        tried += 1;
        if tried > MOST_VERBS {
            break;
        }
        let actors = trim(tokens.text, range.start..at);
        let found = Clause {
            parties: parties::parties(tokens, &actors),
            actors,
            plain: verb::is_plain(tokens, &rest),
            verb: rest,
            role,
        };
        if found.actors.is_empty() {
            // A clause that begins with its verb goes on with the actors before it.
            return Some(found);
        }
        let known = found.parties.are(|kind| kind != PartyKind::Unknown);
        let bodies = known && found.parties.are(|kind| kind != PartyKind::Place);
        if known && found.plain || bodies && tokens.begins(&verbs.strong, &opening).is_some() {
            return Some(found);
        }
        if bodies && loose.is_none() {
            loose = Some(found);
        } else if found.plain && unknown.is_none() {
            unknown = Some(found);
        }
    }
    loose.or(unknown)
}

#[cfg(test)]
mod tests {
    use super::{Clause, Role, Tokens, clause};

    fn read(text: &str) -> Option<Clause> {
        let tokens = Tokens::new(text);
        clause(&tokens, &tokens.whole())
    }

    fn split(text: &str) -> Option<(&str, &str, Role)> {
        read(text).map(|c| (&text[c.actors], &text[c.verb], c.role))
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
    }
}
