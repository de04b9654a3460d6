//! How documents are written after GB/T 9704: 〔2021〕 and no 第 or zero in a document's number, 〇 in years of Chinese
//! figures, days without zeros, 〈〉 within 《》, no blanks inside brackets.

use crate::docno;
use std::ops::Range;

use super::blocks::{paragraphs, texts};
use super::input::Input;
use crate::diag::{Code, Diagnostic};
use crate::lexicon::proof::words;
use crate::plan::Plan;
use crate::zh::day::Day;
use crate::zh::numeral;

/// A stretch of a text, and what is wrong with it.
type Wrong = (Range<usize>, String);

/// Runs the rules.
pub(super) fn run(input: &Input<'_>) -> Vec<Diagnostic> {
    let plans = input.atlas.plans.iter();
    plans.flat_map(|node| plan(&node.plan)).collect()
}

fn plan(plan: &Plan) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for text in texts(plan) {
        let mut tell = |code: Code, found: Vec<Wrong>, help: &str| {
            findings.extend(found.into_iter().map(|(range, message)| {
                Diagnostic::new(code, plan.place(text.span(range)), message).help(help)
            }));
        };
        let form = "发文字号写作 国办发〔2024〕8号（GB/T 9704）";
        tell(Code::NumberForm, numbers(text), form);
        tell(
            Code::DateForm,
            years(text),
            "汉字年份写作 二〇二四年，或改用阿拉伯数字",
        );
        tell(Code::NestedTitles, nested(text), "里面一层改用〈〉");
        tell(Code::BlankInside, blanks(text), "删去空格");
    }
    for text in paragraphs(plan).map(|paragraph| paragraph.text) {
        let padded = Day::from_words(text).and_then(|_| padded(text));
        findings.extend(padded.map(|(range, message)| {
            Diagnostic::new(Code::DateForm, plan.place(text.span(range)), message)
                .help("成文日期写作 2024年6月8日（GB/T 9704）")
        }));
    }
    findings
}

/// Document numbers that are not in their standard form, each with the first part that is not.
fn numbers(text: &str) -> Vec<Wrong> {
    let all = docno::find(text).into_iter();
    all.filter_map(|(range, standard)| {
        let printed = &text[range.clone()];
        let open = printed.find(['〔', '﹝', '[', '［', '【', '（', '('])?;
        let close = open + printed[open..].find(['〕', '﹞', ']', '］', '】', '）', ')'])?;
        let behind = close + printed[close..].chars().next()?.len_utf8();
        let bracket = &printed[open..behind];
        let number = &printed[behind..];
        let (part, why) = if !(bracket.starts_with('〔') && bracket.ends_with('〕')) {
            (open..behind, "年份用六角括号〔〕")
        } else if bracket.contains(char::is_whitespace) {
            (open..behind, "括号里没有空格")
        } else if number.trim_start().starts_with('第') {
            (behind..printed.len(), "顺序号前不加“第”")
        } else if number.trim_start().starts_with(['0', '０']) {
            (behind..printed.len(), "顺序号不编虚位，前面不加 0")
        } else {
            return None;
        };
        let message = format!("发文字号“{printed}”{why}，应为“{standard}”");
        Some((range.start + part.start..range.start + part.end, message))
    })
    .collect()
}

/// Years in Chinese figures with another sign for 〇: 二0二七年.
fn years(text: &str) -> Vec<Wrong> {
    let words = &words().forms;
    let is_zero = |c: char| words.zeros.holds(c.encode_utf8(&mut [0; 4]));
    let figure = |c: char| numeral::is_han_numeral(c) || is_zero(c);
    let years = text.match_indices('年');
    years
        .filter_map(|(at, _)| {
            let start = text[..at].trim_end_matches(figure).len();
            let year = &text[start..at];
            let han = year.chars().any(|c| !is_zero(c));
            let meant: String = year
                .chars()
                .map(|c| if is_zero(c) { '〇' } else { c })
                .collect();
            let wrong = year.chars().count() == 4
                && han
                && meant != year
                && numeral::read(&meant).is_some();
            let sign = year.chars().find(|c| is_zero(*c))?;
            let message = format!("“{year}年”里的“{sign}”应为“〇”");
            wrong.then_some((start..at + '年'.len_utf8(), message))
        })
        .collect()
}

