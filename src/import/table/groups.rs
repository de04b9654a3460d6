//! Group headings of a task table: rows over its whole width, and cells of category columns.

use super::grid::Use;
use super::reading::Reading;
use super::short;
use crate::diag::{Code, Diagnostic};
use crate::import::document::{Cell, Removed, Text};
use crate::import::item::Item;
use crate::import::table::cells;
use crate::import::words;

impl Reading<'_> {
    /// Turns new category cells of a row into headings.
    pub(super) fn categories(&mut self, row: usize) {
        let columns: Vec<usize> = (0..self.columns.len())
            .filter(|&c| self.columns[c].used == Use::Category)
            .collect();
        self.categories.resize(columns.len(), String::new());
        for (depth, &column) in columns.iter().enumerate() {
            if self.grid.is_from_above(row, column) {
                continue;
            }
            let Some(cell) = self.grid.cell(row, column).filter(|c| !c.is_empty()) else {
                continue;
            };
            let text = cell.joined();
            if self.categories[depth] == text.as_str() {
                // Printed again at the top of a page.
                self.out.removed.extend(text.sources().map(|range| Removed {
                    range,
                    reason: "换页后重复的类别",
                }));
                continue;
            }
            text.as_str().clone_into(&mut self.categories[depth]);
            for below in &mut self.categories[depth + 1..] {
                below.clear();
            }
            self.flush();
            self.category(cell, depth);
        }
    }

    /// The lines of a category cell: a heading, then what is said about it.
    pub(super) fn category(&mut self, cell: &Cell, depth: usize) {
        let (heading, rest) = split_category(cell);
        if let Some(heading) = heading {
            let level = match words::numbering(heading.as_str()) {
                Some(_) => self.levels.of(heading.as_str()),
                None => self.levels.unnumbered(depth),
            };
            self.out.items.push(Item::Heading {
                level,
                text: heading,
            });
        }
        self.out.items.extend(rest.into_iter().map(Item::Paragraph));
    }

    /// A row over the whole table: a heading, or a sentence about the group.
    pub(super) fn group(&mut self, cell: &Cell) {
        self.flush();
        if self.table.rows.iter().any(|r| r.loose) && !self.has_category_column() {
            self.category(cell, 0);
            return;
        }
        if self.has_category_column() {
            self.displaced(cell);
            return;
        }
        self.category(cell, 0);
    }

    pub(super) fn has_category_column(&self) -> bool {
        self.columns.iter().any(|c| c.used == Use::Category)
    }

    /// A piece of a category cell that a conversion put between the rows: kept where it stands, and told.
    pub(super) fn displaced(&mut self, cell: &Cell) {
        for line in &cell.lines {
            self.out.findings.push(
                Diagnostic::new(
                    Code::CategoryDisplaced,
                    line.place(&self.document.source),
                    format!("类别栏的文字“{}”脱离了它的单元格", short(line.as_str())),
                )
                .help("程序不能判断这个类别从哪一行开始；请对照原文，在方案里把标题移到正确的行前，并记入更正。"),
            );
        }
        self.category(cell, 0);
    }

    pub(super) fn heading(&mut self, text: Text) {
        self.flush();
        let level = self.levels.of(text.as_str());
        self.out.items.push(Item::Heading { level, text });
    }

    /// A row with one cell is a group heading, unless it is the rest of the row above.
    pub(super) fn is_group(&self, row: usize, cell: &Cell) -> bool {
        let text = cell.joined();
        let numbered = words::numbering(text.as_str()).is_some_and(|n| n.kind <= 2);
        let used = self.columns.get(cell.column).map(|c| c.used);
        if cell.width * 2 > self.grid.columns {
            return true;
        }
        match used {
            Some(Use::Label) => !words::is_label(text.as_str()),
            Some(Use::Category) => false,
            _ => numbered && text.as_str().chars().count() <= 60 && !self.is_after_break(row),
        }
    }

    /// A row whose number is of another kind than the tasks' (一、 among 1, 2, 3) and that names no unit.
    pub(super) fn is_numbered_group(&self, row: usize, label: &Text) -> bool {
        let kind = |text: &str| words::numbering(text).map(|n| n.kind);
        !self.has_units(row)
            && kind(label.as_str()).is_some_and(|k| k <= 2)
            && (0..self.grid.rows())
                .any(|other| words::digits(self.label(other).as_str()).is_some())
    }

    pub(super) fn numbered_group(&mut self, filled: &[&Cell]) {
        let mut text = Text::default();
        for (i, cell) in filled.iter().enumerate() {
            if i > 1 {
                text.push_layout(" ");
            }
            text.push(&cells::text(cell));
        }
        self.heading(text);
    }
}

/// The heading and the sentences of a category cell.
fn split_category(cell: &Cell) -> (Option<Text>, Vec<Text>) {
    let mut heading: Option<Text> = None;
    let mut rest = Vec::new();
    for line in &cell.lines {
        let text = line.as_str();
        let skip = words::numbering(text).map_or(0, |n| n.len);
        // A numbered heading may end with a full stop; one with more behind a blank is no heading.
        let sentence = |t: &str| {
            let body = t[words::numbering(t).map_or(0, |n| n.len)..].trim();
            let parts = body.contains(char::is_whitespace) && t.chars().count() > 30;
            t.ends_with('。') && (skip == 0 || parts || t.chars().count() > 80)
        };
        if rest.is_empty() && !sentence(text) {
            // A name broken over lines is joined; a second heading is one of its own.
            match &mut heading {
                Some(above) if words::numbering(text).is_none() => above.push(line),
                Some(_) => rest.push(line.clone()),
                None => heading = Some(line.clone()),
            }
            continue;
        }
        // Heading and sentence on one line, a blank between.
        let body = &text[skip..];
        let lead = body.len() - body.trim_start().len();
        let cut = body[lead..]
            .find(char::is_whitespace)
            .map(|i| skip + lead + i)
            .filter(|&i| heading.is_none() && !text[..i].contains(['。', '，']));
        match cut {
            Some(cut) => {
                heading = Some(line.slice(0..cut));
                rest.push(line.slice(cut..text.len()).trim());
            }
            None => rest.push(line.clone()),
        }
    }
    (heading, rest)
}
