//! Small edits stay small: only what shows a task changes when the task does.

use std::fs;

use crate::built::{Files, OURS, build, copy_of_ours, has_extension};

/// How many bodies answer for yubei/70.
const UNITS_OF_TASK_70: usize = 6;

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

#[test]
fn one_character_of_a_task_changes_only_what_shows_it() {
    let site = copy_of_ours();
    let path = site.path().join("content/plans/yubei.md");
    let text = fs::read_to_string(&path).expect("a plan");
    let row = text
        .lines()
        .rfind(|line| line.starts_with("| 70 |"))
        .expect("task 70");
    let at = row.find('。').expect("a sentence ends");
    let edited = format!("{}，试{}", &row[..at], &row[at..]);
    fs::write(&path, text.replace(row, &edited)).expect("write");
    let found = changed(&OURS, &build(site.path()));
    let (units, others): (Vec<&str>, Vec<&str>) = found
        .iter()
        .map(|(path, _)| path.as_str())
        .partition(|path| path.starts_with("units/"));
    let (search, others): (Vec<&str>, Vec<&str>) = others
        .into_iter()
        .partition(|path| path.starts_with("search/"));
    // The task, its plan, the task above it, their comparison, the list of all tasks, the plan's own lists.
    assert_eq!(
        others,
        [
            "coverage/chongqing-2021--yubei.html",
            "plans/chongqing-2021/t86.html",
            "plans/yubei/index.html",
            "plans/yubei/t70.html",
            "plans/yubei/tasks.csv",
            "plans/yubei/tasks.xlsx",
            "tasks.csv",
            "tasks.html",
            "tasks.xlsx",
        ]
    );
    // One data file of the search; each of the units that the row names: its page and its two lists.
    assert_eq!(search.len(), 1, "{search:?}");
    assert_eq!(units.len(), 3 * UNITS_OF_TASK_70, "{units:?}");
    for (path, lines) in &found {
        // Its own page has it in the head, too; a comparison has the words and what became of them.
        let most = match path.as_str() {
            "plans/yubei/t70.html" => 6,
            "coverage/chongqing-2021--yubei.html" => 4,
            // A clause more is a row more, in each column.
            "plans/chongqing-2021/t86.html" => 5,
            _ => 1,
        };
        assert!(
            has_extension(path, "xlsx") || *lines <= most,
            "{path}: {lines} lines"
        );
    }
}
