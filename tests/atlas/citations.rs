//! Documents that the five plans cite, each one node however it is spelt.

use gangmu::atlas::{Atlas, CitedBy, DocumentNode, link};

use super::site::{atlas, plans, registers};

fn document<'a>(atlas: &'a Atlas, number: &str) -> &'a DocumentNode {
    atlas
        .documents
        .iter()
        .find(|document| document.number.as_deref() == Some(number))
        .unwrap_or_else(|| panic!("no {number}"))
}

fn citing(atlas: &Atlas, document: &DocumentNode) -> Vec<String> {
    document
        .cited_by
        .iter()
        .map(|by| match by {
            CitedBy::Plan(plan) => atlas.plan(*plan).plan.id.clone(),
            CitedBy::Task(task) => atlas.words(*task).id.clone(),
        })
        .collect()
}

#[test]
fn one_document_under_title_and_number() {
    let atlas = atlas();
    let reply = document(atlas, "国函〔2021〕37号");
    assert_eq!(
        reply.title.as_deref(),
        Some("国务院关于同意在天津、上海、海南、重庆开展服务业扩大开放综合试点的批复")
    );
    assert_eq!(
        citing(atlas, reply),
        ["chongqing-2021", "fuling-2022", "yubei"]
    );
    assert_eq!(reply.plan, None);
}

#[test]
fn a_held_plan_is_the_document_that_others_cite() {
    let atlas = atlas();
    let plan = document(atlas, "渝府发〔2021〕19号");
    let held = plan.plan.map(|id| atlas.plan(id).plan.id.as_str());
    assert_eq!(held, Some("chongqing-2021"));
    // By its number, by its title, and as what the notice hands out; its own mention of itself is none.
    assert_eq!(citing(atlas, plan), ["fuling-2022", "yubei"]);
    let yubei = atlas
        .plans
        .iter()
        .find(|node| node.plan.id == "yubei")
        .expect("there");
    let basis = yubei
        .cites
        .iter()
        .any(|cite| cite.basis && atlas.document(cite.document).plan.is_some());
    assert!(basis, "yubei is made by the city's plan");
}

#[test]
fn a_licence_is_no_document() {
    let atlas = atlas();
    let titles: Vec<_> = atlas
        .documents
        .iter()
        .filter_map(|d| d.title.as_deref())
        .collect();
    assert!(
        !titles
            .iter()
            .any(|title| title.contains("资格证") || title.contains("运输证"))
    );
    let list = atlas
        .documents
        .iter()
        .find(|d| {
            d.title
                .as_deref()
                .is_some_and(|title| title.starts_with("国家职业资格目录"))
        })
        .expect("there");
    // Half-width brackets in one plan, full-width in two: one document.
    assert_eq!(
        citing(atlas, list),
        ["chongqing-2021/73", "fuling-2022/70", "yubei/59"]
    );
}

#[test]
fn ids_are_ascii_and_unlike() {
    let atlas = atlas();
    let ids: Vec<&str> = atlas.documents.iter().map(|d| d.id.as_str()).collect();
    let mut sorted = ids.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(ids, sorted);
    assert!(ids.iter().all(|id| id.len() <= 80 && id.is_ascii()));
    assert!(ids.contains(&"guohan-2021-37"));
}

#[test]
fn the_order_of_plans_changes_nothing() {
    let mut reversed = plans();
    reversed.reverse();
    let other = link(reversed, &registers(), None).0;
    let here = atlas();
    assert_eq!(here.links, other.links);
    let ids =
        |atlas: &Atlas| -> Vec<String> { atlas.documents.iter().map(|d| d.id.clone()).collect() };
    assert_eq!(ids(here), ids(&other));
}
