//! Small edits stay small: each kind of edit changes the lines that show it, and counts where they are stated: on the
//! pages of plans, units and comparisons. The figures stand in the README.

use std::collections::BTreeMap;
use std::fs;

use crate::built::{Files, OURS, build, copy_of_ours, has_extension};

/// Paths whose bytes differ, and how many lines of each.
fn changed(before: &Files, after: &Files) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    for path in before
        .keys()
        .chain(after.keys().filter(|p| !before.contains_key(*p)))
    {
        let (old, new) = (before.get(path), after.get(path));
        if old == new {
            continue;
        }
        let lines = |bytes: Option<&Vec<u8>>| -> Vec<String> {
            String::from_utf8_lossy(bytes.map_or(&[][..], Vec::as_slice))
                .lines()
                .map(str::to_owned)
                .collect()
        };
        let (old, new) = (lines(old), lines(new));
        let ops = similar::capture_diff_slices(similar::Algorithm::Myers, &old, &new);
        let count = ops
            .iter()
            .filter(|op| op.tag() != similar::DiffTag::Equal)
            .map(|op| op.new_range().len().max(op.old_range().len()))
            .sum();
        found.push((path.clone(), count));
    }
    found
}

/// What kind of file a path names.
fn place(path: &str) -> &'static str {
    let parts: Vec<&str> = path.split('/').collect();
    match parts[..] {
        _ if has_extension(path, "xlsx") || has_extension(path, "docx") => "packed",
        _ if has_extension(path, "csv") => "csv",
        ["plans", _, "index.html"] => "plan",
        ["plans", _, _] => "task",
        ["units", "index.html" | "map.html"] => "lists of units",
        ["units", _] => "unit",
        ["coverage", ..] => "coverage",
        ["search", ..] => "search",
        ["index.html"] => "home",
        ["tasks.html"] => "all tasks",
        _ => "other",
    }
}

/// Files and lines that an edit of a plan changes, by kind of file; those of units that it names beside.
fn after(plan: &str, edit: impl Fn(&str) -> String) -> BTreeMap<&'static str, (usize, usize)> {
    let site = copy_of_ours();
    let path = site.path().join(format!("content/plans/{plan}.md"));
    let text = fs::read_to_string(&path).expect("a plan");
    let edited = edit(&text);
    assert_ne!(text, edited, "the edit finds its place");
    fs::write(&path, edited).expect("written");
    let mut places = BTreeMap::new();
    for (path, lines) in changed(&OURS, &build(site.path())) {
        let (files, all) = places.entry(place(&path)).or_insert((0, 0));
        *files += 1;
        *all += lines;
    }
    // What is changed within a list as a workbook has no lines; how the index of the search is cut is its own matter.
    places.retain(|place, _| !matches!(*place, "packed" | "search"));
    places
}

/// The row of a task in a plan's file.
fn row<'a>(text: &'a str, label: &str) -> &'a str {
    let start = format!("| {label} |");
    let found = text.lines().find(|line| line.starts_with(&start));
    found.expect("the task has a row")
}

#[test]
fn a_word_of_a_task_changes_the_lines_that_show_it() {
    let found = after("yubei", |text| {
        let row = row(text, "70");
        text.replace(row, &row.replacen("开展", "组织开展", 1))
    });
    // The task has it in its head, its text and its comparison; each of the six units once.
    let expected = [
        ("all tasks", (1, 1)),
        ("coverage", (1, 1)),
        ("csv", (9, 9)),
        ("plan", (1, 1)),
        ("task", (2, 4)),
        ("unit", (6, 6)),
    ];
    assert_eq!(found, BTreeMap::from(expected));
}

#[test]
fn a_task_put_in_changes_its_own_lines_its_neighbours_and_counts() {
    let found = after("chongqing-2021", |text| {
        let row = row(text, "40");
        let new = "| 40-1 | 建设城市夜间菜市，摊位向残疾人免费。 | 市商务委 | 市民政局、市财政局、市教委 |";
        text.replace(row, &format!("{row}\n{new}"))
    });
    // Its row and the counts of its plan, the counts of the two plans below; its own page and one line of each neighbour;
    // a row in each comparison; its row and the counts of its four units; a bar for each plan below on the home page.
    let most = [
        ("all tasks", (1, 12)),
        ("coverage", (4, 105)),
        ("csv", (10, 20)),
        ("home", (1, 6)),
        ("lists of units", (1, 4)),
        ("other", (1, 1)),
        ("plan", (3, 40)),
        ("task", (3, 170)),
        ("unit", (4, 90)),
    ];
    for (place, (files, lines)) in &found {
        let (_, (many, more)) = most
            .iter()
            .find(|(other, _)| other == place)
            .unwrap_or_else(|| panic!("{place}: {found:?}"));
        assert!(
            files == many && lines <= more,
            "{place}: {files} files, {lines} lines"
        );
    }
}

#[test]
fn a_body_put_in_changes_the_lines_that_name_it_and_counts() {
    let found = after("yubei", |text| {
        let row = row(text, "69");
        let cells: Vec<&str> = row.rsplitn(3, '|').collect();
        text.replace(
            row,
            &format!("{}|{}、区教委 |", cells[2], cells[1].trim_end()),
        )
    });
    for (place, (files, lines)) in &found {
        let most = match *place {
            "plan" => (1, 3),
            "task" | "all tasks" => (1, 2),
            "lists of units" => (1, 1),
            // Its own list has a row more; the six others name it.
            "unit" => (7, 30),
            "csv" => (10, 16),
            _ => (0, 0),
        };
        assert!(
            *files <= most.0 && *lines <= most.1,
            "{place}: {files} files, {lines} lines: {found:?}"
        );
    }
}

#[test]
fn a_note_of_a_person_changes_the_pages_that_show_it() {
    let site = copy_of_ours();
    let path = site.path().join("content/lineage.toml");
    let text = fs::read_to_string(&path).expect("decisions");
    let at = text.find("举措写明在江津").expect("a note");
    fs::write(&path, format!("{}该{}", &text[..at], &text[at..])).expect("written");
    let found = changed(&OURS, &build(site.path()));
    assert!(
        found.len() <= 6
            && found
                .iter()
                .all(|(path, lines)| *lines == 1 || has_extension(path, "xlsx")),
        "{found:?}"
    );
}
