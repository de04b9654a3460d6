//! Days by which something is to be done that cannot be meant: days that no calendar has, before the document's
//! date, after the plan's term, another in the text than in its column, later than the upper plan asks.

use std::ops::Range;

use super::blocks::texts;
use super::figures::is_figure;
use super::input::Input;
use super::when::{When, whens};
use crate::atlas::{Kind, PlanNode};
use crate::diag::{Code, Diagnostic};
use crate::lexicon::proof::words;
use crate::plan::{BlockKind, Plan, Task};
use crate::text::{Span, Text};
use crate::zh::day::{self, Day, days_in_month};
use crate::zh::numeral;

/// Runs the rules.
pub(super) fn run(input: &Input<'_>) -> Vec<Diagnostic> {
    let plans = input.atlas.plans.iter();
    let mut findings: Vec<Diagnostic> = plans.flat_map(|node| plan(input, node)).collect();
    findings.extend(later(input));
    findings
}

fn plan(input: &Input<'_>, node: &PlanNode) -> Vec<Diagnostic> {
    let plan = &node.plan;
    let mut findings: Vec<Diagnostic> = texts(plan)
        .flat_map(|text| {
            impossible(text).into_iter().map(|(range, message)| {
                Diagnostic::new(Code::NoSuchDay, plan.place(text.span(range)), message)
                    .help("对照原件改正")
            })
        })
        .collect();
    let date = plan.front.date.as_deref().and_then(Day::from_iso);
    let term = term(plan);
    let nodes = &input.atlas.tasks[node.tasks.start as usize..node.tasks.end as usize];
    let bounds = (date, term);
    for (text, when) in schedule(plan) {
        findings.extend(beyond(plan, text, &when, &bounds));
    }
    for (task, node) in plan.tasks.iter().zip(nodes) {
        for (text, when) in deadlines(task) {
            findings.extend(beyond(plan, text, &when, &bounds));
        }
        let uppers = node
            .up
            .iter()
            .map(|at| input.atlas.words(input.atlas.links[*at].up));
        let uppers: Vec<Day> = uppers
            .filter_map(|upper| Some(last_day(upper)?.0))
            .collect();
        findings.extend(column(plan, task, &uppers));
    }
    findings
}

/// The day of a plan, and its term in words and with its last day.
type Bounds<'p> = (Option<Day>, Option<(&'p str, Day)>);

/// What is wrong with a day on which something is to be done: before the plan itself, or after its term.
fn beyond(plan: &Plan, text: &Text, when: &When, (date, term): &Bounds<'_>) -> Option<Diagnostic> {
    let place = plan.place(text.span(when.range.clone()));
    let printed = &text[when.range.clone()];
    if let Some(date) = date.filter(|date| when.due.to < *date) {
        let message = format!("期限“{printed}”早于方案的成文日期 {date}");
        let past = Diagnostic::new(Code::DeadlinePast, place, message);
        return Some(past.help("对照原件，改正年份或月份"));
    }
    let (words, end) = term.filter(|(_, end)| when.due.to > *end)?;
    let message = format!("期限“{printed}”晚于方案的期限“{words}”（到 {end}）");
    let help = "对照原件，改正年份；确要延续到期限以后的，可在 [[check.allow]] 里写明";
    Some(Diagnostic::new(Code::DeadlineAfterTerm, place, message).help(help))
}

/// The days of a plan's prose by which something is to be done, and those of its stages: 第三阶段（2026年）.
fn schedule(plan: &Plan) -> impl Iterator<Item = (&Text, When)> {
    let texts = plan.blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Paragraph { text, tasks } if tasks.is_empty() => Some(text),
        BlockKind::Heading { text, level } if *level > 1 => Some(text),
        _ => None,
    });
    texts.flat_map(|text: &Text| {
        let marks = ['，', '。', '；', '\n'];
        whens(text).into_iter().filter_map(move |when| {
            let start = text[..when.range.start].rfind(marks).unwrap_or(0);
            let end = text[when.range.end..].find(marks);
            let end = end.map_or(text.len(), |end| when.range.end + end);
            let clause = &text[start..end];
            let words = &words().deadlines;
            // A day alone on its line is that of the document.
            let alone = clause.trim().len() == when.range.len();
            let counts = when.by || words.stages.within(clause);
            (counts && !alone && !words.done.within(clause)).then_some((text, when))
        })
    })
}

/// The last day of the plan's term, and the words that say it: those of the front matter, or the years in its title.
fn term(plan: &Plan) -> Option<(&str, Day)> {
    let last = |words| whens(words).into_iter().map(|when| when.due.to).max();
    let stated = plan.front.term.as_deref();
    if let Some(stated) = stated {
        return Some((stated, last(stated)?));
    }
    let title = plan.front.title.as_str();
    let years = whens(title).into_iter().next_back()?;
    years
        .due
        .from
        .is_some()
        .then(|| (&title[years.range], years.due.to))
}

/// What a task says of when it is to be done: its column, and the dates in its text.
fn deadlines(task: &Task) -> Vec<(&Text, When)> {
    let in_column = task.deadline.iter().flat_map(|text| {
        let found = whens(text).into_iter();
        found.map(move |when| (text, when))
    });
    in_column.chain(in_text(task)).collect()
}

/// The dates in a task's text by which something is to be done; not what was done.
fn in_text(task: &Task) -> impl Iterator<Item = (&Text, When)> {
    let text = &task.text;
    let marks = ['，', '。', '；', '\n'];
    whens(text).into_iter().filter_map(move |when| {
        let start = text[..when.range.start].rfind(marks).unwrap_or(0);
        let end = text[when.range.end..].find(marks);
        let end = end.map_or(text.len(), |end| when.range.end + end);
        let done = words().deadlines.done.within(&text[start..end]);
        (when.by && !done).then_some((text, when))
    })
}

