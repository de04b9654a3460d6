//! Word files: what Word prints, shows and hides is what the plan has, or is removed with a reason, or told.

use std::io::{Cursor, Write as _};

use super::{read, tasks, told};
use gangmu::import::{Import, Options, import};

/// A Word file of that body with parts beside it.
fn word(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let body = format!(
        "<w:document xmlns:w=\"w\" xmlns:mc=\"c\" xmlns:m=\"m\" xmlns:v=\"v\"><w:body>{body}</w:body></w:document>"
    );
    let mut all = vec![("word/document.xml", body.as_str())];
    all.extend(parts);
    package(&all)
}

fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        let options = zip::write::SimpleFileOptions::default();
        out.start_file(*name, options).expect("memory takes it");
        out.write_all(text.as_bytes()).expect("memory takes it");
    }
    out.finish().expect("memory takes it").into_inner()
}

fn run(text: &str) -> String {
    format!("<w:r><w:t>{text}</w:t></w:r>")
}

/// A run that looks in a way.
fn styled(look: &str, text: &str) -> String {
    format!("<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>")
}

fn p(runs: &str) -> String {
    format!("<w:p>{runs}</w:p>")
}

/// A paragraph with properties.
fn pp(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{}</w:p>", run(text))
}

fn item(list: u32, level: u32, text: &str) -> String {
    let number =
        format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");
    pp(&number, text)
}

fn cell(properties: &str, inner: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>")
}

fn row(properties: &str, cells: &[&str]) -> String {
    let cells: String = cells.iter().map(|c| cell("", &p(&run(c)))).collect();
    format!("<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>")
}

fn table(rows: &[String]) -> String {
    format!("<w:tbl>{}</w:tbl>", rows.concat())
}

/// The lines of the linear text, without empty ones and without what was removed.
fn lines(import: &Import) -> Vec<String> {
    let source = import.document.source();
    let mut text = source.text.clone();
    for removed in import.account.removed.iter().rev() {
        text.replace_range(removed.range.clone(), "");
    }
    let lines = text.lines().map(str::trim).filter(|l| !l.is_empty());
    lines.map(str::to_owned).collect()
}

/// The lines of a file of that body, below its title.
fn shown(body: &str, parts: &[(&str, &str)]) -> Vec<String> {
    let title = p(&run("某县工作方案"));
    let import = read("a.docx", word(&format!("{title}{body}"), parts));
    assert!(import.account.lost.is_empty());
    lines(&import).split_off(1)
}

fn numbering(levels: &[(&str, &str, &str)], lists: &str) -> String {
    let levels: Vec<String> = levels
        .iter()
        .enumerate()
        .map(|(i, (format, text, more))| {
            format!(
                "<w:lvl w:ilvl=\"{i}\">{more}<w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
            )
        })
        .collect();
    let levels = levels.concat();
    format!(
        "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"7\">{levels}</w:abstractNum>{lists}</w:numbering>"
    )
}

/// A list of pattern 7 with what it has of its own.
fn list(id: u32, own: &str) -> String {
    format!("<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"7\"/>{own}</w:num>")
}

#[test]
fn a_list_starts_anew_where_its_number_is_overridden() {
    let again = "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>";
    let five = "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride>";
    let lists = [list(1, ""), list(2, again), list(3, five), list(4, "")].concat();
    let numbers = numbering(&[("decimal", "%1.", "")], &lists);
    let body: String = [1, 1, 2, 2, 3, 4, 2]
        .iter()
        .map(|list| item(*list, 0, "修路。"))
        .collect();
    let wanted = ["1.", "2.", "1.", "2.", "5.", "6.", "7."].map(|n| format!("{n}修路。"));
    assert_eq!(shown(&body, &[("word/numbering.xml", &numbers)]), wanted);
}

