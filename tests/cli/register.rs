//! How names of units come into the register: by import, with the region that a person gave, or by `units`.

use crate::site::Site;

const DOCUMENT: &str = "某区数字政务实施方案\n\n（一）开展网上办理。推动高频事项网上办理，建立清单。\
（区政务办牵头，区财政局配合）\n\n（二）推进数据共享。建立部门数据共享目录，定期更新。（区政务办牵头，区统计局配合）\n";

fn register(site: &Site) -> String {
    std::fs::read_to_string(site.path().join("content/units.toml")).unwrap_or_default()
}

#[test]
fn without_a_region_no_unit_is_entered_and_the_region_is_asked_for() {
    let site = Site::new().with("方案.txt", DOCUMENT);
    let run = site.run(&["import", "方案.txt", "--id", "mou"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.out.contains("请用 --region 写明"), "{}", run.out);
    assert_eq!(register(&site), "");
    let run = site.run(&["units"]);
    assert!(
        run.out
            .contains("content/plans/mou.md：文件头没有写 region"),
        "{}",
        run.out
    );
}

#[test]
fn with_a_region_units_are_entered_under_it_as_unconfirmed() {
    let site = Site::new().with("方案.txt", DOCUMENT);
    let run = site.run(&["import", "方案.txt", "--id", "mou", "--region", "甲市/乙区"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.out.contains("地区　甲市/乙区"), "{}", run.out);
    let text = register(&site);
    for line in [
        "name = \"乙区政务办\"",
        "aliases = [\"区政务办\"]",
        "region = \"甲市/乙区\"",
        "unconfirmed = true",
    ] {
        assert!(text.contains(line), "no {line} in\n{text}");
    }
    assert_eq!(text.matches("[[unit]]").count(), 3);
    assert_eq!(site.run(&["units"]).out, "方案里的单位都在名册里。\n");
}

#[test]
fn a_name_like_a_known_one_is_proposed_as_an_alias_and_never_entered_in_passing() {
    let site = Site::new().with("方案.txt", DOCUMENT);
    let import = ["import", "方案.txt", "--id", "mou", "--region", "甲市/乙区"];
    assert_eq!(site.run(&import).status, 0);
    let file = site.path().join("content/plans/mou.md");
    let text = std::fs::read_to_string(&file).expect("import wrote it");
    let text = text.replacen("区统计局", "区统计记局、区水利局", 1);
    std::fs::write(&file, text).expect("the folder is ours");
    let told = site.run(&["units"]).out;
    assert!(told.contains("疑为“区统计局”：只差一个“记”字"), "{told}");
    assert!(told.contains("=区统计记局"), "{told}");
    assert_eq!(site.run(&["units", "--accept"]).status, 0);
    let names = register(&site);
    assert!(names.contains("区水利局") && !names.contains("区统计记局"));
}
