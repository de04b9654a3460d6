//! `gangmu build`: what it says of pages that vanish, and what site.toml may accept.

use crate::site::Site;

const PLAN: &str = "+++\ntitle = \"某县工作方案\"\nregion = \"某县\"\n+++\n\n# 某县工作方案\n\n\
| 序号 | 任务 | 牵头单位 |\n| --- | --- | --- |\n| 1 | 修好乡村道路。 | 县交通局 |\n";
const SECOND: &str = "| 2 | 办好乡村学校。 | 县教育局 |\n";

#[test]
fn a_task_that_vanishes_without_a_word_is_told_before_it_is_forgotten() {
    let site = Site::new().with("content/plans/xian.md", &format!("{PLAN}{SECOND}"));
    assert_eq!(site.run(&["build"]).status, 0);
    site.put("content/plans/xian.md", PLAN);
    let run = site.run(&["build", "--format", "json"]);
    assert_eq!(run.status, 1, "{}", run.err);
    assert!(run.out.contains("G080"), "{}", run.out);
    assert!(run.out.contains("xian/2"), "{}", run.out);
}

#[test]
fn what_was_published_is_remembered_by_the_content_and_not_by_the_last_build() {
    let site = Site::new().with("content/plans/xian.md", &format!("{PLAN}{SECOND}"));
    assert_eq!(site.run(&["build"]).status, 0);
    let record = site.read("content/addresses.txt");
    let (head, lines) = record.split_once('\n').expect("a line of explanation");
    assert!(head.starts_with('#'), "{head}");
    assert_eq!(
        lines,
        "plans/xian/index.html\nplans/xian/t1.html\nplans/xian/t2.html\n"
    );
    site.put("content/plans/xian.md", PLAN);
    // Neither the next build nor a clone without the built site forgets.
    for _ in 0..2 {
        let run = site.run(&["build", "--format", "json"]);
        assert_eq!(run.status, 1, "{}", run.err);
        assert!(run.out.contains("xian/2"), "{}", run.out);
        assert_eq!(site.read("content/addresses.txt"), record);
        std::fs::remove_dir_all(site.path().join("dist")).expect("it was built");
        let run = site.run(&["check", "--format", "line"]);
        assert!(run.out.contains("G080"), "{}", run.out);
    }
}

#[test]
fn a_site_without_a_record_begins_it_with_what_its_last_build_published() {
    let site = Site::new().with("content/plans/xian.md", PLAN).with(
        "dist/manifest.txt",
        "manifest.txt\nplans/xian/t2.html\nunits/xian-jiaotong.html\n",
    );
    assert_eq!(site.run(&["build"]).status, 1);
    let record = site.read("content/addresses.txt");
    for line in [
        "plans/xian/t1.html\n",
        "plans/xian/t2.html\n",
        "units/xian-jiaotong.html\n",
    ] {
        assert!(record.contains(line), "no {line} in {record}");
    }
    assert!(!record.contains("manifest"), "{record}");
}

#[test]
fn a_retired_task_keeps_its_page_and_nothing_is_said() {
    let site = Site::new().with("content/plans/xian.md", &format!("{PLAN}{SECOND}"));
    assert_eq!(site.run(&["build"]).status, 0);
    site.put("content/plans/xian.md", PLAN);
    site.put(
        "content/retired.toml",
        "[[task]]\nid = \"xian/2\"\ndate = \"2026-01-05\"\nreason = \"并入第 1 项\"\nsuccessor = \"xian/1\"\n",
    );
    let run = site.run(&["build", "--format", "json"]);
    assert_eq!(run.status, 0, "{}", run.out);
    assert!(!run.out.contains("G080"), "{}", run.out);
    let page = site.path().join("dist/plans/xian/t2.html");
    let page = std::fs::read_to_string(page).expect("the page stays");
    assert!(page.contains("并入第 1 项"), "{page}");
    assert!(page.contains("t1.html\">xian/1 修好乡村道路</a>"), "{page}");
}

#[test]
fn what_site_toml_accepts_does_not_fail_a_build() {
    let site = Site::new().with("content/plans/xian.md", &format!("{PLAN}{SECOND}"));
    assert_eq!(site.run(&["build"]).status, 0);
    site.put("content/plans/xian.md", PLAN);
    site.put("site.toml", "[check.severity]\nG080 = \"warning\"\n");
    let run = site.run(&["build"]);
    assert_eq!(run.status, 0, "{}", run.err);
}

#[test]
fn what_a_build_published_is_all_there_for_check() {
    let site = Site::new().with("content/plans/xian.md", &format!("{PLAN}{SECOND}"));
    assert_eq!(site.run(&["build"]).status, 0);
    let run = site.run(&["check", "--format", "line"]);
    assert!(!run.out.contains("G080"), "{}", run.out);
}

#[test]
fn a_renamed_body_keeps_its_address_and_is_found_by_its_old_name() {
    let unit = |id: &str, name: &str, also: &str| {
        format!(
            "[[unit]]\nid = \"{id}\"\nname = \"{name}\"\nregion = \"某县\"\naliases = [{also}]\n\n"
        )
    };
    let before = unit("xian-jiaotong", "某县交通局", "\"县交通局\"")
        + &unit("xian-lu", "某县公路局", "\"县公路局\"");
    let site = Site::new()
        .with("content/plans/xian.md", PLAN)
        .with("content/units.toml", &before);
    assert_eq!(site.run(&["build"]).status, 0);
    // 交通局 becomes 交通运输委, which takes 公路局 in.
    let after = unit(
        "xian-jiaotong",
        "某县交通运输委",
        "\"县交通局\", \"某县交通局\"",
    );
    site.put("content/units.toml", &after);
    site.put(
        "content/retired.toml",
        "[[unit]]\nid = \"xian-lu\"\ndate = \"2026-01-05\"\nreason = \"并入交通运输委\"\nsuccessor = \"xian-jiaotong\"\n",
    );
    let run = site.run(&["build", "--format", "json"]);
    assert_eq!(run.status, 0, "{}", run.out);
    assert!(!run.out.contains("G080"), "{}", run.out);
    let read = |path: &str| std::fs::read_to_string(site.path().join(path)).expect("a page");
    let renamed = read("dist/units/xian-jiaotong.html");
    assert!(renamed.contains("某县交通运输委"), "{renamed}");
    assert!(renamed.contains("某县交通局"), "{renamed}");
    let gone = read("dist/units/xian-lu.html");
    assert!(gone.contains("并入交通运输委"), "{gone}");
    assert!(gone.contains("xian-jiaotong.html"), "{gone}");
    let found = site.run(&["search", "某县交通局"]);
    assert!(found.out.contains("某县交通运输委"), "{}", found.out);
}

