//! The places in running text that say who answers: a bracket, or words after a label.
//!
//! …推动实现俱乐部地域化。（体育总局、民政部负责） · （责任单位：市商务委；完成时限：2021年底） ·
//! 责任单位：市商务委. A bracket needs evidence: a label, or a verb behind names, or a list of bodies alone
//! behind a full stop. （以下简称自贸试验区） and （试行） have none.

use std::ops::Range;

use super::Role;
use super::clauses;
use super::names::Sort;
use super::responsibility::{self, Answer, Reading, Setting};
use super::vocabulary::{self, Label, words};
use crate::front::LeadRule;
use crate::zh::{self, list, numeral};

/// A stretch that says who answers for what stands before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Closing {
    /// With its brackets or its label.
    pub(super) range: Range<usize>,
    /// The words inside, for which `reading` has its ranges.
    pub(super) inner: Range<usize>,
    pub(super) reading: Reading,
    /// Whether it opens with a label: 责任单位：….
    pub(super) labelled: bool,
}

impl Closing {
    /// Whether what was read as its deadline is so long that it is the task: 由县住建局牵头，于4月底前完成改造计划….
    pub(super) fn runs_on(&self) -> bool {
        let deadline = self.reading.deadline.as_ref();
        !self.labelled && deadline.is_some_and(|d| d.len() > 16 * '年'.len_utf8())
    }
}

/// All closings of a paragraph, in order.
pub(super) fn find(text: &str, rule: Option<LeadRule>) -> Vec<Closing> {
    // Most paragraphs of prose have neither.
    if !text.contains(['（', '(', '〔', '[', '【', '［', '：', ':', '由', '为']) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let brackets = list::brackets(text);
    for bracket in &brackets {
        if let Some(closing) = bracketed(text, bracket.clone(), rule) {
            found.push(closing);
        }
    }
    for line in labelled(text) {
        // A label inside a bracket was read with it.
        if found
            .iter()
            .all(|c: &Closing| c.range.end <= line.start || line.end <= c.range.start)
        {
            let reading = responsibility::read(&text[line.clone()], Setting::Running, rule);
            let said = text[line.clone()].contains(['：', ':'])
                || reading.unread.is_empty() && reading.answers.iter().all(is_named);
            if said && !reading.answers.is_empty() {
                found.push(Closing {
                    range: line.clone(),
                    inner: line,
                    reading,
                    labelled: true,
                });
            }
        }
    }
    found.sort_by_key(|closing| closing.range.start);
    found
}

/// A paragraph's last sentence that only says who answers: 由县公安局负责。 In a numbered item it may be the
/// last part of its only sentence: 1.整治住房问题，由市住建局牵头，各区配合。
pub(super) fn by(text: &str, rule: Option<LeadRule>) -> Option<Closing> {
    let end = text.trim_end().len();
    let body = text[..end].trim_end_matches(['。', '；', ';']);
    let stop = body
        .rfind(['。', '；', '！'])
        .map(|at| at + '。'.len_utf8());
    let item = numeral::heading(text).is_some_and(|h| !h.label.starts_with('第'));
    let start = match stop {
        Some(stop) if body[stop..].trim_start().starts_with('由') => stop,
        None if item => body.find("，由")?,
        _ => return None,
    };
    let said = body[start..].trim_start_matches('，').trim_start();
    let inner = body.len() - said.len()..body.len();
    if said.chars().count() > 120 {
        return None;
    }
    let reading = responsibility::read(said, Setting::Running, rule);
    only_says_who(&reading).then_some(Closing {
        range: start..end,
        inner,
        reading,
        labelled: false,
    })
}

/// The bracket at the end of a text that only says who helps the body it stands under: …。（县财政局配合）
pub(super) fn helped(text: &str) -> Option<Closing> {
    let end = text.trim_end_matches(|c: char| c.is_whitespace() || "。；;".contains(c));
    let range = list::last_bracket(end)?;
    let inner = range.start + '（'.len_utf8()..range.end - '）'.len_utf8();
    let words = text.get(inner.clone())?;
    let reading = responsibility::read(words, Setting::Running, None);
    only_says_who(&reading).then_some(Closing {
        range,
        inner,
        labelled: false,
        reading,
    })
}

/// Whether words say who answers and nothing else.
fn only_says_who(reading: &Reading) -> bool {
    let plain = |a: &Answer| is_named(a) && clauses::is_plain_verb(&a.said);
    reading.answers.iter().any(|a| a.sort == Sort::Body)
        && reading.answers.iter().all(plain)
        && reading.unread.is_empty()
}

