//! The five documents in `seeds/`: every character accounted for, the content faithful, the tasks counted.

use std::fs;
use std::path::Path;

use gangmu::diag::{Diagnostic, Severity};
use gangmu::front::Reading;
use gangmu::import::{Options, Seed, fidelity, import};
use gangmu::plan;
use gangmu::source::Source;

/// Plan, source and number of tasks, counted in the documents.
const PLANS: [(&str, &str, usize); 5] = [
    ("chongqing-2021", "seeds/002_57b4ac0acb5c7734.txt", 86),
    ("fuling-2022", "seeds/003_2565a58ddc99c158.txt", 78),
    ("liangjiang-2021", "seeds/000_d10d1ddd2e7b659c.txt", 108),
    ("national-2020", "seeds/004_e0aac6ab09a0c8fd.txt", 122),
    ("yubei", "seeds/001_aee2d3638051944e.txt", 70),
];

fn source(path: String) -> Source {
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
    Source::new(path, &text)
}

#[test]
fn every_character_is_kept_or_removed_for_a_reason() {
    for (id, seed, _) in PLANS {
        let bytes = fs::read(seed).expect("the seed is in the repository");
        let read = import(seed, &bytes, &Options::default()).expect("can be read");
        assert!(
            read.account.lost.is_empty(),
            "{id}: {:?}",
            read.account.lost
        );
        let removed: usize = read.removed.iter().map(|(_, count)| count).sum();
        assert_eq!(read.account.kept + removed, read.account.characters, "{id}");
    }
}

#[test]
fn characters_of_the_plan_are_those_of_the_document() {
    for (id, seed, _) in PLANS {
        let text = fs::read_to_string(seed).expect("the seed is UTF-8");
        let read = import(seed, text.as_bytes(), &Options::default()).expect("can be read");
        let mut gone = vec![false; text.len()];
        for removed in &read.account.removed {
            gone[removed.range.clone()].fill(true);
        }
        let mut kept: Vec<char> = text
            .char_indices()
            .filter(|&(at, c)| !gone[at] && !c.is_whitespace())
            .map(|(_, c)| c)
            .collect();
        // The plan read back: headings, paragraphs, cells; a table's headings are repeated under each group.
        let mut written = Vec::new();
        let mut heads = Vec::new();
        for block in &read.plan.blocks {
            match &block.kind {
                plan::BlockKind::Heading { text, .. } | plan::BlockKind::Paragraph { text, .. } => {
                    written.extend(text.chars());
                }
                plan::BlockKind::Tasks { columns, .. } => {
                    let words: String = columns.iter().map(|c| c.heading.as_str()).collect();
                    if !heads.contains(&words) {
                        written.extend(words.chars());
                        heads.push(words);
                    }
                }
                plan::BlockKind::Table { rows } => {
                    written.extend(rows.iter().flatten().flat_map(|c| c.chars()));
                }
                plan::BlockKind::Break => {}
            }
        }
        let cells = read
            .markdown
            .lines()
            .filter(|l| l.starts_with("| ") && !l.starts_with("| 序号") && !l.starts_with("| ---"));
        for line in cells {
            let line = line.replace("<br>", "").replace('\\', "");
            written.extend(line.chars().filter(|&c| c != '|'));
        }
        written.retain(|c| !c.is_whitespace());
        kept.sort_unstable();
        written.sort_unstable();
        assert!(
            kept == written,
            "{id}: {} kept, {} written",
            kept.len(),
            written.len()
        );
    }
}

/// What a plan says otherwise than the seed that it was read from.
fn compare(path: &str, content: &Source, mends: Option<&Source>) -> Vec<Diagnostic> {
    let bytes = fs::read(path).expect("the seed is in the repository");
    let seed = Seed {
        path,
        bytes: &bytes,
    };
    fidelity(seed, content, Reading::default(), mends)
}

#[test]
fn the_content_says_what_the_documents_say() {
    for (id, seed, count) in PLANS {
        let content = source(format!("content/plans/{id}.md"));
        let mends = format!("content/corrections/{id}.toml");
        let mends = Path::new(&mends).is_file().then(|| source(mends));
        let found = compare(seed, &content, mends.as_ref());
        let told: Vec<String> = found.iter().map(gangmu::diag::concise).collect();
        assert!(told.is_empty(), "{}", told.join("\n"));
        assert_eq!(plan::parse(&content).0.tasks.len(), count, "{id}");
    }
}

