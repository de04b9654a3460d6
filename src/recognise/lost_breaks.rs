//! Text whose line breaks were lost: split again before 一、 and （一）, behind the salutation, before the sign-off.

use super::explained::Explained;
use super::{clues, line_shape};
use crate::diag::{Code, Diagnostic};
use crate::document::{Block, Document, Line, Text};
use crate::lexicon::layout;
use crate::lexicon::words;
use crate::rule::Rule;
use crate::zh::day::Day;
use crate::zh::item::{self, Style};
use crate::zh::numeral;
use crate::zh::squeeze;

/// A line as long as this, with headings inside it, has lost its breaks …
const LONG: usize = 500;

/// … and in a document of so few lines, one as long as that.
const FEW_LINES: usize = 6;
const LONG_OF_FEW: usize = 200;

/// The most characters of a heading behind which the next one begins without a mark between.
const HEADING: usize = 50;

/// The rule of this step.
pub(super) static BREAKS_LOST: Rule = Rule {
    name: "breaks-lost",
    why: "很长的一行里有连续的“一、二、”，是换行丢失了：在编号、称呼、落款前重新分段",
    example: concat!(
        "一、总体要求（一）指导思想。坚持问题导向，完善工作机制，推动各项举措落地见效，不断满足群众需要。",
        "坚持目标导向，健全责任体系，推动各项任务按期完成，不断增强群众获得感。（二）工作目标。到年底，",
        "全部河道完成清淤，全部堤岸完成加固，水质明显改善，岸线有序利用，管理更加规范，群众更加满意。",
        "二、保障措施（一）加强领导。各级各部门要高度重视，明确分工，压实责任，形成合力，确保取得实效。",
        "（二）加强宣传。充分利用各类媒体，广泛宣传政策，及时总结经验，营造良好氛围，带动群众共同参与。",
    ),
    counter: "一、总体要求（一）指导思想。坚持问题导向，完善工作机制。二、保障措施（一）加强领导。",
};

/// Splits the lines that hold several paragraphs; tells which were split.
pub(super) fn split(document: &mut Document) -> Vec<Explained> {
    let mut explained = Vec::new();
    let mut findings = Vec::new();
    let mut out = Vec::new();
    let few = document.blocks.len() <= FEW_LINES;
    let least = if few { LONG_OF_FEW } else { LONG };
    for (index, block) in std::mem::take(&mut document.blocks).into_iter().enumerate() {
        let Block::Line(line) = block else {
            out.push(block);
            continue;
        };
        let cuts = cuts(line.text.as_str(), index < 3, least);
        if cuts.is_empty() {
            out.push(Block::Line(line));
            continue;
        }
        let note = Some(format!("分作 {} 段", cuts.len() + 1));
        explained.extend(Explained::text(&line.text, &BREAKS_LOST, note));
        findings.push(
            Diagnostic::new(
                Code::LinesRestored,
                line.text.place(&document.source),
                format!(
                    "这一行里有 {} 段，原来的换行丢失，已按编号和句末标点分开",
                    cuts.len() + 1
                ),
            )
            .help("没有编号的小标题和段落分不出来，请对照原文。"),
        );
        let mut from = 0;
        let mut gap = line.gap;
        for cut in cuts.into_iter().chain([line.text.as_str().len()]) {
            let text: Text = line.text.slice(from..cut);
            out.push(Block::Line(Line {
                text,
                level: None,
                gap,
            }));
            gap = false;
            from = cut;
        }
    }
    document.blocks = out;
    document.findings.extend(findings);
    explained
}

