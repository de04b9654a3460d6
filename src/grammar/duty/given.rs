//! Sentences that hand something over to those behind 由, 请 or the like: 由县交通局牵头，县财政局配合; 具体指标由联合采购
//! 办公室拟定.

use std::ops::Range;

use super::actors::{Actors, actors, is_modifier};
use super::kinds::{Duty, GIVEN};
use super::roles::{across, spoken};
use crate::grammar::lex::Tokens;
use crate::grammar::verb;
use crate::lexicon::words;
use crate::zh::trim::trim;

/// Those to whom a sentence hands something over, at the beginning of its first part or inside it; `opens`: nothing
/// before it can say what.
pub(super) fn given(tokens: &Tokens<'_>, parts: &[Range<usize>], opens: bool) -> Option<Duty> {
    let part = parts.first()?;
    let at_start = words().duties.gives.start(&tokens.text[part.clone()]);
    let from = match at_start {
        Some(word) => part.start + word.len(),
        None => inside(tokens, part)?,
    };
    let rest = trim(tokens.text, from..part.end);
    // 请县新华书店配送: nobody knows the ending, and the level tells.
    let fits = |who: &Range<usize>, sort, at| {
        let levels = &words().names.levels;
        let local = levels.start(&tokens.text[who.clone()]).is_some();
        let of = || at_start.is_none() && is_modifier(tokens, &(at..rest.end));
        let fits = match sort {
            Actors::Bodies => true,
            Actors::Stranger => local,
            // 保洁由各社区居委会负责: what many answer for is a task beside that of others.
            Actors::Many => at_start.is_none(),
        };
        fits && !of()
    };
    let (who, sort) = actors(tokens, &rest, fits)?;
    // 由县民政局牵头办理。 says nothing of what.
    let alone = opens && parts.len() == 1 && at_start.is_some();
    if alone && verb::is_plain(tokens, &trim(tokens.text, who.end..rest.end)) {
        return None;
    }
    let behind: Vec<Range<usize>> = std::iter::once(rest)
        .chain(parts[1..].iter().cloned())
        .collect();
    let by = at_start.is_some_and(|word| words().joins.by.end(word).is_some());
    let words = words();
    let means = words
        .duties
        .refers
        .start(&tokens.text[part.clone()])
        .is_some();
    // 宣传由县融媒体中心承担 is one phrase, and stays whole; 此项工作由县教育局牵头 means what was said before.
    let spoken = spoken(tokens, &who, &behind, by || means).filter(|_| at_start.is_some() || means);
    let from = part.start;
    Some(Duty {
        statement: across(tokens, &who, &behind, &GIVEN),
        refers: opens && (spoken.is_some() || means),
        spoken: spoken.map(|spoken| from..spoken.end),
        given: true,
        actors_are: sort,
        actors: who,
        rule: &GIVEN,
    })
}

/// Where those begin to whom a part hands over what stands before them: 相关资金请市财政局落实, but not 申请.
fn inside(tokens: &Tokens<'_>, part: &Range<usize>) -> Option<usize> {
    let (by, duties) = (&words().joins, &words().duties);
    let free = |at: &usize| tokens.ends(&by.not_by, &(part.start..*at)).is_none();
    let by_whom = tokens.places(by.by.lists(), part).filter(free).last();
    let by_whom = by_whom.and_then(|at| tokens.begins(&by.by, &(at..part.end)));
    by_whom.or_else(|| {
        let text = &tokens.text[part.clone()];
        let (at, asks) = text.match_indices(duties.asks).next()?;
        let inner = duties.not_asks.end(&text[..at + asks.len()]).is_some();
        (!inner).then_some(part.start + at + asks.len())
    })
}
