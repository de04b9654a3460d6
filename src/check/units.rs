//! Names of bodies: unknown ones, likely aliases, entries nobody has confirmed.

use std::collections::{BTreeMap, BTreeSet};

use super::alike::Alike;
use super::input::{Input, in_register};
use super::near;
use crate::atlas::propose::{self, Unknown};
use crate::atlas::{Atlas, UnitNode, shortened};
use crate::diag::{Code, Diagnostic, Place};
use crate::lexicon::check::words;

use crate::zh::region;

/// Runs the rules.
pub(super) fn run(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut findings = unknown(input);
    findings.extend(register(input));
    findings
}

/// Names in plans that the register does not have, each told once with all its places; the nearest known name is
/// proposed.
fn unknown(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for node in &input.atlas.plans {
        let unlinked = || {
            let mut tasks =
                input.atlas.tasks[node.tasks.start as usize..node.tasks.end as usize].iter();
            tasks.any(|task| {
                let mut all = task.assignments.iter();
                all.any(|one| one.unit.is_none() && propose::names_a_body(&one.written))
            })
        };
        if node.plan.front.region.is_none() && unlinked() {
            findings.push(
                Diagnostic::new(
                    Code::UnknownUnit,
                    Place::file(node.plan.file.as_str()),
                    "文件头没有写 region（地区），方案里的单位无从辨认",
                )
                .help("写上地区，如 region = \"重庆市/渝北区\""),
            );
        }
    }
    for one in &propose::unknown(
        input.atlas.plans.iter().map(|node| &node.plan),
        &input.registers.units,
    ) {
        let mut places = Vec::new();
        for place in &one.places {
            match leftover(input, one, place) {
                Some(finding) => findings.push(finding),
                None => places.push(place),
            }
        }
        let Some((first, others)) = places.split_first() else {
            continue;
        };
        let count = match others.len() {
            0 => String::new(),
            more => format!("（共 {} 处）", more + 1),
        };
        let finding = match nearest(input.atlas, &one.name, &one.region) {
            Some((unit, name, why)) => Diagnostic::new(
                Code::NearName,
                (*first).clone(),
                format!(
                    "“{}”不在单位名册里，疑为“{name}”（{}）：{why}{count}",
                    one.name, unit.id
                ),
            )
            .help(format!(
                "确是同一单位：gangmu units --alias {}={}；是抄写之误：改正文并记入更正",
                unit.id, one.name
            )),
            None => Diagnostic::new(
                Code::UnknownUnit,
                (*first).clone(),
                format!("“{}”不在“{}”的单位名册里{count}", one.name, one.region),
            )
            .help("运行 gangmu units 看建议；确是单位：gangmu units --accept 写入名册"),
        };
        let others = others.iter();
        findings.push(others.fold(finding, |finding, place| {
            finding.related((*place).clone(), "另一处")
        }));
    }
    findings
}

/// A known name with words behind it that make no name: 交通运输部另行商定有关办法.
fn leftover(input: &Input<'_>, unknown: &Unknown, place: &Place) -> Option<Diagnostic> {
    if words().units.whole.end(&unknown.name).is_some() {
        return None;
    }
    let count = unknown.name.chars().count();
    let known = (3..count.saturating_sub(1)).rev().find_map(|count| {
        let (end, _) = unknown.name.char_indices().nth(count)?;
        let name = &unknown.name[..end];
        let found = input.registers.units.resolve(name, &unknown.region, None);
        found.map(|_| name)
    })?;
    let rest = &unknown.name[known.len()..];
    Some(
        Diagnostic::new(
            Code::Unread,
            place.from(known.chars().count() as u32),
            format!("读不懂“{known}”后面的“{rest}”"),
        )
        .help("检查这里的标点；一个单位一个名称，用顿号分开"),
    )
}

/// The known name nearest to one that the register of a region does not have: the unit, the name of it that
/// is near, and why, in Chinese. A proposal for a person, never a join.
pub fn nearest<'a>(
    atlas: &'a Atlas,
    name: &str,
    region: &str,
) -> Option<(&'a UnitNode, &'a str, String)> {
    let full = propose::full_name(name, region);
    atlas
        .units
        .iter()
        .filter(|unit| unit.region == region)
        .find_map(|unit| {
            unit.aliases
                .iter()
                .chain(std::iter::once(&unit.name))
                .find_map(|known| {
                    let why = if full == *known {
                        Some("少了级别".to_owned())
                    } else {
                        near::evidence(name, known)
                            .or_else(|| near::evidence(work(&full, region), work(known, region)))
                    }?;
                    Some((unit, known.as_str(), why))
                })
        })
}

/// Units of one region whose names may be those of one body: they differ by a character or two, or in short they are the
/// same.
fn pairs(units: &[UnitNode]) -> Vec<(&UnitNode, &UnitNode)> {
    let works: Vec<&str> = units
        .iter()
        .map(|unit| work(&unit.name, &unit.region))
        .collect();
    let letters: Vec<Vec<char>> = works.iter().map(|work| work.chars().collect()).collect();
    let alike = Alike::new(letters.iter().map(Vec::as_slice));
    let mut shorts: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, work) in works.iter().enumerate() {
        shorts.entry(shortened(work)).or_default().push(at);
    }
    let mut found: BTreeSet<(usize, usize)> = BTreeSet::new();
    for (at, letters) in letters.iter().enumerate() {
        let near = alike.near(letters).into_iter();
        found.extend(near.map(|other| (at.min(other), at.max(other))));
    }
    for same in shorts.values() {
        found.extend(same.windows(2).map(|two| (two[0], two[1])));
    }
    let found = found.into_iter();
    found.map(|(one, two)| (&units[one], &units[two])).collect()
}

/// Entries of one region with near names that nobody has told apart, and entries nobody has confirmed.
fn register(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let new = input.atlas.units.iter().filter(|unit| unit.unconfirmed);
    findings.extend(new.map(|unit| {
        let message = format!("“{}”还没有人核对", unit.name);
        Diagnostic::new(Code::Unconfirmed, place(input, unit), message)
            .help("核对后删去 unconfirmed = true")
    }));
    // Units are sorted by region.
    for units in input.atlas.units.chunk_by(|a, b| a.region == b.region) {
        for (other, unit) in pairs(units) {
            if input.registers.units.are_distinct(&unit.id, &other.id) {
                continue;
            }
            let (one, two) = (
                work(&other.name, &other.region),
                work(&unit.name, &unit.region),
            );
            let near = near::evidence(one, two).or_else(|| {
                // A name that import wrote down may be a slip: 市国姿委, which is too short without its level.
                let level = |work: &str| format!("{}{work}", words().units.level);
                (unit.unconfirmed || other.unconfirmed)
                    .then(|| near::evidence(&level(one), &level(two)))?
            });
            if let Some(why) = near {
                // Of an entry of a person and one of import, the latter is the one to mend.
                let (unit, other) = if other.unconfirmed && !unit.unconfirmed {
                    (other, unit)
                } else {
                    (unit, other)
                };
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
    name.strip_prefix(region::name(region)).unwrap_or(name)
}

/// Where the register names a unit.
fn place(input: &Input<'_>, unit: &UnitNode) -> Place {
    let registry = &input.registers.units;
    let entry = registry.index_of(&unit.id).map(|at| &registry.entries[at]);
    in_register(
        input.registers.files.units.as_ref(),
        &entry.map(|entry| entry.name.clone()).unwrap_or_default(),
    )
}