#[test]
fn levels_start_anew_after_the_one_they_name_and_are_written_as_they_say() {
    let levels = [
        ("chineseCounting", "第%1章", ""),
        ("decimal", "%1.%2", "<w:isLgl/>"),
        ("lowerRoman", "%3)", "<w:lvlRestart w:val=\"0\"/>"),
        (
            "decimalEnclosedParen",
            "%4",
            "<w:lvlRestart w:val=\"1\"/><w:suff w:val=\"nothing\"/>",
        ),
    ];
    let numbers = numbering(&levels, &list(1, ""));
    let places = [0, 1, 2, 3, 1, 2, 3, 0, 1, 2, 3];
    let body: String = places.iter().map(|at| item(1, *at, "2公里")).collect();
    assert_eq!(
        shown(&body, &[("word/numbering.xml", &numbers)]),
        [
            "第一章 2公里",
            "1.1 2公里",
            "i)2公里",
            "⑴2公里",
            "1.2 2公里",
            "ii)2公里",
            "⑵2公里",
            "第二章 2公里",
            "2.1 2公里",
            "iii)2公里",
            "⑴2公里",
        ]
    );
}

#[test]
fn a_number_runs_not_into_the_figures_of_its_text() {
    let numbers = numbering(
        &[("decimal", "%1.", ""), ("decimal", "%2", "")],
        &list(1, ""),
    );
    let body = item(1, 0, "5公里绿道") + &item(1, 1, "2023年完成") + &item(1, 0, "修路");
    assert_eq!(
        shown(&body, &[("word/numbering.xml", &numbers)]),
        ["1. 5公里绿道", "1 2023年完成", "2.修路"]
    );
}

#[test]
fn lists_come_from_styles_and_the_styles_that_they_rest_on() {
    let numbers = "<w:numbering xmlns:w=\"w\">\
        <w:abstractNum w:abstractNumId=\"0\"><w:numStyleLink w:val=\"L\"/></w:abstractNum>\
        <w:abstractNum w:abstractNumId=\"1\"><w:styleLink w:val=\"L\"/>\
        <w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl>\
        <w:lvl w:ilvl=\"1\"><w:pStyle w:val=\"B\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"（%2）\"/></w:lvl>\
        </w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>\
        <w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>";
    let style = |id: &str, base: &str, list: &str| {
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:basedOn w:val=\"{base}\"/>\
             <w:pPr><w:numPr>{list}</w:numPr></w:pPr></w:style>"
        )
    };
    let styles = format!(
        "<w:styles xmlns:w=\"w\">{}{}{}{}<w:style w:styleId=\"D\"><w:basedOn w:val=\"A\"/></w:style></w:styles>",
        style("L", "", "<w:numId w:val=\"2\"/>"),
        style("A", "", "<w:numId w:val=\"1\"/>"),
        style("B", "A", "<w:numId w:val=\"1\"/>"),
        style("C", "A", "<w:numId w:val=\"0\"/>"),
    );
    let of = |style: &str, text: &str| pp(&format!("<w:pStyle w:val=\"{style}\"/>"), text);
    let body = of("A", "甲段") + &of("B", "乙段") + &of("C", "丙段") + &of("D", "丁段");
    let parts = [
        ("word/numbering.xml", numbers),
        ("word/styles.xml", &styles),
    ];
    assert_eq!(
        shown(&body, &parts),
        ["一、甲段", "（一）乙段", "丙段", "二、丁段"]
    );
}

#[test]
fn what_revisions_took_away_counts_not_and_joins_what_it_parted() {
    let numbers = numbering(&[("chineseCounting", "%1、", "")], &list(1, ""));
    let properties = |mark: &str| {
        format!(
            "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:rPr>{mark}</w:rPr></w:pPr>"
        )
    };
    for mark in ["<w:del/>", "<w:moveFrom/>"] {
        let gone = format!(
            "<w:p>{}<w:del><w:r><w:delText>旧事。</w:delText></w:r></w:del></w:p>",
            properties(mark)
        );
        let first = format!("<w:p>{}{}</w:p>", properties(mark), run("新建泵站，"));
        let body = item(1, 0, "修渠。")
            + &gone
            + &gone
            + &item(1, 0, "修闸。")
            + &first
            + &p(&run("改造管网。"))
            + &gone
            + &table(&[row("", &["甲", "乙"])]);
        assert_eq!(
            shown(&body, &[("word/numbering.xml", &numbers)]),
            [
                "一、修渠。",
                "二、修闸。",
                "三、新建泵站，改造管网。",
                "甲",
                "乙"
            ]
        );
    }
}

