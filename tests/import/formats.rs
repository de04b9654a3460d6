//! One document in every format gives the same plan.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use super::{read, tasks, told};

const TEXT: &str = "\
某市人民政府
关于印发某市绿色发展工作方案的通知
某府发〔2022〕7号

各区人民政府：
现印发给你们，请认真执行。
某市人民政府
2022年3月1日

某市绿色发展工作方案

为推进绿色发展，制定本方案。
一、总体要求
坚持生态优先。

附件
某市绿色发展任务分工表

序号\t工作任务\t牵头单位\t配合单位
一、治水
1\t修建污水管网。\t市水务局\t市住建委
2\t整治黑臭水体。\t市生态环境局\t市水务局
二、造林
3\t造林十万亩。\t市林业局\t各区人民政府
";

/// Lines before the table of [`TEXT`], and its rows.
fn parts() -> (Vec<&'static str>, Vec<Vec<&'static str>>) {
    let (above, table) = TEXT.split_once("序号").expect("the header");
    let rows = std::iter::once("\t工作任务\t牵头单位\t配合单位")
        .chain(table.lines().skip(1))
        .enumerate()
        .map(|(i, l)| {
            let mut cells: Vec<&str> = l.split('\t').collect();
            if i == 0 {
                cells[0] = "序号";
            }
            cells
        })
        .collect();
    (above.lines().collect(), rows)
}

/// The rows of the plan file below its front matter.
fn body(markdown: &str) -> &str {
    markdown.split("\n+++\n").nth(1).expect("front matter ends")
}

#[test]
fn encodings_of_text() {
    let utf8 = read("a.txt", TEXT);
    assert_eq!(tasks(&utf8).len(), 3);
    assert_eq!(utf8.front.title, "某市绿色发展工作方案");
    let (gbk, _, lost) = encoding_rs::GB18030.encode(TEXT);
    assert!(!lost);
    let wide: Vec<u8> = [0xfe, 0xff]
        .into_iter()
        .chain(TEXT.encode_utf16().flat_map(u16::to_be_bytes))
        .collect();
    let marked = [b"\xef\xbb\xbf", TEXT.as_bytes()].concat();
    for bytes in [gbk.into_owned(), wide, marked] {
        assert_eq!(read("a.txt", bytes).markdown, utf8.markdown);
    }
}

#[test]
fn word() {
    let (lines, rows) = parts();
    let paragraph = |t: &str| format!("<w:p><w:r><w:t>{t}</w:t></w:r></w:p>");
    let mut body_xml: String = lines.iter().map(|l| paragraph(l)).collect();
    body_xml.push_str("<w:tbl>");
    for row in &rows {
        body_xml.push_str("<w:tr>");
        for cell in row {
            let span = if row.len() == 1 {
                "<w:gridSpan w:val=\"4\"/>"
            } else {
                ""
            };
            let _ = write!(
                body_xml,
                "<w:tc><w:tcPr>{span}</w:tcPr>{}</w:tc>",
                paragraph(cell)
            );
        }
        body_xml.push_str("</w:tr>");
    }
    body_xml.push_str("</w:tbl>");
    let read_word = read("a.docx", docx(&body_xml));
    assert_eq!(
        body(&read_word.markdown),
        body(&read("a.txt", TEXT).markdown)
    );
}

#[test]
fn a_bookmark_that_a_conversion_printed_is_taken_out_of_every_format() {
    let heads = ["序号", "任务", "牵头单位"];
    let row = ["1", "建设基站。", "[bookmark: _GoBack]市通信局"];
    let word = [heads, row].map(|cells| {
        let cells = cells.map(|t| format!("<w:tc><w:p><w:r><w:t>{t}</w:t></w:r></w:p></w:tc>"));
        format!("<w:tr>{}</w:tr>", cells.concat())
    });
    let web = [heads, row].map(|cells| {
        let cells = cells.map(|t| format!("<td>{t}</td>"));
        format!("<tr>{}</tr>", cells.concat())
    });
    let text = [heads, row].map(|cells| cells.join("\t"));
    let title = "某市通信工作方案";
    for plan in [
        read(
            "a.docx",
            docx(&format!(
                "<w:p><w:r><w:t>{title}</w:t></w:r></w:p><w:tbl>{}</w:tbl>",
                word.concat()
            )),
        ),
        read(
            "a.html",
            format!(
                "<html><body><p>{title}</p><table>{}</table></body></html>",
                web.concat()
            ),
        ),
        read("a.txt", format!("{title}\n\n{}\n", text.join("\n"))),
    ] {
        let read: Vec<_> = tasks(&plan).into_iter().map(|t| t.2).collect();
        assert_eq!(read, ["牵市通信局"], "{}", plan.markdown);
        assert!(plan.removed.iter().any(|(why, _)| *why == "Word 书签"));
    }
}

