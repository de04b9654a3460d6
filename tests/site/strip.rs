//! The comparison strip, on a family of three levels made up for it: a province, a city, four counties.

use std::fs;
use std::sync::LazyLock;

use crate::built::{Files, build, text};

const PROVINCE: &str = "修建农村供水管网，改造老旧水厂，加强水源地巡查保护。";
const CITY: &str = "积极配合省级部门，修建农村供水管网500公里，改造老旧水厂，加强水源地巡查保护。";

/// A plan file with four more tasks that all begin with the same words.
fn plan(region: &str, implements: &str, first: &str) -> String {
    let others = "| 2 | 积极配合省级部门，举办农民丰收节。 | 水利局 |\n| 3 | 积极配合省级部门，建设村级卫生室。 | 水利局 |\n| 4 | 积极配合省级部门，培训乡村教师。 | 水利局 |\n";
    let implements = match implements {
        "" => String::new(),
        id => format!("implements = [\"{id}\"]\n"),
    };
    format!(
        "+++\ntitle = \"{region}水务方案\"\nregion = \"{region}\"\n{implements}+++\n\n# {region}水务方案\n\n| 序号 | 任务 | 牵头单位 |\n| --- | --- | --- |\n| 1 | {first} | 水利局 |\n{others}"
    )
}

/// The family's site, built once.
static FAMILY: LazyLock<Files> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for file in gangmu::starter::FILES {
        if !file.path.starts_with("content/plans") {
            gangmu::disk::write(&folder.path().join(file.path), file.text.as_bytes())
                .expect("written");
        }
    }
    let plans = folder.path().join("content/plans");
    fs::create_dir_all(&plans).expect("a folder");
    let write =
        |id: &str, text: String| fs::write(plans.join(format!("{id}.md")), text).expect("written");
    write("sheng", plan("青溪省", "", PROVINCE));
    write("shi", plan("青溪省/白石市", "sheng", CITY));
    let county = |name: &str| format!("青溪省/白石市/{name}县");
    write(
        "jia",
        plan(&county("甲"), "shi", &CITY.replace("500公里", "80公里")),
    );
    write(
        "yi",
        plan(
            &county("乙"),
            "shi",
            "修建农村供水管网500公里，改造老旧水厂，建立水价补贴制度。",
        ),
    );
    write("bing", plan(&county("丙"), "shi", CITY));
    write(
        "ding",
        plan(&county("丁"), "shi", "组织龙舟比赛和书画展览。"),
    );
    build(folder.path())
});

/// The column of a plan on a page, from its heading to the end of the list item.
fn column<'a>(page: &'a str, region: &str) -> &'a str {
    let list = page.split("<ol class=\"strip").nth(1).expect("a strip");
    let list = list.split("</ol>").next().expect("its end");
    list.split("<li class=\"")
        .find(|item| item.contains(&format!("<b>{region}</b>")))
        .unwrap_or_else(|| panic!("{region} has no column"))
}

/// The states of its clauses, in their order.
fn states(column: &str) -> Vec<&str> {
    column
        .split("<div class=\"cell")
        .skip(1)
        .flat_map(|cell| cell.split("<p class=\"").skip(1))
        .filter_map(|rest| rest.split('"').next())
        .collect()
}

#[test]
fn a_task_stands_between_those_above_and_below() {
    let page = text(&FAMILY, "plans/shi/t1.html");
    let order: Vec<usize> = ["青溪省", "白石市", "丁县", "甲县", "乙县"]
        .iter()
        .map(|region| page.find(&format!("<b>{region}</b>")).expect("a column"))
        .collect();
    assert!(order.is_sorted(), "{order:?}");
    assert!(column(page, "白石市").starts_with("at2 own\""));
    assert_eq!(states(column(page, "青溪省")), ["plain", "quiet", "quiet"]);
    let own = column(page, "白石市");
    assert_eq!(states(own), ["opener", "changed", "same", "same"]);
    assert!(own.contains("“<ins><span class=\"sr\">增：</span>积极配合省级部门</ins>”"));
    assert!(own.contains("供水管网<ins><span class=\"sr\">增：</span>500公里</ins>"));
    // Below: only words that differ, nothing that stands above.
    let county = column(page, "甲县");
    assert_eq!(states(county), ["same", "changed", "same", "same"]);
    assert!(
        county.contains("<del><span class=\"sr\">删：</span>500</del>")
            && county.contains("80</ins>")
    );
    assert_eq!(states(column(page, "丙县")), ["identical"]);
    assert_eq!(
        states(column(page, "乙县")),
        ["missing", "same", "same", "missing", "added"]
    );
    // Four of one level are rows of that level; the one without a counterpart among them.
    let none = column(page, "丁县");
    assert!(
        none.contains("未见对应") && states(none).is_empty() && none.starts_with("at3 absent\"")
    );
}

#[test]
fn a_task_of_the_top_shows_all_levels_below_and_one_of_the_bottom_all_above() {
    let top = text(&FAMILY, "plans/sheng/t1.html");
    assert!(column(top, "青溪省").starts_with("at1 own\""));
    assert!(column(top, "甲县").contains("80"));
    let bottom = text(&FAMILY, "plans/jia/t1.html");
    assert!(bottom.contains("<ol class=\"strip n3 aligned\">"));
    for region in ["青溪省", "白石市", "甲县"] {
        column(bottom, region);
    }
    assert!(
        !bottom.contains("<b>乙县</b>"),
        "brothers stand on the page of the task above"
    );
    // Every column has a cell for every row.
    let cells = |region: &str| column(bottom, region).matches("<div class=\"cell").count();
    assert!(cells("青溪省") == cells("甲县") && cells("甲县") == cells("白石市"));
}

#[test]
fn headings_skip_the_first_clause_that_recurs() {
    let page = text(&FAMILY, "plans/shi/t1.html");
    assert!(
        page.contains("</span> 修建农村供水管网500公里</h1>"),
        "{page}"
    );
    let names = FAMILY
        .iter()
        .filter(|(path, _)| path.starts_with("search/"));
    let all: String = names
        .map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned())
        .collect();
    assert!(all.contains("修建农村供水管网500公里"));
}

#[test]
fn home_shows_the_tree_of_plans_with_what_each_took_up() {
    let page = text(&FAMILY, "index.html");
    let tree = page.split("<ol class=\"tree\">").nth(1).expect("a tree");
    let depths: Vec<&str> = tree
        .split("<li class=\"d")
        .skip(1)
        .map(|item| &item[..1])
        .take(6)
        .collect();
    assert_eq!(depths, ["0", "1", "2", "2", "2", "2"]);
    assert_eq!(tree.matches("<svg class=\"bar\"").count(), 5);
    assert!(tree.contains("href=\"coverage/sheng--shi.html\""));
}
