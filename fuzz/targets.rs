//! What is fuzzed: one function a target, with the texts that it begins with. No bytes make one panic, and what each
//! promises holds. `fuzz_targets/` hands them to libFuzzer, `tests/fuzz.rs` runs each a little in every test.
#![allow(dead_code)]

use std::collections::BTreeMap;
use std::io::{Cursor, Write as _};
use std::sync::OnceLock;

use gangmu::atlas::{Files, Registers};
use gangmu::config::SiteConfig;
use gangmu::diag::Code;
use gangmu::docno;
use gangmu::import::corrections::Corrections;
use gangmu::import::{Options, import};
use gangmu::project::Project;
use gangmu::search::{Filters, Index, fold, vectors};
use gangmu::source::Source;
use gangmu::zh::{day, item, list, numeral, region, width};
use gangmu::{pipeline, plan, privacy};

/// A target: its name, what it does with bytes, and what it begins with.
pub(crate) struct Target {
    pub(crate) name: &'static str,
    pub(crate) run: fn(&[u8]),
    pub(crate) seeds: &'static [&'static str],
}

/// All targets.
pub(crate) const ALL: &[Target] = &[
    Target {
        name: "text",
        run: text,
        seeds: &[TEXT, LINES],
    },
    Target {
        name: "markdown",
        run: markdown,
        seeds: &[PLAN, TEXT],
    },
    Target {
        name: "html",
        run: html,
        seeds: &[HTML, TEXT],
    },
    Target {
        name: "docx",
        run: docx,
        seeds: &[WORD],
    },
    Target {
        name: "xlsx",
        run: xlsx,
        seeds: &[SHEET],
    },
    Target {
        name: "archive",
        run: archive,
        seeds: &["PK\u{3}\u{4}", TEXT],
    },
    Target {
        name: "plan",
        run: plan_file,
        seeds: &[PLAN],
    },
    Target {
        name: "front",
        run: front,
        seeds: &[FRONT, HINTS, SETTINGS],
    },
    Target {
        name: "registers",
        run: registers,
        seeds: &[UNITS, LINEAGE, RETIRED],
    },
    Target {
        name: "words",
        run: words,
        seeds: &[
            "国函〔2021〕37号",
            "（一）甲、乙（丙、丁）等",
            "2021年12月底前",
        ],
    },
    Target {
        name: "grammar",
        run: grammar,
        seeds: &[CLAUSES, "市商务委牵头，市财政局、各区人民政府配合"],
    },
    Target {
        name: "query",
        run: query,
        seeds: &["渝北 3", "国发2021 19", "试点 \"任务\" -甲"],
    },
    Target {
        name: "page",
        run: page,
        seeds: &[PAGE, PLAN],
    },
    Target {
        name: "personal",
        run: personal,
        seeds: &[PERSONAL, PLAN],
    },
];

