//! Same input, same bytes: whatever the threads, the folder, the order in which files were made.

use crate::built::{Files, OURS, build, copy_of_ours, has_extension};

fn with_threads(count: usize, root: &std::path::Path) -> Files {
    rayon::ThreadPoolBuilder::new()
        .num_threads(count)
        .build()
        .expect("a pool")
        .install(|| build(root))
}

/// Fails with the first paths that differ.
fn same(a: &Files, b: &Files) {
    let paths: Vec<&String> = a
        .keys()
        .chain(b.keys())
        .filter(|p| a.get(*p) != b.get(*p))
        .take(10)
        .collect();
    assert!(paths.is_empty(), "not the same: {paths:?}");
}

#[test]
fn one_thread_and_eight_from_two_folders_give_the_same_bytes() {
    let elsewhere = copy_of_ours();
    let one = with_threads(1, elsewhere.path());
    let eight = with_threads(8, std::path::Path::new("."));
    same(&one, &eight);
    same(&one, &OURS);
}

#[test]
fn no_file_names_the_machine_and_texts_have_lf_only() {
    let here = env!("CARGO_MANIFEST_DIR");
    for (path, bytes) in OURS.iter() {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains(here), "{path} names {here}");
        let ours = ["html", "js", "css", "json", "xml"];
        if ours.iter().any(|extension| has_extension(path, extension)) {
            assert!(!text.contains('\r'), "{path} has CR");
            assert!(text.ends_with('\n'), "{path} ends without a line break");
        }
    }
}
