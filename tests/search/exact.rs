//! Recall and precision: every substring of every text is found, and nothing that does not hold it.

use std::collections::BTreeSet;

use gangmu::config::SearchMode;
use gangmu::search::{Filters, Record, RecordKind, fold};
use proptest::prelude::*;

use crate::site::{files, open, plan, task};

/// Clauses to make texts of; written for the test.
const CLAUSES: [&str; 12] = [
    "支持符合条件的企业开展离岸贸易业务",
    "推动检验检测结果采信与互认（含ＲＣＥＰ成员国）",
    "探索建立数据跨境流动安全管理机制",
    "落实江府发〔2021〕19号文件要求",
    "鼓励银行、保险机构提供“一站式”服务",
    "优化外国人来华工作许可办理流程",
    "建设国际消费中心城市，打造5G+工业互联网平台",
    "完善知识产权质押融资风险补偿机制",
    "到2025年，服务贸易额达到300亿元，年均增长8.5%",
    "开展医疗器械注册人制度试点",
    "推进职业教育国际合作 supporting open data",
    "在自贸试验区内试行告知承诺制",
];

const UNITS: [&str; 5] = [
    "市商务局",
    "市科技局",
    "人行江滨支行",
    "区发展改革委（区粮食局）",
    "市场监管局",
];

/// A fixed sequence of numbers that looks like chance.
fn numbers() -> impl FnMut(usize) -> usize {
    let mut state = 42_u64;
    move |below| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (state >> 33) as usize % below
    }
}

/// Plans of 60 tasks each.
pub(crate) fn corpus(plans: usize) -> Vec<Record> {
    let mut next = numbers();
    let mut records = Vec::new();
    for number in 0..plans {
        let id = format!("plan{number}");
        let title = format!("江滨市第{number}号试点方案");
        records.push(plan(&id, &title, "", "2021-01-01", "江滨市"));
        for label in 1..=60 {
            let mut text = String::new();
            for _ in 0..=next(3) {
                text.push_str(CLAUSES[next(CLAUSES.len())]);
                text.push(['，', '；', '。'][next(3)]);
            }
            let units: Vec<_> = (0..=next(2))
                .map(|_| (UNITS[next(UNITS.len())], "lead"))
                .collect();
            records.push(task(&id, &label.to_string(), &text, &units));
        }
    }
    records
}

/// The ids of all records in whose folded fields every term stands.
fn truth<'a>(records: &'a [Record], query: &str) -> BTreeSet<&'a str> {
    let terms = fold::parse(query).terms;
    let numbered = records
        .iter()
        .filter(|record| record.kind == RecordKind::Task);
    let fields = numbered.map(|record| {
        let units: Vec<String> = record
            .units
            .iter()
            .map(|(name, _)| fold::fold(name))
            .collect();
        (
            record.id.as_str(),
            format!("{} {}", fold::fold(&record.text), units.join(" ")),
        )
    });
    fields
        .filter(|(_, key)| terms.iter().all(|term| key.contains(term.as_str())))
        .map(|(id, _)| id)
        .collect()
}

#[test]
fn recall_and_precision_are_one() {
    let records = corpus(6);
    let text = open(&files(&records, SearchMode::Text));
    let grams = open(&files(&records, SearchMode::Grams));
    let mut next = numbers();
    let tasks: Vec<&Record> = records
        .iter()
        .filter(|r| r.kind == RecordKind::Task)
        .collect();
    for length in [2, 4, 8] {
        for _ in 0..300 {
            let chars: Vec<char> = tasks[next(tasks.len())].text.chars().collect();
            let from = next(chars.len() - length);
            let query: String = chars[from..from + length].iter().collect();
            let terms = fold::parse(&query).terms;
            if terms.is_empty() {
                continue;
            }
            let wanted = truth(&records, &query);
            for (mode, index) in [("text", &text), ("grams", &grams)] {
                let answer = index.answer(&query, &Filters::default()).expect("whole");
                if answer.too_short
                    || mode == "grams" && terms.iter().all(|t| fold::grams(t).is_empty())
                {
                    continue;
                }
                let found: BTreeSet<&str> = answer.hits.iter().map(|hit| hit.id.as_str()).collect();
                assert_eq!(found, wanted, "{mode} {query}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_key_leads_back_to_its_text(text in "\\PC{0,40}") {
        let folded = fold::fold_with_places(&text);
        prop_assert_eq!(fold::fold(&text), folded.key.clone());
        prop_assert!(folded.from.windows(2).all(|pair| pair[0] <= pair[1]));
        prop_assert_eq!(folded.from.len(), folded.key.len() + 1);
    }

    #[test]
    fn a_folded_part_stands_in_the_folded_whole(
        text in "[一-三〔〕（）\\[\\]0-9 　a-cA-C，。“”+.-]{0,30}", from in 0_usize..30, length in 0_usize..30
    ) {
        let chars: Vec<char> = text.chars().collect();
        let from = from.min(chars.len());
        let part: String = chars[from..(from + length).min(chars.len())].iter().collect();
        let key = fold::fold(&text);
        for term in fold::parse(&part).terms {
            prop_assert!(key.contains(&term), "{term} in {key}");
        }
    }
}
