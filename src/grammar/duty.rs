//! Sentences that say who does what: 县水利局负责水情监测。 由县交通局牵头，县财政局配合，整修村道。 请县科技局办理。
//!
//! A sentence opens with those who act, or hands over with 由, 请 or the like in front of them, perhaps behind what is
//! handed over. Whether it is a task or only told is for its surroundings to say.

use std::ops::Range;

use super::clause;
use super::deadlines;
use super::lex::{Tokens, trim};
use super::party::{Party, Sort};
use super::statement::{Setting, Statement, statement};
use super::{parties, verb};
use crate::lexicon::{Role, words};
use crate::rule::Rule;

pub(super) static TOLD: Rule = Rule {
    name: "duty-told",
    why: "一句话以单位开头，接着是“负责”“牵头”“承担”“会同”一类动词：说的是这些单位的职责",
    example: "县水利局负责水情监测。",
    counter: "水情监测由专人负责。",
};
pub(super) static GIVEN: Rule = Rule {
    name: "duty-given",
    why: "“由”“请”“交由”后面是单位，再后面是要做的事：这件事交给这些单位",
    example: "请县人社局会同有关部门制定操作办法。",
    counter: "请各位代表审议。",
};

/// How many parts of a sentence between commas are looked at for those who act.
const MOST_PARTS: usize = 6;
/// The most characters of a name that looks like nobody's.
const LONGEST_STRANGER: usize = 12;
/// Sentences with more parts than so many are not cut.
const MOST_CUTS: usize = 24;
/// How many characters of an action are looked at for 的, which makes it a modifier.
const MODIFIER: usize = 5;
/// How many ends of the names of those who act are tried; each reads the names.
const MOST_ENDS: usize = 12;

/// A sentence that says who does what; ranges are of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Duty {
    /// Who, and until when.
    pub(crate) statement: Statement,
    /// Where those who act are named, to what they do.
    pub(crate) actors: Range<usize>,
    /// Whether it hands something over (由, 请), and does not only tell of it.
    pub(crate) given: bool,
    /// What those who act look like.
    pub(crate) actors_are: Actors,
    /// What told that it is one.
    pub(crate) rule: &'static Rule,
}

/// The duty that a sentence without its number says; none where it says nobody's, or what was done already.
pub(crate) fn duty(sentence: &str) -> Option<Duty> {
    let duties = &words().duties;
    if duties.done.within(sentence) || duties.never.within(sentence) {
        return None;
    }
    let tokens = Tokens::new(sentence);
    let whole = trim(sentence, tokens.whole());
    let opening = whole.start + leading_marks(&sentence[whole.clone()]);
    let parts: Vec<Range<usize>> = tokens
        .split(&(opening..whole.end), |c| c == '，' || c == ',')
        .take(MOST_PARTS)
        .map(|part| trim(sentence, part))
        .collect();
    // 违反规定的，由县公安局依法查处 is a rule.
    let is_case = |part: &usize| {
        let before = part
            .checked_sub(1)
            .map(|before| &sentence[parts[before].clone()]);
        before.is_some_and(|before| before.ends_with(duties.of))
    };
    let told_behind = || {
        let mut behind = (1..parts.len()).filter_map(|part| told(&tokens, &parts[part..]));
        behind.find(|duty| duty.actors_are == Actors::Bodies)
    };
    let mut duty = told(&tokens, &parts).or_else(|| {
        let mut cases = (0..parts.len()).take_while(|part| !is_case(part));
        let given = cases.find_map(|part| given(&tokens, &parts[part..], part == 0));
        given.or_else(told_behind)
    })?;
    duty.statement.deadline = deadline(sentence, &parts, duty.actors.end);
    Some(duty)
}

/// Where a sentence that was not read seems to say who answers: bodies at the beginning of one of its parts, before a
/// word of doing, 要, or a colon.
pub(crate) fn hint(sentence: &str) -> Option<Range<usize>> {
    let duties = &words().duties;
    if duties.done.within(sentence) || duties.never.within(sentence) {
        return None;
    }
    let tokens = Tokens::new(sentence);
    let whole = trim(sentence, tokens.whole());
    let opening = whole.start + leading_marks(&sentence[whole.clone()]);
    let body = opening..whole.end;
    let parts = tokens.split(&body, |c| matches!(c, '，' | ',' | '：' | ':'));
    let mut parts = parts.take(MOST_PARTS).map(|part| trim(sentence, part));
    parts.find_map(|part| {
        let gives = duties
            .gives
            .start(&sentence[part.clone()])
            .map_or(0, str::len);
        let part = part.start + gives..part.end;
        let colon = || sentence[part.end..].starts_with(['：', ':']);
        let fits = |_: &Range<usize>, sort, at| {
            sort == Actors::Bodies && (at < part.end || gives > 0 || colon())
        };
        actors(&tokens, &part, fits).map(|(who, _)| who)
    })
}

