//! What became of the upper task's clauses: identical, adapted or partial.
//!
//! A clause is what stands between ，；。 outside brackets. Each clause of the upper task that has content of its own is
//! looked for in the lower one: whether it says so much of it, in its own words or in others, whether another task of
//! the same plan says it instead, whether there are words in the lower task that may stand for it. That is weighed like
//! the evidence of descent; a task of which a clause was left out is partial.

use super::evidence::{nearly_said, said};
use super::quantities::Quantity;
use super::table::{Scale, evidence};
use super::text::{Text, Token};
use super::topic::Topics;
use crate::atlas::Kind;
use crate::lexicon::descent::Class;
use crate::lexicon::meaning::nearness;

/// A clause that weighs less says too little to be missed.
const CLAUSE: u64 = 20;
/// A clause that says so much more of another is taken for that one's (thousandths).
const SLACK: i64 = 100;
/// No proportion counts for more.
const MOST: u64 = 2000;

evidence! {
    /// What became of a clause of the upper task.
    Clause {
        said: "what the lower task says of it";
        names: "what it says of its names";
        near: "what it says in these or near words";
        at_once: "the same in one clause";
        alone: "the same, in words that no other clause of the upper task has";
        own: "what a clause says of it that says no more of another";
        topic: "how near the nearest clause is";
        own_topic: "how near the nearest clause is that is no nearer to another";
        letters: "characters that the lower task has";
        alone_letters: "the same of those that no other clause of the upper task has";
        others: "what one clause says of each other clause";
        first: "it is the first clause";
        first_kept: "the same, as far as the others are said";
        summary: "the same, as far as it is about what another is about";
        weight: "how much of the upper task it is";
        heavy: "how much it says by itself";
        amounts: "its amounts are not named";
        measures: "nothing is named in the measures of its amounts";
        room: "words of the lower task that no upper one says";
        twin: "how much more another lower task says of it";
        twin_letters: "how many more of its characters another lower task has";
        split: "several lower tasks share the upper one out";
        merged: "the lower task takes up several upper ones";
        length: "how long the lower task is beside the upper one";
        count: "how many clauses it has beside the upper one";
    }
}

/// A task with what it is about.
pub(super) type Task<'a> = (&'a Text, &'a Topics);

/// An upper task beside a lower one.
struct Beside<'a> {
    lower: &'a Text,
    upper: &'a Text,
    /// What the upper task is about.
    topics: &'a Topics,
    /// The other lower tasks of the upper one.
    twins: &'a [&'a Text],
    /// How much of each word of the upper task the lower one says, and says in near words.
    said: Vec<u64>,
    near: Vec<u64>,
    /// How much each twin says.
    twins_say: Vec<Vec<u64>>,
    /// By clause of the upper task, then of the lower one: what the one says of the other, and how near they are.
    clauses: Vec<Vec<(i64, i64)>>,
    /// What no upper task of the lower one says.
    unexplained: u64,
    /// The lower task has other upper ones.
    merged: bool,
}

/// What became of each clause of an upper task that has content of its own; `others` are the other upper tasks of the lower
/// one, `twins` the other lower tasks of the upper one.
pub(super) fn clauses(
    lower: Task<'_>,
    upper: Task<'_>,
    others: &[&Text],
    twins: &[&Text],
) -> Vec<Clause> {
    let beside = Beside::of(lower, upper, others, twins);
    let mut out: Vec<Clause> = (0..upper.0.clauses.len())
        .filter_map(|at| beside.clause(at))
        .collect();
    let sum: i64 = out.iter().map(|clause| clause.at_once).sum();
    let others = out.len().saturating_sub(1).max(1).cast_signed() as i64;
    for clause in &mut out {
        clause.others = (sum - clause.at_once) / others;
        clause.first_kept = clause.first * clause.others / 1000;
    }
    out
}

