//! How one text words what another one says, clause by clause.
//!
//! Clauses are put beside each other in the order of both texts, by the pairs of characters that they share; a clause
//! that stands elsewhere in the other text is found there. Within two clauses, words differ, not characters; where less
//! than half of them is the same, nothing is marked.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use similar::{ChangeTag, TextDiff};

use super::clauses::printed;
use super::words::bare;
use crate::lexicon::atlas::words;
use crate::lexicon::descent;
use crate::plan::Plan;

/// Clauses that share less of their bigrams (thousandths), or fewer, do not correspond.
const PARTNER: usize = 300;
const FEWEST: usize = 2;
/// Clauses out of order correspond only if they share so much.
const MOVED: usize = 500;
/// Two clauses of one text stand beside one of the other only if each shares so many bigrams with it.
const JOINED: usize = 3;
/// At most so many of them.
const MOST: usize = 3;
/// Where less (thousandths) is the same, both stand whole.
const HALF: usize = 500;

/// The clauses of a text with the marks that end them: put together, they are the text.
pub fn clauses(text: &str) -> Vec<&str> {
    printed(text)
}

/// First clauses that recur in a plan, which so many of its tasks begin with that they say nothing of any: 积极配合市级部门.
#[derive(Debug, Clone, Default)]
pub struct Openers(BTreeSet<String>);

/// So many tasks of a plan with one first clause make a turn of phrase of it.
const RECURS: usize = 3;

impl Openers {
    /// Those of a plan.
    pub fn of(plan: &Plan) -> Self {
        let mut times: BTreeMap<String, usize> = BTreeMap::new();
        for task in &plan.tasks {
            if let [first, _, ..] = clauses(&task.text)[..] {
                *times.entry(bare(first)).or_default() += 1;
            }
        }
        let recurring = times.into_iter().filter(|(_, times)| *times >= RECURS);
        Self(recurring.map(|(clause, _)| clause).collect())
    }

    /// Whether a clause is one of them.
    pub fn hold(&self, clause: &str) -> bool {
        self.0.contains(&bare(clause))
    }

    /// A text after its opener; a text that is nothing else stays.
    pub fn skip<'a>(&self, text: &'a str) -> &'a str {
        match clauses(text)[..] {
            [first, _, ..] if self.hold(first) => text[first.len()..].trim_start(),
            _ => text,
        }
    }
}

/// Clauses that stand beside each other: some of the upper text, some of the lower one; one of both may be none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// Clauses of the upper text.
    pub upper: Range<usize>,
    /// Clauses of the lower text.
    pub lower: Range<usize>,
}

/// Puts the clauses of two texts beside each other, in the order of both, each in one pair.
pub fn align(uppers: &[&str], lowers: &[&str]) -> Vec<Pair> {
    let beside = Beside::of(uppers, lowers);
    let (own, other) = (uppers.len(), lowers.len());
    // From the end: the best sum of shared bigrams, and the pair that gives it.
    let wide = other + 1;
    let mut best = vec![(0_usize, (0, 0)); (own + 1) * wide];
    for up in (0..=own).rev() {
        for down in (0..=other).rev() {
            let mut found = (0, (0, 0));
            for (ups, downs) in shapes(own - up, other - down) {
                let Some(worth) = beside.worth(up..up + ups, down..down + downs) else {
                    continue;
                };
                let sum = worth + best[(up + ups) * wide + down + downs].0;
                if found.1 == (0, 0) || sum > found.0 {
                    found = (sum, (ups, downs));
                }
            }
            best[up * wide + down] = found;
        }
    }
    let (mut up, mut down) = (0, 0);
    let mut pairs = Vec::new();
    while up < own || down < other {
        let (ups, downs) = best[up * wide + down].1;
        pairs.push(Pair {
            upper: up..up + ups,
            lower: down..down + downs,
        });
        (up, down) = (up + ups, down + downs);
    }
    pairs
}

