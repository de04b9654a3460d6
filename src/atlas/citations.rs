//! Who cites whom: every 发文字号 and 《…》 of the plans becomes a document node, the same one each time.
//!
//! Two mentions are one document when their numbers agree, or when their titles do and their numbers do not
//! differ. The notice 关于印发〈X〉的通知 and X are one: the notice hands X out and they share a number. A plan
//! of the site is the document that has its number or its title. A plan's mention of itself is no citation.

use std::collections::{BTreeMap, BTreeSet};

use super::mentions::Mention;
use super::spoken::{Spoken, spoken};
use super::words::bare;
use super::{Citation, CitedBy, DocumentId, DocumentNode, PlanId, TaskId};
use crate::lexicon::atlas::words;
use crate::lexicon::pinyin::{joined, syllables};
use crate::plan::Plan;

/// The longest id of a document that is known by its title only.
const ID_LENGTH: usize = 60;

/// What [`link`] found.
pub(crate) struct Cited {
    /// All documents, sorted by id.
    pub(crate) documents: Vec<DocumentNode>,
    /// The document that stands for each plan.
    pub(crate) of_plan: Vec<DocumentId>,
    /// What each plan cites, in order of first mention.
    pub(crate) by_plan: Vec<Vec<Citation>>,
    /// What each task cites.
    pub(crate) by_task: Vec<Vec<Citation>>,
}

/// A mention where it stands.
struct Occurrence {
    plan: usize,
    node: usize,
    spoken: Spoken,
}

/// Documents while they are being joined.
#[derive(Default)]
struct Nodes {
    all: Vec<Node>,
    by_number: BTreeMap<String, usize>,
    by_title: BTreeMap<String, usize>,
}

/// One document so far.
#[derive(Default)]
struct Node {
    title: Option<String>,
    number: Option<String>,
    plan: Option<usize>,
}

/// Finds and joins all documents; `first_task` is the index of each plan's first task among all.
pub(crate) fn link(plans: &[Plan], first_task: &[u32]) -> Cited {
    let mut nodes = Nodes::default();
    for (index, plan) in plans.iter().enumerate() {
        nodes.hold(index, plan);
    }
    // Mentions that give title and number come first: they tell what the others mean.
    let spoken: Vec<Vec<_>> = plans.iter().map(spoken).collect();
    let mut flat: Vec<(usize, usize)> = Vec::new();
    for (plan, list) in spoken.iter().enumerate() {
        flat.extend((0..list.len()).map(|at| (plan, at)));
    }
    let mut node_of: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    flat.sort_by_key(|(plan, at)| {
        let mention = &spoken[*plan][*at].mention;
        let rank = match (&mention.title, &mention.number) {
            (Some(_), Some(_)) => 0,
            (_, Some(_)) => 1,
            _ => 2,
        };
        (rank, *plan, *at)
    });
    let mut short: Vec<BTreeMap<String, usize>> = vec![BTreeMap::new(); plans.len()];
    for key in &flat {
        let mention = &spoken[key.0][key.1].mention;
        let known = mention
            .title
            .as_deref()
            .filter(|_| mention.number.is_none())
            .and_then(|title| short[key.0].get(&bare(title)).copied());
        let node = known.unwrap_or_else(|| nodes.find(mention));
        if let Some(name) = &mention.short {
            short[key.0].insert(bare(name), node);
        }
        node_of.insert(*key, node);
    }
    let mut occurrences = Vec::new();
    for (plan, list) in spoken.into_iter().enumerate() {
        for (at, spoken) in list.into_iter().enumerate() {
            let node = node_of[&(plan, at)];
            if nodes.all[node].plan != Some(plan) {
                occurrences.push(Occurrence { plan, node, spoken });
            }
        }
    }
    number(plans, &nodes.all, occurrences, first_task)
}

