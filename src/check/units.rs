//! Names of bodies: unknown ones, likely aliases, entries nobody has confirmed, names only in the prose.

use std::collections::{BTreeMap, BTreeSet};

use super::{Input, near};
use crate::atlas::{UnitNode, propose};
use crate::diag::{Code, Diagnostic};
use crate::plan::BlockKind;
use crate::source::Place;

/// Runs the rules.
pub(super) fn run(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut findings = unknown(input);
    findings.extend(register(input));
    findings.extend(prose(input));
    findings
}

/// Names in plans that the register does not have, at each place; the nearest known name is proposed.
fn unknown(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for node in &input.atlas.plans {
        for one in propose::unknown(std::slice::from_ref(&node.plan), &input.registers.units) {
            let near = nearest(input, &one.name, &one.region);
            for place in &one.places {
                findings.push(match &near {
                    Some((unit, name, why)) => Diagnostic::new(
                        Code::NearName,
                        place.clone(),
                        format!(
                            "“{}”不在单位名册里，疑为“{name}”（{}）：{why}",
                            one.name, unit.id
                        ),
                    )
                    .help(format!(
                        "确是同一单位：gangmu units --alias {}={}；是抄写之误：改正文并记入更正",
                        unit.id, one.name
                    )),
                    None => Diagnostic::new(
                        Code::UnknownUnit,
                        place.clone(),
                        format!("“{}”不在“{}”的单位名册里", one.name, one.region),
                    )
                    .help("运行 gangmu units 看建议；确是单位：gangmu units --accept 写入名册"),
                });
            }
        }
    }
    findings
}

/// The known name of a region nearest to an unknown one.
fn nearest<'a>(
    input: &'a Input<'_>,
    name: &str,
    region: &str,
) -> Option<(&'a UnitNode, &'a str, String)> {
    let full = propose::full_name(name, region);
    input
        .atlas
        .units
        .iter()
        .filter(|unit| unit.region == region)
        .find_map(|unit| {
            unit.aliases
                .iter()
                .chain(std::iter::once(&unit.name))
                .find_map(|known| {
                    let why =
                        near::evidence(name, known).or_else(|| near::evidence(&full, known))?;
                    Some((unit, known.as_str(), why))
                })
        })
}

/// Entries of one region with near names that nobody has told apart, and entries nobody has confirmed.
fn register(input: &Input<'_>) -> Vec<Diagnostic> {
    let units = &input.atlas.units;
    let mut findings = Vec::new();
    for (at, unit) in units.iter().enumerate() {
        if unit.unconfirmed {
            findings.push(
                Diagnostic::new(
                    Code::Unconfirmed,
                    place(input, unit),
                    format!("“{}”还没有人核对", unit.name),
                )
                .help("核对后删去 unconfirmed = true"),
            );
        }
        for other in units[..at].iter().rev() {
            if other.region != unit.region {
                break; // units are sorted by region
            }
            if input.registers.units.are_distinct(&unit.id, &other.id) {
                continue;
            }
            let near = near::evidence(
                work(&other.name, &other.region),
                work(&unit.name, &unit.region),
            );
            if let Some(why) = near {
                findings.push(
                    Diagnostic::new(
                        Code::NearUnits,
                        place(input, unit),
                        format!("“{}”与“{}”可能是同一单位：{why}", unit.name, other.name),
                    )
                    .help("是同一单位的，并成一段；不是的，写进 [[distinct]] 并说明理由")
                    .related(place(input, other), "另一段"),
                );
            }
        }
    }
    findings
}

/// A full name without the place in front, which says nothing of the work: 渝北区民政局 → 民政局.
fn work<'a>(name: &'a str, region: &str) -> &'a str {
    let last = region.rsplit('/').next().unwrap_or(region);
    name.strip_prefix(last).unwrap_or(name)
}

/// Where the register names a unit.
fn place(input: &Input<'_>, unit: &UnitNode) -> Place {
    let Some(source) = &input.project.units else {
        return Place::file("content/units.toml");
    };
    let id = format!("\"{}\"", unit.id);
    let entry = source.text.find(&format!("id = {id}")).unwrap_or(0);
    let name = format!("\"{}\"", unit.name);
    let at = source.text[entry..]
        .find(&name)
        .map_or(entry, |at| entry + at);
    source.place(at..at + name.len())
}

/// Bodies named in the prose, by level and ending, that the register does not have.
fn prose(input: &Input<'_>) -> Vec<Diagnostic> {
    let registry = &input.registers.units;
    let mut findings = Vec::new();
    for node in &input.atlas.plans {
        let region = node.plan.front.region.as_deref().unwrap_or_default();
        let mut told: BTreeSet<String> = BTreeSet::new();
        for block in &node.plan.blocks {
            let BlockKind::Paragraph { text, .. } = &block.kind else {
                continue;
            };
            for name in bodies(text) {
                let known = registry.resolve(name, region, None).is_some()
                    || registry.is_collective(name)
                    || anywhere(input, name, region);
                if !known && told.insert(name.to_owned()) {
                    findings.push(
                        Diagnostic::new(
                            Code::ProseName,
                            input.locate(&block.place, name),
                            format!("正文提到“{name}”，单位名册里没有"),
                        )
                        .help("多半是任务表里某个单位的另一写法，或确实没有任务"),
                    );
                }
            }
        }
    }
    findings
}

/// Whether a region above or below has the name: a district's plan speaks of 市 bodies too.
fn anywhere(input: &Input<'_>, name: &str, region: &str) -> bool {
    let mut by_name: BTreeMap<&str, &str> = BTreeMap::new();
    for unit in &input.atlas.units {
        for known in std::iter::once(&unit.name).chain(&unit.aliases) {
            if known == name {
                by_name.insert(known, &unit.region);
            }
        }
    }
    by_name
        .values()
        .any(|found| found.starts_with(region) || region.starts_with(*found))
}

/// Items of enumerations that begin with a level and end like a body: 市教委, 区科技局.
fn bodies(text: &str) -> impl Iterator<Item = &str> {
    const ENDINGS: [&str; 6] = ["局", "委", "办", "办公室", "管委会", "法院"];
    text.split(['、', '，', '。', '；', '：', '（', '）', '“', '”', '\n'])
        .map(|part| part.trim_end_matches('等').trim())
        .filter(|part| {
            let length = part.chars().count();
            (3..=12).contains(&length)
                && part.starts_with(['市', '区', '县'])
                && !["市委", "区委", "县委"].contains(part)
                && ENDINGS.iter().any(|ending| part.ends_with(ending))
        })
}
