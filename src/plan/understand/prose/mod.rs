//! Tasks in running text: what one bracket or labelled line closes, in its paragraph.
//!
//! The text of a task runs from the number of its item (or the attribution before it in the same paragraph)
//! to its attribution. Its label is the number of the item that it stands in, as written.

mod reach;

use std::collections::BTreeMap;
use std::ops::Range;

use super::draft::Draft;
use super::spoken;
use crate::front::{FrontMatter, LeadRule};
use crate::grammar::attribution::{self, Attribution};
use crate::lexicon;
use crate::outline::{self, Kind};
use crate::plan::model::BlockKind;
use crate::text::Text;
use crate::zh::item::{self, Style};
use crate::zh::list;

/// An item that is open: its number, and its words if it is a heading.
#[derive(Debug, Clone)]
struct Item {
    style: Style,
    /// Of a heading; deeper than any for a paragraph.
    level: u8,
    number: u32,
    label: Text,
    title: Text,
}

/// How deep an item stands that is a paragraph: deeper than any heading.
const PARAGRAPH: u8 = 9;

/// Reads headings and paragraphs in order and finds their tasks.
#[derive(Debug, Default)]
pub(super) struct Prose {
    /// How undivided lists say who leads.
    lead: Option<LeadRule>,
    items: Vec<Item>,
    /// Paragraphs since the last heading or attribution: their blocks, and how their numbers are written.
    pending: Vec<(usize, Option<Style>)>,
    /// A task whose words go on in the paragraphs below: its heading had the attribution.
    open: Option<(usize, Option<Style>)>,
    /// Whether only items go on with that task: its paragraph said what is to be done.
    items_only: bool,
    /// The task of the labelled line before, which a further line goes on.
    line: Option<usize>,
    /// Whether the document tells or rules, so that only attributions with a label count.
    telling: bool,
    /// Whether a table lists the tasks, so that sentences of the prose that name bodies list none.
    listed: bool,
    /// How the numbers of items are written whose names have a bracket with their bodies behind them.
    behind_names: Vec<Style>,
    /// Labelled lines that say no role (牵头领导：…), above the line that does: block, reading.
    held: Vec<(usize, Attribution)>,
}

impl Prose {
    /// For a document with that front matter; `listed`: a table of it lists tasks.
    pub(super) fn new(front: &FrontMatter, listed: bool, outline: &[outline::Block]) -> Self {
        let bare = list::without_last_bracket(&front.title);
        Self {
            lead: front.lead,
            telling: lexicon::end(&lexicon::words().telling.titles, bare).is_some(),
            listed,
            behind_names: behind_names(outline),
            ..Self::default()
        }
    }

    /// A new part begins.
    pub(super) fn part(&mut self) {
        *self = Self {
            lead: self.lead,
            telling: self.telling,
            listed: self.listed,
            behind_names: std::mem::take(&mut self.behind_names),
            ..Self::default()
        };
    }

    /// A table stands between: nothing goes on over it.
    pub(super) fn table(&mut self) {
        self.pending.clear();
        self.held.clear();
        self.open = None;
        self.line = None;
    }

    /// A heading; it may have its own attribution.
    pub(super) fn heading(&mut self, block: usize, draft: &mut Draft<'_>) {
        self.table();
        let BlockKind::Heading { level, text } = &draft.blocks[block].kind else {
            return;
        };
        let (level, text) = (*level, text.clone());
        let attributions = self.all_attributions(&text);
        let own = attributions.first().map_or(text.len(), |c| c.range.start);
        self.item(&text, 0, level, own);
        if let Some(first) = attributions.first() {
            let start = item::heading(&text)
                .map_or(0, |h| h.len)
                .min(first.range.start);
            let task = self.task(block, &text, start..first.range.start, draft);
            for attribution in &attributions {
                add(task, attribution, &text, draft);
            }
            draft.mark(block, task, 0..text.len());
            self.open = Some((task, item::heading(&text).map(|h| h.style)));
            self.items_only = false;
        }
    }

