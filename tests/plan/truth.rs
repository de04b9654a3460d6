//! The plans of the repository against what a careful reader found in the documents, task by task.
//!
//! `tests/truth/ID.tsv`: label, assignments, regions, in the order written. Repeats stay as printed.

use std::collections::BTreeSet;
use std::path::Path;

use gangmu::plan::{Plan, parse};
use gangmu::source::Source;

const PLANS: [&str; 5] = [
    "national-2020",
    "chongqing-2021",
    "liangjiang-2021",
    "yubei",
    "fuling-2022",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn plan(id: &str) -> Plan {
    let path = format!("content/plans/{id}.md");
    let text = std::fs::read_to_string(root().join(&path)).expect("the plan is in the repository");
    parse(&Source::new(path, &text)).0
}

/// One assignment as the truth writes it.
fn said(plan: &Plan) -> Vec<(String, Vec<String>, Vec<String>)> {
    plan.tasks
        .iter()
        .map(|task| {
            let assignments = task
                .assignments
                .iter()
                .map(|a| {
                    let tier = a.tier.map_or("-", |t| &t.key()[..1]);
                    let collective = if a.collective { "c" } else { "-" };
                    format!("{}/{}/{tier}/{collective}", a.name, a.role.key())
                })
                .collect();
            let regions = task.regions.iter().map(ToString::to_string);
            (task.label.to_string(), assignments, regions.collect())
        })
        .collect()
}

fn truth(id: &str) -> Vec<(String, Vec<String>, Vec<String>)> {
    let text = std::fs::read_to_string(root().join(format!("tests/truth/{id}.tsv")))
        .expect("the truth is in the repository");
    let words = |field: &str| field.split_whitespace().map(str::to_owned).collect();
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let fields: Vec<&str> = line.split('\t').collect();
            (fields[0].to_owned(), words(fields[1]), words(fields[2]))
        })
        .collect()
}

#[test]
fn assignments_of_the_five_plans() {
    let mut wrong = Vec::new();
    for id in PLANS {
        let (found, truth) = (said(&plan(id)), truth(id));
        assert_eq!(found.len(), truth.len(), "tasks of {id}");
        for (found, truth) in found.into_iter().zip(truth) {
            if found != truth {
                let only = |a: &[String], b: &[String]| {
                    let b: BTreeSet<_> = b.iter().collect();
                    a.iter()
                        .filter(|x| !b.contains(x))
                        .cloned()
                        .collect::<Vec<_>>()
                };
                wrong.push(format!(
                    "{id}/{}: found {:?} {:?}, truth {:?} {:?}",
                    truth.0,
                    only(&found.1, &truth.1),
                    only(&found.2, &truth.2),
                    only(&truth.1, &found.1),
                    only(&truth.2, &found.2),
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_of_the_five_plans_is_left_unread() {
    for id in PLANS {
        for task in plan(id).tasks {
            assert!(task.unread.is_empty(), "{}: {:?}", task.id, task.unread);
        }
    }
}

#[test]
fn ids_of_the_five_plans_are_their_labels() {
    for (id, count) in PLANS.into_iter().zip([122, 86, 108, 70, 78]) {
        let ids: Vec<_> = plan(id).tasks.into_iter().map(|task| task.id).collect();
        let wanted: Vec<_> = (1..=count).map(|n| format!("{id}/{n}")).collect();
        assert_eq!(ids, wanted);
    }
}
