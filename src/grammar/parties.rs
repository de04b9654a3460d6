//! A list of those who answer, taken apart into names: 司法局、教育局等各小组成员单位.
//!
//! Cuts stand only outside of brackets. 、 always cuts (but for levels: 市、区商务部门); 及, 和, 与 cut
//! only between two whole names, because they also stand inside names (文化和旅游部).

use std::ops::Range;

use super::names::{Sort, is_collective, sort};
use crate::lexicon::{Joins, end, holds, start, words};
use crate::zh::{self, list};

/// One name of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Party {
    /// The name without a trailing 等.
    pub(crate) name: String,
    /// Where it stands in the text read.
    pub(crate) range: Range<usize>,
    /// What sort of party it is.
    pub(crate) sort: Sort,
    /// A bracket after the name that tells its part: 市商务委（牵头）. Not part of the name.
    pub(crate) aside: Option<Range<usize>>,
}

/// What a list holds.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Parties {
    /// The parties in the order written.
    pub(crate) parties: Vec<Party>,
    /// Places named before a phrase for many places: 北京、深圳等试点地区.
    pub(crate) regions: Vec<Range<usize>>,
}

/// Takes the list in `text[within]` apart; ranges are those of `text`.
pub(crate) fn read(text: &str, within: Range<usize>) -> Parties {
    let mut out = Parties::default();
    let slashed = is_slashed(&text[within.clone()]);
    let pieces: Vec<_> = list::split(&text[within.clone()], |c| c == '、' || slashed && c == '/')
        .into_iter()
        .map(|r| within.start + r.start..within.start + r.end)
        .collect();
    let mut from = None;
    for (i, piece) in pieces.iter().enumerate() {
        let begin = from.take().unwrap_or(piece.start);
        // 市、区商务部门 is one phrase: a bare level joins what follows it.
        if i + 1 < pieces.len() && holds(&words().names.levels, text[begin..piece.end].trim()) {
            from = Some(begin);
            continue;
        }
        if i + 1 < pieces.len()
            && begin < piece.start
            && holds(&words().names.levels, text[piece.clone()].trim())
        {
            from = Some(begin);
            continue;
        }
        for part in joined(text, trim(text, begin..piece.end)) {
            one(text, part, &mut out);
        }
    }
    out
}

/// 区教育局/区财政局: whether strokes part whole names.
fn is_slashed(text: &str) -> bool {
    text.contains('/')
        && list::split(text, |c| c == '、' || c == '/')
            .into_iter()
            .all(|r| is_whole(text[r].trim()))
}

/// Reads one name with what may trail it, and adds it.
fn one(text: &str, range: Range<usize>, out: &mut Parties) {
    let names = &words().names;
    let mut range = trim(text, range);
    strip_leading(text, &mut range);
    if range.is_empty() || zh::key(&text[range.clone()]).is_empty() {
        return;
    }
    let Some((before, after)) = etc(text, range.clone()) else {
        push(text, range, out);
        return;
    };
    if before.is_empty() {
        if !after.is_empty() {
            push(text, after, out);
        }
        return;
    }
    push(text, before, out);
    if end(&names.elliptic, &text[after.clone()]).is_some() {
        // 发展改革、财政、自然资源等部门: each is a body whose name is cut short.
        for party in &mut out.parties {
            if party.sort == Sort::Unknown && party.name.chars().count() <= 8 {
                party.sort = Sort::Body;
            }
        }
    }
    if after.is_empty() || holds(&names.etc_words, &text[after.clone()]) {
        return;
    }
    if end(&names.place_classes, &text[after.clone()]).is_some() {
        // 北京、深圳等试点地区: the names so far were places, not parties.
        let keep = out
            .parties
            .iter()
            .rposition(|p| matches!(p.sort, Sort::Body | Sort::Collective))
            .map_or(0, |at| at + 1);
        let places = out.parties.split_off(keep);
        out.regions.extend(places.into_iter().map(|p| p.range));
    }
    push(text, after, out);
}

/// Adds a name as it stands.
fn push(text: &str, range: Range<usize>, out: &mut Parties) {
    let mut range = trim(text, range);
    let mut aside = None;
    // 市商务委（牵头）: the bracket tells the part. 自贸办（中新办）: it belongs to the name.
    if let Some(last) = list::brackets(&text[range.clone()]).last() {
        let bracket = range.start + last.start..range.start + last.end;
        if bracket.end == range.end && bracket.start > range.start {
            let inner = text[bracket.clone()].trim_matches(|c| "（）()".contains(c));
            if super::clauses::is_plain_verb(inner) || super::asides::is_aside(inner) {
                range.end = bracket.start;
                aside = Some(bracket);
            }
        }
    }
    // Names parted by blanks only: 市商务委 市财政局.
    let blanks: Vec<_> = list::split(&text[range.clone()], char::is_whitespace)
        .into_iter()
        .filter(|r| !r.is_empty())
        .map(|r| range.start + r.start..range.start + r.end)
        .collect();
    if blanks.len() > 1
        && blanks
            .iter()
            .all(|r| sort(&text[r.clone()]) != Sort::Unknown)
    {
        for part in blanks {
            add(text, part, None, out);
        }
        return;
    }
    add(text, range, aside, out);
}

