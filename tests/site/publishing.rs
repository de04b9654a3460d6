//! Publishing: nothing is rewritten that is right, nothing removed that is not ours, and a build that was
//! cut off is mended by the next one.

use std::fs;
use std::path::Path;

use gangmu::disk::{self, OutFile};

use crate::built::OURS;

fn files() -> Vec<OutFile> {
    OURS.iter()
        .map(|(path, bytes)| OutFile {
            path: path.clone(),
            bytes: bytes.clone(),
        })
        .collect()
}

fn read(folder: &Path, path: &str) -> Option<Vec<u8>> {
    fs::read(folder.join(path)).ok()
}

#[test]
fn a_second_build_writes_nothing() {
    let out = tempfile::tempdir().expect("a folder");
    let first = disk::publish(out.path(), &files()).expect("publishes");
    assert_eq!(first.written, OURS.len());
    let second = disk::publish(out.path(), &files()).expect("publishes");
    assert_eq!((second.written, second.removed), (0, 0));
    assert_eq!(second.unchanged, OURS.len());
}

#[test]
fn only_our_own_files_are_removed() {
    let out = tempfile::tempdir().expect("a folder");
    let mut list = files();
    disk::publish(out.path(), &list).expect("publishes");
    fs::write(out.path().join("CNAME"), "gov.example").expect("write");
    let gone = list.pop().expect("some files").path;
    let published = disk::publish(out.path(), &list).expect("publishes");
    assert_eq!(published.removed, 1);
    assert!(read(out.path(), &gone).is_none());
    assert!(read(out.path(), "CNAME").is_some());
}

#[test]
fn a_build_that_was_cut_off_is_mended_by_the_next() {
    let out = tempfile::tempdir().expect("a folder");
    let list = files();
    // What a kill leaves: some files, one cut in the middle, a lock file, no manifest.
    disk::publish(out.path(), &list[..list.len() / 2]).expect("publishes");
    let cut = &list[3];
    fs::write(
        out.path().join(&cut.path),
        &cut.bytes[..cut.bytes.len() / 2],
    )
    .expect("write");
    fs::remove_file(out.path().join(disk::MANIFEST)).expect("remove");
    fs::write(out.path().join(".lock"), "").expect("write");
    disk::publish(out.path(), &list).expect("publishes");
    for file in &list {
        assert_eq!(
            read(out.path(), &file.path).as_ref(),
            Some(&file.bytes),
            "{}",
            file.path
        );
    }
    assert!(read(out.path(), ".lock").is_none());
}

#[test]
fn the_manifest_lists_every_file_and_itself() {
    let out = tempfile::tempdir().expect("a folder");
    disk::publish(out.path(), &files()).expect("publishes");
    let manifest = fs::read_to_string(out.path().join(disk::MANIFEST)).expect("a manifest");
    let mut listed: Vec<&str> = manifest.lines().collect();
    assert_eq!(listed.pop(), Some(disk::MANIFEST));
    assert!(listed.is_sorted());
    let wanted: Vec<&str> = OURS.keys().map(String::as_str).collect();
    assert_eq!(listed, wanted);
}
