//! From a table on a grid to tasks under their group headings: headings and categories told from rows,
//! rows joined over page breaks, merged cells carried down, stacked cells taken apart.

use super::cells;
use super::document::{Cell, Document, Removed, Row, Table, Text};
use super::grid::{Column, Grid, Use};
use super::item::{Item, Rows, TaskRow};
use super::levels::Levels;
use super::stack::Stack;
use super::words;
use crate::diag::{Code, Diagnostic};

/// Joins tables that follow each other and repeat the headings of the first, as pages do.
pub(super) fn merge(tables: Vec<Table>) -> Vec<Table> {
    let mut out: Vec<Table> = Vec::new();
    for table in tables {
        let same = out.last().is_some_and(|last| continues(last, &table));
        match out.last_mut() {
            Some(last) if same => {
                let mut rows = table.rows;
                if let Some(first) = rows.first_mut() {
                    first.after_break = true;
                }
                last.rows.extend(rows);
            }
            _ => out.push(table),
        }
    }
    out
}

/// Whether a table goes on with the one before it: the same headings, or none and the same columns.
fn continues(first: &Table, next: &Table) -> bool {
    let (a, b) = (Grid::new(first), Grid::new(next));
    let Some((row, len)) = a.header() else {
        return false;
    };
    let headings = |grid: &Grid<'_>, row| -> Vec<String> {
        grid.headings(row, len)
            .iter()
            .map(|h| words::squeeze(h.as_str()))
            .collect()
    };
    match b.header() {
        Some((at, _)) => headings(&a, row) == headings(&b, at),
        None => a.columns == b.columns,
    }
}

/// What a table becomes.
pub(super) struct Recognised {
    /// The pieces, in order.
    pub(super) items: Vec<Item>,
    /// Whether it holds tasks.
    pub(super) tasks: bool,
    /// What was left out, with reasons.
    pub(super) removed: Vec<Removed>,
    /// Repairs and doubts.
    pub(super) findings: Vec<Diagnostic>,
}

/// Reads a table; one without headings that name who answers for what stays a table.
pub(super) fn recognise(table: &Table, document: &Document) -> Recognised {
    let grid = Grid::new(table);
    let columns = grid.header().and_then(|(from, len)| {
        let columns = grid.columns(grid.headings(from, len), from + len)?;
        Some((from, len, columns))
    });
    match columns {
        Some((from, len, columns)) => Reading::new(&grid, table, document, columns).read(from, len),
        None => Recognised {
            items: plain(&grid),
            tasks: false,
            removed: Vec::new(),
            findings: Vec::new(),
        },
    }
}

/// A table that holds no tasks: rows over its whole width become paragraphs, the rest stays a table.
fn plain(grid: &Grid<'_>) -> Vec<Item> {
    let mut items = Vec::new();
    let mut rows: Vec<Vec<Text>> = Vec::new();
    for row in 0..grid.rows() {
        let filled = grid.filled(row);
        match filled.as_slice() {
            [] => {}
            [one] if one.width >= grid.columns => {
                if !rows.is_empty() {
                    items.push(Item::Grid(std::mem::take(&mut rows)));
                }
                items.extend(one.lines.iter().cloned().map(Item::Paragraph));
            }
            _ => rows.push(
                (0..grid.columns)
                    .map(|column| match grid.cell(row, column) {
                        Some(cell) if cell.column == column && !grid.from_above(row, column) => {
                            cells::text(cell)
                        }
                        _ => Text::default(),
                    })
                    .collect(),
            ),
        }
    }
    if !rows.is_empty() {
        items.push(Item::Grid(rows));
    }
    items
}

/// The state of reading a table of tasks from top to bottom.
struct Reading<'a> {
    grid: &'a Grid<'a>,
    table: &'a Table,
    document: &'a Document,
    columns: Vec<Column>,
    /// Whether rows are numbered at all.
    numbered: bool,
    levels: Levels,
    stack: Stack,
    out: Recognised,
    rows: Vec<TaskRow>,
    /// The categories in force, one for each category column.
    categories: Vec<String>,
    /// Whether the next row follows a repeated header.
    after_header: bool,
}

