//! Slips of the copyist in sentences: a clause, of the prose or of a task, that a plan takes over from the
//! plan that it implements, or repeats from its own table, but for a character or two.
//!
//! `slips` compares a task with the task that it descends from. Prose descends from nothing, and a task may
//! say much more than its upper one; what they share word for word are clauses.

use std::collections::BTreeSet;
use std::ops::Range;

use super::alike::Alike;
use super::blocks::{paragraphs, pieces};
use super::copying::{Pairs, core, is_odd, is_slip, names_place, shown};
use super::edit::{Hunk, one_hunk};
use super::input::Input;
use crate::atlas::{Bare, PlanNode};
use crate::diag::{Code, Diagnostic, Place};
use crate::plan::Plan;

use crate::text::{Span, Text};

/// Shorter clauses are like many others by chance.
const LEAST: usize = 12;

/// Runs the rule; `pairs` says which characters stand beside each other in the site.
pub(super) fn run(input: &Input<'_>, pairs: &Pairs) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for node in &input.atlas.plans {
        let own = clauses(node);
        let mut others: Vec<Clause<'_>> = Vec::new();
        for id in &node.plan.front.implements {
            let upper = input.atlas.plans.iter().find(|one| one.plan.id == *id);
            others.extend(upper.into_iter().flat_map(clauses));
        }
        let of_tasks = own.iter().filter(|clause| clause.task.is_some());
        let table: Vec<Clause<'_>> = of_tasks.cloned().collect();
        let known = [&others, &table].map(|clauses| {
            let words = clauses.iter().map(|clause| clause.words.chars.as_slice());
            (clauses.as_slice(), Alike::new(words))
        });
        let uppers = input.atlas.plans.iter();
        let uppers = uppers.filter(|one| node.plan.front.implements.contains(&one.plan.id));
        let regions: Vec<&str> = std::iter::once(node)
            .chain(uppers)
            .filter_map(|one| one.plan.front.region.as_deref())
            .collect();
        let mut seen: BTreeSet<(Span, usize)> = BTreeSet::new();
        for clause in &own {
            let Some((other, hunk)) = nearest(clause, &known) else {
                continue;
            };
            let chars = &clause.words.chars;
            let slip = is_slip(&hunk, chars, pairs) || is_odd(&hunk, chars, pairs);
            if names_place(&hunk, &regions) || !slip {
                continue;
            }
            if !seen.insert((clause.text.whole(), clause.at + hunk.at)) {
                continue;
            }
            let shown = shown(&hunk, chars);
            findings.push(
                Diagnostic::new(
                    Code::CopyingSlip,
                    clause.place(shown.ours_at),
                    format!(
                        "“{}”与{}的“{}”只差一两个字，疑为抄写之误",
                        shown.ours,
                        other.whose(node),
                        shown.theirs
                    ),
                )
                .help("对照两份原件；有意改动的，可在 [[check.allow]] 里写明")
                .related(other.place(shown.theirs_at), "相同的句子"),
            );
        }
    }
    findings
}

/// A clause or a whole sentence without its punctuation.
#[derive(Clone)]
struct Clause<'a> {
    words: Bare,
    /// How many characters of its paragraph or task stand before it.
    at: usize,
    /// The paragraph or task.
    text: &'a Text,
    /// The plan, and the task's id where it is of a task.
    plan: &'a Plan,
    task: Option<&'a str>,
}

impl Clause<'_> {
    /// Where a part of its characters stands.
    fn place(&self, part: Range<usize>) -> Place {
        self.plan.place(self.text.span(self.words.range(part)))
    }

    /// Where a like clause stands, for the message.
    fn whose(&self, node: &PlanNode) -> String {
        match self.task {
            Some(id) if self.plan.id == node.plan.id => format!("本方案 {id} "),
            Some(id) => format!("上级任务 {id} "),
            None => format!("上级方案 {} 正文", self.plan.id),
        }
    }
}

/// The sentences of a plan's prose and tasks, and the clauses of each.
fn clauses(node: &PlanNode) -> Vec<Clause<'_>> {
    let plan = &node.plan;
    let mut out = Vec::new();
    let prose = paragraphs(plan)
        .filter(|paragraph| !paragraph.has_tasks)
        .map(|paragraph| (paragraph.text, None));
    let tasks = plan
        .tasks
        .iter()
        .map(|task| (&task.text, Some(task.id.as_str())));
    for (text, task) in prose.chain(tasks) {
        let all = Bare::of(text);
        for sentence in pieces(text, 0..text.len(), &['。', '；', '\n']) {
            let clauses = pieces(text, sentence.clone(), &['，', '：']);
            for part in std::iter::once(sentence).chain(clauses) {
                let part = all.before(part.start)..all.before(part.end);
                let words = core(all.slice(part.clone()));
                if words.chars.len() >= LEAST {
                    out.push(Clause {
                        at: part.end - words.chars.len(),
                        words,
                        text,
                        plan,
                        task,
                    });
                }
            }
        }
    }
    out
}

/// The clause that differs from one in one place by two characters at most, if none is the same. A task of the plan
/// is compared with the other plans only.
fn nearest<'c, 'a>(
    clause: &Clause<'_>,
    known: &[(&'c [Clause<'a>], Alike<'c>); 2],
) -> Option<(&'c Clause<'a>, Hunk)> {
    let words = clause.words.chars.as_slice();
    let known = if clause.task.is_some() {
        &known[..1]
    } else {
        &known[..]
    };
    if known.iter().any(|(_, alike)| alike.holds(words)) {
        return None;
    }
    known
        .iter()
        .flat_map(|(clauses, alike)| alike.near(words).into_iter().map(|at| &clauses[at]))
        .filter_map(|other| Some((other, one_hunk(words, &other.words.chars)?)))
        .min_by_key(|(_, hunk)| hunk.lower.chars().count() + hunk.upper.chars().count())
}