#[test]
fn formulas_powers_and_signs_keep_their_meaning() {
    let fraction = "<m:oMath><m:f><m:num><m:r><m:t>2</m:t></m:r></m:num><m:den><m:r><m:t>3</m:t></m:r></m:den></m:f></m:oMath>";
    let up = "<w:vertAlign w:val=\"superscript\"/>";
    let down = "<w:vertAlign w:val=\"subscript\"/>";
    let eq = |code: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        )
    };
    let sign =
        |font: &str, at: &str| format!("<w:r><w:sym w:font=\"{font}\" w:char=\"{at}\"/></w:r>");
    for (runs, wanted) in [
        (run("覆盖") + fraction + &run("以上"), "覆盖2/3以上"),
        (run("共1") + fraction + &run("4次"), "共1 2/3 4次"),
        (
            run("造林2×10") + &styled(up, "5") + &run("亩"),
            "造林2×10⁵亩",
        ),
        (run("10km") + &styled(up, "2"), "10km²"),
        (run("减排CO") + &styled(down, "2"), "减排CO₂"),
        (run("10") + &styled(up, "x"), "10^x"),
        (eq(" EQ \\f(3,4) ") + &run("的村"), "3/4的村"),
        (eq("eq \\o\\ac(○,5)") + &run("修路"), "⑤修路"),
        (sign("Symbol", "F0A3") + &run("5%"), "≤5%"),
        (sign("Wingdings 2", "F052") + &run("是"), "☑是"),
        (
            styled("<w:rFonts w:ascii=\"Wingdings 2\"/>", "£") + &run("否"),
            "☐否",
        ),
        (sign("宋体", "25CF") + &run("要点"), "●要点"),
    ] {
        assert_eq!(shown(&p(&runs), &[]), [wanted]);
    }
    assert_eq!(shown(fraction, &[]), ["2/3"]);
}

#[test]
fn a_sign_that_nobody_knows_is_told_at_its_place() {
    let sign = "<w:r><w:sym w:font=\"某字体\" w:char=\"F021\"/></w:r>";
    let body = p(&run("某县工作方案")) + &p(&(run("达标") + sign + &run("九成")));
    let import = read("a.docx", word(&body, &[]));
    let found = import.findings.iter().find(|f| f.code.id() == "G118");
    let found = found.expect("it is told");
    assert_eq!(found.message, "用字体“某字体”画的符号（F021）没有读入");
    assert_eq!((found.place.line, &*found.place.excerpt), (2, "达标九成"));
}

#[test]
fn a_sign_is_told_where_it_stands_though_the_words_stand_elsewhere_too() {
    let sign = "<w:r><w:sym w:font=\"某字体\" w:char=\"F021\"/></w:r>";
    let paragraph = |words: &str| p(&(run(words) + sign));
    let body = p(&run("某县工作方案"))
        + &p(&run("修坝"))
        + &paragraph("修坝")
        + &paragraph("治⽔")
        + &paragraph("")
        + &table(&[format!(
            "<w:tr>{}{}</w:tr>",
            cell("", &p(&run("修坝"))),
            cell("", &paragraph("修坝"))
        )]);
    let import = read("a.docx", word(&body, &[]));
    let signs = import
        .findings
        .iter()
        .filter(|f| f.message.contains("某字体"));
    let lines: Vec<_> = signs.map(|f| (f.place.line, &*f.place.excerpt)).collect();
    assert_eq!(lines, [(3, "修坝"), (4, "治水"), (5, ""), (7, "修坝")]);
}

