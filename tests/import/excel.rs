//! Excel files: merged cells, and what stands above and below the table.

use std::io::{Cursor, Read as _, Write as _};

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

/// A workbook of one sheet with a heading row and three tasks, and what a test writes into it.
fn book(write: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let page = book.add_worksheet();
    page.set_name("分工").expect("a name");
    let rows = [
        ["序号", "工作任务", "牵头单位", "完成时限", "目标值"],
        ["甲", "整修渔港。", "县渔业局", "", ""],
        ["乙", "清理养殖区。", "县渔业局", "", ""],
        ["丙", "投放鱼苗。", "县农业局", "", ""],
    ];
    page.write(0, 0, "东湾县渔业任务分工表").expect("writes");
    for (r, row) in rows.iter().enumerate() {
        for (c, cell) in row.iter().enumerate().filter(|(_, c)| !c.is_empty()) {
            page.write(r as u32 + 1, c as u16, *cell).expect("writes");
        }
    }
    write(page);
    book.save_to_buffer().expect("saves")
}

/// The file with a part changed as a text.
pub(super) fn changed(bytes: &[u8], part: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let mut from = zip::ZipArchive::new(Cursor::new(bytes)).expect("a book");
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for i in 0..from.len() {
        let mut entry = from.by_index(i).expect("an entry");
        let name = entry.name().expect("a name").into_owned();
        let mut text = Vec::new();
        entry.read_to_end(&mut text).expect("reads");
        if name == part {
            text = change(String::from_utf8(text).expect("a text")).into_bytes();
        }
        to.start_file(name, zip::write::SimpleFileOptions::default())
            .expect("memory takes it");
        to.write_all(&text).expect("memory takes it");
    }
    to.finish().expect("memory takes it").into_inner()
}

#[test]
fn numbers_and_days_are_read_as_the_sheet_shows_them() {
    let shown = |code: &str| rust_xlsxwriter::Format::new().set_num_format(code);
    let plan = read(
        "a.xlsx",
        book(|page| {
            for (row, value, code) in [
                (2, 0.62, "0%"),
                (3, 8.0, "0\"公里\""),
                (4, 2_500_000.5, "#,##0.00"),
            ] {
                page.write_with_format(row, 4, value, &shown(code))
                    .expect("writes");
            }
            for (row, value, code) in [
                (2, 45_536.0, "yyyy\"年\"m\"月\""),
                (3, 45_565.0, "m\"月\"d\"日\""),
                (4, 45_536.0, "yyyy\"年\""),
            ] {
                page.write_with_format(row, 3, value, &shown(code))
                    .expect("writes");
            }
            for (row, value, code) in [(2, 2.1, "0.0"), (3, 2.1, "0.00"), (4, 2.0, "000")] {
                page.write_with_format(row, 0, value, &shown(code))
                    .expect("writes");
            }
        }),
    );
    let labels: Vec<_> = plan.plan.tasks.iter().map(|t| t.label.as_str()).collect();
    assert_eq!(labels, ["2.1", "2.10", "002"]);
    let ends: Vec<_> = plan
        .plan
        .tasks
        .iter()
        .map(|t| t.deadline.as_deref())
        .collect();
    assert_eq!(ends, [Some("2024年9月"), Some("9月30日"), Some("2024年")]);
    for value in ["62%", "8公里", "2,500,000.50"] {
        assert!(plan.markdown.contains(value), "{value}: {}", plan.markdown);
    }
    assert!(plan.account.lost.is_empty());
}

#[test]
fn runs_of_a_cell_keep_what_is_raised_and_lose_what_is_struck() {
    let raised =
        rust_xlsxwriter::Format::new().set_font_script(rust_xlsxwriter::FormatScript::Superscript);
    let struck = rust_xlsxwriter::Format::new().set_font_strikethrough();
    let usual = rust_xlsxwriter::Format::new();
    let plan = read(
        "a.xlsx",
        book(|page| {
            let runs = [
                (&usual, "种树10"),
                (&raised, "4"),
                (&usual, "棵"),
                (&struck, "旧话"),
                (&usual, "。"),
            ];
            page.write_rich_string(2, 1, &runs).expect("writes");
            page.write_with_format(3, 4, "作废", &struck)
                .expect("writes");
        }),
    );
    assert_eq!(plan.plan.tasks[0].text.to_string(), "种树10⁴棵。");
    assert_eq!(plan.removed, [("划掉的文字", 4), ("工作表的名称", 2)]);
}

