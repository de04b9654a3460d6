//! Where a task comes from.

use super::decisions::Decisions;
use super::words::bare;
use super::{Kind, Link, PlanId, TaskId};
use crate::plan::Plan;

/// All links of descent and likeness.
pub(crate) fn links(
    plans: &[Plan],
    first_task: &[u32],
    implements: &[Vec<PlanId>],
    _decisions: &Decisions,
) -> Vec<Link> {
    let mut out = Vec::new();
    for (lower, uppers) in implements.iter().enumerate() {
        for upper in uppers {
            for (at, down) in plans[lower].tasks.iter().enumerate() {
                let own = bare(&down.text);
                for (up_at, up) in plans[upper.index()].tasks.iter().enumerate() {
                    if bare(&up.text) == own {
                        out.push(Link {
                            down: TaskId(first_task[lower] + at as u32),
                            up: TaskId(first_task[upper.index()] + up_at as u32),
                            kind: Kind::Identical,
                            certain: true,
                            score: Some(1000),
                            reason: "字词相同".to_owned(),
                            by_person: false,
                        });
                    }
                }
            }
        }
    }
    out
}
