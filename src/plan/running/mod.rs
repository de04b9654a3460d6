//! Tasks in running text: what one bracket or labelled line closes, in its paragraph.
//!
//! The text of a task runs from the number of its item (or the closing before it in the same paragraph)
//! to its closing. Its label is the number of the item that it stands in, as written.

mod above;

use std::ops::Range;

use super::ids::Naming;
use super::inline::Inline;
use super::tasks::{self, Surroundings};
use super::{Block, Task};
use crate::diag::Diagnostic;
use crate::grammar::closings::{self, Closing};
use crate::lexicon;
use crate::source::Lines;
use crate::zh::list;
use crate::zh::numeral::{self, Style};

/// An item that is open: its number, and its words if it is a heading.
#[derive(Debug, Clone)]
struct Item {
    style: Style,
    /// Of a heading; deeper than any for a paragraph.
    level: u8,
    number: u32,
    label: String,
    title: String,
}

/// Reads headings and paragraphs in order and finds their tasks.
#[derive(Debug, Default)]
pub(super) struct Running {
    items: Vec<Item>,
    /// Paragraphs since the last heading or closing: their blocks, and how their numbers are written.
    pending: Vec<(usize, Option<Style>)>,
    /// A task whose words go on in the paragraphs below: its heading had the closing.
    open: Option<(usize, Option<Style>)>,
    /// Whether only items go on with that task: its paragraph said what is to be done.
    items_only: bool,
    /// The task of the labelled line before, which a further line goes on.
    line: Option<usize>,
    /// Whether the document tells or rules, so that only closings with a label count.
    telling: bool,
    /// Whether a table lists the tasks, so that sentences of the prose that name bodies list none.
    listed: bool,
    /// How many tasks were found by the words that open them, as bodies with their duties may stand beside.
    pub(super) opened: usize,
    /// Labelled lines that say no role (牵头领导：…), above the line that does: block, words, reading.
    held: Vec<(usize, Inline, Closing)>,
}

/// What reading a block may add to.
pub(super) struct Sink<'s> {
    pub(super) tasks: &'s mut Vec<Task>,
    pub(super) namings: &'s mut Vec<Naming>,
    pub(super) blocks: &'s mut Vec<Block>,
    pub(super) found: &'s mut Vec<Diagnostic>,
}

impl Running {
    /// For a document of that title; `listed`: a table of it lists tasks.
    pub(super) fn new(title: &str, listed: bool) -> Self {
        let bare = list::without_last_bracket(title);
        Self {
            telling: lexicon::end(&lexicon::words().telling.titles, bare).is_some(),
            listed,
            ..Self::default()
        }
    }

