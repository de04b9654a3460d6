//! The examples that Rust and JavaScript must agree on.

use gangmu::search::{fold, vectors};
use serde_json::Value;

fn table() -> Value {
    serde_json::from_str(include_str!("vectors.json")).expect("vectors.json is JSON")
}

fn rows<'a>(table: &'a Value, name: &str) -> impl Iterator<Item = &'a Vec<Value>> {
    let rows = table[name].as_array().expect("a list");
    rows.iter().map(|row| row.as_array().expect("a row"))
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a string")
}

#[test]
fn texts_fold() {
    for row in rows(&table(), "fold") {
        assert_eq!(fold::fold(text(&row[0])), text(&row[1]), "{}", row[0]);
        let folded = fold::fold_with_places(text(&row[0]));
        assert_eq!(folded.key, text(&row[1]));
        assert_eq!(folded.from.len(), folded.key.len() + 1);
        for at in folded.from {
            assert!(text(&row[0]).is_char_boundary(at as usize));
        }
    }
}

#[test]
fn queries_are_cut() {
    for row in rows(&table(), "parse") {
        let query = fold::parse(text(&row[0]));
        let terms: Vec<&str> = row[1].as_array().expect("terms").iter().map(text).collect();
        assert_eq!(query.terms, terms, "{}", row[0]);
        assert_eq!(query.whole, text(&row[2]), "{}", row[0]);
    }
}

#[test]
fn pairs_are_taken_from_words() {
    for row in rows(&table(), "grams") {
        let grams: Vec<String> = fold::grams(text(&row[0]))
            .iter()
            .map(|gram| gram.iter().collect())
            .collect();
        let wanted: Vec<&str> = row[1].as_array().expect("grams").iter().map(text).collect();
        assert_eq!(grams, wanted);
    }
}

#[test]
fn hashes_and_lists() {
    for row in rows(&table(), "hash") {
        assert_eq!(
            u64::from(vectors::hash(text(&row[0]))),
            row[1].as_u64().expect("a number"),
            "{}",
            row[0]
        );
    }
    for row in rows(&table(), "lists") {
        let ids: Vec<u32> = row[0]
            .as_array()
            .expect("ids")
            .iter()
            .map(|id| id.as_u64().expect("a number") as u32)
            .collect();
        assert_eq!(vectors::encode(&ids), text(&row[1]));
    }
}

#[test]
fn numbers_of_tasks_and_documents() {
    for row in rows(&table(), "plan_and_label") {
        let found = vectors::plan_and_label(text(&row[0]));
        let wanted = row[1].as_str().zip(row[2].as_str());
        let wanted = wanted.map(|(plan, label)| (plan, label.to_owned()));
        assert_eq!(found, wanted, "{}", row[0]);
    }
    for row in rows(&table(), "document_number") {
        let found = vectors::document_number(text(&row[0]));
        assert_eq!(found.as_deref(), row[1].as_str(), "{}", row[0]);
    }
}

#[test]
fn classes_of_characters() {
    let table = table();
    let classes = &table["classes"];
    let strings = |name: &str| -> Vec<char> {
        let list = classes[name].as_array().expect("a list");
        list.iter()
            .flat_map(|text| text.as_str().expect("a string").chars())
            .collect()
    };
    for range in classes["drop"].as_array().expect("ranges") {
        for code in range[0].as_u64().expect("from")..=range[1].as_u64().expect("to") {
            let c = char::from_u32(code as u32).expect("a character");
            assert_eq!(fold::fold(&c.to_string()), "", "U+{code:04X}");
        }
    }
    for c in strings("open")
        .into_iter()
        .chain(strings("close"))
        .chain(strings("break"))
    {
        assert_eq!(fold::fold(&c.to_string()), " ", "{c}");
    }
    for open in strings("open") {
        for close in strings("close") {
            assert_eq!(fold::fold(&format!("{open}2021{close}1")), "20211");
        }
    }
    for c in strings("keep") {
        assert_ne!(fold::fold(&c.to_string()), " ", "{c}");
    }
    for c in strings("word") {
        let key = fold::fold(&c.to_string());
        assert!(key.chars().all(fold::is_word), "{c}");
    }
    for c in strings("no_word") {
        let key = fold::fold(&c.to_string());
        assert!(!key.chars().any(fold::is_word), "{c}");
    }
}

#[test]
fn every_character_is_classed_as_in_javascript() {
    let sum = (0..0x1_0000)
        .filter_map(char::from_u32)
        .fold(0_u32, |sum, c| {
            let to = fold::fold(&c.to_string()).chars().next();
            let word = u32::from(to.is_some_and(fold::is_word));
            let to = to.map_or(0, u32::from);
            sum.wrapping_mul(31).wrapping_add(to * 2 + word)
        });
    assert_eq!(u64::from(sum), table()["table"].as_u64().expect("a number"));
}
