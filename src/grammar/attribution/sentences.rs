//! Sentences that only say who answers: at the end of a paragraph, or where a numbered item opens.

use super::evidence::{Attribution, are_named, only_says_who, read, says_by_whom};
use crate::front::LeadRule;
use crate::grammar::deadlines;
use crate::grammar::duty;
use crate::grammar::lex::Tokens;
use crate::grammar::statement::{Answer, Setting, Statement, statement};
use crate::grammar::verb::is_plain_verb;
use crate::lexicon::{self, Label, Role, words};
use crate::rule::Rule;
use crate::zh::item::{self, Style};
use crate::zh::list;

pub(in crate::grammar) static LAST: Rule = Rule {
    name: "last-sentence",
    why: "一段的最后一句只说由谁负责：以“由”“此项工作由”开头，或者是“某局牵头，某局配合”；编号条目唯一一句的末尾以“，由”开头的也是",
    example: "加强巡查。由县公安局负责。",
    counter: "加强巡查。由县公安局负责制定实施细则并组织落实。",
};
pub(in crate::grammar) static OPENING: Rule = Rule {
    name: "opening-sentence",
    why: "编号条目的开头，或者条目名称之后，先说由谁牵头、由谁配合，再说做什么",
    example: "（四）由县文旅局牵头，县农业农村局参加，办好群众赛事。",
    counter: "（四）由县文旅局负责，办好群众赛事。",
};
pub(in crate::grammar) static HELPERS: Rule = Rule {
    name: "helpers-behind-duty",
    why: "单位名下的职责末尾的括号，只说由谁配合这个单位",
    example: "监测水情。（县财政局配合）",
    counter: "监测水情。（试行）",
};

/// What sentences end with.
const STOPS: &str = "。；;！";
/// The most characters of a last sentence that says who answers.
const LONGEST_SENTENCE: usize = 120;
/// The most characters of an item's name before the sentence that says who answers.
const LONGEST_NAME: usize = 20;

/// A paragraph's last sentence that only says who answers: 由县公安局负责。 县公安局牵头，县财政局配合。 Behind it may
/// stand until when: 完成时间：10月。 In a numbered item it may be the last part of its only sentence:
/// 1.整治住房问题，由市住建局牵头，各区配合。
pub(crate) fn last_sentence(text: &str, lead: Option<LeadRule>) -> Option<Attribution> {
    let end = text.trim_end().len();
    let until = labelled_deadline(text, end);
    let body = until.unwrap_or(end);
    let body = text[..body].trim_end_matches(|c: char| STOPS.contains(c) || c.is_whitespace());
    let item = is_item(text);
    let stop = body.rfind(['。', '；', '！', '\n']);
    let start = match stop {
        Some(stop) => stop + body[stop..].chars().next().map_or(0, char::len_utf8),
        None if item.is_some() => by_behind(body, '，')?,
        None => 0,
    };
    let sentence = body[start..].trim_start_matches('，').trim_start();
    let bare = &sentence[refers(sentence)..];
    let by = words().joins.by.start(bare).map_or(0, str::len);
    let sentence = &bare[by..];
    if sentence.chars().nth(LONGEST_SENTENCE).is_some() || stop.is_none() && by == 0 && start > 0 {
        return None;
    }
    let mut statement = read(sentence, lead);
    // 6月底前整修村道: what is done by then is the task.
    let acts = statement.deadline.as_ref().is_some_and(|deadline| {
        let words = &sentence[deadline.clone()];
        let date = deadlines::opening(words).unwrap_or(words.len());
        let rest = &words[date..];
        !rest.is_empty()
            && !is_plain_verb(rest)
            && !lexicon::words().asides.deadline_ends.holds(rest)
    });
    // 由各乡镇人民政府负责: in an item many may answer, or one whose ending nobody knows.
    let says = if by > 0 {
        only_says_who(&statement) || item.is_some() && says_by_whom(&statement)
    } else {
        says_itself(&statement) && are_named(&statement.answers)
    };
    if acts || !says {
        return None;
    }
    let inner = body.len() - sentence.len()..until.map_or(body.len(), |_| end);
    if until.is_some() {
        statement = read(&text[inner.clone()], lead);
    }
    Some(Attribution {
        range: start..end,
        inner,
        statement,
        labelled: false,
        rule: &LAST,
    })
}

/// Where the last sentence begins if it says nothing but until when, behind a label: 完成时间：10月。
fn labelled_deadline(text: &str, end: usize) -> Option<usize> {
    let body = text[..end].trim_end_matches(|c: char| STOPS.contains(c));
    let stop = body.rfind(['。', '；', '\n'])?;
    let start = stop + body[stop..].chars().next().map_or(0, char::len_utf8);
    let words = words();
    let label = words.labels.opening(&body[start..], &words.columns);
    matches!(label, Some((Label::Deadline, ..))).then_some(start)
}

