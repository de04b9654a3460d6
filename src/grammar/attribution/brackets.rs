//! The bracket that says who answers for what it stands behind: （体育总局、民政部负责）, （责任单位：市商务委）.
//!
//! A bracket is a candidate, and each kind of evidence is a rule; the first that holds is why the bracket counts.

use std::cell::OnceCell;
use std::ops::Range;

use super::evidence::{Attribution, is_named, may_be_office, only_says_who, read};
use crate::front::LeadRule;
use crate::grammar::party::PartyKind;
use crate::grammar::statement::{Answer, Statement};
use crate::grammar::verb;
use crate::lexicon::{Label, Role, words};
use crate::rule::Rule;
use crate::zh::{item, list};

pub(in crate::grammar) static LABELLED: Rule = Rule {
    name: "labelled-bracket",
    why: "括号以责任标签开头（责任单位：、牵头单位：、完成时限：）",
    example: "下放权限（责任单位：市商务委）。",
    counter: "下放权限（适用范围：浙江自贸试验区）。",
};
pub(in crate::grammar) static LABELLED_BEHIND: Rule = Rule {
    name: "label-behind-another",
    why: "括号以别的标签（牵头领导：）开头，后面另有责任标签和单位",
    example: "下放权限（牵头领导：张三；责任单位：市商务委）。",
    counter: "下放权限（牵头领导：张三）。",
};
pub(in crate::grammar) static SPOKEN: Rule = Rule {
    name: "spoken-bracket",
    why: "括号在一句的末尾，里面是单位名单和说明谁做什么的动词",
    example: "办好赛事。（体育总局、民政部负责）",
    counter: "办好赛事（由居民委员会协助）。",
};
pub(in crate::grammar) static BODIES: Rule = Rule {
    name: "bracket-of-bodies",
    why: "括号在句号之后，里面除了单位名称没有别的",
    example: "办好赛事。（市体育局）",
    counter: "经有关部门（商务部、财政部）批准。",
};
pub(in crate::grammar) static BEFORE_COMMA: Rule = Rule {
    name: "spoken-bracket-before-comma",
    why: "括号后面是逗号，里面有动词，而且每一个都像单位名称",
    example: "建设平台（市商务委牵头），完善服务。",
    counter: "社会资本（民间投资者参与），完善服务。",
};
pub(in crate::grammar) static BEHIND_COMMA: Rule = Rule {
    name: "bracket-behind-comma",
    why: "括号在逗号之后、分句之前，里面只说由谁牵头，或者只有几个单位",
    example: "落实回收责任，（县农业农村局牵头）查处违法行为。",
    counter: "落实回收责任（县农业农村局牵头）查处违法行为。",
};

pub(in crate::grammar) static BEHIND_NAME: Rule = Rule {
    name: "bracket-behind-name",
    why: "同级编号条目的名称后面大都有括号，里面只有单位名称：括号里是负责这一项的单位",
    example: "（二）竞赛部（县教体局）",
    counter: "（二）办好运动会（试行）",
};

/// The fewest and the most characters in such a bracket: the shortest is （省负责）, and what is longer than a
/// screen is no list of bodies.
const LENGTHS: std::ops::RangeInclusive<usize> = 3..=600;

/// A bracket that may say who answers.
struct Candidate<'t> {
    /// The text before it, without blanks at its end.
    before: &'t str,
    /// The text behind it.
    after: &'t str,
    /// What they say.
    statement: Statement,
    /// The label with which they begin.
    label: Option<Label>,
    /// Whether it stands where a statement ends, once somebody asked.
    closes: OnceCell<bool>,
}

