//! What search can find: every task, unit, plan, section of prose and cited document, with its address.

use crate::atlas::{Atlas, PlanId, called};
use crate::pages::{Site, names};
use crate::plan::BlockKind;
use crate::routes;
use crate::search::{Record, RecordKind};

/// Every record of a site, in a fixed order: by plan, then units, then documents.
pub fn records(site: &Site<'_>) -> Vec<Record> {
    let atlas = site.atlas;
    let mut records = Vec::new();
    for id in atlas.plan_ids() {
        plan(atlas, id, &mut records);
        sections(atlas, id, &mut records);
        tasks(site, id, &mut records);
    }
    for unit in &atlas.units {
        records.push(Record {
            kind: RecordKind::Unit,
            id: unit.id.clone(),
            title: unit.name.clone(),
            also: unit
                .aliases
                .iter()
                .cloned()
                .chain(called(unit))
                .chain([unit.pinyin.clone()])
                .filter(|name| !name.is_empty())
                .collect(),
            region: unit.region.clone(),
            href: routes::unit(&unit.id),
            ..Record::default()
        });
    }
    for document in atlas.documents.iter().filter(|node| node.plan.is_none()) {
        let title = document.title.as_ref().map(|title| format!("《{title}》"));
        records.push(Record {
            kind: RecordKind::Document,
            id: document.id.clone(),
            title: title
                .or_else(|| document.number.clone())
                .unwrap_or_else(|| document.id.clone()),
            also: document.number.iter().cloned().collect(),
            href: routes::document(&document.id),
            ..Record::default()
        });
    }
    records
}

/// The plan itself.
fn plan(atlas: &Atlas, id: PlanId, records: &mut Vec<Record>) {
    let plan = &atlas.plan(id).plan;
    let front = &plan.front;
    let also = [&front.number, &front.short, &front.issuer, &front.programme];
    records.push(Record {
        blocks: front.blocks.clone(),
        label: names::short(plan),
        date: front.date.clone().unwrap_or_default(),
        title: front.title.clone(),
        also: also.into_iter().flatten().cloned().collect(),
        href: routes::plan(&plan.id),
        ..record(atlas, id, RecordKind::Plan, plan.id.clone())
    });
}

/// Each section of its prose: a heading and what stands under it up to the next one.
fn sections(atlas: &Atlas, id: PlanId, records: &mut Vec<Record>) {
    let plan = &atlas.plan(id).plan;
    let page = routes::plan(&plan.id);
    let mut trail: Vec<(u8, String)> = Vec::new();
    let mut open: Option<Record> = None;
    for block in &plan.blocks {
        let begins = |title: String, group: String| Record {
            title,
            group,
            href: format!("{page}#{}", block.anchor),
            ..record(
                atlas,
                id,
                RecordKind::Section,
                format!("{}#{}", plan.id, block.anchor),
            )
        };
        match &block.kind {
            BlockKind::Heading { level, text } => {
                records.extend(open.take());
                while trail.last().is_some_and(|(last, _)| last >= level) {
                    trail.pop();
                }
                let group = trail
                    .last()
                    .map_or_else(String::new, |(_, text)| text.clone());
                let text = text.replace('\n', "");
                trail.push((*level, text.clone()));
                open = Some(begins(text, group));
            }
            BlockKind::Paragraph { text, .. } => {
                let record =
                    open.get_or_insert_with(|| begins(plan.front.title.clone(), String::new()));
                push(&mut record.text, text);
            }
            BlockKind::Table { rows } => {
                let record =
                    open.get_or_insert_with(|| begins(plan.front.title.clone(), String::new()));
                for cell in rows.iter().flatten() {
                    push(&mut record.text, cell);
                }
            }
            BlockKind::Break => records.extend(open.take()),
            BlockKind::Tasks { .. } => {}
        }
    }
    records.extend(open);
}

/// Adds a paragraph to a section's text.
fn push(text: &mut String, more: &str) {
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(more);
}

/// Its tasks.
fn tasks(site: &Site<'_>, id: PlanId, records: &mut Vec<Record>) {
    let atlas = site.atlas;
    for task in atlas.tasks_of(id) {
        let words = atlas.words(task);
        records.push(Record {
            label: words.label.to_string(),
            title: names::heading(site, task),
            units: atlas
                .task(task)
                .assignments
                .iter()
                .map(|one| {
                    let name = one
                        .unit
                        .map_or(&one.written.name, |unit| &atlas.unit(unit).name);
                    (name.clone(), one.written.role.key().to_owned())
                })
                .collect(),
            text: words.text.to_string(),
            group: words.group.first().cloned().unwrap_or_default().to_string(),
            href: routes::task(&words.id),
            ..record(atlas, id, RecordKind::Task, words.id.clone())
        });
    }
}

/// A record of a plan with nothing in it yet but what all of them share.
fn record(atlas: &Atlas, id: PlanId, kind: RecordKind, own: String) -> Record {
    let plan = &atlas.plan(id).plan;
    Record {
        kind,
        id: own,
        plan: Some(plan.id.clone()),
        region: plan.front.region.clone().unwrap_or_default(),
        ..Record::default()
    }
}
