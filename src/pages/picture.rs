//! The geometry of pictures: whole numbers only, so that every machine draws the same.
//!
//! A picture never says more than the table beside it. Bars stand in the rows of that table; the chain of
//! descent stands over the table of like tasks.

use serde::Serialize;

use crate::atlas::{Atlas, Kind, TaskId};
use crate::pages::names;
use crate::routes;

/// The width of a full bar, in the units of its view box.
const FULL: usize = 1000;

/// One stretch of a bar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stretch {
    /// The class of its colour.
    pub class: &'static str,
    /// Where it begins.
    pub x: usize,
    /// How long it is.
    pub width: usize,
    /// The amount it shows.
    pub amount: usize,
}

/// A bar whose stretches show `amounts` on a scale where `most` is full.
pub(super) fn bar(amounts: &[(&'static str, usize)], most: usize) -> Vec<Stretch> {
    let mut sum = 0;
    let mut stretches = Vec::new();
    for &(class, amount) in amounts {
        let x = sum * FULL / most.max(1);
        sum += amount;
        let width = sum * FULL / most.max(1) - x;
        if width > 0 {
            stretches.push(Stretch {
                class,
                x,
                width,
                amount,
            });
        }
    }
    stretches
}

/// A step of a scale of five colours: 0 for nothing, else 1 to 5. The bounds are fixed, so that a new task
/// changes the colour of its own cell and of no other.
pub(super) fn step(amount: usize) -> usize {
    match amount {
        0 => 0,
        1..=2 => 1,
        3..=5 => 2,
        6..=10 => 3,
        11..=20 => 4,
        _ => 5,
    }
}

/// The descent of a task through the levels, from the top down.
#[derive(Debug, Clone, Serialize)]
pub struct Chain {
    /// The width of the view box.
    pub width: usize,
    /// Its height.
    pub height: usize,
    /// The tasks.
    pub boxes: Vec<Box>,
    /// The lines between levels: x, from y, to y.
    pub lines: Vec<(usize, usize, usize)>,
}

/// A task of a chain.
#[derive(Debug, Clone, Serialize)]
pub struct Box {
    /// The left edge.
    pub x: usize,
    /// The upper edge.
    pub y: usize,
    /// The width.
    pub width: usize,
    /// The middle, for its words.
    pub middle: usize,
    /// Its page; none for the page's own task.
    pub href: Option<String>,
    /// Its number.
    pub label: String,
    /// Its plan, cut to what fits.
    pub plan: String,
    /// How it relates: `here`, or a kind of link.
    pub class: &'static str,
}

const WIDE: usize = 196;
const HIGH: usize = 52;
const GAP: usize = 8;
const BETWEEN: usize = 20;
const ACROSS: usize = 2;
/// More than these of one level stand only in the table.
const MOST: usize = 6;
/// Characters of a plan's name that fit a box.
const NAME: usize = 14;

/// The chain of a task; none if nothing descends and it descends from nothing.
pub(super) fn chain(atlas: &Atlas, id: TaskId) -> Option<Chain> {
    let up = step_from(atlas, &[(id, "here")], |link| link.up, true);
    let down = step_from(atlas, &[(id, "here")], |link| link.down, false);
    if up.is_empty() && down.is_empty() {
        return None;
    }
    let top = step_from(atlas, &up, |link| link.up, true);
    let bottom = step_from(atlas, &down, |link| link.down, false);
    let levels: Vec<Vec<(TaskId, &'static str)>> = [top, up, vec![(id, "here")], down, bottom]
        .into_iter()
        .filter(|level| !level.is_empty())
        .collect();
    let most = levels.iter().map(Vec::len).max().unwrap_or(1).min(ACROSS);
    let width = most * WIDE + (most - 1) * GAP + 2;
    let mut chain = Chain {
        width,
        height: 1,
        boxes: Vec::new(),
        lines: Vec::new(),
    };
    for (at, level) in levels.iter().enumerate() {
        if at > 0 {
            let from = chain.height;
            chain.height += BETWEEN;
            chain.lines.push((width / 2, from, chain.height));
        }
        for row in level.chunks(ACROSS) {
            let used = row.len() * WIDE + (row.len() - 1) * GAP;
            let mut x = (width - used) / 2;
            for &(task, class) in row {
                chain.boxes.push(one(atlas, task, class, x, chain.height));
                x += WIDE + GAP;
            }
            chain.height += HIGH + GAP;
        }
        chain.height -= GAP;
    }
    chain.height += 1;
    Some(chain)
}

/// The tasks one step up or down, each once, likeness without descent left out.
fn step_from(
    atlas: &Atlas,
    from: &[(TaskId, &'static str)],
    other: impl Fn(&crate::atlas::Link) -> TaskId,
    up: bool,
) -> Vec<(TaskId, &'static str)> {
    let mut found: Vec<(TaskId, &'static str)> = Vec::new();
    for &(task, _) in from {
        let node = atlas.task(task);
        for &at in if up { &node.up } else { &node.down } {
            let link = &atlas.links[at];
            let task = other(link);
            let known = found.iter().any(|(known, _)| *known == task);
            if link.kind != Kind::Related && !known && found.len() < MOST {
                found.push((task, names::kind(link.kind)));
            }
        }
    }
    found
}

fn one(atlas: &Atlas, id: TaskId, class: &'static str, x: usize, y: usize) -> Box {
    let words = atlas.words(id);
    let name = names::short(&atlas.plan(atlas.task(id).plan).plan);
    let mut plan: String = name.chars().take(NAME).collect();
    if plan.len() < name.len() {
        plan.pop();
        plan.push('…');
    }
    Box {
        x,
        y,
        width: WIDE,
        middle: x + WIDE / 2,
        href: (class != "here").then(|| routes::task(&words.id)),
        label: words.label.to_string(),
        plan,
        class,
    }
}

#[cfg(test)]
mod tests {
    use super::{bar, step};

    #[test]
    fn stretches_meet_and_fill_the_scale() {
        let stretches = bar(&[("lead", 1), ("cooperate", 2), ("other", 0)], 3);
        let shown: Vec<(usize, usize)> = stretches.iter().map(|s| (s.x, s.width)).collect();
        assert_eq!(shown, [(0, 333), (333, 667)]);
    }

    #[test]
    fn every_amount_has_a_step() {
        assert_eq!([0, 1, 5, 11, 400].map(step), [0, 1, 2, 4, 5]);
    }
}
