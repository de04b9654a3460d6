//! Which plan of the older state is which of the newer one: by id, else by what its tasks say.

use std::collections::{BTreeMap, BTreeSet};

use super::grams::Grams;
use super::model::{Op, Operation};
use super::tasks;
use crate::atlas::{Atlas, bare};
use crate::plan::Plan;

/// A plan under another id shares so many thousandths of its tasks' clauses (of the smaller of both).
const SAME: usize = 300;
/// Clauses that more plans have are formulas.
const MANY: usize = 8;
/// Titles that share so many thousandths may be those of one plan, and so many of them are looked at.
const TITLE: usize = 500;
const LIKEST: usize = 3;
/// Plans of one id that share less than this may be two plans, if another one fits better.
const OTHER: usize = 100;

/// The plans of both states, by their places.
#[derive(Debug, Default)]
pub(super) struct Twins {
    /// Those that both have.
    both: Vec<(usize, usize)>,
    gone: Vec<usize>,
    come: Vec<usize>,
}

impl Twins {
    /// The newer id of each older plan that is still there.
    pub(super) fn names<'a>(&self, old: &'a Atlas, new: &'a Atlas) -> BTreeMap<&'a str, &'a str> {
        let pairs = self.both.iter();
        pairs.map(|&(a, b)| (id(old, a), id(new, b))).collect()
    }

    /// Plans that both states have, with differences.
    pub(super) fn changed<'a>(&self, old: &'a Atlas, new: &'a Atlas) -> Vec<(&'a Plan, &'a Plan)> {
        self.pairs(old, new, |same| !same)
    }

    /// Plans that both states have, without differences.
    pub(super) fn same<'a>(&self, old: &'a Atlas, new: &'a Atlas) -> Vec<(&'a Plan, &'a Plan)> {
        self.pairs(old, new, |same| same)
    }

    fn pairs<'a>(
        &self,
        old: &'a Atlas,
        new: &'a Atlas,
        wanted: impl Fn(bool) -> bool,
    ) -> Vec<(&'a Plan, &'a Plan)> {
        let pairs = self.both.iter();
        pairs
            .map(|&(a, b)| (&old.plans[a].plan, &new.plans[b].plan))
            .filter(|(a, b)| wanted(is_same(a, b)))
            .collect()
    }
}

/// Whether nothing at all was written into a plan.
fn is_same(old: &Plan, new: &Plan) -> bool {
    old.id == new.id && old.source.source().text == new.source.source().text
}

fn id(atlas: &Atlas, at: usize) -> &str {
    &atlas.plans[at].plan.id
}

/// Which plan is which.
pub(super) fn matched(old: &Atlas, new: &Atlas) -> Twins {
    let by_id: BTreeMap<&str, usize> = (0..new.plans.len()).map(|at| (id(new, at), at)).collect();
    let mut twins = Twins::default();
    let (mut gone, mut come) = (Vec::new(), (0..new.plans.len()).collect::<BTreeSet<_>>());
    // An id that was given to another plan; decided last.
    let mut doubtful = Vec::new();
    for at in 0..old.plans.len() {
        match by_id.get(id(old, at)) {
            Some(&other) => {
                let (a, b) = (&old.plans[at].plan, &new.plans[other].plan);
                if is_same(a, b) || shared(&clauses(a), &clauses(b)) >= OTHER {
                    twins.both.push((at, other));
                    come.remove(&other);
                } else {
                    doubtful.push((at, other));
                    gone.push(at);
                }
            }
            None => gone.push(at),
        }
    }
    let moved = by_tasks(old, new, &gone, &come);
    for (at, other) in moved.into_iter().chain(doubtful) {
        if gone.contains(&at) && come.remove(&other) {
            gone.retain(|left| *left != at);
            twins.both.push((at, other));
        }
    }
    twins.both.sort_by_key(|pair| pair.1);
    twins.gone = gone;
    twins.come = come.into_iter().collect();
    twins
}

