//! Sentences that say who does what: 县水利局负责水情监测。 由县交通局牵头，县财政局配合，整修村道。 请县科技局办理。
//! 县林业局要加强调度。
//!
//! A sentence opens with those who act, or hands over with 由, 请 or the like in front of them, perhaps behind what is
//! handed over. Whether it is a task or only told is for its surroundings to say.

mod actors;
mod cuts;
mod due;
mod given;
mod hint;
mod kinds;
mod roles;
mod sentence;
mod subject;
#[cfg(test)]
mod tests;

pub(crate) use self::actors::Actors;
pub(super) use self::actors::may_be_names;
pub(crate) use self::cuts::cuts;
pub(crate) use self::hint::{hint, is_asked};
pub(crate) use self::kinds::Duty;
pub(super) use self::kinds::{DOES, GIVEN, LISTED, TOLD};
pub(super) use self::roles::{joined, names_helpers};
pub(crate) use self::sentence::leading_marks;

use self::sentence::{Sentence, is_none};
use std::ops::Range;

use super::lex::Tokens;
use crate::lexicon::words;
use crate::zh::trim::trim;

/// The duty that a sentence without its number says; none where it says nobody's, or what was done already.
pub(crate) fn duty(sentence: &str) -> Option<Duty> {
    if is_none(sentence) {
        return None;
    }
    let tokens = Tokens::new(sentence);
    let read = Sentence::new(&tokens);
    let parts = &read.parts;
    let behind = || {
        let mut later =
            (1..parts.len()).filter_map(|part| subject::answers(&tokens, &parts[part..]));
        later.find(|duty| duty.actors_are == Actors::Bodies)
    };
    let first = subject::answers(&tokens, parts);
    let mut duty = first
        .or_else(|| {
            // 违反规定的，由县公安局依法查处 is a rule.
            let mut cases = (0..parts.len()).take_while(|&part| !read.is_case(part));
            cases.find_map(|part| given::given(&tokens, &parts[part..], read.opens(part)))
        })
        .or_else(behind)
        .or_else(|| subject::acts(&tokens, parts))?;
    // 涉及工程建设的，请县住建局牵头: the case alone says nothing.
    let of = |spoken: &Range<usize>| {
        let before = trim(sentence, 0..spoken.start);
        sentence[before].ends_with(words().duties.modifies)
    };
    duty.spoken = duty.spoken.filter(|spoken| !of(spoken));
    duty.statement.deadline = due::deadline(sentence, parts, duty.actors.end);
    Some(duty)
}