impl<'a> Reading<'a> {
    fn new(
        grid: &'a Grid<'a>,
        table: &'a Table,
        document: &'a Document,
        columns: Vec<Column>,
    ) -> Self {
        let numbered = columns.iter().any(|c| c.used == Use::Label);
        Self {
            grid,
            table,
            document,
            numbered,
            levels: Levels::new(2),
            stack: Stack::default(),
            out: Recognised {
                items: Vec::new(),
                tasks: true,
                removed: Vec::new(),
                findings: Vec::new(),
            },
            rows: Vec::new(),
            categories: Vec::new(),
            after_header: false,
            columns,
        }
    }

    fn read(mut self, header: usize, len: usize) -> Recognised {
        for row in 0..header {
            for cell in self.grid.filled(row) {
                let text = cells::text(cell);
                let item = if row == 0 && cell.width * 2 > self.grid.columns {
                    Item::Title(text)
                } else {
                    Item::Paragraph(text)
                };
                self.out.items.push(item);
            }
        }
        self.remove_unused_headings(header, len);
        for row in header + len..self.grid.rows() {
            self.row(row);
        }
        self.finish_stack();
        self.flush();
        self.out
    }

    /// The headings of category columns and of upper levels are layout once the categories are headings.
    fn remove_unused_headings(&mut self, header: usize, len: usize) {
        let mut kept: Vec<_> = self
            .columns
            .iter()
            .filter(|c| c.used != Use::Category)
            .flat_map(|c| c.heading.sources().collect::<Vec<_>>())
            .collect();
        kept.sort_by_key(|r| r.start);
        for row in header..(header + len).min(self.grid.rows()) {
            for cell in self.grid.filled(row) {
                for range in cell.lines.iter().flat_map(Text::sources) {
                    let covered = kept
                        .iter()
                        .any(|k| k.start < range.end && range.start < k.end);
                    if !covered {
                        self.out.removed.push(Removed {
                            range,
                            reason: "类别栏和上级表头的名称（类别已成为标题）",
                        });
                    }
                }
            }
        }
    }

    fn row(&mut self, row: usize) {
        let filled = self.grid.filled(row);
        let source = &self.table.rows[row];
        if filled.is_empty() && !(0..self.grid.columns).any(|c| self.grid.from_above(row, c)) {
            return;
        }
        if self.is_repeated_header(row) {
            for cell in &filled {
                for range in cell.lines.iter().flat_map(Text::sources) {
                    self.out.removed.push(Removed {
                        range,
                        reason: "重复的表头",
                    });
                }
            }
            self.after_header = true;
            return;
        }
        if source.loose {
            self.finish_stack();
            for cell in filled {
                self.group(cell);
            }
            return;
        }
        if self.is_stacked(row) {
            self.stacked(row);
            return;
        }
        self.finish_stack();
        if let [one] = filled.as_slice()
            && self.is_group(row, one)
        {
            self.group(one);
            return;
        }
        self.categories(row);
        let label = self.label(row);
        if self.is_numbered_group(row, &label) {
            self.numbered_group(&filled);
            return;
        }
        if self.numbered && label.as_str().is_empty() {
            if self.goes_on(row, source) {
                self.join(row);
                return;
            }
            if !self.has_units(row) {
                // 总分, 合计 and the like.
                self.flush();
                let mut text = Text::default();
                for cell in &filled {
                    if !text.is_empty() {
                        text.push_layout(" ");
                    }
                    text.push(&cells::text(cell));
                }
                self.out.items.push(Item::Paragraph(text));
                return;
            }
        }
        let merged = self.is_same_task(row);
        if merged {
            self.add_units(row);
            return;
        }
        let label = if label.as_str().is_empty() && self.numbered {
            self.rows
                .last()
                .map(|r| r.label.clone())
                .unwrap_or_default()
        } else {
            label
        };
        let task = TaskRow {
            label,
            cells: self.cells(row),
        };
        self.missing_cells(row);
        self.rows.push(task);
        self.after_header = false;
    }

