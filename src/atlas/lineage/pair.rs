//! Which tasks of a plan descend from which tasks of the plan it implements.
//!
//! First the words of each pair are asked that shares enough, or is enough about the same, to be looked at. Then it is
//! asked what each pair is among the others: whether another upper task fits the lower one better, or another lower task
//! the upper one; whether the tasks before and after descend in the same order; and once more, by what came of that. Both
//! weigh named evidence by the weights of `lexicon/weights.toml`.

use std::collections::BTreeMap;

use super::candidates::candidates;
use super::evidence::{self, Words};
use super::rarity::Both;
use super::table::{Scale, Told, evidence};
use super::text::Text;

/// How often each pair is looked at among the others: first by what the words say, then by what came of that.
const ROUNDS: usize = 2;
/// How far away a neighbour may stand.
const REACH: usize = 3;
/// A pair that may vouch for what stands between it and another (thousandths of the weighed sum).
const ANCHOR: i64 = 1500;
/// How far away such a pair may stand, and how far apart two of them in the upper plan.
const BETWEEN: (usize, usize) = (4, 6);
/// A word is said from here on (thousandths).
const SAID: u64 = 800;
/// What two tasks share weighs at least so much; else a single word would be all.
const LEAST: u64 = 40;
/// The weighed sum of two tasks of the same words.
const SAME: i64 = 9000;

/// A pair of tasks that was looked at, by their places in the two plans.
#[derive(Debug, Clone)]
pub(super) struct Pair {
    pub(super) down: usize,
    pub(super) up: usize,
    /// The words are the same.
    pub(super) same: bool,
    /// What the words say.
    pub(super) words: Words,
    /// What the other tasks say.
    pub(super) place: Place,
    /// The weighed sum of all that.
    pub(super) sum: i64,
    /// Whether that makes a descent.
    pub(super) descends: bool,
}

evidence! {
    /// What a pair is among the others.
    Place {
        words: "the sum of what the words say";
        ahead: "ahead of the next upper task";
        ahead_of_rival: "ahead of the next lower task", Told::AgainstBelow(-250, "另有下级任务与之更相近");
        fresh: "what the better upper task does not say";
        fresh_to_rival: "what the better lower task does not say";
        neighbour: "a sure neighbour", Told::For(700, "前后任务也依次对应");
        between: "between two sure pairs", Told::For(1, "前后任务也依次对应");
        taken: "names of the upper task that the lower one has";
        replaced: "words of the upper task that others replace";
        swapped: "other words under a kept frame";
        slots_framed: "names that others replace, as far as the words around them were kept";
        slots_foreign: "the same, of names that stand nowhere in the upper plan";
        slots_far: "the same, of names that are about something else";
        first: "the first names are replaced, as far as the words around them were kept";
        foreign: "names that stand nowhere in the upper plan";
        rare: "how rare is what both have";
        letters: "characters of the lower task that the upper one has";
        kept_letters: "characters of the upper task that the lower one has";
        topic: "how near what both are about is";
        near: "words of the lower task, or near ones, that the upper one has";
        kept_near: "words of the upper task, or near ones, that the lower one has";
        amounts: "the same amounts";
        bodies: "bodies of the same work";
        no_body: "no body of the same work";
        lead: "leading bodies of the same work";
    }
}

/// By which pairs are told to be descents.
pub(super) struct Scales {
    /// The weights of what the words say.
    pub(super) words: Scale,
    /// The weights of what a pair is among the others.
    pub(super) place: Scale,
    /// From this sum on a pair is a descent.
    pub(super) descent: i64,
}

/// All pairs that are worth a look, sorted by lower, then upper task, with what their words say.
pub(super) fn pairs(lower: &[Text], upper: &[Text], both: &Both) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for (down, text) in lower.iter().enumerate() {
        for up in candidates(text, &both.lower_topics[down], upper, both) {
            pairs.push(Pair {
                down,
                up,
                same: text.bare == upper[up].bare,
                words: evidence::of(
                    (text, &both.lower_topics[down]),
                    (&upper[up], &both.upper_topics[up]),
                    both,
                ),
                place: Place::default(),
                sum: 0,
                descends: false,
            });
        }
    }
    pairs
}

