//! Programs that are ended at any moment, and disks that are full: each file is the old one or the new one, nothing is
//! lost, nothing is left in what is published, and the next run makes everything right.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::built::{Files, copy_of_ours};

fn program(site: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("gangmu"));
    command
        .args(arguments)
        .arg("--site")
        .arg(site)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

fn build(site: &Path) {
    let status = program(site, &["build"]).status().expect("runs");
    assert!(status.code().is_some_and(|code| code < 2), "{status}");
}

/// All files below a folder; none where it is not there.
fn read(folder: &Path) -> Files {
    if !folder.exists() {
        return Files::new();
    }
    let entries = walkdir::WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.expect("readable"));
    let files = entries.filter(|entry| !entry.file_type().is_dir());
    files
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).expect("below");
            let bytes = std::fs::read(entry.path()).expect("a file");
            (path.to_string_lossy().into_owned(), bytes)
        })
        .collect()
}

/// A small site, in two states that differ in nearly every page, and what each of them publishes.
struct States {
    site: tempfile::TempDir,
    published: [Files; 2],
}

impl States {
    fn new() -> Self {
        let site = tempfile::tempdir().expect("a folder");
        for file in gangmu::starter::FILES {
            gangmu::disk::write(&site.path().join(file.path), file.text.as_bytes())
                .expect("writes");
        }
        let mut states = Self {
            site,
            published: [Files::new(), Files::new()],
        };
        for state in [0, 1] {
            states.turn(state);
            build(states.site.path());
            states.published[state] = read(&states.out());
        }
        states
    }

    fn out(&self) -> std::path::PathBuf {
        self.site.path().join("dist")
    }

    fn settings(&self) -> std::path::PathBuf {
        self.site.path().join("site.toml")
    }

    /// Gives the site another name and one free page more or less.
    fn turn(&self, state: usize) {
        let text = std::fs::read_to_string(self.settings()).expect("settings");
        let lines: Vec<String> = text
            .lines()
            .map(|line| {
                let title = line.starts_with("title = ");
                if title {
                    format!("title = \"第{state}种\"")
                } else {
                    line.to_owned()
                }
            })
            .collect();
        std::fs::write(self.settings(), lines.join("\n")).expect("writes");
        let page = self.site.path().join("content/pages/more.md");
        if state == 0 {
            std::fs::write(page, "# 另一页\n").expect("writes");
        } else {
            let _ = std::fs::remove_file(page);
        }
    }

    /// Fails where a published file is neither the old nor the new one, or is none of the site.
    fn whole(&self, when: &str) {
        let manifest = gangmu::disk::MANIFEST;
        for (path, bytes) in read(&self.out()) {
            let known = self
                .published
                .iter()
                .any(|files| files.get(&path) == Some(&bytes));
            // While files change, it lists those of both.
            let both = path == manifest && {
                let text = String::from_utf8(bytes).expect("UTF-8");
                let all: BTreeSet<&String> = self
                    .published
                    .iter()
                    .flat_map(|files| files.keys())
                    .collect();
                text.ends_with("manifest.txt\n")
                    && text
                        .lines()
                        .all(|line| all.iter().any(|path| *path == line))
            };
            assert!(
                known || both,
                "{when}: {path} is torn, or should not be there"
            );
        }
        for path in [
            "content/plans/shi-2025.md",
            "content/plans/qu-2025.md",
            "content/units.toml",
        ] {
            let is = std::fs::read(self.site.path().join(path)).expect("there");
            let was = gangmu::starter::FILES
                .iter()
                .find(|file| file.path == path)
                .expect("known");
            assert!(is == was.text.as_bytes(), "{when}: {path} has changed");
        }
    }

    /// Builds once more and compares all of it.
    fn mended(&self, state: usize, when: &str) {
        build(self.site.path());
        assert!(
            read(&self.out()) == self.published[state],
            "{when}: the next build does not mend it"
        );
        let beside = walkdir::WalkDir::new(self.site.path())
            .min_depth(1)
            .max_depth(1);
        for entry in beside {
            let name = entry
                .expect("readable")
                .file_name()
                .to_string_lossy()
                .into_owned();
            assert!(!name.contains("gangmu-new"), "{when}: {name} is left");
        }
    }
}