/// Gives out ids and turns node numbers into them.
fn number(
    plans: &[Plan],
    nodes: &[Node],
    occurrences: Vec<Occurrence>,
    first_task: &[u32],
) -> Cited {
    let mentioned: BTreeSet<usize> = occurrences.iter().map(|o| o.node).collect();
    let mut order: Vec<(String, usize)> = Vec::new();
    for (index, node) in nodes.iter().enumerate() {
        if node.plan.is_some() || mentioned.contains(&index) {
            order.push((id_of(node, plans), index));
        }
    }
    order.sort();
    for at in 1..order.len() {
        if order[at].0 == order[at - 1].0 {
            let words = nodes[order[at].1].title.clone().unwrap_or_default();
            order[at].0 = format!("{}-{}", order[at].0, digest(&words));
        }
    }
    order.sort();
    let mut to_id: BTreeMap<usize, DocumentId> = BTreeMap::new();
    let mut documents = Vec::new();
    for (at, (id, index)) in order.into_iter().enumerate() {
        to_id.insert(index, DocumentId(at as u32));
        let node = &nodes[index];
        documents.push(DocumentNode {
            id,
            title: node.title.clone(),
            number: node.number.clone(),
            plan: node.plan.map(|plan| PlanId(plan as u32)),
            cited_by: Vec::new(),
        });
    }
    let tasks: usize = plans.iter().map(|plan| plan.tasks.len()).sum();
    let mut cited = Cited {
        of_plan: vec![DocumentId(0); plans.len()],
        documents,
        by_plan: vec![Vec::new(); plans.len()],
        by_task: vec![Vec::new(); tasks],
    };
    for (id, document) in (0..).map(DocumentId).zip(&cited.documents) {
        if let Some(plan) = document.plan {
            cited.of_plan[plan.index()] = id;
        }
    }
    for Occurrence { plan, node, spoken } in occurrences {
        let document = to_id[&node];
        let citation = Citation {
            document,
            words: spoken.words,
            range: spoken.range,
            anchor: spoken.anchor,
            basis: spoken.basis,
        };
        let by = if let Some(task) = spoken.task {
            let task = TaskId(first_task[plan] + task as u32);
            cited.by_task[task.index()].push(citation);
            CitedBy::Task(task)
        } else {
            cited.by_plan[plan].push(citation);
            CitedBy::Plan(PlanId(plan as u32))
        };
        cited.documents[document.index()].cited_by.push(by);
    }
    for document in &mut cited.documents {
        document.cited_by.sort();
        document.cited_by.dedup();
    }
    cited
}

/// A held plan's id; else the number in pinyin; else the beginning of the title.
fn id_of(node: &Node, plans: &[Plan]) -> String {
    if let Some(plan) = node.plan {
        return plans[plan].id.clone();
    }
    if let Some(number) = &node.number {
        let letters = number.split('〔').next().unwrap_or_default();
        let digits: Vec<&str> = number
            .split(|c: char| !c.is_ascii_digit())
            .filter(|part| !part.is_empty())
            .collect();
        return format!("{}-{}", joined(letters, ID_LENGTH), digits.join("-"));
    }
    let title = node.title.as_deref().unwrap_or_default();
    let id = joined(title, ID_LENGTH);
    if syllables(title).concat().len() > id.len() || id.is_empty() {
        format!("{id}-{}", digest(title))
    } else {
        id
    }
}

/// Four hexadecimal digits of a title, so that two long titles with one beginning stay apart.
fn digest(title: &str) -> String {
    super::decisions::fingerprint(title, "")[..4].to_owned()
}

impl Nodes {
    /// A plan of the site is a document.
    fn hold(&mut self, index: usize, plan: &Plan) {
        let node = self.all.len();
        let number = plan
            .front
            .number
            .as_deref()
            .and_then(crate::docno::normalise);
        self.all.push(Node {
            title: Some(plan.front.title.clone()),
            number: number.clone(),
            plan: Some(index),
        });
        if let Some(number) = number {
            self.by_number.entry(number).or_insert(node);
        }
        for key in title_keys(&plan.front.title) {
            self.by_title.entry(key).or_insert(node);
        }
    }

    /// The document that a mention means, a new one if need be.
    fn find(&mut self, mention: &Mention) -> usize {
        let keys = mention.title.as_deref().map(title_keys).unwrap_or_default();
        let by_number = mention
            .number
            .as_ref()
            .and_then(|number| self.by_number.get(number).copied());
        let by_title = keys
            .iter()
            .find_map(|key| self.by_title.get(key).copied())
            .filter(|node| {
                let known = &self.all[*node].number;
                known.is_none() || mention.number.is_none() || *known == mention.number
            });
        let node = by_number.or(by_title).unwrap_or_else(|| {
            self.all.push(Node::default());
            self.all.len() - 1
        });
        let entry = &mut self.all[node];
        if entry.number.is_none() {
            entry.number.clone_from(&mention.number);
        }
        let longer = |title: &String| {
            entry.plan.is_none()
                && entry
                    .title
                    .as_ref()
                    .is_none_or(|old| old.chars().count() < title.chars().count())
        };
        if let Some(title) = mention.title.as_ref().filter(|title| longer(title)) {
            entry.title = Some(title.clone());
        }
        if let Some(number) = &mention.number {
            self.by_number.entry(number.clone()).or_insert(node);
        }
        for key in keys {
            self.by_title.entry(key).or_insert(node);
        }
        node
    }
}

/// The keys of a title: itself, and what it hands out (关于印发〈X〉的通知 → X).
pub(crate) fn title_keys(title: &str) -> Vec<String> {
    let mut keys = vec![bare(title)];
    let words = &words().documents;
    let inner = words.hands_out.iter().find_map(|before| {
        let (_, rest) = title.split_once(before.as_str())?;
        let after = words.handed_out_by.end(rest)?;
        rest.strip_suffix(after)
    });
    if let Some(inner) = inner {
        keys.push(bare(inner));
    }
    keys.retain(|key| !key.is_empty());
    keys
}
