//! What a hostile site, document or disk cannot make the program do: read or write elsewhere, lose what is there,
//! succeed where it failed, or steer a terminal.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::site::{Site, run_in};

const PLAN: &str = "+++\ntitle = \"某县工作方案\"\nregion = \"某县\"\n+++\n\n# 某县工作方案\n\n\
| 序号 | 任务 | 牵头单位 |\n| --- | --- | --- |\n| 1 | 修好乡村道路。 | 县交通局 |\n";
const DOCUMENT: &str = "某区修渠方案\n\n1.修渠三公里。（区水利局负责）\n";

/// A site with one plan.
fn site() -> Site {
    Site::new().with("content/plans/xian.md", PLAN)
}

/// The paths below a folder, sorted.
fn below(folder: &Path) -> Vec<String> {
    let entries = walkdir::WalkDir::new(folder)
        .min_depth(1)
        .sort_by_file_name();
    let path = |entry: walkdir::DirEntry| {
        let path = entry.path().strip_prefix(folder).expect("below");
        path.to_string_lossy().into_owned()
    };
    entries
        .into_iter()
        .map(|entry| path(entry.expect("readable")))
        .collect()
}

#[test]
fn an_id_that_is_no_plain_name_is_refused_wherever_it_is_read() {
    let ids = [
        "../x",
        "a/b",
        "/etc/x",
        "a\\\\b",
        "..",
        "",
        "con",
        "lpt1",
        "XIAN",
        "--help",
        "区",
        "a b",
        &"x".repeat(50),
    ];
    let site = site().with("方案.txt", DOCUMENT);
    for id in ids {
        let typed = id.replace("\\\\", "\\");
        let run = site.run(&["import", "方案.txt", &format!("--id={typed}")]);
        assert_eq!(run.status, 2, "{id}: {}", run.out);
        assert!(run.err.contains("编号不能是"), "{id}: {}", run.err);
        site.put("方案.txt.import.toml", &format!("id = \"{id}\"\n"));
        let run = site.run(&["import", "方案.txt"]);
        assert_eq!(run.status, 2, "{id}: {}", run.out);
        fs::remove_file(site.path().join("方案.txt.import.toml")).expect("gone");
    }
    assert_eq!(below(&site.path().join("content/plans")), ["xian.md"]);
    for (register, key) in [
        ("task", "id"),
        ("plan", "id"),
        ("unit", "id"),
        ("plan", "successor"),
    ] {
        for id in ["../../x", "/x", "x/../y", "x\\\\y", "x\\u0000", "nul"] {
            let other = if key == "id" {
                String::new()
            } else {
                "id = \"old\"\n".to_owned()
            };
            let line = format!(
                "[[{register}]]\n{other}{key} = \"{id}\"\ndate = \"2026-01-05\"\nreason = \"撤下\"\n"
            );
            site.put("content/retired.toml", &line);
            let build = site.run(&["build"]);
            assert_eq!(build.status, 2, "{line}: {}", build.out);
            assert!(build.err.contains("content/retired.toml:"), "{}", build.err);
            let check = site.run(&["check", "--format", "line"]);
            assert_eq!(check.status, 1, "{line}: {}", check.out);
            assert!(check.out.contains("error[G008]"), "{}", check.out);
        }
    }
    fs::remove_file(site.path().join("content/retired.toml")).expect("gone");
    for name in ["../default", "a/b", "..", "", "/tmp"] {
        site.put("site.toml", &format!("[theme]\nname = \"{name}\"\n"));
        let build = site.run(&["build"]);
        assert_eq!(build.status, 2, "{name}: {}", build.out);
        let words = "site.toml:2:8: theme.name";
        assert!(build.err.contains(words), "{}", build.err);
        let check = site.run(&["check", "--format", "line"]);
        assert_eq!(check.status, 1, "{name}: {}", check.out);
        let words = "site.toml:2:8: error[G090]";
        assert!(check.out.contains(words), "{}", check.out);
    }
    assert!(!site.path().join("dist").exists());
}

