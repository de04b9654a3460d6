//! The data for other programs: shapes, order, and files that open safely.

use gangmu::export::{self, json, table};

use super::site::atlas;

#[test]
fn json_has_its_keys_in_order_and_nulls() {
    let value = serde_json::to_value(json::of_atlas(atlas())).expect("plain data");
    let keys = |value: &serde_json::Value| -> Vec<String> {
        value
            .as_object()
            .expect("an object")
            .keys()
            .cloned()
            .collect()
    };
    assert_eq!(
        keys(&value),
        [
            "plans",
            "tasks",
            "units",
            "documents",
            "lineage",
            "coverage"
        ]
    );
    assert_eq!(
        keys(&value["plans"][0]),
        [
            "id",
            "title",
            "number",
            "issuer",
            "date",
            "status",
            "region",
            "implements",
            "declared_tasks",
            "source"
        ]
    );
    let task = &value["tasks"][0];
    assert_eq!(task["id"], "chongqing-2021/1");
    assert_eq!(
        keys(task),
        [
            "id",
            "plan",
            "label",
            "text",
            "group",
            "deadline",
            "regions",
            "assignments"
        ]
    );
    assert!(task["deadline"].is_null());
    let lead = &task["assignments"][0];
    assert_eq!(keys(lead), ["unit", "name", "role", "tier", "collective"]);
    assert_eq!(lead["unit"], "chongqing-kejiju");
    assert_eq!(
        (lead["role"].as_str(), lead["tier"].is_null()),
        (Some("lead"), true)
    );
    assert_eq!(value["tasks"].as_array().map(Vec::len), Some(464));
    assert_eq!(
        keys(&value["lineage"][0]),
        ["down", "up", "kind", "certain", "score"]
    );
    assert_eq!(
        keys(&value["coverage"][0]),
        ["plan", "of", "not_taken_up", "added"]
    );
    let ids: Vec<&str> = value["units"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|unit| unit["id"].as_str())
        .collect();
    assert!(ids.is_sorted());
}

#[test]
fn lists_open_safely_and_are_the_same_each_time() {
    let atlas = atlas();
    let unit = atlas
        .unit_ids()
        .find(|unit| atlas.unit(*unit).id == "yubei-kejiju")
        .expect("the register has it");
    let mut list = table::unit(atlas, unit, "");
    assert_eq!(list.title, "渝北区科技局责任清单");
    assert_eq!(list.rows.len(), 15);
    assert_eq!(list.rows[0][5], "市级：市科技局；区县级：区科技局");
    list.rows[0][4] = "=HYPERLINK(\"x\")".to_owned();
    let csv = String::from_utf8(export::csv(&list)).expect("UTF-8");
    assert!(csv.starts_with("\u{feff}序号,方案,"));
    assert!(
        csv.contains("\"'=HYPERLINK(\"\"x\"\")\""),
        "no cell runs as a formula"
    );
    assert_eq!(csv.matches("\r\n").count(), 16);
    let once = export::xlsx(&list).expect("a file");
    assert_eq!(once, export::xlsx(&list).expect("a file"));
}

#[test]
fn a_list_links_to_the_site_where_that_is_published() {
    let list = table::all(atlas(), "https://plans.example/");
    let yubei_3 = list
        .rows
        .iter()
        .find(|row| row[10].ends_with("plans/yubei/t3.html"))
        .expect("a link to each task");
    assert_eq!(yubei_3[0], "3");
    assert_eq!(yubei_3[10], "https://plans.example/plans/yubei/t3.html");
    assert!(
        table::all(atlas(), "")
            .rows
            .iter()
            .all(|row| row[10].is_empty())
    );
}
