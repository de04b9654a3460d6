//! The document around its tables: titles, number, salutation, headings, paragraphs, sign-off, annexes.
//!
//! Goes from top to bottom once. A title can stand where a part begins: at the top, behind a sign-off,
//! behind 附件. What kinds of line there are and how each is known stands in `rules`.

mod rules;
mod scan;
mod title;

pub(crate) use self::rules::RULES;
use self::rules::{Kind, LINES};
pub(crate) use self::scan::Recognition;
use self::scan::Scan;
use super::evidence::Dated;
use super::evidence::Evidence;
use super::explained::Explained;
use super::hints::Options;
use super::item::Item;
use super::levels::Levels;
use super::{clues, line_shape, table};
use crate::diag::{Code, Diagnostic};
use crate::document::{Block, Document, Line, Removed, Table, Text};
use crate::lexicon::layout;
use crate::zh::day::Day;
use crate::zh::{item, squeeze};

/// Reads a document from top to bottom.
pub(crate) fn read(document: &Document, options: &Options) -> Recognition {
    let mut scan = Scan {
        document,
        options,
        out: Recognition::default(),
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
        && line_shape::is_name(text.as_str())
    {
        let last = (Evidence::Unsigned, text.clone());
        scan.out.clues.bodies.push(last);
    }
    scan.out
}

impl Scan<'_> {
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
                    if text.is_empty() || next && layout::words().marks.continued.holds(&text) {
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
            let (rule, note, read) = (read.rule, read.note, read.pieces);
            let cells = table.rows.iter().flat_map(|row| &row.cells);
            let mut words = Text::default();
            for cell in cells {
                words.push(&cell.joined());
            }
            let explained = Explained::text(&words, rule, Some(note));
            self.out.explained.extend(explained);
            let holds_tasks = read.tasks() > 0;
            let grouped = read.items.iter().any(|i| matches!(i, Item::Heading { .. }));
            let below = self.heading_above();
            if holds_tasks && below.is_none() && self.in_prose() && (grouped || !self.is_led_in()) {
                self.out.items.push(Item::Break);
            }
            let deeper = below.map_or(0, |level| level - 1);
            self.out.removed.extend(read.removed);
            self.out.explained.extend(read.explained);
            self.out.findings.extend(read.findings);
            for item in read.items {
                let item = match item {
                    Item::Heading { level, text } => Item::Heading {
                        level: (level + deeper).min(6),
                        text,
                    },
                    Item::Title(text) => {
                        self.out.clues.titles.push(text.clone());
                        Item::Title(text)
                    }
                    item => item,
                };
                self.out.items.push(item);
            }
            if holds_tasks {
                self.out.clues.tables += 1;
            } else if let Some(names) = self.signatures(&table) {
                self.out.clues.add_signature(names);
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
        text.ends_with(['：', ':']) || layout::words().marks.leads_in.within(text)
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

    /// Takes the line that stands next, by the first rule of its kind.
    fn line(&mut self, line: &Line) {
        let text = line.text.trim();
        if text.is_empty() {
            self.at += 1;
            return;
        }
        let mut holding = LINES.iter().filter(|kind| (kind.holds)(self, line, &text));
        let Some(kind) = holding.next() else { return };
        let others: Vec<&str> = holding
            .map(|other| other.rule.name)
            .filter(|name| *name != rules::PARAGRAPH.name)
            .collect();
        let note = (!others.is_empty()).then(|| format!("也合于 {}", others.join("、")));
        let from = self.at;
        self.take(kind.kind, text);
        let mut taken = Text::default();
        for block in &self.document.blocks[from..self.at] {
            if let Block::Line(line) = block {
                taken.push(&line.text);
            }
        }
        let explained = Explained::text(&taken, kind.rule, note);
        self.out.explained.extend(explained);
    }

    /// Takes a line of a kind, and perhaps lines below it.
    fn take(&mut self, kind: Kind, text: Text) {
        match kind {
            Kind::Edge => self.part_may_begin(text),
            Kind::Letterhead => self.letterhead(text),
            Kind::OrderNumber => self.order_number(text),
            Kind::DocumentNumber => self.document_number(text),
            Kind::Title => self.title(),
            Kind::Particulars => self.particulars(text),
            Kind::Date => self.date(text),
            Kind::Signature => self.signature(text),
            Kind::DraftMark => self.draft_mark(text),
            Kind::Heading => self.heading(text),
            Kind::Paragraph => self.prose(text),
        }
    }

    /// 附件1, （此件公开发布）: behind it another part may begin.
    fn part_may_begin(&mut self, text: Text) {
        self.paragraph(text);
        self.fresh = true;
    }

    /// 云山县教育局文件: who issues.
    fn letterhead(&mut self, text: Text) {
        let body = (Evidence::Letterhead, text.clone());
        self.out.clues.bodies.push(body);
        self.out.items.push(Item::Paragraph(text));
        self.at += 1;
    }

    /// 第707号: with the letterhead above it the number.
    fn order_number(&mut self, text: Text) {
        if let Some(mut number) = self.order().cloned() {
            number.push(&text);
            self.out.clues.number.get_or_insert(number);
        }
        self.out.items.push(Item::Paragraph(text));
        self.at += 1;
    }

    fn document_number(&mut self, text: Text) {
        if let Some(number) = clues::number_line(&text) {
            self.out.clues.number.get_or_insert(number);
        }
        self.paragraph(text);
    }

    /// The lines of a title; a new part begins.
    fn title(&mut self) {
        let Some(lines) = title::by_ending(self).or_else(|| title::by_place(self)) else {
            return;
        };
        self.out.clues.titles.push(lines.text.clone());
        self.out.items.push(Item::Title(lines.text));
        self.levels = Levels::new(2);
        self.fresh = false;
        self.at = lines.next;
    }

    fn particulars(&mut self, text: Text) {
        if let Some(parts) = clues::line_of_particulars(&text) {
            self.out.clues.take_particulars(parts);
        }
        self.fresh |= rules::is_dated(text.as_str());
        self.paragraph(text);
    }

    fn date(&mut self, text: Text) {
        let dated = match Day::from_words(text.as_str()) {
            _ if self.signing => Dated::Signed,
            Some(_) => Dated::Alone,
            None => Dated::Figures,
        };
        self.out.clues.add_date(dated, text.clone());
        self.part_may_begin(text);
    }

    /// A body that signs; those that sign together stand under each other.
    fn signature(&mut self, text: Text) {
        match self.out.clues.bodies.last_mut() {
            Some((_, signer)) if self.signing => {
                signer.push_layout(" ");
                signer.push(&text);
            }
            _ => self.out.clues.add_signature(text.clone()),
        }
        self.signing = true;
        self.paragraph(text);
    }

    fn draft_mark(&mut self, text: Text) {
        self.signing = false;
        self.out.clues.draft.get_or_insert_with(|| text.clone());
        self.paragraph(text);
    }

    fn heading(&mut self, text: Text) {
        let style = match &self.document.blocks[self.at] {
            Block::Line(line) => line.level,
            Block::Table(_) => None,
        };
        let level = match (item::heading(text.as_str()), style) {
            (None, Some(level)) => (level + 1).clamp(2, 6),
            _ => self.levels.level_of(text.as_str()),
        };
        self.out.items.push(Item::Heading { level, text });
        self.signing = false;
        self.fresh = false;
        self.at += 1;
    }

    fn prose(&mut self, text: Text) {
        let fresh = rules::leaves_title_possible(self, text.as_str());
        let text = self.mended(text);
        self.paragraph(text);
        self.signing = false;
        self.fresh = fresh;
    }

    fn paragraph(&mut self, text: Text) {
        if line_shape::is_name(text.as_str()) {
            self.out.clues.lone_names.push(squeeze(text.as_str()));
        }
        if self.out.clues.titles.len() <= 1 {
            self.out.clues.cover_text.push(&text.squeezed());
        }
        self.out.items.push(Item::Paragraph(text));
        self.at += 1;
    }

    /// The names in a table that stands over the date: 财政部 ‖ 商务部 ‖ ….
    fn signatures(&self, table: &Table) -> Option<Text> {
        let dated = match self.document.blocks.get(self.at)? {
            Block::Line(line) => rules::is_dated(line.text.as_str()),
            Block::Table(_) => false,
        };
        let cells = table.rows.iter().flat_map(|row| &row.cells);
        let mut names = Text::default();
        for cell in cells.filter(|cell| !cell.is_empty()) {
            let name = cell.joined();
            if !dated || !line_shape::is_name(name.as_str()) {
                return None;
            }
            names.push_layout(" ");
            names.push(&name);
        }
        Some(names).filter(|names| !names.is_empty())
    }

    /// A paragraph that a page or line break cut, with the lines that go on in it.
    fn mended(&mut self, first: Text) -> Text {
        let mut last = first.clone();
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
            if !line_shape::goes_on(text.as_str(), last.as_str(), &ahead) || next.level.is_some() {
                break;
            }
            let explained = Explained::text(&rest, &rules::PARAGRAPH_CUT, None);
            self.out.explained.extend(explained);
            self.out.findings.push(Diagnostic::new(
                Code::ParagraphJoined,
                rest.place(&self.document.source),
                "这一段被换页或换行切断，已接上".to_owned(),
            ));
            text.push(&rest);
            last = rest;
            self.at += 1;
        }
        text
    }
}
