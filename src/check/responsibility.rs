//! Bodies that answer for one task twice: leading and cooperating at once, or under two names.

use super::Input;
use crate::atlas::Assigned;
use crate::diag::{Code, Diagnostic};
use crate::plan::Role;

/// Runs the rule.
pub(super) fn run(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for node in &input.atlas.tasks {
        let known: Vec<&Assigned> = node
            .assignments
            .iter()
            .filter(|assigned| !assigned.written.collective)
            .collect();
        for (at, later) in known.iter().enumerate() {
            for earlier in &known[..at] {
                findings.extend(pair(input, earlier, later));
            }
        }
    }
    findings
}

/// What is odd about two assignments of one task.
fn pair(input: &Input<'_>, earlier: &Assigned, later: &Assigned) -> Option<Diagnostic> {
    let (a, b) = (&earlier.written, &later.written);
    let same_unit = earlier.unit.is_some() && earlier.unit == later.unit;
    if !(same_unit || a.name == b.name) || a.tier != b.tier {
        return None;
    }
    let both = |one: Role, other: Role| {
        a.role == one && b.role == other || a.role == other && b.role == one
    };
    if both(Role::Lead, Role::Cooperate) || both(Role::Lead, Role::Responsible) {
        let finding = Diagnostic::new(
            Code::LeadAndCooperate,
            b.place.clone(),
            format!("“{}”在同一项任务里既牵头又配合", b.name),
        )
        .help("对照原文，留下一处")
        .related(a.place.clone(), "另一处");
        return Some(finding);
    }
    if a.role == b.role && same_unit && a.name != b.name {
        let unit = input.atlas.unit(later.unit?);
        let finding = Diagnostic::new(
            Code::TwoNames,
            b.place.clone(),
            format!(
                "“{}”与“{}”是同一单位（{}），在一项任务里写了两次",
                b.name, a.name, unit.name
            ),
        )
        .related(a.place.clone(), "另一种写法");
        return Some(finding);
    }
    None
}
