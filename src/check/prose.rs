//! Bodies that the prose names and the register does not know.
//!
//! Prose is no list of names, so a word counts as a name only where its place says so: it begins with a
//! level or a place of the plan and ends like a body, stands in a list beside a known body, or is told to
//! act (由…牵头). The register of all levels above and below is asked before anything is told.

use std::collections::BTreeSet;

use super::input::Input;
use super::units;
use crate::atlas::PlanNode;
use crate::atlas::propose::short;
use crate::diag::{Code, Diagnostic};
use crate::plan::BlockKind;
use crate::zh::region;

/// What the name of a body ends with, where nothing else may.
const ENDINGS: [&str; 16] = [
    "局",
    "委",
    "办",
    "部",
    "厅",
    "署",
    "法院",
    "检察院",
    "监会",
    "促会",
    "管委会",
    "委员会",
    "办公室",
    "总队",
    "海关",
    "中心",
];
/// Words that end so and are no bodies.
const NO_BODIES: [&str; 53] = [
    "格局",
    "布局",
    "开局",
    "结局",
    "全局",
    "大局",
    "当局",
    "变局",
    "新局",
    "市委",
    "区委",
    "县委",
    "省委",
    "党委",
    "编委",
    "常委",
    "纪委",
    "举办",
    "兴办",
    "承办",
    "主办",
    "协办",
    "开办",
    "创办",
    "督办",
    "交办",
    "查办",
    "民办",
    "公办",
    "申办",
    "代办",
    "通办",
    "经办",
    "快办",
    "联办",
    "内部",
    "外部",
    "总部",
    "干部",
    "全部",
    "西部",
    "东部",
    "中部",
    "南部",
    "北部",
    "本部",
    "大部",
    "各部",
    "部署",
    "市中心",
    "区中心",
    "县中心",
    "为中心",
];
/// Words that tell that a phrase is for many bodies, or for one that was named before.
const MANY: [&str; 17] = [
    "有关",
    "相关",
    "各",
    "本",
    "该",
    "其他",
    "全",
    "主管",
    "的",
    "部门",
    "工作组",
    "领导小组",
    "专班",
    "推进",
    "等",
    "和其",
    "级",
];
/// Words that a 局 may be for (企业服务局), and any other that has them is no body.
const TRADES: [&str; 2] = ["企业", "行业"];
/// What may stand before a name.
const BEFORE: [&str; 14] = [
    "会同", "联合", "协调", "经由", "以及", "包括", "由", "经", "报", "请", "向", "与", "和", "及",
];
/// What a body is told to do.
const ACTS: [&str; 24] = [
    "牵头",
    "会同",
    "负责",
    "配合",
    "联合",
    "商有关",
    "按职责",
    "按照职责",
    "共同",
    "具体负责",
    "统筹",
    "推进",
    "支持",
    "指导",
    "参与",
    "组织",
    "制定",
    "要",
    "应当",
    "加强",
    "做好",
    "抓好",
    "落实",
    "建立",
];
/// Words that begin like a level and are none.
const NO_LEVELS: [&str; 10] = [
    "市场",
    "市政公",
    "市政工",
    "市政设",
    "市级",
    "区级",
    "区域",
    "区县",
    "县级",
    "县域",
];

/// Runs the rule.
pub(super) fn run(input: &Input<'_>) -> Vec<Diagnostic> {
    let plans = input.atlas.plans.iter();
    plans.flat_map(|node| plan(input, node)).collect()
}

fn plan(input: &Input<'_>, node: &PlanNode) -> Vec<Diagnostic> {
    let region = node.plan.front.region.as_deref().unwrap_or_default();
    let mut told: BTreeSet<&str> = BTreeSet::new();
    let mut findings = Vec::new();
    for block in &node.plan.blocks {
        let BlockKind::Paragraph { text, tasks } = &block.kind else {
            continue;
        };
        if !tasks.is_empty() {
            continue; // the names in it stand in brackets that are read as such
        }
        for name in names(input, text, region) {
            if is_known(input, name, region) || !told.insert(name) {
                continue;
            }
            let near = units::nearest(input.atlas, name, region)
                .map(|(_, known, why)| format!("，疑为“{known}”：{why}"))
                .unwrap_or_default();
            findings.push(
                Diagnostic::new(
                    Code::ProseName,
                    input.locate(&node.plan.place(block.span), name),
                    format!("正文提到“{name}”，单位名册里没有{near}"),
                )
                .help("多半是任务表里某个单位的另一写法，或确实没有任务"),
            );
        }
    }
    findings
}

