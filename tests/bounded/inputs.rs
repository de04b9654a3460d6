//! The inputs, each made of pieces many times over, and each chosen to be slow to read if anything is.
//!
//! In a piece, `{n}` stands for a number that counts its copies from 1, `{z}` for four Chinese characters that no
//! other copy has.

use crate::making::{File, Input, document, plans, query, site};

/// A document that is imported; its name is that of its file.
const fn of(name: &'static str, count: usize, files: &'static [File]) -> Input {
    Input {
        name,
        count,
        run: document,
        files,
    }
}

/// A site that is built and checked.
const fn built(name: &'static str, count: usize, files: &'static [File]) -> Input {
    Input {
        name,
        count,
        run: site,
        files,
    }
}

const TABLE: &str = "+++\ntitle = \"江州市工作方案\"\nregion = \"江州市\"\n+++\n\n# 江州市工作方案\n\n## 一、要求\n\n| 序号 | 任务 | 牵头单位 | 配合单位 |\n| --- | --- | --- | --- |\n";
const PLAN: &str =
    "+++\ntitle = \"江州市工作方案\"\nregion = \"江州市\"\n+++\n\n# 江州市工作方案\n\n";
const LOWER: &str = "+++\ntitle = \"江州区实施方案\"\nregion = \"江州市/江州区\"\nimplements = [\"a\"]\n+++\n\n# 江州区实施方案\n\n## 一、要求\n\n| 序号 | 任务 | 牵头单位 | 配合单位 |\n| --- | --- | --- | --- |\n";

