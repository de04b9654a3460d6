//! Group headings of a task table: rows over its whole width, and cells of category columns.

use super::columns::Column;
use super::recognised::short;
use super::walk::Walk;
use crate::diag::{Code, Diagnostic};
use crate::document::{Cell, Removed, Text};
use crate::recognise::item::Item;
use crate::zh::item;
use crate::zh::numeral;

impl Walk<'_> {
    /// Turns new category cells of a row into headings.
    pub(crate) fn categories(&mut self, row: usize) {
        let columns: Vec<usize> = (0..self.columns.len())
            .filter(|&c| self.columns[c].is_category())
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
    pub(crate) fn category(&mut self, cell: &Cell, depth: usize) {
        let (heading, rest) = split_category(cell);
        if let Some(heading) = heading {
            let level = match item::heading(heading.as_str()) {
                Some(_) => self.levels.level_of(heading.as_str()),
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
    pub(crate) fn group(&mut self, cell: &Cell) {
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

    pub(crate) fn has_category_column(&self) -> bool {
        self.columns.iter().any(Column::is_category)
    }

    /// A piece of a category cell that a conversion put between the rows: kept where it stands, and told.
    pub(crate) fn displaced(&mut self, cell: &Cell) {
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

    pub(crate) fn heading(&mut self, text: Text) {
        self.flush();
        let level = self.levels.level_of(text.as_str());
        self.out.items.push(Item::Heading { level, text });
    }

    /// A row with one cell is a group heading, unless it is the rest of the row above.
    pub(crate) fn is_group(&self, row: usize, cell: &Cell) -> bool {
        let text = cell.joined();
        let numbered = item::heading(text.as_str()).is_some_and(|n| n.style.heads_parts());
        if cell.width * 2 > self.grid.columns {
            return true;
        }
        match self.columns.get(cell.column) {
            Some(column) if column.is_label() => !item::is_label(text.as_str()),
            Some(column) if column.is_category() => false,
            _ => numbered && text.as_str().chars().count() <= 60 && !self.is_after_break(row),
        }
    }

    /// A row whose number is of another kind than the tasks' (一、 among 1, 2, 3): a category, though it may
    /// sum up what stands under it.
    pub(crate) fn is_numbered_group(&self, row: usize) -> bool {
        let label = &self.label(row);
        let marked =
            |text: &Text| item::heading(text.as_str()).is_some_and(|n| n.style.heads_parts());
        let outer = |text: &Text| marked(text) || is_bare(text);
        let units = self.has_units(row);
        if !outer(label) || units && (!self.has_names() || is_bare(label)) {
            return false;
        }
        let labels: Vec<Text> = (0..self.grid.rows()).map(|r| self.label(r)).collect();
        let inner = labels
            .iter()
            .filter(|l| numeral::figures(l.as_str()).is_some())
            .count();
        let outer = labels.iter().filter(|l| outer(l)).count();
        inner >= 2 && inner > outer
    }

    /// Whether tasks have a name beside their text.
    fn has_names(&self) -> bool {
        let text = self.columns.iter().position(Column::is_text);
        self.columns
            .iter()
            .enumerate()
            .any(|(i, c)| c.is_written() && !c.is_units() && text.is_some_and(|t| i < t))
    }

    /// Number and name of such a row are the heading; what else it says follows as paragraphs.
    pub(crate) fn numbered_group(&mut self, filled: &[&Cell]) {
        let mut heading = Text::default();
        let mut rest = Vec::new();
        for cell in filled {
            let text = self.grid.text(cell);
            let says_more = self
                .columns
                .get(cell.column)
                .is_some_and(|c| c.is_units() || c.is_text() && self.has_names());
            if says_more {
                rest.push(text);
                continue;
            }
            let long = heading.as_str().chars().count() > 2;
            if is_bare(&heading) || long && !heading.as_str().ends_with(['、', '）']) {
                heading.push_layout(" ");
            }
            heading.push(&text);
        }
        if let Some(first) = rest.first() {
            self.out.findings.push(
                Diagnostic::new(
                    Code::GroupSaysMore,
                    first.place(&self.document.source),
                    format!(
                        "类别行“{}”也写了内容和单位，没有当作任务",
                        short(heading.as_str())
                    ),
                )
                .help("如果它是一项任务，请在方案里给它一行，并记入更正。"),
            );
        }
        self.heading(heading);
        self.out.items.extend(rest.into_iter().map(Item::Paragraph));
    }
}

/// The heading and the sentences of a category cell.
fn split_category(cell: &Cell) -> (Option<Text>, Vec<Text>) {
    let mut heading: Option<Text> = None;
    let mut rest = Vec::new();
    for line in &cell.lines {
        let text = line.as_str();
        let skip = item::heading(text).map_or(0, |n| n.len);
        // A numbered heading may end with a full stop; one with more behind a blank is no heading.
        let sentence = |t: &str| {
            let body = t[item::heading(t).map_or(0, |n| n.len)..].trim();
            let parts = body.contains(char::is_whitespace) && t.chars().count() > 30;
            t.ends_with('。') && (skip == 0 || parts || t.chars().count() > 80)
        };
        if rest.is_empty() && !sentence(text) {
            // A name broken over lines is joined; a second heading is one of its own.
            match &mut heading {
                Some(above) if item::heading(text).is_none() => above.push(line),
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

/// Whether a number is only its figures: 一.
fn is_bare(label: &Text) -> bool {
    let figures = label.as_str().trim();
    figures.starts_with(numeral::is_han_numeral) && numeral::read(figures).is_some()
}
