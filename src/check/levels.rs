//! Bodies of another level than their place: 市教委 in the district's column, 区教委 in the city's, 医保局 where
//! the district has 区医保局, or the city's column 市医保局, and only the nation has the bare name.

use super::input::Input;
use crate::atlas::{Assigned, PlanNode, TaskNode, UnitId, UnitNode};
use crate::diag::{Code, Diagnostic};
use crate::lexicon::atlas::words;
use crate::plan::Tier;
use crate::zh::region::{self, NATION, ancestors, parent};

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
    let linked: Vec<(&Assigned, UnitId)> = tasks
        .iter()
        .flat_map(|task| &task.assignments)
        .filter(|one| one.written.tier != Some(Tier::Municipal))
        .filter_map(|one| Some((one, one.unit?)))
        .collect();
    let is_higher = |unit: &UnitNode| ancestors(region).skip(1).any(|upper| upper == unit.region);
    let higher: Vec<&(&Assigned, UnitId)> = linked
        .iter()
        .filter(|(_, unit)| is_higher(input.atlas.unit(*unit)))
        .collect();
    // Without columns of levels, one body of the higher level among many of the own is the odd one, if the
    // own has one for the same work; several are meant.
    let alone = higher.len() == 1 && linked.len() >= ENOUGH;
    let mut findings = Vec::new();
    for (one, id) in &higher {
        let unit = input.atlas.unit(*id);
        let mut own = unit.counterparts.iter().map(|id| input.atlas.unit(*id));
        let bare = with_level(input, region, &one.written.name);
        let own = bare.or_else(|| own.find(|other| other.region == region));
        let is_wrong = one.written.tier == Some(Tier::District)
            || bare.is_some()
            || alone && own.is_some() && unit.region != NATION;
        if !is_wrong {
            continue;
        }
        let perhaps = own.map_or_else(String::new, |own| format!("，疑为“{}”", own.name));
        findings.push(
            Diagnostic::new(
                Code::WrongLevel,
                node.plan.place(one.written.span),
                format!(
                    "“{}”是上一级的单位，写在本级一栏{perhaps}",
                    one.written.name
                ),
            )
            .help("对照原件；确由上级单位负责的，可在 [[check.allow]] 里写明"),
        );
    }
    findings.extend(lower(input, node, tasks));
    findings.extend(nation(input, node, tasks));
    findings
}

/// Bodies of the nation in the column of the city, which has one of that name but for its level: 国资委 for
/// 市国资委.
fn nation(input: &Input<'_>, node: &PlanNode, tasks: &[TaskNode]) -> Vec<Diagnostic> {
    let Some(city) = node.plan.front.region.as_deref().and_then(parent) else {
        return Vec::new();
    };
    let all = tasks.iter().flat_map(|task| &task.assignments);
    let in_column = all.filter(|one| one.written.tier == Some(Tier::Municipal));
    let of_nation = in_column.filter(|one| {
        one.unit
            .is_some_and(|id| input.atlas.unit(id).region == NATION)
    });
    of_nation
        .filter_map(|one| {
            let meant = with_level(input, city, &one.written.name)?;
            let message = format!(
                "“{}”是国家的单位，写在上一级一栏，疑为“{}”",
                one.written.name, meant.name
            );
            let place = node.plan.place(one.written.span);
            Some(
                Diagnostic::new(Code::WrongLevel, place, message)
                    .help("对照原件；确指国家单位的，可在 [[check.allow]] 里写明"),
            )
        })
        .collect()
}

/// The own body that a name means but for its level: 医保局 in a district's plan, which has 区医保局.
fn with_level<'a>(input: &Input<'a>, region: &str, name: &str) -> Option<&'a UnitNode> {
    let own = region::name(region);
    let level = words().names.levels.end(own)?;
    let registry = &input.registers.units;
    let index = registry.resolve(&format!("{level}{name}"), region, None)?;
    let id = &registry.entries[index].id;
    let unit = input.atlas.units.iter().find(|unit| unit.id == **id)?;
    (unit.region == region && !name.starts_with(level)).then_some(unit)
}

/// Bodies of the district in the column of the city: 区教委 for 市教委.
fn lower(input: &Input<'_>, node: &PlanNode, tasks: &[TaskNode]) -> Vec<Diagnostic> {
    let region = node.plan.front.region.as_deref().unwrap_or_default();
    let own = region::name(region);
    let Some(level) = words().names.low_levels.end(own) else {
        return Vec::new();
    };
    let all = tasks.iter().flat_map(|task| &task.assignments);
    all.filter(|one| one.written.tier == Some(Tier::Municipal))
        .filter(|one| one.written.name.starts_with(level))
        .filter(|one| {
            one.unit
                .is_some_and(|id| input.atlas.unit(id).region == region)
        })
        .map(|one| {
            Diagnostic::new(
                Code::WrongLevel,
                node.plan.place(one.written.span),
                format!("“{}”是本级的单位，写在上一级一栏", one.written.name),
            )
            .help("对照原件；确由本级单位负责的，可在 [[check.allow]] 里写明")
        })
        .collect()
}