/// Where a numbered item opens with who answers, or does so behind its name: （四）由县文旅局牵头，县农业农村局参加，
/// 办好群众赛事。 （二）方案设计。由县住建局牵头，各镇配合，编制方案。 Only words with a lead or with help count: what a
/// body is in charge of is told in prose too.
pub(super) fn opening(text: &str, rule: Option<LeadRule>) -> Option<Closing> {
    let number = numeral::heading(text).filter(|h| !h.label.starts_with('第'))?;
    let item = text.len() - text[number.len..].trim_start().len();
    let name = text[item..].find("。由").map(|at| at + '。'.len_utf8());
    let name = name.filter(|&at| text[item..item + at].chars().count() <= LONGEST_NAME);
    let start = item + name.unwrap_or(0);
    let body = &text[start..];
    let sentence = body.find('。').unwrap_or(body.len());
    let read = |at: usize| responsibility::read(&body[..at], Setting::Running, rule);
    let said = body
        .match_indices(['，', '。'])
        .map(|(at, _)| at)
        .take_while(|&at| at <= sentence)
        .map(|at| (start + at, read(at)))
        .filter(|(_, reading)| only_says_who(reading) && has_lead_or_help(reading));
    // What comes behind the last who answers is the task.
    let (end, reading) = said.min_by_key(|(end, r)| (usize::MAX - r.answers.len(), *end))?;
    let rest = text[end..].trim_matches(|c: char| c.is_whitespace() || "，。".contains(c));
    (!rest.is_empty()).then_some(Closing {
        range: item..end,
        inner: start..end,
        reading,
        labelled: false,
    })
}

/// The most characters of an item's name before the sentence that says who answers.
const LONGEST_NAME: usize = 20;

/// Whether one leads, or one helps another.
fn has_lead_or_help(reading: &Reading) -> bool {
    let has = |role| reading.answers.iter().any(|a| a.role == role);
    has(Role::Lead) || has(Role::Cooperate)
}

/// A whole paragraph that goes on with the labelled line before it: 完成时限：2022年6月.
pub(super) fn further(text: &str) -> Option<Closing> {
    words().labels.opening(text, &words().columns)?;
    let reading = responsibility::read(text, Setting::Running, None);
    let range = 0..text.len();
    let inner = range.clone();
    reading.unread.is_empty().then_some(Closing {
        range,
        inner,
        reading,
        labelled: true,
    })
}

/// A bracket, if it says who answers.
fn bracketed(text: &str, bracket: Range<usize>, rule: Option<LeadRule>) -> Option<Closing> {
    let open = text[bracket.clone()].chars().next()?;
    if !matches!(open, '（' | '(' | '〔' | '[' | '【' | '［') {
        return None;
    }
    let close = text[bracket.clone()].chars().next_back()?;
    let inner = bracket.start + open.len_utf8()..bracket.end - close.len_utf8();
    let words = &text[inner.clone()];
    // The shortest is （省负责）; what is longer than a screen is no list of bodies.
    if vocabulary::start(&vocabulary::words().asides.explains, words).is_some() {
        return None;
    }
    if words.chars().count() < 3 || words.chars().count() > 600 {
        return None;
    }
    let reading = responsibility::read(words, Setting::Running, rule);
    // （由居民委员会协助） alone says who helps, and nothing of who answers.
    let helps = reading.answers.iter().all(|a| a.role == Role::Cooperate);
    let behind = text[..bracket.start].trim_end();
    if helps
        && !is_labelled(words)
        && !(behind.is_empty() || behind.ends_with(['）', ')', '〕', '】']))
    {
        return None;
    }
    let labelled = is_labelled(words) || is_labelled_behind(words, &reading);
    let bears = labelled
        || closes(text, &bracket) && (is_spoken(&reading) || is_list(text, &bracket, &reading))
        || text[bracket.end..].starts_with(['，', ','])
            && is_spoken(&reading)
            && reading.answers.iter().all(is_named)
        // 落实回收责任，（县农业农村局牵头）查处违法行为。（…）
        || behind.ends_with(['，', ','])
            && only_says_who(&reading)
            && reading.answers.iter().any(|a| a.role == Role::Lead);
    (bears && (!reading.answers.is_empty() || reading.deadline.is_some() && is_labelled(words)))
        .then_some(Closing {
            range: bracket,
            labelled,
            inner,
            reading,
        })
}

/// Whether a bracket ends what it stands behind: after a full stop, or before one, or at the end.
fn closes(text: &str, bracket: &Range<usize>) -> bool {
    let before = text[..bracket.start].trim_end().chars().next_back();
    let after = text[bracket.end..].trim_start();
    before.is_none_or(|c| matches!(c, '。' | '！' | '；' | '？' | '…' | ';' | '）' | '〕' | ')'))
        || after.is_empty()
        || after.starts_with(['。', '；', ';', '（', '〔', '\n'])
        || numeral::heading(after).is_some()
}

