//! Amounts that cannot be: shares of more than all, parts that do not add up, 提高到 less, letters among figures.

use std::ops::Range;

use super::blocks::{pieces, texts};
use super::figures::{Number, ONE, decimals, shown};
use super::input::Input;
use crate::diag::{Code, Diagnostic};
use crate::lexicon::proof::words;
use crate::zh::is_cjk;

/// A stretch of a text, and what is wrong with it.
type Wrong = (Range<usize>, String);

/// What looks for wrong stretches.
type Rule = fn(&str) -> Vec<Wrong>;

/// The rules, with what to do.
const RULES: [(Code, Rule, &str); 6] = [
    (Code::OverHundred, over, "对照原件，看是否多打了一位"),
    (
        Code::Sum,
        sums,
        "对照原件，改正总数或其中一项；各项有重叠的，可在 [[check.allow]] 里写明",
    ),
    (
        Code::WrongWay,
        wrong_way,
        "对照原件，改正其中一个数，或改正动词",
    ),
    (Code::WrongWay, ranges, "对照原件，改正其中一个数"),
    (Code::Sum, shares, "对照原件，改正其中一项"),
    (Code::LetterInFigure, letters, "把字母改成数字"),
];

/// Runs the rules.
pub(super) fn run(input: &Input<'_>) -> Vec<Diagnostic> {
    let plans = input.atlas.plans.iter().map(|node| &node.plan);
    let all = plans.flat_map(|plan| texts(plan).map(move |text| (plan, text)));
    all.flat_map(|(plan, text)| {
        RULES.iter().flat_map(move |(code, rule, help)| {
            rule(text).into_iter().map(move |(range, message)| {
                Diagnostic::new(*code, plan.place(text.span(range)), message).help(*help)
            })
        })
    })
    .collect()
}

/// What parts clauses.
const CLAUSE: [char; 6] = ['。', '；', '，', '、', '：', '\n'];

/// Shares of more than 100 %: 覆盖率达到130%.
fn over(text: &str) -> Vec<Wrong> {
    /// So many characters may stand between the share and its number.
    const NEAR: usize = 10;
    let words = &words().figures;
    let numbers = decimals(text).into_iter();
    numbers
        .filter(|number| {
            number.value > 100 * ONE && text[number.range.end..].starts_with(['%', '％'])
        })
        .filter_map(|number| {
            let before = &text[..number.range.start];
            let clause = before.rsplit(CLAUSE).next().unwrap_or(before);
            let share = clause.char_indices().rev().find_map(|(at, _)| {
                let word = words.shares.start(&clause[at..])?;
                Some((word, at + word.len()))
            });
            let (_, behind) = share.filter(|(_, end)| clause[*end..].chars().count() <= NEAR)?;
            let noun = &clause[..behind];
            let is_share =
                !words.no_shares.within(noun) && words.more.end(before.trim_end()).is_none();
            let range = number.range.start
                ..number.range.end + text[number.range.end..].chars().next()?.len_utf8();
            let printed = &text[range.clone()];
            is_share.then(|| {
                (
                    range.clone(),
                    format!("“{noun}”不会是 {printed}，超过了 100%"),
                )
            })
        })
        .collect()
}

/// Parts that do not add up to the number before them: 240个，其中市级50个、县级120个、乡镇80个.
fn sums(text: &str) -> Vec<Wrong> {
    let marks = ['。', '；', '\n'];
    let mut out = Vec::new();
    for sentence in pieces(text, 0..text.len(), &marks) {
        let words = &words().figures;
        let start = sentence.start;
        let all = &text[sentence];
        for (at, _) in all.char_indices() {
            let rest = &all[at..];
            let (opens, whole) = match (words.parts.start(rest), words.colons.start(rest)) {
                (Some(word), _) => (word, false),
                (None, Some(mark)) => (mark, true),
                _ => continue,
            };
            if let Some((range, message)) = sum(all, at, at + opens.len(), whole) {
                out.push((start + range.start..start + range.end, message));
            }
        }
    }
    out
}

/// The parts behind `open` against the number that `before` ends with. `whole`: they are surely all parts, if they
/// are three or more.
fn sum(text: &str, before: usize, open: usize, whole: bool) -> Option<Wrong> {
    let words = &words().figures;
    let head = text[..before].trim_end_matches(['，', '（', '(', ',', ' ']);
    let clause = head.len() - head.rsplit(['，', '、', '：']).next().map_or(0, str::len);
    let total = decimals(head)
        .pop()
        .filter(|number| number.range.start >= clause)?;
    let unit = head[total.range.end..].trim();
    let spoilt = unit.is_empty()
        || unit.starts_with(['%', '％', '年', '月', '日', '—', '-'])
        || unit.chars().count() > 6
        || words.loose.within(&head[clause..]);
    if spoilt {
        return None;
    }
    let end = open + closed(&text[open..]);
    let mut parts: Vec<(Number, Range<usize>)> = Vec::new();
    for piece in pieces(text, open..end, &['、', '，']) {
        let said = &text[piece.clone()];
        let number = decimals(said).into_iter().next_back();
        let Some(number) = number.filter(|number| same_unit(said[number.range.end..].trim(), unit))
        else {
            break;
        };
        if words.loose.within(said) || words.parts.within(said) {
            return None;
        }
        parts.push((number, piece));
    }
    let least = if whole { 3 } else { 2 };
    let first = parts.first()?.1.start;
    let until = parts.last()?.1.end;
    let found: u64 = parts.iter().map(|(number, _)| number.value).sum();
    // Parts that leave out much name the weightiest only.
    let differs = found > total.value || found < total.value && found * 100 >= total.value * 85;
    (parts.len() >= least && differs).then(|| {
        let shown_parts: Vec<String> = parts
            .iter()
            .map(|(number, _)| shown(number.value))
            .collect();
        let message = format!(
            "各项合计 {}={}，前面说的是 {}",
            shown_parts.join("+"),
            shown(found),
            shown(total.value)
        );
        (first..until, message)
    })
}

