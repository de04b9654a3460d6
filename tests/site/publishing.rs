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
    let home = tempfile::tempdir().expect("a folder");
    let out = home.path().join("dist");
    let list = files();
    // What a kill leaves: some files only, and what was being written beside the folder.
    disk::publish(&out, &list[..list.len() / 2]).expect("publishes");
    let beside = home.path().join(".dist.gangmu-new");
    fs::create_dir_all(beside.join("plans/x")).expect("a folder");
    fs::write(beside.join("7"), "half").expect("write");
    disk::publish(&out, &list).expect("publishes");
    for file in &list {
        let found = read(&out, &file.path);
        assert_eq!(found.as_ref(), Some(&file.bytes), "{}", file.path);
    }
    assert_eq!(names(home.path()), ["dist"]);
}

/// The names in a folder.
fn names(folder: &Path) -> Vec<String> {
    let entries = walkdir::WalkDir::new(folder).min_depth(1).max_depth(1);
    let mut names: Vec<String> = entries
        .into_iter()
        .map(|entry| {
            entry
                .expect("readable")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    names
}

#[test]
fn nothing_but_the_site_stands_in_what_is_published() {
    let home = tempfile::tempdir().expect("a folder");
    let out = home.path().join("dist");
    let mut wanted: Vec<String> = OURS
        .keys()
        .cloned()
        .chain([disk::MANIFEST.to_owned()])
        .collect();
    wanted.sort();
    for _ in 0..2 {
        disk::publish(&out, &files()).expect("publishes");
        let found = walkdir::WalkDir::new(&out)
            .into_iter()
            .map(|entry| entry.expect("readable"));
        let found = found.filter(|entry| !entry.file_type().is_dir());
        let mut found: Vec<String> = found
            .map(|entry| {
                entry
                    .path()
                    .strip_prefix(&out)
                    .expect("below")
                    .to_string_lossy()
                    .into_owned()
            })
            .collect();
        found.sort();
        assert_eq!(found, wanted);
        fs::write(out.join("index.html"), "old").expect("write");
    }
}

/// A small site that is published.
fn small(out: &Path) -> Vec<OutFile> {
    let list = ["index.html", "plans/a/t1.html", "search/head.js"]
        .map(|path| OutFile::text(path, format!("{path}\n")))
        .to_vec();
    disk::publish(out, &list).expect("publishes");
    list
}

#[test]
fn a_folder_that_is_not_ours_is_never_written() {
    let home = tempfile::tempdir().expect("a folder");
    let list = small(&home.path().join("dist"));
    for (name, inside) in [
        ("notes", "a.txt"),
        ("manifest", "manifest.txt"),
        ("site", "site.toml"),
        ("hidden", ".profile"),
    ] {
        let folder = home.path().join(name);
        fs::create_dir(&folder).expect("a folder");
        fs::write(folder.join(inside), "mine").expect("write");
        let error = disk::publish(&folder, &list)
            .expect_err("is not ours")
            .to_string();
        assert!(error.contains("没有写入"), "{error}");
        assert_eq!(names(&folder), [inside]);
    }
    fs::write(home.path().join("file"), "mine").expect("write");
    disk::publish(&home.path().join("file"), &list).expect_err("is a file");
    disk::publish(Path::new("/"), &list).expect_err("is everything");
    let empty = home.path().join("empty");
    fs::create_dir(&empty).expect("a folder");
    disk::publish(&empty, &list).expect("an empty folder is nobody's");
}

#[cfg(unix)]
#[test]
fn no_link_is_followed_out_of_the_folder() {
    use std::os::unix::fs::symlink;
    let home = tempfile::tempdir().expect("a folder");
    let at = |name: &str| home.path().join(name);
    let list = small(&at("dist"));
    let real = tempfile::tempdir().expect("a folder");
    symlink(real.path(), at("linked")).expect("a link");
    for spelt in ["linked", "linked/", "linked/."] {
        disk::publish(&at(spelt), &list).expect_err("is a link");
    }
    assert!(names(real.path()).is_empty());
    // A folder of the site is a link: refused; a file is one: its place is taken and what it names stays.
    fs::remove_dir_all(at("dist/plans")).expect("gone");
    symlink(real.path(), at("dist/plans")).expect("a link");
    disk::publish(&at("dist"), &list).expect_err("a folder is a link");
    assert!(names(real.path()).is_empty());
    fs::remove_file(at("dist/plans")).expect("gone");
    fs::write(real.path().join("kept"), "kept").expect("write");
    for name in ["index.html", "manifest.txt"] {
        fs::remove_file(at("dist").join(name)).expect("gone");
        symlink(real.path().join("kept"), at("dist").join(name)).expect("a link");
        let _ = disk::publish(&at("dist"), &list);
        assert_eq!(
            fs::read_to_string(real.path().join("kept")).expect("read"),
            "kept"
        );
        let _ = fs::remove_dir_all(at("dist"));
        small(&at("dist"));
    }
    // What a manifest names behind a link is not removed.
    symlink(real.path(), at("dist/out")).expect("a link");
    let manifest = fs::read_to_string(at("dist/manifest.txt")).expect("read");
    fs::write(
        at("dist/manifest.txt"),
        format!("{manifest}out/kept\n../kept\n"),
    )
    .expect("write");
    disk::publish(&at("dist"), &list).expect("publishes");
    assert!(real.path().join("kept").exists());
    // Nor is what stands where new files wait.
    symlink(real.path(), at(".dist.gangmu-new")).expect("a link");
    disk::publish(&at("dist"), &list).expect_err("is a link");
    assert!(real.path().join("kept").exists());
}

#[test]
fn a_fault_in_the_manifest_never_stops_a_build() {
    let home = tempfile::tempdir().expect("a folder");
    let out = home.path().join("dist");
    let list = small(&out);
    let outside = home.path().join("outside");
    fs::write(&outside, "mine").expect("write");
    let long = "x".repeat(5000);
    for lines in [
        "plans\nplans/a\n/\n.\n..\n../outside\n\n//x\na//b\nC:\\x\n\0\nmanifest.txt\n".as_bytes(),
        b"\xff\xfe\n\xb7\xbd.html\nmanifest.txt\n",
        long.as_bytes(),
        b"",
        outside.to_str().expect("UTF-8").as_bytes(),
    ] {
        fs::write(out.join(disk::MANIFEST), lines).expect("write");
        disk::publish(&out, &list).expect("publishes");
        for file in &list {
            assert_eq!(read(&out, &file.path).as_ref(), Some(&file.bytes));
        }
        assert!(outside.exists());
        let manifest = fs::read_to_string(out.join(disk::MANIFEST)).expect("read");
        assert_eq!(manifest.lines().count(), list.len() + 1, "{manifest}");
    }
}

#[test]
fn what_is_no_address_is_not_written_whoever_asks() {
    let home = tempfile::tempdir().expect("a folder");
    let out = home.path().join("dist");
    for path in [
        "../x",
        "/x",
        "a/../../x",
        "a\\b",
        "",
        "A.html",
        "con.html",
        "manifest.txt",
        "a\0",
        ".lock",
    ] {
        let list = [
            OutFile::text("index.html", String::new()),
            OutFile::text(path, String::new()),
        ];
        disk::publish(&out, &list).expect_err(path);
        assert!(names(home.path()).is_empty(), "{path:?}");
    }
    let twice = [
        OutFile::text("a", String::new()),
        OutFile::text("a", String::new()),
    ];
    disk::publish(&out, &twice).expect_err("twice");
    let both = [
        OutFile::text("a", String::new()),
        OutFile::text("a/b", String::new()),
    ];
    disk::publish(&out, &both).expect_err("a file and a folder");
}

#[cfg(unix)]
#[test]
fn a_written_file_keeps_its_mode_and_its_link() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let home = tempfile::tempdir().expect("a folder");
    let (file, link) = (home.path().join("real"), home.path().join("link"));
    fs::write(&file, "old").expect("write");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o664)).expect("set");
    symlink("real", &link).expect("a link");
    disk::write(&link, b"new").expect("writes");
    assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
    assert_eq!(fs::read(&file).expect("read"), b"new");
    let mode = fs::metadata(&file).expect("there").permissions().mode();
    assert_eq!(mode & 0o777, 0o664);
    assert_eq!(names(home.path()), ["link", "real"]);
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
