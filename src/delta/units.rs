//! Who answers for tasks: units that joined or left, with another role, tier or place in the list.
//!
//! A unit is the same by its name as written, else by its entry in the register. What one cause brings about (a column
//! renamed, another rule of who leads, one unit that joins several tasks) is one operation.

use std::collections::BTreeMap;

use super::model::{Op, Operation, Pair};
use super::registers::Units;
use super::state::Both;
use super::tables::Columns;
use crate::plan::{Assignment, Plan, Role, Tier};
use crate::zh::squeeze;

/// What makes operations on units one: what happened, to which unit (none where a heading or a rule did it to all),
/// from what to what, and why.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Cause {
    op: Op,
    unit: Option<String>,
    name: Option<String>,
    before: Option<String>,
    after: Option<String>,
    why: Option<String>,
    effect: bool,
}

/// Everything about who answers for the tasks of a plan.
pub(super) fn operations(both: &Both, units: &Units, columns: &Columns) -> Vec<Operation> {
    let mut found = Found {
        both,
        units,
        columns,
        order: Vec::new(),
        tasks: BTreeMap::new(),
    };
    for (a, b) in both.matched.pairs() {
        found.compare(a, b);
    }
    found.operations()
}

struct Found<'a> {
    both: &'a Both<'a>,
    units: &'a Units<'a>,
    columns: &'a Columns,
    /// Causes in the order in which they were met.
    order: Vec<Cause>,
    tasks: BTreeMap<Cause, Vec<Pair>>,
}

/// An assignment and whose plan it stands in.
#[derive(Clone, Copy)]
struct Given<'a> {
    given: &'a Assignment,
    unit: Option<&'a str>,
}

impl Found<'_> {
    fn compare(&mut self, a: usize, b: usize) {
        let (both, units) = (self.both, self.units);
        let olds = all(both.old, a, |name, tier| units.old_id(both.old, name, tier));
        let news = all(both.new, b, |name, tier| units.new_id(both.new, name, tier));
        let pairs = paired(&olds, &news);
        let (mut was, mut is): (Vec<bool>, Vec<bool>) =
            (vec![false; olds.len()], vec![false; news.len()]);
        let mut kept = Vec::new();
        let parted = both.matched.is_parted(a, b);
        for (old, new) in pairs {
            (was[old], is[new]) = (true, true);
            let (x, y) = (olds[old].given, news[new].given);
            if x.role != y.role {
                if !parted {
                    self.role(a, b, x, &news[new]);
                }
            } else if x.tier != y.tier {
                let tiers = (x.tier.map(Tier::key), y.tier.map(Tier::key));
                self.tell(a, b, Op::Tier, &news[new], tiers.0, tiers.1);
            } else {
                kept.push((old, new));
            }
            if squeeze(&x.name) != squeeze(&y.name) && !parted {
                self.tell(
                    a,
                    b,
                    Op::UnitRespelled,
                    &news[new],
                    Some(&x.name),
                    Some(&y.name),
                );
            }
        }
        for (_, old) in olds.iter().enumerate().filter(|(at, _)| !was[*at]) {
            if !parted || !self.in_parts(a, b, old, true) {
                self.tell(a, b, Op::UnitLeft, old, Some(&role(old.given)), None);
            }
        }
        for (_, new) in news.iter().enumerate().filter(|(at, _)| !is[*at]) {
            if !parted || !self.in_parts(a, b, new, false) {
                self.tell(a, b, Op::UnitJoined, new, None, Some(&role(new.given)));
            }
        }
        if parted {
            return;
        }
        // Within each role and tier: what the order of the others says is their heading's.
        let of = |new: usize| (news[new].given.role, news[new].given.tier);
        kept.sort_by_key(|(old, new)| (of(*new), *new, *old));
        let turned = kept
            .windows(2)
            .any(|two| of(two[0].1) == of(two[1].1) && two[0].0 > two[1].0);
        if turned {
            let list = |all: &[Given]| -> String {
                let names: Vec<&str> = all.iter().map(|one| one.given.name.as_str()).collect();
                names.join("、")
            };
            self.add(
                Cause {
                    op: Op::UnitsReordered,
                    unit: None,
                    name: None,
                    before: Some(list(&olds)),
                    after: Some(list(&news)),
                    why: None,
                    effect: false,
                },
                a,
                b,
                None,
            );
        }
    }

    /// Another role: by a heading, by a rule of the plan, or of this unit alone.
    fn role(&mut self, a: usize, b: usize, old: &Assignment, new: &Given) {
        let by_heading = old.wording_span.is_none() && new.given.wording_span.is_none();
        let heading = by_heading
            .then(|| self.columns.changed_role(&old.wording, &new.given.wording))
            .flatten();
        let rule = self.both.old.front.lead != self.both.new.front.lead;
        let shared = heading.is_some() || rule;
        let cause = Cause {
            op: Op::Role,
            unit: new.unit.filter(|_| !shared).map(str::to_owned),
            name: Some(new.given.name.clone()).filter(|_| !shared),
            before: Some(role(old)),
            after: Some(role(new.given)),
            effect: heading.is_none() && rule,
            why: heading,
        };
        let name = shared.then(|| new.given.name.clone());
        self.add(cause, a, b, name);
    }

    fn tell(
        &mut self,
        a: usize,
        b: usize,
        op: Op,
        unit: &Given,
        before: Option<&str>,
        after: Option<&str>,
    ) {
        let cause = Cause {
            op,
            unit: unit.unit.map(str::to_owned),
            name: Some(unit.given.name.clone()),
            before: before.map(str::to_owned),
            after: after.map(str::to_owned),
            why: None,
            effect: false,
        };
        self.add(cause, a, b, None);
    }

    fn add(&mut self, cause: Cause, a: usize, b: usize, unit: Option<String>) {
        let (old, new) = (&self.both.old.tasks[a], &self.both.new.tasks[b]);
        if !self.tasks.contains_key(&cause) {
            self.order.push(cause.clone());
        }
        let tasks = self.tasks.entry(cause).or_default();
        match tasks.last_mut() {
            Some(last) if last.new.as_ref().is_some_and(|task| task.id == new.id) => {
                last.units.extend(unit);
            }
            _ => {
                let mut pair = Pair::of(Some(old), Some(new));
                pair.units.extend(unit);
                tasks.push(pair);
            }
        }
    }

    /// Whether a unit of a pair stands in another part of the same split or merge.
    fn in_parts(&self, a: usize, b: usize, unit: &Given, old: bool) -> bool {
        let matched = &self.both.matched;
        let (plan, tasks) = if old {
            let parts = matched.splits.get(&a).cloned().unwrap_or(vec![b]);
            (self.both.new, parts)
        } else {
            let parts = matched.merges.get(&b).cloned().unwrap_or(vec![a]);
            (self.both.old, parts)
        };
        tasks.iter().any(|at| {
            let mut given = plan.tasks[*at].assignments.iter();
            given.any(|one| squeeze(&one.name) == squeeze(&unit.given.name))
        })
    }

    fn operations(mut self) -> Vec<Operation> {
        let order = std::mem::take(&mut self.order);
        let mut out = Vec::new();
        for cause in order {
            let tasks = self.tasks.remove(&cause).unwrap_or_default();
            out.push(Operation {
                op: cause.op,
                effect: cause.effect,
                plan: None,
                tasks,
                subject: cause.name.or(cause.why),
                unit: cause.unit,
                before: cause.before,
                after: cause.after,
            });
        }
        out
    }
}

