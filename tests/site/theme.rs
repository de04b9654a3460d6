//! A site's own theme: one block, one word, one style, a colour and a menu entry, without a copy of the rest.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use gangmu::{pipeline, project};

use crate::built::{Files, build, copy_of_ours, pages, text};

/// Writes a file of the site, with its folders.
fn write(root: &Path, path: &str, content: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    fs::write(path, content).expect("written");
}

/// Our site with a small theme of its own and other settings.
fn themed() -> tempfile::TempDir {
    let folder = copy_of_ours();
    let root = folder.path();
    fs::remove_dir_all(root.join("themes")).expect("our own theme is built in");
    let settings = fs::read_to_string(root.join("site.toml")).expect("settings");
    let settings = settings
        .replace("name = \"default\"", "name = \"blue\"")
        .replace("brand = \"#b3261e\"", "brand = \"#12508f\"")
        .replace(
            "base_url = \"\"",
            "base_url = \"https://example.gov.cn/plans/\"",
        )
        .replace(
            "menu = []",
            "menu = [{ title = \"指南\", href = \"guide.html\" }]",
        );
    fs::write(root.join("site.toml"), settings).expect("written");
    write(
        root,
        "themes/blue/templates/base.html",
        "{% extends \"default/base.html\" %}{% block foot %}<p class=\"ours\">本站由专班维护</p>{% endblock %}",
    );
    write(
        root,
        "themes/blue/i18n/zh-CN.toml",
        "nav_units = \"部门\"\n",
    );
    write(
        root,
        "themes/blue/static/extra.css",
        "body { margin: 0; }\n",
    );
    write(
        root,
        "content/pages/guide.md",
        "# 使用指南\n\n先看[关于](about.md)。\n",
    );
    folder
}

/// That site, built once.
static THEMED: LazyLock<Files> = LazyLock::new(|| build(themed().path()));

#[test]
fn a_small_theme_changes_what_it_names_and_nothing_else() {
    let files = &*THEMED;
    for (path, html) in pages(files) {
        assert!(
            html.contains("<p class=\"ours\">本站由专班维护</p>"),
            "{path}"
        );
        assert!(html.contains("guide.html\">指南</a>"), "{path}");
        assert!(
            html.contains("units/index.html\"") && html.contains(">部门</a>"),
            "{path}"
        );
        assert!(html.contains("<h1"), "{path}");
    }
    let style = text(files, "assets/style.css");
    assert!(style.contains("--brand: #12508f;") && !style.contains("--brand: #b3261e;"));
    assert!(files.contains_key("assets/extra.css"));
    assert!(text(files, "guide.html").contains("<a href=\"about.html\">关于</a>"));
}

#[test]
fn an_address_of_the_site_gives_canonical_links_and_a_sitemap() {
    let files = &*THEMED;
    let task = text(files, "plans/yubei/t3.html");
    let address = "https://example.gov.cn/plans/plans/yubei/t3.html";
    assert!(task.contains(&format!("<link rel=\"canonical\" href=\"{address}\">")));
    assert!(task.contains(&format!("\"url\": \"{address}\"")));
    assert!(text(files, "sitemap.xml").contains(&format!("<loc>{address}</loc>")));
    assert!(!text(files, "sitemap.xml").contains("404.html"));
    let lost = text(files, "404.html");
    assert!(lost.contains("href=\"https://example.gov.cn/plans/assets/style.css\""));
}

#[test]
fn the_interface_speaks_english_and_the_plans_stay_as_they_are() {
    let folder = copy_of_ours();
    let root = folder.path();
    let settings = fs::read_to_string(root.join("site.toml")).expect("settings");
    let settings = settings.replace("language = \"zh-CN\"", "language = \"en\"");
    fs::write(root.join("site.toml"), settings).expect("written");
    let files = build(root);
    let task = text(&files, "plans/yubei/t10.html");
    assert!(task.contains("<html lang=\"en\">") && task.contains("Task 10"));
    // Voices and fonts are told which words are Chinese: the plan's own, which stay; those of the interface are not.
    for shown in [
        "<dt>Plan</dt>\n<dd lang=\"zh-CN\"><a href=\"../../plans/yubei/index.html#t10\">渝北区服务业扩大开放综合试点工作方案</a></dd>",
        "<dt lang=\"zh-CN\">区级配合单位</dt>\n<dd>\n<span class=\"silent\">none listed</span>",
        "<div lang=\"zh-CN\" class=\"u\">\n<dt>区级牵头单位</dt>",
        "<main id=\"main\" class=\"wide\">",
    ] {
        assert!(task.contains(shown), "{shown}\n{task}");
    }
}

#[test]
fn every_word_of_the_interface_is_in_both_languages() {
    let keys = |language: &str| -> Vec<String> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/i18n");
        let text = fs::read_to_string(path.join(language)).expect("a table of words");
        let words: std::collections::BTreeMap<String, String> =
            toml::from_str(&text).expect("one flat table");
        words.into_keys().collect()
    };
    assert_eq!(keys("zh-CN.toml"), keys("en.toml"));
}

#[test]
fn a_mistake_in_a_template_is_told_with_its_page_and_template() {
    let folder = themed();
    write(
        folder.path(),
        "themes/blue/templates/task.html",
        "{% extends \"default/task.html\" %}{% block main %}{{ v.nothing }}{% endblock %}",
    );
    let project = project::load(folder.path()).expect("a site");
    let error = pipeline::build(&project).expect_err("the field does not exist");
    let message = error.to_string();
    assert!(
        message.starts_with("模板 task.html（页面 plans/"),
        "{message}"
    );
    assert!(message.contains("nothing"), "{message}");
}

#[test]
fn a_brand_that_cannot_be_read_is_refused() {
    let folder = themed();
    let path = folder.path().join("site.toml");
    let settings = fs::read_to_string(&path).expect("settings");
    fs::write(&path, settings.replace("#12508f", "#ffcc00")).expect("written");
    let message = project::load(folder.path())
        .expect_err("too pale")
        .to_string();
    assert!(message.contains("对比度"), "{message}");
}