/// Whether the words begin with a label of responsibility.
fn is_labelled(text: &str) -> bool {
    matches!(
        words().labels.opening(text, &words().columns),
        Some((Label::Role(_) | Label::Deadline, ..))
    )
}

/// Whether a label of responsibility stands behind one that is none: 牵头领导：…；责任部门：….
fn is_labelled_behind(text: &str, reading: &Reading) -> bool {
    matches!(
        words().labels.opening(text, &words().columns),
        Some((Label::Other, ..))
    ) && reading.evidence
        && reading.answers.iter().any(|a| a.sort != Sort::Unknown)
}

/// Whether a verb says who does what, and those who do look like parties.
fn is_spoken(reading: &Reading) -> bool {
    let strange = reading
        .answers
        .iter()
        .filter(|a| a.sort == Sort::Unknown)
        .count();
    reading.evidence
        && strange * 2 <= reading.answers.len()
        && reading.unread.is_empty()
        && reading.answers.iter().any(|a| !a.said.is_empty())
        && (strange == 0
            || reading
                .answers
                .iter()
                .any(|a| a.role == Role::Lead || a.said.contains("负责")))
}

/// Whether the bracket is a list of bodies alone, behind a full stop.
fn is_list(text: &str, bracket: &Range<usize>, reading: &Reading) -> bool {
    let before = text[..bracket.start].trim_end();
    let after = text[bracket.end..].trim_matches(|c: char| c.is_whitespace() || c == '。');
    let body = |a: &&Answer| a.sort == Sort::Body;
    let bodies = reading.answers.iter().filter(body).count();
    !reading.evidence
        && reading.unread.is_empty()
        && reading.answers.iter().all(is_named)
        && (bodies > 0
            && (before.ends_with(['。', '；', '！']) || before.is_empty() && after.is_empty())
            || bodies > 1 && after.is_empty())
}

/// Whether those who answer look like a body or a phrase for bodies.
fn is_named(answer: &Answer) -> bool {
    matches!(answer.sort, Sort::Body | Sort::Collective)
}

/// Stretches that begin with a label: 责任单位：…, to the end of the paragraph or the next text.
fn labelled(text: &str) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for (at, c) in list::outside(text) {
        if !matches!(c, '：' | ':' | '为') || out.last().is_some_and(|last| at < last.end) {
            continue;
        }
        // 责任单位（列第一位者为牵头单位）：
        let start = out.last().map_or(0, |last| last.end);
        let end = list::last_bracket(&text[start..at]).map_or(at, |b| start + b.start);
        let before = &text[..end];
        let behind = |stop: fn(char) -> bool| {
            let last = before.char_indices().rev().find(|&(_, c)| stop(c));
            last.map_or(0, |(at, c)| at + c.len_utf8())
        };
        // 责 任 单 位：, spread over its line.
        let line = behind(|c| "。；！？）)〕】，,、\n".contains(c));
        let spread = words()
            .labels
            .is_role(&zh::key(&before[line..]), &words().columns);
        let from = match spread {
            Some(_) => line,
            None => behind(|c| c.is_whitespace() || "。；！？）)〕】，,、".contains(c)),
        };
        let from = from + numeral::heading(&before[from..]).map_or(0, |h| h.len);
        // After ， or 、 it is part of a sentence: 明确责任单位：….
        if before[..from].ends_with(['，', ',', '、']) {
            continue;
        }
        let label = &text[from..at];
        let role = match c {
            '为' => words().labels.is_role(label, &words().columns),
            _ => words().labels.read(label, &words().columns),
        };
        if matches!(role, Some(Label::Role(_)))
            && vocabulary::start(&words().labels.not_lines, label).is_none()
        {
            // 完成时间：2024年6月　责任单位：…: another label opens the line.
            let begins = behind(|c| "。；！？\n".contains(c)).max(start).min(from);
            let above = &before[begins..from];
            let from = match words().labels.opening(above, &words().columns) {
                Some((Label::Deadline | Label::Other, ..)) => from - above.trim_start().len(),
                _ => from,
            };
            out.push(from..labelled_end(text, at + c.len_utf8()));
        }
    }
    out
}

