//! Tables of Word files: rows and cells on a grid, through content controls and accepted revisions.

use std::collections::BTreeMap;

use super::gone::{DELETED, is_gone};
use super::piece::{Flat, NewTable, Piece, flat};
use super::reader::Reader;
use crate::document::read::build::NewCell;
use crate::document::read::spans::{self, span};
use crate::document::read::xml::Element;

/// Whether a cell is one with that above it, or with that on its left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Merge {
    None,
    Begins,
    GoesOn,
}

/// A cell of the file, at its place.
struct Found<'a> {
    element: &'a Element,
    column: usize,
    width: usize,
    merge: Merge,
    /// Whether the cell on its left covers it.
    is_covered: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn table(&mut self, table: &'a Element, out: &mut Vec<Piece>) {
        let mut rows = Vec::new();
        let mut trs = Vec::new();
        self.descend(table, "tr", &mut trs);
        for tr in trs {
            let cells = self.cells(tr);
            rows.push((removal(tr), cells));
        }
        if is_frame(&rows) {
            for (_, cells) in rows.iter().filter(|(reason, _)| reason.is_none()) {
                for cell in cells {
                    out.append(&mut self.pieces(cell.element));
                }
            }
            for (reason, cells) in &rows {
                self.hide_row(*reason, cells);
            }
            return;
        }
        let (grid, covered) = self.grid(rows);
        if grid.iter().any(|row| !row.is_empty()) {
            out.push(Piece::Table(grid));
        }
        let covered = covered.into_iter();
        out.extend(covered.map(|line| Piece::Removed(line, "被合并单元格遮住的文字")));
    }

    /// The rows that are shown, and what stands in cells that others cover, which Word does not show.
    fn grid(
        &mut self,
        rows: Vec<(Option<&'static str>, Vec<Found<'a>>)>,
    ) -> (NewTable, Vec<String>) {
        let mut grid: NewTable = Vec::new();
        let mut covered: Vec<String> = Vec::new();
        // For each column the cell, by row and place, that goes on in the next row.
        let mut tall: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        for (reason, cells) in rows {
            if reason.is_some() {
                for cell in cells.iter().filter(|c| c.merge != Merge::GoesOn) {
                    tall.remove(&cell.column);
                }
                self.hide_row(reason, &cells);
                continue;
            }
            let mut row: Vec<NewCell> = Vec::new();
            let mut next = BTreeMap::new();
            for cell in cells {
                let pieces = self.pieces(cell.element);
                let Flat { lines, unread } = flat(pieces, &mut self.hidden);
                if cell.is_covered
                    && let Some(left) = row.last_mut()
                {
                    left.width += cell.width;
                    covered.extend(lines);
                    continue;
                }
                let above = tall
                    .get(&cell.column)
                    .filter(|_| cell.merge == Merge::GoesOn);
                if let Some(&(at, place)) = above {
                    grid[at][place].height += 1;
                    next.insert(cell.column, (at, place));
                    covered.extend(lines);
                    continue;
                }
                if cell.merge != Merge::None {
                    next.insert(cell.column, (grid.len(), row.len()));
                }
                row.push(NewCell {
                    column: cell.column,
                    width: cell.width,
                    height: 1,
                    lines,
                    unread,
                    unknown: false,
                });
            }
            tall = next;
            grid.push(row);
        }
        (grid, covered)
    }

    /// The cells of a row without those that a revision deleted.
    fn cells(&mut self, tr: &'a Element) -> Vec<Found<'a>> {
        let before = tr.child("trPr").and_then(|p| p.value("gridBefore"));
        let mut column = before.map_or(0, |b| b.parse().unwrap_or(0).min(spans::WIDEST));
        let mut tcs = Vec::new();
        self.descend(tr, "tc", &mut tcs);
        let mut out = Vec::new();
        for element in tcs {
            let properties = element.child("tcPr");
            if properties.is_some_and(|p| p.child("cellDel").is_some()) {
                self.hide(element, DELETED);
                continue;
            }
            let width = span(properties.and_then(|p| p.value("gridSpan")), spans::WIDEST);
            let goes_on = |name| {
                let merge = properties?.child(name)?;
                Some(merge.attribute("val").unwrap_or("continue") == "continue")
            };
            // A revision that merges cells says so in its own way.
            let revised = properties
                .and_then(|p| p.child("cellMerge"))
                .and_then(|m| m.attribute("vMerge"))
                .map(|merge| merge == "cont");
            out.push(Found {
                element,
                column,
                width,
                merge: match revised.or_else(|| goes_on("vMerge")) {
                    Some(true) => Merge::GoesOn,
                    Some(false) => Merge::Begins,
                    None => Merge::None,
                },
                is_covered: goes_on("hMerge") == Some(true),
            });
            column += width;
        }
        out
    }

    fn hide_row(&mut self, reason: Option<&'static str>, cells: &[Found<'a>]) {
        if let Some(reason) = reason {
            for cell in cells {
                self.hide(cell.element, reason);
            }
        }
    }

    /// The elements of a name below an element, through content controls and accepted revisions.
    fn descend(&mut self, parent: &'a Element, name: &str, out: &mut Vec<&'a Element>) {
        for element in parent.elements() {
            match element.name.as_str() {
                found if found == name => out.push(element),
                "sdt" | "sdtContent" | "ins" | "moveTo" | "customXml" | "smartTag" => {
                    self.descend(element, name, out);
                }
                "AlternateContent" => {
                    if let Some(form) = self.form(element) {
                        self.descend(form, name, out);
                    }
                }
                gone if is_gone(gone) => self.pass_over(element),
                _ => self.leave_unread(element),
            }
        }
    }
}

/// Why a row is not shown.
fn removal(tr: &Element) -> Option<&'static str> {
    let properties = tr.child("trPr")?;
    if properties.child("del").is_some() {
        Some(DELETED)
    } else {
        properties.is_on("hidden").then_some("隐藏的表格行")
    }
}

/// Whether a table only draws a frame: a table in it, and never two filled cells side by side.
fn is_frame(rows: &[(Option<&str>, Vec<Found<'_>>)]) -> bool {
    let mut shown = rows.iter().filter(|(reason, _)| reason.is_none());
    let is_filled = |cell: &&Found<'_>| {
        !cell.element.written(is_gone).trim().is_empty() || cell.element.holds("blip")
    };
    let is_single = |cells: &[Found<'_>]| cells.iter().filter(is_filled).count() <= 1;
    shown.clone().all(|(_, cells)| is_single(cells))
        && shown.any(|(_, cells)| cells.iter().any(|c| c.element.holds("tbl")))
}