/// Where a line is to be split, in bytes.
fn cuts(text: &str, at_top: bool, least: usize) -> Vec<usize> {
    let mut cuts = Vec::new();
    let mut from = 0;
    if at_top && let Some(number) = number_behind_title(text) {
        cuts.push(number.0);
        if number.1 < text.len() {
            cuts.push(number.1);
        }
        from = number.1;
    }
    let long = text.chars().count() >= least;
    if long {
        let head: usize = text[from..]
            .char_indices()
            .nth(160)
            .map_or(text.len(), |(i, _)| from + i);
        if let Some((colon, mark)) = text[from..head].match_indices(['：', ':']).next() {
            let colon = from + colon;
            let salutation = &text[from..colon];
            if !salutation.contains('。') && is_salutation(salutation) {
                let end = colon + mark.len();
                cuts.push(end);
                from = end;
            }
        }
        if let Some((found, end)) = cover_end(text, from) {
            cuts.extend(found);
            from = end;
        }
        let headings = headings(text, from);
        cuts.extend(headings);
        cuts.extend(sign_off(text));
    }
    cuts.retain(|&c| c > 0 && c < text.len());
    cuts.sort_unstable();
    cuts.dedup();
    cuts
}

fn is_salutation(text: &str) -> bool {
    let text = text.trim();
    text.starts_with(layout::words().bodies.each.as_str()) || layout::ends_like_body(text)
}

/// A 发文字号 behind a title on one line: where it begins and ends.
fn number_behind_title(text: &str) -> Option<(usize, usize)> {
    let head: usize = text.char_indices().nth(140).map_or(text.len(), |(i, _)| i);
    let (_, open) = text[..head]
        .char_indices()
        .filter(|&(_, c)| matches!(c, '〔' | '[' | '［' | '﹝'))
        .map(|(i, c)| (c, i))
        .next()?;
    let close = text[open..]
        .find('号')
        .map(|i| open + i + '号'.len_utf8())?;
    let prefix_at = text[..open]
        .char_indices()
        .rev()
        .skip(1)
        .take(14)
        .map(|(i, _)| i)
        .find(|&i| line_shape::ends_title(&text[..i]) && !text[i..open].trim().is_empty())?;
    let number = squeeze(&text[prefix_at..close]);
    clues::is_number(&number).then_some((prefix_at, close))
}

/// The name and date under a covering notice, and the title of what it sends out, which stand between the
/// notice and the annexed plan: where they are to be cut, and where the plan's own text begins.
fn cover_end(text: &str, from: usize) -> Option<(Vec<usize>, usize)> {
    let open = from + text[from..].find('《')? + '《'.len_utf8();
    let annexed = &text[open..open + text[open..].find('》')?];
    let at = open
        + text[open..]
            .match_indices(annexed)
            .map(|(at, _)| at)
            .find(|&at| text[open..open + at].ends_with(['日', ' ', '　', '）', ')']))?;
    let stop = text[..at]
        .rfind(['。', '！'])
        .map(|i| i + '。'.len_utf8())
        .filter(|&stop| stop >= open && text[stop..at].chars().count() <= 80)?;
    let signed = &text[stop..at];
    // 2024年3月1日（此件公开发布）
    let note = signed
        .rfind(['（', '('])
        .filter(|&open| line_shape::is_release_note(&signed[open..]))
        .unwrap_or(signed.len());
    let date = signed[..note].char_indices().map(|(i, _)| i).find(|&i| {
        Day::from_words(signed[i..note].trim()).is_some() && line_shape::is_name(&signed[..i])
    })?;
    let end = at + annexed.len();
    Some((vec![stop, stop + date, stop + note, at, end], end))
}