    /// The printed number of a row; of a merged cell, the number it carries down.
    fn label(&self, row: usize) -> Text {
        self.columns
            .iter()
            .position(|c| c.used == Use::Label)
            .and_then(|c| self.grid.cell(row, c))
            .map(Cell::joined)
            .unwrap_or_default()
    }

    /// The cells of a row that are written, without number and categories.
    fn cells(&self, row: usize) -> Vec<Text> {
        self.columns
            .iter()
            .enumerate()
            .filter(|(_, c)| !matches!(c.used, Use::Label | Use::Category))
            .map(|(i, column)| match self.grid.cell(row, i) {
                Some(cell) if column.used == Use::Units => cells::units(cell),
                // A wide cell is written once, in the first of its columns that is written at all.
                Some(cell) if cell.column == i || self.first_written(cell) == Some(i) => {
                    cells::text(cell)
                }
                _ => Text::default(),
            })
            .collect()
    }

    fn first_written(&self, cell: &Cell) -> Option<usize> {
        (cell.column..cell.column + cell.width).find(|&i| {
            self.columns
                .get(i)
                .is_some_and(|c| !matches!(c.used, Use::Label | Use::Category))
        })
    }

    fn has_units(&self, row: usize) -> bool {
        self.columns.iter().enumerate().any(|(i, c)| {
            c.used == Use::Units && self.grid.cell(row, i).is_some_and(|c| !c.is_empty())
        })
    }

    fn is_repeated_header(&self, row: usize) -> bool {
        let filled = self.grid.filled(row);
        filled.len() >= 2
            && filled.iter().all(|cell| {
                let text = words::squeeze(cell.joined().as_str());
                self.columns
                    .get(cell.column)
                    .is_some_and(|c| c.heading.as_str() == text)
            })
    }

    /// A row with one cell is a group heading, unless it is the rest of the row above.
    fn is_group(&self, row: usize, cell: &Cell) -> bool {
        let text = cell.joined();
        let numbered = words::numbering(text.as_str()).is_some_and(|n| n.kind <= 2);
        let used = self.columns.get(cell.column).map(|c| c.used);
        if cell.width * 2 > self.grid.columns {
            return true;
        }
        match used {
            Some(Use::Label) => !words::is_label(text.as_str()),
            Some(Use::Category) => false,
            _ => numbered && text.as_str().chars().count() <= 60 && !self.from_break(row),
        }
    }

    /// A row whose number is of another kind than the tasks' (一、 among 1, 2, 3) and that names no unit.
    fn is_numbered_group(&self, row: usize, label: &Text) -> bool {
        let kind = |text: &str| words::numbering(text).map(|n| n.kind);
        !self.has_units(row)
            && kind(label.as_str()).is_some_and(|k| k <= 2)
            && (0..self.grid.rows())
                .any(|other| words::digits(self.label(other).as_str()).is_some())
    }

    fn numbered_group(&mut self, filled: &[&Cell]) {
        let mut text = Text::default();
        for (i, cell) in filled.iter().enumerate() {
            if i > 1 {
                text.push_layout(" ");
            }
            text.push(&cells::text(cell));
        }
        self.heading(text);
    }

    fn from_break(&self, row: usize) -> bool {
        self.after_header || self.table.rows[row].after_break
    }

    /// Whether a row without number goes on with the row above: after a page break, or in mid-sentence.
    fn goes_on(&self, row: usize, _source: &Row) -> bool {
        let Some(last) = self.rows.last() else {
            return false;
        };
        if self.from_break(row) {
            return true;
        }
        let text = self.text_index();
        let own = self
            .columns
            .iter()
            .position(|c| c.used == Use::Text)
            .and_then(|i| self.grid.cell(row, i))
            .is_some_and(|c| !c.is_empty());
        let open = text
            .and_then(|i| last.cells.get(i))
            .is_some_and(|t| !words::ends_sentence(t.as_str()));
        !own || open && !self.has_units(row)
    }

