//! What a document is: its number, issuer, date and status, and the front matter made of them.

use super::document::Text;
use super::item::Item;
use super::{particulars, said, shape, titles, words};
use crate::front::FrontMatter;
use crate::zh::docno;

/// What the outline found for the front matter.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// The titles of its parts with their line breaks, in order.
    pub(super) titles: Vec<Text>,
    /// 发文字号.
    pub(super) number: Option<Text>,
    /// 重庆市涪陵区人民政府文件.
    pub(super) letterhead: Option<Text>,
    /// The name over the date.
    pub(super) signer: Option<Text>,
    /// Who issued it as the box of a page says, which often cuts the name short.
    pub(super) publisher: Option<Text>,
    /// The date and where it stands.
    pub(super) date: Option<(String, Text)>,
    /// （征求意见稿）.
    pub(super) draft: Option<Text>,
    /// The title that the box of a page gives, for documents whose text shows none.
    pub(super) named: Option<Text>,
    /// The paragraphs below the first title, which name in 《》 what is sent out, without blanks.
    pub(super) cover: String,
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
            } else if shape::is_release_note(s) {
                Some(3)
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
                // 填报单位：某市商务局 over a table: who filled it in, if nobody signs.
                Some(2) if shape::is_labelled(text.as_str()) => {
                    let name = text.as_str().rsplit(['：', ':']).next().unwrap_or_default();
                    let from = text.as_str().len() - name.len();
                    self.publisher
                        .get_or_insert_with(|| text.slice(from..text.as_str().len()));
                }
                Some(2) => {
                    self.signer.get_or_insert(text);
                }
                _ => {}
            }
        }
        true
    }

    /// Takes particulars from the box that sites print above a document: 发文机关：国务院 成文日期：…
    pub(super) fn read_box(&mut self, source: &str, range: std::ops::Range<usize>) {
        let text = &source[range.clone()];
        for particular in particulars::find(text) {
            let value = particular.value;
            let said =
                Text::from_source(source, range.start + value.start..range.start + value.end);
            let s = said.as_str();
            match particular.key {
                _ if s.is_empty() => {}
                "发文字号" | "文号" | "文件编号" | "发文文号" | "发布文号" => {
                    if let Some((range, _)) = docno::find(s).into_iter().next() {
                        self.number.get_or_insert_with(|| said.slice(range));
                    }
                }
                "成文日期" | "生成日期" | "发文日期" | "发文时间" | "生成时间" => {
                    if let Some(date) = s.split_whitespace().next().and_then(any_date) {
                        self.date.get_or_insert((date, said));
                    }
                }
                "发文机关" | "发文机构" | "制发机关" | "制发机构" | "发布机构" | "发布机关"
                | "发布单位" | "发文单位" | "发文部门" => {
                    self.publisher.get_or_insert(said);
                }
                "标题" | "名称" | "文件名称" | "信息名称" | "发文标题"
                    if s.chars().count() >= 6 =>
                {
                    self.named.get_or_insert(said);
                }
                _ => {}
            }
        }
    }
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

/// The front matter as far as the document gives it.
pub(super) fn front(facts: &Facts, items: &[Item]) -> FrontMatter {
    let body = said::text_of(items);
    let (declared_tasks, declared_in) = said::declared(&body).unzip();
    let number = facts.number.as_ref().map(|n| words::squeeze(n.as_str()));
    let number = number.or_else(|| titles::number(facts));
    let issued = number.is_some() || facts.date.is_some();
    let draft = facts
        .draft
        .iter()
        .chain(&facts.titles)
        .find_map(|t| titles::draft(t.as_str()));
    let legend = said::legend(&body);
    FrontMatter {
        title: titles::own(facts),
        number,
        issuer: issuer(facts),
        date: facts.date.as_ref().map(|(date, _)| date.clone()),
        status: draft.or_else(|| issued.then(|| "印发".to_owned())),
        declared_tasks,
        declared_in,
        term: said::term(&body),
        lead: legend
            .as_deref()
            .map(said::rule)
            .or_else(|| said::lead(items)),
        legend,
        ..FrontMatter::default()
    }
}

/// Who issued it: the name over the date, the letterhead, what stands before 关于 in the title, the box.
fn issuer(facts: &Facts) -> Option<String> {
    let signer = || {
        let parts: Vec<&str> = facts.signer.as_ref()?.as_str().split_whitespace().collect();
        // Several bodies stand side by side; the letters of one may be spread.
        let whole = |p: &&str| words::ends_like_unit(p) && p.chars().count() > 2;
        Some(if parts.iter().all(whole) {
            parts.join("、")
        } else {
            parts.concat()
        })
    };
    let letterhead = || {
        let head = words::squeeze(facts.letterhead.as_ref()?.as_str());
        let name = head
            .strip_suffix("文件")
            .or_else(|| head.strip_suffix('令'))?;
        Some(name.trim_start_matches("中华人民共和国").to_owned())
    };
    let publisher = || {
        let name = facts.publisher.as_ref()?.as_str();
        let parts: Vec<&str> = name.split_whitespace().collect();
        (name.chars().count() <= 60).then(|| parts.join("、"))
    };
    // A title says 县人民政府 where the box says 云山县人民政府.
    let titled = || {
        let name = titles::issuer(facts)?;
        let whole = publisher().filter(|p| p.ends_with(&name));
        Some(whole.unwrap_or(name))
    };
    signer()
        .or_else(letterhead)
        .or_else(titled)
        .or_else(publisher)
}

/// A line that is only a 发文字号: 渝府发〔2021〕19号, in brackets or without.
pub(super) fn number_line(line: &Text) -> Option<Text> {
    let s = line.as_str();
    let number = match s
        .strip_prefix(['（', '('])
        .and_then(|i| i.strip_suffix(['）', ')']))
    {
        Some(inner) => {
            let from = s.find(inner).unwrap_or(0);
            line.slice(from..from + inner.len())
        }
        None => line.clone(),
    };
    is_number(number.as_str()).then_some(number)
}

/// Whether a text is only a 发文字号.
pub(super) fn is_number(text: &str) -> bool {
    docno::normalise(&words::squeeze(text)).is_some()
}
