//! Two runs over the same documents: what is read better or worse, and exactly which tasks differ.
//!
//! The counts judge, and only where a document is in both runs; the tasks show what a rule altered, also
//! where nothing is expected.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt::{self, Display, Formatter};

use crate::read::{Reading, Task};
use crate::run::{Document, Outcome, Run};
use crate::score::Counts;

/// So many characters of a text are shown.
const SHOWN: usize = 16;

/// What differs, a block of lines a document.
#[derive(Debug, Default)]
pub(crate) struct Changes {
    documents: Vec<(String, Vec<Change>)>,
}

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Change {
    /// Better, worse, or only different.
    verdict: Verdict,
    /// What, in words.
    what: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Better,
    Worse,
    Different,
}

impl Changes {
    /// Whether anything is read worse than before.
    pub(crate) fn worse(&self) -> bool {
        let mut all = self.documents.iter().flat_map(|(_, changes)| changes);
        all.any(|change| change.verdict == Verdict::Worse)
    }
}

impl Display for Changes {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if self.documents.is_empty() {
            return writeln!(f, "nothing has changed since the saved run");
        }
        writeln!(f, "changed since the saved run:")?;
        for (name, changes) in &self.documents {
            writeln!(f, "{name}")?;
            for change in changes {
                let verdict = match change.verdict {
                    Verdict::Better => "better",
                    Verdict::Worse => "WORSE ",
                    Verdict::Different => "      ",
                };
                writeln!(f, "  {verdict} {}", change.what)?;
            }
        }
        Ok(())
    }
}

/// What has changed from one run to a later one.
pub(crate) fn changes(before: &Run, now: &Run) -> Changes {
    let names: BTreeSet<&String> = before
        .documents
        .keys()
        .chain(now.documents.keys())
        .collect();
    let documents = names
        .into_iter()
        .map(|name| {
            let (before, now) = (before.documents.get(name), now.documents.get(name));
            (name.clone(), of_outcomes(before, now))
        })
        .filter(|(_, changes)| !changes.is_empty())
        .collect();
    Changes { documents }
}

fn of_outcomes(before: Option<&Outcome>, now: Option<&Outcome>) -> Vec<Change> {
    let one = |verdict, what: String| vec![Change { verdict, what }];
    match (before, now) {
        (Some(Outcome::Read(before)), Some(Outcome::Read(now))) => of_documents(before, now),
        (Some(Outcome::Read(_)), Some(Outcome::Refused(why))) => {
            one(Verdict::Worse, format!("no longer read: {why}"))
        }
        (Some(Outcome::Refused(_)), Some(Outcome::Read(_))) => {
            one(Verdict::Better, "read now".to_owned())
        }
        (None, Some(_)) => one(Verdict::Different, "not in the saved run".to_owned()),
        (Some(_), None) => one(Verdict::Different, "only in the saved run".to_owned()),
        (None, None) | (Some(Outcome::Refused(_)), Some(Outcome::Refused(_))) => Vec::new(),
    }
}

fn of_documents(before: &Document, now: &Document) -> Vec<Change> {
    let mut out = of_counts(&before.counts, &now.counts);
    for (what, before, now) in [
        ("missing", &before.missing, &now.missing),
        ("silently missing", &before.silent, &now.silent),
        ("wrong", &before.wrong, &now.wrong),
    ] {
        out.extend(listed(&format!("now {what}"), &without(now, before)));
        out.extend(listed(&format!("no longer {what}"), &without(before, now)));
    }
    let Reading {
        title,
        number,
        issuer,
        date,
        tasks,
    } = &before.reading;
    let new = &now.reading;
    out.extend(replaced("title", title, &new.title));
    for (what, before, now) in [
        ("number", number, &new.number),
        ("issuer", issuer, &new.issuer),
        ("date", date, &new.date),
    ] {
        out.extend(replaced(
            what,
            or_none(before.as_deref()),
            or_none(now.as_deref()),
        ));
    }
    for pair in pairs(tasks, &new.tasks) {
        out.extend(
            match pair {
                (Some(before), Some(now)) => of_tasks(&tasks[before], &new.tasks[now]),
                (Some(before), None) => vec![format!("- task {}", summary(&tasks[before]))],
                (None, Some(now)) => vec![format!("+ task {}", summary(&new.tasks[now]))],
                (None, None) => Vec::new(),
            }
            .into_iter()
            .map(different),
        );
    }
    out
}

/// What is counted, and whether more of it is better.
fn of_counts(before: &Counts, now: &Counts) -> Vec<Change> {
    let measures = |c: &Counts| {
        [
            ("tasks found", true, c.found),
            ("tasks exact", true, c.exact),
            ("extra tasks", false, c.extra),
            ("groups right", true, c.groups.right),
            ("units right", true, c.units_right),
            ("units wrong", false, c.units_wrong),
            ("units missing", false, c.units_missing),
            ("units silently missing", false, c.silent),
            ("roles right", true, c.roles.right),
            ("deadlines right", true, c.deadlines.right),
            ("title right", true, c.title.right),
            ("number right", true, c.number.right),
            ("issuer right", true, c.issuer.right),
            ("date right", true, c.date.right),
        ]
    };
    measures(before)
        .into_iter()
        .zip(measures(now))
        .filter(|((.., before), (.., now))| before != now)
        .map(|((what, more_is_better, before), (.., now))| Change {
            verdict: if (now > before) == more_is_better {
                Verdict::Better
            } else {
                Verdict::Worse
            },
            what: format!("{what}: {before} → {now}"),
        })
        .collect()
}