#[test]
fn what_word_does_not_show_is_removed_with_the_reason() {
    let ruby = "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>qú</w:t></w:r></w:rt>\
        <w:rubyBase><w:r><w:t>衢</w:t></w:r></w:rubyBase></w:ruby></w:r>";
    let styles = "<w:styles xmlns:w=\"w\"><w:style w:styleId=\"S\"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>";
    for (runs, wanted, reason) in [
        (styled("<w:vanish/>", "密语"), "甲乙", Some("隐藏的文字")),
        (
            styled("<w:rStyle w:val=\"S\"/>", "密语"),
            "甲乙",
            Some("隐藏的文字"),
        ),
        (
            styled("<w:strike/>", "旧语"),
            "甲乙",
            Some("画了删除线的文字"),
        ),
        (
            styled("<w:dstrike w:val=\"1\"/>", "旧语"),
            "甲乙",
            Some("画了删除线的文字"),
        ),
        (ruby.to_owned(), "甲衢乙", Some("注音")),
        (
            styled("<w:vanish w:val=\"off\"/>", "明语"),
            "甲明语乙",
            None,
        ),
        (styled("<w:strike w:val=\"0\"/>", "明语"), "甲明语乙", None),
        (
            styled("<w:rStyle w:val=\"S\"/><w:vanish w:val=\"false\"/>", "明语"),
            "甲明语乙",
            None,
        ),
    ] {
        let line = p(&(run("甲") + &runs + &run("乙")));
        for body in [
            line.clone(),
            table(&[format!(
                "<w:tr>{}{}</w:tr>",
                cell("", &line),
                cell("", &p(""))
            )]),
        ] {
            let parts = [("word/styles.xml", styles)];
            let import = read("a.docx", word(&(p(&run("某县工作方案")) + &body), &parts));
            assert_eq!(lines(&import)[1], wanted);
            let reasons: Vec<_> = import.removed.iter().map(|(why, _)| *why).collect();
            assert_eq!(reasons, Vec::from_iter(reason));
        }
    }
}

#[test]
fn forms_show_what_was_chosen() {
    let field = |data: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData>{data}</w:ffData></w:fldChar></w:r>\
             <w:r><w:instrText> FORM </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        )
    };
    let entries = "<w:listEntry w:val=\"县农业局\"/><w:listEntry w:val=\"县林业局\"/>";
    for (data, wanted) in [
        (
            format!("<w:ddList><w:result w:val=\"1\"/>{entries}</w:ddList>"),
            "由县林业局",
        ),
        (format!("<w:ddList>{entries}</w:ddList>"), "由县农业局"),
        ("<w:checkBox><w:checked/></w:checkBox>".to_owned(), "由☑"),
        (
            "<w:checkBox><w:default w:val=\"0\"/></w:checkBox>".to_owned(),
            "由☐",
        ),
    ] {
        assert_eq!(shown(&p(&(run("由") + &field(&data))), &[]), [wanted]);
    }
    let unknown = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> AUTONUM </w:instrText></w:r>\
        <w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    let import = read("a.docx", word(&p(&(run("某县工作方案") + unknown)), &[]));
    assert_eq!(told(&import, "G118"), ["域 AUTONUM 的结果没有读入"]);
}

#[test]
fn of_several_forms_one_is_shown() {
    let form = |tag: &str, needs: &str, text: &str| {
        format!(
            "<mc:{tag} {needs}><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></mc:{tag}>",
            p(&run(text))
        )
    };
    let forms = |forms: &[String]| {
        let all = forms.concat();
        p(&format!(
            "<w:r><mc:AlternateContent>{all}</mc:AlternateContent></w:r>{}",
            run("正文。")
        ))
    };
    let new = form("Choice", "Requires=\"zz9\"", "框内。");
    let known = form("Choice", "Requires=\"wps\"", "框内。");
    let old = form("Fallback", "", "框内。");
    let empty = "<mc:Choice Requires=\"wps\"><w:drawing/></mc:Choice>".to_owned();
    for all in [
        vec![new.clone(), known.clone(), old.clone()],
        vec![known.clone(), known, old.clone()],
        vec![new.clone()],
        vec![new, old.clone()],
        vec![empty, old],
    ] {
        assert_eq!(shown(&forms(&all), &[]), ["框内。", "正文。"]);
    }
}

const HEADS: [&str; 3] = ["序号", "工作任务", "牵头单位"];