/// Where a labelled stretch ends: at a full stop or line break that no further label follows.
fn labelled_end(text: &str, from: usize) -> usize {
    for (at, c) in list::outside(&text[from..]) {
        if !matches!(c, '。' | '\n') {
            continue;
        }
        let next = from + at + c.len_utf8();
        let rest = text[next..].trim_start();
        // A label is short: the colon stands near.
        let near = rest.char_indices().nth(30).map_or(rest.len(), |(at, _)| at);
        if words()
            .labels
            .opening(&rest[..near], &words().columns)
            .is_none()
        {
            return next;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::{Role, find};
    use crate::front::LeadRule;

    fn roles(text: &str) -> Vec<(String, Role)> {
        find(text, None)
            .into_iter()
            .flat_map(|c| c.reading.answers)
            .map(|a| (a.name, a.role))
            .collect()
    }

    fn pairs(list: &[(&str, Role)]) -> Vec<(String, Role)> {
        list.iter()
            .map(|&(name, role)| (name.to_owned(), role))
            .collect()
    }

    #[test]
    fn brackets_that_say_who_answers() {
        use Role::{Cooperate, Lead, Responsible};
        for (text, expected) in [
            (
                "建设市场。（市商务委牵头，市财政局配合）",
                &[("市商务委", Lead), ("市财政局", Cooperate)][..],
            ),
            (
                "办好赛事。（体育总局、民政部负责）",
                &[("体育总局", Responsible), ("民政部", Responsible)],
            ),
            (
                "办好赛事（市体育局、各区县按职责分工负责）。",
                &[("市体育局", Responsible), ("各区县", Responsible)],
            ),
            (
                "下放权限。（负责部门：发展改革委、粮食和储备局，适用范围：浙江自贸试验区）",
                &[("发展改革委", Responsible), ("粮食和储备局", Responsible)],
            ),
            (
                "下放权限。〔牵头单位：市商务委；配合单位：市财政局、市税务局〕",
                &[
                    ("市商务委", Lead),
                    ("市财政局", Cooperate),
                    ("市税务局", Cooperate),
                ],
            ),
            (
                "下放权限。（牵头单位：市商务委，责任单位：市财政局，完成时限：2021年底前）",
                &[("市商务委", Lead), ("市财政局", Responsible)],
            ),
            (
                "下放权限。责任单位：市商务委、市财政局。",
                &[("市商务委", Responsible), ("市财政局", Responsible)],
            ),
            (
                "下放权限。（市商务委、市财政局，各区县）",
                &[
                    ("市商务委", Responsible),
                    ("市财政局", Responsible),
                    ("各区县", Responsible),
                ],
            ),
            (
                "打印文件。（国家发展改革委牵头，国务院相关部门及各地区按职责分工负责）",
                &[
                    ("国家发展改革委", Lead),
                    ("国务院相关部门", Responsible),
                    ("各地区", Responsible),
                ],
            ),
            (
                "打印文件。（自然资源部牵头，住房城乡建设部等国务院相关部门及各地区按职责分工负责）",
                &[
                    ("自然资源部", Lead),
                    ("住房城乡建设部", Responsible),
                    ("国务院相关部门", Responsible),
                    ("各地区", Responsible),
                ],
            ),
            (
                "督办。（县农业农村局会同县财政局负责）",
                &[("县农业农村局", Lead), ("县财政局", Cooperate)],
            ),
        ] {
            assert_eq!(roles(text), pairs(expected), "{text}");
        }
    }

    #[test]
    fn brackets_that_say_something_else() {
        for text in [
            "建设自由贸易试验区（以下简称自贸试验区）。",
            "工作方案（试行）",
            "反向定制（C2M）模式。",
            "外商投资建筑业（包括设计、施工、监理所有主体）资质。",
            "经有关部门（商务部、财政部）批准。",
            "有关省（自治区、直辖市）人民政府。",
            "社会资本（企业自愿参加）进入市场。",
            "明确职责，完善责任单位：台账、清单制度。",
            "工作日（星期六、星期日除外）。",
            "2月2日（星期六）上班。",
        ] {
            assert_eq!(roles(text), [], "{text}");
        }
    }

    #[test]
    fn the_legend_of_a_document_says_who_leads() {
        let text = "研发农机。（工业和信息化部、科技部等负责。列第一位者为牵头单位，下同）";
        let found = find(text, Some(LeadRule::First));
        let roles: Vec<_> = found[0]
            .reading
            .answers
            .iter()
            .map(|a| (a.name.as_str(), a.role))
            .collect();
        assert_eq!(
            roles,
            [
                ("工业和信息化部", Role::Lead),
                ("科技部", Role::Responsible)
            ]
        );
        assert!(found[0].reading.unread.is_empty());
    }

    #[test]
    fn a_deadline_in_a_bracket() {
        let text = "下放权限。（市商务委牵头，市财政局配合，2021年底前完成）";
        let found = find(text, None);
        let reading = &found[0].reading;
        let inner = &text[found[0].inner.clone()];
        assert_eq!(
            reading.deadline.clone().map(|r| &inner[r]),
            Some("2021年底前完成")
        );
        assert_eq!(reading.answers.len(), 2);
    }
}
