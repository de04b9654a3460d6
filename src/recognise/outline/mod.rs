//! The document around its tables: titles, number, salutation, headings, paragraphs, sign-off, annexes.
//!
//! Goes from top to bottom once. A title can stand where a part begins: at the top, behind a sign-off,
//! behind 附件. Everything else is a heading if its numbering and its shape say so, else a paragraph.

mod title;

use super::facts::{Dated, Facts};
use super::hints::Options;
use super::issuer::Evidence;
use super::item::Item;
use super::levels::Levels;
use super::{facts, shape, table, titles};
use crate::diag::{Code, Diagnostic};
use crate::document::{Block, Document, Line, Removed, Table, Text};
use crate::zh::day::Day;
use crate::zh::numeral;
use crate::zh::{ends_sentence, squeeze};

/// What a document becomes.
pub(crate) struct Outline {
    /// The pieces, in order.
    pub(crate) items: Vec<Item>,
    /// What its front matter can be made of.
    pub(crate) facts: Facts,
    /// What was left out, with reasons.
    pub(crate) removed: Vec<Removed>,
    /// Repairs and doubts.
    pub(crate) findings: Vec<Diagnostic>,
    /// How many tables there are, as [`Options::tables`] counts them.
    pub(crate) tables: usize,
}

/// Reads a document from top to bottom.
pub(crate) fn read(document: &Document, options: &Options) -> Outline {
    let mut scan = Scan {
        document,
        options,
        out: Outline {
            items: Vec::new(),
            facts: Facts::default(),
            removed: Vec::new(),
            findings: Vec::new(),
            tables: 0,
        },
        levels: Levels::new(2),
        at: 0,
        fresh: true,
        signing: false,
    };
    while scan.at < document.blocks.len() {
        scan.step();
    }
    // A name on the last line signs without a date.
    if let Some(Item::Paragraph(text)) = scan.out.items.last()
        && shape::is_name(text.as_str())
    {
        let last = (Evidence::Unsigned, text.clone());
        scan.out.facts.bodies.push(last);
    }
    scan.out
}

struct Scan<'a> {
    document: &'a Document,
    options: &'a Options,
    out: Outline,
    levels: Levels,
    /// The next block.
    at: usize,
    /// Whether a part may begin here, so that a title is possible.
    fresh: bool,
    /// Whether the block before is the name that signs the document.
    signing: bool,
}

impl<'a> Scan<'a> {
    fn step(&mut self) {
        match &self.document.blocks[self.at] {
            Block::Table(_) => self.tables(),
            Block::Line(line) => self.line(line),
        }
    }

    /// Tables that stand together, with nothing between but 续表.
    fn tables(&mut self) {
        let mut found: Vec<Table> = Vec::new();
        while let Some(block) = self.document.blocks.get(self.at) {
            match block {
                Block::Table(table) => found.push(table.clone()),
                Block::Line(line) => {
                    let text = squeeze(line.text.as_str());
                    let next =
                        matches!(self.document.blocks.get(self.at + 1), Some(Block::Table(_)));
                    if text.is_empty()
                        || next && matches!(text.as_str(), "续表" | "（续表）" | "续上表")
                    {
                        self.out
                            .removed
                            .extend(line.text.sources().map(|range| Removed {
                                range,
                                reason: "续表字样",
                            }));
                    } else {
                        break;
                    }
                }
            }
            self.at += 1;
        }
        for table in table::merge(found) {
            self.out.tables += 1;
            let read = table::recognise(&table, self.document, self.options, self.out.tables);
            let grouped = read.items.iter().any(|i| matches!(i, Item::Heading { .. }));
            let below = self.heading_above();
            if read.tasks && below.is_none() && self.in_prose() && (grouped || !self.is_led_in()) {
                self.out.items.push(Item::Break);
            }
            let deeper = below.map_or(0, |level| level - 1);
            self.out.removed.extend(read.removed);
            self.out.findings.extend(read.findings);
            for item in read.items {
                let item = match item {
                    Item::Heading { level, text } => Item::Heading {
                        level: (level + deeper).min(6),
                        text,
                    },
                    Item::Title(text) => {
                        self.out.facts.titles.push(text.clone());
                        Item::Title(text)
                    }
                    item => item,
                };
                self.out.items.push(item);
            }
            if read.tasks {
                self.out.facts.tables += 1;
            } else if let Some(names) = self.signatures(&table) {
                self.out.facts.signs(names);
            }
        }
        self.levels = Levels::new(2);
        self.fresh = false;
    }

    /// The level of the heading right above, which then stands over all of the table.
    fn heading_above(&self) -> Option<u8> {
        match self.out.items.last() {
            Some(Item::Heading { level, .. }) => Some(*level),
            _ => None,
        }
    }

    /// Whether the paragraph above leads in to the table: 分工如下：, 见下表.
    fn is_led_in(&self) -> bool {
        let Some(Item::Paragraph(text)) = self.out.items.last() else {
            return false;
        };
        let text = text.as_str();
        text.ends_with(['：', ':']) || ["下表", "如下", "附表"].iter().any(|w| text.contains(w))
    }

    /// Whether the part has headings of its own already, which must not stand over the tasks of a table.
    fn in_prose(&self) -> bool {
        self.out
            .items
            .iter()
            .rev()
            .take_while(|i| !matches!(i, Item::Title(_) | Item::Break))
            .any(|i| matches!(i, Item::Heading { .. }))
    }