#[test]
fn rows_and_cells_that_are_not_shown_are_removed() {
    let gone = "<w:del/>";
    let hidden = "<w:hidden/>";
    for (mark, reason) in [(gone, "修订中删去的文字"), (hidden, "隐藏的表格行")] {
        let body = p(&run("某县工作方案"))
            + &table(&[
                row("", &HEADS),
                row("", &["1", "修渠。", "县水利局"]),
                row(mark, &["2", "旧事。", "县财政局"]),
                row("", &["2", "修闸。", "县水务局"]),
            ]);
        let import = read("a.docx", word(&body, &[]));
        let who: Vec<_> = tasks(&import).into_iter().map(|t| t.2).collect();
        assert_eq!(who, ["牵县水利局", "牵县水务局"]);
        assert_eq!(import.removed, [(reason, 8)]);
    }
    let gone = cell("<w:cellDel/>", &p(&run("县财政局")));
    let cells: String = ["1", "修渠。"]
        .iter()
        .map(|c| cell("", &p(&run(c))))
        .collect();
    let last = cell("", &p(&run("县水利局")));
    let body = p(&run("某县工作方案"))
        + &table(&[row("", &HEADS), format!("<w:tr>{cells}{gone}{last}</w:tr>")]);
    let import = read("a.docx", word(&body, &[]));
    assert_eq!(tasks(&import)[0].2, "牵县水利局");
    assert_eq!(import.removed, [("修订中删去的文字", 4)]);
}

#[test]
fn a_cell_goes_on_only_below_the_one_that_it_is_one_with() {
    let merged = |merge: &str, text: &str| cell(&format!("<w:vMerge{merge}/>"), &p(&run(text)));
    let begins = " w:val=\"restart\"";
    let line = |mark: &str, n: &str, last: &str| {
        let cells: String = [n, "修渠。"]
            .iter()
            .map(|c| cell("", &p(&run(c))))
            .collect();
        format!("<w:tr><w:trPr>{mark}</w:trPr>{cells}{last}</w:tr>")
    };
    let body = p(&run("某县工作方案"))
        + &table(&[
            row("", &HEADS),
            line("", "1", &merged(begins, "县水利局")),
            line("", "2", &merged("", "遮住")),
            line("<w:del/>", "3", &merged(begins, "县财政局")),
            line("", "3", &merged("", "县住建局")),
        ]);
    let import = read("a.docx", word(&body, &[]));
    let who: Vec<_> = tasks(&import).into_iter().map(|t| t.2).collect();
    assert_eq!(who, ["牵县水利局", "牵县水利局", "牵县住建局"]);
}

#[test]
fn tables_in_frames_are_tables_and_those_in_cells_are_lines() {
    let inner = table(&[
        row("", &HEADS),
        row("", &["1", "修渠。", "县水利局"]),
        row("", &["2", "修闸。", "县水务局"]),
    ]);
    let frame = |inside: &str| {
        table(&[format!(
            "<w:tr>{}{}</w:tr>",
            cell("", inside),
            cell("", &p(""))
        )])
    };
    let boxed = p(&format!(
        "<w:r><w:txbxContent>{inner}</w:txbxContent></w:r>"
    ));
    let title = p(&run("某县工作方案"));
    let caption = p(&run("任务分工表"));
    for body in [
        frame(&format!("{caption}{inner}{}", p(""))),
        frame(&frame(&inner)),
        boxed,
    ] {
        let import = read("a.docx", word(&format!("{title}{body}"), &[]));
        let who: Vec<_> = tasks(&import).into_iter().map(|t| t.2).collect();
        assert_eq!(who, ["牵县水利局", "牵县水务局"]);
    }
    let small = table(&[row("", &["名称", "数量"]), row("", &["水渠", "3条"])]);
    let text = cell("", &format!("{}{small}{}", p(&run("修下列工程：")), p("")));
    let (first, last) = (cell("", &p(&run("1"))), cell("", &p(&run("县水利局"))));
    let nested = table(&[row("", &HEADS), format!("<w:tr>{first}{text}{last}</w:tr>")]);
    let lines = shown(&nested, &[]);
    assert_eq!(lines[4..7], ["修下列工程：", "名称 数量", "水渠 3条"]);
}

