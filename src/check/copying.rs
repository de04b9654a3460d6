//! What tells a slip of the copyist from a choice of words, where two wordings differ by a character or two.
//!
//! Where the place alone does not tell (the first word of a task, a character left out), all plans of the site are
//! asked: 支特 stands nowhere else, 支持 does.

use std::collections::BTreeMap;
use std::ops::Range;

use super::blocks::paragraphs;
use super::edit::{AROUND, Hunk};
use super::near::sound_alike;
use crate::atlas::{Atlas, Bare, bare, verb_strength, without_openers};
use crate::lexicon::check::words;

/// So many characters are shown after what differs.
const AFTER: usize = 2;

/// How often two characters stand beside each other in all plans.
pub(super) struct Pairs {
    counts: BTreeMap<(char, char), u32>,
    total: u32,
}

impl Pairs {
    /// In fewer pairs than these, that one stands nowhere else says nothing.
    const ENOUGH: u32 = 10_000;

    /// Counts all plans.
    pub(super) fn of(atlas: &Atlas) -> Self {
        let mut pairs = Self {
            counts: BTreeMap::new(),
            total: 0,
        };
        for plan in atlas.plans.iter().map(|node| &node.plan) {
            for task in &plan.tasks {
                pairs.add(&task.text);
            }
            for paragraph in paragraphs(plan) {
                pairs.add(paragraph.text);
            }
        }
        pairs
    }

    fn add(&mut self, text: &str) {
        let chars: Vec<char> = bare(text).chars().collect();
        for pair in chars.windows(2) {
            *self.counts.entry((pair[0], pair[1])).or_default() += 1;
            self.total += 1;
        }
    }

    /// Whether the pair stands once only, in a site that is large enough to tell.
    pub(super) fn only_once(&self, a: char, b: char) -> bool {
        self.total >= Self::ENOUGH && self.counts.get(&(a, b)).is_none_or(|count| *count <= 1)
    }
}

/// One character replaced, left out or put in, or two replaced or in the other order, so that characters
/// stand together as nowhere else.
pub(super) fn is_odd(hunk: &Hunk, lower: &[char], pairs: &Pairs) -> bool {
    let (ours, theirs) = (hunk.lower.chars().count(), hunk.upper.chars().count());
    if hunk.after < AROUND || ours.max(theirs) > 2 {
        return false;
    }
    if hunk.moved.is_some() || (ours, theirs) == (2, 2) {
        // 机制 for 制度 is a choice of words, 未末 and 办举 are none.
        let end = hunk.at + hunk.moved.map_or(2, |gap| ours + gap + theirs);
        let odd = |at: usize| {
            lower
                .get(at + 1)
                .is_none_or(|next| pairs.only_once(lower[at], *next))
        };
        return end <= lower.len() && (hunk.at.saturating_sub(1)..end).all(odd);
    }
    if ours.max(theirs) != 1 {
        return false;
    }
    let plain = |text: &str| text.chars().all(|c| c.is_numeric() || c.is_ascii());
    if plain(&hunk.lower) && plain(&hunk.upper) {
        return false;
    }
    let at = |index: usize| lower.get(index).copied();
    let before = hunk.at.checked_sub(1).and_then(at);
    let odd = |a: Option<char>, b: Option<char>| match (a, b) {
        (Some(a), Some(b)) => pairs.only_once(a, b),
        _ => true,
    };
    let usual = |a: Option<char>, b: Option<char>| !odd(a, b);
    let upper = hunk.upper.chars().next();
    if ours == 0 {
        // 成本监审 → 成监审: the two that now meet never do, and what stood between went with its neighbour.
        let words = &words().slips;
        let small = words.small.holds(&hunk.upper) && !words.not_small.holds(&hunk.upper);
        return hunk.before >= AROUND
            && !small
            && odd(before, at(hunk.at))
            && (usual(before, upper) || usual(upper, at(hunk.at)));
    }
    before.is_some() && odd(before, at(hunk.at)) && odd(at(hunk.at), at(hunk.at + 1))
}

/// Whether what differs is of the name of a place of one of the plans, which each plan has its own of.
pub(super) fn names_place(hunk: &Hunk, regions: &[&str]) -> bool {
    let is_of_place =
        |word: &str| !word.is_empty() && regions.iter().any(|region| region.contains(word));
    is_of_place(&hunk.lower) || hunk.lower.is_empty() && is_of_place(&hunk.upper)
}

/// The characters of a text without its stock openers, which each level has its own of.
pub(super) fn core(words: Bare) -> Bare {
    let all: String = words.chars.iter().collect();
    let kept = without_openers(&all).chars().count();
    match words.chars.len() - kept {
        0 => words,
        opener => words.slice(opener..words.chars.len()),
    }
}

/// A hunk with the words around it.
pub(super) struct Shown {
    /// The lower words.
    pub(super) ours: String,
    /// The upper words.
    pub(super) theirs: String,
    /// What differs among the characters of the lower text, not the words around it.
    pub(super) ours_at: Range<usize>,
    /// The upper words among the characters of the upper text.
    pub(super) theirs_at: Range<usize>,
}

