//! How a lower task rewords an upper one: a stock opener before it, a weaker verb, clauses added or dropped.
//!
//! Clauses are paired by the characters they share; what has no partner was dropped or added. Verbs have
//! their strength from the lexicon: 允许 above 推进 above 支持 above 探索.

use super::clauses::{clauses, is_circumstance};
use super::lineage::without_openers;
use super::words::bare;
use crate::lexicon::atlas::words;

/// A clause that shares less (thousandths of its bigrams) has no partner.
const PARTNER: usize = 220;

/// How a task was reworded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rewording {
    /// The stock opener that the lower task puts first: 积极配合市级部门.
    pub opener: Option<String>,
    /// Leading verbs that became weaker, upper then lower: 允许 → 支持.
    pub weakened: Vec<(String, String)>,
    /// Clauses of the upper task without a partner, as printed.
    pub dropped: Vec<String>,
    /// Clauses of the lower task without a partner, as printed.
    pub added: Vec<String>,
}

impl Rewording {
    /// In words, for a table: 加“积极配合市级部门”；“允许”弱化为“支持”；略去“…”；增加“…”. Empty if nothing is to be said.
    pub fn told(&self) -> String {
        let mut parts = Vec::new();
        if let Some(opener) = &self.opener {
            parts.push(format!("加“{opener}”"));
        }
        for (upper, lower) in &self.weakened {
            parts.push(format!("“{upper}”弱化为“{lower}”"));
        }
        let quoted = |list: &[String]| -> String {
            let list: Vec<String> = list.iter().map(|clause| format!("“{clause}”")).collect();
            list.join("、")
        };
        if !self.dropped.is_empty() {
            parts.push(format!("略去{}", quoted(&self.dropped)));
        }
        if !self.added.is_empty() {
            parts.push(format!("增加{}", quoted(&self.added)));
        }
        parts.join("；")
    }
}

/// Compares two wordings of one measure.
pub fn compare(upper: &str, lower: &str) -> Rewording {
    let uppers: Vec<&str> = clauses(upper);
    let lowers: Vec<&str> = clauses(lower);
    let opener = opener(lower).filter(|opener| !bare(upper).starts_with(bare(opener).as_str()));
    let pairs = paired(&uppers, &lowers);
    let weakened = pairs
        .iter()
        .filter_map(|(up, down)| weaker(uppers[*up], lowers[*down]))
        .collect();
    let alone = |list: &[&str], with: &dyn Fn(usize) -> bool| -> Vec<String> {
        list.iter()
            .enumerate()
            .filter(|(at, clause)| !with(*at) && !is_circumstance(clause))
            .map(|(_, clause)| clause.trim().to_owned())
            .collect()
    };
    Rewording {
        opener,
        weakened,
        dropped: alone(&uppers, &|at| pairs.iter().any(|(up, _)| *up == at)),
        added: alone(&lowers, &|at| pairs.iter().any(|(_, down)| *down == at)),
    }
}

/// The stock opener as printed: up to the comma behind it, or just its words.
fn opener(text: &str) -> Option<String> {
    let bare_text = bare(text);
    let rest = without_openers(&bare_text);
    let count = bare_text.chars().count() - rest.chars().count();
    // Openers hold no punctuation, so their characters stand at the beginning of the text as printed.
    (count > 0 && rest.len() < bare_text.len())
        .then(|| text.trim_start().chars().take(count).collect())
}

/// Upper and lower clauses that say the same, each clause at most once but for a lower one that melts
/// several upper ones together.
fn paired(uppers: &[&str], lowers: &[&str]) -> Vec<(usize, usize)> {
    let own: Vec<Bag> = uppers.iter().map(|clause| bag(clause)).collect();
    let mut rest: Vec<Bag> = lowers.iter().map(|clause| bag(clause)).collect();
    let mut left: Vec<usize> = (0..uppers.len()).collect();
    let mut pairs = Vec::new();
    while !left.is_empty() {
        let best = left
            .iter()
            .enumerate()
            .flat_map(|(at, up)| {
                let own = &own[*up];
                let all = own.iter().map(|(_, times)| times).sum::<usize>().max(1);
                rest.iter()
                    .enumerate()
                    .map(move |(down, bag)| (1000 * shared(own, bag) / all, at, down))
            })
            .max_by_key(|(kept, at, down)| {
                (*kept, std::cmp::Reverse(*at), std::cmp::Reverse(*down))
            });
        let Some((kept, at, down)) = best else { break };
        if kept < PARTNER {
            break;
        }
        let up = left.remove(at);
        for (gram, times) in &own[up] {
            if let Ok(at) = rest[down].binary_search_by_key(gram, |(gram, _)| *gram) {
                let there = &mut rest[down][at].1;
                *there = there.saturating_sub(*times);
            }
        }
        pairs.push((up, down));
    }
    pairs.sort_unstable();
    pairs
}

/// The bigrams of a clause, sorted, with the times.
type Bag = Vec<((char, char), usize)>;

fn bag(clause: &str) -> Bag {
    let chars: Vec<char> = bare(clause).chars().collect();
    let mut grams: Vec<(char, char)> = chars.windows(2).map(|pair| (pair[0], pair[1])).collect();
    grams.sort_unstable();
    grams
        .chunk_by(|a, b| a == b)
        .map(|same| (same[0], same.len()))
        .collect()
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

/// The leading verbs of two clauses, if the lower one is weaker.
fn weaker(upper: &str, lower: &str) -> Option<(String, String)> {
    let (ours, theirs) = (leading_verb(lower)?, leading_verb(upper)?);
    (verb_strength(&ours)? > verb_strength(&theirs)?).then_some((theirs, ours))
}

/// The longest known verb at the beginning of a clause; a 积极 before it is passed over.
fn leading_verb(clause: &str) -> Option<String> {
    let bare = bare(clause);
    let words = &words().wording;
    let text = bare.strip_prefix(&words.keenly).unwrap_or(&bare);
    let verbs = words.verbs.iter();
    verbs
        .flat_map(|group| [group.start(text), group.start(&bare)])
        .flatten()
        .max_by_key(|verb| verb.len())
        .map(str::to_owned)
}

/// How strong a commitment a leading verb is, 0 the strongest; none for other words.
pub(crate) fn verb_strength(verb: &str) -> Option<usize> {
    let verbs = &words().wording.verbs;
    verbs.iter().position(|group| group.holds(verb))
}
