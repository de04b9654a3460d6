//! Which of the titles in a document is the plan's own, and what stands around it.

use super::clues::Clues;
use super::line_shape;
use crate::docno;
use crate::document::Text;
use crate::lexicon::layout;
use crate::rule::Rule;
use crate::zh::{close_up, squeeze};

/// The rules of this file.
pub(super) static RULES: &[&Rule] = &[
    &OWN_TITLE,
    &TITLE_SENT_OUT,
    &TITLE_IN_BOX,
    &TITLE_BY_NAME,
    &NUMBER_WITH_TITLE,
];

static OWN_TITLE: Rule = Rule {
    name: "title-first",
    why: "方案的标题是文件里的第一个标题",
    example: "云山市渔业工作方案\n一、总体要求\n请遵照执行。",
    counter: "云山市关于印发渔业工作方案的通知\n请遵照执行。\n附件\n渔业工作方案\n一、总体要求\n请遵照执行。",
};

static TITLE_SENT_OUT: Rule = Rule {
    name: "title-sent-out",
    why: "第一个标题只是印发的通知，后面有它印发的方案的标题：方案的标题是后一个",
    example: "云山市关于印发渔业工作方案的通知\n请遵照执行。\n附件\n渔业工作方案\n一、总体要求\n请遵照执行。",
    counter: "云山市关于印发渔业工作方案的通知\n请遵照执行。",
};

static TITLE_IN_BOX: Rule = Rule {
    name: "title-in-box",
    why: "正文上方没有标题的，取信息栏里的标题",
    example: "发文机关：云山市水利局　成文日期：2021年8月4日\n标题：云山市渔业发展工作方案\n一、总体要求\n请遵照执行。",
    counter: "云山市渔业发展工作方案\n一、总体要求\n请遵照执行。",
};

static TITLE_BY_NAME: Rule = Rule {
    name: "title-by-name",
    why: "没有标题的通知，取“现将《…》印发给你们”一句里的名称",
    example: "各区县人民政府：\n现将《云山市渔业工作方案》印发给你们，请遵照执行。",
    counter: "各区县人民政府：\n请按《云山市渔业工作方案》执行。",
};

static NUMBER_WITH_TITLE: Rule = Rule {
    name: "number-with-title",
    why: "网站把发文字号印在标题前面或后面，别处没有字号的，取它",
    example: "云山市渔业工作方案（云府发〔2021〕19号）\n一、总体要求\n请遵照执行。",
    counter: "关于落实渔业工作方案（云府发〔2021〕19号）的通知\n请遵照执行。",
};

/// A title or a number that was chosen.
pub(crate) struct Chosen {
    /// Why it was.
    pub(crate) rule: &'static Rule,
    /// Where it stands.
    pub(crate) text: Text,
    /// How it is written in the front matter.
    pub(crate) words: String,
}

/// The plan's own title: that of the annexed plan where the first part only sends it out; without any in the
/// text, what the box of the page says.
pub(crate) fn own_title(clues: &Clues) -> Option<Chosen> {
    let sent = sent_plans(clues).into_iter().next();
    let found = sent
        .map(|sent| (&TITLE_SENT_OUT, sent))
        .or_else(|| Some((&OWN_TITLE, clues.titles.first()?)))
        .or_else(|| Some((&TITLE_IN_BOX, clues.box_title.as_ref()?)));
    let by_name = || {
        let text = title_sent_by_name(&clues.cover_text)?;
        Some(Chosen {
            rule: &TITLE_BY_NAME,
            words: text.as_str().to_owned(),
            text,
        })
    };
    match found {
        Some((rule, title)) => Some(Chosen {
            rule,
            text: title.clone(),
            words: bare_title(title),
        }),
        None => by_name(),
    }
}

