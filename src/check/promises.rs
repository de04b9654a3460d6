//! Lists that promise n and give m: 下述21个市辖区：…, 七大集聚区：…, 科技服务、…等7大重点领域.

use std::ops::{Range, RangeInclusive};

use super::figures::is_figure;
use super::input::Input;
use crate::diag::{Code, Diagnostic};
use crate::lexicon::check::words;
use crate::zh::{item, list, numeral};

/// Runs the rule.
pub(super) fn run(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for source in &input.project.plans {
        for promise in promises(&source.text) {
            let message = format!(
                "这里说有{}个，列出的是{}个",
                promise.promised, promise.found
            );
            findings.push(
                Diagnostic::new(Code::ListLength, source.place(promise.range), message)
                    .help("对照原件核对；原件如此的，在更正或 [[check.allow]] 里注明"),
            );
        }
    }
    findings
}

/// A list and the number that goes with it.
#[derive(Debug, PartialEq, Eq)]
struct Promise {
    range: Range<usize>,
    promised: u32,
    found: usize,
}

/// The longest name of what is counted.
const NOUN: usize = 16;

/// All promises of a text that its lists do not keep.
fn promises(text: &str) -> Vec<Promise> {
    let words = &words().promises;
    let mut out = Vec::new();
    let mut from = 0;
    for (at, c) in text.char_indices() {
        if at < from || !is_figure(c) {
            continue;
        }
        let end = at
            + text[at..]
                .find(|c| !is_figure(c))
                .unwrap_or(text.len() - at);
        from = end;
        let blank = text[end..].len() - text[end..].trim_start_matches(' ').len();
        let counted = &text[end + blank..];
        let Some(promised) = numeral::read(&text[at..end]).filter(|n| (2..1000).contains(n)) else {
            continue;
        };
        let Some(unit) = words.counters.start(counted) else {
            continue;
        };
        if words.no_counts.end(&text[..at]).is_some()
            || text[..at].ends_with(['.', '．'])
            || counted[unit.len()..].starts_with(&words.at_least)
        {
            continue;
        }
        let noun = counted
            .find(['，', '。', '；', '、', '\n', '：', ':', '（', '(', '|', '“'])
            .unwrap_or(counted.len());
        let list = words
            .opens
            .start(&counted[noun..])
            .map(|open| &counted[noun + open.len()..]);
        let end = end + blank;
        let found = if let Some(list) = list.filter(|_| counted[..noun].chars().count() <= NOUN) {
            let announced = words.announces.end(&text[..at]).is_some();
            after(list, if announced { 2 } else { 3 })
                .filter(|found| !found.contains(&(promised as usize)))
        } else {
            let promised = promised as usize;
            let missed = |found: &RangeInclusive<usize>| {
                // Who lists five of seven does not stop there.
                let near = if *found.end() >= 5 { 2 } else { 1 };
                *found.start() > promised
                    || *found.end() < promised && promised - *found.end() <= near
            };
            before(text[..at].trim_end_matches(' '))
                .filter(missed)
                .or_else(|| {
                    let closed = joined(text[..at].trim_end_matches(' '))
                        .filter(|_| words.great.start(counted).is_some());
                    closed.filter(|found| !found.contains(&promised))
                })
        };
        if let Some(found) = found {
            out.push(Promise {
                range: at..end + noun,
                promised,
                found: *found.start(),
            });
        }
    }
    out
}

/// How many a list behind its number holds; none for an open list (…等), which promises nothing, and for
/// one of fewer than `least`, which may be no list.
fn after(text: &str, least: usize) -> Option<RangeInclusive<usize>> {
    let line = text.lines().next().unwrap_or_default();
    let point = |n: u32| format!("{}{}", numeral::write(n), words().points.is);
    if line.trim_start().starts_with(&point(1)) {
        let count = (1..100).take_while(|n| line.contains(&point(*n))).count();
        return (count >= 2).then_some(count..=count);
    }
    let end = line.find(['。', '|']).unwrap_or(line.len());
    let parts: Vec<&str> = line[..end].trim().split('；').collect();
    if parts.len() > 2 {
        // 知识产权方面5项：甲；乙；…: commas within an item part nothing.
        return Some(parts.len()..=parts.len());
    }
    let mut items = parts[0].trim();
    if let Some(first) = list::split(items, |c| matches!(c, '，' | ',')).first()
        && items.contains('、')
    {
        // A、B、C，并加快…: the sentence goes on behind the list.
        items = &items[first.clone()];
    }
    let found = count(items);
    (*found.end() >= least && !items.contains(&words().promises.open)).then_some(found)
}

/// How many stand before 等7大领域. Such a list is often open, so only a number that it cannot have, or one
/// that it misses by one, says anything.
fn before(text: &str) -> Option<RangeInclusive<usize>> {
    let found = count(clause(text.strip_suffix(&words().promises.open)?));
    (*found.end() >= 4).then_some(found)
}

