//! What `import --format json` says of where a document stands.

use crate::site::Site;

#[test]
fn the_source_is_relative_to_the_site_and_only_a_name_outside_of_it() {
    let document = "某区修渠方案\n1.修渠三公里。（区水利局负责）\n";
    let site = Site::new().with("seeds/方案.txt", document);
    let outside = Site::new().with("方案.txt", document);
    let source = |path: &str| {
        let run = site.run(&["import", "--format", "json", path]);
        let json: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
        json["plan"]["source"].as_str().map(str::to_owned)
    };
    assert_eq!(source("seeds/方案.txt").as_deref(), Some("seeds/方案.txt"));
    let inside = site.path().join("seeds/方案.txt");
    let absolute = inside.to_str().expect("UTF-8");
    assert_eq!(source(absolute).as_deref(), Some("seeds/方案.txt"));
    let elsewhere = outside.path().join("方案.txt");
    let absolute = elsewhere.to_str().expect("UTF-8");
    assert_eq!(source(absolute).as_deref(), Some("方案.txt"));
}

#[test]
fn a_table_that_is_not_there_is_refused_with_how_many_there_are() {
    let table = "某区修渠方案\n\n| 序号 | 任务 | 牵头单位 |\n| --- | --- | --- |\n| 1 | 修渠三公里。 | 区水利局 |\n";
    let site = Site::new().with("方案.md", table);
    for number in ["3", "0"] {
        let run = site.run(&["import", "方案.md", "--table", number]);
        assert_eq!(run.status, 2, "{}", run.out);
        let told = format!("没有第 {number} 张表，文件里有 1 张表");
        assert!(run.err.contains(&told), "{}", run.err);
        assert!(!site.path().join("content/plans").exists());
    }
    assert_eq!(site.run(&["import", "方案.md", "--table", "1"]).status, 0);
}

#[test]
fn a_source_is_read_again_as_a_person_said_that_it_is_to_be_read() {
    let document = "某区修渠方案\n\n| 序号 | 事项 | 主责方 |\n| --- | --- | --- |\n| 1 | 修渠三公里。 | 区水利局 |\n\
                    | 2 | 清淤两公里。 | |\n\n以上各项要抓紧。\n\n| 序号 | 经费 | 主责方 |\n| --- | --- | --- |\n\
                    | 1 | 五万元 | 区财政局 |\n";
    let hints = "id = \"qu\"\nregion = \"某区\"\ntables = [1]\ncarry_down = true\n\n[columns]\n\"主责方\" = \"牵头单位\"\n";
    let site = Site::new()
        .with("seeds/方案.md", document)
        .with("seeds/方案.md.import.toml", hints);
    assert_eq!(site.run(&["import", "seeds/方案.md"]).status, 0);
    let plan = site.read("content/plans/qu.md");
    let reading = "[reading]\ntables = [1]\ncarry_down = true\n\n[reading.columns]\n\"主责方\" = \"牵头单位\"\n+++\n";
    assert!(plan.contains(reading), "{plan}");
    let told = site.run(&["check", "--format", "line"]).out;
    assert!(!told.contains("G06"), "{told}");
}
