//! What lines, tables and the page of a document tell of its number, issuer, date and status, as they are read.

use super::evidence::{Dated, Evidence};
use super::{line_shape, particulars};
use crate::docno;
use crate::document::Text;
use crate::lexicon::layout;
use crate::zh::day::Day;
use crate::zh::{list, squeeze};

/// What the outline found for the front matter.
#[derive(Debug, Default)]
pub(crate) struct Clues {
    /// The titles of its parts with their line breaks, in order.
    pub(crate) titles: Vec<Text>,
    /// 发文字号.
    pub(crate) number: Option<Text>,
    /// The names of bodies that may have issued it, as they stand, with what speaks for each.
    pub(crate) bodies: Vec<(Evidence, Text)>,
    /// Names of bodies alone on their lines, without blanks.
    pub(crate) lone_names: Vec<String>,
    /// The dates that may be its own, with what speaks for each.
    pub(crate) dates: Vec<DatedText>,
    /// （征求意见稿）.
    pub(crate) draft: Option<Text>,
    /// The title that the box of a page gives, for documents whose text shows none.
    pub(crate) box_title: Option<Text>,
    /// The paragraphs below the first title, which name in 《》 what is sent out, without blanks.
    pub(crate) cover_text: Text,
    /// How many tables of tasks.
    pub(crate) tables: usize,
}

/// A date and why it may be the document's own.
type DatedText = (Dated, Day, Text);

impl Clues {
    /// Takes what a line such as `国发〔2018〕38号　国务院　2018-11-07` says.
    pub(crate) fn take_particulars(&mut self, parts: Vec<(Part, Text)>) {
        let has = |wanted| parts.iter().any(|(part, _)| *part == wanted);
        let dated = if has(Part::Body) && has(Part::Day) {
            Dated::Signed
        } else {
            Dated::Alone
        };
        let mut names = Text::default();
        for (part, text) in parts {
            match part {
                Part::Number => {
                    if let Some(body) = order(text.as_str()) {
                        let body = text.slice(0..body.len());
                        self.bodies.push((Evidence::Letterhead, body));
                    }
                    self.number.get_or_insert(text);
                }
                Part::Day => self.add_date(dated, text),
                // 填报单位：某市商务局 over a table: who filled it in, if nobody signs.
                Part::Body if line_shape::is_labelled(text.as_str()) => {
                    let name = text.as_str().rsplit(['：', ':']).next().unwrap_or_default();
                    let from = text.as_str().len() - name.len();
                    let name = text.slice(from..text.as_str().len());
                    self.bodies.push((Evidence::FilledIn, name));
                }
                Part::Body => {
                    names.push_layout(" ");
                    names.push(&text);
                }
                Part::Remark => {}
            }
        }
        if !names.is_empty() {
            self.add_signature(names);
        }
    }

    /// Takes a date, if the text is one.
    pub(crate) fn add_date(&mut self, kind: Dated, text: Text) {
        if let Some(date) = Day::read(text.as_str()) {
            self.dates.push((kind, date, text));
        }
    }

    /// Takes names as a signature.
    pub(crate) fn add_signature(&mut self, names: Text) {
        // What a cover sends out has its own signature, if any.
        let evidence = if self.titles.len() > 1 {
            Evidence::InnerSignature
        } else {
            Evidence::Signature
        };
        self.bodies.push((evidence, names));
    }

    /// The date that counts, and the next best of another kind that differs.
    pub(crate) fn dates(&self) -> Option<(&DatedText, Option<&DatedText>)> {
        let first = self.dates.iter().min_by_key(|d| d.0)?;
        let other = |d: &&DatedText| d.0 == Dated::Written && d.1 != first.1;
        Some((first, self.dates.iter().find(other)))
    }

    /// Takes particulars from the box that sites print above a document: 发文机关：国务院 成文日期：…
    pub(crate) fn read_box(&mut self, source: &str, range: std::ops::Range<usize>) {
        let text = &source[range.clone()];
        for particular in particulars::find(text) {
            let value = particular.value;
            let words = &layout::words().boxes;
            let key = particular.key;
            let value =
                Text::from_source(source, range.start + value.start..range.start + value.end);
            let s = value.as_str();
            if s.is_empty() {
                continue;
            }
            if words.number.holds(key) {
                if let Some((range, _)) = docno::find(s).into_iter().next() {
                    self.number.get_or_insert_with(|| value.slice(range));
                }
            } else if words.written.holds(key) {
                self.add_date(Dated::Written, day(&value));
            } else if words.made.holds(key) {
                self.add_date(Dated::Made, day(&value));
            } else if words.organ.holds(key) {
                self.bodies.push((Evidence::Organ, value));
            } else if words.publisher.holds(key) {
                self.bodies.push((Evidence::Publisher, value));
            } else if words.title.holds(key) && s.chars().count() >= 6 {
                self.box_title.get_or_insert(value);
            }
        }
    }
}

/// What a part of a line of particulars is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// 发文字号.
    Number,
    /// A date.
    Day,
    /// A body, perhaps behind a label.
    Body,
    /// （此件公开发布）, （一、工业发展）.
    Remark,
}