/// Where a bracket closes that was opened before a text; its end if none does.
fn closed(text: &str) -> usize {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' if depth == 0 => return at,
            '）' | ')' => depth -= 1,
            _ => {}
        }
    }
    text.len()
}

/// Whether a part is counted as the whole is: 个 of 个服务站.
fn same_unit(part: &str, whole: &str) -> bool {
    !part.is_empty() && (whole.starts_with(part) || part.starts_with(whole))
}

/// 由68%提高到60%, 由5天压缩到7天.
fn wrong_way(text: &str) -> Vec<Wrong> {
    let words = &words().figures;
    let numbers = decimals(text);
    let mut out = Vec::new();
    for (at, _) in text.char_indices() {
        let rest = &text[at..];
        let (verb, rises) = match (words.rises.start(rest), words.falls.start(rest)) {
            (Some(verb), _) => (verb, true),
            (None, Some(verb)) => (verb, false),
            _ => continue,
        };
        let behind = at + verb.len();
        let Some(old) = numbers.iter().rev().find(|number| number.range.end <= at) else {
            continue;
        };
        let unit = text[old.range.end..at].trim();
        let mut new = numbers.iter().filter(|number| number.range.start >= behind);
        let Some(new) =
            new.find(|number| words.year_ends.start(&text[number.range.end..]).is_none())
        else {
            continue;
        };
        // Between verb and number there may be a year: 提高到2025年的60%.
        let between = &text[behind..new.range.start];
        let dated = words.year_ends.all().any(|end| between.ends_with(end));
        let from = text[..old.range.start]
            .char_indices()
            .rev()
            .take(12)
            .find(|(at, _)| words.from.start(&text[*at..]).is_some());
        let Some((from, _)) = from.filter(|_| between.trim().is_empty() || dated) else {
            continue;
        };
        let tail = text[new.range.end..].trim_start();
        let comparable = unit.chars().count() <= 4
            && tail.starts_with(unit)
            && !text[from..old.range.start].contains(CLAUSE);
        let wrong = if rises {
            new.value < old.value
        } else {
            new.value > old.value
        };
        if comparable && wrong && old.value > 0 {
            let blank = text[new.range.end..].len() - tail.len();
            let end = new.range.end + blank + unit.len();
            let message = format!(
                "{}比{}{}",
                shown(new.value),
                shown(old.value),
                if rises { "小" } else { "大" }
            );
            out.push((from..end, format!("“{verb}”前后的数不合：{message}")));
        }
    }
    out
}

/// From more to less where less stands first: 3至2个. What falls says so: 由20至10个.
fn ranges(text: &str) -> Vec<Wrong> {
    let words = &words().figures;
    let numbers = decimals(text);
    let pairs = numbers.windows(2).filter_map(|pair| {
        let [from, to] = pair else { return None };
        let between = &text[from.range.end..to.range.start];
        let unit = text[to.range.end..].chars().next()?;
        // 11月至3月, 22至6时 go over the end of the year or the day.
        let counted = is_cjk(unit) && !words.turning.contains(unit) || "%％".contains(unit);
        let falls = words
            .from
            .end(text[..from.range.start].trim_end())
            .is_some();
        let wrong = words.ranges.holds(between) && counted && !falls && from.value > to.value;
        let range = from.range.start..to.range.end + unit.len_utf8();
        let printed = &text[range.clone()];
        wrong.then(|| (range.clone(), format!("“{printed}”的前一个数比后一个大")))
    });
    pairs.collect()
}

/// Shares in a row that are not the whole: 按40%、35%、35%的比例.
fn shares(text: &str) -> Vec<Wrong> {
    let ratio = words().figures.ratio.as_str();
    let found = text.match_indices(ratio).filter_map(|(at, _)| {
        let head = &text[..at];
        let start = head.len()
            - head
                .chars()
                .rev()
                .take_while(|c| c.is_ascii_digit() || "%％、.".contains(*c))
                .map(char::len_utf8)
                .sum::<usize>();
        let row = &head[start..];
        let parts = decimals(row);
        let all = row.split('、').all(|part| part.ends_with(['%', '％']));
        let sum: u64 = parts.iter().map(|part| part.value).sum();
        let wrong = parts.len() >= 3 && all && sum != 100 * ONE;
        wrong.then(|| (start..at, format!("各项合计 {}%，不是 100%", shown(sum))))
    });
    found.collect()
}

