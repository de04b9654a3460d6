//! A new site: complete, never over existing files, and it builds without a finding.

use crate::site::run_in;

#[test]
fn a_new_site_is_written_once() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let run = run_in(folder.path(), &["init", "新站"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.out.contains("gangmu build"), "{}", run.out);
    let plan = folder.path().join("新站/content/plans/shi-2025.md");
    assert!(plan.is_file());
    std::fs::write(&plan, "改过").expect("write");
    let again = run_in(folder.path(), &["init", "新站"]);
    assert_eq!(again.status, 2);
    assert!(again.err.contains("已有内容"), "{}", again.err);
    assert_eq!(std::fs::read_to_string(&plan).expect("read"), "改过");
}

#[test]
fn a_new_site_builds_without_a_finding() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    run_in(folder.path(), &["init", "s"]);
    let run = run_in(folder.path(), &["build", "--site", "s"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.err.is_empty(), "{}", run.err);
    assert!(folder.path().join("s/dist").is_dir());
}
