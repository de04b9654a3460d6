//! Slips of the copyist in sentences: a clause, of the prose or of a task, that a plan takes over from the
//! plan that it implements, or repeats from its own table, but for a character or two.
//!
//! `slips` compares a task with the task that it descends from. Prose descends from nothing, and a task may
//! say much more than its upper one; what they share word for word are clauses.

use std::collections::{BTreeMap, BTreeSet};

use super::blocks::paragraphs;
use super::copying::{Pairs, is_odd, is_slip, names_place, shown};
use super::edit::{Hunk, one_hunk};
use super::input::Input;
use crate::atlas::{PlanNode, bare, without_openers};
use crate::diag::{Code, Diagnostic};
use crate::plan::Plan;
use crate::text::Span;

/// Shorter clauses are like many others by chance.
const LEAST: usize = 12;
/// A clause that differs in one place begins or ends with as many characters as the other.
const KEY: usize = 5;

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
        others.extend(own.iter().filter(|clause| clause.is_task).cloned());
        let index = Index::new(&others);
        let uppers = input.atlas.plans.iter();
        let uppers = uppers.filter(|one| node.plan.front.implements.contains(&one.plan.id));
        let regions: Vec<&str> = std::iter::once(node)
            .chain(uppers)
            .filter_map(|one| one.plan.front.region.as_deref())
            .collect();
        let mut seen: BTreeSet<(Span, usize)> = BTreeSet::new();
        for clause in &own {
            let Some((other, hunk)) = index.nearest(clause) else {
                continue;
            };
            let chars = &clause.words;
            let slip = is_slip(&hunk, chars, false) || is_odd(&hunk, chars, pairs);
            // Numbers are each plan's own.
            let number = |text: &str| text.chars().all(char::is_numeric);
            if names_place(&hunk, &regions) || !slip || number(&hunk.lower) && number(&hunk.upper) {
                continue;
            }
            if !seen.insert((clause.span, clause.at + hunk.at)) {
                continue;
            }
            let (ours, theirs, part) = shown(&hunk, chars);
            findings.push(
                Diagnostic::new(
                    Code::CopyingSlip,
                    input.locate_part(&node.plan.place(clause.span), &ours, part),
                    format!(
                        "“{ours}”与{}的“{theirs}”只差一两个字，疑为抄写之误",
                        other.whose(node)
                    ),
                )
                .help("对照两份原件；有意改动的，可在 [[check.allow]] 里写明")
                .related(
                    input.locate(&other.plan.place(other.span), &theirs),
                    "相同的句子",
                ),
            );
        }
    }
    findings
}

/// A clause or a whole sentence without its punctuation.
#[derive(Clone)]
struct Clause<'a> {
    words: Vec<char>,
    /// How many characters of its paragraph or task stand before it.
    at: usize,
    span: Span,
    /// The plan, and the task's id where it is of a task.
    plan: &'a Plan,
    task: Option<&'a str>,
    is_task: bool,
}

impl Clause<'_> {
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
        .map(|paragraph| (paragraph.text, paragraph.span, None));
    let tasks = plan
        .tasks
        .iter()
        .map(|task| (&task.text, task.span, Some(task.id.as_str())));
    for (text, span, task) in prose.chain(tasks) {
        let mut at = 0;
        for sentence in text.split_inclusive(['。', '；', '\n']) {
            let mut from = at;
            let whole = bare(sentence);
            let mut parts: Vec<(usize, String)> = vec![(at, whole.clone())];
            for part in sentence.split_inclusive(['，', '：']) {
                let words = bare(part);
                let start = from;
                from += words.chars().count();
                parts.push((start, words));
            }
            at += whole.chars().count();
            for (at, words) in parts {
                let core = without_openers(&words);
                let skipped = words.chars().count() - core.chars().count();
                let words: Vec<char> = core.chars().collect();
                if words.len() >= LEAST {
                    out.push(Clause {
                        words,
                        at: at + skipped,
                        span,
                        plan,
                        task,
                        is_task: task.is_some(),
                    });
                }
            }
        }
    }
    out
}

/// Clauses by how they begin and end.
struct Index<'c, 'a> {
    all: BTreeSet<&'c [char]>,
    heads: BTreeMap<&'c [char], Vec<&'c Clause<'a>>>,
    tails: BTreeMap<&'c [char], Vec<&'c Clause<'a>>>,
}

impl<'c, 'a> Index<'c, 'a> {
    fn new(clauses: &'c [Clause<'a>]) -> Self {
        let mut index = Self {
            all: BTreeSet::new(),
            heads: BTreeMap::new(),
            tails: BTreeMap::new(),
        };
        for clause in clauses {
            let words = clause.words.as_slice();
            index.all.insert(words);
            index.heads.entry(&words[..KEY]).or_default().push(clause);
            index
                .tails
                .entry(&words[words.len() - KEY..])
                .or_default()
                .push(clause);
        }
        index
    }

    /// The clause that differs from this one in one place by two characters at most, if none is the same.
    fn nearest(&self, clause: &Clause<'_>) -> Option<(&'c Clause<'a>, Hunk)> {
        let words = clause.words.as_slice();
        let own = |other: &&&Clause<'_>| clause.task.is_none() || other.plan != clause.plan;
        let same = self.all.contains(words);
        if same && clause.task.is_none() {
            return None;
        }
        let heads = self.heads.get(&words[..KEY]).into_iter().flatten();
        let tails = self
            .tails
            .get(&words[words.len() - KEY..])
            .into_iter()
            .flatten();
        let candidates: Vec<&&Clause<'_>> = heads.chain(tails).filter(own).collect();
        if candidates.iter().any(|other| other.words == words) {
            return None;
        }
        candidates
            .into_iter()
            .filter_map(|other| Some((*other, one_hunk(words, &other.words)?)))
            .min_by_key(|(_, hunk)| hunk.lower.chars().count() + hunk.upper.chars().count())
    }
}
