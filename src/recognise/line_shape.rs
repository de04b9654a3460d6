//! What a line is by its shape alone: a title, a heading, a name, a salutation, a note at the end.

use crate::lexicon::layout;
use crate::zh::day::Day;
use crate::zh::item::{self, Style};
use crate::zh::list;
use crate::zh::{ends_sentence, is_cjk, squeeze};

/// The most bytes of a line that is only a name, several beside each other, a day or a mark: longer lines are not even
/// looked at, for paragraphs that are put together line by line are asked about at each.
const LONGEST_ALONE: usize = 600;

/// The most letters of a label that a line opens with.
const LONGEST_LABEL: usize = 8;

/// Whether a line can be part of a title: short, no sentence, no numbering, no salutation.
pub(crate) fn can_be_title(line: &str) -> bool {
    let count = line.chars().count();
    count <= 60
        && !ends_sentence(line)
        // Figures alone name nothing.
        && line.contains(char::is_alphabetic)
        && !line.contains(['。', '；', '！', '，', ',', '|', '\t'])
        && !line.contains('：')
        // What is left of a number: 〔2031〕12.
        && !line.starts_with('〔')
        && item::heading(line).is_none()
        && Day::read(line).is_none()
        && !is_annex_mark(line)
        && !is_release_note(line)
        && draft(line).is_none_or(|d| d.len() + 6 < line.len())
}

/// Whether a title is complete with this line: it ends with the kind of document, brackets closed.
pub(crate) fn ends_title(title: &str) -> bool {
    let title = squeeze(title);
    let count = |c: char| title.matches(c).count();
    let opened = count('（') + count('(');
    if count('《') != count('》') || opened != count('）') + count(')') {
        return false;
    }
    // …的通知（试行）, …的通知【已废止】
    let open = title.rfind(['（', '(', '【']);
    let bare = match (open, title.ends_with(['）', ')', '】'])) {
        (Some(at), true) if at > 0 => &title[..at],
        _ => title.as_str(),
    };
    let bare = bare.trim_end_matches('》');
    layout::words()
        .title_endings
        .iter()
        .any(|e| bare.ends_with(e.as_str()))
        && bare.chars().count() >= 5
}

/// Whether a line goes on with a title that could end before it.
pub(crate) fn is_rest_of_title(title: &str, line: &str) -> bool {
    let words = &layout::words().titles;
    let goes_on = words.goes_on.start(line).is_some() || line.starts_with(['》', '、']);
    if goes_on || is_year_or_version(line) {
        return true;
    }
    // 关于全面推行…制度 / …制度的指导意见: the first line ends with what is spoken of, not with the kind of
    // document, which the next one brings.
    let kind = |text: &str| {
        let text = squeeze(text);
        layout::words()
            .title_kinds
            .iter()
            .any(|k| text.trim_end_matches('》').ends_with(k.as_str()))
    };
    // What stands in 《》 at the end is the name of another document.
    title.contains(words.about.as_str())
        && (!kind(title) || title.ends_with('》'))
        && !title.ends_with(['）', ')'])
        && kind(line)
        && line.contains(words.before_kind.as_str())
}

/// Whether a line ends with the kind of document that a number stands under: …的通知, …的意见.
pub(crate) fn is_notice(line: &str) -> bool {
    let bare = squeeze(line);
    let kinds = &layout::words().title_kinds;
    kinds.iter().any(|kind| {
        bare.strip_suffix(kind.as_str())
            .is_some_and(|rest| rest.ends_with(layout::words().titles.before_kind.as_str()))
    })
}

/// （2021—2023年）, （试行） on a line under the title.
fn is_year_or_version(line: &str) -> bool {
    list::inside(line).is_some_and(|inside| {
        let i = &line[inside];
        let years = i.ends_with(['年', '版']) && i.starts_with(|c: char| c.is_ascii_digit());
        i.chars().count() <= 12 && (years || layout::words().titles.versions.holds(i))
    })
}

/// 重庆市涪陵区人民政府文件
pub(crate) fn is_letterhead(line: &str) -> bool {
    let bare = squeeze(line);
    let end = layout::words().titles.letterheads.end(&bare);
    let name = end.map(|end| &bare[..bare.len() - end.len()]);
    name.is_some_and(|name| layout::ends_like_body(name) && name.chars().count() <= 30)
}