/// How many clauses of each text can stand beside each other, those that say most first.
fn shapes(ups: usize, downs: usize) -> impl Iterator<Item = (usize, usize)> {
    let joined = (2..=MOST).flat_map(|many| [(1, many), (many, 1)]);
    [(1, 1), (1, 0), (0, 1)]
        .into_iter()
        .chain(joined)
        .filter(move |shape| shape.0 <= ups && shape.1 <= downs)
}

/// The clauses of two texts by the bigrams that they share.
struct Beside {
    uppers: Vec<Bag>,
    lowers: Vec<Bag>,
    /// How many each upper clause shares with each lower one, by upper clause.
    shared: Vec<usize>,
}

impl Beside {
    fn of(uppers: &[&str], lowers: &[&str]) -> Self {
        let bags = |clauses: &[&str]| -> Vec<Bag> { clauses.iter().map(|one| bag(one)).collect() };
        let (uppers, lowers) = (bags(uppers), bags(lowers));
        let shared = (uppers.iter())
            .flat_map(|upper| lowers.iter().map(|lower| shared(upper, lower)))
            .collect();
        Self {
            uppers,
            lowers,
            shared,
        }
    }

    /// What standing beside each other is worth to clauses; none if they must not.
    fn worth(&self, ups: Range<usize>, downs: Range<usize>) -> Option<usize> {
        match (ups.len(), downs.len()) {
            (0, _) | (_, 0) => Some(0),
            (1, 1) => {
                let both = self.both(ups.start, downs.start);
                worth(&self.uppers[ups.start], &self.lowers[downs.start], both)
            }
            // One of both is a single clause, so what each shares with all others it shares with that.
            (up_count, down_count) => {
                let mut each = ups
                    .clone()
                    .flat_map(|up| downs.clone().map(move |down| (up, down)));
                if each.any(|(up, down)| self.both(up, down) < JOINED) {
                    return None;
                }
                let (upper, lower) = (joined(&self.uppers[ups]), joined(&self.lowers[downs]));
                // Where joining gives nothing more, clauses stay apart.
                let cost = JOINED * (up_count + down_count - 2);
                let worth = worth(&upper, &lower, shared(&upper, &lower))?;
                Some(worth.saturating_sub(cost))
            }
        }
    }

    fn both(&self, up: usize, down: usize) -> usize {
        self.shared[up * self.lowers.len() + down]
    }
}

/// What standing beside each other is worth to what shares so many bigrams.
fn worth(own: &Bag, other: &Bag, both: usize) -> Option<usize> {
    let alike = 2000 * both / (size(own) + size(other)).max(1);
    (alike >= PARTNER && both >= FEWEST || same(own, other)).then_some(2 * both + 1)
}

/// Which of some clauses says what a clause says, wherever it stands; the likest, of equal ones the first.
pub fn find(clause: &str, among: &[&str]) -> Option<usize> {
    let own = bag(clause);
    let alike = among.iter().map(|other| {
        let other = bag(other);
        2000 * shared(&own, &other) / (size(&own) + size(&other)).max(1)
    });
    let (at, most) = alike
        .enumerate()
        .max_by_key(|(at, alike)| (*alike, std::cmp::Reverse(*at)))?;
    (most >= MOVED).then_some(at)
}

/// Whether two clauses are the same but for blanks and punctuation.
pub fn is_same(upper: &str, lower: &str) -> bool {
    bare(upper) == bare(lower)
}

/// A stretch of a comparison.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Piece {
    /// `same`, `del` (only above) or `ins` (only below).
    pub tag: &'static str,
    /// The words.
    pub text: String,
}

