//! How much of what is expected was read: tasks found and exact, units and roles, groups, deadlines.
//!
//! A task that was read may cover several pieces of one numbered item, and then answers for the units of all
//! of them; of a task that swallowed other items, only the item that it is labelled with counts as found.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::read::{Reading, Task};
use crate::truth::{self, Expected, Unit};
use crate::words;

/// `text_start` counts as found by this many characters.
const OPENING: usize = 10;
/// So many characters may stand before the first expected words of an exact task: its number.
const BEFORE: usize = 14;
/// So many characters may stand behind the last expected words of an exact task: its full stop.
const BEHIND: usize = 3;

/// What was counted, of one document or of many.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Counts {
    /// Tasks expected.
    pub(crate) expected: usize,
    /// Expected tasks that stand in some task that was read.
    pub(crate) found: usize,
    /// Those that begin and end like the task that was read.
    pub(crate) exact: usize,
    /// Tasks with assignments that were read and not expected.
    pub(crate) extra: usize,
    /// Expected tasks found under the expected headings, and how many were asked for.
    pub(crate) groups: Share,
    /// Units read that were expected.
    pub(crate) units_right: usize,
    /// Units read that were not.
    pub(crate) units_wrong: usize,
    /// Units expected and not read.
    pub(crate) units_missing: usize,
    /// Of the right units, those with the right role.
    pub(crate) roles: Share,
    /// Expected deadlines that were read.
    pub(crate) deadlines: Share,
    /// Units expected and not read, at which no finding points.
    pub(crate) silent: usize,
    /// The particulars, each 1 of 1 if right.
    pub(crate) title: Share,
    /// 发文字号.
    pub(crate) number: Share,
    /// 发文机关.
    pub(crate) issuer: Share,
    /// 成文日期.
    pub(crate) date: Share,
}

/// So many right of so many asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Share {
    pub(crate) right: usize,
    pub(crate) asked: usize,
}

/// A unit that was expected, or that was read, at the wrong place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Miss {
    /// The expected task, as an index.
    pub(crate) task: usize,
    /// Its label.
    pub(crate) label: String,
    /// The unit's name; where it has other names, the first is the printed one.
    pub(crate) names: Vec<String>,
}

/// The score of one document.
#[derive(Debug, Default)]
pub(crate) struct Score {
    /// All counts but `silent`, which the text of the document decides.
    pub(crate) counts: Counts,
    /// Units expected and not read.
    pub(crate) missing: Vec<Miss>,
    /// Units read and not expected.
    pub(crate) wrong: Vec<Miss>,
}

impl Share {
    fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.asked += 1;
    }
}

impl Counts {
    /// The counts of two documents together.
    pub(crate) fn plus(&mut self, other: &Self) {
        self.expected += other.expected;
        self.found += other.found;
        self.exact += other.exact;
        self.extra += other.extra;
        self.units_right += other.units_right;
        self.units_wrong += other.units_wrong;
        self.units_missing += other.units_missing;
        self.silent += other.silent;
        for (share, more) in [
            (&mut self.groups, other.groups),
            (&mut self.roles, other.roles),
            (&mut self.deadlines, other.deadlines),
            (&mut self.title, other.title),
            (&mut self.number, other.number),
            (&mut self.issuer, other.issuer),
            (&mut self.date, other.date),
        ] {
            share.right += more.right;
            share.asked += more.asked;
        }
    }
}

/// Holds what was read against what is expected.
pub(crate) fn score(expected: &Expected, read: &Reading) -> Score {
    let mut score = Score::default();
    particulars(expected, read, &mut score.counts);
    let found = matched(&expected.tasks, &read.tasks);
    let mut pieces: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (wanted, found) in found.iter().enumerate() {
        if let Some(found) = found {
            pieces.entry(*found).or_default().push(wanted);
        }
    }
    score.counts.expected = expected.tasks.len();
    for (at, wanted) in &pieces {
        score.covered(&expected.tasks, wanted, &read.tasks[*at]);
    }
    for (at, task) in expected.tasks.iter().enumerate() {
        let found = found[at].map(|found| &read.tasks[found]);
        score.one(at, task, found);
    }
    if !expected.partial_truth {
        for (at, task) in read.tasks.iter().enumerate() {
            if !pieces.contains_key(&at) && task.assignments > 0 {
                score.counts.extra += 1;
                score.counts.units_wrong += task.assignments;
            }
        }
    }
    score
}