const TEXT: &str = "江州市人民政府\n关于印发工作方案的通知\n江府发〔2022〕7号\n\n一、总体要求\n（一）支持试点。（市商务委牵头，市财政局配合）\n\n任务分工表\n\n序号\t任务\t牵头单位\t配合单位\n一、治水\n1\t修建管网。\t市水务局\t市住建委\n2\t整治水体。\t市商务委\t\n\n注：1. 表中第2项先行。\n";
const LINES: &str = "    序号\n    任务\n    牵头单位\n    1\n    修建管网。\n    市水务局\n| 1 | 甲 | 乙 |\n+---+---+\n第一章　总则\n第一条　甲。\n";
const PLAN: &str = "+++\ntitle = \"工作方案\"\nregion = \"江州市\"\n+++\n\n# 工作方案\n\n## 一、要求\n\n（一）支持试点（市商务委牵头）。{#1}\n\n| 序号 | 任务 | 牵头单位 |\n| --- | --- | --- |\n| 1 | 修建\\|管网<br>二 | 市水务局、李四13900139000 |\n\n注：1. 表中第1项。\n";
const HTML: &str = "<html><body><h1>工作方案</h1><table><tr><th rowspan=2>序号<th>任务<th>牵头单位</tr><tr><td>1<td colspan=2>修建&nbsp;管网</tr></table><p>一、要求<ul><li>甲</ul><script>x</script></body></html>";
const WORD: &str = "<w:p><w:r><w:t>工作方案</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/><w:vMerge w:val=\"restart\"/></w:tcPr><w:p><w:r><w:t>序号</w:t><w:br/><w:tab/></w:r></w:p></w:tc></w:tr></w:tbl>";
const SHEET: &str = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>序号</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>任务</t></is></c></row><row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\" t=\"s\"><v>0</v></c></row>";
const FRONT: &str = "title = \"甲\"\ndate = \"2021-11-09\"\nimplements = [\"a\"]\nblocks = [1, 2]\nlead = \"first\"\n[reading]\ntables = [1]\n";
const HINTS: &str = "id = \"a\"\ntitle = \"甲\"\ntables = [1]\ncarry_down = true\n[columns]\n主责方 = \"牵头单位\"\n";
const SETTINGS: &str = "[site]\ntitle = \"甲\"\n[[site.menu]]\ntitle = \"乙\"\nhref = \"a.html\"\n[search]\nmode = \"grams\"\n[search.synonyms]\n电商 = [\"电子商务\"]\n[[mend]]\nplace = \"1\"\nwas = \"甲\"\nnow = \"乙\"\nwhy = \"误\"\n";
const UNITS: &str = "[[unit]]\nid = \"a\"\nname = \"江州市科技局\"\nregion = \"江州市\"\naliases = [\"市科技局\"]\n[collective]\nphrases = [\"各部门\"]\n";
const LINEAGE: &str = "[[confirm]]\ndown = \"a/1\"\nup = \"b/1\"\nkind = \"adapted\"\nreason = \"甲\"\n[[not_taken_up]]\nplan = \"a\"\nup = \"b/2\"\nreason = \"乙\"\n";
const RETIRED: &str = "[[task]]\nid = \"a/9\"\ndate = \"2021-01-01\"\nreason = \"甲\"\n";
const CLAUSES: &str = "商务部牵头，各成员单位共同负责推进；外交部、移民局制订政策保障措施，有关省（自治区、直辖市）等2021年底前配合";
const PAGE: &str = "+++\ntitle = \"说明\"\n+++\n\n# 说明\n\n**甲** [乙](a.md) ![丙](b.png) `丁` <b>戊</b>\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> - 1. 己[^1]\n\n[^1]: 庚\n";
const PERSONAL: &str = "联系人：李　四（处长），电话：+86 139-0013-9000、139****5678；身份证号110105 19491231 002X\n| 姓名 | 电话 |\n| --- | --- |\n| 欧阳锋、王五 | ０２３－67806780 |\n家住江州区文一路5号2室，卡号6222 0210 0112 3456 789，一三九零零一三九零零零";

/// Any bytes as text.
fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// No bytes make import panic, no character is lost untold, and what it writes is read as it says.
fn document(name: &str, bytes: &[u8]) {
    if let Ok(read) = import(name, bytes, &Options::default()) {
        let told = read.findings.iter().any(|one| one.code == Code::TextLost);
        assert_eq!(told, !read.account.lost.is_empty(), "characters are lost");
        let file = Source::new("content/plans/a.md", &read.markdown);
        let again = plan::parse(&file).0;
        assert_eq!(again.tasks.len(), read.plan.tasks.len(), "tasks");
        privacy::mask(read.plan);
    }
}

/// Text in any encoding.
pub(crate) fn text(bytes: &[u8]) {
    document("a.txt", bytes);
}

/// Markdown to be imported.
pub(crate) fn markdown(bytes: &[u8]) {
    document("a.md", bytes);
}

/// Web pages.
pub(crate) fn html(bytes: &[u8]) {
    document("a.html", bytes);
}

/// Files in an archive.
fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        out.start_file(*name, zip::write::SimpleFileOptions::default())
            .expect("memory takes it");
        out.write_all(text.as_bytes()).expect("memory takes it");
    }
    out.finish().expect("memory takes it").into_inner()
}

/// The body of a Word file.
pub(crate) fn docx(bytes: &[u8]) {
    let body = lossy(bytes);
    let text = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"w\" xmlns:mc=\"m\"><w:body>{body}</w:body></w:document>"
    );
    document("a.docx", &zipped(&[("word/document.xml", &text)]));
}

/// The rows of an Excel file.
pub(crate) fn xlsx(bytes: &[u8]) {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const LINKS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let rows = lossy(bytes);
    let sheet = format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData></worksheet>");
    let book = format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{LINKS}\"><sheets><sheet name=\"甲\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    );
    let links = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{LINKS}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
    );
    let strings = format!("<sst xmlns=\"{MAIN}\"><si><t>任务</t></si></sst>");
    document(
        "a.xlsx",
        &zipped(&[
            ("xl/workbook.xml", &book),
            ("xl/_rels/workbook.xml.rels", &links),
            ("xl/worksheets/sheet1.xml", &sheet),
            ("xl/sharedStrings.xml", &strings),
        ]),
    );
}

/// Any bytes where an Office file is expected.
pub(crate) fn archive(bytes: &[u8]) {
    document("a.docx", bytes);
    document("a.xlsx", bytes);
}

