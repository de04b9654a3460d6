//! The places in running text that say who answers for what stands there: a bracket, a labelled line, a sentence.
//!
//! …推动实现俱乐部地域化。（体育总局、民政部负责） · （责任单位：市商务委；完成时限：2021年底） ·
//! 责任单位：市商务委. A bracket needs evidence: a label, or a verb behind names, or a list of bodies alone
//! behind a full stop. （以下简称自贸试验区） and （试行） have none.

pub(super) mod brackets;
mod evidence;
pub(super) mod lines;
pub(super) mod sentences;

use std::ops::Range;

pub(crate) use brackets::behind_name;
pub(crate) use evidence::{Attribution, may_be_office};
pub(crate) use lines::further as further_line;
pub(crate) use sentences::{helpers, last_sentence, opening_sentence};

use crate::front::LeadRule;
use crate::zh::list;

/// All brackets and labelled lines of a paragraph that say who answers, in order.
pub(crate) fn attributions(text: &str, lead: Option<LeadRule>) -> Vec<Attribution> {
    // Most paragraphs of prose have neither.
    let bare = lines::bare(text);
    if bare.is_empty() && !text.contains(['（', '(', '〔', '[', '【', '［', '：', ':', '为'])
    {
        return Vec::new();
    }
    let brackets = list::brackets(text);
    let mut lines = lines::labelled(text, &brackets);
    let meets =
        |one: &Range<usize>, other: &Range<usize>| one.start < other.end && other.start < one.end;
    let free: Vec<_> = bare
        .into_iter()
        .filter(|one| !lines.iter().any(|line| meets(one, line)))
        .collect();
    lines.extend(free);
    lines.sort_by_key(|line| line.start);
    // 责任单位：市商务委〔列首位的为牵头单位，下同〕: the bracket says how to read the list.
    let legend = |line: &Range<usize>| {
        let from = brackets.partition_point(|bracket| bracket.start <= line.start);
        let mut inside = brackets[from..].iter().take_while(|b| b.end <= line.end);
        inside.find(|b| lines::is_legend(&text[(*b).clone()]))
    };
    let legends: Vec<_> = lines.iter().map(legend).collect();
    let is_legend = |bracket: &Range<usize>| legends.iter().flatten().any(|l| *l == bracket);
    let mut found: Vec<Attribution> = brackets
        .iter()
        .filter(|bracket| !is_legend(bracket))
        .filter_map(|bracket| brackets::attribution(text, bracket, lead))
        .collect();
    let in_brackets = found.len();
    for (line, legend) in lines.iter().zip(&legends) {
        // A label inside a bracket was read with it.
        let next = found[..in_brackets].partition_point(|other| other.range.end <= line.start);
        if next == in_brackets || line.end <= found[next].range.start {
            let inner = line.start..legend.map_or(line.end, |bracket| bracket.start);
            found.extend(lines::attribution(text, line, inner, lead));
        }
    }
    found.sort_by_key(|attribution| attribution.range.start);
    found
}

#[cfg(test)]
mod tests {
    use super::attributions;
    use crate::front::LeadRule;
    use crate::lexicon::Role;

    fn roles(text: &str) -> Vec<(String, Role)> {
        attributions(text, None)
            .into_iter()
            .flat_map(|c| c.statement.answers)
            .map(|a| (a.name, a.role))
            .collect()
    }

    fn pairs(list: &[(&str, Role)]) -> Vec<(String, Role)> {
        list.iter()
            .map(|&(name, role)| (name.to_owned(), role))
            .collect()
    }