/// Where a sentence tells the duties of one after the other between commas: 公安机关负责查处，民政部门负责引导.
pub(crate) fn cuts(sentence: &str) -> Vec<usize> {
    let tokens = Tokens::new(sentence);
    let whole = tokens.whole();
    let parts: Vec<Range<usize>> = tokens
        .split(&whole, |c| c == '，' || c == ',')
        .map(|part| trim(sentence, part))
        .collect();
    let tells = |part: &Range<usize>| {
        let duty = told(&tokens, std::slice::from_ref(part));
        duty.is_some_and(|duty| {
            let action = trim(sentence, duty.actors.end..part.end);
            duty.actors_are != Actors::Stranger && !verb::is_plain(&tokens, &action)
        })
    };
    if parts.len() > MOST_CUTS || parts.iter().skip(1).filter(|part| tells(part)).count() == 0 {
        return Vec::new();
    }
    let first = parts.iter().position(tells);
    let behind = parts
        .iter()
        .skip(first.map_or(usize::MAX, |first| first + 1));
    behind
        .filter(|part| tells(part))
        .map(|part| part.start)
        .collect()
}

/// How long the dashes and dots are that an item of a list begins with.
pub(crate) fn leading_marks(text: &str) -> usize {
    let bare = text.trim_start_matches(|c: char| {
        c.is_whitespace() || !c.is_alphanumeric() && !"《〈“‘（(〔【[".contains(c)
    });
    text.len() - bare.len()
}

/// Those who act at the beginning of a sentence, perhaps behind a date: 县公安局牵头负责维护秩序; 县商务局按照职能分工，
/// 负责市场供应; 县委宣传部会同县发改局制订预案.
fn told(tokens: &Tokens<'_>, parts: &[Range<usize>]) -> Option<Duty> {
    let dated = |part: &Range<usize>| deadlines::opening(&tokens.text[part.clone()]).is_some();
    let at = parts.iter().position(|part| !dated(part))?;
    let (first, rest) = (&parts[at], parts.get(at + 1));
    if words()
        .duties
        .gives
        .start(&tokens.text[first.clone()])
        .is_some()
    {
        return None;
    }
    let says = |at: usize| {
        let begins = |range| words().verbs.told.start(&tokens.text[range]).is_some();
        let behind = behind_adverbs(tokens, at..first.end);
        if behind == first.end {
            return rest.is_some_and(|next| begins(behind_adverbs(tokens, next.clone())..next.end));
        }
        verb::opening(tokens, &(behind..first.end)).is_some() && begins(behind..first.end)
    };
    let (who, sort) = actors(tokens, first, |who, sort, at| {
        says(at) || sort == Actors::Bodies && helpers(tokens, who).is_some()
    })?;
    let statement = said(tokens, &who, &parts[at..], &TOLD);
    // 各单位要密切配合 asks everybody.
    let asks = sort == Actors::Many && statement.answers.iter().all(|a| a.role == Role::Cooperate);
    (!asks).then_some(Duty {
        statement,
        given: false,
        actors_are: sort,
        actors: who,
        rule: &TOLD,
    })
}

