//! Tables of Word files: rows and cells on a grid, through content controls and accepted revisions.

use super::{Reader, is_gone};
use crate::document::read::build::NewCell;
use crate::document::read::xml::Element;

impl Reader {
    /// The lines of a cell or a box: of its paragraphs, and of tables within it.
    pub(crate) fn cell_lines(&mut self, parent: &Element, lines: &mut Vec<String>) {
        for element in parent.elements() {
            match element.name.as_str() {
                "p" => {
                    let paragraph = self.paragraph(element);
                    lines.extend(paragraph.lines);
                    lines.extend(paragraph.boxes);
                }
                "tcPr" => {}
                name if is_gone(name) => self.pass_over(element),
                _ => self.cell_lines(element, lines),
            }
        }
    }

    pub(crate) fn table(&mut self, table: &Element) -> Vec<Vec<NewCell>> {
        let mut rows: Vec<Vec<NewCell>> = Vec::new();
        let mut hidden: Vec<String> = Vec::new();
        let mut trs = Vec::new();
        self.descend(table, "tr", &mut trs);
        for tr in trs {
            let properties = tr.child("trPr");
            if properties.is_some_and(|p| p.child("del").is_some()) {
                self.hide_deleted(tr);
                continue;
            }
            let mut column = properties
                .and_then(|p| p.value("gridBefore"))
                .and_then(|v| v.parse::<usize>().ok())
                .unwrap_or(0)
                .min(200);
            let mut row: Vec<NewCell> = Vec::new();
            let mut tcs = Vec::new();
            self.descend(tr, "tc", &mut tcs);
            for tc in tcs {
                let properties = tc.child("tcPr");
                let width = properties
                    .and_then(|p| p.value("gridSpan"))
                    .and_then(|v| v.parse::<usize>().ok())
                    .unwrap_or(1)
                    .clamp(1, 200);
                let goes_on = properties
                    .and_then(|p| p.child("vMerge"))
                    .is_some_and(|m| m.attribute("val").unwrap_or("continue") == "continue");
                let mut lines = Vec::new();
                self.cell_lines(tc, &mut lines);
                let above = goes_on
                    .then(|| {
                        rows.iter_mut()
                            .rev()
                            .find_map(|r| r.iter_mut().find(|c| c.column == column))
                    })
                    .flatten();
                match above {
                    Some(above) => {
                        above.height += 1;
                        // Word does not show what stands in a covered cell.
                        hidden.extend(lines);
                    }
                    None => row.push(NewCell {
                        column,
                        width,
                        height: 1,
                        lines,
                    }),
                }
                column += width;
            }
            rows.push(row);
        }
        for line in hidden {
            self.out.removed(&line, "被合并单元格遮住的文字");
        }
        rows
    }

    /// The elements of a name below an element, through content controls and accepted revisions.
    fn descend<'a>(&mut self, parent: &'a Element, name: &str, out: &mut Vec<&'a Element>) {
        for element in parent.elements() {
            match element.name.as_str() {
                found if found == name => out.push(element),
                "sdt" | "sdtContent" | "ins" | "moveTo" | "customXml" => {
                    self.descend(element, name, out);
                }
                gone if is_gone(gone) => self.pass_over(element),
                _ => self.leave_unread(element),
            }
        }
    }
}
