//! Sentences that were not read and seem to say who answers, so that none is passed over in silence.

use std::ops::Range;

use super::actors::{Actors, actors, are_names};
use super::sentence::{is_none, opened};
use crate::grammar::lex::Tokens;
use crate::lexicon::words;
use crate::zh::trim::trim;

/// How many parts of a sentence are looked at for those who act.
const MOST_PARTS: usize = 12;

/// Where a sentence that was not read seems to say who answers: bodies at the beginning of one of its parts, before a
/// word of doing, 要, or a colon, or behind 由, 请 or a label.
pub(crate) fn hint(sentence: &str) -> Option<Range<usize>> {
    if is_none(sentence) {
        return None;
    }
    let tokens = Tokens::new(sentence);
    let body = opened(&tokens);
    let parts = tokens.split(&body, |c| matches!(c, '，' | ',' | '：' | ':'));
    let mut parts = parts.take(MOST_PARTS).map(|part| trim(sentence, part));
    let mut label = false;
    parts.find_map(|part| {
        let words = words();
        let gives = words.duties.gives.start(&sentence[part.clone()]);
        let from = part.start + gives.map_or(0, str::len);
        let colon = sentence[part.end..].starts_with(['：', ':']);
        let free = gives.is_some() || std::mem::take(&mut label) || colon;
        label = colon
            && words
                .labels
                .read(&sentence[part.clone()], &words.columns)
                .is_some();
        // 县管委会办公室 alone is a name, though 会办 stands in it.
        let name = are_names(&tokens, &(from..part.end));
        let fits = |_: &Range<usize>, sort, at| match sort {
            Actors::Bodies => at < part.end && !name || free,
            Actors::Many => gives.is_some(),
            Actors::Stranger => false,
        };
        actors(&tokens, &(from..part.end), fits).map(|(who, _)| who)
    })
}

/// Whether a sentence asks bodies, or many, to do something: 各单位要明确联络员.
pub(crate) fn is_asked(sentence: &str) -> bool {
    let tokens = Tokens::new(sentence);
    let body = opened(&tokens);
    let part = tokens.split(&body, |c| matches!(c, '，' | ',')).next();
    let must = |at: usize| {
        let rest = &sentence[at..body.end];
        let duties = &words().duties;
        duties.must.start(rest).is_some() && duties.not_must.start(rest).is_none()
    };
    part.is_some_and(|part| {
        let part = trim(sentence, part);
        let fits = |_: &Range<usize>, sort, at| sort != Actors::Stranger && must(at);
        actors(&tokens, &part, fits).is_some()
    })
}