/// Where numbered headings begin: 一、 behind a full stop, （一） in sequence.
fn headings(text: &str, from: usize) -> Vec<usize> {
    let mut cuts = Vec::new();
    let (mut outer, mut inner, mut item) = (0u32, 0u32, 0u32);
    let mut last_any = None;
    let mut last_outer = None;
    let mut before = text[..from].chars().next_back().unwrap_or('。');
    let mut spaced = false;
    for (i, c) in text[from..].char_indices() {
        let at = from + i;
        // 责任单位：县财政局 2.落实…: a blank is what is left of the break.
        let blank = std::mem::replace(&mut spaced, c.is_whitespace());
        if blank && outer > 0 && is_answer(&text[at..]) {
            cuts.push(at);
        }
        let starts = c == '（'
            || c == '('
            || numeral::is_han_numeral(c)
            || c.is_ascii_digit() && !before.is_ascii_digit();
        if starts && let Some(n) = item::heading(&text[at..]) {
            let closed =
                blank || matches!(before, '。' | '）' | '：' | ':' | '；' | '”' | '！' | ')');
            let is_near = |heading: usize| {
                let between = &text[heading..at];
                between.chars().nth(HEADING).is_none() && !between.contains('。')
            };
            let behind_heading = last_outer.is_some_and(is_near);
            let behind_any = last_any.is_some_and(is_near);
            match n.style {
                Style::Arabic
                    if (n.number == item + 1 || n.number == 1)
                        && (closed || behind_any)
                        && outer > 0 =>
                {
                    cuts.push(at);
                    item = n.number;
                    last_any = None;
                }
                Style::Han if n.number == outer + 1 && closed => {
                    cuts.push(at);
                    outer = n.number;
                    last_outer = Some(at);
                    last_any = Some(at);
                }
                Style::HanBracket
                    if (n.number == inner + 1 || n.number == 1)
                        && (closed || behind_heading)
                        && outer > 0 =>
                {
                    cuts.push(at);
                    inner = n.number;
                    last_any = Some(at);
                }
                _ => {}
            }
        }
        if !c.is_whitespace() {
            before = c;
        }
    }
    if outer >= 2 { cuts } else { Vec::new() }
}

/// Whether a text begins with a word for who answers: 责任单位：…
fn is_answer(text: &str) -> bool {
    let label = text.find(['：', ':']).map_or("", |at| &text[..at]);
    !label.is_empty()
        && label.chars().count() <= 8
        && words().columns.heading_of_cell(label).is_units()
}

/// Where the name, the date and the note at the very end begin.
fn sign_off(text: &str) -> Vec<usize> {
    let mut end = text.trim_end().len();
    let mut cuts = Vec::new();
    if let Some(note) = text[..end].rfind(['（', '('])
        && line_shape::is_release_note(&text[note..end])
    {
        cuts.push(note);
        end = note;
    }
    let Some(stop) = text[..end]
        .char_indices()
        .rev()
        .find(|&(_, c)| matches!(c, '。' | '）' | '！'))
        .map(|(i, c)| i + c.len_utf8())
    else {
        return Vec::new();
    };
    let tail = &text[stop..end];
    if tail.chars().count() > 80 {
        return Vec::new();
    }
    let date = tail
        .char_indices()
        .map(|(i, _)| i)
        .find(|&i| Day::from_words(&tail[i..]).is_some() && line_shape::is_name(&tail[..i]));
    match date {
        Some(date) => {
            cuts.push(stop);
            cuts.push(stop + date);
            cuts
        }
        None => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::cuts;

    #[test]
    fn a_document_on_one_line_falls_into_its_paragraphs() {
        let body = "坚持问题导向，完善工作机制，推动各项举措落地见效。".repeat(40);
        let text = format!(
            "某市人民政府关于促进渔业发展的若干意见某府发〔2020〕3号各区县人民政府，市政府有关部门：为加快发展，提出以下意见。\
             一、总体要求（一）指导思想。{body}（二）目标。{body}（市农业局负责）二、保障措施{body}某市人民政府2020年1月2日（此件公开发布）"
        );
        let cuts = cuts(&text, true, super::LONG);
        let mut from = 0;
        let mut heads = Vec::new();
        for cut in cuts.into_iter().chain([text.len()]) {
            heads.push(text[from..cut].chars().take(6).collect::<String>());
            from = cut;
        }
        assert_eq!(
            heads,
            [
                "某市人民政府",
                "某府发〔20",
                "各区县人民政",
                "为加快发展，",
                "一、总体要求",
                "（一）指导思",
                "（二）目标。",
                "二、保障措施",
                "某市人民政府",
                "2020年1",
                "（此件公开发"
            ]
        );
    }
}
