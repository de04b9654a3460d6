//! Units and plans by name, and tasks by plan and number.

use std::collections::{BTreeMap, BTreeSet};

use super::fold::{Query, fold, parse};
use super::query::Hit;
use super::rank::{plan_class, unit_class};
use super::read::{Doc, Index};
use super::{RecordKind, numbers, synonyms};
use crate::error::Result;

/// Plans that words may fit for a number behind them to name a task.
const NAMED: usize = 3;
/// Tasks of one number that are named at most.
const LABELLED: usize = 20;

impl Index<'_> {
    /// Units and plans that fit, best first; then those that fit another word for a query of one term.
    pub(super) fn names(&self, query: &Query) -> Vec<Hit> {
        let mut all = self.names_of(query);
        if let [term] = query.terms.as_slice() {
            for spelling in synonyms::spellings(term, &self.head.synonyms) {
                let other = Query {
                    whole: spelling.clone(),
                    terms: vec![spelling],
                };
                for hit in self.names_of(&other) {
                    if !all.iter().any(|known| known.href == hit.href) {
                        all.push(hit);
                    }
                }
            }
        }
        all
    }

    /// Units and plans that fit as typed.
    fn names_of(&self, query: &Query) -> Vec<Hit> {
        let units = self.head.units.iter().filter_map(|unit| {
            let class = unit_class(unit, query)?;
            let id = unit.href.rsplit('/').next().unwrap_or_default();
            let id = id.strip_suffix(".html").unwrap_or(id);
            Some(Hit {
                kind: RecordKind::Unit,
                id: id.to_owned(),
                plan: String::new(),
                label: String::new(),
                title: unit.name.clone(),
                text: String::new(),
                units: Vec::new(),
                group: String::new(),
                region: unit.region.clone(),
                href: unit.href.clone(),
                class,
            })
        });
        let plans = self.head.plans.iter().filter_map(|plan| {
            if plan.title.is_empty() {
                return None;
            }
            let class = plan_class(plan, query, &self.head.initials)?;
            Some(Hit {
                kind: RecordKind::Plan,
                id: plan.id.clone(),
                plan: plan.id.clone(),
                label: plan.label.clone(),
                title: plan.title.clone(),
                text: String::new(),
                units: Vec::new(),
                group: String::new(),
                region: plan.region.clone(),
                href: plan.href.clone(),
                class,
            })
        });
        let mut all: Vec<Hit> = units.chain(plans).collect();
        all.sort_by_key(|hit| hit.class);
        all
    }

    /// Tasks named by their plan and number: `yubei/3`, 渝北 3, 渝府发〔2021〕19号 第12项; 第12项 of all plans.
    pub(super) fn named_tasks(&self, text: &str) -> Result<Vec<Hit>> {
        let Some((plans, label)) = numbers::plan_and_label(text) else {
            return Ok(Vec::new());
        };
        let (query, whole) = (parse(plans), fold(text));
        let fits: BTreeSet<&str> = self
            .head
            .plans
            .iter()
            .filter(|plan| !plan.title.is_empty())
            // What stands so in a plan's own name is no number of a task.
            .filter(|plan| {
                let mut names = [&plan.title, &plan.label].into_iter().chain(&plan.also);
                !names.any(|name| fold(name).contains(&whole))
            })
            .filter(|plan| plan_class(plan, &query, &BTreeMap::new()).is_some())
            .map(|plan| plan.id.as_str())
            .collect();
        // Words that fit many plans were hardly meant to name one; no words mean all plans.
        let any = query.terms.is_empty();
        if !any && (fits.is_empty() || fits.len() > NAMED) {
            return Ok(Vec::new());
        }
        let mut found = Vec::new();
        for doc in self.labelled(&label)? {
            let hit = self.hit(&doc, 0);
            if any || fits.contains(hit.plan.as_str()) {
                found.push(hit);
            }
        }
        found.truncate(LABELLED);
        Ok(found)
    }

    /// All tasks with a label.
    fn labelled(&self, label: &str) -> Result<Vec<Doc>> {
        if self.head.grams {
            let (ids, _) = self.list(&format!("#{label}"))?;
            return self.docs(ids.into_iter());
        }
        let mut docs = Vec::new();
        for texts in self.all_texts()? {
            docs.extend(
                texts
                    .iter()
                    .filter(|doc| doc.kind == RecordKind::Task && doc.tail == label)
                    .cloned(),
            );
        }
        Ok(docs)
    }
}