/// What a notice without a title sends out: 现将《…方案》印发给你们.
fn title_sent_by_name(cover: &Text) -> Option<Text> {
    let [opens, closes] = &layout::words().titles.sends_by_name;
    let sent = &cover[..cover.find(closes.as_str())?];
    let open = sent.rfind(opens.as_str())? + opens.len();
    let close = open + sent[open..].find('》')?;
    let long = sent[open..close].chars().count() >= 6;
    long.then(|| cover.slice(open..close))
}

/// A title on one line, without what a site or an editor put around it.
fn bare_title(title: &Text) -> String {
    let squeezed = close_up(title.as_str());
    let mut title = without_number(&squeezed).1;
    // 【规范性文件】…的通知【已废止】
    while let Some((_, rest)) = title.strip_prefix('【').and_then(|t| t.split_once('】')) {
        title = rest;
    }
    while let Some((before, _)) = title.strip_suffix('】').and_then(|t| t.rsplit_once('【')) {
        title = before;
    }
    match title.rfind(['（', '(']) {
        Some(at) if line_shape::draft(&title[at..]).is_some() || is_validity(&title[at..]) => {
            title[..at].to_owned()
        }
        _ => title.to_owned(),
    }
}

/// A document number that a site prints before or behind a title, with brackets or not, and the title alone.
fn without_number(title: &str) -> (Option<&str>, &str) {
    let brackets = |c: char| matches!(c, '（' | '(' | '）' | ')');
    for (range, _) in docno::find(title) {
        let (before, behind) = (&title[..range.start], &title[range.end..]);
        let (open, rest) = (
            before.trim_end_matches(brackets),
            behind.trim_start_matches(brackets),
        );
        // 关于…（国发〔2020〕3号）的通知 speaks of another document.
        if open.is_empty() && line_shape::ends_title(rest) {
            return (Some(&title[range]), rest);
        }
        if rest.is_empty() && line_shape::ends_title(open) {
            return (Some(&title[range]), open);
        }
    }
    (None, title)
}

/// The number that stands with the first title.
pub(super) fn number_in_title(clues: &Clues) -> Option<Chosen> {
    let text = clues.titles.first()?;
    let words = without_number(&squeeze(text.as_str())).0?.to_owned();
    Some(Chosen {
        rule: &NUMBER_WITH_TITLE,
        text: text.clone(),
        words,
    })
}

/// （已废止）: what a site says of a document.
fn is_validity(bracket: &str) -> bool {
    let words = &layout::words().titles;
    let inner = bracket.trim_matches(['（', '(', '）', ')']);
    inner.chars().count() <= 6
        && (words.validity.end(inner).is_some()
            || inner
                .strip_suffix(words.revised.as_str())
                .is_some_and(|rest| !rest.is_empty()))
}

/// The annexed plans that the first part sends out by their names.
fn sent_plans(clues: &Clues) -> Vec<&Text> {
    if !is_cover(clues) {
        return Vec::new();
    }
    let cover = bare_title(&clues.titles[0]);
    // 关于印发…若干政策的通知 sends out …的若干政策; 关于印发某年《政府工作报告》任务分工的通知 sends out
    // 某年任务分工; a term in brackets is not always the same.
    let joint = &layout::words().titles.before_kind;
    let bare = |text: &str| without_term(&without_books(text)).replace(joint.as_str(), "");
    let is_named = |part: &&Text| {
        let title = bare_title(part);
        cover.contains(&title)
            || cover.contains(layout::words().titles.publishes.as_str())
                && bare(&cover).contains(&bare(&title))
            || clues.cover_text.contains(&format!("{title}》"))
    };
    clues.titles[1..].iter().filter(is_named).collect()
}

/// Whether the first part only sends something out.
fn is_cover(clues: &Clues) -> bool {
    let words = &layout::words().cover_words;
    clues.titles.first().is_some_and(|first| {
        let title = squeeze(first.as_str());
        words.iter().any(|w| title.contains(w.as_str()))
    })
}

