//! Slips of the copyist: words of a task that differ by a character or two from the otherwise like upper task.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::copying::{Pairs, core, is_odd, is_slip, names_place, shown};
use super::echoes;
use super::edit::{AROUND, Hunk, hunks};
use super::input::Input;
use crate::atlas::{Bare, Kind, Link};
use crate::diag::{Code, Diagnostic};

/// How alike two texts must be, their descent being certain, before a single character that differs is called a slip (thousandths). Of
/// texts that are less alike, only what makes no word amid more equal characters is.
const ALIKE: u32 = 700;
/// So many, before and after together.
const AMID: usize = 10;
/// More single characters than so many are a rewording.
const MOST: usize = 3;

/// Runs the rules: task by task, then clause by clause what the tasks as a whole did not show.
pub(super) fn run(input: &Input<'_>) -> Vec<Diagnostic> {
    let pairs = Pairs::of(input.atlas);
    let mut findings: Vec<Diagnostic> = input
        .atlas
        .links
        .iter()
        .filter(|link| link.kind != Kind::Related && link.kind != Kind::Identical)
        .flat_map(|link| slips(input, link, &pairs))
        .collect();
    let known: BTreeMap<(Arc<str>, u32), Vec<u32>> = findings.iter().fold(
        BTreeMap::new(),
        |mut known: BTreeMap<_, Vec<u32>>, finding| {
            let place = &finding.place;
            let columns = known.entry((place.file.clone(), place.line)).or_default();
            columns.push(place.column);
            known
        },
    );
    findings.extend(echoes::run(input, &pairs).into_iter().filter(|finding| {
        let place = &finding.place;
        let columns = known.get(&(place.file.clone(), place.line));
        !columns.is_some_and(|all| all.iter().any(|one| one.abs_diff(place.column) <= 2))
    }));
    findings
}

/// Words that differ by one or two characters from the otherwise like upper task.
fn slips(input: &Input<'_>, link: &Link, pairs: &Pairs) -> Vec<Diagnostic> {
    let atlas = input.atlas;
    let (down, up) = (atlas.words(link.down), atlas.words(link.up));
    let [lower_plan, upper_plan] =
        [link.down, link.up].map(|task| &atlas.plan(atlas.plan_of(task)).plan);
    let (lower, upper) = (core(Bare::of(&down.text)), core(Bare::of(&up.text)));
    let chars = &lower.chars;
    let all = moved(hunks(&upper.chars, chars));
    let regions = [lower_plan, upper_plan].map(|plan| plan.front.region.as_deref());
    let regions: Vec<&str> = regions.into_iter().flatten().collect();
    // Where descent itself can be doubted, another word may be another object.
    let alike = link.certain && link.score.is_none_or(|score| score >= ALIKE);
    let found: Vec<Hunk> = all
        .into_iter()
        .filter(|hunk| alike || hunk.before >= AROUND && hunk.before + hunk.after >= AMID)
        .filter(|hunk| alike && is_slip(hunk, chars, pairs) || is_odd(hunk, chars, pairs))
        .filter(|hunk| !names_place(hunk, &regions))
        .collect();
    if found.len() > MOST {
        return Vec::new();
    }
    found
        .into_iter()
        .map(|hunk| {
            let shown = shown(&hunk, chars);
            let ours_at = down.text.span(lower.range(shown.ours_at));
            let theirs_at = up.text.span(upper.range(shown.theirs_at));
            Diagnostic::new(
                Code::CopyingSlip,
                lower_plan.place(ours_at),
                format!(
                    "“{}”与上级任务 {} 的“{}”只差一两个字，疑为抄写之误",
                    shown.ours, up.id, shown.theirs
                ),
            )
            .help("对照两份原件；有意改动的，可在 [[check.allow]] 里写明")
            .related(upper_plan.place(theirs_at), "上级原文")
        })
        .collect()
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
