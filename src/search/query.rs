//! Queries over an index, in Rust: the same answers as the browser gives, for tests and for the terminal.

use std::collections::{BTreeMap, BTreeSet};

use super::fold::{Query, grams, parse};
use super::ids::BLOCK;
use super::rank::{class, holds, occurrences};
use super::read::{Doc, Index};
use super::{RecordKind, synonyms};
use crate::error::Result;

/// Text files up to which all candidates are loaded before the first is shown (mode `grams`).
const RANKED_FILES: usize = 16;
/// How many of a query's pairs a record must hold to be offered as near, in percent.
const NEAR_PERCENT: usize = 60;
/// How many near records are offered.
const NEAR: usize = 20;

/// What a query finds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answer {
    /// The terms that were looked for, as compared.
    pub terms: Vec<String>,
    /// A task named by its plan and number, then units and plans, best first.
    pub names: Vec<Hit>,
    /// Tasks, sections and documents that hold every term, best first.
    pub hits: Vec<Hit>,
    /// Those that hold every term only by another word for it.
    pub by_synonym: Vec<Hit>,
    /// Where nothing holds every term: those that hold most of the words' pairs of characters.
    pub near: Vec<Hit>,
    /// The query is too short for this index: only names were looked through.
    pub too_short: bool,
}

/// One thing found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub kind: RecordKind,
    /// Its id as in the records; for a unit its address without folder and ending.
    pub id: String,
    /// The id of its plan, or empty.
    pub plan: String,
    /// Its label as printed, or a plan's short name.
    pub label: String,
    /// Its title or name.
    pub title: String,
    /// Its text as shown; empty for units and plans.
    pub text: String,
    /// Units with roles.
    pub units: Vec<(String, String)>,
    /// The group heading.
    pub group: String,
    /// The region path of the unit, or of the plan.
    pub region: String,
    /// Its address relative to the site root.
    pub href: String,
    /// The class it is ranked by: 0 named by plan and number, 1 title equal … 6 all terms, 7 by another
    /// word, 8 near.
    pub class: u8,
}

/// What narrows the hits; empty fields do not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filters {
    /// A plan's id.
    pub plan: String,
    /// A region path; what lies in it counts too.
    pub region: String,
    /// A unit's name.
    pub unit: String,
    /// A role's key, of that unit if one is given.
    pub role: String,
    /// A group heading.
    pub group: String,
    /// A kind's key.
    pub kind: String,
}

/// For each term the spellings, any of which will do.
type Wanted = Vec<Vec<String>>;

/// Candidates of a large index: whether all pairs stand in head fields.
type Candidates = BTreeMap<u32, bool>;

