//! The files: deterministic, one fact a line, deaf to hostile texts, loud when damaged.

use gangmu::config::SearchMode;
use gangmu::disk::OutFile;
use gangmu::search::{Filters, Index};

use crate::site::{ask, files, ids, open, records, task};

/// How many lines are in one list of files and not in the other.
fn changed_lines(before: &[OutFile], after: &[OutFile]) -> usize {
    let lines = |files: &[OutFile]| -> std::collections::BTreeSet<String> {
        let all = files.iter().flat_map(|file| {
            let text = String::from_utf8(file.bytes.clone()).expect("UTF-8");
            let path = file.path.clone();
            text.lines()
                .map(|line| format!("{path} {line}"))
                .collect::<Vec<_>>()
        });
        all.collect()
    };
    lines(after).difference(&lines(before)).count()
}

#[test]
fn the_order_of_records_makes_no_difference() {
    let mut reversed = records();
    reversed.reverse();
    for mode in [SearchMode::Text, SearchMode::Grams] {
        assert_eq!(files(&records(), mode), files(&reversed, mode));
    }
}

#[test]
fn an_edit_changes_its_own_lines() {
    let before = records();
    let mut after = records();
    let edited = after
        .iter_mut()
        .find(|record| record.id == "jiangbin/1")
        .expect("it is there");
    edited.text = edited.text.replace("平台", "园区");
    edited.title = edited.title.replace("平台", "园区");
    assert_eq!(
        changed_lines(
            &files(&before, SearchMode::Text),
            &files(&after, SearchMode::Text)
        ),
        1
    );
    // The row; five pairs went (商平 平台 台建 ...) of which others keep two, three came.
    let grams = changed_lines(
        &files(&before, SearchMode::Grams),
        &files(&after, SearchMode::Grams),
    );
    assert!(grams <= 1 + 6, "{grams}");
}

#[test]
fn an_inserted_task_is_one_line() {
    let before = records();
    let mut after = records();
    after.push(task(
        "jiangbin",
        "3",
        "新增任务。",
        &[("江滨市商务局", "lead")],
    ));
    assert_eq!(
        changed_lines(
            &files(&before, SearchMode::Text),
            &files(&after, SearchMode::Text)
        ),
        1
    );
}

#[test]
fn lines_are_plain() {
    for mode in [SearchMode::Text, SearchMode::Grams] {
        for file in files(&records(), mode) {
            let text = String::from_utf8(file.bytes).expect("UTF-8");
            assert!(
                text.ends_with("});\n") && !text.contains('\r'),
                "{}",
                file.path
            );
            assert!(file.path.is_ascii() && file.path.len() < 60);
        }
    }
}

#[test]
fn hostile_texts_stay_texts() {
    let hostile = "</script><script>alert(1)</script>\u{2028}\u{2029}\"];alert(1);//\\ <!-- ';|;";
    let mut site = records();
    site.push(task(
        "jiangbin",
        "9",
        hostile,
        &[("甲|乙;丙:\"丁</b>", "lead")],
    ));
    for mode in [SearchMode::Text, SearchMode::Grams] {
        let files = files(&site, mode);
        for file in &files {
            let text = String::from_utf8(file.bytes.clone()).expect("UTF-8");
            assert!(
                !text.contains("</") && !text.contains("<!"),
                "{}",
                file.path
            );
            assert!(!text.contains(['\u{2028}', '\u{2029}']), "{}", file.path);
        }
        let answer = open(&files)
            .answer("alert", &Filters::default())
            .expect("whole");
        assert_eq!(ids(&answer.hits), ["jiangbin/9"]);
        assert_eq!(answer.hits[0].text, hostile);
    }
    assert_eq!(ids(&ask(&site, "script").hits), ["jiangbin/9"]);
}

#[test]
fn a_lost_or_damaged_file_is_named() {
    let all = files(&records(), SearchMode::Grams);
    let broken = |name: &str, text: Option<&str>| {
        let (name, text) = (name.to_owned(), text.map(str::to_owned));
        let all = all.clone();
        let index = Index::open(move |asked| {
            if asked == name {
                return text
                    .clone()
                    .ok_or_else(|| gangmu::error::Error::Usage(format!("没有 {asked}")));
            }
            let file = all
                .iter()
                .find(|file| file.path == asked)
                .expect("it was written");
            Ok(String::from_utf8(file.bytes.clone()).expect("UTF-8"))
        });
        let answer = index.and_then(|index| index.answer("平台建设", &Filters::default()));
        answer.expect_err("the file is needed").to_string()
    };
    let shard = all.iter().find(|file| {
        file.path.starts_with("search/g/")
            && String::from_utf8_lossy(&file.bytes).contains("\"平台\"")
    });
    let shard = shard.expect("the pair is indexed").path.clone();
    assert!(broken(&shard, None).contains(&shard));
    assert!(broken(&shard, Some("__S(\"g\",{\n\"平台\":\"A")).contains(&shard));
    assert!(broken("search/head.js", Some("")).contains("search/head.js"));
}
