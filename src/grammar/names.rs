//! What a name means by its looks: one body, a phrase for many, a place.
//!
//! Bodies and places end alike (涪陵高新区 answers as a body, 渝中区 is a place), and phrases are made of the
//! words of bodies (各行业主管部门), so the vocabulary has lists of ends with their exceptions.

use std::ops::Range;

use super::lex::Tokens;
use super::party::PartyKind;
use crate::lexicon::{holds, words};
use crate::rule::Rule;
use crate::zh;

pub(super) static BODY: Rule = Rule {
    name: "body",
    why: "名称以“局”“委”“办公室”一类单位名称的结尾结束，是一个单位",
    example: "市科技局",
    counter: "全社会",
};
pub(super) static PHRASE: Rule = Rule {
    name: "phrase-for-many",
    why: "“各有关部门”“六大集团”一类统称，保留原文，但不是一个单位",
    example: "各有关部门",
    counter: "市对口支援办",
};
pub(super) static PLACE: Rule = Rule {
    name: "place",
    why: "名称是省、市、区、县或者常见的地名；开发区、园区等以单位论",
    example: "渝中区",
    counter: "涪陵高新区",
};
pub(super) static STRANGER: Rule = Rule {
    name: "stranger",
    why: "名称看不出是单位、统称还是地方，照原文列出",
    example: "企业内部",
    counter: "企业",
};

/// The rule by which a name is of a kind.
pub(super) fn rule(kind: PartyKind) -> &'static Rule {
    match kind {
        PartyKind::Body => &BODY,
        PartyKind::Collective => &PHRASE,
        PartyKind::Place => &PLACE,
        PartyKind::Unknown => &STRANGER,
    }
}

/// The most characters of a body's name.
const LONGEST_BODY: usize = 40;
/// The most characters of a phrase for many that ends in no noun for them: 各有关方.
const LONGEST_PHRASE: usize = 12;
/// The most characters of a place's name, and of one that ends with a word of `short_places`.
const LONGEST_PLACE: usize = 12;
const LONGEST_SHORT_PLACE: usize = 6;

/// what kind of party a name is, by its looks.
pub(crate) fn kind(name: &str) -> PartyKind {
    let tokens = Tokens::new(name);
    kind_of(&tokens, &tokens.whole())
}

/// Whether a name is only what names of bodies end with, as a house speaks of its own (图书馆, 医院): a body
/// where others stand around it.
pub(crate) fn is_ending(name: &str) -> bool {
    name.chars().count() >= 2
        && kind(name) == PartyKind::Unknown
        && holds(&words().names.bodies, name)
}

/// what kind of party a name in a text is.
pub(super) fn kind_of(tokens: &Tokens<'_>, name: &Range<usize>) -> PartyKind {
    let memo = &tokens.sorts[name.end];
    if let Some((start, kind)) = memo.get()
        && start == name.start
    {
        return kind;
    }
    // 自贸办（中新办） is a 办: the bracket is left aside.
    let bare = tokens.without_last_bracket(name);
    let kind = if is_clause(tokens, name) {
        PartyKind::Unknown
    } else if is_phrase(tokens, name, &bare) {
        PartyKind::Collective
    } else if is_place(tokens, &bare) {
        PartyKind::Place
    } else if is_body(tokens, &bare) {
        PartyKind::Body
    } else {
        PartyKind::Unknown
    };
    memo.set(Some((name.start, kind)));
    kind
}

/// Whether a name is a phrase for many bodies, which is no unit.
pub(super) fn is_collective(tokens: &Tokens<'_>, name: &Range<usize>) -> bool {
    is_phrase(tokens, name, &tokens.without_last_bracket(name))
}

/// 院校内由教育行政部门: a clause, no name.
fn is_clause(tokens: &Tokens<'_>, name: &Range<usize>) -> bool {
    let joins = &words().joins;
    let free = |at: usize| tokens.ends(&joins.not_by, &(name.start..at)).is_none();
    tokens.all(&joins.by, name).any(free)
}