/// Plans under other ids: by the clauses that their tasks share, the most first; then, where all was reworded, by
/// tasks that are the same one by one among plans of like titles.
fn by_tasks(
    old: &Atlas,
    new: &Atlas,
    gone: &[usize],
    come: &BTreeSet<usize>,
) -> Vec<(usize, usize)> {
    if gone.is_empty() || come.is_empty() {
        return Vec::new();
    }
    let news: BTreeMap<usize, BTreeSet<String>> = come
        .iter()
        .map(|at| (*at, clauses(&new.plans[*at].plan)))
        .collect();
    let mut holders: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, clauses) in &news {
        for clause in clauses {
            holders.entry(clause).or_default().push(*at);
        }
    }
    let mut found: Vec<(usize, usize, usize)> = Vec::new();
    for &at in gone {
        let own = clauses(&old.plans[at].plan);
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        let holders = own.iter().filter_map(|clause| holders.get(clause.as_str()));
        // What many plans say is a formula.
        for other in holders.filter(|all| all.len() <= MANY).flatten() {
            *shared.entry(*other).or_default() += 1;
        }
        for (other, shared) in shared {
            let least = own.len().min(news[&other].len()).max(1);
            if 1000 * shared / least >= SAME {
                found.push((1000 * shared / least, at, other));
            }
        }
    }
    found.sort_by(|a, b| (b.0, a.1, a.2).cmp(&(a.0, b.1, b.2)));
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let taken = |pairs: &[(usize, usize)], at: usize, other: usize| {
        pairs.iter().any(|(a, b)| *a == at || *b == other)
    };
    for (_, at, other) in found {
        if !taken(&pairs, at, other) {
            pairs.push((at, other));
        }
    }
    let titles: BTreeMap<usize, Grams> = come
        .iter()
        .map(|at| (*at, Grams::of(&new.plans[*at].plan.front.title)))
        .collect();
    for &at in gone {
        let plan = &old.plans[at].plan;
        let title = Grams::of(&plan.front.title);
        let mut likest: Vec<(usize, usize)> = titles
            .iter()
            .filter(|(other, _)| !taken(&pairs, at, **other))
            .map(|(other, grams)| (title.like(grams), *other))
            .filter(|(like, _)| *like >= TITLE)
            .collect();
        likest.sort_by_key(|(like, other)| (std::cmp::Reverse(*like), *other));
        likest.truncate(LIKEST);
        let same = |other: usize| {
            let new = &new.plans[other].plan;
            let least = plan.tasks.len().min(new.tasks.len());
            least > 0 && 2 * tasks::matched(plan, new).pairs().count() >= least
        };
        if let Some((_, other)) = likest.into_iter().find(|(_, other)| same(*other)) {
            pairs.push((at, other));
        }
    }
    pairs
}

/// What the tasks of a plan say, clause by clause, without punctuation.
fn clauses(plan: &Plan) -> BTreeSet<String> {
    let texts = plan.tasks.iter();
    texts
        .flat_map(|task| crate::atlas::clauses(&task.text))
        .map(bare)
        .filter(|clause| clause.chars().count() >= 4)
        .collect()
}

/// Thousandths of the smaller of both that are shared; all of it where one has none.
fn shared(a: &BTreeSet<String>, b: &BTreeSet<String>) -> usize {
    let least = a.len().min(b.len());
    if least == 0 {
        return 1000;
    }
    1000 * a.intersection(b).count() / least
}

/// Plans that came, went, or have another id.
pub(super) fn operations(twins: &Twins, old: &Atlas, new: &Atlas) -> Vec<Operation> {
    let mut out = Vec::new();
    for &at in &twins.gone {
        let plan = &old.plans[at].plan;
        let gone = Operation::new(Op::PlanRemoved).values(Some(&plan.front.title), None);
        out.push(of_plan(gone, plan));
    }
    for &at in &twins.come {
        let plan = &new.plans[at].plan;
        let come = Operation::new(Op::PlanAdded).values(None, Some(&plan.front.title));
        out.push(of_plan(come, plan));
    }
    for &(at, other) in &twins.both {
        let (a, b) = (&old.plans[at].plan, &new.plans[other].plan);
        if a.id != b.id {
            let op = if a.front.status == b.front.status {
                Op::PlanRenamed
            } else {
                Op::PlanIssued
            };
            out.push(of_plan(
                Operation::new(op).values(Some(&a.id), Some(&b.id)),
                b,
            ));
        }
    }
    out
}

fn of_plan(mut operation: Operation, plan: &Plan) -> Operation {
    operation.plan = Some(plan.id.clone());
    operation
}