/// What differs between two readings of one task, each part on a line of its own.
fn of_tasks(before: &Task, now: &Task) -> Vec<String> {
    let mut parts = Vec::new();
    if before.label != now.label {
        parts.push(format!("label: {} → {}", before.label, now.label));
    }
    parts.extend(of_texts(&before.text, &now.text));
    if before.group != now.group {
        let shown = |group: &[String]| match group {
            [] => "none".to_owned(),
            headings => headings.join(" / "),
        };
        parts.push(format!(
            "group: {} → {}",
            shown(&before.group),
            shown(&now.group)
        ));
    }
    let (old, new) = (roles(before), roles(now));
    for (name, role) in &new {
        match old.get(name) {
            None => parts.push(format!("units: + {name} ({role})")),
            Some(was) if was != role => parts.push(format!("roles: {name} {was} → {role}")),
            Some(_) => {}
        }
    }
    for (name, role) in old.iter().filter(|(name, _)| !new.contains_key(*name)) {
        parts.push(format!("units: - {name} ({role})"));
    }
    if before.deadline != now.deadline {
        parts.push(format!(
            "deadline: {} → {}",
            or_none(before.deadline.as_deref()),
            or_none(now.deadline.as_deref())
        ));
    }
    let task = format!("task {} {}", before.label, shown_start(&before.text));
    parts
        .into_iter()
        .map(|part| format!("{task} {part}"))
        .collect()
}

/// Where two texts differ: at their start, at their end, or within.
fn of_texts(before: &str, now: &str) -> Vec<String> {
    if before == now {
        return Vec::new();
    }
    let (old, new) = (shown_start(before), shown_start(now));
    if before.chars().count().max(now.chars().count()) <= SHOWN {
        return vec![format!("text: {old} → {new}")];
    }
    let mut parts = Vec::new();
    if old != new {
        parts.push(format!("text start: {old} → {new}"));
    }
    let (old, new) = (shown_end(before), shown_end(now));
    if old != new {
        parts.push(format!("text end: {old} → {new}"));
    }
    if parts.is_empty() {
        let same = before
            .chars()
            .zip(now.chars())
            .take_while(|(a, b)| a == b)
            .count();
        let from = |text: &str| -> String { text.chars().skip(same).take(SHOWN).collect() };
        parts.push(format!("text within: {}… → {}…", from(before), from(now)));
    }
    parts
}

/// The same task in two readings, by all of it, then by less and less; what is left is gone or new.
fn pairs(before: &[Task], now: &[Task]) -> Vec<(Option<usize>, Option<usize>)> {
    type Key = fn(&Task) -> (&str, String);
    let keys: [Key; 4] = [
        |task| (&task.label, task.text.clone()),
        |task| ("", task.text.clone()),
        |task| (&task.label, shown_start(&task.text)),
        |task| (&task.label, String::new()),
    ];
    let mut partner: Vec<Option<usize>> = vec![None; before.len()];
    let mut free: BTreeSet<usize> = (0..now.len()).collect();
    for key in keys {
        let mut offers: BTreeMap<_, VecDeque<usize>> = BTreeMap::new();
        for at in &free {
            offers.entry(key(&now[*at])).or_default().push_back(*at);
        }
        for (task, partner) in before.iter().zip(&mut partner) {
            if partner.is_none() {
                *partner = offers.get_mut(&key(task)).and_then(VecDeque::pop_front);
                if let Some(at) = partner {
                    free.remove(at);
                }
            }
        }
    }
    let known = partner
        .into_iter()
        .enumerate()
        .map(|(at, now)| (Some(at), now));
    known
        .chain(free.into_iter().map(|at| (None, Some(at))))
        .collect()
}

/// The units of a task with their roles, those of several roles with all of them.
fn roles(task: &Task) -> BTreeMap<&str, String> {
    let mut all: BTreeMap<&str, String> = BTreeMap::new();
    for (name, role) in &task.units {
        let roles = all.entry(name).or_default();
        if !roles.is_empty() {
            roles.push('+');
        }
        roles.push_str(role);
    }
    all
}

fn summary(task: &Task) -> String {
    let units: Vec<&str> = task.units.iter().map(|(name, _)| name.as_str()).collect();
    format!(
        "{} {} ({})",
        task.label,
        shown_start(&task.text),
        units.join("、")
    )
}

fn shown_start(text: &str) -> String {
    let mut start: String = text.chars().take(SHOWN).collect();
    if start.len() < text.len() {
        start.push('…');
    }
    start.replace('\n', " ")
}

fn shown_end(text: &str) -> String {
    let skipped = text.chars().count().saturating_sub(SHOWN);
    let end: String = text.chars().skip(skipped).collect();
    let cut = if skipped > 0 { "…" } else { "" };
    format!("{cut}{}", end.replace('\n', " "))
}

fn or_none(words: Option<&str>) -> &str {
    words.unwrap_or("none")
}

fn replaced(what: &str, before: &str, now: &str) -> Option<Change> {
    (before != now).then(|| different(format!("{what}: {before} → {now}")))
}

fn listed(what: &str, all: &[(String, String)]) -> Option<Change> {
    let all: Vec<String> = all
        .iter()
        .map(|(label, unit)| format!("{label} {unit}"))
        .collect();
    (!all.is_empty()).then(|| different(format!("{what}: {}", all.join("; "))))
}

fn different(what: String) -> Change {
    Change {
        verdict: Verdict::Different,
        what,
    }
}

/// What the first list has more of than the second.
fn without<T: Clone + PartialEq>(all: &[T], taken: &[T]) -> Vec<T> {
    let mut taken = taken.to_vec();
    all.iter()
        .filter(|one| match taken.iter().position(|t| t == *one) {
            Some(at) => {
                taken.swap_remove(at);
                false
            }
            None => true,
        })
        .cloned()
        .collect()
}