/// Letters among figures: 2O27年, 5O个.
fn letters(text: &str) -> Vec<Wrong> {
    let words = &words().figures;
    let is_letter = |c: char| words.letters.holds(c.encode_utf8(&mut [0; 4]));
    let in_run = |c: char| c.is_ascii_digit() || is_letter(c);
    let mut out = Vec::new();
    let mut end = 0;
    for (at, c) in text.char_indices() {
        if at < end || !c.is_alphanumeric() || is_cjk(c) {
            continue;
        }
        // A whole word of figures and letters, so that O2O and H2O are none.
        let rest = &text[at..];
        let length = rest
            .find(|c: char| !c.is_alphanumeric() || is_cjk(c))
            .unwrap_or(rest.len());
        end = at + length;
        let word = &rest[..length];
        let counted = text[end..].starts_with(|c: char| is_cjk(c) || "%％".contains(c));
        // l90公里: a small l is a one that nobody sees; O157 and I20 are names.
        let first = c.is_ascii_digit() || c == 'l' && word.len() > 2;
        let mixed = first && word.chars().all(in_run) && word.chars().any(is_letter);
        if mixed && counted {
            out.push((at..end, format!("“{word}”里夹着字母，疑为数字")));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{letters, over, ranges, shares, sums, wrong_way};

    fn found(rule: super::Rule, text: &str) -> Vec<&str> {
        let all = rule(text).into_iter();
        all.map(|(range, _)| &text[range]).collect()
    }

    #[test]
    fn shares_of_more_than_all() {
        assert_eq!(found(over, "签约率达到110%，增长120%"), ["110%"]);
        for text in [
            "覆盖率达到100%",
            "任务完成率达到120%",
            "产值增长130%",
            "拨备覆盖率150%",
            "网上办理率提高120%",
        ] {
            assert_eq!(found(over, text), [""; 0], "{text}");
        }
    }

    #[test]
    fn parts_and_their_sum() {
        assert_eq!(
            found(sums, "设窗口240个，其中市级50个、县级120个、乡镇80个。"),
            ["市级50个、县级120个、乡镇80个"]
        );
        assert_eq!(
            found(
                sums,
                "投入2.1亿元，其中上级1.2亿元、县级0.8亿元、社会0.3亿元"
            ),
            ["上级1.2亿元、县级0.8亿元、社会0.3亿元"]
        );
        assert_eq!(
            found(
                sums,
                "资金9000万元，其中2023年2500万元、2024年3500万元、2025年3500万元"
            ),
            ["2023年2500万元、2024年3500万元、2025年3500万元"]
        );
        for text in [
            "设窗口240个，其中市级40个、县级120个、乡镇80个。",
            "企业100家，其中上市企业10家、高新企业30家",
            "资金9000万元，其中2023年2500万元、2024年3000万元、2025年3500万元",
            "培训100人以上，其中干部60人、群众60人",
            "占比60%，其中市级40%、县级50%",
        ] {
            assert_eq!(found(sums, text), [""; 0], "{text}");
        }
    }

    #[test]
    fn more_and_less() {
        assert_eq!(
            found(wrong_way, "占比由68%提高到60%；由5天压缩到7天"),
            ["由68%提高到60%", "由5天压缩到7天"]
        );
        assert_eq!(
            found(wrong_way, "由2020年的68%提高到2025年的60%"),
            ["由2020年的68%提高到2025年的60%"]
        );
        for text in [
            "由48%提高到60%",
            "由20天压缩到7个工作日",
            "提高到60%",
            "从5项压减到3项",
        ] {
            assert_eq!(found(wrong_way, text), [""; 0], "{text}");
        }
    }

    #[test]
    fn ranges_and_shares() {
        assert_eq!(
            found(ranges, "每年建成3至2个，占30～20%"),
            ["3至2个", "30～20%"]
        );
        for text in [
            "2至3个",
            "11月至3月",
            "10至3月",
            "由20至10个",
            "22至6时",
            "3-2号楼",
        ] {
            assert_eq!(found(ranges, text), [""; 0], "{text}");
        }
        assert_eq!(
            found(shares, "按40%、35%、35%的比例安排"),
            ["40%、35%、35%"]
        );
        for text in ["按40%、30%、30%的比例", "占40%、35%的比例", "40%、35%、35%"] {
            assert_eq!(found(shares, text), [""; 0], "{text}");
        }
    }

    #[test]
    fn letters_among_figures() {
        assert_eq!(
            found(letters, "到2O27年不少于5O个，其中新建l90公里"),
            ["2O27", "5O", "l90"]
        );
        for text in ["O2O模式", "H2O的", "5G网络", "2027年", "3D打印", "B2B企业"] {
            assert_eq!(found(letters, text), [""; 0], "{text}");
        }
    }
}