/// A kind of evidence.
struct Kind {
    rule: &'static Rule,
    holds: fn(&Candidate<'_>) -> bool,
}

/// What a bracket behind the name of a numbered item says, if it is one body alone: （二）竞赛部（县教体局）. Only the
/// company of its like tells that it is no part of the name.
pub(crate) fn behind_name(text: &str, lead: Option<LeadRule>) -> Option<Attribution> {
    let text = text.trim_end();
    let number = item::heading(text)?;
    let bracket = list::last_bracket(text)?;
    let name = text[number.len..bracket.start].trim();
    let stops = |c| matches!(c, '。' | '；' | '，' | '：');
    if name.is_empty() || name.contains(stops) {
        return None;
    }
    let (open, close) = ends(&text[bracket.clone()])?;
    let inner = bracket.start + open..bracket.end - close;
    let statement = read(&text[inner.clone()], lead);
    let named = statement.unread.is_empty() && statement.answers.iter().all(is_named);
    let one = statement.answers.iter().any(|a| a.kind == PartyKind::Body);
    (named && one).then_some(Attribution {
        range: bracket,
        inner,
        statement,
        labelled: false,
        rule: &BEHIND_NAME,
    })
}

/// How long the brackets are that a text begins and ends with.
fn ends(bracket: &str) -> Option<(usize, usize)> {
    let mut chars = bracket.chars();
    Some((chars.next()?.len_utf8(), chars.next_back()?.len_utf8()))
}

/// What speaks for a bracket; the first that holds is told.
static FOR: [Kind; 6] = [
    Kind {
        rule: &LABELLED,
        holds: |bracket| bracket.is_labelled(),
    },
    Kind {
        rule: &LABELLED_BEHIND,
        holds: |bracket| bracket.is_labelled_behind(),
    },
    Kind {
        rule: &SPOKEN,
        holds: |bracket| bracket.closes() && bracket.is_spoken(),
    },
    Kind {
        rule: &BODIES,
        holds: |bracket| bracket.closes() && bracket.is_list(),
    },
    Kind {
        rule: &BEFORE_COMMA,
        holds: |bracket| {
            bracket.after.starts_with(['，', ','])
                && bracket.is_spoken()
                && bracket.statement.answers.iter().all(is_named)
        },
    },
    Kind {
        rule: &BEHIND_COMMA,
        holds: |bracket| {
            let leads = |a: &Answer| a.role == Role::Lead;
            let led =
                only_says_who(&bracket.statement) && bracket.statement.answers.iter().any(leads);
            bracket.before.ends_with(['，', ',']) && (led || bracket.are_bodies() > 1)
        },
    },
];

/// What a bracket says, if it says who answers.
pub(super) fn attribution(
    text: &str,
    bracket: &Range<usize>,
    lead: Option<LeadRule>,
) -> Option<Attribution> {
    let open = text[bracket.clone()].chars().next()?;
    if !matches!(open, '（' | '(' | '〔' | '[' | '【' | '［') {
        return None;
    }
    let close = text[bracket.clone()].chars().next_back()?;
    let inner = bracket.start + open.len_utf8()..bracket.end - close.len_utf8();
    let inside = &text[inner.clone()];
    let words = words();
    if !LENGTHS.contains(&inside.chars().count()) || words.asides.explains.start(inside).is_some() {
        return None;
    }
    let candidate = Candidate {
        before: text[..bracket.start].trim_end(),
        after: &text[bracket.end..],
        statement: rest_told(read(inside, lead), inside),
        label: words
            .labels
            .opening(inside, &words.columns)
            .map(|(label, ..)| label),
        closes: OnceCell::new(),
    };
    let says = !candidate.statement.answers.is_empty()
        || candidate.statement.deadline.is_some() && candidate.is_labelled();
    if !says || candidate.only_helps() {
        return None;
    }
    let kind = FOR.iter().find(|kind| (kind.holds)(&candidate))?;
    Some(Attribution {
        range: bracket.clone(),
        labelled: candidate.is_labelled() || candidate.is_labelled_behind(),
        inner,
        statement: candidate.statement,
        rule: kind.rule,
    })
}

/// （区住建局、区民政局；试点期两年）: what stands behind the bodies and is no name is told, and answers for nothing.
fn rest_told(mut statement: Statement, inside: &str) -> Statement {
    let bodies = statement.answers.iter().filter(|a| is_named(a)).count();
    let behind = |a: &Answer| inside[..a.range.start].trim_end().ends_with(['；', ';']);
    if bodies > 1
        && bodies + 1 == statement.answers.len()
        && let Some(last) = statement.answers.pop_if(|a| !is_named(a) && behind(a))
    {
        statement.unread.push(last.range);
    }
    statement
}

impl Candidate<'_> {
    /// Whether it stands where a statement ends: behind a full stop, or before one, or at the end.
    fn closes(&self) -> bool {
        *self.closes.get_or_init(|| {
            let after = self.after.trim_start();
            let before = self.before.chars().next_back();
            before.is_none_or(|c| {
                matches!(c, '。' | '！' | '；' | '？' | '…' | ';' | '）' | '〕' | ')')
            }) || after.is_empty()
                || after.starts_with(['。', '；', ';', '（', '〔', '\n'])
                || item::heading(after).is_some()
        })
    }

