//! The front matter against the document below it: whether the date is one and is printed there, and whether
//! the title and the issuer are printed but for a character or two.

use std::collections::BTreeMap;
use std::ops::Range;

use super::blocks::{paragraphs, quoted};
use super::edit::one_hunk;
use super::input::Input;
use crate::atlas::bare;
use crate::diag::{Code, Diagnostic, Place};
use crate::front::Places;
use crate::lexicon::check::words;
use crate::plan::Plan;

use crate::zh::day::Day;
use crate::zh::region;

/// Runs the rule.
pub(super) fn run(input: &Input<'_>) -> Vec<Diagnostic> {
    let plans = input.atlas.plans.iter();
    plans
        .flat_map(|node| {
            let (plan, front) = (&node.plan, &node.plan.front);
            let title = misspelt(input, plan, "标题", &front.title, |at| at.title);
            let issuer = front.issuer.as_deref();
            let issuer =
                issuer.and_then(|name| misspelt(input, plan, "发文机关", name, |at| at.issuer));
            let date = printed_date(input, plan);
            let named = [region(input, plan), term(input, plan), status(input, plan)];
            named.into_iter().chain([date, title, issuer])
        })
        .flatten()
        .chain(blocks(input))
        .collect()
}

/// A region that the plan never names, where it names another that differs by a character: 渝比区 for 渝北区.
fn region(input: &Input<'_>, plan: &Plan) -> Option<Diagnostic> {
    let stated = plan.front.region.as_deref()?;
    let body = input.body(&plan.file)?;
    let parted = |region: &'_ str| {
        let upper = region::parent(region).unwrap_or_default();
        (upper.to_owned(), region::name(region).to_owned())
    };
    let (upper, place) = parted(stated);
    if body.contains(&place) {
        return None;
    }
    let units = input.registers.units.entries.iter();
    let meant = units
        .map(|unit| parted(&unit.region))
        .find(|(other, near)| {
            let chars = |text: &str| text.chars().collect::<Vec<char>>();
            let near_by = one_hunk(&chars(&place), &chars(near));
            let one = near_by.is_some_and(|hunk| {
                hunk.lower.chars().count().max(hunk.upper.chars().count()) == 1
            });
            *other == upper && one && body.contains(near.as_str())
        });
    let (_, near) = meant?;
    let message = format!("地区里的“{place}”正文没有提到，疑为“{near}”");
    Some(
        Diagnostic::new(
            Code::FrontMatter,
            input.in_front(&plan.file, |at| at.region),
            message,
        )
        .help("改正 region；单位名册按地区查名称"),
    )
}

/// A state that is one of the usual ones but for a character. Others are an office's own.
fn status(input: &Input<'_>, plan: &Plan) -> Option<Diagnostic> {
    let stated = plan.front.status.as_deref()?;
    let chars = |text: &str| text.chars().collect::<Vec<char>>();
    let known = &words().front.states;
    if known.iter().any(|state| state == stated) {
        return None;
    }
    let near = known.iter().find(|state| {
        let (a, b) = (chars(stated), chars(state));
        a.len() == b.len() && a.iter().zip(&b).filter(|(a, b)| a != b).count() == 1
    })?;
    Some(
        Diagnostic::new(
            Code::FrontUntrue,
            input.in_front(&plan.file, |at| at.status),
            format!("状态“{stated}”疑为“{near}”"),
        )
        .help("状态写在方案的标题旁边，如 印发、征求意见稿、废止"),
    )
}

/// Blocks of the search's numbers that two plans claim: one would be found under the other's name.
fn blocks(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut owners: BTreeMap<u32, &str> = BTreeMap::new();
    let mut findings = Vec::new();
    for plan in input.atlas.plans.iter().map(|node| &node.plan) {
        for block in &plan.front.blocks {
            let Some(owner) = owners.insert(*block, &plan.id) else {
                continue;
            };
            let message = format!("号段 {block}（blocks）{owner} 已经用了");
            let place = input.in_front(&plan.file, |at| at.blocks);
            findings.push(
                Diagnostic::new(Code::FrontMatter, place, message)
                    .help("删去 blocks 这一行再读入一次，或换一个没有用过的号段"),
            );
            break;
        }
    }
    findings
}

