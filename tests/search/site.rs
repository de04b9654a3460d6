//! A small site of records and the two indexes made from it.

use std::collections::BTreeMap;

use gangmu::config::{Search, SearchMode};
use gangmu::disk::OutFile;
use gangmu::error::Error;
use gangmu::search::{Answer, Filters, Index, Record, RecordKind, index};

/// A task.
pub(crate) fn task(plan: &str, label: &str, text: &str, units: &[(&str, &str)]) -> Record {
    let title: String = text
        .split(['，', '；', '。'])
        .next()
        .unwrap_or_default()
        .to_owned();
    Record {
        kind: RecordKind::Task,
        id: format!("{plan}/{label}"),
        plan: Some(plan.to_owned()),
        label: label.to_owned(),
        title,
        text: text.to_owned(),
        units: units
            .iter()
            .map(|(name, role)| ((*name).to_owned(), (*role).to_owned()))
            .collect(),
        group: "一、重点领域".to_owned(),
        href: format!("plans/{plan}/t{label}.html"),
        ..Record::default()
    }
}

/// A plan.
pub(crate) fn plan(id: &str, title: &str, number: &str, date: &str, region: &str) -> Record {
    Record {
        kind: RecordKind::Plan,
        id: id.to_owned(),
        plan: Some(id.to_owned()),
        title: title.to_owned(),
        label: number.to_owned(),
        date: date.to_owned(),
        region: region.to_owned(),
        also: vec![number.to_owned()],
        href: format!("plans/{id}/index.html"),
        ..Record::default()
    }
}

/// A unit.
pub(crate) fn unit(id: &str, name: &str, pinyin: &str, alias: &str, region: &str) -> Record {
    Record {
        kind: RecordKind::Unit,
        id: id.to_owned(),
        title: name.to_owned(),
        also: vec![alias.to_owned(), pinyin.to_owned()],
        region: region.to_owned(),
        href: format!("units/{id}.html"),
        ..Record::default()
    }
}

/// Two plans, three units, a section, a document, some tasks.
pub(crate) fn records() -> Vec<Record> {
    vec![
        plan(
            "jiangbin",
            "江滨市数字贸易试点工作方案",
            "江府发〔2021〕19号",
            "2021-08-01",
            "江滨市",
        ),
        plan(
            "dongcheng",
            "东城区服务贸易创新发展实施方案",
            "东城府发〔2022〕43号",
            "2022-03-01",
            "江滨市/东城区",
        ),
        unit(
            "jiangbin-kejiju",
            "江滨市科技局",
            "jiang bin shi ke ji ju",
            "市科技局",
            "江滨市",
        ),
        unit(
            "dongcheng-kejiju",
            "东城区科技局",
            "dong cheng qu ke ji ju",
            "区科技局",
            "江滨市/东城区",
        ),
        unit(
            "jiangbin-shangwuju",
            "江滨市商务局",
            "jiang bin shi shang wu ju",
            "市商务局",
            "江滨市",
        ),
        task(
            "jiangbin",
            "1",
            "支持跨境电商平台建设，推动ＲＣＥＰ规则先行先试。",
            &[("江滨市商务局", "lead"), ("江滨市科技局", "cooperate")],
        ),
        task(
            "jiangbin",
            "2",
            "落实《关于外商投资的意见》（江府发〔2020〕7号），完善服务体系。",
            &[("江滨市商务局", "lead")],
        ),
        task(
            "jiangbin",
            "19",
            "建设科技成果转化平台。",
            &[("江滨市科技局", "lead")],
        ),
        task(
            "jiangbin",
            "2.3",
            "推广“一站式”服务；优化5G网络。",
            &[("江滨市科技局", "lead")],
        ),
        task(
            "dongcheng",
            "1",
            "配合开展跨境 电子商务试点，推动平台建设。",
            &[("东城区科技局", "cooperate"), ("江滨市商务局", "lead")],
        ),
        task(
            "dongcheng",
            "2",
            "探索数据跨境流动机制",
            &[("东城区科技局", "lead")],
        ),
        Record {
            kind: RecordKind::Section,
            id: "jiangbin#s2-1".to_owned(),
            plan: Some("jiangbin".to_owned()),
            title: "（一）总体目标".to_owned(),
            text: "到2023年，数字贸易规模居全国前列，平台建设取得实效。".to_owned(),
            href: "plans/jiangbin/index.html#s2-1".to_owned(),
            ..Record::default()
        },
        Record {
            kind: RecordKind::Document,
            id: "guohan-2021-37".to_owned(),
            title: "国函〔2021〕37号".to_owned(),
            also: vec!["关于同意江滨市试点的批复".to_owned()],
            href: "documents/guohan-2021-37.html".to_owned(),
            ..Record::default()
        },
    ]
}

/// The files of a mode.
pub(crate) fn files(records: &[Record], mode: SearchMode) -> Vec<OutFile> {
    let settings = Search {
        mode,
        ..Search::default()
    };
    index(records, &settings)
}

/// An index over files in memory.
pub(crate) fn open(files: &[OutFile]) -> Index<'static> {
    let files: BTreeMap<String, String> = files
        .iter()
        .map(|file| {
            let text = String::from_utf8(file.bytes.clone()).expect("UTF-8");
            (file.path.clone(), text)
        })
        .collect();
    Index::open(move |name| {
        files
            .get(name)
            .cloned()
            .ok_or_else(|| Error::Usage(format!("没有 {name}")))
    })
    .expect("the head can be read")
}

/// The answer of both modes, which must be the same.
pub(crate) fn ask(records: &[Record], query: &str) -> Answer {
    let ask = |mode| {
        open(&files(records, mode))
            .answer(query, &Filters::default())
            .expect("the index is whole")
    };
    let (text, grams) = (ask(SearchMode::Text), ask(SearchMode::Grams));
    assert_eq!(text.hits, grams.hits, "{query}");
    assert_eq!(text.names, grams.names, "{query}");
    assert_eq!(text.by_synonym, grams.by_synonym, "{query}");
    assert_eq!(text.near, grams.near, "{query}");
    text
}

/// The ids of what was found.
pub(crate) fn ids(hits: &[gangmu::search::Hit]) -> Vec<&str> {
    hits.iter().map(|hit| hit.id.as_str()).collect()
}
