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
        "方案 shi-2025",
        "改写 第2项",
        "支持在便民服务中心设置帮办窗口，为老年人{+和残疾人+}提供上门服务。",
        "增加单位 第4项 市公安局：配合",
        "[-按季度调度。-]{+按月调度。+}",
        "名册改名 示例市数据局：示例市大数据局 → 示例市数据局",
        "有差别：改写 1，增加单位 1，正文 1，名册改名 1。",
    ] {
        assert!(run.out.contains(words), "no {words} in\n{}", run.out);
    }
}

const PLAN: &str = "+++
title = \"示例县便民服务工作方案\"
region = \"示例市/示例县\"
status = \"印发\"
+++

# 示例县便民服务工作方案

## 一、总体要求

坚持便民利民，按季度调度。

## 二、窗口建设

| 序号 | 任务 | 牵头单位 | 配合单位 | 完成时限 |
| --- | --- | --- | --- | --- |
| 1 | 在县政务服务中心设立综合受理窗口，一次收齐全部申请材料。 | 县行政审批局 | 县司法局、县财政局 | 2025年6月底前 |
| 2 | 为行动不便的老年人安排志愿者上门代办养老认证。 | 县民政局 | 县残联 | 2025年9月底前 |
| 3 | 公布办事指南，列明依据、流程、时限，并每月更新。 | 县行政审批局 | 县司法局 | 长期坚持 |

## 三、数据共享

| 序号 | 任务 | 牵头单位 | 配合单位 | 完成时限 |
| --- | --- | --- | --- | --- |
| 4 | 建立人口、不动产、车辆三个基础数据库。 | 县大数据局 | 县公安局 | 2025年12月底前 |
| 5 | 推行电子印章，覆盖全部审批事项。 | 县大数据局 | 县公安局 | 2025年12月底前 |
| 6 | 清理重复收集的表格，公布不再收取的证明目录。 | 县司法局 | 县财政局 | 2025年9月底前 |

注：1\\. 表中第4项由县公安局提供数据。
";

/// A site with one plan, under `name`.
fn planned(folder: &Path, name: &str, plan: &str) {
    let plans = folder.join(name).join("content/plans");
    std::fs::create_dir_all(&plans).expect("a folder");
    std::fs::write(folder.join(name).join("site.toml"), "").expect("write");
    std::fs::write(plans.join("xian-2025.md"), plan).expect("write");
}

/// What happened, as `op old→new` for each, effects apart.
fn told(run: &Run) -> Vec<String> {
    let label = |side: &serde_json::Value| side["label"].as_str().unwrap_or("").to_owned();
    let value = json(run);
    let operations = value["operations"].as_array().expect("a list");
    let written = operations.iter().filter(|one| one["effect"] == false);
    written
        .map(|one| {
            let tasks = one["tasks"].as_array().expect("a list").iter();
            let tasks: Vec<String> = tasks
                .map(|pair| format!("{}→{}", label(&pair["old"]), label(&pair["new"])))
                .collect();
            let op = one["op"].as_str().expect("a word");
            format!("{op} {}", tasks.join(" ")).trim_end().to_owned()
        })
        .collect()
}

/// That a plan no longer implements another is one thing, however many tasks descended from it.
#[test]
fn a_comparison_that_ends_is_told_once() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = folder.path();
    for (name, implements) in [("a", "implements = [\"xian-2025\"]\n"), ("b", "")] {
        planned(at, name, PLAN);
        let town = PLAN
            .replace(
                "region = \"示例市/示例县\"",
                "region = \"示例市/示例县/示例镇\"",
            )
            .replace("示例县便民", "示例镇便民")
            .replace("status", &format!("{implements}status"));
        std::fs::write(at.join(name).join("content/plans/zhen-2025.md"), town).expect("write");
    }
    let run = run_in(at, &["diff", "a", "b"]);
    assert!(
        run.out.contains("文件信息 落实的方案：xian-2025 → 无\n"),
        "{}",
        run.out
    );
    let effects = &run.out[run.out.find("随之而变").expect("an effect")..];
    assert!(
        effects.starts_with("随之而变\n  不再对照 第1–6项 xian-2025\n\n"),
        "{effects}"
    );
}