    /// A new part begins.
    pub(super) fn part(&mut self) {
        *self = Self {
            telling: self.telling,
            listed: self.listed,
            opened: self.opened,
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

    /// A heading; it may have its own closing.
    pub(super) fn heading(
        &mut self,
        level: u8,
        inline: &Inline,
        around: &Surroundings<'_>,
        lines: &Lines<'_>,
        sink: &mut Sink<'_>,
    ) {
        self.table();
        let text = inline.text.as_str();
        let closings = closings::find(text, around.lead);
        let own = closings.first().map_or(text.len(), |c| c.range.start);
        self.item(text, level, own);
        if let Some(first) = closings.first() {
            let start = numeral::heading(text)
                .map_or(0, |h| h.len)
                .min(first.range.start);
            let task = self.task(inline, start..first.range.start, around, lines, sink);
            close(task, &closings, inline, lines, sink);
            self.open = Some((task, numeral::heading(text).map(|h| h.style)));
            self.items_only = false;
        }
    }

    /// A paragraph; gives its tasks with the stretch of each.
    pub(super) fn paragraph(
        &mut self,
        inline: &Inline,
        around: &Surroundings<'_>,
        lines: &Lines<'_>,
        sink: &mut Sink<'_>,
    ) -> Vec<(usize, Range<usize>)> {
        let text = inline.text.as_str();
        let numbered = numeral::heading(text);
        if let Some(number) = &numbered {
            self.release();
            self.line = None;
            // 1. under （一） is a part of it, （二） is not.
            self.open = self
                .open
                .filter(|(_, open)| open.is_none_or(|open| open < number.style));
            self.item(text, 9, text.len());
        }
        let closings = self.closings(text, around);
        let may_open = !self.telling && !self.listed && closings.iter().all(Closing::runs_on);
        let opening = may_open.then(|| closings::opening(text, around.lead));
        if let Some(opening) = opening.flatten() {
            self.pending.clear();
            let range = opening.range.start..text.len();
            let task = self.task(inline, range.clone(), around, lines, sink);
            self.opened += 1;
            add(task, &opening, inline, lines, sink);
            self.open = numbered.map(|number| (task, Some(number.style)));
            self.items_only = true;
            return vec![(task, range)];
        }
        if closings.is_empty() {
            return self.unclosed(inline, numbered.map(|h| h.style), lines, sink);
        }
        if let ([closing], Some(number)) = (&closings[..], &numbered)
            && text[closing.range.end..].trim().is_empty()
            && self.goes_on(number, sink.blocks)
        {
            let range = 0..closing.range.end;
            if number.number == 2 {
                // It and the one above are siblings; its own words follow.
                self.pending.push((sink.blocks.len(), Some(number.style)));
            }
            let task = self.line_task(inline, around, lines, sink);
            let words = &mut sink.tasks[task].text;
            words.push('\n');
            words.push_str(text[..closing.range.start].trim_end());
            add(task, closing, inline, lines, sink);
            self.pending.clear();
            self.open = None;
            self.line = None;
            let out = vec![(task, range)];
            give_ids(&out, inline, sink);
            return out;
        }
        self.closed(&closings, inline, around, lines, sink)
    }

    /// A paragraph without a closing: it goes on with a task, or waits for what closes it.
    fn unclosed(
        &mut self,
        inline: &Inline,
        style: Option<Style>,
        lines: &Lines<'_>,
        sink: &mut Sink<'_>,
    ) -> Vec<(usize, Range<usize>)> {
        let text = inline.text.as_str();
        let block = sink.blocks.len();
        if let Some((task, further)) = self.line.zip(closings::further(text)) {
            add(task, &further, inline, lines, sink);
            return vec![(task, 0..text.len())];
        }
        self.line = None;
        if self.open.is_none()
            && !(self.pending.is_empty() && self.items.is_empty())
            && let Some(line) = closings::further(text).filter(|c| !c.reading.evidence)
        {
            self.held.push((block, inline.clone(), line));
            return Vec::new();
        }
        self.release();
        if self.items_only && style.is_none() {
            self.open = None;
        }
        if let Some((open, _)) = self.open {
            let task = &mut sink.tasks[open];
            task.text.push('\n');
            task.text.push_str(text);
            return vec![(open, 0..text.len())];
        }
        self.pending.push((block, style));
        Vec::new()
    }

    /// A paragraph with closings: its tasks with the stretch of each.
    fn closed(
        &mut self,
        closings: &[Closing],
        inline: &Inline,
        around: &Surroundings<'_>,
        lines: &Lines<'_>,
        sink: &mut Sink<'_>,
    ) -> Vec<(usize, Range<usize>)> {
        let text = inline.text.as_str();
        let mut out: Vec<(usize, Range<usize>)> = Vec::new();
        let mut from = numeral::heading(text).map_or(0, |h| h.len);
        for closing in closings {
            let words = trim(text, from.min(closing.range.start)..closing.range.start);
            if words.is_empty() {
                let task = match out.last() {
                    // （市商务委牵头）（2021年底前）: the second bracket goes on with the first.
                    Some((task, _)) => *task,
                    None => self.line_task(inline, around, lines, sink),
                };
                add(task, closing, inline, lines, sink);
                match out.last_mut() {
                    Some((_, range)) => range.end = closing.range.end,
                    None => out.push((task, closing.range.clone())),
                }
            } else {
                self.release();
                // 1.…。（…负责）2.…。（…负责） in one paragraph: the number behind a closing opens an item.
                let mut words = words;
                if out.is_empty() {
                    words.start = first_of_series(text, &words, closing.range.end);
                }
                let opens = words.start > from || from > 0 && !out.is_empty();
                if let Some(h) = numeral::heading(&text[words.clone()]).filter(|_| opens) {
                    words.start += h.len;
                    self.item(&text[words.start - h.len..], 9, usize::MAX);
                }
                let task = self.task(inline, words.clone(), around, lines, sink);
                self.line = None;
                add(task, closing, inline, lines, sink);
                out.push((task, words.start..closing.range.end));
            }
            from = closing.range.end;
        }
        give_ids(&out, inline, sink);
        self.pending.clear();
        if !(out.len() == 1 && self.line.is_some()) {
            self.open = None;
            self.line = None;
        }
        out
    }

    /// The closings of a paragraph that count in this document.
    fn closings(&self, text: &str, around: &Surroundings<'_>) -> Vec<Closing> {
        let mut closings = closings::find(text, around.lead);
        if closings.is_empty() && !self.listed {
            closings.extend(closings::by(text, around.lead));
        }
        // （市水利局） with no word of responsibility says who answers only in an item; at the end of an
        // article it says who wrote it.
        if self.items.is_empty() {
            closings.retain(|c| c.reading.evidence);
        }
        if self.telling {
            closings.retain(|c| c.labelled);
        }
        closings
    }

    /// Labelled lines with no line of a role behind them were text.
    fn release(&mut self) {
        self.pending.extend(
            std::mem::take(&mut self.held)
                .into_iter()
                .map(|h| (h.0, None)),
        );
    }

    /// A new task with the words in `range`.
    fn task(
        &self,
        inline: &Inline,
        range: Range<usize>,
        around: &Surroundings<'_>,
        lines: &Lines<'_>,
        sink: &mut Sink<'_>,
    ) -> usize {
        let item = self.items.last();
        let label = item.map_or_else(String::new, |item| item.label.clone());
        let above = self.items.len().saturating_sub(1);
        sink.namings.push(Naming {
            given: None,
            label: label.clone(),
            enclosing: self.items[..above].iter().map(|item| item.number).collect(),
        });
        sink.tasks.push(Task {
            id: String::new(),
            label,
            title: None,
            text: inline.text[range.clone()].trim().to_owned(),
            group: around.group.to_vec(),
            assignments: Vec::new(),
            deadline: None,
            regions: Vec::new(),
            other: Vec::new(),
            unread: Vec::new(),
            place: lines.place(inline.source(range)),
        });
        sink.tasks.len() - 1
    }

    /// Opens the item that a text begins with, and closes those of its depth.
    fn item(&mut self, text: &str, level: u8, end: usize) {
        match numeral::heading(text) {
            Some(heading) => {
                self.items
                    .retain(|item| item.style < heading.style && item.level <= level);
                self.items.push(Item {
                    style: heading.style,
                    level,
                    number: heading.number,
                    label: heading.label.to_owned(),
                    title: text[heading.len..end.clamp(heading.len, text.len())]
                        .trim()
                        .to_owned(),
                });
            }
            None => self.items.retain(|item| item.level < level),
        }
    }
}

/// Gives the tasks of a paragraph the ids that are written in their stretches.
fn give_ids(tasks: &[(usize, Range<usize>)], inline: &Inline, sink: &mut Sink<'_>) {
    for (task, range) in tasks {
        let inside = |at: usize| range.start < at && at <= range.end;
        if let Some((_, id)) = inline.ids.iter().find(|(at, _)| inside(*at)) {
            sink.namings[*task].given = Some(id.clone());
        }
    }
}

/// Where the words of the first closing begin: at 1. in （一）加强组织领导。1.…。（…）2.…。（…）
fn first_of_series(text: &str, words: &Range<usize>, behind: usize) -> usize {
    let next = text[behind..].trim_start_matches(|c: char| c.is_whitespace() || c == '。');
    let Some(second) = numeral::heading(next).filter(|h| h.number == 2) else {
        return words.start;
    };
    let mut sentence = false;
    for (at, c) in text[words.clone()].char_indices() {
        let at = words.start + at;
        if sentence
            && numeral::heading(&text[at..words.end])
                .is_some_and(|h| h.number == 1 && h.style == second.style)
        {
            return at;
        }
        sentence = "。：；！".contains(c) || c.is_whitespace();
    }
    words.start
}

/// Puts the closings of a heading into its task.
fn close(task: usize, all: &[Closing], inline: &Inline, lines: &Lines<'_>, sink: &mut Sink<'_>) {
    for closing in all {
        add(task, closing, inline, lines, sink);
    }
    if let Some((_, id)) = inline.ids.first() {
        sink.namings[task].given = Some(id.clone());
    }
}

/// Puts what a closing says into a task.
fn add(task: usize, closing: &Closing, inline: &Inline, lines: &Lines<'_>, sink: &mut Sink<'_>) {
    let words = inline.part(closing.inner.clone());
    tasks::answer(
        &mut sink.tasks[task],
        &closing.reading,
        &words,
        None,
        lines,
        sink.found,
    );
}

/// A range without blanks and without the stop that ends the sentence before.
fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let lead = part.len()
        - part
            .trim_start_matches(|c: char| c.is_whitespace() || "。；;，,、".contains(c))
            .len();
    crate::grammar::parties::trim_blanks(text, range.start + lead..range.end)
}