#[test]
fn endnotes_are_kept_as_footnotes_are() {
    let notes = |kind: &str, text: &str| {
        format!(
            "<w:{kind}s xmlns:w=\"w\"><w:{kind} w:type=\"separator\" w:id=\"0\">{0}</w:{kind}>\
             <w:{kind} w:id=\"1\">{1}{2}</w:{kind}><w:{kind} w:id=\"2\">{3}</w:{kind}></w:{kind}s>",
            p(&run("—")),
            p(&run(text)),
            p(&run("又一段。")),
            p(&run("没人引用")),
        )
    };
    let cite = |kind: &str| format!("<w:r><w:{kind}Reference w:id=\"1\"/></w:r>");
    let (foot, end) = (
        notes("footnote", "注在页下。"),
        notes("endnote", "注在文末。"),
    );
    let parts = [
        ("word/footnotes.xml", foot.as_str()),
        ("word/endnotes.xml", &end),
    ];
    let body = p(&run("某县工作方案"))
        + &p(&(run("修渠") + &cite("endnote") + &cite("footnote") + &run("。")));
    let import = read("a.docx", word(&body, &parts));
    assert_eq!(
        lines(&import)[1..],
        ["修渠。", "注在页下。", "又一段。", "注在文末。", "又一段。"]
    );
    let removed = [
        ("没有引用的尾注", 4),
        ("没有引用的脚注", 4),
        ("脚注和尾注的分隔线", 2),
    ];
    assert_eq!(import.removed, removed);
}

#[test]
fn tables_of_contents_are_removed_however_they_are_marked() {
    let line = |style: &str, text: &str| {
        format!(
            "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{}<w:r><w:tab/></w:r>{}</w:p>",
            run(text),
            run("1")
        )
    };
    let styles = "<w:styles xmlns:w=\"w\"><w:style w:styleId=\"21\"><w:name w:val=\"toc 2\"/></w:style></w:styles>";
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let begin =
        mark("begin") + "<w:r><w:instrText> TOC \\o </w:instrText></w:r>" + &mark("separate");
    for contents in [
        line("21", "一、总则") + &line("21", "二、任务"),
        format!(
            "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/></w:docPartObj></w:sdtPr>\
             <w:sdtContent>{}{}</w:sdtContent></w:sdt>",
            line("x", "一、总则"),
            line("x", "二、任务")
        ),
        p(&(begin + &run("一、总则1"))) + &p(&run("二、任务1")) + &p(&mark("end")),
    ] {
        let body = format!(
            "{}{contents}{}",
            p(&run("某县工作方案")),
            p(&run("一、总则"))
        );
        let import = read("a.docx", word(&body, &[("word/styles.xml", styles)]));
        assert_eq!(lines(&import)[1..], ["一、总则"]);
        assert_eq!(import.removed, [("目录", 10)]);
    }
    // A field that never ends takes nothing with it.
    let open =
        p(&(mark("begin") + "<w:r><w:instrText> TOC </w:instrText></w:r>" + &mark("separate")));
    assert_eq!(shown(&(open + &p(&run("一、总则"))), &[]), ["一、总则"]);
}

#[test]
fn parts_are_found_by_what_the_file_says_of_them() {
    let relations = |all: &[(&str, &str)]| {
        let all: Vec<String> = all
            .iter()
            .map(|(kind, at)| {
                format!("<Relationship Type=\"x/relationships/{kind}\" Target=\"{at}\"/>")
            })
            .collect();
        format!("<Relationships>{}</Relationships>", all.concat())
    };
    let body = format!(
        "<w:document xmlns:w=\"w\"><w:body>{}{}</w:body></w:document>",
        p(&run("某县工作方案")),
        item(1, 0, "修渠。（县水利局负责）")
    );
    let numbers = numbering(&[("chineseCounting", "%1、", "")], &list(1, ""));
    let root = relations(&[("officeDocument", "/doc/main7.xml")]);
    let own = relations(&[("numbering", "../n/lists.xml")]);
    let bytes = package(&[
        ("_rels/.rels", &root),
        ("doc/main7.xml", &body),
        ("doc/_rels/main7.xml.rels", &own),
        ("n/lists.xml", &numbers),
    ]);
    let import = read("a.docx", bytes);
    assert_eq!(tasks(&import)[0].0, "一");
    // A part in UTF-16.
    let mut wide = vec![0xff, 0xfe];
    wide.extend(body.encode_utf16().flat_map(u16::to_le_bytes));
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    out.start_file(
        "word/document.xml",
        zip::write::SimpleFileOptions::default(),
    )
    .expect("memory takes it");
    out.write_all(&wide).expect("memory takes it");
    let bytes = out.finish().expect("memory takes it").into_inner();
    assert_eq!(tasks(&read("a.docx", bytes)).len(), 1);
}