#[test]
fn a_name_that_cannot_be_an_address_is_told_by_both_and_left_out() {
    let site = site()
        .with("content/plans/方案.md", &PLAN.replace("某县", "乙县"))
        .with("content/plans/com1.md", &PLAN.replace("某县", "丙县"))
        .with("content/pages/说明.md", "# 说明\n")
        .with("content/pages/Photo.PNG", "x")
        .with("content/pages/index.html/x.png", "x")
        .with("content/pages/manifest.txt", "x")
        .with("content/pages/tasks.md", "# 占别人的地方\n")
        .with("site.toml", "[theme]\nname = \"mine\"\n")
        .with("themes/mine/static/字体.woff2", "x");
    let refused = |out: &str| {
        let lines = out
            .lines()
            .filter(|line| line.contains("G081") || line.contains("G082"));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    let check = site.run(&["check", "--format", "line"]);
    let told = refused(&check.out);
    assert_eq!((check.status, told.len()), (1, 8), "{}", check.out);
    let build = site.run(&["build", "--format", "json"]);
    assert_eq!(
        (build.status, refused(&build.out).len()),
        (1, 8),
        "{}",
        build.out
    );
    let of_theme = "themes/mine/static/字体.woff2:1:1: error[G082]";
    assert!(check.out.contains(of_theme), "{}", check.out);
    let there = below(&site.path().join("dist"));
    assert!(there.contains(&"plans/xian/t1.html".to_owned()));
    for path in there {
        assert!(
            path.bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-._/".contains(&b)),
            "{path}"
        );
        assert!(!path.contains("com1"), "{path}");
    }
}

#[cfg(unix)]
#[test]
fn no_command_follows_a_link_out_of_the_site() {
    use std::os::unix::fs::symlink;
    let outside = Site::new()
        .with("secret.md", &PLAN.replace("修好乡村道路", "机密"))
        .with("secret.txt", "机密")
        .with("plans/secret.md", &PLAN.replace("修好乡村道路", "机密"))
        .with("theme/templates/home.html", "机密")
        .with("units.toml", "");
    let cases = [
        ("content/plans/link.md", "secret.md"),
        ("content/plans/folder", "plans"),
        ("content/pages/link.txt", "secret.txt"),
        ("content/pages/link.md", "secret.md"),
        ("content/pages/folder", "plans"),
        ("content/units.toml", "units.toml"),
        ("content/lineage.toml", "units.toml"),
        ("content/retired.toml", "units.toml"),
        ("content/addresses.txt", "secret.txt"),
        ("content/corrections/xian.toml", "units.toml"),
        ("themes/mine", "theme"),
        ("seeds/方案.txt", "secret.txt"),
        ("content/pages/void.md", "nothing.md"),
    ];
    for (link, to) in cases {
        let site = site();
        let link = site.path().join(link);
        fs::create_dir_all(link.parent().expect("inside")).expect("a folder");
        symlink(outside.path().join(to), &link).expect("a link");
        if to == "theme" {
            site.put("site.toml", "[theme]\nname = \"mine\"\n");
        }
        let seed = link.starts_with(site.path().join("seeds"));
        if seed {
            let plan = PLAN.replace("region", "source = \"seeds/方案.txt\"\nregion");
            site.put("content/plans/xian.md", &plan);
        }
        let commands: &[&[&str]] = &[
            &["check"],
            &["build"],
            &["export"],
            &["search", "机密"],
            &["units", "--accept"],
            &["diff", "."],
        ];
        for command in commands {
            // The theme is read where pages are made, a seed where it is compared.
            let reads = match command[0] {
                "check" => true,
                "build" | "diff" => !seed,
                _ => !seed && to != "theme",
            };
            let run = site.run(command);
            assert!(
                !run.out.contains("机密") || command[0] == "search" && !reads,
                "{command:?} {}: {}",
                link.display(),
                run.out
            );
            assert_eq!(
                run.status == 2,
                reads,
                "{command:?} {}: {}{}",
                link.display(),
                run.out,
                run.err
            );
        }
    }
    // All of the content, and what a command would write.
    let linked = Site::new();
    symlink(outside.path(), linked.path().join("content")).expect("a link");
    for command in [&["build"][..], &["check"], &["import", "site.toml"]] {
        assert_eq!(linked.run(command).status, 2, "{command:?}");
    }
    let before = below(outside.path());
    let linked = site().with("方案.txt", DOCUMENT);
    fs::remove_dir_all(linked.path().join("content/plans")).expect("gone");
    symlink(
        outside.path().join("plans"),
        linked.path().join("content/plans"),
    )
    .expect("a link");
    assert_eq!(
        linked
            .run(&["import", "方案.txt", "--id", "qu", "--region", "某区"])
            .status,
        2
    );
    assert_eq!(below(outside.path()), before);
    // A folder of the site that is none of it.
    symlink(outside.path(), linked.path().join("public")).expect("a link");
    assert_eq!(linked.run(&["build", "--out", "public/site"]).status, 2);
    assert_eq!(below(outside.path()), before);
    // Within the site a link is as good as what it names.
    let within = site().with("content/common.md", "# 共用\n\n说明\n");
    fs::create_dir_all(within.path().join("content/pages")).expect("a folder");
    symlink("../common.md", within.path().join("content/pages/note.md")).expect("a link");
    assert_eq!(within.run(&["build"]).status, 0);
    assert!(within.read("dist/note.html").contains("说明"));
}

#[test]
fn a_source_that_leaves_the_seeds_is_never_read() {
    let site = site().with("secret.txt", "机密");
    for source in [
        "seeds/../secret.txt",
        "seeds/./../secret.txt",
        "seeds//etc/passwd",
        "seeds\\\\..\\\\secret.txt",
        "/etc/passwd",
        "../x",
    ] {
        let plan = PLAN.replace("region", &format!("source = \"{source}\"\nregion"));
        site.put("content/plans/xian.md", &plan);
        let run = site.run(&["check", "--format", "line"]);
        assert!(run.out.contains("G064"), "{source}: {}{}", run.out, run.err);
        assert!(
            !run.out.contains("机密") && !run.out.contains("root:"),
            "{source}: {}",
            run.out
        );
    }
}

#[test]
fn the_site_itself_and_what_people_keep_is_no_output_folder() {
    let site = site()
        .with("seeds/a.txt", "甲")
        .with("notes/mine.txt", "乙");
    let before = below(site.path());
    let above = site
        .path()
        .parent()
        .expect("a folder above")
        .to_string_lossy()
        .into_owned();
    let own = site.path().to_string_lossy().into_owned();
    for out in [
        ".",
        "",
        "./",
        "..",
        "content",
        "content/new",
        "content/plans",
        "content/../content/x",
        "themes",
        "themes/x",
        "seeds",
        "seeds/x",
        ".git",
        ".git/x",
        "notes",
        "site.toml",
        &own,
        &above,
        "/",
        "/tmp",
        "dist/../content",
    ] {
        let run = site.run(&["build", "--out", out]);
        assert_eq!(run.status, 2, "{out}: {}", run.out);
        assert_eq!(below(site.path()), before, "{out}");
    }
    let home = tempfile::tempdir().expect("a folder");
    let run = assert_cmd::Command::cargo_bin("gangmu")
        .expect("is built")
        .env("HOME", home.path())
        .current_dir(site.path())
        .args(["build", "--out"])
        .arg(home.path())
        .output()
        .expect("runs");
    assert_eq!(run.status.code(), Some(2));
    assert!(below(home.path()).is_empty());
    assert_eq!(site.run(&["build", "--out", "public/site"]).status, 0);
    assert_eq!(site.run(&["build", "--out", "public/site/"]).status, 0);
}

#[test]
fn content_that_is_not_there_removes_nothing() {
    let site = site().with("content/units.toml", "");
    assert_eq!(site.run(&["build"]).status, 0);
    let whole = below(&site.path().join("dist"));
    let content = site.path().join("content");
    let away = site.path().join("away");
    let refused = |why: &str| {
        for command in [
            &["build"][..],
            &["check"],
            &["export"],
            &["units"],
            &["search", "道路"],
            &["build", "--yes"],
        ] {
            let run = site.run(command);
            assert_eq!(run.status, 2, "{command:?} {why}: {}", run.out);
            assert!(run.out.is_empty(), "{command:?} {why}: {}", run.out);
        }
        assert_eq!(below(&site.path().join("dist")), whole, "{why}");
    };
    fs::rename(&content, &away).expect("moves");
    refused("missing");
    fs::create_dir(&content).expect("a folder");
    refused("empty");
    fs::create_dir(content.join("plans")).expect("a folder");
    refused("empty folders");
    fs::remove_dir_all(&content).expect("gone");
    fs::write(&content, "a file").expect("write");
    refused("a file");
    fs::remove_file(&content).expect("gone");
    fs::rename(&away, &content).expect("moves");
    // What is no text, or no file where one is wanted, is not taken for nothing either.
    fs::remove_file(content.join("units.toml")).expect("gone");
    fs::create_dir(content.join("units.toml")).expect("a folder");
    refused("a folder for a register");
    fs::remove_dir(content.join("units.toml")).expect("gone");
    let gbk = b"+++\ntitle = \"a\"\n+++\n\xb7\xbd\xb0\xb8\n";
    for name in ["plans/gbk.md", "plans/gbk-2.md"] {
        fs::write(content.join(name), gbk).expect("write");
    }
    let run = site.run(&["build"]);
    assert_eq!(run.status, 2);
    let told: Vec<&str> = run.err.lines().collect();
    let of = |name: &str| {
        format!("错误：content/plans/{name}:4:1: 是 GBK（GB18030）编码，不是 UTF-8；请另存为 UTF-8")
    };
    assert_eq!(told, [of("gbk-2.md"), of("gbk.md")], "each with its place");
    refused("another encoding");
}

#[test]
fn a_site_that_shrinks_by_more_than_half_is_asked_about() {
    let rows = (2..400).map(|n| format!("| {n} | 修好第{n}条道路。 | 县交通局 |\n"));
    let rows: Vec<String> = rows.collect();
    let site = Site::new().with("content/plans/xian.md", &format!("{PLAN}{}", rows.concat()));
    assert_eq!(site.run(&["build"]).status, 0);
    let whole = below(&site.path().join("dist"));
    site.put("content/plans/xian.md", PLAN);
    let run = site.run(&["build"]);
    assert_eq!(run.status, 2, "{}", run.out);
    assert!(run.err.contains("--yes"), "{}", run.err);
    assert_eq!(below(&site.path().join("dist")), whole);
    assert_eq!(
        site.run(&["build", "--yes"]).status,
        1,
        "addresses vanished"
    );
    assert!(below(&site.path().join("dist")).len() < whole.len() / 2);
}

#[test]
fn commands_at_once_lose_no_entry() {
    for _ in 0..5 {
        let site = Site::new();
        let names: Vec<String> = (0..6)
            .map(|n| format!("甲{}局", ["子", "丑", "寅", "卯", "辰", "巳"][n]))
            .collect();
        for (n, name) in names.iter().enumerate() {
            let text = format!("某区第{n}号方案\n\n1.修渠三公里。（{name}负责）\n");
            site.put(&format!("方案{n}.txt"), &text);
        }
        let program = |arguments: &[&str]| {
            Command::new(assert_cmd::cargo::cargo_bin!("gangmu"))
                .args(arguments)
                .current_dir(site.path())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .expect("starts")
        };
        let running: Vec<_> = (0..6)
            .map(|n| {
                let (file, id) = (format!("方案{n}.txt"), format!("p{n}"));
                program(&["import", &file, "--id", &id, "--region", "某区"])
            })
            .collect();
        for mut child in running {
            assert!(child.wait().expect("ends").success());
        }
        let register = site.read("content/units.toml");
        for name in &names {
            assert!(
                register.contains(name.as_str()),
                "{name} is lost in {register}"
            );
        }
        let blocks: Vec<String> = (0..6)
            .map(|n| {
                let plan = site.read(&format!("content/plans/p{n}.md"));
                let line = plan.lines().find(|line| line.starts_with("blocks"));
                line.expect("has blocks").to_owned()
            })
            .collect();
        let different: std::collections::BTreeSet<&String> = blocks.iter().collect();
        assert_eq!(different.len(), 6, "{blocks:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn what_is_no_file_is_refused_and_not_waited_for() {
    let site = site();
    let refused = |arguments: &[&str], named: &str| {
        let run = site.run(arguments);
        assert_eq!(run.status, 2, "{named}: {}", run.out);
        let told = format!("{named} 不是普通文件");
        assert!(run.err.contains(&told), "{named}: {}", run.err);
    };
    // One that never ends, and one that never begins.
    refused(&["import", "/dev/zero"], "/dev/zero");
    let pipe = site.path().join("a.txt");
    let made = Command::new("mkfifo").arg(&pipe).status();
    assert!(made.expect("part of every Linux").success());
    refused(&["import", "a.txt"], "a.txt");
    for name in [
        "content/plans/b.md",
        "content/pages/b.md",
        "content/pages/b.png",
        "content/updates/2026-01-01.md",
        "content/corrections/xian.toml",
        "content/units.toml",
        "themes/default/static/b.css",
    ] {
        let path = site.path().join(name);
        fs::create_dir_all(path.parent().expect("below the site")).expect("a folder");
        let _ = fs::remove_file(&path);
        let _open = std::os::unix::net::UnixListener::bind(&path).expect("a socket");
        for command in ["build", "check"] {
            refused(&[command], name);
        }
        fs::remove_file(&path).expect("removed");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_cannot_be_given_is_no_success() {
    let site = site();
    assert_eq!(site.run(&["build"]).status, 0);
    let full = || {
        fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .expect("is there")
    };
    let status = |arguments: &[&str], out: Stdio, err: Stdio| {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("gangmu"));
        command
            .args(arguments)
            .current_dir(site.path())
            .stdout(out)
            .stderr(err);
        command.status().expect("runs").code()
    };
    for arguments in [
        &["build"][..],
        &["check"],
        &["check", "--format", "json"],
        &["check", "--format", "sarif"],
        &["export"],
        &["export", "--format", "csv"],
        &["search", "道路"],
        &["units"],
        &["--help"],
        &["--version"],
        &["build", "--format", "json"],
        &["diff", ".", "."],
    ] {
        assert_eq!(
            status(arguments, full().into(), Stdio::null()),
            Some(2),
            "{arguments:?}"
        );
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        assert_eq!(
            status(arguments, writer.into(), Stdio::null()),
            Some(2),
            "{arguments:?}"
        );
    }
    // Findings that nobody could read are no success either.
    site.put("content/plans/xian.md", &PLAN.replace("region", "regoin"));
    assert_eq!(status(&["build"], Stdio::null(), full().into()), Some(2));
    assert_eq!(site.run(&["export", "--out", "/dev/full"]).status, 2);
    let kind = fs::symlink_metadata("/dev/full")
        .expect("still there")
        .file_type();
    assert!(!kind.is_file());
}

#[test]
fn no_control_character_reaches_the_terminal() {
    let evil = "\u{1b}[31m\u{1b}]0;x\u{7}\u{9b}2J\u{8}\u{7f}\u{202e}";
    let escaped = "\\u001b[31m\\u001b]0;x\\u0007\\u009b2J\\u0008\\u007f\\u202e";
    let plan = PLAN
        .replace("修好乡村道路", &format!("修好{evil}道路"))
        .replace("县交通局", &format!("县交{evil}通局"))
        .replace(
            "title = \"某县工作方案\"",
            &format!("title = \"某县{escaped}方案\"\nissuer = \"{escaped}\""),
        );
    let site = Site::new()
        .with("content/plans/xian.md", &plan)
        .with(
            "方案.txt",
            &format!("某区{evil}方案\n\n1.修渠{evil}。（区{evil}局负责）\n"),
        )
        .with(
            "content/pages/a.md",
            &format!("# 甲{evil}\n\n[乙{evil}](javascript:{evil})\n"),
        );
    let twin = Site::new().with("content/plans/xian.md", PLAN);
    let twin = twin.path().to_string_lossy().into_owned();
    let commands: &[&[&str]] = &[
        &["build"],
        &["check"],
        &["check", "--format", "line"],
        &["check", "--format", "json"],
        &["check", "--format", "sarif"],
        &["units"],
        &["units", "--format", "json"],
        &["search", "道路"],
        &["search", "修好", "--format", "json"],
        &["diff", &twin],
        &["diff", &twin, "--format", "json"],
        &["export"],
        &["import", "方案.txt", "--format", "json"],
        &["import", "方案.txt", "--explain"],
        &["import", "方案.txt", "--id", "qu"],
        &["search", evil],
        &["units", "--accept", evil],
        &["export", "--format", "csv", "--plan", evil],
    ];
    for arguments in commands {
        let run = site.run(arguments);
        for said in [&run.out, &run.err] {
            let steering = said.chars().find(|c| gangmu::diag::hides(*c));
            assert_eq!(steering, None, "{arguments:?}: {said:?}");
        }
    }
}

#[test]
fn check_knows_what_build_refuses() {
    let settings = [
        ("[site]\nbase_url = \"example.cn\"\n", "site.toml:2:12"),
        ("[site]\nbase_url = \"javascript:x/\"\n", "site.toml:2:12"),
        (
            "[site]\nbase_url = \"https://example.cn\"\n",
            "site.toml:2:12",
        ),
        (
            "[site]\nfeedback = \"javascript:alert(1)\"\n",
            "site.toml:2:12",
        ),
        ("[site]\nfeedback = \"//host/x\"\n", "site.toml:2:12"),
        ("[site]\ntitle = \" \"\n", "site.toml:2:9"),
        ("[site]\nlanguage = \"../en\"\n", "site.toml:2:12"),
        ("[site]\nlanguage = \"fr\"\n", "site.toml:2:12"),
        (
            "[[site.menu]]\ntitle = \"甲\"\nhref = \"data:text/html,x\"\n",
            "site.toml:3:8",
        ),
        (
            "[[site.menu]]\ntitle = \"甲\"\nhref = \"../../x\"\n",
            "site.toml:3:8",
        ),
        (
            "[[site.menu]]\ntitle = \"\"\nhref = \"about.html\"\n",
            "site.toml:2:9",
        ),
        ("[theme]\nbrand = \"red\"\n", "site.toml:2:9"),
        ("[theme]\nbrand = \"#ffcc00\"\n", "site.toml:2:9"),
        ("[check.severity]\nG999 = \"note\"\n", "site.toml:2:8"),
        ("[check.severity]\nG012 = \"bad\"\n", "site.toml:2:8"),
        (
            "[[check.allow]]\ncode = \"G012\"\nreason = \"\"\n",
            "site.toml:3:10",
        ),
        ("[site]\ntitel = \"库\"\n", "site.toml:2:1"),
        ("[site]\ntitle = 3\n", "site.toml:2:9"),
        ("[site\n", "site.toml:1:6"),
    ];
    for (text, place) in settings {
        let site = site().with("site.toml", text);
        for command in ["build", "check"] {
            let run = site.run(&[command]);
            assert!(run.status != 0, "{command} {text}: {}", run.out);
            let told = format!("{}{}", run.out, run.err);
            assert!(told.contains(place), "{command} {text}: {told}");
            let english = told
                .split("错误")
                .nth(1)
                .is_some_and(|said| said.contains("expected") || said.contains("invalid"));
            assert!(!english, "{told}");
        }
        assert!(!site.path().join("dist").exists(), "{text}");
    }
    let contents = [
        ("content/pages/a.md", "[x](javascript:x)\n", "G092"),
        ("content/pages/a.md", "![x](//host/x.png)\n", "G092"),
        ("content/pages/a.md", "+++\ntitle = 3\n+++\n", "G001"),
        ("content/pages/a.html", "<p>", "G091"),
        (
            "content/pages/a.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>",
            "G091",
        ),
        (
            "content/units.toml",
            "[[unit]]\nid = \"A B\"\nname = \"甲\"\nregion = \"某县\"\n",
            "G008",
        ),
        (
            "content/lineage.toml",
            "[[reject]]\ndown = \"a/1\"\nup = \"b/1\"\nreason = \"\"\n",
            "G008",
        ),
        (
            "themes/mine/templates/task.html",
            "{% extends \"default/task.html\" %}{% block main %}{{ v.nothing }}{% endblock %}",
            "G090",
        ),
        ("themes/mine/templates/task.html", "{% if %}", "G090"),
        ("themes/mine/i18n/zh-CN.toml", "nav_units = 3\n", "G090"),
    ];
    for (path, text, code) in contents {
        let site = site().with(path, text);
        if path.starts_with("themes") {
            site.put("site.toml", "[theme]\nname = \"mine\"\n");
        }
        let check = site.run(&["check", "--format", "line"]);
        assert_eq!(check.status, 1, "{path} {text}: {}{}", check.out, check.err);
        assert!(check.out.contains(code), "{path} {text}: {}", check.out);
        assert!(site.run(&["build"]).status > 0, "{path} {text}");
    }
}

#[test]
fn slips_of_settings_and_front_matter_are_told() {
    let slips = [
        (
            "site.toml",
            "[[site.menu]]\ntitle = \"甲\"\nhref = \"nothing.html\"\n",
            "site.toml:3:8: warning[G085]",
        ),
        (
            "content/plans/xian.md",
            &PLAN.replace("region", "blocks = [4000000000, 5]\nregion"),
            "error[G001]: 号段",
        ),
        (
            "content/plans/xian.md",
            &PLAN.replace("region", "implements = [\"xian\"]\nregion"),
            "[G0",
        ),
    ];
    for (path, text, words) in slips {
        let site = site().with(path, text);
        let check = site.run(&["check", "--format", "line"]);
        assert!(check.out.contains(words), "{path} {text}: {}", check.out);
    }
    // A block of ids that is too large loses no task from the search.
    let site = site().with(
        "content/plans/xian.md",
        &PLAN.replace("region", "blocks = [4294967295, 16777216]\nregion"),
    );
    assert_eq!(site.run(&["build"]).status, 1);
    assert!(site.run(&["search", "道路"]).out.contains("xian/1"));
    let again = site.with("方案.txt", DOCUMENT);
    assert_eq!(again.run(&["import", "方案.txt", "--id", "qu"]).status, 0);
}

#[test]
fn nothing_is_left_beside_what_is_published() {
    let site = site();
    for _ in 0..2 {
        assert_eq!(site.run(&["build"]).status, 0);
        site.put("content/plans/xian.md", &PLAN.replace("道路", "桥梁"));
    }
    let names: Vec<String> = below(site.path())
        .into_iter()
        .filter(|path| !path.starts_with("dist/"))
        .collect();
    // The first is what the next build knows of this one.
    assert_eq!(
        names,
        [
            ".gangmu-cache",
            "content",
            "content/addresses.txt",
            "content/plans",
            "content/plans/xian.md",
            "dist",
            "site.toml"
        ]
    );
    let run = run_in(site.path(), &["build"]);
    assert!(run.out.contains("未变"), "{}", run.out);
}
