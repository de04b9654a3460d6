//! Another place in a plan that is not its own: 结合西山区实际 in the plan of 东湖区, and bodies of another place.

use std::ops::Range;

use super::blocks::paragraphs;
use super::input::Input;
use crate::atlas::PlanNode;
use crate::diag::{Code, Diagnostic};
use crate::lexicon::proof::words;
use crate::zh::region;

/// Runs the rules.
pub(super) fn run(input: &Input<'_>) -> Vec<Diagnostic> {
    let known = regions(input);
    let plans = input.atlas.plans.iter();
    plans
        .flat_map(|node| {
            let mut findings = actual(node);
            findings.extend(bodies(input, node, &known));
            findings
        })
        .collect()
}

/// All regions that a plan or a body is of.
fn regions<'a>(input: &Input<'a>) -> Vec<&'a str> {
    let plans = input
        .atlas
        .plans
        .iter()
        .filter_map(|node| node.plan.front.region.as_deref());
    let units = input
        .registers
        .units
        .entries
        .iter()
        .map(|unit| unit.region.as_str());
    let mut all: Vec<&str> = plans
        .chain(units)
        .filter(|region| !region.is_empty())
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// 结合…实际 with a place that is neither the plan's nor above it.
fn actual(node: &PlanNode) -> Vec<Diagnostic> {
    let Some(own) = node.plan.front.region.as_deref() else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for paragraph in paragraphs(&node.plan) {
        let text = paragraph.text;
        for (range, place) in adapted(text) {
            if region::places(own).any(|one| one.contains(place) || place.ends_with(one)) {
                continue;
            }
            findings.push(
                Diagnostic::new(
                    Code::OtherPlace,
                    node.plan.place(text.span(range)),
                    format!("这里说的是“{place}”，方案的地区是“{own}”"),
                )
                .help("对照原件，改正地名；多半是照抄别处的方案"),
            );
        }
    }
    findings
}

/// The places of 结合…实际 in a text, each with the bytes of its name.
fn adapted(text: &str) -> Vec<(Range<usize>, &str)> {
    let words = &words().places;
    let begins = text
        .char_indices()
        .filter_map(|(at, _)| Some(at + words.joins.start(&text[at..])?.len()));
    begins
        .filter_map(|start| {
            let rest = &text[start..];
            let end = rest
                .char_indices()
                .take(10)
                .map(|(at, _)| at)
                .find(|at| words.actual.start(&rest[*at..]).is_some())?;
            let place = rest[..end].trim().trim_end_matches('的');
            let named = words.endings.end(place)?;
            let stem = &place[..place.len() - named.len()];
            let is_name = stem.chars().count() >= 2
                && stem.chars().all(crate::zh::is_cjk)
                && words.own.start(stem).is_none()
                && words.kinds.end(stem).is_none();
            let from = start + rest.find(place)?;
            is_name.then_some((from..from + place.len(), place))
        })
        .collect()
}

/// Bodies whose name begins with a place beside the plan's own.
fn bodies(input: &Input<'_>, node: &PlanNode, known: &[&str]) -> Vec<Diagnostic> {
    let Some(own) = node.plan.front.region.as_deref() else {
        return Vec::new();
    };
    // A plan may name whoever lies in its region, and whatever lies above.
    let others: Vec<&str> = known
        .iter()
        .copied()
        .filter(|other| !region::is_within(other, own) && !region::is_within(own, other))
        .map(region::name)
        // Towns of one name lie in many counties.
        .filter(|name| words().places.alike.end(name).is_none())
        .filter(|name| name.chars().count() > 2 && region::places(own).all(|one| one != *name))
        .collect();
    let tasks = &input.atlas.tasks[node.tasks.start as usize..node.tasks.end as usize];
    let all = tasks.iter().flat_map(|task| &task.assignments);
    all.filter_map(|one| {
        let name = &one.written.name;
        let place = others.iter().find(|place| name.starts_with(**place))?;
        Some(
            Diagnostic::new(
                Code::OtherPlace,
                node.plan.place(one.written.span),
                format!("“{name}”是{place}的单位，方案的地区是“{own}”"),
            )
            .help("对照原件，改正单位；确由外地单位承担的，可在 [[check.allow]] 里写明"),
        )
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::adapted;

    #[test]
    fn places_of_the_opening() {
        let found = |text: &'static str| -> Vec<&str> {
            adapted(text).into_iter().map(|(_, place)| place).collect()
        };
        assert_eq!(found("要求，结合西山区实际，制定"), ["西山区"]);
        for text in [
            "结合我区实际",
            "结合全市实际",
            "结合本县工作实际",
            "结合各地区实际",
            "结合示范区实际",
            "结合实际",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
