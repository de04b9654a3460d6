//! Which tables hold tasks, and what each of their columns means.
//!
//! A heading says it, by the words of the lexicon. Where it says nothing (由谁落实), cells that hold
//! bodies and nothing else do.

use super::attribution::attributions;
use super::party::PartyKind;
use super::statement::{self, Setting};
use crate::lexicon::{Heading, Meaning, Role, Tier, contains, holds, words};
use crate::zh;

/// Whether a column under a heading that says nothing answers for tasks: its cells hold bodies alone.
pub(crate) fn holds_bodies<'t>(heading: &str, cells: impl Iterator<Item = &'t str>) -> bool {
    let columns = &words().columns;
    let heading = zh::key(heading);
    let heading = heading.as_str();
    let silent = matches!(
        columns.heading(heading),
        Heading::Category | Heading::Remark | Heading::Unknown
    );
    if !silent || contains(&columns.never, heading) || contains(&columns.named, heading) {
        return false;
    }
    let (mut filled, mut named) = (0, 0);
    for cell in cells.filter(|c| !c.trim().is_empty() && !holds(&words().asides.blank, c)) {
        filled += 1;
        named += usize::from(names(cell).is_some_and(|bodies| bodies > 0));
    }
    filled >= 2 && named * 5 >= filled * 4
}

/// Whether a cell holds names of bodies, or phrases for many, and nothing else.
pub(crate) fn are_bodies(cell: &str) -> bool {
    names(cell).is_some()
}

/// How many bodies a cell names beside phrases for many, if it holds nothing else.
fn names(cell: &str) -> Option<usize> {
    let reading = statement::read(cell, Setting::Column(Role::Responsible, ""), None);
    let of = |kind| reading.answers.iter().filter(|a| a.kind == kind).count();
    let all = of(PartyKind::Body) + of(PartyKind::Collective);
    let whole = reading.unread.is_empty() && all > 0 && all == reading.answers.len();
    whole.then(|| of(PartyKind::Body))
}

/// Whether the cells of a column of tasks say themselves who answers: 建立平台。（责任单位：市工信局）
pub(crate) fn hold_attributions<'t>(cells: impl Iterator<Item = &'t str>) -> bool {
    let (mut filled, mut closed) = (0, 0);
    for cell in cells.filter(|c| !c.trim().is_empty()) {
        filled += 1;
        closed += usize::from(!attributions(cell, None).is_empty());
    }
    filled >= 2 && closed * 5 >= filled * 4
}

/// The fewest Chinese characters of a task that ends without a full stop.
const SHORTEST_TASK: usize = 8;

/// Whether the cells of a column without a known heading may be tasks: most of them say something, as a sentence or
/// at some length. Names, places and numbers do not.
pub(crate) fn may_be_tasks<'t>(cells: impl Iterator<Item = &'t str>) -> bool {
    let (mut filled, mut long_enough) = (0, 0);
    for cell in cells.map(str::trim).filter(|c| !c.is_empty()) {
        filled += 1;
        let is_long = cell.chars().filter(|c| zh::is_cjk(*c)).count() >= SHORTEST_TASK;
        long_enough += usize::from(zh::ends_sentence(cell) || is_long);
    }
    filled > 0 && long_enough * 2 >= filled
}

/// The meaning of each column, if a table with these headings holds tasks; `cells` gives the cells of a column
/// below its heading.
///
/// It does if it has a column for the task and one for those who answer.
pub(crate) fn meanings<'t, C: Iterator<Item = &'t str>>(
    headings: &[&str],
    cells: impl Fn(usize) -> C,
) -> Option<Vec<Meaning>> {
    let mut read: Vec<Heading> = headings
        .iter()
        .map(|heading| words().columns.heading(heading))
        .collect();
    // 主要内容 is the task where 改革举措 stands beside it, and that one is its name.
    let in_detail = |h: &Heading| matches!(h, Heading::Content | Heading::Indicator);
    let names_tasks = |h: &Heading| in_detail(h) || *h == Heading::Task;
    let scheduled = read
        .iter()
        .any(|h| matches!(h, Heading::Label | Heading::Deadline));
    // Where no heading names tasks, recognition took the column that says the most, and told it.
    let said_most = || {
        let unknown = (0..read.len())
            .filter(|&at| scheduled && !read[at].is_known())
            .filter(|&at| may_be_tasks(cells(at)) && !holds_bodies(headings[at], cells(at)));
        let size = |at: usize| cells(at).map(str::len).sum::<usize>();
        unknown.max_by_key(|&at| (size(at), std::cmp::Reverse(at)))
    };
    let text = (read.iter().rposition(in_detail))
        .or_else(|| read.iter().rposition(names_tasks))
        .or_else(said_most)?;
    let title = read[..text].iter().position(names_tasks);
    if scheduled {
        for (at, heading) in headings.iter().enumerate() {
            if holds_bodies(heading, cells(at)) {
                read[at] = Heading::Units(Role::Responsible, None);
            }
        }
    }
    let closed = || scheduled && hold_attributions(cells(text));
    if words().columns.counts(headings) || !read.iter().any(|h| h.is_units()) && !closed() {
        return None;
    }
    let tier = |wanted| {
        let is = |h: &Heading| matches!(h, Heading::Units(_, t) if *t == Some(wanted));
        read.iter().any(is)
    };
    let tiers = tier(Tier::Municipal) && tier(Tier::District);
    let mut labelled = false;
    let meaning = |(at, heading): (usize, &Heading)| match heading {
        Heading::Label if labelled => Meaning::Other,
        Heading::Label => {
            labelled = true;
            Meaning::Label
        }
        Heading::Units(role, tier) => Meaning::Units(*role, tier.filter(|_| tiers)),
        _ if at == text => Meaning::Text,
        _ if Some(at) == title => Meaning::Title,
        heading => heading.meaning(),
    };
    Some(read.iter().enumerate().map(meaning).collect())
}
