//! What a document says of itself: title, number, issuer, date, status, how many tasks, who leads.

use super::document::Text;
use super::item::Item;
use super::{vocabulary, words};
use crate::front::{FrontMatter, LeadRule};

/// What the outline found for the front matter.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// The parts with a title, in order.
    pub(super) parts: Vec<Part>,
    /// 发文字号.
    pub(super) number: Option<Text>,
    /// 重庆市涪陵区人民政府文件.
    pub(super) letterhead: Option<Text>,
    /// The name over the date.
    pub(super) signer: Option<Text>,
    /// The date and where it stands.
    pub(super) date: Option<(String, Text)>,
    /// （征求意见稿）.
    pub(super) draft: Option<Text>,
    /// The title that the box of a page gives, for documents whose text shows none.
    pub(super) named: Option<Text>,
    /// How many tables of tasks.
    pub(super) tables: usize,
}

impl Facts {
    /// Takes particulars from a line such as `国发〔2018〕38号　国务院　2018-11-07`; whether it was one.
    pub(super) fn read_line(&mut self, line: &Text) -> bool {
        let s = line.as_str();
        let mut parts = Vec::new();
        let mut at = 0;
        for part in s.split(|c: char| c.is_whitespace() || matches!(c, '|' | '｜')) {
            let text = line.slice(at..at + part.len());
            at += part.len()
                + s[at + part.len()..]
                    .chars()
                    .next()
                    .map_or(0, char::len_utf8);
            if !part.is_empty() {
                parts.push(text);
            }
        }
        let kind = |text: &Text| {
            let s = text.as_str();
            if number_line(text).is_some() {
                Some(0)
            } else if any_date(s).is_some() {
                Some(1)
            } else {
                (words::ends_like_unit(s) && s.chars().count() <= 30).then_some(2)
            }
        };
        let kinds: Vec<Option<u8>> = parts.iter().map(kind).collect();
        let known = kinds.iter().flatten().count();
        if parts.len() < 2
            || known < parts.len()
            || !kinds.contains(&Some(0)) && !kinds.contains(&Some(1))
        {
            return false;
        }
        for (text, kind) in parts.into_iter().zip(kinds) {
            match kind {
                Some(0) => {
                    self.number.get_or_insert(text);
                }
                Some(1) => {
                    if let Some(date) = any_date(text.as_str()) {
                        self.date.get_or_insert((date, text));
                    }
                }
                _ => {
                    self.signer.get_or_insert(text);
                }
            }
        }
        true
    }

    /// Takes particulars from the box that sites print above a document: 发文机关：国务院 成文日期：…
    pub(super) fn read_box(&mut self, source: &str, range: std::ops::Range<usize>) {
        let text = &source[range.clone()];
        let value = |keys: &[&str]| -> Option<Text> {
            let (start, key) = keys
                .iter()
                .find_map(|k| text.find(k).map(|i| (i, k.len())))?;
            let rest = &text[start + key..];
            let lead = rest.len() - rest.trim_start_matches([' ', '：', ':', '　']).len();
            let from = start + key + lead;
            let rest = &text[from..];
            let end = rest.find(|c: char| c.is_whitespace()).unwrap_or(rest.len());
            let value = &rest[..end];
            (!value.is_empty() && !value.ends_with(['：', ':']))
                .then(|| Text::from_source(source, range.start + from..range.start + from + end))
        };
        if self.number.is_none() {
            self.number =
                value(&["发文字号", "文号"]).filter(|t| find_number(t.as_str()).is_some());
        }
        if self.named.is_none() {
            self.named = title_in_box(source, range.clone());
        }
        if self.date.is_none() {
            self.date = value(&["成文日期", "生成日期", "发文日期"])
                .and_then(|t| any_date(t.as_str()).map(|d| (d, t)));
        }
        if self.signer.is_none() {
            self.signer = value(&["发文机关", "制发机关", "发布机构"]);
        }
    }
}

/// 标　　题：… in the box of a page, up to the next of its labels.
fn title_in_box(source: &str, range: std::ops::Range<usize>) -> Option<Text> {
    let text = &source[range.clone()];
    let blank = |c: char| c.is_whitespace();
    let (label, _) = text.match_indices('标').find(|(at, _)| {
        text[at + '标'.len_utf8()..]
            .trim_start_matches(blank)
            .strip_prefix('题')
            .is_some_and(|rest| rest.trim_start_matches(blank).starts_with(['：', ':']))
    })?;
    let colon = label + text[label..].find(['：', ':'])?;
    let from = colon + text[colon..].chars().next().map_or(0, char::len_utf8);
    let rest = &text[from..];
    let from = from + (rest.len() - rest.trim_start_matches(blank).len());
    let rest = &text[from..];
    let end = [
        "发文字号",
        "发文机关",
        "成文日期",
        "发布日期",
        "文号",
        "索引号",
    ]
    .iter()
    .filter_map(|label| rest.find(label))
    .min()
    .unwrap_or(rest.len());
    let title = Text::from_source(source, range.start + from..range.start + from + end).trim();
    (title.as_str().chars().count() >= 6).then_some(title)
}

