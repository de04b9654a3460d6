//! What is personal in a document is printed by no command, and stays in the content as it was written.

use super::site::Site;

const DOCUMENT: &str = "江州市工作方案

一、重点任务

（一）支持\u{7f}试点。（市商务委牵头）

联系人：李四，139****5678，王五 13900139000

任务分工表

序号	任务	牵头单位	配合单位	联系人	电话
1	支持试点。	市商务委	市财政局	周小川	13900139001
2	推进工作。	李四，139****5678	赵六 13900139000	孙大圣	023-67806780
";

/// What nobody may read on a terminal.
const SECRETS: [&str; 7] = [
    "李四",
    "王五",
    "赵六",
    "周小川",
    "孙大圣",
    "13900139000",
    "13900139001",
];

fn holds_none(command: &[&str], said: &str) {
    for secret in SECRETS {
        assert!(
            !said.contains(secret),
            "{command:?} shows {secret}:\n{said}"
        );
    }
}

#[test]
fn no_command_prints_what_is_personal() {
    let name = "seeds/方案-李四13900139000.txt";
    let site = Site::new().with(name, DOCUMENT);
    let import = ["import", "--region", "江州市", "--id", "jiangzhou", name];
    for command in [
        &["import", "--format", "json", name][..],
        &["import", "--explain", name],
        &import,
        &[&import[..], &["--force"]].concat(),
        &["check"],
        &["check", "--format", "line"],
        &["check", "--format", "json"],
        &["check", "--format", "sarif"],
        &["build"],
        &["build", "--format", "json"],
        &["export"],
        &["export", "--format", "csv"],
        &["units"],
        &["units", "--format", "json"],
        &["search", "支持", "--format", "json"],
        &["import", "seeds/没有-13900139000.txt"],
    ] {
        let run = site.run(command);
        holds_none(command, &run.out);
        holds_none(command, &run.err);
    }
    let plan = site.read("content/plans/jiangzhou.md");
    assert!(
        plan.contains("王五 13900139000") && plan.contains(name),
        "{plan}"
    );
    let units = site.read("content/units.toml");
    assert_eq!(units.matches("[[unit]]").count(), 2, "{units}");
    assert!(
        units.contains("市商务委") && units.contains("市财政局"),
        "{units}"
    );
}

#[test]
fn import_says_in_json_what_export_says() {
    let site = Site::new().with("seeds/a.txt", DOCUMENT);
    let imported = site.run(&["import", "--format", "json", "seeds/a.txt"]);
    // The document has U+007F there, which nobody sees: it is removed, and told.
    let text = "支持试点。";
    site.run(&["import", "--region", "江州市", "seeds/a.txt"]);
    let exported = site.run(&["export"]);
    let tasks = |json: &str| -> Vec<serde_json::Value> {
        let value: serde_json::Value = serde_json::from_str(json).expect("JSON");
        let tasks = value["tasks"].as_array().expect("tasks");
        tasks.iter().map(|task| task["text"].clone()).collect()
    };
    assert_eq!(tasks(&imported.out), tasks(&exported.out));
    assert_eq!(tasks(&exported.out)[0], text);
}

#[test]
fn a_file_whose_name_is_personal_is_not_published() {
    let site = Site::new()
        .with("content/pages/李四13900139000.txt", "附件")
        .with("content/pages/张三-13900139000.md", "# 说明\n")
        .with("content/pages/list.csv", "姓名,电话\n李四,13900139000\n")
        .with(
            "content/plans/lisi-13900139000.md",
            "+++\ntitle = \"方案\"\n+++\n\n文字。\n",
        );
    let build = site.run(&["build"]);
    assert_eq!(build.status, 1, "{}", build.err);
    let manifest = site.read("dist/manifest.txt");
    holds_none(&["build"], &manifest);
    assert!(manifest.contains("list.csv"), "{manifest}");
    let check = site.run(&["check", "--format", "line"]);
    let count = |words: &str| {
        check
            .out
            .lines()
            .filter(|line| line.contains(words))
            .count()
    };
    assert!(count("error[G070]") >= 3, "{}", check.out);
    // A text that is attached is told, for it is published as it is.
    assert!(
        count("content/pages/list.csv:2:4: warning[G070]") == 1,
        "{}",
        check.out
    );
}
