//! What is right and wrong in the links of a family.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use gangmu::atlas::Kind;
use gangmu::atlas::samples::weights;

use crate::family::Family;

/// What may become of a task.
const KINDS: [Kind; 3] = [Kind::Identical, Kind::Adapted, Kind::Partial];

fn place(kind: Kind) -> Option<usize> {
    KINDS.iter().position(|other| *other == kind)
}

/// Right ones among all.
#[derive(Default, Clone, Copy)]
struct Share {
    right: usize,
    all: usize,
}

impl Share {
    fn count(&mut self, right: bool) {
        self.right += usize::from(right);
        self.all += 1;
    }

    fn add(&mut self, other: Self) {
        self.right += other.right;
        self.all += other.all;
    }

    fn of(self) -> f64 {
        self.right as f64 / self.all.max(1) as f64
    }
}

impl std::fmt::Display for Share {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:.3} ({}/{})", self.of(), self.right, self.all)
    }
}

/// The counts of a family.
#[derive(Default)]
pub(crate) struct Score {
    /// Links that are right, among those found.
    found: Share,
    /// Descents that were found, among those there are.
    known: Share,
    /// The same without links of decoys.
    plain: Share,
    certain: Share,
    kinds: Share,
    /// By what became of a task, then by what is told of it, in the order of [`KINDS`].
    table: [[usize; 3]; 3],
    not_taken_up: Share,
    added: Share,
    /// Decoys that are called a descent, and those for certain.
    decoys: Share,
    decoys_certain: usize,
    /// What is wrong, in words.
    pub(crate) wrong: Vec<String>,
}

impl Score {
    /// Scores a family.
    pub(crate) fn of(family: &Family) -> Self {
        let mut score = Self::default();
        let atlas = &family.atlas;
        let id = |task| atlas.words(task).id.clone();
        let mut found = BTreeSet::new();
        let mut fooled = BTreeSet::new();
        for link in atlas.links.iter().filter(|link| link.kind != Kind::Related) {
            let (down, up) = (id(link.down), id(link.up));
            if family.decoys.contains(&down) {
                score.decoys_certain += usize::from(link.certain);
                fooled.insert(down.clone());
            }
            if let Some(right) = family.is_descent(&down, &up) {
                score.found.count(right);
                if !family.decoys.contains(&down) {
                    score.plain.count(right);
                }
                if link.certain {
                    score.certain.count(right);
                }
                if !right {
                    let sure = if link.certain { "certain" } else { "likely" };
                    score
                        .wrong
                        .push(format!("wrong  {down} {up} {sure} {}", link.reason));
                }
            }
            let pair = family.pairs.get(&(down.clone(), up.clone()));
            if let Some(pair) = pair.filter(|pair| pair.kind_sure && pair.sure) {
                score.kinds.count(pair.kind == link.kind);
                if let (Some(is), Some(told)) = (place(pair.kind), place(link.kind)) {
                    score.table[is][told] += 1;
                }
                if pair.kind != link.kind {
                    score
                        .wrong
                        .push(format!("kind   {down} {up} {:?}", link.kind));
                }
            }
            found.insert((down, up));
        }
        let looked_at = family.looked.weighed(weights(), |_, _| false);
        let evidence = |(down, up): &(String, String)| {
            let mut looked_at = looked_at.iter();
            let sample = looked_at.find(|one| one.down == *down && one.up == *up);
            sample.map_or_else(
                || "not looked at".to_owned(),
                |one| format!("{} {:?} {:?}", one.sum, one.words, one.place),
            )
        };
        for (pair, _) in family.pairs.iter().filter(|(_, pair)| pair.sure) {
            score.known.count(found.contains(pair));
            if !found.contains(pair) {
                let evidence = evidence(pair);
                score
                    .wrong
                    .push(format!("missed {} {} {evidence}", pair.0, pair.1));
            }
        }
        for decoy in &family.decoys {
            score.decoys.count(fooled.contains(decoy));
        }
        score.cover(family);
        score
    }

    /// Whether tasks without links are told right.
    fn cover(&mut self, family: &Family) {
        let atlas = &family.atlas;
        for line in &atlas.coverage {
            let lower = &atlas.plan(line.plan).plan;
            let upper = &atlas.plan(line.of).plan;
            let of_lower = |down: &str| lower.tasks.iter().any(|task| task.id == down);
            let taken: BTreeSet<&str> = (family.pairs.keys())
                .filter(|(down, _)| of_lower(down))
                .map(|(_, up)| up.as_str())
                .collect();
            let descends: BTreeSet<&str> =
                family.pairs.keys().map(|(down, _)| down.as_str()).collect();
            let left: BTreeSet<&str> = (line.not_taken_up.iter())
                .map(|(task, _)| atlas.words(*task).id.as_str())
                .collect();
            let added: BTreeSet<&str> = (line.added.iter())
                .map(|task| atlas.words(*task).id.as_str())
                .collect();
            for task in &upper.tasks {
                let id = task.id.as_str();
                self.not_taken_up
                    .count(taken.contains(id) != left.contains(id));
            }
            for task in &lower.tasks {
                let id = task.id.as_str();
                self.added
                    .count(descends.contains(id) != added.contains(id));
            }
        }
    }

    /// Adds another family's counts.
    pub(crate) fn add(&mut self, other: &Self) {
        for (own, other) in [
            (&mut self.found, other.found),
            (&mut self.known, other.known),
            (&mut self.plain, other.plain),
            (&mut self.certain, other.certain),
            (&mut self.kinds, other.kinds),
            (&mut self.not_taken_up, other.not_taken_up),
            (&mut self.added, other.added),
            (&mut self.decoys, other.decoys),
        ] {
            own.add(other);
        }
        self.decoys_certain += other.decoys_certain;
        for (own, other) in self
            .table
            .iter_mut()
            .flatten()
            .zip(other.table.as_flattened())
        {
            *own += other;
        }
    }

    /// What became of tasks beside what is told of them.
    pub(crate) fn kinds(&self) -> String {
        let mut out =
            String::from("kinds: what it is \\ what is told   identical  adapted  partial\n");
        for (name, told) in ["identical", "adapted", "partial"].iter().zip(self.table) {
            let [identical, adapted, partial] = told;
            let _ = writeln!(out, "{name:>32} {identical:>10} {adapted:>8} {partial:>8}");
        }
        out
    }

    /// In one line.
    pub(crate) fn line(&self, name: &str) -> String {
        let f1 = |precision: f64, recall: f64| 2.0 * precision * recall / (precision + recall);
        format!(
            "{name}: P {:.3} R {:.3} F1 {:.3} (without decoys {:.3}); certain {}; kinds {}; \
             not taken up {}; added {}; decoys called descent {}/{}, certain {}",
            self.found.of(),
            self.known.of(),
            f1(self.found.of(), self.known.of()),
            f1(self.plain.of(), self.known.of()),
            self.certain,
            self.kinds,
            self.not_taken_up,
            self.added,
            self.decoys.right,
            self.decoys.all,
            self.decoys_certain,
        )
    }
}
