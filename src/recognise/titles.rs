//! Which of the titles in a document is the plan's own, and what stands around it.

use super::clues::Clues;
use super::line_shape;
use crate::document::Text;
use crate::lexicon::layout as vocabulary;
use crate::zh::{docno, squeeze};

/// The plan's own title: that of the annexed plan where the first part only sends it out; without any in the
/// text, what the box of the page says.
pub(crate) fn own_title(clues: &Clues) -> String {
    let Some(first) = clues.titles.first() else {
        let named = clues.box_title.as_ref().map(bare_title);
        return named.unwrap_or_else(|| title_sent_by_name(&clues.cover_text).to_owned());
    };
    bare_title(sent_plans(clues).into_iter().next().unwrap_or(first))
}

/// What a notice without a title sends out: 现将《…方案》印发给你们.
fn title_sent_by_name(cover: &str) -> &str {
    let [opens, closes] = &vocabulary::get().titles.sends_by_name;
    let sent = cover.find(closes.as_str()).map_or("", |at| &cover[..at]);
    let open = sent.rfind(opens.as_str()).map(|at| at + opens.len());
    let inner = open.and_then(|open| {
        let close = sent[open..].find('》')?;
        Some(&sent[open..open + close])
    });
    inner.filter(|t| t.chars().count() >= 6).unwrap_or_default()
}

/// A title on one line, without what a site or an editor put around it.
fn bare_title(title: &Text) -> String {
    let squeezed = squeeze(title.as_str());
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
pub(crate) fn number_in_title(clues: &Clues) -> Option<String> {
    let title = squeeze(clues.titles.first()?.as_str());
    without_number(&title).0.map(str::to_owned)
}

/// （已废止）: what a site says of a document.
fn is_validity(bracket: &str) -> bool {
    let words = &vocabulary::get().titles;
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
    let bare = |text: &str| without_term(&without_books(text)).replace('的', "");
    let is_named = |part: &&Text| {
        let title = bare_title(part);
        cover.contains(&title)
            || cover.contains(vocabulary::get().titles.publishes.as_str())
                && bare(&cover).contains(&bare(&title))
            || clues.cover_text.contains(&format!("{title}》"))
    };
    clues.titles[1..].iter().filter(is_named).collect()
}

/// Whether the first part only sends something out.
fn is_cover(clues: &Clues) -> bool {
    let words = &vocabulary::get().cover_words;
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
    let chosen = own_title(clues);
    others
        .into_iter()
        .filter(|t| bare_title(t) != chosen)
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
    let words = &vocabulary::get().titles;
    let before = title.split_once(words.about.as_str())?.0;
    // 云山市人民政府办公室印发关于…的通知, …转发市财政局关于…的通知
    let before = words
        .sends
        .iter()
        .find_map(|verb| before.split_once(verb.as_str()))
        .map_or(before, |(who, _)| who);
    let names: Vec<&str> = before.split_whitespace().collect();
    let whole = names.concat();
    vocabulary::ends_like_body(&whole).then(|| {
        if names.len() > 1 && names.iter().all(|n| vocabulary::ends_like_body(n)) {
            names.join("、")
        } else {
            side_by_side(&whole).unwrap_or(whole)
        }
    })
}

/// Whether the first part forwards what another body made.
pub(crate) fn forwards(clues: &Clues) -> bool {
    let title = clues.titles.first().map_or("", Text::as_str);
    vocabulary::get().titles.forwards.within(title)
}

/// The body before the year in the title: 云山县教育局2023年工作要点.
pub(crate) fn body_before_year(clues: &Clues) -> Option<String> {
    let title = squeeze(clues.titles.first().or(clues.box_title.as_ref())?.as_str());
    let name = &title[..title.find("20")?];
    let words = vocabulary::get();
    let whole = vocabulary::ends_like_body(name)
        && words.bodies.places.end(name).is_none()
        && !name.contains(words.titles.about.as_str());
    (whole && name.chars().count() > 3).then(|| name.to_owned())
}

/// 云山市商务局云山市财政局: two bodies of one place without a blank between.
fn side_by_side(names: &str) -> Option<String> {
    let place: String = names.chars().take(2).collect();
    let (at, _) = names.match_indices(&place).nth(1)?;
    let (first, second) = names.split_at(at);
    let whole =
        vocabulary::ends_like_body(first) && vocabulary::get().bodies.places.end(first).is_none();
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
