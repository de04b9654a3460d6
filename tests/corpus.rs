//! The corpus tool counts and compares rightly: its own parts, run on three small documents.

#[path = "../benches/documents/compare.rs"]
mod compare;
#[path = "../benches/documents/read.rs"]
mod read;
#[path = "../benches/documents/run.rs"]
mod run;
#[path = "../benches/documents/score.rs"]
mod score;
#[path = "../benches/documents/silent.rs"]
mod silent;
#[path = "../benches/documents/table.rs"]
mod table;
#[path = "../benches/documents/truth.rs"]
mod truth;
#[path = "../benches/documents/words.rs"]
mod words;

use std::path::Path;

use gangmu::source::Source;

use run::{Document, Outcome, Run};
use score::{Score, Share};

fn run() -> Run {
    Run::of_folder(Path::new("tests/corpus.d")).expect("three documents with what is expected")
}

fn document<'r>(run: &'r mut Run, name: &str) -> &'r mut Document {
    match run.documents.get_mut(name) {
        Some(Outcome::Read(document)) => document,
        other => panic!("{name}: {other:?}"),
    }
}

/// The score of tasks that were read, each of a label, a text and its units that all lead.
fn score_of(expected: &str, read: &[(&str, &str, &[&str])]) -> Score {
    let expected = serde_json::from_str(expected).expect("the shape of expected tasks");
    let tasks = read.iter().map(|(label, text, units)| read::Task {
        label: (*label).to_owned(),
        text: (*text).to_owned(),
        units: units
            .iter()
            .map(|unit| ((*unit).to_owned(), "lead".to_owned()))
            .collect(),
        assignments: units.len(),
        ..read::Task::default()
    });
    let reading = read::Reading {
        tasks: tasks.collect(),
        ..read::Reading::default()
    };
    score::score(&expected, &reading)
}

#[test]
fn a_line_a_document_and_totals() {
    let run = run();
    let table = table::table(&run, true);
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let lines: Vec<String> = table.lines().map(words).collect();
    assert_eq!(
        lines[1],
        "01-table.md 3/3 3 0 3/3 100% 100% 100% 3/3 y y y y 0"
    );
    assert_eq!(
        lines[2],
        "02-brackets.txt 3/3 3 0 - 100% 100% 100% - y y y y 0"
    );
    assert_eq!(lines[3], "03-no-tasks.txt none 0 0 - - - - - y y y y 0");
    assert_eq!(
        lines[4],
        "TOTAL 6/6 6 0 3/3 100% 100% 100% 3/3 3/3 3/3 3/3 3/3 0"
    );
    assert_eq!(lines[6], "documents without tasks: 1 of 1 clean");
}

#[test]
fn a_folder_without_expected_tasks_is_told() {
    let error = Run::of_folder(Path::new("tests/browser")).expect_err("nothing is expected there");
    assert!(
        error.contains("no document here has expected tasks"),
        "{error}"
    );
}

#[test]
fn units_count_as_right_missing_or_wrong() {
    let score = score_of(
        r#"{ "tasks": [
            { "label": "1", "text_start": "整治河道两岸", "text_end": "河道两岸。", "units": [
                { "unit": "县水利局", "role": "lead" },
                { "unit": "县财政局", "role": "cooperate" },
                { "unit": "县住建局", "role": "other" },
                { "unit": "有关部门", "role": "cooperate", "optional": true },
                { "unit": "县林草局", "role": "lead", "alts": [["县林业局", "县草原站"]] } ] },
            { "label": "2", "text_start": "修建护岸三里", "text_end": "护岸三里。", "units": [
                { "unit": "县交通局", "role": "lead" } ] } ] }"#,
        &[
            (
                "1.",
                "1.整治河道两岸。",
                &["县水利局", "县住建局", "县林业局", "县草原站", "某公司"],
            ),
            ("9", "没有人要的任务。", &["县教育局"]),
        ],
    );
    let counts = &score.counts;
    assert_eq!((counts.found, counts.exact, counts.extra), (1, 1, 1));
    let units = (counts.units_right, counts.units_wrong, counts.units_missing);
    assert_eq!(units, (3, 2, 2));
    assert_eq!(counts.roles, Share { right: 3, asked: 3 });
    let missing: Vec<&str> = score.missing.iter().map(|m| m.names[0].as_str()).collect();
    assert_eq!(missing, ["县财政局", "县交通局"]);
    assert_eq!(score.wrong[0].names, ["某公司"]);
}

#[test]
fn of_a_task_that_swallowed_others_only_its_own_item_counts() {
    let score = score_of(
        r#"{ "tasks": [
            { "label": "（一）", "text_start": "整治河道两岸边坡，清除行洪障碍", "text_end": "行洪障碍。", "units": [] },
            { "label": "（二）", "text_start": "修建护岸三里", "text_end": "三里。", "units": [] } ] }"#,
        &[(
            "(二)",
            "整治河道两岸边坡，清除行洪障碍。修建护岸三里。",
            &[],
        )],
    );
    assert_eq!((score.counts.found, score.counts.exact), (1, 0));
}