#[test]
fn formulas_without_values_and_errors_are_told_with_their_cells() {
    let plan = read(
        "a.xlsx",
        changed(
            &book(|page| {
                page.write(
                    3,
                    4,
                    rust_xlsxwriter::Formula::new("=1/0").set_result("#DIV/0!"),
                )
                .expect("writes");
                page.write(4, 4, rust_xlsxwriter::Formula::new("=A1"))
                    .expect("writes");
            }),
            "xl/worksheets/sheet1.xml",
            |xml| xml.replace("<f>A1</f><v>0</v>", "<f>A1</f><v></v>"),
        ),
    );
    assert_eq!(
        told(&plan, "G118"),
        [
            "分工!E4 #DIV/0!（共 1 格）是公式的错误值，按空白处理",
            "分工!E5（共 1 格）是没有算出结果的公式，按空白处理",
        ]
    );
    assert_eq!(plan.removed, [("公式的错误值", 7), ("工作表的名称", 2)]);
}

#[test]
fn a_unit_that_a_formula_without_a_value_would_show_is_not_that_above() {
    let bytes = book(|page| {
        for column in [0, 2] {
            page.write(4, column, rust_xlsxwriter::Formula::new("=A1"))
                .expect("writes");
        }
    });
    let uncounted = |xml: String| xml.replace("<f>A1</f><v>0</v>", "<f>A1</f><v></v>");
    let plan = read(
        "a.xlsx",
        changed(&bytes, "xl/worksheets/sheet1.xml", uncounted),
    );
    let last = plan.plan.tasks.last().expect("tasks");
    assert_eq!(last.text.as_str(), "投放鱼苗。");
    assert_eq!(last.assignments, []);
    assert_eq!(
        told(&plan, "G118"),
        ["分工!A5、分工!C5（共 2 格）是没有算出结果的公式，按空白处理"]
    );
}

#[test]
fn hidden_rows_and_columns_are_removed_and_counted() {
    let format = rust_xlsxwriter::Format::new();
    let plan = read(
        "a.xlsx",
        book(|page| {
            page.write(2, 4, "内部口径").expect("writes");
            page.write(3, 5, "外列").expect("writes");
            page.set_column_hidden(4).expect("hides");
            page.set_row_hidden(3).expect("hides");
            // A merged cell is seen where a row of it is.
            page.merge_range(3, 3, 4, 3, "2024年", &format)
                .expect("merges");
        }),
    );
    let read: Vec<_> = tasks(&plan).into_iter().map(|t| t.1).collect();
    assert_eq!(read, ["整修渔港。", "投放鱼苗。"]);
    assert_eq!(plan.plan.tasks[1].deadline.as_deref(), Some("2024年"));
    assert!(!plan.markdown.contains("内部"));
    assert_eq!(plan.removed[1..], [("隐藏的列", 7), ("隐藏的行", 13)]);
    assert!(plan.account.lost.is_empty());
}

#[test]
fn references_that_no_sheet_has_are_told_and_harm_nothing() {
    let whole = book(|_| {});
    for (from, to, wrong) in [
        ("r=\"B3\"", "r=\"ZZZZZZ2\"", "分工!ZZZZZZ2"),
        (
            "r=\"C4\"",
            "r=\"A99999999999999999999\"",
            "分工!A99999999999999999999",
        ),
        ("<row r=\"3\"", "<row r=\"99999999999\"", "分工!99999999999"),
        (
            "</sheetData>",
            "</sheetData><mergeCells><mergeCell ref=\"A1:\"/></mergeCells>",
            "分工!A1:",
        ),
    ] {
        let plan = read(
            "a.xlsx",
            changed(&whole, "xl/worksheets/sheet1.xml", |xml| {
                assert!(xml.contains(from), "{xml}");
                xml.replace(from, to)
            }),
        );
        assert_eq!(
            told(&plan, "G118"),
            [format!(
                "{wrong}（共 1 格）不是工作表里有的位置，按前后顺序读入"
            )]
        );
        assert_eq!(tasks(&plan).len(), 3, "{to}");
    }
    // Corners in the wrong order, the same twice, and such as reach into others.
    let merged = "</sheetData><mergeCells><mergeCell ref=\"E1:A1\"/><mergeCell ref=\"A1:E1\"/>\
        <mergeCell ref=\"C1:C9\"/></mergeCells>";
    let plan = read(
        "a.xlsx",
        changed(&whole, "xl/worksheets/sheet1.xml", |xml| {
            xml.replace("</sheetData>", merged)
        }),
    );
    assert_eq!(told(&plan, "G118"), ["1 处合并的单元格互相重叠，没有合并"]);
    assert_eq!(tasks(&plan).len(), 3);
}

