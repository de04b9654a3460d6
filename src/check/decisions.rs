//! Judgements of people on lineage that need a new look: their texts have changed, or their tasks are gone.

use std::collections::BTreeMap;

use super::Input;
use crate::atlas::TaskId;
use crate::atlas::decisions::fingerprint;
use crate::diag::{Code, Diagnostic};
use crate::source::Place;

/// Decisions about tasks that are gone, or whose texts are no longer those that were judged.
pub(super) fn run(input: &Input<'_>) -> Vec<Diagnostic> {
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
