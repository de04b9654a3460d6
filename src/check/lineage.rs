//! What lineage brings to light: slips of the copyist, and decisions of people that need a new look.

use std::collections::BTreeMap;

use super::Input;
use super::edit::{Hunk, hunks};
use crate::atlas::decisions::fingerprint;
use crate::atlas::{Kind, Link, TaskId, bare, verb_strength, without_openers};
use crate::diag::{Code, Diagnostic};
use crate::source::Place;

/// How alike two texts must be before a single character that differs is called a slip (thousandths).
const ALIKE: u32 = 700;
/// So many equal characters stand on both sides of a slip.
const AROUND: usize = 3;
/// More single characters than so many are a rewording.
const MOST: usize = 3;

/// So many characters are shown after what differs.
const AFTER: usize = 2;

/// Runs the rules.
pub(super) fn run(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut findings: Vec<Diagnostic> = input
        .atlas
        .links
        .iter()
        .filter(|link| link.kind != Kind::Related && link.kind != Kind::Identical)
        .filter(|link| link.score.is_none_or(|score| score >= ALIKE))
        .flat_map(|link| slips(input, link))
        .collect();
    findings.extend(decisions(input));
    findings
}

/// Words that differ by one or two characters from the otherwise like upper task.
fn slips(input: &Input<'_>, link: &Link) -> Vec<Diagnostic> {
    let atlas = input.atlas;
    let (down, up) = (atlas.words(link.down), atlas.words(link.up));
    let (lower, upper) = (bare(&down.text), bare(&up.text));
    let (lower, upper) = (without_openers(&lower), without_openers(&upper));
    let chars: Vec<char> = lower.chars().collect();
    let all = moved(hunks(upper, lower));
    let only = all.len() == 1;
    let places: Vec<String> = [link.down, link.up]
        .into_iter()
        .filter_map(|task| atlas.plan(atlas.task(task).plan).plan.front.region.clone())
        .collect();
    let found: Vec<Hunk> = all
        .into_iter()
        .filter(|hunk| is_slip(hunk, &chars, only))
        .filter(|hunk| {
            !places
                .iter()
                .any(|place| place.contains(hunk.lower.as_str()))
        })
        .collect();
    if found.len() > MOST {
        return Vec::new();
    }
    found
        .into_iter()
        .map(|hunk| {
            let (ours, theirs, head) = shown(&hunk, &chars);
            let mut place = input.locate(&down.place, &ours);
            if place != down.place {
                // Point at what differs, not at the words around it.
                place.column += head as u32;
                place.width = (ours.chars().count() - head).saturating_sub(AFTER).max(1) as u32;
            }
            Diagnostic::new(
                Code::CopyingSlip,
                place,
                format!(
                    "“{ours}”与上级任务 {} 的“{theirs}”只差一两个字，疑为抄写之误",
                    up.id
                ),
            )
            .help("对照两份原件；有意改动的，可在 [[check.allow]] 里写明")
            .related(input.locate(&up.place, &theirs), "上级原文")
        })
        .collect()
}

/// The words of both texts around a hunk, and how many equal characters stand before it.
fn shown(hunk: &Hunk, lower: &[char]) -> (String, String, usize) {
    let from = hunk.at.saturating_sub(2);
    let head: String = lower[from..hunk.at].iter().collect();
    let mut end = hunk.at + hunk.lower.chars().count();
    let (mut ours, mut theirs) = (hunk.lower.clone(), hunk.upper.clone());
    if let Some(gap) = hunk.moved {
        let word = format!("{}{}", hunk.lower, hunk.upper);
        let between: String = lower[end..end + gap].iter().collect();
        end += gap + hunk.upper.chars().count();
        if hunk.upper.is_empty() {
            (ours, theirs) = (format!("{word}{between}"), format!("{between}{word}"));
        } else {
            (ours, theirs) = (format!("{between}{word}"), format!("{word}{between}"));
        }
    }
    let tail: String = lower[end..(end + AFTER).min(lower.len())].iter().collect();
    let count = head.chars().count();
    (
        format!("{head}{ours}{tail}"),
        format!("{head}{theirs}{tail}"),
        count,
    )
}

/// Joins a word that was taken out and the same word put in nearby into one hunk: 防范风险, 风险防范.
fn moved(hunks: Vec<Hunk>) -> Vec<Hunk> {
    let mut out: Vec<Hunk> = Vec::new();
    for hunk in hunks {
        if let Some(last) = out.last_mut() {
            let out_then_in =
                last.lower.is_empty() && last.upper == hunk.lower && hunk.upper.is_empty();
            let in_then_out =
                last.upper.is_empty() && last.lower == hunk.upper && hunk.lower.is_empty();
            if (out_then_in || in_then_out) && last.after <= 2 && last.after > 0 {
                last.moved = Some(last.after);
                last.after = hunk.after;
                continue;
            }
        }
        out.push(hunk);
    }
    out
}