/// A date as documents and tables write it: 2018年11月7日, 2018-11-07, 2018/11/7.
fn any_date(text: &str) -> Option<String> {
    words::date(text).or_else(|| {
        let parts: Vec<&str> = text.trim().split(['-', '/', '.']).collect();
        let [year, month, day] = parts.as_slice() else {
            return None;
        };
        words::date(&format!("{year}年{month}月{day}日"))
    })
}

/// A part of a document with a title.
#[derive(Debug)]
pub(super) struct Part {
    /// The title with its line breaks.
    pub(super) title: Text,
}

impl Part {
    /// A part of that title.
    pub(super) fn titled(title: &Text) -> Self {
        Self {
            title: title.clone(),
        }
    }
}

/// The front matter as far as the document gives it.
pub(super) fn front(facts: &Facts, items: &[Item]) -> FrontMatter {
    let title = title(facts);
    let body = text_of(items);
    let (declared_tasks, declared_in) = declared(&body).unzip();
    let issued = facts.number.is_some() || facts.date.is_some();
    let draft = facts
        .draft
        .as_ref()
        .and_then(|t| draft(t.as_str()))
        .or_else(|| facts.parts.iter().find_map(|p| draft(p.title.as_str())));
    let legend = legend(&body);
    FrontMatter {
        title,
        number: facts.number.as_ref().map(|n| words::squeeze(n.as_str())),
        issuer: issuer(facts),
        date: facts.date.as_ref().map(|(date, _)| date.clone()),
        status: draft.or_else(|| issued.then(|| "印发".to_owned())),
        declared_tasks,
        declared_in,
        term: term(&body),
        lead: legend.as_deref().map(rule).or_else(|| lead(items)),
        legend,
        ..FrontMatter::default()
    }
}

/// The plan's own title: that of the annexed plan where the first part only sends it out.
fn title(facts: &Facts) -> String {
    let Some(first) = facts.parts.first() else {
        return facts
            .named
            .as_ref()
            .map_or_else(String::new, |t| words::squeeze(t.as_str()));
    };
    let title = sent(facts).into_iter().next().unwrap_or(first);
    without_draft(&words::squeeze(title.title.as_str()))
}

/// The annexed plans that the first part sends out by their names.
fn sent(facts: &Facts) -> Vec<&Part> {
    let name = |part: &Part| words::squeeze(part.title.as_str());
    if !is_cover(facts) {
        return Vec::new();
    }
    let cover = name(&facts.parts[0]);
    // 关于印发…若干政策的通知 sends out …的若干政策.
    // 关于印发某年《政府工作报告》任务分工的通知 sends out 某年任务分工.
    let bare = |text: &str| without_books(text).replace('的', "");
    let is_named = |part: &&Part| {
        let title = without_draft(&name(part));
        cover.contains(&title) || cover.contains("印发") && bare(&cover).contains(&bare(&title))
    };
    facts.parts[1..].iter().filter(is_named).collect()
}

/// Whether the first part only sends something out.
fn is_cover(facts: &Facts) -> bool {
    let words = &vocabulary::get().cover_words;
    facts.parts.first().is_some_and(|first| {
        let title = words::squeeze(first.title.as_str());
        words.iter().any(|w| title.contains(w.as_str()))
    })
}

/// What else could be the title: other plans sent out, or all parts where none is named.
pub(super) fn other_titles(facts: &Facts) -> Vec<&Text> {
    let sent = sent(facts);
    let others: Vec<&Part> = match sent.as_slice() {
        [_, others @ ..] => others.to_vec(),
        [] if is_cover(facts) => facts.parts[1..].iter().collect(),
        [] => Vec::new(),
    };
    let chosen = title(facts);
    others
        .into_iter()
        .map(|part| &part.title)
        .filter(|t| without_draft(&words::squeeze(t.as_str())) != chosen)
        .collect()
}

/// A text without what stands in 《》.
fn without_books(text: &str) -> String {
    let mut out = text.to_owned();
    while let Some((open, close)) = out.find('《').zip(out.find('》')).filter(|(o, c)| o < c) {
        out.replace_range(open..close + '》'.len_utf8(), "");
    }
    out
}

