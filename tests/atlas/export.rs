//! The data for other programs: shapes, order, and files that open safely.

use std::collections::BTreeSet;

use gangmu::export::table::{Cell, Table};
use gangmu::export::{self, json, lists, registers};

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

/// The list of a unit by its id.
fn of_unit(id: &str) -> Table {
    let atlas = atlas();
    let mut units = atlas.unit_ids();
    let unit = units.find(|unit| atlas.unit(*unit).id == id);
    lists::unit(atlas, unit.expect("the register has it"), "")
}

fn headings(list: &Table) -> Vec<&str> {
    list.columns
        .iter()
        .map(|one| one.heading.as_str())
        .collect()
}

fn words(list: &Table, row: usize, heading: &str) -> String {
    list.rows[row][list.column(heading).expect("a column")]
        .words()
        .into_owned()
}

#[test]
fn a_list_is_one_to_work_with() {
    let list = of_unit("yubei-kejiju");
    assert_eq!(list.title, "渝北区科技局责任清单");
    assert_eq!(list.rows.len(), 15);
    // One plan: no column for it; two levels: a column for each.
    assert_eq!(
        headings(&list),
        [
            "本单位职责",
            "序号",
            "所在部分",
            "任务",
            "市级牵头单位",
            "区县级牵头单位",
            "市级配合单位",
            "区县级配合单位",
            "上级任务",
            "关系",
            "编号",
        ]
    );
    assert_eq!(words(&list, 0, "市级牵头单位"), "市科技局");
    assert_eq!(words(&list, 0, "上级任务"), "渝府发〔2021〕19号第1项");
    assert_eq!(words(&list, 0, "关系"), "改写");
    assert_eq!(words(&list, 0, "编号"), "yubei/1");
    assert_eq!(list.rows[0][1], Cell::Number(1));
    let roles: Vec<String> = (0..15).map(|row| words(&list, row, "本单位职责")).collect();
    let leads = roles
        .iter()
        .take_while(|role| role.starts_with("牵头"))
        .count();
    assert!(
        leads == 6 && roles[leads..].iter().all(|role| role == "配合"),
        "{roles:?}"
    );
}

#[test]
fn no_column_is_empty_and_no_task_is_lost() {
    let atlas = atlas();
    let mut all = vec![lists::all(atlas, "")];
    all.extend(atlas.plan_ids().map(|plan| lists::plan(atlas, plan, "")));
    all.extend(
        atlas
            .coverage
            .iter()
            .map(|pair| export::pair(atlas, pair, "")),
    );
    all.extend(atlas.plan_ids().map(|plan| export::matrix(atlas, plan, "")));
    all.extend([registers::units(atlas), registers::documents(atlas)]);
    for list in &all {
        for (at, column) in list.columns.iter().enumerate() {
            let used = list.rows.iter().any(|row| !row[at].is_empty());
            assert!(used, "{}: {}", list.title, column.heading);
        }
    }
    assert_eq!(all[0].rows.len(), 464);
    let pair = &all[6];
    let added = pair
        .rows
        .iter()
        .filter(|row| row.iter().any(|cell| cell.words() == "下级增加"));
    assert_eq!(added.count(), atlas.coverage[0].added.len());
}

/// The two districts of Chongqing, side by side, as the page of the matrix shows them.
#[test]
fn a_matrix_says_what_became_of_each_task_in_each_plan() {
    let atlas = atlas();
    let city = atlas
        .plan_ids()
        .find(|id| atlas.plan(*id).plan.id == "chongqing-2021");
    let list = export::matrix(atlas, city.expect("the city's plan"), "");
    assert_eq!(
        list.title,
        "重庆市服务业扩大开放综合试点工作方案与全部下级方案对照"
    );
    assert_eq!(
        headings(&list),
        ["上级序号", "上级任务", "下级方案", "关系", "下级序号"]
    );
    let of = |label: u32| -> Vec<[String; 3]> {
        let own = (0..list.rows.len()).filter(|row| list.rows[*row][0] == Cell::Number(label));
        own.map(|row| ["下级方案", "关系", "下级序号"].map(|column| words(&list, row, column)))
            .collect()
    };
    let expected = [
        ["涪陵区服务业开放试点方案", "未见对应", ""],
        ["渝北区服务业开放试点方案", "改写", "10"],
    ];
    assert_eq!(of(10), expected.map(|row| row.map(str::to_owned)));
    let labels: BTreeSet<u32> = (1..=86).collect();
    assert!(labels.iter().all(|label| of(*label).len() >= 2));
    assert_eq!(list.sources.len(), 3);
}

#[test]
fn units_and_documents_are_lists_too() {
    let atlas = atlas();
    let units = registers::units(atlas);
    assert_eq!(
        headings(&units),
        ["地区", "单位", "方案", "牵头", "配合", "其他分工"]
    );
    let row = (0..units.rows.len()).find(|row| words(&units, *row, "单位") == "渝北区科技局");
    let row = row.expect("a row of its only plan");
    let said = ["地区", "方案", "牵头", "配合"].map(|column| words(&units, row, column));
    assert_eq!(
        said,
        ["重庆市 渝北区", "渝北区服务业开放试点方案", "6", "9"]
    );
    let documents = registers::documents(atlas);
    assert_eq!(documents.rows.len(), atlas.documents.len());
    let number = "渝府发〔2021〕19号";
    let row = (0..documents.rows.len()).find(|row| words(&documents, *row, "发文字号") == number);
    let row = row.expect("the site has it");
    let said = ["文件", "发文机关", "本站"].map(|column| words(&documents, row, column));
    assert_eq!(
        said,
        [
            "重庆市服务业扩大开放综合试点工作方案",
            "重庆市人民政府",
            "已收录"
        ]
    );
    let citing = words(&documents, row, "引用它的方案");
    assert!(citing.contains("渝北区服务业开放试点方案"), "{citing}");
}