#[test]
fn a_file_with_a_password_is_no_file_of_an_older_version() {
    let name = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes);
    let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    bytes.resize(1024, 0);
    bytes.extend(name);
    let why = import("a.docx", &bytes, &Options::default()).expect_err("it is refused");
    assert!(why.to_string().contains("有密码") && why.to_string().contains("取消密码"));
}

#[test]
fn parts_that_are_not_read_are_told() {
    let picture = "<w:r><w:pict><v:textpath string=\"样稿\"/></w:pict></w:r>";
    let body = p(&run("某县工作方案")) + &p(picture) + "<w:altChunk/>";
    let parts = [
        ("word/embeddings/book.xlsx", "x"),
        ("word/comments.xml", "<w:comments xmlns:w=\"w\"><w:t>"),
        ("word/styles.xml", "<w:styles"),
    ];
    let import = read("a.docx", word(&body, &parts));
    assert_eq!(lines(&import)[1], "样稿");
    let told = told(&import, "G118").join("\n");
    for what in ["word/styles.xml 损坏", "插入的 1 份", "book.xlsx"] {
        assert!(told.contains(what), "{told}");
    }
}

#[test]
fn every_word_of_a_file_is_there_once() {
    let mut count = 0;
    let mut word_of = || {
        count += 1;
        run(&format!("第{count}处"))
    };
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let mut body = p(&run("某县工作方案"));
    for (before, after) in [
        ("<w:p>", "</w:p>"),
        ("<w:p><w:hyperlink>", "</w:hyperlink></w:p>"),
        ("<w:p><w:ins>", "</w:ins></w:p>"),
        ("<w:p><w:del>", "</w:del></w:p>"),
        ("<w:p><w:moveFrom>", "</w:moveFrom></w:p>"),
        ("<w:del><w:p>", "</w:p></w:del>"),
        (
            "<w:sdt><w:sdtContent><w:p>",
            "</w:p></w:sdtContent></w:sdt>",
        ),
        (
            "<w:p><w:sdt><w:sdtContent>",
            "</w:sdtContent></w:sdt></w:p>",
        ),
        ("<w:unheard><w:p>", "</w:p></w:unheard>"),
        ("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>", "</w:p>"),
        (
            "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:del>",
            "</w:del></w:p>",
        ),
        ("<w:tbl><w:tr><w:tc><w:p>", "</w:p></w:tc></w:tr></w:tbl>"),
        (
            "<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel/></w:tcPr><w:p>",
            "</w:p></w:tc></w:tr></w:tbl>",
        ),
        (
            "<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc><w:tbl><w:tr><w:tc><w:p>",
            "</w:p></w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>",
        ),
        (
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>框</w:t></w:r></w:p></w:tc><w:tc><w:tbl><w:tr><w:tc><w:p>",
            "</w:p></w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>",
        ),
        (
            "<w:p><w:r><w:txbxContent><w:p>",
            "</w:p></w:txbxContent></w:r></w:p>",
        ),
        (
            "<w:p><w:del><w:r><w:txbxContent><w:p>",
            "</w:p></w:txbxContent></w:r></w:del></w:p>",
        ),
    ] {
        body = format!("{body}{before}{}{}{after}", word_of(), word_of());
    }
    // A field in the command of another.
    let inner = mark("begin") + &mark("separate") + &word_of() + &mark("end");
    let field = mark("begin") + &inner + &mark("separate") + &word_of() + &mark("end");
    // A command that never ends.
    let open = mark("begin") + &word_of();
    body += &(p(&field) + &p(&open) + &p(&word_of()));
    let import = read("a.docx", word(&body, &[]));
    assert!(import.account.lost.is_empty());
    let text = &import.document.source().text;
    for n in 1..=count {
        let found = text.matches(&format!("第{n}处")).count();
        assert_eq!(found, 1, "第{n}处 in {text}");
    }
}