/// The words that lead from the upper wording to the lower one; none where less than half is the same.
pub fn pieces(upper: &str, lower: &str) -> Option<Vec<Piece>> {
    let (old, new) = (tokens(upper), tokens(lower));
    let diff = TextDiff::from_slices(&old, &new);
    let mut runs: Vec<(ChangeTag, String)> = Vec::new();
    for change in diff.iter_all_changes() {
        match runs.last_mut() {
            Some((tag, text)) if *tag == change.tag() => text.push_str(change.value()),
            _ => runs.push((change.tag(), change.value().to_owned())),
        }
    }
    let last = runs.len().saturating_sub(1);
    let mut out: Vec<Piece> = Vec::new();
    let mut kept = 0;
    let (mut del, mut ins) = (String::new(), String::new());
    for (at, (tag, text)) in runs.into_iter().enumerate() {
        // One character that both share by chance parts no change.
        let island = at > 0 && at < last && text.chars().count() == 1;
        match tag {
            ChangeTag::Equal if island => {
                del.push_str(&text);
                ins.push_str(&text);
            }
            ChangeTag::Equal => {
                flush(&mut out, &mut del, &mut ins);
                kept += bare(&text).chars().count();
                out.push(Piece { tag: "same", text });
            }
            ChangeTag::Delete => del.push_str(&text),
            ChangeTag::Insert => ins.push_str(&text),
        }
    }
    flush(&mut out, &mut del, &mut ins);
    let all = bare(upper).chars().count() + bare(lower).chars().count();
    (2000 * kept >= HALF * all).then_some(out)
}

/// Writes what was gathered.
fn flush(out: &mut Vec<Piece>, del: &mut String, ins: &mut String) {
    for (tag, text) in [("del", del), ("ins", ins)] {
        if !text.is_empty() {
            let text = std::mem::take(text);
            out.push(Piece { tag, text });
        }
    }
}

/// A text cut into words, so that the sum of what they cost is the least; figures and letters stay together.
fn tokens(text: &str) -> Vec<&str> {
    let known = descent::words();
    let chars: Vec<char> = text.chars().collect();
    // From the end: what the rest costs, and how long the word is that it begins with.
    let mut best = vec![(0_u32, 1_usize); chars.len() + 1];
    for at in (0..chars.len()).rev() {
        let mut least = (u32::MAX, 1);
        let run = chars[at..]
            .iter()
            .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '%'));
        match run.count() {
            0 | 1 => known.each(&chars[at..], |len, word| {
                let cost = best[at + len].0 + u32::from(word.cost);
                if cost < least.0 {
                    least = (cost, len);
                }
            }),
            len => least = (best[at + len].0, len),
        }
        best[at] = least;
    }
    let mut out = Vec::new();
    let (mut at, mut rest) = (0, text);
    while at < chars.len() {
        let len = best[at].1;
        let bytes = chars[at..at + len].iter().map(|c| c.len_utf8()).sum();
        let (word, after) = rest.split_at(bytes);
        out.push(word);
        (at, rest) = (at + len, after);
    }
    out
}

/// The bigrams of a clause, sorted, with the times; one character is its own.
type Bag = Vec<((char, char), usize)>;

fn bag(clause: &str) -> Bag {
    let chars: Vec<char> = bare(clause).chars().collect();
    let mut grams: Vec<(char, char)> = match chars[..] {
        [only] => vec![(only, only)],
        _ => chars.windows(2).map(|pair| (pair[0], pair[1])).collect(),
    };
    grams.sort_unstable();
    grams
        .chunk_by(|a, b| a == b)
        .map(|same| (same[0], same.len()))
        .collect()
}

/// The bigrams of several clauses.
fn joined(bags: &[Bag]) -> Bag {
    let mut all: Bag = bags.concat();
    all.sort_unstable();
    all.chunk_by(|a, b| a.0 == b.0)
        .map(|same| (same[0].0, same.iter().map(|(_, times)| times).sum()))
        .collect()
}

fn size(bag: &Bag) -> usize {
    bag.iter().map(|(_, times)| times).sum()
}

fn same(a: &Bag, b: &Bag) -> bool {
    !a.is_empty() && a == b
}

/// How many bigrams two bags share.
fn shared(a: &Bag, b: &Bag) -> usize {
    let mut rest = b.iter().peekable();
    a.iter()
        .map(|(gram, times)| {
            while rest.next_if(|(other, _)| other < gram).is_some() {}
            match rest.peek() {
                Some((other, there)) if other == gram => *there.min(times),
                _ => 0,
            }
        })
        .sum()
}

/// How strong a commitment a leading verb is, 0 the strongest; none for other words.
pub(crate) fn verb_strength(verb: &str) -> Option<usize> {
    let verbs = &words().wording.verbs;
    verbs.iter().position(|group| group.holds(verb))
}
