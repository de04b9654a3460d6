//! What each plan took up of the plan it implements, read by hand.

use super::site::atlas;

#[test]
fn yubei_leaves_out_sixteen_measures_and_adds_none() {
    let atlas = atlas();
    let line = atlas
        .coverage
        .iter()
        .find(|line| atlas.plan(line.plan).plan.id == "yubei")
        .expect("yubei implements the city's plan");
    let left: Vec<&str> = line
        .not_taken_up
        .iter()
        .map(|(task, _)| atlas.words(*task).label.as_str())
        .collect();
    assert_eq!(
        left,
        [
            "23", "42", "45", "47", "48", "49", "50", "51", "52", "56", "59", "65", "66", "67",
            "81", "82"
        ]
    );
    assert!(line.added.is_empty());
}

#[test]
fn fuling_adds_sixteen_tasks_of_its_own() {
    // And 48, which the method alone does not find: most of it is its own, and another task takes up the same measure
    // whole. A person tied it in lineage.toml.
    let atlas = atlas();
    let line = atlas
        .coverage
        .iter()
        .find(|line| atlas.plan(line.plan).plan.id == "fuling-2022")
        .expect("fuling implements the city's plan");
    let added: Vec<&str> = line
        .added
        .iter()
        .map(|task| atlas.words(*task).label.as_str())
        .collect();
    assert_eq!(
        added,
        [
            "2", "5", "42", "43", "44", "45", "46", "47", "48", "49", "50", "51", "52", "53", "54",
            "55", "59"
        ]
    );
    assert_eq!(line.not_taken_up.len(), 25);
}