#[test]
fn pieces_of_one_item_share_its_task() {
    let score = score_of(
        r#"{ "tasks": [
            { "label": "3", "text_start": "整治河道两岸", "text_end": "两岸。",
              "units": [{ "unit": "县水利局", "role": "cooperate" }] },
            { "label": "3", "text_start": "修建护岸三里", "text_end": "三里。",
              "units": [{ "unit": "县水利局", "role": "lead" }] } ] }"#,
        &[("3", "整治河道两岸。修建护岸三里。", &["县水利局"])],
    );
    assert_eq!((score.counts.found, score.counts.exact), (2, 0));
    assert_eq!(score.counts.roles, Share { right: 1, asked: 1 });
}

#[test]
fn a_miss_is_silent_unless_a_finding_covers_the_name_at_its_task() {
    let source = Source::new(
        "a.txt",
        "1.整治河道。（县水利局、县财\n政局）\n2.修建护岸。（县财政局）\n",
    );
    let expected: truth::Expected = serde_json::from_str(
        r#"{ "tasks": [
            { "label": "1", "text_start": "整治河道", "text_end": "河道。" },
            { "label": "2", "text_start": "修建护岸", "text_end": "护岸。" } ] }"#,
    )
    .expect("the shape of expected tasks");
    let misses = [0, 1].map(|task| score::Miss {
        task,
        label: (task + 1).to_string(),
        names: vec!["县财政局".to_owned()],
    });
    let silent_under = |words: &str| -> Vec<usize> {
        let start = source.text.find(words).expect("stands there");
        let place = source.place(start..start + words.len());
        let silent = silent::silent(&misses, &expected.tasks, &source, &[place]);
        silent.iter().map(|miss| miss.task).collect()
    };
    assert_eq!(silent_under("整治河道"), [0, 1]);
    assert_eq!(silent_under("县水利局"), [0, 1]);
    assert_eq!(silent_under("政局）\n"), [1]);
    assert_eq!(silent_under("修建护岸。（县财政局）"), [0]);
}

#[test]
fn a_saved_run_comes_back_and_nothing_has_changed() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("run.json");
    let now = run();
    now.save(&file).expect("written");
    let before = Run::load(&file).expect("read");
    assert_eq!(before, now);
    let changes = compare::changes(&before, &now);
    assert!(!changes.worse());
    assert_eq!(
        changes.to_string(),
        "nothing has changed since the saved run\n"
    );
}

#[test]
fn each_change_of_a_task_is_told() {
    let before = run();
    let mut now = before.clone();
    let table = document(&mut now, "01-table.md");
    let tasks = &mut table.reading.tasks;
    tasks[0].units[1].1 = "lead".to_owned();
    tasks[0].units.pop();
    tasks[0].deadline = None;
    tasks[1].text = "开设夜间停车场三处。".to_owned();
    tasks[2].group = vec!["三、其他".to_owned()];
    table.counts.units_right -= 1;
    let brackets = document(&mut now, "02-brackets.txt");
    let gone = brackets.reading.tasks.remove(1);
    brackets.reading.tasks.push(read::Task {
        label: "四".to_owned(),
        text: "发展茶旅融合，在茶园里开展春季采摘活动。".to_owned(),
        ..gone
    });
    now.documents.remove("03-no-tasks.txt");
    let changes = compare::changes(&before, &now);
    assert!(changes.worse());
    assert_eq!(
        changes.to_string(),
        "changed since the saved run:
01-table.md
  WORSE  units right: 7 → 6
         task 1 改造滨河步道灯光三公里。 roles: 县财政局 cooperate → lead
         task 1 改造滨河步道灯光三公里。 units: - 县水利局 (cooperate)
         task 1 改造滨河步道灯光三公里。 deadline: 8月底前 → none
         task 2 开设夜间停车场两处。 text: 开设夜间停车场两处。 → 开设夜间停车场三处。
         task 3 培育夜间书店和小剧场。 group: 二、丰富业态 → 三、其他
02-brackets.txt
         - task 二 提升加工水平。建成精制车间两座，… (县经济信息局、县市场监管局)
         + task 四 发展茶旅融合，在茶园里开展春季采… (县经济信息局、县市场监管局)
03-no-tasks.txt
         only in the saved run
"
    );
}

#[test]
fn better_is_no_worse() {
    let now = run();
    let mut before = now.clone();
    document(&mut before, "01-table.md").counts.silent = 2;
    let changes = compare::changes(&before, &now);
    assert!(!changes.worse());
    assert!(
        changes
            .to_string()
            .contains("better units silently missing: 2 → 0")
    );
}
