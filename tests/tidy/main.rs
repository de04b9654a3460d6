//! Rules about the code itself: who may use whom, what every file says of itself, what must not be left over.

mod circles;
mod words;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The layers of the library, lowest first; see the map in src/lib.rs. A module uses those of lower lines.
const LAYERS: &[&[&str]] = &[
    &["zh", "text"],
    &["rule"],
    &["source", "placed", "links"],
    &["diag"],
    &["error", "lexicon"],
    &["disk"],
    &["config", "docno", "front", "routes"],
    &["outline", "document", "grammar"],
    &["plan", "recognise"],
    &["import", "privacy", "project", "starter"],
    &["atlas"],
    &["check", "delta", "export"],
    &["search"],
    &["pages"],
    &["render"],
    &["pipeline"],
];

/// All files under a folder with one of the extensions, sorted; none if the folder is missing.
fn files(folder: &str, extensions: &[&str]) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = walkdir::WalkDir::new(folder)
        .into_iter()
        .filter_entry(|entry| entry.file_name() != "node_modules")
        .filter_map(Result::ok)
        .map(walkdir::DirEntry::into_path)
        .filter(|path| {
            path.extension()
                .is_some_and(|found| extensions.iter().any(|wanted| found == *wanted))
        })
        .collect();
    found.sort();
    found
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The module of the library that a file belongs to: `plan` for src/plan/tasks.rs and src/plan.rs.
fn module(path: &Path) -> String {
    let below = path.strip_prefix("src").expect("under src");
    let first = below.components().next().expect("a name");
    Path::new(first.as_os_str())
        .file_stem()
        .expect("a name")
        .to_string_lossy()
        .into_owned()
}

/// The modules that a path behind `crate::` names: one, or those of a group in braces.
fn first_names(path: &str) -> Vec<&str> {
    let name = |text: &str| -> usize {
        text.find(|c: char| !c.is_alphanumeric() && c != '_')
            .unwrap_or(text.len())
    };
    match path.strip_prefix('{') {
        Some(group) => group
            .split(',')
            .map(str::trim_start)
            .map(|part| &part[..name(part)])
            .filter(|part| !part.is_empty())
            .collect(),
        None => vec![&path[..name(path)]],
    }
}