/// Those to whom a sentence hands something over, at the beginning of one of its parts or inside it: 由县交通局牵头，
/// 县财政局配合; 具体指标由联合采购办公室拟定.
fn given(tokens: &Tokens<'_>, parts: &[Range<usize>], opens: bool) -> Option<Duty> {
    let part = parts.first()?;
    let duties = &words().duties;
    let at_start = duties.gives.start(&tokens.text[part.clone()]);
    let by = &words().joins;
    let inside = || {
        let free = |at: &usize| tokens.ends(&by.not_by, &(part.start..*at)).is_none();
        let by_whom = tokens.places(by.by.lists(), part).filter(free).last();
        let by_whom = by_whom.and_then(|at| tokens.begins(&by.by, &(at..part.end)));
        // 相关资金请市财政局落实, but not 申请.
        by_whom.or_else(|| {
            let text = &tokens.text[part.clone()];
            let (at, asks) = text.match_indices(duties.asks).next()?;
            let inner = duties.not_asks.end(&text[..at + asks.len()]).is_some();
            (!inner).then_some(part.start + at + asks.len())
        })
    };
    let from = match at_start {
        Some(word) => part.start + word.len(),
        None => inside()?,
    };
    let rest = trim(tokens.text, from..part.end);
    // 由国务院办公厅印发的预案 hands nothing over.
    let of = |at: usize| {
        let action = tokens.text[at..rest.end].chars().take(MODIFIER);
        at_start.is_none() && action.into_iter().any(|c| words().duties.of == c)
    };
    // 请县新华书店配送: nobody knows the ending, and the level tells.
    let fits = |who: &Range<usize>, sort, at| {
        let local = words()
            .names
            .levels
            .start(&tokens.text[who.clone()])
            .is_some();
        (sort == Actors::Bodies || sort == Actors::Stranger && local) && !of(at)
    };
    let (who, sort) = actors(tokens, &rest, fits)?;
    // 由县民政局牵头办理。 says nothing of what.
    let alone = opens && parts.len() == 1 && at_start.is_some();
    if alone && verb::is_plain(tokens, &trim(tokens.text, who.end..rest.end)) {
        return None;
    }
    let parts: Vec<Range<usize>> = std::iter::once(rest)
        .chain(parts[1..].iter().cloned())
        .collect();
    Some(Duty {
        statement: said(tokens, &who, &parts, &GIVEN),
        given: true,
        actors_are: sort,
        actors: who,
        rule: &GIVEN,
    })
}

/// What those are whom a stretch names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Actors {
    /// Bodies and phrases for bodies, one body at least.
    Bodies,
    /// Only phrases for bodies: 各级教育部门.
    Many,
    /// A short name that looks like nobody's.
    Stranger,
}

/// The first words of a stretch that name those who act, and what they are: they end where a verb, an adverb or what
/// is to be done begins, and `fits` says whether that will do.
fn actors(
    tokens: &Tokens<'_>,
    stretch: &Range<usize>,
    fits: impl Fn(&Range<usize>, Actors, usize) -> bool,
) -> Option<(Range<usize>, Actors)> {
    let text = &tokens.text[stretch.clone()];
    let ends = text
        .char_indices()
        .map(|(at, _)| stretch.start + at)
        .filter(|&at| at > stretch.start && ends_actors(tokens, at..stretch.end));
    let ends: Vec<usize> = ends.chain([stretch.end]).take(MOST_ENDS).collect();
    // 市委宣传部牵头: a word with which a name goes on is tried last.
    let in_name = |at: &usize| {
        let act = words().duties.acts.start(&tokens.text[*at..stretch.end]);
        let behind = at + act.map_or(0, str::len);
        let more = words()
            .duties
            .goes_on
            .start(&tokens.text[behind..stretch.end]);
        let (Some(_), Some(more)) = (act, more) else {
            return false;
        };
        let name = parties::parties(tokens, &(stretch.start..behind + more.len()));
        name.parties
            .last()
            .is_some_and(|last| last.sort == Sort::Body)
    };
    let (last, first): (Vec<usize>, Vec<usize>) = ends.into_iter().partition(in_name);
    first.into_iter().chain(last).find_map(|at| {
        let who = trim(tokens.text, stretch.start..at);
        let sort = sort_of_actors(tokens, &who)?;
        fits(&who, sort, at).then_some((who, sort))
    })
}

/// Whether what begins here is no part of a name: a verb, an adverb, 在, 按, or something to be done.
fn ends_actors(tokens: &Tokens<'_>, rest: Range<usize>) -> bool {
    let verbs = &words().verbs;
    let known = verbs.starts.or(verbs.adverbs.lists());
    tokens.begins_any(known, &rest).is_some()
        || words()
            .duties
            .acts
            .start(&tokens.text[rest.clone()])
            .is_some()
        || words().duties.must.start(&tokens.text[rest]).is_some()
}

/// What those are whom a stretch names; none if it is no list of names.
fn sort_of_actors(tokens: &Tokens<'_>, who: &Range<usize>) -> Option<Actors> {
    let named = |who: &Range<usize>| {
        let found = parties::parties(tokens, who);
        let fits = |sort: Sort| matches!(sort, Sort::Body | Sort::Collective);
        // 教育行政部门 is any of them.
        let office = |party: &Party| {
            let kind = &words().duties.kinds;
            let name = &tokens.text[party.range.clone()];
            let any = kind.end(name).is_some() || words().duties.no_names.within(name);
            party.sort == Sort::Body && !any
        };
        (found.are(fits) && found.regions.is_empty()).then(|| found.parties.iter().any(office))
    };
    if let Some((leaders, helpers)) = helpers(tokens, who) {
        return (named(&leaders)? && named(&helpers).is_some()).then_some(Actors::Bodies);
    }
    if let Some(body) = named(who) {
        return Some(if body { Actors::Bodies } else { Actors::Many });
    }
    let text = &tokens.text[who.clone()];
    let plain = text.chars().all(char::is_alphabetic) && text.chars().nth(1).is_some();
    let short = text.chars().nth(LONGEST_STRANGER).is_none();
    (plain && short && !words().duties.no_names.within(text)).then_some(Actors::Stranger)
}