#[test]
fn word_numbers_revisions_boxes_and_merged_cells() {
    let list = |level: u8, text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>\
             <w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let cell = |properties: &str, text: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
    };
    let mut xml = "<w:p><w:r><w:t>某市数字经济工作方案</w:t></w:r></w:p>".to_owned();
    xml.push_str(&list(0, "总体要求"));
    xml.push_str(&list(1, "指导思想"));
    xml.push_str(
        "<w:p><w:r><w:t>以创新为</w:t></w:r><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>\
         <w:ins><w:r><w:t>动力，</w:t></w:r></w:ins><w:r><w:t>加快发展。</w:t></w:r>\
         <w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>框中文字。</w:t></w:r></w:p>\
         </w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>框中文字。</w:t></w:r></w:p>\
         </w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>",
    );
    xml.push_str(&list(0, "主要任务"));
    xml.push_str("<w:tbl><w:tr>");
    for head in ["序号", "任务", "牵头单位", "配合单位"] {
        xml.push_str(&cell("", head));
    }
    xml.push_str("</w:tr><w:tr>");
    xml.push_str(&cell("", "1"));
    xml.push_str(&cell("", "建设基站。"));
    xml.push_str(&cell("<w:vMerge w:val=\"restart\"/>", "市通信局"));
    xml.push_str(&cell("", "市电力公司"));
    xml.push_str("</w:tr><w:tr>");
    xml.push_str(&cell("", "2"));
    xml.push_str(&cell("", "建设数据中心。"));
    xml.push_str(&cell("<w:vMerge/>", ""));
    xml.push_str(&cell("", ""));
    xml.push_str("</w:tr></w:tbl>");
    let plan = read("a.docx", docx(&xml));
    assert!(
        plan.markdown
            .contains("## 一、总体要求\n\n### （一）指导思想\n\n")
    );
    assert!(plan.markdown.contains("\n以创新为动力，加快发展。\n"));
    assert_eq!(plan.markdown.matches("框中文字").count(), 1);
    let read: Vec<_> = tasks(&plan).into_iter().map(|t| t.2).collect();
    assert_eq!(read, ["牵市通信局 配市电力公司", "牵市通信局"]);
    assert_eq!(plan.plan.tasks[0].group, ["二、主要任务"]);
}

#[test]
fn web_page_with_its_frame() {
    let (lines, rows) = parts();
    let mut html = String::from(
        "<!DOCTYPE html><html><head><title>某网</title><style>p{color:red}</style></head><body>\
         <div class=\"nav\"><a href=\"#\">首页</a>&nbsp;&gt;&nbsp;政策文件</div>\
         <table><tr><td>发文机关：</td><td>某市人民政府</td><td>成文日期：</td><td>2022-03-01</td></tr></table>\
         <div id=\"zoom\">",
    );
    for line in &lines {
        let _ = writeln!(
            html,
            "<p style=\"text-indent:2em\">&nbsp;&nbsp;<span>{line}</span></p>"
        );
    }
    html.push_str("<table border=1>");
    for row in &rows {
        html.push_str("<tr>");
        for cell in row {
            let span = if row.len() == 1 { " colspan=4" } else { "" };
            let _ = write!(html, "<td{span}><p>{cell}</p></td>");
        }
        html.push_str("</tr>");
    }
    html.push_str(
        "</table></div><div class=\"footer\">版权所有 某市人民政府办公室</div></body></html>",
    );
    let page = read("a.html", &html);
    assert_eq!(body(&page.markdown), body(&read("a.txt", TEXT).markdown));
    assert!(!page.markdown.contains("首页") && !page.markdown.contains("版权"));
    assert!(page.account.lost.is_empty());
}

#[test]
fn a_piece_of_a_web_page_is_one_by_its_name() {
    for text in [
        "<h1>某县工作方案</h1><p>（一）修建水库。（责任单位：县水利局）</p>",
        "某县工作方案<br>（一）修建水库。（责任单位：县水利局）",
        "<!-- 页 --><section><p>某县工作方案</p></section><ul><li>（一）修建水库。（责任单位：县水利局）</li></ul>",
    ] {
        let plan = read("a.html", text);
        assert_eq!(plan.front.title, "某县工作方案", "{text}");
        assert_eq!(tasks(&plan).len(), 1, "{text}");
    }
    // What only ends so is text.
    let plain = read(
        "a.html",
        "某县工作方案\n（一）产值<5亿元。（责任单位：县水利局）\n",
    );
    assert_eq!(tasks(&plain)[0].1, "产值<5亿元。");
}