/// The words of both texts around a hunk.
pub(super) fn shown(hunk: &Hunk, lower: &[char]) -> Shown {
    let head: String = lower[hunk.at.saturating_sub(2)..hunk.at].iter().collect();
    let (mut ours, mut theirs) = (hunk.lower.clone(), hunk.upper.clone());
    if let Some(gap) = hunk.moved {
        let word = format!("{}{}", hunk.lower, hunk.upper);
        let start = hunk.at + hunk.lower.chars().count();
        let between: String = lower[start..start + gap].iter().collect();
        if hunk.upper.is_empty() {
            (ours, theirs) = (format!("{word}{between}"), format!("{between}{word}"));
        } else {
            (ours, theirs) = (format!("{between}{word}"), format!("{word}{between}"));
        }
    }
    let end = hunk.at + ours.chars().count();
    let upper_end = hunk.upper_at + theirs.chars().count();
    let tail = &lower[end..(end + AFTER).min(lower.len())];
    let after = upper_end + tail.len();
    let tail: String = tail.iter().collect();
    Shown {
        ours: format!("{head}{ours}{tail}"),
        theirs: format!("{head}{theirs}{tail}"),
        ours_at: hunk.at..end,
        theirs_at: hunk.upper_at.saturating_sub(head.chars().count())..after,
    }
}

/// Whether a character comes and goes with the level and the style.
fn is_small(c: char) -> bool {
    words().slips.small.holds(c.encode_utf8(&mut [0; 4]))
}

/// Whether the character that was left out stands beside the gap: 汇 in 购汇出 for 购汇汇出.
fn twin(hunk: &Hunk, lower: &[char]) -> bool {
    let gone = hunk.upper.chars().next();
    let beside = [hunk.at.checked_sub(1), Some(hunk.at)];
    let mut beside = beside.into_iter().flatten().filter_map(|at| lower.get(at));
    beside.any(|c| Some(*c) == gone && !c.is_numeric())
}

/// One character for another, two that changed places, or a word written twice, amid equal words.
pub(super) fn is_slip(hunk: &Hunk, lower: &[char], pairs: &Pairs) -> bool {
    let (ours, theirs) = (hunk.lower.chars().count(), hunk.upper.chars().count());
    let end = hunk.at + ours + hunk.moved.map_or(0, |gap| gap + theirs);
    // A word written twice may open the task; any other change there is a choice of the leading verb.
    let amid = (hunk.before >= AROUND || hunk.at <= ours && theirs == 0)
        && (hunk.after >= AROUND || end == lower.len());
    if !amid {
        return false;
    }
    if hunk.moved.is_some() {
        return ours.max(theirs) <= 2;
    }
    let small = |text: &str| text.chars().all(|c| is_small(c) || c.is_numeric());
    let mut same = (
        hunk.lower.chars().collect::<Vec<_>>(),
        hunk.upper.chars().collect::<Vec<_>>(),
    );
    same.0.sort_unstable();
    same.1.sort_unstable();
    // Another figure is the plan's own.
    let number = |text: &str| text.chars().any(char::is_numeric);
    if number(&hunk.lower) || number(&hunk.upper) {
        return false;
    }
    // 登记 for 等级 sounds the same; 不 in or out says the opposite; 购汇出 lost one of two.
    if ours == theirs && ours == 2 && sound_alike(&hunk.lower, &hunk.upper) {
        return true;
    }
    let put_in_or_out = format!("{}{}", hunk.lower, hunk.upper);
    if ours + theirs == 1
        && (words().slips.negations.holds(&put_in_or_out) || ours == 0 && twin(hunk, lower))
    {
        return true;
    }
    // Two other characters are another word (每季度 for 每半年), if they do not stand beside their neighbours as nowhere
    // else: 在支持允许 for 在政策允许.
    let odd = |at: usize| {
        lower
            .get(at + 1)
            .is_some_and(|next| pairs.only_once(lower[at], *next))
    };
    let displaced = || hunk.at > 0 && odd(hunk.at - 1) || odd(hunk.at + 1);
    if ours == theirs && (ours == 1 || ours == 2 && (same.0 == same.1 || displaced())) {
        if small(&hunk.lower) && small(&hunk.upper) {
            return false;
        }
        // 建立 for 设立 is a choice of verb.
        let word = |core: &str, before: usize, after: usize| {
            let from = hunk.at.saturating_sub(before);
            let head: String = lower[from..hunk.at].iter().collect();
            let end = (hunk.at + ours + after).min(lower.len());
            let tail: String = lower[hunk.at + ours..end].iter().collect();
            verb_strength(&format!("{head}{core}{tail}")).is_some()
        };
        return ![(0, 1), (1, 0), (0, 0)]
            .iter()
            .any(|(b, a)| word(&hunk.lower, *b, *a) && word(&hunk.upper, *b, *a));
    }
    // 购汇汇出: what was added repeats what stands beside it. Words that stand twice are told wherever they stand.
    if theirs == 0 && ours == 1 {
        let added = hunk.lower.chars().next();
        let beside = [hunk.at.checked_sub(1), Some(hunk.at + 1)];
        return beside
            .into_iter()
            .flatten()
            .any(|at| lower.get(at).copied() == added);
    }
    false
}
