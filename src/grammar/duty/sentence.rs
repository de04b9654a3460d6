//! A sentence without what only opens it, cut at its commas: ——一是县住建局负责巡查，每月通报 · 第一组：县住建局…

use std::ops::Range;

use super::actors::are_names;
use crate::grammar::lex::Tokens;
use crate::lexicon::words;
use crate::zh::trim::trim;

/// How many parts of a sentence between commas are looked at for those who act.
const MOST_PARTS: usize = 6;
/// The most characters of a name before a colon: 减免费用：县发改局牵头.
const LONGEST_HEAD: usize = 20;

/// The parts of a sentence.
pub(super) struct Sentence<'t> {
    tokens: &'t Tokens<'t>,
    /// Its parts between commas, the first so many, without blanks and stops.
    pub(super) parts: Vec<Range<usize>>,
    /// Whether a name of what is to be done stands before it.
    headed: bool,
}

impl<'t> Sentence<'t> {
    pub(super) fn new(tokens: &'t Tokens<'t>) -> Self {
        let body = opened(tokens);
        let head = head(tokens, &body);
        let main = head.unwrap_or(body.start)..body.end;
        let start = main.start + opening(&tokens.text[main.clone()]);
        let main = start..main.end;
        let parts = commas(tokens, &main).take(MOST_PARTS).collect();
        Self {
            tokens,
            parts,
            headed: head.is_some(),
        }
    }

    /// Whether what is to be done cannot stand before a part.
    pub(super) fn opens(&self, part: usize) -> bool {
        part == 0 && !self.headed
    }

    /// Whether the part before this one says when it holds: 违反规定的.
    pub(super) fn is_case(&self, part: usize) -> bool {
        let before = part.checked_sub(1).map(|before| self.parts[before].clone());
        before.is_some_and(|part| is_case(&self.tokens.text[part]))
    }
}

/// Whether words say in which case of an offence something is done: 违反规定的.
pub(super) fn is_case(part: &str) -> bool {
    let duties = &words().duties;
    part.ends_with(duties.modifies) && duties.offences.within(part)
}

/// A sentence without the marks and words that only open it.
pub(super) fn opened(tokens: &Tokens<'_>) -> Range<usize> {
    let whole = trim(tokens.text, tokens.whole());
    whole.start + opening(&tokens.text[whole.clone()])..whole.end
}

/// The pieces of a range between commas.
pub(super) fn commas(
    tokens: &Tokens<'_>,
    range: &Range<usize>,
) -> impl Iterator<Item = Range<usize>> {
    let pieces = tokens.split(range, |c| c == '，' || c == ',');
    pieces.map(|part| trim(tokens.text, part))
}

/// Where a sentence goes on behind the name of what is to be done, which is no body's: 减免费用：县发改局牵头.
fn head(tokens: &Tokens<'_>, body: &Range<usize>) -> Option<usize> {
    let mut marks = tokens.marks(body);
    let stop = marks.find(|mark| matches!(mark.sign, '：' | ':' | '，' | ','))?;
    let name = trim(tokens.text, body.start..stop.at);
    let short = tokens.text[name.clone()]
        .chars()
        .nth(LONGEST_HEAD)
        .is_none();
    let colon = matches!(stop.sign, '：' | ':');
    // 综合协调组：由县应急局牵头 names the group of others.
    let gives = || {
        let behind = tokens.text[stop.end()..body.end].trim_start();
        words().duties.gives.start(behind).is_some()
    };
    let named = !name.is_empty() && (gives() || !are_names(tokens, &name));
    (colon && short && named).then_some(stop.end())
}

/// How long what only opens a text is: the dashes and dots of an item of a list, 一是, 同时.
fn opening(text: &str) -> usize {
    let marks = leading_marks(text);
    let opens = &words().duties.opens;
    let word = opens.start(&text[marks..]).map_or(0, str::len);
    let behind = marks + word;
    behind
        + if word > 0 {
            leading_marks(&text[behind..])
        } else {
            0
        }
}

/// How long the dashes and dots are that an item of a list begins with.
pub(crate) fn leading_marks(text: &str) -> usize {
    let bare = text.trim_start_matches(|c: char| {
        c.is_whitespace() || !c.is_alphanumeric() && !"《〈“‘（(〔【[".contains(c)
    });
    text.len() - bare.len()
}

/// Whether a sentence can be nobody's duty: it tells what was done, or what is no task of an office.
pub(super) fn is_none(sentence: &str) -> bool {
    let duties = &words().duties;
    duties.done.within(sentence) || duties.never.within(sentence)
}