/// The zeros of 2024年06月08日, if it has some.
fn padded(text: &str) -> Option<Wrong> {
    let zero = |mark: char| {
        text.find(mark)
            .map(|at| at + mark.len_utf8())
            .filter(|at| text[*at..].trim_start().starts_with(['0', '０']))
    };
    zero('年').or_else(|| zero('月'))?;
    let start = text.len() - text.trim_start().len();
    Some((
        start..text.trim_end().len(),
        "日期的月、日不编虚位，前面不加 0".to_owned(),
    ))
}

/// 《 within 《》.
fn nested(text: &str) -> Vec<Wrong> {
    let mut open: Vec<usize> = Vec::new();
    let mut out = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '《' => open.push(at),
            '》' => {
                if let (Some(start), false) = (open.pop(), open.is_empty()) {
                    out.push((
                        start..at + c.len_utf8(),
                        "书名号里面的书名号用〈〉".to_owned(),
                    ));
                }
            }
            _ => {}
        }
    }
    // An unpaired mark before would make all that follow seem nested.
    if open.is_empty() { out } else { Vec::new() }
}

/// Blanks right inside brackets: （ 试行 ）. Brackets with nothing else are to be filled in.
fn blanks(text: &str) -> Vec<Wrong> {
    const PAIRS: [(char, char); 4] = [('（', '）'), ('〔', '〕'), ('《', '》'), ('“', '”')];
    let mut out = Vec::new();
    for (at, c) in text.char_indices() {
        let Some((_, close)) = PAIRS.iter().find(|(open, _)| *open == c) else {
            continue;
        };
        let start = at + c.len_utf8();
        let Some(end) = text[start..].find(*close).map(|end| start + end) else {
            continue;
        };
        let inside = &text[start..end];
        let blank = |c: char| c == ' ' || c == '\u{3000}';
        if inside.trim().is_empty() || !(inside.starts_with(blank) || inside.ends_with(blank)) {
            continue;
        }
        // What is told of a document's number needs no second finding.
        if c == '〔' && numeral::read(inside.trim()).is_some() {
            continue;
        }
        out.push((at..end + close.len_utf8(), "括号里面多了空格".to_owned()));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Wrong, blanks, nested, numbers, years};

    fn found(rule: fn(&str) -> Vec<Wrong>, text: &str) -> Vec<&str> {
        rule(text)
            .into_iter()
            .map(|(range, _)| &text[range])
            .collect()
    }

    #[test]
    fn numbers_of_documents() {
        let text = "渝府发[2021]19号、渝府发（2021）19号、渝府发〔2021〕第19号、渝府发〔2021〕09号、渝府发〔 2021 〕9号";
        assert_eq!(
            found(numbers, text),
            ["[2021]", "（2021）", "第19号", "09号", "〔 2021 〕"]
        );
        assert_eq!(
            found(numbers, "渝府发〔2021〕19号、渝府发〔2021〕 19 号"),
            [""; 0]
        );
    }

    #[test]
    fn years_titles_and_blanks() {
        assert_eq!(
            found(years, "二0二七年、二○二七年、二〇二七年、2020年、十二年"),
            ["二0二七年", "二○二七年"]
        );
        assert_eq!(
            found(nested, "《关于印发《方案》的通知》和《方案》"),
            ["《方案》"]
        );
        assert_eq!(found(nested, "《关于印发〈方案〉的通知》"), [""; 0]);
        assert_eq!(found(nested, "《甲方案、《乙方案》"), [""; 0]);
        assert_eq!(found(blanks, "（ 试行 ）（试 行）（ ）"), ["（ 试行 ）"]);
    }
}
