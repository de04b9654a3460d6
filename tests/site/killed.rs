//! Builds that are killed at any moment: the next one makes the folder right again.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::built::{Files, copy_of_ours};

fn program(site: &Path, out: &Path) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("gangmu"));
    command
        .args(["build", "--site"])
        .arg(site)
        .arg("--out")
        .arg(out)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

fn read(out: &Path) -> Files {
    walkdir::WalkDir::new(out)
        .into_iter()
        .map(|entry| entry.expect("readable"))
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry
                .path()
                .strip_prefix(out)
                .expect("below")
                .to_string_lossy();
            (
                path.into_owned(),
                std::fs::read(entry.path()).expect("a file"),
            )
        })
        .collect()
}

#[test]
#[ignore = "takes long: tests/run --long"]
fn a_killed_build_is_mended_by_the_next() {
    let site = copy_of_ours();
    let clean = tempfile::tempdir().expect("a folder");
    #[expect(
        clippy::disallowed_methods,
        reason = "to kill at moments all over a build"
    )]
    let before = std::time::Instant::now();
    assert!(
        program(site.path(), clean.path())
            .status()
            .expect("runs")
            .success()
    );
    let whole = before.elapsed();
    let wanted = read(clean.path());
    let out = tempfile::tempdir().expect("a folder");
    for moment in 1..=20_u32 {
        let mut child = program(site.path(), out.path()).spawn().expect("starts");
        std::thread::sleep(Duration::from_micros(
            (whole.as_micros() as u64) * u64::from(moment) / 20,
        ));
        let _ = child.kill();
        let _ = child.wait();
        // Every second time the folder is mended and compared, else the next kill falls on what was left.
        if moment % 2 == 0 {
            assert!(
                program(site.path(), out.path())
                    .status()
                    .expect("runs")
                    .success()
            );
            let found = read(out.path());
            assert!(
                found == wanted,
                "after the kill at {moment}/20 the folder differs"
            );
            std::fs::remove_dir_all(out.path().join("plans")).expect("some files go");
        }
    }
}
