//! The rules by which documents are read: each has a reason, an example and a counter-example, and all of them
//! stand on their page.

use std::collections::BTreeSet;
use std::fs;

use gangmu::import;

/// Where the page stands.
const PAGE: &str = "content/pages/rules.md";

/// The page that explains every rule, made from the rules themselves.
fn page() -> String {
    let mut page = String::from(
        "+++\n\
         title = \"读入的规则\"\n\
         description = \"gangmu import 认文件的每一条规则：认什么，为什么，一个例子和一个反例。\"\n\
         +++\n\n\
         `gangmu import --explain 文件` 说明一份文件的每一行、每一格、每个括号是按哪条规则读的。这里是全部规则；例子按这条规则读，\
         反例与它相近而不按这条规则读。规则用到的词在 `src/lexicon` 里，改词不必改程序。\n",
    );
    for rule in import::rules() {
        page.extend(["\n## ", rule.name, "\n\n", rule.why, "。\n\n"]);
        let block = |text: &str| format!("```\n{}\n```\n", text.trim_end());
        page.push_str(&block(rule.example));
        page.push_str("\n不按这条规则读的：\n\n");
        page.push_str(&block(rule.counter));
    }
    page
}

#[test]
fn every_rule_is_a_thing_with_a_name_of_its_own() {
    let mut names = BTreeSet::new();
    for rule in import::rules() {
        let name = rule.name;
        let plain = |c: char| c.is_ascii_lowercase() || c == '-';
        assert!(name.chars().all(plain) && names.insert(name), "{name}");
        let why = rule.why;
        assert!(
            why.chars().count() >= 10 && !why.ends_with('。'),
            "{name}: {why}"
        );
        assert!(
            !rule.example.is_empty() && rule.example != rule.counter,
            "{name}"
        );
    }
}

#[test]
fn every_rule_stands_on_its_page() {
    let wanted = page();
    #[expect(clippy::disallowed_methods, reason = "a switch of this test")]
    let update = std::env::var("GANGMU_UPDATE").is_ok();
    if update {
        fs::write(PAGE, &wanted).expect("the page can be written");
    }
    assert!(
        fs::read_to_string(PAGE).is_ok_and(|is| is == wanted),
        "{PAGE} is not what the rules say; run GANGMU_UPDATE=1 cargo test --test rules"
    );
}
