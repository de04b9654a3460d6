//! Tasks that came, went, were parted or joined, moved, changed places, or have another number.

use std::collections::BTreeSet;

use super::groups::{self, Groups};
use super::model::{Op, Operation, Pair};
use super::state::Both;

/// Everything about where tasks stand.
pub(super) fn operations(both: &Both, groups: &Groups) -> Vec<Operation> {
    let (old, new, matched) = (&both.old.tasks, &both.new.tasks, &both.matched);
    let mut out = Vec::new();
    for at in matched.gone() {
        let gone = Operation::new(Op::Removed).task(Some(&old[at]), None);
        out.push(gone.values(Some(&old[at].text), None));
    }
    for at in matched.come() {
        let come = Operation::new(Op::Added).task(None, Some(&new[at]));
        out.push(come.values(None, Some(&new[at].text)));
    }
    for (whole, parts) in &matched.splits {
        let texts: Vec<&str> = parts.iter().map(|at| new[*at].text.as_str()).collect();
        let mut split =
            Operation::new(Op::Split).values(Some(&old[*whole].text), Some(&texts.join("\n")));
        for part in parts {
            split = split.task(Some(&old[*whole]), Some(&new[*part]));
        }
        out.push(split);
    }
    for (whole, parts) in &matched.merges {
        let texts: Vec<&str> = parts.iter().map(|at| old[*at].text.as_str()).collect();
        let mut merged =
            Operation::new(Op::Merged).values(Some(&texts.join("\n")), Some(&new[*whole].text));
        for part in parts {
            merged = merged.task(Some(&old[*part]), Some(&new[*whole]));
        }
        out.push(merged);
    }
    let swapped = swapped(both);
    for &(a, b) in &swapped {
        let swap = Operation::new(Op::Swapped)
            .task(Some(&old[a.0]), Some(&new[a.1]))
            .task(Some(&old[b.0]), Some(&new[b.1]));
        out.push(swap);
    }
    let mut told: BTreeSet<(usize, usize)> = swapped.iter().flat_map(|(a, b)| [*a, *b]).collect();
    for (a, b) in matched.pairs() {
        let (before, after) = (groups::path(both.old, a), groups::path(both.new, b));
        if !told.contains(&(a, b)) && !groups.stays(&before, &after) {
            told.insert((a, b));
            let moved = Operation::new(Op::Moved).task(Some(&old[a]), Some(&new[b]));
            out.push(moved.values(
                before.last().map(String::as_str),
                after.last().map(String::as_str),
            ));
        }
    }
    out.extend(reordered(both, &mut told));
    let renumbered: Vec<Pair> = matched
        .pairs()
        .filter(|pair| !told.contains(pair) && !matched.is_parted(pair.0, pair.1))
        .filter(|&(a, b)| old[a].label != new[b].label || own(&old[a].id) != own(&new[b].id))
        .map(|(a, b)| Pair::of(Some(&old[a]), Some(&new[b])))
        .collect();
    if !renumbered.is_empty() {
        out.push(Operation {
            tasks: renumbered,
            ..Operation::new(Op::Renumbered)
        });
    }
    out
}

/// The part of a task's id that is its own.
fn own(id: &str) -> &str {
    id.rsplit('/').next().unwrap_or(id)
}

/// An older and a newer task that are the same.
type Match = (usize, usize);

/// Tasks that took each other's place among those that both states have.
fn swapped(both: &Both) -> Vec<(Match, Match)> {
    let pairs: Vec<Match> = both.matched.pairs().collect();
    let mut by_old = pairs.clone();
    by_old.sort_unstable();
    // The pair at each place of the older order stands where in the newer one?
    let rank = |pair: &Match| pairs.iter().position(|other| other == pair);
    let mut found = Vec::new();
    for (at, pair) in by_old.iter().enumerate() {
        if pairs[at] == *pair {
            continue;
        }
        if let Some(there) = rank(pair)
            && there > at
            && rank(&by_old[there]) == Some(at)
        {
            found.push((*pair, by_old[there]));
        }
    }
    found
}

/// Tasks that stand elsewhere among the others, as few as explain the newer order; those that are told already are
/// passed over, and these are told with it.
fn reordered(both: &Both, told: &mut BTreeSet<Match>) -> Option<Operation> {
    let pairs: Vec<Match> = both
        .matched
        .pairs()
        .filter(|pair| !told.contains(pair))
        .collect();
    // The longest run of older places that ascends stays; the rest was carried elsewhere.
    let olds: Vec<usize> = pairs.iter().map(|(old, _)| *old).collect();
    let stays = ascending(&olds);
    let carried: Vec<Match> = pairs
        .into_iter()
        .filter(|(old, _)| !stays.contains(old))
        .collect();
    told.extend(&carried);
    let tasks: Vec<Pair> = carried
        .into_iter()
        .map(|(a, b)| Pair::of(Some(&both.old.tasks[a]), Some(&both.new.tasks[b])))
        .collect();
    (!tasks.is_empty()).then(|| Operation {
        tasks,
        ..Operation::new(Op::Reordered)
    })
}

/// The longest ascending part of some different numbers.
fn ascending(numbers: &[usize]) -> BTreeSet<usize> {
    // By length less one: the place of the least number that ends a run of it.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; numbers.len()];
    for (at, number) in numbers.iter().enumerate() {
        let length = ends.partition_point(|end| numbers[*end] < *number);
        before[at] = length.checked_sub(1).map(|last| ends[last]);
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut next = ends.last().copied();
    let mut found = BTreeSet::new();
    while let Some(at) = next {
        found.insert(numbers[at]);
        next = before[at];
    }
    found
}
