//! What is found, in which order, for what people type.

use gangmu::search::Filters;

use crate::site::{ask, files, ids, open, records};

#[test]
fn any_substring_of_a_text_in_either_width() {
    let site = records();
    assert_eq!(ids(&ask(&site, "境电商平").hits), ["jiangbin/1"]);
    assert_eq!(ids(&ask(&site, "rcep").hits), ["jiangbin/1"]);
    assert_eq!(ids(&ask(&site, "ＲＣＥＰ规则").hits), ["jiangbin/1"]);
    // Printed with a blank in the middle of the word.
    assert_eq!(ids(&ask(&site, "跨境电子商务").hits), ["dongcheng/1"]);
    assert_eq!(
        ids(&ask(&site, "跨境 平台").hits),
        ["dongcheng/1", "jiangbin/1"]
    );
}

#[test]
fn document_numbers_in_any_spelling() {
    let site = records();
    for query in [
        "江府发〔2020〕7号",
        "江府发2020 7",
        "江府发[2020]7号",
        "江府发【２０２０】 7",
        "（2020）7号",
        "〔2020〕7号",
    ] {
        assert_eq!(ids(&ask(&site, query).hits), ["jiangbin/2"], "{query}");
    }
    for query in ["国函〔2021〕37号", "国函2021 37", "[2021]37号"] {
        assert_eq!(ids(&ask(&site, query).hits), ["guohan-2021-37"], "{query}");
    }
    for query in [
        "江府发2021 19",
        "江府发〔2021〕19号",
        "〔2021〕19号",
        "江府发２０２１19",
        "江府发2021年第19号",
        "江府发2021-19",
    ] {
        assert_eq!(ids(&ask(&site, query).names), ["jiangbin"], "{query}");
    }
    // Written otherwise than in the documents: told apart, like another word.
    let other = ask(&site, "国函2021年第37号");
    assert_eq!(ids(&other.by_synonym), ["guohan-2021-37"]);
}

#[test]
fn units_by_name_alias_and_pinyin() {
    let site = records();
    let both = ["jiangbin-kejiju", "dongcheng-kejiju"];
    let mut found = ask(&site, "kjj").names;
    found.sort_by(|a, b| b.id.cmp(&a.id));
    assert_eq!(ids(&found), both);
    assert_eq!(ids(&ask(&site, "shangwuju").names), ["jiangbin-shangwuju"]);
    assert_eq!(ids(&ask(&site, "区科技局").names), ["dongcheng-kejiju"]);
    assert_eq!(ids(&ask(&site, "fwmy").names), ["dongcheng"]);
    assert_eq!(ids(&ask(&site, "ｋｊｊ").names).len(), 2);
}

#[test]
fn a_task_by_plan_and_number() {
    let site = records();
    for query in [
        "jiangbin/2.3",
        "江滨市数字贸易 2.3",
        "江府发〔2021〕19号 第2.3项",
        "江府发〔2021〕19号任务2.3",
        "江滨市数字贸易2.3",
        "江滨市数字贸易 第２.３项",
        "jiangbin2.3",
    ] {
        assert_eq!(ids(&ask(&site, query).names)[0], "jiangbin/2.3", "{query}");
    }
    assert_eq!(ids(&ask(&site, "jiangbin/19").names)[0], "jiangbin/19");
}

#[test]
fn a_number_is_no_task_where_the_plan_goes_by_a_short_name() {
    let mut site = records();
    let plan = site
        .iter_mut()
        .find(|record| record.id == "jiangbin")
        .expect("it is there");
    plan.label = "江滨方案".to_owned();
    // The plan has a task 19 and the number 江府发〔2021〕19号; the number is meant.
    assert_eq!(ids(&ask(&site, "江府发2021 19").names), ["jiangbin"]);
}

#[test]
fn titles_come_first_then_units_then_text() {
    let site = records();
    // The titles of 1 and 19 hold the word; the text of dongcheng/1 and of the section.
    assert_eq!(
        ids(&ask(&site, "平台").hits),
        ["jiangbin/1", "jiangbin/19", "dongcheng/1", "jiangbin#s2-1"]
    );
    let hits = ask(&site, "科技").hits;
    assert_eq!(hits[0].id, "jiangbin/19");
    assert_eq!(
        hits.iter().map(|hit| hit.class).collect::<Vec<_>>(),
        [3, 4, 4, 4, 4]
    );
}

#[test]
fn other_words_are_told_apart() {
    let answer = ask(&records(), "跨境电商");
    assert_eq!(ids(&answer.hits), ["jiangbin/1"]);
    assert_eq!(ids(&answer.by_synonym), ["dongcheng/1"]);
}

#[test]
fn a_unit_is_found_by_another_word_for_it() {
    let mut site = records();
    site.push(crate::site::unit(
        "jiangbin-fgw",
        "江滨市发展改革委",
        "jiang bin shi fa zhan gai ge wei",
        "市发展改革委",
        "江滨市",
    ));
    assert_eq!(ids(&ask(&site, "发改委").names), ["jiangbin-fgw"]);
}

#[test]
fn near_ones_are_offered_where_nothing_fits() {
    let answer = ask(&records(), "数据跨境流动规则机制");
    assert!(answer.hits.is_empty());
    assert_eq!(ids(&answer.near), ["dongcheng/2"]);
    let answer = ask(&records(), "完全没有的词语");
    assert!(answer.near.is_empty());
}

#[test]
fn filters_narrow() {
    let index = open(&files(&records(), gangmu::config::SearchMode::Grams));
    let with = |filters: Filters| {
        let answer = index.answer("平台", &filters).expect("whole");
        ids(&answer.hits)
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
    };
    let plan = Filters {
        plan: "dongcheng".to_owned(),
        ..Filters::default()
    };
    assert_eq!(with(plan), ["dongcheng/1"]);
    let lead = Filters {
        unit: "江滨市科技局".to_owned(),
        role: "lead".to_owned(),
        ..Filters::default()
    };
    assert_eq!(with(lead), ["jiangbin/19"]);
    let kind = Filters {
        kind: "section".to_owned(),
        ..Filters::default()
    };
    assert_eq!(with(kind), ["jiangbin#s2-1"]);
    let region = Filters {
        region: "江滨市".to_owned(),
        ..Filters::default()
    };
    assert_eq!(with(region).len(), 4);
}

#[test]
fn one_character_looks_through_names_in_a_large_index() {
    let index = open(&files(&records(), gangmu::config::SearchMode::Grams));
    let answer = index.answer("科", &Filters::default()).expect("whole");
    assert!(answer.too_short);
    assert_eq!(answer.names.len(), 2);
    let small = open(&files(&records(), gangmu::config::SearchMode::Text));
    assert_eq!(
        small
            .answer("网", &Filters::default())
            .expect("whole")
            .hits
            .len(),
        1
    );
}

#[test]
fn nothing_is_found_for_nothing() {
    let answer = ask(&records(), " ，。 ");
    assert!(answer.hits.is_empty() && answer.names.is_empty() && answer.near.is_empty());
}