#[test]
fn lists_open_safely_and_are_the_same_each_time() {
    let mut list = of_unit("yubei-kejiju");
    list.rows[0][3] = Cell::text("=HYPERLINK(\"x\")");
    let csv = String::from_utf8(export::csv(&list)).expect("UTF-8");
    assert!(csv.starts_with("\u{feff}本单位职责,序号,"));
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
    let list = lists::all(atlas(), "https://plans.example/");
    let link = list.column("链接").expect("a column");
    let row = list
        .rows
        .iter()
        .position(|row| row[link].words().ends_with("plans/yubei/t3.html"));
    let row = row.expect("a link to each task");
    assert_eq!(words(&list, row, "序号"), "3");
    assert_eq!(
        list.rows[row][link],
        Cell::Link("https://plans.example/plans/yubei/t3.html".to_owned())
    );
    assert!(lists::all(atlas(), "").column("链接").is_none());
}

/// The widths of the columns of a workbook's first sheet, in pixels, and the heights of its rows, in points.
fn measures(bytes: Vec<u8>) -> (Vec<f64>, Vec<f64>) {
    let mut file = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a package");
    let mut xml = String::new();
    let mut sheet = file.by_name("xl/worksheets/sheet1.xml").expect("a sheet");
    std::io::Read::read_to_string(&mut sheet, &mut xml).expect("text");
    let value = |tag: &str, name: &str| -> f64 {
        let start = tag.find(&format!("{name}=\"")).expect("an attribute") + name.len() + 2;
        tag[start..]
            .split('"')
            .next()
            .and_then(|v| v.parse().ok())
            .expect("a number")
    };
    let tags = |name: &str| -> Vec<String> {
        xml.split(&format!("<{name} "))
            .skip(1)
            .map(|tag| format!(" {}", tag.split('>').next().unwrap_or("")))
            .collect()
    };
    let mut widths = Vec::new();
    for tag in tags("col") {
        let times = value(&tag, " max") - value(&tag, " min") + 1.0;
        let width = value(&tag, " width") * 8.0;
        let mut at = 0.0;
        while at < times {
            widths.push(width);
            at += 1.0;
        }
    }
    (
        widths,
        tags("row").iter().map(|tag| value(tag, " ht")).collect(),
    )
}

#[test]
fn a_page_holds_all_columns_and_each_row_its_whole_text() {
    let atlas = atlas();
    let mut all = vec![lists::all(atlas, ""), of_unit("chongqing-shangwuwei")];
    all.extend(atlas.plan_ids().map(|plan| lists::plan(atlas, plan, "")));
    all.extend(
        atlas
            .coverage
            .iter()
            .map(|pair| export::pair(atlas, pair, "")),
    );
    for list in &all {
        let (widths, heights) = measures(export::xlsx(list).expect("a file"));
        // A4 across with these margins is 1061 pixels wide; text of 10.5 points may be made smaller to 9.
        let wide: f64 = widths.iter().sum();
        assert!(
            wide <= 1061.0 * 10.5 / 9.0 / 1.16,
            "{}: {wide} pixels",
            list.title
        );
        for (row, height) in list.rows.iter().zip(&heights[1..]) {
            for (cell, width) in row.iter().zip(&widths) {
                let chars: f64 = cell
                    .words()
                    .chars()
                    .map(|c| if c.is_ascii() { 0.5 } else { 1.0 })
                    .sum();
                // A character of 10.5 points is 14 pixels wide; a line of it needs 13 points at least.
                let room = (width / 14.0).floor() * (height / 13.0).floor();
                assert!(chars <= room, "{}: {} in {room}", list.title, cell.words());
            }
        }
    }
}

#[test]
fn an_annex_for_word_repeats_its_headings_and_cuts_no_row() {
    let atlas = atlas();
    let plan = atlas
        .plan_ids()
        .find(|id| atlas.plan(*id).plan.id == "yubei")
        .expect("the plan");
    let list = lists::annex(atlas, plan);
    assert!(list.column("编号").is_none() && list.column(lists::PART).is_some());
    let bytes = export::docx(&list, lists::PART).expect("a file");
    assert_eq!(bytes, export::docx(&list, lists::PART).expect("a file"));
    let mut file = zip::ZipArchive::new(std::io::Cursor::new(bytes.clone())).expect("a package");
    let mut xml = String::new();
    let mut part = file.by_name("word/document.xml").expect("the document");
    std::io::Read::read_to_string(&mut part, &mut xml).expect("text");
    assert!(xml.contains("w:orient=\"landscape\"") && xml.matches("<w:tblHeader/>").count() == 1);
    // A row of headings, one for each task, one for each part.
    let parts: std::collections::BTreeSet<String> = list
        .rows
        .iter()
        .map(|row| row[1].words().into_owned())
        .collect();
    assert_eq!(xml.matches("<w:cantSplit/>").count(), 1 + 70 + parts.len());
    // Our own reader finds all tasks in it.
    let read = gangmu::import::import("任务.docx", &bytes, &gangmu::import::Options::default())
        .expect("read");
    assert_eq!(read.plan.tasks.len(), 70);
    assert_eq!(read.plan.tasks[2].text, atlas.plan(plan).plan.tasks[2].text);
}
