//! The scripts of the site answer as Rust does: same queries, same files, same order.
//!
//! Needs `node` 18.19 or newer; without it the test fails and says so, since a comparison that is skipped in
//! silence proves nothing.

use std::process::Command;

use gangmu::config::SearchMode;
use gangmu::search::{Filters, Hit, Record};
use serde_json::{Value, json};

use crate::exact::corpus;
use crate::site::{files, open, records};

/// What a script of the tests prints.
fn node(script: &str, argument: &std::path::Path) -> Vec<u8> {
    let script = format!("{}/tests/search/{script}", env!("CARGO_MANIFEST_DIR"));
    let run = Command::new("node")
        .arg(script)
        .arg(argument)
        .output()
        .expect("node is missing: install Node.js 18.19 or newer, or run tests/run --setup");
    let said = [&run.stdout[..], &run.stderr].concat();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&said));
    run.stdout
}

#[test]
fn the_functions_hold_the_vectors() {
    node("core.test.mjs", std::path::Path::new(""));
}

/// Answers of the scripts to the queries.
fn scripts(records: &[Record], queries: &[String]) -> Value {
    let folder = tempfile::tempdir().expect("a folder for the index");
    for (name, mode) in [("text", SearchMode::Text), ("grams", SearchMode::Grams)] {
        gangmu::disk::publish(&folder.path().join(name), &files(records, mode)).expect("written");
    }
    let list = serde_json::to_vec(queries).expect("strings become JSON");
    std::fs::write(folder.path().join("queries.json"), list).expect("written");
    serde_json::from_slice(&node("same.mjs", folder.path())).expect("the script prints JSON")
}

fn compare(records: &[Record], queries: &[String]) {
    let theirs = scripts(records, queries);
    let hrefs = |hits: &[Hit]| -> Vec<String> { hits.iter().map(|hit| hit.href.clone()).collect() };
    for (name, mode) in [("text", SearchMode::Text), ("grams", SearchMode::Grams)] {
        let index = open(&files(records, mode));
        for (at, query) in queries.iter().enumerate() {
            let answer = index.answer(query, &Filters::default()).expect("whole");
            let ours = json!({
                "terms": answer.terms,
                "names": hrefs(&answer.names),
                "hits": hrefs(&answer.hits),
                "synonyms": hrefs(&answer.by_synonym),
                "near": hrefs(&answer.near),
                "tooShort": answer.too_short,
            });
            assert_eq!(theirs[name][at], ours, "{name} {query}");
        }
    }
}

#[test]
fn answers_are_the_same() {
    let queries = [
        "平台",
        "境电商平",
        "rcep",
        "跨境 平台",
        "江府发2020 7",
        "〔2021〕19号",
        "国函[2021]37号",
        "kjj",
        "shangwuju",
        "fwmy",
        "jiangbin/2.3",
        "江滨市数字贸易 2.3",
        "江滨市数字贸易2.3",
        "江滨市数字贸易第２.３项",
        "江府发2021年第19号",
        "国函2021-37",
        "跨境电商",
        "数据跨境流动规则机制",
        "科",
        "没有的词语",
        "，。",
        "“跨境 电子”商务",
        "一站式",
        "5g网络",
        "区科技局",
        "规模居全国",
        "市商委",
    ];
    compare(&records(), &queries.map(str::to_owned));
}

#[test]
fn answers_are_the_same_where_many_are_found() {
    // Enough tasks that a common word is in more files than are ranked at once.
    let records = corpus(30);
    let tasks: Vec<&Record> = records
        .iter()
        .filter(|record| !record.text.is_empty())
        .collect();
    let mut queries = vec![
        "支持".to_owned(),
        "建设 机制".to_owned(),
        "市科技局".to_owned(),
    ];
    for (at, record) in tasks.iter().enumerate().step_by(40) {
        let chars: Vec<char> = record.text.chars().collect();
        let from = at % (chars.len() - 8);
        queries.push(chars[from..from + 2 + at % 7].iter().collect());
    }
    compare(&records, &queries);
}

#[test]
fn other_spellings_load_no_more_than_they_show() {
    // Every third task holds 知识产权, for which the list of other words has 知产, which none holds: all
    // that holds the one was once loaded to see that none holds the other.
    let records = corpus(30);
    let queries = ["知识产权", "知产", "支持"].map(str::to_owned);
    let loaded = &scripts(&records, &queries)["loaded"];
    for (at, query) in queries.iter().enumerate() {
        let files = loaded[at].as_array().expect("a list of files");
        let texts = files
            .iter()
            .filter_map(Value::as_str)
            .filter(|file| file.starts_with("search/t/"));
        let texts = texts.count();
        assert!((1..=40).contains(&texts), "{query}: {texts} text files");
    }
}
