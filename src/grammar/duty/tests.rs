//! Sentences that say who does what, and such as do not.

use super::{Actors, cuts, duty, hint};
use crate::lexicon::Role::{self, Cooperate, Implement, Lead, Responsible};

type Read<'t> = (bool, bool, Vec<(&'t str, Role)>, Option<&'t str>);

fn read(text: &str) -> Option<Read<'_>> {
    duty(text).map(|duty| {
        let answers = duty.statement.answers.into_iter();
        let named = answers.map(|a| (&text[a.range], a.role)).collect();
        let deadline = duty.statement.deadline.map(|range| &text[range]);
        (
            duty.given,
            duty.actors_are == Actors::Bodies,
            named,
            deadline,
        )
    })
}

#[test]
fn sentences_that_tell_who_does_what() {
    for (text, names) in [
        ("县水利局负责水情监测。", &[("县水利局", Responsible)][..]),
        ("——县水利局负责水情监测；", &[("县水利局", Responsible)]),
        (
            "县发改局及县粮食局负责综合协调。",
            &[("县发改局", Responsible), ("县粮食局", Responsible)],
        ),
        (
            "县商务局按照职能分工，负责市场供应。",
            &[("县商务局", Responsible)],
        ),
        (
            "县委宣传部会同县发改局制订预案，负责发布新闻。",
            &[("县委宣传部", Lead), ("县发改局", Cooperate)],
        ),
        ("县医保局承担结算工作。", &[("县医保局", Responsible)]),
        ("县公安局牵头负责维护秩序。", &[("县公安局", Lead)]),
        ("县交通局负责组织运输。", &[("县交通局", Responsible)]),
        ("区推进办负责汇总情况。", &[("区推进办", Responsible)]),
        ("县文旅局负责推进古桥修缮。", &[("县文旅局", Implement)]),
        ("6月底前，县住建局牵头完成测绘。", &[("县住建局", Lead)]),
        (
            "各级卫生健康部门负责对医疗机构进行监管。",
            &[("各级卫生健康部门", Responsible)],
        ),
    ] {
        let (given, _, found, _) = read(text).unwrap_or_else(|| panic!("{text}"));
        assert_eq!((given, found), (false, names.to_vec()), "{text}");
    }
}

#[test]
fn sentences_that_hand_something_over() {
    for (text, names, deadline) in [
        (
            "由县交通局牵头，县财政局配合，6月底前整修村道三公里。",
            &[("县交通局", Lead), ("县财政局", Cooperate)][..],
            Some("6月底前"),
        ),
        (
            "请县人社局会同有关部门制定操作办法。",
            &[("县人社局", Lead), ("有关部门", Cooperate)],
            None,
        ),
        (
            "有关事项不再集中管理，请县科技局、县工信局等部门在2031年2月底前完成。",
            &[("县科技局", Responsible), ("县工信局", Responsible)],
            Some("2031年2月底前"),
        ),
        (
            "入围标准的具体指标由联合采购办公室负责拟定。",
            &[("联合采购办公室", Responsible)],
            None,
        ),
        (
            "申报材料交由县财政局审核。",
            &[("县财政局", Responsible)],
            None,
        ),
    ] {
        let (given, known, found, due) = read(text).unwrap_or_else(|| panic!("{text}"));
        assert_eq!(
            (given, known, found, due),
            (true, true, names.to_vec(), deadline),
            "{text}"
        );
    }
}

#[test]
fn sentences_that_hand_nothing_over() {
    for text in [
        "发展改革委会同水利部研究提出了办理意见。",
        "本办法由县财政局负责解释。",
        "联席会议由县政府主要负责同志担任召集人。",
        "请各位代表审议。",
        "各项工作由专人负责。",
        "水情监测由专人负责。",
        "由点到面推进工作。",
        "要坚持谁主管谁负责。",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn names_go_on_over_words_of_doing() {
    for (text, name) in [
        ("由市委宣传部牵头，检查城关镇。", "市委宣传部"),
        ("省人力资源社会保障厅负责引进人才。", "省人力资源社会保障厅"),
    ] {
        let found = read(text).map(|(_, _, names, _)| names[0].0);
        assert_eq!(found.unwrap_or_default(), name, "{text}");
    }
}

#[test]
fn duties_of_one_after_the_other_are_cut() {
    let text = "公安机关负责查处违法用火，民政部门负责引导文明祭扫，县教育局配合。";
    assert_eq!(cuts(text), [text.find("民政").expect("it stands there")]);
    assert_eq!(cuts("县水利局负责监测，及时发布信息。"), [0_usize; 0]);
}

#[test]
fn what_cannot_be_read_is_pointed_at() {
    for (text, name) in [
        ("县林业局要加强调度。", "县林业局"),
        ("县文旅局抓紧制定方案，提交会议研究。", "县文旅局"),
        ("市委宣传部：组织主题宣传。", "市委宣传部"),
        ("加强组织领导，落实工作责任。", ""),
        ("各单位要高度重视。", ""),
    ] {
        let found = hint(text).map(|range| &text[range]);
        assert_eq!(found.unwrap_or_default(), name, "{text}");
    }
}
