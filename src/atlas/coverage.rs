//! What a plan did with the plan it implements: which measures it left out, which tasks it added.
//!
//! Follows from the links alone. 未见对应 is what can be said of an upper task without a link: that no text of
//! the lower plan's tasks takes it up, not that nobody carries it out.

use std::collections::BTreeSet;

use super::decisions::Decisions;
use super::{Coverage, Kind, Link, PlanId, PlanNode, TaskId};

/// One entry for each plan and plan it implements.
pub(crate) fn of(plans: &[PlanNode], links: &[Link], decisions: &Decisions) -> Vec<Coverage> {
    let mut up_taken: BTreeSet<(PlanId, TaskId)> = BTreeSet::new();
    let mut down_taken: BTreeSet<(TaskId, PlanId)> = BTreeSet::new();
    let plan_of = |task: TaskId| {
        let at = plans.partition_point(|plan| plan.tasks.end <= task.0);
        PlanId(at as u32)
    };
    for link in links.iter().filter(|link| link.kind != Kind::Related) {
        up_taken.insert((plan_of(link.down), link.up));
        down_taken.insert((link.down, plan_of(link.up)));
    }
    let mut out = Vec::new();
    for (plan, node) in (0..).map(PlanId).zip(plans) {
        for &of in &node.implements {
            let upper = &plans[of.index()];
            let not_taken_up = upper
                .tasks
                .clone()
                .map(TaskId)
                .filter(|task| !up_taken.contains(&(plan, *task)))
                .map(|task| {
                    let at = (task.0 - upper.tasks.start) as usize;
                    let id = &upper.plan.tasks[at].id;
                    let reason = decisions
                        .not_taken_up
                        .iter()
                        .find(|line| *line.plan == node.plan.id && *line.up == *id)
                        .map(|line| line.reason.clone());
                    (task, reason)
                })
                .collect();
            let added = node
                .tasks
                .clone()
                .map(TaskId)
                .filter(|task| !down_taken.contains(&(*task, of)))
                .collect();
            out.push(Coverage {
                plan,
                of,
                not_taken_up,
                added,
            });
        }
    }
    out
}