/// One character for another, two that changed places, or a word written twice, amid equal words.
fn is_slip(hunk: &Hunk, lower: &[char], only: bool) -> bool {
    const FUNCTION_WORDS: &str = "的和与及等对在以将为同或区市县省我本";
    let (ours, theirs) = (hunk.lower.chars().count(), hunk.upper.chars().count());
    let end = hunk.at + ours + hunk.moved.map_or(0, |gap| gap + theirs);
    // A word written twice may open the task; any other change there is a choice of the leading verb.
    let amid = (hunk.before >= AROUND || hunk.at <= ours && theirs == 0)
        && (hunk.after >= AROUND || end == lower.len());
    if !amid {
        return false;
    }
    if hunk.moved.is_some() {
        return ours.max(theirs) <= 2;
    }
    let small = |text: &str| {
        text.chars()
            .all(|c| FUNCTION_WORDS.contains(c) || c.is_numeric())
    };
    let mut same = (
        hunk.lower.chars().collect::<Vec<_>>(),
        hunk.upper.chars().collect::<Vec<_>>(),
    );
    same.0.sort_unstable();
    same.1.sort_unstable();
    if ours == theirs && (ours == 1 || ours == 2 && (only || same.0 == same.1)) {
        if small(&hunk.lower) && small(&hunk.upper) {
            return false;
        }
        // 建立 for 设立 is a choice of verb.
        let word = |core: &str, before: usize, after: usize| {
            let from = hunk.at.saturating_sub(before);
            let head: String = lower[from..hunk.at].iter().collect();
            let end = (hunk.at + ours + after).min(lower.len());
            let tail: String = lower[hunk.at + ours..end].iter().collect();
            verb_strength(&format!("{head}{core}{tail}")).is_some()
        };
        return ![(0, 1), (1, 0), (0, 0)]
            .iter()
            .any(|(b, a)| word(&hunk.lower, *b, *a) && word(&hunk.upper, *b, *a));
    }
    // 支持支持: what was added repeats what stands beside it.
    if theirs == 0 && (1..=4).contains(&ours) {
        let added: Vec<char> = hunk.lower.chars().collect();
        let before = hunk.at >= ours && lower[hunk.at - ours..hunk.at] == added[..];
        let end = hunk.at + ours;
        let after = end + ours <= lower.len() && lower[end..end + ours] == added[..];
        return before || after;
    }
    false
}

/// Decisions about tasks that are gone, or whose texts are no longer those that were judged.
fn decisions(input: &Input<'_>) -> Vec<Diagnostic> {
    let ids: BTreeMap<&str, TaskId> = input.atlas.tasks_by_id();
    let lineage = &input.registers.lineage;
    let lines = lineage
        .confirm
        .iter()
        .map(|line| (&line.down, &line.up, &line.texts))
        .chain(
            lineage
                .reject
                .iter()
                .map(|line| (&line.down, &line.up, &line.texts)),
        );
    let mut findings = Vec::new();
    for (down, up, texts) in lines {
        let here = place(input, down, up);
        let (Some(lower), Some(upper)) = (ids.get(down.as_str()), ids.get(up.as_str())) else {
            findings.push(Diagnostic::new(
                Code::DecisionWithoutTask,
                here,
                format!("{down} 或 {up} 不存在，这条判断没有着落"),
            ));
            continue;
        };
        let now = fingerprint(
            &input.atlas.words(*lower).text,
            &input.atlas.words(*upper).text,
        );
        match texts {
            Some(then) if *then == now => {}
            Some(_) => findings.push(
                Diagnostic::new(
                    Code::DecisionStale,
                    here,
                    format!("{down} 或 {up} 的文字在作出判断之后改过"),
                )
                .help(format!("重新看过之后，把 texts 改为 \"{now}\"")),
            ),
            None => findings.push(
                Diagnostic::new(
                    Code::DecisionUnsealed,
                    here,
                    format!("{down} 与 {up} 的判断没有记下原文的指纹"),
                )
                .help(format!(
                    "加一行 texts = \"{now}\"，以后任一段文字改动就会提请复核"
                )),
            ),
        }
    }
    for line in &lineage.not_taken_up {
        let plan_known = input
            .atlas
            .plans
            .iter()
            .any(|node| node.plan.id == line.plan);
        if !plan_known || !ids.contains_key(line.up.as_str()) {
            findings.push(Diagnostic::new(
                Code::DecisionWithoutTask,
                place(input, &line.plan, &line.up),
                format!("{} 或 {} 不存在，这条说明没有着落", line.plan, line.up),
            ));
        }
    }
    findings
}

/// Where lineage.toml speaks of a pair.
fn place(input: &Input<'_>, first: &str, second: &str) -> Place {
    let Some(source) = &input.project.lineage else {
        return Place::file("content/lineage.toml");
    };
    let first = format!("\"{first}\"");
    let second = format!("\"{second}\"");
    source
        .text
        .match_indices(&first)
        .find(|(at, _)| {
            let entry = source.text[*at..].split("\n[[").next().unwrap_or_default();
            entry.contains(&second)
        })
        .map_or_else(
            || Place::file(source.path.as_str()),
            |(at, _)| source.place(at..at + first.len()),
        )
}