/// Decides which pairs are descents.
pub(super) fn weigh(pairs: &mut [Pair], lower: &[Text], upper: &[Text], scales: &Scales) {
    for pair in &mut *pairs {
        pair.sum = if pair.same {
            SAME
        } else {
            scales.words.weigh(&pair.words)
        };
    }
    let by_words: Vec<i64> = pairs.iter().map(|pair| pair.sum).collect();
    for _ in 0..ROUNDS {
        let places: Vec<Place> = places(pairs, &by_words, lower, upper);
        for (pair, place) in pairs.iter_mut().zip(places) {
            pair.place = place;
            if !pair.same {
                pair.sum = scales.place.weigh(&pair.place);
            }
            pair.descends = pair.same || pair.sum >= scales.descent;
        }
    }
}

/// The pairs that are descents, by task.
pub(super) struct Links {
    ups_of: BTreeMap<usize, Vec<usize>>,
    downs_of: BTreeMap<usize, Vec<usize>>,
}

impl Links {
    /// Sorts pairs by task.
    pub(super) fn of(pairs: &[Pair]) -> Self {
        let mut links = Self {
            ups_of: BTreeMap::new(),
            downs_of: BTreeMap::new(),
        };
        for pair in pairs.iter().filter(|pair| pair.descends) {
            links.ups_of.entry(pair.down).or_default().push(pair.up);
            links.downs_of.entry(pair.up).or_default().push(pair.down);
        }
        links
    }

    /// The other upper tasks that the lower one of a pair descends from.
    pub(super) fn other_uppers<'a>(&self, pair: &Pair, uppers: &'a [Text]) -> Vec<&'a Text> {
        let ups = self.ups_of.get(&pair.down).into_iter().flatten();
        ups.filter(|up| **up != pair.up)
            .map(|up| &uppers[*up])
            .collect()
    }

    /// The other lower tasks that descend from the upper one of a pair.
    pub(super) fn other_lowers<'a>(&self, pair: &Pair, lowers: &'a [Text]) -> Vec<&'a Text> {
        let downs = self.downs_of.get(&pair.up).into_iter().flatten();
        downs
            .filter(|down| **down != pair.down)
            .map(|down| &lowers[*down])
            .collect()
    }
}

/// What each pair is among the others.
fn places(pairs: &[Pair], by_words: &[i64], lower: &[Text], upper: &[Text]) -> Vec<Place> {
    // The two best of each task, so that each pair finds the best other one.
    let mut of_down = vec![Best::default(); lower.len()];
    let mut of_up = vec![Best::default(); upper.len()];
    for pair in pairs {
        of_down[pair.down].take(pair.sum, pair.up);
        of_up[pair.up].take(pair.sum, pair.down);
    }
    let at: BTreeMap<(usize, usize), i64> = pairs
        .iter()
        .map(|pair| ((pair.down, pair.up), pair.sum))
        .collect();
    let anchors: Vec<(usize, usize)> = pairs
        .iter()
        .filter(|pair| pair.sum > ANCHOR)
        .map(|pair| (pair.down, pair.up))
        .collect();
    pairs
        .iter()
        .zip(by_words)
        .map(|(pair, by_words)| {
            let (down, up) = (&lower[pair.down], &upper[pair.up]);
            let next = of_down[pair.down].but(pair.up);
            let rival = of_up[pair.up].but(pair.down);
            let words = &pair.words;
            Place {
                words: by_words.clamp(&-6000, &6000) / 6,
                ahead: (pair.sum - next.0).clamp(-4000, 4000) / 4,
                ahead_of_rival: (pair.sum - rival.0).clamp(-4000, 4000) / 4,
                fresh: fresh(pair.sum, next, |at| &upper[at], down, up),
                fresh_to_rival: fresh(pair.sum, rival, |at| &lower[at], up, down),
                neighbour: neighbour(&at, pair),
                between: between(&anchors, pair),
                taken: words.taken,
                replaced: words.replaced,
                swapped: words.swapped,
                slots_framed: words.slots_framed,
                slots_foreign: words.slots_foreign,
                slots_far: words.slots_far,
                first: words.first,
                foreign: words.foreign,
                rare: words.rare,
                letters: words.letters,
                kept_letters: words.kept_letters,
                topic: words.topic,
                near: words.near,
                kept_near: words.kept_near,
                amounts: words.amounts,
                bodies: words.bodies,
                no_body: words.no_body,
                lead: words.lead,
            }
        })
        .collect()
}