#[expect(clippy::too_many_lines, reason = "a list of cases")]
#[test]
fn each_thing_that_happens_has_its_name() {
    // What was done: replacements in the plan, and what is told.
    type Case<'c> = (&'c [(&'c str, &'c str)], &'c [&'c str]);
    let row = |number: &str| {
        let start = PLAN.find(&format!("| {number} |")).expect("a row");
        let end = start + PLAN[start..].find('\n').expect("an end") + 1;
        &PLAN[start..end]
    };
    let (one, two, three, five, six) = (row("1"), row("2"), row("3"), row("5"), row("6"));
    let swapped = (one.replace("| 1 |", "| 2 |"), two.replace("| 2 |", "| 1 |"));
    let shifted = three.replace("| 3 |", "| 2 |");
    let up =
        |row: &str, from: &str, to: &str| row.replace(&format!("| {from} |"), &format!("| {to} |"));
    let closed = format!(
        "{shifted}{}",
        &PLAN[PLAN.find(three).expect("a row") + three.len()..]
    );
    let closed = closed
        .replace("| 4 |", "| 3 |")
        .replace("| 5 |", "| 4 |")
        .replace("| 6 |", "| 5 |");
    let rest = &PLAN[PLAN.find(two).expect("a row")..];
    let parted = format!(
        "{}{}",
        three.replace("，并每月更新", ""),
        "| 3-1 | 办事指南每月更新，列明流程、时限。 | 县行政审批局 | 县司法局 | 长期坚持 |\n"
    );
    let merged = up(five, "5", "5").replace(
        "覆盖全部审批事项。",
        "覆盖全部审批事项；清理重复收集的表格，公布不再收取的证明目录。",
    );
    let cases: &[Case] = &[
        (
            &[(rest, &closed)],
            &["removed 2→", "renumbered 3→2 4→3 5→4 6→5"],
        ),
        (
            &[(two, &swapped.0), (one, &swapped.1)],
            &["swapped 1→2 2→1"],
        ),
        (&[(three, &parted)], &["split 3→3 3→3-1"]),
        (&[(five, &merged), (six, "")], &["merged 5→5 6→5"]),
        (
            &[
                (six, ""),
                (three, &format!("{three}{}", up(six, "6", "3-1"))),
            ],
            &["moved 6→3-1"],
        ),
        // Reworded in most of its words and renumbered at once: still one task.
        (
            &[
                (
                    three,
                    &up(three, "3", "6").replace(
                        "公布办事指南，列明依据、流程、时限，并每月更新",
                        "每月更新并公示各事项办事指南，写清办理依据和流程",
                    ),
                ),
                (six, &up(six, "6", "3")),
            ],
            &["renumbered 3→6 6→3", "reworded 3→6"],
        ),
        // Half of its words are others, its number and its part too; the same bodies answer for it.
        (
            &[
                (two, ""),
                (
                    six,
                    &format!(
                        "{six}{}",
                        up(two, "2", "7").replace(
                            "为行动不便的老年人安排志愿者上门代办养老认证",
                            "组织志愿者为行动不便的老年人上门办理养老待遇认证",
                        )
                    ),
                ),
            ],
            &["moved 2→7", "reworded 2→7"],
        ),
        // Another task under the same number and the same bodies.
        (
            &[(
                "公布办事指南，列明依据、流程、时限，并每月更新",
                "开通政务热线，实行全天接听",
            )],
            &["removed 3→", "added →3"],
        ),
        (
            &[(" | 县司法局、县财政局 | ", " | 县财政局、县司法局 | ")],
            &["units-reordered 1→1"],
        ),
        (
            &[(" | 县残联 | ", " | 县残联、县卫生健康局 | ")],
            &["unit-joined 2→2"],
        ),
        (
            &[(
                "| 县大数据局 | 县公安局 | 2025年12月底前 |\n| 5",
                "| 县公安局 | 县大数据局 | 2025年12月底前 |\n| 5",
            )],
            &["role 4→4", "role 4→4"],
        ),
        (&[("2025年6月底前", "2025年8月底前")], &["deadline 1→1"]),
        // One cause, however many rows.
        (
            &[("| 配合单位 | 完成时限 |", "| 责任单位 | 完成时限 |")],
            &["role 1→1 2→2 3→3"],
        ),
        (&[("三、数据共享", "三、信息共享")], &["group-renamed"]),
        (&[("按季度调度", "按月调度")], &["prose"]),
        // A short line in the place of another is that line changed.
        (&[("## 一、总体要求", "## 一、工作目标")], &["prose"]),
        (&[("提供数据", "负责提供数据")], &["notes"]),
        (&[("\"印发\"", "\"征求意见稿\"")], &["metadata"]),
        (&[("## 一、总体要求", "### 一、总体要求")], &["layout"]),
        // Blank lines, the padding of a table, and the order of keys say nothing.
        (
            &[
                ("\n\n坚持", "\n\n\n坚持"),
                ("| 5 | 推行", "| 5   |   推行"),
                (
                    "region = \"示例市/示例县\"\nstatus = \"印发\"",
                    "status = \"印发\"\nregion = \"示例市/示例县\"",
                ),
            ],
            &[],
        ),
    ];
    let mut wrong = Vec::new();
    for (edits, wanted) in cases {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let at = folder.path();
        planned(at, "a", PLAN);
        let mut plan = PLAN.to_owned();
        for (from, to) in *edits {
            assert!(plan.contains(from), "{from} is not in the plan");
            plan = plan.replacen(from, to, 1);
        }
        planned(at, "b", &plan);
        let run = run_in(at, &["diff", "a", "b", "--format", "json"]);
        assert_eq!(run.status, i32::from(!wanted.is_empty()), "{}", run.err);
        if told(&run) != *wanted {
            wrong.push(format!("{edits:?}: {:?}, not {wanted:?}", told(&run)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_draft_that_was_issued_is_the_same_plan() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = folder.path();
    planned(at, "a", &PLAN.replace("\"印发\"", "\"征求意见稿\""));
    planned(at, "b", &PLAN.replace("电子印章", "电子印章和电子签名"));
    let plans = at.join("b/content/plans");
    std::fs::rename(plans.join("xian-2025.md"), plans.join("xian-42.md")).expect("rename");
    let run = run_in(at, &["diff", "a", "b", "--format", "json"]);
    assert_eq!(
        told(&run),
        ["plan-issued", "metadata", "reworded 5→5"],
        "{}",
        run.out
    );
}

#[test]
fn a_draft_of_which_all_was_reworded_is_the_same_plan() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = folder.path();
    planned(at, "a", &PLAN.replace("\"印发\"", "\"征求意见稿\""));
    let mut issued = PLAN.to_owned();
    for (from, to) in [
        (
            "| 1 | 在县政务服务中心设立综合受理窗口，一次收齐全部申请材料",
            "| 6 | 县政务服务中心增设综合受理窗口，申请材料一次性收齐",
        ),
        (
            "| 2 | 为行动不便的老年人安排志愿者上门代办养老认证",
            "| 5 | 组织志愿者为行动不便老年人上门办理养老资格认证",
        ),
        (
            "| 3 | 公布办事指南，列明依据、流程、时限，并每月更新",
            "| 4 | 每月更新办事指南，公开办理依据、办理流程和办结时限",
        ),
        (
            "| 4 | 建立人口、不动产、车辆三个基础数据库",
            "| 3 | 建成人口、不动产、车辆基础数据库",
        ),
        (
            "| 5 | 推行电子印章，覆盖全部审批事项",
            "| 2 | 全部审批事项推广使用电子印章",
        ),
        (
            "| 6 | 清理重复收集的表格，公布不再收取的证明目录",
            "| 1 | 精简重复收集的表格，公开不再收取的证明目录",
        ),
    ] {
        assert!(issued.contains(from), "{from}");
        issued = issued.replacen(from, to, 1);
    }
    planned(at, "b", &issued);
    let plans = at.join("b/content/plans");
    std::fs::rename(plans.join("xian-2025.md"), plans.join("xian-42.md")).expect("rename");
    let run = run_in(at, &["diff", "a", "b", "--format", "json"]);
    let told = told(&run);
    assert_eq!(told[..2], ["plan-issued", "metadata"], "{}", run.out);
    for pair in ["1→6", "2→5", "3→4", "4→3", "5→2", "6→1"] {
        assert!(told.contains(&format!("reworded {pair}")), "{told:?}");
    }
    assert!(
        !told
            .iter()
            .any(|one| one.starts_with("added") || one.starts_with("removed")),
        "{told:?}"
    );
}

#[test]
fn a_report_is_written_for_each_reader() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = folder.path();
    planned(at, "a", PLAN);
    planned(
        at,
        "b",
        &PLAN
            .replace("电子印章", "<b>电子*印章*</b> @abc")
            .replace("不动产、车辆三个", "不动产两个"),
    );
    let markdown = run_in(
        at,
        &[
            "diff",
            "a",
            "b",
            "--format",
            "markdown",
            "--base",
            "https://example.org/p/",
        ],
    );
    for words in [
        "### 内容改动 2 件：改写 2",
        "<details open>",
        "href=\"https://example.org/p/plans/xian-2025/t5.html\"",
        "<ins>&#60;b&#62;</ins>电子",
        "@<!-- -->abc",
        "不动产<del>、车辆三个</del><ins>两个</ins>基础数据库",
    ] {
        assert!(
            markdown.out.contains(words),
            "no {words} in\n{}",
            markdown.out
        );
    }
    assert!(!markdown.out.contains("<b>电子"), "{}", markdown.out);
    let html = run_in(
        at,
        &[
            "diff",
            "a",
            "b",
            "--format",
            "html",
            "--out",
            "p/changes.html",
        ],
    );
    assert!(html.err.contains("旁边没有站点"), "{}", html.err);
    let page = std::fs::read_to_string(at.join("p/changes.html")).expect("a page");
    for words in [
        "assets/style.css",
        "<del>、车辆三个</del>",
        "<ins>两个</ins>",
        "plans/xian-2025/t4.html",
    ] {
        assert!(page.contains(words), "no {words} in\n{page}");
    }
    assert!(at.join("p/assets/style.css").is_file());
    let none = run_in(at, &["diff", "a", "b", "--format", "html"]);
    assert_eq!(none.status, 2);
    assert!(none.err.contains("--out"), "{}", none.err);
}

#[test]
fn a_long_comment_is_short_enough_and_whole_beside() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = folder.path();
    let rows = |word: &str| -> String {
        let rows = (1..1300).map(|n| {
            format!("| {n} | {word}第{n}号河段的岸线整治和日常保洁，设置第{n}号巡查点。 | 县水利局 | 县财政局 | 2025年{}月底前 |\n", n % 12 + 1)
        });
        rows.collect()
    };
    let start = PLAN.find("| 1 |").expect("a row");
    let end = PLAN.find("## 三、").expect("a heading");
    let plan = |word: &str| format!("{}{}\n", &PLAN[..start], rows(word));
    assert!(end > start);
    planned(at, "a", &plan("推进"));
    planned(at, "b", &plan("全面推进"));
    let run = run_in(
        at,
        &["diff", "a", "b", "--format", "markdown", "--out", "c.md"],
    );
    assert!(run.err.contains("c.full.md"), "{}", run.err);
    let short = std::fs::read_to_string(at.join("c.md")).expect("a report");
    let whole = std::fs::read_to_string(at.join("c.full.md")).expect("a report");
    assert!(short.chars().count() <= 60_000, "{}", short.chars().count());
    assert!(short.contains("改写 1299") && short.contains("完整的报告另附"));
    assert_eq!(whole.matches("<ins>全面</ins>").count(), 1299);
}