/// A date in the text that contradicts the column beside it: a later one, or the same month of another year. The
/// column is the odd one where the upper tasks have the day of the text.
fn column(plan: &Plan, task: &Task, uppers: &[Day]) -> Option<Diagnostic> {
    let printed = task.deadline.as_ref()?;
    let due = task.due()?.to;
    let dates: Vec<(&Text, When)> = in_text(task).collect();
    let (text, when) = dates.iter().max_by_key(|(_, when)| when.due.to)?;
    let same_day = when.due.to.is_anniversary_of(due);
    let alone = dates.len() == 1;
    let differs = when.due.to > due || alone && same_day && when.due.to != due;
    differs.then(|| {
        let message = format!(
            "文中写“{}”，完成时限一栏写“{printed}”",
            &text[when.range.clone()]
        );
        let places = [text.span(when.range.clone()), printed.whole()].map(|span| plan.place(span));
        let [in_text, in_column] = places;
        let (here, there, whose) = if uppers.contains(&when.due.to) && !uppers.contains(&due) {
            (in_column, in_text, "文中的期限")
        } else {
            (in_text, in_column, "完成时限一栏")
        };
        Diagnostic::new(Code::DeadlineTwo, here, message)
            .help("对照原件，改正写错的一处")
            .related(there, whose)
    })
}

/// Days of tasks that are later than those of the upper tasks they surely descend from.
fn later(input: &Input<'_>) -> Vec<Diagnostic> {
    let atlas = input.atlas;
    let links = atlas
        .links
        .iter()
        .filter(|link| link.certain && link.kind != Kind::Related);
    links
        .filter_map(|link| {
            let (down, up) = (atlas.words(link.down), atlas.words(link.up));
            let ((ours, span), (theirs, upper_span)) = (last_day(down)?, last_day(up)?);
            let [lower, upper] =
                [link.down, link.up].map(|task| &atlas.plan(atlas.plan_of(task)).plan);
            let implements = lower.front.implements.contains(&upper.id);
            (implements && ours > theirs).then(|| {
                let message = format!("期限（{ours}）晚于上级任务 {} 的期限（{theirs}）", up.id);
                Diagnostic::new(Code::DeadlineLater, lower.place(span), message)
                    .help("对照两份原件；有意推迟的，可在 [[check.allow]] 里写明")
                    .related(upper.place(upper_span), "上级的期限")
            })
        })
        .collect()
}

/// The last day by which a task is to be done, and where that is said: in its column, else once in its text.
fn last_day(task: &Task) -> Option<(Day, Span)> {
    if let Some(printed) = &task.deadline {
        return Some((task.due()?.to, printed.whole()));
    }
    let mut all = in_text(task);
    let (text, when) = all.next()?;
    all.next()
        .is_none()
        .then(|| (when.due.to, text.span(when.range)))
}

/// Months, days and quarters that no calendar has: 13月, 2月30日, 第五季度.
fn impossible(text: &str) -> Vec<(Range<usize>, String)> {
    let mut out = Vec::new();
    for (at, _) in text.match_indices('月') {
        let start = text[..at].trim_end_matches(is_figure).len();
        let Some(month) = numeral::read(&text[start..at]) else {
            continue;
        };
        let year = text[..start].strip_suffix('年').and_then(|before| {
            let from = before.trim_end_matches(is_figure).len();
            Some((
                numeral::read(&before[from..]).filter(|year| day::is_year(*year))?,
                from,
            ))
        });
        let from = year.map_or(start, |(_, from)| from);
        let behind = at + '月'.len_utf8();
        if !(1..=12).contains(&month) {
            // 13月龄 and the like have no year.
            out.extend(year.map(|_| (from..behind, format!("没有{month}月"))));
            continue;
        }
        let Some((day, length)) = numeral::opening(&text[behind..]) else {
            continue;
        };
        let end = behind + length;
        // Without its year, February may have 29 days.
        let most = days_in_month(year.map_or(2024, |(year, _)| year), month);
        if text[end..].starts_with(['日', '号']) && most.is_some_and(|most| day > most || day == 0)
        {
            let end = end + '日'.len_utf8();
            out.push((from..end, format!("{month}月没有{day}日")));
        }
    }
    for quarter in text.char_indices().filter_map(|(at, _)| {
        let word = words().deadlines.quarters.start(&text[at..])?;
        Some(at..at + word.len())
    }) {
        let start = text[..quarter.start].trim_end_matches(is_figure).len();
        let number =
            numeral::read(&text[start..quarter.start]).filter(|number| !(1..=4).contains(number));
        let Some(before) = text[..start]
            .strip_suffix('第')
            .filter(|_| number.is_some())
        else {
            continue;
        };
        let word = &text[before.len()..quarter.end];
        out.push((before.len()..quarter.end, format!("没有{word}")));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::impossible;

    #[test]
    fn days_that_no_calendar_has() {
        let found = |text: &str| -> Vec<String> {
            let all = impossible(text).into_iter();
            all.map(|(range, _)| text[range].to_owned()).collect()
        };
        assert_eq!(found("于2024年13月底前"), ["2024年13月"]);
        assert_eq!(found("2025年2月29日前、2024年2月29日前"), ["2025年2月29日"]);
        assert_eq!(found("二〇二四年六月三十一日"), ["二〇二四年六月三十一日"]);
        assert_eq!(found("6月31日，第五季度"), ["6月31日", "第五季度"]);
        for text in [
            "2月29日",
            "3个月",
            "12月底前",
            "18月龄",
            "第四季度",
            "十二月三十一日",
            "每季度",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