impl<'a> Beside<'a> {
    fn of(lower: Task<'a>, upper: Task<'a>, others: &[&Text], twins: &'a [&'a Text]) -> Self {
        let ((lower, lower_topics), (upper, upper_topics)) = (lower, upper);
        let said_by = said(upper, lower);
        let own = nearly_said(lower, &said(lower, upper), upper);
        let unexplained = (lower.tokens.iter().zip(own))
            .filter(|(token, _)| token.says_what())
            .map(|(token, own)| {
                let says = others.iter().map(|other| other.says(token)).max();
                let says = says.unwrap_or_default().max(own);
                u64::from(token.weight) * 1000_u64.saturating_sub(says) / 1000
            });
        let clauses = (upper.clauses.iter().zip(&upper_topics.clauses)).map(|(clause, topic)| {
            let tokens = content(&upper.tokens[clause.words.clone()]);
            let lowers = lower.clauses.iter().zip(&lower_topics.clauses);
            let each = lowers.map(|(other, place)| {
                let said = like(&tokens, &lower.tokens[other.words.clone()]);
                (said, nearness(topic, place))
            });
            each.collect()
        });
        Self {
            clauses: clauses.collect(),
            unexplained: unexplained.sum(),
            near: nearly_said(upper, &said_by, lower),
            said: said_by,
            twins_say: twins.iter().map(|twin| said(upper, twin)).collect(),
            merged: !others.is_empty(),
            lower,
            upper,
            topics: upper_topics,
            twins,
        }
    }

    /// What became of a clause of the upper task; none where it only names a circumstance, or says next to nothing.
    fn clause(&self, at: usize) -> Option<Clause> {
        let (lower, upper) = (self.lower, self.upper);
        let clause = &upper.clauses[at];
        let tokens = &upper.tokens[clause.words.clone()];
        let heavy = weight(tokens);
        if clause.circumstance || heavy < CLAUSE {
            return None;
        }
        let of = |said: &[u64], which: &dyn Fn(&Token) -> bool| {
            share(tokens, &said[clause.words.clone()], which)
        };
        let all = of(&self.said, &Token::says_what);
        let twins = self.twins_say.iter();
        let twin = twins.map(|twin| of(twin, &Token::says_what)).max();
        let characters: Vec<char> = tokens.iter().flat_map(Token::characters).collect();
        let kept = letters(&characters, lower);
        let by_twin = self
            .twins
            .iter()
            .map(|twin| letters(&characters, twin))
            .max();
        let named = |same: &dyn Fn(&Quantity, &Quantity) -> bool| {
            let mut amounts = clause.amounts.iter();
            amounts.any(|one| lower.amounts.iter().any(|other| same(one, other)))
        };
        let length = |text: &Text| weight(&text.tokens).max(10);
        let count = |text: &Text| text.clauses.len().max(1) as u64;
        let value = |value: u64| value.cast_signed();
        let yes = |is: bool| if is { 1000 } else { 0 };
        let most = |values: &dyn Fn(&(i64, i64)) -> i64| {
            let each = self.clauses[at].iter().map(values);
            each.max().unwrap_or_default()
        };
        let at_once = most(&|(said, _)| *said);
        Some(Clause {
            said: value(all),
            names: value(of(&self.said, &|token| token.class == Class::Name)),
            near: value(of(&self.near, &Token::says_what)),
            at_once,
            alone: self.alone(at).unwrap_or(at_once),
            own: self.own(at, |(said, _)| *said),
            topic: most(&|(_, near)| *near),
            own_topic: self.own(at, |(_, near)| *near),
            letters: value(kept),
            alone_letters: self.alone_letters(at, &characters).unwrap_or(value(kept)),
            others: 0,
            first: yes(clause.words.start == 0),
            first_kept: 0,
            summary: if clause.words.start == 0 {
                self.nearest_other(at)
            } else {
                0
            },
            weight: value(1000 * heavy / length(upper)),
            heavy: value((5 * heavy).min(MOST)),
            amounts: yes(!clause.amounts.is_empty() && !named(&|one, other| one == other)),
            measures: yes(!clause.amounts.is_empty() && !named(&Quantity::is_measured_like)),
            room: value((1000 * self.unexplained / heavy).min(MOST)),
            twin: value(twin.unwrap_or_default().saturating_sub(all)),
            twin_letters: value(by_twin.unwrap_or_default().saturating_sub(kept)),
            split: yes(!self.twins.is_empty()),
            merged: yes(self.merged),
            length: value((1000 * length(lower) / length(upper)).min(MOST)),
            count: value((1000 * count(lower) / count(upper)).min(MOST)),
        })
    }

    /// How near the nearest other clause of the upper task is.
    fn nearest_other(&self, at: usize) -> i64 {
        let own = &self.topics.clauses[at];
        let others = self.topics.clauses.iter().enumerate();
        let others = others.filter(|(other, _)| *other != at);
        let nearest = others.map(|(_, other)| nearness(own, other)).max();
        nearest.unwrap_or_default()
    }

    /// The words of all other clauses of the upper task.
    fn elsewhere(&self, at: usize) -> impl Iterator<Item = &Token> {
        let own = &self.upper.clauses[at].words;
        let all = self.upper.tokens.iter().enumerate();
        all.filter(|(at, _)| !own.contains(at))
            .map(|(_, token)| token)
    }

    /// What one clause of the lower task says of a clause in words that no other clause of the upper one has; none where
    /// it has no such words.
    fn alone(&self, at: usize) -> Option<i64> {
        let mut tokens = content(&self.upper.tokens[self.upper.clauses[at].words.clone()]);
        tokens.retain(|token| {
            !self
                .elsewhere(at)
                .any(|other| other.meaning == token.meaning)
        });
        if tokens.is_empty() {
            return None;
        }
        let clauses = self.lower.clauses.iter();
        let each = clauses.map(|other| like(&tokens, &self.lower.tokens[other.words.clone()]));
        Some(each.max().unwrap_or_default())
    }

    /// Of the characters of a clause that no other clause has, so many stand in the lower task; none where it has none.
    fn alone_letters(&self, at: usize, characters: &[char]) -> Option<i64> {
        let taken: Vec<char> = self.elsewhere(at).flat_map(Token::characters).collect();
        let mut own = characters.to_vec();
        own.retain(|letter| !taken.contains(letter));
        (!own.is_empty()).then(|| letters(&own, self.lower).cast_signed())
    }

    /// The most that a clause of the lower task has of a clause, where it has no more of another one.
    fn own(&self, at: usize, value: impl Fn(&(i64, i64)) -> i64) -> i64 {
        let mine = self.clauses[at].iter().enumerate().filter(|(column, own)| {
            let mut rows = self
                .clauses
                .iter()
                .enumerate()
                .filter(|(row, _)| *row != at);
            rows.all(|(_, row)| value(&row[*column]) <= value(own) + SLACK)
        });
        mine.map(|(_, own)| value(own)).max().unwrap_or_default()
    }
}

