//! Bodies of a higher level where only a lower one's can stand: 市教委 in the district's column.

use super::Input;
use crate::atlas::{Assigned, PlanNode, UnitId, UnitNode};
use crate::diag::{Code, Diagnostic};
use crate::plan::Tier;

/// With fewer bodies than these, a plan without columns for both levels does not show which one it means.
const ENOUGH: usize = 20;

/// Runs the rule.
pub(super) fn run(input: &Input<'_>) -> Vec<Diagnostic> {
    let plans = input.atlas.plans.iter();
    plans.flat_map(|node| plan(input, node)).collect()
}

fn plan(input: &Input<'_>, node: &PlanNode) -> Vec<Diagnostic> {
    let Some(region) = node.plan.front.region.as_deref() else {
        return Vec::new();
    };
    let tasks = &input.atlas.tasks[node.tasks.start as usize..node.tasks.end as usize];
    let told: Vec<(&Assigned, UnitId)> = tasks
        .iter()
        .flat_map(|task| &task.assignments)
        .filter(|one| one.written.tier != Some(Tier::Municipal))
        .filter_map(|one| Some((one, one.unit?)))
        .collect();
    let above = |unit: &UnitNode| {
        let rest = region.strip_prefix(unit.region.as_str());
        rest.is_some_and(|rest| rest.starts_with('/'))
    };
    let higher: Vec<&(&Assigned, UnitId)> = told
        .iter()
        .filter(|(_, unit)| above(input.atlas.unit(*unit)))
        .collect();
    // Without columns of levels, one body of the higher level among many of the own is the odd one, if the
    // own has one for the same work; several are meant.
    let alone = higher.len() == 1 && told.len() >= ENOUGH;
    let mut findings = Vec::new();
    for (one, id) in &higher {
        let unit = input.atlas.unit(*id);
        let mut own = unit.counterparts.iter().map(|id| input.atlas.unit(*id));
        let own = own.find(|other| other.region == region);
        let told = one.written.tier == Some(Tier::District) || alone && own.is_some();
        if !told {
            continue;
        }
        let perhaps = own.map_or_else(String::new, |own| format!("，疑为“{}”", own.name));
        findings.push(
            Diagnostic::new(
                Code::WrongLevel,
                one.written.place.clone(),
                format!(
                    "“{}”是上一级的单位，写在本级一栏{perhaps}",
                    one.written.name
                ),
            )
            .help("对照原件；确由上级单位负责的，可在 [[check.allow]] 里写明"),
        );
    }
    findings
}
