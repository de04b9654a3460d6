//! A build that makes only what is different: whatever was edited since the last one, and whatever was done to the
//! published files meanwhile, it leaves what a clean build gives.

use std::fs;
use std::path::{Path, PathBuf};

use gangmu::disk::{Last, Output, Published, Value};
use gangmu::{disk, pipeline, project};
use proptest::prelude::*;

use crate::built::{Files, build};

/// What tells the program of these tests from any other.
const PROGRAM: Value = Value(7);

/// A small site and the folder that it is published into.
struct Site(tempfile::TempDir);

impl Site {
    fn new() -> Self {
        let site = Self(tempfile::tempdir().expect("a folder"));
        for file in gangmu::starter::FILES {
            site.put(file.path, file.text);
        }
        site
    }

    fn at(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn put(&self, path: &str, text: &str) {
        disk::write(&self.at(path), text.as_bytes()).expect("writes");
    }

    fn text(&self, path: &str) -> Option<String> {
        fs::read_to_string(self.at(path)).ok()
    }

    /// Builds as `gangmu build` does.
    fn rebuild(&self, program: Value) -> Published {
        let project = project::load(self.0.path()).expect("a site");
        let last = Last::read(&self.at(project::CACHE), program);
        let memo = last.memo();
        let read = pipeline::read_again(&project, Some(&memo)).expect("registers are good");
        let (_, publishing) = pipeline::make(&project, &read, |paths| {
            Output::open(&self.at("dist"))?.begin(paths, Some(last))
        })
        .expect("builds");
        publishing.finish().expect("publishes")
    }

    /// Everything that is published but the manifest.
    fn published(&self) -> Files {
        let out = self.at("dist");
        let entries = walkdir::WalkDir::new(&out).into_iter();
        let files = entries
            .map(|entry| entry.expect("readable"))
            .filter(|entry| entry.file_type().is_file());
        let files = files.map(|entry| {
            let path = entry.path().strip_prefix(&out).expect("below");
            let bytes = fs::read(entry.path()).expect("a file");
            (path.to_string_lossy().into_owned(), bytes)
        });
        files.filter(|(path, _)| path != disk::MANIFEST).collect()
    }

    /// Fails where what is published is not what a clean build gives.
    fn is_as_clean(&self, after: &str) {
        let (is, clean) = (self.published(), build(self.0.path()));
        let paths = is.keys().chain(clean.keys());
        for path in paths {
            assert!(is.get(path) == clean.get(path), "{path} after {after}");
        }
    }

    /// Does something to the site, or to what is published; `n` says where, and with which words.
    fn edit(&self, kind: usize, n: usize) -> String {
        let plans = ["content/plans/shi-2025.md", "content/plans/qu-2025.md"];
        let plan = plans[n % 2];
        let other = "content/plans/xin-2025.md";
        let rows = |text: &str| -> Vec<String> {
            let rows = text.lines().filter(|line| {
                let label = line.strip_prefix("| ");
                label.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
            });
            rows.map(str::to_owned).collect()
        };
        let text = self.text(plan).expect("a plan");
        let rows = rows(&text);
        let row = rows.get(n / 2 % rows.len().max(1)).cloned();
        let row = row.unwrap_or_default();
        match kind {
            0 => self.put(plan, &text.replacen('。', &format!("，试{n}。"), 1 + n % 7)),
            1 if !row.is_empty() => {
                let new = format!("| {} | 新设第{n}处窗口。 | 区政务服务办 | |", 50 + n);
                self.put(plan, &text.replace(&row, &format!("{row}\n{new}")));
            }
            2 if rows.len() > 1 => self.put(plan, &text.replace(&format!("{row}\n"), "")),
            3 => match self.text(other) {
                Some(_) => fs::remove_file(self.at(other)).expect("removes"),
                None => self.put(other, &text.replace("implements = [\"shi-2025\"]\n", "")),
            },
            4 => {
                let page = format!(
                    "{{% extends \"default/task.html\" %}}{{% block foot %}}{n}{{% endblock %}}"
                );
                self.put("themes/default/templates/task.html", &page);
            }
            5 => {
                let settings = self.text("site.toml").expect("settings");
                let lines = settings.lines().map(|line| {
                    if line.starts_with("footer = ") {
                        format!("footer = \"第{n}版\"\n")
                    } else {
                        format!("{line}\n")
                    }
                });
                self.put("site.toml", &lines.collect::<String>());
            }
            6 => {
                let units = self.text("content/units.toml").expect("a register");
                let entry = format!(
                    "\n[[unit]]\nid = \"u{n}\"\nname = \"示例市第{n}局\"\nregion = \"示例市\"\n"
                );
                self.put("content/units.toml", &units.replace(&entry, ""));
                if !n.is_multiple_of(3) {
                    self.put("content/units.toml", &(units.replace(&entry, "") + &entry));
                }
            }
            7 => {
                let line = format!(
                    "[[reject]]\ndown = \"qu-2025/{}\"\nup = \"shi-2025/{}\"\nreason = \"不是\"\n",
                    1 + n % 4,
                    1 + n % 3
                );
                self.put("content/lineage.toml", &line);
            }
            8 => self.put("content/pages/more.md", &format!("# 第{n}页\n\n说明。\n")),
            9 => {
                let paths: Vec<String> = self.published().into_keys().collect();
                if let Some(path) = paths.get(n * 31 % paths.len().max(1)) {
                    let path = self.at("dist").join(path);
                    let mut bytes = fs::read(&path).expect("a file");
                    match n % 3 {
                        0 => fs::remove_file(&path).expect("removes"),
                        1 => fs::write(&path, "改过").expect("writes"),
                        _ => {
                            // As long as before.
                            bytes.reverse();
                            fs::write(&path, bytes).expect("writes");
                        }
                    }
                }
            }
            10 => {
                let cache = self.at(project::CACHE);
                let text = fs::read_to_string(&cache).unwrap_or_default();
                let half = text.len() / 2;
                match n % 3 {
                    0 => fs::remove_file(&cache).unwrap_or_default(),
                    1 => fs::write(&cache, &text[..half]).expect("writes"),
                    _ => fs::write(&cache, "gangmu 1\n?\nend\n").expect("writes"),
                }
            }
            _ => {}
        }
        format!("{kind} {n}")
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]
    #[test]
    fn whatever_was_edited_the_next_build_gives_what_a_clean_one_gives(
        edits in prop::collection::vec(prop::collection::vec((0_usize..12, 0_usize..40), 1..3), 1..6)
    ) {
        let site = Site::new();
        site.rebuild(PROGRAM);
        for some in edits {
            let done: Vec<String> = some.into_iter().map(|(kind, n)| site.edit(kind, n)).collect();
            site.rebuild(PROGRAM);
            site.is_as_clean(&done.join(", "));
        }
    }
}

#[test]
fn what_stands_as_it_was_is_not_made_again() {
    let site = Site::new();
    let first = site.rebuild(PROGRAM);
    assert_eq!((first.unchanged, first.kept), (0, 0));
    // What was written in the moment of noting is not trusted yet, so the first note is made settled by another.
    std::thread::sleep(std::time::Duration::from_millis(120));
    site.rebuild(PROGRAM);
    let same = site.rebuild(PROGRAM);
    assert_eq!(same.written, 0);
    assert!(same.kept * 10 > first.written * 5, "{same:?}");
    site.edit(0, 1);
    let edited = site.rebuild(PROGRAM);
    assert!(
        edited.written > 0 && edited.kept * 2 > same.kept,
        "{edited:?}"
    );
    assert_eq!(site.rebuild(Value(8)).kept, 0, "another program");
    site.is_as_clean("another program");
}

#[test]
fn a_note_that_cannot_be_kept_is_no_trouble() {
    let site = Site::new();
    fs::create_dir(site.at(project::CACHE)).expect("a folder in its place");
    site.rebuild(PROGRAM);
    site.edit(0, 1);
    site.rebuild(PROGRAM);
    site.is_as_clean("an edit");
    assert!(Path::new(&site.at(project::CACHE)).is_dir());
}