/// The words that say what a measure is about.
fn content(tokens: &[Token]) -> Vec<&Token> {
    tokens.iter().filter(|token| token.says_what()).collect()
}

/// What the words of a part say, in all.
fn weight(tokens: &[Token]) -> u64 {
    let tokens = tokens.iter().filter(|token| token.says_what());
    tokens.map(|token| u64::from(token.weight)).sum()
}

/// Of the words of a kind, by their weight, so much is said.
fn share(tokens: &[Token], said: &[u64], which: &dyn Fn(&Token) -> bool) -> u64 {
    let (mut shared, mut all) = (0, 0);
    for (token, said) in tokens.iter().zip(said).filter(|(token, _)| which(token)) {
        shared += said * u64::from(token.weight);
        all += u64::from(token.weight);
    }
    shared / all.max(10)
}

/// How much words say that others say too.
fn like(tokens: &[&Token], others: &[Token]) -> i64 {
    let (mut shared, mut all) = (0, 0);
    for token in tokens {
        all += u64::from(token.weight);
        let like = others.iter().map(|other| token.like(other)).max();
        shared += like.unwrap_or_default() * u64::from(token.weight);
    }
    (shared / all.max(10)).cast_signed()
}

/// Of characters, so many stand in a text.
fn letters(letters: &[char], text: &Text) -> u64 {
    let shared = (letters.iter()).filter(|letter| text.letters.binary_search(letter).is_ok());
    1000 * shared.count() as u64 / letters.len().max(1) as u64
}

/// The kind of a pair of tasks, see [`clauses`].
pub(super) fn of(
    lower: Task<'_>,
    upper: Task<'_>,
    others: &[&Text],
    twins: &[&Text],
    left_out: &Scale,
) -> Kind {
    if lower.0.bare == upper.0.bare {
        return Kind::Identical;
    }
    let clauses = clauses(lower, upper, others, twins);
    if clauses.iter().any(|clause| left_out.weigh(clause) >= 0) {
        Kind::Partial
    } else {
        Kind::Adapted
    }
}