/// 县委宣传部会同县发改局: those who lead, and those who help.
fn helpers(tokens: &Tokens<'_>, who: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let with = &words().joins.with;
    let at = tokens
        .places(with.lists(), who)
        .find(|&at| at > who.start)?;
    let end = tokens.begins(with, &(at..who.end))?;
    let helpers = trim(tokens.text, end..who.end);
    (!helpers.is_empty()).then(|| (trim(tokens.text, who.start..at), helpers))
}

/// Where a stretch goes on behind the adverbs that it begins with.
fn behind_adverbs(tokens: &Tokens<'_>, stretch: Range<usize>) -> usize {
    let mut rest = stretch;
    while let Some(end) = tokens.begins(&words().verbs.adverbs, &rest) {
        rest.start = end;
    }
    rest.start
}

/// What a sentence says of those who act in its first part, and of those who help in the parts that follow:
/// 县交通局牵头，县财政局配合.
fn said(
    tokens: &Tokens<'_>,
    who: &Range<usize>,
    parts: &[Range<usize>],
    rule: &'static Rule,
) -> Statement {
    let clean = |read: &Statement| {
        let names = read.answers.iter().all(|a| {
            let strange = a.sort == Sort::Unknown && a.range == *who;
            strange || matches!(a.sort, Sort::Body | Sort::Collective)
        });
        names && read.unread.is_empty() && !read.answers.is_empty()
    };
    let mut best = None;
    for (at, part) in parts.iter().enumerate() {
        let read = statement(tokens, &(who.start..part.end), Setting::Running, None);
        let fewest = best
            .as_ref()
            .map_or(0, |best: &Statement| best.answers.len());
        // A part that names nobody more is what is to be done; so is what stands behind those of the first part.
        let beyond = if at == 0 {
            read.answers.iter().any(|a| a.range.end > who.end)
        } else {
            !names_helpers(tokens, part)
        };
        if !clean(&read) || beyond || read.answers.len() <= fewest {
            break;
        }
        best = Some(read);
    }
    let mut read = best.unwrap_or_else(|| statement(tokens, who, Setting::Running, None));
    let last = read.answers.iter().map(|a| a.range.end).max();
    read.deadline = None;
    read.rules.push((who.start..last.unwrap_or(who.end), rule));
    read
}

/// Whether a part of a sentence says with a verb of its own who does something, and what it does is nothing more:
/// 县财政局配合.
pub(super) fn names_helpers(tokens: &Tokens<'_>, part: &Range<usize>) -> bool {
    let part = trim(tokens.text, part.clone());
    clause::clause(tokens, &part).is_some_and(|clause| !clause.actors.is_empty())
        && !ends_actors(tokens, part)
}

/// The date by which it is to be done: at the beginning of a part of the sentence, or right behind those who act.
fn deadline(sentence: &str, parts: &[Range<usize>], actors: usize) -> Option<Range<usize>> {
    let before = &words().asides.deadline_starts;
    let behind = actors..sentence.len();
    parts.iter().cloned().chain([behind]).find_map(|part| {
        let text = &sentence[part.clone()];
        let skipped = before.start(text).map_or(0, str::len);
        let len = deadlines::opening(&text[skipped..])?;
        let (date, rest) = text[skipped..].split_at(len);
        let dates = &words().dates;
        let ends = dates.before.end(date).is_some() || dates.ends.end(date).is_some();
        // 2000年底前建成的小区 is a house of that age, 2022年 the year of a report.
        let due = ends || words().asides.deadline_ends.start(rest).is_some();
        let of = part.end <= actors && rest.contains(words().duties.of);
        (due && !of).then_some(part.start + skipped..part.start + skipped + len)
    })
}

#[cfg(test)]
mod tests {
    use super::{Actors, cuts, duty, hint};
    use crate::lexicon::Role::{self, Cooperate, Implement, Lead, Responsible};