    /// A paragraph: marks the stretches of its tasks.
    pub(super) fn paragraph(&mut self, block: usize, draft: &mut Draft<'_>) {
        let Some(text) = draft.words(block).cloned() else {
            return;
        };
        let numbered = item::heading(&text);
        if let Some(number) = &numbered {
            self.release();
            self.line = None;
            // 1. under （一） is a part of it, （二） is not.
            self.open = self
                .open
                .filter(|(_, open)| open.is_none_or(|open| open < number.style));
            self.item(&text, 0, PARAGRAPH, text.len());
        }
        let attributions = self.attributions(&text);
        let may_open =
            !self.telling && !self.listed && attributions.iter().all(Attribution::runs_on);
        let opening = may_open.then(|| attribution::opening_sentence(&text, self.lead));
        let marked = if let Some(opening) = opening.flatten() {
            self.pending.clear();
            let range = opening.range.start..text.len();
            let task = self.task(block, &text, range.clone(), draft);
            let inner = opening.inner.clone();
            let answers = &opening.statement.answers;
            // 由县应急局抓总，县气象局管预报: what the others do is told with their names.
            if answers.iter().all(|a| a.range.end <= inner.len()) {
                let moved = |date: &Range<usize>| inner.start + date.start..inner.start + date.end;
                let deadline = opening.statement.deadline.as_ref().map(moved);
                draft.tasks[task].text =
                    spoken::without(&text, range.clone(), inner.clone(), deadline);
            }
            add(task, &opening, &text, draft);
            self.open = numbered.map(|number| (task, Some(number.style)));
            self.items_only = true;
            vec![(task, range)]
        } else if attributions.is_empty() {
            self.unclosed(block, &text, numbered.map(|h| h.style), draft)
        } else if let ([attribution], Some(number)) = (&attributions[..], &numbered)
            && text[attribution.range.end..].trim().is_empty()
            && self.goes_on(number, &draft.blocks)
        {
            if number.number == 2 {
                // It and the one above are siblings; its own words follow.
                self.pending.push((block, Some(number.style)));
            }
            let task = self.line_task(block, draft);
            let words = &mut draft.tasks[task].text;
            words.push_break();
            words.push(&text.slice(0..text[..attribution.range.start].trim_end().len()));
            add(task, attribution, &text, draft);
            self.pending.clear();
            self.open = None;
            self.line = None;
            vec![(task, 0..attribution.range.end)]
        } else {
            self.closed(block, &text, &attributions, draft)
        };
        for (task, range) in marked {
            draft.mark(block, task, range);
        }
    }

    /// A paragraph without an attribution: it goes on with a task, or waits for what closes it.
    fn unclosed(
        &mut self,
        block: usize,
        text: &Text,
        style: Option<Style>,
        draft: &mut Draft<'_>,
    ) -> Vec<(usize, Range<usize>)> {
        if let Some((task, further)) = self.line.zip(attribution::further_line(text)) {
            add(task, &further, text, draft);
            return vec![(task, 0..text.len())];
        }
        // 主要职责：… below 组长单位：… and 成员单位：… says what those have to do.
        let duties = lexicon::words()
            .labels
            .duties
            .start(text)
            .map_or("", |l| &text[l.len()..]);
        if let Some(task) = self.line
            && duties.trim_start().starts_with(['：', ':'])
        {
            let words = &mut draft.tasks[task].text;
            words.push_break();
            words.push(text);
            self.line = None;
            self.open = duties
                .trim()
                .chars()
                .nth(1)
                .is_none()
                .then_some((task, None));
            return vec![(task, 0..text.len())];
        }
        self.line = None;
        if self.open.is_none()
            && !(self.pending.is_empty() && self.items.is_empty())
            && let Some(line) = attribution::further_line(text).filter(|c| !c.statement.evidence)
        {
            self.held.push((block, line));
            return Vec::new();
        }
        self.release();
        if self.items_only && style.is_none() {
            self.open = None;
        }
        if let Some((open, _)) = self.open {
            let words = &mut draft.tasks[open].text;
            words.push_break();
            words.push(text);
            return vec![(open, 0..text.len())];
        }
        self.pending.push((block, style));
        Vec::new()
    }

    /// A paragraph with attributions: its tasks with the stretch of each.
    fn closed(
        &mut self,
        block: usize,
        text: &Text,
        attributions: &[Attribution],
        draft: &mut Draft<'_>,
    ) -> Vec<(usize, Range<usize>)> {
        let mut out: Vec<(usize, Range<usize>)> = Vec::new();
        let mut from = item::heading(text).map_or(0, |h| h.len);
        for attribution in attributions {
            let words = trim(
                text,
                from.min(attribution.range.start)..attribution.range.start,
            );
            if words.is_empty() {
                let task = match out.last() {
                    // （市商务委牵头）（2021年底前）: the second bracket goes on with the first.
                    Some((task, _)) => *task,
                    None => self.line_task(block, draft),
                };
                add(task, attribution, text, draft);
                match out.last_mut() {
                    Some((_, range)) => range.end = attribution.range.end,
                    None => out.push((task, attribution.range.clone())),
                }
            } else {
                self.release();
                // 1.…。（…负责）2.…。（…负责） in one paragraph: the number behind an attribution opens an item.
                let mut words = words;
                if out.is_empty() {
                    words.start = first_of_series(text, &words, attribution.range.end);
                }
                let opens = words.start > from || from > 0 && !out.is_empty();
                if let Some(h) = item::heading(&text[words.clone()]).filter(|_| opens) {
                    self.item(text, words.start, PARAGRAPH, usize::MAX);
                    words.start += h.len;
                }
                let task = self.task(block, text, words.clone(), draft);
                self.line = None;
                add(task, attribution, text, draft);
                out.push((task, words.start..attribution.range.end));
            }
            from = attribution.range.end;
        }
        // 组长单位：县政府办。职责：起草文件。 What those named have to do stands behind them.
        let behind = trim(text, from..text.len());
        let (labels, verbs) = (&lexicon::words().labels, &lexicon::words().verbs);
        let rest = &text[behind.clone()];
        let duties = labels.duties.start(rest).or(verbs.answering.start(rest));
        if let Some((task, range)) = out.last_mut()
            && duties.is_some()
        {
            let words = &mut draft.tasks[*task].text;
            if !words.is_empty() {
                words.push_break();
            }
            words.push(&text.slice(behind.clone()));
            range.end = behind.end;
        }
        self.pending.clear();
        if !(out.len() == 1 && self.line.is_some()) {
            self.open = None;
            self.line = None;
        }
        out
    }

