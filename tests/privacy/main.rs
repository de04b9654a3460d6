//! Personal data: what is covered in everything published, and what must stay.

mod fields;
mod forms;

use gangmu::plan::{BlockKind, parse};
use gangmu::privacy::{findings, mask, masked};
use gangmu::source::Source;

#[test]
fn numbers_and_the_names_beside_them_are_covered() {
    for (written, published) in [
        (
            "联系人：曾某山；联系电话：18512345240。",
            "联系人：曾**；联系电话：185****5240。",
        ),
        (
            "（联系人：张三，手机 138 0013 8000）",
            "（联系人：张*，手机 138 **** 8000）",
        ),
        (
            "电话：023-67806780 13800138000 13900139000",
            "电话：023-67806780 138****8000 139****9000",
        ),
        ("值班员王小虎13900139000", "值班员王**139****9000"),
        ("见张三丰13900139000", "见张**139****9000"),
        ("办公室主任李明 13900139000", "办公室主任李* 139****9000"),
        ("李四光13900139000", "李**139****9000"),
        ("经与周涛13900139000核实", "经与周*139****9000核实"),
        ("（问过陈伟，13900139000）", "（问过陈*，139****9000）"),
        ("请联系王小明13900139000", "请联系王**139****9000"),
        ("咨询方式13900139000", "咨询方式139****9000"),
        ("联系电话：+86-13900139000", "联系电话：+86-139****9000"),
        (
            "身份证号：11010519491231002X",
            "身份证号：110105**********2X",
        ),
        (
            "卡号：6222 0210 0112 3456 789",
            "卡号：6222 **** **** ***6 789",
        ),
        (
            "王某家住东山区龙溪街道松石路88号7幢，来信请寄",
            "王某家住东山区************，来信请寄",
        ),
        ("现住址为西湖区文一路5号", "现住址为西湖区*****"),
        ("户籍地：西湖区文一路5号", "户籍地：西湖区*****"),
        ("（孙丽，住西湖区文一路5号）", "（孙丽，住西湖区*****）"),
        ("材料寄往西湖区文一路5号王先生收", "材料寄往西湖区*********"),
        ("电话013900139000", "电话0139****9000"),
        ("身份证号：110105491231002", "身份证号：110105*******02"),
        (
            "身份证号码：110105194912310021",
            "身份证号码：110105**********21",
        ),
        (
            "家庭住址：某某路12号3单元，邮编400000",
            "家庭住址：某某路******，邮编400000",
        ),
    ] {
        assert_eq!(masked(written), published);
        assert_eq!(published.chars().count(), written.chars().count());
    }
}

#[test]
fn land_lines_document_numbers_and_amounts_stay() {
    for text in [
        "家住农村的居民，住在保障房里的家庭",
        "办公地址：东山区文一路5号",
        "材料寄往市商务委（东山区文一路5号）",
        "户籍地派出所，居住地社区",
        "批准文号 110105491231002，电话01088886666",
        "渝府发〔2021〕19号，国函〔2021〕37号",
        "投资 13800138000.50 元",
        "投资13800138000元，贷款 13800138000 万元",
        "统一社会信用代码 91500000MA5U12345X",
        "编号 20210813001234567890",
        "科技局13900139000000",
        "工作人员人数13000",
    ] {
        assert_eq!(masked(text), text);
    }
}

#[test]
fn every_form_is_covered_and_nothing_else() {
    let all = forms::forms();
    let wrong: Vec<String> = all
        .iter()
        .filter_map(|form| {
            let published = masked(&form.text);
            let why = form.wrong(&published)?;
            Some(format!("{} → {published}: {why}", form.text))
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        all.len(),
        wrong.join("\n")
    );
    assert!(all.len() >= 180, "{}", all.len());
}

#[test]
fn what_only_looks_personal_stays() {
    let all = forms::stays();
    let wrong: Vec<String> = all
        .iter()
        .filter(|text| masked(text) != text.as_str())
        .map(|text| format!("{text} → {}", masked(text)))
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        all.len(),
        wrong.join("\n")
    );
    assert!(all.len() >= 40, "{}", all.len());
}

#[test]
fn what_is_covered_is_not_covered_again() {
    for form in forms::forms() {
        let once = masked(&form.text).into_owned();
        assert_eq!(masked(&once), once);
    }
}

#[test]
fn findings_point_at_the_characters() {
    let source = Source::new(
        "content/plans/a.md",
        "第一段。\n\n联系人：曾某山；联系电话：18512345240。\n",
    );
    let found = findings(&source, true);
    let places: Vec<_> = found
        .iter()
        .map(|f| (f.code.id(), f.place.line, f.place.column, f.place.width))
        .collect();
    assert_eq!(places, [("G073", 3, 5, 3), ("G070", 3, 14, 11)]);
}

#[test]
fn tasks_in_a_masked_paragraph_keep_their_words() {
    let text = "# 工作方案\n\n（一）联系人：曾某山，13900139000。支持试点（市商务委牵头）。\n";
    let (mut plan, _) = parse(&Source::new("content/plans/a.md", text));
    let BlockKind::Paragraph { text, tasks } = &mut plan.blocks[1].kind else {
        panic!("a paragraph");
    };
    let at = text.find("支持").expect("stands there");
    tasks[0].1 = at..at + "支持试点".len();
    let BlockKind::Paragraph { text, tasks } = &mask(plan).blocks[1].kind else {
        panic!("still a paragraph");
    };
    assert_eq!(&text[tasks[0].1.clone()], "支持试点");
    assert!(text.starts_with("（一）联系人：曾**，139****9000。"));
}
