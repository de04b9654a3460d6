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
    ];
    for (arguments, words) in cases {
        let run = site.run(arguments);
        assert_eq!(run.status, 2, "{arguments:?}");
        assert!(run.err.contains(words), "{arguments:?}: {}", run.err);
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
