//! What holds for every document: no panic, text in is text out, page breaks change nothing, twice is once.

use std::fmt::Write as _;

use gangmu::import::{Options, import};
use proptest::prelude::*;

use super::{read, tasks};

/// A row of a clean table: text, lead, cooperating.
type Line = (String, String, String);

/// Texts without anything that reads as numbering or ends a sentence in the middle.
fn line() -> impl Strategy<Value = Line> {
    (
        "[建设推进完善加强统筹落实机制服务平台监管改革]{12,40}",
        "市[水林农渔牧]{1}业局",
        prop::collection::vec("市[财教科民卫]{1}政局", 0..4),
    )
        .prop_map(|(text, lead, others)| (format!("{text}。"), lead, others.join("、")))
}

fn table(rows: &[Line], breaks: &[usize]) -> String {
    let head = "| 序号 | 工作任务 | 牵头单位 | 配合单位 |\n|---|---|---|---|\n";
    let mut out = format!("某市工作方案\n\n{head}");
    for (i, (text, lead, others)) in rows.iter().enumerate() {
        if breaks.contains(&i) {
            let _ = write!(out, "\n{head}");
        }
        let _ = writeln!(out, "| {} | {text} | {lead} | {others} |", i + 1);
    }
    out
}

/// The same table with one row cut in the middle of its text by a page break.
fn cut(rows: &[Line], at: usize, character: usize) -> String {
    let (text, lead, others) = &rows[at];
    let place = text
        .char_indices()
        .nth(character % (text.chars().count() - 1))
        .map_or(0, |(i, _)| i);
    let whole = format!("| {} | {text} | {lead} | {others} |\n", at + 1);
    let pieces = format!(
        "| {} | {} | {lead} | {others} |\n\n| 序号 | 工作任务 | 牵头单位 | 配合单位 |\n|---|---|---|---|\n| | {} | | |\n",
        at + 1,
        &text[..place],
        &text[place..]
    );
    table(rows, &[]).replacen(&whole, &pieces, 1)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn page_breaks_change_nothing(
        rows in prop::collection::vec(line(), 2..8),
        breaks in prop::collection::vec(1usize..8, 0..4),
        at in 0usize..8,
        character in 1usize..40,
    ) {
        let clean = read("a.txt", table(&rows, &[]));
        let broken = read("a.txt", table(&rows, &breaks));
        prop_assert_eq!(&clean.markdown, &broken.markdown);
        // A cut inside a doubled character cannot be told from a character printed twice.
        let torn = read("a.txt", cut(&rows, at % rows.len(), character));
        if torn.findings.iter().all(|f| f.code.id() != "G103") {
            prop_assert_eq!(tasks(&clean), tasks(&torn));
        }
    }

    #[test]
    fn no_text_is_lost_or_invented(text in "([一二三四五（）()0-9、.。，；：|#*<>\\\\~_`\\[\\] \t\n附件市局负责牵头]){0,400}") {
        if let Ok(read) = import("a.txt", text.as_bytes(), &Options::default()) {
            prop_assert!(read.account.lost.is_empty(), "{:?}", read.account.lost);
            let removed: usize = read.removed.iter().map(|(_, n)| n).sum();
            prop_assert_eq!(read.account.kept + removed, read.account.characters);
        }
    }

    #[test]
    fn bytes_of_any_kind_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let _ = import("a.docx", &bytes, &Options::default());
        let page = [b"<table><tr><td>", &bytes[..]].concat();
        let _ = import("a.html", &page, &Options::default());
    }

    #[test]
    fn importing_again_gives_the_same(rows in prop::collection::vec(line(), 1..6)) {
        let text = table(&rows, &[]);
        prop_assert_eq!(read("a.txt", &text).markdown, read("a.txt", &text).markdown);
        // A plan file is itself a document: its tasks read the same.
        let first = read("a.txt", &text);
        let body = first.markdown.split("\n+++\n").nth(1).unwrap_or_default().to_owned();
        prop_assert_eq!(tasks(&first), tasks(&read("a.md", body)));
    }
}