/// Whether the register has the name in the region or one above or below: a district's plan speaks of 市
/// bodies too, and the nation's of those of provinces.
fn is_known(input: &Input<'_>, name: &str, region: &str) -> bool {
    let registry = &input.registers.units;
    // Whose office speaks for a whole government or committee stands in every plan.
    let offices = ["政府办公厅", "政府办公室", "委办公厅", "委办公室"];
    registry.resolve(name, region, None).is_some()
        || offices.iter().any(|office| name.ends_with(office))
        || registry.is_collective(name)
        || issues(input, name)
        || input.atlas.units.iter().any(|unit| {
            (unit.region.starts_with(region) || region.starts_with(&unit.region))
                && (unit.name == name || unit.aliases.iter().any(|alias| alias == name))
        })
}

/// Whether the name is that of an office that issued one of the plans.
fn issues(input: &Input<'_>, name: &str) -> bool {
    let issuers = input
        .atlas
        .plans
        .iter()
        .filter_map(|node| node.plan.front.issuer.as_deref());
    issuers
        .flat_map(|issuer| issuer.split('、'))
        .any(|issuer| issuer == name)
}

/// The words of a text that name a body.
fn names<'t>(input: &Input<'_>, text: &'t str, region: &str) -> Vec<&'t str> {
    let mut out = Vec::new();
    let parts: Vec<(usize, &str)> = fragments(text);
    for (index, (at, part)) in parts.iter().enumerate() {
        let beside = |other: Option<&(usize, &str)>| {
            other.is_some_and(|(from, other)| {
                let (low, high) = if from < at {
                    (from + other.len(), *at)
                } else {
                    (at + part.len(), *from)
                };
                text[low..high].trim() == "、" && is_known(input, core(other).0, region)
            })
        };
        let (name, acts) = core(part);
        let in_list =
            beside(index.checked_sub(1).and_then(|i| parts.get(i))) || beside(parts.get(index + 1));
        if is_name(name) && (acts || in_list || has_level(name, region)) {
            out.push(name);
        }
    }
    out
}

/// The pieces of a text between marks, with where each begins.
fn fragments(text: &str) -> Vec<(usize, &str)> {
    let mut out = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        if "、，。；：（）()“”《》〈〉\n ".contains(c) {
            out.push((start, &text[start..at]));
            start = at + c.len_utf8();
        }
    }
    out.push((start, &text[start..]));
    out.retain(|(_, part)| !part.is_empty());
    out
}

/// A fragment without what stands before a name and what the body does; whether it is told to act.
fn core(part: &str) -> (&str, bool) {
    let mut name = part;
    let mut led = false;
    while let Some(word) = BEFORE.iter().find(|word| name.starts_with(**word)) {
        name = &name[word.len()..];
        led = true;
    }
    // 建立由区林业局负责的机制: who acts stands behind the last 由, that of 自由 apart.
    if let Some((before, actor)) = name.rsplit_once('由')
        && !before.ends_with(['自', '理', '缘', '事'])
    {
        name = actor;
        led = true;
    }
    let act = ACTS.iter().filter_map(|word| name.find(word)).min();
    match act {
        Some(at) if at > 0 => {
            let acts = led || name[at..].starts_with("牵头");
            let words = name[..at].trim_end_matches('等');
            let body = Some(words).filter(|words| is_name(words));
            (body.or_else(|| at_head(words, led)).unwrap_or(words), acts)
        }
        _ => match at_head(name, led) {
            Some(body) => (body, led),
            None => (name.trim_end_matches('等'), false),
        },
    }
}

/// The body that words begin with: 国家数据局 of 国家数据局解释, where 由 says that it acts; else of words that go
/// on as a body does (国家数据局的沟通, 国家数据局积极对接).
fn at_head(words: &str, acts: bool) -> Option<&str> {
    const GOES_ON: [&str; 6] = ["的", "积极", "统一", "主动", "认真", "及时"];
    let ends = words.char_indices().map(|(at, _)| at).skip(3);
    let bodies = ends.filter(|at| {
        let goes_on = GOES_ON.iter().any(|word| words[*at..].starts_with(word));
        (acts || goes_on) && is_name(&words[..*at])
    });
    bodies.last().map(|at| &words[..at])
}

/// Whether a word has the form of a body's name.
fn is_name(name: &str) -> bool {
    (3..=14).contains(&name.chars().count())
        && ENDINGS.iter().any(|ending| name.ends_with(ending))
        && !NO_BODIES.iter().any(|word| name.ends_with(word))
        && !MANY.iter().any(|word| name.contains(word))
        && (name.ends_with('局') || !TRADES.iter().any(|word| name.contains(word)))
        && !BEFORE[..3].iter().any(|word| name.contains(word))
}

/// Whether a name begins with a level (区科技局), a place of the plan, or the nation.
fn has_level(name: &str, region: &str) -> bool {
    let level = name.starts_with(['市', '区', '县', '省', '州'])
        && !NO_LEVELS.iter().any(|word| name.starts_with(word));
    let place = region::places(region)
        .map(short)
        .any(|place| name.starts_with(place));
    level
        || place
        || ["国家", "国务院", "中央"]
            .iter()
            .any(|word| name.starts_with(word))
}
