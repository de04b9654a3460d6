//! A list of those who answer, taken apart into names: 司法局、教育局等各小组成员单位.
//!
//! Cuts stand only outside of brackets. 、 always cuts (but for levels: 市、区商务部门); 及, 和, 与 cut
//! only between two whole names, because they also stand inside names (文化和旅游部).

use std::ops::Range;

use super::lex::{Tokens, is_silent};
use super::names::{is_collective, kind_of};
pub(crate) use super::party::Party;
use super::party::{Parties, PartyKind};
use super::{remark, verb};
use crate::lexicon::words;
use crate::zh::list;
use crate::zh::trim::{trim, trim_blanks};

/// Takes a text that is a list apart.
pub(crate) fn read(text: &str) -> Parties {
    let tokens = Tokens::new(text);
    parties(&tokens, &tokens.whole())
}

/// Takes the list in a range of a text apart.
pub(super) fn parties(tokens: &Tokens<'_>, range: &Range<usize>) -> Parties {
    let levels = &words().names.levels;
    let is_level = |piece: &Range<usize>| {
        let piece = trim_blanks(tokens.text, piece.clone());
        // 流域各市、县人民政府 is one phrase, too.
        let each = || {
            let level = tokens.ends(levels, &piece)?;
            tokens.begins(&words().names.collective_starts, &(level..piece.end))
        };
        tokens.is(levels, &piece) || each().is_some()
    };
    let slashed = is_slashed(tokens, range);
    let mut out = Parties::default();
    let mut from = None;
    let mut pieces = tokens
        .split(range, |c| c == '、' || slashed && c == '/')
        .peekable();
    while let Some(piece) = pieces.next() {
        let begin = from.take().unwrap_or(piece.start);
        // 市、区商务部门 is one phrase: a bare level joins what follows it.
        if pieces.peek().is_some()
            && (is_level(&(begin..piece.end)) || begin < piece.start && is_level(&piece))
        {
            from = Some(begin);
            continue;
        }
        joined(tokens, trim(tokens.text, begin..piece.end), &mut out);
    }
    cut_short(tokens, &mut out);
    out
}

/// 民政、卫健部门: what stands before the last is cut short, and names a body, too.
fn cut_short(tokens: &Tokens<'_>, out: &mut Parties) {
    let names = &words().names;
    let Some((last, before)) = out.parties.split_last_mut() else {
        return;
    };
    let class = tokens.ends(&names.elliptic, &last.range);
    let own = class.is_some_and(|class| {
        let own = last.range.start..class;
        own.len() >= 2 * '政'.len_utf8() && tokens.begins(&names.collective_starts, &own).is_none()
    });
    if own && last.kind != PartyKind::Unknown {
        for party in before {
            let text = &tokens.text[party.range.clone()];
            let short = (2..=LONGEST_ELLIPTIC).contains(&text.chars().count());
            if party.kind == PartyKind::Unknown && short {
                party.kind = PartyKind::Body;
            }
        }
    }
}

/// The most characters of a body's name that is cut short before …部门.
const LONGEST_ELLIPTIC: usize = 4;

/// 区教育局/区财政局: whether strokes part whole names.
fn is_slashed(tokens: &Tokens<'_>, range: &Range<usize>) -> bool {
    tokens.marks(range).any(|mark| mark.sign == '/')
        && tokens
            .split(range, |c| c == '、' || c == '/')
            .all(|piece| is_whole(tokens, &trim_blanks(tokens.text, piece)))
}

/// Cuts at 及, 和 and their like where both sides are whole names, and adds the names.
fn joined(tokens: &Tokens<'_>, range: Range<usize>, out: &mut Parties) {
    let joins = &words().joins;
    let mut from = range.start;
    for at in tokens.places(joins.always.lists().or(joins.perhaps.lists()), &range) {
        if at <= from {
            continue;
        }
        let rest = at..range.end;
        let sure = tokens.begins(&joins.always, &rest);
        let Some(end) = sure.or_else(|| tokens.begins(&joins.perhaps, &rest)) else {
            continue;
        };
        let left = trim_blanks(tokens.text, from..at);
        let right = trim_blanks(tokens.text, end..range.end);
        if left.is_empty()
            || right.is_empty()
            || tokens.begins(&joins.never_before, &right).is_some()
        {
            continue;
        }
        if sure.is_some() || is_whole(tokens, &left) && is_whole(tokens, &first_of(tokens, &right))
        {
            listed(tokens, from..at, out);
            from = end;
        }
    }
    listed(tokens, from..range.end, out);
}