fn add(text: &str, range: Range<usize>, aside: Option<Range<usize>>, out: &mut Parties) {
    let range = trim(text, range);
    if range.is_empty() {
        return;
    }
    let name = text[range.clone()].to_owned();
    out.parties.push(Party {
        sort: sort(&name),
        name,
        range,
        aside,
    });
}

/// Splits at the last 等 that ends a list: the name before it, and the words after it.
fn etc(text: &str, range: Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let part = &text[range.clone()];
    if !part.contains('等') {
        return None;
    }
    let names = &words().names;
    let outside: Vec<_> = list::outside(part).collect();
    for (i, &(at, c)) in outside.iter().enumerate().rev() {
        if c != '等' {
            continue;
        }
        // 高等法院, 平等, 同等: no list ends here.
        if i > 0 && "高平同中初优劣特均相".contains(outside[i - 1].1) {
            continue;
        }
        let after = trim(text, range.start + at + '等'.len_utf8()..range.end);
        let tail = &text[after.clone()];
        if tail.is_empty() || holds(&names.etc_words, tail) || is_collective(tail) {
            return Some((trim(text, range.start..range.start + at), after));
        }
    }
    None
}

/// Cuts at 及, 和 and their like where both sides are whole names.
fn joined(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let Joins {
        always, perhaps, ..
    } = &words().joins;
    let part = &text[range.clone()];
    for (at, _) in list::outside(part) {
        if at == 0 {
            continue;
        }
        let rest = &part[at..];
        let sure = start(always, rest);
        let Some(word) = sure.or_else(|| start(perhaps, rest)) else {
            continue;
        };
        let (left, right) = (part[..at].trim(), rest[word.len()..].trim());
        if left.is_empty()
            || right.is_empty()
            || start(&words().joins.never_before, right).is_some()
        {
            continue;
        }
        if sure.is_some() || (is_whole(left) && is_whole(first_of(right))) {
            let mut parts = joined(text, range.start + at + word.len()..range.end);
            parts.insert(0, range.start..range.start + at);
            return parts;
        }
    }
    vec![range]
}

/// The first name of what follows a join: up to the next join that cuts, or all of it.
fn first_of(right: &str) -> &str {
    for (at, _) in list::outside(right) {
        if at == 0 || start(&words().joins.perhaps, &right[at..]).is_none() {
            continue;
        }
        if is_whole(&right[..at]) || holds(&words().names.etc_words, &right[..at]) {
            return &right[..at];
        }
    }
    right
}

/// Whether a text is the whole of a name: a body, a collective, a place, perhaps with 等 behind it.
fn is_whole(text: &str) -> bool {
    // 部门和单位 is one phrase: bare class words are no names of their own.
    if holds(&words().names.etc_words, text) {
        return false;
    }
    let whole = 0..text.len();
    match etc(text, whole) {
        Some((before, _)) => before.is_empty() || sort(&text[before]) != Sort::Unknown,
        None => sort(text) != Sort::Unknown,
    }
}

/// A range without blanks and full stops at its ends.
pub(crate) fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let junk = |c: char| c.is_whitespace() || "。；，;,、：:★☆*▲△●◆■".contains(c);
    let start = range.start + (part.len() - part.trim_start_matches(junk).len());
    let end = range.end - (part.len() - part.trim_end_matches(junk).len());
    start..end.max(start)
}

/// A range without blanks at its ends.
pub(crate) fn trim_blanks(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    let end = range.end - (part.len() - part.trim_end().len());
    start..end.max(start)
}

/// Takes words such as 由 and 及 from the beginning, if a name is left that does not need them.
fn strip_leading(text: &str, range: &mut Range<usize>) {
    let part = &text[range.clone()];
    if let Some(word) = start(&words().joins.leading, part) {
        let rest = part[word.len()..].trim_start();
        if !rest.is_empty() && is_whole(rest) {
            range.start = range.end - rest.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Sort, read};

    fn names(text: &str) -> Vec<String> {
        read(text, 0..text.len())
            .parties
            .into_iter()
            .map(|p| p.name)
            .collect()
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
        let found = read(text, 0..text.len());
        let regions: Vec<_> = found.regions.into_iter().map(|r| &text[r]).collect();
        assert_eq!(regions, ["北京", "重庆（涪陵区等21个市辖区）", "西咸新区"]);
        assert_eq!(found.parties.len(), 1);
        assert_eq!(found.parties[0].name, "试点地区");
        let text = "深圳、雄安新区等地及未来冬奥场景相关部门";
        let found = read(text, 0..text.len());
        let sorts: Vec<_> = found
            .parties
            .iter()
            .map(|p| (p.name.as_str(), p.sort))
            .collect();
        assert_eq!(
            sorts,
            [
                ("深圳", Sort::Place),
                ("雄安新区", Sort::Place),
                ("未来冬奥场景相关部门", Sort::Collective)
            ]
        );
    }
}