/// Whether a name ends as the names of bodies do.
fn is_body(tokens: &Tokens<'_>, name: &Range<usize>) -> bool {
    let names = &words().names;
    if tokens.is(&names.short, name) {
        return true;
    }
    let text = &tokens.text[name.clone()];
    tokens
        .ends(&names.bodies, name)
        .is_some_and(|ending| ending > name.start)
        && tokens.ends(&names.not_bodies, name).is_none()
        && !has_more(text, LONGEST_BODY)
        && !text.contains(['。', '，', '；', '：', '、'])
}

/// Whether a name is a phrase for many bodies; `bare` is without its bracket.
fn is_phrase(tokens: &Tokens<'_>, name: &Range<usize>, bare: &Range<usize>) -> bool {
    let names = &words().names;
    if tokens.is(&names.collective_is, bare)
        || is_spread(&tokens.text[name.clone()])
        || tokens.ends(&names.collective_ends, bare).is_some()
    {
        return true;
    }
    let opening = tokens.begins(&names.collective_starts, bare);
    let Some(class) = tokens.ends(&names.classes, bare) else {
        let text = &tokens.text[bare.clone()];
        return opening.is_some_and(|end| end < bare.end)
            && !has_more(text, LONGEST_PHRASE)
            && !text.contains('，')
            && !text.ends_with(words().duties.modifies);
    };
    if opening.is_some() {
        return true;
    }
    let before = bare.start..class;
    if is_counted(tokens, &before) {
        return true;
    }
    // 主管, 责任 and the like may stand inside the name of one body.
    let one =
        tokens.is(&names.particular, &(class..bare.end)) && !tokens.holds(&names.general, &before);
    !one && tokens.holds(&names.collective_contains, &before)
}

/// 乡镇（街道）, 各 级: a phrase for many when blanks and brackets are left out.
fn is_spread(name: &str) -> bool {
    name.chars().any(|c| !zh::is_cjk(c)) && holds(&words().names.collective_is, &zh::key(name))
}

/// Whether the words before a class count it: 三家, 21个, 六大.
fn is_counted(tokens: &Tokens<'_>, before: &Range<usize>) -> bool {
    let mut number = before.clone();
    while let Some(counter) = tokens.ends(&words().names.counters, &number) {
        number.end = counter;
    }
    number.end < before.end
        && tokens.text[number]
            .chars()
            .next_back()
            .is_some_and(|c| c.is_ascii_digit() || zh::numeral::is_han_numeral(c))
}

/// Whether a name is a province, city, district or county.
fn is_place(tokens: &Tokens<'_>, name: &Range<usize>) -> bool {
    let names = &words().names;
    if tokens.is(&names.places, name) {
        return true;
    }
    let Some(ending) = tokens.ends(&names.place_ends, name) else {
        return false;
    };
    let longest = if tokens.is(&names.short_places, &(ending..name.end)) {
        LONGEST_SHORT_PLACE
    } else {
        LONGEST_PLACE
    };
    ending > name.start
        && tokens.ends(&names.not_places, name).is_none()
        && !has_more(&tokens.text[name.clone()], longest)
        && !tokens.holds(&names.not_in_places, name)
}

/// Whether a text has more than so many characters.
fn has_more(text: &str, most: usize) -> bool {
    text.len() > most && text.chars().nth(most).is_some()
}

#[cfg(test)]
mod tests {
    use super::{PartyKind, kind};

    #[test]
    fn sorts_of_names() {
        for (name, expected) in [
            ("市科技局", PartyKind::Body),
            ("市市场监管局", PartyKind::Body),
            ("涪陵高新区", PartyKind::Body),
            ("涪陵综合保税区", PartyKind::Body),
            ("协同创新区", PartyKind::Body),
            ("市税务局", PartyKind::Body),
            ("国务院", PartyKind::Body),
            ("市对口支援办", PartyKind::Body),
            ("各有关部门", PartyKind::Collective),
            ("具备条件的试点地区", PartyKind::Collective),
            ("有关城市入选试点城市", PartyKind::Collective),
            ("六大集团", PartyKind::Collective),
            ("两江新区", PartyKind::Place),
            ("海南", PartyKind::Place),
            ("渝中区", PartyKind::Place),
            ("企业内部", PartyKind::Unknown),
            ("全社会", PartyKind::Unknown),
            ("部", PartyKind::Unknown),
        ] {
            assert_eq!(kind(name), expected, "{name}");
        }
    }
}