/// All of them.
pub(crate) const ALL: &[Input] = &[
    // Texts.
    of(
        "lines without a title",
        300,
        &[(
            "a.txt",
            "",
            "为贯彻落实关于渔业高质量发展的决策部署坚持问题导向完善\n",
            "",
        )],
    ),
    of(
        "lines cut at one width",
        300,
        &[(
            "a.txt",
            "江州市工作方案\n\n",
            "    为贯彻落实关于渔业高质量发展的决策部署坚持问题导向\n完善机制推动各项举措落地见效不断满足人民群众对于优质\n",
            "",
        )],
    ),
    of("names on lines", 200, &[("a.txt", "", "某某市\n", "")]),
    of(
        "offices on lines",
        600,
        &[("a.txt", "", "江州市人民政府办公室\n", "")],
    ),
    of(
        "open brackets",
        600,
        &[(
            "a.txt",
            "江州市工作方案\n\n",
            "（责任单位：市民政局【〔",
            "",
        )],
    ),
    of(
        "brackets within brackets",
        600,
        &[("a.txt", "江州市工作方案\n\n", "（", "市民政局牵头）")],
    ),
    of(
        "quotes",
        600,
        &[("a.txt", "江州市工作方案\n\n", "《关于“", "")],
    ),
    of(
        "contents",
        300,
        &[(
            "a.txt",
            "江州市工作方案\n目录\n",
            "一、总体要求{n}………………{n}\n",
            "",
        )],
    ),
    of(
        "headings",
        300,
        &[("a.txt", "江州市工作方案\n\n", "一、总体要求{z}\n", "")],
    ),
    of(
        "numbered headings",
        300,
        &[("a.txt", "江州市工作方案\n\n", "{n}、推进{z}建设\n", "")],
    ),
    of(
        "nested headings",
        100,
        &[(
            "a.txt",
            "江州市工作方案\n\n",
            "一、{z}\n（一）{z}\n1.{z}\n（1）{z}\n①{z}\n",
            "",
        )],
    ),
    of(
        "blanks in a line",
        3000,
        &[("a.txt", "江州市工作方案\n\n甲", "　 ", "乙\n")],
    ),
    of(
        "blanks between letters",
        600,
        &[("a.txt", "江州市工作方案\n\n", "发 　文", "乙\n")],
    ),
    of(
        "blank lines",
        3000,
        &[("a.txt", "江州市工作方案\n", " \n", "乙\n")],
    ),
    of(
        "words and blanks",
        600,
        &[("a.txt", "江州市工作方案\n\n", "市民政局　　", "\n")],
    ),
    of(
        "duties in a line",
        150,
        &[(
            "a.txt",
            "江州市工作方案\n\n",
            "由县交通局牵头，县财政局配合，整修村道{n}。",
            "\n",
        )],
    ),
    of(
        "offices that are responsible in a line",
        300,
        &[(
            "a.txt",
            "江州市工作方案\n\n",
            "县水利局负责水情监测{n}。",
            "\n",
        )],
    ),
    of(
        "duties between commas",
        150,
        &[("a.txt", "江州市工作方案\n\n", "公安机关负责查处{n}，", "\n")],
    ),
    of(
        "duties on lines",
        150,
        &[(
            "a.txt",
            "江州市工作方案\n\n一、职责\n",
            "县水利局：负责水情监测{n}，要会同县财政局。\n",
            "",
        )],
    ),
    of(
        "commas",
        1000,
        &[("a.txt", "江州市工作方案\n\n", "推进，", "\n")],
    ),
    of(
        "offices and commas",
        500,
        &[("a.txt", "江州市工作方案\n\n", "市民政局，", "\n")],
    ),
    of(
        "offices in a list",
        500,
        &[(
            "a.txt",
            "江州市工作方案\n\n一、推进建设。（",
            "市民政局、",
            "市财政局牵头）\n",
        )],
    ),
    of(
        "offices in a sentence",
        500,
        &[(
            "a.txt",
            "江州市工作方案\n\n一、推进建设。由",
            "市民政局、",
            "市财政局牵头。\n",
        )],
    ),
    of(
        "roles in a bracket",
        200,
        &[(
            "a.txt",
            "江州市工作方案\n\n一、推进建设。（",
            "市民政局牵头，市财政局配合；",
            "）\n",
        )],
    ),
    of(
        "tasks with brackets in a paragraph",
        150,
        &[(
            "a.txt",
            "江州市工作方案\n\n一、任务\n",
            "支持试点{n}（市商务委牵头，市财政局配合）。",
            "\n",
        )],
    ),
    of(
        "tasks with brackets on lines",
        150,
        &[(
            "a.txt",
            "江州市工作方案\n\n一、任务\n",
            "{n}.支持{z}试点。（市商务委牵头，市财政局配合）\n",
            "",
        )],
    ),
    of(
        "lines that say who answers",
        150,
        &[(
            "a.txt",
            "江州市工作方案\n\n一、任务\n",
            "{n}.支持{z}试点。\n责任单位：市商务委、市财政局\n",
            "",
        )],
    ),
    of(
        "figures",
        3000,
        &[("a.txt", "江州市工作方案\n\n", "1", "\n")],
    ),
    of(
        "Chinese figures",
        3000,
        &[("a.txt", "江州市工作方案\n\n", "一", "\n")],
    ),
    of(
        "figures and points",
        1000,
        &[("a.txt", "江州市工作方案\n\n", "1.", "\n")],
    ),
    of(
        "days",
        500,
        &[("a.txt", "江州市工作方案\n\n", "2021年12月底前", "\n")],
    ),
    of(
        "days on lines",
        300,
        &[("a.txt", "江州市工作方案\n\n", "2021年12月1日\n", "")],
    ),
    of(
        "document numbers",
        300,
        &[("a.txt", "江州市工作方案\n\n", "国函〔2021〕{n}号，", "\n")],
    ),
    of(
        "document numbers on lines",
        300,
        &[("a.txt", "", "江府发〔2021〕{n}号\n", "")],
    ),
    of(
        "titles on lines",
        300,
        &[("a.txt", "", "关于印发江州市工作方案的通知\n", "")],
    ),
    of(
        "annexes",
        200,
        &[("a.txt", "江州市工作方案\n\n", "附件{n}\n任务分工表\n", "")],
    ),
    of(
        "annexes in a list",
        200,
        &[(
            "a.txt",
            "江州市工作方案\n\n附件：",
            "{n}.任务分工表{z}\n",
            "",
        )],
    ),
    of(
        "notes",
        200,
        &[(
            "a.txt",
            "江州市工作方案\n\n序号\t任务\t牵头单位\n1\t推进建设。\t市商务委\n",
            "注：{n}.表中第{n}项先行。\n",
            "",
        )],
    ),
    of(
        "labels and colons",
        300,
        &[(
            "a.txt",
            "江州市工作方案\n\n",
            "联系人：张三，电话：13900139000；",
            "\n",
        )],
    ),
    of(
        "headings that were lost in a line",
        100,
        &[(
            "a.txt",
            "",
            "一、总体要求（一）指导思想。坚持问题导向，完善工作机制。",
            "\n",
        )],
    ),
    of(
        "markup",
        500,
        &[("a.txt", "江州市工作方案\n\n", "<p>&nbsp;", "\n")],
    ),
    of(
        "rows between tabs",
        150,
        &[(
            "a.txt",
            "江州市任务分工表\n\n序号\t工作任务\t牵头单位\t配合单位\n",
            "{n}\t推进{z}建设。\t市商务委\t市财政局、市教委\n",
            "",
        )],
    ),
    of(
        "rows without headings",
        150,
        &[(
            "a.txt",
            "江州市任务分工表\n\n",
            "{n}\t推进{z}建设。\t市商务委\n",
            "",
        )],
    ),
    of(
        "headings of tables",
        200,
        &[(
            "a.txt",
            "江州市任务分工表\n\n",
            "序号\t工作任务\t牵头单位\t配合单位\n",
            "",
        )],
    ),
    of(
        "tables",
        60,
        &[(
            "a.txt",
            "江州市任务分工表\n\n",
            "{z}\n序号\t工作任务\t牵头单位\n1\t推进{z}建设。\t市商务委\n2\t推进建设。\t市商务委\n",
            "",
        )],
    ),
    of(
        "rows between bars",
        150,
        &[(
            "a.txt",
            "江州市任务分工表\n\n| 序号 | 工作任务 | 牵头单位 |\n|---|---|---|\n",
            "| {n} | 推进{z}建设。 | 市商务委 |\n",
            "",
        )],
    ),
    of(
        "rows that broke between bars",
        150,
        &[(
            "a.txt",
            "江州市任务分工表\n\n| 序号 | 工作任务 | 牵头单位 |\n|---|---|---|\n",
            "| {n} | 推进{z}建 | 市商 |\n|  | 设。 | 务委 |\n",
            "",
        )],
    ),
    of(
        "rows between blanks",
        150,
        &[(
            "a.txt",
            "江州市任务分工表\n\n序号 工作任务 牵头单位\n",
            "{n} 推进{z}建设。 市商务委\n",
            "",
        )],
    ),
    of(
        "cells on lines",
        100,
        &[(
            "a.txt",
            "江州市任务分工表\n\n序号\n工作任务\n牵头单位\n",
            "{n}\n推进{z}建设。\n市商务委\n",
            "",
        )],
    ),
    of(
        "indented cells on lines",
        100,
        &[(
            "a.txt",
            "江州市任务分工表\n\n    序号\n    工作任务\n    牵头单位\n",
            "    {n}\n    推进{z}建设。\n    市商务委\n",
            "",
        )],
    ),
    of(
        "drawn rows",
        100,
        &[(
            "a.txt",
            "江州市任务分工表\n\n+----+--------+--------+\n|序号|工作任务|牵头单位|\n+----+--------+--------+\n",
            "|  {n} |推进建设|市商务委|\n+----+--------+--------+\n",
            "",
        )],
    ),
    of(
        "numbered cells on lines that are no table",
        100,
        &[(
            "a.txt",
            "江州市任务分工表\n\n",
            "{n}\n推进{z}建设\n甲乙\n丙丁\n",
            "",
        )],
    ),
    of(
        "headings of stacked cells",
        200,
        &[(
            "a.txt",
            "江州市任务分工表\n\n",
            "序号\n工作任务\n牵头单位\n",
            "",
        )],
    ),
    of(
        "groups in a table",
        100,
        &[(
            "a.txt",
            "江州市任务分工表\n\n序号\t工作任务\t牵头单位\n",
            "（{n}）{z}\n{n}\t推进{z}建设。\t市商务委\n",
            "",
        )],
    ),
    of(
        "Markdown that is imported",
        100,
        &[(
            "a.md",
            "# 江州市任务分工表\n\n",
            "## 一、{z}\n\n**推进**{z}\\*建设。\n\n- {z}（市商务委牵头）\n\n",
            "",
        )],
    ),
    // Web pages.
    of(
        "paragraphs of a page",
        150,
        &[(
            "a.html",
            "<html><body><h1>江州市工作方案</h1>",
            "<p>一、推进{z}建设。</p>",
            "</body></html>",
        )],
    ),
    of(
        "headings of a page",
        150,
        &[(
            "a.html",
            "<html><body><h1>江州市工作方案</h1>",
            "<h2>一、推进{z}建设</h2>",
            "</body></html>",
        )],
    ),
    of(
        "divisions within divisions",
        3000,
        &[(
            "a.html",
            "<html><body>江州市工作方案",
            "<div>甲",
            "</body></html>",
        )],
    ),
    of(
        "elements that are never closed",
        400,
        &[(
            "a.html",
            "<html><body>江州市工作方案",
            "<b><i>甲",
            "</body></html>",
        )],
    ),
    of(
        "paragraphs that bold words go over",
        60,
        &[(
            "a.html",
            "<html><body>江州市工作方案",
            "<b><p>甲",
            "</body></html>",
        )],
    ),
    of(
        "attributes",
        600,
        &[(
            "a.html",
            "<html><body>江州市工作方案<p",
            " a{n}=\"甲\"",
            ">乙</p></body></html>",
        )],
    ),
    of(
        "styles",
        150,
        &[(
            "a.html",
            "<html><head><style>.a{display:none}</style></head><body>江州市工作方案",
            "<p class=\"b{n}\" style=\"color:red;display:block\">推进{z}</p>",
            "</body></html>",
        )],
    ),
    of(
        "rules of style and elements",
        100,
        &[(
            "a.html",
            "<html><body>江州市工作方案",
            "<style>.a{n} p{display:none}</style><p class=\"b{n}\">推进{z}</p>",
            "</body></html>",
        )],
    ),
    of(
        "classes of an element",
        600,
        &[(
            "a.html",
            "<html><head><style>.a{display:none}</style></head><body>江州市工作方案<p class=\"",
            "b{n} ",
            "\">甲</p></body></html>",
        )],
    ),
    of(
        "rows of a page",
        150,
        &[(
            "a.html",
            "<html><body><h1>江州市工作方案</h1><table><tr><td>序号<td>任务<td>牵头单位</tr>",
            "<tr><td>{n}<td>推进{z}建设。<td>市商务委</tr>",
            "</table></body></html>",
        )],
    ),
    of(
        "cells of a row of a page",
        300,
        &[(
            "a.html",
            "<html><body><h1>江州市工作方案</h1><table><tr>",
            "<td>序号",
            "</tr></table></body></html>",
        )],
    ),
    of(
        "tall cells of a page",
        150,
        &[(
            "a.html",
            "<html><body><h1>江州市工作方案</h1><table><tr><td>序号<td>任务<td>牵头单位</tr>",
            "<tr><td rowspan=5>{n}<td>推进{z}建设。<td>市商务委</tr>",
            "</table></body></html>",
        )],
    ),
    of(
        "tables within tables",
        60,
        &[(
            "a.html",
            "<html><body>江州市工作方案",
            "<table><tr><td>甲",
            "</body></html>",
        )],
    ),
    of(
        "tables of a page",
        80,
        &[(
            "a.html",
            "<html><body>江州市工作方案",
            "<table><tr><td>序号<td>任务<td>牵头单位</tr><tr><td>{n}<td>推进{z}建设。<td>市商务委</tr></table>",
            "</body></html>",
        )],
    ),
    of(
        "breaks in a cell",
        600,
        &[(
            "a.html",
            "<html><body><h1>江州市工作方案</h1><table><tr><td>序号<td>任务<td>牵头单位</tr><tr><td>1<td>推进建设。<td>",
            "市民政局<br>",
            "</table></body></html>",
        )],
    ),
    of(
        "breaks in a paragraph",
        600,
        &[(
            "a.html",
            "<html><body><h1>江州市工作方案</h1><p>",
            "推进{z}建设。<br>",
            "</p></body></html>",
        )],
    ),
    of(
        "items of a list of a page",
        150,
        &[(
            "a.html",
            "<html><body><h1>江州市工作方案</h1><ol>",
            "<li>推进{z}建设。",
            "</ol></body></html>",
        )],
    ),
    of(
        "lists within lists",
        150,
        &[(
            "a.html",
            "<html><body><h1>江州市工作方案</h1>",
            "<ol><li>推进",
            "</body></html>",
        )],
    ),
    of(
        "links of a page",
        300,
        &[(
            "a.html",
            "<html><body><h1>江州市工作方案</h1>",
            "<a href=\"{n}.html\">栏目{n}</a> ",
            "<p>推进建设。</p></body></html>",
        )],
    ),
    of(
        "pieces of a line of a page",
        600,
        &[(
            "a.html",
            "<html><body><h1>江州市工作方案</h1><p>",
            "<span>推进</span>",
            "</p></body></html>",
        )],
    ),
    of(
        "signs of a page",
        1500,
        &[(
            "a.html",
            "<html><body><h1>江州市工作方案</h1><p>",
            "&nbsp;&lt;",
            "</p></body></html>",
        )],
    ),
    // Word files.
    of(
        "paragraphs of a Word file",
        150,
        &[(
            "word/document.xml",
            "<w:body><w:p><w:r><w:t>江州市工作方案</w:t></w:r></w:p>",
            "<w:p><w:r><w:t>一、推进{z}建设。</w:t></w:r></w:p>",
            "</w:body>",
        )],
    ),
    of(
        "runs of a paragraph",
        600,
        &[(
            "word/document.xml",
            "<w:body><w:p><w:r><w:t>江州市工作方案</w:t></w:r></w:p><w:p>",
            "<w:r><w:rPr><w:b/></w:rPr><w:t>推进</w:t></w:r>",
            "</w:p></w:body>",
        )],
    ),
    of(
        "rows of a Word file",
        150,
        &[(
            "word/document.xml",
            "<w:body><w:tbl><w:tr><w:tc><w:p><w:r><w:t>序号</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>任务</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>牵头单位</w:t></w:r></w:p></w:tc></w:tr>",
            "<w:tr><w:tc><w:p><w:r><w:t>{n}</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>推进{z}建设。</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>市商务委</w:t></w:r></w:p></w:tc></w:tr>",
            "</w:tbl></w:body>",
        )],
    ),
    of(
        "merged rows of a Word file",
        150,
        &[(
            "word/document.xml",
            "<w:body><w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr><w:p><w:r><w:t>类别</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>任务</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>牵头单位</w:t></w:r></w:p></w:tc></w:tr>",
            "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr></w:tc><w:tc><w:p><w:r><w:t>推进{z}建设。</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>市商务委</w:t></w:r></w:p></w:tc></w:tr>",
            "</w:tbl></w:body>",
        )],
    ),
    of(
        "paragraphs of a cell of a Word file",
        300,
        &[(
            "word/document.xml",
            "<w:body><w:tbl><w:tr><w:tc><w:p><w:r><w:t>序号</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>任务</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>牵头单位</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>推进建设。</w:t></w:r></w:p></w:tc><w:tc>",
            "<w:p><w:r><w:t>市商务委</w:t></w:r></w:p>",
            "</w:tc></w:tr></w:tbl></w:body>",
        )],
    ),
    of(
        "fields of a Word file",
        200,
        &[(
            "word/document.xml",
            "<w:body><w:p><w:r><w:t>江州市工作方案</w:t></w:r></w:p>",
            "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>{n}</w:t></w:r></w:p>",
            "</w:body>",
        )],
    ),
    of(
        "notes of a Word file",
        150,
        &[
            (
                "word/document.xml",
                "<w:body><w:p><w:r><w:t>江州市工作方案</w:t></w:r></w:p>",
                "<w:p><w:r><w:t>推进{z}</w:t></w:r><w:r><w:footnoteReference w:id=\"{n}\"/></w:r></w:p>",
                "</w:body>",
            ),
            (
                "word/footnotes.xml",
                "",
                "<w:footnote w:id=\"{n}\"><w:p><w:r><w:t>说明{z}</w:t></w:r></w:p></w:footnote>",
                "",
            ),
        ],
    ),
    of(
        "styles of a Word file",
        200,
        &[
            (
                "word/document.xml",
                "<w:body><w:p><w:r><w:t>江州市工作方案</w:t></w:r></w:p>",
                "<w:p><w:pPr><w:pStyle w:val=\"s{n}\"/></w:pPr><w:r><w:t>推进{z}</w:t></w:r></w:p>",
                "</w:body>",
            ),
            (
                "word/styles.xml",
                "<w:style w:styleId=\"s0\"/>",
                "<w:style w:styleId=\"s{n}\"><w:basedOn w:val=\"s1\"/></w:style>",
                "",
            ),
        ],
    ),
    of(
        "lists of a Word file",
        200,
        &[
            (
                "word/document.xml",
                "<w:body><w:p><w:r><w:t>江州市工作方案</w:t></w:r></w:p>",
                "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{n}\"/></w:numPr></w:pPr><w:r><w:t>推进{z}</w:t></w:r></w:p>",
                "</w:body>",
            ),
            (
                "word/numbering.xml",
                "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl></w:abstractNum>",
                "<w:num w:numId=\"{n}\"><w:abstractNumId w:val=\"0\"/></w:num>",
                "",
            ),
        ],
    ),
    of(
        "insertions and deletions",
        200,
        &[(
            "word/document.xml",
            "<w:body><w:p><w:r><w:t>江州市工作方案</w:t></w:r></w:p><w:p>",
            "<w:ins><w:r><w:t>推进</w:t></w:r></w:ins><w:del><w:r><w:delText>推动</w:delText></w:r></w:del>",
            "</w:p></w:body>",
        )],
    ),
    of(
        "tables within tables of a Word file",
        20,
        &[(
            "word/document.xml",
            "<w:body>",
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>任务</w:t></w:r></w:p>",
            "",
        )],
    ),
    // Excel files.
    of(
        "rows of a sheet",
        150,
        &[(
            "xl/worksheets/sheet1.xml",
            "<sheetData><row><c t=\"inlineStr\"><is><t>序号</t></is></c><c t=\"inlineStr\"><is><t>任务</t></is></c><c t=\"inlineStr\"><is><t>牵头单位</t></is></c></row>",
            "<row><c><v>{n}</v></c><c t=\"inlineStr\"><is><t>推进{z}建设。</t></is></c><c t=\"inlineStr\"><is><t>市商务委</t></is></c></row>",
            "</sheetData>",
        )],
    ),
    of(
        "cells of a row of a sheet",
        300,
        &[(
            "xl/worksheets/sheet1.xml",
            "<sheetData><row>",
            "<c t=\"inlineStr\"><is><t>推进{z}</t></is></c>",
            "</row></sheetData>",
        )],
    ),
    of(
        "merged cells of a sheet",
        150,
        &[(
            "xl/worksheets/sheet1.xml",
            "<sheetData><row><c t=\"inlineStr\"><is><t>任务</t></is></c><c t=\"inlineStr\"><is><t>牵头单位</t></is></c></row><row><c t=\"inlineStr\"><is><t>推进建设。</t></is></c></row></sheetData><mergeCells>",
            "<mergeCell ref=\"A{n}:B{n}\"/>",
            "</mergeCells>",
        )],
    ),
    of(
        "shared strings of a sheet",
        200,
        &[
            (
                "xl/sharedStrings.xml",
                "",
                "<si><t>推进{z}建设。</t></si>",
                "",
            ),
            (
                "xl/worksheets/sheet1.xml",
                "<sheetData><row><c t=\"inlineStr\"><is><t>序号</t></is></c><c t=\"inlineStr\"><is><t>任务</t></is></c></row>",
                "<row><c><v>{n}</v></c><c t=\"s\"><v>{n}</v></c></row>",
                "</sheetData>",
            ),
        ],
    ),
    // Sites.
    built(
        "tasks of a group",
        150,
        &[(
            "content/plans/a.md",
            TABLE,
            "| {n} | 推进{z}建设。 | 市商务委 | 市财政局 |\n",
            "",
        )],
    ),
    built(
        "groups of a plan",
        60,
        &[(
            "content/plans/a.md",
            PLAN,
            "## （{n}）{z}\n\n| 序号 | 任务 | 牵头单位 |\n| --- | --- | --- |\n| {n} | 推进{z}建设。 | 市商务委 |\n\n",
            "",
        )],
    ),
    built(
        "tasks with the same words",
        150,
        &[(
            "content/plans/a.md",
            TABLE,
            "| {n} | 推进试点建设。 | 市商务委 | 市财政局 |\n",
            "",
        )],
    ),
    built(
        "tasks with the same number",
        150,
        &[(
            "content/plans/a.md",
            TABLE,
            "| 1 | 推进{z}建设。 | 市商务委 | 市财政局 |\n",
            "",
        )],
    ),
    built(
        "tasks whose numbers jump",
        150,
        &[(
            "content/plans/a.md",
            TABLE,
            "| {n}00 | 推进{z}建设。 | 市商务委 | 市财政局 |\n",
            "",
        )],
    ),
    built(
        "offices in a cell",
        300,
        &[
            ("content/plans/a.md", TABLE, "", ""),
            (
                "content/plans/b.md",
                "+++\ntitle = \"江州市工作方案\"\nregion = \"江州市\"\n+++\n\n# 江州市工作方案\n\n| 序号 | 任务 | 牵头单位 |\n| --- | --- | --- |\n| 1 | 推进建设。 | ",
                "市{z}局、",
                "市财政局 |\n",
            ),
        ],
    ),
    built(
        "one office in a cell",
        300,
        &[(
            "content/plans/b.md",
            "+++\ntitle = \"江州市工作方案\"\nregion = \"江州市\"\n+++\n\n# 江州市工作方案\n\n| 序号 | 任务 | 牵头单位 |\n| --- | --- | --- |\n| 1 | 推进建设。 | ",
            "市民政局<br>",
            "市财政局 |\n",
        )],
    ),
    built(
        "offices that nobody knows",
        150,
        &[(
            "content/plans/a.md",
            TABLE,
            "| {n} | 推进{z}建设。 | 市{z}局 | 市财政局 |\n",
            "",
        )],
    ),
    built(
        "offices of the register",
        100,
        &[
            (
                "content/plans/a.md",
                TABLE,
                "| {n} | 推进{z}建设。 | 市{z}局 | 市财政局 |\n",
                "",
            ),
            (
                "content/units.toml",
                "",
                "[[unit]]\nid = \"a-{n}\"\nname = \"江州市{z}局\"\nregion = \"江州市\"\naliases = [\"市{z}局\"]\n",
                "",
            ),
        ],
    ),
    built(
        "tasks of one office",
        150,
        &[
            (
                "content/plans/a.md",
                TABLE,
                "| {n} | 推进{z}建设。 | 市商务委 | 市财政局 |\n",
                "",
            ),
            (
                "content/units.toml",
                "[[unit]]\nid = \"a\"\nname = \"江州市商务委\"\nregion = \"江州市\"\naliases = [\"市商务委\"]\n",
                "",
                "",
            ),
        ],
    ),
    built(
        "sections of prose",
        100,
        &[(
            "content/plans/a.md",
            PLAN,
            "## {n}、{z}\n\n推进{z}建设，完善机制。\n\n",
            "",
        )],
    ),
    built(
        "nested sections of prose",
        40,
        &[(
            "content/plans/a.md",
            PLAN,
            "## 一、{z}\n\n### （一）{z}\n\n#### 1.{z}\n\n推进{z}建设。\n\n",
            "",
        )],
    ),
    built(
        "paragraphs of prose",
        150,
        &[(
            "content/plans/a.md",
            PLAN,
            "推进{z}建设，完善机制。\n\n",
            "",
        )],
    ),
    built(
        "sentences of a paragraph",
        150,
        &[(
            "content/plans/a.md",
            PLAN,
            "推进{z}建设，县水利局负责监测{n}。",
            "\n",
        )],
    ),
    built(
        "tasks in a paragraph",
        100,
        &[(
            "content/plans/a.md",
            PLAN,
            "推进{z}建设（市商务委牵头，市财政局配合）。",
            "\n",
        )],
    ),
    built(
        "signs that Markdown would take",
        600,
        &[("content/plans/a.md", PLAN, "\\*甲\\|<b>&amp;", "\n")],
    ),
    built(
        "open marks of Markdown",
        600,
        &[("content/plans/a.md", PLAN, "*_`[甲](", "\n")],
    ),
    built(
        "ids and breaks that are never closed",
        600,
        &[("content/plans/a.md", PLAN, "{#a<br ", "\n")],
    ),
    built(
        "ids in a line",
        200,
        &[(
            "content/plans/a.md",
            PLAN,
            "推进{z}（市商务委牵头）。{#{n}}",
            "\n",
        )],
    ),
    built(
        "notes of a plan",
        100,
        &[(
            "content/plans/a.md",
            "+++\ntitle = \"江州市工作方案\"\nregion = \"江州市\"\n+++\n\n# 江州市工作方案\n\n| 序号 | 任务 | 牵头单位 |\n| --- | --- | --- |\n| 1 | 推进建设。 | 市商务委 |\n\n",
            "注：{n}. 表中第{n}项先行{z}。\n\n",
            "",
        )],
    ),
    built(
        "citations of one document",
        100,
        &[(
            "content/plans/a.md",
            TABLE,
            "| {n} | 按照《国务院关于试点的批复》（国函〔2021〕37号）推进{z}。 | 市商务委 | 市财政局 |\n",
            "",
        )],
    ),
    built(
        "citations of many documents",
        100,
        &[(
            "content/plans/a.md",
            TABLE,
            "| {n} | 按照《关于{z}试点的批复》（国函〔2021〕{n}号）推进。 | 市商务委 | 市财政局 |\n",
            "",
        )],
    ),
    built(
        "citations in a paragraph",
        100,
        &[(
            "content/plans/a.md",
            PLAN,
            "按照《关于{z}试点的批复》（国函〔2021〕{n}号），",
            "推进。\n",
        )],
    ),
    built(
        "personal data in a line",
        100,
        &[(
            "content/plans/a.md",
            PLAN,
            "联系人：张三，电话：13900139000；",
            "\n",
        )],
    ),
    built(
        "tasks that descend word for word",
        100,
        &[
            (
                "content/plans/a.md",
                TABLE,
                "| {n} | 推进{z}建设。 | 市商务委 | 市财政局 |\n",
                "",
            ),
            (
                "content/plans/b.md",
                LOWER,
                "| {n} | 推进{z}建设。 | 区商务委 | 区财政局 |\n",
                "",
            ),
        ],
    ),
    built(
        "tasks that descend reworded",
        100,
        &[
            (
                "content/plans/a.md",
                TABLE,
                "| {n} | 推进{z}建设，支持{z}试点发展，完善{z}服务体系。 | 市商务委 | 市财政局 |\n",
                "",
            ),
            (
                "content/plans/b.md",
                LOWER,
                "| {n} | 加快推进{z}的建设，鼓励{z}试点发展，健全{z}服务。 | 区商务委 | 区财政局 |\n",
                "",
            ),
        ],
    ),
    built(
        "tasks that all look alike",
        60,
        &[
            (
                "content/plans/a.md",
                TABLE,
                "| {n} | 推进服务业扩大开放综合试点建设，完善服务体系。 | 市商务委 | 市财政局 |\n",
                "",
            ),
            (
                "content/plans/b.md",
                LOWER,
                "| {n} | 推进服务业扩大开放综合试点的建设，健全服务体系。 | 区商务委 | 区财政局 |\n",
                "",
            ),
        ],
    ),
    built(
        "judgements on lineage",
        100,
        &[
            (
                "content/plans/a.md",
                TABLE,
                "| {n} | 推进{z}建设。 | 市商务委 | 市财政局 |\n",
                "",
            ),
            (
                "content/plans/b.md",
                LOWER,
                "| {n} | 加快{z}发展。 | 区商务委 | 区财政局 |\n",
                "",
            ),
            (
                "content/lineage.toml",
                "",
                "[[confirm]]\ndown = \"b/{n}\"\nup = \"a/{n}\"\nkind = \"adapted\"\nreason = \"甲\"\n",
                "",
            ),
        ],
    ),
    built(
        "tasks that are gone",
        150,
        &[
            (
                "content/plans/a.md",
                TABLE,
                "| {n} | 推进{z}建设。 | 市商务委 | 市财政局 |\n",
                "",
            ),
            (
                "content/retired.toml",
                "",
                "[[task]]\nid = \"a/x{n}\"\ndate = \"2021-01-01\"\nreason = \"甲\"\n",
                "",
            ),
            ("content/addresses.txt", "", "plans/a/tx{n}.html\n", ""),
        ],
    ),
    built(
        "keys of a front matter",
        150,
        &[(
            "content/plans/a.md",
            "+++\ntitle = \"江州市工作方案\"\n",
            "key{n} = \"{z}\"\n",
            "+++\n\n# 江州市工作方案\n",
        )],
    ),
    built(
        "plans that a plan implements",
        300,
        &[(
            "content/plans/a.md",
            "+++\ntitle = \"江州市工作方案\"\nimplements = [",
            "\"b{n}\",",
            "]\n+++\n\n# 江州市工作方案\n",
        )],
    ),
    built(
        "headings of a free page",
        150,
        &[("content/pages/b.md", "# 说明\n\n", "## {z}\n\n甲\n\n", "")],
    ),
    built(
        "paragraphs and links of a free page",
        150,
        &[(
            "content/pages/b.md",
            "# 说明\n\n",
            "**甲**[乙{n}](b.md#{z})\n\n",
            "",
        )],
    ),
    built(
        "open marks of a free page",
        600,
        &[("content/pages/b.md", "# 说明\n\n", "[甲](", "\n")],
    ),
    built(
        "lists within lists of a free page",
        60,
        &[("content/pages/b.md", "# 说明\n\n", "> - 甲 ", "\n")],
    ),
    built(
        "free pages that link",
        60,
        &[
            (
                "content/pages/b.md",
                "# 说明\n\n",
                "| [甲](c.md) | {n} |\n",
                "",
            ),
            (
                "content/pages/c.md",
                "# 说明\n\n| a | b |\n| --- | --- |\n",
                "| [甲](b.md) | {n} |\n",
                "",
            ),
        ],
    ),
    built(
        "synonyms",
        100,
        &[
            (
                "site.toml",
                "[site]\ntitle = \"甲\"\n[search.synonyms]\n",
                "\"{z}\" = [\"{z}市\"]\n",
                "",
            ),
            (
                "content/plans/a.md",
                TABLE,
                "| {n} | 推进{z}建设。 | 市商务委 | 市财政局 |\n",
                "",
            ),
        ],
    ),
    Input {
        name: "plans of a site",
        count: 20,
        run: plans,
        files: &[(
            "plans",
            "",
            "+++~title = \"江州市{z}工作方案\"~region = \"江州市\"~+++~~# 江州市{z}工作方案~~| 序号 | 任务 | 牵头单位 |~| --- | --- | --- |~| 1 | 推进{z}建设。 | 市商务委 |~| 2 | 支持{z}试点。 | 市财政局 |\n",
            "",
        )],
    },
    Input {
        name: "words of a query",
        count: 300,
        run: query,
        files: &[
            (
                "content/plans/a.md",
                TABLE,
                "| {n} | 推进{z}建设。 | 市商务委 | 市财政局 |\n",
                "",
            ),
            ("query", "", "推进 ", ""),
        ],
    },
];
