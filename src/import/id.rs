//! A proposal for a plan's id: its number, else its place, what it is about and its year, in whole syllables.
//!
//! An id is part of an address that stays once it is published, so it should be read and typed without trouble:
//! `guofa-2018-42`, `yubei-fuwuyekuodakaifang`. A person may give another.

use crate::disk::unfit_id;
use crate::docno;
use crate::front::FrontMatter;
use crate::lexicon::atlas::words;
use crate::lexicon::pinyin::{joined, syllables};
use crate::lexicon::{self, without_level};
use crate::zh::region;

/// The longest id proposed.
const LONGEST: usize = 32;
/// The most of it that the place takes.
const PLACE: usize = 12;
/// The most that a year or a number in a series takes, with the hyphen before it.
const YEAR: usize = 5;

/// An id for a plan, from its number, its title or the name of its file, in ASCII.
pub(super) fn propose(front: &FrontMatter, file: &str) -> String {
    (front.number.as_deref().and_then(of_number))
        .or_else(|| of_title(front))
        .or_else(|| of_file(file))
        .filter(|id| unfit_id(id).is_none())
        .unwrap_or_else(|| "plan".to_owned())
}

/// `guofa-2018-42` for 国发〔2018〕42号.
fn of_number(number: &str) -> Option<String> {
    let number = docno::normalise(number)?;
    let (organ, rest) = number.split_once('〔')?;
    let (year, number) = rest.split_once('〕')?;
    let number = joined(number.trim_end_matches('号'), LONGEST / 3);
    let organ = joined(organ, LONGEST - YEAR - number.len() - 1);
    hyphened([organ.as_str(), year, number.as_str()])
}

/// `yubei-fuwuyekuodakaifang`: the place, what remains of the title without the words that all titles have, and
/// the year that the title speaks of, else that of its date.
fn of_title(front: &FrontMatter) -> Option<String> {
    let title = front.title.split(['（', '(']).next()?;
    let (year, title) = match year_in(title) {
        Some((year, rest)) => (year, rest),
        None => (
            front.date.as_deref().and_then(|day| day.get(..4)),
            title.to_owned(),
        ),
    };
    let (named, about) = place(&title);
    let named = front.region.as_deref().map_or(named, region::name);
    let named = if named == region::NATION { "" } else { named };
    let place = joined(without_level(named), PLACE);
    let room = LONGEST - YEAR - place.len() - 1;
    let plain = words().ids.plain.iter();
    let telling = plain.fold(about.to_owned(), |text, word| text.replace(word, ""));
    let telling = beginning(&telling, room);
    // What says nothing but such words is called by them.
    let about = if telling.is_empty() {
        beginning(about, room)
    } else {
        telling
    };
    hyphened([place.as_str(), &about, year.unwrap_or_default()]).filter(|id| id.len() > 2)
}

/// As much of a text as there is room for. Most words have two syllables, so where it is cut, an odd one goes.
fn beginning(text: &str, room: usize) -> String {
    let all = syllables(text);
    let mut length = 0;
    let mut count = all
        .iter()
        .take_while(|syllable| {
            length += syllable.len();
            length <= room
        })
        .count();
    if count < all.len() && count > 1 {
        count -= count % 2;
    }
    all[..count].concat()
}

/// The name of a file without its folder and its ending.
fn of_file(file: &str) -> Option<String> {
    let name = file.rsplit(['/', '\\']).next()?;
    let stem = name.split('.').next()?.to_ascii_lowercase();
    let mut out = String::new();
    let parts = stem.split(|c: char| !c.is_ascii_alphanumeric());
    for part in parts.filter(|part| !part.is_empty()) {
        let next = hyphened([&out, part])?;
        if next.len() > LONGEST {
            break;
        }
        out = next;
    }
    (!out.is_empty()).then_some(out)
}

/// The parts that are not empty, with hyphens between; none where all are.
fn hyphened<const N: usize>(parts: [&str; N]) -> Option<String> {
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    (!parts.is_empty()).then(|| parts.join("-"))
}

/// The first year in a title and the title without it: 2031年.
fn year_in(title: &str) -> Option<(Option<&str>, String)> {
    let (at, _) = title.match_indices('年').find(|(at, _)| {
        let before = &title[..*at];
        let figures = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        figures == 4
    })?;
    let rest = title[at + '年'.len_utf8()..].trim_start_matches('度');
    let rest = format!("{}{rest}", &title[..at - 4]);
    Some((Some(&title[at - 4..at]), rest))
}

/// The place that a title begins with, the nearest one of several, and what follows: 涪陵区 of 重庆市涪陵区….
fn place(title: &str) -> (&str, &str) {
    let place_ends = &lexicon::words().names.place_ends;
    let (mut from, mut to) = (0, 0);
    // A name of two to six characters and the word for its level.
    while let Some(end) = title[to..]
        .char_indices()
        .skip(2)
        .take(6)
        .find_map(|(at, c)| {
            let end = to + at + c.len_utf8();
            place_ends.end(&title[to..end]).map(|_| end)
        })
    {
        (from, to) = (to, end);
    }
    (&title[from..to], &title[to..])
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, propose};
    use crate::front::FrontMatter;

    fn of(title: &str, number: &str, date: &str, region: &str) -> String {
        let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let front = FrontMatter {
            title: title.to_owned(),
            number: given(number),
            date: given(date),
            region: given(region),
            ..FrontMatter::default()
        };
        let id = propose(&front, "seeds/附件 2-b.docx");
        assert!(id.len() <= LONGEST, "{id}");
        id
    }

    #[test]
    fn an_id_can_be_read() {
        for (title, number, date, region, id) in [
            ("甲", "国发〔2018〕42号", "2018-12-21", "", "guofa-2018-42"),
            (
                "甲",
                "长寿府办发〔2021〕第9号",
                "",
                "",
                "changshoufubanfa-2021-9",
            ),
            (
                "渝北区服务业扩大开放综合试点工作方案",
                "",
                "",
                "",
                "yubei-fuwuyekuodakaifang",
            ),
            (
                "重庆两江新区全面深化服务贸易创新发展试点实施方案",
                "",
                "2021-11-09",
                "重庆市/两江新区",
                "liangjiang-fuwumaoyi-2021",
            ),
            (
                "重庆市涪陵区养老服务任务分工表",
                "",
                "",
                "",
                "fuling-yanglaofuwu",
            ),
            (
                "青河县2031年政府工作报告重点任务分解表",
                "",
                "2032-01-01",
                "",
                "qinghe-zhengfugongzuobaogao-2031",
            ),
            (
                "石城县2018年度河长制考核细则",
                "",
                "",
                "",
                "shicheng-hezhangzhi-2018",
            ),
            (
                "内蒙古自治区渔业发展工作方案",
                "",
                "",
                "",
                "neimenggu-yuyefazhan",
            ),
            ("重点任务分工", "", "", "", "zhongdianrenwufengong"),
            (
                "滨海自贸片区RCEP政策落实清单（V2.1）",
                "",
                "",
                "",
                "binhaizimao-rcepzhengce",
            ),
            ("", "", "", "", "2-b"),
        ] {
            assert_eq!(of(title, number, date, region), id, "{title}");
        }
    }
}