/// The two best pairs of a task: their sums and the other task's place.
#[derive(Debug, Clone)]
struct Best([(i64, Option<usize>); 2]);

impl Default for Best {
    fn default() -> Self {
        Self([(-6000, None); 2])
    }
}

impl Best {
    fn take(&mut self, sum: i64, other: usize) {
        if sum > self.0[0].0 {
            self.0 = [(sum, Some(other)), self.0[0]];
        } else if sum > self.0[1].0 {
            self.0[1] = (sum, Some(other));
        }
    }

    /// The best but for the pair with this task.
    fn but(&self, other: usize) -> (i64, Option<usize>) {
        let [first, second] = self.0;
        if first.1 == Some(other) {
            second
        } else {
            first
        }
    }
}

/// Of what two tasks share, so much a better one does not: `own` is the task that both have in common.
fn fresh<'a>(
    sum: i64,
    better: (i64, Option<usize>),
    text: impl Fn(usize) -> &'a Text,
    own: &Text,
    other: &Text,
) -> i64 {
    let Some(better) = better.1.filter(|_| better.0 > sum) else {
        return 1000;
    };
    let better = text(better);
    let (mut alone, mut all) = (0, 0);
    for token in own.tokens.iter().filter(|token| token.says_what()) {
        if other.says(token) >= SAID {
            all += u64::from(token.weight);
            alone += u64::from(if better.says(token) >= SAID {
                0
            } else {
                token.weight
            });
        }
    }
    (1000 * alone / all.max(LEAST)).cast_signed()
}

/// How sure the surest pair is that stands near a pair, in the order of both documents.
fn neighbour(at: &BTreeMap<(usize, usize), i64>, pair: &Pair) -> i64 {
    let mut surest = 0;
    for down in 1..=REACH {
        for up in 1..=REACH {
            let below = (pair.down + down, pair.up + up);
            let above = pair.down.checked_sub(down).zip(pair.up.checked_sub(up));
            for sum in above
                .iter()
                .chain([&below])
                .filter_map(|there| at.get(there))
            {
                let sure = (sum.clamp(&-3000, &3000) + 3000) / 6;
                let far = 150 * down.max(up).cast_signed() as i64;
                surest = surest.max(sure * (1150 - far) / 1000);
            }
        }
    }
    surest
}

/// Whether a pair stands between the nearest sure pairs before and after it.
fn between(anchors: &[(usize, usize)], pair: &Pair) -> i64 {
    let (reach, apart) = BETWEEN;
    let start = anchors.partition_point(|(down, _)| *down < pair.down);
    let end = anchors.partition_point(|(down, _)| *down <= pair.down);
    let before = start.checked_sub(1).map(|at| anchors[at]);
    let after = anchors.get(end);
    match (before, after) {
        (Some((above, from)), Some((below, to))) => {
            let near = pair.down - above <= reach && below - pair.down <= reach;
            let inside = from <= pair.up && pair.up <= *to && to - from <= apart;
            if near && inside { 1000 } else { 0 }
        }
        _ => 0,
    }
}