#[test]
fn an_update_is_drafted_and_published() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = folder.path();
    let dated = PLAN.replace("status =", "date = \"2025-03-01\"\nstatus =");
    planned(at, "a", &dated);
    planned(at, "b", &dated.replace("电子印章", "电子*印章*"));
    std::fs::write(
        at.join("b/site.toml"),
        "[site]\nbase_url = \"https://example.org/p/\"\n",
    )
    .expect("write");
    let site = at.join("b");
    let draft = |arguments: &[&str]| {
        run_in(
            &site,
            &[&["diff", "../a", ".", "--write-update"][..], arguments].concat(),
        )
    };
    let run = draft(&[]);
    assert!(
        run.err.contains("content/updates/2025-03-01.md"),
        "{}",
        run.err
    );
    let text =
        std::fs::read_to_string(site.join("content/updates/2025-03-01.md")).expect("a draft");
    for words in [
        "date = \"2025-03-01\"",
        "tasks = [\"xian-2025/5\"]",
        "- 改写 第5项（[看第5项](plans/xian-2025/t5.html)）",
    ] {
        assert!(text.contains(words), "no {words} in\n{text}");
    }
    assert!(draft(&["--date", "2025-02-30"]).err.contains("2025-03-01"));
    assert!(
        draft(&["--date", "2025-04-01"])
            .err
            .contains("2025-04-01.md")
    );
    // An entry that is there stays, whatever is drafted.
    assert!(
        draft(&["--date", "2025-04-01"])
            .err
            .contains("2025-04-01-2.md")
    );
    assert_eq!(run_in(&site, &["build"]).status, 0);
    let page =
        |path: &str| std::fs::read_to_string(site.join("dist").join(path)).unwrap_or_default();
    let updates = page("updates.html");
    assert!(
        updates.contains("id=\"u-2025-04-01-2\"") && updates.contains("plans/xian-2025/t5.html"),
        "{updates}"
    );
    for (path, wanted) in [("t5", true), ("t4", false), ("index", true)] {
        let named =
            page(&format!("plans/xian-2025/{path}.html")).contains("updates.html#u-2025-04-01-2");
        assert_eq!(named, wanted, "{path}");
    }
    let feed = page("updates.xml");
    assert!(
        feed.contains("<id>https://example.org/p/updates.html#u-2025-03-01</id>"),
        "{feed}"
    );
    assert!(
        feed.contains("<updated>2025-04-01T00:00:00+08:00</updated>"),
        "{feed}"
    );
    // An entry without a day is told and left out.
    std::fs::write(
        site.join("content/updates/x.md"),
        "+++\ndate = \"三月\"\n+++\n",
    )
    .expect("write");
    let told = run_in(&site, &["build"]);
    assert!(told.err.contains("更新的日期“三月”"), "{}", told.err);
    std::fs::remove_dir_all(site.join("content/updates")).expect("gone");
    run_in(&site, &["build"]);
    assert!(!page("plans/xian-2025/t5.html").contains("updates.html"));
}