/// Whether a statement without 由 says with a verb of each whom it names that they answer, and not only help; those
/// helped along (会同) have none of their own.
fn says_itself(statement: &Statement) -> bool {
    let opens = statement
        .answers
        .first()
        .is_some_and(|a| a.range.start == 0);
    let leads = statement.answers.iter().any(|a| a.role != Role::Cooperate);
    let with = |wording: &str| words().joins.with.holds(wording);
    let bare = Statement {
        answers: statement
            .answers
            .iter()
            .filter(|a| !with(&a.wording))
            .cloned()
            .collect(),
        ..statement.clone()
    };
    opens && leads && bare.only_says()
}

/// The bracket at the end of a text that only says who helps the body it stands under: …。（县财政局配合）
pub(crate) fn helpers(text: &str) -> Option<Attribution> {
    let end = text.trim_end_matches(|c: char| c.is_whitespace() || "。；;".contains(c));
    let range = list::last_bracket(end)?;
    let mut inside = text[range.clone()].chars();
    let (open, close) = (inside.next()?, inside.next_back()?);
    let inner = range.start + open.len_utf8()..range.end - close.len_utf8();
    let statement = read(&text[inner.clone()], None);
    // （省属各企业配合）
    let says = only_says_who(&statement) || says_by_whom(&statement);
    says.then_some(Attribution {
        range,
        inner,
        labelled: false,
        statement,
        rule: &HELPERS,
    })
}

/// Where a numbered item opens with who answers, or does so behind its name: （四）由县文旅局牵头，县农业农村局参加，
/// 办好群众赛事。 （二）方案设计。由县住建局牵头，各镇配合，编制方案。 Only words with a lead or with help count: what a
/// body is in charge of is told in prose too.
pub(crate) fn opening_sentence(text: &str, lead: Option<LeadRule>) -> Option<Attribution> {
    let item = is_item(text)?;
    let name = by_behind(&text[item..], '。').map(|at| at + '。'.len_utf8());
    let name = name.filter(|&at| text[item..item + at].chars().count() <= LONGEST_NAME);
    let start = item + name.unwrap_or(0);
    let body = &text[start..];
    let sentence = &body[..body.find('。').unwrap_or(body.len())];
    let by_whom = opens_with_by(sentence);
    let tokens = Tokens::new(sentence);
    let mut best: Option<(usize, Statement)> = None;
    for piece in tokens.split(&tokens.whole(), |c| c == '，') {
        // 检查城关镇 is what is to be done.
        if piece.start > 0 && !duty::names_helpers(&tokens, &piece) {
            break;
        }
        let statement = statement(&tokens, &(0..piece.end), Setting::Running, lead);
        // Who is nobody in the first words is nobody in more of them; 开工建设集配中心 is what is to be done.
        let aims = |a: &Answer| !duty::may_be_names(&tokens, &a.range);
        if statement.answers.iter().any(aims)
            || !statement.unread.is_empty()
            || !(are_named(&statement.answers) || by_whom && says_by_whom(&statement))
        {
            break;
        }
        let says = only_says_who(&statement) || by_whom && says_by_whom(&statement);
        let more = best
            .as_ref()
            .is_none_or(|(_, best)| statement.answers.len() > best.answers.len());
        if more && has_lead_or_help(&statement) && says {
            best = Some((start + piece.end, statement));
        }
    }
    // What comes behind the last who answers is the task.
    let (end, mut statement) = best?;
    // 由县应急局抓总，县气象局管预报: they have a part of it.
    let rest = end - start..sentence.len();
    for part in tokens.split(&rest, |c| c == '，') {
        if let Some(more) = duty::joined(&tokens, &part) {
            statement.answers.extend(more.answers);
            statement.rules.extend(more.rules);
        }
    }
    let behind = end + '，'.len_utf8();
    if statement.deadline.is_none()
        && let Some(len) = text.get(behind..).and_then(deadlines::opening)
    {
        statement.deadline = Some(behind - start..behind - start + len);
    }
    let rest = text[end..].trim_matches(|c: char| c.is_whitespace() || "，。".contains(c));
    (!rest.is_empty()).then_some(Attribution {
        range: item..end,
        inner: start..end,
        statement,
        labelled: false,
        rule: &OPENING,
    })
}

/// Where the words of a numbered item begin; none for a text that is none, and for a chapter.
fn is_item(text: &str) -> Option<usize> {
    let number = item::heading(text).filter(|number| number.style != Style::Chapter)?;
    Some(text.len() - text[number.len..].trim_start().len())
}

/// Whether a text opens with 由, or says before it that it means what stands above: 此项工作由县教育局牵头.
fn opens_with_by(text: &str) -> bool {
    words().joins.by.start(&text[refers(text)..]).is_some()
}

/// How long the words are with which a text says that it means what stands above: 此项工作.
fn refers(text: &str) -> usize {
    words().duties.refers.start(text).map_or(0, str::len)
}

/// Where the first stop stands with 由 right behind it.
fn by_behind(text: &str, stop: char) -> Option<usize> {
    let mut stops = text.match_indices(stop).map(|(at, _)| at);
    stops.find(|at| opens_with_by(&text[at + stop.len_utf8()..]))
}

/// Whether one leads, or one helps another.
fn has_lead_or_help(statement: &Statement) -> bool {
    let has = |role| statement.answers.iter().any(|a| a.role == role);
    has(Role::Lead) || has(Role::Cooperate)
}