/// A title without （征求意见稿） behind it.
fn without_draft(title: &str) -> String {
    match title.rfind(['（', '(']) {
        Some(at) if draft(&title[at..]).is_some() => title[..at].to_owned(),
        _ => title.to_owned(),
    }
}

/// The status that brackets of a title name.
pub(super) fn draft(text: &str) -> Option<String> {
    let text = words::squeeze(text);
    let open = text.rfind(['（', '('])?;
    let inner = text[open..]
        .trim_start_matches(['（', '('])
        .strip_suffix(['）', ')'])?;
    vocabulary::get()
        .drafts
        .iter()
        .find(|d| inner == d.as_str())
        .cloned()
}

/// Who issued it: the name over the date, the letterhead, or what stands before 关于 in the title.
fn issuer(facts: &Facts) -> Option<String> {
    let signer = facts.signer.as_ref().map(|s| {
        let parts: Vec<&str> = s.as_str().split_whitespace().collect();
        // Several bodies stand side by side; the letters of one may be spread.
        if parts
            .iter()
            .all(|p| words::ends_like_unit(p) && p.chars().count() > 2)
        {
            parts.join("、")
        } else {
            parts.concat()
        }
    });
    signer
        .or_else(|| {
            let head = words::squeeze(facts.letterhead.as_ref()?.as_str());
            head.strip_suffix("文件")
                .or_else(|| head.strip_suffix('令'))
                .map(|name| name.trim_start_matches("中华人民共和国").to_owned())
        })
        .or_else(|| {
            let title = facts.parts.first()?.title.as_str();
            let before = title.split_once("关于")?.0;
            let names: Vec<&str> = before.split_whitespace().collect();
            let whole = names.concat();
            words::ends_like_unit(&whole).then(|| {
                if names.len() > 1 && names.iter().all(|n| words::ends_like_unit(n)) {
                    names.join("、")
                } else {
                    whole
                }
            })
        })
}

/// A line that is only a 发文字号: 渝府发〔2021〕19号.
pub(super) fn number_line(line: &Text) -> Option<Text> {
    is_number(line.as_str()).then(|| line.clone())
}

/// Whether a text is only a 发文字号.
pub(super) fn is_number(text: &str) -> bool {
    let bare = words::squeeze(text);
    find_number(&bare) == Some((0, bare.len()))
}

/// The first 发文字号 in a text, as a range of its bytes.
pub(super) fn find_number(text: &str) -> Option<(usize, usize)> {
    for (at, open) in text.match_indices(['〔', '[', '［', '【', '﹝', '（', '(']) {
        let rest = &text[at + open.len()..];
        let Some((year, len)) = words::digits(rest) else {
            continue;
        };
        let Some(close) = rest[len..].chars().next() else {
            continue;
        };
        if !(1949..2200).contains(&year) || !"〕]］】﹞）)".contains(close) {
            continue;
        }
        let tail = &rest[len + close.len_utf8()..];
        let tail_start = tail.strip_prefix('第').unwrap_or(tail);
        let Some((_, digits)) = words::digits(tail_start) else {
            continue;
        };
        if !tail_start[digits..].starts_with('号') {
            continue;
        }
        let end = text.len() - tail_start.len() + digits + '号'.len_utf8();
        let prefix: usize = text[..at]
            .chars()
            .rev()
            .take_while(|&c| words::is_cjk(c) || is_letter(c))
            .map(char::len_utf8)
            .sum();
        if prefix > 0 && prefix <= 45 {
            return Some((at - prefix, end));
        }
    }
    None
}

/// A Latin letter of either width: X政办发.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

/// How many tasks the document says it has, with the words that say so.
fn declared(body: &str) -> Option<(u32, String)> {
    for (at, _) in body.match_indices('项') {
        let before = body[..at].trim_end();
        let count: usize = before
            .chars()
            .rev()
            .take_while(char::is_ascii_digit)
            .count();
        let Some(value) = before[before.len() - count..].parse::<u32>().ok() else {
            continue;
        };
        let after = &body[at + '项'.len_utf8()..];
        let close = after
            .find(|c: char| !words::is_cjk(c))
            .unwrap_or(after.len());
        let said = &after[..close];
        let names_tasks = ["任务", "举措", "措施"].iter().any(|w| said.contains(w));
        let lead = before[..before.len() - count].trim_end();
        let start = lead
            .char_indices()
            .rev()
            .take_while(|&(_, c)| words::is_cjk(c))
            .last()
            .map_or(lead.len(), |(i, _)| i);
        let verb = &lead[start..];
        let asks = ["落实", "完成", "实施", "推进", "承担", "开展", "共"]
            .iter()
            .any(|w| verb.contains(w));
        // 将24项措施调整增加为30项: what it was before.
        let before_change = ["调整", "增加", "扩大"].iter().any(|w| said.contains(w));
        if names_tasks && asks && !before_change && value >= 5 {
            let end = at + '项'.len_utf8() + said.len();
            return Some((value, body[start..end].to_owned()));
        }
    }
    None
}