#[test]
fn a_changed_character_is_found_where_it_stands() {
    let (id, seed, _) = PLANS[4];
    let mut content = source(format!("content/plans/{id}.md"));
    let at = content
        .text
        .find("支持外商投资资信调查公司")
        .expect("task 6");
    content.text.replace_range(at..at + "支持".len(), "鼓励");
    let found = compare(seed, &content, None);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].code.id(), "G060");
    assert!(found[0].place.excerpt.contains("鼓励外商"));
    assert!(found[0].message.contains("支持"), "{}", found[0].message);
}

#[test]
fn what_only_looks_different_is_no_difference() {
    let (id, seed, _) = PLANS[4];
    let mut content = source(format!("content/plans/{id}.md"));
    for (was, now) in [
        ("渝府发〔2021〕19号", "渝府发 [2021] 19号"),
        ("商资发〔2021〕65号", "商资发【２０２１】65号"),
        ("“政策+项目", "“政策\\+项目"),
        ("| --- | --- |", "|:---:|---|"),
        ("市发展改革委、市教委、", "市发展改革委、<br>市教委、"),
        ("| 6 |", "|6|"),
        ("## 二、", "\n\n## 二、"),
    ] {
        assert!(content.text.contains(was), "{was}");
        content.text = content.text.replacen(was, now, 1);
    }
    assert_eq!(compare(seed, &content, None), []);
    // Beside all that, a comma that is gone is found where it stood.
    let mut content = content.clone();
    content.text = content.text.replacen(
        "（国函〔2021〕37号）、《商务部",
        "（国函〔2021〕37号）《商务部",
        1,
    );
    let found = compare(seed, &content, None);
    assert_eq!(found.len(), 1);
    let place = &found[0].place;
    let pointed: String = place
        .excerpt
        .chars()
        .skip(place.column as usize - 1)
        .take(1)
        .collect();
    assert_eq!(pointed, "《");
}

#[test]
fn a_character_in_another_width_is_told_as_a_note() {
    let (id, seed, _) = PLANS[4];
    let mut content = source(format!("content/plans/{id}.md"));
    content.text = content
        .text
        .replacen("（国函〔2021〕37号）", "(国函[2021]37号)", 1);
    let found = compare(seed, &content, None);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].code.id(), "G063");
    assert_eq!(found[0].severity, Severity::Note);
    assert_eq!(
        found[0].message,
        "写法与源文件不同：源文件是“（”，这里是“(”，这一行另有1处"
    );
    let place = &found[0].place;
    let before: String = place
        .excerpt
        .chars()
        .take(place.column as usize - 1)
        .collect();
    assert!(before.ends_with("的批复》"), "{before}");
}

#[test]
fn facts_of_the_documents() {
    let facts: Vec<_> = PLANS
        .iter()
        .map(|(_, seed, _)| {
            let bytes = fs::read(seed).expect("the seed is in the repository");
            let front = import(seed, &bytes, &Options::default())
                .expect("can be read")
                .front;
            (
                front.number,
                front.issuer,
                front.date,
                front.status,
                front.declared_tasks,
            )
        })
        .collect();
    let said = |text: &str| Some(text.to_owned());
    assert_eq!(
        facts,
        [
            (
                said("渝府发〔2021〕19号"),
                said("重庆市人民政府"),
                said("2021-08-04"),
                said("印发"),
                Some(86)
            ),
            (
                said("涪陵府发〔2022〕43号"),
                said("重庆市涪陵区人民政府"),
                said("2022-11-03"),
                said("印发"),
                Some(78)
            ),
            (
                None,
                said("重庆两江新区管理委员会办公室"),
                said("2021-11-09"),
                said("印发"),
                None
            ),
            (None, None, None, None, None),
            (None, None, None, said("征求意见稿"), Some(70)),
        ]
    );
}

#[test]
fn windows_line_breaks_change_nothing() {
    for (_, seed, _) in PLANS {
        let text = fs::read_to_string(seed).expect("the seed is UTF-8");
        let unix = import("a", text.as_bytes(), &Options::default()).expect("can be read");
        let windows = text.replace('\n', "\r\n");
        let windows = import("a", windows.as_bytes(), &Options::default()).expect("can be read");
        assert_eq!(unix.markdown, windows.markdown);
    }
}