    fn text_index(&self) -> Option<usize> {
        self.columns
            .iter()
            .filter(|c| !matches!(c.used, Use::Label | Use::Category))
            .position(|c| c.used == Use::Text)
    }

    /// Joins a row to the one above, cell by cell.
    fn join(&mut self, row: usize) {
        let cells = self.cells(row);
        let label = self.rows.last().map(|r| r.label.as_str().to_owned());
        let mut first = None;
        for (i, piece) in cells.into_iter().enumerate() {
            if piece.is_empty() {
                continue;
            }
            let piece = self.without_double(i, piece);
            first.get_or_insert_with(|| piece.clone());
            if let Some(cell) = self.rows.last_mut().and_then(|r| r.cells.get_mut(i)) {
                cell.push(&piece);
            }
        }
        if let Some(first) = first {
            self.out.findings.push(Diagnostic::new(
                Code::RowJoined,
                first.place(&self.document.source),
                format!(
                    "这一行没有序号，是上一页第 {} 项的后半部分，已接上",
                    label.unwrap_or_default()
                ),
            ));
        }
        self.after_header = false;
    }

    /// The piece without a first character that also ends the piece before it.
    fn without_double(&mut self, index: usize, piece: Text) -> Text {
        let before = self
            .rows
            .last()
            .and_then(|r| r.cells.get(index))
            .map(|t| t.as_str().to_owned())
            .unwrap_or_default();
        if !cells::doubled(&before, piece.as_str(), &self.document.source.text) {
            return piece;
        }
        let len = piece.as_str().chars().next().map_or(0, char::len_utf8);
        let double = piece.slice(0..len);
        self.out
            .removed
            .extend(double.sources().map(|range| Removed {
                range,
                reason: "换页处重复的字",
            }));
        self.out.findings.push(
            Diagnostic::new(
                Code::DoubledCharacter,
                double.place(&self.document.source),
                format!("换页前后都有“{}”，只留一个", double.as_str()),
            )
            .help("如果原文确实有两个，请在方案里补上并记入更正。"),
        );
        piece.slice(len..piece.as_str().len())
    }

    /// Whether number and text of a row are merged with the row above, so that it only names more units.
    fn is_same_task(&self, row: usize) -> bool {
        let above = |used: Use| {
            self.columns
                .iter()
                .position(|c| c.used == used)
                .is_none_or(|c| self.grid.from_above(row, c))
        };
        !self.rows.is_empty()
            && self.columns.iter().any(|c| c.used == Use::Text)
            && above(Use::Label)
            && above(Use::Text)
    }

    fn add_units(&mut self, row: usize) {
        let written: Vec<usize> = (0..self.columns.len())
            .filter(|&i| !matches!(self.columns[i].used, Use::Label | Use::Category))
            .collect();
        for (index, &column) in written.iter().enumerate() {
            if self.grid.from_above(row, column) {
                continue;
            }
            let Some(cell) = self.grid.cell(row, column).filter(|c| !c.is_empty()) else {
                continue;
            };
            let piece = cells::units(cell);
            if let Some(target) = self.rows.last_mut().and_then(|r| r.cells.get_mut(index)) {
                if !target.is_empty() {
                    target.push_break();
                }
                target.push(&piece);
            }
        }
    }

    /// A row that ends before the last column of the table.
    fn missing_cells(&mut self, row: usize) {
        let missing: Vec<&str> = (0..self.columns.len())
            .filter(|&c| self.grid.cell(row, c).is_none() && self.columns[c].used != Use::Category)
            .map(|c| self.columns[c].heading.as_str())
            .collect();
        if missing.is_empty() {
            return;
        }
        let place = self
            .grid
            .filled(row)
            .last()
            .map(|c| c.joined().place(&self.document.source));
        if let Some(place) = place {
            self.out.findings.push(Diagnostic::new(
                Code::CellMissing,
                place,
                format!("这一行没有“{}”一格，按空白处理", missing.join("”“")),
            ));
        }
    }

