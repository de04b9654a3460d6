//! What a name means by its looks: one body, a phrase for many, a place.
//!
//! Bodies and places end alike (涪陵高新区 answers as a body, 渝中区 is a place), and phrases are made of the
//! words of bodies (各行业主管部门), so the vocabulary has lists of ends with their exceptions.

use crate::lexicon::{self, contains, end, holds, start, words};
use crate::zh::{self, list};

/// What sort of party a name means, by its looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    /// It ends as the names of bodies do.
    Body,
    /// A phrase for many bodies.
    Collective,
    /// A province, city, district.
    Place,
    /// Nothing tells.
    Unknown,
}

/// What sort of party a name is, by its looks.
pub(crate) fn sort(name: &str) -> Sort {
    // 院校内由教育行政部门: a clause, no name.
    let by = |(at, _): (usize, &str)| at > 0 && !name[..at].ends_with('自');
    if name.match_indices('由').any(by) {
        Sort::Unknown
    } else if is_collective(name) {
        Sort::Collective
    } else if is_place(name) {
        Sort::Place
    } else if is_body(name) {
        Sort::Body
    } else {
        Sort::Unknown
    }
}

/// The name without brackets at its end: 自贸办（中新办） is a 办.
fn bare(name: &str) -> &str {
    list::without_last_bracket(name)
}

/// Whether a name ends as the names of bodies do.
pub(crate) fn is_body(name: &str) -> bool {
    let names = &words().names;
    let name = bare(name);
    if holds(&names.short, name) {
        return true;
    }
    name.chars().count() <= 40
        && end(&names.not_bodies, name).is_none()
        && end(&names.bodies, name).is_some_and(|word| word.len() < name.len())
        && !name.contains(['。', '，', '；', '：', '、'])
}

/// Whether a name is only what names of bodies end with, as a house speaks of its own (图书馆, 医院): a body
/// where others stand around it.
pub(crate) fn is_ending(name: &str) -> bool {
    name.chars().count() >= 2 && sort(name) == Sort::Unknown && holds(&words().names.bodies, name)
}

/// Whether a name is a phrase for many bodies, which is no unit.
pub(crate) fn is_collective(name: &str) -> bool {
    let names = &words().names;
    let plain = bare(name);
    let key = zh::key(name);
    if holds(&names.collective_is, plain) || holds(&names.collective_is, &key) {
        return true;
    }
    let class = end(&names.classes, plain);
    if end(&names.collective_ends, plain).is_some() {
        return true;
    }
    let Some(class) = class else {
        return start(&names.collective_starts, plain).is_some_and(|w| w.len() < plain.len())
            && plain.chars().count() <= 12
            && !plain.contains('，');
    };
    if start(&names.collective_starts, plain).is_some() {
        return true;
    }
    let before = &plain[..plain.len() - class.len()];
    // 三家企业, 21个市辖区, 六大集团.
    let counted = before
        .trim_end_matches(|c| "家大个所".contains(c))
        .chars()
        .last()
        .is_some_and(|c| c.is_ascii_digit() || zh::numeral::is_han_numeral(c))
        && before.ends_with(|c| "家大个所".contains(c));
    counted || (contains(&names.collective_contains, before) && !is_particular(class, before))
}

/// Whether 主管, 责任 and the like stand inside the name of one body: 市对口支援办.
fn is_particular(class: &str, before: &str) -> bool {
    matches!(
        class,
        "局" | "委" | "办" | "部" | "厅" | "中心" | "专班" | "小组" | "公司" | "集团"
    ) && !["有关", "相关", "其他", "其它"]
        .iter()
        .any(|w| before.contains(w))
}

/// Whether a name is a province, city, district or county.
pub(crate) fn is_place(name: &str) -> bool {
    let names = &words().names;
    let name = bare(name);
    if holds(&names.places, name) {
        return true;
    }
    let count = name.chars().count();
    (2..=12).contains(&count)
        && end(&names.not_places, name).is_none()
        && lexicon::end(&names.place_ends, name)
            .is_some_and(|word| word.len() < name.len() && !(word == "区" && count > 6))
        && !name.contains(['的', '全', '各', '本', '级', '城'])
}

#[cfg(test)]
mod tests {
    use super::{Sort, sort};

    #[test]
    fn sorts_of_names() {
        for (name, expected) in [
            ("市科技局", Sort::Body),
            ("市市场监管局", Sort::Body),
            ("涪陵高新区", Sort::Body),
            ("涪陵综合保税区", Sort::Body),
            ("协同创新区", Sort::Body),
            ("市税务局", Sort::Body),
            ("国务院", Sort::Body),
            ("市对口支援办", Sort::Body),
            ("各有关部门", Sort::Collective),
            ("具备条件的试点地区", Sort::Collective),
            ("有关城市入选试点城市", Sort::Collective),
            ("六大集团", Sort::Collective),
            ("两江新区", Sort::Place),
            ("海南", Sort::Place),
            ("渝中区", Sort::Place),
            ("企业内部", Sort::Unknown),
            ("全社会", Sort::Unknown),
            ("部", Sort::Unknown),
        ] {
            assert_eq!(sort(name), expected, "{name}");
        }
    }
}