#[test]
fn markdown_with_an_html_table() {
    let text = "# 某市重点水利项目责任分工表\n\n说明在前。\n\n\
        <table>\n<tr><th>序号</th><th>主要建设内容</th><th>责任单位</th></tr>\n\
        <tr><td>1</td><td>加固堤防<br>12公里&nbsp;</td><td rowspan=\"2\">市水利局</td></tr>\n\
        <TR><TD>2</TD><TD>新建隧洞8公里</TD></TR>\n</table>\n\n**说明**在后。\n";
    let plan = read("a.md", text);
    let expected = [
        ("1", "加固堤防\n12公里", "责市水利局"),
        ("2", "新建隧洞8公里", "责市水利局"),
    ]
    .map(|(a, b, c)| (a.to_owned(), b.to_owned(), c.to_owned()));
    assert_eq!(tasks(&plan), expected);
    assert!(plan.account.lost.is_empty());
    assert!(plan.markdown.contains("\n说明在前。\n"));
    assert!(plan.markdown.contains("\n说明在后。\n"));
    // A table that never ends is text.
    let cut = read("a.md", "# 某市重点工作责任分工表\n\n<table><tr><td>1");
    assert!(cut.account.lost.is_empty());
}

#[test]
fn what_a_word_file_holds_beside_its_text_is_told() {
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let body = format!(
        "<w:p>{}<w:del><w:r><w:delText>删去的话</w:delText></w:r></w:del>\
         <w:r><w:rPr><w:vanish/></w:rPr><w:t>藏着的话</w:t></w:r><w:r><w:sym w:font=\"某字体\" w:char=\"F0FE\"/></w:r></w:p>\
         <w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p>{}</w:p></w:tc></w:tr>\
         <w:tr><w:tc><w:p>{}</w:p></w:tc></w:tr></w:tbl><m:oMathPara><m:t>总量</m:t></m:oMathPara>",
        run("某市绿色发展工作方案"),
        run("删去的行"),
        run("留下的行"),
    );
    let part = |text: &str| format!("<w:p xmlns:w=\"w\"><w:r><w:t>{text}</w:t></w:r></w:p>");
    let plan = read(
        "a.docx",
        docx_with(
            &body,
            &[
                (
                    "word/endnotes.xml",
                    "<w:endnotes xmlns:w=\"w\"><w:endnote w:id=\"1\"><w:t>市水务局 负责解释。</w:t></w:endnote></w:endnotes>"
                        .to_owned(),
                ),
                ("word/footer1.xml", part("— 1 —")),
                ("word/comments.xml", part("改得好。")),
                (
                    "word/footnotes.xml",
                    "<w:footnotes xmlns:w=\"w\"><w:footnote w:id=\"1\"><w:t>脚注</w:t></w:footnote></w:footnotes>"
                        .to_owned(),
                ),
            ],
        ),
    );
    assert_eq!(
        told(&plan, "G118"),
        [
            "批注（word/comments.xml）里的 4 字没有读入",
            "用字体“某字体”画的符号（F0FE）没有读入",
        ]
    );
    assert_eq!(
        plan.removed,
        [
            ("修订中删去的文字", 8),
            ("没有引用的尾注", 9),
            ("没有引用的脚注", 2),
            ("隐藏的文字", 4),
        ]
    );
    assert!(plan.account.lost.is_empty());
}

#[test]
fn what_stands_beside_a_title_in_the_frame_of_a_page_is_told() {
    let page = format!(
        "<html><body><div class=\"top\"><h1>某市绿色发展<br>工作方案</h1><p>某市门户</p></div>\
         <div><p>{}</p><button>打印</button><div class=\"a share\">分享到</div></div></body></html>",
        "坚持生态优先，推进绿色发展。".repeat(20)
    );
    let plan = read("a.html", page);
    assert_eq!(plan.front.title, "某市绿色发展工作方案");
    assert_eq!(
        plan.removed,
        [("网页的按钮和选项", 2), ("网页的栏目、导航和页脚", 7)]
    );
    assert!(plan.account.lost.is_empty());
}

/// A Word file with that body and one list of 一、（一）.
pub(super) fn docx(body: &str) -> Vec<u8> {
    docx_with(body, &[])
}

/// A Word file with parts beside its body.
fn docx_with(body: &str, parts: &[(&str, String)]) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |name: &str, text: &str| {
        out.start_file(name, zip::write::SimpleFileOptions::default())
            .expect("memory takes it");
        out.write_all(text.as_bytes()).expect("memory takes it");
    };
    put(
        "word/document.xml",
        &format!(
            "<?xml version=\"1.0\"?><w:document xmlns:w=\"w\" xmlns:mc=\"m\"><w:body>{body}</w:body></w:document>"
        ),
    );
    put(
        "word/numbering.xml",
        "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"0\">\
         <w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl>\
         <w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"（%2）\"/></w:lvl>\
         </w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>",
    );
    for (name, text) in parts {
        put(name, text);
    }
    out.finish().expect("memory takes it").into_inner()
}