/// Who answers for a task, each with its entry in the register.
fn all<'p>(
    plan: &'p Plan,
    task: usize,
    id: impl Fn(&str, Option<Tier>) -> Option<&'p str>,
) -> Vec<Given<'p>> {
    let given = plan.tasks[task].assignments.iter();
    given
        .map(|given| Given {
            given,
            unit: (!given.collective && !given.region)
                .then(|| id(&given.name, given.tier))
                .flatten(),
        })
        .collect()
}

/// By what two assignments are the same.
type Way<'w> = &'w dyn Fn(&Given, &Given) -> bool;

/// Which assignment is which, the surest first: same name, role and tier; same unit, role and tier; then the same unit
/// with another role or tier.
fn paired(olds: &[Given], news: &[Given]) -> Vec<(usize, usize)> {
    let name = |a: &Given, b: &Given| squeeze(&a.given.name) == squeeze(&b.given.name);
    let unit = |a: &Given, b: &Given| a.unit.is_some() && a.unit == b.unit;
    let role = |a: &Given, b: &Given| a.given.role == b.given.role;
    let tier = |a: &Given, b: &Given| a.given.tier == b.given.tier;
    let ways: [Way; 6] = [
        &|a, b| name(a, b) && role(a, b) && tier(a, b),
        &|a, b| unit(a, b) && role(a, b) && tier(a, b),
        &|a, b| name(a, b) && tier(a, b),
        &|a, b| unit(a, b) && tier(a, b),
        &|a, b| name(a, b) && role(a, b),
        &|a, b| name(a, b),
    ];
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for same in ways {
        for (old, a) in olds.iter().enumerate() {
            if pairs.iter().any(|(taken, _)| *taken == old) {
                continue;
            }
            let mut free = (0..news.len()).filter(|at| pairs.iter().all(|(_, new)| new != at));
            if let Some(new) = free.find(|new| same(a, &news[*new])) {
                pairs.push((old, new));
            }
        }
    }
    pairs
}

/// A role with its tier, as keys.
fn role(given: &Assignment) -> String {
    match given.tier {
        Some(tier) => format!("{}/{}", Role::key(given.role), tier.key()),
        None => given.role.key().to_owned(),
    }
}