    /// Turns new category cells of a row into headings.
    fn categories(&mut self, row: usize) {
        let columns: Vec<usize> = (0..self.columns.len())
            .filter(|&c| self.columns[c].used == Use::Category)
            .collect();
        self.categories.resize(columns.len(), String::new());
        for (depth, &column) in columns.iter().enumerate() {
            if self.grid.from_above(row, column) {
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
    fn category(&mut self, cell: &Cell, depth: usize) {
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
    fn group(&mut self, cell: &Cell) {
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

    fn has_category_column(&self) -> bool {
        self.columns.iter().any(|c| c.used == Use::Category)
    }

    /// A piece of a category cell that a conversion put between the rows: kept where it stands, and told.
    fn displaced(&mut self, cell: &Cell) {
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

    fn heading(&mut self, text: Text) {
        self.flush();
        let level = self.levels.of(text.as_str());
        self.out.items.push(Item::Heading { level, text });
    }

    /// A row in whose cells several rows are stacked, each piece with its number.
    fn is_stacked(&self, row: usize) -> bool {
        self.grid.filled(row).iter().any(|cell| {
            cell.lines.len() > 1
                && (cell.column..cell.column + cell.width)
                    .any(|c| self.columns.get(c).is_some_and(|c| c.used == Use::Text))
                && self.label_is_covered(row, cell)
                && consecutive(&cell.lines)
        })
    }

    fn label_is_covered(&self, row: usize, cell: &Cell) -> bool {
        self.columns
            .iter()
            .position(|c| c.used == Use::Label)
            .is_some_and(|label| {
                (cell.column..cell.column + cell.width).contains(&label)
                    || self.grid.cell(row, label).is_none_or(Cell::is_empty)
            })
    }

    fn stacked(&mut self, row: usize) {
        let mut headings = Vec::new();
        for cell in self.grid.filled(row) {
            let used = (cell.column..cell.column + cell.width)
                .filter_map(|c| self.columns.get(c))
                .map(|c| c.used)
                .next_back();
            match used {
                Some(Use::Category) => headings.push(cell),
                Some(Use::Units) => self.stack.answers.extend(cell.lines.iter().cloned()),
                _ => self.stack.tasks.push(cell.lines.clone()),
            }
        }
        self.flush();
        let before = self.out.items.len();
        for cell in headings {
            self.category(cell, 0);
        }
        let items = self.out.items.split_off(before);
        self.stack.headings.push(items);
    }

    /// Pairs the pieces of the stacked rows since the last ordinary row.
    fn finish_stack(&mut self) {
        if self.stack.tasks.is_empty() {
            return;
        }
        self.flush();
        let stack = std::mem::take(&mut self.stack);
        let written: Vec<Use> = self
            .columns
            .iter()
            .map(|c| c.used)
            .filter(|u| !matches!(u, Use::Label | Use::Category))
            .collect();
        let (groups, findings) = stack.pair(&written, &self.document.source);
        self.out.findings.extend(findings);
        for (headings, rows) in groups {
            self.out.items.extend(headings);
            self.rows = rows;
            self.flush();
        }
    }

    /// Writes the rows read so far as a table.
    fn flush(&mut self) {
        if self.rows.is_empty() {
            return;
        }
        let header = self
            .columns
            .iter()
            .filter(|c| c.used == Use::Label)
            .chain(
                self.columns
                    .iter()
                    .filter(|c| !matches!(c.used, Use::Label | Use::Category)),
            )
            .map(|c| c.heading.clone())
            .collect();
        self.out.items.push(Item::Tasks(Rows {
            header,
            rows: std::mem::take(&mut self.rows),
        }));
    }
}

/// Whether lines begin with numbers that follow each other.
fn consecutive(lines: &[Text]) -> bool {
    let numbers: Vec<u32> = lines
        .iter()
        .filter_map(|l| words::digits(l.as_str()).map(|(value, _)| value))
        .collect();
    numbers.len() == lines.len() && numbers.windows(2).all(|w| w[1] == w[0] + 1)
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

/// The first characters of a text, for a message.
pub(super) fn short(text: &str) -> String {
    let mut out: String = text.chars().take(18).collect();
    if text.chars().count() > 18 {
        out.push('…');
    }
    out
}
