//! Bodies that the prose names and the register does not know.
//!
//! Prose is no list of names, so a word counts as a name only where its place says so: it begins with a
//! level or a place of the plan and ends like a body, stands in a list beside a known body, or is told to
//! act (由…牵头). The register of all levels above and below is asked before anything is told.

use std::collections::BTreeSet;
use std::ops::Range;

use super::blocks::{paragraphs, pieces};
use super::input::Input;
use super::units;
use crate::atlas::PlanNode;
use crate::diag::{Code, Diagnostic};
use crate::lexicon::check::words;
use crate::lexicon::without_level as short;
use crate::zh::region;

/// What stands between words that may be a name.
const MARKS: [char; 17] = [
    '、', '，', '。', '；', '：', '（', '）', '(', ')', '“', '”', '《', '》', '〈', '〉', '\n', ' ',
];

/// Runs the rule.
pub(super) fn run(input: &Input<'_>) -> Vec<Diagnostic> {
    let plans = input.atlas.plans.iter();
    plans.flat_map(|node| plan(input, node)).collect()
}

fn plan(input: &Input<'_>, node: &PlanNode) -> Vec<Diagnostic> {
    let region = node.plan.front.region.as_deref().unwrap_or_default();
    let mut found: BTreeSet<&str> = BTreeSet::new();
    let mut findings = Vec::new();
    // Where tasks stand, names stand in brackets that are read as such.
    for paragraph in paragraphs(&node.plan).filter(|paragraph| !paragraph.has_tasks) {
        let text = paragraph.text;
        for range in names(input, text, region) {
            let name = &text[range.clone()];
            if is_known(input, name, region) || !found.insert(name) {
                continue;
            }
            let near = units::nearest(input.atlas, name, region)
                .map(|(_, known, why)| format!("，疑为“{known}”：{why}"))
                .unwrap_or_default();
            findings.push(
                Diagnostic::new(
                    Code::ProseName,
                    node.plan.place(text.span(range)),
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
    registry.resolve(name, region, None).is_some()
        || words().names.offices.end(name).is_some()
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
fn names(input: &Input<'_>, text: &str, region: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut parts = pieces(text, 0..text.len(), &MARKS);
    parts.retain(|part| !part.is_empty());
    for (index, part) in parts.iter().enumerate() {
        let beside = |other: Option<&Range<usize>>| {
            other.is_some_and(|other| {
                let between = part.end.min(other.end)..part.start.max(other.start);
                let name = core(&text[other.clone()]).0;
                text[between].trim() == "、" && is_known(input, &text[other.clone()][name], region)
            })
        };
        let (name, acts) = core(&text[part.clone()]);
        let range = part.start + name.start..part.start + name.end;
        let name = &text[range.clone()];
        let in_list =
            beside(index.checked_sub(1).and_then(|i| parts.get(i))) || beside(parts.get(index + 1));
        if is_name(name) && (acts || in_list || has_level(name, region)) {
            out.extend(
                joined(name)
                    .into_iter()
                    .map(|one| range.start + one.start..range.start + one.end),
            );
        }
    }
    out
}

/// The names in what reads as one name: 国家发展改革委和科技部 are two, 文化和旅游部 is one.
fn joined(name: &str) -> Vec<Range<usize>> {
    let parted = name.char_indices().find_map(|(at, _)| {
        let join = words().promises.and.start(&name[at..])?;
        let behind = at + join.len();
        (is_name(&name[..at]) && is_name(&name[behind..])).then_some((at, behind))
    });
    match parted {
        Some((end, start)) => vec![0..end, start..name.len()],
        None => std::iter::once(0..name.len()).collect(),
    }
}

/// The bytes of a fragment without what stands before a name and what the body does; whether it is told to act.
fn core(part: &str) -> (Range<usize>, bool) {
    let words = &words().names;
    let mut name = part;
    let mut led = false;
    while let Some(word) = words
        .together
        .start(name)
        .or_else(|| words.before.start(name))
    {
        name = &name[word.len()..];
        led = true;
    }
    // 建立由区林业局负责的机制: who acts stands behind the last 由, that of 自由 apart.
    if let Some((before, actor)) = name.rsplit_once(&words.by)
        && words.not_by.end(before).is_none()
    {
        name = actor;
        led = true;
    }
    let start = part.len() - name.len();
    let range = |body: &str| start..start + body.len();
    let act = name
        .char_indices()
        .map(|(at, _)| at)
        .find(|at| words.acts.start(&name[*at..]).is_some());
    match act {
        Some(at) if at > 0 => {
            let acts = led || words.leads.start(&name[at..]).is_some();
            let actor = name[..at].trim_end_matches(&words.and_so_on);
            let body = Some(actor).filter(|name| is_name(name));
            let body = body.or_else(|| at_head(actor, led)).unwrap_or(actor);
            (range(body), acts)
        }
        _ => match at_head(name, led) {
            Some(body) => (range(body), led),
            None => (range(name.trim_end_matches(&words.and_so_on)), false),
        },
    }
}

/// The body that words begin with: 国家数据局 of 国家数据局解释, where 由 says that it acts; else of words that go
/// on as a body does (国家数据局的沟通, 国家数据局积极对接).
fn at_head(text: &str, acts: bool) -> Option<&str> {
    let ends = text.char_indices().map(|(at, _)| at).skip(3);
    let bodies = ends.filter(|at| {
        let words = &words().names;
        let goes_on = words.goes_on.start(&text[*at..]).is_some();
        // The ending may be the beginning of another word: 部门.
        let last = text[..*at].char_indices().next_back();
        let cut = last.is_some_and(|(last, _)| {
            let longer = words.longer.start(&text[last..]);
            longer.is_some_and(|word| last + word.len() > *at)
        });
        (acts || goes_on) && !cut && is_name(&text[..*at])
    });
    bodies.last().map(|at| &text[..at])
}

/// Whether a word has the form of a body's name.
fn is_name(name: &str) -> bool {
    let words = &words().names;
    (3..=14).contains(&name.chars().count())
        && words.endings.end(name).is_some()
        && words.no_bodies.end(name).is_none()
        && !words.many.within(name)
        && (words.trade_endings.end(name).is_some() || !words.trades.within(name))
        && !words.together.within(name)
}

/// Whether a name begins with a level (区科技局), a place of the plan, or the nation.
fn has_level(name: &str, region: &str) -> bool {
    let words = &words().names;
    let level = words.levels.start(name).is_some() && words.no_levels.start(name).is_none();
    let place = region::places(region)
        .map(short)
        .any(|place| name.starts_with(place));
    level || place || words.nation.start(name).is_some()
}