/// How many times a program is killed at moments spread over its run.
const KILLS: u32 = 500;

#[test]
#[ignore = "takes long: tests/run --long"]
#[expect(clippy::print_stdout, reason = "the counts are the result")]
fn whenever_a_build_is_killed_every_file_is_whole() {
    let states = States::new();
    #[expect(
        clippy::disallowed_methods,
        reason = "to kill at moments all over a build"
    )]
    let before = std::time::Instant::now();
    states.turn(0);
    build(states.site.path());
    // How long a build takes, learnt on the way: a machine is not always as busy.
    let mut run = before.elapsed().as_micros() as u64;
    let (mut builds, mut killed, mut first) = (0_u32, 0, 0);
    while killed < KILLS {
        builds += 1;
        assert!(
            builds < KILLS * 4,
            "{killed} of {builds} builds were killed"
        );
        let state = builds as usize % 2;
        let when = format!("build {builds}");
        states.turn(state);
        if builds % 5 == 0 {
            // Every fifth is a first build.
            let _ = std::fs::remove_dir_all(states.out());
            first += 1;
        }
        let mut child = program(states.site.path(), &["build", "--jobs", "2"])
            .spawn()
            .expect("starts");
        // Files are written at the end; that is where most kills fall.
        let percent = if builds % 4 == 0 {
            builds % 97
        } else {
            75 + builds % 23
        };
        std::thread::sleep(Duration::from_micros(run * u64::from(percent) / 100));
        let _ = child.kill();
        let ended = child.wait().expect("ends").code().is_some();
        killed += u32::from(!ended);
        run = if ended {
            run * 96 / 100
        } else {
            run * 101 / 100
        };
        states.whole(&when);
        if builds % 7 == 0 {
            states.mended(state, &when);
        }
    }
    println!("{killed} of {builds} builds killed, {first} of them first builds: 0 torn, 0 lost");
}

/// Whether strace can be used here.
fn has_strace() -> bool {
    let probe = Command::new("strace")
        .args(["-o", "/dev/null", "true"])
        .stderr(Stdio::null())
        .status();
    probe.is_ok_and(|status| status.success())
}

/// Runs a build under strace, which does something at the nth call of a kind.
fn traced(site: &Path, call: &str, what: &str) -> std::process::ExitStatus {
    Command::new("strace")
        .args([
            "-f",
            "-o",
            "/dev/null",
            "-e",
            &format!("trace={call}"),
            "-e",
            &format!("inject={call}:{what}"),
        ])
        .arg(assert_cmd::cargo::cargo_bin!("gangmu"))
        .args(["build", "--jobs", "1", "--site"])
        .arg(site)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .expect("strace runs")
}