impl Score {
    /// The units of a task that was read, against those of the pieces that it covers.
    fn covered(&mut self, expected: &[truth::Task], pieces: &[usize], read: &Task) {
        if let [one] = pieces {
            self.counts.exact += usize::from(is_exact(&expected[*one], read));
        }
        let mut free: Vec<(&str, Vec<&str>)> = Vec::new();
        for (name, role) in &read.units {
            match free.iter_mut().find(|(known, _)| known == name) {
                Some((_, roles)) => roles.push(role),
                None => free.push((name, vec![role])),
            }
        }
        for (task, unit) in united(expected, pieces) {
            match take(&unit, &mut free) {
                _ if unit.optional => {}
                Some(roles) => {
                    self.counts.units_right += 1;
                    let right = unit.role == "other"
                        || roles.contains(&unit.role.as_str())
                        || unit
                            .role_alt
                            .iter()
                            .any(|alt| roles.contains(&alt.as_str()));
                    self.counts.roles.add(right);
                }
                None => self.missed(&expected[task], task, &unit),
            }
        }
        let first = pieces[0];
        self.counts.units_wrong += free.len();
        self.wrong.extend(free.iter().map(|(name, _)| Miss {
            task: first,
            label: expected[first].label.clone(),
            names: vec![(*name).to_owned()],
        }));
    }

    /// What is asked of each expected task by itself.
    fn one(&mut self, at: usize, task: &truth::Task, found: Option<&Task>) {
        match found {
            Some(_) => self.counts.found += 1,
            None => {
                for unit in task.units.iter().filter(|unit| !unit.optional) {
                    self.missed(task, at, unit);
                }
            }
        }
        if let Some(deadline) = task.deadline.as_deref().filter(|words| !words.is_empty()) {
            let read = found.and_then(|read| read.deadline.as_deref());
            let read = words::plain(read.unwrap_or_default());
            let right = found.is_some() && read.contains(&words::plain(deadline));
            self.counts.deadlines.add(right);
        }
        if let Some(group) = &task.group {
            let plain =
                |group: &[String]| group.iter().map(|g| words::plain(g)).collect::<Vec<_>>();
            let right = found.is_some_and(|read| plain(&read.group) == plain(group));
            self.counts.groups.add(right);
        }
    }

    fn missed(&mut self, task: &truth::Task, at: usize, unit: &Unit) {
        self.counts.units_missing += 1;
        let mut names = vec![unit.name.clone()];
        names.extend(unit.alts.iter().flatten().cloned());
        self.missing.push(Miss {
            task: at,
            label: task.label.clone(),
            names,
        });
    }
}

/// Which of the tasks read each expected task stands in.
fn matched(expected: &[truth::Task], read: &[Task]) -> Vec<Option<usize>> {
    let texts: Vec<String> = read.iter().map(|task| words::plain(&task.text)).collect();
    let labels: Vec<String> = read.iter().map(|task| words::label(&task.label)).collect();
    let mut taken = vec![0_usize; read.len()];
    let mut found: Vec<Option<usize>> = expected
        .iter()
        .map(|task| {
            let label = words::label(&task.label);
            // Short texts repeat under other labels: one that is not yet taken is better.
            let best = (0..read.len())
                .filter(|at| ends_found(task, &texts[*at]) > 0)
                .min_by_key(|at| {
                    Reverse((
                        ends_found(task, &texts[*at]),
                        labels[*at] == label,
                        read[*at].assignments > 0,
                        Reverse(texts[*at].chars().count()),
                        Reverse(taken[*at]),
                    ))
                })?;
            taken[best] += 1;
            Some(best)
        })
        .collect();
    for (at, label) in labels.iter().enumerate() {
        let pieces: Vec<usize> = (0..found.len()).filter(|i| found[*i] == Some(at)).collect();
        let own = |i: &usize| words::label(&expected[*i].label) == *label;
        let Some(item) = pieces.iter().copied().find(own).or(pieces.first().copied()) else {
            continue;
        };
        let item = number_of(&expected[item]);
        for piece in pieces {
            if number_of(&expected[piece]) != item {
                found[piece] = None;
            }
        }
    }
    found
}

/// The numbered item that an expected task is a piece of.
fn number_of(task: &truth::Task) -> (String, String) {
    (words::label(&task.parent), words::label(&task.label))
}