/// The first name of what follows a join: up to the next join that cuts, or all of it.
fn first_of(tokens: &Tokens<'_>, right: &Range<usize>) -> Range<usize> {
    let first = tokens
        .places(words().joins.perhaps.lists(), right)
        .filter(|&at| at > right.start)
        .map(|at| right.start..at)
        .find(|name| is_whole(tokens, name) || tokens.is(&words().names.etc_words, name));
    first.unwrap_or_else(|| right.clone())
}

/// Whether a range is the whole of a name: a body, a collective, a place, perhaps with 等 behind it.
fn is_whole(tokens: &Tokens<'_>, range: &Range<usize>) -> bool {
    // 部门和单位 is one phrase: bare class words are no names of their own.
    if tokens.is(&words().names.etc_words, range) {
        return false;
    }
    match etc(tokens, range) {
        Some((before, _)) => before.is_empty() || kind_of(tokens, &before) != PartyKind::Unknown,
        None => kind_of(tokens, range) != PartyKind::Unknown,
    }
}

/// Reads one name with what may trail it, and adds it.
fn listed(tokens: &Tokens<'_>, range: Range<usize>, out: &mut Parties) {
    let names = &words().names;
    let range = without_leading(tokens, trim(tokens.text, range));
    if is_silent(&tokens.text[range.clone()]) {
        return;
    }
    let Some((before, after)) = etc(tokens, &range) else {
        push(tokens, range, out);
        return;
    };
    if before.is_empty() {
        push(tokens, after, out);
        return;
    }
    push(tokens, before, out);
    if tokens.ends(&names.elliptic, &after).is_some() {
        // 发展改革、财政、自然资源等部门: each is a body whose name is cut short.
        for party in &mut out.parties {
            let short = tokens.text[party.range.clone()].chars().count() <= LONGEST_CUT_SHORT;
            if party.kind == PartyKind::Unknown && short {
                party.kind = PartyKind::Body;
            }
        }
    }
    if after.is_empty() || tokens.is(&names.etc_words, &after) {
        return;
    }
    if tokens.ends(&names.place_classes, &after).is_some() {
        // 北京、深圳等试点地区: the names so far were places, not parties.
        let keep = out
            .parties
            .iter()
            .rposition(|p| matches!(p.kind, PartyKind::Body | PartyKind::Collective))
            .map_or(0, |at| at + 1);
        let places = out.parties.split_off(keep);
        out.regions.extend(places.into_iter().map(|p| p.range));
    }
    push(tokens, after, out);
}

/// The most characters of a body's name that is cut short before 等部门.
const LONGEST_CUT_SHORT: usize = 8;

/// Adds a name with the bracket that tells its part, or names that only blanks part.
fn push(tokens: &Tokens<'_>, range: Range<usize>, out: &mut Parties) {
    let mut range = trim(tokens.text, range);
    let mut aside = None;
    // 市商务委（牵头）: the bracket tells the part. 自贸办（中新办）: it belongs to the name.
    if let Some(bracket) = tokens.last_bracket(&range) {
        let inner = &tokens.text[bracket.clone()];
        let inner = list::unbracketed(inner);
        if verb::is_plain_verb(inner) || remark::is_remark(inner) {
            aside = Some(bracket.clone());
            range.end = bracket.start;
        }
    }
    // Names parted by blanks only: 市商务委 市财政局.
    if tokens.marks(&range).any(|m| m.sign.is_whitespace()) {
        let names = tokens.split(&range, char::is_whitespace);
        let mut names: Vec<_> = names.filter(|name| !name.is_empty()).collect();
        if names.len() > 1
            && names
                .iter()
                .all(|name| kind_of(tokens, name) != PartyKind::Unknown)
        {
            range = names.pop().unwrap_or(range);
            for name in names {
                add(tokens, name, None, out);
            }
        }
    }
    add(tokens, range, aside, out);
}

fn add(tokens: &Tokens<'_>, range: Range<usize>, aside: Option<Range<usize>>, out: &mut Parties) {
    let range = trim(tokens.text, range);
    if !range.is_empty() {
        out.parties.push(Party {
            kind: kind_of(tokens, &range),
            range,
            aside,
        });
    }
}