    type Said<'t> = (bool, bool, Vec<(&'t str, Role)>, Option<&'t str>);

    fn read(text: &str) -> Option<Said<'_>> {
        duty(text).map(|duty| {
            let answers = duty.statement.answers.into_iter();
            let named = answers.map(|a| (&text[a.range], a.role)).collect();
            let deadline = duty.statement.deadline.map(|range| &text[range]);
            (
                duty.given,
                duty.actors_are == Actors::Bodies,
                named,
                deadline,
            )
        })
    }

    #[test]
    fn sentences_that_tell_who_does_what() {
        for (text, names) in [
            ("县水利局负责水情监测。", &[("县水利局", Responsible)][..]),
            ("——县水利局负责水情监测；", &[("县水利局", Responsible)]),
            (
                "县发改局及县粮食局负责综合协调。",
                &[("县发改局", Responsible), ("县粮食局", Responsible)],
            ),
            (
                "县商务局按照职能分工，负责市场供应。",
                &[("县商务局", Responsible)],
            ),
            (
                "县委宣传部会同县发改局制订预案，负责发布新闻。",
                &[("县委宣传部", Lead), ("县发改局", Cooperate)],
            ),
            ("县医保局承担结算工作。", &[("县医保局", Responsible)]),
            ("县公安局牵头负责维护秩序。", &[("县公安局", Lead)]),
            ("县交通局负责组织运输。", &[("县交通局", Responsible)]),
            ("区推进办负责汇总情况。", &[("区推进办", Responsible)]),
            ("县文旅局负责推进古桥修缮。", &[("县文旅局", Implement)]),
            ("6月底前，县住建局牵头完成测绘。", &[("县住建局", Lead)]),
            (
                "各级卫生健康部门负责对医疗机构进行监管。",
                &[("各级卫生健康部门", Responsible)],
            ),
        ] {
            let (given, _, found, _) = read(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((given, found), (false, names.to_vec()), "{text}");
        }
    }

    #[test]
    fn sentences_that_hand_something_over() {
        for (text, names, deadline) in [
            (
                "由县交通局牵头，县财政局配合，6月底前整修村道三公里。",
                &[("县交通局", Lead), ("县财政局", Cooperate)][..],
                Some("6月底前"),
            ),
            (
                "请县人社局会同有关部门制定操作办法。",
                &[("县人社局", Lead), ("有关部门", Cooperate)],
                None,
            ),
            (
                "有关事项不再集中管理，请县科技局、县工信局等部门在2031年2月底前完成。",
                &[("县科技局", Responsible), ("县工信局", Responsible)],
                Some("2031年2月底前"),
            ),
            (
                "入围标准的具体指标由联合采购办公室负责拟定。",
                &[("联合采购办公室", Responsible)],
                None,
            ),
            (
                "申报材料交由县财政局审核。",
                &[("县财政局", Responsible)],
                None,
            ),
        ] {
            let (given, known, found, due) = read(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(
                (given, known, found, due),
                (true, true, names.to_vec(), deadline),
                "{text}"
            );
        }
    }

    #[test]
    fn sentences_that_hand_nothing_over() {
        for text in [
            "发展改革委会同水利部研究提出了办理意见。",
            "本办法由县财政局负责解释。",
            "联席会议由县政府主要负责同志担任召集人。",
            "请各位代表审议。",
            "各项工作由专人负责。",
            "水情监测由专人负责。",
            "由点到面推进工作。",
            "要坚持谁主管谁负责。",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn names_go_on_over_words_of_doing() {
        for (text, name) in [
            ("由市委宣传部牵头，检查城关镇。", "市委宣传部"),
            ("省人力资源社会保障厅负责引进人才。", "省人力资源社会保障厅"),
        ] {
            let found = read(text).map(|(_, _, names, _)| names[0].0);
            assert_eq!(found.unwrap_or_default(), name, "{text}");
        }
    }

    #[test]
    fn duties_of_one_after_the_other_are_cut() {
        let text = "公安机关负责查处违法用火，民政部门负责引导文明祭扫，县教育局配合。";
        assert_eq!(cuts(text), [text.find("民政").expect("it stands there")]);
        assert_eq!(cuts("县水利局负责监测，及时发布信息。"), [0_usize; 0]);
    }

    #[test]
    fn what_cannot_be_read_is_pointed_at() {
        for (text, name) in [
            ("县林业局要加强调度。", "县林业局"),
            ("县文旅局抓紧制定方案，提交会议研究。", "县文旅局"),
            ("市委宣传部：组织主题宣传。", "市委宣传部"),
            ("加强组织领导，落实工作责任。", ""),
            ("各单位要高度重视。", ""),
        ] {
            let found = hint(text).map(|range| &text[range]);
            assert_eq!(found.unwrap_or_default(), name, "{text}");
        }
    }
}
