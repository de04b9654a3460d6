//! Entries of the registers that cannot be meant: bodies that succeed each other in a circle, dates that are
//! none, one judgement twice, a measure left out that was taken up. What cannot be read at all is refused
//! before ([`super::refused`]).

use std::collections::{BTreeMap, BTreeSet};

use super::input::{Input, in_register};
use crate::atlas::registry::Entry;
use crate::atlas::{Kind, RetiredWhat};
use crate::diag::{Code, Diagnostic, Place};
use crate::error::Error;
use crate::import::corrections::Corrections;
use crate::placed::Placed;
use crate::source::Source;
use crate::zh::day::{self, Day};
use crate::zh::region;

/// Runs the rules.
pub(super) fn run(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut findings = units(input);
    findings.extend(told_apart(input));
    findings.extend(collective(input));
    findings.extend(judgements(input));
    findings.extend(left_out(input));
    findings.extend(retired(input));
    findings.extend(corrections(input));
    findings
}

/// Bodies: names that are empty, days that are none, successors in a circle.
fn units(input: &Input<'_>) -> Vec<Diagnostic> {
    let entries = &input.registers.units.entries;
    let tell = |at: &Placed<String>, message: String, help: &str| {
        let place = in_register(input.registers.files.units.as_ref(), at);
        Diagnostic::new(Code::Entry, place, message).help(help)
    };
    let next: BTreeMap<&str, &str> = entries
        .iter()
        .filter_map(|entry| Some((entry.id.as_str(), entry.successor.as_ref()?.as_str())))
        .collect();
    let mut findings = Vec::new();
    for entry in entries {
        let id = &entry.id;
        let mut names = std::iter::once(&entry.name).chain(&entry.aliases);
        if let Some(empty) = names.find(|name| name.trim().is_empty()) {
            let message = format!("{id} 有一个空的名称（name 或 aliases）");
            findings.push(tell(empty, message, "写上名称，或删去空的一个"));
        }
        let mut seen = BTreeSet::new();
        if let Some(twice) = entry
            .aliases
            .iter()
            .find(|name| !seen.insert(name.as_str()))
        {
            let message = format!("{id} 的 aliases 里，{twice} 写了两次");
            findings.push(tell(twice, message, "只留一个"));
        }
        if entry.region.trim().is_empty() {
            let message = format!("{id} 没有写地区（region）");
            findings.push(tell(id, message, "写上地区，如 全国、重庆市/渝北区"));
        } else if let Some(meant) = other_region(input, entry) {
            let message = format!("{id} 的地区是“{}”，名称说的是“{meant}”", entry.region);
            findings.push(tell(&entry.region, message, "改正地区（region）或名称"));
        }
        if entry.counterparts.iter().flatten().any(|other| other == id) {
            let message = format!("{id} 的对口单位（counterparts）是它自己");
            findings.push(tell(id, message, "写上下级的对口单位"));
        }
        if let Some(since) = entry.since.as_ref().filter(|since| !day::is_point(since)) {
            let message = format!("{id} 的 since 不是日期：{since}");
            findings.push(tell(since, message, "写作 2023、2023-05 或 2023-05-18"));
        }
        if let Some(message) = circle(&next, id) {
            // Who succeeds itself is pointed at by its id.
            let other = entry.successor.as_ref().filter(|next| *next != id);
            let help = "接替者（successor）写后来的单位";
            findings.push(tell(other.unwrap_or(id), message, help));
        }
    }
    findings
}

/// The region whose place a body's name begins with, where its own region is nobody else's.
fn other_region<'a>(input: &Input<'a>, entry: &Entry) -> Option<&'a str> {
    let units = &input.registers.units.entries;
    let plans = input.atlas.plans.iter();
    let others = units.iter().filter(|other| other.id != entry.id);
    let used: BTreeSet<&str> = plans
        .filter_map(|node| node.plan.front.region.as_deref())
        .chain(others.map(|other| other.region.as_str()))
        .collect();
    let is_used = |region: &str| used.iter().any(|other| region::is_within(other, region));
    let meant = |region: &&&str| {
        let place = region::name(region);
        place.chars().count() > 2 && entry.name.starts_with(place)
    };
    if is_used(&entry.region) {
        return None;
    }
    used.iter().find(meant).copied()
}