    fn line(&mut self, line: &'a Line) {
        let text = line.text.trim();
        let s = text.as_str();
        if s.is_empty() {
            self.at += 1;
            return;
        }
        if shape::is_annex_mark(s) {
            self.paragraph(text);
            self.fresh = true;
            return;
        }
        if self.fresh && self.title() {
            return;
        }
        if let Some(number) = facts::number_line(&text) {
            self.out.facts.number.get_or_insert(number);
            self.paragraph(text);
            return;
        }
        if self.out.facts.tables == 0 && s.chars().count() < 80 && self.out.facts.read_line(&text) {
            self.fresh |= is_dated(s);
            self.paragraph(text);
            return;
        }
        if Day::read(s).is_some() {
            let dated = match Day::from_words(s) {
                _ if self.signing => Dated::Signed,
                Some(_) => Dated::Alone,
                None => Dated::Figures,
            };
            self.out.facts.date(dated, text.clone());
            self.paragraph(text);
            self.fresh = true;
            return;
        }
        if shape::is_release_note(s) {
            self.paragraph(text);
            self.fresh = true;
            return;
        }
        let signing = std::mem::take(&mut self.signing);
        if self.signs(&text) {
            match self.out.facts.bodies.last_mut() {
                // Bodies that sign together stand under each other.
                Some((_, signer)) if signing => {
                    signer.push_layout(" ");
                    signer.push(&text);
                }
                _ => self.out.facts.signs(text.clone()),
            }
            self.signing = true;
            self.paragraph(text);
            return;
        }
        if titles::draft(s).is_some() && s.chars().count() < 16 {
            self.out.facts.draft.get_or_insert_with(|| text.clone());
            self.paragraph(text);
            return;
        }
        self.fresh = false;
        if line.level.is_some_and(|_| !ends_sentence(s)) || shape::is_heading(s, self.next()) {
            let level = match (numeral::heading(s), line.level) {
                (None, Some(level)) => (level + 1).clamp(2, 6),
                _ => self.levels.of(s),
            };
            self.out.items.push(Item::Heading { level, text });
            self.at += 1;
            return;
        }
        // Short lines of a site above the title that nobody knows leave it possible.
        let above = self.out.facts.titles.is_empty()
            && !self.has_headings()
            && s.chars().count() <= 40
            && !ends_sentence(s)
            && numeral::heading(s).is_none();
        let text = self.mended(text);
        self.paragraph(text);
        self.fresh = above;
    }

    fn has_headings(&self) -> bool {
        let heading = |item: &Item| matches!(item, Item::Heading { .. });
        self.out.items.iter().any(heading)
    }

    /// The text of the next line, if a line comes next.
    fn next(&self) -> Option<&str> {
        match self.document.blocks.get(self.at + 1)? {
            Block::Line(line) => Some(line.text.as_str().trim()),
            Block::Table(_) => None,
        }
    }

    fn paragraph(&mut self, text: Text) {
        if shape::is_name(text.as_str()) {
            self.out.facts.alone.push(squeeze(text.as_str()));
        }
        if self.out.facts.titles.len() <= 1 {
            self.out.facts.cover += &squeeze(text.as_str());
        }
        self.out.items.push(Item::Paragraph(text));
        self.at += 1;
    }

    /// A name on a line of its own before the date.
    fn signs(&self, text: &Text) -> bool {
        // Ministries that sign together may fill the line.
        let short = text.as_str().chars().count() <= 40
            || text.as_str().split_whitespace().all(shape::is_name);
        let dated = self.document.blocks[self.at + 1..]
            .iter()
            .take(SIGNERS)
            .find_map(|b| match b {
                Block::Line(line) if is_dated(line.text.as_str()) => Some(true),
                Block::Line(line) if shape::is_name(line.text.as_str()) => None,
                _ => Some(false),
            });
        short && shape::is_name(text.as_str()) && dated == Some(true)
    }

    /// The names in a table that stands over the date: 财政部 ‖ 商务部 ‖ ….
    fn signatures(&self, table: &Table) -> Option<Text> {
        let dated = match self.document.blocks.get(self.at)? {
            Block::Line(line) => is_dated(line.text.as_str()),
            Block::Table(_) => false,
        };
        let cells = table.rows.iter().flat_map(|row| &row.cells);
        let mut names = Text::default();
        for cell in cells.filter(|cell| !cell.is_empty()) {
            let name = cell.joined();
            if !dated || !shape::is_name(name.as_str()) {
                return None;
            }
            names.push_layout(" ");
            names.push(&name);
        }
        Some(names).filter(|names| !names.is_empty())
    }

    /// A paragraph that a page or line break cut, with the lines that go on in it.
    fn mended(&mut self, first: Text) -> Text {
        let mut text = first;
        while let Some(Block::Line(next)) = self.document.blocks.get(self.at + 1) {
            let rest = next.text.trim();
            let ahead: Vec<&str> = self.document.blocks[self.at + 1..]
                .iter()
                .take(4)
                .map_while(|block| match block {
                    Block::Line(line) => Some(line.text.as_str().trim()),
                    Block::Table(_) => None,
                })
                .collect();
            if !shape::goes_on(text.as_str(), &ahead) || next.level.is_some() {
                break;
            }
            self.out.findings.push(Diagnostic::new(
                Code::ParagraphJoined,
                rest.place(&self.document.source),
                "这一段被换页或换行切断，已接上".to_owned(),
            ));
            text.push(&rest);
            self.at += 1;
        }
        text
    }
}

/// So many bodies may sign together, one to a line (发改综合〔2018〕1465号 has 13).
const SIGNERS: usize = 24;

/// A date on a line of its own, or behind （此件发至乡）.
fn is_dated(line: &str) -> bool {
    let date = line.trim().rsplit_once(char::is_whitespace);
    let is_date = |text: &str| Day::read(text).is_some();
    is_date(line) || date.is_some_and(|(note, date)| shape::is_release_note(note) && is_date(date))
}
