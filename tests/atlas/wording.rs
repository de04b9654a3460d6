//! How tasks were reworded, on pairs that were read by hand.

use gangmu::atlas::wording::compare;

#[test]
fn openers_verbs_and_clauses_are_told_apart() {
    let upper = "允许具有境外职业资格的人才备案后提供专业服务，其从业经历可视同国内从业经历。";
    let lower = "支持具有境外职业资格的人才备案后提供专业服务，其从业经历可视同国内从业经历，建设人才驿站。";
    let found = compare(upper, lower);
    assert_eq!(found.weakened, [("允许".to_owned(), "支持".to_owned())]);
    assert_eq!(found.added, ["建设人才驿站"]);
    assert!(found.dropped.is_empty() && found.opener.is_none());
    assert_eq!(found.told(), "“允许”弱化为“支持”；增加“建设人才驿站”");

    let upper = "推动数据确权、定价、结算等服务体系建设，规范交易行为。";
    let lower = "积极配合市级部门，推动数据确权、定价、结算等服务体系建设。";
    let found = compare(upper, lower);
    assert_eq!(found.opener.as_deref(), Some("积极配合市级部门"));
    assert_eq!(found.dropped, ["规范交易行为"]);
    assert!(found.added.is_empty(), "{found:?}");
    assert!(compare(upper, upper).told().is_empty());
}
