//! The same task twice in one plan: word for word, or with its clauses in other words.

use std::collections::BTreeMap;

use super::input::Input;
use crate::atlas::{PlanNode, bare};
use crate::diag::{Code, Diagnostic};
use crate::lexicon::proof::words;
use crate::plan::Task;

/// Shorter tasks are like others by chance.
const LEAST: usize = 12;
/// How many of the pairs of neighbouring characters two tasks must share, of all that either has, in percent.
const ALIKE: usize = 62;

/// Runs the rule.
pub(super) fn run(input: &Input<'_>) -> Vec<Diagnostic> {
    input.atlas.plans.iter().flat_map(plan).collect()
}

fn plan(node: &PlanNode) -> Vec<Diagnostic> {
    let plan = &node.plan;
    let cores: Vec<String> = plan.tasks.iter().map(core).collect();
    let all_pairs: Vec<Vec<(char, char)>> = cores.iter().map(|core| pairs(core)).collect();
    // Tasks by the pairs of characters in them: only those that share some are compared.
    let mut by_pair: BTreeMap<(char, char), Vec<usize>> = BTreeMap::new();
    let mut findings = Vec::new();
    for (at, own) in all_pairs.iter().enumerate() {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for pair in own {
            for other in by_pair.get(pair).into_iter().flatten() {
                *shared.entry(*other).or_default() += 1;
            }
        }
        for pair in own {
            by_pair.entry(*pair).or_default().push(at);
        }
        let task = &plan.tasks[at];
        let alike = |(other, shared): &(usize, usize)| {
            let all = own.len() + all_pairs[*other].len() - shared;
            own.len() >= LEAST
                && shared * 100 >= all * ALIKE
                && same_bodies(task, &plan.tasks[*other])
                && !both_differ(&cores[at], &cores[*other])
        };
        let Some((other, _)) = shared
            .into_iter()
            .filter(|one| alike(one))
            .max_by_key(|(_, shared)| *shared)
        else {
            continue;
        };
        let earlier = &plan.tasks[other];
        let how = if cores[at] == cores[other] {
            "相同"
        } else {
            "大体相同"
        };
        findings.push(
            Diagnostic::new(
                Code::TaskTwice,
                plan.place(task.text.whole()),
                format!("第{}项与第{}项的内容{how}", task.label, earlier.label),
            )
            .help("对照原件，看是否同一项任务写了两次")
            .related(plan.place(earlier.text.whole()), "前一项"),
        );
    }
    findings
}

/// The characters of a task without words that say nothing of what is done: 开展, 进一步, 以上.
fn core(task: &Task) -> String {
    let text = bare(&task.text);
    let mut out = String::new();
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        let light = words().repeats.light.start(rest);
        if light.is_none() {
            out.push(c);
        }
        rest = &rest[light.map_or(c.len_utf8(), str::len)..];
    }
    out
}

/// The pairs of neighbouring characters in a text, each once.
fn pairs(text: &str) -> Vec<(char, char)> {
    let chars: Vec<char> = text.chars().collect();
    let mut pairs: Vec<(char, char)> = chars.windows(2).map(|pair| (pair[0], pair[1])).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Whether each of two texts has characters that the other has not: another place, another figure, another object.
fn both_differ(a: &str, b: &str) -> bool {
    let lacks = |one: &str, other: &str| {
        let mut left: Vec<char> = other.chars().collect();
        one.chars()
            .any(|c| match left.iter().position(|other| *other == c) {
                Some(at) => {
                    left.swap_remove(at);
                    false
                }
                None => true,
            })
    };
    lacks(a, b) && lacks(b, a)
}

/// Whether two tasks are for the same bodies: what several bodies each do in the same words is meant.
fn same_bodies(a: &Task, b: &Task) -> bool {
    let names = |task: &Task| -> Vec<String> {
        let mut names: Vec<String> = task
            .assignments
            .iter()
            .map(|one| one.name.clone())
            .collect();
        names.sort_unstable();
        names
    };
    names(a) == names(b)
}