/// The document's term in its own words: 经过3年试点, 用三年时间.
fn term(body: &str) -> Option<String> {
    let body = words::squeeze(body);
    ["经过", "用", "试点期限为", "试点期为", "试点为期", "利用"]
        .iter()
        .find_map(|lead| {
            body.match_indices(lead).find_map(|(at, _)| {
                let rest = &body[at + lead.len()..];
                let len = words::digits(rest)
                    .or_else(|| words::chinese_number(rest))
                    .map(|(_, len)| len)?;
                let rest = &rest[len..];
                let unit = ["年试点", "年时间", "年左右", "年努力", "年"]
                    .iter()
                    .find(|u| rest.starts_with(**u))?;
                Some(body[at..at + lead.len() + len + unit.len()].to_owned())
            })
        })
}

/// The document's own rule for who leads: 列第一位者为牵头单位.
fn legend(body: &str) -> Option<String> {
    let ends = |c: char| "。；;（()）\n".contains(c);
    body.match_indices("牵头").find_map(|(at, _)| {
        let start = body[..at].rfind(ends).map_or(0, |i| {
            i + body[i..].chars().next().map_or(1, char::len_utf8)
        });
        let end = body[at..].find(ends).map_or(body.len(), |i| at + i);
        let clause = &body[start..end];
        let first = [
            "第一位",
            "第一个",
            "首位",
            "列第一",
            "排第一",
            "排名第一",
            "列首",
            "排首",
        ]
        .iter()
        .find_map(|w| clause.find(w))?;
        // The rule begins behind the last part of the clause that is not about it.
        let from = clause[..first]
            .rfind(['，', ',', '：', ':'])
            .map_or(0, |i| {
                i + clause[i..].chars().next().map_or(1, char::len_utf8)
            });
        Some(clause[from..].trim().to_owned())
    })
}

/// What a legend makes of those who do not stand first.
fn rule(legend: &str) -> LeadRule {
    let others = ["其余", "其他", "其它", "其后", "后面"]
        .iter()
        .find_map(|w| legend.find(w));
    let help = |at: usize| {
        ["配合", "协办", "协助", "参与"]
            .iter()
            .any(|w| legend[at..].contains(w))
    };
    match others {
        Some(at) if help(at) => LeadRule::FirstOthersCooperate,
        _ => LeadRule::First,
    }
}

/// Whether lists in an undivided column tell the lead by the first comma (甲局，乙局、丙局).
fn lead(items: &[Item]) -> Option<LeadRule> {
    let mut one = 0;
    let mut all = 0;
    for item in items {
        let Item::Tasks(rows) = item else { continue };
        let units: Vec<usize> = rows
            .header
            .iter()
            .skip(1)
            .enumerate()
            .filter(|(_, h)| vocabulary::column(h.as_str()) == Some(vocabulary::Meaning::Units))
            .map(|(i, _)| i)
            .collect();
        let [column] = units.as_slice() else {
            return None;
        };
        if ["牵头", "主办", "主责"]
            .iter()
            .any(|w| rows.header[column + 1].as_str().contains(w))
        {
            return None;
        }
        for row in &rows.rows {
            let Some(cell) = row.cells.get(*column) else {
                continue;
            };
            let s = cell.as_str();
            let names = |part: &str| {
                part.split('、')
                    .all(|n| n.chars().count() <= 16 && !n.contains(['。', '牵']))
            };
            if let Some((lead, rest)) = s.split_once('，') {
                all += 1;
                if names(lead) && rest.split('，').all(names) && !s.contains(['；', '：']) {
                    one += 1;
                }
            }
        }
    }
    (one >= 3 && one * 10 >= all * 9).then_some(LeadRule::BeforeComma)
}

/// All running text of a document, a paragraph a line.
fn text_of(items: &[Item]) -> String {
    let mut out = String::new();
    for item in items {
        match item {
            Item::Paragraph(text) | Item::Heading { text, .. } | Item::Title(text) => {
                out.push_str(text.as_str());
                out.push('\n');
            }
            // 责任单位（列第一位的为牵头单位） stands over a column.
            Item::Tasks(rows) => {
                for heading in &rows.header {
                    out.push_str(heading.as_str());
                    out.push('\n');
                }
            }
            Item::Grid(_) | Item::Break => {}
        }
    }
    out
}