#[test]
fn the_shape_for_programs_is_published() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = folder.path();
    let schema = json(&run_in(at, &["diff", "--schema"]));
    let known: Vec<&str> = schema["$defs"]["operation"]["properties"]["op"]["oneOf"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|one| one["const"].as_str())
        .collect();
    planned(at, "a", PLAN);
    planned(
        at,
        "b",
        &PLAN
            .replace("三、数据", "三、信息")
            .replace("、县财政局", ""),
    );
    let report = json(&run_in(at, &["diff", "a", "b", "--format", "json"]));
    let keys = |value: &serde_json::Value| -> Vec<String> {
        let mut keys: Vec<String> = value
            .as_object()
            .expect("an object")
            .keys()
            .cloned()
            .collect();
        keys.sort();
        keys
    };
    assert_eq!(keys(&report), keys(&schema["properties"]));
    for one in report["operations"].as_array().expect("a list") {
        assert!(known.contains(&one["op"].as_str().expect("a word")));
        assert_eq!(keys(one), keys(&schema["$defs"]["operation"]["properties"]));
    }
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
    assert_eq!(found["operations"][0]["op"], "reworded");
    assert_eq!(found["operations"][0]["tasks"][0]["new"]["id"], "qu-2025/4");

    let unknown = run_in(&site, &["diff", "no-such-branch"]);
    assert_eq!(unknown.status, 2);
    assert!(unknown.err.contains("no-such-branch"), "{}", unknown.err);
}

