//! One body under two names in one plan, both of which the register knows: 中国人民银行 where all other tasks say
//! 人民银行.

use std::collections::BTreeMap;

use super::input::Input;
use crate::atlas::{PlanNode, UnitId};
use crate::diag::{Code, Diagnostic};
use crate::plan::Assignment;

/// A name that stands so often is the plan's own for the body.
const OFTEN: usize = 3;
/// Another one that stands more often is meant.
const SELDOM: usize = 1;

/// Runs the rule.
pub(super) fn run(input: &Input<'_>) -> Vec<Diagnostic> {
    let plans = input.atlas.plans.iter();
    plans.flat_map(|node| plan(input, node)).collect()
}

fn plan(input: &Input<'_>, node: &PlanNode) -> Vec<Diagnostic> {
    let tasks = &input.atlas.tasks[node.tasks.start as usize..node.tasks.end as usize];
    let mut names: BTreeMap<UnitId, BTreeMap<&str, Vec<&Assignment>>> = BTreeMap::new();
    for one in tasks.iter().flat_map(|task| &task.assignments) {
        if let Some(unit) = one.unit {
            let of_unit = names.entry(unit).or_default();
            let written = &one.written;
            of_unit.entry(&written.name).or_default().push(written);
        }
    }
    let mut findings = Vec::new();
    for (unit, names) in names {
        let Some((usual, often)) = names.iter().max_by_key(|(_, all)| all.len()) else {
            continue;
        };
        for (name, once) in &names {
            if often.len() < OFTEN || once.len() > SELDOM || name == usual {
                continue;
            }
            let message = format!(
                "“{name}”与“{usual}”是同一单位（{}）；本方案别处都写“{usual}”（{} 处）",
                input.atlas.unit(unit).name,
                often.len()
            );
            findings.push(
                Diagnostic::new(Code::OtherName, node.plan.place(once[0].span), message)
                    .help("一份方案里一个单位用一个名称；原件如此的不必改动")
                    .related(node.plan.place(often[0].span), "通常的写法"),
            );
        }
    }
    findings
}