    #[test]
    fn a_legend_behind_a_labelled_line_is_part_of_it() {
        let text = "压缩时间。责任单位：市商务委、市财政局〔列首位的为牵头单位，下同；各区县为责任单位，下同〕";
        let found = roles(text);
        let names: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["市商务委", "市财政局"]);
    }

    #[test]
    fn brackets_that_say_who_answers() {
        use Role::{Cooperate, Lead, Responsible};
        for (text, expected) in [
            (
                "建设市场。（市商务委牵头，市财政局配合）",
                &[("市商务委", Lead), ("市财政局", Cooperate)][..],
            ),
            (
                "办好赛事。（体育总局、民政部负责）",
                &[("体育总局", Responsible), ("民政部", Responsible)],
            ),
            (
                "办好赛事（市体育局、各区县按职责分工负责）。",
                &[("市体育局", Responsible), ("各区县", Responsible)],
            ),
            (
                "下放权限。（负责部门：发展改革委、粮食和储备局，适用范围：浙江自贸试验区）",
                &[("发展改革委", Responsible), ("粮食和储备局", Responsible)],
            ),
            (
                "下放权限。〔牵头单位：市商务委；配合单位：市财政局、市税务局〕",
                &[
                    ("市商务委", Lead),
                    ("市财政局", Cooperate),
                    ("市税务局", Cooperate),
                ],
            ),
            (
                "下放权限。（牵头单位：市商务委，责任单位：市财政局，完成时限：2021年底前）",
                &[("市商务委", Lead), ("市财政局", Responsible)],
            ),
            (
                "下放权限。责任单位：市商务委、市财政局。",
                &[("市商务委", Responsible), ("市财政局", Responsible)],
            ),
            (
                "下放权限。（市商务委、市财政局，各区县）",
                &[
                    ("市商务委", Responsible),
                    ("市财政局", Responsible),
                    ("各区县", Responsible),
                ],
            ),
            (
                "打印文件。（国家发展改革委牵头，国务院相关部门及各地区按职责分工负责）",
                &[
                    ("国家发展改革委", Lead),
                    ("国务院相关部门", Responsible),
                    ("各地区", Responsible),
                ],
            ),
            (
                "打印文件。（自然资源部牵头，住房城乡建设部等国务院相关部门及各地区按职责分工负责）",
                &[
                    ("自然资源部", Lead),
                    ("住房城乡建设部", Responsible),
                    ("国务院相关部门", Responsible),
                    ("各地区", Responsible),
                ],
            ),
            (
                "督办。（县农业农村局会同县财政局负责）",
                &[("县农业农村局", Lead), ("县财政局", Cooperate)],
            ),
        ] {
            assert_eq!(roles(text), pairs(expected), "{text}");
        }
    }

    #[test]
    fn brackets_that_say_something_else() {
        for text in [
            "建设自由贸易试验区（以下简称自贸试验区）。",
            "工作方案（试行）",
            "反向定制（C2M）模式。",
            "外商投资建筑业（包括设计、施工、监理所有主体）资质。",
            "经有关部门（商务部、财政部）批准。",
            "有关省（自治区、直辖市）人民政府。",
            "社会资本（企业自愿参加）进入市场。",
            "明确职责，完善责任单位：台账、清单制度。",
            "工作日（星期六、星期日除外）。",
            "2月2日（星期六）上班。",
        ] {
            assert_eq!(roles(text), [], "{text}");
        }
    }

    #[test]
    fn the_legend_of_a_document_says_who_leads() {
        let text = "研发农机。（工业和信息化部、科技部等负责。列第一位者为牵头单位，下同）";
        let found = attributions(text, Some(LeadRule::First));
        let roles: Vec<_> = found[0]
            .statement
            .answers
            .iter()
            .map(|a| (a.name.as_str(), a.role))
            .collect();
        assert_eq!(
            roles,
            [
                ("工业和信息化部", Role::Lead),
                ("科技部", Role::Responsible)
            ]
        );
        assert!(found[0].statement.unread.is_empty());
    }

    #[test]
    fn a_deadline_in_a_bracket() {
        let text = "下放权限。（市商务委牵头，市财政局配合，2021年底前完成）";
        let found = attributions(text, None);
        let statement = &found[0].statement;
        let inner = &text[found[0].inner.clone()];
        assert_eq!(
            statement.deadline.clone().map(|r| &inner[r]),
            Some("2021年底前完成")
        );
        assert_eq!(statement.answers.len(), 2);
    }
}
