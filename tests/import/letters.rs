//! Letters that look like others or like nothing, in every format: one name, one unit, and it is told.

use super::formats::docx;
use super::{read, tasks, told};

#[test]
fn names_with_radicals_and_unseen_letters_are_one_name_in_every_format() {
    let title = "东湾县海堤整修方案";
    let lines = [
        "1.修筑海堤。（县水务局负责）",
        "2.清淤。（县\u{2f54}务局负责）",
        "3.植树。（县水\u{200b}务局负责）",
    ];
    let paragraphs = |open: &str, close: &str| {
        let mut all = vec![title];
        all.extend(lines);
        format!("{open}{}{close}", all.join(&format!("{close}{open}")))
    };
    for plan in [
        read("a.txt", paragraphs("", "\n")),
        read("a.md", paragraphs("", "\n\n")),
        read(
            "a.html",
            format!("<html><body>{}</body></html>", paragraphs("<p>", "</p>")),
        ),
        read(
            "a.docx",
            docx(&paragraphs("<w:p><w:r><w:t>", "</w:t></w:r></w:p>")),
        ),
    ] {
        let who: Vec<_> = tasks(&plan).into_iter().map(|task| task.2).collect();
        assert_eq!(who, ["责县水务局", "责县水务局", "责县水务局"]);
        assert_eq!(
            told(&plan, "G015"),
            [
                "1 个部首或兼容区的字已换成通用的字，如“⽔”（U+2F54）换成“水”",
                "已去掉 1 个看不见的字符，如 U+200B",
            ]
        );
        assert!(plan.account.lost.is_empty());
    }
}

#[test]
fn zeros_and_private_letters_are_read_and_told() {
    let text = "东湾县海堤整修方案\n\n\u{e123}修筑海堤。（县水务局负责）\n\0";
    let plan = read("a.txt", text);
    assert!(plan.markdown.contains("\u{e123}修筑海堤"));
    assert_eq!(
        told(&plan, "G015"),
        [
            "1 个造字区的字符（如 U+E123）在别的机器上显示不出，照原样保留",
            "已去掉 1 个控制字符，如 U+0000",
        ]
    );
}
