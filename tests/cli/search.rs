//! Search on the terminal: the example site, asked in words and as JSON.

use crate::site::run_in;

#[test]
fn the_example_is_searched() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = folder.path();
    assert_eq!(run_in(at, &["init", "站点"]).status, 0);

    let run = run_in(at, &["--site", "站点", "search", "便民服务中心"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.out.contains("任务、正文、文件（2）"), "{}", run.out);
    assert!(
        run.out.contains("qu-2025/2") || run.out.contains("/2"),
        "{}",
        run.out
    );

    let ask = |query: &[&str]| -> serde_json::Value {
        let mut arguments = vec!["--site", "站点", "search", "--format", "json"];
        arguments.extend(query);
        let run = run_in(at, &arguments);
        assert_eq!(run.status, 0, "{}", run.err);
        serde_json::from_str(&run.out).expect("JSON")
    };
    // The number of a plan, as people type it.
    let answer = ask(&["示府发2025", "6"]);
    assert_eq!(answer["names"][0]["id"], "shi-2025");
    // A unit by its initials, and what it leads only.
    assert_eq!(ask(&["zwfwb"])["names"][0]["kind"], "unit");
    let led = ask(&["园区", "--role", "lead", "--unit", "示例市公安局"]);
    assert_eq!(led["total"], 0);

    let run = run_in(at, &["--site", "站点", "search", "绝无此语"]);
    assert_eq!(
        (run.status, run.out.as_str()),
        (0, "没有找到。可以少用几个字。\n")
    );
}
