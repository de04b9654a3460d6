//! Arguments: help and mistakes speak Chinese; the status says what happened.

use crate::site::{Site, run_in};

#[test]
fn help_names_every_command_in_chinese() {
    let run = Site::new().run(&["--help"]);
    assert_eq!(run.status, 0);
    for word in ["用法：", "命令:", "通用选项:", "build", "serve", "退出状态"] {
        assert!(run.out.contains(word), "no {word} in\n{}", run.out);
    }
    for word in ["Usage", "Options", "Commands", "Print help", "default"] {
        assert!(!run.out.contains(word), "{word} in\n{}", run.out);
    }
}

#[test]
fn mistakes_are_told_in_chinese_with_what_may_be_meant() {
    let site = Site::new();
    let cases = [
        (&["buld"][..], "没有命令“buld”。是不是想说“build”？"),
        (
            &["build", "--outt", "x"],
            "不认识参数“--outt”。是不是想说“--out”？",
        ),
        (&["build", "--jobs", "0"], "不能是“0”"),
        (&["build", "--format", "xml"], "可用的值：text、json。"),
        (&["build", "--out"], "缺少值"),
        (
            &["search", "道路", "--role", "leed"],
            "参数 --role <ROLE> 不能是“leed”。可用的值：lead、cooperate、responsible、policy、support、implement。是不是想说“lead”？",
        ),
        (
            &["search", "道路", "--kind", "tasks"],
            "可用的值：task、unit、plan、section、document。",
        ),
        (
            &["check", "--level", "info"],
            "可用的值：error、warning、note。",
        ),
    ];
    for (arguments, words) in cases {
        let run = site.run(arguments);
        assert_eq!(run.status, 2, "{arguments:?}");
        assert!(run.err.contains(words), "{arguments:?}: {}", run.err);
    }
}

#[test]
fn a_name_that_the_site_does_not_have_is_refused_with_those_like_it() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = folder.path();
    assert_eq!(run_in(at, &["init", "."]).status, 0);
    let cases = [
        (
            &["search", "窗口", "--plan", "shi-2024"][..],
            "没有编号为 shi-2024 的方案。是不是想说“shi-2025”",
        ),
        (
            &["search", "窗口", "--unit", "示例市公安厅"],
            "是不是想说“示例市公安局”",
        ),
        (
            &["search", "窗口", "--region", "示例市/示范县"],
            "是不是想说“示例市/示范区”",
        ),
        (
            &["export", "--format", "csv", "--plan", "qu-2052"],
            "是不是想说“qu-2025”",
        ),
        (
            &["export", "--format", "csv", "--unit", "shili-gonganjv"],
            "是不是想说“shili-gonganju”",
        ),
        (
            &["units", "--alias", "shili-gonganjv=公安"],
            "没有编号为 shili-gonganjv 的单位。是不是想说“shili-gonganju”",
        ),
        (&["units", "--accept", "某局"], "不是方案里未识别的名称"),
    ];
    for (arguments, words) in cases {
        let run = run_in(at, arguments);
        assert_eq!(run.status, 2, "{arguments:?}");
        assert!(run.err.contains(words), "{arguments:?}: {}", run.err);
    }
    for arguments in [
        &["search", "窗口", "--plan", "shi-2025"][..],
        &["search", "窗口", "--unit", "shili-gonganju"],
        &["search", "窗口", "--region", "示例市"],
        &["search", "窗口", "--role", "lead", "--kind", "task"],
    ] {
        let run = run_in(at, arguments);
        assert_eq!(run.status, 0, "{arguments:?}: {}", run.err);
    }
}

#[test]
fn a_folder_that_is_no_site_ends_with_2_and_says_what_to_do() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let run = run_in(folder.path(), &["build"]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("gangmu init"), "{}", run.err);
    assert!(!folder.path().join("dist").exists());
}

#[test]
fn no_command_shows_the_help_and_ends_with_2() {
    let run = Site::new().run(&[]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("命令:"), "{}", run.err);
}

/// The commands that the help lists.
fn commands() -> Vec<String> {
    let help = Site::new().run(&["--help"]).out;
    let list = help.split("命令:").nth(1).expect("commands are listed");
    list.lines()
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_readmes_name_every_command_and_no_other() {
    let commands = commands();
    assert!(commands.len() > 5, "{commands:?}");
    for name in ["README.md", "README.zh-CN.md"] {
        let text = std::fs::read_to_string(name).expect("stands at the top of the repository");
        for command in &commands {
            assert!(
                text.contains(&format!("`gangmu {command}")),
                "{name}: {command}"
            );
        }
        for named in text.split("`gangmu ").skip(1) {
            let word: String = named.chars().take_while(char::is_ascii_lowercase).collect();
            assert!(
                word.is_empty() || commands.contains(&word),
                "{name} names gangmu {word}"
            );
        }
    }
}

#[test]
fn every_command_explains_itself_in_chinese() {
    let site = Site::new();
    for command in commands() {
        let run = site.run(&[&command, "--help"]);
        assert_eq!(run.status, 0, "{command}");
        assert!(run.out.contains("用法：gangmu"), "{}", run.out);
        for word in ["Usage", "[default", "[possible", "Options:", "Arguments:"] {
            assert!(
                !run.out.contains(word),
                "{word} in the help of {command}:\n{}",
                run.out
            );
        }
    }
}