/// A plan file.
pub(crate) fn plan_file(bytes: &[u8]) {
    let file = Source::new("content/plans/a.md", &lossy(bytes));
    privacy::mask(plan::parse(&file).0);
}

/// Front matter, hints, mends, settings.
pub(crate) fn front(bytes: &[u8]) {
    let text = lossy(bytes);
    plan_file(format!("+++\n{text}\n+++\n\n文字。\n").as_bytes());
    let _ = Options::parse("a.import.toml", &text);
    let _ = SiteConfig::parse(&text);
    if let Ok(mends) = Corrections::parse("a.toml", &text) {
        mends.apply("甲乙甲");
    }
}

/// The registers.
pub(crate) fn registers(bytes: &[u8]) {
    let file = Some(Source::new("content/a.toml", &lossy(bytes)));
    let files = [
        Files {
            units: file.clone(),
            ..Files::default()
        },
        Files {
            lineage: file.clone(),
            ..Files::default()
        },
        Files {
            retired: file,
            ..Files::default()
        },
    ];
    for files in files {
        let _ = Registers::parse(files);
    }
}

/// Numbers of documents, lists, numerals, days, regions.
pub(crate) fn words(bytes: &[u8]) {
    let text = lossy(bytes);
    for (range, number) in docno::find(&text) {
        assert_eq!(docno::normalise(&text[range]), Some(number));
    }
    let parts = list::split(&text, |c| "、，和".contains(c));
    assert!(parts.windows(2).all(|two| two[0].end <= two[1].start));
    list::brackets(&text);
    list::without_last_bracket(&text);
    assert!(list::outside(&text).count() <= text.chars().count());
    if let Some(heading) = item::heading(&text) {
        assert!(text.is_char_boundary(heading.len));
    }
    let _ = (
        numeral::read(&text),
        numeral::figures(&text),
        numeral::opening(&text),
    );
    let _ = (
        day::Day::read(&text),
        day::is_point(&text),
        region::parent(&text),
    );
    assert!(width::width(width::fit(&text, 8)) <= 8);
}

/// Who answers for a task: in a cell, a bracket, a sentence.
pub(crate) fn grammar(bytes: &[u8]) {
    let text = lossy(bytes).replace(['\n', '\r', '|', '\\'], " ");
    let plan = format!(
        "+++\ntitle = \"甲\"\n+++\n\n# 甲\n\n（一）支持试点（{text}）。\n\n（二）{text}。\n\n| 序号 | 任务 | 责任单位 | 时限 |\n| --- | --- | --- | --- |\n| 1 | 甲 | {text} | {text} |\n"
    );
    plan_file(plan.as_bytes());
}

/// A query to the search.
pub(crate) fn query(bytes: &[u8]) {
    static FILES: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    let files = FILES.get_or_init(|| {
        let project = Project {
            plans: vec![Source::new("content/plans/a.md", PLAN)],
            units: Some(Source::new("content/units.toml", UNITS)),
            ..Project::default()
        };
        let read = pipeline::read(&project).expect("the register is good");
        let built = pipeline::index(&read.atlas, &project.config).into_iter();
        built
            .map(|file| (file.path, String::from_utf8(file.bytes).expect("UTF-8")))
            .collect()
    });
    let text = lossy(bytes);
    let folded = fold::fold_with_places(&text);
    assert_eq!(folded.key, fold::fold(&text));
    fold::parse(&text);
    vectors::document_number(&text);
    vectors::plan_and_label(&text);
    let index = Index::open(|name| Ok(files.get(name).cloned().unwrap_or_default()));
    let index = index.expect("the index was built just now");
    index.answer(&text, &Filters::default()).expect("an answer");
}

/// A free page.
pub(crate) fn page(bytes: &[u8]) {
    let project = Project {
        pages: vec![Source::new("content/pages/a.md", &lossy(bytes))],
        ..Project::default()
    };
    let atlas = pipeline::read(&project).expect("no registers").atlas;
    gangmu::pages::plan(&atlas, &project.config, &project.pages);
    privacy::mask_page(&project.pages[0]);
}

/// What is personal: a star for each character, and nothing that is covered is found again.
pub(crate) fn personal(bytes: &[u8]) {
    let text = lossy(bytes);
    let masked = privacy::masked(&text);
    assert_eq!(masked.chars().count(), text.chars().count());
    assert_eq!(masked.lines().count(), text.lines().count());
    let file = Source::new("content/a.toml", &text);
    assert_eq!(
        privacy::mask_register(&file).text.lines().count(),
        file.text.lines().count()
    );
    let mut findings = privacy::findings(&file, true);
    privacy::mask_findings(&mut findings, |_| Some(&file));
}
