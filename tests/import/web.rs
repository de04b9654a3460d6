//! Web pages: what a browser shows is read, what it hides is removed with the reason, what else is there is told.

use super::{read, tasks, told};

fn page(body: &str) -> gangmu::import::Import {
    let plan = read(
        "a.html",
        format!("<!DOCTYPE html><html><body><p>东湾县海堤整修方案</p>{body}</body></html>"),
    );
    assert!(plan.account.lost.is_empty());
    plan
}

#[test]
fn lists_show_their_numbers() {
    let plan = page(
        "<ol><li>甲事。</li><li><p>乙事。</p></li></ol><ol start=5><li>丙事。</li><li value=9>丁事。</li>\
         <li>戊事。<ol type=a><li>己事。</li></ol></li></ol><ol style='list-style:none'><li>庚事。</li></ol>\
         <ol><li>（一）辛事。</li></ol><ol reversed><li>壬事。</li><li>癸事。</li></ol><ol type=I start=4><li>子事。</li></ol><ol></ol>",
    );
    for line in [
        "1. 甲事。",
        "2. 乙事。",
        "5. 丙事。",
        "9. 丁事。",
        "10. 戊事。",
        "a. 己事。",
        "庚事。",
        "（一）辛事。",
        "2. 壬事。",
        "1. 癸事。",
        "IV. 子事。",
    ] {
        let shown = |text: &str| text.replace(['\\', ' ', '#'], "");
        let lines: Vec<_> = plan.markdown.lines().map(shown).collect();
        assert!(lines.contains(&shown(line)), "{line}: {}", plan.markdown);
    }
}

#[test]
fn cells_reach_to_the_end_of_their_section_and_no_further() {
    let heads = "<tr><th>序号</th><th>工作任务</th><th>牵头单位</th></tr>";
    for (height, last) in [
        ("0", "牵县水务局"),
        ("9", "牵县水务局"),
        ("2", "牵县农业局"),
    ] {
        let plan = page(&format!(
            "<table><tfoot><tr><td colspan=3>注：本表由县水务局解释。</td></tr></tfoot><tbody>\
             <tr><td>1</td><td>修堤。</td><td rowspan={height}>县水务局</td></tr>\
             <tr><td>2</td><td>清淤。</td></tr><tr><td>3</td><td>植树。</td>{}</tr></tbody>\
             <thead>{heads}</thead></table>",
            if height == "2" {
                "<td>县农业局</td>"
            } else {
                ""
            }
        ));
        let who: Vec<_> = tasks(&plan).into_iter().map(|task| task.2).collect();
        assert_eq!(who, ["牵县水务局", "牵县水务局", last], "{height}");
        let note = plan.markdown.find("注：本表").expect("the note");
        assert!(note > plan.markdown.find("植树").expect("the last task"));
    }
    let text = "# 东湾县海堤任务分工表\n\n<table>\n<tr><th>序号</th><th>工作任务</th><th>牵头单位</th></tr>\n\
        <tr><td>1</td><td>修堤。</td><td rowspan=\"0\">县水务局</td></tr>\n<tr><td>2</td><td>清淤。</td></tr>\n</table>\n";
    let who: Vec<_> = tasks(&read("a.md", text))
        .into_iter()
        .map(|task| task.2)
        .collect();
    assert_eq!(who, ["牵县水务局", "牵县水务局"]);
}

#[test]
fn what_is_hidden_or_struck_is_removed_with_the_reason() {
    let plan = page(
        "<p>公开。</p><p style='color:red; DISPLAY : none'>藏一</p><div hidden><p>藏二<b>藏三</b></p></div>\
         <p><span style='mso-hide:all'>藏四</span>看得见。<del>删一</del><s>划一</s>\
         <span style='text-decoration:line-through'>划二</span></p><p style='visibility:hidden'>藏五</p>\
         <table><tr><th>任务</th><th>牵头单位</th></tr><tr hidden><td>藏六</td><td>藏七</td></tr>\
         <tr><td>修堤。</td><td>县水务局<del>删二</del></td></tr></table><p><ruby>堤<rt>dī</rt></ruby>岸</p>",
    );
    assert!(
        !plan.markdown.contains(['藏', '删', '划']),
        "{}",
        plan.markdown
    );
    assert!(plan.markdown.contains("\n看得见。\n") && plan.markdown.contains("堤岸"));
    assert_eq!(tasks(&plan)[0].2, "牵县水务局");
    assert_eq!(
        plan.removed,
        [
            ("修订中删去的文字", 4),
            ("划掉的文字", 4),
            ("注音", 2),
            ("网页里隐藏的内容", 14),
        ]
    );
    // What holds the whole text is shown by a script.
    let text = "坚持生态优先，推进绿色发展。".repeat(9);
    let later = page(&format!("<div style='display:none'><p>{text}</p></div>"));
    assert!(later.markdown.contains(&text));
    assert_eq!(
        told(&later, "G115"),
        ["网页里隐藏的一块占全文大半，多半由脚本显示，已读入"]
    );
}

#[test]
fn preformatted_lines_and_raised_figures_stay_what_they_are() {
    let plan = page(
        "<pre>一、修筑海堤\n1.加固。（县水务局负责）\n2.清淤。（县农业局负责）</pre>\
         <p style='white-space:pre-line'>第一行\n第二行</p><p>绿化2×10<sup>3</sup>m<sup>2</sup>，减CO<sub>2</sub>，\
         提高<sup>1</sup>/<sub>3</sub>，见<sup>[1]</sup>。</p><table><tr><th>任务</th><th>牵头单位</th></tr>\
         <tr><td>绿化10<sup>5</sup>亩。</td><td>县水务局</td></tr></table>",
    );
    let all = tasks(&plan);
    assert_eq!(all[0].1, "加固。");
    assert!(all.iter().any(|task| task.1 == "绿化10⁵亩。"), "{all:?}");
    for line in ["第一行", "第二行"] {
        assert!(
            plan.markdown.lines().any(|l| l == line),
            "{}",
            plan.markdown
        );
    }
    assert!(
        plan.markdown
            .replace('\\', "")
            .contains("2×10³m²，减CO₂，提高¹/₃，见[1]。")
    );
}

#[test]
fn forms_drawings_pictures_and_files_are_removed_or_told() {
    let plan = page(
        "<p>填报：<input value='县水务局'><input type=hidden value='令牌'> <textarea>附言</textarea>\
         <select><option>甲</option><option selected>乙</option></select><button>打印</button></p>\
         <svg><text>县农业局牵头</text></svg><p><img src='t/分工.png' alt=''><img src='a.gif' width=16></p>\
         <p><a href='f/x.DOCX?v=1'>分工表</a><a href='/index.html'>首页</a></p><p>正文。</p>",
    );
    assert_eq!(
        told(&plan, "G108"),
        ["网页里有 1 张图片，图片里的文字读不出来：分工.png"]
    );
    assert_eq!(told(&plan, "G118"), ["网页附有 1 个文件，没有读入：分工表"]);
    assert_eq!(
        plan.removed,
        [
            ("网页的按钮和选项", 3),
            ("网页表单里填的内容", 7),
            ("网页里图形的文字", 6),
            ("网页里隐藏的内容", 2),
        ]
    );
}