impl Index<'_> {
    /// Answers a query.
    pub fn answer(&self, text: &str, filters: &Filters) -> Result<Answer> {
        let query = parse(text);
        if query.terms.is_empty() {
            return Ok(Answer::default());
        }
        let named = self.named_tasks(text)?;
        let exact: Wanted = query.terms.iter().map(|term| vec![term.clone()]).collect();
        let wide: Wanted = query
            .terms
            .iter()
            .map(|term| {
                let mut all = vec![term.clone()];
                all.extend(synonyms::spellings(term, &self.head.synonyms));
                all
            })
            .collect();
        let too_short = self.head.grams && exact.iter().all(|term| grams(&term[0]).is_empty());
        let found = self.find(&exact, &query)?;
        let known: BTreeSet<u32> = found.iter().map(|(id, _)| *id).collect();
        let mut by_synonym = Vec::new();
        if wide != exact {
            by_synonym = self.find(&wide, &query)?;
            by_synonym.retain(|(id, _)| !known.contains(id));
        }
        let near = if found.is_empty() && by_synonym.is_empty() {
            self.near(&query)?
        } else {
            Vec::new()
        };
        let keep = |hits: Vec<(u32, Hit)>| -> Vec<Hit> {
            let hits = hits.into_iter().map(|(_, hit)| hit);
            hits.filter(|hit| filters.keep(hit)).collect()
        };
        Ok(Answer {
            terms: query.terms.clone(),
            names: named
                .into_iter()
                .chain(self.names(&query))
                .filter(|hit| filters.keep(hit))
                .collect(),
            hits: keep(found),
            by_synonym: keep(by_synonym),
            near: keep(near),
            too_short,
        })
    }

    /// Records that hold a spelling of every term, in order.
    fn find(&self, wanted: &Wanted, query: &Query) -> Result<Vec<(u32, Hit)>> {
        let fits = |doc: &Doc| {
            wanted
                .iter()
                .all(|spellings| spellings.iter().any(|term| holds(doc, term)))
        };
        let (docs, coarse) = if self.head.grams {
            let Some(candidates) = self.candidates(wanted)? else {
                return Ok(Vec::new());
            };
            let files: BTreeSet<u32> = candidates.keys().map(|id| id >> self.head.pack).collect();
            let coarse = (files.len() > RANKED_FILES).then_some(candidates.clone());
            (self.docs(candidates.into_keys())?, coarse)
        } else {
            let mut docs = Vec::new();
            for texts in self.all_texts()? {
                docs.extend(texts.iter().filter(|doc| fits(doc)).cloned());
            }
            (docs, None)
        };
        let mut found: Vec<_> = docs
            .iter()
            .filter(|doc| fits(doc))
            .map(|doc| {
                let class = class(doc, query).unwrap_or(7);
                let order = match &coarse {
                    // So many that only those shown are loaded in the browser: by list, then plan.
                    Some(in_head) => (u8::from(!in_head[&doc.id]), 0, 0, self.newer(doc.id)),
                    None => (
                        class,
                        kind_order(doc.kind),
                        usize::MAX - occurrences(doc, query),
                        self.newer(doc.id),
                    ),
                };
                (order, doc.id, self.hit(doc, class))
            })
            .collect();
        found.sort_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
        Ok(found.into_iter().map(|(_, id, hit)| (id, hit)).collect())
    }

    /// Ids that hold all pairs of a spelling of every term; `None` if no term has a pair.
    fn candidates(&self, wanted: &Wanted) -> Result<Option<Candidates>> {
        let mut all: Option<Candidates> = None;
        for spellings in wanted {
            let mut of_term = Candidates::new();
            let mut searchable = false;
            for term in spellings {
                let mut of_spelling: Option<Candidates> = None;
                for gram in grams(term) {
                    searchable = true;
                    let key: String = gram.iter().collect();
                    let (head, body) = self.list(&key)?;
                    let list = head.into_iter().map(|id| (id, true));
                    let list = list.chain(body.into_iter().map(|id| (id, false)));
                    of_spelling = Some(both(of_spelling, list.collect()));
                }
                for (id, in_head) in of_spelling.unwrap_or_default() {
                    *of_term.entry(id).or_default() |= in_head;
                }
            }
            if searchable {
                all = Some(both(all, of_term));
            }
        }
        Ok(all)
    }

    /// Records that hold most pairs of the query, best first.
    fn near(&self, query: &Query) -> Result<Vec<(u32, Hit)>> {
        let mut wanted: Vec<[char; 2]> = query.terms.iter().flat_map(|term| grams(term)).collect();
        wanted.sort_unstable();
        wanted.dedup();
        let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
        if self.head.grams {
            for gram in &wanted {
                let key: String = gram.iter().collect();
                let (head, body) = self.list(&key)?;
                for id in head.into_iter().chain(body) {
                    *counts.entry(id).or_default() += 1;
                }
            }
        } else {
            for texts in self.all_texts()? {
                for doc in texts.iter() {
                    let held = wanted.iter().filter(|gram| {
                        let key: String = gram.iter().collect();
                        holds(doc, &key)
                    });
                    counts.insert(doc.id, held.count());
                }
            }
        }
        let enough = (wanted.len() * NEAR_PERCENT).div_ceil(100).max(1);
        let mut best: Vec<(usize, u32)> = counts
            .into_iter()
            .filter(|(_, count)| *count >= enough)
            .map(|(id, count)| (count, id))
            .collect();
        best.sort_by_key(|(count, id)| (usize::MAX - count, self.newer(*id), *id));
        best.truncate(NEAR);
        let order: Vec<u32> = best.into_iter().map(|(_, id)| id).collect();
        let mut docs = self.docs(order.iter().copied())?;
        docs.sort_by_key(|doc| order.iter().position(|id| *id == doc.id));
        Ok(docs.iter().map(|doc| (doc.id, self.hit(doc, 8))).collect())
    }

    /// The records of some ids.
    pub(super) fn docs(&self, ids: impl Iterator<Item = u32>) -> Result<Vec<Doc>> {
        let mut docs = Vec::new();
        for id in ids {
            let texts = self.texts(id >> self.head.pack)?;
            if let Ok(at) = texts.binary_search_by_key(&id, |doc| doc.id) {
                docs.push(texts[at].clone());
            }
        }
        Ok(docs)
    }

    pub(super) fn hit(&self, doc: &Doc, class: u8) -> Hit {
        let plan = self.head.owner.get(&(doc.id / BLOCK));
        let plan = plan.map(|at| &self.head.plans[*at]);
        let plan_id = plan.map_or("", |plan| &plan.id);
        let id = match (doc.kind, plan_id) {
            (_, "") => doc.tail.clone(),
            (RecordKind::Task, plan) => format!("{plan}/{}", doc.tail),
            (_, plan) => format!("{plan}#{}", doc.tail),
        };
        Hit {
            kind: doc.kind,
            id,
            plan: plan_id.to_owned(),
            label: doc.label.clone(),
            title: doc.title.clone(),
            text: doc.text.clone(),
            units: doc.units.clone(),
            group: doc.group.clone(),
            region: plan.map_or_else(String::new, |plan| plan.region.clone()),
            href: doc.href.clone(),
            class,
        }
    }

    /// Sorts newer plans first; without a date last.
    fn newer(&self, id: u32) -> std::cmp::Reverse<&str> {
        let plan = self.head.owner.get(&(id / BLOCK));
        std::cmp::Reverse(plan.map_or("", |at| &self.head.plans[*at].date))
    }
}

impl Filters {
    fn keep(&self, hit: &Hit) -> bool {
        let is = |wanted: &str, value: &str| wanted.is_empty() || wanted == value;
        let in_region = is(&self.region, &hit.region)
            || hit
                .region
                .strip_prefix(self.region.as_str())
                .is_some_and(|rest| rest.starts_with('/'));
        let answers = (self.unit.is_empty() && self.role.is_empty())
            || hit
                .units
                .iter()
                .any(|(name, role)| is(&self.unit, name) && is(&self.role, role));
        in_region
            && answers
            && is(&self.plan, &hit.plan)
            && is(&self.group, &hit.group)
            && is(&self.kind, hit.kind.key())
    }
}

/// Tasks before sections before documents.
fn kind_order(kind: RecordKind) -> u8 {
    kind as u8
}

/// Ids in both; in the head only if in both heads.
fn both(a: Option<Candidates>, b: Candidates) -> Candidates {
    let Some(a) = a else { return b };
    let (small, large) = if a.len() < b.len() {
        (&a, &b)
    } else {
        (&b, &a)
    };
    small
        .iter()
        .filter_map(|(id, head)| large.get(id).map(|other| (*id, *head && *other)))
        .collect()
}
