//! site.toml: what is said of every key, what an unknown one brings, and what a folder without it is told.

use gangmu::config::SiteConfig;
use gangmu::project;

/// The keys of a TOML table, nested ones with dots; tables that hold free keys end the walk.
fn keys(value: &toml::Value, prefix: &str, found: &mut Vec<String>) {
    if let toml::Value::Table(table) = value {
        for (key, value) in table {
            let path = format!("{prefix}{key}");
            found.push(path.clone());
            if path != "search.synonyms" && path != "check.severity" {
                keys(value, &format!("{path}."), found);
            }
        }
    }
}

#[test]
fn our_own_site_toml_has_every_key_and_a_comment_over_each() {
    let text = std::fs::read_to_string("site.toml").expect("stands at the top of the repository");
    has_every_key_and_a_comment_over_each(&text);
}

#[test]
fn so_has_the_site_toml_of_a_new_site() {
    let file = gangmu::starter::FILES
        .iter()
        .find(|file| file.path == "site.toml")
        .expect("a new site has settings");
    has_every_key_and_a_comment_over_each(file.text);
}

fn has_every_key_and_a_comment_over_each(text: &str) {
    SiteConfig::parse(text).expect("is right");
    let mut wanted = Vec::new();
    let all = toml::Value::try_from(SiteConfig::default()).expect("settings become TOML");
    keys(&all, "", &mut wanted);
    let mut found = Vec::new();
    keys(&toml::from_str(text).expect("is TOML"), "", &mut found);
    wanted.sort();
    found.sort();
    assert_eq!(found, wanted);

    let lines: Vec<&str> = text.lines().collect();
    for (i, line) in lines
        .iter()
        .enumerate()
        .filter(|(_, l)| l.contains(" = ") && !l.starts_with('"'))
    {
        let same_kind = i > 0 && (lines[i - 1].contains(" = ") && !line.starts_with('#'));
        assert!(
            i > 0 && (lines[i - 1].starts_with('#') || same_kind || line.starts_with('#')),
            "no comment over line {}: {line}",
            i + 1
        );
    }
    // Keys of the lists cannot stand in the defaults; their examples must name them.
    for key in ["title", "href", "code", "file", "contains", "reason"] {
        assert!(
            text.contains(&format!("\n# {key} = ")),
            "no example of {key}"
        );
    }
}

#[test]
fn an_unknown_key_is_refused_with_its_place() {
    let error = SiteConfig::parse("[site]\ntitel = \"库\"\n").expect_err("titel is no key");
    let words = error.to_string();
    assert!(words.starts_with("site.toml:2:1: "), "{words}");
    assert!(words.contains("titel"), "{words}");
}

#[test]
fn a_folder_without_settings_is_told_what_to_do() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let words = project::load(folder.path())
        .expect_err("no site")
        .to_string();
    assert!(
        words.contains("site.toml") && words.contains("gangmu init"),
        "{words}"
    );
}

#[test]
fn a_theme_that_is_not_there_is_named() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(
        folder.path().join("site.toml"),
        "[theme]\nname = \"qing\"\n",
    )
    .expect("write");
    std::fs::create_dir(folder.path().join("content")).expect("a folder");
    std::fs::write(folder.path().join("content/units.toml"), "").expect("write");
    let words = project::load(folder.path())
        .expect_err("no theme")
        .to_string();
    assert!(words.contains("themes/qing"), "{words}");
}

#[test]
fn a_project_is_read_in_order_whatever_the_disk_says() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let put = |path: &str, text: &str| {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("inside")).expect("folder");
        std::fs::write(path, text).expect("write");
    };
    put("site.toml", "");
    put("content/plans/b.md", "乙");
    put("content/plans/a.md", "甲\r\n");
    put("content/plans/.a.md.swp", "x");
    put("content/pages/about.md", "关于");
    put("content/pages/img/net.svg", "<svg/>");
    put("content/units.toml", "");
    let project = project::load(folder.path()).expect("a site");
    let paths: Vec<&str> = project.plans.iter().map(|s| s.path.as_str()).collect();
    assert_eq!(paths, ["content/plans/a.md", "content/plans/b.md"]);
    assert_eq!(project.plans[0].text, "甲\n");
    assert_eq!(project.attachments[0].path, "img/net.svg");
    assert!(project.units.is_some() && project.lineage.is_none());
}
