//! What people decided on lineage, and which old addresses they registered.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Op, Operation};
use super::state::State;
use crate::atlas::decisions::Decisions;
use crate::atlas::registers::Registers;

/// One decision: which list it stands in, the lower task or plan, the upper task.
type Key = (&'static str, String, String);

/// Decisions that came, went, or say something else; those that only follow their tasks to new numbers are one.
pub(super) fn decisions(
    old: &State,
    new: &State,
    tasks: &BTreeMap<&str, &str>,
    plans: &BTreeMap<&str, &str>,
) -> Vec<Operation> {
    let was = all(&old.registers.lineage);
    let is = all(&new.registers.lineage);
    let now = |id: &'_ str| -> String {
        let known = tasks.get(id).or_else(|| plans.get(id));
        known.map_or(id, |name| *name).to_owned()
    };
    let mut out = Vec::new();
    let mut followed: Vec<(String, String)> = Vec::new();
    let mut seen: BTreeSet<&Key> = BTreeSet::new();
    for (key, value) in &was {
        let target: Key = (key.0, now(&key.1), now(&key.2));
        // A line that was not mended after its tasks were renumbered stands where it stood.
        let found = is.get_key_value(&target).or_else(|| is.get_key_value(key));
        let Some((there, after)) = found.filter(|(there, _)| !seen.contains(there)) else {
            out.push(of(Op::DecisionWithdrawn, key).values(Some(value), None));
            continue;
        };
        seen.insert(there);
        if value != after {
            out.push(of(Op::DecisionChanged, there).values(Some(value), Some(after)));
        } else if key != there {
            followed.push((told(key), told(there)));
        }
    }
    for (key, value) in &is {
        if !seen.contains(key) {
            out.push(of(Op::Decided, key).values(None, Some(value)));
        }
    }
    if !followed.is_empty() {
        let (was, is): (Vec<String>, Vec<String>) = followed.into_iter().unzip();
        let one = Operation::new(Op::DecisionFollowed);
        out.push(one.values(Some(&was.join("\n")), Some(&is.join("\n"))));
    }
    out
}

fn of(op: Op, key: &Key) -> Operation {
    Operation::new(op).of(&format!("{}：{}", key.0, told(key)))
}

fn told(key: &Key) -> String {
    format!("{} ← {}", key.1, key.2)
}

/// All decisions with what they say.
fn all(decisions: &Decisions) -> BTreeMap<Key, String> {
    let confirm = decisions.confirm.iter().map(|line| {
        let kind = line.kind.map(|kind| format!("{kind:?}").to_lowercase());
        let parts = [kind, Some(line.reason.clone()), line.texts.clone()];
        (("confirm", &**line.down, &**line.up), parts)
    });
    let reject = decisions.reject.iter().map(|line| {
        let parts = [None, Some(line.reason.clone()), line.texts.clone()];
        (("reject", &**line.down, &**line.up), parts)
    });
    let left = decisions.not_taken_up.iter().map(|line| {
        let parts = [None, Some(line.reason.clone()), None];
        (("not_taken_up", &**line.plan, &**line.up), parts)
    });
    confirm
        .chain(reject)
        .chain(left)
        .map(|(key, parts)| {
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            let key: Key = (key.0, key.1.to_owned(), key.2.to_owned());
            (key, parts.join("；"))
        })
        .collect()
}

/// Old addresses that were registered, or say something else.
pub(super) fn retired(old: &State, new: &State) -> Vec<Operation> {
    let (was, is) = (lines(old.registers), lines(new.registers));
    let keys: BTreeSet<&str> = was.keys().chain(is.keys()).copied().collect();
    let mut out = Vec::new();
    for id in keys {
        let op = match (was.get(id), is.get(id)) {
            (None, Some(_)) => Op::Retired,
            (was, is) if was != is => Op::RetiredChanged,
            _ => continue,
        };
        let value = |lines: &BTreeMap<&str, String>| lines.get(id).cloned();
        out.push(
            Operation::new(op)
                .of(id)
                .values(value(&was).as_deref(), value(&is).as_deref()),
        );
    }
    out
}

fn lines(registers: &Registers) -> BTreeMap<&str, String> {
    let lines = registers.retired.iter();
    lines
        .map(|line| {
            let successor = line.successor.as_ref().map(ToString::to_string);
            let parts = [
                Some(line.date.to_string()),
                successor,
                Some(line.reason.clone()),
            ];
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            (line.id.as_str(), parts.join("；"))
        })
        .collect()
}