#[test]
fn revisions_are_compared_from_anywhere() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = folder.path();
    let git = |at: &Path, arguments: &[&str]| {
        let done = Command::new("git")
            .args(["-c", "user.name=x", "-c", "user.email=x@example.org"])
            .args(arguments)
            .current_dir(at)
            .output()
            .expect("git runs");
        assert!(done.status.success(), "{done:?}");
    };
    let ops = |at: &Path, arguments: &[&str]| -> Vec<String> {
        let run = run_in(at, &[&["diff", "--format", "json"][..], arguments].concat());
        assert!(run.status < 2, "{arguments:?}: {}", run.err);
        told(&run)
    };
    std::fs::create_dir(at.join("r")).expect("a folder");
    let repository = at.join("r");
    git(&repository, &["init", "-q", "-b", "main"]);
    let outside = run_in(at, &["diff", "HEAD"]);
    assert_eq!(outside.status, 2);
    assert!(outside.err.contains("git 仓库"), "{}", outside.err);
    example(&repository, "县级 站点");
    let site = repository.join("县级 站点");
    let first = run_in(&site, &["diff"]);
    assert!(first.err.contains("还没有任何提交"), "{}", first.err);
    git(&repository, &["commit", "-q", "--allow-empty", "-m", "0"]);
    git(&repository, &["tag", "empty"]);
    git(&repository, &["add", "-A"]);
    git(&repository, &["commit", "-qm", "1"]);
    git(&repository, &["tag", "v1"]);
    let plan = "content/plans/qu-2025.md";
    edit(&site, plan, "政策咨询", "政策咨询和代办");
    git(&repository, &["commit", "-qam", "2"]);
    git(&repository, &["tag", "v2"]);
    edit(
        &site,
        plan,
        "建立电子证照共享目录",
        "建立并公布电子证照共享目录",
    );
    git(&repository, &["add", "-A"]);
    edit(&site, plan, "政策咨询和代办", "咨询和代办");

    assert!(ops(&site, &["empty..v1"]).contains(&"plan-added".to_owned()));
    assert_eq!(ops(&site, &["v1..v2"]), ["reworded 4→4"]);
    assert_eq!(ops(&site, &["v1...v2"]), ["reworded 4→4"]);
    assert_eq!(ops(&site, &["v2..v1"]), ["reworded 4→4"]);
    assert_eq!(ops(&site, &["v1", "v2"]), ["reworded 4→4"]);
    assert_eq!(ops(&site, &["v2..v2"]), [""; 0]);
    assert_eq!(ops(&site, &["--staged"]), ["reworded 3→3"]);
    assert_eq!(ops(&site, &[]), ["reworded 3→3", "reworded 4→4"]);
    assert_eq!(
        ops(&site.join("content/plans"), &[]),
        ["reworded 3→3", "reworded 4→4"]
    );
    git(&repository, &["worktree", "add", "-q", "../w", "v1"]);
    assert_eq!(ops(&at.join("w/县级 站点"), &["v1..v2"]), ["reworded 4→4"]);
    assert_eq!(ops(&at.join("w/县级 站点"), &[]), [""; 0]);
    // As a hook of another repository would be run.
    let hook = assert_cmd::Command::cargo_bin("gangmu")
        .expect("is built")
        .args([
            "diff",
            "--staged",
            "--format",
            "json",
            "--site",
            "县级 站点",
        ])
        .env("GIT_DIR", ".git")
        .env("GIT_INDEX_FILE", ".git/index")
        .current_dir(&repository)
        .output()
        .expect("runs");
    assert!(
        String::from_utf8_lossy(&hook.stdout).contains("电子证照"),
        "{hook:?}"
    );
    let none = assert_cmd::Command::cargo_bin("gangmu")
        .expect("is built")
        .arg("diff")
        .env("PATH", at)
        .current_dir(&site)
        .output()
        .expect("runs");
    assert!(
        String::from_utf8_lossy(&none.stderr).contains("没有找到；请安装 git"),
        "{none:?}"
    );
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