    /// Whether it says who helps, and nothing of who answers: （由居民委员会协助）. Behind another bracket it goes
    /// on with that one.
    fn only_helps(&self) -> bool {
        self.statement
            .answers
            .iter()
            .all(|a| a.role == Role::Cooperate)
            && !self.is_labelled()
            && !self.before.is_empty()
            && !self.before.ends_with(['）', ')', '〕', '】'])
    }

    /// Whether the words begin with a label of responsibility.
    fn is_labelled(&self) -> bool {
        matches!(self.label, Some(Label::Role(_) | Label::Deadline))
    }

    /// Whether a label of responsibility stands behind one that is none: 牵头领导：…；责任部门：….
    fn is_labelled_behind(&self) -> bool {
        self.label == Some(Label::Other)
            && self.statement.evidence
            && self
                .statement
                .answers
                .iter()
                .any(|a| a.kind != PartyKind::Unknown)
    }

    /// Whether a verb says who does what, and those who do look like parties.
    fn is_spoken(&self) -> bool {
        let Statement {
            answers,
            unread,
            evidence,
            ..
        } = &self.statement;
        let strange = answers
            .iter()
            .filter(|a| a.kind == PartyKind::Unknown)
            .count();
        // 负责 and a lead are so firm that a strange name or two may stand among the others.
        let firm = |a: &Answer| a.role == Role::Lead || words().verbs.firm.within(&a.wording);
        // （城管中队负责）: nobody knows the ending, and nothing else can be meant.
        let alone = || match answers.as_slice() {
            [one] => firm(one) && verb::is_plain_verb(&one.wording) && may_be_office(&one.name),
            _ => false,
        };
        *evidence
            && (strange * 2 <= answers.len() || alone())
            && unread.is_empty()
            && answers.iter().any(|a| !a.wording.is_empty())
            && (strange == 0 || answers.iter().any(firm))
    }

    /// How many bodies the words name, if they are names alone.
    fn are_bodies(&self) -> usize {
        let Statement {
            answers,
            unread,
            evidence,
            ..
        } = &self.statement;
        let bodies = answers.iter().filter(|a| a.kind == PartyKind::Body).count();
        let alone = !evidence && unread.is_empty() && answers.iter().all(is_named);
        if alone { bodies } else { 0 }
    }

    /// Whether the words are a list of bodies alone, behind a full stop.
    fn is_list(&self) -> bool {
        let Statement {
            answers,
            unread,
            evidence,
            ..
        } = &self.statement;
        let bodies = answers.iter().filter(|a| a.kind == PartyKind::Body).count();
        let stopped = self.before.ends_with(['。', '；', '！']);
        // （区住建局、区民政局；试点期两年）: what is more is told.
        let more = unread.len() == 1 && bodies > 1 && stopped;
        let ends = || {
            self.after
                .trim_matches(|c: char| c.is_whitespace() || c == '。')
                .is_empty()
        };
        // （各社区卫生服务中心） behind the last full stop are many, and nothing else can be meant.
        let many = stopped && ends();
        !evidence
            && (unread.is_empty() || more)
            && answers.iter().all(is_named)
            && (bodies > 0 && (stopped || self.before.is_empty() && ends())
                || bodies > 1 && ends()
                || many)
    }
}
