//! Plans and registers in, atlas out: gives out ids in sorted order and ties every name to what it means.
//!
//! Order: plans, tasks, units, documents, lineage, coverage. Each step reads only what stands before it.

use std::collections::BTreeMap;

use super::{
    Assigned, Atlas, Link, PlanId, PlanNode, Registers, TaskId, TaskNode, UnitId, UnitNode,
    UnitTask, citations, counterparts, coverage, lineage, order,
};
use crate::diag::Diagnostic;
use crate::disk::Memo;
use crate::plan::Plan;

/// Links plans; `plans` may come in any order, two of one id keep the first. What was found out the last time is taken
/// from `memo`, if there is one.
pub fn link(
    mut plans: Vec<Plan>,
    registers: &Registers,
    memo: Option<&Memo>,
) -> (Atlas, Vec<Diagnostic>) {
    plans.sort_by(|a, b| (&a.id, &a.file).cmp(&(&b.id, &b.file)));
    plans.dedup_by(|b, a| a.id == b.id);
    for assignment in plans
        .iter_mut()
        .flat_map(|plan| &mut plan.tasks)
        .flat_map(|task| &mut task.assignments)
    {
        // The site's own phrases for many bodies count like those of the program's vocabulary.
        assignment.collective |= registers.units.is_collective(&assignment.name);
    }
    let mut first_task = Vec::with_capacity(plans.len());
    let mut count = 0_u32;
    for plan in &plans {
        first_task.push(count);
        count += plan.tasks.len() as u32;
    }
    let by_id: BTreeMap<&str, PlanId> = plans
        .iter()
        .zip((0..).map(PlanId))
        .map(|(plan, id)| (plan.id.as_str(), id))
        .collect();
    let implements: Vec<Vec<PlanId>> = plans
        .iter()
        .zip((0..).map(PlanId))
        .map(|(plan, own)| {
            let mut uppers: Vec<PlanId> = plan
                .front
                .implements
                .iter()
                .filter_map(|id| by_id.get(id.as_str()).copied())
                .filter(|upper| *upper != own)
                .collect();
            uppers.sort();
            uppers.dedup();
            uppers
        })
        .collect();
    let mut implemented_by = vec![Vec::new(); plans.len()];
    for (own, uppers) in (0..).map(PlanId).zip(&implements) {
        for upper in uppers {
            implemented_by[upper.index()].push(own);
        }
    }
    let (mut tasks, units) = tasks_and_units(&plans, registers);
    let cited = citations::link(&plans, &first_task);
    for (task, cites) in tasks.iter_mut().zip(cited.by_task) {
        task.cites = cites;
    }
    let links = lineage::links(&plans, &first_task, &implements, &registers.lineage, memo);
    attach(&mut tasks, &links);
    let nodes: Vec<PlanNode> = plans
        .into_iter()
        .zip(implements)
        .zip(implemented_by)
        .zip(cited.of_plan)
        .zip(cited.by_plan)
        .zip(first_task)
        .map(
            |(((((plan, implements), implemented_by), document), cites), first)| PlanNode {
                tasks: first..first + plan.tasks.len() as u32,
                plan,
                implements,
                implemented_by,
                document,
                cites,
            },
        )
        .collect();
    let coverage = coverage::of(&nodes, &links, &registers.lineage);
    let atlas = Atlas {
        plans: nodes,
        tasks,
        units,
        documents: cited.documents,
        links,
        coverage,
        retired: registers.retired.clone(),
    };
    (atlas, Vec::new())
}

/// Ties assignments to the register's units.
fn tasks_and_units(plans: &[Plan], registers: &Registers) -> (Vec<TaskNode>, Vec<UnitNode>) {
    let registry = &registers.units;
    let mut units: Vec<UnitNode> = registry
        .entries
        .iter()
        .zip(counterparts::find(registry))
        .map(|(entry, counterparts)| UnitNode {
            id: entry.id.to_string(),
            name: entry.name.to_string(),
            region: entry.region.to_string(),
            aliases: entry.aliases.iter().map(ToString::to_string).collect(),
            sort_key: order::sort_key(entry),
            pinyin: entry.reading(),
            unconfirmed: entry.unconfirmed,
            successor: entry
                .successor
                .as_deref()
                .and_then(|id| registry.index_of(id))
                .map(|index| (UnitId(index as u32), entry.since.as_deref().cloned())),
            counterparts,
            assignments: Vec::new(),
        })
        .collect();
    let mut tasks = Vec::new();
    for (plan_id, plan) in (0..).map(PlanId).zip(plans) {
        let region = plan.front.region.as_deref().unwrap_or_default();
        for (at, task) in plan.tasks.iter().enumerate() {
            let id = TaskId(tasks.len() as u32);
            let mut assignments = Vec::with_capacity(task.assignments.len());
            for written in &task.assignments {
                let unit = if written.collective || written.region {
                    None
                } else {
                    registry.resolve(&written.name, region, written.tier)
                };
                if let Some(index) = unit {
                    let line = UnitTask {
                        task: id,
                        role: written.role,
                        tier: written.tier,
                    };
                    // One body may stand twice in a cell; its lines of one task are the last ones.
                    let own = &mut units[index].assignments;
                    let twice = own
                        .iter()
                        .rev()
                        .take_while(|l| l.task == id)
                        .any(|l| *l == line);
                    if !twice {
                        own.push(line);
                    }
                }
                assignments.push(Assigned {
                    written: written.clone(),
                    unit: unit.map(|index| UnitId(index as u32)),
                });
            }
            tasks.push(TaskNode {
                plan: plan_id,
                at,
                assignments,
                up: Vec::new(),
                down: Vec::new(),
                cites: Vec::new(),
            });
        }
    }
    (tasks, units)
}

/// Tells each task which links are its own.
fn attach(tasks: &mut [TaskNode], links: &[Link]) {
    for (index, link) in links.iter().enumerate() {
        tasks[link.down.index()].up.push(index);
        tasks[link.up.index()].down.push(index);
    }
}