/// A term that the document does not say.
fn term(input: &Input<'_>, plan: &Plan) -> Option<Diagnostic> {
    let stated = plan.front.term.as_deref()?;
    if quoted(plan, stated).is_some() {
        return None;
    }
    Some(
        Diagnostic::new(
            Code::FrontUntrue,
            input.in_front(&plan.file, |at| at.term),
            format!("文件头说期限出自“{stated}”，正文里没有这句话"),
        )
        .help("照抄正文里说明期限的话"),
    )
}

/// Shorter words stand in a document with other neighbours by chance.
const LEAST: usize = 6;
/// Words that differ in one place begin or end with as many characters as the others.
const KEY: usize = 3;

/// Words of the front matter that the document prints nowhere but prints with a character or two changed.
/// What it does not print at all a person has given.
fn misspelt(
    input: &Input<'_>,
    plan: &Plan,
    what: &str,
    stated: &str,
    place: fn(Places) -> Option<Range<usize>>,
) -> Option<Diagnostic> {
    let chars = |text: &str| bare(text).chars().collect::<Vec<char>>();
    let (own, body) = (chars(stated), chars(input.body(&plan.file)?));
    let count = own.len();
    if count < LEAST || body.windows(count).any(|there| there == own) {
        return None;
    }
    let (head, tail) = (&own[..KEY], &own[count - KEY..]);
    let (printed, hunk) = (0..body.len()).find_map(|at| {
        let begins = body[at..].starts_with(head);
        [count, count - 1, count + 1]
            .into_iter()
            .find_map(|length| {
                let there = body.get(at..at + length)?;
                let alike = begins || there.ends_with(tail);
                let hunk = alike.then(|| one_hunk(&own, there)).flatten()?;
                // Another year, level or place is another document, cited here.
                let level = |c: char| words().front.levels.holds(c.encode_utf8(&mut [0; 4]));
                let other = |text: &str| text.chars().all(|c| c.is_numeric() || level(c));
                (!other(&hunk.lower) || !other(&hunk.upper)).then_some((there, hunk))
            })
    })?;
    // What differs, with the words around it.
    let hunk_at = hunk.at;
    let around = |words: &[char], hunk: &str| -> String {
        let end = (hunk_at + hunk.chars().count() + 2).min(words.len());
        words[hunk_at.saturating_sub(4)..end].iter().collect()
    };
    let (ours, theirs) = (around(&own, &hunk.lower), around(printed, &hunk.upper));
    Some(
        Diagnostic::new(
            Code::FrontUntrue,
            input.in_front(&plan.file, place),
            format!("文件头的{what}写作“{ours}”，正文印的是“{theirs}”"),
        )
        .help("对照原件，改正写错的一处"),
    )
}

/// What is wrong about a plan's date.
fn printed_date(input: &Input<'_>, plan: &Plan) -> Option<Diagnostic> {
    let stated = plan.front.date.as_deref()?;
    let place = input.in_front(&plan.file, |at| at.date);
    if Day::from_iso(stated).is_none() {
        let message = format!("“{stated}”不是日期");
        return Some(
            Diagnostic::new(Code::FrontMatter, place, message)
                .help("成文日期写作 date = \"2021-08-04\""),
        );
    }
    // A line that is a date and nothing else is that of a signature.
    let printed: Vec<(String, Place)> = paragraphs(plan)
        .filter_map(|paragraph| {
            let day = Day::from_words(paragraph.text)?;
            Some((day.to_string(), plan.place(paragraph.span)))
        })
        .collect();
    let (other, there) = printed.first()?;
    if printed.iter().any(|(date, _)| date == stated) {
        return None;
    }
    Some(
        Diagnostic::new(
            Code::FrontUntrue,
            there.clone(),
            format!("正文印的日期是{other}，文件头的成文日期是{stated}"),
        )
        .help("对照原件，改正写错的一处")
        .related(place, "文件头的日期"),
    )
}