/// What else could be the title: other plans sent out, or all parts where none is named.
pub(crate) fn other_titles(clues: &Clues) -> Vec<&Text> {
    let sent = sent_plans(clues);
    let others: Vec<&Text> = match sent.as_slice() {
        [_, others @ ..] => others.to_vec(),
        [] if is_cover(clues) => clues.titles[1..].iter().collect(),
        [] => Vec::new(),
    };
    let chosen = own_title(clues).map(|chosen| chosen.words);
    others
        .into_iter()
        .filter(|t| Some(bare_title(t)) != chosen)
        .collect()
}

/// Who issued it, by what stands before 关于 in the title.
pub(crate) fn issuer_in_title(clues: &Clues) -> Option<String> {
    let title = clues.titles.first().or(clues.box_title.as_ref())?.as_str();
    // 【规范性文件】云山县…, 云政发〔2020〕3号 云山县…: what a site put before the name.
    let title = title.rsplit_once('】').map_or(title, |(_, t)| t);
    let number = docno::find(title).into_iter().next();
    let title = number
        .filter(|(range, _)| range.start <= '（'.len_utf8())
        .map_or(title, |(range, _)| {
            title[range.end..]
                .trim_start_matches(|c: char| matches!(c, '）' | ')') || c.is_whitespace())
        });
    let words = &layout::words().titles;
    let before = title.split_once(words.about.as_str())?.0;
    // 云山市人民政府办公室印发关于…的通知, …转发市财政局关于…的通知
    let before = words
        .sends
        .iter()
        .find_map(|verb| before.split_once(verb.as_str()))
        .map_or(before, |(who, _)| who);
    let names: Vec<&str> = before.split_whitespace().collect();
    let whole = names.concat();
    layout::ends_like_body(&whole).then(|| {
        if names.len() > 1 && names.iter().all(|n| layout::ends_like_body(n)) {
            names.join("、")
        } else {
            side_by_side(&whole).unwrap_or(whole)
        }
    })
}

/// Whether the first part forwards what another body made.
pub(crate) fn forwards(clues: &Clues) -> bool {
    let title = clues.titles.first().map_or("", Text::as_str);
    layout::words().titles.forwards.within(title)
}

/// The body before the year in the title: 云山县教育局2023年工作要点.
pub(crate) fn body_before_year(clues: &Clues) -> Option<String> {
    let title = squeeze(clues.titles.first().or(clues.box_title.as_ref())?.as_str());
    let name = &title[..title.find("20")?];
    let words = layout::words();
    let whole = layout::ends_like_body(name)
        && !layout::ends_with_level(name)
        && !name.contains(words.titles.about.as_str());
    (whole && name.chars().count() > 3).then(|| name.to_owned())
}

/// 云山市商务局云山市财政局: two bodies of one place without a blank between.
fn side_by_side(names: &str) -> Option<String> {
    let place: String = names.chars().take(2).collect();
    let (at, _) = names.match_indices(&place).nth(1)?;
    let (first, second) = names.split_at(at);
    let whole = layout::ends_like_body(first) && !layout::ends_with_level(first);
    whole.then(|| format!("{first}、{second}"))
}

/// A text without what stands in 《》.
fn without_books(text: &str) -> String {
    let mut out = text.to_owned();
    while let Some((open, close)) = out.find('《').zip(out.find('》')).filter(|(o, c)| o < c) {
        out.replace_range(open..close + '》'.len_utf8(), "");
    }
    out
}

/// A text without （2018—2020年）.
fn without_term(text: &str) -> String {
    let open = text.find(['（', '(']);
    let term = open.and_then(|open| Some((open, open + text[open..].find(['）', ')'])?)));
    match term {
        Some((open, close)) if text[open..close].contains("20") => {
            let end = close + text[close..].chars().next().map_or(0, char::len_utf8);
            format!("{}{}", &text[..open], &text[end..])
        }
        _ => text.to_owned(),
    }
}