#[test]
#[ignore = "takes long: tests/run --long"]
#[expect(clippy::print_stdout, reason = "the counts are the result")]
fn at_every_system_call_that_matters_a_kill_or_a_full_disk_tears_nothing() {
    if !has_strace() {
        println!("strace is not there: nothing was tried");
        return;
    }
    let states = States::new();
    let (mut kills, mut full) = (0, 0);
    let mut number = 0;
    let each: Vec<usize> = (1..=34).collect();
    // Those at which files are opened to be written; before them come those that are read.
    let late: Vec<usize> = (42..100).step_by(3).collect();
    let kill = [
        ("rename", &each[..]),
        ("write", &each),
        ("openat", &late),
        ("mkdir", &each[..8]),
        ("unlink", &each[..2]),
        ("fsync", &each[..1]),
    ];
    for (call, numbers) in kill {
        for nth in numbers {
            number += 1;
            let state = number % 2;
            states.turn(state);
            if call == "mkdir" || number % 6 == 0 {
                let _ = std::fs::remove_dir_all(states.out());
            }
            let when = format!("killed at {call} {nth}");
            let ended = traced(states.site.path(), call, &format!("signal=KILL:when={nth}"));
            kills += u32::from(ended.code() != Some(0));
            states.whole(&when);
            states.mended(state, &when);
        }
    }
    let faults = [
        ("write", "ENOSPC", &each[..]),
        ("openat", "ENOSPC", &late),
        ("mkdir", "ENOSPC", &each[..8]),
        ("fsync", "EIO", &each[..1]),
    ];
    for (call, error, numbers) in faults {
        for nth in numbers {
            number += 1;
            let state = number % 2;
            states.turn(state);
            if call == "mkdir" || number % 6 == 0 {
                let _ = std::fs::remove_dir_all(states.out());
            }
            let when = format!("{call} {nth} on a full disk");
            let before = read(&states.out());
            let what = format!("error={error}:when={nth}..{}", nth + 200);
            let ended = traced(states.site.path(), call, &what);
            if ended.code() == Some(2) {
                full += 1;
                let after = read(&states.out());
                // Where only the report or the record could not be written, all of the site is.
                let whole = after == before || after == states.published[state];
                assert!(whole, "{when}: a part is published");
            }
            states.whole(&when);
            states.mended(state, &when);
        }
    }
    println!("{kills} kills at system calls, {full} full disks: 0 torn, 0 lost");
    assert!(kills >= 60 && full >= 50, "{kills} {full}");
}

#[test]
#[ignore = "takes long: tests/run --long"]
fn a_killed_build_of_our_own_site_is_mended_by_the_next() {
    let site = copy_of_ours();
    #[expect(
        clippy::disallowed_methods,
        reason = "to kill at moments all over a build"
    )]
    let before = std::time::Instant::now();
    build(site.path());
    let whole = before.elapsed();
    let out = site.path().join("dist");
    let wanted = read(&out);
    for moment in 1..=20_u32 {
        std::fs::remove_dir_all(&out).expect("gone");
        let mut child = program(site.path(), &["build"]).spawn().expect("starts");
        std::thread::sleep(Duration::from_micros(
            (whole.as_micros() as u64) * u64::from(moment) / 20,
        ));
        let _ = child.kill();
        let _ = child.wait();
        let there = read(&out);
        assert!(
            there.is_empty() || there == wanted,
            "a first build is there as a whole or not at all"
        );
        build(site.path());
        assert!(
            read(&out) == wanted,
            "after the kill at {moment}/20 the folder differs"
        );
    }
}

/// How many times a command that writes the register is killed.
const REGISTERS: u32 = 60;

#[test]
#[ignore = "takes long: tests/run --long"]
fn a_killed_import_leaves_the_register_as_it_was_or_as_it_is_wanted() {
    let site = tempfile::tempdir().expect("a folder");
    std::fs::write(site.path().join("site.toml"), "").expect("writes");
    let document = site.path().join("方案.txt");
    let text = "某区修渠方案\n\n1.修渠三公里。（区水利局牵头，区财政局、区发展改革委配合）\n";
    std::fs::write(&document, text).expect("writes");
    let document = document.to_string_lossy().into_owned();
    let import = ["import", &document, "--id", "qu", "--region", "某市/某区"];
    assert!(
        program(site.path(), &import)
            .status()
            .expect("runs")
            .success()
    );
    let content = site.path().join("content");
    let wanted = read(&content);
    for moment in 1..=REGISTERS {
        let _ = std::fs::remove_dir_all(&content);
        let mut child = program(site.path(), &import).spawn().expect("starts");
        std::thread::sleep(Duration::from_micros(u64::from(moment) * 1500));
        let _ = child.kill();
        let _ = child.wait();
        for (path, bytes) in read(&content) {
            let hidden = path
                .rsplit('/')
                .next()
                .is_some_and(|name| name.starts_with(".gangmu-"));
            assert!(
                hidden || wanted.get(&path) == Some(&bytes),
                "{path} is torn at {moment}"
            );
        }
    }
}