    /// The brackets and labelled lines of a text that say who answers.
    fn all_attributions(&self, text: &str) -> Vec<Attribution> {
        let mut found = attribution::attributions(text, self.lead);
        let style = item::heading(text).map(|number| number.style);
        if found.is_empty() && style.is_some_and(|style| self.behind_names.contains(&style)) {
            found.extend(attribution::behind_name(text, self.lead));
        }
        found
    }

    /// The attributions of a paragraph that count in this document.
    fn attributions(&self, text: &str) -> Vec<Attribution> {
        let mut attributions = self.all_attributions(text);
        if attributions.is_empty() && !self.listed {
            attributions.extend(attribution::last_sentence(text, self.lead));
        }
        // （市水利局） with no word of responsibility says who answers only in an item; at the end of an
        // article it says who wrote it.
        if self.items.is_empty() {
            attributions.retain(|c| c.statement.evidence);
        }
        if self.telling {
            attributions.retain(|c| c.labelled);
        }
        attributions
    }

    /// Labelled lines with no line of a role behind them were text.
    fn release(&mut self) {
        let held = std::mem::take(&mut self.held).into_iter();
        self.pending.extend(held.map(|(block, _)| (block, None)));
    }

    /// A new task with the words in `range` of a block.
    fn task(&self, block: usize, text: &Text, range: Range<usize>, draft: &mut Draft<'_>) -> usize {
        let label = self.items.last().map(|item| item.label.clone());
        let outer = &self.items[..self.items.len().saturating_sub(1)];
        let enclosing = outer.iter().map(|item| item.number).collect();
        let around = std::sync::Arc::clone(&draft.around[block]);
        let (words, span) = (text.slice(range.clone()).trim(), text.span(range));
        draft.task(label.unwrap_or_default(), enclosing, words, span, &around)
    }

    /// Opens the item that a text begins with at `at`, and closes those of its depth. Its name ends at `end`.
    fn item(&mut self, text: &Text, at: usize, level: u8, end: usize) {
        let Some(heading) = item::heading(&text[at..]) else {
            self.items.retain(|item| item.level < level);
            return;
        };
        self.items
            .retain(|item| item.style < heading.style && item.level <= level);
        let name = at + heading.len;
        self.items.push(Item {
            style: heading.style,
            level,
            number: heading.number,
            label: text.slice(at + heading.at.start..at + heading.at.end),
            title: text.slice(name..end.clamp(name, text.len())).trim(),
        });
    }
}

/// How the numbers are written of those items of which most, and three at least, have names with a bracket of bodies.
fn behind_names(outline: &[outline::Block]) -> Vec<Style> {
    let mut items: BTreeMap<Style, (usize, usize)> = BTreeMap::new();
    for block in outline {
        let (Kind::Heading { words, .. } | Kind::Paragraph(words)) = &block.kind else {
            continue;
        };
        if let Some(number) = item::heading(&words.text) {
            let (all, named) = items.entry(number.style).or_default();
            *all += 1;
            *named += usize::from(attribution::behind_name(&words.text, None).is_some());
        }
    }
    let most = |(_, (all, named)): &(Style, (usize, usize))| *named >= 3 && named * 4 >= all * 3;
    items
        .into_iter()
        .filter(most)
        .map(|(style, _)| style)
        .collect()
}

/// Where the words of the first attribution begin: at 1. in （一）加强组织领导。1.…。（…）2.…。（…）
fn first_of_series(text: &str, words: &Range<usize>, behind: usize) -> usize {
    let next = text[behind..].trim_start_matches(|c: char| c.is_whitespace() || c == '。');
    let Some(second) = item::heading(next).filter(|h| h.number == 2) else {
        return words.start;
    };
    let mut sentence = false;
    for (at, c) in text[words.clone()].char_indices() {
        let at = words.start + at;
        if sentence
            && item::heading(&text[at..words.end])
                .is_some_and(|h| h.number == 1 && h.style == second.style)
        {
            return at;
        }
        sentence = "。：；！".contains(c) || c.is_whitespace();
    }
    words.start
}

/// Puts what an attribution says into a task.
fn add(task: usize, attribution: &Attribution, text: &Text, draft: &mut Draft<'_>) {
    draft.took(text.span(attribution.range.clone()), attribution.rule);
    draft.answer(
        task,
        &attribution.statement,
        text,
        attribution.inner.start,
        None,
    );
}

/// A range without blanks and without the stop that ends the sentence before.
fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let lead = part.len()
        - part
            .trim_start_matches(|c: char| c.is_whitespace() || "。；;，,、".contains(c))
            .len();
    let dashed = |c: char| c.is_whitespace() || "—–-".contains(c);
    let end = part.trim_end_matches(dashed).len();
    // 建立台账——责任单位：…: the dash parts them.
    range.start + lead.min(end)..range.start + end
}