#[test]
fn every_module_uses_only_the_layers_below_it() {
    let rank: BTreeMap<&str, usize> = LAYERS
        .iter()
        .enumerate()
        .flat_map(|(rank, names)| names.iter().map(move |name| (*name, rank)))
        .collect();
    let mut wrong = Vec::new();
    for path in files("src", &["rs"]) {
        let name = module(&path);
        if ["lib", "main", "cli"].contains(&name.as_str()) {
            continue;
        }
        let Some(own) = rank.get(name.as_str()) else {
            wrong.push(format!("{}: {name} has no layer", path.display()));
            continue;
        };
        for line in read(&path).lines() {
            // Comments may point anywhere.
            let code = line.trim_start();
            if code.starts_with("//") {
                continue;
            }
            for used in code.split("crate::").skip(1).flat_map(first_names) {
                if used != name && rank.get(used).is_none_or(|other| other >= own) {
                    wrong.push(format!("{}: {name} uses {used}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let text = |file: &str| fs::read_to_string(file).ok();
    let mut modules = circles::Modules::default();
    modules.add("src/lib.rs", &[], &text);
    // The binary beside the library; src/main.rs itself is used by nothing.
    modules.add("src/cli/mod.rs", &["cli"], &text);
    let found = modules.circles();
    assert!(found.is_empty(), "circles:\n{}", found.join("\n"));
}

#[test]
fn every_file_says_what_it_is_for() {
    let mut silent = Vec::new();
    for folder in ["src", "tests", "benches"] {
        for path in files(folder, &["rs"]) {
            if !read(&path).starts_with("//! ") {
                silent.push(path.display().to_string());
            }
        }
    }
    assert!(
        silent.is_empty(),
        "no `//!` at the top of:\n{}",
        silent.join("\n")
    );
}

#[test]
fn nothing_is_left_over() {
    // Put together from halves, so that this file does not find itself.
    let words = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("dbg", "!("),
        concat!("todo", "!("),
        concat!("unimplemented", "!("),
        concat!("/wo", "rk/"),
        concat!("../sha", "red"),
    ];
    let mut left = Vec::new();
    for folder in ["src", "tests", "benches", "themes", ".ci"] {
        for path in files(
            folder,
            &["rs", "toml", "html", "css", "js", "mjs", "json", "md"],
        ) {
            for (number, line) in read(&path).lines().enumerate() {
                if let Some(word) = words.iter().find(|word| line.contains(**word)) {
                    left.push(format!("{}:{}: {word}", path.display(), number + 1));
                }
            }
        }
    }
    assert!(left.is_empty(), "left over:\n{}", left.join("\n"));
}

#[test]
fn the_program_itself_is_small_and_files_stay_readable() {
    assert!(read(Path::new("src/main.rs")).lines().count() < 40);
    let long: Vec<String> = files("src", &["rs"])
        .iter()
        .map(|path| (path, read(path).lines().count()))
        .filter(|(_, lines)| *lines > 600)
        .map(|(path, lines)| format!("{}: {lines} lines", path.display()))
        .collect();
    assert!(long.is_empty(), "one idea a file:\n{}", long.join("\n"));
}

#[test]
fn words_of_the_field_stand_in_the_lexicon() {
    let mut found = Vec::new();
    for path in files("src", &["rs"]) {
        // The terminal asks in its own words; numbers are the notation below the lexicon.
        if ["cli", "zh"].contains(&module(&path).as_str()) || path.ends_with("tests.rs") {
            continue;
        }
        let words = words::compared(&read(&path));
        found.extend(
            words
                .iter()
                .map(|word| format!("{}: {word}", path.display())),
        );
    }
    assert!(
        found.is_empty(),
        "words of rules in code:\n{}",
        found.join("\n")
    );
}

#[test]
fn only_the_edges_touch_the_disk() {
    let mut wrong = Vec::new();
    for path in files("src", &["rs"]) {
        let name = module(&path);
        if ["disk", "project", "cli"].contains(&name.as_str()) {
            continue;
        }
        let text = read(&path);
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for line in code.lines().filter(|l| !l.trim_start().starts_with("//")) {
            if line.contains("std::fs")
                || line.contains("println!")
                || line.contains("process::exit")
            {
                wrong.push(format!("{}: {}", path.display(), line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn codes_are_unique_sorted_and_explained() {
    let codes = gangmu::diag::Codes::ALL;
    for pair in codes.windows(2) {
        assert!(
            pair[0].id() < pair[1].id(),
            "{} before {}",
            pair[0].id(),
            pair[1].id()
        );
    }
    for code in codes {
        let id = code.id();
        assert!(id.len() == 4 && id.starts_with('G'), "{id}");
        assert!(code.title().chars().count() >= 4, "{id} has no title");
        assert!(
            code.explanation().chars().count() >= 12,
            "{id} has no explanation"
        );
    }
}

#[test]
fn every_promise_of_security_names_tests_that_there_are() {
    let text = read(Path::new("SECURITY.md"));
    let code: String = ["src", "tests"]
        .iter()
        .flat_map(|folder| files(folder, &["rs"]))
        .map(|path| read(&path))
        .collect();
    let quoted: Vec<&str> = text.split('`').skip(1).step_by(2).collect();
    let mut named = 0;
    for words in quoted {
        if let Some(suite) = words.strip_prefix("browser: ") {
            named += 1;
            let path = format!("tests/browser/suites/{suite}.mjs");
            assert!(Path::new(&path).is_file(), "{path}");
        } else if let Some((_, name)) = words.rsplit_once("::") {
            named += 1;
            let there = ["tests", "…"].contains(&name) || code.contains(&format!("fn {name}("));
            assert!(
                there,
                "SECURITY.md names the test {words}, which is not there"
            );
        }
    }
    assert!(named > 20, "{named}");
    let promises = text.lines().filter(|line| line.starts_with("- "));
    assert!(promises.count() > 15, "each promise is a line");
}

/// An example as it may be published, in a block of code: what nobody sees is named, personal data masked.
fn block(text: &str) -> String {
    let text = text.replace('\u{fffd}', "（U+FFFD）");
    format!("```\n{}```\n", gangmu::privacy::masked(&text))
}

/// The page that explains every code, made from the table of codes.
fn findings_page() -> String {
    let mut page = String::from(
        "+++\n\
         title = \"检查的发现\"\n\
         description = \"gangmu check 的每个代码：什么意思、多严重、怎么办。\"\n\
         +++\n\n\
         `gangmu check` 和 `gangmu import` 的每条发现都带一个代码。代码的意思不会改变，用过的代码不再改作他用。\
         级别可以在 `site.toml` 的 `[check.severity]` 里调整；个别发现可以用 `[[check.allow]]` 准许，但要写明理由。\n\n\
         每个代码先举一个有这一发现的例子，再举一个相近而没有的。没有写文件头的例子是江州市的方案；单位名册里有市科技局、\
         市教委、市财政局、市商务委；`// file:` 一行说明以下是哪个文件；读入的例子是待读入的文件。个人信息已遮盖。\n",
    );
    let groups = [
        ("G00", "方案文件"),
        ("G01", "编号和数目"),
        ("G02", "责任分工"),
        ("G03", "单位"),
        ("G04", "引用的文件"),
        ("G05", "任务的上下级对应"),
        ("G06", "与原件是否一致"),
        ("G07", "个人信息"),
        ("G08", "网址"),
        ("G09", "设置、附件和链接"),
        ("G20", "校对：期限"),
        ("G21", "校对：公文格式"),
        ("G22", "校对：数字"),
        ("G23", "校对：字词"),
        ("G1", "读入"),
    ];
    for (prefix, title) in groups {
        let of_group: Vec<_> = gangmu::diag::Codes::ALL
            .iter()
            .filter(|code| code.id().starts_with(prefix))
            .collect();
        if of_group.is_empty() {
            continue;
        }
        page.extend(["\n## ", title, "\n"]);
        for code in of_group {
            let severity = match code.severity() {
                gangmu::diag::Severity::Error => "错误",
                gangmu::diag::Severity::Warning => "警告",
                gangmu::diag::Severity::Note => "提示",
            };
            page.extend([
                "\n### ",
                code.id(),
                " ",
                code.title(),
                "\n\n",
                severity,
                "。",
            ]);
            page.extend([code.explanation(), "\n"]);
            if let Some(one) = code.example() {
                page.extend([
                    "\n",
                    &block(&one.example),
                    "\n没有这一发现的：\n\n",
                    &block(&one.counter),
                ]);
            }
        }
    }
    page
}

#[test]
fn every_code_is_explained_on_its_page() {
    let path = Path::new("content/pages/findings.md");
    let wanted = findings_page();
    for code in gangmu::diag::Codes::ALL {
        assert!(
            wanted.contains(code.id()),
            "{} belongs to no group",
            code.id()
        );
    }
    #[expect(clippy::disallowed_methods, reason = "a switch of this test")]
    let update = std::env::var("GANGMU_UPDATE").is_ok();
    if update {
        fs::write(path, &wanted).expect("write");
    }
    assert!(
        read(path) == wanted,
        "{} is not what the codes say; run GANGMU_UPDATE=1 cargo test --test tidy",
        path.display()
    );
}