/// What is to be said of the circle of successors that an id stands in, if it stands in one.
fn circle<'a>(next: &BTreeMap<&'a str, &'a str>, id: &'a str) -> Option<String> {
    let mut seen = BTreeSet::new();
    let mut last = id;
    while let Some(successor) = next.get(last) {
        if *successor == id {
            return Some(if last == id {
                format!("{id} 的接替者是它自己")
            } else {
                format!("{id} 与 {last} 互为接替，接成了一圈")
            });
        }
        if !seen.insert(*successor) {
            return None; // another circle, which is told where it is
        }
        last = successor;
    }
    None
}

/// `[[distinct]]` lines that name bodies that there are not.
fn told_apart(input: &Input<'_>) -> Vec<Diagnostic> {
    let units = &input.registers.units;
    let mut findings = Vec::new();
    for line in &units.distinct {
        for id in line.units.iter().filter(|id| units.index_of(id).is_none()) {
            let place = in_register(input.registers.files.units.as_ref(), id);
            let message = format!("[[distinct]] 里的单位编号 {id} 不存在");
            findings.push(Diagnostic::new(Code::Entry, place, message).help("改正编号"));
        }
        let ids: BTreeSet<&str> = line.units.iter().map(|id| id.as_str()).collect();
        if ids.len() < 2 {
            let first = line.units.first().cloned().unwrap_or_default();
            let place = in_register(input.registers.files.units.as_ref(), &first);
            let message = "[[distinct]] 要写两个不同的单位".to_owned();
            findings.push(Diagnostic::new(Code::Entry, place, message).help("补上另一个的编号"));
        }
    }
    findings
}

/// Phrases for many bodies that are one body's name.
fn collective(input: &Input<'_>) -> Vec<Diagnostic> {
    let units = &input.registers.units;
    let mut findings = Vec::new();
    for entry in &units.entries {
        for name in std::iter::once(&entry.name).chain(&entry.aliases) {
            if let Some(phrase) = units.collective_phrase(name) {
                let place = in_register(input.registers.files.units.as_ref(), phrase);
                let message = format!("“{name}”是 {} 的名称，又写在 [collective] 里", entry.id);
                findings.push(
                    Diagnostic::new(Code::Entry, place, message)
                        .help("指一个单位的，从 [collective] 里删去"),
                );
            }
        }
    }
    findings
}

/// Judgements on one pair of tasks, given twice or both ways.
fn judgements(input: &Input<'_>) -> Vec<Diagnostic> {
    let lineage = &input.registers.lineage;
    let confirmed = lineage.confirm.iter().map(|line| (&line.down, &line.up));
    let rejected = lineage.reject.iter().map(|line| (&line.down, &line.up));
    let mut seen = BTreeSet::new();
    let twice = confirmed
        .chain(rejected)
        .filter(|(down, up)| !seen.insert((down.as_str(), up.as_str())));
    twice
        .map(|(down, up)| {
            let place = in_register(input.registers.files.lineage.as_ref(), down);
            Diagnostic::new(
                Code::Entry,
                place,
                format!("对 {down} 与 {up} 作了不止一次判断"),
            )
            .help("只留一条：confirm 或 reject")
        })
        .collect()
}

/// Measures left out on purpose: of a plan that is not implemented, twice, or taken up after all.
fn left_out(input: &Input<'_>) -> Vec<Diagnostic> {
    let atlas = input.atlas;
    let ids = atlas.tasks_by_id();
    let mut seen = BTreeSet::new();
    let mut findings = Vec::new();
    for line in &input.registers.lineage.not_taken_up {
        let (plan, up) = (line.plan.as_str(), line.up.as_str());
        let node = atlas.plans.iter().find(|node| node.plan.id == plan);
        let (Some(node), Some(task)) = (node, ids.get(up)) else {
            continue; // told as a judgement without its task
        };
        let upper_plan = &atlas.plan(atlas.task(*task).plan).plan.id;
        let heir = atlas.links.iter().find(|link| {
            link.up == *task && link.kind != Kind::Related && node.tasks.contains(&link.down.0)
        });
        let (message, help) = if !seen.insert((plan, up)) {
            (format!("{plan} 有意不采用 {up}，写了两次"), "只留一条")
        } else if !node.plan.front.implements.contains(upper_plan) {
            (
                format!("{plan} 并不落实 {upper_plan}，谈不上有意不采用 {up}"),
                "改正编号，或在方案的文件头里补上 implements",
            )
        } else if let Some(link) = heir {
            let heir = &atlas.words(link.down).id;
            (
                format!("写着 {plan} 有意不采用 {up}，而 {heir} 出自这一项"),
                "采用了的，删去这一条；并不出自这一项的，写一条 [[reject]]",
            )
        } else {
            continue;
        };
        let place = in_register(input.registers.files.lineage.as_ref(), &line.up);
        findings.push(Diagnostic::new(Code::Entry, place, message).help(help));
    }
    findings
}

