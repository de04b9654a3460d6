//! What holds of any text: ranges stand in it and in order, no word is lost, and reading takes linear time.

use std::ops::Range;

use proptest::collection::vec;
use proptest::prelude::*;

use super::attribution::attributions;
use super::lex::Tokens;
use super::statement::rules::NAMES;
use super::statement::{self, Setting, Statement};
use crate::lexicon::words::Lists;
use crate::lexicon::{Role, words};
use crate::zh;

/// Texts made of what responsibilities are made of, with slips.
fn texts() -> impl Strategy<Value = String> {
    let pieces = [
        "市商务委",
        "市财政局",
        "各有关部门",
        "文化和旅游部",
        "试点地区",
        "北京",
        "自贸办（中新办）",
        "渝中区",
        "企业内部",
        "有关省（自治区、直辖市）",
        "牵头",
        "配合",
        "负责推进",
        "共同负责",
        "按职责分工",
        "制订政策保障措施",
        "推进办",
        "会同",
        "由",
        "等",
        "等部门",
        "及",
        "和",
        "以及",
        "责任单位：",
        "配合单位为",
        "完成时限：",
        "适用范围：",
        "2021年底前",
        "6月底前完成",
        "长期坚持",
        "列第一位者为牵头单位",
        "下同",
        "无",
        "、",
        "，",
        "；",
        "。",
        "：",
        "/",
        " ",
        "\n",
        "（",
        "）",
        "(",
        ")",
        "〔",
        "〕",
        "《",
        "》",
        "“",
        "”",
        "\"",
        "（牵头）",
        "1.",
        "（一）",
        "①",
        "加强领导",
    ];
    let piece = prop_oneof![
        20 => proptest::sample::select(pieces.to_vec()).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn settings() -> [Setting<'static>; 3] {
    let column = Setting::Column(Role::Responsible, "责任单位");
    [column, Setting::Sentences("责任分工"), Setting::Running]
}

/// Checks that ranges stand in a text, each behind the one before.
fn in_order<'r>(text: &str, ranges: impl Iterator<Item = &'r Range<usize>>) {
    let mut last = 0;
    for range in ranges {
        assert!(last <= range.start, "{range:?} of {text:?}");
        assert!(text.get(range.clone()).is_some(), "{range:?} of {text:?}");
        last = range.end;
    }
}

/// The words of a text that a reading says nothing of.
fn lost(text: &str, reading: &Statement) -> String {
    let mut taken = vec![false; text.len()];
    let mut take = |range: &Range<usize>| taken[range.clone()].fill(true);
    for (range, rule) in &reading.rules {
        // Of a list, the names must be told one by one.
        if *rule != &NAMES {
            take(range);
        }
    }
    let answers = reading.answers.iter().map(|answer| &answer.range);
    let other = reading
        .other
        .iter()
        .flat_map(|(label, value)| [label, value]);
    answers
        .chain(&reading.regions)
        .chain(&reading.deadline)
        .chain(&reading.unread)
        .chain(other)
        .for_each(&mut take);
    // What joins names is no name.
    let (joins, names) = (&words().joins, &words().names);
    let between = [
        &joins.always,
        &joins.perhaps,
        &joins.leading,
        &joins.with,
        &names.etc,
        &names.etc_words,
    ];
    let lists = between
        .iter()
        .fold(Lists::default(), |all, list| all.or(list.lists()));
    let tokens = Tokens::new(text);
    let mut lost = String::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let end = tokens
            .begins_any(lists, &(at..text.len()))
            .filter(|&end| !taken[at..end].contains(&true));
        if !taken[at] && end.is_none() {
            lost.push(c);
        }
        at = end.unwrap_or(at + c.len_utf8());
    }
    zh::key(&lost)
}

proptest! {
    #[test]
    fn ranges_stand_in_the_text_and_in_order(text in texts()) {
        for setting in settings() {
            let reading = statement::read(&text, setting, None);
            in_order(&text, reading.answers.iter().map(|answer| &answer.range));
            in_order(&text, reading.regions.iter());
            in_order(&text, reading.unread.iter());
            in_order(&text, reading.deadline.iter());
            in_order(&text, reading.other.iter().flat_map(|(label, value)| [label, value]));
            reading.rules.iter().for_each(|(range, _)| in_order(&text, [range].into_iter()));
        }
        let found = attributions(&text, None);
        in_order(&text, found.iter().map(|attribution| &attribution.range));
        for attribution in &found {
            let inner = &text[attribution.inner.clone()];
            in_order(inner, attribution.statement.answers.iter().map(|answer| &answer.range));
        }
    }

    #[test]
    fn no_word_is_lost(text in texts()) {
        for setting in settings() {
            let reading = statement::read(&text, setting, None);
            prop_assert_eq!(lost(&text, &reading), "", "{:?} in {:?}", reading, text);
        }
    }

    #[test]
    fn twice_the_text_takes_twice_the_steps(text in texts(), between in "[，、；。\n]") {
        let steps = |text: &str| {
            let tokens = Tokens::new(text);
            statement::statement(&tokens, &tokens.whole(), Setting::Running, None);
            tokens.visited()
        };
        // A bracket that is left open in one copy may close in the next, which is another text; and a label at the
        // end of one is in force at the beginning of the next, so that the first copy is not like the others.
        let text: String = text.chars().filter(|c| !"（）()〔〕《》“”\"".contains(*c)).collect();
        let copies = |count| steps(&vec![text.as_str(); count].join(&between));
        let (some, twice) = (copies(16), copies(32));
        prop_assert!(twice <= some * 9 / 4 + 20, "{some} and {twice} of {text:?}");
    }
}
