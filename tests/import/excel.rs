//! Excel files: merged cells, and what stands above and below the table.

use super::{read, tasks, told};

#[test]
fn excel_with_title_rows_and_merged_cells() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let format = rust_xlsxwriter::Format::new();
    let page = book.add_worksheet();
    let rows: [[&str; 5]; 4] = [
        ["类别", "序号", "工作任务", "牵头单位", "完成时限"],
        ["治水", "1", "修建污水管网。", "市水务局", "2022年底前"],
        ["", "2", "整治黑臭水体。", "", "长期坚持"],
        ["造林", "3", "造林十万亩。", "市林业局", "2023年"],
    ];
    page.merge_range(0, 0, 0, 4, "某市绿色发展任务分工表", &format)
        .expect("merges");
    page.write(1, 0, "某府发〔2022〕7号　某市人民政府　2022-03-01")
        .expect("writes");
    for (r, row) in rows.iter().enumerate() {
        for (c, cell) in row.iter().enumerate() {
            let (r, c) = (r as u32 + 2, c as u16);
            match cell.parse::<f64>() {
                Ok(number) => page.write(r, c, number).expect("writes"),
                Err(_) => page.write(r, c, *cell).expect("writes"),
            };
        }
    }
    page.merge_range(3, 0, 4, 0, "治水", &format)
        .expect("merges");
    page.merge_range(3, 3, 4, 3, "市水务局", &format)
        .expect("merges");
    book.add_worksheet()
        .write(0, 0, "本表由发改委汇总。")
        .expect("writes");
    let plan = read("a.xlsx", book.save_to_buffer().expect("saves"));
    assert_eq!(plan.front.title, "某市绿色发展任务分工表");
    assert_eq!(plan.front.number.as_deref(), Some("某府发〔2022〕7号"));
    assert_eq!(plan.front.issuer.as_deref(), Some("某市人民政府"));
    assert_eq!(plan.front.date.as_deref(), Some("2022-03-01"));
    let read: Vec<_> = plan
        .plan
        .tasks
        .iter()
        .zip(tasks(&plan))
        .map(|(t, (label, _, who))| {
            (
                label,
                t.group[0].to_string(),
                who,
                t.deadline.as_deref().map(str::to_owned),
            )
        })
        .collect();
    let expected = [
        ("1", "治水", "牵市水务局", "2022年底前"),
        ("2", "治水", "牵市水务局", "长期坚持"),
        ("3", "造林", "牵市林业局", "2023年"),
    ]
    .map(|(l, g, w, d)| (l.to_owned(), g.to_owned(), w.to_owned(), Some(d.to_owned())));
    assert_eq!(read, expected);
}

#[test]
fn excel_with_what_stands_around_the_table_in_its_first_column() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let page = book.add_worksheet();
    let rows: [&[&str]; 9] = [
        &["某市绿色发展任务分工表"],
        &["某府发〔2022〕7号", "", "", "填报日期：2022年2月"],
        &["类别", "工作任务", "牵头单位", "完成时限"],
        &["治水", "修建污水管网。", "市水务局", "2022年底前"],
        &["", "整治黑臭水体。", "市生态环境局", "长期坚持"],
        &["造林", "造林十万亩。", "市林业局", "2023年"],
        &["注：各项任务由市发改委汇总。"],
        &["", "", "", "某市人民政府"],
        &["", "", "", "2022年3月1日"],
    ];
    for (r, row) in rows.iter().enumerate() {
        for (c, cell) in row.iter().enumerate().filter(|(_, c)| !c.is_empty()) {
            page.write(r as u32, c as u16, *cell).expect("writes");
        }
    }
    let format = rust_xlsxwriter::Format::new();
    page.merge_range(3, 0, 4, 0, "治水", &format)
        .expect("merges");
    let plan = read("a.xlsx", book.save_to_buffer().expect("saves"));
    assert_eq!(plan.front.title, "某市绿色发展任务分工表");
    assert_eq!(plan.front.number.as_deref(), Some("某府发〔2022〕7号"));
    assert_eq!(plan.front.issuer.as_deref(), Some("某市人民政府"));
    assert_eq!(plan.front.date.as_deref(), Some("2022-03-01"));
    let groups: Vec<_> = plan.plan.tasks.iter().map(|t| t.group.concat()).collect();
    assert_eq!(groups, ["治水", "治水", "造林"]);
    assert!(plan.markdown.contains("\n注：各项任务由市发改委汇总。\n"));
}

#[test]
fn rows_of_a_bare_number_and_a_name_are_categories() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let page = book.add_worksheet();
    let rows: [&[&str]; 9] = [
        &["铜山县2023年民生实事任务清单"],
        &["铜政办字〔2023〕9号"],
        &["制表单位：铜山县人民政府办公室　　日期：2023-05-08"],
        &["序号", "项目名称", "建设内容", "牵头单位"],
        &["一", "教育类"],
        &["1", "学位扩增", "新建小学一所。", "县教育局"],
        &["2", "校车更新", "更新校车十辆。", "县教育局"],
        &["二", "城建类"],
        &["3", "管网更新", "更新管网十公里。", "县住建局"],
    ];
    for (r, row) in rows.iter().enumerate() {
        for (c, cell) in row.iter().enumerate() {
            page.write(r as u32, c as u16, *cell).expect("writes");
        }
    }
    let plan = read("a.xlsx", book.save_to_buffer().expect("saves"));
    let got: Vec<_> = plan
        .plan
        .tasks
        .iter()
        .map(|t| (t.label.as_str(), t.group.join("/")))
        .collect();
    assert_eq!(
        got,
        [
            ("1", "一 教育类".to_owned()),
            ("2", "一 教育类".to_owned()),
            ("3", "二 城建类".to_owned()),
        ]
    );
    assert_eq!(plan.front.issuer.as_deref(), Some("铜山县人民政府办公室"));
    assert_eq!(plan.front.date.as_deref(), Some("2023-05-08"));
}

#[test]
fn hidden_sheets_and_text_boxes_are_told() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let page = book.add_worksheet();
    page.write(0, 0, "某市绿色发展任务分工表").expect("writes");
    page.insert_note(
        0,
        0,
        &rust_xlsxwriter::Note::new("以此为准").add_author_prefix(false),
    )
    .expect("inserts");
    let page = book.add_worksheet();
    page.write(0, 0, "旧的分工").expect("writes");
    page.set_hidden(true);
    let plan = read("a.xlsx", book.save_to_buffer().expect("saves"));
    assert_eq!(
        told(&plan, "G118"),
        [
            "批注（xl/comments1.xml）里的 4 字没有读入",
            "隐藏的工作表“Sheet2”里的 4 字没有读入",
        ]
    );
}