/// What is gone: days that are none, an id twice, successors in a circle.
fn retired(input: &Input<'_>) -> Vec<Diagnostic> {
    let lines = &input.atlas.retired;
    let source = input.registers.files.retired.as_ref();
    let mut seen = BTreeSet::new();
    let mut findings = Vec::new();
    for line in lines {
        let tell = |at: &Placed<String>, message: String, help: &str| {
            let place = in_register(source, at);
            Diagnostic::new(Code::Entry, place, message).help(help)
        };
        if Day::from_iso(&line.date).is_none() {
            let message = format!("{} 的 date 不是日期：{}", line.id, line.date);
            findings.push(tell(&line.date, message, "写作 2022-06-01"));
        }
        if line.what == RetiredWhat::Task && !line.id.contains('/') {
            let message = format!("{} 不是任务编号", line.id);
            findings.push(tell(
                &line.id,
                message,
                "任务编号由方案编号、/ 和序号组成，如 yubei/71",
            ));
        }
        if !seen.insert((line.what as u8, line.id.as_str())) {
            let message = format!("{} 登记了两次", line.id);
            findings.push(tell(&line.id, message, "只留一条"));
        }
    }
    for what in [RetiredWhat::Task, RetiredWhat::Plan, RetiredWhat::Unit] {
        let next: BTreeMap<&str, &str> = lines
            .iter()
            .filter(|line| line.what == what)
            .filter_map(|line| Some((line.id.as_str(), line.successor.as_ref()?.as_str())))
            .collect();
        for line in lines.iter().filter(|line| line.what == what) {
            let Some(message) = circle(&next, &line.id) else {
                continue;
            };
            let other = line.successor.as_ref().filter(|next| **next != line.id);
            findings.push(
                Diagnostic::new(
                    Code::Entry,
                    in_register(source, other.unwrap_or(&line.id)),
                    message,
                )
                .help("接替者（successor）写现在有的编号"),
            );
        }
    }
    findings
}

/// Where and why a file cannot be read.
pub(super) fn trouble(file: &Source, error: &Error) -> (Place, String) {
    let Error::Settings { at, message, .. } = error else {
        return (Place::file(file.path.as_str()), error.to_string());
    };
    let mut place = Place::file(file.path.as_str());
    if let Some((line, column)) = at {
        place = file.line_place(*line);
        (place.column, place.width) = (*column, 1);
    }
    (place, message.clone())
}

/// A file of corrections that cannot be used.
fn unreadable(file: &Source, error: &Error) -> Diagnostic {
    let (place, why) = trouble(file, error);
    Diagnostic::new(
        Code::CorrectionStale,
        place,
        format!("更正文件不能用：{why}"),
    )
    .help("改好这一处；其中的更正现在都没有生效")
}

/// Corrections that go with no plan, or that give no reason.
fn corrections(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for file in &input.project.corrections {
        let name = file.path.rsplit('/').next().unwrap_or_default();
        let id = name.strip_suffix(".toml").unwrap_or(name);
        if input.atlas.plans.iter().all(|node| node.plan.id != id) {
            findings.push(
                Diagnostic::new(
                    Code::Entry,
                    file.line_place(1),
                    format!("更正文件说的是方案 {id}，站点里没有这个方案"),
                )
                .help("文件名须是方案的编号；方案已删去的，删去这个文件"),
            );
        }
        let read = match Corrections::parse(&file.path, &file.text) {
            Ok(read) => read,
            Err(error) => {
                findings.push(unreadable(file, &error));
                continue;
            }
        };
        for mend in read.mend.iter().filter(|mend| mend.why.trim().is_empty()) {
            findings.push(
                Diagnostic::new(
                    Code::Entry,
                    in_register(Some(file), &mend.place),
                    format!("这条更正（{}）没有写明理由（why）", mend.place),
                )
                .help("写明依据，以及有多大把握"),
            );
        }
    }
    findings
}
