//! Judgements of people on lineage that need a new look: their texts have changed, or their tasks are gone.

use std::collections::BTreeMap;

use super::input::{Input, in_register};
use crate::atlas::TaskId;
use crate::atlas::decisions::fingerprint;
use crate::diag::{Code, Diagnostic, Place};
use crate::placed::Placed;

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
        let (lower, upper) = (ids.get(down.as_str()), ids.get(up.as_str()));
        let missing = [(lower, down), (upper, up)];
        findings.extend(
            missing
                .iter()
                .filter(|(task, _)| task.is_none())
                .map(|(_, id)| gone(place(input, id), "任务", id)),
        );
        let (Some(lower), Some(upper)) = (lower, upper) else {
            continue;
        };
        let here = place(input, down);
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
        if input
            .atlas
            .plans
            .iter()
            .all(|node| node.plan.id != *line.plan)
        {
            findings.push(gone(place(input, &line.plan), "方案", &line.plan));
        }
        if !ids.contains_key(line.up.as_str()) {
            findings.push(gone(place(input, &line.up), "任务", &line.up));
        }
    }
    findings
}

/// A decision about what is not there.
fn gone(place: Place, what: &str, id: &str) -> Diagnostic {
    Diagnostic::new(
        Code::DecisionWithoutTask,
        place,
        format!("{what} {id} 不存在，这条判断没有着落"),
    )
    .help("改正编号；任务已撤下的，删去这条判断")
}

/// Where lineage.toml says an id of a decision.
fn place(input: &Input<'_>, id: &Placed<String>) -> Place {
    in_register(input.registers.files.lineage.as_ref(), id)
}
