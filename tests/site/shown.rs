//! What readers find on the pages of our own site; expected words are read off the documents.

use crate::built::{OURS, pages, text};

#[test]
fn a_task_is_shown_with_the_words_of_its_plan() {
    let page = text(&OURS, "plans/yubei/t3.html");
    for words in [
        "支持探索和完善知识产权质押融资等知识产权融资机制，促进科技保险及相关再保险业务发展，积极争取科创企业专利保险试点。",
        "<dt>市级牵头单位</dt>",
        "<dt>区级牵头单位</dt>",
        ">区金融办</a>",
        "任务未单列时限；方案期限：经过3年试点",
        "<span class=\"tag draft\">征求意见稿</span>",
    ] {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn a_task_says_where_it_comes_from_and_what_was_reworded() {
    let page = text(&OURS, "plans/yubei/t3.html");
    assert!(page.contains("href=\"../../plans/chongqing-2021/t3.html\""));
    assert!(page.contains("<del><span class=\"sr\">删：</span>开展</del>"));
    assert!(page.contains("<ins><span class=\"sr\">增：</span>积极争取</ins>"));
}

#[test]
fn a_unit_page_is_its_list_of_duties() {
    let page = text(&OURS, "units/yubei-kejiju.html");
    for words in [
        "<h1>渝北区科技局<span class=\"print-only\">责任清单</span></h1>",
        "又称：区科技局",
        "<h2 id=\"lead\">牵头任务</h2>",
        "<h2 id=\"cooperate\">配合任务</h2>",
        "href=\"../units/yubei-kejiju.xlsx\"",
    ] {
        assert!(page.contains(words), "{words}");
    }
    assert!(OURS.contains_key("units/yubei-kejiju.xlsx"));
}

#[test]
fn what_a_district_did_not_take_up_is_said_without_judgement() {
    let page = text(&OURS, "coverage/chongqing-2021--fuling-2022.html");
    assert!(page.contains("未见对应"));
    for (path, html) in pages(&OURS) {
        assert!(!html.contains("未落实</span>"), "{path}");
    }
}

#[test]
fn a_link_says_why() {
    let page = text(&OURS, "plans/liangjiang-2021/t40.html");
    assert!(page.contains("说明：“扩大人民币在跨境服务贸易中的使用”出自第50项首句"));
    // Of two that are the same, that is all there is to say.
    let same = text(&OURS, "plans/yubei/t18.html");
    assert!(same.contains("文字一致") && !same.contains("字词相同"));
}

#[test]
fn a_measure_left_out_has_the_note_of_a_person_and_no_judgement() {
    let page = text(&OURS, "coverage/chongqing-2021--yubei.html");
    let row = page
        .split("<tr")
        .find(|row| row.contains("举措写明在江津，不在渝北区"))
        .expect("the reason is shown");
    assert!(row.contains("k-declined") || row.starts_with(" class=\"k-declined"));
    assert!(row.contains("未见对应") && row.contains("说明："));
    for (path, html) in pages(&OURS) {
        let judged = ["有意不采用", "弱化为", "未落实</"];
        // Free pages are a site's own words.
        let judging = judged
            .iter()
            .find(|words| path.contains('/') && html.contains(*words));
        assert_eq!(judging, None, "{path}");
        assert!(
            html.matches("程序比对：").count() <= 1,
            "{path}: once a page"
        );
    }
    let matrix = text(&OURS, "coverage/chongqing-2021.html");
    assert!(matrix.contains("<td class=\"declined\">"));
}

#[test]
fn who_leads_at_both_levels_stands_side_by_side() {
    let page = text(&OURS, "coverage/chongqing-2021--yubei.html");
    let leads = page
        .split("id=\"leads\"")
        .nth(1)
        .expect("the section is there");
    let row = |above: &str| {
        let mut rows = leads.split("<tr>");
        rows.find(|row| row.contains(above))
            .expect("the body leads something")
    };
    let same = row(">重庆市民政局</a>\n</td>");
    assert!(same.contains(">渝北区民政局</a>") && !same.contains("牵头不同"));
    // 第30、31项: the city's drug office leads above, the market office of the district below.
    let other = row("t30.html\">30</a>");
    assert!(other.contains(">渝北区市场监管局</a>") && other.contains("牵头不同"));
}

#[test]
fn every_page_has_one_heading_a_language_and_landmarks() {
    for (path, html) in pages(&OURS) {
        assert_eq!(html.matches("<h1").count(), 1, "{path}");
        for part in [
            "<html lang=\"zh-CN\">",
            "<main id=\"main\"",
            "<header",
            "<footer",
            "</html>\n",
        ] {
            assert!(html.contains(part), "{path}: {part}");
        }
        assert!(
            !html.contains(" style=") && !html.contains("<style"),
            "{path}"
        );
    }
}

#[test]
fn every_row_and_paragraph_of_a_plan_can_be_pointed_at() {
    let page = text(&OURS, "plans/chongqing-2021/index.html");
    for label in 1..=86 {
        assert!(page.contains(&format!("<tr id=\"t{label}\">")), "{label}");
    }
    let (_, document) = page
        .split_once("<div class=\"doc\">")
        .expect("the document");
    let (document, _) = document.split_once("<section").expect("its end");
    let prose = document
        .lines()
        .filter(|line| line.starts_with("<p>"))
        .count();
    assert_eq!(prose, 0, "each paragraph has an anchor");
}

#[test]
fn a_comparison_shows_body_by_body_where_levels_differ() {
    let page = text(&OURS, "coverage/chongqing-2021--yubei.html");
    let bodies = page.split("id=\"bodies\"").nth(1).expect("the section");
    let bodies = bodies.split("</table>").next().expect("its end");
    let row = bodies
        .split("<tr>")
        .find(|row| row.contains(">重庆市药监局</a>"))
        .expect("the drug office leads tasks that the market office of the district leads");
    assert!(row.contains("t30.html\">30</a>"));
    assert!(page.contains("<a href=\"#filter:kind=none\">未见对应</a>"));
}
