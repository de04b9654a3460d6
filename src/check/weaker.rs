//! Bounds that a lower task sets lower than the upper task that it surely descends from: 不低于60% for 不低于70%. Of
//! numbers that grow with the size of a place only those for each (每百户) are compared; other figures are the plan's
//! own.

use std::ops::Range;

use super::figures::{decimals, shown};
use super::input::Input;
use crate::atlas::Kind;
use crate::diag::{Code, Diagnostic};
use crate::lexicon::proof::words;

/// A bound in a text.
struct Bound<'t> {
    /// The two characters before it, which say of what.
    of: &'t str,
    /// Whether it is a least one.
    least: bool,
    value: u64,
    /// What it counts.
    unit: &'t str,
    /// The bytes from 不低于 to the unit.
    range: Range<usize>,
}

/// Runs the rule.
pub(super) fn run(input: &Input<'_>) -> Vec<Diagnostic> {
    let atlas = input.atlas;
    let links = atlas
        .links
        .iter()
        .filter(|link| link.certain && link.kind != Kind::Related);
    let mut findings = Vec::new();
    for link in links {
        let (down, up) = (atlas.words(link.down), atlas.words(link.up));
        let [lower, upper] = [link.down, link.up].map(|task| &atlas.plan(atlas.plan_of(task)).plan);
        if !lower.front.implements.contains(&upper.id) {
            continue;
        }
        let theirs = bounds(&up.text);
        for ours in bounds(&down.text) {
            let mut same = theirs.iter().filter(|other| {
                (other.of, other.least, other.unit) == (ours.of, ours.least, ours.unit)
            });
            // Two of a kind leave open which one is meant.
            let (Some(their), None) = (same.next(), same.next()) else {
                continue;
            };
            let weaker = if ours.least {
                ours.value < their.value
            } else {
                ours.value > their.value
            };
            if weaker {
                let message = format!(
                    "“{}”比上级任务 {} 的“{}”宽（{} 与 {}）",
                    &down.text[ours.range.clone()],
                    up.id,
                    &up.text[their.range.clone()],
                    shown(ours.value),
                    shown(their.value)
                );
                findings.push(
                    Diagnostic::new(
                        Code::WeakerThanUpper,
                        lower.place(down.text.span(ours.range)),
                        message,
                    )
                    .help("对照两份原件；有意放宽的，可在 [[check.allow]] 里写明")
                    .related(upper.place(up.text.span(their.range.clone())), "上级的要求"),
                );
            }
        }
    }
    findings
}

/// The bounds of a text that can be compared.
fn bounds(text: &str) -> Vec<Bound<'_>> {
    let words = &words().figures;
    let numbers = decimals(text).into_iter();
    numbers
        .filter_map(|number| {
            let before = text[..number.range.start].trim_end();
            let (word, least) = match (words.least.end(before), words.most.end(before)) {
                (Some(word), _) => (word, true),
                (None, word) => (word?, false),
            };
            let start = before.len() - word.len();
            let of = text[..start].char_indices().rev().nth(1)?.0;
            let clause = text[..start].rsplit(['，', '。', '；', '\n']).next()?;
            let rest = &text[number.range.end..];
            let unit = words.rates.start(rest).or_else(|| {
                let length = rest
                    .find(|c: char| !crate::zh::is_cjk(c))
                    .unwrap_or(rest.len());
                let unit = &rest[..rest[..length]
                    .char_indices()
                    .nth(3)
                    .map_or(length, |(at, _)| at)];
                (words.each.within(clause) && !words.often.within(clause)).then_some(unit)
            })?;
            let end = number.range.end + unit.len();
            let unit = &text[number.range.end..end];
            Some(Bound {
                of: &text[of..start],
                least,
                value: number.value,
                unit,
                range: start..end,
            })
        })
        .collect()
}