/// How many stand right before 三大目标 without 等: 甲、乙、丙三大目标. A verb there has the number as its object
/// (优化布局、打造三大中心) and no list.
fn joined(text: &str) -> Option<RangeInclusive<usize>> {
    let items = clause(text).trim_end();
    let verb = words().promises.verbs.end(items).is_some();
    let found = count(items);
    (*found.end() >= 2 && !verb && items.contains('、')).then_some(found)
}

/// The clause that a text ends with, without the number of its paragraph, whose 、 parts no items.
fn clause(text: &str) -> &str {
    let clause = text.rsplit(['，', '。', '；', '：', '\n', '|']).next();
    let clause = clause.unwrap_or(text).trim_start_matches(['#', ' ']);
    item::heading(clause).map_or(clause, |heading| &clause[heading.len..])
}

/// How many items a list has, at least and at most: 和 before the last one may also stand within it, unless
/// what stands before it ends as the items before do: 甲集聚区、乙集聚区、丙集聚区和丁集聚区.
fn count(items: &str) -> RangeInclusive<usize> {
    let parts = list::split(items, |c| matches!(c, '、' | '，' | ','));
    let Some((last, others)) = parts.split_last() else {
        return 0..=0;
    };
    let last = items[last.clone()].trim_end();
    let ending = |at: usize| {
        let chars: Vec<char> = last[..at].chars().rev().take(2).collect();
        let alike = |part: &Range<usize>| {
            items[part.clone()]
                .trim_end()
                .chars()
                .rev()
                .take(2)
                .eq(chars.iter().copied())
        };
        chars.len() == 2
            && last.chars().rev().take(2).eq(chars.iter().copied())
            && others.iter().all(alike)
    };
    let and = |at: &usize| words().promises.and.start(&last[*at..]).is_some();
    let mut joins = last.char_indices().map(|(at, _)| at).filter(and);
    let joined = joins.clone().next().is_some();
    let two = others.len() > 1 && joins.any(ending);
    parts.len() + usize::from(two)..=parts.len() + usize::from(joined)
}

#[cfg(test)]
mod tests {
    use super::promises;

    fn broken(text: &str) -> Vec<(u32, usize, &str)> {
        promises(text)
            .into_iter()
            .map(|p| (p.promised, p.found, &text[p.range]))
            .collect()
    }

    #[test]
    fn lists_that_are_too_short_or_too_long() {
        assert_eq!(broken("下述4个区：甲区、乙区、丙区。"), [(4, 3, "4个区")]);
        assert_eq!(
            broken("形成四大集聚区：建设甲区、乙区、丙区，并…"),
            [(4, 3, "四大集聚区")]
        );
        assert_eq!(
            broken("围绕科技、商业、教育、金融等５大领域"),
            [(5, 4, "５大领域")]
        );
        assert_eq!(
            broken("围绕科技、商业、教育、金融等3大领域"),
            [(3, 4, "3大领域")]
        );
        assert_eq!(broken("瞄准甲中心、乙中心三大目标"), [(3, 2, "三大目标")]);
        assert_eq!(
            broken("包括甲、乙、丙、丁、戊、己等8大功能区"),
            [(8, 6, "8大功能区")]
        );
        assert_eq!(
            broken("围绕科技、商业、教育、金融等 3 大领域"),
            [(3, 4, "3 大领域")]
        );
        assert_eq!(
            broken("分为五个方面，分别是甲方面、乙方面、丙方面、丁方面。"),
            [(5, 4, "五个方面")]
        );
        assert_eq!(
            broken("形成三大集聚区：甲集聚区、乙研发与服务集聚区、丙集聚区和丁集聚区。"),
            [(3, 4, "三大集聚区")]
        );
        assert_eq!(
            broken("建设下列三个中心：甲中心、乙中心。"),
            [(3, 2, "三个中心")]
        );
        assert_eq!(
            broken("建立三项机制：一是调度，二是督查。"),
            [(3, 2, "三项机制")]
        );
    }

    #[test]
    fn lists_that_keep_their_word_or_are_open() {
        for text in [
            "下述3个区：甲区、乙区、丙区。",
            "下述3个区：甲区、乙区和丙区。",
            "知识产权方面3项：甲、乙、丙、丁合一；戊，己；庚。",
            "围绕科技、商业、教育、金融等4大领域",
            "在北京、天津、上海、海南等28个试点地区",
            "10个以上案例：甲、乙、丙",
            "优化布局、打造三大中心",
            "\n二、会议由甲部、乙部、丙部、丁部、戊部等5个部门组成",
            "搭建甲、乙、丙三大体系",
            "搭建甲、乙和丙三大体系",
            "在甲、乙、丙、丁、戊等8个区",
            "三个方面：甲、乙等",
            "第3项：甲、乙、丙、丁",
            "经过3年试点",
            "一项任务：甲、乙、丙",
        ] {
            assert_eq!(broken(text), [], "{text}");
        }
    }
}