/// 第707号 under 中华人民共和国国务院令.
pub(crate) fn is_order_number(line: &str) -> bool {
    let bare = squeeze(line);
    bare.strip_prefix('第')
        .and_then(|rest| rest.strip_suffix('号'))
        .is_some_and(|number| item::label(number).is_some())
}

/// 附件, 附件1, 附表：, with nothing behind it.
pub(crate) fn is_annex_mark(line: &str) -> bool {
    if line.len() > LONGEST_ALONE {
        return false;
    }
    let bare = squeeze(line);
    let mark = layout::words().marks.annexes.start(&bare);
    mark.is_some_and(|mark| {
        let rest = bare[mark.len()..].trim_end_matches([':', '：', '.', '．']);
        rest.is_empty() || item::label(rest).is_some()
    })
}

/// A line that begins with the word for an annex: 附件：1.任务分工表.
pub(crate) fn names_annex(line: &str) -> bool {
    layout::words().marks.annexes.start(line).is_some()
}

/// （此件公开发布）, （本文有删减）
pub(crate) fn is_release_note(line: &str) -> bool {
    let bare = line.trim();
    list::inside(bare).is_some_and(|inside| {
        let i = &bare[inside];
        i.chars().count() <= 16
            && layout::words().marks.releases.start(i).is_some()
            && draft(line).is_none()
    })
}

/// A name without （盖章） behind it.
pub(crate) fn without_seal(name: &str) -> &str {
    let name = name.trim();
    let bare = name.strip_suffix(['）', ')']);
    let seal = bare.and_then(|bare| bare.rsplit_once(['（', '(']));
    let is_seal = |seal: &str| layout::words().marks.seals.holds(seal.trim());
    seal.filter(|(_, seal)| is_seal(seal))
        .map_or(name, |(name, _)| name.trim_end())
}

/// The name of a body on a line of its own.
pub(crate) fn is_name(line: &str) -> bool {
    if line.len() > LONGEST_ALONE {
        return false;
    }
    let line = without_seal(line);
    let bare = squeeze(line);
    bare.chars().count() >= 2
        && !line.contains(['，', '。', '：', '；', '、', '《', '|'])
        && item::heading(line).is_none()
        && layout::ends_like_body(&bare)
}

/// Whether a line is a heading: numbered, short, not a sentence with parts; `next` is the line after it.
pub(crate) fn is_heading(line: &str, next: Option<&str>) -> bool {
    let Some(number) = item::heading(line) else {
        return false;
    };
    let whole = line[number.len..].trim();
    // 办好赛事（牵头单位：市体育局；配合单位：…）: the bracket says who answers for what follows.
    let body = list::without_last_bracket(whole);
    let count = body.chars().count();
    if count == 0 || count > 50 || body.len() < whole.len() && ends_sentence(body) {
        return false;
    }
    let inner = body.trim_end_matches(['。', '.']);
    let sentence = inner.contains(['。', '；', '：', ';', ':']);
    let ends = body.ends_with('。');
    let comma = inner.contains(['，', ',']);
    if sentence || ends_sentence(body) && !ends || ends && comma {
        return false;
    }
    match number.style {
        // （一）指导思想。 over a text is a heading, （一）负责督查考核。 before （二） an item of a list.
        Style::HanBracket if ends => {
            next.is_some_and(|n| item::heading(n).is_none_or(|n| n.style > Style::HanBracket))
        }
        Style::Article => false,
        style if style.heads_parts() => true,
        // 1. and （1） are headings only over text of their own, not as items of a list.
        _ => {
            !ends
                && count <= 40
                && next.is_some_and(|n| {
                    item::heading(n).is_none_or(|n| n.style > number.style)
                        && n.chars().count() > count
                })
        }
    }
}

/// Whether a paragraph that ends without a full stop, or inside a bracket, goes on in the first of the lines
/// that follow.
/// `last`: the line that it ends with.
pub(crate) fn goes_on(text: &str, last: &str, ahead: &[&str]) -> bool {
    let next = ahead.first();
    closes_bracket(text, ahead) || next.is_some_and(|next| is_cut(text, last, next))
}

/// Whether the next lines close a bracket that a text leaves open: （责任单位：州农业农村局、州发 and 展改革委）.
fn closes_bracket(text: &str, ahead: &[&str]) -> bool {
    let turn = |c: char| match c {
        '（' | '(' | '〔' => 1,
        '）' | ')' | '〕' => -1,
        _ => 0,
    };
    let open = text.chars().fold(0, |open, c| (open + turn(c)).max(0));
    let mut depth = 0;
    let mut closes = |line: &&&str| {
        line.chars().any(|c| {
            depth += turn(c);
            depth < 0
        })
    };
    let lines = ahead
        .iter()
        .take_while(|line| item::heading(line).is_none());
    open > 0 && lines.into_iter().any(|line| closes(&line))
}

