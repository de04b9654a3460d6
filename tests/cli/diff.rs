//! Differences between two states of a small site, told in terms of plans, tasks and units.

use std::path::Path;
use std::process::Command;

use crate::site::{Run, run_in};

/// A new example site under `name`.
fn example(folder: &Path, name: &str) {
    assert_eq!(run_in(folder, &["init", name]).status, 0);
}

/// Replaces words in a file of a site; they must stand there.
fn edit(folder: &Path, path: &str, from: &str, to: &str) {
    let path = folder.join(path);
    let text = std::fs::read_to_string(&path).expect("a file");
    assert!(text.contains(from), "{from} is not in {}", path.display());
    std::fs::write(path, text.replacen(from, to, 1)).expect("write");
}

fn json(run: &Run) -> serde_json::Value {
    serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {}{}", run.out, run.err))
}

#[test]
fn two_folders_are_compared_by_what_they_say() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = folder.path();
    example(at, "旧");
    example(at, "新");
    let same = run_in(at, &["diff", "旧", "新"]);
    assert_eq!(
        (same.status, same.out.as_str()),
        (0, "没有差别。\n"),
        "{}",
        same.err
    );

    let plan = "新/content/plans/shi-2025.md";
    edit(
        at,
        plan,
        "为老年人提供上门服务",
        "为老年人和残疾人提供上门服务",
    );
    edit(
        at,
        plan,
        "| 市大数据局 | 市司法局 |",
        "| 市大数据局 | 市司法局、市公安局 |",
    );
    edit(at, plan, "按季度调度", "按月调度");
    edit(
        at,
        "新/content/units.toml",
        "示例市大数据局",
        "示例市数据局",
    );
    let run = run_in(at, &["diff", "旧", "新"]);
    assert_eq!(run.status, 1, "{}", run.err);
    for words in [
        "任务 shi-2025/2（改动）",
        "内容：支持在便民服务中心设置帮办窗口，为老年人{+和残疾人+}提供上门服务。",
        "任务 shi-2025/4（改动）",
        "{+；市公安局（配合单位）+}",
        "方案 shi-2025（改动）",
        "按[-季度-]{+月+}调度",
        "单位 shili-dashujuju（改动）",
        "名称：示例市大数据局 → 示例市数据局",
        "有差别：方案 1，任务 2，单位 1。",
    ] {
        assert!(run.out.contains(words), "no {words} in\n{}", run.out);
    }
}

#[test]
fn a_renumbered_task_is_not_a_new_one() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = folder.path();
    example(at, "a");
    example(at, "b");
    let plan = "b/content/plans/qu-2025.md";
    edit(at, plan, "| 4 | 建设", "| 5 | 建设");
    edit(
        at,
        plan,
        "| 3 | 建立电子证照共享目录。",
        "| 3 | 建立证照清单。",
    );
    edit(
        at,
        plan,
        "\n| 5 |",
        "\n| 4 | 设置自助服务终端。 | 区政务服务办 | |\n| 5 |",
    );
    let run = run_in(at, &["diff", "a", "b", "--format", "json"]);
    assert_eq!(run.status, 1, "{}", run.err);
    let tasks = json(&run)["tasks"].clone();
    let told: Vec<(&str, &str)> = tasks
        .as_array()
        .expect("a list")
        .iter()
        .map(|task| {
            (
                task["id"].as_str().expect("an id"),
                task["change"].as_str().expect("a word"),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("qu-2025/3", "changed"),
            ("qu-2025/4", "added"),
            ("qu-2025/5", "renumbered"),
        ]
    );
    assert_eq!(tasks[2]["from"], "qu-2025/4");
}

#[test]
fn the_working_folder_is_compared_with_a_revision() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = folder.path();
    example(at, "s");
    let git = |arguments: &[&str]| {
        let done = Command::new("git")
            .args(["-c", "user.name=x", "-c", "user.email=x@example.org"])
            .args(arguments)
            .current_dir(at)
            .output()
            .expect("git runs");
        assert!(done.status.success(), "{done:?}");
    };
    git(&["init", "-q"]);
    git(&["add", "-A"]);
    git(&["commit", "-qm", "x"]);
    let site = at.join("s");
    let same = run_in(&site, &["diff"]);
    assert_eq!(same.status, 0, "{}{}", same.out, same.err);
    edit(
        at,
        "s/content/plans/qu-2025.md",
        "政策咨询",
        "政策咨询和代办",
    );
    let run = run_in(&site, &["diff", "HEAD", "--format", "json"]);
    assert_eq!(run.status, 1, "{}", run.err);
    let found = json(&run);
    assert_eq!(found["tasks"][0]["id"], "qu-2025/4");
    assert_eq!(found["tasks"][0]["fields"][0]["field"], "text");

    let unknown = run_in(&site, &["diff", "no-such-branch"]);
    assert_eq!(unknown.status, 2);
    assert!(unknown.err.contains("no-such-branch"), "{}", unknown.err);
}

#[cfg(unix)]
#[test]
fn a_repository_cannot_have_its_programs_run() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = folder.path();
    example(at, "s");
    let site = at.join("s");
    let ran = at.join("ran");
    let git = |arguments: &[&str]| {
        let mut command = Command::new("git");
        command.args(["-c", "user.name=x", "-c", "user.email=x@example.org"]);
        let done = command.args(arguments).current_dir(&site).output();
        assert!(done.expect("git runs").status.success(), "{arguments:?}");
    };
    std::fs::write(site.join(".gitattributes"), "* filter=evil diff=evil\n").expect("write");
    git(&["init", "-q"]);
    git(&["add", "-A"]);
    git(&["commit", "-qm", "x"]);
    let evil = format!("touch {}; cat", ran.display());
    for key in [
        "filter.evil.smudge",
        "filter.evil.clean",
        "diff.evil.textconv",
        "diff.external",
        "core.fsmonitor",
        "core.pager",
        "core.sshCommand",
        "tar.zip.command",
    ] {
        git(&["config", key, &evil]);
    }
    let run = run_in(&site, &["diff"]);
    assert_eq!(run.status, 0, "{}{}", run.out, run.err);
    assert!(!ran.exists(), "a program of the repository was run");
}