#[test]
fn a_sheet_is_read_or_told_by_its_name() {
    let mut two = rust_xlsxwriter::Workbook::new();
    two.add_worksheet()
        .write(0, 0, "东湾县渔业任务分工表")
        .expect("writes");
    two.add_worksheet()
        .set_name("续表")
        .expect("a name")
        .write(0, 0, "又一项")
        .expect("writes");
    let two = two.save_to_buffer().expect("saves");
    let rows = read(
        "a.xlsx",
        changed(&two, "xl/worksheets/sheet2.xml", |xml| {
            xml.replace("<dimension ref=\"A1\"/>", "<dimension ref=\"1:4\"/>")
        }),
    );
    assert!(rows.markdown.contains("又一项") && told(&rows, "G118").is_empty());
    let lost = read(
        "a.xlsx",
        changed(&two, "xl/_rels/workbook.xml.rels", |xml| {
            xml.replace("worksheets/sheet2.xml", "worksheets/sheet7.xml")
        }),
    );
    assert_eq!(
        told(&lost, "G118"),
        [
            "工作簿没有列出的工作表（xl/worksheets/sheet2.xml）里的 3 字没有读入",
            "工作表“续表”在文件里找不到，没有读入",
        ]
    );
    let broken = read(
        "a.xlsx",
        changed(&two, "xl/worksheets/sheet2.xml", |xml| {
            xml.replace("</row>", "</raw>")
        }),
    );
    let told = told(&broken, "G118");
    assert!(
        told[0].starts_with("工作表“续表”损坏（XML 有误"),
        "{told:?}"
    );
}

/// A workbook stands where the file says, under whatever path; a damaged picture of its first page costs nothing.
#[test]
fn parts_stand_where_the_file_says_and_a_damaged_picture_costs_nothing() {
    let sheet = "<worksheet><sheetData>\
        <row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>序号</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>工作任务</t></is></c><c r=\"C1\" t=\"inlineStr\"><is><t>责任单位</t></is></c></row>\
        <row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\" t=\"inlineStr\"><is><t>修建水渠。</t></is></c><c r=\"C2\" t=\"inlineStr\"><is><t>县水利局</t></is></c></row>\
        </sheetData></worksheet>";
    let relations = |kind: &str, target: &str| {
        format!(
            "<Relationships><Relationship Id=\"r1\" Type=\"http://x/relationships/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let book = "<workbook xmlns:r=\"r\"><sheets><sheet name=\"分工\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>";
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [
        ("_rels/.rels", relations("officeDocument", "book.xml")),
        ("book.xml", book.to_owned()),
        ("_rels/book.xml.rels", relations("worksheet", "one.xml")),
        ("one.xml", sheet.to_owned()),
        ("docProps/thumbnail.wmf", "图".repeat(500)),
    ] {
        out.start_file(name, zip::write::SimpleFileOptions::default())
            .expect("memory takes it");
        out.write_all(text.as_bytes()).expect("memory takes it");
    }
    let mut bytes = out.finish().expect("memory takes it").into_inner();
    // The packed bytes of the picture stand right behind its name.
    let name = b"docProps/thumbnail.wmf";
    let at = bytes
        .windows(name.len())
        .position(|w| w == name)
        .expect("is in the file");
    for byte in &mut bytes[at + name.len()..at + name.len() + 12] {
        *byte = 0xff;
    }
    let rows = tasks(&read("a.xlsx", bytes));
    let row = ("1", "修建水渠。", "责县水利局");
    assert_eq!(
        rows,
        [(row.0.to_owned(), row.1.to_owned(), row.2.to_owned())]
    );
}