/// Splits at the last 等 that ends a list: the name before it, and the words after it.
fn etc(tokens: &Tokens<'_>, range: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let names = &words().names;
    for at in tokens.places(names.etc.lists(), range).rev() {
        let before = range.start..at;
        // 高等法院, 平等, 同等: no list ends here.
        if tokens.ends(&names.not_etc, &before).is_some() {
            continue;
        }
        let end = tokens.begins(&names.etc, &(at..range.end))?;
        let after = trim(tokens.text, end..range.end);
        if after.is_empty() || tokens.is(&names.etc_words, &after) || is_collective(tokens, &after)
        {
            return Some((trim(tokens.text, before), after));
        }
    }
    None
}

/// A range without words such as 由 and 及 at its beginning, if a name is left that does not need them.
fn without_leading(tokens: &Tokens<'_>, range: Range<usize>) -> Range<usize> {
    let Some(end) = tokens.begins(&words().joins.leading, &range) else {
        return range;
    };
    let rest = trim_blanks(tokens.text, end..range.end);
    if !rest.is_empty() && is_whole(tokens, &rest) {
        rest
    } else {
        range
    }
}

#[cfg(test)]
mod tests {
    use super::{PartyKind, read};

    fn names(text: &str) -> Vec<&str> {
        let parties = read(text).parties;
        parties.into_iter().map(|p| &text[p.range]).collect()
    }

    #[test]
    fn lists_of_names() {
        for (text, expected) in [
            ("市科技局", &["市科技局"][..]),
            ("市发展改革委、市教委", &["市发展改革委", "市教委"]),
            (
                "自贸办（中新办）、两江银保监分局等",
                &["自贸办（中新办）", "两江银保监分局"],
            ),
            ("文化和旅游部、商务部", &["文化和旅游部", "商务部"]),
            (
                "住房和城乡建设部和工业和信息化部",
                &["住房和城乡建设部", "工业和信息化部"],
            ),
            (
                "中国出口信保公司和试点地区",
                &["中国出口信保公司", "试点地区"],
            ),
            (
                "有关省（自治区、直辖市）和各试点地区",
                &["有关省（自治区、直辖市）", "各试点地区"],
            ),
            ("市商务委及各行业主管部门", &["市商务委", "各行业主管部门"]),
            (
                "司法局、教育局等各小组成员单位",
                &["司法局", "教育局", "各小组成员单位"],
            ),
            (
                "证监会及联席会议其他成员单位",
                &["证监会", "联席会议其他成员单位"],
            ),
            (
                "市教委、《国家职业资格目录（专业技术人员资格）》中的实施部门",
                &[
                    "市教委",
                    "《国家职业资格目录（专业技术人员资格）》中的实施部门",
                ],
            ),
            ("现代服务业局、六大集团", &["现代服务业局", "六大集团"]),
            ("各成员单位和相关负责部门", &["各成员单位", "相关负责部门"]),
            (
                "国务院相关部门和单位及各地区",
                &["国务院相关部门和单位", "各地区"],
            ),
            ("市、区商务部门", &["市、区商务部门"]),
            (
                "各省、自治区、直辖市人民政府",
                &["各省、自治区、直辖市人民政府"],
            ),
            ("市高等法院、市检察院", &["市高等法院", "市检察院"]),
            ("人民银行等部门", &["人民银行"]),
            ("市商务委 市财政局", &["市商务委", "市财政局"]),
            ("市商务委以及市财政局", &["市商务委", "市财政局"]),
            ("由市商务委", &["市商务委"]),
            ("中央军委联合参谋部", &["中央军委联合参谋部"]),
        ] {
            assert_eq!(names(text), expected, "{text}");
        }
    }

    #[test]
    fn places_before_a_phrase_for_places_are_regions() {
        let text = "北京、重庆（涪陵区等21个市辖区）、西咸新区等试点地区";
        let found = read(text);
        let regions: Vec<_> = found.regions.into_iter().map(|r| &text[r]).collect();
        assert_eq!(regions, ["北京", "重庆（涪陵区等21个市辖区）", "西咸新区"]);
        assert_eq!(found.parties.len(), 1);
        assert_eq!(&text[found.parties[0].range.clone()], "试点地区");
        let text = "深圳、雄安新区等地及未来冬奥场景相关部门";
        let found = read(text);
        let sorts: Vec<_> = found
            .parties
            .iter()
            .map(|p| (&text[p.range.clone()], p.kind))
            .collect();
        assert_eq!(
            sorts,
            [
                ("深圳", PartyKind::Place),
                ("雄安新区", PartyKind::Place),
                ("未来冬奥场景相关部门", PartyKind::Collective)
            ]
        );
    }
}
