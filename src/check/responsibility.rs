//! Who answers for a task: nobody leading, one body in two roles, one body under two names.

use super::blocks::tables;
use super::input::Input;
use crate::atlas::Assigned;
use crate::diag::{Code, Diagnostic};
use crate::plan::{Meaning, Plan, Role, Tier};

/// Runs the rules.
pub(super) fn run(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut findings: Vec<Diagnostic> = input
        .atlas
        .plans
        .iter()
        .flat_map(|node| empty(&node.plan))
        .collect();
    for node in &input.atlas.tasks {
        let plan = &input.atlas.plan(node.plan).plan;
        let known: Vec<&Assigned> = node
            .assignments
            .iter()
            .filter(|assigned| !assigned.written.collective)
            .collect();
        for (at, later) in known.iter().enumerate() {
            for earlier in &known[..at] {
                findings.extend(pair(input, plan, earlier, later));
            }
        }
    }
    findings
}

/// Rows whose cell for the leading body is empty though other cells are not, level by level.
fn empty(plan: &Plan) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for table in tables(plan) {
        // The first column of each level counts.
        let mut leads: Vec<(Option<Tier>, usize)> = Vec::new();
        for (index, column) in table.columns.iter().enumerate() {
            if let Meaning::Units(Role::Lead, tier) = column.meaning
                && leads.iter().all(|(other, _)| *other != tier)
            {
                leads.push((tier, index));
            }
        }
        for task in &table.tasks {
            for &(tier, column) in &leads {
                let heading = &table.columns[column].heading;
                let led = task
                    .assignments
                    .iter()
                    .any(|one| one.tier == tier && one.role == Role::Lead);
                if !led && !task.assignments.is_empty() {
                    let cell = task.cells.get(column).copied().unwrap_or(task.span);
                    findings.push(
                        Diagnostic::new(
                            Code::Nobody,
                            plan.place(cell),
                            format!("第{}项的“{heading}”是空的", task.label),
                        )
                        .help("对照原件；原件如此的，可在 [[check.allow]] 里写明"),
                    );
                }
            }
        }
    }
    findings
}

/// What is odd about two assignments of one task.
fn pair(
    input: &Input<'_>,
    plan: &Plan,
    earlier: &Assigned,
    later: &Assigned,
) -> Option<Diagnostic> {
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
            plan.place(b.span),
            format!("“{}”在同一项任务里既牵头又配合", b.name),
        )
        .help("对照原文，留下一处")
        .related(plan.place(a.span), "另一处");
        return Some(finding);
    }
    if a.role != b.role {
        let finding = Diagnostic::new(
            Code::NamedTwice,
            plan.place(b.span),
            format!("“{}”在同一项任务里有两种分工", b.name),
        )
        .help("对照原文；原文如此的不必改动")
        .related(plan.place(a.span), "另一处");
        return Some(finding);
    }
    if same_unit && a.name != b.name {
        let unit = input.atlas.unit(later.unit?);
        let finding = Diagnostic::new(
            Code::TwoNames,
            plan.place(b.span),
            format!(
                "“{}”与“{}”是同一单位（{}），在一项任务里写了两次",
                b.name, a.name, unit.name
            ),
        )
        .related(plan.place(a.span), "另一种写法");
        return Some(finding);
    }
    None
}