/// How many ends of an expected task a text holds.
fn ends_found(task: &truth::Task, text: &str) -> usize {
    let (start, end) = (words::plain(&task.text_start), words::plain(&task.text_end));
    let title = words::plain(&task.title);
    let opening: String = start.chars().take(OPENING).collect();
    let starts = !start.is_empty()
        && (text.contains(&start)
            || (opening.chars().count() == OPENING && text.contains(&opening)));
    let headed = title.chars().count() >= 4 && text.contains(&title);
    let ends = !end.is_empty() && text.contains(&end);
    usize::from(starts || headed) + usize::from(ends)
}

/// Whether a task begins and ends like the expected one.
fn is_exact(expected: &truth::Task, read: &Task) -> bool {
    let text = words::plain(&read.text);
    let (start, end) = (
        words::plain(&expected.text_start),
        words::plain(&expected.text_end),
    );
    let opening: String = start.chars().take(OPENING).collect();
    let begins = text
        .find(&opening)
        .is_some_and(|at| text[..at].chars().count() <= BEFORE);
    let closes = text
        .rfind(&end)
        .is_some_and(|at| text[at + end.len()..].chars().count() <= BEHIND);
    begins && closes
}

/// The units of several pieces, each once, with the piece that first names it and the roles of all.
fn united(expected: &[truth::Task], pieces: &[usize]) -> Vec<(usize, Unit)> {
    let mut all: Vec<(usize, Unit)> = Vec::new();
    for piece in pieces {
        for unit in &expected[*piece].units {
            let name = words::unit(&unit.name);
            match all.iter_mut().find(|(_, u)| words::unit(&u.name) == name) {
                Some((_, known)) => known.role_alt.push(unit.role.clone()),
                None => all.push((*piece, unit.clone())),
            }
        }
    }
    all
}

/// Takes a unit, or all the names that it may be split into, out of those that were read; its roles.
fn take<'r>(unit: &Unit, free: &mut Vec<(&str, Vec<&'r str>)>) -> Option<Vec<&'r str>> {
    let own = vec![unit.name.clone()];
    let names = std::iter::once(&own).chain(&unit.alts).find_map(|names| {
        let names: Vec<String> = names.iter().map(|name| words::unit(name)).collect();
        let all = names.iter().all(|name| free.iter().any(|(n, _)| n == name));
        (all && !names.is_empty()).then_some(names)
    })?;
    let roles = free
        .iter()
        .find(|(name, _)| *name == names[0])
        .map(|(_, roles)| roles.clone());
    free.retain(|(name, _)| !names.iter().any(|taken| taken == name));
    roles
}

/// Title, number, issuer and date, where they are expected.
fn particulars(expected: &Expected, read: &Reading, counts: &mut Counts) {
    let count = |share: &mut Share,
                 wanted: &Option<String>,
                 read: Option<&str>,
                 same: &dyn Fn(&str, &str) -> bool| {
        if let Some(wanted) = wanted {
            share.add(read.is_some_and(|read| !read.is_empty() && same(wanted, read)));
        }
    };
    count(
        &mut counts.title,
        &expected.title,
        Some(&read.title),
        &same_title,
    );
    count(
        &mut counts.number,
        &expected.doc_number,
        read.number.as_deref(),
        &|a, b| words::number(a) == words::number(b),
    );
    count(
        &mut counts.issuer,
        &expected.issuer,
        read.issuer.as_deref(),
        &same_offices,
    );
    count(
        &mut counts.date,
        &expected.date,
        read.date.as_deref(),
        &|a, b| words::plain(a) == words::plain(b),
    );
}

/// The plan's own title is as good as that of the notice that names it.
fn same_title(wanted: &str, read: &str) -> bool {
    let (wanted, read) = (words::title(wanted), words::title(read));
    let (long, short) = (read.chars().count(), wanted.chars().count());
    wanted == read
        || (read.contains(&wanted) && long <= 3 * short)
        || (wanted.contains(&read) && 10 * long >= 7 * short)
}

/// The same offices in any order.
fn same_offices(wanted: &str, read: &str) -> bool {
    let offices = |text: &str| {
        let mut offices: Vec<String> = words::title(text).split('、').map(str::to_owned).collect();
        offices.sort();
        offices.dedup();
        offices
    };
    offices(wanted) == offices(read)
}