/// A line that a page or the width of a line cut has so many characters at least.
const SHORTEST: usize = 20;

fn is_cut(text: &str, last: &str, next: &str) -> bool {
    // 软件定义网络SDN / 5 Ethane would be SDN5.
    let ascii = |c: char| c.is_ascii_alphanumeric();
    let runs_on = text.ends_with(ascii) && next.starts_with(ascii);
    !next.is_empty()
        && last.chars().count() >= SHORTEST
        && !runs_on
        && text.contains(['，', '。', '、', '；'])
        && !ends_sentence(text)
        && !text.ends_with(['）', ')', '”', '》'])
        && item::heading(next).is_none()
        && !is_annex_mark(next)
        && !names_annex(next)
        && Day::read(next).is_none()
        && !is_name(next)
        && !is_release_note(next)
        && !is_labelled(next)
        && !is_labelled(text)
}

/// A line that opens with a label of its own: 牵头单位：…, 牵 头 单 位：…, 注：…
pub(crate) fn is_labelled(line: &str) -> bool {
    let mut letters = 0;
    for c in line.chars() {
        if matches!(c, '：' | ':') {
            return true;
        }
        if !c.is_whitespace() {
            letters += 1;
            if letters > LONGEST_LABEL || !is_cjk(c) {
                return false;
            }
        }
    }
    false
}

/// The status that brackets of a title name.
pub(crate) fn draft(text: &str) -> Option<String> {
    let text = squeeze(text);
    let open = text.rfind(['（', '('])?;
    let inner = text[open..]
        .trim_start_matches(['（', '('])
        .strip_suffix(['）', ')'])?;
    // （征求意见稿V2.2）
    let is_this = |draft: &&String| {
        inner
            .strip_prefix(draft.as_str())
            .is_some_and(|rest| !rest.contains(is_cjk))
    };
    layout::words().drafts.iter().find(is_this).cloned()
}

#[cfg(test)]
mod tests {
    use super::{can_be_title, ends_title, is_heading};

    #[test]
    fn headings_by_shape() {
        assert!(is_heading("（一）指导思想。", Some("以新发展理念为指导。")));
        assert!(!is_heading(
            "（一）负责督查考核。",
            Some("（二）负责宣传。")
        ));
        assert!(is_heading("（一）加强统筹协调，全面完善管理体制", None));
        assert!(!is_heading("三、清明节：4月5日放假，与周末连休。", None));
        assert!(!is_heading(
            "（三）支持在试验区设立窗口。（负责部门：知识产权局）",
            None
        ));
        assert!(!is_heading("1.成立专班", Some("2.建立机制")));
    }

    #[test]
    fn titles_by_shape() {
        assert!(can_be_title("关于印发某区工作方案的通知"));
        assert!(!can_be_title("各乡镇人民政府："));
        assert!(ends_title("某市人民政府\n关于印发某市工作方案的通知"));
        assert!(!ends_title("关于印发《某市"));
        assert!(ends_title("某区工作方案（试行）"));
    }

    #[test]
    fn a_cut_paragraph_goes_on() {
        let goes_on = |text: &str, ahead: &[&str]| super::goes_on(text, text, ahead);
        assert!(goes_on(
            "坚持对标对表，聚焦制度创新，推动开放转变。全面贯彻党",
            &["中央决策部署。"]
        ));
        let open = "总产达到130万吨。（责任单位：州农业农村局、州发";
        assert!(goes_on(open, &["展改革委）"]));
        assert!(goes_on(open, &["展改革委、州", "财政局）"]));
        assert!(!goes_on(open, &["（二）加强建设。（责任单位：州财政局）"]));
        assert!(!goes_on(open, &["2）加强建设。"]));
        assert!(!goes_on(
            "各区县人民政府，市政府有关部门，有关单位，各高校：",
            &["现印发"]
        ));
        // A short line at the end of what was joined is no cut one, and figures never run into each other.
        assert!(!super::goes_on(
            "产品支持多种模式，包括传输模式设备功能",
            "设备功能",
            &["写保护跳线"]
        ));
        assert!(!goes_on(
            "产品的提出是一个升华和抽象化，再进一步抽象就叫做SDN",
            &["5 Ethane网络"]
        ));
    }
}