#[test]
fn a_chain_over_three_levels_stands_together_on_each_of_its_pages() {
    let plan = |title: &str, region: &str, above: &str, text: &str| {
        format!(
            "+++\ntitle = \"{title}\"\nregion = \"{region}\"\nimplements = [{above}]\n+++\n\n# {title}\n\n\
             | 序号 | 任务 | 牵头单位 |\n| --- | --- | --- |\n| 1 | {text} | 交通局 |\n"
        )
    };
    let site = Site::new()
        .with(
            "content/plans/sheng.md",
            &plan(
                "某省修路方案",
                "某省",
                "",
                "鼓励各地修好通往村庄的道路，给予补助。",
            ),
        )
        .with(
            "content/plans/shi.md",
            &plan(
                "某市修路方案",
                "某省/某市",
                "\"sheng\"",
                "支持各地修好通往村庄的道路，给予奖励。",
            ),
        )
        .with(
            "content/plans/xian.md",
            &plan(
                "某县修路方案",
                "某省/某市/某县",
                "\"shi\"",
                "支持各地修好通往村庄的道路，给予奖励。",
            ),
        );
    assert_eq!(site.run(&["build"]).status, 0);
    let page = |path: &str| {
        let path = site.path().join("dist/plans").join(path);
        std::fs::read_to_string(path).expect("a page")
    };
    let lowest = page("xian/t1.html");
    // The wording of each level, in one strip: what the highest says stands on the lowest's page, and back.
    assert_eq!(lowest.matches("<p class=\"level\">").count(), 3, "{lowest}");
    assert!(lowest.contains("../../plans/sheng/t1.html"), "{lowest}");
    assert!(lowest.contains("给予奖励") && lowest.contains("给予补助"));
    let highest = page("sheng/t1.html");
    assert_eq!(
        highest.matches("<p class=\"level\">").count(),
        3,
        "{highest}"
    );
    assert!(highest.contains("../../plans/xian/t1.html"), "{highest}");
}

#[test]
fn a_build_says_what_it_leaves_to_check() {
    let front = "region = \"某县\"\ndeclared_tasks = 2\ndeclared_in = \"共2项\"\n";
    let twice = PLAN.replace("region = \"某县\"\n", front);
    let site = Site::new().with("content/plans/xian.md", &twice);
    let build = site.run(&["build"]);
    assert_eq!(build.status, 0, "{}", build.err);
    assert!(
        build
            .out
            .contains("数目、名称、来源、与原件是否一致没有检查，请运行 gangmu check")
    );
    let check = site.run(&["check"]);
    assert_eq!(check.status, 1, "{}", check.out);
    assert!(check.out.contains("G010"), "{}", check.out);
}

#[test]
fn many_findings_fit_one_screen_and_say_what_to_do_first() {
    let row = |n: u32| {
        format!(
            "| {} | 建设第{n}批平台的的设施，于2023年13月底前完成,并推进推进。。 | 某县第{n}局 |\n",
            2 * n
        )
    };
    let rows: String = (1..60).map(row).collect();
    let front = "+++\ntitle = \"某县工作方案\"\nregion = \"某县\"\n+++\n\n";
    let plan = format!("{front}| 序号 | 任务 | 责任单位 |\n| --- | --- | --- |\n{rows}");
    let site = Site::new().with("content/plans/xian.md", &plan);
    let told = site.run(&["check"]).out;
    assert!(told.lines().count() <= 40, "{told}");
    assert!(told.contains("先做这些"), "{told}");
    assert!(told.contains("G200   59 处"), "{told}");
    let one = site.run(&["check", "--code", "G200"]).out;
    assert_eq!(one.matches("[G200]").count(), 59, "{one}");
    let wrong = site.run(&["check", "--code", "G999"]);
    assert_eq!(wrong.status, 2, "{}", wrong.err);
}

#[test]
fn what_a_change_brought_is_told_alone() {
    let site = Site::new().with("content/plans/xian.md", &PLAN.replace("。", "。。"));
    let old = tempfile::tempdir().expect("a folder");
    std::fs::create_dir_all(old.path().join("content/plans")).expect("a folder");
    for file in ["site.toml", "content/plans/xian.md"] {
        std::fs::write(old.path().join(file), site.read(file)).expect("a file");
    }
    let against = old.path().to_str().expect("is text").to_owned();
    let run = || site.run(&["check", "--format", "line", "--new", &against]);
    assert_eq!(run().out, "");
    // Words above move all places; a new slip is told.
    let mended = site.read("content/plans/xian.md");
    let mended = mended.replacen("\n\n", "\n\n本县的的方案。\n\n", 1);
    site.put("content/plans/xian.md", &mended);
    let told = run().out;
    assert_eq!(told.lines().count(), 1, "{told}");
    assert!(told.contains("“的的”重复"), "{told}");
}