/// The parts of a line such as `国发〔2018〕38号　国务院　2018-11-07`; none where one of them is nothing known, or
/// neither a number nor a date is among them. One part alone must say what it is: （2021年8月12日印发）.
pub(crate) fn line_of_particulars(line: &Text) -> Option<Vec<(Part, Text)>> {
    let mut any_named = false;
    let mut part = |text: Text| {
        let bare = bare(&text);
        let s = bare.as_str();
        let named = s.len() < text.as_str().len();
        let part = if number_line(&bare).is_some() || order(s).is_some() {
            Part::Number
        } else if Day::read(s).is_some() {
            Part::Day
        } else {
            let s = text.as_str();
            let part = if line_shape::is_release_note(s) || is_remark(s) {
                Part::Remark
            } else if layout::ends_like_body(s) && s.chars().count() <= 30 {
                Part::Body
            } else {
                return None;
            };
            return Some((part, text));
        };
        any_named |= named;
        Some((part, bare))
    };
    let parts = parts(&unbracketed(line));
    let parts: Option<Vec<(Part, Text)>> = parts.iter().flat_map(dated).map(&mut part).collect();
    parts.filter(|parts| {
        let particular = |(part, _): &(Part, Text)| matches!(part, Part::Number | Part::Day);
        (parts.len() >= 2 || any_named) && parts.iter().any(particular)
    })
}

/// A number or a date without its brackets, its label and what is said of it: 文号：云政办〔2031〕2号; 2021年8月12日印发.
fn bare(part: &Text) -> Text {
    let words = layout::words();
    let mut bare = unlabelled(part);
    loop {
        let s = bare.as_str();
        let inner = s.trim_matches(|c| "（）()*".contains(c) || c == '_');
        let ends = words.marks.issued.end(inner).map_or(0, str::len);
        let from = s.len()
            - s.trim_start_matches(|c| "（）()*".contains(c) || c == '_')
                .len();
        let next = bare.slice(from..from + inner.len() - ends);
        if next.as_str().len() == s.len() || next.is_empty() {
            break;
        }
        bare = next;
    }
    let known = |text: &Text| {
        let s = text.as_str();
        number_line(text).is_some() || order(s).is_some() || Day::read(s).is_some()
    };
    if known(&bare) { bare } else { part.clone() }
}

/// The body whose order a number names: 云山市人民政府 of 云山市人民政府令第36号.
fn order(number: &str) -> Option<&str> {
    let order = layout::words().marks.order.as_str();
    let (body, number) = number.split_once(order)?;
    let named = layout::ends_like_body(body) && line_shape::is_order_number(number);
    named.then_some(body)
}

/// （国发〔2018〕38号　国务院　2018年11月7日） without the brackets around it all.
fn unbracketed(line: &Text) -> Text {
    let s = line.as_str();
    let open = s.starts_with(['（', '(']) && s.ends_with(['）', ')']);
    let inner = s
        .trim_start_matches(['（', '('])
        .trim_end_matches(['）', ')']);
    let whole = open && !inner.contains(['（', '(', '）', ')']);
    let from = s.len() - s.trim_start_matches(['（', '(']).len();
    if whole {
        line.slice(from..from + inner.len())
    } else {
        line.clone()
    }
}

/// The parts of a line between blanks and bars.
fn parts(line: &Text) -> Vec<Text> {
    let parts = line.cut(|c| c.is_whitespace() || matches!(c, '|' | '｜'));
    parts.filter(|part| !part.is_empty()).collect()
}

/// 云山县水利局2023年5月8日: the name and the date right behind it, or before it what is said of that day.
fn dated(part: &Text) -> Vec<Text> {
    let s = part.as_str();
    let mut starts = s.char_indices().map(|(at, _)| at).skip(2);
    let behind = starts.find(|&at| Day::read(&s[at..]).is_some() && line_shape::is_name(&s[..at]));
    let before = || {
        let mut ends = s.char_indices().map(|(at, c)| at + c.len_utf8());
        ends.find(|&at| at < s.len() && Day::from_words(&s[..at]).is_some())
            .filter(|&at| order(bare(&part.slice(at..s.len())).as_str()).is_some())
    };
    match behind.or_else(before) {
        Some(at) => vec![part.slice(0..at), part.slice(at..s.len())],
        None => vec![part.clone()],
    }
}

/// 日期：2023-05-08, 文号：云政办〔2031〕2号 without its label.
fn unlabelled(part: &Text) -> Text {
    let s = part.as_str();
    let label = s.split_once(['：', ':']).filter(|(label, value)| {
        let label = label.trim_start_matches(['（', '(']);
        let (marks, boxes) = (&layout::words().marks, &layout::words().boxes);
        let day = || Day::read(value).is_some();
        marks.day_labels.end(label).is_some() && day() || boxes.number.holds(label)
    });
    label.map_or_else(
        || part.clone(),
        |(_, value)| part.slice(s.len() - value.len()..s.len()),
    )
}

/// （一、工业发展）: which part of a document a sheet holds.
fn is_remark(part: &str) -> bool {
    part.starts_with(['（', '('])
        && part.ends_with(['）', ')'])
        && line_shape::draft(part).is_none()
}

/// What a box says of a day, without the hour behind it.
fn day(value: &Text) -> Text {
    let s = value.as_str();
    if Day::read(s).is_some() {
        return value.clone();
    }
    value.slice(0..s.find(char::is_whitespace).unwrap_or(s.len()))
}

/// A line that is only a 发文字号: 渝府发〔2021〕19号, in brackets or without.
pub(crate) fn number_line(line: &Text) -> Option<Text> {
    let inside = list::inside(line.as_str()).map(|inside| line.slice(inside));
    let number = inside.unwrap_or_else(|| line.clone());
    is_number(number.as_str()).then_some(number)
}

/// Whether a text is only a 发文字号.
pub(crate) fn is_number(text: &str) -> bool {
    docno::normalise(&squeeze(text)).is_some()
}
